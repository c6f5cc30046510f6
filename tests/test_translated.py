"""Releases that say they are translations."""

import pytest

from assistant.answers.translated import is_translation
from assistant.assistant import Assistant
from embeddings.archive import Archive
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from tests.fakes import WordEncoder

SENTENCE = "The ferry Tern carried 61,700 passengers in its first year."


@pytest.mark.parametrize(
    "text",
    [
        f"Unofficial translation\n{SENTENCE}",
        f"{SENTENCE}\nThis is an unofficial translation of the Russian text.",
        f"{SENTENCE}\n(Unofficial translation)",
        f"{SENTENCE} [unofficial translation from Russian]",
        "Неофициальный перевод\nПаром перевёз 61 700 пассажиров.",
        "Паром перевёз 61 700 пассажиров (неофициальный перевод с арабского).",
        "ترجمة غير رسمية\nنقلت العبّارة ٦١٧٠٠ راكب.",
        "نقلت العبّارة ٦١٧٠٠ راكب (ترجمةٌ غير رسميّة).",
    ],
)
def test_a_remark_in_brackets_or_on_its_own_line_says_so(text):
    assert is_translation(Release("r", text))
    assert is_translation(Release("r", SENTENCE, "Ferry results (unofficial translation)"))


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "The embassy warned against an unofficial translation of the visa agreement that is sold in shops.",
        "Посольство предупредило, что в продаже появился неофициальный перевод соглашения о визах.",
        "حذرت السفارة من ترجمة غير رسمية لاتفاقية التأشيرات تباع في المتاجر منذ أسبوعين.",
        "Ministry denies an unofficial translation",
        "",
    ],
)
def test_a_sentence_about_a_translation_does_not(text):
    assert not is_translation(Release("r", text))


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        (
            "How many passengers did the ferry Tern carry in its first year?",
            "The release calls itself a translation.",
        ),
        ("How many copper spoons has the museum?", ""),
    ],
)
def test_a_reader_of_a_quotation_is_told_that_its_release_is_a_translation(tmp_path, question, notice):
    spoons = Release("spoons", "The museum has 40 copper spoons.", "Spoons", language="en")
    ferry = Release("ferry", f"{SENTENCE}\nUnofficial translation", "Ferry results", language="en")
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((ferry, spoons))])
    answer = Assistant(archive).ask(question)
    archive.close()
    assert (answer.answerable, answer.notice) == (True, notice)
