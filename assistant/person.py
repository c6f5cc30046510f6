"""A person as a release names them. Pure."""

import re
from dataclasses import dataclass

from assistant.offices import is_title
from embeddings.folding import fold


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
        titles = [word for word in fold(self.name).split() if is_title(word)]
        return any(word.endswith("ه") for word in titles) if titles else None

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return re.split(r"[\s.]+", fold(self.name).strip(" ."))[-1]

    def is_same(self, other: "Person") -> bool:
        """Whether two mentions in one release are of one person: the surname, in Russian in whatever case."""
        one, two = self.surname, other.surname
        kept = max(3, min(len(one), len(two)) - 3)
        bent = abs(len(one) - len(two)) < 3 and one[:kept] == two[:kept] and not one[0].isascii()
        return one == two or bent
