"""The sentences of the evidence that a sentence repeats in nearly the same words. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse, is_stop_word

NEARLY_ALL = 0.8  # of a sentence's telling words stand in one that it repeats
LEAST_SHARED = 2  # of them, or of the numbers, so that two sentences do not agree by chance
BEGINNING = 4  # letters from which two Russian stems are one word's: «закро», «закроют»
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = ("yes", "whether", "да", "буду", "будет", "будут", "будем", "نعم")  # tell as little as stop words
_IRREGULAR = {
    past: present
    for present, forms in (
        ("build", "built"), ("pay", "paid"), ("take", "took taken"), ("give", "gave given"), ("make", "made"),
        ("go", "went gone"), ("win", "won"), ("lose", "lost"), ("buy", "bought"), ("sell", "sold"), ("send", "sent"),
        ("hold", "held"), ("keep", "kept"), ("leave", "left"), ("meet", "met"), ("begin", "began begun"),
        ("speak", "spoke spoken"), ("write", "wrote written"), ("choose", "chose chosen"), ("rise", "rose risen"),
        ("fall", "fell fallen"), ("grow", "grew grown"), ("find", "found"), ("bring", "brought"), ("come", "came"),
        ("become", "became"), ("see", "saw seen"), ("know", "knew known"), ("tell", "told"), ("spend", "spent"),
        ("withdraw", "withdrew withdrawn"), ("break", "broke broken"), ("lead", "led"), ("fight", "fought"),
    )
    for past in forms.split()
}  # fmt: skip
_BEFORE = ("", "و", "ف", "س", "ي", "ت", "ن", "ا", "سي", "ست", "سن", "ال", "وال", "فال", "لي", "وسي", "وست")
_BEHIND = ("", "ت", "وا", "ا", "ه", "ها", "ون", "ين", "ات", "هم")

Terms = dict[str, None]  # in their order


def repeated(own: str, sentence: str, evidence: Iterable[str]) -> list[str]:
    """The sentences of the evidence that have nearly all the telling words of `own`, which is said in `sentence`.

    None that lacks a word which another one has, for then the sentence may join what the two say.
    """
    wanted, whole = terms(own), terms(sentence) | _numbers(sentence)
    parts = [part for text in evidence for part in _parts(text)]
    told = [terms(part) | _numbers(part) for part in parts]
    return [part for n, part in enumerate(parts) if _repeats(wanted, whole, told[n], [*told[:n], *told[n + 1 :]])]


def _numbers(text: str) -> Terms:
    return dict.fromkeys(re.findall(r"\d+", fold(text)))


def _parts(text: str) -> Iterator[str]:
    """The sentences of a text, "This is false." and "I do not." with the one before them."""
    spans = sentence_spans(text, "")
    for n, (start, end) in enumerate(spans):
        following = text[slice(*spans[n + 1])] if n + 1 < len(spans) else ""
        yield f"{text[start:end]} {following}" if following and len(terms(following)) < 2 else text[start:end]


def _repeats(own: Terms, whole: Terms, there: Terms, others: Sequence[Terms]) -> bool:
    lacking = [word for word in own if not _among(word, there)]
    return (
        len(own) - len(lacking) >= round(NEARLY_ALL * len(own), 9) > 0
        and sum(_among(word, there) for word in whole) >= LEAST_SHARED
        and not any(_among(word, other) for word in lacking for other in others)
    )


def terms(text: str) -> Terms:
    """The stems of the words that tell something, Arabic ones as they stand, in order and without digits."""
    words = (word for word in _WORD.findall(fold(text)) if len(word) > 1 and word not in _EMPTY)
    return dict.fromkeys(_stem(word) for word in words if not is_stop_word(word))


def same(one: str, other: str) -> bool:
    """Whether two of the terms are forms of one word."""
    if one == other or script(one) != script(other):
        return one == other
    if script(one) == "ARABIC":
        return bool(_forms(one) & _forms(other))
    shorter = min(len(one), len(other))
    kept = max(BEGINNING, shorter - 1)
    return script(one) == "CYRILLIC" and shorter >= BEGINNING and one[:kept] == other[:kept]


def _among(word: str, there: Terms) -> bool:
    return word in there or (not word.isascii() and any(same(word, other) for other in there))


def _stem(word: str) -> str:
    return word if script(word) == "ARABIC" else analyse(_IRREGULAR.get(word, word))[0]


@lru_cache(1 << 12)
def _forms(word: str) -> frozenset[str]:
    """An Arabic word without what may be a prefix or an ending of it; three letters remain."""
    bare = (word.removeprefix(before).removesuffix(behind) for before in _BEFORE for behind in _BEHIND)
    return frozenset(form for form in bare if len(form) > 2)
