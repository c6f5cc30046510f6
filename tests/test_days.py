"""Questions that ask when, and that the reader is told the day of a release that does not name it."""

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.questions.follow_up import Turn
from assistant.times.days import asks_when, says_when

DAY = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("question", "when"),
    [
        ("When was it signed?", True),
        ("And since when?", True),
        ("In what year was it?", True),
        ("Когда подписали?", True),
        ("С какого числа?", True),
        ("متى وقعت؟", True),
        ("منذ متى؟", True),
        ("What happens when it rains?", False),
        ("When it was signed, who was there?", False),
        ("Что будет, когда стемнеет?", False),
        ("ما السعر؟", False),
    ],
)
def test_a_question_asks_when(question, when):
    assert asks_when(question) is when


@pytest.mark.parametrize(
    ("sentence", "language", "said"),
    [
        ("They signed it on 8 November 2023.", "en", True),
        ("It opens in May.", "en", True),
        ("They signed it today.", "en", False),
        ("They signed it last week.", "en", False),
        ("Подписано 8 ноября.", "ru", True),
        ("Подписано сегодня.", "ru", False),
        ("وقعت في 8 نوفمبر 2023.", "ar", True),
        ("وقعت اليوم.", "ar", False),
        ("", "en", False),
    ],
)
def test_a_sentence_says_when(sentence, language, said):
    assert says_when(sentence, DAY, language) is said


def test_the_day_of_the_release_is_told_where_its_words_name_none(sample_archive):
    """"Enters into force today" is of the day on which it came out."""
    answer = Assistant(sample_archive).ask("When does visa-free travel begin?")
    assert answer.citations[0].date == date(2024, 6, 1)
    assert "names no day" in answer.notice and "came out on 1 June 2024" in answer.notice


def test_where_they_name_one_nothing_is_added(sample_archive):
    answer = Assistant(sample_archive).ask("When did the 2023/24 grain season end?")
    assert "30 June" in answer.text
    assert answer.notice == ""


@pytest.mark.parametrize(
    ("question", "follow", "day"),
    [
        ("What did Layan al-Sifri say?", "When?", "15 May 2024"),
        ("ماذا قالت ليان السفري؟", "متى؟", "1 ديسمبر 2025"),
    ],
)
def test_when_somebody_said_it_is_when_it_was_published(sample_archive, question, follow, day):
    """The same words are quoted again, and nobody else's."""
    assistant = Assistant(sample_archive)
    first = assistant.ask(question)
    then = assistant.ask(follow, turns=[Turn(question, first.text)])
    assert [c.quote for c in then.citations] == [c.quote for c in first.citations]
    assert day in then.notice


@pytest.mark.parametrize(
    ("question", "time", "day"),
    [
        ("كم بلغ التضخم في يناير 2025؟", "1 يناير 2025", "16 فبراير 2024"),
        ("How much grain was exported in 2021?", "1 January 2021", "2024"),
    ],
)
def test_what_is_of_another_time_than_the_one_asked_about_is_said_to_be(sample_archive, question, time, day):
    """Also of a time before the archive begins."""
    answer = Assistant(sample_archive).ask(question)
    assert time in answer.notice and day in answer.notice


@pytest.mark.parametrize("question", ["What was inflation in January 2024?", "When did the museum find it in 2020?"])
def test_what_is_of_the_time_or_names_it_needs_no_word_on_that(sample_archive, question):
    assert "time asked about" not in Assistant(sample_archive).ask(question).notice
