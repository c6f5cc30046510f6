"""Whether a sentence leaves off the condition under which its evidence says what it says. Pure.

"Fees will be lowered", where they will be only if the council agrees, or "no family will be moved", where none will be
without compensation. Within one language the words tell what is said under the condition; across languages the
sentence must be nearly what the evidence says, and nothing in it may be a condition in other words.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.proof.fault import Fault
from assistant.proof.polarity import negates
from assistant.proof.proof import AS_ALIKE, Likeness
from assistant.proof.repetition import repeated, same, terms
from assistant.speech.quotations import said_part
from assistant.speech.sayings import SAYS
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.sentences import sentence_spans

LEAST_ALIKE = 0.90  # from there on one of 1,500 faithful translations of the sample archive is refused
COVERED = 0.65  # of the telling words of what is said under a condition stand in a sentence that tells it
_START = r"(?<!\w)[وف]?"
_CONDITION = re.compile(
    _START
    + any_of(
        "if unless provided_that providing_that on_condition on_the_condition as_long_as so_long_as only_if only_when"
        " only_after subject_to only_with"
        " если при_условии только_если только_после лишь_после только_когда в_том_случае только_при лишь_при"
        " إذا ما_لم إلا_إذا إلا_بعد بشرط شريطة في_حال فقط_إذا فقط_بعد"
    )
)
# Of what is denied a condition, too: "not until", "none without".
_LIMIT = re.compile(
    _START
    + any_of(
        "until till before without пока до без раньше_чем прежде_чем قبل دون بدون من_دون حتى إلا"
    )
)
# "Asked if", "as if", "even if", "if possible" and "without delay" are no conditions.
_NO_CONDITION = re.compile(
    r"(?<!\w)(?:(?:ask|ask(?:s|ed|ing)|wonder\w*|know|see|say|said|clear|sure|decid\w*|question|whether|as|even|"
    r"спросил\w*|даже|как|لا\sيعرف|حتي)\s$)"
)
_ADVERB = re.compile(
    r"\W*(?:if|without|без|до|если|دون)\s"
    + any_of(
        "possible necessary any needed appropriate so not doubt delay question exception исключени* сомнени*"
        " промедлени* необходимо нужно можно возможно сих того شك استثناء تأخير"
    )
)
_JOINED = re.compile(r",\s(?=(?:что|если|чем|когда|как)(?!\w))")  # the sign in the middle of a Russian conjunction
_SIGN = re.compile(r'[,;:،؛."](?!\d)|\s-\s')
# What may tell a condition in a sentence in any other words.
_TELLS_CONDITION = re.compile(
    r"(?<!\w)[وفبل]?(?:ال)?"
    + any_of(
        "if unless provided providing condition* as_long so_long only until till once when whenever before after"
        " without except subject depend* in_case assuming pending requir* need* must first not_yet who which by"
        " если услови* случа* пока без только лишь кроме после до когда при завис* треб* прежде раньше сначала котор*"
        " тем тех кто потребу*"
        " إذا ما_لم شرط شريطة شروط إلا بعد قبل دون بدون عند عندما حال حالة فقط حتى سوى رهن يتطلب تتطلب يشترط تشترط"
        " الذين الذي التي من"
    )
)


def unconditioned(sentence: str, evidence: Sequence[str], likeness: Likeness | None = None) -> list[Fault]:
    """That all the evidence says what a sentence says only under a condition that the sentence leaves off."""
    if "?" in sentence or "؟" in sentence:
        return []
    dropped = _dropped(sentence, evidence) or _dropped_in_translation(sentence, evidence, likeness)
    return [Fault("sense", dropped, f"it leaves off the condition {dropped[:200]!r}")] if dropped else []


def _dropped(sentence: str, evidence: Sequence[str]) -> str:
    """The condition that a sentence leaves off, by the words of the sentences that it repeats."""
    for own in dict.fromkeys((fold(sentence), said_part(sentence))):
        told = [part for part in repeated(own, sentence, evidence) if "?" not in part and "؟" not in part]
        left = [next(_untold(own, sentence, fold(part)), "") for part in told]
        if told:
            return left[0] if all(left) else ""
    return ""


def _untold(own: str, sentence: str, part: str) -> Iterator[str]:
    """The conditions in a part that a sentence, which tells what is said under them, does not tell."""
    whole, mine = list(terms(sentence)), list(terms(own))
    conditional = set(_TELLS_CONDITION.findall(fold(sentence)))
    for main, condition in _conditions(part):
        if conditional - set(_TELLS_CONDITION.findall(part.replace(condition, ""))):
            return
        said = list(terms(SAYS.split(main)[-1]))
        only = [word for word in terms(condition) if not _among(word, terms(main))]
        told = sum(_among(word, mine) for word in said)
        if only and told >= max(2, COVERED * len(said)) and not any(_among(word, whole) for word in only):
            yield condition


def _conditions(part: str) -> Iterator[tuple[str, str]]:
    """What is said under a condition in a folded sentence, and the condition."""
    part = _JOINED.sub(" ", part)
    for match in (*_CONDITION.finditer(part), *_LIMIT.finditer(part)):
        before, behind = part[: match.start()], part[match.start() :]
        if _NO_CONDITION.search(before) or _ADVERB.match(behind):
            continue
        signs = [sign.start() for sign in _SIGN.finditer(behind, match.end() - match.start())]
        condition = behind[: signs[0]] if signs else behind
        main = _SIGN.split(before.rstrip(' ,،"-'))[-1] or _SIGN.split(behind[len(condition) :].lstrip(" ,،"))[0]
        if _CONDITION.match(behind) or negates(main):
            yield main, condition


def _among(word: str, others: Sequence[str]) -> bool:
    return any(same(word, other) for other in others)


def _dropped_in_translation(sentence: str, evidence: Sequence[str], likeness: Likeness | None) -> str:
    """The condition in all that is told nearly as a sentence in another script, where that tells none."""
    found = [text[start:end] for text in evidence for start, end in sentence_spans(text, "")]
    parts = [part for part in found if terms(part)]
    foreign = parts and not any(script(part) == script(sentence) for part in parts)
    if not likeness or not foreign or _TELLS_CONDITION.search(fold(sentence)):
        return ""
    alike = likeness(sentence, parts)
    near = [part for part, own in zip(parts, alike, strict=True) if own >= max(alike) - AS_ALIKE]
    told = [next((what for _, what in _conditions(fold(part)) if _CONDITION.match(what)), "") for part in near]
    return told[0] if max(alike) >= LEAST_ALIKE and all(told) else ""
