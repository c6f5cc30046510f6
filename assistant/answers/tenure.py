"""Whether somebody whom a sentence names can hold the office that a question asks for. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from assistant.evidence.evidence import Evidence, sentences
from assistant.people.homes import Homes, is_of
from assistant.people.naming import name_of, office_words
from assistant.people.offices import TITLE, is_institution, is_title, office_of, tells_of_former
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.people.portfolio import is_another, is_the_same
from assistant.words.arabic_words import is_joined
from assistant.words.relations import order
from assistant.words.spelling import has_article
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import analyse, is_stop_word

_GOVERNMENT = re.compile(
    "(?:ال)?" + any_of("prime premier* government* cabinet* премьер* правительств* кабинет* وزراء حكومة")
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“]*“|\"[^\"]*\"")  # a name: it says of what, but not what that is
_AT = re.compile("(?<!\\w)(?:لدى|при)(?!\\w)")  # where an ambassador is: only of an office it says what "in" does
_DEPUTY = "deputy"
_AFFAIRS = {stem for word in ("affairs", "дел", "شؤون") for stem in analyse(word)}  # that most ministers have


def may_name(office: str, evidence: Evidence, homes: Homes) -> bool:
    """Whether a sentence names somebody who may hold an office: not only those who hold another one."""
    people, text = _people(evidence), fold(evidence.text)
    former = not tells_of_former(fold(office)) and tells_of_former(text)
    if former:
        people = [one for one in people if not tells_of_former(fold(one.described))]
    # There a name without a title in front of it is not told.
    elif not people and script(text) == "ARABIC" and not _only_refers(text):
        people = [Person("")]
    return any(_may_hold(office, one, evidence, homes) for one in people)


def _only_refers(sentence: str) -> bool:
    """Whether a folded Arabic sentence has titles, each with the article: it means those who were named before."""
    titles = [word for word in re.findall(r"\w+", sentence) if is_title(word)]
    return bool(titles) and all(map(has_article, titles))


def surely_names(office: str, evidence: Evidence, homes: Homes) -> bool:
    """Whether a sentence names somebody with just this office and with the country that it is of, if any is asked."""
    places = homes.of(homes.sought(office))
    for one in _people(evidence):
        held, told = _held(one, evidence.text), _told(one)
        of_it = is_of(places, f"{' '.join(held)} {told}") if places else _has_all(office, [*held, told])
        same = is_the_same(office, told) or _is_same(office, held, homes)
        if of_it and same and not _is_other(office, held, homes):
            return True
    return False


def _has_all(office: str, told: Sequence[str]) -> bool:
    """Whether all that an office is said to be of is told: a country need not be known as one."""
    present = set(analyse(" ".join(told)))
    words = re.findall(r"[^\W\d_]{2,}", office)
    return all(is_stop_word(fold(word)) or not present.isdisjoint(analyse(word)) for word in words)


def _people(evidence: Evidence) -> list[Person]:
    """Those whom a sentence names, with the offices that the release has told before."""
    release = evidence.hit.release
    found = people_of(release).get(evidence.start, ())
    # What follows an Arabic title may be no name, but somebody else: "the minister and students".
    return [one for one in found if not is_joined(fold("".join(name_of(one)[:1])))]


@lru_cache(maxsize=64)
def people_of(release: Release) -> dict[int, tuple[Person, ...]]:
    """Those whom each sentence of a release names, by where it begins."""
    names, found = Names(release), {}
    for start, end in sentences(release, 0, len(release.text)):
        text = release.text[start:end]
        found[start] = tuple(names.people(text))
        names.read(text)
    return found


def _may_hold(office: str, person: Person, evidence: Evidence, homes: Homes) -> bool:
    held = _held(person, evidence.text)
    if is_another(office, _told(person)) or _is_other(office, held, homes):
        return False
    if not held and not TITLE.search(fold(evidence.text)):
        return False
    places = homes.sought(office)
    if order(office, [_AT.sub("في", evidence.text)], places) == "reversed":
        return False
    return not places or _is_there(homes.of(places), held, evidence, homes)


def _is_there(places: Sequence[str], held: Sequence[str], evidence: Evidence, homes: Homes) -> bool:
    """Whether an office is of one of these places.

    Where it does not say of which, the sentence does, and else the source, whose own it is.
    """
    own, release = " ".join(held), evidence.hit.release
    if homes.named(own) or homes.sought(" ".join(held[1:])):
        return is_of(places, own)
    known = any(map(homes.has, places))  # or it is of a ship, or of a university
    told = next((text for text in (evidence.text, release.source) if known and homes.named(text)), release.text)
    return is_of(places, f"{release.title}. {told}" if told is release.text else told)


def _told(person: Person) -> str:
    """All that is told of a person, and not of whom Arabic joins to them: "and his Iraqi counterpart"."""
    return " ".join(takewhile(lambda word: not word.startswith("و") or _is_of_office(word), person.described.split()))


def _is_of_office(word: str) -> bool:
    return is_title(word) or is_institution(word) or bool(_GOVERNMENT.fullmatch(fold(word)))


def _held(person: Person, text: str) -> list[str]:
    """The words of somebody's office, with the word in front of it, which may be of a country."""
    if script(person.name) == "ARABIC":
        return office_words(person)
    before = re.search(rf"(?<![\w-])([\w-]+)\s+{re.escape(person.office)}", text) if person.office else None
    return [*(before.groups() if before else ()), *re.findall(r"[\w-]+", person.office)]


def _is_other(office: str, held: Sequence[str], homes: Homes) -> bool:
    """Whether an office is a deputy's and no other is asked for, or is in charge of something else."""
    asked, own = fold(office), fold(" ".join(held))
    if office_of(own).startswith(_DEPUTY) != office_of(asked).startswith(_DEPUTY):
        return bool(held)
    comparable = held and script(own) == script(asked)
    return bool(comparable and _charge(office, homes) and _charge(" ".join(held), homes)) and not _is_same(
        office, held, homes
    )


def _is_same(office: str, held: Sequence[str], homes: Homes) -> bool:
    """Whether two offices are in charge of something that is the same, also where one abbreviates it."""
    words = re.findall(r"[\w-]+", office)
    asked, own = _charge(office, homes), _charge(" ".join(held), homes)
    shared = (asked & own) - set(analyse(" ".join(homes.sought(office))))
    if shared - _AFFAIRS or (shared and asked == own):
        return True
    return _abbreviates(words, held) or _abbreviates(held, words)


def _abbreviates(words: Iterable[str], spelled: Iterable[str]) -> bool:
    """Whether one of the words is made of the first letters of others: МИД, «министр иностранных дел»."""
    initials = "".join(word[0].upper() for word in spelled if not is_stop_word(fold(word)))
    return any(len(word) > 1 and word.isupper() and word in initials for word in words)


def _charge(office: str, homes: Homes) -> set[str]:
    """The stems of what an office is in charge of; one for the government, however it is called."""
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", office))
    government = {"government" for word in words if _GOVERNMENT.fullmatch(fold(word))}
    rest = [word for word in words if not is_title(word) and not is_stop_word(fold(word)) and not homes.has(word)]
    return government | set(analyse(" ".join(word for word in rest if not _GOVERNMENT.fullmatch(fold(word)))))
