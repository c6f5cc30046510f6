"""A person as a release names them. Pure."""

from dataclasses import dataclass

from assistant.people.offices import is_title
from assistant.people.own_name import own_name
from embeddings.text.folding import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a release's own words; in Arabic `name` may begin with the office."""

    name: str
    office: str = ""  # "" where the release does not say

    @property
    def described(self) -> str:
        """Name and office in one line."""
        return f"{self.name}, {self.office}" if self.office else self.name

    @property
    def feminine(self) -> bool | None:
        """In Arabic, whether a title says so; None without one."""
        words = enumerate(fold(self.name).split())
        titles = [word for n, word in words if is_title(word) and not (n and word == "محافظه")]  # it is also a region
        return any(word.endswith("ه") for word in titles) if titles else None

    @property
    def surname(self) -> str:
        """That word of the name, folded, by which somebody is known: mostly the last one."""
        return own_name(self.name).surname

    def is_same(self, other: "Person") -> bool:
        """Whether two mentions in one release can be of one person: a bare surname is of any who has it."""
        return own_name(self.name).may_be(own_name(other.name))
