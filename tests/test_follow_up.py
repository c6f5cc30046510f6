"""Questions that lean on the ones before them."""

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.questions.follow_up import Standalone, Turn, standalone, together
from assistant.questions.question import understand

TODAY = date(2026, 1, 10)
EN = "What did the bank say about the key rate in May 2024?"
RU = "Сколько казахстанских студентов учится в России в 2020 году?"
AR = "ماذا قال الوزير عن سوريا في عام 2020؟"


def asked_after(before: str, question: str) -> str:
    put = standalone(question, [Turn(before)], TODAY)
    return put.text if put else ""


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (EN, "and in September 2024?", "What did the bank say about the key rate in September 2024?"),
        (EN, "and in September?", "What did the bank say about the key rate in September 2024?"),
        (EN, "2021?", "What did the bank say about the key rate in 2021?"),
        (RU, "а в 2021 году?", "Сколько казахстанских студентов учится в России в 2021 году?"),
        (AR, "وفي عام 2021؟", "ماذا قال الوزير عن سوريا في عام 2021؟"),
        (
            "How much grain did it export in the 2023/24 season?",
            "and in the 2022/23 season?",
            "How much grain did it export in the 2022/23 season?",
        ),
        ("Сколько зерна вывезли в сезоне 2023/24?", "А в сезоне 2022/23?", "Сколько зерна вывезли в сезоне 2022/23?"),
        ("Who took part in the talks?", "and in 2021?", "Who took part in the talks in 2021?"),
        ("Какова ключевая ставка сейчас?", "а в 2024 году?", "Какова ключевая ставка в 2024 году?"),
    ],
)
def test_another_time_takes_the_place_of_the_time(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (
            "How many barges passed in the second quarter of 2024?",
            "and in the third?",
            "How many barges passed in the third quarter of 2024?",
        ),
        (
            "Сколько барж прошло во втором квартале 2024 года?",
            "а в третьем?",
            "Сколько барж прошло во третьем квартале 2024 года?",
        ),
        ("كم عبارة مرت في الربع الثاني من عام 2024؟", "وفي الثالث؟", "كم عبارة مرت في الربع الثالث من عام 2024؟"),
        ("How many barges passed in May 2024?", "and the third?", "How many barges passed in May 2024 – the third?"),
    ],
)
def test_another_number_takes_the_place_of_that_of_a_quarter(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (EN, "what about inflation?", "What did the bank say about inflation in May 2024?"),
        (EN, "and about inflation?", "What did the bank say about inflation in May 2024?"),
        (RU, "а в Ливии?", "Сколько казахстанских студентов учится в Ливии в 2020 году?"),
        (RU, "а по Ливии?", "Сколько казахстанских студентов учится в Ливии в 2020 году?"),
        (AR, "وماذا عن ليبيا؟", "ماذا قال الوزير عن ليبيا في عام 2020؟"),
        (AR, "وليبيا؟", "ماذا قال الوزير عن ليبيا في عام 2020؟"),
        ("What did Minister Anna Orlova say?", "and Viktor Petrov?", "What did Viktor Petrov say?"),
        ("What did the minister say about grain?", "and Petrova?", "What did Petrova say about grain?"),
        ("Что сказал министр о зерне?", "а Петрова?", "Что сказал Петрова о зерне?"),
        ("كم دفعت شركة مرجان؟", "وسوسن؟", "كم دفعت شركة مرجان – سوسن؟"),
        ("كم دفعت شركة مرجان – سوسن؟", "ونرجس؟", "كم دفعت شركة مرجان – نرجس؟"),
        ("What did Salim al-Rahwani say of aid?", "What about Irna Sovel?", "What did Irna Sovel say of aid?"),
    ],
)
def test_another_subject_place_or_name_takes_the_place_of_its_like(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("What was the key rate in June 2025?", "And a year earlier?", "What was the key rate in June 2024?"),
        ("What was it in June 2025?", "and how was it a month later?", "How was it in July 2025? (What was it)"),
        ("What were exports in January?", "and the month before?", "What were exports in December 2024?"),
        ("What were exports in January?", "and the year before?", "What were exports in January 2024?"),
        ("What was signed on May 31, 2025?", "and two days later?", "What was signed on June 2, 2025?"),
        ("What was built in 2020?", "What about the following decade?", "What was built in 2030?"),
        ("Какова была ставка в июне 2025 года?", "А годом ранее?", "Какова была ставка в июне 2024 года?"),
        ("Какова была ставка в июне 2025 года?", "а месяцем раньше?", "Какова была ставка в мае 2025 года?"),
        ("Сколько вывезли за январь 2025 года?", "а через два месяца?", "Сколько вывезли за март 2025 года?"),
        ("كم كان سعر الفائدة في يونيو 2025؟", "وقبل عام من ذلك؟", "كم كان سعر الفائدة في يونيو 2024؟"),
        ("كم كان سعر الفائدة في يونيو 2025؟", "وبعد ذلك بشهرين؟", "كم كان سعر الفائدة في أغسطس 2025؟"),
    ],
)  # fmt: skip
def test_a_time_told_by_its_distance_is_counted_from_the_one_before(before, question, whole):
    assert standalone(question, [Turn(before)], date(2025, 12, 20)).text == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("What was the rate in June 2025?", "and a year ago?", "What was the rate a year ago?"),
        ("What was built in 2020?", "and a month later?", "What was built in 2020 – a month later?"),
        ("What was built?", "and a year later?", "What was built – a year later?"),
        ("Who met in 2020?", "Was it more than a year earlier?", "Was it more than a year earlier? (Who met in 2020)"),
        ("What was built in 2020?", "How many ships called in May 2025, a year earlier?", ""),
        ("What was built in 2020?", "How many ships called at Port Noria a year before the war?", ""),
    ],
)  # fmt: skip
def test_what_is_not_counted_from_there_is_left(before, question, whole):
    """From today, of a time that has no such parts, from none, and from one of its own."""
    assert asked_after(before, question) == whole


QUAY = "What did Gorvan Lestan say about the quay at Marsal?"


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (QUAY, "And Ardan Kelmor?", "What did Ardan Kelmor say about the quay at Marsal?"),
        (QUAY, "What about the minister?", "What did the minister say about the quay at Marsal?"),
        ("Что Горван Лестан сказал о причале?", "А Ардан Келмор?", "Что Ардан Келмор сказал о причале?"),
        ("ماذا قال سالم الرهواني عن تاموريا؟", "وماذا عن أردان كيلمور؟", "ماذا قال أردان كيلمور عن تاموريا؟"),
        ("ماذا قال سالم الرهواني عن تاموريا؟", "وماذا عن كريم الهرواني؟", "ماذا قال كريم الهرواني عن تاموريا؟"),
    ],
)
def test_a_person_by_name_takes_the_place_of_the_speaker(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (QUAY, "And about Ardan Kelmor?", "What did Gorvan Lestan say about Ardan Kelmor?"),
        (QUAY, "And Dorvane?", "What did Gorvan Lestan say about the quay at Dorvane?"),
        (QUAY, "What about Dorvane Bay?", "What did Gorvan Lestan say about the quay at Dorvane Bay?"),
        (QUAY, "and the ministry?", "What did Gorvan Lestan say about the ministry?"),
        ("Что Горван Лестан сказал о хлебе?", "А об Ирне Совель?", "Что Горван Лестан сказал о Ирне Совель?"),
        ("ماذا قال سالم الرهواني عن تاموريا؟", "وماذا عن السفن الجديدة؟", "ماذا قال سالم الرهواني عن السفن الجديدة؟"),
        ("When was the treaty with Noria signed?", "and about Varl?", "When was the treaty with Varl signed?"),
        ("Where does the ferry Tern go?", "And Ardan Kelmor?", "Where does the ferry Ardan Kelmor go?"),
    ],
)
def test_what_is_no_person_or_a_subject_does_not(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (QUAY, "And what did Ardan Kelmor say?", "What did Ardan Kelmor say about the quay at Marsal?"),
        ("Что Горван Лестан сказал о хлебе?", "А что сказала Ирна Совель?", "Что сказала Ирна Совель о хлебе?"),
        ("ماذا قال سالم الرهواني عن أوريسيا؟", "وماذا قالت ميريلا هودان؟", "ماذا قالت ميريلا هودان عن أوريسيا؟"),
        ("متى؟ (ماذا قال سالم الرهواني عن أوريسيا)", "وماذا قالت ميريلا هودان؟", "ماذا قالت ميريلا هودان عن أوريسيا؟"),
        (QUAY, "And what did Ardan Kelmor say about tolls?", ""),
        (QUAY, "What did Ardan Kelmor say?", ""),
        ("Who met?", "وماذا قالت ميريلا هودان؟", "ماذا قالت ميريلا هودان؟ (Who met)"),
    ],
)  # fmt: skip
def test_a_question_for_the_words_of_another_is_about_the_same(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("متى؟ (ماذا قال الوزير عن السفن القديمة)", "وماذا عن الموانئ؟", "ماذا قال الوزير عن الموانئ؟"),
        ("When did he say that? (What did he say about aid)", "And about tolls?", "What did he say about tolls?"),
        ("How many cars? (How many sailed in 2020)", "and in 2021?", "How many cars? (How many sailed in 2021)"),
    ],
)  # fmt: skip
def test_what_follows_a_question_without_a_subject_follows_the_one_before_it(before, question, whole):
    assert asked_after(before, question) == whole


def test_a_month_is_no_name():
    assert asked_after("What was it in June 2024?", "And in Oresia?") == "What was it in June 2024 – Oresia?"


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (EN, "Who said that?", f"Who said that? ({EN[:-1]})"),
        (EN, "Why?", f"Why? ({EN[:-1]})"),
        (RU, "а кто ещё был?", f"Кто ещё был? ({RU[:-1]})"),
        (RU, "Что он сказал о бюджете?", f"Что он сказал о бюджете? ({RU[:-1]})"),
        ("How many cars? (How many people sailed)", "Who operates it?", "Who operates it? (How many people sailed)"),
        (AR, "ماذا قال عنها؟", f"ماذا قال عنها؟ ({AR[:-1]})"),
        (AR, "متى؟", AR),
        ("What did Blinken say about Singapore?", "And Lavrov?", "What did Lavrov say about Singapore?"),
        ("What did Blinken say about Singapore?", "And Libya?", "What did Blinken say about Libya?"),
        ("Когда вышел Debian 3.1?", "а 6.0?", "Когда вышел Debian 6.0?"),
        (EN, "and did it make money or lose it?", f"Did it make money or lose it? ({EN[:-1]})"),
        (EN, "How many flights does he want?", f"How many flights does he want? ({EN[:-1]})"),
        (RU, "а фуры пока куда отправляют?", f"Фуры пока куда отправляют? ({RU[:-1]})"),
        (AR, "وايش أسماء بناته؟", f"ايش أسماء بناته؟ ({AR[:-1]})"),
    ],
)
def test_a_question_that_refers_back_is_asked_with_what_it_refers_to(before, question, whole):
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("Who is Huda Marzan?", "What did she say of it?", "What did Huda Marzan say of it?"),
        ("What did Anna Orlova say of aid?", "and how does she explain it?", "How does Anna Orlova explain it?"),
        ("Кто такая Ирна Совель?", "а что она говорила про паром?", "Что Ирна Совель говорила про паром?"),
        ("Что сказал министр о хлебе?", "что он думает о ценах?", "Что министр думает о ценах?"),
        ("من هي هدى مرزان؟", "ماذا قالت عن الاتفاقية؟", "ماذا قالت هدى مرزان عن الاتفاقية؟"),
        ("ماذا قال سالم الرهواني عن المساعدات؟", "وماذا قال عن السفارة؟", "ماذا قال سالم الرهواني عن السفارة؟"),
        ("Who signed the treaty?", "What did he say of it?", "What did he say of it? (Who signed the treaty)"),
    ],
)
def test_words_of_him_or_her_are_asked_for_by_name(before, question, whole):
    """So that nobody else's are given; where nobody is named, together with the question before."""
    assert asked_after(before, question) == whole


@pytest.mark.parametrize(("question", "own"), [("And who won the tender?", "Who won the tender?"), ("Why?", "")])
def test_its_own_words_are_kept_apart_where_they_tell_something(question, own):
    assert standalone(question, [Turn(EN)], TODAY).own == own


@pytest.mark.parametrize(
    ("before", "question"), [(EN, "more"), (EN, "Tell me more"), (RU, "Расскажи подробнее"), (AR, "المزيد")]
)
def test_more_asks_the_same_again(before, question):
    assert asked_after(before, question) == before


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (EN, "How many bridges were built in Noria?"),
        (EN, "inflation"),
        (RU, "Что сказал Орлов об инфляции?"),
        (RU, "А расскажи о визите министра в Каир в мае 2023 года"),
        (AR, "ما سعر الفائدة الرئيسي؟"),
        (AR, "ما السعة المخطط لها لصوامع الحبوب التي تُبنى في الميناء؟"),
        (EN, "And how many ships called at Port Noria last summer?"),
        (EN, "Сколько мостов построено в Нории?"),
    ],
)
def test_a_question_of_its_own_is_left_alone(before, question):
    assert asked_after(before, question) == ""


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("How many trips were called off?", True),
        ("когда соберутся снова?", True),
        ("كم نائباً امتنع؟", True),
        ("How many trips to Marsal were called off?", False),
        ("Thanks a lot!", False),
        ("how does one cook a soup of beetroot and cabbage at home?", False),
        ("?", False),
    ],
)
def test_a_short_question_that_names_nobody_may_need_the_one_before(question, may):
    expected = Standalone(f"{question} ({EN[:-1]})", question) if may else None
    assert together(question, [Turn(EN)], TODAY) == expected


def test_one_that_is_answered_by_itself_does_not(sample_archive):
    """Where nothing answers it alone, it is asked together with the question before it, and the reader sees that."""
    before = Turn("How many people used the Dorvane–Marsal ferry during its first twelve months?")
    asked = Assistant(sample_archive).ask("How many trips were called off?", turns=[before])
    assert any("19 were cancelled" in citation.quote for citation in asked.citations)
    assert asked.interpreted.follows_up
    alone = Assistant(sample_archive).ask("what does a ticket for the exhibition cost?", turns=[before])
    assert not alone.interpreted.follows_up


def test_without_a_conversation_nothing_is_rewritten():
    assert standalone("and in 2021?", [], TODAY) is None


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("in Arabic please", "ar"), ("and in Russian?", "ru"), ("Answer in English", "en"), ("а по-русски?", "ru"),
        ("на арабском, пожалуйста", "ar"), ("بالعربية من فضلك", "ar"), ("وبالإنجليزية؟", "en"),
    ],
)  # fmt: skip
def test_only_another_language_asks_the_same_again(asked, language):
    whole = standalone(asked, [Turn("What is the key rate?")], TODAY)
    read = understand(asked, standalone=whole, today=TODAY)
    assert (read.text, read.language, read.filters.languages) == ("What is the key rate?", language, ())


@pytest.mark.parametrize("asked", ["statements in Arabic", "What is said in Arabic?", "Who speaks in Russian there?"])
def test_a_language_with_a_subject_does_not(asked):
    whole = standalone(asked, [Turn("What is the key rate?")], TODAY)
    assert not whole or whole.text != "What is the key rate?"


def test_the_last_question_counts():
    turns = [Turn(EN), Turn("Who met in Cairo in 2020?")]
    assert standalone("and in 2021?", turns, TODAY).text == "Who met in Cairo in 2021?"


@pytest.mark.parametrize("question", ["", " ", "?", "\0", "‮and‬", "and " * 500, "(" * 2000, "و" * 2000, "🙂"])
@pytest.mark.parametrize("before", ["", "?", EN, "a" * 2000, "(" * 2000])
def test_no_question_is_too_strange(before, question):
    assert isinstance(asked_after(before, question), str)
