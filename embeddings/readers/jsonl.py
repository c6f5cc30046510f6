"""Releases as JSON objects: one, an array, or one a line. Also what the API takes."""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from embeddings.dates import dateline, find_date, iso_date, title_date
from embeddings.folding import fold
from embeddings.language import detect_language
from embeddings.readers.decoding import clean, decode_as_is
from embeddings.readers.found import FIELD, Found, evidence_of, language_of
from embeddings.readers.markup import is_html, line_of, text_of, unescaped
from embeddings.readers.reading import Problem, Reading, UnreadableFile
from embeddings.readers.text import under
from embeddings.release import Release

_LINE_END = re.compile("\r\n?|\n")  # not U+2028, which may stand in a string
_AROUND = " \t\ufeff\x1e"  # of joined files and of JSON text sequences
FIELDS = ("id", "url", "title", "subtitle", "date", "language", "source", "version_of", "place")
WORDS = ("title", "subtitle", "source", "place")  # fields of what people wrote
# What fields and columns are called elsewhere. The day on which a page was fetched is not a release's date.
NAMES = {
    "text": ("text", "content", "body", "article", "content_text", "текст", "содержание", "النص", "المحتوى"),
    "title": ("title", "headline", "subject", "заголовок", "название", "العنوان"),
    "subtitle": (
        "subtitle",
        "subheadline",
        "standfirst",
        "lead",
        "подзаголовок",
        "лид",
        "العنوان الفرعي",
    ),
    "date": (
        "date",
        "published",
        "publication date",
        "pubdate",
        "date_published",
        "datePublished",
        "дата",
        "التاريخ",
    ),
    "source": ("source", "issuer", "publisher", "источник", "المصدر"),
    "url": ("url", "link", "ссылка", "الرابط"),
    "language": ("language", "lang", "язык", "اللغة"),
    "id": ("id", "guid"),
    "version_of": ("version_of",),
    "place": ("place", "location", "место", "المكان"),
}
_FIELD = {fold(name): field for field, names in NAMES.items() for name in names}
MAX_FIELD = {
    "id": 200,
    "version_of": 200,
    "language": 10,
    "url": 2000,
    "title": 2000,
    "subtitle": 2000,
    "source": 500,
    "place": 200,
    "date": 40,
}


def read(name: str, data: bytes) -> Reading:
    """The releases of a .json or .jsonl file; what is wrong with a line is reported by its number."""
    text = decode_as_is(data)
    try:
        whole = _loaded(text)
    except UnreadableFile as error:
        lines = [(f"line {n}", line.strip(_AROUND)) for n, line in enumerate(_LINE_END.split(text), 1)]
        why = str(error) if name.lower().endswith(".json") else ""
        return _reading([(place, line) for place, line in lines if line], _loaded, why)
    if isinstance(whole, dict) and "jsonfeed.org" in str(whole.get("version", "")):
        whole = feed_items(whole)
    objects = whole if isinstance(whole, list) else [whole]
    return _reading([(f"release {n}", found) for n, found in enumerate(objects, 1)])


def feed_items(feed: dict) -> list[dict]:
    """The items of a JSON Feed as release objects."""
    return [_feed_item(item, feed) for item in feed.get("items") or () if isinstance(item, dict)]


def _feed_item(item: dict, feed: dict) -> dict:
    """An item of a JSON Feed as a release object."""
    markup = item.get("content_html") or item.get("summary") or ""
    return {
        "url": item.get("url"),
        "title": item.get("title"),
        "date": item.get("date_published"),
        "language": item.get("language") or feed.get("language"),
        "source": feed.get("title"),
        "text": item.get("content_text") or (text_of(markup) if isinstance(markup, str) else ""),
    }


def renamed(item: object) -> object:
    """An object with our names for its fields, where it has no text under ours."""
    if not isinstance(item, dict) or "text" in item:
        return item
    return {field_called(name): value for name, value in reversed(item.items()) if field_called(name)}


def field_called(name: str) -> str:
    """The field that a column or key of this name holds, or ""."""
    return _FIELD.get(fold(name.strip("\ufeff \t\n")), "")


def _reading(
    items: Sequence[tuple[str, object]], load: Callable[..., object] = lambda item: item, why_none: str = ""
) -> Reading:
    releases, problems = [], []
    for place, item in items:
        try:
            releases.append(release_from_object(renamed(load(item))))
        except UnreadableFile as error:
            problems.append(Problem(place, str(error)))
    if not releases:
        first = f"{problems[0].item}: {problems[0].reason}" if problems else "it is empty"
        raise UnreadableFile(f"no release in it: {why_none or first}")
    return Reading(tuple(releases), tuple(problems))


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
    if value := iso_date(text):
        return value
    code = re.split("[-_]", language.lower())[0] or detect_language(text)
    if not (found := find_date(text, code)):
        raise UnreadableFile(f"date {text!r} is not a day such as 2024-06-10 or June 10, 2024")
    return found[0]
