"""Who "he" or "she" is in a question for somebody's words, and whether somebody can be."""

import re
from collections.abc import Iterable, Iterator

from assistant.answers.tenure import people_of
from assistant.evidence.evidence import Evidence
from assistant.people.identity import is_named
from assistant.people.naming import name_of
from assistant.people.person import Person
from assistant.questions.follow_up import Turn
from assistant.questions.spoken import asks_of_woman, named_in, spoken, with_speaker
from assistant.questions.who_is import asks_who
from assistant.speech.quotations import known_genders, known_quotations
from assistant.speech.sayings import SAYS, is_feminine
from embeddings.archive import Archive
from embeddings.releases.release import Release
from embeddings.text.folding import fold

Quoted = tuple[Release, tuple[Person, ...]]  # of a sentence: its release, and whom it names
# How Slavic surnames end in Latin letters, where a woman's differs from a man's.
_HERS, _HIS = re.compile("(?:[oe]va|skaya)$"), re.compile("(?:[oe]v|skiy|sky)$")


def with_antecedent(question: str, turn: Turn, archive: Archive) -> str:
    """A question for "her" words with her name, as far as the sentences quoted before it tell who she is; else "".

    She is the one whom the first of them that names anybody names, where it was asked who; otherwise the only one
    whom they name who is quoted there. Those who can be no woman, or no man, are not meant.
    """
    woman = asks_of_woman(question)
    if woman is None or spoken(turn.question) or (named_in(turn.question) and not asks_who(turn.question)):
        return ""
    quoted = list(_quoted(turn, archive))
    # In Arabic a sentence may name somebody whom nothing shows.
    first = [one for one in quoted if one[1] or one[0].language == "ar"][:1]
    named = first if asks_who(turn.question) else _speaking(quoted)
    found = [(one, release) for release, people in named for one in people if may_be(one, woman, release, archive)]
    if not found or not all(one.is_same(found[0][0]) for one, _ in found):
        return ""
    return with_speaker(question, _called(*found[0]))


def _speaking(quoted: Iterable[Quoted]) -> Iterator[Quoted]:
    """Of those whom sentences name the ones who are quoted in their releases."""
    for release, people in quoted:
        speakers = [one.speaker for one in known_quotations(release)]
        yield release, tuple(who for who in people if any(who.is_same(one) for one in speakers))


def fitting(asked: str, evidence: Iterable[Evidence], archive: Archive) -> tuple[Evidence, ...]:
    """Of somebody's words those of a woman where a question asks what "she" said, and of a man where what "he" did."""
    woman = asks_of_woman(asked)
    return tuple(e for e in evidence if woman is None or may_be(e.speaker, woman, e.hit.release, archive))


def may_be(person: Person, woman: bool, release: Release, archive: Archive) -> bool:
    """Whether a person can be a woman, or a man, by all that a release and its versions tell."""
    told = _told(person, release)
    for version in archive.versions(release) if told is None else ():
        other = archive.release(version.release_id)
        told = _told_in(person, other) if told is None and other else told
    return told in (None, woman)


def _told(person: Person, release: Release) -> bool | None:
    """Whether a person is a woman; None where the release does not tell."""
    if release.language == "ar":
        return person.feminine or _told_by_verb(person, release)
    told = known_genders(release).of(person)
    if told is None and release.language == "en":
        told = True if _HERS.search(person.surname) else False if _HIS.search(person.surname) else None
    return told


def _told_by_verb(person: Person, release: Release) -> bool | None:
    """As above, by an Arabic verb of saying in front of the name: an office may be put as a man's for a woman, too."""
    text, name = fold(release.text), re.escape(fold(person.name))
    verbs = (verb.group() for verb in SAYS.finditer(text) if re.match(rf"\s+{name}(?!\w)", text[verb.end() :]))
    return next((is_feminine(verb) for verb in verbs), None)


def _told_in(person: Person, release: Release) -> bool | None:
    """As above, of a person whom the release names in another script."""
    surname = "".join(name_of(person)[-1:])
    named = {one.name: one for people in people_of(release).values() for one in people}
    own = [one for one in named.values() if surname and is_named(surname, one)]
    return next((told for one in own if (told := _told(one, release)) is not None), None)


def _quoted(turn: Turn, archive: Archive) -> Iterator[Quoted]:
    """Those whom the sentences of an answer name, in its order."""
    found = []
    for release in filter(None, map(archive.release, turn.cited)):
        ends = [*list(people_of(release))[1:], len(release.text)]
        for (start, people), end in zip(people_of(release).items(), ends, strict=True):
            at = turn.answer.find(release.text[start:end].strip())
            if at >= 0:
                found.append((at, release, people))
    yield from ((release, people) for _, release, people in sorted(found, key=lambda one: one[0]))


def _called(person: Person, release: Release) -> str:
    """Somebody's name as a question has it: in Russian as who speaks has it, in Arabic without the office before it."""
    speakers = (one.speaker for one in known_quotations(release))
    same = next((one for one in speakers if one.is_same(person)), person)
    return " ".join(name_of(same)) or same.name
