"""Releases that say in their title of which month they tell, and what is quoted for another month."""

from datetime import date

import pytest

from assistant.answers.quotes import chosen
from assistant.assistant import Assistant
from assistant.evidence.evidence import Evidence
from assistant.evidence.retrieval import of_its_time, of_its_year, ordered, tells_of, with_its_time
from assistant.questions.question import understand
from assistant.times.period import Period, months
from assistant.times.title_times import is_titled, names_time, years
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release

TODAY = date(2024, 12, 1)
MARCH = months(2024, 3)


def released(id, title, day, language="en", text=""):
    return Release(id, text or title, title, date.fromisoformat(day), language=language, source="Office of Grain")


@pytest.mark.parametrize(
    ("title", "language", "titled"),
    [
        ("Grain prices, March 2024", "en", True),
        ("Grain prices in March", "en", True),
        ("Grain prices, February 2024", "en", False),
        ("Цены на зерно, март 2024 года", "ru", True),
        ("أسعار الحبوب في مارس 2024", "ar", True),
        ("Grain prices of 2024", "en", None),
        ("Grain prices", "en", None),
    ],
)
def test_a_title_says_of_which_month_it_is(title, language, titled):
    assert is_titled(released("one", title, "2024-04-12", language), MARCH) is titled


@pytest.mark.parametrize(
    ("title", "day", "language", "titled"),
    [
        ("Grain stocks in the second quarter", "2024-08-20", "en", True),
        ("Grain stocks, Q2 2024", "2024-08-20", "en", True),
        ("Grain stocks in the first half of 2024", "2024-08-20", "en", True),
        ("Grain stocks in the first quarter", "2024-05-20", "en", False),
        ("Grain stocks in the second quarter", "2023-08-20", "en", False),
        ("Запасы зерна во втором квартале", "2024-08-20", "ru", True),
        ("Запасы зерна в третьем квартале", "2024-11-20", "ru", False),
        ("مخزون الحبوب في الربع الثاني من عام 2024", "2024-08-20", "ar", True),
        ("مخزون الحبوب في الربع الأول من عام 2024", "2024-05-20", "ar", False),
        ("Grain stocks on 3 March 2024", "2024-03-20", "en", None),
        ("Grain stocks", "2024-08-20", "en", None),
    ],
)
def test_a_title_says_of_which_quarter_it_is(title, day, language, titled):
    """As of the day on which it came out, where it says no year."""
    assert is_titled(released("one", title, day, language), months(2024, 4, 3)) is titled


def test_the_quarter_asked_for_comes_before_the_one_whose_figures_came_out_in_it():
    """Those of a quarter come out in the next one; what no title tells is told by the day, as before."""
    first = hit(released("first", "Grain stocks up in the first quarter", "2024-05-20"), 1.0)
    second = hit(released("second", "Grain stocks down in the second quarter", "2024-08-20"), 0.9)
    plain = hit(released("plain", "Grain stocks", "2024-06-20"), 0.9)
    early = hit(released("early", "Grain stocks", "2023-06-20"), 0.9)
    found = ordered([first, early, plain, second], lambda one: one.score, months(2024, 4, 3))
    assert [one.release.id for one in found] == ["second", "plain", "early", "first"]


def test_of_a_longer_time_and_of_a_release_without_a_day_a_title_says_nothing():
    assert is_titled(released("one", "Grain prices, March 2024", "2024-04-12"), months(2024, 1, 12)) is None
    assert is_titled(Release("one", "", "Grain prices in March", language="en"), MARCH) is None
    assert names_time("Prices rose in March.", released("one", "Grain", "2024-04-12"), MARCH)


def hit(release, score, item=""):
    return Hit(release, Passage(release.id, 0, 1, release.title), score, item=item or release.id)


def test_the_month_that_was_asked_for_comes_before_another_one_in_the_readers_language():
    """By a version of the other one it is known to be of the same series; what is of none stays as far off."""
    may_ru = hit(released("may-ru", "Цены на зерно, май 2024 года", "2024-06-12", "ru"), 1.0, "may")
    may_en = hit(released("may-en", "Grain prices, May 2024", "2024-06-12"), 0.9, "may")
    march = hit(released("march", "Grain prices, March 2024", "2024-04-12"), 0.6)
    other = hit(released("other", "Fire in a barn, 3 March 2024", "2024-03-03"), 0.6)
    hits = [may_ru, march, other]
    found = with_its_time(hits, [*hits, may_en], lambda one: one.score, MARCH, "ru")
    assert [one.score for one in found] == [1.0, 1.0, 0.6]
    assert ordered(found, lambda one: one.score, MARCH)[0].release.id == "march"


def test_what_came_out_in_that_month_in_another_language_only_comes_before_another_month():
    """Its title names no month; no keyword can agree with what was asked."""
    may_ru = hit(released("may-ru", "Цены на зерно снизились", "2024-06-12", "ru"), 1.0, "may")
    may_en = hit(released("may-en", "Grain prices down", "2024-06-12"), 0.9, "may")
    march = hit(released("march", "Grain prices up again", "2024-03-12"), 0.6)
    found = with_its_time([may_ru, march], [may_ru, march, may_en], lambda one: one.score, MARCH, "ru")
    assert ordered(found, lambda one: one.score, MARCH)[0].release.id == "march"
    asked_in_english = with_its_time([may_en, march], [may_en, march, may_ru], lambda one: one.score, MARCH, "en")
    assert [one.score for one in asked_in_english] == [0.9, 0.6]


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("дефицит бюджета Оресии на 2024 г., доля ВВП", "2,1 %", "1,6 %"),
        ("дефицит бюджета Оресии на 2025 г., доля ВВП", "1,6 %", "2,1 %"),
    ],
)
def test_of_two_budgets_the_one_for_the_year_that_was_asked_for_is_told(sample_archive, question, told, other):
    answer = Assistant(sample_archive).ask(question)
    assert told in answer.citations[0].quote
    assert not any(other in citation.quote for citation in answer.citations)


def test_of_a_year_that_only_other_budgets_are_told_of_no_figure_is_told(sample_archive):
    answer = Assistant(sample_archive).ask("Oresia's budget deficit for 2031")
    assert not any(figure in answer.text for figure in ("2.1", "1.6"))


def test_where_no_title_names_a_year_no_release_is_left_out(archive):
    near = hit(released("near", "Grain prices", "2024-04-12"), 0.9)
    far = hit(released("far", "Budget 2023", "2022-12-01"), 0.1)
    question = understand("the price of grain, plan 2031", today=TODAY)
    assert of_its_year(question, [near, far], archive) == [near, far]
    assert of_its_year(question, [], archive) == []


def test_a_release_on_another_year_that_speaks_of_the_one_asked_for_may_answer(archive):
    """The census of 2024 tells of the one of 2014; that of 2004 does not."""
    text = "At the census of 2014 there were 40 barns."
    told = hit(released("told", "Grain census 2024", "2024-04-12", text=text), 0.9)
    untold = hit(released("untold", "Grain census 2004", "2004-04-12"), 0.9)
    question = understand("How many barns were there at the grain census 2014 counted?", today=TODAY)
    assert of_its_year(question, [told, untold], archive) == [told]


def test_beside_the_month_asked_for_no_other_of_its_series_is_told(archive):
    """Where it is not there, the others stay: that they are of another month is told."""
    march = hit(released("march", "Grain prices, March 2024", "2024-04-12"), 0.9)
    april = hit(released("april", "Grain prices, April 2024", "2024-05-12"), 0.9)
    barn = hit(released("barn", "Fire in a barn, 3 April 2024", "2024-04-03"), 0.9)
    plain = hit(released("plain", "Grain prices", "2024-05-12"), 0.9)
    question = understand("How much was grain in March 2024?", today=TODAY)
    assert of_its_time(question, [april, march, barn, plain], archive) == [march, barn, plain]
    assert of_its_time(question, [april, barn], archive) == [april, barn]
    assert of_its_time(understand("How much is grain?", today=TODAY), [april, march], archive) == [april, march]


def test_the_words_about_one_budget_are_not_told_for_another(archive):
    said = "“The budget of the town is one of {},” said Mayor Olga Marten."
    for year, words in ((2023, "bread and roofs"), (2024, "debts and doubts")):
        title = f"Tavoria's budget for {year}: the council votes"
        archive.apply([Delivery((released(str(year), title, f"{year - 1}-12-12", text=said.format(words)),))])
    answer = Assistant(archive).ask("What did Olga Marten say about the 2023 budget?", today=TODAY)
    assert [c.release_id for c in answer.citations] == ["2023"]


PRICES = "The price of grain in the markets of Tavoria rose by {} percent over the year."


@pytest.fixture
def prices(archive):
    april = released("april", "Grain prices, April 2024", "2024-05-14", text=PRICES.format(5))
    may = released("may", "Grain prices, May 2024", "2024-06-11", text=PRICES.format(7))
    archive.apply([Delivery((april,)), Delivery((may,))])
    return Assistant(archive)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much did the price of grain in Tavoria rise in April 2024?", ""),
        ("How much did the price of grain in Tavoria rise in May 2024?", ""),
        (
            "How much did the price of grain in Tavoria rise in June 2024?",
            "No release that is quoted is of the time asked about, 1 June 2024 – 30 June 2024; the first is, by its"
            " title, «Grain prices, May 2024».",
        ),
        (
            "How much did the price of grain in Tavoria rise in September 2024?",
            "No release that is quoted is of the time asked about, 1 September 2024 – 30 September 2024; the first came"
            " out on ",
        ),
    ],
)
def test_that_the_figures_are_of_another_month_is_told(prices, question, told):
    """Also where both are of one year, and where the other one came out in the month that was asked for."""
    answer = prices.ask(question, today=TODAY)
    assert answer.answerable and answer.notice.startswith(told) and bool(answer.notice) is bool(told)


STOCKS = "The stocks of grain in Tavoria were {} thousand tonnes in the {} quarter of 2024."


@pytest.mark.parametrize(
    ("question", "first", "noticed"),
    [
        ("What were the stocks of grain in Tavoria in the first quarter of 2024?", "410", False),
        ("What were the stocks of grain in Tavoria in the second quarter of 2024?", "395", False),
        ("What were the stocks of grain in Tavoria in the third quarter of 2024?", "395", True),
    ],
)
def test_the_figures_of_the_quarter_asked_for_are_told_or_that_they_are_of_another(archive, question, first, noticed):
    for number, (name, amount, day) in enumerate((("first", 410, "2024-05-20"), ("second", 395, "2024-08-20"))):
        title, text = f"Grain stocks at {amount} thousand tonnes in the {name} quarter", STOCKS.format(amount, name)
        archive.apply([Delivery((released(str(number), title, day, text=text),))])
    answer = Assistant(archive).ask(question, today=TODAY)
    assert first in answer.citations[0].quote
    assert answer.notice.startswith("No release that is quoted is of the time asked about") is noticed


def test_a_month_that_figures_are_only_compared_with_is_another_one(archive):
    """A sentence that names no other month may be of that one, whatever its release's title says."""
    text = "The price of grain in the markets of Tavoria rose by 7 percent in May 2024 from April."
    archive.apply([Delivery((released("may", "Grain prices, May 2024", "2024-06-11", text=text),))])
    assistant = Assistant(archive)
    compared = assistant.ask("How much did the price of grain in Tavoria rise in April 2024?", today=TODAY)
    assert "by its title, «Grain prices, May 2024»" in compared.notice
    assert not assistant.ask("How much did the price of grain in Tavoria rise in May 2024?", today=TODAY).notice


def test_words_on_a_month_are_those_said_when_its_figures_came_out(archive):
    """Those that came out in the month are of the one before."""
    said = "“The price of grain in June {}, and a month is no season,” said Chief Statistician Olga Marten."
    june = released("june", "Grain prices, May 2024", "2024-06-11", text=said.format("will rise"))
    july = released("july", "Grain prices, June 2024", "2024-07-16", text=said.format("fell at last"))
    archive.apply([Delivery((june,)), Delivery((july,))])
    answer = Assistant(archive).ask("What did Olga Marten say about the price of grain in June 2024?", today=TODAY)
    assert [c.release_id for c in answer.citations] == ["july"]


@pytest.mark.parametrize(
    "question",
    [
        "What did the Ministry of Defence say on 8 May 2024?",
        "Что сообщило министерство спорта 1 апреля 2024 года?",
        "ماذا قالت وزارة الرياضة في 1 أبريل 2024؟",
    ],
)
def test_where_no_release_is_of_a_day_no_other_day_is_told_for_what_the_archive_does_not_have(sample_archive, question):
    """As words, "8 May" is near to whatever has a day; the nearest days are named."""
    answer = Assistant(sample_archive).ask(question)
    assert not answer.answerable
    assert "27" in answer.notice


def test_a_season_is_of_two_years():
    assert years("Exports in 2022/23") == years("Exports in 2022/2023") == {"2022", "2023"}
    assert years("On 2022/12/31") == {"2022"}


@pytest.mark.parametrize(
    ("title", "titled"),
    [("Еженедельный бюллетень: 3–9 ноября", True), ("Еженедельный бюллетень: 10–16 ноября", False)],
)
def test_a_title_may_name_a_week(title, titled):
    release = Release("r", "Доллар подешевел.", title=title, date=date(2025, 11, 17), language="ru")
    assert is_titled(release, Period(date(2025, 11, 3), date(2025, 11, 9))) is titled


def test_what_came_out_on_the_days_asked_about_comes_before_what_is_nearer_of_other_times():
    """If it is half as near; of a day, what came out weeks later tells of other days."""
    near = hit(released("near", "Servers are moved", "2024-07-05"), 1.0)
    march = hit(released("march", "A server has crashed", "2024-03-02"), 0.6)
    barn = hit(released("barn", "Fire in a barn", "2024-03-03"), 0.4)
    found = ordered([near, march, barn], lambda one: one.score, MARCH)
    assert [one.release.id for one in found] == ["march", "near", "barn"]
    day = Period(date(2024, 3, 2), date(2024, 3, 2))
    assert tells_of(march.release, day)
    assert not tells_of(released("later", "Servers", "2024-03-12"), day)
    assert tells_of(released("later", "Servers", "2024-04-12"), MARCH)


def test_of_a_time_the_nearest_sentence_of_any_release_that_tells_of_it_leads():
    """The order of these releases among each other is one of days, and says nothing of what is asked."""
    texts = {"first": "Fees rose in March.", "second": "Four ferries sailed in March.", "later": "Ferries sailed."}
    days = {"first": "2024-03-20", "second": "2024-03-10", "later": "2024-07-01"}
    hits = [hit(Release(name, text, name, date.fromisoformat(days[name])), 1.0) for name, text in texts.items()]
    scored = zip(hits, (0.8, 0.85, 0.87), strict=True)
    evidence = [Evidence(one, 0, len(one.release.text), one.release.text, score) for one, score in scored]
    led = [chosen(evidence[::-1], hits, around=time)[0].hit.release.id for time in (MARCH, None)]
    assert led == ["second", "first"]
