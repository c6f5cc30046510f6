"""What goes in and out over HTTP, as `/openapi.json` describes it."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from assistant.answers.answer import Answer, Citation
from assistant.evidence.retrieval import Found
from assistant.questions.question import Question
from embeddings.archive import ArchiveStatus
from embeddings.intake.jobs import Job
from embeddings.releases.release import Extent, Filters, Hit
from web.release_schemas import Date, Sent, VersionOut, WebAddress, version_out

MAX_ID = 100  # characters of a conversation's id


class FiltersIn(Sent):
    since: Date = None
    until: Date = None
    languages: list[str] = Field([], max_length=100)
    sources: list[str] = Field([], max_length=100)

    def value(self) -> Filters:
        return Filters(self.since, self.until, tuple(self.languages), tuple(self.sources))


Read = Literal["dates", "languages", "newest", "sources"]
IGNORE = "what is not to be read in the question's words; chosen filters hold in any case"
TODAY = 'the day of the question (YYYY-MM-DD), from which "last week" counts; the server\'s day if left out'
# Limits of an address: an empty one, as of a form that was sent as it stood, is none.
Day = Annotated[date | None, BeforeValidator(lambda day: day or None)]
Wanted = Annotated[int, Field(ge=1, le=100, description="releases to return")]
Names = Annotated[list[str], AfterValidator(lambda names: list(filter(None, names))), Query()]


class AskIn(Sent):
    question: str
    conversation_id: str = Field("", max_length=MAX_ID)
    replaces: str = Field(
        "",
        max_length=MAX_ID,
        description="id of the answer of this conversation in whose place this one is kept; no longer in the"
        " conversation, it is still found by its id",
    )
    language: str = Field(
        "", max_length=10, description="language of the answer; the question's own if empty"
    )
    filters: FiltersIn = FiltersIn()
    mode: Literal["auto", "quotes", "model"] = "auto"
    today: Date = Field(None, description=TODAY)
    ignore: list[Read] = Field([], max_length=10, description=IGNORE)


class StopIn(Sent):
    conversation_id: str = Field(min_length=1, max_length=MAX_ID)


class FiltersOut(BaseModel):
    since: Date
    until: Date
    languages: list[str]
    sources: list[str]


class CitationOut(BaseModel):
    n: int
    release_id: str
    passage_id: int
    title: str
    date: Date
    language: str
    source: str
    url: WebAddress
    quote: str = Field(description="exactly text[start:end] of the release, in code points")
    start: int
    end: int
    versions: list[VersionOut]
    corrections: list[VersionOut] = Field(description="later releases that say they correct this one")
    speaker: str = Field(description="whose words these are, where somebody's were asked for; else empty")


class InterpretedOut(BaseModel):
    language: str
    since: Date
    until: Date
    languages: list[str]
    sources: list[str]
    newest_first: bool
    standalone_question: str = Field(
        description="in words that need no conversation; this is what was searched"
    )
    follow_up: bool = Field(description="whether the conversation was needed to understand the question")
    dates: Literal["", "only", "first"] = Field(
        description="`only` releases of since to until are searched, or these come `first`; empty without dates"
    )
    read: list[Read] = Field(
        description="which of these limits were read in the words and not chosen: give one back in `ignore` to"
        " ask without it"
    )


class SearchedOut(BaseModel):
    releases: int
    languages: list[str]
    oldest: Date
    newest: Date


class HitOut(BaseModel):
    release_id: str
    passage_id: int
    title: str
    date: Date
    language: str
    source: str
    url: WebAddress
    text: str
    heading: str
    start: int
    end: int
    score: float
    versions: list[VersionOut]
    corrections: list[VersionOut]


class StruckOut(BaseModel):
    text: str
    before: int = Field(description="the number of the citation before whose sentence it stands; 0 at the end")
    reason: str = Field(description="why it is not proven, in the reader's language")


class AnswerOut(BaseModel):
    answer: str = Field(description="sentences, each followed by its [n] markers")
    language: str
    mode: str
    answerable: bool
    citations: list[CitationOut]
    interpreted: InterpretedOut
    searched: SearchedOut
    nearest: list[HitOut]
    notice: str
    struck: list[StruckOut] = Field(
        description="sentences of the language model that are NOT proven, no part of `answer`, to be shown struck:"
        " without them the others would be misread"
    )
    answer_id: str = Field(description="empty where answers are not kept")
    conversation_id: str
    asked_at: str = Field(description="ISO 8601 in UTC")
    took_ms: int


class StoppedOut(BaseModel):
    answer: AnswerOut | None = Field(description="what had been shown by then, and is kept; null where it was nothing")


class SearchOut(BaseModel):
    interpreted: InterpretedOut
    searched: SearchedOut
    hits: list[HitOut]
    took_ms: int


class JobIdOut(BaseModel):
    job_id: str


class ErrorOut(BaseModel):
    item: str
    reason: str
    kind: str = Field(
        description='"format" where files of such a name cannot be read at all, "kept" where the release came in'
        ' beside another one of its id, "doubt" where it came in and should be looked at (neither counts as `failed`),'
        ' else ""'
    )


class JobOut(BaseModel):
    id: str
    state: str
    total: int
    done: int
    added: int
    replaced: int
    unchanged: int
    removed: int
    failed: int
    errors: list[ErrorOut]
    embedded: int = Field(description="passages embedded of the batch that is on its way into the archive,")
    to_embed: int = Field(description="which has so many; 0 between two batches")
    passages_per_second: float
    eta_s: float | None
    undoable: bool = Field(description="whether POST /api/jobs/{id}/undo can take back what it brought in")


class StatusOut(BaseModel):
    releases: int
    passages: int
    languages: list[str]
    sources: list[str]
    oldest: Date
    newest: Date
    last_update: str
    waiting: int = Field(description="submissions accepted and not brought in yet")
    embedding_model: str
    chat_model: str
    index: str


class ProblemOut(BaseModel):
    type: str
    title: str
    status: int
    detail: str


def filters_out(filters: Filters) -> FiltersOut:
    return FiltersOut(**_fields(filters))


def citation_out(citation: Citation) -> CitationOut:
    links = {name: [version_out(v) for v in getattr(citation, name)] for name in ("versions", "corrections")}
    return CitationOut(**_fields(citation) | links)


def hit_out(hit: Hit) -> HitOut:
    release, passage = hit.release, hit.passage
    return HitOut(
        release_id=release.id,
        passage_id=passage.key,
        title=release.title,
        date=release.date,
        language=release.language,
        source=release.source,
        url=release.url,
        text=passage.text,
        heading=passage.heading,
        start=passage.start,
        end=passage.end,
        score=round(hit.score, 4),
        versions=[version_out(v) for v in hit.versions],
        corrections=[version_out(v) for v in hit.corrections],
    )


def interpreted_out(question: Question) -> InterpretedOut:
    filters, around = question.filters, question.around
    return InterpretedOut(
        language=question.language,
        since=around.first if around else filters.since,
        until=around.last if around else filters.until,
        languages=list(filters.languages),
        sources=list(filters.sources),
        newest_first=question.newest_first,
        standalone_question=question.text,
        follow_up=question.follows_up,
        dates="first" if around else "only" if filters.since or filters.until else "",
        read=list(question.read),
    )


def searched_out(extent: Extent) -> SearchedOut:
    return SearchedOut(**_fields(extent))


def search_out(found: Found, took_ms: int) -> SearchOut:
    return SearchOut(
        interpreted=interpreted_out(found.interpreted),
        searched=searched_out(found.searched),
        hits=[hit_out(hit) for hit in found.hits],
        took_ms=took_ms,
    )


def answer_out(answer: Answer) -> AnswerOut:
    return AnswerOut(
        answer=answer.text,
        language=answer.language,
        mode=answer.mode,
        answerable=answer.answerable,
        citations=[citation_out(c) for c in answer.citations],
        interpreted=interpreted_out(answer.interpreted),
        searched=searched_out(answer.searched),
        nearest=[hit_out(hit) for hit in answer.nearest],
        notice=answer.notice,
        struck=[StruckOut(**_fields(one)) for one in answer.struck],
        answer_id=answer.id,
        conversation_id=answer.conversation_id,
        asked_at=answer.asked_at,
        took_ms=answer.took_ms,
    )


def job_out(job: Job) -> JobOut:
    report = job.report
    counts = ("total", "done", "added", "replaced", "unchanged", "removed", "failed", "embedded", "to_embed")
    return JobOut(
        id=job.id,
        state=job.state,
        **{name: getattr(report, name) for name in counts},
        errors=[ErrorOut(item=p.item, reason=p.reason, kind=p.kind) for p in report.problems],
        passages_per_second=round(job.passages_per_second, 1),
        eta_s=None if job.eta_s is None else round(job.eta_s, 1),
        undoable=job.undoable,
    )


def status_out(status: ArchiveStatus, chat_model: str) -> StatusOut:
    return StatusOut(chat_model=chat_model, **_fields(status))


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass, tuples as lists."""
    found = {name: getattr(value, name) for name in value.__slots__}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in found.items()}
