"""Whose words a release is, as its title says. Pure."""

import re

from assistant.offices import is_office
from assistant.people import Names
from assistant.person import Person
from assistant.vocabulary import any_of
from embeddings.folding import fold

# In front of a name these make it that of somebody who is spoken of or to.
_OF_ANOTHER = re.compile(
    r"(?<!\w)"
    + any_of(
        "on about to for at in into over regarding concerning re after following against in_memory_of death_of"
        " о об обо про на по к ко для при после против в во из-за памяти кончин* смерт*"
        " عن حول بشأن على إلى في ردا بعد ضد بمناسبة لدى وفاة رحيل ذكرى"
    )
)
_WITH = re.compile(r"(?<!\w)" + any_of("with с со مع"))
_BY = re.compile(r"^.*?(?<!\w)by\s")
_AND = re.compile(r"\s*(?:,|&|" + any_of("and и") + r"|و(?=\w))")
_DATIVE = re.compile(r"[а-яё]{2,}[уюе]$", re.IGNORECASE)


def author(title: str, names: Names) -> Person | None:
    """Who speaks, by the first name of a title: nobody where that is whom or what it speaks of, or where two do."""
    people = names.people(title)
    at = title.find(people[0].name) if people else -1
    if at < 0:
        return None
    lead, behind = title[:at], title[at + len(people[0].name) :]
    folded = _BY.sub("", fold(lead))
    if _OF_ANOTHER.search(folded) or _is_addressed(lead, people[0]):
        return None
    if _WITH.search(folded) and not any(map(is_office, re.findall(r"\w+", fold(lead) + " " + fold(people[0].name)))):
        return None  # "Interview with N": with the one who asked it, or who was asked
    clause = behind[: found.start()] if (found := _OF_ANOTHER.search(behind.casefold())) else behind
    return None if _AND.match(behind) and names.people(clause) else people[0]


def _is_addressed(lead: str, person: Person) -> bool:
    """Whether a Russian name or the title in front of it is in the dative."""
    words = [*(word for word in re.findall(r"[а-яё]+", lead) if is_office(word)), person.name.split()[0]]
    return any(map(_DATIVE.search, words))
