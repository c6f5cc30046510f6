"""A person's own name, without the office that an Arabic one begins with, and whether two can be one person's. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.cases import are_one
from assistant.offices import is_institution, is_title, office_of
from assistant.places import countries
from embeddings.folding import fold

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
_CLOSES_NAME = ("الله", "الدين", "الرحمن")


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


def _agree(one: str, other: str) -> bool:
    """Whether two folded words of names can be one: an initial is of any name that begins with it."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1 and not _ARABIC.match(one):
        return one[0] == other[0]
    return bool(_CYRILLIC.match(one) and _CYRILLIC.match(other)) and are_one(one, other)


def _arabic(name: str) -> OwnName:
    words = fold(name).split()
    inside = range(1, len(words) - 1)  # "Saleh Al Sheikh" has a title for a surname
    titles = [n for n in (0, *inside) if is_title(words[n]) and (n == 0 or words[n - 1] not in _OPENS_NAME)]
    own = words[titles[-1] + 1 :] if titles else words
    while len(own) > 1 and titles and _belongs_to_office(own[0]) and own[1] not in _OF_FATHER:
        own = own[1:]
    return _with_father(_whole_names(own or words), office=office_of(fold(name)))


def _with_father(words: list[str], **more: str) -> OwnName:
    """A name without the words between it and that of the father."""
    father = next((n for n, word in enumerate(words) if n and word in _OF_FATHER), 0)
    return OwnName(tuple(word for word in words if word not in _OF_FATHER), father=father, **more)


def _belongs_to_office(word: str) -> bool:
    """Whether a folded Arabic word behind a title says of what the office is; names have no article as a first word."""
    return (word.startswith(("ال", "لل")) and len(word) > 3) or is_institution(word) or bool(countries(word))


def _whole_names(words: list[str]) -> list[str]:
    """The words of an Arabic name, with those as one that make one name: servant of God."""
    whole: list[str] = []
    for word in words:
        if whole and (whole[-1] in _OPENS_NAME or word in _CLOSES_NAME):
            whole[-1] += word
        else:
            whole.append(word)
    return whole
