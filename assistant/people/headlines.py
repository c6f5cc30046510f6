"""Whose words a release is, as its title says. Pure."""

import re

from assistant.people.offices import is_office, is_title, office_of
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import line_spans
from embeddings.text.terms import is_stop_word

# In front of a name these make it that of somebody who is spoken of or to.
_OF_ANOTHER = re.compile(
    r"(?<!\w)"
    + any_of(
        "on about to for at in into over regarding concerning re after following against in_memory_of death_of"
        " о об обо про на по к ко для при после против в во из-за памяти кончин* смерт*"
        " عن حول بشأن على إلى في ردا بعد ضد بمناسبة لدى وفاة رحيل ذكرى"
    )
)
_WORDS_OF = re.compile(
    r"\W*(?:the\s)?"
    + any_of(
        "comment comments commentary answer answers reply interview briefing комментарий комментарии ответ ответы"
        " интервью брифинг تعليق رد ردود مقابلة حوار"
    )
    + r"\s(?:(?:by|of|from|with)\s)?"
)
_WITH = re.compile(r"(?<!\w)" + any_of("with с со مع"))
_BY = re.compile(r"^.*?(?<!\w)by\s")
# Of what everybody with such an office is; what the office is in charge of has to be told.
_KIND = re.compile(any_of("ministry department government office service министерств* ведомств* правительств* службы"))
_STEM = 5  # letters that forms of a word share
_AND = re.compile(r"\s*(?:,|&|" + any_of("and и") + r"|و(?=\w))")
_HERS = re.compile(r"(?<=\.)(\s?[А-ЯЁ][а-яё-]+(?:ов|ев|ёв|ин|ын))ой$")
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
    return None if _AND.match(behind) and names.people(clause) else _nominative(people[0])


def _nominative(person: Person) -> Person:
    """A Russian name of initials and a surname that only a woman's can be in this case, as it stands by itself."""
    return Person(_HERS.sub(r"\1а", person.name), person.office) if _HERS.search(person.name) else person


def holder(release: Release) -> Person | None:
    """Whose words a title gives to an office alone: the only one whom the release names with it.

    Nobody where the office is said to be of what neither the title nor the source names: it may be another one.
    """
    folded = fold(release.title)
    match = _WORDS_OF.match(folded)
    office = office_of(_OF_ANOTHER.split(folded[match.end() :])[0]) if match else ""
    if not office:
        return None
    names = Names(release)
    if names.people(release.title):  # not an office alone; of two who are named there neither is told
        return None
    people = [who for start, end in line_spans(release.text) for who in names.people(release.text[start:end])]
    held = [who for who in people if office_of(fold(f"{who.office} {who.name}")) == office]
    same = held and all(who.is_same(held[0]) for who in held)
    return held[0] if same and all(_is_of_release(who.office, release) for who in held) else None


def _is_of_release(office: str, release: Release) -> bool:
    """Whether all that an office is said to be of, also right in front of it, is in a release's title or source."""
    around = fold(f"{release.title} {release.source}")
    in_front = re.findall(rf"(?<![\w-])((?:[A-ZА-ЯЁ][\w-]*\s){{1,6}}){re.escape(office)}", release.text)
    words = re.findall(r"\w+", " ".join([office, *in_front]))
    telling = [fold(word) for word in words if not is_title(word) and not is_stop_word(fold(word))]
    return all(_KIND.fullmatch(word) or word[:_STEM] in around for word in telling)


def _is_addressed(lead: str, person: Person) -> bool:
    """Whether a Russian name or the title in front of it is in the dative."""
    words = [*(word for word in re.findall(r"[а-яё]+", lead) if is_office(word)), person.name.split()[0]]
    return any(map(_DATIVE.search, words))
