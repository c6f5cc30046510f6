"""Whether a quotation leaves off what limits or denies it in its sentence. Pure.

"The talks have failed" is not what was said in "I do not think that the talks have failed", nor is "we are not ready"
in "we are not ready until inflation falls", unless the sentence that quotes it says so in its own words.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.proof.polarity import negates
from assistant.proof.repetition import same, terms
from assistant.words.quotation_marks import quoted_spans
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans

_LIMITS = re.compile(
    r"\W*"
    + any_of(
        "until unless if provided except without as_long_as so_long_as only_if only_when"
        " пока если кроме без при_условии только_если ما_لم إلا إذا شرط شريطة دون ما_دام"
    )
)
_BEFORE = re.compile(r"\W*" + any_of("before до قبل"))  # "not before" is "not until"
_CONDITION = re.compile(r"(?<!\w)[وف]?" + any_of("without if unless until без если пока إذا ما_لم دون لو"))
_NEW_CLAUSE = re.compile(r"[,;:،؛]\s*(?:(?:but|and|so|но|и|а|بل)(?!\w))?\W*$")


def is_clipped(sentence: str, quoted: str, places: Sequence[tuple[Release, int, int]]) -> bool:
    """Whether wherever these words stand in releases, what limits or denies them there is neither quoted nor told."""
    told = fold(sentence.replace(quoted, " "))
    return bool(places) and all(_lacks(told, fold(quoted), *_around(*place)) for place in places)


def _lacks(told: str, quoted: str, before: str, behind: str) -> bool:
    """Whether the words around a quotation in its sentence limit or deny it, and the words told do not. All folded."""
    limited = _LIMITS.match(behind) or (_BEFORE.match(behind) and negates(quoted))
    if limited and _untold(behind, told):
        return True
    return _turns(before) and not _NEW_CLAUSE.search(before) and (_untold(before, told) or not _turns(told))


def _turns(folded: str) -> bool:
    """Whether words deny what follows, or make it depend on something."""
    return negates(folded) or bool(_CONDITION.search(folded))


def _untold(words: str, told: str) -> bool:
    there = terms(told)
    return any(not any(same(word, other) for other in there) for word in terms(words))


def _around(release: Release, start: int, end: int) -> tuple[str, str]:
    """What stands around words in their sentence, folded; within quotation marks, where they stand in some."""
    a, b = next(_holding(sentence_spans(release.text, release.language or "en"), start, start + 1), (start, end))
    marked = next(_holding(quoted_spans(release.text), start, end), (a, b))
    before = release.text[max(a, marked[0]) : start].rpartition(":")[2]
    return fold(before), fold(release.text[end : max(end, min(b, marked[1]))])


def _holding(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    return (span for span in spans if span[0] <= start and end <= span[1])
