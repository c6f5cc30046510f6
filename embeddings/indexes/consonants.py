"""Names across scripts: the consonants of words that may be names, and their index.

"Lavrov", «Лавров» and "لافروف" have no letter in common, and a model of a few languages knows only the names that
it has read often. Their consonants agree, though. What a text's own script writes is found by its keywords.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from embeddings.indexes.term_index import TermIndex
from embeddings.text.folding import Folded
from embeddings.text.language import script
from embeddings.text.terms import MAX_TERM, MAX_TERMS, is_stop_word, without_prefix

MARKS = {"ARABIC": "a.", "CYRILLIC": "c.", "LATIN": "l."}  # in front of the consonants of a word in each script
TELLING = 3  # consonants, without an opening vowel; fewer are those of too many words

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:[-'](?!s(?!\w)){_LETTERS})*")  # folded, without the 's of English
_ASSIMILATED = re.compile(r"^[ae](sh|[rsdtzn])-(?=\1)")  # "as-Sifri" and «ас-Сифри» are al-Sifri, as in Arabic
_CASE = re.compile("(?<=[а-я]{3})(?:[ыиоеая]м|[ая]ми)$")  # a consonant that only the case of a Russian name adds
_DIGRAPHS = re.compile("shch|sch|tch|dzh|ch|sh|zh|ts|tz|dj")
_CLASSES = str.maketrans("pbvfsczjkgqxdtlmnr", "bbffsksskkkkddlmnr")  # what scripts write alike is one


def in_latin(word: str) -> str:
    """A word in small Latin letters. The only use of anyascii."""
    return anyascii(word).lower()


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a word in one script, those that scripts mix up as one, none twice in a row.

    A vowel or a breath before them counts as one consonant: it tells Oresia from Russia.
    """
    latin = _ASSIMILATED.sub("al-", in_latin(word))
    opens = "a" if word[:1] == "ا" or re.match("[aeiouyhw'`]|kh", latin) else ""  # an alef alone is not spelled
    latin = _DIGRAPHS.sub("s", latin.replace("kh", "")).replace("ph", "f").replace("th", "t")
    bones = "".join(c for c in latin if c in "bcdfgjklmnpqrstvxz").translate(_CLASSES)
    return opens + re.sub(r"(.)\1+", r"\1", bones) if bones else ""


def spelled(text: str) -> list[str]:
    """The consonants of what may be a name in a text, in order, each marked with its script."""
    return [MARKS[own] + bones for own, bones in _skeletons(text) if own in MARKS]


def spelled_elsewhere(question: str) -> list[str]:
    """As `spelled`, of a question's words as the other scripts would have them; distinct ones, at most MAX_TERMS.

    Of one that is typed without capitals every word may be a name. A word in none of the scripts is sought in all.
    """
    words = _skeletons(question if any(map(str.isupper, question)) else question.title())
    found = (mark + bones for own, bones in words for name, mark in MARKS.items() if name != own)
    return list(dict.fromkeys(found))[:MAX_TERMS]


NAMES = TermIndex("name", spelled, spelled_elsewhere)


def _skeletons(text: str) -> Iterator[tuple[str, str]]:
    """(script, consonants) of each word with a capital, and of each in a script without; also of its parts."""
    folded = Folded.of(text)
    for match in _WORD.finditer(folded.text):
        if folded.words(*match.span()).islower():
            continue
        word = match.group()
        for part in dict.fromkeys((word, *word.split("-"))):
            for bones in _bones(part[:MAX_TERM]):
                yield script(part), bones


def _bones(word: str) -> list[str]:
    """The consonants of a folded word, also without what the grammar adds; none where they tell nothing."""
    if is_stop_word(word):
        return []
    found = map(skeleton, dict.fromkeys((word, without_prefix(word), _CASE.sub("", word))))
    return [bones for bones in found if len(bones.removeprefix("a")) >= TELLING]
