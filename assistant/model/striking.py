"""Unproven sentences that are shown struck, because without them what is proven would be misread. Pure.

That is so where the proven sentence behind one leans on it ("However, ...", "It ..."), or where it alone speaks to
one of the two parts of a question. Words given to somebody are never shown unproven, neither is what cites nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.answer import Struck
from assistant.answers.phrases import say
from assistant.evidence.evidence import LEANS
from assistant.evidence.orders import gives_orders
from assistant.model import failures
from assistant.proof.citations import CitedSentence
from assistant.proof.fault import PARTICULARS, Fault
from assistant.questions.parts import parts
from assistant.questions.question import Question
from assistant.words.claims import quotations
from assistant.words.vocabulary import SAYING, START, any_of
from embeddings.text.folding import fold
from embeddings.text.terms import analyse, question_terms

# Beside the pronouns after which quotes put the sentence before.
_JOINED = re.compile(
    r"\W*"
    + any_of(
        "it its however but yet therefore thus hence so also moreover instead otherwise both afterwards then still"
        " однако но поэтому также кроме_того затем вместо потому оба обе впрочем зато после_этого"
        " لكن* ولكن* إلا_أن لذلك لذا كما ثم بعدها كذلك أيضا بدلا ومع_ذلك كلاهما"
    )
)
_SAYS = re.compile(rf"{START}{SAYING}")


@dataclass(frozen=True, slots=True)
class Failed:
    """A sentence that is not proven, why, and the number of the next citation behind it."""

    sentence: CitedSentence
    faults: Sequence[Fault]
    before: int


def struck(failed: Sequence[Failed], kept: Sequence[tuple[int, str]], asked: Question) -> tuple[Struck, ...]:
    """Those of the failed sentences that are shown; `kept` are the proven ones with the first number of each."""
    last = {one.before: one for one in failed}
    following = dict(kept)
    shown = [
        one
        for one in failed
        if _may_be_shown(one)
        and (
            (last[one.before] is one and _leans(following.get(one.before, "")))
            or _alone_answers(one.sentence.text, [text for _, text in kept], asked.text)
        )
    ]
    ends = {n for n, _ in kept}
    return tuple(
        Struck(one.sentence.text, one.before if one.before in ends else 0, _reason(one, asked.language))
        for one in shown
    )


def _may_be_shown(one: Failed) -> bool:
    text = one.sentence.text
    return (
        all(fault.kind in PARTICULARS for fault in one.faults)
        and not quotations(text)[0]
        and not _SAYS.search(fold(text))
        and not gives_orders(text)
    )


def _leans(text: str) -> bool:
    folded = fold(text)
    return bool(LEANS.match(folded) or _JOINED.match(folded))


def _alone_answers(text: str, kept: Sequence[str], question: str) -> bool:
    """Whether a sentence has words of one part of a question that no proven one has."""
    typed = parts(question)
    if not typed:
        return False
    first, second = (set(question_terms(part)) for part in typed)
    own, proven = set(analyse(text)), set(analyse(" ".join(kept)))
    return any(part & own and not part & proven for part in (first - second, second - first))


def _reason(one: Failed, language: str) -> str:
    words = ", ".join(dict.fromkeys(fault.words for fault in one.faults))
    return say(failures.NOT_PROVEN, language, words=words)
