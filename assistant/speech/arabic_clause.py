"""Who does what an Arabic clause tells that has no word of saying: "N thanked the guests, stressing that". Pure.

The verb opens the clause, and its subject stands right behind it. Where nobody does, it is who was told of before,
unless somebody named further on may be it.
"""

import re
from dataclasses import dataclass

from assistant.people import arabic_subject
from assistant.people.honours import HONOURS, is_honoured
from assistant.people.offices import is_institution, is_office, is_title, office_of
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold
from embeddings.text.terms import is_stop_word

_ASIDE = re.compile(r"\s*[وف]?(?:من|في|خلال|عقب|بعد|قبل|علي|عن|لدي|اثناء|ضمن|مع)\s[^،,]{0,60}[،,]\s*")
_SKIPPED = re.compile(r"(?:\W*(?<!\w)[وف]?(?:قد|لقد|ثم|كما|فيما|بدورها?|من (?:جهته|جهتها|جانبه|جانبها))(?!\w))*[\s،,]*")
_ADJUNCT = re.compile(r"[وف]?" + any_of("من في خلال عقب بعد قبل على عن إلى لدى أثناء ضمن مع"))
_PREPOSITION = re.compile(any_of("مع من إلى على عن في بين لدى ضد عند حول"))
# With these somebody is an object, too: "thanked the minister for", where who thanks was told before.
_OF_PEOPLE = re.compile(
    r"[وف]?"
    + any_of(
        "شكر شكرت استقبل استقبلت هنأ هنأت التقى التقت كرم كرمت ودع ودعت زار زارت رشح رشحت استضاف استضافت بايع بايعت"
        " ناشد ناشدت طالب طالبت كلف كلفت حث حثت دعا دعت"
    )
)
# In front of a title of honour and its name: "the Custodian of the Two Mosques, King N".
_HONOURS = any_of(f"خادم صاحب صاحبة ولي {HONOURS}")
_HONOUR, _OPENING_HONOUR = re.compile(f"[وف]?[بل]?{_HONOURS}"), re.compile(_HONOURS)
_ADDRESS = re.compile(any_of("معالي سعادة فخامة فضيلة دولة"))  # in front of the title
_MOST_OF_HONOUR = 4  # words in front of the title
_AS_FOR = ("اما", "واما")  # behind it somebody else is named
_OF_PRONOUN = 3  # letters of "with it", "to him", which govern nobody
_OF_NEITHER = re.compile(r"[وف]?ت\w+[^ت]$")  # "she praises", or "he spoke"
_TOLD = re.compile(r"(?<!\w)ب?ان(?:ه|ها)?(?!\w)")  # "that": who is named behind it does something else


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a clause: nobody where that is not sure; `omitted` where the clause leaves it to what came before."""

    person: Person | None = None
    omitted: bool = False
    honour: str = ""  # by which whoever came before is meant: "His Highness"


def actor(clause: str, names: Names, last: Person | None) -> Actor:
    """Who acts in a clause, as far as it tells; `last` is who spoke before."""
    rest, verb = _behind_verb(clause)
    words = re.findall(r"\w+", fold(rest))
    if verb and words and (found := _own(rest, words, verb, names, last)):
        return found
    if verb in _AS_FOR:
        return Actor()
    own = _TOLD.split(fold(clause))[0]
    return Actor(omitted=not _may_name_another(re.findall(r"\w+", own)))


def _behind_verb(clause: str) -> tuple[str, str]:
    """What stands behind the verb that opens a clause, and the verb, folded; "" where another word opens it."""
    folded = Folded.of(clause)
    start = _SKIPPED.match(folded.text).end()
    if aside := _ASIDE.match(folded.text, start):
        start = _SKIPPED.match(folded.text, aside.end()).end()
    word = re.compile(r"\W*(\w+)").match(folded.text, start)
    if not word or _ADJUNCT.fullmatch(word[1]):
        return clause, ""
    return folded.between(word.end()), word[1]


def _own(rest: str, words: list[str], verb: str, names: Names, last: Person | None) -> Actor | None:
    """The subject right behind a verb; None where what stands there is none."""
    if is_honoured(rest.lstrip()):
        return Actor(omitted=True, honour=rest.lstrip())
    if _ADDRESS.fullmatch(words[0]) and is_title("".join(words[1:2])):
        rest, words = rest.split(maxsplit=1)[1], words[1:]
    if not is_title(words[0]) and not _OPENING_HONOUR.fullmatch(words[0]):
        who, written = names.known_at(rest)
        if not who:
            return Actor() if is_institution(words[0]) or arabic_subject.may_begin_name(words[0]) else None
    else:
        written = names.phrase(rest.lstrip())
        if arabic_subject.is_aides(written):
            return Actor()
        who = names.after(rest, verb) or names.holder(office_of(fold(written)))
        written = who.name if who and written.startswith(who.name) else written
    if who and _OF_PEOPLE.fullmatch(verb):
        is_last = last and who.is_same(last)
        is_subject = is_last or _has_object(rest.lstrip()[len(written) :]) or _goes_on(written, who)
        return Actor(who if is_subject and who.feminine in (None, verb.endswith("ت")) else None)
    # A woman may have a man's title, never the other way round.
    fits = who and (not who.feminine or verb.endswith("ت") or _OF_NEITHER.match(verb))
    return Actor(who if fits else None)


def _has_object(behind: str) -> bool:
    """Whether behind a subject something else follows than a preposition or a sign."""
    word = re.match(r"\s+(\w+)", behind)
    return bool(word) and not is_stop_word(fold(word[1]))


def _goes_on(phrase: str, who: Person) -> bool:
    """Whether in a phrase a word stands behind somebody's surname: whom they do it to."""
    return who.surname in list(map(fold, phrase.split()))[:-1]


def _may_name_another(words: list[str]) -> bool:
    """Whether somebody with an office is told of who may be the subject: of none that another word governs."""
    titles = (n for n, word in enumerate(words) if is_office(word) and not word.startswith("لل"))
    return any(not _is_governed(words, n) for n in titles)


def _is_governed(words: list[str], n: int) -> bool:
    """Whether what stands in front of an office makes it an object: a preposition, or a noun that is of somebody."""
    while (honour := _honour_before(words, n)) is not None:
        if words[honour].lstrip("وف")[:1] in ("ب", "ل"):
            return True
        n = honour
    before = words[n - 1] if n else ""
    if not before or is_title(before) or is_institution(before) or _PREPOSITION.fullmatch(before):
        return bool(before)
    if before.startswith(("ال", "لل", "بال", "وال")):
        return False
    bound = len(before) > _OF_PRONOUN and (before.startswith(("ب", "ل")) or before.endswith("ه"))
    return bound or arabic_subject.is_noun(before)


def _honour_before(words: list[str], n: int) -> int | None:
    """Where words of honour begin in front of a title: "His Highness, the Prince"."""
    for place in range(n - 1, max(-1, n - 1 - _MOST_OF_HONOUR), -1):
        if _HONOUR.fullmatch(words[place]):
            return place
        if not words[place].startswith("ال"):
            return None
    return None
