"""The days of the week that a text names, in Arabic, Russian and English, as CLDR calls them. Pure."""

import re
from functools import cache

from babel import Locale

from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold

_CASES = "(?:[аеуыи]|о[ймю]|е[ймю]|ам|ами|ах|ь[еяю]|ье[мв]|ья[мх]|ьями)?"  # behind the stem of a Russian name
# Names that are also other words, "environment" and "both", and what tells that they are days.
_WEDNESDAY = rf"(?<!\w){any_of('в во со по до')}\sсред(?:у|ы|ам)(?!\w)"
_UNSURE = ("الاثنين", "الاحد")
_ARABIC_DAY = (
    rf"(?<!\w)[وفبل]?{any_of('يوم يومي اليوم أيام أمس مساء صباح فجر ظهر عصر ليلة غدا حتى')}\s{{0}}(?!\w)"
    r"|(?<!\w){0}(?=\s?[,،(]|\s\d|\s(?:الماضي|المقبل|القادم|الجاري|الي\s))"
)


def weekdays(text: str, surely: bool = False) -> dict[int, str]:
    """The days, 0 for Monday, each with the words that first name it; `surely` without what may mean something else."""
    folded = Folded.of(text)
    found = {day: pattern.search(folded.text) for day, pattern in enumerate(_patterns(surely))}
    return {day: folded.between(*match.span()).strip() for day, match in found.items() if match}


@cache
def _patterns(surely: bool) -> list[re.Pattern[str]]:
    names = [Locale(language).days["format"]["wide"] for language in ("en", "ru", "ar")]
    return [re.compile("|".join(_pattern(fold(own[day]), surely) for own in names)) for day in range(7)]


def _pattern(name: str, surely: bool) -> str:
    if surely and name == "среда":
        return _WEDNESDAY
    if surely and name in _UNSURE:
        return _ARABIC_DAY.format(name)
    if name.isascii():
        return rf"(?<!\w){name}(?:'?s)?(?!\w)"
    if name.startswith("ال"):
        return rf"(?<!\w)[وفبك]?(?:ال|لل|يوم\s){name[2:]}(?!\w)"
    return rf"(?<!\w){name.rstrip('аеь')}{_CASES}(?!\w)"
