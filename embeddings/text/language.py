"""Which language and which script a text is in."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

# The languages in which institutions publish side by side with Arabic, Russian and English; a shorter
# list makes short questions more certain and keeps the detector's memory small.
LANGUAGES = (
    Language.ARABIC, Language.RUSSIAN, Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.GERMAN,
    Language.ITALIAN, Language.PORTUGUESE, Language.TURKISH, Language.PERSIAN, Language.UKRAINIAN,
    Language.KAZAKH, Language.CHINESE, Language.HEBREW, Language.JAPANESE, Language.KOREAN, Language.URDU,
    Language.HINDI,
)  # fmt: skip
CODES = tuple(language.iso_code_639_1.name.lower() for language in LANGUAGES)
ENOUGH = 200  # code points from which the detected language outweighs a declared one
SAMPLE = 2000  # code points: more adds time and no certainty
# From so many letters and this confidence on a language is sure: of 4,282 sentences of TICO-19 in Arabic, Russian
# and English one is then taken for another's, a list of Latin names in a Russian text, and 98 % are recognised.
SURE_LETTERS = 40
SURE = 0.9
_BY_SCRIPT = {"ARABIC": "ar", "LATIN": "en", "CYRILLIC": "ru"}


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*LANGUAGES).build()


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, or "" when it has no letters to tell by."""
    found = _detector().detect_language_of(text[:SAMPLE])
    return found.iso_code_639_1.name.lower() if found else ""


def language_among(text: str, held: Collection[str]) -> str:
    """The language of a few words, in an archive that holds releases in these; "" where there is nothing to tell by.

    Names and slips of the pen look like any: where it is none of these and not sure, it is the one of Arabic, English
    and Russian that has their letters.
    """
    code, value = _likeliest(text[:SAMPLE])
    if not value:
        return ""
    known = not held or code in held or value >= SURE
    return code if known else _BY_SCRIPT.get(script(text), code)


def settled_language(text: str, declared: str = "") -> str:
    """The language of `text`: as declared, unless enough text says otherwise."""
    declared = re.split("[-_]", declared.strip().lower())[0] if declared else ""
    if not re.fullmatch("[a-z]{2}", declared):
        declared = ""
    if declared and (declared not in CODES or len(text) < ENOUGH):
        return declared
    return detect_language(text) or declared


def sure_language(text: str) -> str:
    """The same where there can be no doubt, else ""."""
    if sum(map(str.isalpha, text)) < SURE_LETTERS:
        return ""
    code, value = _likeliest(text[:SAMPLE])
    return code if value >= SURE else ""


@lru_cache(maxsize=64)  # a question is read more than once, and each time takes as long as embedding it
def _likeliest(text: str) -> tuple[str, float]:
    """The code of the likeliest language and how sure it is, 0 to 1."""
    values = _detector().compute_language_confidence_values(text)
    return (values[0].language.iso_code_639_1.name.lower(), values[0].value) if values else ("", 0.0)


def script(text: str) -> str:
    """ "ARABIC", "CYRILLIC", "LATIN": what the first letter belongs to; "" without letters."""
    letter = next((c for c in text if c.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
