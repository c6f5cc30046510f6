"""Releases as JSON objects: one, an array, or one a line. Also what the API takes."""

import datetime as dt
import json
import unicodedata
from dataclasses import replace

from embeddings.language import detect_language
from embeddings.metadata import find_date, settled_language
from embeddings.readers.decoding import clean, decode
from embeddings.readers.reading import Problem, Reading, UnreadableFile
from embeddings.release import Release

FIELDS = ("id", "url", "title", "date", "language", "source", "version_of")
MAX_FIELD = {
    "id": 200,
    "version_of": 200,
    "language": 10,
    "url": 2000,
    "title": 2000,
    "source": 500,
    "date": 40,
}


def read(name: str, data: bytes) -> Reading:
    """The releases of a .json or .jsonl file; what is wrong with a line is reported by its number."""
    text = decode(data)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return _reading([(f"line {n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip()])
    objects = whole if isinstance(whole, list) else [whole]
    return _reading([(f"release {n}", found) for n, found in enumerate(objects, 1)])


def _reading(items: list[tuple[str, object]]) -> Reading:
    releases, problems = [], []
    for place, item in items:
        try:
            releases.append(release_from_object(_loaded(item) if isinstance(item, str) else item))
        except UnreadableFile as error:
            problems.append(Problem(place, str(error)))
    if not releases:
        first = f": {problems[0].item}: {problems[0].reason}" if problems else ""
        raise UnreadableFile(f"no release in it{first}")
    return Reading(tuple(releases), tuple(problems))


def _loaded(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"not JSON: {error}") from error


def release_from_object(item: object) -> Release:
    """The release of `{id?, url?, title?, date?, language?, source?, text, version_of?}`.

    Other fields are ignored. Raises UnreadableFile with the reason.
    """
    if not isinstance(item, dict):
        raise UnreadableFile('not a release object such as {"title": …, "text": …}')
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableFile("text is missing: a release object needs a non-empty string there")
    text = clean(text).strip()
    release = replace(Release(id="", text=text), **described(item))
    return replace(release, language=settled_language(text, release.language))


def described(item: dict) -> dict[str, object]:
    """The fields of a release that an object states; raises UnreadableFile where one is not usable."""
    found = {name: _field(name, item[name]) for name in FIELDS if item.get(name) not in (None, "")}
    if "date" in found:
        found["date_evidence"] = found["date"]
        found["date"] = _date(found["date"], found.get("language", ""))
    return found


def _field(name: str, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and name in ("id", "version_of"):
        value = str(value)
    if not isinstance(value, str):
        raise UnreadableFile(f"{name} must be a string, it is {type(value).__name__}")
    if len(value) > MAX_FIELD[name]:
        raise UnreadableFile(f"{name} has {len(value)} characters; at most {MAX_FIELD[name]} are taken")
    if name in ("id", "version_of") and any(unicodedata.category(c)[0] == "C" for c in value):
        raise UnreadableFile(f"{name} has control characters")
    return " ".join(clean(value).split())


def _date(text: str, language: str) -> dt.date:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        found = find_date(text, language or detect_language(text))
    if not found:
        raise UnreadableFile(f"date {text!r} is not a day such as 2024-06-10 or June 10, 2024")
    return found[0]
