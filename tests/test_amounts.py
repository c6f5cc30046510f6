"""Questions that want a number, and the sentences that give one."""

import re

import pytest

from assistant import quotes
from assistant.amounts import amount_wanted, gives_amount
from assistant.evidence import Evidence
from embeddings.release import Hit, Passage, Release


@pytest.mark.parametrize(
    ("question", "gives", "gives_not"),
    [
        ("How many ferries sailed in 2022?", "Fourteen or 14 sailed.", "In 2022 ferries sailed."),
        ("How much grain was exported?", "Exports reached 8.1 million tonnes.", "Exports grew in 2024."),
        ("Сколько статей согласовали?", "Согласовали десять статей.", "Согласовали многие статьи."),
        ("За сколько дней выдают визу?", "Визу выдают за 5 дней.", "Визу выдают быстро."),
        ("كم مادة في الاتفاقية؟", "تتضمن الاتفاقية ١٤ مادة.", "تتضمن الاتفاقية مواد كثيرة."),
        ("على كم سنة تمتد الاتفاقية؟", "تمتد الاتفاقية خمس سنوات.", "تمتد الاتفاقية سنوات."),
    ],
)
def test_a_sentence_gives_what_is_asked_for_or_does_not(question, gives, gives_not):
    """A year is no amount, and a number of the question is none that it asks for."""
    wanted = amount_wanted(question)
    assert (wanted(gives), wanted(gives_not)) == (True, False)


@pytest.mark.parametrize(
    "question",
    [
        "Who signed it?",
        "When did the ferry sail?",
        "What did the minister say when he left?",
        "Кто это сказал?",
        "من وقّع؟",
        "",
    ],
)
def test_other_questions_want_none(question):
    assert amount_wanted(question) is None


def test_one_is_a_word_like_any_other():
    """ "One of the ministers" counts nothing."""
    assert not gives_amount("One of the ministers spoke.", set())


TEXT = (
    "Many passengers came. The ferry carried 61,700 passengers. It sailed on 3 May. Tickets cost 75 dollars."
)
SCORES = (1.0, 0.97, 0.96, 0.8)


@pytest.fixture
def evidence():
    """Four sentences, best first; the last one is further from the question than the band is wide."""
    hit = Hit(Release("ferry", TEXT), Passage("ferry", 0, len(TEXT), TEXT), 1.0)
    sentences = re.findall(r"[A-Z][^.]+\.", TEXT)
    return [
        Evidence(hit, TEXT.index(text), TEXT.index(text) + len(text), text, score)
        for text, score in zip(sentences, SCORES, strict=True)
    ]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("How many passengers came?", [0, 1]),
        ("When did it sail?", [0, 1, 2]),
        ("Who came?", [0, 1, 2]),
    ],
)
def test_behind_the_nearest_sentence_those_are_quoted_that_give_what_is_asked(evidence, question, quoted):
    chosen = quotes.chosen(evidence, gives=amount_wanted(question))
    assert [evidence.index(one) for one in chosen] == quoted


def test_where_no_near_sentence_gives_what_is_asked_the_near_ones_are_quoted(evidence):
    """A number that is far from the question is not better than a near sentence without one."""
    near = [evidence[0], evidence[3]]
    assert quotes.chosen(near, gives=amount_wanted("How many came?")) == [evidence[0]]
