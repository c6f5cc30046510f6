"""Whether the quoted sentences hold the answer: XQuAD in Arabic, Russian and English, 720 paragraphs in one archive.

python -m benchmarks.evidence FOLDER [EVERY]     FOLDER holds xquad/; every n-th question

For each pair of languages: how often the first quoted sentence holds the gold answer, how often one of the quoted
sentences does, and how often the question is declined. Nothing in the product was chosen on these questions. A
question in one language over paragraphs of another is right when the gold answer in that language is quoted.
Prints a table and writes benchmarks/results/evidence.json.
"""

import json
import sys
import tempfile
from pathlib import Path

from assistant.answers import quotes
from assistant.answers.speakers import answering
from assistant.answers.support import supporting
from assistant.evidence.evidence import weigh
from assistant.evidence.retrieval import retrieve
from assistant.questions.question import READ, understand
from benchmarks import xquad
from benchmarks.remembered import remembered
from benchmarks.xquad import LANGUAGES
from embeddings.archive import Archive
from embeddings.releases.release import Filters
from embeddings.text.folding import fold

RESULTS = Path(__file__).parent / "results" / "evidence.json"
HITS = 8  # as the assistant asks for


def main() -> None:
    folder, every = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    loaded = {language: xquad.load(folder, language) for language in LANGUAGES}
    paragraphs = {language: texts for language, (texts, _) in loaded.items()}
    with tempfile.TemporaryDirectory() as place:
        archive = xquad.archive_of(Path(place), remembered(), paragraphs)
        rows = {}
        for asked in LANGUAGES:
            for told in LANGUAGES:
                questions, answers = loaded[asked][1], loaded[told][1]
                rows[f"{asked}-{told}"] = measured(archive, questions[::every], answers[::every], told)
                print(f"{asked}->{told}", rows[f"{asked}-{told}"], flush=True)
        archive.close()
    RESULTS.write_text(json.dumps({"every": every, "pairs": rows}, indent=1) + "\n", "utf-8")


def measured(archive: Archive, questions: list, answers: list, language: str) -> dict[str, float]:
    first = inside = declined = 0
    for question, gold in zip(questions, answers, strict=True):
        asked = understand(question.text, language=question.language, ignore=READ,
                           filters=Filters(languages=(language,)))  # fmt: skip
        kept, _ = supporting(asked, retrieve(archive, asked, HITS).hits, archive)
        evidence = answering(weigh(asked, kept, archive))
        if not evidence:
            declined += 1
            continue
        holds = [fold(gold.answer) in fold(e.text) for e in (evidence[0], *quotes.chosen(evidence))]
        first, inside = first + holds[0], inside + any(holds)
    count = len(questions)
    return {
        "first": round(first / count, 3),
        "inside": round(inside / count, 3),
        "declined": round(declined / count, 3),
    }


if __name__ == "__main__":
    main()
