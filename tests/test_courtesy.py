"""Courtesy around a question is not searched for, and what is asked is left as typed."""

import pytest

from assistant.assistant import Assistant
from assistant.questions.courtesy import without_courtesy
from assistant.questions.follow_up import Turn
from assistant.questions.question import BadQuestion, understand


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
        ("I am preparing a note for the ambassador: how much did it lose?", "how much did it lose?"),
        ("Hello! I'm a student. What is the key rate?", "What is the key rate?"),
        ("As a reporter of the Lighthouse I would like to know what the minister said.", "what the minister said."),
        ("Пишу статью о пароме. Сколько стоит билет?", "Сколько стоит билет?"),
        ("أكتب مقالاً عن الموانئ: كم بلغت حمولة الميناء؟", "كم بلغت حمولة الميناء؟"),
        ("I need the minister's quote on grain, please", "the minister's quote on grain"),
        ("Мне нужны слова министра о зерне", "слова министра о зерне"),
        ("أحتاج إلى تصريح الوزير عن الحبوب", "تصريح الوزير عن الحبوب"),
        ("بصفتي صحفياً أود أن أعرف ما سعر الفائدة؟", "ما سعر الفائدة؟"),
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
        "I need to pay a fine at the border",
        "Нужна ли виза в Оресию?",
        "أريد أن أسافر إلى زهرين",
        "Скажите правду о пароме",
        "Please",
        "Dorvane port: how many ships called?",
        "The ferry sank. Is this true?",
        "I have a question: who",
        "What" + "," * 30_000 + "x",
        "Спасибо",
        "",
        "please " * 400,
    ],
)
def test_what_is_no_courtesy_stays(typed):
    assert without_courtesy(typed) == typed


TOLD = (
    "I compare three countries that have opened sea links again, and ask what the governments paid for them. The"
    " library could not give me the yearbooks of the statistical office, and the newspapers often round their"
    " figures, so that I look for what the authorities themselves have published."
)
ASKED = "How many passengers did the ferry between Dorvane and Marsal carry in its first year?"


def test_of_a_long_text_the_sentence_that_asks_is_the_question():
    """The first or the last one, where it needs nothing of what is told; a short text is left whole."""
    assert without_courtesy(f"{TOLD} {ASKED}") == ASKED
    assert without_courtesy(f"{ASKED} {TOLD}") == ASKED
    assert without_courtesy(f"{TOLD} So my question is: {ASKED}") == ASKED
    assert understand(f"{TOLD} {ASKED}").follows_up is False


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD} Is it true?",
        f"{TOLD} Did they carry more passengers between Dorvane and Marsal?",
        f"{TOLD} {ASKED} {ASKED}",
        f"{TOLD} {ASKED} {TOLD}",
        f"The library was closed. {ASKED}",
        TOLD,
    ],
)
def test_a_question_that_needs_what_is_told_keeps_it(text):
    assert without_courtesy(text) == text


def test_a_polite_question_is_no_follow_up():
    question = understand("Подскажите, пожалуйста, когда открыли порт?")
    assert question.text == "когда открыли порт?"
    assert question.asked == "Подскажите, пожалуйста, когда открыли порт?"
    assert not question.follows_up


def test_what_is_too_long_is_refused_before_it_is_read(sample_archive, monkeypatch):
    """Also in a conversation whose earlier questions are endless."""
    monkeypatch.setattr("assistant.assistant.without_courtesy", lambda text: pytest.fail("read"))
    with pytest.raises(BadQuestion, match="30005 characters"):
        Assistant(sample_archive).ask("What" + "," * 30_000 + "x", turns=[Turn("a" * 50_000)])


def test_a_polite_follow_up_is_one(sample_archive):
    turns = [Turn("Сколько зерна экспортировала Варандия в сезоне 2023/24?")]
    polite = Assistant(sample_archive).ask("Подскажите, пожалуйста, а Нурмадия?", turns=turns)
    plain = Assistant(sample_archive).ask("а Нурмадия?", turns=turns)
    assert polite.interpreted.text == plain.interpreted.text
    assert polite.interpreted.follows_up


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("How many did it carry? Please answer briefly.", "How many did it carry?"),
        ("How many did it carry? Please be brief. Many thanks for your help!", "How many did it carry?"),
        ("Сколько он перевёз? Ответьте, пожалуйста, одной фразой.", "Сколько он перевёз?"),
        ("كم بلغ التضخم؟ وشكرا جزيلا لكم.", "كم بلغ التضخم؟"),
        ("What does the law change? Please list them.", "What does the law change?"),
        ("Что меняет закон? Пожалуйста, укажите источники.", "Что меняет закон?"),
        ("ما الذي يغيره القانون؟ أرجو ذكر المصادر.", "ما الذي يغيره القانون؟"),
        ("What does the law change? Please list the members.", "What does the law change? Please list the members."),
    ],
)
def test_sentences_of_courtesy_at_the_end_ask_nothing(text, question):
    assert without_courtesy(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "What did he promise? Help?",
        "Я читал про помощь. Коротко о помощи",
        "How many did it carry? I mean in 2024.",
        "Who signed? For Oresia.",
        "Кто подписал? От Оресии.",
    ],
)
def test_what_says_more_of_the_question_stays(text):
    assert without_courtesy(text) == text
