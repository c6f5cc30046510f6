"""Events that end or undo something: a resignation, a death, a wreck. Whether a question supposes one. Pure.

"Why did X resign?" takes for granted that X did. Where the releases tell of X and of no such thing, what they say of X
would read as an answer, and would say of somebody what nobody has said. Only events are here that few other words
tell of; each is known by its words in all of the languages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.words.peoples import begins_one
from assistant.words.vocabulary import START, any_of
from embeddings.releases.release import Release
from embeddings.text.folding import Folded, fold
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse

_SUPPOSES = re.compile(
    r"\W*(?:(?:and|so|but|а|и|но)\s)?و?"
    + any_of(
        "why when how_did how_was how_were what_caused what_led for_what_reason who did was were has"
        " почему зачем когда отчего из-за_чего по_какой_причине кто"
        " لماذا متى كيف ليش ما_سبب ما_السبب من هل"
    )
)
# Of each event the words that ask about it, and others that may tell of it.
_EVENTS = tuple(
    (re.compile(START + any_of(asked)), re.compile(f"{START}(?:ال)?{any_of(f'{asked} {told}')}"))
    for asked, told in (
        (
            "resign resigned resignation step_down stepped_down dismissed sacked ousted"
            " отставк* уволил* уволен* استقال* استقالة* أقيل* أقالت إقالة",
            "resign* dismiss* oust* relieved removed left_office leave_office leaves_office replac* succe* former ex-*"
            " quit stepping_down отстав* увольн* освобожд* снят* смещен* сместил* сложил* покин* смен* бывш* преемни*"
            " أقال* إقال* أعف* إعفا* عزل* تنح* خلف* سابق* السابق*",
        ),
        (
            "die died killed murdered assassinated умер* погиб* скончал* убит* убили توفي توفيت توفى توفوا مات"
            " قتل* استشه* اغتيل*",
            "dead death* dying kill* murder* assassin* martyr* passed_away late fatal* victim* casualt* mourn* funeral*"
            " condolenc* deceased lives смерт* кончин* убий* убил* жертв* траур* похорон* соболезн* гибел* скорб*"
            " мертв* потер* утрат* ушел_из_жизни ушла_из_жизни"
            " وفاة* وفيات موت* مقتل* شهيد* شهداء اغتي* رحيل* رحل* مصرع* نعي* نعى* عزاء تعزي* تعاز* جناز* تشييع* ضحاي*"
            " فقيد* وافت*",
        ),
        (
            "arrested jailed imprisoned арестовал* арестован* задержал* اعتقل* سجن سجنت",
            "arrest* detain* detention* jail* prison* imprison* convict* sentenced custody charged"
            " арест* задерж* тюрьм* тюрем* осужд* заключен* приговор* اعتقال* توقيف* أوقف* سجن* حكم* احتج* محتجز* ضبط*",
        ),
        (
            "sink sank sunk capsize capsized затону* потоп* перевернул* غرق* انقلبت",
            "sinking wreck* shipwreck* aground тонет тонул* утону* крушени* غارق* تحطم* جنح*",
        ),
        (
            "revoked revoke отозва* سحبت",
            "revok* withdr* cancel* annul* strip* terminat* suspend* отмен* аннулир* лиш* приостан* إلغاء ألغ* تعليق*",
        ),
        (
            "refuse refused refuses refusing отказал* отказывает* رفض* يرفض ترفض",
            "refusal* reject* declin* отказ* отклон* отверг* امتنع*",
        ),
        (
            "bankrupt обанкротил* أفلس*",
            "bankrupt* insolven* liquidat* банкрот* ликвид* несостоят* إفلاس* تصفية",
        ),
        (
            "withdraw_from withdrew_from вышл*_из вышел_из انسحب*",
            "leav* left withdr* quit* exit* покин* выход* выйт* غادر* مغادر* خروج* انسحاب* خرج*",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Event:
    """The word for it, as typed, and what may tell of it."""

    word: str
    told: re.Pattern[str]


def supposed(question: str) -> Event | None:
    """The event that a question takes for granted; None where it supposes none of these."""
    folded = Folded.of(question)
    if not _SUPPOSES.match(folded.text):
        return None
    found = [(match, told) for asked, told in _EVENTS if (match := asked.search(folded.text))]
    if not found:
        return None
    match, told = min(found, key=lambda one: one[0].start())  # "refused to accept his resignation" supposes no other
    return Event(folded.words(*match.span()), told)


def tells_of(event: Event, names: Sequence[str], release: Release) -> bool:
    """Whether a release has the event in a sentence with one of the names, or beside one that has it."""
    spans = sentence_spans(release.text, release.language or "en")
    texts = [release.title, *(release.text[start:end] for start, end in spans)]
    beside = [f"{one} {other}" for one, other in pairwise(texts)] or texts
    return any(event.told.search(fold(text)) and _has_one(names, text) for text in beside)


def _has_one(names: Sequence[str], text: str) -> bool:
    stems = set(analyse(text))
    return not names or any(stems & set(analyse(name)) or begins_one(name, text) for name in names)
