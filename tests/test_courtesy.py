"""Courtesy around a question is not searched for, and what is asked is left as typed."""

import pytest

from assistant.assistant import Assistant
from assistant.courtesy import without_courtesy
from assistant.follow_up import Turn
from assistant.question import understand


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Could you tell me how many ferries sailed?", "how many ferries sailed?"),
        ("Hello! Can you please tell me, when it starts?", "when it starts?"),
        ("Which side put up the building, please?", "Which side put up the building?"),
        ("Подскажите, пожалуйста, по каким ссудам?", "по каким ссудам?"),
        ("Коллеги, подскажите, пожалуйста, для справки: сколько денег ушло?", "сколько денег ушло?"),
        ("Не подскажете, сколько стоит билет?", "сколько стоит билет?"),
        ("لو سمحت، متى يبدأ الإعفاء؟", "متى يبدأ الإعفاء؟"),
        ("أرجو إفادتي بعدد الموظفين في السفارة", "بعدد الموظفين في السفارة"),
        ("متى يبدأ الإعفاء من فضلك؟", "متى يبدأ الإعفاء؟"),
    ],
)
def test_what_is_asked_is_left(typed, question):
    assert without_courtesy(typed) == question


@pytest.mark.parametrize(
    "typed",
    [
        "Tell me about the ferry.",
        "Коллеги министра выступили?",
        "رجاء العوني متى وصلت؟",
        "Who signed it?",
        "Скажите правду о пароме",
        "Please",
        "Спасибо",
        "",
        "please " * 400,
    ],
)
def test_what_is_no_courtesy_stays(typed):
    assert without_courtesy(typed) == typed


def test_a_polite_question_is_no_follow_up():
    question = understand("Подскажите, пожалуйста, когда открыли порт?")
    assert question.text == "когда открыли порт?"
    assert question.asked == "Подскажите, пожалуйста, когда открыли порт?"
    assert not question.follows_up


def test_a_polite_follow_up_is_one(sample_archive):
    turns = [Turn("Сколько зерна экспортировала Варандия в сезоне 2023/24?")]
    polite = Assistant(sample_archive).ask("Подскажите, пожалуйста, а Нурмадия?", turns=turns)
    plain = Assistant(sample_archive).ask("а Нурмадия?", turns=turns)
    assert polite.interpreted.text == plain.interpreted.text
    assert polite.interpreted.follows_up
