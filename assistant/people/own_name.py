"""A person's own name, without the office that an Arabic one begins with, and whether two can be one person's. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.people.offices import is_institution, is_office, is_title, office_of
from assistant.words.cases import are_one
from assistant.words.ordinary import ordinary
from assistant.words.places import countries
from assistant.words.sounds import may_begin
from assistant.words.spelling import has_article
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import is_stop_word

_ARABIC = re.compile("[\u0620-\u06ff]")
_CYRILLIC = re.compile("[а-я]")
# Between the words of a name, mostly written small.
PARTICLE = (
    "(?:al|el|bin|ben|ibn|bint|de|da|di|du|del|la|le|van|von|der|den|ter"
    "|аль|бин|бен|ибн|бинт|де|да|ди|ван|фон|дер|ле|ла)"
)
# Of two people with one name, or of one king among others.
_SUFFIX = re.compile(r"[IVX]+|(?:Jr|Sr|мл|ст)\.?|[Мм]ладш\w+|[Сс]тарш\w+")
# Arabic words that make one name with the next, and those between a name and that of its father.
_OPENS_NAME = ("عبد", "ابو", "ابي", "ال", "ام", "بو")
_OF_FATHER = ("بن", "ابن", "بنت", "bin", "ibn", "bint", "бин", "ибн", "бен")
CLOSES_NAME = ("الله", "الدين", "الرحمن")
_LIKE_ARTICLE = re.compile("[إأ]ل")
_MOST = 2  # words of most names


@dataclass(frozen=True, slots=True)
class OwnName:
    """The words of a name, folded, the last one that by which somebody is known, and what tells namesakes apart."""

    words: tuple[str, ...]
    suffix: str = ""  # "ii", "jr"
    father: int = 0  # the place of his father's name: "the king Majid" is "Majid son of Saad", "Saad" is not
    office: str = ""  # the stem of an Arabic one

    @property
    def surname(self) -> str:
        return self.words[-1] if self.words else ""

    def may_be(self, other: "OwnName") -> bool:
        """Whether two names can be one person's: surnames, and whatever else both have, agree."""
        if not self.words or not other.words or (self.suffix != other.suffix and self._tell(other)):
            return False
        short, long = sorted((self, other), key=lambda one: len(one.words))
        if long.father and short.office == long.office and short.words == long.words[: len(short.words)]:
            return True
        by_father = len(short.words) == 1 and 0 < long.father == len(long.words) - 1
        if by_father or not _agree(short.surname, long.surname):
            return False
        if has_other_initials(self.words, other.words):
            return False
        rest = iter(long.words[:-1])
        return all(any(_agree(word, one) for one in rest) for word in short.words[:-1])

    def _tell(self, other: "OwnName") -> bool:
        """Whether the lack of a suffix in one of two names means something."""
        full = len(self.words) > 1 and len(other.words) > 1
        return full or bool(self.suffix and other.suffix)


@lru_cache(maxsize=1 << 14)
def own_name(name: str) -> OwnName:
    """The own name in a name as releases give it."""
    if _ARABIC.search(name):
        return _arabic(name)
    words = re.findall(r"[^\s.,]+\.?", name)
    suffix = ""
    while len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        suffix = fold(words.pop()).strip(".")
    return _with_father([word for word in (fold(word).strip(".'") for word in words) if word], suffix=suffix)


def has_other_initials(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names tell two people by what stands behind the first ones: George W. is not George H. W. Bush."""
    pairs = zip(_initials(words), _initials(others), strict=False)
    return any(a != b and (script(a) == script(b) or not may_begin(a, b)) for a, b in pairs)


def _initials(words: Sequence[str]) -> list[str]:
    return [word for word in (fold(word).strip(".") for word in words[1:-1]) if len(word) == 1]


def _agree(one: str, other: str) -> bool:
    """Whether two folded words of names can be one: an initial is of any name that begins with it."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1 and not _ARABIC.match(one):
        return one[0] == other[0]
    return bool(_CYRILLIC.match(one) and _CYRILLIC.match(other)) and are_one(one, other)


def folded_name(word: str) -> str:
    """A word of an Arabic name, folded without an alef with which «إلفين» would have the article; no country's."""
    folded = fold(word)
    return fold(word[1:]) if _LIKE_ARTICLE.match(word) and not countries(folded) else folded


def own_part(written: Sequence[str]) -> slice:
    """Which words of an Arabic name are the name, without the offices in front of it and behind it."""
    words = list(map(folded_name, written))
    start = _office_length(words)
    inside = range(start + 1, len(words) - 1)
    title = next((n for n in inside if is_title(words[n]) and words[n - 1] not in _OPENS_NAME), None)
    if title is None:
        return slice(start, None)
    behind = title + _office_length(words[title:])
    if len(words) - behind >= _MOST and all(map(ordinary, words[start:title])):
        return slice(behind, None)  # "envoy of the Nations, ambassador N N"
    return slice(start, title)


def _office_length(words: Sequence[str]) -> int:
    """How many of an Arabic name's first words are an office: titles, what they are of, and what has an article."""
    owes = False  # whether a noun without the article still needs what it is of
    for n, (word, following) in enumerate(pairwise(words)):
        between, heads = _is_between(word, following), is_office(word) or is_institution(word)
        heads = heads or is_institution(following)
        owed = owes and n < len(words) - _MOST
        if following in _OF_FATHER or word in _OPENS_NAME or not (owed or heads or is_title(word) or between):
            return n
        owes = not between and (heads or ordinary(word))  # a place ends it
    return max(len(words) - 1, 0)


def _is_between(word: str, following: str) -> bool:
    """Whether an Arabic word has the article, which no first name has, or is of those between an office and a name."""
    on_behalf = word == "باسم" and (has_article(following) or is_institution(following))  # it is also a name
    return has_article(word) or is_stop_word(word) or bool(countries(word)) or on_behalf


def _arabic(name: str) -> OwnName:
    words, written = fold(name).split(), name.split()
    own = words[own_part(written)] if any(map(is_title, words)) else words  # an institution has no other name
    return _with_father(whole_names(own), office=office_of(fold(name)))


def _with_father(words: list[str], **more: str) -> OwnName:
    """A name without the words between it and that of the father."""
    father = next((n for n, word in enumerate(words) if n and word in _OF_FATHER), 0)
    return OwnName(tuple(word for word in words if word not in _OF_FATHER), father=father, **more)


def whole_names(words: list[str]) -> list[str]:
    """The words of an Arabic name, with those as one that make one name: servant of God."""
    whole: list[str] = []
    for word in words:
        if whole and (whole[-1] in _OPENS_NAME or word in CLOSES_NAME):
            whole[-1] += word
        else:
            whole.append(word)
    return whole
