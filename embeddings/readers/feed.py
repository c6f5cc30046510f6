"""Feeds: RSS and Atom; each entry that carries its text is a release."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from email.utils import parsedate
from time import struct_time

import feedparser

from embeddings.readers import sitemap
from embeddings.readers.decoding import decode_as_is
from embeddings.readers.found import FEED
from embeddings.readers.jsonl import release_of
from embeddings.readers.markup import text_of
from embeddings.readers.reading import DOUBT, Problem, Reading, UnreadableFile
from embeddings.readers.stated_date import Manner
from embeddings.releases.release import Release
from embeddings.text.dates import find_date, iso_date
from embeddings.text.language import detect_language

DECLARED = re.compile(rb"(\A[^>]{0,200}encoding\s*=\s*[\"'])([\w-]{1,40})")
_LINKS = ("http://", "https://", "/")
HEAD = 1 << 16  # bytes in which a feed begins, whatever a server or a licence puts before it
_BEGINNING = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)[\s>/]", re.IGNORECASE)
FULL_TEXT = "yandex_full-text"  # in which Russian feeds have what their description only begins


def read(name: str, data: bytes) -> Reading:
    """The entries of an RSS or Atom feed; raises UnreadableFile for other XML and for a sitemap."""
    return _reading(*entries(data)[:2])


def may_be_feed(data: bytes) -> bool:
    """Whether what begins a feed stands in the beginning of this; parsing a page to find that it is none is slow."""
    return bool(_BEGINNING.search(data[:HEAD].replace(b"\0", b"")))  # in UTF-16, too


def entries(data: bytes) -> tuple[list[dict], list[Problem], str]:
    """The entries of a feed as release objects, with or without a text, which can be none, and where it goes on or "".

    An address may be relative to the feed's.
    """
    feed = feedparser.parse(_readable(data), sanitize_html=True, resolve_relative_uris=True)
    if not feed.get("version"):
        raise UnreadableFile(_other_xml(data))
    source, found, problems = feed.feed.get("title", ""), [], []
    for number, entry in enumerate(feed.entries, 1):
        try:
            found.append(_entry(entry, source))
        except Exception as error:  # whatever the library makes of what it was not made for
            title = str(entry.get("title", ""))[:80]
            problems.append(Problem(f"entry {number} {title}".strip(), f"{type(error).__name__}: {error}"[:300]))
    further = (link.get("href", "") for link in feed.feed.get("links", ()) if link.get("rel") == "next")
    return found, problems, next(further, "")


def _readable(data: bytes) -> bytes:
    """The feed in UTF-8, whatever it declares: a wrong name of its encoding would garble every word."""
    if _is_utf8(data):
        return data
    declared = DECLARED.search(data[:500])
    try:
        text = decode_as_is(data, declared[2].decode("ascii", "replace") if declared else "")
    except UnreadableFile:  # compressed, perhaps
        return data
    return DECLARED.sub(rb"\1utf-8", text.encode(), count=1)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _other_xml(data: bytes) -> str:
    if sitemap.is_sitemap(data):
        return "a sitemap: it names pages and holds none; add its address as a feed"
    return "not a feed (RSS or Atom)"


def _entry(entry: feedparser.FeedParserDict, source: str) -> dict:
    contents = [entry.get("summary", ""), entry.get(FULL_TEXT, "")]
    contents += (part.get("value", "") for part in entry.get("content", ()))
    # A plain look-up: the library's own takes one for the other, with a warning.
    stated = entry.get("published", "") or dict.get(entry, "updated", "")
    parsed = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
    url = entry.get("link", "")
    if url == entry.get("id") and not url.startswith(_LINKS):  # the library takes any guid for a link
        url = ""
    return {
        "id": entry.get("id", ""), "url": url, "title": text_of(entry.get("title", "")),
        "text": text_of(max(contents, key=len)), "source": text_of(source), "stated": stated,
        "date": _day(stated, parsed, entry.get("language", "")),
        "subtitle": text_of(entry.get("subtitle", "")), "language": entry.get("language", ""),
    }  # fmt: skip


def _day(stated: str, parsed: struct_time | None, language: str) -> str:
    """The publisher's own day of a time, half past midnight in the east is no day earlier; "" where it is uncertain.

    `parsed` is the time in UTC as the library has it, which makes a day of almost anything: it counts for nothing by
    itself, and one written as in e-mails has to agree with it.
    """
    if day := iso_date(stated):
        return day.isoformat()
    with suppress(ValueError, TypeError):
        own = date(*parsedate(stated)[:3])
        if parsed and abs(own - date(*parsed[:3])) <= timedelta(days=1):
            return own.isoformat()
    found = find_date(stated, language or detect_language(stated)) if stated else None  # as people write it, 10.06.2024
    return found[0].isoformat() if found else ""


def _reading(entries: Sequence[dict], problems: list[Problem]) -> Reading:
    releases = []
    for number, entry in enumerate(entries, 1):
        try:
            release, doubt = _release(entry)
            releases.append(release)
            told = (doubt, DOUBT)
        except UnreadableFile as error:
            told = (str(error), "")
        if told[0]:
            problems.append(Problem(f"entry {number} {entry['title'][:80]}".strip(), *told))
    if not releases:
        raise UnreadableFile(
            f"no release in it: {problems[0].item}: {problems[0].reason}" if problems else "no entries"
        )
    return Reading(tuple(releases), tuple(problems))


def _release(entry: dict) -> tuple[Release, str]:
    """The release that an entry has, and what is doubtful about its date."""
    entry = dict(entry)
    if entry["id"] == entry["url"] or len(str(entry["id"])) > 200:
        entry["id"] = ""
    return release_of_entry(entry)


def release_of_entry(entry: dict) -> tuple[Release, str]:
    """The release that what a feed says of a page is, and what is doubtful about its date."""
    stated = entry.get("stated") or entry.get("date")
    item = {name: value for name, value in entry.items() if value} | {"date": entry.get("date") or stated}
    release, doubt = release_of(item, Manner(), FEED)
    return (replace(release, date_evidence=str(stated)) if entry.get("date") and not doubt else release), doubt
