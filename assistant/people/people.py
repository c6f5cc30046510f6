"""The people whom a release names, with their offices, as far as a reader of its words can tell. Pure.

Latin and Cyrillic texts show names by capitals; Arabic ones have none, so there a person is what stands after a
word of saying or a title, up to the next word that ends it, office and name in one.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.people import arabic_subject
from assistant.people.called_on import is_called_on
from assistant.people.capitals import (
    ACRONYM,
    CAPITALISED,
    in_nominative,
    is_headline,
    may_be_named,
    office_behind,
    without_office,
)
from assistant.people.offices import (
    CLAUSE_END,
    INITIALS,
    TITLE,
    is_institution,
    is_oblique,
    is_office,
    is_title,
    office_alone,
    office_before,
    office_in,
    office_of,
)
from assistant.people.origins import Origins
from assistant.people.own_name import PARTICLE
from assistant.people.person import Person
from assistant.people.subjects import is_subject, is_told_of, lacks_predicate
from assistant.people.succession import changed_offices
from assistant.words.ordinary import ordinary
from assistant.words.places import countries
from assistant.words.spelling import has_article
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import Folded, fold
from embeddings.text.terms import is_stop_word

_TWO_CASES = re.compile(r"(?:[А-ЯЁ][\w-]+[аяыиеую]\s){2}[А-ЯЁ][\w-]+\s[А-ЯЁ][\w-]+")
# Between commas behind a name and no apposition to it: others may be named there.
_ASIDE = re.compile(
    r"\W*(?:"
    + any_of(
        "who whom whose which when where while after before during on in at with for from by to alongside together"
        " котор* чей чья где когда после перед до вместе в во на по с со при"
    )
    + r"|(?!king)[a-z]+ing\s|[а-я]+(?:ая|яя|ив|ав|вш\w+|(?:нн|вш|ющ|ущ|ащ|ящ)(?:ый|ий)(?:ся)?)\s)"
)
_WHO = re.compile(r"\swho(?:\s(?:also|then|later))?\s")  # "…, who said"
_ARABIC_PERSON = re.compile(f"{TITLE.pattern}|{arabic_subject.COUNTERPART.pattern}")
_LONGEST = 60  # letters of an office
_MOST_WORDS = 14  # of a label with an Arabic office and name


def _is_bent_title(text: str) -> bool:
    """Whether the last title in front of a Russian name stands in another case than that of a subject."""
    return is_oblique(_last_title(text))


def _last_title(text: str) -> str:
    return next((word for word in reversed(re.findall(r"[\w-]+", text)) if is_title(word)), "")


def _held(person: Person) -> str:
    return office_of(fold(f"{person.office} {person.name}"))


class Names:
    """Reads names, remembering those that a release has named so far."""

    def __init__(self, release: Release):
        self._arabic = release.language == "ar"
        self._text = fold(f"{release.title}\n{release.text}") if self._arabic else ""
        self._told = frozenset(self._text.split())
        self._origins = Origins(release)
        self._known: list[Person] = []
        self._before: dict[str, list[Person]] = {}  # who was named with an office until it changed hands
        self.recent: list[Person] = []  # those of the last sentence that named anybody
        self.read(release.title)
        if is_headline(release.title):
            self._known = [who for who in self._known if who.office or may_be_named(who.name, release.text)]
            self.recent = [who for who in self.recent if who.office or may_be_named(who.name, release.text)]

    def read(self, sentence: str) -> None:
        """Take note of who is named."""
        found = self.people(sentence)
        if found:
            self.recent = found
        for person in found:
            self._note(person)
        for office in changed_offices(fold(sentence)):
            self._before[office] = [who for who in self._known if _held(who) == office]

    @property
    def known(self) -> Sequence[Person]:
        """Those who were named so far, each as fully as they were."""
        return self._known

    def people(self, text: str) -> list[Person]:
        """The people named in a text, each once."""
        found: list[Person] = []
        for person in self._arabic_people(text) if self._arabic else self._capitals(text):
            if not any(person.is_same(other) for other in found):
                found.append(person)
        return found

    def before(self, text: str, verb: str) -> Person | None:
        """Who is the subject at the end of a text, in front of a word of saying; None where two could be."""
        parts = CLAUSE_END.split(text)
        while len(parts) > 1 and not parts[-1].strip():
            parts.pop()
        if len(parts) > 1 and _WHO.fullmatch(parts[-1]):
            found = self.people(parts[-2])
            return found[-1] if found and is_told_of(found[-1], parts[-2]) else None
        aside = text.rstrip()[-1:] == ","
        for n, part in reversed(list(enumerate(parts))[-3:] if aside else [*enumerate(parts)][-1:]):
            if aside and _ASIDE.match(fold(part)):
                continue
            if found := self.people(part):
                who = self._one(part, found)
                if who and aside and not lacks_predicate(who, part):
                    return None
                if who and aside and n and part.strip() == who.name:
                    who = self._fullest(Person(who.name, who.office or office_alone(parts[n - 1])))
                return who if who and is_subject(who, part, verb) else None
            if not aside or not TITLE.search(fold(part)):
                return None
        return None

    def after(self, text: str, verb: str = "") -> Person | None:
        """Who is the subject at the beginning of a text, behind a word of saying; without one, who is named."""
        if self._arabic:
            return self._arabic_subject(text, verb)
        parts = CLAUSE_END.split(text)
        if not parts[0].strip() and len(parts) > 2:
            parts = parts[2:]  # behind "said, presenting the paper,"
        found = self.people(parts[0])
        if not found and len(parts) > 1 and TITLE.search(fold(parts[0])):
            found = [self._fullest(who, parts[0]) for who in self.people(parts[1])]
        elif found and len(parts) > 1:
            found[0] = self._fullest(found[0], parts[1])
        if verb and found and not is_subject(found[0], text, verb):
            return None
        return found[0] if len(found) == 1 else None

    def person(self, label: str) -> Person | None:
        """The speaker that a label names, with the office where the release has said it; None where two could be."""
        found = self.people(label) if not self._arabic else []
        who = found[-1] if found else Person(label.strip())
        return self._fullest(who) if len(self._namesakes(who)) < 2 else None

    def holder(self, office: str) -> Person | None:
        """Whom a release means by an office alone; None where it has named no one or two with it.

        Nor does it surely mean who was named with it until it changed hands.
        """
        before = self._before.get(office, [])
        held = [who for who in self._known if _held(who) == office and not any(map(who.is_same, before))]
        held = [who for who in held if not self._arabic or len(who.name.split()) > 1]
        distinct = [who for n, who in enumerate(held) if not any(who.is_same(other) for other in held[:n])]
        return distinct[0] if len(distinct) == 1 else None

    def known_at(self, text: str) -> tuple[Person | None, str]:
        """Who is named again at the beginning of an Arabic text, without an office, and the words that name them."""
        words = re.match(r"\W*((?:\w+(?:\s|(?!\w))){1,3})", text)
        told = words[1].split() if words else []
        for length in range(len(told), 0, -1):
            written = " ".join(told[:length])
            if who := self._surname(written):
                return who, written
        return None, ""

    def is_name(self, label: str, following: str) -> bool:
        """Whether a label at the beginning of a line is a name; in Arabic, one whose turn is in quotation marks."""
        if self._arabic:
            return following[:1] in '«“"' and len(label.split()) <= _MOST_WORDS
        people = self.people(label)
        ends = bool(people) and fold(people[-1].name.split()[-1]) in fold(label.split()[-1])
        return ends and all(
            word[:1].isupper() or TITLE.match(fold(word)) or len(word) < 4 or "-" in word
            for word in label.split()
        )

    # Capitals

    def _capitals(self, text: str) -> Iterator[Person]:
        end = 0  # of the name before
        for match in CAPITALISED.finditer(text):
            start, words = self._without_place(text, *without_office(text, match))
            if not words:
                continue
            name = re.sub(r"[’']s$", "", " ".join(words))
            office = office_before(text[end:start])
            if len(words) == 4 and _TWO_CASES.fullmatch(name) and _is_bent_title(text[end:start]):
                own = office_in(_last_title(text[end:start]))
                yield self._fullest(Person(" ".join(words[:2]), own))  # "the spokeswoman of the minister N N"
                name, words, office = " ".join(words[2:]), words[2:], ""
            if 1 < sum(not re.fullmatch(PARTICLE, word) for word in words) < 6 or INITIALS.match(name):
                yield self._fullest(Person(name, office or office_behind(text[match.end() :])))
            elif known := self._surname(name):
                yield known
            elif ACRONYM.fullmatch(name) and not text[end:start].isupper():
                continue  # "the head of the UN"
            elif office and is_title(text[end:start].split()[-1]) and len(self._namesakes(Person(name))) < 2:
                yield Person(name, office)
            else:
                continue
            end = match.end()

    def _without_place(self, text: str, start: int, words: list[str]) -> tuple[int, list[str]]:
        """Where a name begins, and its words, without a place of which the Russian title in front of it is."""
        office = CLAUSE_END.split(text[max(0, start - _LONGEST) : start])[-1].split()
        if not words or not any(map(is_title, office)) or _TWO_CASES.fullmatch(" ".join(words)):
            return start, words
        own = words[self._origins.without(words) :]
        return (text.index(own[0], start) if own else start), own

    def _surname(self, word: str) -> Person | None:
        found = [who for who in self._namesakes(Person(word)) if len(who.name.split()) > 1]
        return found[0] if len(found) == 1 else None

    def _one(self, part: str, found: Sequence[Person]) -> Person | None:
        if len(found) == 1:
            return found[0]
        last = [who for who in found if part.rstrip().endswith(who.name.split()[-1])]
        lead = part.rstrip().removesuffix(found[-1].name).removesuffix(found[-1].name.split()[-1])
        joined = re.search(r"\b(?:and|и)\s+(?:[\w-]+\s+){0,6}$", lead)
        return last[0] if last and not joined else None

    # Arabic

    def _arabic_people(self, text: str) -> Iterator[Person]:
        folded, at = Folded.of(text), 0
        for match in _ARABIC_PERSON.finditer(folded.text):
            start = folded.at(match.start())
            if start < at or match.group().startswith("لل"):
                continue
            phrase = self.phrase(text[start:])
            if arabic_subject.is_aides(phrase):
                continue
            at = start + len(phrase)
            words = arabic_subject.named_behind(phrase, text[at:], self._told).split()
            words[0] = words[0][arabic_subject.joins_title(fold(words[0])) :]
            if arabic_subject.COUNTERPART.match(fold(words[0])):
                words = [word for word in words[1:] if not word.startswith("ال")]
            if len(words) > 1:
                yield Person(" ".join(words))

    def _arabic_subject(self, text: str, verb: str = "") -> Person | None:
        if is_called_on(text, verb):
            return None
        found = arabic_subject.subject(text.lstrip(), self._told)
        found = arabic_subject.without_object(found, verb, text.lstrip()[len(found) :]) if found else found
        if len(found.split()) < 2:  # a surname that was told before, or else no person: "the standing shows"
            following = text.lstrip()[len(found) :]
            return (self._surname(found) or self._cut(found) or self._foreign(found, following)) if found else None
        named = arabic_subject.named_behind(found, text.lstrip()[len(found) :], self._told)
        if named != found:
            return self._fullest(Person(named))
        found = self._up_to_known(found)
        return self._fullest(Person(found, arabic_subject.office_behind(text.lstrip()[len(found) :])))

    def _cut(self, word: str) -> Person | None:
        """Who was named with this surname behind the name that was read: an ordinary word seemed to end it."""
        if has_article(fold(word)) or is_stop_word(fold(word)):
            return None
        found = [who for who in self._known if f"{fold(who.name)} {fold(word)} " in self._text]
        return Person(f"{found[0].name} {word}", found[0].office) if len(found) == 1 else None

    def _foreign(self, word: str, following: str) -> Person | None:
        """Who is quoted by a surname alone, not told before, that is surely none of an ordinary word."""
        form = fold(word)
        other = ordinary(form) or is_title(form) or is_institution(form) or countries(word)
        return None if other or not re.match(r'\s?:\s*"', following) else Person(word)

    def _up_to_known(self, found: str) -> str:
        """A form of address and a name that was told before, without what follows them: "Dr N the guests"."""
        words = found.split()
        if not is_title(words[0]) or is_office(words[0]) or self._namesakes(Person(found)):
            return found
        shorter = (" ".join(words[:end]) for end in range(len(words) - 1, 1, -1))
        same = ((one, self._surname(one)) for one in shorter)
        return next((one for one, who in same if who and who.surname == Person(one).surname), found)

    def phrase(self, text: str) -> str:
        """In Arabic, the words up to one that ends a subject."""
        return arabic_subject.phrase(text, self._told)

    # What was named before

    def _note(self, person: Person) -> None:
        if len(self._namesakes(person)) < 2:
            known = self._fullest(person)
            self._known = [who for who in self._known if not who.is_same(known)] + [known]

    def _namesakes(self, person: Person) -> list[Person]:
        """Those named before who may be meant by a name: two where both have it, and it is less than theirs."""
        found = [who for who in self._known if who.is_same(person)]
        same = [who for who in found if who.name == person.name]
        return same or found

    def _fullest(self, person: Person, clause: str = "") -> Person:
        """The person with the fullest name and the office that were given so far."""
        office = person.office or office_in(clause)
        namesakes = self._namesakes(person)
        if len(namesakes) != 1:
            return Person(person.name, office)
        known = namesakes[0]
        one, other = known.name, person.name
        if len(one.split()) == len(other.split()):
            return Person(in_nominative(one, other), known.office or office)
        return Person(max(one, other, key=lambda name: len(name.split())), known.office or office)
