"""Arabic words taken for names that are none, and names that are seen, in texts whose English shows its names.

python -m benchmarks.arabic_names FOLDER     FOLDER holds xquad/; prints a table, writes
                                             benchmarks/results/arabic_names.json

Arabic has no capitals. In the 240 paragraphs of XQuAD a word that shows as a name is one where the English paragraph
has a word with a capital that is spelled alike, by its consonants, or the country; the others count as mistaken, among
them transliterated words that English writes small. Words with at least four consonants of such an English word are
names that can be seen. The rules for words were made on other text (TICO-19).
"""

import json
import re
import sys
from pathlib import Path

from assistant.words.names import capitalised, names_in
from assistant.words.places import countries
from assistant.words.spelling import SPELLED, alike
from benchmarks import xquad
from embeddings.indexes.consonants import skeleton
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import without_prefix

RESULTS = Path(__file__).parent / "results" / "arabic_names.json"


def bones(word: str) -> str:
    return skeleton(without_prefix(fold(word)))


def measured(arabic: str, english: str) -> tuple[int, int, int, int]:
    """How many words there are, how many are mistaken for names, how many are names, and how many of these are seen."""
    words = [word for word in re.findall(r"[^\W\d_]+", arabic) if script(word) == "ARABIC"]
    there, placed = {bones(word) for word in capitalised(english)}, countries(english)
    shown = names_in(arabic)
    mistaken = [w for w in shown if not countries(w) & placed and not any(alike(bones(w), one) for one in there)]
    names = {fold(word) for word in words if len(bones(word)) >= SPELLED and bones(word) in there}
    return len(words), len(mistaken), len(names), len(names & set(map(fold, shown)))


def main(folder: Path) -> None:
    (arabic, _), (english, _) = (xquad.load(folder, language) for language in ("ar", "en"))
    words, mistaken, names, seen = map(sum, zip(*map(measured, arabic, english), strict=True))
    figures = {
        "words": words,
        "mistaken for names, of 1,000": round(1000 * mistaken / words, 1),
        "names": names,
        "names seen": round(seen / names, 3),
    }
    for name, value in figures.items():
        print(f"{name:30} {value}")
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
