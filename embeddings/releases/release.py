"""The values that every layer speaks: releases, their passages, and what a search returns."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import astuple, dataclass

from embeddings.text.hijri import is_hijri

CALLED = 80  # code points of a text that stand for a missing title


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field of a release was read.

    `where` is a name in the markup ("og:title", "JSON-LD headline") or one of those in readers/found.py; `words`
    are what stands there where that is more than the field itself.
    """

    field: str
    where: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One published text in one language.

    `text` is the body as read (Unicode NFC, no navigation, title, date line or source line); it never
    changes afterwards, so that offsets into it, in code points, stay exact. A subtitle is a part of it. An unknown
    field is empty or None, never guessed.
    """

    id: str
    text: str
    title: str = ""
    date: dt.date | None = None
    date_evidence: str = ""  # the very words the date was read from
    language: str = ""  # ISO 639-1
    source: str = ""
    url: str = ""
    version_of: str = ""  # language versions of one release share this name
    place: str = ""  # where it was issued or tells of, as the release states it
    subtitle: str = ""
    evidence: tuple[Evidence, ...] = ()  # of title, subtitle, source, place and language

    @property
    def date_calendar(self) -> str:
        """Of the words that the date was read from: "gregorian", "islamic" (the date is converted), or ""."""
        if not self.date_evidence:
            return ""
        return "islamic" if is_hijri(self.date_evidence) else "gregorian"

    @property
    def called(self) -> str:
        """Its title, or its first words where it has none: what lists show it by."""
        words = " ".join(self.text[: 2 * CALLED].split())
        if self.title or len(words) <= CALLED:
            return self.title or words
        return f"{words[:CALLED].rpartition(' ')[0] or words[:CALLED]} …"

    @property
    def digest(self) -> str:
        """SHA-256 over every field that a reader or a search can see."""
        fields = (
            self.id, self.text, self.title, str(self.date), self.date_evidence,
            self.language, self.source, self.url, self.version_of, *filter(None, (self.place, self.subtitle)),
            *(part for one in self.evidence for part in astuple(one)),
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(fields).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences: `release.text[start:end] == text`. `key` is 0 until it is stored."""

    release_id: str
    start: int
    end: int
    text: str
    heading: str = ""  # the subheading it stands under
    key: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """The same release in another language, or a copy of it in the same one.

    `evidence` says why they belong together: "stated" by the releases themselves, "content" where dates,
    numbers and meaning agree, or "by hand".
    """

    language: str
    release_id: str
    title: str
    url: str
    evidence: str = "stated"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to; empty means everything. Both dates are inclusive."""

    since: dt.date | None = None
    until: dt.date | None = None
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.languages or self.sources)


@dataclass(frozen=True, slots=True)
class Extent:
    """What was searched."""

    releases: int
    languages: tuple[str, ...]
    oldest: dt.date | None
    newest: dt.date | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a release that a search found: cosine in [-1, 1], BM25 ≥ 0 (0 where no keyword matched).

    `score` is how near it is; among near ones the order is told by more than that, see `embeddings.search.ranking`.
    """

    release: Release
    passage: Passage
    cosine: float
    bm25: float
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A release with its best passage for a question."""

    release: Release
    passage: Passage
    score: float
    cosine: float = 0.0
    bm25: float = 0.0
    item: str = ""  # what its language versions and copies share
    versions: tuple[Version, ...] = ()
    corrections: tuple[Version, ...] = ()  # the releases that say they correct it
