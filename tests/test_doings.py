"""What somebody did in a time is what the releases of that time begin with."""

from datetime import date

import pytest

from assistant.answers.doings import doings_of_named
from assistant.assistant import Assistant
from assistant.questions.question import understand
from assistant.questions.wanted import asks_any_doings, asks_doings
from embeddings.releases.release import Hit, Passage, Release
from embeddings.text.folding import fold

TODAY = date(2025, 12, 31)


@pytest.mark.parametrize(
    "question",
    [
        "What did the central bank announce?",
        "What has the museum announced?",
        "What was decided in Talven?",
        "What happened in Dorvane?",
        "Что объявил Центральный банк?",
        "Что Центральный банк решил?",
        "О чём договорились Варандия и Нурмадия?",
        "Что произошло в Дорване?",
        "ماذا أعلن المصرف المركزي؟",
        "ماذا جرى في دورفان؟",
    ],
)
def test_what_is_asked_for_is_what_releases_are_about(question):
    assert asks_any_doings(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "What did the central bank decide on the key rate?",
        "Что решили о паромной линии?",
        "ماذا قال الوزير عن العبارة؟",
    ],
)
def test_with_a_subject_not_any_doings_are_wanted(question):
    assert asks_doings(fold(question)) and not asks_any_doings(fold(question))


@pytest.mark.parametrize(
    "question",
    ["What is the key rate?", "What did people pay for a ticket?", "Что такое Debian?", "what do i pay to get in?", ""],
)
def test_another_question_asks_of_no_doings(question):
    assert not asks_doings(fold(question))


@pytest.mark.parametrize(
    ("question", "released", "words"),
    [
        ("What did the central bank announce in June 2025?", date(2025, 6, 13), "has cut the key rate"),
        ("ماذا أعلن المصرف المركزي في فبراير 2025؟", date(2025, 2, 14), "снизил ключевую ставку"),
        ("What did the central bank decide on the key rate in February 2025?", date(2025, 2, 14), "снизил ключевую"),
        ("What did the Assembly decide in March 2024?", date(2024, 3, 27), "voted in plenary session today to ratify"),
        ("О чём договорились Варандия и Нурмадия в феврале 2024?", date(2024, 2, 19), "подписали межправительственное"),
        ("what happened at the kestria border in september 2023?", date(2023, 9, 28), "Пункт пропуска временно закрыт"),
    ],
)  # fmt: skip
def test_what_a_release_begins_with_leads(sample_archive, question, released, words):
    """Also of one in another language, and behind what somebody asks in it."""
    answer = Assistant(sample_archive).ask(question, today=TODAY)
    assert words in answer.citations[0].quote
    assert answer.citations[0].date == released


@pytest.mark.parametrize(
    ("question", "issued"),
    [
        ("What did the central bank announce in 2025?", "Press Service of the Central Bank of Varandia"),
        (
            "What did the Ministry of Agriculture announce in 2025?",
            "Press Service of the Ministry of Agriculture of the Republic of Varandia",
        ),
    ],
)
def test_several_releases_of_one_source_are_told_newest_first(sample_archive, question, issued):
    answer = Assistant(sample_archive).ask(question, today=TODAY)
    citations, own = answer.citations, set(answer.interpreted.filters.sources)
    assert len(citations) == len({one.release_id for one in citations}) > 1
    assert issued in {one.source for one in citations} <= own
    assert sorted((one.date for one in citations), reverse=True) == [one.date for one in citations]


def test_of_a_series_not_every_release_is_told(sample_archive):
    """There are three weekly bulletins nearer than the press conference; one of each kind comes before more of one."""
    citations = Assistant(sample_archive).ask("What did the central bank announce in 2025?", today=TODAY).citations
    assert any("cut the key rate" in one.quote for one in citations)
    assert any(one.title.startswith("Press conference") for one in citations)


def test_of_a_day_without_releases_nothing_else_is_told(sample_archive):
    """What is near to a central bank that announces something is of other days."""
    answer = Assistant(sample_archive).ask("What did the central bank announce on 3 March 2025?", today=TODAY)
    assert not answer.answerable
    assert not answer.citations
    assert "3 March 2025" in answer.text


def test_whom_a_release_begins_with_is_told_in_whatever_words():
    """One that only mentions them further on, or is of another time, is not what they announced."""
    texts = {
        "own": (6, "Norway will host the next round. The delegations will arrive in May."),
        "mentioned": (6, "The minister opened a new road. Guests came from Norway, too."),
        "later": (7, "Norway has closed a port for repairs."),
    }
    hits = [
        Hit(Release(name, text, date=date(2025, month, 9), language="en"), Passage(name, 0, len(text), text), 0.0)
        for name, (month, text) in texts.items()
    ]
    question = understand("What did Norway announce in June 2025?", today=TODAY)
    assert [e.text for e in doings_of_named(question, hits)] == ["Norway will host the next round."]
    assert doings_of_named(understand("What did they announce in June 2025?", today=TODAY), hits) == []
    assert doings_of_named(understand("What is Norway like?", today=TODAY), hits) == []
