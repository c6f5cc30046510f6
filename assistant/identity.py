"""Whether the words for a person in a question mean the one whom a release names, in any script. Pure."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.offices import FORMER, is_title, office_of
from assistant.person import Person
from embeddings.consonants import skeleton
from embeddings.folding import fold
from embeddings.keywords import analyse, is_stop_word
from embeddings.release import Release

_FORMER_OFFICE = re.compile(r"^.*\b(?:السابق|السابقة|الأسبق)\s")
TELLS = 3  # consonants from which a single name is compared across scripts


def is_meant(who: str, speaker: Person, release: Release) -> bool:
    """Whether a question's words for a speaker, a name or an office, mean the one whom a release names."""
    words = [
        word
        for word in re.findall(r"[^\W\d_][\w’'-]*", re.sub(r"['’]s\b", "", who))
        if not is_stop_word(fold(word))
    ]
    plain = [word for word in words if not is_title(word)]
    name = re.findall(r"\w[\w’'-]*", _without_former_office(speaker.name))
    if not plain or not any(_alike(word, other, len(plain) > 1) for word in plain for other in name):
        return _holds(words, plain, speaker, release)
    known = [*name, *re.findall(r"\w+", f"{speaker.office} {release.source} {release.title}")]
    return _may_hold(words, speaker) and all(_is_among(word, known, len(plain) > 1) for word in plain)


def _without_former_office(name: str) -> str:
    """An Arabic name without the office in front of it that its bearer no longer holds: it is not meant by that."""
    return _FORMER_OFFICE.sub("", name)


def is_named(who: str, person: Person) -> bool:
    """Whether all words of a name are among those with which a release names a person."""
    words, name = (re.findall(r"[^\W\d_][\w’'-]*", text) for text in (who, person.name))
    return all(_is_among(word, name, len(words) > 1) for word in words)


def _holds(words: Sequence[str], plain: Sequence[str], speaker: Person, release: Release) -> bool:
    """Whether an office that is asked about is the speaker's, in the release's own language.

    Of "the foreign minister of X" a release may leave out X or what is the release's own business, as its source
    says them, but an office with other words of its own is another one. Its title tells nothing of that: "President
    Kelman visits X".
    """
    held = office_of(fold(f"{speaker.office} {speaker.name}"))
    if not held or held != office_of(fold(" ".join(words))):
        return False
    own = re.findall(r"\w+", f"{speaker.office} {speaker.name}")
    unsaid = [word for word in plain if not _is_among(word, own, True)]
    around = re.findall(r"\w+", release.source)
    office = [
        word
        for word in re.findall(r"\w+", speaker.office)
        if not is_title(word) and not is_stop_word(fold(word))
    ]
    another = [word for word in office if not _is_among(word, words, True)]
    return not unsaid or (not another and all(_is_among(word, around, True) for word in unsaid))


def _may_hold(words: Sequence[str], speaker: Person) -> bool:
    """Whether the title in a question's words, where it has one, can be the speaker's: a deputy is not the minister."""
    asked, held = (
        office_of(fold(text)).removeprefix(FORMER)
        for text in (" ".join(words), f"{speaker.office} {speaker.name}")
    )
    if not asked or not held:
        return True
    if asked.startswith("deputy") != held.startswith("deputy"):
        return False
    comparable = _script(asked) == _script(held)
    return asked == held or not comparable


def _script(text: str) -> str:
    """The script of the last letter, as Unicode names it."""
    # Not of the first one: of a deputy in any language an office begins with "deputy".
    return unicodedata.name(text[-1], "").partition(" ")[0]


def _is_among(word: str, others: Sequence[str], sure: bool) -> bool:
    return any(_alike(word, other, sure) for other in others)


def _alike(one: str, other: str, sure: bool) -> bool:
    """Whether two words are one name; `sure` where more than this word has to agree."""
    a, b = fold(one), fold(other)
    if a == b or set(analyse(one)) & set(analyse(other)):
        return True
    kept = min(len(a), len(b)) - 2
    if kept > 2 and abs(len(a) - len(b)) < 3 and a[:kept] == b[:kept]:  # cases
        return True
    bones = skeleton(one.replace("w", "v")) if _script(a) != _script(b) else skeleton(one)
    spelled = _script(a) != _script(b) or (a[0] == b[0] and abs(len(a) - len(b)) < 3)  # or it is another word
    others = {skeleton(other), skeleton(other.replace("w", "v"))}  # Marwen is Марвен
    return spelled and bool({bones, skeleton(one)} & others) and len(bones) >= (2 if sure else TELLS)
