# make run    set everything up, load the releases, serve the chat on http://127.0.0.1:8000
# make test   set everything up and run every test
PYTHON   ?= python3
RELEASES ?= examples/releases

.PHONY: setup run test lint clean
.DEFAULT_GOAL := run

setup: .venv/installed

.venv/installed: pyproject.toml
	@echo "Setting up .venv (a few minutes, once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv .venv
	@.venv/bin/pip install --disable-pip-version-check -q --progress-bar on -e '.[test]'
	@touch $@

run: setup
	@.venv/bin/assistant serve $(if $(PORT),--port $(PORT)) --releases '$(RELEASES)'

test: setup
	@.venv/bin/ruff check .
	@.venv/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope

lint: setup
	.venv/bin/ruff check .

clean:
	rm -rf .venv data build *.egg-info
