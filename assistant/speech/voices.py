"""Whose a quotation is that no word of saying announces: behind a colon, or in front of a Russian verb. Pure.

"N thanked the crew: '…'", «N выступил против: «…»», «N: «…»», ««…», — обратилась N». What another wrote and N reads
out is that other one's. In a sentence as told, each character of a quotation is a quotation mark.
"""

import re

from assistant.people.people import Names
from assistant.people.person import Person
from assistant.people.subjects import is_subject
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold

_COLON = re.compile(r':\s*"{3,}')
_SPEAKS = re.compile(
    r"(?<!\w)"
    + any_of(
        "spoke_against spoke_for spoke_in spoke_out spoke_up congratulated apologised apologized thanked opposed"
        " welcomed praised criticised criticized greeted protested objected rejected supported defended agreed"
        " assured appealed complained responded reacted summed_up"
        " выступил* поздравил* поблагодарил* обратился обратилась извинился извинилась поддержал* раскритиковал*"
        " осудил* пожелал* приветствовал* возмутился возмутилась согласился согласилась отреагировал* похвалил*"
        " попросил* высказался высказалась"
    )
)
_MESSAGE = any_of(
    "message letter greeting greetings address statement telegram"
    " обращение послание письмо приветствие телеграмму заявление слова"
)
_READS_OUT = re.compile(
    rf"(?<!\w){any_of('read read_out зачитал зачитала огласил огласила прочитал прочитала передал передала')}"
    rf"\s(?:\w+\s){{0,3}}?{_MESSAGE}\s(?:(?:from|by|of)\s)?"
)
_BEHIND = re.compile(r'\W*"{3,}[,!?…]*\s?[—–-]\s(?P<verb>[а-я]{3,}(?:л|ла|лся|лась))(?=\s)')
_MOST_WORDS = 10  # of an office and a name in front of a colon


def announced(told: str, names: Names) -> Person | None:
    """Who says what is quoted behind a colon; None where nobody surely does."""
    colon = _COLON.search(told)
    if not colon:
        return None
    lead = told[: colon.start()]
    folded = Folded.of(lead)
    if read := _READS_OUT.search(folded.text):
        return _sender(folded.between(read.end()), names)
    if verb := _SPEAKS.search(folded.text):
        return names.before(folded.between(0, verb.start()), verb.group())
    return _alone(lead, names)


def behind(told: str) -> re.Match[str] | None:
    """The Russian verb, as `verb`, with which somebody is named behind a quotation that a comma and a dash part."""
    return _BEHIND.match(fold(told))


def _sender(whose: str, names: Names) -> Person | None:
    """Whose a message is that is read out; a Russian name must have stood in the nominative before."""
    people = names.people(whose)
    who = people[0] if len(people) == 1 else None
    bent = who and re.search("[а-яё]", who.name) and who.name in whose
    return None if bent else who


def _alone(lead: str, names: Names) -> Person | None:
    """Whom a name names with its office and nothing else: "President of the Federation N N"."""
    people = names.people(lead)
    words = lead.split()
    if len(people) != 1 or not people[0].office or len(words) > _MOST_WORDS or "," in lead:
        return None
    who = people[0]
    opens = fold(who.office).split()[0] == fold(words[0]) and words[-1] == who.name.split()[-1]
    return who if opens and is_subject(who, lead, "") else None
