"""What stands in front of a turn of a transcript: where a label is, and who is called what by it. Pure."""

import re
from collections.abc import Iterator

from assistant.people.offices import is_title
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

_HONORIFICS = "mr mrs ms dr prof gen lt col maj amb gov sen rep hon sec st"
_DOTTED = "|".join(rf"(?<=\b{short})" for short in _HONORIFICS.split())
_DOT_INSIDE = r"(?<=[A-ZА-ЯЁ])\.(?=[A-ZА-ЯЁ]{1,4}\s)"  # a name in capitals: "VEB.RF"
_LABEL = re.compile(
    rf"\W{{0,3}}(?P<who>(?:[^:.!?؟«»\"“”\n]|(?:(?<=(?<![^\W_])[A-ZА-ЯЁ])|(?i:{_DOTTED}))\.|{_DOT_INSIDE}){{1,200}}?)"
    r"\s?(?P<note>\([^()\n]{1,80}\))?:\s+(?=\S)"
)
# Inside a line a turn begins behind the end of a sentence; a question may also be called one in capitals elsewhere.
_INSIDE = re.compile(
    r"(?<=[.!?؟…»”\")\]—–])\s+(?=[^\W\d_])|\s(?=(?:QUESTION|ВОПРОС|ОТВЕТ|ANSWER)\s?(?:\([^()\n]*\))?:)"
)
# Behind these a name goes on, and no label begins, unless in capitals.
_GOES_ON = re.compile(rf"(?:(?<!\w)[A-ZА-ЯЁ]|(?i:{_DOTTED}))\.$")
_MOST_INSIDE = 8  # words of a label inside a line
_ASKS = re.compile(
    any_of("question вопрос سؤال السؤال reporter journalist реплика журналист") + r"|(?:q|в|س)\s?\d{0,3}\W*$"
)
_ANSWERS = re.compile(rf"(?:{any_of('answer ответ جواب الجواب إجابة الإجابة')}|[aоج])\s?\d{{0,3}}\W*$")
_HOST = re.compile(
    any_of("moderator host interviewer the_moderator the_host ведущий ведущая модератор المذيع المذيعة المحاور") + "$"
)
_UNNAMED = re.compile(
    r"(?:(?:senior|state|department|administration|defense|defence)\s)*official(?:\s(?:\d|one|two|three|four|five))?$"
    "|" + any_of("operator the_operator announcer оператор") + "$"
)
_ARTICLE = re.compile(r"the\s")


def label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """What reads as a label at the beginning of text[start:end]: it names somebody, and is no sign of a legend."""
    match = _LABEL.match(text, start, end)
    return match if match and any(map(str.isalnum, match["who"])) else None


def labels_inside(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What may be labels inside a line, as its capitals tell, where it has any."""
    first = label_at(text, start, end)
    last = first.end() if first else start
    for begins in _INSIDE.finditer(text, start, end):
        match = label_at(text, begins.end(), end) if begins.start() >= last - 1 else None
        if match and _may_stand_inside(match["who"], text[start : begins.start()]):
            last = match.end()
            yield match


def _may_stand_inside(label: str, before: str) -> bool:
    few = len(label.split()) <= _MOST_INSIDE
    return few and (is_in_capitals(label) or not _GOES_ON.search(before[-5:]))


def asks(label: str) -> bool:
    """Whether a folded label says that a question follows."""
    return bool(_ASKS.match(label))


def answers(label: str) -> bool:
    """Whether a folded label says that an answer follows, and not whose."""
    return bool(_ANSWERS.match(label))


def is_host(label: str) -> bool:
    """Whether a folded label is of somebody who leads the conversation."""
    return bool(_HOST.match(label))


def is_role(label: str) -> bool:
    """Whether a folded label is what somebody does in the conversation, or an official without a name."""
    return is_host(label) or bool(_UNNAMED.match(label))


def is_office_alone(label: str) -> bool:
    """Whether a folded label is an office without a name: "the minister"."""
    return is_title(_ARTICLE.sub("", label, count=1))


def is_in_capitals(label: str) -> bool:
    return label.isupper() and sum(map(str.isalpha, label)) > 2


def is_titled_surname(label: str) -> bool:
    """Whether a label is a title and capitalised names: "Ms. Veld", "SECRETARY DRAY"."""
    *before, last = fold(label).replace(".", " ").split() or [""]
    is_name = last.replace("-", "").isalpha() and not is_title(last)
    return any(map(is_title, before)) and is_name and _is_capitalised(label)


def titles(label: str) -> set[str]:
    """The folded words in front of a surname."""
    return set(fold(label).replace(".", " ").split()[:-1])


def _is_capitalised(label: str) -> bool:
    return all(word[:1].isupper() or len(word) < 4 for word in label.split())
