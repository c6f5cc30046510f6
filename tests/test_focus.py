"""What a question wants to know of something, and whether a release has it."""

import pytest

from assistant.assistant import Assistant
from assistant.focus import focus


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the salary of the minister?", ["salary"]),
        ("And how many lighthouses does Varandia have?", ["lighthouses"]),
        ("How old is the speaker?", ["old"]),
        ("What is the minister's salary?", ["salary"]),
        ("What is Ardan Kelmor’s salary?", ["salary"]),
        ("What is Ardan Kelmor in?", []),
        ("Какую зарплату получает министр в Тальвене?", ["зарплату", "получает", "министр"]),
        ("Какова скорость парома «Крачка»?", ["скорость", "парома"]),
        ("ما راتب الوزير؟", ["راتب", "الوزير"]),
        ("كم تبلغ سرعة العبّارة في الساعة؟", ["سرعة", "العبّارة"]),
        ("كم جنديا في الجيش؟", ["جنديا"]),
        ("What is the name of the captain?", []),
        ("In what year was the port opened?", []),
        ("Why did exports fall?", []),
        ("Кто открыл порт?", []),
        ("ما آخر قرار بشأن سعر الفائدة؟", []),
        ("What?", []),
        ("", []),
        ("what is the " * 500, []),
    ],
)
def test_what_is_asked_about_something_stands_behind_the_question_word(question, words):
    """Up to a name or a preposition; words that ask for anything, such as "name" and "year", tell nothing."""
    assert focus(question) == words


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("How old is Foreign Minister Ardan Kelmor?", "«old»"),
        ("Какую зарплату получает председатель Ассамблеи Лодема Вирсен?", "«зарплату получает»"),
        ("كم بلغت موازنة وزارة الدفاع في نورماديا؟", "«موازنة»"),
    ],
)
def test_a_release_that_has_the_thing_and_not_what_is_asked_about_it_does_not_answer(
    sample_archive, question, word
):
    answer = Assistant(sample_archive).ask(question)
    assert not answer.answerable
    assert word in answer.text
    assert answer.nearest


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the maximum price of an adult economy ticket on the ferry?", "$75"),
        ("Какой потолок убытков в год взяла на себя каждая из сторон паромного соглашения?", "3 млн"),
        ("كم نائباً من كل جانب تضم لجنة التعاون البرلمانية بين أوريسيا وفارانديا؟", "عشرة"),
    ],
)
def test_one_that_has_it_in_other_words_does(sample_archive, question, words):
    assert words in Assistant(sample_archive).ask(question).text
