"""What goes in and out over HTTP, as `/openapi.json` describes it."""

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, Field

from assistant.answer import Answer, Citation
from assistant.question import Question
from embeddings.archive import ArchiveStatus
from embeddings.jobs import Job
from embeddings.release import Extent, Filters, Hit, Release, Version

Date = dt.date | None


class FiltersIn(BaseModel):
    since: Date = None
    until: Date = None
    languages: list[str] = Field([], max_length=100)
    sources: list[str] = Field([], max_length=100)

    def value(self) -> Filters:
        return Filters(self.since, self.until, tuple(self.languages), tuple(self.sources))


class AskIn(BaseModel):
    question: str
    conversation_id: str = Field("", max_length=100)
    language: str = Field(
        "", max_length=10, description="language of the answer; the question's own if empty"
    )
    filters: FiltersIn = FiltersIn()
    mode: Literal["auto", "quotes", "model"] = "auto"


class VersionOut(BaseModel):
    language: str
    release_id: str
    title: str
    url: str


class CitationOut(BaseModel):
    n: int
    release_id: str
    passage_id: int
    title: str
    date: Date
    language: str
    source: str
    url: str
    quote: str = Field(description="exactly text[start:end] of the release, in code points")
    start: int
    end: int
    versions: list[VersionOut]


class InterpretedOut(BaseModel):
    language: str
    since: Date
    until: Date
    languages: list[str]
    sources: list[str]
    newest_first: bool
    standalone_question: str


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
    url: str
    text: str
    heading: str
    start: int
    end: int
    score: float
    versions: list[VersionOut]


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
    conversation_id: str
    took_ms: int


class SearchOut(BaseModel):
    interpreted: InterpretedOut
    searched: SearchedOut
    hits: list[HitOut]
    took_ms: int


class ReleaseHead(BaseModel):
    id: str
    title: str
    date: Date
    language: str
    source: str
    url: str
    version_of: str


class ReleaseOut(ReleaseHead):
    text: str
    date_evidence: str
    versions: list[VersionOut]


class ListingOut(BaseModel):
    releases: list[ReleaseHead]
    cursor: str = Field(description="give it back for the next page; empty at the end")


class JobIdOut(BaseModel):
    job_id: str


class ErrorOut(BaseModel):
    item: str
    reason: str


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
    passages_per_second: float
    eta_s: float | None


class StatusOut(BaseModel):
    releases: int
    passages: int
    languages: list[str]
    sources: list[str]
    oldest: Date
    newest: Date
    last_update: str
    embedding_model: str
    chat_model: str
    index: str


class ProblemOut(BaseModel):
    type: str
    title: str
    status: int
    detail: str


def version_out(version: Version) -> VersionOut:
    return VersionOut(**_fields(version))


def citation_out(citation: Citation) -> CitationOut:
    return CitationOut(**_fields(citation) | {"versions": [version_out(v) for v in citation.versions]})


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
    )


def interpreted_out(question: Question) -> InterpretedOut:
    return InterpretedOut(
        language=question.language,
        newest_first=question.newest_first,
        standalone_question=question.standalone,
        **_fields(question.filters),
    )


def searched_out(extent: Extent) -> SearchedOut:
    return SearchedOut(**_fields(extent))


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
        conversation_id=answer.conversation_id,
        took_ms=answer.took_ms,
    )


def head_out(release: Release) -> ReleaseHead:
    return ReleaseHead(**{name: getattr(release, name) for name in ReleaseHead.model_fields})


def release_out(release: Release, versions: tuple[Version, ...]) -> ReleaseOut:
    return ReleaseOut(
        **head_out(release).model_dump(),
        text=release.text,
        date_evidence=release.date_evidence,
        versions=[version_out(v) for v in versions],
    )


def job_out(job: Job) -> JobOut:
    report = job.report
    counts = ("total", "done", "added", "replaced", "unchanged", "removed", "failed")
    return JobOut(
        id=job.id,
        state=job.state,
        **{name: getattr(report, name) for name in counts},
        errors=[ErrorOut(item=p.item, reason=p.reason) for p in report.problems],
        passages_per_second=round(job.passages_per_second, 1),
        eta_s=None if job.eta_s is None else round(job.eta_s, 1),
    )


def status_out(status: ArchiveStatus, chat_model: str) -> StatusOut:
    return StatusOut(chat_model=chat_model, **_fields(status))


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass, tuples as lists."""
    found = {name: getattr(value, name) for name in value.__slots__}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in found.items()}
