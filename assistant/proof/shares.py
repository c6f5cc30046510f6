"""Whether a sentence tells of all or most what its evidence tells of some, or of the first what is one of these. Pure.

Within one language, and only where a sentence of the evidence has nearly all its words: "all shops", where there are
some shops, "the first", where there is one of the first, or "supports it", where it does so only in part.
"""

import re
from collections.abc import Sequence

from assistant.proof.fault import Fault
from assistant.proof.polarity import negates
from assistant.proof.repetition import repeated
from assistant.speech.quotations import said_part
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

_START = r"(?<!\w)[وفبلك]{0,2}(?:ال)?"
_ALL = (
    "all every each whole entire entirely both everyone everybody unanimous* all_of"
    " все всех всем всеми всё весь вся всю всей всего каждый каждая каждое каждого каждой каждому каждую целиком"
    " полностью единогласно جميع كل كافة كامل كاملة بالكامل بأكمله بأكملها بالإجماع"
)
_MOST = "most majority большинств* большая_часть большую_часть большей_частью معظم غالبية أغلبية أكثرية"
_SOME = (
    "some several part_of a_part parts few certain many one_of half a_third a_quarter"
    " некоторые некоторых некоторым некоторыми несколько нескольких часть части частью многие многих один_из одна_из"
    " одном_из одного_из одной_из половин* треть четверть بعض جزء جزءا جزءًا عدة عدد_من أحد إحدى كثير نصف ثلث ربع"
)
_DEGREES = [re.compile(_START + any_of(words)) for words in (_SOME, _MOST, _ALL)]
_FIRST = re.compile(_START + any_of("first первый первая первое первые первым первой впервые أول أولى"))
_OF_THE_FIRST = re.compile(
    _START
    + any_of(
        "one_of_the_first among_the_first one_of_the_very_first одним_из_первых одной_из_первых один_из_первых"
        " одна_из_первых в_числе_первых среди_первых من_أوائل من_بين_أوائل من_أول من_بين_أول من_أولى"
    )
)
_PARTLY = re.compile(_START + any_of("in_part partly partially частично отчасти جزئيا جزئية"))


def overstated(sentence: str, evidence: Sequence[str]) -> list[Fault]:
    """The word with which a sentence tells more than all the evidence that it repeats."""
    folded = fold(sentence)
    if "?" in sentence or negates(folded):
        return []
    bare = _without_shares(folded)
    for own in dict.fromkeys((bare, _without_shares(said_part(sentence)))):
        told = [fold(part) for part in repeated(own, sentence, evidence)]
        if told and (words := _more(folded, told)):
            reason = f"in the cited passages it is only a part, or one among others, of which it tells {words!r}"
            return [Fault("sense", words, reason)]
    return []


def _without_shares(folded: str) -> str:
    for pattern in (*_DEGREES, _OF_THE_FIRST):
        folded = pattern.sub(" ", folded)
    return folded


def _more(own: str, told: Sequence[str]) -> str:
    """The word of a folded sentence that says more than all that is told; its own words where one less is said."""
    degree, words = _degree(own)
    degrees = [_degree(part)[0] for part in told]
    if degree > 1 and all(0 < other < degree for other in degrees):
        return words
    first = _FIRST.search(own)
    if first and not _OF_THE_FIRST.search(own) and all(map(_OF_THE_FIRST.search, told)):
        return first.group()
    partly = [match.group() for match in map(_PARTLY.search, told) if match]
    if len(partly) == len(told) and not _PARTLY.search(own) and not degree:
        return own
    return ""


def _degree(folded: str) -> tuple[int, str]:
    """How much of something a text tells of at most, 0 (not said), 1 some, 2 most, 3 all, and in what word."""
    found = [(n, match.group()) for n, pattern in enumerate(_DEGREES, 1) if (match := pattern.search(folded))]
    return max(found, default=(0, ""))
