"""A letterhead is no title: the headline is, and every word above it stays in the text."""

import io
from datetime import date

import docx
import pytest

from embeddings.readers import read
from tests.test_formats import odt

MARCH_12 = date(2024, 3, 12)
TEXT = "The Works Office of Tarn opened the tunnel on Tuesday.\n\nIt cost nine million crowns, said its head."
RUSSIAN = "Совет порта Марсала сообщил во вторник, что паром перевёз 41 308 пассажиров."
ARABIC = "أعلنت هيئة ميناء مرسال أن العبارة نقلت 41308 راكبا في عامها الأول."


def of(text):
    (release,) = read("x.txt", text.encode()).releases
    return release.title, release.date, release.text


LETTERS = {
    "a kind below it": (
        f"Works Office of Tarn\n\nPRESS RELEASE\n\n12 March 2024\n\nTunnel opens\n\n{TEXT}",
        ("Tunnel opens", MARCH_12, f"Works Office of Tarn\n\n{TEXT}"),
    ),
    "two lines": (
        f"Works Office of Tarn\nPress Desk\n\nPRESS RELEASE\n\nTunnel opens\n\n12 March 2024\n\n{TEXT}",
        ("Tunnel opens", MARCH_12, f"Works Office of Tarn\nPress Desk\n\n{TEXT}"),
    ),
    "a date below it": (
        f"Works Office of Tarn\n\n12 March 2024\n\nTunnel opens\n\n{TEXT}",
        ("Tunnel opens", MARCH_12, f"Works Office of Tarn\n\n{TEXT}"),
    ),
    "a number": (
        f"PRESS RELEASE\n\nRef. 14/2024\n\n12 March 2024\n\nTunnel opens\n\n{TEXT}",
        ("Tunnel opens", MARCH_12, f"Ref. 14/2024\n\n{TEXT}"),
    ),
    "Russian": (
        f"Совет порта Марсала\n\n«12» марта 2024 г.\n\nПРЕСС-РЕЛИЗ\n\nПаром окупился\n\n{RUSSIAN}",
        ("Паром окупился", MARCH_12, f"Совет порта Марсала\n\n{RUSSIAN}"),
    ),
    "capitals": (
        f"МИНИСТЕРСТВО ПОРТОВ МАРСАЛА\n\nПРЕСС-РЕЛИЗ\n\nот «12» марта 2024 года № 14\n\nПаром окупился\n\n{RUSSIAN}",
        ("Паром окупился", MARCH_12, f"МИНИСТЕРСТВО ПОРТОВ МАРСАЛА\n\n{RUSSIAN}"),
    ),
    "Arabic, with a place": (
        f"هيئة ميناء مرسال\n\nبيان صحفي\n\nمرسال – 12 آذار/مارس 2024\n\nالعبارة تربح\n\n{ARABIC}",
        ("العبارة تربح", MARCH_12, f"هيئة ميناء مرسال\nمرسال – 12 آذار/مارس 2024\n\n{ARABIC}"),
    ),
}


@pytest.mark.parametrize(("text", "found"), LETTERS.values(), ids=LETTERS)
def test_the_headline_below_a_letterhead_is_the_title(text, found):
    """A letterhead is a name that the text has, too, or is in capitals above "press release"."""
    assert of(text) == found


TITLES = {
    "a subheading below the date": (
        f"Tunnel opens in Tarn\n\n12 March 2024\n\nA record\n\n{TEXT}",
        ("Tunnel opens in Tarn", MARCH_12, f"A record\n\n{TEXT}"),
    ),
    "and a kind": (
        f"Tunnel opens in Tarn\n\nPress release\n\nA record\n\n{TEXT}",
        ("Tunnel opens in Tarn", None, f"A record\n\n{TEXT}"),
    ),
    "a phrase of the text": (
        f"Opening of the tunnel\n\n12 March 2024\n\nBackground\n\n{TEXT} Many saw the opening of the tunnel.",
        ("Opening of the tunnel", MARCH_12, f"Background\n\n{TEXT} Many saw the opening of the tunnel."),
    ),
    "the text right below the date": (
        f"Works Office of Tarn\n\n12 March 2024\n\n{TEXT}", ("Works Office of Tarn", MARCH_12, TEXT),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TITLES.values(), ids=TITLES)
def test_a_title_above_a_date_stays_the_title(text, found):
    """Whatever follows."""
    assert of(text) == found


def word(*paragraphs, table=()):
    """A document of paragraphs with their styles, below a table of one row."""
    document = docx.Document()
    if table:
        cells = document.add_table(1, len(table)).rows[0].cells
        for cell, words in zip(cells, table, strict=True):
            cell.text = words
    for words, style in paragraphs:
        document.add_paragraph(words, style=style)
    held = io.BytesIO()
    document.save(held)
    (release,) = read("x.docx", held.getvalue()).releases
    return release.title, release.date, release.text


ABOVE = (("Works Office of Tarn", None), ("Media notice", None), ("12 March 2024", None))
BODY = tuple((words, None) for words in TEXT.split("\n\n"))


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_the_paragraph_in_the_style_of_titles_is_the_title(style):
    """What stands above it stays; so does a second heading."""
    found = word(*ABOVE, ("Tunnel opens", style), *BODY, ("Figures", "Heading 2"))
    assert found == ("Tunnel opens", MARCH_12, f"Works Office of Tarn\nMedia notice\n\n{TEXT}\n\nFigures")


def test_a_title_on_two_lines_is_one():
    assert word(("Tunnel\nopens", "Title"), ("12 March 2024", None), *BODY) == ("Tunnel opens", MARCH_12, TEXT)


def test_a_kind_in_the_style_of_titles_is_none():
    found = word(("PRESS RELEASE", "Title"), ("Tunnel opens", "Heading 1"), ("12 March 2024", None), *BODY)
    assert found == ("Tunnel opens", MARCH_12, TEXT)


def test_a_heading_below_the_text_or_one_of_several_is_no_title():
    """The first line is, as in any text."""
    below = word(("Tunnel opens", None), ("12 March 2024", None), *BODY, ("Background", "Heading 1"))
    assert below == ("Tunnel opens", MARCH_12, f"{TEXT}\n\nBackground")
    several = word(("Tunnel opens", None), ("12 March 2024", None), ("One", "Heading 1"), *BODY, ("Two", "Heading 1"))
    assert several == ("Tunnel opens", MARCH_12, f"One\n\n{TEXT}\n\nTwo")


def test_a_letterhead_in_a_table_is_read_by_its_lines():
    """A row of figures stays a row."""
    found = word(("Tunnel opens", None), *BODY, table=("Works Office of Tarn\nPress Desk", "12 March 2024\nNo. 14"))
    assert found == ("Tunnel opens", MARCH_12, f"Works Office of Tarn\nPress Desk\nNo. 14\n\n{TEXT}")
    assert "Length | 3 km" in word(("Tunnel opens", None), *BODY, table=("Length", "3 km"))[0]


def test_a_document_of_a_title_alone_is_read():
    assert word(("Tunnel opens", "Title"), ("12 March 2024", None))[2] == "Tunnel opens\n\n12 March 2024"


@pytest.mark.parametrize("style", ["Title", "Heading_20_1"])
def test_an_opendocument_text_has_its_title_in_such_a_style_too(style):
    lines = (*ABOVE, ("Tunnel opens", style), *BODY)
    paragraphs = (f"<text:p text:style-name='{name or 'Standard'}'>{words}</text:p>" for words, name in lines)
    (release,) = read("x.odt", odt("".join(paragraphs))).releases
    assert (release.title, release.date) == ("Tunnel opens", MARCH_12)
    assert release.text == f"Works Office of Tarn\nMedia notice\n\n{TEXT}"
