"""What of a sentence is not proven, and how it is told. Pure."""

from dataclasses import dataclass

PARTICULARS = ("number", "date", "name")  # kinds of faults of which a reader may know


@dataclass(frozen=True, slots=True)
class Fault:
    """What is at fault: its kind, the words of the sentence that are meant, and the reason in words for a model."""

    kind: str  # one of PARTICULARS, "quotation", "sense", "speaker", "citation" or "language"
    words: str
    reason: str

    def __str__(self) -> str:
        return self.reason
