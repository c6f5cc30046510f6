"""Countries and territories by their names in English, Russian and Arabic (CLDR), as they stand in a sentence."""

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from babel import Locale

from assistant.words.vocabulary import START
from embeddings.text.folding import Folded, fold

_ENDINGS = {  # of Russian names, by how the dictionary form ends
    "ия": "ия|ии|ию|ией|иею",
    "ая": "ая|ой|ую",
    "ья": "ья|ьи|ью|ье|ьей",
    "а": "а|ы|и|у|е|ой",
    "я": "я|и|ю|е|ей",
    "ь": "ь|и|ью|я|ю|ем|е",
    "й": "й|я|ю|ем|е",
}
_ALIASES = {
    "US": ("USA", "U.S.", "United States of America", "США", "الولايات المتحدة الأمريكية"),
    "GB": ("UK", "Britain", "Великобритания", "بريطانيا"),
    "AE": ("UAE", "ОАЭ", "الإمارات"),
    "SA": ("KSA", "السعودية"),
    "RU": ("Russian Federation", "Российская Федерация", "روسيا الاتحادية"),
}


def places(text: str) -> list[tuple[int, int]]:
    """Where folded `text` names places: offsets, without an Arabic preposition, in order."""
    return [match.span() for match in _pattern().finditer(text)]


def countries(text: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a text names, in whichever of the languages.

    With a capital where the script has them: «того» is no Togo.
    """
    return frozenset(code for code, _ in countries_named(text))


@lru_cache(maxsize=1024)  # a reply's sentences share their evidence
def countries_named(text: str) -> tuple[tuple[str, str], ...]:
    """As above, each code with the words that name the country."""
    folded = Folded.of(text)
    found = [(match.lastgroup, folded.words(*match.span())) for match in _pattern().finditer(folded.text)]
    return tuple((code, words) for code, words in found if not words[0].islower())


@cache
def names_of_countries() -> Mapping[str, set[str]]:
    """The folded names of each territory by its ISO 3166 code."""
    found: dict[str, set[str]] = {}
    for language in ("en", "ru", "ar"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in ("ZZ", "XA", "XB"):
                found.setdefault(code, set()).add(fold(name))
    for code, names in _ALIASES.items():
        found[code] |= set(map(fold, names))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return pattern_of(names_of_countries())


def pattern_of(named: Mapping[str, Collection[str]]) -> re.Pattern[str]:
    """One group for each key: its folded names as they stand in a sentence, longer ones first."""
    names = sorted(named.items(), key=lambda item: -max(map(len, item[1])))
    groups = (
        f"(?P<{code}>{'|'.join(map(_inflected, sorted(own, key=len, reverse=True)))})" for code, own in names
    )
    return re.compile(rf"{START}(?:{'|'.join(groups)})(?!\w)")


def _inflected(name: str) -> str:
    return r"\s".join(map(_word, name.split()))


def _word(word: str) -> str:
    for ending, others in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return f"{re.escape(word.removesuffix(ending))}(?:{others})"
    hard = re.search("[бвгджзклмнпрстфхцчшщ]$", word)
    return f"{re.escape(word)}(?:а|у|ом|е)?" if hard else re.escape(word)
