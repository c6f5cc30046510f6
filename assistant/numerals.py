"""Numbers that are written in words, up to ninety-nine, and a few parts of one, in three languages. Pure.

No library that was found reads all three languages, with the cases of Russian and the gender of Arabic.
"""

import re

from assistant.vocabulary import CARDINALS, START, among, numbered

_DIGITS = {word: value for word, value in CARDINALS.items() if value < 10} | numbered(
    {"one один одна одно одного одной одному одну واحد واحدة": 1}
)
_TENS = {word: value for word, value in CARDINALS.items() if value >= 20}
_VALUES = CARDINALS | _DIGITS
# What makes a number a part of another one: "three hundred", "three quarters".
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
_NUMERAL = re.compile(
    rf"{START}(?:(?P<tens>{among(_TENS)})[\s-](?P<digit>{among(_DIGITS)})"
    rf"|(?P<first>{among(_DIGITS)})\sو(?P<second>{among(_TENS)})"
    rf"|(?P<alone>{among(CARDINALS)})){_NOT_ALONE}"
)


def in_digits(folded: str, least: int = 2) -> str:
    """`folded` with digits for the words of a number from `least` on; "one" may be a pronoun and stays."""
    for part, digits in _PARTS:
        folded = part.sub(digits, folded)
    return _NUMERAL.sub(lambda match: _digits(match, least), folded)


def _digits(match: re.Match[str], least: int) -> str:
    number = sum(_VALUES[word] for word in match.groups() if word)
    return str(number) if number >= least else match.group()
