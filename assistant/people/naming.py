"""The words by which people are named: which of them are the name, and whether two are the same one. Pure.

Two words of one script are one name where they are equal, or, in Russian, where they are two cases of it; in two
scripts where they sound alike (`assistant.sounds`). The article is no part of an Arabic name, in whichever script.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from assistant.people.offices import is_title
from assistant.people.own_name import PARTICLE, own_part
from assistant.people.person import Person
from assistant.words.cases import is_bent, nominatives
from assistant.words.sounds import may_begin, sound_alike
from assistant.words.vocabulary import any_of
from embeddings.indexes.consonants import in_latin
from embeddings.text.folding import fold
from embeddings.text.language import script

TELLS = 3  # sounds by which a single name is known in another script
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")  # on letters or between them, and often left out
_WORD = re.compile(r"[^\W\d_]{1,2}\.(?=\s?[^\W\d_])|[^\W\d_][\w’']*")
_OWNER = re.compile(r"(?<=\w)['’]s(?!\w)")
_ARTICLE = re.compile(
    r"(?<![\w'’-])(?:al|el|ul|an|ar|as|ad|at|az|ash|аль|эль|ан|ар|ас|ад|ат|аз|аш)-", re.IGNORECASE
)
_ARABIC_ARTICLE = re.compile("^(?:ال|لل)(?=..)")
# Behind another word: Al and Ben are also first names.
_PARTICLE = re.compile(f"{PARTICLE}|{any_of('эль بن ابن بنت آل')}")
# With the next word it is one name: عبد الرحمن, Abu Bakr.
_OPENING = re.compile(any_of("abd abdul abdel abu abou абд абдул абдель абу عبد أبو أبي"))
_FORMER_OFFICE = re.compile(r"^.*\b(?:السابق|السابقة|الأسبق)\s")
_SAME = 100  # sounds, as it were, of a name in its own script


@dataclass(frozen=True, slots=True)
class Agreement:
    """That a word of a question is a word of somebody's name."""

    asked: str
    named: str
    weight: int  # sounds that tell so; 0 for an initial
    bent: bool = False  # one of them only in another case


def words_of(text: str) -> list[str]:
    """The words of a text that may be of a name, initials with their points, without articles and particles."""
    plain = _MARKS.sub("", unicodedata.normalize("NFC", text))
    found = _WORD.findall(_ARTICLE.sub("", _OWNER.sub("", plain)))
    return [word for n, word in enumerate(_joined(found)) if not n or not _PARTICLE.fullmatch(fold(word))]


def _joined(words: Sequence[str]) -> Iterator[str]:
    """The words, those that are one name together as one."""
    opening = ""
    for word in words:
        if not opening and _OPENING.fullmatch(fold(word)):
            opening = word
        else:
            yield opening + word
            opening = ""
    if opening:
        yield opening


def is_initial(word: str) -> bool:
    return word.endswith(".")


def name_of(person: Person) -> list[str]:
    """The words of a person's name alone, in Arabic without the office that stands in front of it.

    Nor with one that its bearer no longer holds: the person is not meant by that.
    """
    if script(person.name) != "ARABIC":
        return [word for word in words_of(_present(person)) if not is_title(word)]
    before, own, _ = _parts(person)
    return words_of(f"{before} {own}")[len(words_of(before)) :]


def office_words(person: Person) -> list[str]:
    """The words that say what a person is, wherever they stand."""
    before, _, behind = _parts(person) if script(person.name) == "ARABIC" else ("", "", "")
    return [*words_of(before), *words_of(behind), *re.findall(r"\w+", person.office)]


def _parts(person: Person) -> tuple[str, str, str]:
    """What stands in front of somebody's own name in Arabic, that, and what stands behind it."""
    words = _present(person).split()
    start, end, _ = own_part(words).indices(len(words))
    return " ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:])


def _present(person: Person) -> str:
    return _FORMER_OFFICE.sub("", person.name)


def agreement(word: str, name: Sequence[str]) -> Agreement | None:
    """How a word is one of somebody's name, best by an equal one; None where it is not."""
    found = [one for one in (_agreement(word, own) for own in name) if one]
    return max(found, key=lambda one: (one.weight, not one.bent), default=None)


def tells(agreements: Iterable[Agreement | None]) -> bool:
    """Whether words that agree tell that somebody is meant: an initial alone does not, nor a short name alone."""
    found = [one for one in agreements if one]
    least = TELLS if len(found) == 1 else 1
    return any(one.weight >= least for one in found)


def _agreement(asked: str, named: str) -> Agreement | None:
    if is_initial(asked) or is_initial(named):
        return Agreement(asked, named, 0) if may_begin(asked.rstrip("."), named.rstrip(".")) else None
    if script(asked) == script(named):
        if _same(asked, named):
            return Agreement(asked, named, _SAME)
        bent = script(asked) == "CYRILLIC" and is_bent(fold(asked), fold(named))
        return Agreement(asked, named, _SAME, bent=True) if bent else None
    if weight := _sounding(_forms(asked), _forms(named)):
        return Agreement(asked, named, weight)
    weight = _sounding(_nominatives(asked), _nominatives(named))
    return Agreement(asked, named, weight, bent=True) if weight else None


def _same(one: str, other: str) -> bool:
    return in_latin(fold(one)) == in_latin(fold(other)) if script(one) == "LATIN" else bool(
        set(_forms(one)[-1:]) & set(_forms(other)[-1:])
    )


def _sounding(ones: Iterable[str], others: Iterable[str]) -> int:
    return max((sound_alike(a, b) for a, b in product(ones, others)), default=0)


def _forms(word: str) -> list[str]:
    """A word as it stands, and without an Arabic article."""
    plain = fold(word) if not word.endswith("ى") else fold(word[:-1]) + "ى"
    bare = _ARABIC_ARTICLE.sub("", plain)
    return list(dict.fromkeys([plain, bare]))


def _nominatives(word: str) -> list[str]:
    return nominatives(fold(word)) if script(word) == "CYRILLIC" else _forms(word)
