"""Of which country somebody's office is, as the names of countries stand in texts of any script. Pure.

Countries are those that CLDR names, and what the sources of the releases are of: "Ministry of Trade of Nurmadia".
"""

import re
from collections.abc import Iterable, Sequence

from assistant.people.offices import is_institution, is_title
from assistant.words.names import capitalised
from assistant.words.peoples import begins_one, nations
from embeddings.indexes.consonants import skeleton
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import analyse, is_stop_word, without_prefix

LETTERS = 3  # consonants from which a name is told in any script, and in the word for its people


class Homes:
    """What the sources of releases are of."""

    def __init__(self, sources: Iterable[str] = ()):
        found = {skeleton(name) for source in sources for name in capitalised(source) if not is_institution(name)}
        self._bones = tuple(sorted(bones for bones in found if len(bones) >= LETTERS))

    def has(self, word: str) -> bool:
        """Whether a word is a country, or says that something is of one."""
        forms = skeleton(word), skeleton(without_prefix(fold(word)))
        return bool(nations(word)) or any(form.startswith(self._bones) for form in forms)

    def named(self, text: str) -> bool:
        """Whether a text names a country or its people."""
        return bool(nations(text)) or any(map(self.has, re.findall(r"[^\W\d_]{3,}", text)))

    def sought(self, office: str) -> list[str]:
        """The words of an office that is asked for which say of what country it is, or of what else with a name."""
        words = re.findall(r"[^\W\d_](?:[\w-]*[^\W\d_])?", office)
        return [word for word in words if self.has(word) or _is_name(word)]

    def of(self, places: Sequence[str]) -> Sequence[str]:
        """Those of the words that are of a country; all of them where none is."""
        return [word for word in places if self.has(word)] or places


def _is_name(word: str) -> bool:
    """Whether a capital shows a word as a name; an abbreviation is of an institution."""
    plain = is_title(word) or is_institution(word) or is_stop_word(fold(word)) or word.isupper()
    return word[0].isupper() and script(word) != "ARABIC" and not plain and len(word) >= LETTERS


def is_of(names: Sequence[str], text: str) -> bool:
    """Whether a text has one of these names, or the word for its people."""
    stems = set(analyse(text))
    return any(begins_one(name, text) or stems & set(analyse(name)) for name in names)
