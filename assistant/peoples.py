"""Whether a text has a name, or the word for its people: Oresia, Oresian, «оресийский», «الأوريسية». Pure."""

import re

from embeddings.consonants import skeleton
from embeddings.folding import fold
from embeddings.keywords import without_prefix
from embeddings.language import script

SHARED = 5  # letters at the beginning that a name shares with the word for its people


def begins_one(name: str, text: str) -> bool:
    """Whether a word begins as a name does, as كازاخستاني with the consonants of Kazakh, or Oresian as Oresia."""
    bones, form = skeleton(name), without_prefix(fold(name))
    for word in re.findall(r"[^\W\d_]+", text):
        if script(word) != script(name):
            if len(bones) > 1 and skeleton(word).startswith(bones):
                return True
        elif len(form) >= SHARED and without_prefix(fold(word)).startswith(
            form[: max(SHARED, len(form) - 1)]
        ):
            return True
    return False
