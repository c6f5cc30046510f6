"""What a release said before it was corrected, word by word against what followed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby

from embeddings.releases.release import Release
from web.wording import Wording

# Compared from the largest on, the smaller ones only where the larger differ.
LINES, SENTENCES, WORDS = re.compile(r"[^\n]*\n|[^\n]+"), re.compile(r"(?s).+?[.!?؟…]\s+|.+"), re.compile(r"\s+|\S+")
CONTEXT = 80  # code points of unchanged text shown beside a change
LONGEST = 20_000  # words and spaces; comparing longer texts would keep a reader waiting,
DENSEST = 100_000  # and so would a run of words of which more than so many pairs agree: 0.2 s


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: "kept", "removed" or "added"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of a release: when, and what of its title and text."""

    day: str
    iso: str
    pieces: tuple[Piece, ...]


def corrections(
    release: Release, earlier: Sequence[tuple[Release, str]], wording: Wording
) -> list[Correction]:
    """Each change of a release, latest first; `earlier` are its former states with when each was replaced."""
    found, after = [], release
    for before, replaced_at in earlier:
        when = datetime.fromisoformat(replaced_at).date()
        pieces = changed(_whole(before), _whole(after))
        found.append(Correction(wording.day(when), when.isoformat(), tuple(pieces)))
        after = before
    return found


def changed(before: str, after: str) -> list[Piece]:
    """The changes from one text to another with some unchanged words around each."""
    if len(WORDS.findall(before)) + len(WORDS.findall(after)) > LONGEST:
        return [Piece("removed", before)]
    runs = groupby(_compared(before, after, (LINES, SENTENCES, WORDS)), lambda piece: piece.kind)
    pieces = [Piece(kind, "".join(piece.text for piece in run)) for kind, run in runs]
    last = len(pieces) - 1
    return [_near(piece, first=n == 0, last=n == last) for n, piece in enumerate(pieces)]


def _compared(before: str, after: str, units: Sequence[re.Pattern[str]]) -> Iterator[Piece]:
    """What stays, goes and comes, in order; what differs in the first of the units is compared in the next."""
    old, new = units[0].findall(before), units[0].findall(after)
    counts = Counter(new)
    if sum(counts[unit] for unit in old if not unit.isspace()) > DENSEST:
        yield from _exchanged(before, after)
        return
    # Spaces are everywhere: they are compared only beside words that agree.
    for kind, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("kept", "".join(old[a:b]))
        elif kind == "replace" and len(units) > 1:
            paired = zip(old[a:b], new[c:d], strict=True) if b - a == d - c else [(old[a:b], new[c:d])]
            for gone, come in paired:
                yield from _compared("".join(gone), "".join(come), units[1:])
        else:
            yield from _exchanged("".join(old[a:b]), "".join(new[c:d]))


def _exchanged(gone: str, come: str) -> Iterator[Piece]:
    yield from (Piece(kind, text) for kind, text in (("removed", gone), ("added", come)) if text)


def _whole(release: Release) -> str:
    return f"{release.title}\n\n{release.text}" if release.title else release.text


def _near(piece: Piece, first: bool, last: bool) -> Piece:
    """Of an unchanged run only what stands beside a change."""
    if piece.kind != "kept" or len(piece.text) <= 2 * CONTEXT:
        return piece
    head = "" if first else piece.text[:CONTEXT].rpartition(" ")[0]
    tail = "" if last else piece.text[-CONTEXT:].partition(" ")[2]
    return Piece("kept", f"{head} … {tail}")
