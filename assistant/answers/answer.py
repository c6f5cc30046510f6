"""What the assistant says: an answer, its citations, and the events of an answer on its way."""

from dataclasses import dataclass
from datetime import date

from assistant.questions.question import Question
from embeddings.releases.release import Extent, Hit, Version


@dataclass(frozen=True, slots=True)
class Citation:
    """Proof of one sentence: `release.text[start:end] == quote`, exact, in code points."""

    n: int
    release_id: str
    passage_id: int
    title: str
    date: date | None
    language: str
    source: str
    url: str
    quote: str
    start: int
    end: int
    versions: tuple[Version, ...] = ()
    corrections: tuple[Version, ...] = ()  # later releases that say they correct this one
    speaker: str = ""  # whose words these are, where somebody's were asked for


@dataclass(frozen=True, slots=True)
class Struck:
    """A sentence that is not proven and is shown struck, because without it the others would be misread."""

    text: str
    before: int  # the number of the citation before whose sentence it stands; 0 at the end
    reason: str  # in the reader's language


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer, or an honest statement that there is none (`answerable` False, `nearest` filled)."""

    text: str  # sentences, each followed by its [n] markers
    language: str
    mode: str  # "quotes" | "model": what wrote it
    answerable: bool
    citations: tuple[Citation, ...]
    interpreted: Question
    searched: Extent
    nearest: tuple[Hit, ...] = ()
    notice: str = ""  # what the reader must know: the model failed, the quotation is in another language
    id: str = ""  # "" where it is not kept
    conversation_id: str = ""
    asked_at: str = ""  # ISO 8601 in UTC
    took_ms: int = 0
    struck: tuple[Struck, ...] = ()  # no part of `text`


@dataclass(frozen=True, slots=True)
class Sources:
    """First event: what was found."""

    hits: tuple[Hit, ...]
    interpreted: Question
    searched: Extent


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of the answer's text; only what is proven."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """Last event: the whole answer, which replaces what was shown so far."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    """Last event instead of `Done`: what happened and what to do."""

    title: str
    detail: str
    status: int  # the HTTP status it would have had before the first byte


Event = Sources | Delta | Done | Failed
