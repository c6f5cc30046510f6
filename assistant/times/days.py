"""Questions that ask when, and whether a sentence says when. Pure."""

import re
from datetime import date

from assistant.times.mentions import mentions
from assistant.words.vocabulary import QUESTION_WORDS, any_of
from embeddings.text.folding import fold

_WHEN = re.compile(
    rf"\W*(?:{any_of('and but so и а но')}\s)?و?(?:{any_of('since until from с до من منذ حتى')}\s)?"
    + any_of(
        "when on_what_date on_which_date on_what_day on_which_day in_what_year in_which_year in_what_month"
        " in_which_month what_date what_year which_year what_day what_is_the_date what_was_the_date"
        " когда какого_числа в_какой_день в_каком_году в_каком_месяце с_какого_числа какова_дата"
        " متى في_أي_عام في_أي_سنة في_أي_يوم في_أي_شهر في_أي_تاريخ أي_عام ما_تاريخ ما_هو_تاريخ"
        " ما_موعد ما_هو_موعد امتى إمتى"
    )
)
_CLAUSE = re.compile(rf",\s{any_of(QUESTION_WORDS)}")  # "when it was signed, who was there?" asks who
_FROM_ITS_DAY = ("today", "relative", "trailing", "weekday")  # that the release came out on, which it need not name


def asks_when(question: str) -> bool:
    folded = fold(question)
    match = _WHEN.match(folded)
    return bool(match) and not _CLAUSE.search(folded, match.end())


def says_when(sentence: str, on: date, language: str) -> bool:
    """Whether a sentence names a day, month or year by itself, and not "today"; `on` is when it was published."""
    found = mentions(fold(sentence), on, language)
    return any(mention.kind not in _FROM_ITS_DAY for mention in found)
