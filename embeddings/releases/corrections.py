"""Which release another one corrects, as it says itself.

Only what a release states is believed: it calls itself a correction, and names the other by title, by address, or by
its day and subject: "in our release of 16 April on consumer prices".
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from embeddings.releases.release import Release
from embeddings.text.dates import dates_in, month_names
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse, question_terms

Day = tuple[int, int]  # month and day

DAYS = 366  # a correction follows within a year
OPENING = 600  # code points in which a release calls itself a correction
NAMING = 3  # words that a title needs to name one release
SHARED = 2  # terms of a title that tell, beside the day, which release of it is meant
_CORRECTION = re.compile(
    r"\b(?:correction|corrigendum|erratum|(?:corrects?|corrected|supersedes?|replaces?) (?:the|our|its|a)\b[^.]{0,40}"
    r"\b(?:release|statement|version|announcement)|contained an error)\b"
    r"|\b(?:исправлени[ея]|уточнени[ея]|поправк[аи]|опечатк[аи])\b"
    r"|допущена (?:ошибка|неточность)|исправленн\w+ (?:верси|текст)"
    r"|تصحيح|تصويب|استدراك|ورد خطا|خطا في البيان|بيان مصحح"
)
_RELEASE = re.compile(
    r"\b(?:release|statement|announcement|bulletin|communique|notice|report)s?\b"
    r"|\b(?:пресс-)?(?:релиз|сообщени|заявлени|бюллетен|публикаци)\w{0,3}\b"
    r"|(?<!\w)[بفولك]{0,2}(?:ال|ل)?(?:بيان|خبر|نشره|تقرير|اعلان)(?!\w)"
)
_QUOTED = re.compile("[«“„\"]")
_DAY = re.compile(r"(?<![\d.,])(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?([^\W\d]+)(?:\s([^\W\d]+))?")
_DAY_LAST = re.compile(r"(?<!\w)([^\W\d]+)\s(\d{1,2})(?![\d.,]*\d)")


def window(release: Release) -> tuple[str, str]:
    """First and last day, ISO 8601, of what a dated release may correct."""
    return (release.date - timedelta(days=DAYS)).isoformat(), release.date.isoformat()


def is_correction(release: Release) -> bool:
    """Whether a release calls itself a correction of another one."""
    return bool(_CORRECTION.search(fold(f"{release.title}\n{release.text[:OPENING]}")))


def corrected(release: Release, others: Iterable[Release]) -> Release | None:
    """The one release among `others` that a correction names; None where it names none or several."""
    words = f" {_plain(release.text)} "
    own = [other for other in others if other.id != release.id and other.source == release.source]
    named = [other for other in own if (other.url and other.url in release.text) or _names(words, other.title)]
    found = named or _of_day(release, own)
    return found[0] if len(found) == 1 else None


def _of_day(release: Release, others: Collection[Release]) -> list[Release]:
    """Those that a sentence of a correction tells by their day, and by their subject most of all of that day.

    What a sentence calls by a title in quotation marks is what has that title.
    """
    found = []
    for start, end in sentence_spans(release.text, release.language or "en"):
        sentence = release.text[start:end]
        if not _RELEASE.search(fold(sentence)) or _QUOTED.search(sentence):
            continue
        days = set(_days(sentence, release.language))
        dated = [one for one in others if one.date and (one.date.month, one.date.day) in days]
        shared = [len(set(analyse(sentence)) & _subject(one.title)) for one in dated]
        most = max([SHARED, *shared])
        found += [one for one, count in zip(dated, shared, strict=True) if count == most]
    return list({one.id: one for one in found}.values())


def _days(sentence: str, language: str) -> Iterator[Day]:
    """The days that a sentence names, with their year or without."""
    yield from ((day.month, day.day) for day, *_ in dates_in(sentence, language))
    folded, months = fold(sentence), month_names()
    for day, month, behind in _DAY.findall(folded):
        if number := months.get(f"{month} {behind}") or months.get(month):
            yield number, int(day)
    yield from ((months[month], int(day)) for month, day in _DAY_LAST.findall(folded) if month in months)


def _subject(title: str) -> set[str]:
    """The terms of a title that tell what it is about: no numbers, and no stop words."""
    return {term for term in question_terms(title) if not term[:1].isdigit()}


def _names(words: str, title: str) -> bool:
    plain = _plain(title)
    return len(plain.split()) >= NAMING and f" {plain} " in words


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
