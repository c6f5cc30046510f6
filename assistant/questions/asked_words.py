"""The words of a question in a conversation: its times, places, names and subject, and what it leans on. Pure."""

import re
from datetime import date

from assistant.times.timing import times
from assistant.words.places import places
from assistant.words.vocabulary import DIALECT, NOW, QUESTION_WORDS, STUDY, any_of
from embeddings.text.folding import Folded, fold
from embeddings.text.language import detect_language, script
from embeddings.text.terms import is_stop_word

_AND = rf"{any_of('and but or also so а и но или ну')}[\s,]*"
_AND_AT = re.compile(
    rf"\W*(?:{_AND}|و(?={any_of('من متى أين كيف لماذا كم هل ما ماذا في خلال عن هو هي هم بعد قبل منذ حتى أي')}"
    rf"|{DIALECT}))"
)
# In Arabic a word alone: "and" with a name, unless it begins with that letter itself.
_JOINED_ALONE = re.compile(rf"و(?!{any_of('زير وزيرة زارة كيل كالة سيط لد الد الدة رد زن قت ضع طن')})\w{{3,}}\W*")
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
    + f"|(?<!\\w)و?{DIALECT}"
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
PART = 4  # words of a subject, up to which words that ask nothing may be part of a question
_SEASON = re.compile(rf"(?<!\w){STUDY}")  # beside a year it says which


class Words:
    """A question folded, with what in it is time and what is a place. Offsets are those of the folded text."""

    def __init__(self, question: str, today: date):
        self.question = question
        self._words = Folded.of(question)
        self.folded = self._words.text
        self.times = times(self.folded, today, detect_language(question))
        self.places = places(self.folded)

    def text(self, start: int, end: int | None = None) -> str:
        """The words as they were typed."""
        return self._words.between(start, end)

    def with_other(self, start: int, end: int, words: str) -> str:
        """The question with `words` in the place of others."""
        return self._words.between(0, start) + words + self._words.between(end)

    def first(self) -> str:
        """The question; of a follow-up that was asked with what it followed, that, with the mark of its own."""
        match = _ASKED_WITH.fullmatch(self.question)
        return match["first"] + _END.search(match["own"]).group() if match else self.question

    def whole(self, today: date) -> str:
        """The question; of a follow-up that tells no subject or refers back ("when did he say it?"), the first one."""
        match = _ASKED_WITH.fullmatch(self.question)
        own = Words(match["own"], today) if match else self
        refers = not own.subject() or _THING.search(own.folded) or _PERSON.search(own.folded)
        return self.first() if match and refers else self.question

    def stem(self) -> str:
        """Without its mark; of a follow-up, the question that its conversation began with."""
        return _END.sub("", self.first())

    def asks(self, start: int = 0) -> bool:
        """Whether a word asks."""
        return bool(_ASKS.search(self.folded[start:]))

    def asks_when(self) -> bool:
        return bool(_WHEN.search(self.folded))

    def wants_more(self, start: int = 0) -> bool:
        """Whether it is "more", "in detail" and the like."""
        return bool(_MORE.match(self.folded, start))

    def told_of(self) -> tuple[int, int] | None:
        """Where its subject stands, behind "about" and the like."""
        match = _SUBJECT.search(self.folded)
        return match.span("what") if match else None

    def opening(self) -> tuple[int, bool]:
        """Where it begins behind "and" and "what about", and whether the latter is there."""
        if match := _ABOUT_AT.match(self.folded):
            return match.end(), True
        if match := _AND_AT.match(self.folded):
            return match.end(), False
        place = any(start == 1 for start, _ in self.places)
        return int(self.folded.startswith("و") and (place or bool(_JOINED_ALONE.fullmatch(self.folded)))), False

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
        if not told or self.wants_more():
            return True
        return len(told) <= PART and bool(self.places or _PREPOSITION.match(self.folded))

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
        times = [(self._words.at(mention.start), self._words.at(mention.end)) for _, mention in self.times]
        found = _NAME.finditer(self.question)
        return [name for name in found if not any(start <= name.start() < end for start, end in times)]

    def without_times(self) -> str:
        """The question without its times."""
        text = self.question
        for start, mention in reversed(self.times):
            text = text[: self._words.at(start)].rstrip() + text[self._words.at(mention.end) :]
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
        told = Folded.of(words)
        if match := _PREPOSITION.match(told.text):
            words = told.between(match.end())
        found = places(fold(words))
        return words, any(begin <= 1 for begin, _ in found)

    def is_of(self, start: int) -> bool:
        """Whether what follows is said to be a subject: "and about ...", «а что об ...»."""
        return bool(_OF_AT.match(self.folded, start))

    def _timeless(self, start: int) -> str:
        text = self.folded
        for opening, mention in self.times:
            text = text[:opening] + " " * (mention.end - opening) + text[mention.end :]
        return text[start:]


def appended(question: str, words: str) -> str:
    """The question with words at its end, in front of its mark."""
    end = _END.search(question).start()
    return f"{question[:end]}{words}{question[end:]}"
