"""Whether the one who is named beside a word of saying says it, or is only whose aide, critic or letter does. Pure."""

import re

from assistant.people.offices import (
    CLAUSE_END,
    VERB,
    is_deputys,
    is_institution,
    is_oblique,
    is_office,
    is_title,
)
from assistant.people.own_name import PARTICLE
from assistant.people.person import Person
from assistant.words.cases import is_paired, nominatives
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

_PREPOSITION = re.compile(
    any_of("of for in at with by to from on against about для от из с со у к ко на о об перед против при между над")
)
# What may stand in front of an office and says nothing of whose it is: "the late President", "Oresian Minister".
_DESCRIBES = re.compile(
    r"(?:the|an?|its|his|her|their|late|former|then|outgoing|new|acting|visiting|current|[a-z]+(?:i?an|ese|ish)"
    r"|покойн\w+|бывш\w+|нов\w+|тогдашн\w+|[а-я]+ск(?:ий|ого|ому|им|ом|ая|ой)|[а-я]+ного"
    r"|перв\w+|главной|генеральной|исполняющ\w+|обязанности)"
)
# Between "according to" and a name these make it a paper, or other people, that words are of.
_LEADS_AWAY = re.compile(r"an?|and|or|th(?:at|ose)|wh(?:ich|om?|ose|at)|close|[a-z]{3,}(?:ing|ed)|seen|written|given")
# What nobody is of another: «по словам эксперта N» names one, and «по словам юриста N» may name two.
_EXPERT = re.compile(
    any_of(
        "эксперта аналитика экономиста социолога политолога историка эпидемиолога метеоролога архитектора инженера"
        " ученого журналиста"
    )
)
_AIDE = re.compile(any_of("помощник помощница советник советница пресс-секретарь референт"))
_POSSESSIVE = re.compile(r"['’]s?\s+\w|['’]s?$")
_PLURAL = re.compile(r"[а-я]+(?:ли|[уюая]т)$")
_MASCULINE = re.compile(r"[а-я]+л$")
_OBLIQUE = re.compile(r"[а-я]+(?:[аяуюыие]|[оеы]м|им|[ое]го|[ое]му)$")
_CASE_OF_A_MAN = re.compile(r"[а-я]+(?:[ыи]м|ого|его|ому|ему)")
_HARD = re.compile(r"[бвгджзйклмнпрстфхцчшщь]$")  # how the first name of a man ends that is no other case
_OF_EITHER = re.compile(r"о$")  # of a man, in the nominative or in any case: Марко
_HERS = re.compile(r"[ая]$")  # of a woman in the nominative, or of a man in another case
# Whom somebody calls or warns stands behind these in a case that may look like a woman's nominative.
_OF_SOMEBODY = re.compile(
    any_of("назвал* предупредил* предупреждает призвал* заверил* спросил* упомянул* вспомнил* считает")
)
_OF_A_WOMAN = re.compile("(?:[оеё]ва|[иы]на|[ая]я)$")  # how surnames end
_JOINS = re.compile(rf"[\s.]*(?:{PARTICLE}[\s-]){{0,2}}")  # stands between the words of a name
_OWNS = re.compile(r"of|for|to|and|or|[\w-]+['’]s?")
_ENDS_JOINING = re.compile(r"(?<!\w)(?:and|but|и|но|а)$")
_CLOSED = re.compile(r"\s*$|[\"»”]?[,.;:!?)—–]|\s(?:[—–-]|of|from|at)\s")  # behind a name that ends a phrase
_MOST_WORDS = 7  # from a title to the name, with it


def is_subject(person: Person, clause: str, verb: str) -> bool:
    """Whether a person whom a clause names is the subject of its word of saying, `verb` folded.

    "Critics of Minister X said" and "X's spokesman said" are not X speaking; nor is «сказал депутат министру X».
    """
    start, end = _place(person, clause)
    if start < 0:
        return True
    if _POSSESSIVE.match(clause, end):
        return False
    lead = [fold(word) for word in re.findall(r"[^\W\d_][\w’'-]*", clause[:start])]
    title = _title_in_front(lead)
    governs = _without_description(lead if title is None else lead[:title])
    if governs and _PREPOSITION.fullmatch(governs[-1]):
        return False
    if not re.search("[а-яё]", fold(clause[start:end])):
        return True
    bent = title is not None and is_oblique(lead[title])
    if bent and not (governs and _is_aide(governs[-1])):
        return False
    return not _is_bent(person, clause[start:end], verb, bent)


def are_words_of(person: Person, phrase: str) -> bool:
    """Whether the words are a person's, whom the phrase behind "according to" names.

    Only where nothing but what they are stands in front of the name: "according to a report which N presented",
    "critics of N" and «по словам жены N» give N no words.
    """
    start, end = _place(person, phrase)
    if start < 0 or _POSSESSIVE.match(phrase, end):
        return False
    closed = bool(_CLOSED.match(phrase, end))
    *_, apart = CLAUSE_END.split(phrase[:start])
    if apart != phrase[:start] and (apart.strip() or not closed):
        return False  # "according to the minister, N resigned"
    lead = [fold(word) for word in re.findall(r"[^\W\d_][\w’'-]*", phrase[:start])]
    title = _title_in_front(lead)
    if lead and (_PREPOSITION.fullmatch(lead[-1]) or (title is None and lead[-1] == "the")):
        return False
    before = _without_deputies(lead if title is None else lead[:title], person)
    if re.search("[а-яё]", fold(phrase[start:end])):
        return not before or (title is None and len(before) == 1 and bool(_EXPERT.fullmatch(before[0])))
    return not before or (closed and not any(_LEADS_AWAY.fullmatch(w) or _PREPOSITION.fullmatch(w) for w in before))


def lacks_predicate(person: Person, clause: str) -> bool:
    """Whether a clause tells nothing of a person whom it names, so that the verb behind the next comma is theirs.

    "N of the Union, when asked, said" is N's, and so is "N came and, when asked, said"; "N resigned, said" is not.
    """
    _, end = _place(person, clause)
    rest = fold(clause[end:]).strip()
    of = _PREPOSITION.match(rest) and not VERB.search(rest) and rest.isascii()
    return end >= 0 and (not rest or bool(of) or bool(_ENDS_JOINING.search(rest)))


def is_told_of(person: Person, clause: str) -> bool:
    """Whether what follows a clause behind "who" is told of the person at its end, and can be of nobody else.

    So of N in "was opened by Minister N, who", but not in "the son of Minister N, who" or "M and N, who".
    """
    start, end = _place(person, clause)
    lead = [fold(word) for word in re.findall(r"[^\W\d_][\w’'-]*", clause[:start])]
    title = _title_in_front(lead)
    governs = _without_description(lead if title is None else lead[:title])
    return start >= 0 and not clause[end:].strip() and not (governs and _OWNS.fullmatch(governs[-1]))


def closes(person: Person, clause: str) -> bool:
    """Whether nothing follows a name in its clause but what the person is of, so that no verb is theirs there."""
    _, end = _place(person, clause)
    return end >= 0 and bool(_CLOSED.match(clause, end))


def is_nominative(first: str, last: str, verb: str) -> bool:
    """Whether the first words of a Russian name, folded, surely are the subject of the word of saying in front."""
    if _PLURAL.fullmatch(verb):
        return False
    if _HARD.search(first):
        return not verb.endswith("ла")
    if verb.endswith("л"):
        return bool(_HERS.search(first) and _HARD.search(last))
    return bool(_HERS.search(first)) and not last.endswith(("ой", "ей")) and not _OF_SOMEBODY.match(verb)


def is_office_subject(clause: str, verb: str) -> bool:
    """Whether the first title in a clause, without a name, is the subject of its word of saying, `verb` folded.

    "Critics of the minister said" and «сказал помощник министра» are not the minister speaking.
    """
    words = list(re.finditer(r"[^\W\d_][\w-]*", clause))
    place = next((n for n, word in enumerate(words) if is_title(word.group())), None)
    if place is None or _POSSESSIVE.match(clause, words[place].end()) or _PLURAL.fullmatch(verb):
        return False
    governs = _without_description([fold(word.group()) for word in words[:place]])
    return not is_oblique(words[place].group()) and not (governs and _PREPOSITION.fullmatch(governs[-1]))


def _is_aide(word: str) -> bool:
    """Whether a word in front of somebody's title, folded, makes another office of it: "deputy of the minister"."""
    return bool(_AIDE.fullmatch(word)) or (is_title(word) and not is_oblique(word))


def _place(person: Person, clause: str) -> tuple[int, int]:
    """Where a clause names a person, in whatever case; (-1, -1) where it does not show."""
    if whole := re.search(rf"(?<!\w){re.escape(person.name)}(?!\w)", clause):
        return whole.span()
    words = [match for match in re.finditer(r"[^\W\d_][\w-]*", clause) if match.group()[0].isupper()]
    last = _surname_place(person, words)
    if last is None:
        return -1, -1
    given = person.name.split()[:-1]
    first = last
    for word in reversed([word for word in words if word.start() < last.start()][-len(given) :] if given else []):
        joined = _JOINS.fullmatch(clause[word.end() : first.start()])
        if not joined or is_title(word.group()) or is_institution(word.group()):
            break
        first = word
    return first.start(), last.end()


def _surname_place(person: Person, words: list[re.Match[str]]) -> re.Match[str] | None:
    """Where the surname stands among the words of a clause: where another one has it too, behind the given name."""
    found = [n for n, word in enumerate(words) if person.is_same(Person(word.group()))]
    full = [n for n in found if n and person.is_same(Person(f"{words[n - 1].group()} {words[n].group()}"))]
    return words[(full or found)[0]] if found else None


def _title_in_front(lead: list[str]) -> int | None:
    """The place of the title to which a name belongs that follows these words, as of "the minister of energy"."""
    for place in range(len(lead) - 1, max(-1, len(lead) - _MOST_WORDS), -1):
        if is_title(lead[place]):
            further = None if is_office(lead[place]) else _title_in_front(lead[:place])
            if further is not None:
                return further  # "Minister of Health Dr. N"
            return place if _may_be_office(lead[place + 1 :]) else None
    return None


def _may_be_office(words: list[str]) -> bool:
    """Whether words between a title and a name say of what the office is."""
    if words and words[0].isascii():
        return words[0] in ("of", "for", "and") or all(map(_belongs, words))
    return not any(map(_PREPOSITION.fullmatch, words))


def _without_description(lead: list[str]) -> list[str]:
    end = len(lead)
    while end and (_DESCRIBES.fullmatch(lead[end - 1]) or _belongs(lead[end - 1])):
        end -= 1
    return lead[:end]


def _without_deputies(lead: list[str], person: Person) -> list[str]:
    """What stands in front of an office but what tells of it, and that the person is the deputy of its holder."""
    before = _without_description(lead)
    while before and is_deputys(before[-1]) and is_deputys(person.office):
        before = _without_description(before[:-1])
    return before


def _belongs(word: str) -> bool:
    """Whether a word in front of a title is a part of the office: "prime", "foreign"."""
    return is_institution(word) and not _PREPOSITION.fullmatch(word)


def _is_bent(person: Person, written: str, verb: str, behind_another: bool) -> bool:
    """Whether a Russian name stands in another case than that of a subject, as far as it and the verb tell.

    `behind_another` where the title in front of it does: "the deputy of the minister N" may be of either name.
    """
    if _PLURAL.fullmatch(verb):
        return True
    named, words = fold(person.name).split(), fold(written).split()
    first, last = words[0], words[-1]
    if last != named[-1] and not _is_nominative_of(last, named[-1]):
        return True  # the name is in the nominative, where the release has it
    if behind_another and len(words) == len(named) and first != named[0]:
        return True
    his = _HARD.search(first) or (_OF_EITHER.search(first) and (is_deputys(person.office) or not behind_another))
    of_a_man = bool(_OBLIQUE.fullmatch(last)) and not his
    hers = _OF_A_WOMAN.search(last) or (is_deputys(person.office) and _HERS.search(first) and not is_paired(first))
    return of_a_man and bool(_MASCULINE.fullmatch(verb) or (behind_another and not hers))


def _is_nominative_of(last: str, named: str) -> bool:
    """Whether a surname stands in the nominative where a release had only another case of it, which is a man's."""
    return bool(_CASE_OF_A_MAN.fullmatch(named)) and last in nominatives(named)
