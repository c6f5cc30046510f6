"""When the releases that a question asks for came out, if its words say so.

A period in a question is one of three things, and each is treated in its own way:

- the time of publication ("what did the ministry say in June 2020", «релизы за май», "منذ أسبوعين"): only
  releases of that period are searched. Words of saying and publishing tell, unless the question counts
  something, and so do a count back from today ("the last two weeks") and "as of".
- the time of what happened ("how much grain was sold in June 2020"): the release is of June or, with the
  figures, of the weeks after; a programme was announced before. So nothing is excluded; of the releases that
  are about the subject, those of the period and of the weeks after it come first.
- part of a name ("the treaty of 1992", «бюджет на 2024 год», "Agenda 2030", "the 2018 World Cup", the academic
  year 2019/20) or of the subject ("about 9 May", "the plans until 2024"): it is left alone. A period counts only
  where a preposition makes it one, where it is an adverb ("yesterday", «10 июня»), or at an end of the question;
  never in quotation marks, in the future, behind a preposition that compares, excludes or dedicates ("than in
  2023", "except in 2023", "for 2024"), or where "of" ties it to a noun that is no publication.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.times.dated_subjects import is_subject
from assistant.times.mentions import Mention, mentions
from assistant.times.period import DAY, Period
from assistant.times.prepositions import Use, joined, uses
from assistant.words.vocabulary import COUNTING, DOING, LAST, PUBLISHED, SAYING, START, THIS, any_of
from embeddings.text.terms import is_stop_word


@dataclass(frozen=True, slots=True)
class Timing:
    """The period of a question. `spans` are its words, prepositions included, in the folded question."""

    period: Period
    strict: bool  # only releases of the period; else those of the period first
    as_of: bool = False
    recent: bool = False  # counted from today: "this week"
    spans: tuple[tuple[int, int], ...] = ()


def timing(text: str, today: date, language: str) -> tuple[Timing | None, list[tuple[int, int]]]:
    """The timing of a folded question, and where in it a time is named, for whatever reason.

    `language` is the question's, ISO 639-1: dates are written in it.
    """
    found = mentions(text, today, language)
    quoted = [match.span() for match in QUOTED.finditer(text)]
    own = [m for m in found if not any(start <= m.start < end for start, end in quoted)]
    says = bool(NEWS.search(QUOTED.sub(" ", text))) and not _COUNTS.search(text)
    used = []
    for use in uses(own, text):
        role = _role(use, text, says)
        period = _period(role, use.mention, today)
        if period:
            bound = use.mention.kind == "trailing" or role == "as_of" or _publication_near(use, text)
            used.append((replace(use, role=role, period=period), len(text) < TELLS and (says or bound)))
    return _together(used, text), [(m.start, m.end) for m in found if m.kind != "today"]


def times(text: str, today: date, language: str) -> list[tuple[int, Mention]]:
    """The times that a folded question names, each with where the preposition before it begins."""
    return [(use.start, use.mention) for use in uses(mentions(text, today, language), text)]


TELLS = 200  # code points from which a text tells something itself, as a pasted paragraph does: its days are no limit
QUOTED = re.compile(r'"[^"]{1,300}"')
NEWS = re.compile(rf"(?<!\w)(?:ال)?(?:{PUBLISHED}|{SAYING}|{DOING})")
_COUNTS = re.compile(rf"(?<!\w){COUNTING}")

# Which role a mention has in its question

_WORDS = r"(?:\s\w+){0,3}\s?"
_PUBLICATION = re.compile(START + PUBLISHED)
_PUBLICATION_BEFORE = re.compile(rf"{PUBLISHED}{_WORDS}$")
_PUBLICATION_AFTER = re.compile(rf"(?:'s)?\s(?:\w+\s)?{PUBLISHED}")
_DETERMINED = re.compile(r"(?:(?<!\w)(?:the|an?|this|that|its|their|our|his|her)\s|'s\s)$")
_MADE = re.compile(
    r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!are\s)(?<!is\s)(?<!\w)"
    + any_of(
        "signed adopted concluded ratified founded established born built created written launched approved dating"
        " подписанн* принятый принятая принятое принятые принятого принятой принятых принятому принятом заключенн*"
        " ратифицированн* основанн* утвержденн* построенн* созданн* написанн*"
        " الموقع الموقعة المبرم المبرمة المعتمد المعتمدة المؤسس المؤسسة المقر المقرة"
    )
    + r"(?:\s(?:in|в|في)\s\w+)?\s?$"
)
_BORN = re.compile(
    any_of(
        "born founded established built erected родил* основан основана основано основаны построен построена"
        " построено ولد ولدت تأسس تأسست أسس أسست بني بنيت أنشئ أنشئت"
    )
    + _WORDS
    + "$"
)
_NAMED = re.compile(
    any_of(
        "اتفاقية الاتفاقية اتفاق الاتفاق معاهدة المعاهدة دستور الدستور قانون القانون قرار القرار بروتوكول كأس حرب"
        " الحرب انتخابات الانتخابات موازنة الموازنة ميزانية الميزانية ثورة قمة دورة بطولة خطة رؤية نتائج لعبة"
    )
    + r"(?:\s\w+){0,4}\s$"
)
# "In its May 2024 decision".
_HELD = re.compile(
    r"\s(?:\w+\s)?" + any_of("decision decisions meeting meetings session visit talks vote conference speech ruling")
)
# Of which day, month or year it is follows at once.
_EVENT = re.compile(
    START
    + any_of(
        "событи* теракт* договор* соглашени* указ*"
        " أحداث هجمات تظاهرات حصاد محصول صادرات واردات إنتاج مبيعات أرباح"
    )
    + r"\s$"
)
_PLANNED = re.compile(any_of("назначен* намечен* запланирован* перенесен* отложен*") + _WORDS + "$")
_GENITIVE = re.compile(
    r"(?:(?:января|февраля|марта|апреля|мая|июня|июля|августа|\w+бря|лета|зимы|весны|осени)(?!\w)"
    r"|\S+\s(?:года|квартала|полугодия)(?!\w)|\w+(?:ого|его|ой|ей)\s(?:года|недели|месяца|квартала))"
)
# "Did exports fall 2025": a verb.
_FALLS = re.compile(
    rf"(?<!\w)(?:did|do|does|will|would|could|can|may|might|should|to|not)(?:\s(?!{SAYING})\w+){{0,4}}\sfall\s"
)
_NOMINATIVE = re.compile(r"последн(?:ий|яя|ее)(?!\w)")
_ADVERB = re.compile(rf"{LAST}|{THIS}|(?<!\w)(?:летом|зимой|весной|осенью)(?!\w)")
_AT_START, _AT_END = re.compile(r"\W*"), re.compile(r"(?:[\s.,،؛;:!?؟)]|\bг\.)*")


def _role(use: Use, text: str, says: bool) -> str:
    """The role of a use in its question; "" where it says nothing of when."""
    mention, role = use.mention, use.role
    before, after = text[: use.start], text[mention.end :]
    if role in ("compared", "except"):
        return ""
    if not re.search(r"\w", before + after):  # "2024", by itself
        return "in"
    if _publication_near(use, text):
        return "in" if role in ("", "of", "for", "from", "at", "about") else role
    if role == "about" or is_subject(use, text):
        return ""
    if mention.kind == "today" and not (says and role in ("", "in", "since")):
        return ""
    if mention.year and mention.kind in ("month", "day") and _HELD.match(after):
        return "in"
    if role == "by":  # "how much was sold by August 2025"
        return "in" if mention.year and mention.kind in ("month", "day", "quarter") else ""
    if role in ("for", "of") or after.startswith("'s"):
        return ""
    if mention.kind not in ("relative", "trailing") and _MADE.search(before):
        return ""
    if mention.kind in ("year", "decade") and (_BORN.search(before) or not _is_year(mention, text)):
        return ""
    if role == "at":  # «на 1 июня», «на прошлой неделе», and «на 2024 год» is for it
        planned = mention.kind != "day" or _PLANNED.search(before)
        return "in" if mention.kind == "relative" else "" if planned else "as_of"
    if mention.kind == "range" and role in ("from", "since"):
        return "in"
    if role == "from":
        return "in" if _PUBLICATION.search(before) else "since"
    return role or ("in" if _adverbial(mention, text) else "")


def _publication_near(use: Use, text: str) -> bool:
    """Whether the mention belongs to a word for a publication: "releases of May", "yesterday's statement"."""
    bound = use.role in ("", "of", "for", "from", "in")
    near = bound and _PUBLICATION_BEFORE.search(text, max(0, use.start - 60), use.start)
    return bool(near or _PUBLICATION_AFTER.match(text, use.mention.end))


def _is_year(mention: Mention, text: str) -> bool:
    """ "in 2020 the ministry", and not "in 2020 villages"."""
    if not text[mention.start : mention.end].isdecimal():
        return True
    word = re.match(r"\s(?:و(?=\d))?(\w+)", text[mention.end :])
    if not word or is_stop_word(word[1]) or word[1].isdecimal():
        return True
    return word[1].isascii() and not word[1].endswith("s")


def _adverbial(mention: Mention, text: str) -> bool:
    """Whether a mention without a preposition says when all the same."""
    words, before = text[mention.start : mention.end], text[: mention.start]
    if _NOMINATIVE.match(words) or _GENITIVE.match(words) or _DETERMINED.search(before) or not mention.period:
        return False
    if words.startswith("fall") and _FALLS.search(text, 0, mention.end):
        return False
    if mention.kind in ("day", "relative", "trailing", "today") or _ADVERB.search(words):
        return mention.kind == "trailing" or not (_NAMED.search(before) or _EVENT.search(before))
    if mention.kind in ("year", "decade"):
        return words.startswith(("عام", "سنه")) and not _NAMED.search(before)
    dated = mention.year or mention.kind in ("quarter", "range")
    if not dated or _EVENT.search(before):
        return False
    return bool(_AT_START.fullmatch(before) or _AT_END.fullmatch(text, mention.end))


def _period(role: str, mention: Mention, today: date) -> Period | None:
    """The days that a mention in this role limits a search to."""
    if not role or not mention.period or not mention.period.first or not mention.period.last:
        return None
    first, last = mention.period.first, mention.period.last
    if first > today:
        return None
    if role == "in":
        return mention.period
    if role == "since":
        return Period(first, None)
    if role == "after":
        return Period(last + DAY, None) if last < today else None
    if role == "before":
        last = last if mention.part == 2 else first - DAY
    return Period(None, last) if last < today or role == "as_of" else None


def _together(used: Sequence[tuple[Use, bool]], text: str) -> Timing | None:
    """All closed periods of a question as one; without any, from the latest beginning to the earliest end."""
    periods = [use.period for use, _ in used if use.period]
    closed = [p for p in periods if p.first and p.last]
    if closed:
        period = Period(min(p.first for p in closed), max(p.last for p in closed))
    else:
        period = Period(
            max((p.first for p in periods if p.first), default=None),
            min((p.last for p in periods if p.last), default=None),
        )
    if not (period.first or period.last) or (period.first and period.last and period.first > period.last):
        return None
    return Timing(
        period,
        strict=any(bound for _, bound in used),
        as_of=any(use.role == "as_of" for use, _ in used),
        recent=all(use.mention.kind in ("today", "weekday", "relative", "trailing") for use, _ in used),
        spans=_spans([use for use, _ in used], text),
    )


def _spans(used: Sequence[Use], text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the uses stand, each with what joins it to the one before."""
    starts, end = [], None
    for use in used:
        starts.append(end if end is not None and joined(text, end, use.start) else use.start)
        end = use.mention.end
    return tuple((start, use.mention.end) for start, use in zip(starts, used, strict=True))
