"""Questions that want a reason, and what is told where the releases give none."""

import pytest

from assistant.assistant import Assistant
from assistant.evidence.reasons import gives_reason, reason_wanted


@pytest.mark.parametrize(
    "question",
    ["Why did exports fall?", "And why was it closed?", "Почему закрыли порт?", "لماذا أُغلق المعبر؟", "ولماذا؟"],
)
def test_a_question_asks_for_a_reason(question):
    assert reason_wanted(question)


@pytest.mark.parametrize("question", ["When did exports fall?", "Кто закрыл порт?", "متى أُغلق المعبر؟", "Whyalla?", ""])
def test_or_for_something_else(question):
    assert reason_wanted(question) is None


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("The port was closed because of a storm.", True),
        ("The port was closed on Monday.", False),
        ("Порт закрыт из-за шторма.", True),
        ("Порт закрыт в понедельник.", False),
        ("أُغلق الميناء بسبب العاصفة.", True),
        ("وُقعت المذكرة لتعزيز التعاون.", True),
        ("أُغلق الميناء يوم الاثنين.", False),
        ("", False),
    ],
)
def test_a_sentence_gives_a_reason_or_none(sentence, given):
    assert gives_reason(sentence) == given


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        ("Why did Blue Strait Lines walk away from the ferry contract?", "do not say why"),
        ("Почему Нурмадия закрыла своё посольство в Тальвене?", "о причине"),
        ("Почему закрыли пункт пропуска «Кестрия-Северная»?", ""),
    ],
)
def test_where_no_reason_is_given_the_reader_is_told_so(sample_archive, question, notice):
    answer = Assistant(sample_archive).ask(question)
    assert answer.citations
    assert notice in answer.notice if notice else not answer.notice
