"""Finished values for the templates: an answer's sentences, cards and limits, a release's blocks. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.answers.answer import Answer, Citation, Struck
from assistant.history import Stale
from assistant.markers import markers
from assistant.questions.question import Question
from embeddings.releases.release import Extent, Filters, Hit, Release, Version
from web.addresses import ask_href, release_href
from web.wording import Wording

CONTEXT = 120  # code points shown before and after the quoted words of a card
OPENING = 240  # code points of a passage shown where nothing in it is quoted


@dataclass(frozen=True, slots=True)
class Link:
    """A language version: where it is and how it is called."""

    href: str
    language: str
    label: str
    evidence: str = ""  # why it is a version: "stated", "content" or "by hand"


@dataclass(frozen=True, slots=True)
class Card:
    """A source beside an answer. `n` is 0 where nothing of it is cited."""

    n: int = 0
    href: str = ""
    title: str = ""
    day: str = ""
    iso: str = ""
    source: str = ""
    speaker: str = ""  # whose words the marked ones are
    language: str = ""
    language_name: str = ""
    before: str = ""
    marked: str = ""
    after: str = ""
    original: str = ""  # the badge of a quotation in another language than the question
    label: str = ""  # what a screen reader says for its chip
    versions: tuple[Link, ...] = ()
    corrections: tuple[Link, ...] = ()  # by their titles
    stale: str = ""  # what has become of its release since
    outdated: bool = False  # its release no longer says this

    @property
    def page(self) -> str:
        """Where its release is, at no words in particular."""
        return self.href.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of an answer with the cards that prove it."""

    words: str
    cards: tuple[Card, ...]
    quoted: bool = False  # set as a quotation, with a line that says whose it is
    goes_on: bool = False  # and the next one has the same line, which is enough once
    struck: tuple[Struck, ...] = ()  # unproven ones that stand before it

    @property
    def said(self) -> bool:
        """Whether these are somebody's own words."""
        return bool(self.cards and self.cards[0].speaker and self.cards[0].marked == self.words)


@dataclass(frozen=True, slots=True)
class Limit:
    """An understood limit of the search, and where one goes to lift it ("" where it cannot be lifted)."""

    kind: str
    label: str
    href: str


def paragraphs(answer: Answer, cards: Mapping[int, Card]) -> list[list[Sentence]]:
    """An answer's text, each line cut after its [n] markers; unknown numbers stay text. A quotation stands alone."""
    quotes = answer.mode == "quotes" and answer.answerable
    lines = [_sentences_of(line.strip(), cards) for line in answer.text.splitlines()]
    found = [part for line in lines if line for part in _set(line, quotes)]
    found = [[_with_struck(sentence, answer) for sentence in part] for part in found]
    if at_the_end := tuple(one for one in answer.struck if not one.before):
        found.append([Sentence("", (), struck=at_the_end)])
    return [_going_on(one, after) for one, after in zip(found, [*found[1:], []], strict=True)]


def _with_struck(sentence: Sentence, answer: Answer) -> Sentence:
    numbers = {card.n for card in sentence.cards}
    return replace(sentence, struck=tuple(one for one in answer.struck if one.before in numbers))


def by_release(cards: Iterable[Card]) -> list[list[Card]]:
    """The cards of each release, as the releases first come."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.page, []).append(card)
    return list(found.values())


def _set(line: list[Sentence], quotes: bool) -> list[list[Sentence]]:
    """A line whose sentences are quotations as so many paragraphs, any other as one."""
    if quotes or all(sentence.said for sentence in line):
        return [[replace(sentence, quoted=bool(sentence.cards))] for sentence in line]
    return [line]


def _going_on(paragraph: list[Sentence], after: list[Sentence]) -> list[Sentence]:
    if not after or not (paragraph[0].quoted and after[0].quoted):
        return paragraph
    this, following = paragraph[0].cards[0], after[0].cards[0]
    same = (this.page, this.speaker) == (following.page, following.speaker)
    return [replace(paragraph[0], goes_on=same)]


def _sentences_of(line: str, cards: Mapping[int, Card]) -> list[Sentence]:
    found, begin = [], 0
    for match in markers(line, {n: card.marked for n, card in cards.items()}):
        words, card = line[begin : match.start()].strip(), cards[int(match[1])]
        if words or not found:
            found.append(Sentence(words, (card,)))
        else:
            found[-1] = replace(found[-1], cards=tuple(dict.fromkeys((*found[-1].cards, card))))
        begin = match.end()
    rest = line[begin:].strip()
    return [*found, Sentence(rest, ())] if rest else found


def cited_card(
    citation: Citation, release: Release | None, answer: Answer, wording: Wording, stale: Stale | None = None
) -> Card:
    """The card of a citation, with the words around the quotation as the release has them.

    What the release no longer says is neither looked for in it nor linked to characters of it.
    """
    foreign, outdated = citation.language != answer.language, stale is not None and not stale.quoted
    title, day = citation.title or wording.text("untitled"), wording.day(citation.date)
    became = stale_words(stale, wording) if stale else ""
    label = wording.text("chip", n=citation.n, title=title, date=day)
    before, after = _around(release.text, citation) if release and not outdated else ("", "")
    return Card(
        n=citation.n,
        href=release_href(citation.release_id, *(() if outdated else (citation.start, citation.end))),
        before=before,
        marked=citation.quote,
        after=after,
        original=_original(citation.language, wording) if foreign else "",
        speaker=citation.speaker,
        label=f"{label}. {became}" if became else label,
        corrections=correction_links(citation.corrections),
        stale=became,
        outdated=outdated,
        **_about(citation, wording),
    )


def stale_words(stale: Stale, wording: Wording) -> str:
    """What has become of a cited release since."""
    if stale.state == "deleted":
        return wording.text("stale_removed")
    if not stale.quoted:
        return wording.text("stale_gone")
    return wording.text("stale_superseded" if stale.state == "superseded" else "stale_changed")


def found_card(hit: Hit, wording: Wording) -> Card:
    """The card of a release that was found; its passage's opening words."""
    passage = hit.passage
    href = release_href(hit.release.id, passage.start, passage.end)
    words = clipped(passage.text, OPENING)
    also = {
        "versions": links(hit.versions, wording),
        "corrections": correction_links(hit.corrections),
    }
    return Card(href=href, before=words, **(_about(hit.release, wording) | also))


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
    return tuple(
        Link(release_href(v.release_id), v.language, wording.language(v.language), v.evidence)
        for v in versions
    )


def correction_links(corrections: Sequence[Version]) -> tuple[Link, ...]:
    return tuple(Link(release_href(c.release_id), c.language, c.title) for c in corrections)


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


def limits(
    question: str, asked: Filters, answer: Answer, wording: Wording, ignored: Collection[str] = ()
) -> list[Limit]:
    """The limits that the question was understood to set; lifted, a chosen one goes and a read one is ignored."""
    understood = answer.interpreted.filters

    def lifted(name: str, **chosen: object) -> str:
        if name in answer.interpreted.read:
            return ask_href(question, asked, (*ignored, name))
        return ask_href(question, replace(asked, **chosen), ignored) if chosen else ""

    found = []
    if dates := _dates(answer.interpreted, wording):
        chosen = {"since": None, "until": None} if asked.since or asked.until else {}
        found.append(Limit("dates", dates, lifted("dates", **chosen)))
    if understood.languages:
        chosen = {"languages": ()} if asked.languages else {}
        found.append(
            Limit("languages", wording.languages(understood.languages), lifted("languages", **chosen))
        )
    read, *others = understood.sources if "sources" in answer.interpreted.read else ("",)
    if read:  # what it is called in each language are limits of their own only where they are chosen
        found.append(Limit("sources", f"{read} +{len(others)}" if others else read, lifted("sources")))
    for source in () if read else understood.sources:
        rest = {"sources": tuple(s for s in asked.sources if s != source)} if source in asked.sources else {}
        found.append(Limit("sources", source, lifted("sources", **rest)))
    if answer.interpreted.newest_first:
        found.append(Limit("newest", wording.text("newest_first"), lifted("newest")))
    return found


def _dates(understood: Question, wording: Wording) -> str:
    if period := understood.around:
        return wording.text("dates_first", dates=wording.span(period.first, period.last))
    return wording.span(understood.filters.since, understood.filters.until)


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


def freshness(extent: Extent, last_update: str, now: datetime, wording: Wording) -> str:
    """How new the archive is: «62 releases, newest 12 December 2025, updated 14 minutes ago»."""
    if not extent.releases:
        return wording.text("archive_empty")
    updated = wording.ago(datetime.fromisoformat(last_update), now)
    releases = wording.count("releases", extent.releases)
    if extent.newest:
        return wording.text("fresh", releases=releases, newest=wording.day(extent.newest), updated=updated)
    return wording.text("fresh_undated", releases=releases, updated=updated)


def _extent_values(extent: Extent, wording: Wording) -> dict[str, str]:
    releases, languages = wording.count("releases", extent.releases), wording.languages(extent.languages)
    return {"releases": releases, "languages": languages}
