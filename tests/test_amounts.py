"""Questions that want a number, and the sentences that give one."""

import re

import pytest

from assistant.answers import quotes
from assistant.assistant import Assistant
from assistant.evidence.amounts import amount_wanted, gives_amount, preferred
from assistant.evidence.evidence import Evidence, weigh
from assistant.evidence.retrieval import retrieve
from assistant.questions.question import understand
from embeddings.releases.release import Hit, Passage, Release


@pytest.mark.parametrize(
    ("question", "gives", "gives_not"),
    [
        ("How many ferries sailed in 2022?", "Fourteen or 14 sailed.", "In 2022 ferries sailed."),
        ("How much grain was exported?", "Exports reached 8.1 million tonnes.", "Exports grew in 2024."),
        ("Сколько статей согласовали?", "Согласовали десять статей.", "Согласовали многие статьи."),
        ("За сколько дней выдают визу?", "Визу выдают за 5 дней.", "Визу выдают быстро."),
        ("كم مادة في الاتفاقية؟", "تتضمن الاتفاقية ١٤ مادة.", "تتضمن الاتفاقية مواد كثيرة."),
        ("على كم سنة تمتد الاتفاقية؟", "تمتد الاتفاقية خمس سنوات.", "تمتد الاتفاقية سنوات."),
        ("What is the price of a ticket?", "It costs 4 dinars.", "Prices will rise in June."),
        ("How many of them are women?", "A third are women.", "The third round was for women."),
        ("На сколько выросли взносы?", "Взносы выросли вдвое.", "Взносы выросли."),
        ("How long will the discount last?", "It is extended until June 2026.", "It is extended."),
        ("На какой срок рассчитан проект?", "Проект займёт два года.", "Проект рассчитан надолго."),
        ("From what date is it closed?", "It closes on 3 May 2024.", "It closes soon."),
        ("أي مدة تمتد الهدنة؟", "تمتد الهدنة حتى يونيو 2026.", "تمتد الهدنة طويلاً."),
        ("Сколько лет мосту?", "Мост построен в 1975 году.", "Мост построен давно."),
        ("Сколько лет капитану?", "Капитану 41 год.", "Забронировано 70 % мест."),
        ("How old is the captain?", "The captain, aged 41, was born in Marsal.", "In May 70% of seats were booked."),
        ("How many years in prison was he given?", "He was given six years.", "He was one of two ministers."),
        ("كم كان عمر القبطان؟", "رحل القبطان عن عمر ناهز 74 عاما.", "حجز القبطان 70 مقعداً."),
        ("What did the first guide cost?", "Entry to the show is 4 dinars.", "The 250 page guide has maps."),
        ("How much did the club pay for him?", "It paid 3 million.", "He signed for three seasons."),
        ("كم كلف معسكر الحكام؟", "بلغت التكلفة 300 ألف دينار.", "استمر المعسكر 12 يوما."),
        ("Сколько стоит билет?", "Билет обойдётся в 20 динаров.", "Билет действует 3 дня."),
        ("كم عدد النساء منهم؟", "ثلثهم من النساء، أي الثلث.", "بعضهم من النساء."),
    ],
)
def test_a_sentence_gives_what_is_asked_for_or_does_not(question, gives, gives_not):
    """A year is no amount, and a number of the question is none that it asks for."""
    wanted = amount_wanted(question)
    assert (wanted(gives), wanted(gives_not)) == (True, False)


@pytest.mark.parametrize(
    "question",
    [
        "Who signed it?",
        "Каковы итоги переговоров?",
        "Какова цель визита?",
        "When did the ferry sail?",
        "What did the minister say when he left?",
        "Кто это сказал?",
        "من وقّع؟",
        "",
    ],
)
def test_other_questions_want_none(question):
    assert amount_wanted(question) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many countries paid their fees?", "Fourteen countries did."),
        ("How much of the budget is spent on roads?", "A third goes to roads."),
        ("Сколько человек заплатили налог?", "Заплатили 300 человек."),
        ("How much did entry cost?", "Entry cost 20."),
        ("How much did entry cost?", "Entry was free of charge."),
    ],
)
def test_a_number_answers_without_money_what_is_not_asked_in_money(question, sentence):
    """Nor need the price say in which money."""
    assert amount_wanted(question)(sentence)


def test_one_is_a_word_like_any_other():
    """ "One of the ministers" counts nothing."""
    assert not gives_amount("One of the ministers spoke.", set())


@pytest.mark.parametrize(
    ("question", "gives", "gives_not"),
    [
        ("What was the total bill for the dredging?", "The work cost $37 million.", "It is 13.2 metres deep."),
        ("كم دفع المتحف لإنشاء المختبر؟", "وبلغت كلفته ١٫٩ مليون دينار.", "سيرمم ٢٢٠ مخطوطة في السنة."),
        ("во сколько обошлась кампания", "Расходы составили 61 млн талеров.", "Пробурено 23 скважины."),
        ("What percentage of sales is cashless?", "It has reached 71% of trade.", "There are 200 banknotes."),
        ("Какая доля пассажиров из Оресии?", "Граждан Оресии было 54 %.", "Продано 700 билетов."),
        ("Of those who came in 2024, how many stayed?", "305 stayed.", "In 2024 many came."),
        ("В каких городах и сколько домов построено?", "Построено 14 домов.", "Дома построены в городах."),
    ],
)
def test_a_price_is_answered_with_money_and_a_share_with_one(question, gives, gives_not):
    """Wherever in the question the amount is asked for."""
    wanted = preferred(question)
    assert (wanted(gives), wanted(gives_not)) == (True, False)


@pytest.mark.parametrize("question", ["Who paid?", "When did the budget debate begin in the assembly of Oresia?", ""])
def test_where_no_amount_is_asked_for_none_is_preferred(question):
    assert preferred(question) is None


TEXT = (
    "Many passengers came. The ferry carried 61,700 passengers. It sailed on 3 May. Tickets cost 75 dollars."
)
SCORES = (1.0, 0.97, 0.96, 0.8)


@pytest.fixture
def evidence():
    """Four sentences, best first; the last one is further from the question than the band is wide."""
    hit = Hit(Release("ferry", TEXT), Passage("ferry", 0, len(TEXT), TEXT), 1.0)
    sentences = re.findall(r"[A-Z][^.]+\.", TEXT)
    return [
        Evidence(hit, TEXT.index(text), TEXT.index(text) + len(text), text, score)
        for text, score in zip(sentences, SCORES, strict=True)
    ]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("How many passengers came?", [0, 1]),
        ("When did it sail?", [0, 1, 2]),
        ("Who came?", [0, 1, 2]),
    ],
)
def test_behind_the_nearest_sentence_those_are_quoted_that_give_what_is_asked(evidence, question, quoted):
    chosen = quotes.chosen(evidence, gives=amount_wanted(question))
    assert [evidence.index(one) for one in chosen] == quoted


def test_where_no_near_sentence_gives_what_is_asked_the_near_ones_are_quoted(evidence):
    """A number that is far from the question is not better than a near sentence without one."""
    near = [evidence[0], evidence[3]]
    assert quotes.chosen(near, gives=amount_wanted("How many came?")) == [evidence[0]]


@pytest.mark.parametrize(
    ("question", "near", "lacks"),
    [
        ("How many captains came?", [0], True),
        ("How many passengers came?", [0, 1], False),
        ("How many captains came?", [0, 3], True),
        ("Who came?", [0], False),
        ("", [0], False),
    ],
)
def test_where_no_near_sentence_gives_an_amount_none_is_given(evidence, question, near, lacks):
    """A number that is far from the question is no answer to it."""
    assert quotes.lacks_amount([evidence[i] for i in near], amount_wanted(question)) == lacks


def test_what_gives_the_amount_asked_for_comes_before_what_is_as_near(sample_archive):
    question = understand("Сколько часов паром идёт от Дорвана до Марсаля?")
    weighed = weigh(question, retrieve(sample_archive, question).hits, sample_archive)
    assert "14 часов" in weighed[0].text


def test_a_question_for_a_number_that_no_release_gives_is_declined(sample_archive):
    answer = Assistant(sample_archive).ask("How many people did the delegation led by Huda Marzan have?")
    assert not answer.answerable
    assert "no such number" in answer.text
    assert answer.nearest


@pytest.mark.parametrize(("first", "leads"), [(0.88, "new"), (0.8, "old")])
def test_what_time_puts_first_leads_where_it_is_not_too_far_from_the_subject(first, leads):
    """The release that time has put there may be further off than others that are quoted with it."""
    texts = {"new": "The latest figure came out.", "old": "The figure fell."}
    hits = {name: Hit(Release(name, text), Passage(name, 0, len(text), text), 1.0) for name, text in texts.items()}
    scores = {"old": 1.0, "new": first}
    evidence = [Evidence(hits[n], 0, len(texts[n]), texts[n], scores[n]) for n in ("old", "new")]
    assert quotes.chosen(evidence, [hits["new"], hits["old"]])[0].hit.release.id == leads


@pytest.mark.parametrize(
    "sentence",
    ["The line carried 1,950 people.", "Линия перевезла 2 тысячи человек.", "За день перевезли 1 950 человек."],
)
def test_a_number_that_is_not_written_as_a_year_is_an_amount(sentence):
    assert gives_amount(sentence, set())


def test_a_year_is_none():
    assert not gives_amount("The line was opened in 1950.", set())
