"""What a language model that only selects moves: whether there is an answer, and which sentence comes first."""

import json
from dataclasses import dataclass, field

import pytest

from assistant.answers.quoting import quoted
from assistant.assistant import Assistant
from assistant.evidence.evidence import Evidence
from assistant.model.chat_events import read_event
from assistant.model.chat_model import Decided
from assistant.model.selecting import CERTAINTY, OFFERED, Selector
from assistant.questions.question import Question
from embeddings.releases.passages import Passage
from embeddings.releases.release import Hit, Release

QUESTION = Question("How many came?", asked="How many came?", language="en")
CHOSEN = '{"answerable": true, "citations": [%s]}'


@dataclass
class Judge:
    """A model that always decides the same."""

    decided: Decided
    name: str = "m"
    asked: list = field(default_factory=list)

    def decide(self, messages, schema):
        self.asked.append(messages[-1].content)
        return self.decided


def sentences(*scores):
    """Sentences "S0.", "S1." … of one release, with these scores, best first."""
    text = " ".join(f"S{n} came." for n in range(len(scores)))
    release = Release("r", text, "Visitors", language="en")
    hit = Hit(release, Passage("r", 0, len(text), ""), 1.0)
    found = []
    for n, score in enumerate(scores):
        start = text.index(f"S{n} ")
        end = text.index(".", start) + 1
        found.append(Evidence(hit, start, end, text[start:end], score))
    return sorted(found, key=lambda e: -e.score)


def judged(reply, evidence, question=QUESTION, **told):
    model = Judge(Decided(reply, **told))
    return [e.text for e in Selector(model, CERTAINTY).judged(question, evidence)], model.asked


def test_a_sentence_moves_as_far_as_the_model_is_sure_of_it():
    """Nearly as near ones change places for a little; what is far behind does not come first for it."""
    close, far = sentences(0.50, 0.49), sentences(0.90, 0.40)
    likely = {1: 0.2, 2: 0.8}
    assert judged(CHOSEN % 2, close, yes=0.9, digits=likely)[0] == ["S1 came.", "S0 came."]
    assert judged(CHOSEN % 2, far, yes=0.9, digits=likely)[0] == ["S0 came.", "S1 came."]


def test_a_server_that_tells_no_likelihoods_is_believed_on_its_word():
    assert judged(CHOSEN % 2, sentences(0.50, 0.45, 0.48))[0][0] == "S1 came."
    assert judged(CHOSEN % "7, 99, -3", sentences(0.50, 0.49))[0] == ["S0 came.", "S1 came."]


@pytest.mark.parametrize(
    ("reply", "yes"), [('{"answerable": false, "citations": [1]}', None), (CHOSEN % 1, CERTAINTY - 0.01)]
)
def test_none_is_left_where_the_model_sees_no_answer(reply, yes):
    assert judged(reply, sentences(0.5), yes=yes)[0] == []


@pytest.mark.parametrize("question", ["List all visits", "Timeline of the visits"])
def test_one_choice_does_not_order_a_list(question):
    """Only whether there is an answer is taken from it."""
    asked = Question(question, asked=question, language="en")
    assert judged(CHOSEN % 2, sentences(0.50, 0.49), asked)[0] == ["S0 came.", "S1 came."]


def test_the_best_sentences_are_offered_as_they_stand_each_under_one_digit():
    _, (asked,) = judged(CHOSEN % 1, sentences(*(n / 100 for n in range(12))))
    lines = [line for line in asked.splitlines() if line.startswith("[")]
    assert lines == [f"[{n}] S{n + 2} came." for n in range(1, OFFERED + 1)]
    assert asked.splitlines()[0] == "Release: en · Visitors"


def test_with_a_judge_no_rule_of_words_decides_whether_there_is_an_answer(sample_archive):
    """Without one, what no release has a word for is declined; with one, it is the judge's to say."""
    found = Assistant(sample_archive).search("What is the top speed of the Silver Tern in knots?", k=8)
    assert not quoted(found, sample_archive).evidence
    assert quoted(found, sample_archive, lambda _, evidence: list(evidence)).evidence
    assert not quoted(found, sample_archive, lambda _, evidence: []).evidence


def event(*tokens):
    content = [
        {"token": token, "logprob": 0.0, "top_logprobs": [{"token": t, "logprob": p} for t, p in top]}
        for token, top in tokens
    ]
    choice = {"delta": {"content": "x"}, "logprobs": {"content": content}}
    return read_event("", json.dumps({"choices": [choice]}).encode())


def test_the_first_digit_tells_how_likely_the_others_were():
    """Digits behind a bracket or a space are the same; what is no digit, and nothing at all, is none."""
    found = event(
        ("", [("1", 0.0)]), (" [", []), ("12", [("12", 0.0)]),
        ("2", [("2", -0.5), (" 1", -2.0), ("[1", -2.0), ("0", -3.0), ("", -1.0), ("]", -4.0)]),
        ("3", [("3", 0.0)]),
    )  # fmt: skip
    assert found.digits == pytest.approx({2: 0.60653, 1: 0.27067}, abs=1e-5)
    assert event(("word", [("word", 0.0)])).digits is None


@pytest.mark.parametrize("top", [[{"token": "1", "logprob": "high"}], "many", [7], None])
def test_likelihoods_of_another_shape_tell_nothing(top):
    content = [{"token": "1", "logprob": None, "top_logprobs": top}]
    choice = {"delta": {"content": "1"}, "logprobs": {"content": content}}
    assert read_event("", json.dumps({"choices": [choice]}).encode()).digits is None
