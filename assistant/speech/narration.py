"""What a release says itself, and nobody in it. Pure."""

import re

from assistant.speech.quotations import known_quotations, speaks
from assistant.words.quotation_marks import quoted_spans
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans

OPENING = 100  # code points of a release in which it may say what it is
# What calls a release somebody's own words from beginning to end.
_OWN_WORDS = re.compile(
    r"(?<!\w)(?:ال)?"
    + any_of(
        "statement* speech* address interview* remarks letter* message* briefing* transcript* comment* conference"
        " заявлени* выступлени* обращени* интервью письм* послани* брифинг* стенограмм* комментари* конференци* речь"
        " بيان كلمة خطاب تصريح* مقابلة رسالة إحاطة حوار مؤتمر نص"
    )
)


def is_told(release: Release, start: int, end: int) -> bool:
    """Whether a release surely says something between two offsets itself, in a sentence that gives it to nobody.

    Such a sentence has no quotation marks, no word of saying and no first person, follows no colon, and is of no
    release that calls itself a statement or the like.
    """
    if _OWN_WORDS.search(fold(f"{release.title}\n{release.text[:OPENING]}")):
        return False
    spans = sentence_spans(release.text, release.language or "en")
    said = [*((one.start, one.end) for one in known_quotations(release)), *quoted_spans(release.text)]
    return any(
        a < end and start < b and not any(a < d and c < b for c, d in said) and _is_plain(release.text, a, b)
        for a, b in spans
    )


def _is_plain(text: str, start: int, end: int) -> bool:
    return not speaks(text[start:end]) and not text[:start].rstrip().endswith(":")
