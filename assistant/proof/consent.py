"""Whether somebody agrees in a sentence to what they refuse in its evidence, or the other way round. Pure.

"Sark agreed to close the market", where Sark refused that and agreed to something else: what is agreed to tells which
of the evidence's verbs is meant, and "Krein refused." answers the sentence before it. And whoever declines to say
something has not said it. Within one language; where both are found for the same thing nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.proof.fault import Fault
from assistant.proof.polarity import negates
from assistant.proof.repetition import NEARLY_ALL, same, terms
from assistant.speech.quotations import said_part
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.sentences import sentence_spans

SAME_THING = 0.6  # of the telling words of what is agreed to
MOST_STANCES, MOST_TERMS = 8, 40  # read in a sentence
ANSWER = 4  # telling words behind a verb that may be the answer to the sentence before
_START = r"(?<!\w)[وف]?"
_YES = (
    "agree agrees agreed agreeing accept accepts accepted accepting consent* promise promises promised confirm confirms"
    " confirmed confirming approve approves approved approving admit admits admitted endorse* pledged vowed"
    " согласил* соглаша* согласен согласна согласны пообеща* обеща* подтверд* одобри* признал* принял приняла приняли"
    " وافق وافقت يوافق توافق وعد وعدت تعهد تعهدت أكد أكدت أقر أقرت اعترف اعترفت قبلت"
)
_NO = (
    "refuse refuses refused refusing decline_to declined_to declines_to reject rejects rejected rejecting turned_down"
    " deny denies denied denying ruled_out"
    " отказал* отказыва* отказано отверг* отклонил* опроверг* отрица*"
    " رفض رفضت يرفض ترفض نفى نفت ينفي تنفي امتنع امتنعت"
)
_STANCE = re.compile(rf"{_START}(?:(?P<yes>{any_of(_YES)})|(?P<no>{any_of(_NO)}))")
_NOT = re.compile(r"(?<!\w)(?:not|never|cannot|\w+n't|не|لم|لا|لن|ما)\s(?:\w+\s)?$")
_SILENT = re.compile(
    r"(?<!\w)(?:(?:declin\w+|refus\w+)\sto\s(?:say|comment|confirm|specify|disclose|answer)"
    r"|отказал\w*\s(?:сообщ|уточн|говор|сказ|коммент|отве|раскры)\w+|(?:رفض|امتنع)ت?\s(?:\w+\s){0,2}?عن\sالتعليق)"
)
_ASKS = re.compile(
    _START + any_of("whether if ask* not no declin* refus* unclear ли не нет отказ* спрос* هل لم لا لن رفض* امتنع*")
)


@dataclass(frozen=True, slots=True)
class _Stance:
    """A verb of consent or refusal, for which of both it stands with its negations, and what is around it."""

    word: str
    consents: bool
    of_none: bool  # what is agreed to has a negation itself
    who: Sequence[str]  # the terms in front of it
    what: Sequence[str]  # the terms behind it, up to the next such verb


def crossed(sentence: str, evidence: Sequence[str]) -> list[Fault]:
    """That a sentence has somebody agree to what is refused in all its evidence, or refuse what is agreed to there."""
    parts = [fold(text[a:b]) for text in evidence for a, b in sentence_spans(text, "")]
    own = fold(sentence)
    stances = [] if "?" in sentence else list(_stances(own))
    read = [(part, list(_stances(part))) for part in parts] if stances else []
    for mine in stances:
        theirs = list(_of_same(mine, read))
        if theirs and all(one.consents != mine.consents and one.of_none == mine.of_none for one in theirs):
            reason = f"{mine.word!r} is the opposite of what the cited passages say: {theirs[0].word!r}"
            return [Fault("sense", mine.word, reason)]
    return _unsaid(own, parts)


def _stances(folded: str) -> Iterator[_Stance]:
    found = list(islice(_STANCE.finditer(folded), MOST_STANCES))
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(folded)
        before, behind = folded[found[n - 1].end() if n else 0 : match.start()], folded[match.end() : end]
        passive = not _terms(behind) or behind.startswith(" by ")
        what, who = (before, behind) if passive else (behind, folded[: match.start()])
        consents = bool(match["yes"]) != bool(_NOT.search(folded[: match.start()]))
        yield _Stance(match.group(), consents, negates(what), _terms(who), _terms(what))


def _terms(folded: str) -> list[str]:
    return list(terms(folded))[:MOST_TERMS]


def _of_same(mine: _Stance, read: Sequence[tuple[str, Sequence[_Stance]]]) -> Iterator[_Stance]:
    """The verbs of the parts, each with its own, that are of the same thing and people as one of a sentence."""
    others = [one.what for _, found in read for one in found]
    arabic = script(mine.word) == "ARABIC"  # there who agrees stands behind the verb, too
    before: list[str] = []
    for part, found in read:
        for one in found:
            by = arabic or not mine.who or _share(mine.who, [*before, *one.who, *one.what]) > 0
            answers = len(one.what) <= ANSWER and len(found) == 1 and _share(mine.who, one.who) > 0
            same_thing = _share(mine.what, one.what) >= SAME_THING and not _mixes(mine.what, one.what, others)
            if by and (same_thing or (answers and _share(mine.what, before) >= SAME_THING)):
                yield one
        before = [] if found else _terms(part)


def _mixes(wanted: Sequence[str], there: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether some terms that are not there stand with another such verb."""
    lacking = [word for word in wanted if _share([word], there) == 0]
    return any(_share(lacking, other) > 0 for other in others)


def _share(wanted: Sequence[str], there: Sequence[str]) -> float:
    """What part of some terms are among others."""
    return sum(any(same(word, other) for other in there) for word in wanted) / len(wanted) if wanted else 0.0


def _unsaid(own: str, parts: Sequence[str]) -> list[Fault]:
    """That a sentence has said what somebody declined to say."""
    said = [] if "?" in own or _ASKS.search(own) else _terms(said_part(own))
    told = [part for part in parts if len(said) > 1 and _share(said, _terms(part)) >= NEARLY_ALL]
    silent = [match for match in map(_SILENT.search, told) if match]
    silent = [match for match in silent if _share(said, _terms(match.string[match.end() :])) >= NEARLY_ALL]
    if not told or len(silent) < len(told):
        return []
    return [Fault("sense", own, f"in the cited passages somebody {silent[0].group()!r} it")]
