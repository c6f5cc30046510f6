"""Who says what in a release: its sentences that somebody is quoted or reported with. Pure.

A wrong speaker is worse than none. So a sentence is given to somebody only where one person can be meant: named
beside the word of saying, meant by "she" or "the minister" when the sentences before name one who fits, or named
in front of a turn of a transcript. Of everybody else's sentences nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant import arabic_subject, speeches
from assistant.asides import without_asides
from assistant.hearsay import calls_false, cites, is_doubted, quotes_another
from assistant.messages import Senders, reads
from assistant.offices import CLAUSE_END, office_of
from assistant.people import Names
from assistant.person import Person
from assistant.quotation_marks import QUOTED, WORDS, going_on, inside, overlap, without_quotations
from assistant.sayings import FIRST_PERSON, GOING_ON, HIS_WORDS, SAYS, WORDS_OF
from assistant.subjects import is_office_subject
from assistant.turns import Turns
from assistant.vocabulary import any_of
from embeddings.folding import fold, fold_with_map
from embeddings.release import Release
from embeddings.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence, `release.text[start:end]`, and whose words it gives."""

    start: int
    end: int
    speaker: Person
    direct: bool  # whether their very words are in it
    asked: tuple[int, int] = (0, 0)  # in a transcript, the question that it answers


_HE = any_of("he she он она هو هي")
_PRONOUN_FIRST = re.compile(rf"\W*{_HE}")
_PRONOUN_LAST = re.compile(rf"(?<!\w){_HE}(?:\W+\w+){{0,3}}\W*$")
_PASSIVE = re.compile(r"(?<!\w)(?:is|are|was|were|be|been|being)(?:\s(?:also|then))?\W*$")  # "was told"
_OPENS_AFTER = re.compile(r"[\s,.!?»”\"“—–-]*$")  # a closed quotation alone in front of a word of saying
_DASHED = re.compile(r"[,.!?…]\s?[—–]\s*$")  # words that a dash alone parts from who says them
_FEMININE = re.compile(r"[وف]?(?!لفت$)(?:\w+ت|ت\w+[^ع])$")  # folded Arabic verbs; تابع and لفت are none
_OPENING_WORDS = 4  # "for his part", in front of a verb whose subject was told before


def quotations(release: Release) -> list[Quotation]:
    """What is said in a release and by whom, in reading order, each sentence once."""
    return list(_Reading(release).quotations())


@lru_cache(maxsize=256)
def known_quotations(release: Release) -> tuple[Quotation, ...]:
    """As `quotations`, read once for releases that are asked about again and again."""
    return tuple(quotations(release))


def speaks(sentence: str) -> bool:
    """Whether a sentence has a word of saying or speaks in the first person."""
    folded = fold(sentence)
    return any(p.search(folded) for p in (SAYS, WORDS_OF, HIS_WORDS, GOING_ON, FIRST_PERSON))


def times_saying(text: str) -> int:
    """How many words of saying stand in a text."""
    return sum(1 for _ in SAYS.finditer(fold(text)))


def said_part(text: str) -> str:
    """What is said in a text, without who says it, folded: the longest part beside its words of saying."""
    return max(SAYS.split(fold(text)), key=len)


class _Reading:
    """A release read from its beginning, with who was named and who spoke so far."""

    def __init__(self, release: Release):
        self.release = release
        self.names = Names(release)
        self.turns = Turns(release, self.names)
        self.senders = Senders(self.names)
        self.speaker: Person | None = None  # who spoke last
        self.feminine: dict[str, bool] = {}  # by surname, as far as verbs and pronouns tell
        self.around: list[Person] = []  # who was named so far in this paragraph
        self.earlier: list[Person] = []  # and in the one before
        self.turn: Person | None = None  # whose turn of a transcript it is
        self.announced: Person | None = None  # whose words a colon announces
        self.carried: Person | None = None  # whose quotation the next paragraph opens again
        self.asked = (0, 0)  # the question of a transcript that is being answered

    def quotations(self) -> Iterator[Quotation]:
        labels = self.turns.labels()
        dashed = self.turns.dashed()
        alone = None if labels or dashed else speeches.speaker(self.release, self.names)
        for span in self.turns.spans:
            if span[0] in labels:
                label = labels[span[0]]
                self.turn = self.turns.speaker(label) if label else None
                self.asked = self.asked if label else span
                yield from self._spoken(span, self.turn)
            elif dashed and self.turns.is_answer(span):
                yield from self._spoken(span, dashed)
            elif alone:
                yield from self._spoken(span, alone)
            elif self.turn and self._goes_on(span):
                yield from self._spoken(span, self.turn)
            else:
                if len(self._sentences(span)) > 1 or self.turns.may_begin(span):
                    self.turn, self.asked = None, (0, 0)
                yield from self._told(span)

    # Transcripts

    def _goes_on(self, line: tuple[int, int]) -> bool:
        """Whether a paragraph without a label surely belongs to the turn above it."""
        folded = fold(self.release.text[slice(*line)])
        first = bool(FIRST_PERSON.search(folded)) and not SAYS.search(without_quotations(folded))
        return first and not self.turns.may_begin(line)

    def _spoken(self, line: tuple[int, int], speaker: Person | None) -> Iterator[Quotation]:
        if speaker:
            self.speaker = speaker
            spans = self._sentences(line)
            others = (n for n, span in enumerate(spans, 1) if quotes_another(fold(self.release.text[slice(*span)])))
            yield from (Quotation(*span, speaker, True, self.asked) for span in spans[: next(others, None)])

    # Prose

    def _told(self, line: tuple[int, int]) -> Iterator[Quotation]:
        """The sentences of a paragraph that quote or report somebody."""
        text = self.release.text
        quoted = [match.span() for match in QUOTED.finditer(text, *line) if WORDS.search(match.group())]
        tail = going_on(text, line)
        quoted += [tail] if tail else []
        spans = self._sentences(line)
        self.earlier, self.around = self.around or self.earlier, []
        said = [self._attributed(span, quoted) for span in spans]
        said = [None if self._is_unsaid(n, spans, quoted) else who for n, who in enumerate(said)]
        last = None
        for n, span in enumerate(spans):
            speaker, bare = said[n], inside(text, span, quoted)
            if bare and not self._is_unsaid(n, spans, quoted):
                carried = None if any(said) else self.carried
                speaker = self.announced or carried or self._of_same(n, spans, said, quoted)
            last = speaker
            if speaker:
                yield Quotation(*span, speaker, bare or any(overlap(span, one) for one in quoted))
        self.carried = last if tail else None
        self.announced = said[-1] if said and text[spans[-1][1] - 1] == ":" else None

    def _is_unsaid(self, n: int, spans: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]) -> bool:
        """Whether the next sentence says that this one was never said, or the one before that others wrote it."""
        following = [fold(self._without(span, quoted, " ")) for span in spans[n + 1 : n + 2]]
        before = [fold(self.release.text[slice(*span)]) for span in spans[max(n - 1, 0) : n]]
        return any(map(calls_false, following)) or any(map(quotes_another, before))

    def _without(self, span: tuple[int, int], quoted: Sequence[tuple[int, int]], sign: str) -> str:
        """A sentence with a sign in the place of each character of its quotations."""
        sentence = list(self.release.text[slice(*span)])
        for start, end in quoted:
            for i in range(max(start, span[0]), min(end, span[1])):
                sentence[i - span[0]] = sign
        return "".join(sentence)

    def _of_same(self, n: int, spans: Sequence, said: Sequence[Person | None], quoted: Sequence):
        """Whose words a sentence without a word of saying has: those of the quotation that it is in, or goes on."""
        own = next(one for one in quoted if overlap(spans[n], one))
        same = [who for span, who in zip(spans, said, strict=True) if who and overlap(span, own)]
        if same:
            return same[0]
        before = n - 1
        while before >= 0 and said[before] is None and inside(self.release.text, spans[before], quoted):
            before -= 1
        direct = before >= 0 and any(overlap(spans[before], one) for one in quoted)
        return said[before] if direct else None

    def _attributed(self, span: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> Person | None:
        """Who says a sentence, as far as it tells, with what the sentences before it named."""
        told = self._without(span, quoted, '"')
        before = self.names.recent
        self.senders.read(told)
        speaker = self.senders.only if reads(fold(told)) else self._subject(without_asides(told))
        self.names.read(told)
        if before is not self.names.recent:
            self.around += self.names.recent
        self.speaker = speaker or (self.speaker if before is self.names.recent else None)
        if self.speaker and not self._leads(self.speaker):
            self.speaker = None  # "X left when Y said": whom "he" means then is not sure
        if not speaker and SAYS.search(without_quotations(fold(told))):
            self.names.recent = []  # somebody else speaks, and "he" may mean them
        return speaker

    def _leads(self, speaker: Person) -> bool:
        """Whether of those who were named last none stands in front of a speaker; in Arabic the verb always does."""
        return self.release.language == "ar" or not self.names.recent or speaker.is_same(self.names.recent[0])

    def _subject(self, told: str) -> Person | None:
        folded, origins = fold_with_map(told)
        at = [*origins, len(told)]
        if match := HIS_WORDS.search(folded):
            return self._meant()
        if match := WORDS_OF.search(folded):
            # "According to the minister the ambassador said" gives nobody's own words.
            if SAYS.search(folded, match.end()):
                return None
            whose = told[at[match.end()] :]
            return self.names.after(arabic_subject.without_to(whose) if match.group()[-1] == " " else whose)
        match = SAYS.search(folded)
        if not match:
            return self._meant() if GOING_ON.search(folded) else None
        if is_doubted(folded[: match.start()], match.group()) or cites(folded[match.end() :]):
            self.speaker = None
            return None
        before, after = told[: at[match.start()]], told[at[match.end()] :]
        if self.release.language == "ar":
            return self._arabic_subject(before, match.group(), after)
        before = before.rpartition('"')[2]
        if _OPENS_AFTER.match(before) or _DASHED.search(before):
            who, pronoun = self.names.after(after, match.group()), _PRONOUN_FIRST.match(fold(after))
        elif _PASSIVE.search(fold(before)):
            return None
        else:
            who, pronoun = self.names.before(before, match.group()), _PRONOUN_LAST.search(fold(before))
            clause = CLAUSE_END.split(before.rstrip(", "))[-1]
            if not who and not pronoun and (not clause.strip() or self.names.people(clause)):
                return None  # no subject shows, or only whose aide or critic speaks
            after = clause
        feminine = _is_feminine(match.group(), pronoun)
        if who and feminine is not None:
            self.feminine[who.surname] = feminine
        return who or self._meant(after, match.group(), pronoun, feminine)

    def _arabic_subject(self, before: str, verb: str, after: str) -> Person | None:
        """Who stands behind a verb of saying; where nobody does, who spoke before, if the verb opens the sentence."""
        feminine = bool(_FEMININE.match(verb))
        if found := self.names.after(after):
            return found
        subject = self.names.phrase(after)
        if subject and not arabic_subject.is_omitted(subject):
            if arabic_subject.is_aides(subject):
                return None
            office = office_of(fold(subject))
            return self.names.holder(office) if office else None
        opens = len(re.findall(r"\w+", without_quotations(before))) <= _OPENING_WORDS
        meant = self._meant() if opens else None
        return meant if meant and meant.feminine in (None, feminine) else self._only(before)

    def _only(self, before: str) -> Person | None:
        found = self.names.people(before)
        return found[0] if len(found) == 1 else None

    def _meant(
        self, words: str = "", verb: str = "", pronoun: re.Match | None = None, feminine: bool | None = None
    ) -> Person | None:
        """Whom "she" or "the minister" means: one who was named before and fits; nobody where two do."""
        if office := office_of(fold(words)):
            return self.names.holder(office) if is_office_subject(words, verb) else None
        if words and self.release.language != "ar" and not pronoun:
            return None
        who = self.speaker or self._alone()
        if not who or feminine is None:
            return who
        return who if self.feminine.setdefault(who.surname, feminine) == feminine else None

    def _alone(self) -> Person | None:
        """Who was named last, where nobody else was in this paragraph, or in the one before if this has no names."""
        named = [*(self.around or self.earlier), *self.names.recent]
        who = self.names.recent[0] if self.names.recent else None
        return who if who and all(who.is_same(other) for other in named) else None

    def _sentences(self, line: tuple[int, int]) -> list[tuple[int, int]]:
        spans = sentence_spans(self.release.text[slice(*line)], self.release.language or "en")
        return [(line[0] + a, line[0] + b) for a, b in spans]


def _is_feminine(verb: str, pronoun: re.Match | None) -> bool | None:
    """Whether a word of saying, folded, or the pronoun beside it has a woman for its subject; None for either."""
    if re.search("[а-я]ла$|[а-я]л$", verb):
        return verb.endswith("ла")
    return pronoun.group().split()[0].strip(' ",') in ("she", "она", "هي") if pronoun else None


def joined(found: Sequence[Quotation]) -> list[Quotation]:
    """The sentences of one speaker that follow one another directly, as one."""
    whole: list[Quotation] = []
    for one in found:
        if whole and whole[-1].speaker == one.speaker and one.start - whole[-1].end <= 1:
            whole[-1] = replace(whole[-1], end=one.end, direct=whole[-1].direct or one.direct)
        else:
            whole.append(one)
    return whole
