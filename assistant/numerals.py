"""Numbers that are written in words, up to ninety-nine, in English, Russian and Arabic. Pure.

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
_NUMERAL = re.compile(
    rf"{START}(?:(?P<tens>{among(_TENS)})[\s-](?P<digit>{among(_DIGITS)})"
    rf"|(?P<first>{among(_DIGITS)})\sو(?P<second>{among(_TENS)})"
    rf"|(?P<alone>{among(CARDINALS)})){_NOT_ALONE}"
)


def in_digits(folded: str, least: int = 2) -> str:
    """`folded` with digits for the words of a number from `least` on; "one" may be a pronoun and stays."""
    return _NUMERAL.sub(lambda match: _digits(match, least), folded)


def _digits(match: re.Match[str], least: int) -> str:
    number = sum(_VALUES[word] for word in match.groups() if word)
    return str(number) if number >= least else match.group()
