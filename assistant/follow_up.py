"""Questions that need their conversation, put so that they do not.

Two shapes are told apart. A fragment ("and in 2021?", «а по Ливии?», "وماذا عن ليبيا؟") is the question before it
with one thing exchanged: its time, its place, its name or its subject. A question of its own that leans on the
one before, by a pronoun or for want of a subject («а кто ещё был?»), is asked together with it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.distances import distance, moved
from assistant.places import places
from assistant.spoken import is_speaker, named_in, with_other_speaker, with_speaker, with_subject
from assistant.timing import times
from assistant.vocabulary import NOW, QUESTION_WORDS, STUDY, any_of
from embeddings.folding import fold_with_map
from embeddings.keywords import is_stop_word
from embeddings.language import detect_language, script


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question, in words that need no conversation, and its answer ("" where there was none)."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question in words that need no conversation; `own` are those that ask, where the others say of what.

    "" where its own words tell too little by themselves ("why?").
    """

    text: str
    own: str = ""


_AND = rf"{any_of('and but or also so а и но или ну')}[\s,]*"
_DIALECT = any_of("ايش إيش شو وش مين وين فين ليش ليه شلون")  # what, who, where, why and how
_AND_AT = re.compile(
    rf"\W*(?:{_AND}|و(?={any_of('من متى أين كيف لماذا كم هل ما ماذا في خلال عن هو هي هم بعد قبل منذ حتى أي')}"
    rf"|{_DIALECT}))"
)
_ABOUT = any_of(
    "what_about how_about same_for the_same_for что_насчет что_о что_об что_про что_по_поводу что_по как_насчет"
    " ماذا_عن ما_عن ماذا_بشأن ماذا_بخصوص"
)
_ABOUT_AT = re.compile(rf"\W*(?:{_AND}|و)?{_ABOUT}\s?")
_ASKS = re.compile(
    r"(?<!\w)و?"
    + any_of(
        f"{QUESTION_WORDS} did does do is are was were will would has have had can tell show list give name find"
        " чего что чем был была были будет расскажи* покажи* назови* найди* перечисли* من ما هل بم اذكر أخبرني"
    )
    + f"|(?<!\\w)و?{_DIALECT}"
)
_WHEN = re.compile(rf"(?<!\w)و?{any_of('when когда متى')}")
# "Who is the minister?" has هو before the name, which stands for nobody.
_PERSON = re.compile(
    r"(?<!\w)(?<!من\s)(?<!ما\s)"
    + any_of(
        "he she they him them his her their hers theirs"
        " он она они его ее их ему ей им него нее них нем ней ними"
        " هو هي هم هما عنه عنها عنهم منه منها منهم له لها لهم فيه فيها معه معها معهم"
    )
)
_THING = re.compile(
    r"(?<!\w)"
    + any_of(
        "it its this that these those there then else same"
        " это этого этому этим этом этот эта эти этих там тогда туда еще тот та те того той тех"
        " ذلك تلك هذا هذه هؤلاء هناك حينها آنذاك أيضا غيره غيرها"
    )
)
_MORE = re.compile(
    any_of(
        "more more_details more_detail details tell_me_more go_on"
        " подробнее подробности еще расскажи_подробнее расскажите_подробнее дальше المزيد تفاصيل التفاصيل أكثر"
    )
    + r"\W*$"
)
_PREPOSITION = re.compile(
    any_of(
        "in at on about for with from of to by regarding concerning"
        " в во на о об обо про по с со у к ко из от для при за насчет"
        " في عن حول مع من إلى على بشأن بخصوص لدى عند"
    )
    + r"\s+"
)
_OF = any_of("about on regarding concerning о об обо про по насчет عن حول بشأن بخصوص")
_SUBJECT = re.compile(rf"(?<!\w){_OF}\s(?P<what>.+?)\W*$")
_OF_AT = re.compile(rf"{_OF}|(?<=(?<!\w)о\s)|(?<=(?<!\w)(?:об|по)\s)|(?<=(?<!\w)про\s)")  # also in «а что об ...»
_NAME = re.compile(r"(?<=\w\s)[A-ZА-ЯЁ][\w'’-]+(?:\s(?:[a-zа-яё]{1,4}[\s-]){0,2}[A-ZА-ЯЁ][\w'’-]+)*")
_NAMED = re.compile(r"(?<!\w)[A-ZА-ЯЁ]\w|[«“\"]")
_END = re.compile(r"[\s?؟.!…]*$")
_ASKED_WITH = re.compile(r"(?P<own>.+?) \((?P<first>.+)\)")  # a follow-up that was asked with what it followed
_NOW = re.compile(rf"\s{NOW}(?=\W*$)")
_FEW = 2  # words of a subject, up to which a question may lean on the one before it
_PART = 4  # words of a subject, up to which words that ask nothing may be part of a question
_SEASON = re.compile(rf"(?<!\w){STUDY}")  # beside a year it says which
_LATEST = re.compile(
    any_of(
        "the_latest latest the_last_one the_newest newest последнее последние последний последняя"
        " الأحدث الأخير الأخيرة آخرها"
    )
    + r"\W*$"
)


def standalone(question: str, turns: Sequence[Turn], today: date) -> Standalone | None:
    """The question in words that need no conversation; None where it needs none as it is."""
    if not turns:
        return None
    before = _Words(turns[-1].question, today)
    dated = _dated(_Words(question, today), before)
    return _put(_Words(dated, today), before, today) or (Standalone(dated) if dated != question else None)


def _put(asked: "_Words", before: "_Words", today: date) -> Standalone | None:
    start, about = asked.opening()
    if about or _MORE.match(asked.folded, start) or not _ASKS.search(asked.folded[start:]):
        opened = about or (start > 0 and len(asked.subject(start)) <= _PART)
        part = opened or (asked.is_part() and _ASKS.search(before.folded))
        return Standalone(_exchanged(_Words(before.whole(today), today), asked, start, today)) if part else None
    words = asked.text(start)
    own = words[:1].upper() + words[1:]
    first = before.first()
    who = named_in(first)
    named = with_speaker(own, who) if who else ""
    if named := named or (with_subject(own, first) if start else ""):
        return Standalone(named)
    if not asked.leans(start):
        return None
    if asked.times or _WHEN.search(asked.folded):
        before = _Words(before.without_times(), today)
    return Standalone(f"{own} ({before.stem()})", own if asked.subject(start) else "")


def together(question: str, turns: Sequence[Turn], today: date) -> Standalone | None:
    """A short question that names nobody and nothing, asked together with the one before it; None for others.

    Whether it needs that no word tells: "how many trips were called off?" may be asked of anything.
    """
    asked = _Words(question, today)
    told = asked.subject()
    if not turns or not 0 < len(told) <= _PART or not asked.is_nameless(0) or not _ASKS.search(asked.folded):
        return None
    return Standalone(f"{question} ({_Words(turns[-1].question, today).stem()})", question)


class _Words:
    """A question folded, with what in it is time and what is a place. Offsets are those of the folded text."""

    def __init__(self, question: str, today: date):
        self.question = question
        self.folded, self._origins = fold_with_map(question)
        self.times = times(self.folded, today, detect_language(question))
        self.places = places(self.folded)

    def text(self, start: int, end: int | None = None) -> str:
        """The words as they were typed."""
        return self.question[self._at(start) : self._at(len(self.folded) if end is None else end)]

    def with_other(self, start: int, end: int, words: str) -> str:
        """The question with `words` in the place of others."""
        return self.question[: self._at(start)] + words + self.question[self._at(end) :]

    def first(self) -> str:
        """The question; of a follow-up that was asked with what it followed, that, with the mark of its own."""
        match = _ASKED_WITH.fullmatch(self.question)
        return match["first"] + _END.search(match["own"]).group() if match else self.question

    def whole(self, today: date) -> str:
        """The question; of a follow-up that tells no subject or refers back ("when did he say it?"), the first one."""
        match = _ASKED_WITH.fullmatch(self.question)
        own = _Words(match["own"], today) if match else self
        refers = not own.subject() or _THING.search(own.folded) or _PERSON.search(own.folded)
        return self.first() if match and refers else self.question

    def stem(self) -> str:
        """Without its mark; of a follow-up, the question that its conversation began with."""
        return _END.sub("", self.first())

    def opening(self) -> tuple[int, bool]:
        """Where it begins behind "and" and "what about", and whether the latter is there."""
        if match := _ABOUT_AT.match(self.folded):
            return match.end(), True
        if match := _AND_AT.match(self.folded):
            return match.end(), False
        joined = self.folded.startswith("و") and any(start == 1 for start, _ in self.places)
        return int(joined), False

    def subject(self, start: int = 0) -> list[str]:
        """The folded words that tell of a subject."""
        found = re.findall(r"\w+", self._timeless(start))
        return [word for word in found if not is_stop_word(word)]

    def is_only_a_time(self, start: int) -> bool:
        """Whether it has a time, as "in the 2022/23 season", and nothing else."""
        rest = _SEASON.sub(" ", self._timeless(start))
        return bool(self.times) and all(map(is_stop_word, re.findall(r"\w+", rest)))

    def is_part(self) -> bool:
        """Whether words that ask nothing can only be part of a question: a time, a place, "in ...", "more"."""
        told = self.subject()
        if not told or _MORE.match(self.folded):
            return True
        return len(told) <= _PART and bool(self.places or _PREPOSITION.match(self.folded))

    def leans(self, start: int) -> bool:
        """Whether a question refers to what was said before it."""
        rest, told = self._timeless(start), self.subject(start)
        if not told or (len(told) <= _FEW and (start or _THING.search(rest))):
            return True
        nameless = self.is_nameless(start)
        capitals = script(rest) != "ARABIC"  # where there are none, a name may stand in front of a pronoun
        person = _PERSON.search(rest)
        before = re.findall(r"\w+", rest[: person.start()]) if person else []
        far = sum(not is_stop_word(word) for word in before)
        return bool((start and nameless) or (person and far <= 1 + (nameless and capitals)))

    def is_nameless(self, start: int) -> bool:
        """Whether it names nobody and nothing that could be asked about without what was said before."""
        return not self.places and not _NAMED.search(self.text(start)[1:])

    def names(self) -> list[re.Match[str]]:
        """Its names, and no months."""
        times = [(self._at(mention.start), self._at(mention.end)) for _, mention in self.times]
        found = _NAME.finditer(self.question)
        return [name for name in found if not any(start <= name.start() < end for start, end in times)]

    def without_times(self) -> str:
        """The question without its times."""
        text = self.question
        for start, mention in reversed(self.times):
            text = text[: self._at(start)].rstrip() + text[self._at(mention.end) :]
        return text

    def without_now(self) -> str:
        """The question without "now" at its end."""
        match = _NOW.search(self.folded)
        return self.with_other(*match.span(), "") if match else self.question

    def what(self, start: int) -> tuple[str, bool]:
        """What it is about, as typed, without times and a preposition in front; whether that is a place."""
        words = self.text(start) if not self.times else ""
        at = start
        for opening, mention in self.times:
            words += self.text(at, max(at, opening))
            at = mention.end
        words += self.text(at) if self.times else ""
        words = words.strip(" ?؟.!…,،")
        folded, origins = fold_with_map(words)
        if match := _PREPOSITION.match(folded):
            words = words[origins[match.end()] :] if match.end() < len(origins) else ""
        found = places(fold_with_map(words)[0])
        return words, any(begin <= 1 for begin, _ in found)

    def is_of(self, start: int) -> bool:
        """Whether what follows is said to be a subject: "and about ...", «а что об ...»."""
        return bool(_OF_AT.match(self.folded, start))

    def _timeless(self, start: int) -> str:
        text = self.folded
        for opening, mention in self.times:
            text = text[:opening] + " " * (mention.end - opening) + text[mention.end :]
        return text[start:]

    def _at(self, offset: int) -> int:
        return self._origins[offset] if offset < len(self._origins) else len(self.question)


def _dated(asked: _Words, before: _Words) -> str:
    """The question; where it tells its time only by how far that is from the one before, with that time."""
    far = distance(asked.folded)
    if not far or not before.times or any(not far.start <= m.start < far.end for _, m in asked.times):
        return asked.question
    start, mention = before.times[0]
    words = moved(before.text(mention.start, mention.end), mention, far)
    told = before.text(start, mention.start) + words
    return asked.with_other(far.start, far.end, told) if words else asked.question


def _exchanged(before: _Words, asked: _Words, start: int, today: date) -> str:
    """The question before with what is new put in the place of its like."""
    question = _at_other_time(before, asked) if asked.times else before.question
    what, is_place = asked.what(start)
    folded = fold_with_map(what)[0]
    if not what or _MORE.match(folded) or asked.is_only_a_time(start):
        return question
    if _LATEST.match(folded):
        return _appended(question, f" – {what}")
    of = asked.is_of(start)
    if not of and is_speaker(what) and (named := with_other_speaker(question, what)):
        return named
    return _about_other(_Words(question, today), what, is_place, of)


def _at_other_time(before: _Words, asked: _Words) -> str:
    opening, new = asked.times[0]
    if not before.times:
        return _appended(before.without_now(), f" {asked.text(opening, new.end)}")
    start, old = before.times[0]
    # "2021?" takes the preposition that is there; "last year" has none.
    bare = opening == new.start and new.kind not in ("today", "relative", "trailing")
    words = asked.text(opening, new.end)
    if old.year and not new.year and new.kind in ("day", "month", "season", "quarter", "half"):
        words += f" {old.year}"
    return before.with_other(old.start if bare else start, old.end, words)


def _about_other(before: _Words, what: str, is_place: bool, of: bool) -> str:
    """The question with another place, name or subject; `of` says that it is told to be a subject."""
    if is_place and before.places:
        return before.with_other(*before.places[-1], what)
    names, subject = before.names(), _SUBJECT.search(before.folded)
    if what[:1].isupper() and names and not is_place and not (of and subject):
        return before.question[: names[-1].start()] + what + before.question[names[-1].end() :]
    if subject:
        start, end = subject.span("what")
        ends = [opening for opening, _ in before.times if opening > start]
        return before.with_other(start, min([end, *ends]), f"{what} " if ends else what)
    return _appended(before.question, f" – {what}")


def _appended(question: str, words: str) -> str:
    """The question with words at its end, in front of its mark."""
    end = _END.search(question).start()
    return f"{question[:end]}{words}{question[end:]}"
