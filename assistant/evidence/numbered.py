"""Names with a number: Debian 7, resolution 2254, «закон № 44», «المادة 5», «Заря-3», a third reading. Pure.

What has another number has another name, however much else agrees. Where a hyphen joins them the name is one in any
script, also typed with a space, and a sentence that has no such name is of the one told last or of the title's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.words.places import countries
from assistant.words.vocabulary import MONTH, UNIT, YEAR, any_of
from embeddings.indexes.consonants import skeleton
from embeddings.releases.release import Release
from embeddings.text.folding import Folded, fold
from embeddings.text.language import script
from embeddings.text.terms import is_stop_word, without_prefix

SPELLED_OUT = 20  # up to which a number may stand in words: "Article Five", «المادة الخامسة»
_DOCUMENT = re.compile(
    "(?:ال)?"
    + any_of(
        "resolution* law act article* decree* order protocol* directive* regulation* treaty convention"
        " резолюци* закон закона законе законом законы стать* указ указа указе указом протокол* приказ* постановлени*"
        " директив* قرار قانون مادة مرسوم بروتوكول"
    )
)
_NUMBERED = re.compile(
    r"(?<![\w.])([^\W\d_][\w-]*)\s(?:№\s?|No\.?\s?|no\.?\s?|رقم\s|number\s|номер\s)?(\d+(?:\.\d+)*+)(?![\w.,%]*[\d%])\s?(\w*)"
)
_JOINED = re.compile(r"(?<![\w.-])([^\W\d_]+(?:-[^\W\d_]+)*)-(\d{1,4}(?:\.\d+)*+)(?![\w.,-]*\d|%|-?[^\W\d_]{2})")
_SPACED = re.compile(
    r"(?<![\w.-])([^\W\d_]+(?:-[^\W\d_]+)*)\s(?:№\s?|no\.?\s?|رقم\s)?(\d{1,4}(?:\.\d+)*+)(?![\w.,-]*\d|%)\s?(\w*)"
)
# Stages of one thing are told apart by an ordinal in the same way: the first and the second reading of a law.
_STAGES = {
    "reading": "reading readings чтени* قراءة القراءة",
    "round": "round rounds тур тура туре туром раунд* جولة الجولة",
    "stage": "stage stages phase phases этап* фаз* стади* مرحلة المرحلة",
}
_ORDINALS = {
    "1": "first перв* الأول الأولى أولى",
    "2": "second втор* الثاني الثانية ثانية",
    "3": "third трет* الثالث الثالثة ثالثة",
    "4": "fourth четверт* الرابع الرابعة رابعة",
    "5": "fifth пят* الخامس الخامسة خامسة",
}
_ANY_STAGE = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in _STAGES.items())
_ORDINAL = any_of(" ".join(_ORDINALS.values()))
_BOTH = any_of("and or nor in the и или ни в во")
_STAGE = re.compile(
    rf"(?<!\w)(?:(?P<one>{_ORDINAL})(?:,?\s(?:{_BOTH}\s)+(?P<other>{_ORDINAL}))?(?:,\s\w+,)?\s(?:{_ANY_STAGE})"
    rf"|(?P<arabic>{any_of('قراءة القراءة جولة الجولة مرحلة المرحلة')})\s(?P<behind>{_ORDINAL}))"
)
_CASES = 2  # letters that cases and plurals add to a name
_SMALL = 2  # digits of a number that a lower-case word may follow without being what it counts
_BONES = 2  # consonants by which a name is known in another script
_TIME = re.compile(f"(?:{MONTH}|{any_of('monday tuesday wednesday thursday friday saturday sunday')})")
_YEAR = re.compile(YEAR)
_MANY = any_of("million* billion* thousand* hundred* млн млрд тыс* миллион* миллиард* مليون مليار ألف")
_QUANTITY = re.compile(f"(?:{UNIT}|{_MANY})")


@dataclass(frozen=True, slots=True)
class _Joined:
    """A folded name and its number, `typed` as they stand."""

    name: str
    number: str
    typed: str

    def is_named_as(self, other: "_Joined") -> bool:
        """Whether the names are one, in whichever case and script."""
        one, name = without_prefix(self.name), without_prefix(other.name)
        if script(one) != script(name):
            return len(skeleton(one)) >= _BONES and skeleton(one) == skeleton(name)
        short, long = sorted((one, name), key=len)
        return long.startswith(short) and len(long) - len(short) <= (_CASES if len(short) > _CASES else 0)


def lacking_numbers(words: str, release: Release) -> list[str]:
    """The numbered names in a question's words that a release does not have."""
    text = fold(f"{release.title}. {release.source}. {release.text}")
    plain = [f"{name} {number}" for name, number, sure in _numbered(words) if _lacks(name, number, sure, text)]
    told = [one for _, one in _joined(text)]
    joined = [one.typed for one in _named(words) if _alike(one, told) and not _has(one, told)]
    return list(dict.fromkeys([*plain, *joined]))


def has_ordinal(words: str) -> bool:
    """Whether words have an ordinal: "and when is the second?" is of another stage than the first that it follows."""
    return bool(re.search(rf"(?<!\w)(?:{_ORDINAL})(?!\w)", fold(words)))


def of_another(words: str, release: Release, start: int, end: int) -> bool:
    """Whether the sentence [start, end) of a release tells of what bears another number than in a question's words."""
    named = _named(words)
    if not named:
        return False
    title, text = _told(release)
    above = [one for at, one in text if at < start]
    own = [one for at, one in text if start <= at < end]
    asked = [one for one in named if _alike(one, [*title, *above, *own])]
    for one in asked:
        told = _alike(one, own) or [*_alike(one, title), *_alike(one, above)[-1:]]
        if told and not any(_is_of(other.number, meant.number) for other in told for meant in _alike(one, asked)):
            return True
    return False


@lru_cache(maxsize=64)
def _told(release: Release) -> tuple[Sequence[_Joined], Sequence[tuple[int, _Joined]]]:
    """The names joined with a number in a release's title, and those in its text with where they stand."""
    folded = Folded.of(release.text)
    found = [(folded.at(offset), one) for offset, one in _joined(folded.text)]
    return [one for _, one in _joined(fold(release.title))], found


@lru_cache(maxsize=64)
def _named(words: str) -> Sequence[_Joined]:
    """The names with a number in a question's words."""
    folded = Folded.of(words)
    spaced = [match for match in _SPACED.finditer(folded.text) if not _counts(*match.groups())]
    joined = _JOINED.finditer(folded.text)
    named = [(match.span(), match[1], match[2]) for match in joined]
    named += [((match.start(), match.end(2)), match[1], match[2]) for match in spaced]
    return [
        _Joined(name, number, folded.words(*span))
        for span, name, number in (*named, *_stages(folded.text))
    ]


def _counts(name: str, number: str, following: str) -> bool:
    """Whether folded words around a number make it a quantity, a day or a year; a number of three digits may be one."""
    many = len(number) > _SMALL and following and not is_stop_word(following)
    return bool(many or _QUANTITY.fullmatch(following) or _is_time(name, number, following))


def _joined(folded: str) -> list[tuple[int, _Joined]]:
    """Where names joined with a number stand, in order."""
    named = [(match.span(), match[1], match[2]) for match in _JOINED.finditer(folded)]
    found = sorted([*named, *_stages(folded)])
    return [(span[0], _Joined(name, number, folded[slice(*span)])) for span, name, number in found]


def _stages(folded: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Where each stage stands, what it is a stage of, and its ordinal as a number."""
    for match in _STAGE.finditer(folded):
        noun = match["arabic"] or next(match[name] for name in _STAGES if match[name])
        name = next(name for name, words in _STAGES.items() if re.fullmatch(any_of(words), noun))
        for ordinal in filter(None, (match["one"], match["other"], match["behind"])):
            number = next(n for n, words in _ORDINALS.items() if re.fullmatch(any_of(words), ordinal))
            yield match.span(), name, number


def _has(one: _Joined, told: Sequence[_Joined]) -> bool:
    return any(_is_of(other.number, one.number) for other in _alike(one, told))


def _alike(one: _Joined, others: Sequence[_Joined]) -> list[_Joined]:
    return [other for other in others if one.is_named_as(other)]


def _numbered(words: str) -> Iterator[tuple[str, str, bool]]:
    """Each name with its number, and whether that is surely no quantity: "gave Oresia 300 buses"."""
    for name, number, following in _NUMBERED.findall(words):
        document = bool(_DOCUMENT.fullmatch(fold(name)))
        named = name[0].isupper() and not is_stop_word(fold(name)) and not countries(name)
        times = _is_time(fold(name), number, fold(following))
        if (document or named) and not times and not _QUANTITY.fullmatch(fold(following)):
            yield name, number, document or not following[:1].islower()


def _is_time(name: str, number: str, following: str) -> bool:
    """Whether folded words around a number make it a day or a year."""
    return bool(_TIME.fullmatch(name) or _TIME.fullmatch(following) or _YEAR.fullmatch(number))


def _lacks(name: str, number: str, sure: bool, text: str) -> bool:
    """Whether a folded text lacks a numbered name: it has the name with other numbers, or nowhere the number."""
    beside = re.findall(rf"(?<!\w){re.escape(fold(name))}\w*\s(?:№\s?|no\.?\s?|رقم\s)?(\d+(?:\.\d+)*)", text)
    if beside:
        return not any(_is_of(other, number) for other in beside)
    spelled = float(".".join(number.split(".")[:2])) <= SPELLED_OUT
    return sure and not spelled and not re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", text)


def _is_of(number: str, asked: str) -> bool:
    """Whether a number is the one asked for, or a part of it, as 7.1 of 7."""
    return number == asked or number.startswith(f"{asked}.") or number == f"{asked}.0"
