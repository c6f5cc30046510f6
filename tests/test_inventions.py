"""What nothing in the evidence comes near to, and what it tells in other words."""

import numpy as np
import pytest

from assistant.proof.comparison import Comparison
from assistant.proof.inventions import Near, invented
from tests.fakes import WordEncoder

SPOKE = {
    "en": "Minister Gorvan Lestan signed the agreement in Marsal. He thanked the deputies for a lively debate.",
    "ru": "Министр Горван Лестан подписал соглашение в Марсале. Он поблагодарил депутатов за оживлённое обсуждение.",
    "ar": "وقع الوزير غورفان ليستان اتفاقية في مرسال. وشكر النواب على النقاش الحيوي.",
}


def near(**words):
    """A nearness by word: as named, else 0.3, which no faithful one is below."""

    def nearness(sentence, _):
        return [
            Near(sentence.index(word), sentence.index(word) + len(word), words.get(word, 0.3))
            for word in sentence.replace(",", " ").replace(".", " ").replace("،", " ").split()
        ]

    return nearness


def told(sentence, language, like=0.8, **words):
    evidence = SPOKE[language].split(". ")
    return [one.words for one in invented(sentence, evidence, lambda *_: [like], near(**words))]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Gorvan Lestan accepted bribes from smugglers.", "en"),
        ("Горван Лестан получил взятку от контрабандистов.", "ru"),
        ("سرق غورفان ليستان أموال الأيتام.", "ar"),
    ],
)
def test_an_invented_statement_is_found(sentence, language):
    """None of its words is in the evidence, and none is near to what is."""
    assert told(sentence, language) == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    ("proven", "added", "language"),
    [
        ("Gorvan Lestan signed the agreement", "which angered the opposition", "en"),
        ("Gorvan Lestan thanked the deputies for a lively debate", "despite violent protests", "en"),
        ("Горван Лестан подписал соглашение", "что вызвало гнев оппозиции", "ru"),
        ("وقع غورفان ليستان اتفاقية في مرسال", "مما أثار غضب المعارضة", "ar"),
    ],
)
def test_a_clause_added_to_what_is_proven_is_found(proven, added, language):
    """However like the whole sentence is."""
    comma = "،" if language == "ar" else ","
    assert told(f"{proven}.", language, like=0.99) == []
    assert told(f"{proven}{comma} {added}.", language, like=0.99) == [added]


def test_and_joins_words_as_often_as_clauses():
    """So behind it stands a clause only where there are three words that tell something."""
    assert told("Lestan signed the agreement and ferry timetables.", "en", like=0.99) == []
    assert told("Lestan signed it and blamed winter storms.", "en", like=0.99) == ["and blamed winter storms"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Lestan signed an agreement.", "en"), ("The agreement was signed and deputies were thanked.", "en"),
        ("Лестан подписал соглашения.", "ru"), ("Обсуждение было оживлённым.", "ru"),
        ("شكر الوزير نواب البلاد على نقاشهم الحيوي.", "ar"), ("Gorvan Lestan said so.", "en"),
        ("Gorvan Lestan resigned.", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_what_the_evidence_says_in_any_form_is_told(sentence, language):
    """Inflected, and a sentence of which no two words tell anything is not judged."""
    assert told(sentence, language) == []


def test_other_words_for_the_same_are_near():
    """A paraphrase has other words, which the encoder knows to be near."""
    assert told("Lestan concluded the pact.", "en", concluded=0.7, pact=0.75) == []
    assert told("Lestan concluded the pact.", "en", concluded=0.4, pact=0.5) == ["Lestan concluded the pact"]


def test_a_sentence_that_is_like_none_must_be_nearer():
    """Half of its words may be the evidence's by chance."""
    words = {"criticised": 0.4, "voters": 0.4}
    assert told("Lestan criticised the deputies and voters of Marsal.", "en", like=0.9, **words) == []
    assert told("Lestan criticised deputies, voters.", "en", like=0.8, **words) != []


def test_without_token_vectors_nothing_is_judged():
    """Another model than the default one was never measured."""
    comparison = Comparison(WordEncoder())
    assert comparison.nearness("A bribe was taken.", ["He spoke."]) == []
    assert np.allclose(comparison.likeness("He spoke.", ["He spoke."]), 1)
    assert invented("A bribe was taken.", ["He spoke."], comparison.likeness, comparison.nearness) == []
