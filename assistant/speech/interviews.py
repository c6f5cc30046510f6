"""Interviews whose questions and answers have dashes in front and no names. Pure."""

import re

from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import line_spans

_INTERVIEW = re.compile(
    r"(?<!\w)(?:ال)?" + any_of("interview interviews answers q&a интервью ответы беседа حوار مقابلة حديث لقاء")
)
_DASH = re.compile(r"\s*[—–-]\s?(?=[^\W\d_])")
ASKED = re.compile(r"[?؟][^\w?؟]*$")


def dashed_answers(release: Release) -> set[int]:
    """Where the lines begin that answer a question in the line above, both with a dash in front.

    A question is sure only behind what is none: of two in a row the second may ask back, and who goes on is not told.
    """
    if not _INTERVIEW.search(fold(release.title)):
        return set()
    lines = [(start, release.text[start:end]) for start, end in line_spans(release.text)]
    dashed = [bool(_DASH.match(line)) for _, line in lines]
    asks = [one and bool(ASKED.search(line)) for one, (_, line) in zip(dashed, lines, strict=True)]
    return {
        start
        for n, (start, _) in enumerate(lines)
        if n and dashed[n] and not asks[n] and asks[n - 1] and not (n > 1 and asks[n - 2])
    }
