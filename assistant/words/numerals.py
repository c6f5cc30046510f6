"""Numbers that are written in words, up to 999, and a few parts of one, in three languages. Pure.

No library that was found reads all three languages, with the cases of Russian and the gender of Arabic.
"""

import re
from collections.abc import Iterable

from assistant.words.vocabulary import CARDINALS, ORDINALS, START, among, numbered

_DIGITS = {word: value for word, value in CARDINALS.items() if value < 10} | numbered(
    {"one один одна одно одного одной одному одну واحد واحدة": 1}
)
_TENS = {word: value for word, value in CARDINALS.items() if value >= 20}
_HUNDREDS = numbered({
    "a_hundred сто ста مئة مائة": 100,
    "двести двухсот двумстам двумястами двухстах مئتان مئتين مئتي مائتان مائتين مائتي": 200,
    "триста трёхсот трёмстам тремястами трёхстах ثلاثمئة ثلاثمائة": 300,
    "четыреста четырёхсот четырёмстам четырьмястами четырёхстах أربعمئة أربعمائة": 400,
    "пятьсот пятисот пятистам пятьюстами пятистах خمسمئة خمسمائة": 500,
    "шестьсот шестисот шестистам шестьюстами шестистах ستمئة ستمائة": 600,
    "семьсот семисот семистам семьюстами семистах سبعمئة سبعمائة": 700,
    "восемьсот восьмисот восьмистам восемьюстами восьмистах ثمانمئة ثمانمائة ثمانيمئة": 800,
    "девятьсот девятисот девятистам девятьюстами девятистах تسعمئة تسعمائة": 900,
})  # fmt: skip
_HUNDREDS |= {f"{word} {name}": 100 * value for name in ("hundred", "ميه", "مايه") for word, value in _DIGITS.items()}
_VALUES = CARDINALS | _DIGITS | _HUNDREDS
# What makes a number a part of another one: "three hundreds", "three quarters".
_NOT_ALONE = (
    r"(?!\s(?:hundred|hal[fv]|quarter|third|fifth|tenth|сот|четверт|трет|десят[ыо]"
    r"|ما?يه|ما?يت|ارباع|اثلاث|اخماس|اعشار))"
)
# Parts of a percentage point, and months that are told in years; all folded.
_POINT = r"(?:(?:of )?(?:a|one)? ?percentage point|процентного пункта|(?:ال)?نقطه (?:ال)?ميويه)"
_PARTS = [
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), digits)
    for words, digits in (
        (rf"(?:ثلاثه ارباع|three[ -]quarters|трех четвертей|три четверти) {_POINT}", "0.75 percentage points"),
        (rf"(?:نصف|(?:a )?half|половин[ауы]) {_POINT}", "0.5 percentage points"),
        (rf"(?:ربع|(?:a )?quarter|четверть|четверти) {_POINT}", "0.25 percentage points"),
        ("a year and a half|полтора года|полутора лет|(?:عام|سنه) ونصف(?: ال(?:عام|سنه))?", "18 months"),
        ("half a year|полгода|полугода|نصف (?:عام|سنه)", "6 months"),
    )
]


def _below_hundred(alone: Iterable[str]) -> str:
    """A pattern for numbers of two words, and for those of one that are `alone`."""
    tens, digits = among(_TENS), among(_DIGITS)
    return rf"(?:({tens})[\s-]({digits})|({digits})\sو({tens})|({among(alone)}))"


# «Семью» is a family, too: it is seven where what is counted stands behind it in the same case.
_NO_FAMILY = r"(?!семью(?!\w)(?!\s(?:\w+[аяыиь]ми|тыс|млн|млрд|из них)(?!\w)))"
_NUMERAL = re.compile(
    rf"{START}{_NO_FAMILY}(?:({among(_HUNDREDS)})(?:\s(?:and\s|و)?{_below_hundred(CARDINALS | _DIGITS)})?"
    rf"|{_below_hundred(CARDINALS)}){_NOT_ALONE}"
)
# Quarters and halves of a year by their number.
_ORDER = [word for word in ORDINALS if not word.isdigit()]
_ENGLISH = among(word for word in _ORDER if word.isascii() and not re.fullmatch("i{1,3}|iv|q[1-4]", word))  # "I" speaks
_PERIODS = [
    (re.compile(pattern), name)
    for name, patterns in {
        "quarter": (
            rf"(?<![\w-])({_ENGLISH})[\s-]quarters?(?![\w-])", r"(?<!\w)(q[1-4])(?!\w)",
            rf"(?<![\w-])({among(_ORDER)})\sквартал\w*", r"(?<![\w-])([1-4])\sквартал(?:е|у|ом)?(?!\w)",
            rf"{START}(?:ال|لل)ربع\s({among(_ORDER)})",
        ),
        "half": (
            rf"(?<![\w-])({_ENGLISH})[\s-]half(?![\w-])", rf"(?<![\w-])({among(_ORDER)})\s(?:полугоди|половин)\w*",
            rf"{START}(?:ال|لل)نصف\s({among(_ORDER)})",
        ),
    }.items()
    for pattern in patterns
]  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 4: "th"}


def in_digits(folded: str, least: int = 2) -> str:
    """`folded` with digits for the words of a number from `least` on; "one" may be a pronoun and stays.

    Quarters and halves of a year with a number read as in English, "2nd quarter".
    """
    for part, digits in _PARTS:
        folded = part.sub(digits, folded)
    for period, name in _PERIODS:
        folded = period.sub(lambda match, name=name: _numbered(match[1], name), folded)
    return _NUMERAL.sub(lambda match: _digits(match, least), folded)


def _numbered(order: str, name: str) -> str:
    number = ORDINALS[order]
    return f"{number}{_ENDINGS[number]} {name}"


def _digits(match: re.Match[str], least: int) -> str:
    number = sum(_VALUES[word] for word in match.groups() if word)
    return str(number) if number >= least else match.group()
