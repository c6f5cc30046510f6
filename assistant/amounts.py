"""Questions that want a number or a day, and whether a sentence gives one. Pure."""

import re
from collections.abc import Callable

from assistant.claims import claimed
from assistant.vocabulary import COUNTING, COUNTS, any_of
from embeddings.folding import fold

_WITH = any_of(
    "in at by for on after until since в во на до с за по через к في من على حتى منذ كل بعد قبل خلال"
)
_BEGIN = rf"\W*(?:{any_of('and but и а')}\s)?و?(?:{_WITH}\s)?"
_AMOUNT = re.compile(
    rf"{_BEGIN}(?:{COUNTING}|{any_of('how_long how_old how_far what_number какая_доля بكم ما_نسبة ما_عدد')})"
)
_TIME = re.compile(
    _BEGIN
    + any_of(
        "when what_date which_date what_day which_day what_year which_year"
        " когда каком_году какого_числа какой_день какого_дня متى أي_عام أي_سنة أي_يوم"
    )
)
_TODAY = re.compile(  # the release's own date says which day that is
    rf"(?<!\w)[وفبلكم]{{0,2}}{any_of('today yesterday tomorrow tonight сегодня* вчера* завтра* اليوم أمس غدا')}"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = re.compile(
    rf"(?<!\w)(?:ال)?{any_of(' '.join(word for word, number in COUNTS.items() if number > 1))}"
)


def amount_wanted(question: str) -> Callable[[str], bool] | None:
    """Whether a sentence gives what a question begins by asking for: an amount or a time; None where neither."""
    folded = fold(question)
    if _TIME.match(folded):
        return gives_time
    if _AMOUNT.match(folded):
        known = {quantity.value for quantity in claimed(question)[0]}
        return lambda sentence: gives_amount(sentence, known)
    return None


def gives_time(sentence: str) -> bool:
    """Whether a sentence has a day, "today" among them, a month or a year."""
    quantities, days = claimed(sentence)
    years = (quantity for quantity in quantities if _YEAR.fullmatch(quantity.value))
    return bool(days or _TODAY.search(fold(sentence)) or any(years))


def gives_amount(sentence: str, known: set[str]) -> bool:
    """Whether a sentence has a number, in digits or a word, that is no year and not known from the question."""
    quantities, _ = claimed(sentence)
    new = (quantity for quantity in quantities if quantity.value not in known)
    return any(not _YEAR.fullmatch(q.value) for q in new) or bool(_WORDS.search(fold(sentence)))
