"""The cases of Russian names. Pure.

A name bends by how it ends, and only so are two forms one name: «Петрова» is Петров in the genitive, while
«Петренко» does not bend at all. «Белова» is also a woman's name by itself; which of the two, the name alone
does not tell.
"""

import re
from functools import lru_cache

_SHORTEST = 2  # letters that stay; one, where the vowel of the last syllable is lost, as in Лев
_FLEETING = ("ел", "ец", "ок", "ек", "ев")
# The endings of each kind of names, that of the nominative first.
_KINDS = tuple(
    tuple("" if ending == "-" else ending for ending in endings.split())
    for endings in (
        "- а у ом ым е",
        "- а у ем им е",
        "ь я ю ем е",
        "ь и ью",
        "й я ю ем е",
        "ий ия ию ием ии",
        "ий ого ому им ом",
        "ий его ему им ем",
        "ый ого ому ым ом",
        "ой ого ому ым ом",
        "а ы у ой ою е",
        "а и у ой ою е",
        "а и у ей ею е",
        "я и ю ей ею е",
        "ия ии ию ией иею",
        "ова овой ову овою",
        "ева евой еву евою",
        "ина иной ину иною",
        "ына ыной ыну ыною",
        "ая ой ую ою",
        "ая ей ую ею",
        "ел ла лу лом ле",
        "ец ца цу цом цем це",
        "ок ка ку ком ке",
        "ек ка ку ком ке",
        "ев ьва ьву ьвом ьве",
    )
)
# Of men's names those that are a woman's with a vowel more: «Александра» is the one's genitive and the other.
_PAIRED = re.compile(
    "(?:александр|валентин|евгени|валери|юли|анатоли|витали|карл|ян|иван|роберт|альберт|адриан|кристиан|юлиан|дан"
    "|эрик|паул|габриэл|мишел|даниэл|франциск|август|марин|павл|стефан|никол|антон|георги|виктори)[ая]"
)


@lru_cache(maxsize=1 << 14)
def is_bent(one: str, other: str) -> bool:
    """Whether two different folded words may be one name in two of its cases."""
    return one != other and any(_stems(one, kind) & _stems(other, kind) for kind in _KINDS)


def are_one(one: str, other: str) -> bool:
    """Whether two folded words may be one name, each part of a double one in a case of its own."""
    ones, others = one.split("-"), other.split("-")
    pairs = zip(ones, others, strict=False)
    return len(ones) == len(others) and all(a == b or is_bent(a, b) for a, b in pairs)


def nominatives(word: str) -> list[str]:
    """A folded word, and what it may be without its case."""
    return list(dict.fromkeys([word, *(stem + kind[0] for kind in _KINDS for stem in _stems(word, kind))]))


def may_be_hers(word: str) -> bool:
    """Whether a folded form of a name that is also a man's may be a woman's in the nominative."""
    return word.endswith(("а", "я"))


def is_paired(word: str) -> bool:
    """Whether a folded form of a first name is that of a man and of a woman."""
    return bool(_PAIRED.fullmatch(word))


def _stems(word: str, kind: tuple[str, ...]) -> frozenset[str]:
    least = 1 if kind[0] in _FLEETING else _SHORTEST
    return frozenset(
        word[: len(word) - len(ending)]
        for ending in kind
        if word.endswith(ending) and len(word) - len(ending) >= least
    )
