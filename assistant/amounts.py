"""Questions that want a number, and whether a sentence gives one. Pure.

Of "when" nothing is asked here: what a release says of an event needs no date beside the release's own.
"""

import re
from collections.abc import Callable

from assistant.claims import claimed
from assistant.vocabulary import COUNTING, any_of
from embeddings.folding import fold

_WITH = any_of(
    "in at by for on after until since в во на до с за по через к في من على حتى منذ كل بعد قبل خلال"
)
_BEGIN = rf"\W*(?:{any_of('and but и а')}\s)?و?(?:{_WITH}\s)?"
_AMOUNT = re.compile(
    rf"{_BEGIN}(?:{COUNTING}|{any_of('how_long how_old how_far what_number какая_доля بكم ما_نسبة ما_عدد')})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def amount_wanted(question: str) -> Callable[[str], bool] | None:
    """Whether a sentence gives an amount, where a question begins by asking for one; else None."""
    if not _AMOUNT.match(fold(question)):
        return None
    known = {quantity.value for quantity in claimed(question)[0]}
    return lambda sentence: gives_amount(sentence, known)


def gives_amount(sentence: str, known: set[str]) -> bool:
    """Whether a sentence has a number, in digits or a word, that is no year and not known from the question."""
    quantities, _ = claimed(sentence)
    new = (quantity for quantity in quantities if quantity.value not in known)
    return any(not _YEAR.fullmatch(q.value) for q in new)
