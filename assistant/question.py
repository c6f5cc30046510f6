"""What a question asks for, understood from its words."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from embeddings.language import detect_language
from embeddings.release import Filters

MAX_QUESTION = 2000  # code points; longer than any question, shorter than a pasted document
NEWEST = re.compile(
    r"\b(latest|newest|most recent)\b|\b(последн|недавн|свеж)\w*|(?<!\w)(آخر|أحدث|احدث|اخر)(?!\w)",
    re.IGNORECASE,
)


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


def understand(
    text: str, *, language: str = "", filters: Filters | None = None, today: date | None = None
) -> Question:
    """Raises BadQuestion for an empty or endless question and for filters that exclude everything."""
    filters = filters or Filters()
    words = _cleaned(text)
    if not words:
        raise BadQuestion("The question is empty. Type what you want to know.")
    if len(words) > MAX_QUESTION:
        raise BadQuestion(
            f"The question has {len(words)} characters; at most {MAX_QUESTION} can be asked. Shorten it."
        )
    if filters.since and filters.until and filters.since > filters.until:
        raise BadQuestion(
            f"since ({filters.since}) is after until ({filters.until}): no release can match. Swap them."
        )
    return Question(
        text=words,
        language=language or detect_language(words) or "en",
        filters=filters,
        newest_first=bool(NEWEST.search(words)),
        standalone=words,
        asked_on=today,
    )


def _cleaned(text: str) -> str:
    """NFC, on one line, without control, format and surrogate characters."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()
