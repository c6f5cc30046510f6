"""What stands right behind an event, where a reason is asked for and no sentence gives one in so many words."""

import pytest

from assistant.assistant import Assistant
from assistant.evidence.causes import with_causes
from assistant.evidence.evidence import Evidence
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release

TEXT = (
    "The opening of the Selm bridge has been moved to May. In a trial two cables failed.\n\n"
    "The mayor spoke of the bridge at length.\n\nAn inquiry was called for by the council. It will take a year."
)
OPENING, FAILED, MAYOR, INQUIRY, YEAR = [
    "The opening of the Selm bridge has been moved to May.", "In a trial two cables failed.",
    "The mayor spoke of the bridge at length.", "An inquiry was called for by the council.", "It will take a year.",
]  # fmt: skip


def evidence(*sentences: str) -> list[Evidence]:
    hit = Hit(Release("r", TEXT, language="en"), Passage("r", 0, len(TEXT), TEXT), 1.0)
    return [Evidence(hit, TEXT.index(one), TEXT.index(one) + len(one), one) for one in sentences]


@pytest.mark.parametrize(
    ("question", "chosen", "told"),
    [
        ("Why was the bridge delayed?", [OPENING], [OPENING, FAILED]),
        ("Why was the bridge delayed?", [OPENING, MAYOR], [OPENING, FAILED, MAYOR]),
        ("Why was the bridge delayed?", [MAYOR, INQUIRY], [OPENING, FAILED, MAYOR, INQUIRY]),
        ("Why did the mayor speak?", [MAYOR], [MAYOR]),
        ("Why was there an inquiry?", [INQUIRY], [INQUIRY, YEAR]),
    ],
)
def test_the_sentence_behind_the_event_is_quoted_with_it(question, chosen, told):
    assert [e.text for e in with_causes(evidence(*chosen), question, 4)] == told
    assert len(with_causes(evidence(MAYOR, INQUIRY), "Why was the bridge delayed?", 3)) == 3


def test_an_answer_without_a_reason_has_what_stands_behind_the_event(archive):
    archive.link(archive.apply([Delivery((Release("r", TEXT, "Selm bridge", language="en"),))]).ids)
    answer = Assistant(archive).ask("Why has the opening of the Selm bridge been moved to May?")
    assert [c.quote for c in answer.citations][:2] == [OPENING, FAILED]
    assert answer.notice.startswith("The releases do not say why")
