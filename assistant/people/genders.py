"""Whether the people of a release are women, as far as it tells. Pure."""

import re
from collections.abc import Iterable

from assistant.people.person import Person
from embeddings.text.folding import fold

_WOMAN = r"ms|mrs|lady|queen|princess|госпож\w|королев\w+|принцесс\w+|княгин\w+"
_MAN = r"mr|sir|king|prince|господин\w*|корол(?:ь|я|ю|ем|е)|принц\w{0,2}"
_TITLED = r"(?<!\w)(?:(?P<woman>{woman})|(?:{man}))\.?\s(?:\S+\s){{0,2}}{surname}"


class Genders:
    """What verbs, pronouns and forms of address have told so far."""

    def __init__(self) -> None:
        self._told: list[tuple[Person, bool]] = []

    def note(self, person: Person, feminine: bool | None) -> None:
        if feminine is not None and self.of(person) is None:
            self._told.append((person, feminine))

    def read(self, sentence: str, people: Iterable[Person]) -> None:
        """Take note of how a sentence addresses those whom it names."""
        folded = fold(sentence)
        for person in people:
            address = re.search(_TITLED.format(woman=_WOMAN, man=_MAN, surname=re.escape(person.surname)), folded)
            self.note(person, bool(address["woman"]) if address else None)

    def of(self, person: Person) -> bool | None:
        """Whether a person is a woman; None where nothing has told it."""
        return next((feminine for who, feminine in self._told if who.is_same(person)), None)

    def fits(self, person: Person, feminine: bool | None) -> bool:
        """Whether words about a woman, or a man, can be about this person."""
        return feminine is None or self.of(person) in (None, feminine)
