"""The turns of a transcript: where each begins, and with which name in front. Pure."""

import re
from collections import Counter
from functools import cached_property

from assistant.offices import TITLE, is_institution, is_title
from assistant.people import Names, may_be_name
from assistant.places import countries
from assistant.sayings import SAYS
from assistant.vocabulary import any_of
from embeddings.folding import fold
from embeddings.release import Release
from embeddings.sentences import line_spans

_LABEL = re.compile(
    r"\W{0,3}(?P<who>(?:[^:.!?؟«»\"“”\n]|(?<=(?<![^\W_])[A-ZА-ЯЁ])\.){3,200}?)\s?(?P<note>\([^()\n]{1,80}\))?"
    r":\s+(?=\S)"
)
_ASKS = re.compile(
    any_of("question вопрос سؤال q reporter moderator journalist реплика ведущий журналист") + r"|السؤال"
)
_ASKED = re.compile(r"[?؟]\W*$")
_MOST_WORDS = 8  # of a name with its office in front of a turn; more where the release is a transcript in any case
_MOST_IN_TRANSCRIPT = 14
_MOST_ARABIC = 6  # of one whose words are in no quotation marks


class Turns:
    """Reads the labels of a release."""

    def __init__(self, release: Release, names: Names):
        self._release, self._names = release, names
        text = release.text
        self._found = {line: match for line in line_spans(text) if (match := _LABEL.match(text, *line))}
        self._times = Counter(fold(match["who"]) for match in self._found.values())

    def labels(self) -> dict[int, str]:
        """The label of each turn by where its line begins; "" in front of a question."""
        surely = [line for line in self._found if self._names_who(line)]
        if len(surely) > 1:  # a transcript: a name may stand in it once
            surely = [line for line in self._found if line in surely or self._could_name(line, _MOST_IN_TRANSCRIPT)]
        return {line[0]: "" if self._asks(line) else self._found[line]["who"] for line in surely}

    def may_begin(self, line: tuple[int, int]) -> bool:
        """Whether somebody may be named in front of a paragraph, as far as its capitals tell."""
        match = self._found.get(line)
        return bool(match) and match["who"].split()[-1][:1].isupper()

    def _asks(self, line: tuple[int, int]) -> bool:
        """Whether a turn is a question: it says so, or it is one and the only turn of who asks it."""
        label = fold(self._found[line]["who"])
        asks = bool(_ASKED.search(self._release.text[slice(*line)])) and len(self._times) > 1
        return bool(_ASKS.match(label)) or (asks and self._times[label] == 1)

    def _names_who(self, line: tuple[int, int]) -> bool:
        """Whether a label names a speaker: one who asks, or a name that the release has elsewhere too."""
        label = self._found[line]["who"]
        if _ASKS.match(fold(label)):
            return True
        known = self._folded.count(_surname(label)) > 1
        return known and self._could_name(line, _MOST_WORDS)

    def _could_name(self, line: tuple[int, int], most: int) -> bool:
        """Whether a label reads as a name, and none of a heading whose words stand small elsewhere."""
        match = self._found[line]
        label, following = match["who"], self._release.text[match.end() :]
        if SAYS.match(fold(label)) or len(label.split()) > most:
            return False
        *before, last = label.split()
        titled = last.isupper() or any(map(is_title, before))
        small = re.search(rf"\b{re.escape(last.lower())}\b", self._release.text) if last[0].isupper() else None
        named = self._names.is_name(label, following) or self._is_arabic_speaker(label)
        return (titled or not small) and named

    def _is_arabic_speaker(self, label: str) -> bool:
        """Whether an Arabic label without quotation marks behind it is a name: of an interview, and named elsewhere."""
        words = fold(label).split()
        if self._release.language != "ar" or not 2 <= len(words) <= _MOST_ARABIC or not self._is_interview:
            return False
        elsewhere = self._folded.count(" ".join(words[-2:])) > self._times[fold(label)]
        titled = re.search(rf"{TITLE.pattern}\s(?:\w+\s){{0,3}}{re.escape(' '.join(words))}", self._folded)
        named = bool(titled) or (any(map(may_be_name, words)) and not countries(label))
        return elsewhere and named and not any(map(is_institution, words))

    @cached_property
    def _is_interview(self) -> bool:
        return any(_ASKS.match(label) for label in self._times)

    @cached_property
    def _folded(self) -> str:
        return fold(f"{self._release.title}\n{self._release.text}")


def _surname(label: str) -> str:
    return re.split(r"[\s.]+", fold(label).strip(" ."))[-1]
