"""What a release said before it was corrected, word by word against what followed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from embeddings.release import Release
from web.wording import Wording

WORDS = re.compile(r"\s+|[^\s]+")
CONTEXT = 80  # code points of unchanged text shown beside a change
LONGEST = 20_000  # words; comparing longer texts would keep a reader waiting


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
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > LONGEST:
        return [Piece("removed", before)]
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("kept", "".join(old[a:b])))
            continue
        pieces += [Piece("removed", "".join(old[a:b]))] if b > a else []
        pieces += [Piece("added", "".join(new[c:d]))] if d > c else []
    last = len(pieces) - 1
    return [_near(piece, first=n == 0, last=n == last) for n, piece in enumerate(pieces)]


def _whole(release: Release) -> str:
    return f"{release.title}\n\n{release.text}" if release.title else release.text


def _near(piece: Piece, first: bool, last: bool) -> Piece:
    """Of an unchanged run only what stands beside a change."""
    if piece.kind != "kept" or len(piece.text) <= 2 * CONTEXT:
        return piece
    head = "" if first else piece.text[:CONTEXT].rpartition(" ")[0]
    tail = "" if last else piece.text[-CONTEXT:].partition(" ")[2]
    return Piece("kept", f"{head} … {tail}")
