"""The whole answer path with a real language model over the sample archive; only where one is at hand.

    ASSISTANT_TEST_LLM=http://127.0.0.1:8765/v1 ASSISTANT_TEST_LLM_MODEL=NAME python -m pytest tests/test_real_model.py

What a model answers is its own affair. What is shown of it is ours: it must be proven.
"""

import os

import pytest

from assistant.assistant import HITS, Assistant
from assistant.evidence.evidence import evidence_text
from assistant.model.chat_model import OpenAIChatModel
from assistant.proof.citations import cited_sentences
from assistant.proof.proof import unsupported

BASE_URL, NAME = os.environ.get("ASSISTANT_TEST_LLM", ""), os.environ.get("ASSISTANT_TEST_LLM_MODEL", "")
pytestmark = [
    pytest.mark.skipif(
        not (BASE_URL and NAME),
        reason="no language model is named by ASSISTANT_TEST_LLM and ASSISTANT_TEST_LLM_MODEL",
    ),
    pytest.mark.timeout(900),  # a small model on few cores reads for half a minute
]
QUESTIONS = [
    "How many Nurmadians travelled to Oresia in 2022?",
    "Кто сказал, что спрос на поездки опередил правила?",
    "كم يوماً كان يسمح بها المشروع الأول لاتفاقية التأشيرات بين نورماديا وأوريسيا؟",
    "Who won the 2018 football world cup?",
]


@pytest.fixture(scope="module")
def model():
    model = OpenAIChatModel(BASE_URL, "", NAME, timeout_s=300, deadline_s=600)
    yield model
    model.close()


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("selects", [True, False], ids=["select", "write"])
def test_whatever_is_shown_is_proven(sample_archive, model, question, selects):
    """Each quotation is the release's own, to the letter, and each sentence stands in a passage that it cites."""
    answer = Assistant(sample_archive, model, selects=selects).ask(question)
    assert answer.answerable == bool(answer.citations)
    for citation in answer.citations:
        release = sample_archive.release(citation.release_id)
        assert release.text[citation.start : citation.end] == citation.quote
        assert f"[{citation.n}]" in answer.text
    hits = Assistant(sample_archive).search(question, k=HITS).hits
    for sentence in said(answer):
        cited = [citation for citation in answer.citations if citation.n in sentence.numbers]
        assert cited
        assert unsupported(sentence.text, [*passages(hits, cited), *(c.quote for c in cited)]) == []


def said(answer):
    """The sentences that are shown, with their numbers; none where it declines."""
    numbers = [citation.n for citation in answer.citations]
    return list(cited_sentences([answer.text], numbers, answer.language)) if answer.answerable else []


def passages(hits, cited):
    return [evidence_text(hit) for hit in hits if hit.release.id in {c.release_id for c in cited}]
