"""Short questions that two releases about different things answer equally well: which one is meant?"""

from collections.abc import Sequence

from assistant.questions.question import Question
from embeddings.releases.release import Hit
from embeddings.text.terms import analyse, is_stop_word, question_terms

FEW = 4  # telling words: who names more has said what is meant
# How far apart their scores may be. None of the 90 questions of so few
# words over the sample archive (examples/questions.jsonl, benchmarks/questions.jsonl) then has two readings.
NEARLY = 0.05
SHARED = 1  # words that the titles may share beside those of the question: a country, but no subject


def readings(question: Question, hits: Sequence[Hit]) -> tuple[Hit, Hit] | None:
    """The two releases that the words of a question fit wholly and nearly alike; None where one is meant."""
    words = question.words
    terms = {term for term in question_terms(words) if not is_stop_word(term)}
    if question.timed or len(hits) < 2 or not 0 < len(terms) <= FEW:
        return None
    first, second = hits[:2]
    alike = first.score - second.score <= NEARLY and first.release.source != second.release.source
    if not alike or not all(
        terms <= _terms(f"{hit.release.title} {hit.passage.text}") for hit in (first, second)
    ):
        return None
    shared = (_terms(first.release.title) & _terms(second.release.title)) - terms
    return (first, second) if len(shared) <= SHARED else None


def _terms(text: str) -> set[str]:
    return {term for term in analyse(text) if not is_stop_word(term)}
