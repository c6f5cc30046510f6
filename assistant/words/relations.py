"""Which of two names is whose and which is where: students of A in B are not students of B in A. Pure."""

import re
from collections.abc import Iterable, Sequence

from assistant.words.vocabulary import any_of
from embeddings.indexes.consonants import skeleton
from embeddings.text.folding import fold
from embeddings.text.terms import is_stop_word, without_prefix

LETTERS = 3  # consonants from which a name is told in any script, and in the word for its people
BETWEEN = 2  # words between a preposition and the name that it governs: "in the old universities of A"
_WHERE = re.compile(any_of("in at to into within inside в во на في إلى داخل"))
_WHOSE = re.compile(any_of("from of by из от من"))
_JOINED = re.compile("[وف]?ب")  # in Arabic "in" is also written together with the name
_PIECES = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")


def order(question: str, sentences: Iterable[str], names: Sequence[str]) -> str:
    """How sentences put two names of a question: "as asked", "reversed", or "" where they do not tell.

    `names` are those that may be meant, in whichever scripts.
    """
    bones = sorted({found for found in map(skeleton, names) if len(found) >= LETTERS}, key=len)
    asked = _roles(question, bones)
    whose = [name for name, roles in asked.items() if roles == {"whose"}]
    where = [name for name, roles in asked.items() if roles == {"where"}]
    if len(whose) != 1 or len(where) != 1:
        return ""
    told = [_roles(sentence, [whose[0], where[0]]) for sentence in sentences]
    orders = [(roles.get(whose[0]), roles.get(where[0])) for roles in told]
    if ({"whose"}, {"where"}) in orders:
        return "as asked"
    return "reversed" if ({"where"}, {"whose"}) in orders else ""


def _roles(text: str, bones: Sequence[str]) -> dict[str, set[str]]:
    """For the consonants of each name in a text, whether it is "where" or "whose"."""
    pieces = _PIECES.findall(text)
    found: dict[str, set[str]] = {}
    place = len(pieces)  # of the last name that is "where"
    for n, piece in enumerate(pieces):
        whole, bare = skeleton(piece), skeleton(without_prefix(fold(piece)))
        name = next((one for one in bones if whole.startswith(one) or bare.startswith(one)), "")
        if not name or _is_one_place(pieces[place : n + 1]):
            continue
        joined = _JOINED.match(fold(piece)) and not whole.startswith(name)
        role = "where" if joined else _role(pieces[max(0, n - BETWEEN - 1) : n])
        found.setdefault(name, set()).add(role)
        place = n if role == "where" else place
    return found


def _is_one_place(pieces: Sequence[str]) -> bool:
    """Whether English words from one name to another are all of one place: "at A University B branch"."""
    return len(pieces) > 1 and all(piece.isascii() and not is_stop_word(piece.lower()) for piece in pieces)


def _role(before: Sequence[str]) -> str:
    """What the nearest preposition among the words before makes of a name; without one it says whose it is."""
    for piece in reversed(before):
        form = fold(piece)
        if _WHERE.fullmatch(form):
            return "where"
        if _WHOSE.fullmatch(form) or not piece[0].isalpha():
            break
    return "whose"
