"""Whom somebody calls on, where an Arabic verb leaves its subject out: "and called on the people to stand". Pure.

A crowd right behind "called", with "to" behind it, is no speaker: it is whoever spoke before who calls on it.
"""

import re

from assistant.words.ordinary import ordinary
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

_CALLS = re.compile(r"[وف]?(?P<verb>" + any_of("دعا دعت") + ")")
_TO = r"(?:\s\w+){0,8}?\s(?:الي(?!\w)|لل\w)"
_CROWD = re.compile(rf"(?:ال)?{any_of('شعب جميع كافة')}{_TO}")
# Of these the verb of a subject is feminine, as it may be of a woman who calls on them.
_SIDES = re.compile(rf"(?:ال)?{any_of('أطراف دول قوى فصائل جهات حكومات سلطات')}{_TO}")
_OF_EITHER = re.compile(rf"(?:ال)?{any_of('مجتمع شباب أهالي أبناء سكان')}{_TO}")
_PLURAL = re.compile(rf"(?P<stem>ال\w{{3,}})ين(?!\w){_TO}")  # sound ones, as objects have them


def is_called_on(following: str, verb: str) -> bool:
    """Whether behind a folded verb a crowd stands that may be called on, and so is not surely who speaks."""
    folded = fold(following.lstrip())
    crowds = (_CROWD, _SIDES, _OF_EITHER)
    return bool(_CALLS.fullmatch(verb)) and (any(crowd.match(folded) for crowd in crowds) or _are_object(folded))


def omits_subject(following: str, verb: str) -> bool:
    """Whether a crowd behind a folded verb surely is called on: as a subject it would have another form."""
    folded, calls = fold(following.lstrip()), _CALLS.fullmatch(verb)
    if not calls:
        return False
    sides = calls["verb"] == "دعا" and _SIDES.match(folded)
    return bool(_CROWD.match(folded) or sides) or _are_object(folded)


def _are_object(folded: str) -> bool:
    """Whether a text begins with people in the case of an object: "the residents"."""
    plural = _PLURAL.match(folded)
    return bool(plural) and ordinary(f"{plural['stem']}ون")
