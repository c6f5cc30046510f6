"""How frequent words are in Arabic, Russian and English. The only importer of wordfreq."""

from collections.abc import Mapping
from functools import cache

from wordfreq import get_frequency_dict

COMMON, RARE = 1e-6, 1e-7  # of Arabic 50,000 words are as frequent as that, or 170,000
# As folding writes letters; folding each of the words would take seconds.
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ё": "е"})


@cache
def frequent(language: str, least: float) -> Mapping[str, float]:
    """The words that are at least as frequent, folded, each with what part it is of all words, 0 to 1."""
    words = get_frequency_dict(language, "small" if least >= COMMON else "large")
    kept = {word: frequency for word, frequency in words.items() if frequency >= least}
    folded = "\n".join(kept).translate(_LETTERS).split("\n")
    # Of two that fold to one word the more frequent one, which comes first, counts.
    return dict(zip(reversed(folded), reversed(kept.values()), strict=True))
