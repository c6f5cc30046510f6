"""A question who holds an office with another office in its place: "and the deputy?" Pure."""

import re

from assistant.people.offices import is_office, is_title
from assistant.questions.who_is import who_is
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold
from embeddings.text.terms import is_stop_word

_DEPUTY = re.compile(r"(?:the\s|his\s|her\s)?deputy|" + any_of("النائب النائبة نائبه نائبها نائبته نائبتها"))
_OF_NAME = re.compile(r"\s(?:(?:of|in)\s(?:the\s)?)?(?=[A-ZА-ЯЁ])")


def with_other_office(question: str, what: str) -> str:
    """The question who holds another office, where `what` is one; "" where either is something else.

    An office by itself is of where the one before it is, and a deputy without an office has that one.
    """
    held = who_is(question, alone=True).rstrip(" ?؟.!")
    words = re.findall(r"\w[\w'’-]*", held)
    first = next((n for n, word in enumerate(words) if not is_stop_word(fold(word))), None)
    if first is None or not is_office(words[first]):
        return ""
    if _DEPUTY.fullmatch(fold(what)):
        deputy = "نائب" if "\u0600" < what[-1] < "\u06ff" else "deputy"
        return question.replace(held, re.sub(rf"(?<!\w)(?={re.escape(words[first])})", f"{deputy} ", held, count=1))
    told = [word for word in re.findall(r"\w[\w'’-]*", what) if not is_stop_word(fold(word))]
    if not told or not is_title(told[0]) or not is_office(told[0]) or any(word.istitle() for word in told[1:]):
        return ""
    place = _OF_NAME.search(held) if len(told) == 1 else None
    return question.replace(held, what + (held[place.start() :] if place else ""))
