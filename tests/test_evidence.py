"""The sentences that an answer may quote."""

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.evidence.evidence import score_sentences, sentences, weigh
from assistant.evidence.retrieval import retrieve
from assistant.questions.question import understand
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release


def texts(text: str) -> list[str]:
    release = Release(id="r", text=text, language="en")
    return [text[start:end] for start, end in sentences(release, 0, len(text))]


def test_a_subheading_is_not_quoted():
    """Whichever sentences stand around it."""
    text = "The two sides signed an agreement.\n\nTerms of the agreement\n\nIt runs for ten years and may be extended."
    assert texts(text) == ["The two sides signed an agreement.", "It runs for ten years and may be extended."]


def test_an_item_of_a_list_is():
    """It says something, though it ends without a full stop."""
    assert texts("The ministers agreed on this:\n- twelve flights a week from June")[1:] == [
        "- twelve flights a week from June"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Herring costs 6 crowns a kilo",
        "Верфь построит шесть траулеров за 88 млн крон ⚓️",
        "سيبني الحوض ست سفن صيد",
        "The market opens at five. ¹", "The market opens at five in the morning. #Olvar @market",
    ],
)
def test_a_short_paragraph_is_quoted_without_a_stop_too(line):
    """With a number, a tag, a note or a picture behind its end."""
    text = f"The market set its prices for May.\n\n{line}\n\nIt has stood there since the year 1931."
    assert len(texts(text)) == 3


@pytest.mark.parametrize(
    "line", ["تالفين 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م نوا", "Talven, 10 August 2015 NNA"]
)
def test_a_first_line_of_a_place_a_day_and_an_agency_is_not_quoted(line):
    """What tells of that day is."""
    assert texts(f"{line}\nThe council met today in the town hall of Talven.")[0].startswith("The council")
    told = ["The minister visits it on 10 August 2015", "Its trawlers will fish in the north", "The yard is very old."]
    assert texts("\n\n".join(told)) == told


def test_where_few_lines_end_with_a_stop_none_of_several_words_is_a_subheading():
    """As in short messages; a heading of few words is one there, too."""
    lines = ["The minister visited the yard of Olvar", "Its trawlers will fish in the north", "The yard is very old."]
    assert texts("\n\n".join([lines[0], "Olvar trawlers", *lines[1:]])) == lines


@pytest.mark.parametrize("line", ["Terms of the agreement of 2024", "Chapter 2, on trade", "The law from 2024 to 2026"])
def test_a_subheading_with_a_year_or_of_few_words_is_not_quoted(line):
    """It says nothing."""
    text = f"The two sides signed an agreement.\n\n{line}\n\nIt runs for ten years and may be extended."
    assert len(texts(text)) == 2


def test_a_release_that_is_one_line_is_quoted():
    """What has nothing but a line like a subheading says that line."""
    assert texts("Key rate left unchanged at 8.25%") == ["Key rate left unchanged at 8.25%"]


@pytest.mark.parametrize(
    "line",
    [
        "I read it in your paper first. I do not. Next question.",
        "Anna Orlova: No. We have not discussed it at all.",
        "Нет. Мы этого ещё не обсуждали с ними.",
        "لا. لم نناقش هذا الأمر في الاجتماع.",
    ],
)
def test_a_short_sentence_stands_with_the_one_beside_it(line):
    """Alone "no" says nothing, and without it the other says less; a line before is another one's."""
    assert texts(f"Terms\n{line}") == [line]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "PORT TAVOR, 11 September 2026. Exports of grain grew by a tenth."),
        ("ru", "ТАВОРИЯ, 19 ноября 2026 года. Вывоз зерна вырос на десятую часть."),
        ("ar", "بورت تافورا، 19 نوفمبر 2026. ارتفعت صادرات الحبوب بمقدار العشر."),
    ],
)
def test_a_dateline_stands_with_the_sentence_behind_it(language, line):
    """Alone it says nothing of what the release is about, and in a line of its own it is no sentence to quote."""
    dateline, _, sentence = line.partition(". ")
    for text, quoted in ((line, line), (f"{dateline}.\n{sentence}", sentence)):
        release = Release(id="r", text=text, language=language)
        assert [text[start:end] for start, end in sentences(release, 0, len(text))] == [quoted]


def test_a_sentence_that_tells_when_something_was_stands_alone():
    text = "The bridge was opened on 11 September 2026. Exports of grain grew by a tenth."
    assert len(texts(text)) == 2


class _Alike:
    """An archive in which every sentence is as near, and one keyword is asked for."""

    def term_weights(self, words):
        return {"berth": 1.0}

    def sentence_scores(self, words, hit, spans):
        return [0.5] * len(spans)


def hit(name: str, text: str, language: str) -> Hit:
    return Hit(Release(name, text, language=language), Passage(name, 0, len(text), text), 0.0)


def test_keywords_tell_nothing_against_a_sentence_in_another_script():
    """There they cannot stand: it counts as having what the best one has."""
    hits = [
        hit("port", "The port opened a second berth for ships.", "en"),
        hit("tea", "The tea harvest rose to a new record.", "en"),
        hit("порт", "В порту открыт второй причал для судов.", "ru"),
    ]
    scored = {e.hit.release.id: round(e.score, 2) for e in score_sentences("Which berth?", hits, _Alike())}
    assert scored == {"port": 0.6, "порт": 0.6, "tea": 0.5}


def test_a_sentence_in_another_language_is_nearer_than_it_seems():
    """Where the question's language is known."""
    hits = [hit("port", "The port opened a second berth.", "en"), hit("порт", "В порту открыт второй причал.", "ru")]
    scored = {e.hit.release.id: round(e.score, 2) for e in score_sentences("Which berth?", hits, _Alike(), "en")}
    assert scored == {"port": 0.6, "порт": 0.63}


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("How many citizens are registered with Nurmadia's consulate in Dorvane?", "ar", "٢٨٠٠ مواطن"),
        ("За сколько дней консульство Нурмадии в Дорване выдаёт паспорта?", "ar", "خمسة أيام عمل"),
        ("How many combine harvesters came from Oresia to help with the 2025 harvest?", "ru", "640 прибыли"),
    ],
)
def test_the_answer_is_quoted_in_whichever_language_it_is(sample_archive, question, language, words):
    """Not a sentence that is only near, because it is in the question's own language."""
    first = Assistant(sample_archive).ask(question).citations[0]
    assert first.language == language
    assert words in first.quote


def test_within_a_time_less_has_to_agree(sample_archive):
    """Of "what did the bank say in February" the month is half the question."""
    answer = Assistant(sample_archive).ask(
        "What did the central bank say in February 2024?", today=date(2025, 12, 15)
    )
    assert {citation.date for citation in answer.citations} == {date(2024, 2, 16)}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("До какого уровня ЦБ Варандии поднял ставку в феврале 2024 г.?", "с 8,75 до 9,25 %"),
        ("In October 2024, how many state grants for Nurmadians did Varandia offer?", "1,400"),
    ],
)
def test_a_sentence_of_the_time_asked_about_need_not_say_when(sample_archive, question, words):
    """Another one, that names some day, is not nearer for that."""
    assert words in Assistant(sample_archive).ask(question, today=date(2025, 12, 15)).citations[0].quote


def test_the_answer_may_stand_in_another_passage_than_the_nearest(sample_archive):
    """The title makes every passage near: what the first one says must not be lost behind it."""
    answer = Assistant(sample_archive).ask("متى يبدأ الإعفاء من التأشيرات مع أوريسيا؟")
    assert answer.citations[0].quote.startswith("تعلن وزارة خارجية نورماديا أن اتفاقية الإعفاء")


def test_a_line_with_a_colon_that_begins_no_list_is_no_sentence_to_quote():
    """ "The following is attributable to the spokesperson:" stands above the text; above a list it stays with it."""
    above, told = "The below is attributable to the spokesperson:", "The ministers spoke today about grain."
    lines = [above, told, "They agreed on two things:", "- to open a border crossing", "- to meet again in spring"]
    release = Release("r", "\n".join(lines), language="en")
    spans = sentences(release, 0, len(release.text))
    assert [release.text[start:end] for start, end in spans] == lines[1:]
    alone = Release("r", above, language="en")
    assert sentences(alone, 0, len(above)) == [(0, len(above))]


def test_of_sentences_as_near_one_that_asks_or_gives_somebodys_words_comes_later(archive):
    asked, said, told = "The lanterns go by sea?", "“The lanterns go by sea.”", "The lanterns go by sea."
    release = Release("r", "\n".join((asked, said, told)), "Lanterns", language="en")
    archive.apply([Delivery((release,))])
    question = understand("How do the lanterns go?")
    found = weigh(question, retrieve(archive, question).hits, archive)
    assert [e.text for e in found] == [told, said, asked]
