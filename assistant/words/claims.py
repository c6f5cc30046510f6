"""What a sentence states that can be checked to the letter: numbers, dates and quotations. Pure.

All three are read alike from Arabic, Russian and English, so that "74 thousand" is «74 тыс.» and ٧٤ ألف.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from babel import Locale

from assistant.words.measures import counted, measure
from assistant.words.numerals import in_digits
from assistant.words.ordinals import DAY, DAYS
from assistant.words.vocabulary import START, YEAR
from embeddings.text.dates import month_names
from embeddings.text.folding import fold
from embeddings.text.hijri import hijri_months

# Names of months that are also other words ("may", مارس): they count only beside a number.
_AMBIGUOUS = frozenset(["march", "mar", "мар", "مارس", "may", "ماي", "اب", "اوت", "جوان"])
_MAGNITUDES = {
    3: "thousands?|тысяч\\w*|тыс|الفا?|الفين|الاف",
    6: "millions?|миллион\\w*|млн|mln|مليونا?|مليونين|ملايين",
    9: "billions?|миллиард\\w*|млрд|bln|bn|مليارا?|مليارين|مليارات|بليون",
    12: "trillions?|триллион\\w*|трлн|trn|tn|تريليون\\w*|ترليون\\w*",
}
_SURE, _MAYBE = 0xE000, 0xE020  # private characters that stand for a month while dates are looked for
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_AR = "(?<!\\w)[وفبلك]{0,2}"  # Arabic prepositions are written together with what follows


def _named(names: Iterable[str]) -> str:
    """A pattern for the names of one month, in Russian also as adjectives."""
    adjectives = (rf"{name.rstrip('ь')}ь?(?:ов)?ск\w*" for name in names if name[-1] in "ьтй")
    return f"{_AR}(?:{'|'.join((*names, *adjectives))})(?!\\w)"


_MONTH = [
    (re.compile(_named(names)), chr(base + number))
    for number in range(1, 13)
    for base in (_SURE, _MAYBE)
    if (names := [n for n, m in month_names().items() if m == number and (n in _AMBIGUOUS) == (base == _MAYBE)])
]
# Those of the Islamic calendar are numbered from 13 on; most are also words or first names.
_MONTH += [
    (re.compile(f"{_AR}(?:{names})(?!\\w)"), chr(_MAYBE + number))
    for number, names in enumerate(hijri_months().values(), 13)
]
_M = "[\ue001-\ue00c\ue021-\ue038]"
_TH = "(?:st|nd|rd|th|-?(?:го|е|ое|ого|му))?"
_TO = "\\s?(?:-|and|to|и|по|до|و|الي|حتي)\\s?"
_DATE = re.compile(
    "|".join(
        (
            r"(?<!\d)(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)",
            r"(?<![\d./-])(?P<d2>\d{1,2})(?P<s2>[-/.])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4})(?!\d)",
            rf"(?<![\d.,/:])(?:(?P<b3>\d{{1,2}}){_TH}{_TO})?(?P<d3>\d{{1,2}}){_TH}\s?(?:of |من )?(?P<m3>{_M})"
            rf"\.?(?:\s?/\s?{_M})?(?:,?\s?(?P<y3>\d{{4}})(?!\d))?",
            rf"(?P<m4>{_M})\.?\s?(?P<b4>\d{{1,2}}){_TH}(?:{_TO}(?P<d4>\d{{1,2}}){_TH})?"
            r"(?![.,]?\d|\s?%)(?:,?\s(?P<y4>\d{4})(?!\d))?",
            rf"(?P<m5>{_M})\.?,?\s?(?:of )?(?P<y5>\d{{4}})(?!\d)",
            "(?P<m6>[\ue001-\ue00c])",
        )
    )
)
# A day in words; without "of" it is one in Russian only: "the second May meeting".
_NAMED_DAY = re.compile(rf"(?:(?<!\w)(?P<noun>ال\w+) )?{START}(?P<day>{DAY})(?= of {_M}| من {_M}|(?<=[а-я]) {_M})")
_ACADEMIC = re.compile(r"(?<!\d)(\d\d)(\d\d)([/-])(\d\d)(?!\d|[/.-]\d)")  # 2019/20
_POINTS = r"percentage points?|п\.\s?п\.|процентн\w* пункт\w*|نقط\w* ميويه"
_PERCENT = r"%|per\s?cent|процент\w*|в процентах|(?:في |ب)الما?يه"
_NUMBER = re.compile(
    r"(?P<before>%\s?)?(?P<minus>(?<![^\s(])-)?(?<![\d])"
    r"(?P<number>\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,']\d+)*)"
    rf"(?:[\s-]{{0,2}}(?P<magnitude>{'|'.join(_MAGNITUDES.values())})(?!\w)\.?|(?P<kilo>k)(?!\w))?"
    rf"(?:\s?(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT}))|(?:st|nd|rd|th)\s(?P<period>quarter|half)(?!\w))?"
)
_WHOLE = re.compile(r"\d+")
_RANGE = re.compile(r"\s?(?:-|to|до|الي|حتي)\s?")  # what joins two numbers of one unit, "from 6 to 8%"
# A capital inside a sentence makes these two a month; إلفين is a name and ألفين two thousand.
_CAPITAL_MONTH = re.compile(r"(?<=[a-z,] )(March|May)\b")
# What is the middle or the end of is a month, also where its name is another word elsewhere.
_PART_OF_MONTH = re.compile(
    rf"({_AR}(?:end of|late|early|mid|نهايه|بدايه|مطلع|منتصف|اواخر|اوايل|شهر)[\s-])([\ue021-\ue02c])"
)
_HAMZA_BELOW = re.compile("إ(?=لف)")
_LOOSE = re.compile(f"{_AR}(?:{'|'.join(_MAGNITUDES.values())})(?!\\w)")
_ROMAN = re.compile(r"(?<!\w)[IVX]{2,}(?!\w)(?!\s(?i:квартал|полугоди|половин))")
_NAMES = [name.lower() for name in (*Locale("en").months["format"]["wide"].values(), *hijri_months())]
# Also as they are typed without the signs: <<so>> and ``so''.
_MARK = re.compile("[\"«»“”„‟″＂]|<<(?=\\S)|(?<=\\S)>>|``|(?<!\\d)''")
_OPENING, _CLOSING = ("«", "„", "<<"), ("»", ">>")
_SINGLE = re.compile(r"(?<!\w)['‘‚‹]([^'‘’‚‹›\n]*(?:\w['’]\w[^'‘’‚‹›\n]*)*)['’›](?!\w)")
_YEAR = re.compile(YEAR)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: its digits without separators, magnitude applied, and what it counts: "%", points, a quarter."""

    value: str
    unit: str = ""
    words: str = field(default="", compare=False)
    written: str = field(default="", compare=False)  # as it stands, but for the magnitude: 61,7e3
    measure: frozenset[str] = field(default=frozenset(), compare=False)  # what currency or unit it may be of
    counted: str = field(default="", compare=False)  # the word behind it, where it is of none that is known

    @property
    def large(self) -> bool:
        """Whether it is written in millions or more."""
        return self.written.endswith(("e6", "e9", "e12"))

    @property
    def is_year(self) -> bool:
        """Whether it may be one as it is written: 1950, and neither 1,950 nor two thousand."""
        plain = self.written in ("", f"{self.value}e0") and not (self.unit or self.measure)
        return plain and bool(_YEAR.fullmatch(self.value))


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is given; 0 is unknown. Months from 13 on are those of the Islamic calendar."""

    year: int
    month: int
    day: int
    words: str = field(default="", compare=False)


def claimed(text: str, spelled_from: int = 2) -> tuple[list[Quantity], list[Day]]:
    """The numbers and the dates in `text`; the digits of a date are no numbers, but its year is one too.

    Numbers in words count from `spelled_from` on.
    """
    days: list[Day] = []
    plain = _HAMZA_BELOW.sub("ء", _CAPITAL_MONTH.sub(_sure_month, _PRIVATE.sub("", text)))
    rest = _DATE.sub(lambda match: _take_date(match, days), _marked(fold(plain)))
    rest = in_digits(rest, spelled_from)
    comma = "," if not re.search("[а-я]", rest) else "."  # in Russian it stands before decimals
    quantities = [Quantity(str(day.year), words=str(day.year)) for day in days if day.year]
    quantities += [Quantity(roman, words=roman) for roman in _ROMAN.findall(text)]
    quantities += _quantities(rest, comma)
    quantities += [
        Quantity(f"10^{_power(match.group())}", words=match.group())
        for match in _LOOSE.finditer(_NUMBER.sub(" ", rest))
    ]
    return quantities, days


def quotations(text: str) -> tuple[list[str], int]:
    """What stands between quotation marks, outermost ones, and where one was opened but not closed, or -1.

    An opened one reaches to the end, a closed one that was never opened from the start: a sentence may be
    a part of a longer quotation.
    """
    found, depth, start = [], 0, 0
    for match in _MARK.finditer(text):
        if _opens(text, match, depth):
            start = match.end() if depth == 0 else start
            depth += 1
        elif depth > 1:
            depth -= 1
        else:
            found.append(text[start : match.start()])
            depth, start = 0, match.end()
    if depth:
        found.append(text[start:])
    return found + [match[1] for match in _SINGLE.finditer(text)], start - 1 if depth else -1


def _opens(text: str, match: re.Match[str], depth: int) -> bool:
    if match.group() in (*_OPENING, *_CLOSING):
        return match.group() in _OPENING
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    opening = not before or before.isspace() or before in "([{«„—–-/"
    closing = not after or after.isspace() or after in ".,;:!?؟،؛…)]}»—–-/"
    return opening if opening != closing else depth == 0


def _sure_month(match: re.Match[str]) -> str:
    return "март" if match[1] == "March" else "май"


def _marked(folded: str) -> str:
    """`folded` with one private character for each name of a month, its day in digits, and 2019/20 written out."""
    for pattern, mark in _MONTH:
        folded = pattern.sub(mark, folded)
    folded = _PART_OF_MONTH.sub(lambda match: match[1] + chr(ord(match[2]) - _MAYBE + _SURE), folded)
    folded = _NAMED_DAY.sub(_day_in_digits, folded)
    return _ACADEMIC.sub(_written_out, folded)


def _day_in_digits(match: re.Match[str]) -> str:
    """"The first of June", but not the first week of it, whose number stands behind it in Arabic."""
    if match["noun"] not in (None, "اليوم"):
        return match.group()
    return f"{match['noun'] or ''} {DAYS[match['day']]}".strip()


def _written_out(match: re.Match[str]) -> str:
    century, first, sign, second = match.groups()
    return f"{century}{first}{sign}{century}{second}" if int(second) == int(first) + 1 else match.group()


def _take_date(match: re.Match[str], days: list[Day]) -> str:
    """Notes the date and leaves a gap; what cannot be a date stays."""
    parts = match.groupdict()
    month = next(value for name, value in parts.items() if name[0] == "m" and value)
    number = int(month) if month.isdigit() else ord(month) % 32
    year = next((int(value) for name, value in parts.items() if name[0] == "y" and value), 0)
    numbers = [int(value) for name, value in parts.items() if name[0] in "bd" and value]
    if (month.isdigit() and not 1 <= number <= 12) or any(not 1 <= day <= 31 for day in numbers):
        if month.isdigit():
            return match.group()
        days.append(Day(0, number, 0, _words(match)))
        return match.group().replace(month, " ; ")
    days.extend(Day(year, number, day, _words(match)) for day in numbers or [0])
    return " ; "


def _words(match: re.Match[str]) -> str:
    return re.sub(_M, lambda m: _NAMES[ord(m.group()) % 32 - 1], match.group())


def _quantities(text: str, comma: str) -> list[Quantity]:
    matches = list(_NUMBER.finditer(text))
    found = [_quantity(match, comma) for match in matches]
    for n, (match, following) in reversed(list(enumerate(pairwise(matches)))):
        if not found[n].unit and _RANGE.fullmatch(text, match.end(), following.start()):
            of = found[n].measure or found[n + 1].measure
            found[n] = replace(_up_to(found[n], match, following, comma), unit=found[n + 1].unit, measure=of)
    return found


def _up_to(quantity: Quantity, match: re.Match[str], following: re.Match[str], comma: str) -> Quantity:
    """With the magnitude of the number that it goes to, "from 920 to 870 million"; as it is written it may have none.

    Not what may be a year, nor what is of another length: "from 800 to 1 million".
    """
    length, other = (len(_WHOLE.match(one["number"]).group()) for one in (match, following))
    if _magnitude(match) or length > 3 or length >= other + 2:
        return quantity
    value = _value(match["number"], comma, _magnitude(following))
    return replace(quantity, value=(match["minus"] or "") + value)


def _quantity(match: re.Match[str], comma: str) -> Quantity:
    power = _magnitude(match)
    percent = "%" if match["percent"] or match["before"] else ""
    unit = "points" if match["points"] else percent or match["period"] or ""
    value = _value(match["number"], comma, power)
    minus = match["minus"] or ""
    of, start, end = measure(match.string, *match.span()) if not unit else (frozenset(), *match.span())
    noun = "" if of or unit else counted(match.string, match.end())
    return Quantity(minus + value, unit, match.string[start:end].strip(), f"{minus}{match['number']}e{power}", of, noun)


def _magnitude(match: re.Match[str]) -> int:
    return 3 if match["kilo"] else _power(match["magnitude"]) if match["magnitude"] else 0


def _power(magnitude: str) -> int:
    return next(power for power, names in _MAGNITUDES.items() if re.search(f"(?:{names})$", magnitude))


def _value(number: str, comma: str, power: int) -> str:
    """Digits with a point before decimals; a number of another shape (5.1.2) stands for itself."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:[ ']\d{3})+(?:\.\d+)?", number):
        whole, _, decimals = re.sub("[ ,']", "", number).partition(".")
    elif comma == "," and re.fullmatch(r"[1-9]\d{0,2},\d{3}(?:\.\d+)?", number):
        whole, _, decimals = number.replace(",", "").partition(".")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9][\d ]*,\d+", number):
        whole, _, decimals = re.sub("[ .]", "", number).partition(",")
    elif re.fullmatch(r"\d+[.,]\d+|\d+", number):
        whole, _, decimals = number.replace(",", ".").partition(".")
    else:
        return number
    if power:
        decimals = decimals.rstrip("0")
        whole, decimals = whole + decimals[:power].ljust(power, "0"), decimals[power:]
    return (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")


def words(text: str) -> Iterator[str]:
    """The folded words, for comparing quotations."""
    return (match.group() for match in re.finditer(r"\w+", fold(text)))
