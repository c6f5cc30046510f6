"""Who says what in a release: its sentences that somebody is quoted or reported with. Pure.

A wrong speaker is worse than none. So a sentence is given to somebody only where one person can be meant: named
beside the word of saying, meant by "she" or "the minister" when the sentences before name one who fits, or named
in front of a turn of a transcript. Of everybody else's sentences nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.people.genders import Genders
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.speech import speeches
from assistant.speech.contrast import contrasts
from assistant.speech.hearsay import calls_false, quotes_another
from assistant.speech.prose import Prose
from assistant.speech.sayings import FIRST_PERSON, GOING_ON, HIS_WORDS, OF_IT, SAYS, WORDS_OF
from assistant.speech.turns import Turns
from assistant.words.quotation_marks import QUOTED, going_on, inside, is_saying, overlap, without_quotations
from embeddings.releases.passages import could_be_heading
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans, trimmed

READ = 200_000  # code points of a release in which it is read who speaks: more than an hour of a transcript


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence, `release.text[start:end]`, and whose words it gives."""

    start: int
    end: int
    speaker: Person
    direct: bool  # whether their very words are in it
    asked: tuple[int, int] = (0, 0)  # in a transcript, the question that it answers


def quotations(release: Release) -> list[Quotation]:
    """What is said in a release and by whom, in reading order, each sentence once."""
    return list(_Reading(release).quotations())


@lru_cache(maxsize=256)
def known_quotations(release: Release) -> tuple[Quotation, ...]:
    """As `quotations`, read once for releases that are asked about again and again."""
    return tuple(quotations(release))


@lru_cache(maxsize=256)
def known_genders(release: Release) -> Genders:
    """What a release tells of whether its people are women, by its verbs, pronouns and forms of address."""
    reading = _Reading(release)
    list(reading.quotations())
    return reading.prose.genders


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
        self.release = release = replace(release, text=release.text[:READ])
        self.names = Names(release)
        self.turns = Turns(release, self.names)
        self.prose = Prose(self.names, release.language)
        self.turn: Person | None = None  # whose turn of a transcript it is
        self.announced: Person | None = None  # whose words a colon announces
        self.carried: Person | None = None  # whose quotation the next paragraph opens again
        self.asked = (0, 0)  # the question of a transcript that is being answered

    def quotations(self) -> Iterator[Quotation]:
        labels = self.turns.labels()
        dashed = self.turns.dashed()
        alone = None if labels or dashed else speeches.speaker(self.release, self.names)
        signed = alone and speeches.signature(self.release, self.names)
        for span in self.turns.spans:
            if span[0] in labels:
                label = labels[span[0]]
                self.turn = self.turns.speaker(label) if label else None
                self.asked = self.asked if label else span
                yield from self._spoken(span, self.turn)
            elif dashed and self.turns.is_answer(span):
                yield from self._spoken(span, dashed)
            elif alone:
                yield from self._spoken(span, None if signed and span == self.turns.spans[0] else alone)
            elif self.turn and self._goes_on(span):
                yield from self._spoken(span, self.turn)
            else:
                if len(self._sentences(span)) > 1 or self.turns.may_begin(span):
                    self.turn, self.asked = None, (0, 0)
                elif could_be_heading(self.release.text[slice(*span)]):
                    self.asked = (0, 0)  # what stands under the next heading answers nothing above it
                yield from self._told(span)

    # Transcripts

    def _goes_on(self, line: tuple[int, int]) -> bool:
        """Whether a paragraph without a label surely belongs to the turn above it."""
        folded = fold(self.release.text[slice(*line)])
        first = bool(FIRST_PERSON.search(folded)) and not SAYS.search(without_quotations(folded))
        return first and not self.turns.may_begin(line)

    def _spoken(self, line: tuple[int, int], speaker: Person | None) -> Iterator[Quotation]:
        if speaker:
            self.prose.speaker = speaker
            labelled = self.turns.end_of_label(line)
            spans = [span for span in self._sentences(line) if span[1] > labelled]  # "VEB." of "VEB.RF" is no words
            others = (n for n, span in enumerate(spans, 1) if quotes_another(fold(self.release.text[slice(*span)])))
            yield from (Quotation(*span, speaker, True, self.asked) for span in spans[: next(others, None)])

    # Prose

    def _told(self, line: tuple[int, int]) -> Iterator[Quotation]:
        """The sentences of a paragraph that quote or report somebody."""
        text = self.release.text
        quoted = [match.span() for match in QUOTED.finditer(text, *line) if is_saying(match)]
        tail = going_on(text, line)
        quoted += [tail] if tail else []
        spans = [part for span in self._sentences(line) for part in self._parts(span, quoted)]
        self.prose.begin_paragraph()
        said = [self.prose.says(self._without(span, quoted, '"')) for span in spans]
        said = [None if self._is_unsaid(n, spans, quoted) else who for n, who in enumerate(said)]
        said = [who or self._told_next(n, spans, said, quoted) for n, who in enumerate(said)]
        bare = [inside(text, span, quoted) for span in spans]
        last = None
        for n, span in enumerate(spans):
            speaker = said[n]
            if bare[n] and not self._is_unsaid(n, spans, quoted):
                carried = None if any(said) else self.carried
                speaker = self.announced or carried or _of_same(n, spans, said, quoted, bare)
            last = speaker
            if speaker:
                yield Quotation(*span, speaker, bare[n] or any(overlap(span, one) for one in quoted))
        self.carried = last if tail else None
        self.announced = said[-1] if said and text[spans[-1][1] - 1] == ":" else None

    def _parts(self, span: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """A sentence, cut where it goes on with somebody else: "X said this, while Y said that".

        What does or says another is nobody's where that is not sure: it is not what X said, either.
        """
        told = self._without(span, quoted, '"')
        cuts = contrasts(told)
        others = [at for at, end in pairwise([*cuts, len(told)]) if self._is_anothers(told, at, end)]
        for start, end in pairwise([0, *others, len(told)]):
            yield trimmed(self.release.text, span[0] + start, span[0] + end)

    def _is_anothers(self, told: str, start: int, end: int) -> bool:
        """Whether behind "while" somebody is named or says something, or what is quoted has ended."""
        part = told[start:end]
        closed = told[:start].rstrip(" ،,;").endswith('"')
        return closed or bool(SAYS.search(fold(part))) or bool(self.names.people(part))

    def _is_unsaid(self, n: int, spans: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]) -> bool:
        """Whether the next sentence says that this one was never said, or the one before that others wrote it."""
        following = [fold(self._without(span, quoted, " ")) for span in spans[n + 1 : n + 2]]
        before = [fold(self.release.text[slice(*span)]) for span in spans[max(n - 1, 0) : n]]
        return any(map(calls_false, following)) or any(map(quotes_another, before))

    def _told_next(self, n: int, spans: Sequence, said: Sequence[Person | None], quoted: Sequence) -> Person | None:
        """Who told a sentence in which nobody speaks, as the next one says: «Об этом сообщил N»."""
        following = self.release.text[slice(*spans[n + 1])] if n + 1 < len(spans) else ""
        if not OF_IT.match(fold(following)) or any(overlap(spans[n], one) for one in quoted):
            return None
        return None if speaks(self.release.text[slice(*spans[n])]) else said[n + 1]

    def _without(self, span: tuple[int, int], quoted: Sequence[tuple[int, int]], sign: str) -> str:
        """A sentence with a sign in the place of each character of its quotations."""
        sentence = list(self.release.text[slice(*span)])
        for start, end in quoted:
            for i in range(max(start, span[0]), min(end, span[1])):
                sentence[i - span[0]] = sign
        return "".join(sentence)

    def _sentences(self, line: tuple[int, int]) -> list[tuple[int, int]]:
        spans = sentence_spans(self.release.text[slice(*line)], self.release.language or "en")
        return [(line[0] + a, line[0] + b) for a, b in spans]


def _of_same(
    n: int, spans: Sequence, said: Sequence[Person | None], quoted: Sequence, bare: Sequence[bool]
) -> Person | None:
    """Whose words a sentence without a word of saying has: those of the quotation that it is in, or goes on."""
    own = next(one for one in quoted if overlap(spans[n], one))
    same = [who for span, who in zip(spans, said, strict=True) if who and overlap(span, own)]
    if same:
        return same[0]
    before = n - 1
    while before >= 0 and said[before] is None and bare[before]:
        before -= 1
    direct = before >= 0 and any(overlap(spans[before], one) for one in quoted)
    return said[before] if direct else None


def joined(found: Sequence[Quotation]) -> list[Quotation]:
    """The sentences of one speaker that follow one another directly, as one."""
    whole: list[Quotation] = []
    for one in found:
        if whole and whole[-1].speaker == one.speaker and one.start - whole[-1].end <= 1:
            whole[-1] = replace(whole[-1], end=one.end, direct=whole[-1].direct or one.direct)
        else:
            whole.append(one)
    return whole
