"""Releases as JSON objects: one, an array, or one a line. Also what the API takes."""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from embeddings.readers.decoding import clean, decode_as_is
from embeddings.readers.fields import FIELDS, MAX_FIELD, renamed
from embeddings.readers.found import FIELD, Found, evidence_of, language_of
from embeddings.readers.markup import is_html, line_of, text_of, unescaped
from embeddings.readers.reading import DOUBT, Problem, Reading, UnreadableFile
from embeddings.readers.stated_date import Manner, day_in
from embeddings.readers.text import under
from embeddings.releases.release import Release
from embeddings.text.dates import dateline, iso_date, title_date

_LINE_END = re.compile("\r\n?|\n")  # not U+2028, which may stand in a string
_AROUND = " \t\ufeff\x1e"  # of joined files and of JSON text sequences
WORDS = ("title", "subtitle", "source", "place")  # fields of what people wrote


def read(name: str, data: bytes) -> Reading:
    """The releases of a .json or .jsonl file; what is wrong with a line is reported by its number."""
    text = decode_as_is(data)
    try:
        whole = _loaded(text)
    except UnreadableFile as error:
        lines = [(f"line {n}", line.strip(_AROUND)) for n, line in enumerate(_LINE_END.split(text), 1)]
        why = str(error) if name.lower().endswith(".json") else ""
        return _reading([(place, line) for place, line in lines if line], _loaded, why)
    if _is_feed(whole):
        whole = feed_items(whole)
    objects = whole if isinstance(whole, list) else [whole]
    return _reading([(f"release {n}", found) for n, found in enumerate(objects, 1)])


def feed_in(data: bytes) -> dict | None:
    """The JSON Feed that `data` is, None where it is none."""
    if data.lstrip()[:1] != b"{":
        return None
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return whole if _is_feed(whole) else None


def _is_feed(whole: object) -> bool:
    return isinstance(whole, dict) and "jsonfeed.org" in str(whole.get("version", ""))


def feed_items(feed: dict) -> list[object]:
    """The items of a JSON Feed as release objects; what is no item stays as it is. Raises UnreadableFile."""
    items = feed.get("items") or []
    if not isinstance(items, list):
        raise UnreadableFile(f"a JSON Feed whose items are no list, but {type(items).__name__}")
    return [_feed_item(item, feed) if isinstance(item, dict) else item for item in items]


def _feed_item(item: dict, feed: dict) -> dict:
    """An item of a JSON Feed as a release object."""
    markup = item.get("content_html") or item.get("summary") or ""
    return {
        "entry_id": item.get("id"),  # of no use as a release's: those in files have had their address's
        "url": item.get("url"),
        "title": item.get("title"),
        "date": item.get("date_published"),
        "language": item.get("language") or feed.get("language"),
        "source": feed.get("title"),
        "text": item.get("content_text") or (text_of(markup) if isinstance(markup, str) else ""),
    }


def _reading(
    items: Sequence[tuple[str, object]], load: Callable[..., object] = lambda item: item, why_none: str = ""
) -> Reading:
    objects, problems, releases = {}, {}, []
    for place, item in items:
        try:
            loaded = load(item)
            objects[place] = renamed(loaded.items()) if isinstance(loaded, dict) else loaded
        except UnreadableFile as error:
            problems[place] = Problem(place, str(error))
    manner = Manner.of(item.get("date") for item in objects.values() if isinstance(item, dict))
    for place, item in objects.items():
        try:
            release, doubt = release_of(item, manner)
            releases.append(release)
        except UnreadableFile as error:
            problems[place] = Problem(place, str(error))
        else:
            problems |= {place: Problem(place, doubt, DOUBT)} if doubt else {}
    told = tuple(problems[place] for place, _ in items if place in problems)
    if not releases:
        first = f"{told[0].item}: {told[0].reason}" if told else "it is empty"
        raise UnreadableFile(f"no release in it: {why_none or first}")
    return Reading(tuple(releases), told)


def release_of(item: object, manner: Manner, where: str = FIELD) -> tuple[Release, str]:
    """The release of an object in a file, with our names for its fields, and what is doubtful about its date.

    Where that is no day, the release is as one that states none.
    """
    if not isinstance(item, dict) or item.get("date") in (None, ""):
        return release_from_object(item, where), ""
    release = release_from_object(item | {"date": ""}, where)
    stated = manner.read(item["date"], str(item.get("language") or ""))
    if stated.day:
        release = replace(release, date=stated.day, date_evidence=line_of(str(item["date"])))
    return release, stated.doubt


def _loaded(line: str) -> object:
    try:
        return json.loads(line, strict=False)  # a raw tab or control character in a string does no harm
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"not JSON: {error}") from error
    except RecursionError as error:
        raise UnreadableFile("not JSON: nested too deeply") from error
    except ValueError as error:
        raise UnreadableFile("not JSON: a number with too many digits") from error


def release_from_object(item: object, where: str = FIELD) -> Release:
    """The release of `{id?, url?, title?, subtitle?, date?, language?, source?, place?, text, version_of?}`.

    Other fields are ignored; a text that is HTML is read as its words; without a date, that of the text's own
    dateline or at the end of its title is taken. `where` is the evidence of what it states. Raises UnreadableFile
    with the reason.
    """
    if not isinstance(item, dict):
        raise UnreadableFile('not a release object such as {"title": …, "text": …}')
    text = item.get("text")
    text = _plain(text) if isinstance(text, str) else ""
    if not text:
        raise UnreadableFile("text is missing: a release object needs a non-empty string there")
    release = replace(Release(id="", text=text), **described(item))
    language = language_of(text, Found(release.language, where))
    stated = {name: Found(getattr(release, name), where) for name in ("title", "subtitle", "source", "place")}
    release = replace(
        release,
        text=under(release.subtitle, text),
        language=language.value,
        evidence=evidence_of(**stated, language=language),
    )
    if release.date is None and (
        found := dateline(text.partition("\n")[0], release.language)
        or title_date(release.title, release.language)
    ):
        release = replace(release, date=found[0], date_evidence=found[1])
    return release


def _plain(text: str) -> str:
    return text_of(text) if is_html(text) else clean(text).strip()


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
    return line_of(unescaped(value) if name in WORDS else value)


def _date(text: str, language: str) -> dt.date:
    if value := iso_date(text) or day_in(text, language):
        return value
    raise UnreadableFile(f"date {text!r} is not a day such as 2024-06-10 or June 10, 2024")
