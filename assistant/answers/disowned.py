"""Sentences that a release calls forged, false or never said: none is quoted without the one that says so. Pure.

Nor is what a correction says was given wrongly without what it says is right.
"""

import re
from collections.abc import Sequence

from assistant.evidence.evidence import LEANS, Evidence
from assistant.speech.hearsay import calls_false, is_suspect
from assistant.words.quotation_marks import quoted_spans
from assistant.words.vocabulary import START, any_of
from embeddings.releases.corrections import is_correction
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans

Span = tuple[int, int]
# At the beginning of a sentence: in the recording or the letter that the one before has called a forgery.
_IN_IT = re.compile(
    r"\W*[وف]?"
    + any_of(
        "in_it in_them on_it it they there according_to_it in_the in_this на_ней на_нем на_них в_ней в_нем в_них там"
        " фейк* поддел* якобы فيه فيها عليه عليها يظهر تظهر يقول تقول جاء"
    )
)
_RIGHT = re.compile(
    START
    + any_of(
        "correct should_read should_be_read should_have_read should_have_been the_right_figure the_right_number"
        " the_actual_figure правильн* верны* верна* верная верное верный следует_читать следовало_читать"
        " на_самом_деле الصحيح والصحيح الصحيحة والصحيحة الصواب والصواب صحته وصحته"
    )
)
_BEFORE = 2  # sentences in front of one among which stands what says that it is forged
_BEHIND = 2  # sentences behind what was given wrongly among which stands what is right


def with_denials(evidence: Sequence[Evidence], most: int) -> list[Evidence]:
    """The evidence, beside each sentence that is disowned the one that disowns it; neither, where both have no room."""
    whole: list[Evidence] = []
    for one in evidence:
        told = (tell(one.hit.release, one.start, one.end) for tell in (denial, right) if not one.speaker)
        span = next(filter(None, told), None)
        beside = [one] if span is None else sorted([one, one.at(span)], key=lambda e: e.start)
        if len(whole) + len(beside) <= most or span is None:
            whole += [e for e in beside if e.place not in {told.place for told in whole}]
    return whole


def denial(release: Release, start: int, end: int) -> Span | None:
    """The sentence of a paragraph that calls forged or false what stands in [start, end); None where that says so."""
    spans = _paragraph(release, start)
    own = [n for n, span in enumerate(spans) if span[0] < end and start < span[1]]
    if not own or any(_disowns(release, spans[n]) for n in own):
        return None
    first, last = own[0], own[-1]
    words = fold(release.text[start:end])
    suspect = is_suspect(words) or bool(quoted_spans(release.text[start:end]))
    behind = spans[last + 1 : last + 2]
    if behind and _disowns(release, behind[0]) and (suspect or LEANS.match(fold(release.text[slice(*behind[0])]))):
        return behind[0]
    if not (is_suspect(words) or _IN_IT.match(words)):
        return None
    before = reversed(spans[max(first - _BEFORE, 0) : first])
    return next((span for span in before if _disowns(release, span)), None)


def right(release: Release, start: int, end: int) -> Span | None:
    """The sentence soon behind [start, end) in its paragraph with which a correction says what is right; else None."""
    if not is_correction(release) or _RIGHT.search(fold(release.text[start:end])):
        return None
    behind = [span for span in _paragraph(release, start) if span[0] >= end][:_BEHIND]
    return next((span for span in behind if _RIGHT.search(fold(release.text[slice(*span)]))), None)


def _disowns(release: Release, span: Span) -> bool:
    """Whether a sentence, outside its quotations, calls something forged or false."""
    sentence = release.text[slice(*span)]
    for start, end in reversed(quoted_spans(sentence)):
        sentence = f"{sentence[:start]} {sentence[end:]}"
    return calls_false(fold(sentence))


def _paragraph(release: Release, start: int) -> list[Span]:
    text = release.text
    begin = text.rfind("\n", 0, start) + 1
    line = text[begin:].partition("\n")[0]
    return [(begin + a, begin + b) for a, b in sentence_spans(line, release.language or "en")]
