"""Whether a text has a name, or the word for its people: Iraq, Iraqi, «иракский», "العراقية". Pure.

CLDR has no words for what is of a country. It has the names of countries, with which most of them begin, and those of
languages, which are most of the others.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import takewhile

from babel import Locale
from babel.core import get_global

from assistant.words.places import countries, names_of_countries
from embeddings.indexes.consonants import skeleton
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import without_prefix

_LOCALES = {"LATIN": "en", "CYRILLIC": "ru", "ARABIC": "ar"}
_ENDINGS = {
    "LATIN": re.compile("(?<=n|i)s?$|(?<=ese|ish)$"),
    "CYRILLIC": re.compile(
        "(?<=[сцзк])к(?:ий|ая|ое|ого|ому|им|ом|ой|ую|ие|их|ими)$"
        "|(?:ец|ц(?:а|у|ем|е|ы|ев|ам|ами|ах))$|(?<=[яа])н(?:е|ам|ами|ах|ин|ина|ину|ином|ине)?$"
    ),
    "ARABIC": re.compile("ي(?:ه|ين|ون)?$"),
}
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")
_OF_NAMES = re.compile("(?:i?stan|и?стан|ستان|يا|ا|ه)$")  # which such words lack
_LEAST, _LACKING = 4, 2  # letters that such a word shares with a name, and may lack of it
_BEGINNING = 5  # letters that a name which CLDR lacks shares with the word for its people
_SPOKEN_ABROAD = ("en", "ar", "pt", "ko")  # these languages tell no country
_UNITED_STATES = re.compile(r"(?<!\w)U\.?S(?!\w)")  # "us" is none
_ALSO = {
    "american": "US", "американ": "US", "американс": "US", "امريك": "US", "اميرك": "US", "british": "GB",
    "британ": "GB", "британс": "GB", "saudi": "SA", "саудов": "SA", "саудовс": "SA", "سعود": "SA", "emirati": "AE",
    "эмират": "AE", "эмиратс": "AE", "امارات": "AE", "palestinian": "PS", "палестин": "PS", "палестинс": "PS",
    "فلسطين": "PS", "swiss": "CH", "تشيك": "CZ",
}  # fmt: skip
# Russian words for people of a country that are not made of its name with an ending that others have.
_PEOPLE = {
    "нем": "DE", "француз": "FR", "турк": "TR", "поляк": "PL", "швед": "SE", "финн": "FI", "грек": "GR", "казах": "KZ",
    "узбек": "UZ", "киргиз": "KG", "таджик": "TJ", "туркмен": "TM", "грузин": "GE", "белорус": "BY",
}  # fmt: skip
_OF_PEOPLE = re.compile(f"(?P<stem>{'|'.join(_PEOPLE)})(?:ец|ц?[ыи]|ц?[её]в|ов|ц?ам|ц?ами|ц?ах)")


@lru_cache(maxsize=1024)
def nations(text: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a text names, or whose people or things it speaks of."""
    of_people = map(_nation, re.findall(r"[^\W\d_]{4,}", text))
    return countries(text) | frozenset(filter(None, of_people)) | ({"US"} if _UNITED_STATES.search(text) else set())


def begins_one(name: str, text: str) -> bool:
    """Whether a text names a country or its people; of other names whether a word begins as they do, as Oresian.

    Across scripts it is one whose consonants do.
    """
    if known := nations(name):
        return not known.isdisjoint(nations(text))
    bones, form = skeleton(name), without_prefix(fold(name))
    for word in re.findall(r"[^\W\d_]+", text):
        if script(word) != script(name):
            if len(bones) > 1 and skeleton(word).startswith(bones):
                return True
        elif len(form) >= _BEGINNING and without_prefix(fold(word)).startswith(
            form[: max(_BEGINNING, len(form) - 1)]
        ):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _nation(word: str) -> str:
    """The code of the country that a word says something is of; "" for any other word."""
    own, folded = script(word), _ARTICLE.sub("", fold(word))
    if own not in _LOCALES:
        return ""
    if people := _OF_PEOPLE.fullmatch(folded):
        return _PEOPLE[people["stem"]]
    stem = _ENDINGS[own].sub("", folded)
    if told := _ALSO.get(stem) or _of_languages(own).get(stem):
        return told
    if not _ENDINGS[own].search(folded):
        return ""
    names = _of_countries(own)
    if own == "ARABIC":  # such a word has all of the name and nothing else
        return names.get(stem, "")
    near = [name for name in names if stem.startswith(name[: max(_LEAST, len(name) - _LACKING)])]
    return names[max(near, key=lambda name: (_shared(name, stem), -len(name)))] if near else ""


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@cache
def _of_countries(own: str) -> Mapping[str, str]:
    """The code for the beginning of each name of one word in a script."""
    names = ((name, code) for code, names in names_of_countries().items() for name in names)
    return {
        _OF_NAMES.sub("", _ARTICLE.sub("", name)): code
        for name, code in names
        if " " not in name and script(name) == own
    }


@cache
def _of_languages(own: str) -> Mapping[str, str]:
    """The code of the country that speaks it for the stem of a language's name."""
    likely = get_global("likely_subtags")
    names = Locale(_LOCALES[own]).languages
    return {
        _ENDINGS[own].sub("", _ARTICLE.sub("", fold(names[code]))): likely[code].rpartition("_")[2]
        for code in names
        if code in likely and len(code) == 2 and code not in _SPOKEN_ABROAD and " " not in names[code]
    }
