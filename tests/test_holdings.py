"""How many releases there are: asked of the archive itself, and told of it."""

from datetime import date

import pytest

from assistant.answers import phrases
from assistant.assistant import Assistant
from assistant.questions.follow_up import Turn
from assistant.questions.question import Question, understand
from embeddings.releases.release import Extent, Filters

HELD = Extent(1234, ("ar", "en"), date(2023, 2, 14), date(2025, 12, 5))


class Unasked:
    """A language model that nothing is asked of."""

    name = "unasked"

    def stream(self, messages):
        raise AssertionError(messages)


@pytest.mark.parametrize(
    "question",
    [
        "How many releases are there?", "How many press releases do you have?", "how many documents are in the archive",
        "How many releases does the archive hold?", "What is the number of releases in this archive?",
        "Сколько релизов в архиве?", "Сколько всего пресс-релизов у вас есть?", "Сколько в архиве релизов?",
        "How many releases in 2024?", "How many releases were published last year?", "How many releases in Arabic?",
        "Сколько пресс-релизов вышло в прошлом году?", "كم عدد البيانات الصادرة في عام 2024؟",
        "كم عدد البيانات في الأرشيف؟", "كم بياناً صحفياً لديكم؟", "ما عدد البيانات الصحفية الموجودة في الأرشيف؟",
    ],
)  # fmt: skip
def test_a_question_about_the_archive_is_seen(question):
    assert understand(question, today=date(2025, 11, 20)).holdings


@pytest.mark.parametrize(
    "question",
    [
        "How many releases are about ferries?", "How many statements did the minister make?", "How many are there?",
        "How many documents were signed?", "Сколько документов подписано?", "Сколько заявлений сделал министр?",
        "كم وثيقة وُقّعت؟", "كم عدد النواب في البرلمان؟", "What do the releases say?", "",
    ],
)  # fmt: skip
def test_what_the_releases_tell_is_not(question):
    assert not question or not understand(question).holdings


@pytest.mark.parametrize(
    ("language", "count", "days", "languages"),
    [
        ("en", "Releases in the archive: 1,234.", "Their dates: 14 February 2023 – 5 December 2025.",
         "Languages: Arabic, English."),
        ("ru", "Релизов в архиве: 1\xa0234.", "Их даты: 14 февраля 2023\u202fг. – 5 декабря 2025\u202fг.",
         "Языки: арабский, английский."),
        ("ar", "عدد البيانات في الأرشيف: 1,234.", "تواريخها: 14 فبراير 2023 – 5 ديسمبر 2025.",
         "اللغات: العربية، الإنجليزية."),
    ],
)  # fmt: skip
def test_it_is_told_in_the_readers_language(language, count, days, languages):
    assert phrases.holds(Question("q", language), HELD) == f"{count} {days} {languages}"


def test_within_limits_it_is_told_of_these():
    asked = Question("q", "en", Filters(languages=("ar",)))
    assert phrases.holds(asked, Extent(2, ("ar",), None, None)) == (
        "Releases within the limits of the search (Arabic): 2. Languages: Arabic."
    )
    assert phrases.holds(asked, Extent(0, (), None, None)) == ""


@pytest.mark.parametrize("question", ["How many releases are there?", "Please tell me how many releases there are."])
@pytest.mark.parametrize("turns", [[], [Turn("How many passengers did the ferry carry?")]])
def test_the_archive_answers_for_itself(sample_archive, question, turns):
    """Also in a conversation; nothing is quoted, and no release is near to it."""
    answer = Assistant(sample_archive).ask(question, turns=turns)
    assert answer.text == phrases.holds(answer.interpreted, sample_archive.extent())
    assert (answer.answerable, answer.citations, answer.nearest) == (False, (), ())
    assert not answer.interpreted.follows_up


def test_of_a_language_only_its_releases_are_counted(sample_archive):
    answer = Assistant(sample_archive).ask("How many releases in Arabic are there?")
    count = sample_archive.extent(Filters(languages=("ar",))).releases
    assert answer.text.startswith(f"Releases within the limits of the search (Arabic): {count}. ")


def test_no_language_model_is_asked_for_it(sample_archive):
    answer = Assistant(sample_archive, Unasked()).ask("How many releases are there?", mode="model")
    assert answer.text.startswith("Releases in the archive: ")


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Press releases about the dam", "the dam"),
        ("Show me all the press releases on grain, please", "grain"),
        ("What releases are there on students?", "students?"),
        ("How many press releases are about the ferry?", "the ferry?"),
        ("сколько релизов про зерно", "зерно"),
        ("Do you have any statements about the dam in Arabic?", "the dam?"),
        ("Все пресс-релизы о плотине", "плотине"),
        ("Есть ли у вас релизы на русском про зерно?", "зерно?"),
        ("بيانات صحفية عن السد", "السد"),
        ("هل لديكم أخبار حول الحبوب؟", "الحبوب؟"),
    ],
)
def test_releases_about_a_subject_are_asked_for(question, subject):
    """Only the subject is searched for."""
    asked = understand(question)
    assert (asked.finds, asked.wants_releases, asked.searched) == (True, True, subject)


@pytest.mark.parametrize(
    "question",
    [
        "What statements about the dam did the minister make?",
        "Which documents on the dam were signed?",
        "Statements of the minister about the dam",
        "How many documents on the dam were signed?",
        "Releases about",
        "News about the strike: did it end?",
        "Documents on the merger were signed when?",
        "Statements about grain by Ivan Petrov",
        "Сообщения о взрывах подтвердились?",
        "The dam",
        "Latest statement on Libya",
        "Какие заявления о плотине сделал министр?",
        "Документы подписаны о плотине?",
        "ما آخر بيان عن ليبيا؟",
        "ماذا قال الوزير عن السد؟",
    ],
)
def test_what_they_say_is_asked_otherwise(question):
    assert not understand(question).finds


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        (
            "Releases about the museum",
            ["متحف زهرين الوطني يدشّن مختبراً لترميم الورق", "National Museum of Zahrin opens 'Ink and Salt'"],
        ),
        (
            "Releases in Arabic about the museum",
            ["متحف زهرين الوطني يدشّن مختبراً لترميم الورق", "متحف زهرين الوطني يفتتح معرض «حبر وملح»"],
        ),
    ],
)
def test_each_is_told_by_its_first_sentence_newest_first(sample_archive, question, titles):
    answer = Assistant(sample_archive).ask(question)
    assert [c.title for c in answer.citations] == titles
    assert all(c.start == 0 for c in answer.citations)


def test_one_that_comes_to_the_subject_further_on_is_told_by_what_it_says_of_it(sample_archive):
    answer = Assistant(sample_archive).ask("Press releases about grain in 2025")
    bank = next(c for c in answer.citations if "key rate" in c.title)
    assert "grain harvest" in bank.quote
    assert [c.date for c in answer.citations] == sorted((c.date for c in answer.citations), reverse=True)


def test_what_none_is_about_is_declined(sample_archive):
    assert not Assistant(sample_archive).ask("Press releases about football").answerable
