"""Why a sentence that a language model wrote is not shown."""

import pytest

from assistant.proof.faults import UNCITED, faults
from assistant.questions.question import Question
from embeddings.releases.release import Hit, Passage, Release

FERRY = "The ferry Tern carried 61,700 passengers in its first year, and the port hopes for more."


def hit(text, language="en", **fields):
    release = Release("r", text, language=language, **fields)
    return Hit(release, Passage("r", 0, len(text), text), 1.0)


def found(sentence, *cited, language="en", question="?"):
    return faults(sentence, cited, (), Question(question, language))


def test_a_sentence_without_a_citation_is_faulty():
    assert found("The ferry carried passengers.") == [UNCITED]


@pytest.mark.parametrize(
    ("sentence", "language", "reasons"),
    [
        ("The ferry carried 61,700 passengers in its first year at sea.", "en", []),
        ("The ferry carried 61,700 passengers in its first year at sea.", "ru", ["it is not in Russian"]),
        ("За первый год на борту этого парома побывало 61 700 пассажиров.", "ru", []),
        ("За первый год на борту этого парома побывало 61 700 пассажиров.", "ar", ["it is not in Arabic"]),
        ("نقلت العبارة 61700 راكب في السنة الأولى من تشغيلها في البحر.", "ar", []),
        ("نقلت العبارة 61700 راكب في السنة الأولى من تشغيلها في البحر.", "en", ["it is not in English"]),
        ("The ferry carried 61,700.", "ru", []),  # too short to be sure
        ("В релизе сказано: «in its first year, and the port hopes for more».", "ru", []),
        ("The ferry carried 61,700 passengers in its first year at sea.", "uz", []),  # a language nobody can tell here
    ],
)  # fmt: skip
def test_a_sentence_in_another_language_than_the_readers_is_faulty(sentence, language, reasons):
    """Where that is sure; what it quotes is in the release's own."""
    assert list(map(str, found(sentence, hit(FERRY), language=language))) == reasons
