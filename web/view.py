"""Finished values for the templates: an answer's sentences, cards and limits, a release's blocks. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode, urlsplit

from assistant.answer import Answer, Citation
from embeddings.release import Extent, Filters, Hit, Release, Version
from web.wording import Wording

CONTEXT = 120  # code points shown before and after the quoted words of a card
OPENING = 240  # code points of a passage shown where nothing in it is quoted
MARKERS = re.compile(r"\s*((?:\[\d{1,4}\]\s*)+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A language version: where it is and how it is called."""

    href: str
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """A source beside an answer. `n` is 0 where nothing of it is cited."""

    n: int = 0
    href: str = ""
    title: str = ""
    day: str = ""
    iso: str = ""
    source: str = ""
    language: str = ""
    language_name: str = ""
    before: str = ""
    marked: str = ""
    after: str = ""
    original: str = ""  # the badge of a quotation in another language than the question
    label: str = ""  # what a screen reader says for its chip
    versions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of an answer with the cards that prove it."""

    words: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """An understood limit of the search, and where one goes to lift it ("" where it cannot be lifted)."""

    kind: str
    label: str
    href: str


def release_href(release_id: str, start: int | None = None, end: int | None = None) -> str:
    """Where a release is; with offsets, at these very words, with or without JavaScript."""
    path = "/releases/" + quote(release_id, safe="!'()*")
    return path if start is None else f"{path}?chars={start}-{end}#chars={start}-{end}"


def ask_href(question: str, filters: Filters, **more: str) -> str:
    pairs = [("q", question), *filter_pairs(filters), *more.items()]
    return "/?" + urlencode([pair for pair in pairs if pair[1]])


def filter_pairs(filters: Filters) -> list[tuple[str, str]]:
    dates = [("since", filters.since), ("until", filters.until)]
    return [
        *((name, day.isoformat()) for name, day in dates if day),
        *(("language", code) for code in filters.languages),
        *(("source", source) for source in filters.sources),
    ]


def sentences(answer: Answer, cards: Mapping[int, Card]) -> list[list[Sentence]]:
    """The paragraphs of an answer's text, each cut after its [n] markers; unknown numbers stay text."""
    return [
        parsed
        for line in answer.text.splitlines()
        if line.strip() and (parsed := _sentences_of(line.strip(), cards))
    ]


def _sentences_of(line: str, cards: Mapping[int, Card]) -> list[Sentence]:
    found, begin = [], 0
    for match in MARKERS.finditer(line):
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        if all(number in cards for number in numbers):
            words = line[begin : match.start()].strip()
            found.append(Sentence(words, tuple(cards[number] for number in dict.fromkeys(numbers))))
            begin = match.end()
    rest = line[begin:].strip()
    return [*found, Sentence(rest, ())] if rest else found


def cited_card(citation: Citation, release: Release | None, answer: Answer, wording: Wording) -> Card:
    """The card of a citation, with the words around the quotation as the release has them."""
    foreign = citation.language != answer.language
    title, day = citation.title or wording.text("untitled"), wording.day(citation.date)
    before, after = _around(release.text if release else citation.quote, citation)
    return Card(
        n=citation.n,
        href=release_href(citation.release_id, citation.start, citation.end),
        before=before,
        marked=citation.quote,
        after=after,
        original=_original(citation.language, wording) if foreign else "",
        label=wording.text("chip", n=citation.n, title=title, date=day),
        **_about(citation, wording),
    )


def found_card(hit: Hit, wording: Wording) -> Card:
    """The card of a release that was found; its passage's opening words."""
    passage = hit.passage
    href = release_href(hit.release.id, passage.start, passage.end)
    words = clipped(passage.text, OPENING)
    return Card(
        href=href, before=words, **(_about(hit.release, wording) | {"versions": links(hit.versions, wording)})
    )


def _about(item: Citation | Release, wording: Wording) -> dict[str, object]:
    return {
        "title": item.title or wording.text("untitled"),
        "day": wording.day(item.date),
        "iso": item.date.isoformat() if item.date else "",
        "source": item.source,
        "language": item.language,
        "language_name": wording.language(item.language),
        "versions": links(item.versions, wording) if isinstance(item, Citation) else (),
    }


def links(versions: Sequence[Version], wording: Wording) -> tuple[Link, ...]:
    return tuple(Link(release_href(v.release_id), v.language, wording.language(v.language)) for v in versions)


def _original(language: str, wording: Wording) -> str:
    return wording.text("original", language=wording.capitalised(wording.language(language)))


def _around(text: str, citation: Citation) -> tuple[str, str]:
    """What stands before and after a quotation in its own paragraph, clipped to whole words."""
    before = text[max(0, citation.start - CONTEXT) : citation.start].rpartition("\n")[2]
    after = text[citation.end : citation.end + CONTEXT].partition("\n")[0]
    if len(before) == CONTEXT:
        before = "…" + before[before.find(" ") :]
    return before, after.rpartition(" ")[0] + " …" if len(after) == CONTEXT else after


def clipped(text: str, length: int) -> str:
    """`text` on one line, at most `length` code points long, cut between words."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[:length].rpartition(" ")[0] + " …"


def limits(question: str, asked: Filters, answer: Answer, wording: Wording) -> list[Limit]:
    """The limits that the question was understood to set; those that a person chose can be lifted."""
    understood = answer.interpreted.filters
    found = []
    if dates := wording.span(understood.since, understood.until):
        chosen = asked.since or asked.until
        lifted = Filters(None, None, asked.languages, asked.sources)
        found.append(Limit("dates", dates, ask_href(question, lifted) if chosen else ""))
    if understood.languages:
        lifted = Filters(asked.since, asked.until, (), asked.sources)
        label = wording.languages(understood.languages)
        found.append(Limit("languages", label, ask_href(question, lifted) if asked.languages else ""))
    for source in understood.sources:
        rest = tuple(s for s in asked.sources if s != source)
        lifted = Filters(asked.since, asked.until, asked.languages, rest)
        found.append(Limit("sources", source, ask_href(question, lifted) if source in asked.sources else ""))
    if answer.interpreted.newest_first:
        found.append(Limit("newest", wording.text("newest_first"), ""))
    return found


def searched(extent: Extent, wording: Wording) -> str:
    """What an answer was looked for in."""
    if not extent.releases:
        return wording.text("searched_nothing")
    values = _extent_values(extent, wording)
    if extent.oldest and extent.newest:
        return wording.text("searched", dates=wording.span(extent.oldest, extent.newest), **values)
    return wording.text("searched_undated", **values)


def extent_line(extent: Extent, wording: Wording) -> str:
    """What can be asked: «62 releases · Arabic, English and Russian · newest 12 December 2025»."""
    if not extent.releases:
        return wording.text("archive_empty")
    values = _extent_values(extent, wording)
    if extent.newest:
        return wording.text("extent", newest=wording.day(extent.newest), **values)
    return wording.text("extent_undated", **values)


def _extent_values(extent: Extent, wording: Wording) -> dict[str, str]:
    releases, languages = wording.count("releases", extent.releases), wording.languages(extent.languages)
    return {"releases": releases, "languages": languages}


def web_address(url: str) -> str:
    """`url` where a browser may follow it, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def day_of(text: str) -> date | None:
    """The day of a form field; None where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
