# make run    set everything up, load the releases, serve the chat on http://127.0.0.1:8000
# make test   set everything up and run every test
# make bench  measure retrieval, abstention, speed, scale and indexes: SHARED=folder of test data (hours, and 30 GB below BENCH)
PYTHON   ?= python3
RELEASES ?= examples/releases
SHARED   ?= ../shared
BENCH    ?= build/bench

.PHONY: setup run test bench lint clean
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

bench: setup
	.venv/bin/python -m benchmarks.retrieval $(SHARED)/eval
	.venv/bin/python -m benchmarks.abstention $(SHARED)/eval
	.venv/bin/python -m benchmarks.speed $(SHARED) $(BENCH)
	.venv/bin/python -m benchmarks.scale $(SHARED) $(BENCH)
	.venv/bin/python -m benchmarks.indexes $(SHARED) $(BENCH)

lint: setup
	.venv/bin/ruff check .

clean:
	rm -rf .venv data build *.egg-info
