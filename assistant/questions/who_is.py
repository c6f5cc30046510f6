"""Questions who somebody is or who holds an office: "who is N?", "what is the name of the minister?". Pure."""

import re

from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold

_AND = r"\W*(?:(?:and|so|but|а|и|но)\s)?و?"
_IS = any_of(
    "who_is who_was who's who_are what_is_the_name_of what's_the_name_of"
    " кто_является кто_сейчас кто_теперь кто_нынешний кто_нынешняя кто_новый кто_новая кто_такой кто_такая кто_это"
    " кто_был кто_была как_зовут"
    " من_هو من_هي من_كان من_كانت من_يكون من_تكون مين_هو مين_هي ما_اسم من_الآن"
)
_ALONE = any_of("кто من مين")  # a verb may follow as well: "who signed"
_ASKS_WHO = re.compile(rf"{_AND}(?:{_IS}|{any_of('who кто من مين')})(?!\w)")
_WHO_IS = re.compile(rf"{_AND}{_IS}\s(?P<who>[^?؟]+)")
_WHO = re.compile(rf"{_AND}(?:{_IS}|{_ALONE})\s(?P<who>[^?؟]+)")


def who_is(question: str, alone: bool = False) -> str:
    """The words behind "who is", as typed; "" for another question. With `alone` also behind «кто» without a verb."""
    folded = Folded.of(question)
    match = (_WHO if alone else _WHO_IS).match(folded.text)
    return folded.words(*match.span("who")).strip() if match else ""


def asks_who(question: str) -> bool:
    """Whether a question asks who somebody is or has done something."""
    return bool(_ASKS_WHO.match(fold(question)))
