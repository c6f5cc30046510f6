"""The letterhead: lines above the title that say whose release it is."""

from collections.abc import Sequence
from datetime import date

from embeddings.releases.lines import (
    HEAD,
    SENTENCE_END,
    SOURCE,
    is_crumb,
    is_kicker,
    is_reference,
    is_title,
    repeats,
    source_line,
    top,
)
from embeddings.text.dates import date_line, dateline
from embeddings.text.folding import fold

LETTERHEAD = 3  # lines that name the institution and its office


def letterhead(lines: Sequence[str], language: str, known_title: str) -> list[int]:
    """The numbers of the lines above the title that say whose release it is.

    They stand above a known title; or a date or "press release" stands between them and a line that can be a title,
    and they are a name that the text has, too, or are in capitals above "press release".
    """
    above, dated, kind = [], False, False
    for number in top(lines):
        line = lines[number].strip()
        if known_title and repeats(line, known_title):
            return above
        if date_line(line, language) or place_and_date(line, language):
            dated = dated or bool(above)
        elif is_kicker(line):
            kind = kind or bool(above)
        elif is_crumb(line) or source_line(line) or is_reference(line):
            continue
        elif not (dated or kind) or known_title:
            if len(above) == LETTERHEAD or len(line) > SOURCE or line.endswith(SENTENCE_END):
                return []
            above.append(number)
        else:
            is_named = _names(lines[above[0]].strip(), line, lines[number + 1 :], kind)
            return above if is_named and is_title(lines, number, language) else []
    return []


def _names(words: str, title: str, text: Sequence[str], kind: bool) -> bool:
    """Whether words above a title are a name: of the text, too, or, if a `kind` is between them, in capitals alone.

    A title that is a phrase of the text begins there with a small letter.
    """
    words, text = " ".join(words.split()), " ".join(" ".join(text[: HEAD * 2]).split())
    if not kind:
        return words.lower() != words.upper() and words in text
    return fold(words) in fold(text) or (words.isupper() and not title.isupper())


def place_and_date(line: str, language: str) -> tuple[date, str] | None:
    """The date of a line that is a dateline without a text."""
    found = dateline(line, language)
    return found if found and line.endswith(found[1]) and line != found[1] else None
