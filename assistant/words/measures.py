"""What a number measures: currencies and common units, in Arabic, Russian and English, as CLDR names them. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from babel import Locale
from babel.numbers import get_currency_name
from babel.units import format_unit

from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import is_stop_word

_LOCALES = ("en", "en_GB", "ru", "ar")
_COUNTS = (1, 1.5, 2, 5, 11, 100)  # between them they have every plural form
_CURRENCIES = (
    "USD", "EUR", "GBP", "CHF", "RUB", "BYN", "UAH", "KZT", "UZS", "KGS", "TJS", "TMT", "AMD", "AZN", "GEL",
    "MDL", "TRY", "CNY", "JPY", "INR", "KRW", "IRR", "ILS", "PKR", "SAR", "AED", "QAR", "KWD", "BHD", "OMR",
    "EGP", "IQD", "JOD", "LBP", "SYP", "YER", "LYD", "TND", "DZD", "MAD", "SDG", "CAD", "AUD", "SEK", "NOK",
    "DKK", "CZK", "PLN", "HUF", "ZAR",
)  # fmt: skip
# Each as CLDR calls it; those that texts mix up, as tons and tonnes, stand together. No speeds: "km/h" is said in
# too many ways.
_UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-foot",
    "length-mile", "length-nautical-mile", "mass-ton mass-tonne", "mass-kilogram", "mass-gram", "mass-pound",
    "mass-ounce", "volume-liter", "volume-cubic-meter", "volume-barrel", "volume-gallon",
    "area-hectare", "area-acre", "area-square-kilometer", "area-square-meter", "area-square-mile",
    "power-kilowatt", "power-megawatt", "power-gigawatt", "temperature-celsius", "temperature-fahrenheit",
    "duration-minute", "duration-hour", "duration-day", "duration-week", "duration-month", "duration-year",
)  # fmt: skip
# What CLDR does not have: short and plain forms, and crowns, which are of four countries.
_ALSO = {
    "руб": "ruble", "долл": "dollar", "йен": "yen", "دنانير": "dinar", "دراهم": "dirham", "شواكل": "shekel",
    "liras": "lira", "rands": "rand", "yuans": "yuan", "renminbi": "yuan",
    "crown": "krona krone koruna", "crowns": "krona krone koruna",
}  # fmt: skip
_SPELLED_ALSO = {"rial": "riyal"}
_ADJECTIVE = re.compile("(?:[оеыи]го|[иы]х|[иыо]й|ая|[иы]е)$")  # in front of the noun of a Russian currency
# In Russian and Arabic a mile may be a nautical one; in English it is not.
_NAUTICAL = ("миля", "мили", "миль", "миле", "милях", "милями", "ميل", "ميلا", "اميال", "ميلين")
_TIMES = ("times", "раз", "раза", "مرات", "مره")
_EACH = {
    "day": "a_day per_day daily в_день в_сутки ежедневно يوميا في_اليوم",
    "week": "a_week per_week weekly в_неделю еженедельно اسبوعيا في_الاسبوع",
    "month": "a_month per_month monthly в_месяц ежемесячно شهريا في_الشهر",
    "year": "a_year per_year annually в_год ежегодно سنويا في_السنه في_العام",
}
_BEHIND = re.compile(r"[\s-]{0,2}(?P<words>[^\s,;:!?()\[\]\"،؛؟]+(?:\s[^\s,;:!?()\[\]\"،؛؟]+){0,2})")
_NOUN = re.compile(r"\s(?P<noun>[^\W\d_]{3,})")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_IN_FRONT = re.compile(r"(?:(?<!\w)(?P<code>[a-z]{3})\s?|(?:(?<!\w)[a-z]{1,3})?(?P<sign>[^\w\s])\s?)$")
_RAISED = ("مربع", "مكعب")  # behind an Arabic unit of length


def measure(folded: str, start: int, end: int) -> tuple[frozenset[str], int, int]:
    """What a number, `folded[start:end]`, measures, by every name it may have, and where its words begin and end.

    No names where none stands beside it.
    """
    match = _IN_FRONT.search(folded[max(0, start - 8) : start])
    if match and (names := _signs().get(match["sign"] or match["code"])):
        return names, start - len(match.group()), end
    match = _BEHIND.match(folded, end)
    words = match["words"].split(" ") if match else []
    for n in range(len(words), 0, -1):
        names = _names().get(" ".join(word.rstrip(".") for word in words[:n]))
        if names and not " ".join(words[n:]).startswith(_RAISED):
            return names, start, match.start("words") + len(" ".join(words[:n]).rstrip("."))
    return frozenset(), start, end


def counted(folded: str, end: int) -> str:
    """The word behind a number that ends there, if it may be what is counted; "" for none."""
    match = _NOUN.match(folded, end)
    return match["noun"] if match and not is_stop_word(match["noun"]) else ""


def measured(folded: str) -> frozenset[str]:
    """All that a text names of currencies and units, beside numbers or not."""
    return frozenset(meaning for word in _WORD.findall(folded) for meaning in _names().get(word, ()))


@cache
def money() -> frozenset[str]:
    """All that may be a currency. They have few names, while a year or an hour has many."""
    return frozenset(map(_meaning, _CURRENCIES))


@cache
def _names() -> dict[str, frozenset[str]]:
    """What each folded name may mean: a pound is money and a weight."""
    return _gathered((*_of_currencies(), *_of_units(), *_also(), *_of_signs(), *_of_times()))


@cache
def _signs() -> dict[str, frozenset[str]]:
    """What may mean a currency in front of a number."""
    return _gathered(_of_signs())


def _gathered(named: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form, meaning in named:
        found.setdefault(form, set()).add(meaning)
    return {form: frozenset(meanings) for form, meanings in found.items()}


def _also() -> Iterator[tuple[str, str]]:
    yield from ((form, meaning) for form, meanings in _ALSO.items() for meaning in meanings.split())


def _of_signs() -> Iterator[tuple[str, str]]:
    """Signs of currencies, without the letters before them, and codes that are no words."""
    for locale in _LOCALES:
        for code, sign in Locale.parse(locale).currency_symbols.items():
            if code in _CURRENCIES and unicodedata.category(sign[-1]) == "Sc":
                yield sign[-1], _meaning(code)
    yield from ((code.lower(), _meaning(code)) for code in _CURRENCIES if code not in ("TRY", "MAD"))


def _of_currencies() -> Iterator[tuple[str, str]]:
    """By the whole name, "Saudi riyals", and by its noun, which several countries share."""
    for code in _CURRENCIES:
        for locale in _LOCALES:
            for count in _COUNTS:
                yield fold(get_currency_name(code, count, locale)), _meaning(code)
                yield _noun(code, count, locale), _meaning(code)
        arabic = _noun(code, 1, "ar")
        endings = ("ات", "تان", "تين") if arabic.endswith("ه") else ("ا", "ات", "ان", "ين")
        yield from ((arabic.removesuffix("ه") + ending, _meaning(code)) for ending in endings)


def _meaning(code: str) -> str:
    noun = _noun(code, 1, "en")
    return _SPELLED_ALSO.get(noun, noun)


def _noun(code: str, count: float, locale: str) -> str:
    words = fold(get_currency_name(code, count, locale)).split()
    if locale == "ar":
        return words[0]
    return next((word for word in words if locale == "ru" and not _ADJECTIVE.search(word)), words[-1])


def _of_units() -> Iterator[tuple[str, str]]:
    for group in map(str.split, _UNITS):
        for unit, locale, length in product(group, _LOCALES, ("long", "short")):
            if length == "long" or not unit.startswith("duration"):
                forms = (fold(format_unit(count, unit, length, locale=locale)) for count in _COUNTS)
                bare = {re.sub(r"^[\d.,]+\s?", "", form).rstrip(".") for form in forms}
                yield from ((form, group[0].partition("-")[2]) for form in bare if _tells(form))


def _of_times() -> Iterator[tuple[str, str]]:
    """How often in what time, "times a week", and what may be two kinds of miles."""
    for each, forms in _EACH.items():
        for times, form in product(_TIMES, forms.split()):
            yield f"{times} {form.replace('_', ' ')}", f"times a {each}"
    yield from ((form, "nautical-mile") for form in _NAUTICAL)


def _tells(form: str) -> bool:
    """Whether a unit's name is no other word: "in" is, "m" also stands for a million, г for a year."""
    return not is_stop_word(form) and (len(form) > 1 or (script(form) == "CYRILLIC" and form != "г"))
