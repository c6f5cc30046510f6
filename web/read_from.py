"""Where the fields of a release were read, in the reader's language."""

from dataclasses import dataclass

from embeddings.readers import found
from embeddings.releases.release import Release
from web.wording import Wording

FIELDS = {
    "title": "title_field", "subtitle": "subtitle_field", "source": "source", "place": "place", "language": "language",
}  # fmt: skip
PLACES = {
    found.OWN_LINE: "read_own_line", found.DATELINE: "read_dateline", found.FIELD: "read_field",
    found.HEADING: "read_heading", found.STYLE: "read_style", found.FILE_NAME: "read_file_name",
    found.FEED: "read_feed", found.ADDRESS: "read_address", found.DETECTED: "read_detected",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """A field, the place it was read in words, or in the name that the markup gives it, and what stands there."""

    field: str
    place: str
    markup: str
    words: str


def read_from(release: Release, wording: Wording) -> list[ReadFrom]:
    dated = [ReadFrom(wording.text("date"), "", "", release.date_evidence)] if release.date_evidence else []
    return dated + [
        ReadFrom(
            wording.text(FIELDS[one.field]) if one.field in FIELDS else one.field,
            wording.text(PLACES[one.where]) if one.where in PLACES else "",
            "" if one.where in PLACES else one.where,
            one.words,
        )
        for one in release.evidence
    ]
