"""Questions that a release asks, and where it answers them: in a transcript, or one line behind the other. Pure."""

import re
from functools import lru_cache

from assistant.speech.quotations import Quotation, known_quotations
from embeddings.releases.release import Release
from embeddings.text.sentences import line_spans, sentence_spans

Span = tuple[int, int]
_ASKS = re.compile(r"[?؟][\s\"»”)]*$")
_QUOTED = re.compile(r"[«“\"„]")


@lru_cache(maxsize=256)
def questions(release: Release) -> tuple[tuple[Span, Span], ...]:
    """Each question as [start, end) in the text, with that of what answers it; the answer may be empty."""
    turns = [(one.asked, (one.start, one.end)) for one in known_quotations(release) if one.asked[1]]
    return (*turns, *_unlabelled(release))


def _unlabelled(release: Release) -> list[tuple[Span, Span]]:
    """The questions that are nobody's words, each with the rest of its line, else the line behind it."""
    lines, said = line_spans(release.text), known_quotations(release)
    found = []
    for place, (start, end) in enumerate(lines):
        spans = [(start + a, start + b) for a, b in sentence_spans(release.text[start:end], release.language or "en")]
        for span in spans:
            sentence = release.text[slice(*span)]
            if _ASKS.search(sentence) and not _QUOTED.search(sentence) and not any(_holds(one, span) for one in said):
                behind = lines[place + 1] if place + 1 < len(lines) else (end, end)
                found.append((span, (span[1], end) if span[1] < end else behind))
    return found


def _holds(quotation: Quotation, span: Span) -> bool:
    return quotation.start <= span[0] < quotation.end
