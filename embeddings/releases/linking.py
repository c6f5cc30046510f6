"""Which releases tell of the same event: language versions and copies, found by their content.

A wrong merge is worse than a missed one: everything has to agree. The bars were chosen on the series of
benchmarks/version_series.json; benchmarks/versions.py measures them there and elsewhere.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

from embeddings.models.encoder import Vectors
from embeddings.releases.release import Release
from embeddings.text.folding import fold

DAYS = 1  # versions appear on the same day, or after midnight
NEARNESS = 0.86  # of the pooled vectors; unrelated texts of one archive reach .80 across languages
ALONE = 0.91  # where there are not enough numbers to compare
MARGIN = 0.015  # to the next best, in both directions
NUMBERS = 2  # different ones in both texts make their agreement telling
AGREEMENT = 0.6  # of the numbers, shared / all
COPY = 0.9  # of the words' shingles of two texts in one language, shared / all
ALIKE = 0.95  # of the pooled vectors: only then are the words compared
SHINGLE = 5  # words
ENDS = tuple(".!?…»”\")")  # of a line with sentences
_NUMBER = re.compile(r"\d+(?:[.,٫]\d+)?")
_WITHIN = re.compile(r"(?<=[\w,][^\S\n])[^\W\d_]\w*")  # words behind another one in the same line


@dataclass(frozen=True, slots=True)
class Signs:
    """What of a release is compared. `vectors` has the shape (passages, dimension), of unit length."""

    release: Release
    vectors: Vectors


def window(release: Release) -> tuple[str, str]:
    """First and last day, ISO 8601, on which the versions of a dated release appear."""
    days = timedelta(days=DAYS)
    return (release.date - days).isoformat(), (release.date + days).isoformat()


def version_of(one: Signs, others: Sequence[Signs]) -> Mapping[str, Signs]:
    """Of each other language the release among `others` that is the same one, if there is."""
    found = {}
    for language in sorted({o.release.language for o in others} - {one.release.language, ""}):
        best = _best(one, [o for o in others if o.release.language == language])
        own = [o for o in others if o.release.language == one.release.language]
        if best and _best(best, [one, *own]) is one:
            found[language] = best
    return found


def copy_of(one: Signs, others: Sequence[Signs]) -> Signs | None:
    """The release in the same language whose words are the same but for a few."""
    alike = (o for o in others if o.release.language == one.release.language and _nearness(one, o) > ALIKE)
    return next((other for other in alike if is_copy(one.release, other.release)), None)


def is_copy(one: Release, other: Release) -> bool:
    """Whether the words of two releases are the same but for a few, and those few do not make it another one.

    Of two days nothing within them may differ, only what stands around them: a daily report is yesterday's but for
    one number. Of one day, releases made from one template differ as little: under another title one has every word
    of the other, and under the same title neither has a number or a name in the place of another one.
    """
    if one.text == other.text:
        return True
    own, theirs = _words(one.text), _words(other.text)
    if one.date and other.date and one.date != other.date:
        return _is_within(own, theirs) or _is_within(theirs, own)
    if not _are_alike(own, theirs):
        return False
    if _share_title(one, other):
        return not (_are_rivals(_numbers(one), _numbers(other)) or _are_rivals(_names(one), _names(other)))
    return Counter(own) <= Counter(theirs) or Counter(theirs) <= Counter(own)


def is_alike(one: Release, other: Release) -> bool:
    """Whether the words of two releases are the same but for a few, whatever those change."""
    return _are_alike(_words(one.text), _words(other.text))


def _are_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    own, theirs = _shingles(words), _shingles(others)
    return len(own & theirs) >= COPY * len(own | theirs)


def _share_title(one: Release, other: Release) -> bool:
    """Whether the title of one says all that the other's does, as where it has none."""
    own, theirs = _words(one.title), _words(other.title)
    return not own or not theirs or _is_within(own, theirs) or _is_within(theirs, own)


def _is_within(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words stand among others in their order, with nothing between them."""
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def _are_rivals(signs: Set[str], others: Set[str]) -> bool:
    """Whether each of two releases says something in the place of what only the other says."""
    return bool(signs - others and others - signs)


def _best(one: Signs, others: Sequence[Signs]) -> Signs | None:
    """The one of `others` that agrees in everything and stands out from the rest."""
    ranked = sorted(((_nearness(one, other), n) for n, other in enumerate(others)), reverse=True)
    if not ranked:
        return None
    nearness, n = ranked[0]
    agreement = _agreement(one.release, others[n].release)
    if nearness < (ALONE if agreement is None else NEARNESS) or not _agrees(agreement):
        return None
    rivals = [near for near, k in ranked[1:] if _agrees(_agreement(one.release, others[k].release))]
    return others[n] if not rivals or nearness - rivals[0] >= MARGIN else None


def _agrees(agreement: float | None) -> bool:
    return agreement is None or agreement >= AGREEMENT


def _nearness(one: Signs, other: Signs) -> float:
    """How near each passage has one in the other release, the mean over both."""
    if not len(one.vectors) or not len(other.vectors):
        return 0.0
    cosines = one.vectors @ other.vectors.T
    return float((cosines.max(0).mean() + cosines.max(1).mean()) / 2)


def _agreement(one: Release, other: Release) -> float | None:
    """The share of numbers that both name; None where there are too few to tell."""
    own, theirs = _numbers(one), _numbers(other)
    return len(own & theirs) / len(own | theirs) if min(len(own), len(theirs)) >= NUMBERS else None


def _numbers(release: Release) -> set[str]:
    """The numbers of a release in ASCII digits, but for those of its own date."""
    text = unicodedata.normalize("NFKC", f"{release.title} {release.text}")
    found = {_ascii(number) for number in _NUMBER.findall(text)}
    day = release.date
    return found - ({str(day.day), f"{day.day:02}", f"{day.month:02}", str(day.year)} if day else set())


def _ascii(number: str) -> str:
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else "." for c in number)


def _names(release: Release) -> set[str]:
    """The words with a capital within sentences: names, in scripts that have capitals; no navigation."""
    lines = (line for line in release.text.split("\n") if line.rstrip().endswith(ENDS))
    return {word for line in lines for word in _WITHIN.findall(line) if word[0].isupper()}


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
