"""Two questions in one, and where they part. Pure.

"How many articles has the agreement and what does a ticket cost?" is two; "when and where", "Russia and
Kazakhstan", «Кто сказал, что ... и сколько ...» are one: the first question asks once, at its beginning, and
each has a subject.
"""

import re
from datetime import date

from assistant.questions.follow_up import Standalone, Turn, standalone
from assistant.words.vocabulary import QUESTION_WORDS, YEAR, any_of
from embeddings.text.dates import month_names
from embeddings.text.folding import Folded, fold
from embeddings.text.language import detect_language
from embeddings.text.terms import is_stop_word

JOINTS = {"en": "and ", "ru": "и ", "ar": "و"}

_WORDS = f"{QUESTION_WORDS} какова каков каковы каком какими чье بكم"
# Words that ask only where a question begins or is joined to another: elsewhere they are "that" and "from".
_ASKS_FIRST = any_of(
    f"{_WORDS} что чего чем из_чего هل"
    " من_هو من_هي من_الذي ما_هو ما_هي ما_عدد ما_قيمة ما_موعد ما_تاريخ ما_سبب ما_اسم ما_مدة ما_سعر ما_حجم ما_نسبة"
    " ما_عاصمة"
)
_ASKS = re.compile(rf"(?<!\w){any_of(f'{_WORDS} что')}")
# "How they are built" and "what the ticket costs" ask nothing by themselves.
_CLAUSE = r"(?:what|when|where|why|how)\s" + any_of(
    "it they he she we you the this that these those its their his her"
)
_WITH = any_of("in at on by for with from of to в во на о об по с со у к из от для до за في من إلى")
_JOINT = re.compile(
    rf",?\s(?:{any_of('and_also and but а_также и_еще и а')}\s(?!{_CLAUSE})(?=(?:{_WITH}\s)?{_ASKS_FIRST})"
    rf"|و(?=(?:{_WITH}\s)?{_ASKS_FIRST}))"
)
_HOW = re.compile(r"(?<!\w)" + any_of("how_long how_many how_much how_often how_far how_old как_долго как_часто"))
_MARK = re.compile(r"[?؟]\s(?=\w)")
_TELLS = any_of(
    "tell list show give name find explain i_also i_want"
    " расскажи* назови* перечисли* покажи* объясни* اذكر أخبرني أعطني عدد_لي اشرح"
)
_BEGINS = re.compile(rf"\W*(?:{any_of('and also а и')}\s|و)?(?:{_TELLS}|(?:{_WITH}\s)?{_ASKS_FIRST})")


_COMPARES = re.compile(
    r"(?<!\w)و?(?:ال)?"
    + any_of(
        "compare compared comparison difference differ differs versus vs сравни* сравнен* разниц* отлич* различ*"
        " قارن مقارنة فرق اختلاف"
    )
)
_MONTH = "(?:" + "|".join(map(re.escape, sorted(month_names(), key=len, reverse=True))) + ")"
_OTHER_TIME = (
    r"(?:,?\s(?:и|and|with|to|or|from|vs|versus|с|от|или|مع|عن)\s(?:(?:in|в|на|في|عام|سنه|شهر)\s)*"
    r"|\sو(?:في\s)?(?:عام\s|شهر\s)?)"
)
_TWO_YEARS = re.compile(
    rf"(?:(?P<between>between|между|بين)\s(?:عامي\s|سنتي\s)?)?(?P<one>{YEAR})(?:\s(?:году?|г\.))?{_OTHER_TIME}"
    rf"(?P<two>{YEAR})"
)
_TWO_MONTHS = re.compile(
    rf"(?:(?P<between>between|между|بين)\s(?:شهري\s)?)?(?<!\w)(?P<one>{_MONTH}(?:\s{YEAR})?)(?:\s(?:года|г\.))?"
    rf"{_OTHER_TIME}(?P<two>{_MONTH}(?:\s(?P<year>{YEAR}))?)(?!\w)"
)
_IN = {"between": "in ", "между": "в ", "بين": "في "}


def parts(question: str) -> tuple[str, ...]:
    """The two questions in one, as they were typed; none where it is one question, or more than two."""
    folded = Folded.of(question)
    marks = list(_MARK.finditer(folded.text))
    breaks = marks or list(_JOINT.finditer(folded.text))
    if len(breaks) != 1:
        return ()
    start, end = folded.span(*breaks[0].span())
    first, second = question[: start + bool(marks)], question[end:].lstrip()
    if marks and not _asks(second):
        return ()
    asks_once = bool(marks) or len(_ASKS.findall(fold(first))) <= 1
    return (first, second) if asks_once and _subject(first) and _subject(second) else ()


def _asks(sentence: str) -> bool:
    """Whether what stands behind a question asks, too: "Thank you for your help." does not."""
    return sentence.rstrip().endswith(("?", "؟")) or bool(_BEGINS.match(fold(sentence)))


def compared_times(question: str) -> tuple[str, ...]:
    """The question for each of the two years, or months, that it compares; none where it compares none."""
    folded = Folded.of(question)
    compares = _COMPARES.search(folded.text)
    times = (_TWO_MONTHS.search(folded.text) or _TWO_YEARS.search(folded.text)) if compares else None
    return _of_each(folded, times) if times else ()


def _of_each(question: Folded, times: re.Match[str]) -> tuple[str, str]:
    """The question with one of the times in the place of both; a month is of the year that stands behind the other."""
    start, end = question.span(*times.span())
    opening = _IN.get(times["between"] or "", "")
    one, two = (question.words(*times.span(name)) for name in ("one", "two"))
    year = times.groupdict().get("year")
    one = f"{one} {year}" if year and not one[-1].isdecimal() else one
    return tuple(f"{question.original[:start]}{opening}{time}{question.original[end:]}" for time in (one, two))


def alone(second: str, first: str, today: date) -> Standalone:
    """The second question in words that do not need the first one: "when was it signed?", "when signed?" do."""
    joint = JOINTS.get(detect_language(second), "") if len(_subject(second)) == 1 else ""
    return standalone(joint + second, [Turn(first)], today) or Standalone(second)


def _subject(question: str) -> list[str]:
    """The folded words that tell what is asked about."""
    words = re.findall(r"\w+", _HOW.sub(" ", fold(question)))
    return [word for word in words if not is_stop_word(word) and not _ASKS.fullmatch(word)]
