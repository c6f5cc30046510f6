"""The README names every setting and command, and its picture is there."""

import re
from pathlib import Path

from assistant.cli import app
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_setting_is_in_the_readme():
    """And the README names none that does not exist."""
    names = {
        name.upper() if name.startswith("openai") else f"ASSISTANT_{name.upper()}"
        for name in Settings.model_fields
    }
    assert set(re.findall(r"`((?:ASSISTANT|OPENAI)_\w+)` \|", README)) == names


def test_every_command_is_in_the_readme():
    """And the README names none that does not exist."""
    commands = {command.name or command.callback.__name__ for command in app.registered_commands}
    commands |= {group.name for group in app.registered_groups}
    assert set(re.findall(r"\| `assistant (\w+)", README)) == commands


def test_every_picture_exists():
    """No broken image."""
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_the_table_of_conventions_names_tests_and_pictures_that_exist():
    """Each convention is shown by a test; no picture is missing."""
    table = (ROOT / "docs" / "conventions.md").read_text("utf-8")
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "browser").glob("test_*.py"))
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == [str(n) for n in range(1, 16)]
    named = set(re.findall(r"`(test_\w+)`", table))
    assert [name for name in named if f"def {name}(" not in tests] == []
    pictures = re.findall(r"\((screens/[\w.-]+)\)", table)
    assert len(pictures) == 27
    assert [picture for picture in pictures if not (ROOT / "docs" / picture).is_file()] == []
