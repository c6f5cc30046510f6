"""A source that a question names, where it names nothing else, is a limit: what there is of it is told."""

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.questions.issuers import issuers
from assistant.words.abbreviations import is_spelled_out
from embeddings.releases.release import Filters
from web.view import limits
from web.wording import wordings

TODAY = date(2025, 12, 31)
BANK = {
    "Press Service of the Central Bank of Varandia",
    "Пресс-служба Центрального банка Варандии",
    "المكتب الصحفي للمصرف المركزي لفارانديا",
}


@pytest.mark.parametrize(
    "words",
    [["central", "bank"], ["ЦБ"], ["Центробанка"], ["Центральный", "банк", "Варандии"], ["المصرف", "المركزي"]],
)
def test_a_source_is_known_by_what_it_is_called_in_every_language(sample_archive, words):
    assert set(issuers(words, sample_archive)) == BANK


@pytest.mark.parametrize(
    "words", [["Varandia"], ["central", "bank", "rate"], ["Moon", "bank"], ["minister"], ["MPs"], []]
)
def test_no_source_is_what_has_no_name_of_an_institution_or_another_one(sample_archive, words):
    assert issuers(words, sample_archive) == ()


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Что сообщил Центробанк в феврале 2025 года?", "Совет директоров Центрального банка"),
        ("Что нового у фонда?", "Программа борьбы с последствиями засухи"),
        ("latest news from the relief fund", "The Nurmadia Fund for Relief and Development"),
        ("ماذا صدر عن الخارجية في فبراير 2023؟", "عُقدت في تالفين"),
    ],
)
def test_what_there_is_of_a_source_is_told_from_its_beginning(sample_archive, question, begins):
    answer = Assistant(sample_archive).ask(question, today=TODAY)
    assert answer.citations[0].quote.startswith(begins)
    assert {one.source for one in answer.citations} <= set(answer.interpreted.filters.sources)
    assert "sources" in answer.interpreted.read


def test_a_source_that_was_read_can_be_lifted_and_a_chosen_one_stands(sample_archive):
    assistant = Assistant(sample_archive)
    question = "What did the central bank announce in June 2025?"
    assert assistant.ask(question, today=TODAY).interpreted.read == ("dates", "sources")
    lifted = assistant.ask(question, today=TODAY, ignore=["sources"]).interpreted
    assert (lifted.read, lifted.filters.sources) == (("dates",), ())


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What did the central bank decide on the key rate in June 2025?", ("dates",)),
        ("What is the central bank?", ()),
        ("What happened in Varandia in May 2024?", ("dates",)),
        ("When did the ministry of agriculture publish its report in 2025?", ("dates",)),
        ("Latest decision of the central bank", ("newest",)),
    ],
)
def test_what_else_is_asked_for_is_not_limited_to_a_source(sample_archive, question, read):
    interpreted = Assistant(sample_archive).search(question, today=TODAY).interpreted
    assert (interpreted.read, interpreted.filters.sources) == (read, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ЦБ", "Центральный банк снизил ставку"),
        ("NBV", "the National Bank of Varandia"),
        ("Центробанка", "решение Центрального банка"),
        ("Минобороны", "Министерство обороны"),
        ("Минсельхоз", "Министерство сельского хозяйства"),
        ("Госдепе", "Государственный департамент"),
    ],
)
def test_an_abbreviation_is_spelled_out(name, text):
    assert is_spelled_out(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ЦБ", "Центр занятости"),
        ("Минфин", "Министерство обороны"),
        ("Минобороны", "Минута обоснования"),
        ("Москва", "мост, который строят у квартала"),
        ("وزارة", "وزير"),
        ("MPs", "whatever"),
        ("мин" * 600, "Министерство обороны"),
        ("", "text"),
    ],
)
def test_another_name_is_not(name, text):
    assert not is_spelled_out(name, text)


def test_a_source_that_was_read_is_one_limit_on_the_page(sample_archive):
    """What it is called in other languages is counted; lifted, all of it is ignored."""
    question = "What did the central bank announce in June 2025?"
    answer = Assistant(sample_archive).ask(question, today=TODAY)
    shown = [one for one in limits(question, Filters(), answer, wordings()["en"]) if one.kind == "sources"]
    assert [one.label for one in shown] == ["Press Service of the Central Bank of Varandia +2"]
    assert "ignore=sources" in shown[0].href
