"""Whether the words for a person in a question mean the one whom a release names, in any script. Pure."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.people.naming import Agreement, agreement, is_initial, name_of, office_words, tells, words_of
from assistant.people.offices import FORMER, is_oblique, is_title, office_of
from assistant.people.own_name import has_other_initials
from assistant.people.person import Person
from assistant.words.cases import is_paired, may_be_hers
from assistant.words.spelling import has_article, is_misspelt
from embeddings.indexes.consonants import skeleton
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import analyse, is_stop_word, without_prefix

_HIS_ENDING = re.compile("[^аеиоуыэюяaeiouyاهي]$")  # of men's names that have one letter less than women's
_OF_HOUSE = re.compile(r"(?<!\w)آل\s(\w+)")  # a surname, also where it is a title elsewhere: صالح آل الشيخ
_SHORTEST = 2  # consonants by which another word than a name is known in another script


def is_meant(who: str, speaker: Person, release: Release) -> bool:
    """Whether a question's words for a speaker, a name or an office, mean the one whom a release names."""
    words, plain = _asked(who)
    agreed = [agreement(word, name_of(speaker)) for word in plain]
    if not tells(agreed):
        return _holds(words, plain, speaker, release)
    beside = [word for word, one in zip(plain, agreed, strict=True) if not one]
    surname_lacks = any(map(is_title, beside))  # no title then, or it would not be among those that name somebody
    if surname_lacks or has_other_initials([one.asked for one in agreed if one], name_of(speaker)):
        return False
    if _is_interrupted(agreed) or _is_anothers(who, agreed) or _is_of_other_sex(agreed, release):
        return False
    around = [*office_words(speaker), *re.findall(r"\w+", release.source)]
    if len(plain) - len(beside) > 1:  # who is surely meant may be called what only the title says, or what none does
        around += re.findall(r"\w+", release.title)
        around += [plain[0]] if _is_occupation(plain, agreed, who) else []
    return _may_hold(who, speaker) and all(_is_among(word, around) for word in beside)


def is_named(who: str, person: Person) -> bool:
    """Whether all words of a name are among those with which a release names a person."""
    agreed = [agreement(word, name_of(person)) for word in words_of(who)]
    return all(agreed) and tells(agreed)


def misspelt(who: str, person: Person) -> list[str]:
    """The words of a name that are not a person's, but nearly; none where any word is quite another one."""
    _, plain = _asked(who)
    name = name_of(person)
    other = [word for word in plain if not agreement(word, name)]
    return other if all(any(is_misspelt(word, own) for own in name) for word in other) else []


def _asked(who: str) -> tuple[list[str], list[str]]:
    """The words for a person that tell anything, and those of them that are no titles."""
    words = [word for word in words_of(who) if is_initial(word) or not is_stop_word(fold(word))]
    surnames = _OF_HOUSE.findall(who)
    return words, [word for word in words if word in surnames or not is_title(word)]


def _is_interrupted(agreed: Sequence[Agreement | None]) -> bool:
    """Whether between the words of a name stands one that is not of it: it is of another name."""
    told = [n for n, one in enumerate(agreed) if one]
    return not all(agreed[told[0] : told[-1]])


def _is_anothers(who: str, agreed: Sequence[Agreement | None]) -> bool:
    """Whether a name only tells whose somebody is: "the spokesman of N N", «представитель N» in the genitive."""
    first = next(one for one in agreed if one)
    before = re.search(rf"(\w+)\s+(?:the\s+)?(?:\w+-)?{re.escape(first.asked)}", who)
    word = before[1] if before else ""
    owner = word in ("of", "for")
    return owner or (first.bent and is_title(word) and script(word) == "CYRILLIC" and not is_oblique(word))


def _is_occupation(plain: Sequence[str], agreed: Sequence[Agreement | None], who: str) -> bool:
    """Whether the first word tells what somebody is, in apposition: "economist N N", and not "the lawyer of N N"."""
    word, *names = plain
    apposed = word[0].islower() or (script(word) == "ARABIC" and has_article(fold(word)))
    directly = re.search(rf"(?<!\w){re.escape(word)}\s+{re.escape(names[0])}", who)
    return bool(apposed and directly and not agreed[0] and not any(one.bent for one in agreed if one))


def _is_of_other_sex(agreed: Sequence[Agreement | None], release: Release) -> bool:
    """Whether a form of a Russian name that may be a man's in the genitive is a woman's, or the other way round.

    In a release her verbs tell. In a question, where whoever speaks stands in the nominative, only a man's first name
    in the genitive does that is nobody else's.
    """
    found = [one for one in agreed if one and one.weight]
    bent = [one for one in found if one.bent]
    if any(_may_only_be_hers(one.named, one.asked) for one in bent):
        return any(_has_her_verb(one.named, release.text) for one in bent)
    if any(_may_only_be_hers(one.asked, one.named) for one in bent):
        return len(found) == 1 or len(bent) < len(found) or any(is_paired(fold(one.asked)) for one in bent)
    return False


def _may_only_be_hers(one: str, other: str) -> bool:
    """Whether a form of a name may be a woman's in the nominative where the other one is a man's."""
    return script(one) == "CYRILLIC" and may_be_hers(fold(one)) and bool(_HIS_ENDING.search(fold(other)))


def _has_her_verb(name: str, text: str) -> bool:
    """Whether a text has a verb about a woman beside a name."""
    form = re.escape(fold(name))
    before, behind = r"[а-я]{2,}ла(?:сь)?\s(?:[\w-]+\s){0,5}", r"\s(?:[\w-]+\s){0,2}[а-я]{2,}ла(?:сь)?(?!\w)"
    return bool(re.search(rf"(?<!\w)(?:{before}{form}(?!\w)|{form}{behind})", fold(text)))


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
    unsaid = [word for word in plain if not _is_among(word, own)]
    around = re.findall(r"\w+", release.source)
    office = [
        word
        for word in re.findall(r"\w+", speaker.office)
        if not is_title(word) and not is_stop_word(fold(word))
    ]
    another = [word for word in office if not _is_among(word, words)]
    return not unsaid or (not another and all(_is_among(word, around) for word in unsaid))


def _may_hold(who: str, speaker: Person) -> bool:
    """Whether the title in a question's words, where they have one, can be the speaker's: a deputy is no minister."""
    asked, held = (
        office_of(fold(text)).removeprefix(FORMER)
        for text in (who, f"{speaker.office} {speaker.name}")
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


def _is_among(word: str, others: Sequence[str]) -> bool:
    return any(_is_akin(word, other) for other in others)


def _is_akin(one: str, other: str) -> bool:
    """Whether two words that are no person's name are one, in whichever form or script."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    if a == b or set(analyse(one)) & set(analyse(other)):
        return True
    if _script(a) == _script(b):
        a, b = without_prefix(a), without_prefix(b)  # of an Arabic word, its article
        kept = min(len(a), len(b)) - 2
        return kept > 2 and abs(len(a) - len(b)) < 3 and a[:kept] == b[:kept]  # cases
    bones = {skeleton(a), skeleton(a.replace("w", "v"))} & {skeleton(b), skeleton(b.replace("w", "v"))}
    return any(len(own) >= _SHORTEST for own in bones)
