"""What a reader found for a field of a release, and where: its evidence."""

from dataclasses import dataclass

from embeddings.releases.release import Evidence
from embeddings.text.language import settled_language

OWN_LINE = "own line"  # above or below the text
DATELINE = "dateline"
FIELD = "field"  # of that name, in a release object, a table or front matter
HEADING = "heading"
STYLE = "style"  # of that name, in an office document
FILE_NAME = "file name"
FEED = "feed"
ADDRESS = "address"
DETECTED = "detected"  # in the words of the text
WORDS = 300  # code points kept of what stands there


@dataclass(frozen=True, slots=True)
class Found:
    """A value with where it stands; false where there is none. `words` are all that stands there."""

    value: str = ""
    where: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.value)


NOTHING = Found()


def evidence_of(**fields: Found) -> tuple[Evidence, ...]:
    """The evidence of those fields for which something was found."""
    return tuple(
        Evidence(field, found.where, found.words[:WORDS] if found.words != found.value else "")
        for field, found in fields.items()
        if found
    )


def language_of(text: str, declared: Found) -> Found:
    """The language of `text`: as declared, unless enough text says otherwise."""
    code = settled_language(text, declared.value)
    if code == settled_language("", declared.value):
        return Found(code, declared.where, declared.words or declared.value)
    return Found(code, DETECTED)
