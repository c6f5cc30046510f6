"""A faithful sentence made false with its own words, or with a clause behind it. Pure."""

import re
from collections.abc import Sequence
from itertools import combinations
from random import Random

# Of each language every other one is of the half that rules were developed on, as in benchmarks/written.py.
CLAUSES = {
    "en": (
        ", which angered the opposition", ", although many experts had warned of bankruptcy",
        ", after a scandal had shaken the royal family", " and blamed the weather for the accident",
        ", despite protests by trade unions", ", which cost him his popularity",
        ", to please his foreign sponsors", " and thanked the generals for their patience",
    ),
    "ru": (
        ", что вызвало гнев оппозиции", ", хотя многие эксперты предупреждали о банкротстве",
        ", после того как скандал потряс королевскую семью", " и обвинил в аварии погоду",
        ", несмотря на протесты профсоюзов", ", из-за чего потерял популярность",
        ", чтобы угодить иностранным спонсорам", " и поблагодарил генералов за терпение",
    ),
    "ar": (
        "، مما أثار غضب المعارضة", "، رغم تحذير كثير من الخبراء من الإفلاس",
        "، بعد أن هزت فضيحة العائلة المالكة", " وألقى باللوم في الحادث على الطقس",
        "، على الرغم من احتجاجات النقابات العمالية", "، فخسر بذلك شعبيته",
        "، إرضاء لرعاته الأجانب", " وشكر الجنرالات على صبرهم",
    ),
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\d.,٫٬])\d+(?:[.,٫]\d+)?(?![.,٫٬]?\d)(?P<percent>\s?[%٪])?")
_YEAR = re.compile(r"(?:19|20)\d\d|(?:١٩|٢٠)[٠-٩]{2}")
_WORD_BETWEEN = re.compile(r"[^\W\d_]{4}")  # without one the two are a list, and as true the other way round


def clause_added(text: str, language: str, half: int, choose: Random) -> str:
    """A sentence with a clause of a half behind it; itself where it does not end in a point."""
    clauses = CLAUSES.get(language, ())[half::2]
    return f"{text[:-1]}{choose.choice(clauses)}." if clauses and text.endswith(".") else text


def numbers_exchanged(text: str, choose: Random) -> str:
    """Two numbers of a sentence, both percentages or neither, in each other's places."""
    numbers = [match for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match.group())]
    pairs = [
        (one.span(), other.span())
        for one, other in combinations(numbers, 2)
        if bool(one["percent"]) == bool(other["percent"]) and one.group() != other.group()
    ]
    return _exchanged(text, pairs, choose)


def names_exchanged(text: str, names: Sequence[str], choose: Random) -> str:
    """Two names of a sentence in each other's places."""
    spans = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
    pairs = [pair for pair in combinations(sorted(spans), 2) if text[slice(*pair[0])] != text[slice(*pair[1])]]
    return _exchanged(text, pairs, choose)


Span = tuple[int, int]


def _exchanged(text: str, pairs: Sequence[tuple[Span, Span]], choose: Random) -> str:
    told = [(one, other) for one, other in pairs if _WORD_BETWEEN.search(text[one[1] : other[0]])]
    if not told:
        return text
    (a, b), (c, d) = choose.choice(told)
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
