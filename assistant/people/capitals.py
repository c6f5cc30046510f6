"""Names that Latin and Cyrillic texts show by capitals, without the offices and institutions around them. Pure."""

import re

from assistant.people.offices import (
    INITIALS,
    OCCUPATION,
    apposition,
    is_institution,
    is_title,
    office_in,
    opens_institution,
)
from assistant.people.own_name import PARTICLE
from assistant.words.ordinary import ordinary
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold
from embeddings.text.terms import is_stop_word

_WORD = r"[A-ZА-ЯЁ][\w’'-]*(?:\.(?=\s?[A-ZА-ЯЁ]))?"
_ARTICLE = "(?:al|el|ar|as|ad|an|аль|ар|ас|ад|ан|эль)-"
CAPITALISED = re.compile(
    rf"{_WORD}(?:(?:\s{{1,2}}|(?<=\.)){_WORD}|(?:\s{PARTICLE}){{1,2}}[\s-]{_WORD}|\s{_ARTICLE}[\w’'-]+)*"
)
# Of a country or town in front of a Russian name.
_GENITIVE = re.compile("[а-я]{2}[ыи]$|[а-я]{3}ии$|[а-я](?:[сц]ка|града|бурга)$")
# Begin a sentence with a capital in front of a name.
_OPENING = re.compile(
    any_of(
        "later earlier today yesterday tomorrow meanwhile however moreover afterwards finally thus now monday tuesday"
        " wednesday thursday friday saturday sunday january february march july september october november december"
        " позже затем сегодня вчера ранее позднее однако также потом теперь поэтому"
    )
)
_RUSSIAN_INITIAL = re.compile(r"[А-ЯЁ]\.")  # with which a Russian name begins: "Пресс-конференция С. Прента"
# "Committee on Natural Resources": what an institution is about; "the committee on Friday" is when.
_ABOUT = re.compile(r"([A-Z][\w-]*)\son\s(?:the\s)?(?![A-Z][a-z]+day\b)(?:(?:[A-Z][\w-]*,?\s){1,6}and\s)?$")
ACRONYM = re.compile(r"[A-ZА-ЯЁ]{2,6}(?:\.[A-ZА-ЯЁ]{2,4})?")
_LOOKED_BACK = 200  # code points in front of a name in which it is read what that is of
_HEADLINE = 4  # words of a title from which capitals may only be those of a headline
_SHARED = 2  # letters at the beginning of two forms of a Russian name


def without_office(text: str, match: re.Match[str]) -> tuple[int, list[str]]:
    """Where a run of capitals begins to be a name, and its words; none where it names no person."""
    words = [(match.start() + part.start(), part.group()) for part in re.finditer(r"\S+", match.group())]
    titles = [n for n, (_, word) in enumerate(words) if is_title(word)]
    words = words[titles[-1] + 1 :] if titles else words
    if any(opens_institution(word) for _, word in words):
        return match.end(), []
    while words and _is_in_front(words[0][1]):
        words = words[1:]
    if len(words) > 2 and OCCUPATION.fullmatch(fold(words[0][1])):
        words = words[1:]
    if len(words) > 2 and ACRONYM.fullmatch(words[0][1]) and not words[1][1].isupper():
        words = words[1:]  # "the spokeswoman of the UN Anna Hart"
    before = text[max(0, words[0][0] - _LOOKED_BACK) : words[0][0]] if words else ""
    about = _ABOUT.search(before)
    if about and is_institution(about[1]):
        return match.end(), []
    if re.search(r"\b(?:of|for)\s$", before):
        words = words[1:] if len(words) > 2 else []
    if len(words) > 1 and _GENITIVE.search(words[0][1]) and (len(words) > 2 or INITIALS.match(words[1][1])):
        words = words[1:]
    initials = next((n for n, (_, word) in enumerate(words) if _RUSSIAN_INITIAL.match(word)), 0)
    words = words[initials:]
    last = max((n for n, (_, word) in enumerate(words) if is_institution(word)), default=-1)
    words = words[last + 1 :] if len(words) > last + 2 else words  # "of the Armed Forces N N"
    if not words or any(is_institution(word) for _, word in words):
        return match.end(), []
    return words[0][0], [word for _, word in words]


def is_headline(title: str) -> bool:
    """Whether all words of a title have capitals, so that those of a name do not show."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return len(words) >= _HEADLINE and all(word[0].isupper() for word in words)


def may_be_named(name: str, text: str) -> bool:
    """Whether a run of capitals in a headline is a name: "Regulator Fines N" is none, unless the text has it, too."""
    *before, _ = name.split()
    return name in text or len(before) < 2 or not any(ordinary(fold(word)) for word in before)


def _is_in_front(word: str) -> bool:
    """Whether a word with a capital in front of a name is none of it."""
    return is_institution(word) or is_stop_word(fold(word)) or bool(_OPENING.fullmatch(fold(word)))


def office_behind(text: str) -> str:
    """The office in an apposition right behind a name, unless that is of somebody else."""
    words = apposition(text)
    named = any(len(without_office(words, name)[1]) > 1 for name in CAPITALISED.finditer(words))
    return "" if named else office_in(words)


def in_nominative(one: str, other: str) -> str:
    """Of two forms of a Russian name, as the first word that differs tells, the one that is no other case."""
    differing = ((a, b) for a, b in zip(one.split(), other.split(), strict=True) if a != b)
    first, second = next(differing, ("", ""))
    if first == second or first[:_SHARED] != second[:_SHARED]:
        return one
    if second.startswith(first.rstrip("ьй")):
        return one
    if first.startswith(second.rstrip("ьй")):
        return other
    return other if second[-1] in "ая" and first[-1] not in "ая" else one
