"""The turns of a transcript: where each begins, and whose it is. Pure."""

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

from assistant.people.arabic_subject import may_be_name
from assistant.people.headlines import author, holder
from assistant.people.offices import TITLE, is_institution, is_title, office_of
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.speech import labels
from assistant.speech.interviews import ASKED, dashed_answers
from assistant.speech.sayings import SAYS
from assistant.words.places import countries
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import line_spans, trimmed

Span = tuple[int, int]
_LETTER = re.compile(r"[^\W\d_]")
_MOST_WORDS = 8  # of a name with its office in front of a turn; more where the release is a transcript in any case
_MOST_IN_TRANSCRIPT = 14
_MOST_ARABIC = 6  # of one whose words are in no quotation marks


class Turns:
    """Reads the labels of a release, at the beginning of its lines and, where a transcript is one line, inside them."""

    def __init__(self, release: Release, names: Names):
        self._release, self._names = release, names
        text, lines = release.text, line_spans(release.text)
        self._first = {line[0]: match for line in lines if (match := labels.label_at(text, *line))}
        inside = (match for line in lines for match in labels.labels_inside(text, *line))
        self._found = {**self._first, **{match.start(): match for match in inside}}
        self._times = Counter(fold(match["who"]) for match in self._found.values())
        self._sure = {start for start in self._found if self._names_who(start)}
        self._dashed = dashed_answers(release) if not self._sure else set()
        self._is_transcript = bool(self._sure & self._first.keys()) or len(self._sure) > 1
        self.spans = self._cut(lines) if self._is_transcript else lines
        self._ends = dict(self.spans)

    def labels(self) -> dict[int, str]:
        """The label of each turn by where it begins; "" in front of a question."""
        sure = self._sure if self._is_transcript else set()
        if len(sure) > 1:  # a name may stand in it once
            sure = {at for at in self._ends.keys() & self._found.keys() if at in sure or self._may_be_turn(at)}
        return {at: "" if self._asks(at) else self._found[at]["who"] for at in sorted(sure)}

    def speaker(self, label: str) -> Person | None:
        """Whose turn a label begins; None where it does not say, or where two could be meant."""
        folded = fold(label)
        if labels.answers(folded):
            return self._named(author(self._release.title, self._names)) or holder(self._release)
        if labels.is_office_alone(folded):
            return self._names.holder(office_of(folded))
        if labels.is_role(folded):
            return Person(label.strip())
        return Person(label.strip()) if self._is_shared(label) else self._names.person(label)

    def _named(self, who: Person | None) -> Person | None:
        """Whom an Arabic title gives an office alone, by the name with which the text gives them the same one."""
        if not who or self._release.language != "ar":
            return who
        office = fold(who.name).split()
        lines = (self._release.text[start:end] for start, end in self.spans if start not in self._found)
        people = [one for line in lines for one in self._names.people(line)]
        held = [one for one in people if self._is_holder(one, office)]
        return held[0] if held and all(one.is_same(held[0]) for one in held) else who

    @staticmethod
    def _is_holder(person: Person, office: list[str]) -> bool:
        """Whether a person's office, in front of a name, has all the words of another in their order."""
        words = iter(fold(person.name).split())
        return all(word in words for word in office) and len(list(words)) > 1

    def dashed(self) -> Person | None:
        """Whose the answers of an interview are that has dashes for labels; None where its title does not say."""
        return author(self._release.title, self._names) if self._dashed else None

    def is_answer(self, span: Span) -> bool:
        """Whether a line with a dash in front answers the one above it."""
        return span[0] in self._dashed

    def end_of_label(self, span: Span) -> int:
        """Where what may be a label of a line ends; where the line begins without one."""
        match = self._found.get(span[0])
        return match.end("who") if match else span[0]

    def may_begin(self, span: Span) -> bool:
        """Whether somebody may be named in front of a paragraph, as far as its capitals tell."""
        match = self._found.get(span[0])
        return bool(match) and match["who"].split()[-1][:1].isupper()

    def _cut(self, lines: list[Span]) -> list[Span]:
        """The lines, each cut where a turn begins inside it or, by the capitals of a label, may begin."""
        inside = sorted(
            at
            for at, match in self._found.items()
            if at not in self._first and (at in self._sure or labels.is_in_capitals(match["who"]))
        )
        spans = []
        for start, end in lines:
            edges = [start, *(at for at in inside if start < at < end), end]
            spans += [trimmed(self._release.text, *pair) for pair in pairwise(edges)]
        return spans

    def _asks(self, at: int) -> bool:
        """Whether a turn is a question: it says so, or it is one and the only turn of who asks it."""
        label = fold(self._found[at]["who"])
        asked = bool(ASKED.search(self._release.text[at : self._ends[at]])) and len(self._times) > 1
        once = self._times[label] == 1 and not labels.is_role(label)
        return labels.asks(label) or (asked and (once or labels.is_host(label)))

    def _names_who(self, at: int) -> bool:
        """Whether a label names a speaker: one who asks or answers, or a name that the release has elsewhere too."""
        label = self._found[at]["who"]
        folded = fold(label)
        if labels.asks(folded) or (labels.answers(folded) and self._is_interview):
            return at in self._first or label[:1].isupper() or self._release.language == "ar"
        if at not in self._first and self._release.language != "ar" and not label[:1].isupper():
            return False
        if self._is_speaker(label, folded):
            return True
        known = self._folded.count(_surname(label)) > 1
        return known and (at in self._first or self._opens(label)) and self._could_name(at, _MOST_WORDS)

    def _opens(self, label: str) -> bool:
        """Whether a label inside a line begins with a name or its office: "Ask Mr. Mirzan" does not."""
        first = label.split()[0]
        if self._release.language == "ar" or is_title(first) or is_institution(first) or first[1:2] == ".":
            return True
        return first == label or any(who.name.split()[0] == first for who in self._names.people(label))

    def _is_speaker(self, label: str, folded: str) -> bool:
        """Whether a label that comes again is a role, an office alone, or a title with a surname."""
        if labels.is_office_alone(folded):
            return self._times[folded] > 1 or self._is_interview
        again = self._times[folded] > 1 and (self._is_interview or labels.is_in_capitals(label))
        return again and (labels.is_role(folded) or labels.is_titled_surname(label))

    def _may_be_turn(self, at: int) -> bool:
        """Whether a label is of a turn where the release is a transcript: there one may stand once."""
        label = self._found[at]["who"]
        titled = labels.is_role(fold(label)) or labels.is_titled_surname(label)
        return (titled and labels.is_in_capitals(label)) or self._could_name(at, _MOST_IN_TRANSCRIPT)

    def _could_name(self, at: int, most: int) -> bool:
        """Whether a label reads as a name, and none of a heading whose words stand small elsewhere."""
        match = self._found[at]
        label, following = match["who"], self._release.text[match.end() : match.end() + 1]
        if not _LETTER.search(self._release.text[match.end() :].partition("\n")[0]):
            return False  # a line of a table: "Upper Vale: 24,100"
        if SAYS.search(fold(label)) or len(label.split()) > most:
            return False
        *before, last = label.split()
        titled = last.isupper() or any(map(is_title, before))
        small = last[0].isupper() and self._has_small(last.lower())
        named = self._names.is_name(label, following) or self._is_arabic_speaker(label)
        return (titled or not small) and named

    def _has_small(self, word: str) -> bool:
        if word.isalnum():
            return word in self._words
        return bool(re.search(rf"\b{re.escape(word)}\b", self._release.text))

    def _is_arabic_speaker(self, label: str) -> bool:
        """Whether an Arabic label without quotation marks behind it is a name: of an interview, and named elsewhere."""
        words = fold(label).split()
        if self._release.language != "ar" or not 2 <= len(words) <= _MOST_ARABIC or not self._is_interview:
            return False
        elsewhere = self._folded.count(" ".join(words[-2:])) > self._times[fold(label)]
        titled = re.search(rf"{TITLE.pattern}\s(?:\w+\s){{0,3}}{re.escape(' '.join(words))}", self._folded)
        named = bool(titled) or (any(map(may_be_name, words)) and not countries(label))
        return elsewhere and named and not any(map(is_institution, words))

    def _is_shared(self, label: str) -> bool:
        """Whether another label has the surname of this one with another title: who of two is meant is not sure."""
        own = labels.titles(label)
        same = (labels.titles(other) for other in self._times if _surname(other) == _surname(label))
        return labels.is_titled_surname(label) and any(not (own <= others or others <= own) for others in same)

    @cached_property
    def _is_interview(self) -> bool:
        return any(map(labels.asks, self._times))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self._release.text))

    @cached_property
    def _folded(self) -> str:
        return fold(f"{self._release.title}\n{self._release.text}")


def _surname(label: str) -> str:
    return re.split(r"[\s.]+", fold(label).strip(" ."))[-1]
