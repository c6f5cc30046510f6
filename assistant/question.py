"""What a question asks for, understood from its words."""

from dataclasses import dataclass, field
from datetime import date

from embeddings.language import detect_language
from embeddings.release import Filters

MAX_QUESTION = 2000  # code points; longer than any question, shorter than a pasted document


class BadQuestion(ValueError):
    """The question cannot be asked as it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the language to answer in and the limits it sets on the search."""

    text: str
    language: str
    filters: Filters = field(default_factory=Filters)
    newest_first: bool = False
    standalone: str = ""  # the question without its conversation
    asked_on: date | None = None
