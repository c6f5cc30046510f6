"""Two questions in one: told apart, and each answered by itself."""

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.questions.parts import alone, compared_times, parts

TODAY = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("question", "two"),
    [
        (
            "How many articles does the visa agreement have and what does a ferry ticket cost?",
            ("How many articles does the visa agreement have", "what does a ferry ticket cost?"),
        ),
        (
            "Сколько статей в соглашении и сколько стоит билет?",
            ("Сколько статей в соглашении", "сколько стоит билет?"),
        ),
        ("كم مادة في الاتفاقية ومتى وُقّعت؟", ("كم مادة في الاتفاقية", "متى وُقّعت؟")),
        ("كم بلغ عدد الطلاب ومن أين جاءوا؟", ("كم بلغ عدد الطلاب", "من أين جاءوا؟")),
        ("Who met and what was signed?", ("Who met", "what was signed?")),
        (
            "When was the port opened, and in which year was the bridge built?",
            ("When was the port opened", "in which year was the bridge built?"),
        ),
        (
            "Who opened the port?  What does a ticket cost?",
            ("Who opened the port?", "What does a ticket cost?"),
        ),
        ("Кто открыл порт? Сколько стоит билет?", ("Кто открыл порт?", "Сколько стоит билет?")),
        ("من افتتح الميناء؟ كم ثمن التذكرة؟", ("من افتتح الميناء؟", "كم ثمن التذكرة؟")),
    ],
)
def test_a_question_of_two_parts_is_split_where_they_meet(question, two):
    assert parts(question) == two


@pytest.mark.parametrize(
    "question",
    [
        "What did the ministers say about trade and investment?",
        "What was agreed between Russia and Kazakhstan?",
        "When and where did they meet?",
        "What was signed and when?",
        "Who sponsored the project, and for how long?",
        "Who said that the ferry was late and that tickets would cost more?",
        "Who explained how the ferry works and why it is late?",
        "What was said about roads and how they are built?",
        "Why? Who signed the agreement?",
        "How many came and how many left and how many stayed?",
        "One? Two? Three?",
        "Кто сказал, что паром опоздал и что билеты подорожали?",
        "Что сказал министр о том, как и когда откроют порт?",
        "Что обсудили Россия и Казахстан?",
        "ماذا قال الوزير عن سوريا ومن معه؟",
        "ما الذي اتفق عليه الوزيران؟",
        "?",
        "",
    ],
)
def test_what_is_one_question_or_more_than_two_is_left_whole(question):
    assert parts(question) == ()


@pytest.mark.parametrize(
    ("question", "two"),
    [
        ("Compare exports in 2023 and 2024", ("Compare exports in 2023", "Compare exports in 2024")),
        ("What differs between 2023 and 2024?", ("What differs in 2023?", "What differs in 2024?")),
        ("Сравните вывоз в 2023 и 2024 годах", ("Сравните вывоз в 2023 годах", "Сравните вывоз в 2024 годах")),
        ("ما الفرق بين صادرات 2024 و2025؟", ("ما الفرق بين صادرات 2024؟", "ما الفرق بين صادرات 2025؟")),
        ("exports between 2020 and 2024", ()),
        ("Compare exports of grain and tea", ()),
    ],
)
def test_a_comparison_of_two_years_asks_for_each(question, two):
    assert compared_times(question) == two


@pytest.mark.parametrize(
    ("question", "two"),
    [
        (
            "Compare grain prices in January and June",
            ("Compare grain prices in January", "Compare grain prices in June"),
        ),
        (
            "Compare grain prices between January and June 2024",
            ("Compare grain prices in January 2024", "Compare grain prices in June 2024"),
        ),
        (
            "Сравните цены в январе 2023 года и в июне 2024",
            ("Сравните цены в январе 2023", "Сравните цены в июне 2024"),
        ),
        ("قارن الأسعار في يناير ويونيو 2024", ("قارن الأسعار في يناير 2024", "قارن الأسعار في يونيو 2024")),
        ("How did grain prices in January and June change?", ()),
        ("Compare the march and the rally", ()),
    ],
)
def test_a_comparison_of_two_months_asks_for_each(question, two):
    """Of the year that stands behind the second."""
    assert compared_times(question) == two


@pytest.mark.parametrize(
    "question",
    [
        "Compare grain exports in 2024 and 2025",
        "قارن صادرات الحبوب بين 2024 و2025",
        "Сравните экспорт зерна в 2024 и 2025 годах",
    ],
)
def test_of_each_year_that_is_compared_something_is_quoted(sample_archive, question):
    answer = Assistant(sample_archive).ask(question, mode="quotes", today=date(2025, 12, 15))
    assert {citation.date.year for citation in answer.citations} == {2024, 2025}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            "Did the bank raise the rate",
            "when did it last change?",
            "When did it last change? (Did the bank raise the rate)",
        ),
        ("Сколько статей в соглашении", "когда подписали?", "Когда подписали? (Сколько статей в соглашении)"),
        ("كم مادة في الاتفاقية", "متى وُقّعت؟", "متى وُقّعت؟ (كم مادة في الاتفاقية)"),
        ("Who met", "what does a ferry ticket cost?", "what does a ferry ticket cost?"),
        ("كم بلغ سعر الفائدة", "من هو مخترع الهاتف؟", "من هو مخترع الهاتف؟"),
    ],
)
def test_a_second_part_that_leans_on_the_first_is_asked_together_with_it(first, second, words):
    assert alone(second, first, TODAY).text == words


@pytest.mark.parametrize(
    ("question", "first_quote", "notice"),
    [
        (
            "How many passengers did the ferry carry in its first year and who won the football world cup?",
            "In its first twelve months the ferry line between Dorvane and Marsal carried 61,700 passengers",
            "The releases do not answer this part: “who won the football world cup”.",
        ),
        (
            "Кто выиграл чемпионат мира по футболу? Сколько зерна экспортировала Варандия?",
            "За сезон 2023/24 г., который завершился 30 июня, Варандия поставила за рубеж 8,1 млн тонн зерна",
            "На эту часть вопроса релизы не отвечают: «Кто выиграл чемпионат мира по футболу».",
        ),
        (
            "متى افتتحت قنصلية نورماديا في دورفان وكيف أطبخ الكسكس؟",
            "افتتحت نائبة وزير الخارجية هدى مرزان قنصلية نورماديا في مدينة دورفان الفاراندية",
            "لا تتضمن البيانات إجابة عن هذا الجزء من السؤال: «كيف أطبخ الكسكس».",
        ),
    ],
)
def test_the_half_that_is_answered_is_quoted_and_the_other_half_is_named(
    sample_archive, question, first_quote, notice
):
    answer = Assistant(sample_archive).ask(question)
    assert answer.citations[0].quote.startswith(first_quote)
    assert (answer.notice, answer.interpreted.text) == (notice, question)


def test_two_answers_stand_in_the_order_of_the_questions(sample_archive):
    answer = Assistant(sample_archive).ask(
        "Сколько статей в соглашении о визах и сколько стоит билет на паром?"
    )
    assert [c.quote.partition(";")[0].partition(",")[0] for c in answer.citations] == [
        "Эксперты согласовали десять статей из четырнадцати",
        "Стороны рассмотрели подготовленный нурмадийской стороной проект соглашения",
        "Горван Лестан сообщил",
    ]
    assert "не дороже 75 долларов" in answer.citations[2].quote
    assert answer.notice == ""


def test_what_may_be_answered_in_other_words_is_not_said_to_lack_an_answer(sample_archive):
    """The tender that the second half asks about is in the sentence that answers the first."""
    answer = Assistant(sample_archive).ask("أي شركة فازت بتشغيل العبّارات وكم منافساً شارك في المناقصة؟")
    assert "تنافست فيها أربع شركات" in answer.citations[0].quote
    assert answer.notice == ""


def test_a_question_neither_half_of_which_is_answered_is_declined_as_a_whole(sample_archive):
    answer = Assistant(sample_archive).ask("Who won the football match and how do I bake bread?")
    assert (answer.answerable, answer.text, answer.notice) == (False, "The releases do not say.", "")


@pytest.mark.parametrize(
    "question",
    [
        "How many people did the ferry carry? I mean the one to Marsal.",
        "Сколько человек перевёз паром? Речь о Марсале.",
        "كم بلغ التضخم؟ أقصد تضخم يناير.",
    ],
)
def test_what_follows_a_question_and_does_not_ask_is_no_second_one(question):
    assert parts(question) == ()


def test_each_part_has_its_own_time(sample_archive):
    """Neither is asked of the other's time."""
    answer = Assistant(sample_archive).ask("What is the key rate now and how much was it in February 2024?")
    assert "7.75%" in answer.citations[0].quote
    assert any("to 9.25%" in c.quote for c in answer.citations)


def test_a_second_request_without_a_question_mark_is_one(sample_archive):
    question = "What rate did the central bank keep in May 2024? Tell me about the grain exports."
    assert parts(question) == ("What rate did the central bank keep in May 2024?", "Tell me about the grain exports.")
