"""Releases and their versions as they go over HTTP."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from embeddings.releases.release import Release, Version
from embeddings.text.addresses import web_address

Date = dt.date | None
# Here and not where a release comes in: there its address, whatever it is, also tells which release it is.
WebAddress = Annotated[str, AfterValidator(web_address), Field(description="http or https, else empty")]


class VersionOut(BaseModel):
    language: str
    release_id: str
    title: str
    url: WebAddress
    evidence: str = Field(description='"stated" by the releases, "content" or "by hand"')


class Sent(BaseModel):
    """What is sent here. A field that there is not is a mistake, and refused: unread, it would change the answer."""

    model_config = ConfigDict(extra="forbid")


class ReleaseHead(BaseModel):
    id: str
    title: str
    subtitle: str
    date: Date
    language: str
    source: str
    url: WebAddress
    version_of: str


class EvidenceOut(BaseModel):
    """Where a field was read."""

    field: str = Field(description="title, subtitle, source, place or language")
    where: str = Field(
        description='a name in the markup ("og:title", "JSON-LD headline"), "own line", "dateline", "field", "heading",'
        ' "style", "file name", "feed", "address" or "detected"'
    )
    words: str = Field(description="what stands there, where it is more than the field itself")


class EarlierOut(BaseModel):
    """What a release said before it was changed."""

    title: str
    date: Date
    text: str
    replaced_at: str


class ReleaseOut(ReleaseHead):
    text: str
    date_evidence: str = Field(description="the words that the date was read from")
    date_calendar: str = Field(description='of those words: "gregorian", "islamic" (converted) or ""')
    place: str
    evidence: list[EvidenceOut]
    versions: list[VersionOut]
    corrections: list[VersionOut]
    earlier: list[EarlierOut] = Field(description="as it was before each change, latest first")


class VersionOf(Sent):
    """Which release this one is a version of."""

    version_of: str = Field(
        max_length=300, description='the id of a release or a name they share; "" for none'
    )


class ListingOut(BaseModel):
    releases: list[ReleaseHead] = Field(description="those without a title have their first words there")
    cursor: str = Field(description="give it back for the next page; empty at the end")


def version_out(version: Version) -> VersionOut:
    return VersionOut(**asdict(version))


def head_out(release: Release) -> ReleaseHead:
    return ReleaseHead(**{name: getattr(release, name) for name in ReleaseHead.model_fields})


def listed_out(release: Release) -> ReleaseHead:
    return head_out(replace(release, title=release.called))


def release_out(
    release: Release,
    versions: tuple[Version, ...],
    corrections: tuple[Version, ...],
    earlier: Sequence[tuple[Release, str]] = (),
) -> ReleaseOut:
    return ReleaseOut(
        **head_out(release).model_dump(),
        text=release.text,
        date_evidence=release.date_evidence,
        date_calendar=release.date_calendar,
        place=release.place,
        evidence=[EvidenceOut(**asdict(one)) for one in release.evidence],
        versions=[version_out(v) for v in versions],
        corrections=[version_out(v) for v in corrections],
        earlier=[
            EarlierOut(title=old.title, date=old.date, text=old.text, replaced_at=when)
            for old, when in earlier
        ],
    )
