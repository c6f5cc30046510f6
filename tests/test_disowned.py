"""Sentences that a release calls forged or false, and the one that says so."""

import pytest

from assistant.answers.disowned import denial, right, with_denials
from assistant.answers.quotes import MOST
from assistant.evidence.evidence import Evidence
from embeddings.releases.release import Hit, Passage, Release

RUSSIAN = (
    "В сетях распространяется поддельная запись. На ней министр Юхан Реэт якобы говорит: «Вклады будут заморожены»."
    " Министерство просит не верить этому."
)
ENGLISH = 'A video is circulating. In it the minister says: "Deposits will be frozen." This is a forgery.'
ARABIC = "انتشر تسجيل مفبرك في مواقع التواصل. ويظهر فيه الوزير وهو يقول: «ستجمد الودائع». ودعت الوزارة إلى الحذر."


def evidence(text: str, language: str, words: str) -> Evidence:
    start = text.index(words)
    end = min(at + 1 for mark in (". ", '" ', "». ") if (at := text.find(mark, start)) >= 0)
    release = Release("r", text, language=language)
    return Evidence(Hit(release, Passage("r", 0, len(text), text), 1.0), start, end, text[start:end])


@pytest.mark.parametrize(
    ("text", "language", "words", "denies"),
    [
        (RUSSIAN, "ru", "На ней", "В сетях распространяется поддельная запись."),
        (ENGLISH, "en", "In it", "This is a forgery."),
        (ARABIC, "ar", "ويظهر", "انتشر تسجيل مفبرك في مواقع التواصل."),
        (RUSSIAN, "ru", "В сетях", None),
        ("The port opened in May. Reports of its closure are false.", "en", "The port", None),
        ('A fake page wrote: "The port is closed." It is open.', "en", "A fake", None),
    ],
)
def test_what_is_called_false_has_the_sentence_that_says_so(text, language, words, denies):
    one = evidence(text, language, words)
    span = denial(one.hit.release, one.start, one.end)
    assert (text[slice(*span)] if span else None) == denies


@pytest.mark.parametrize(("text", "language", "words"), [(RUSSIAN, "ru", "На ней"), (ARABIC, "ar", "ويظهر")])
def test_it_is_quoted_with_that_sentence_or_not_at_all(text, language, words):
    """In reading order, and both within the limit."""
    one = evidence(text, language, words)
    told = with_denials([one], MOST)
    assert [e.text for e in told] == [text.split(". ")[0] + ".", one.text]
    plain = evidence("The port opened in May. So it is.", "en", "The port")
    assert with_denials([plain, one], 2) == [plain]
    assert with_denials([told[0], one], MOST) == told


def test_what_was_given_wrongly_has_the_sentence_that_says_what_is_right():
    """In a correction, within a paragraph; elsewhere a correct answer is no correction of anything."""
    text = (
        "In the release of 3 May the harvest was given as 71 tonnes. A scale was off. The correct weight is 64 tonnes."
        "\n\nThe director apologised."
    )
    release = Release("c", text, "Correction to the harvest release", language="en")
    start, end = 0, text.index(" A scale")
    assert text[slice(*right(release, start, end))] == "The correct weight is 64 tonnes."
    assert right(release, text.index("The director"), len(text)) is None
    assert right(Release("p", text, "Harvest", language="en"), start, end) is None
    one = Evidence(Hit(release, Passage("c", 0, len(text), text), 1.0), start, end, text[start:end])
    assert [e.text for e in with_denials([one], MOST)] == [one.text, "The correct weight is 64 tonnes."]
