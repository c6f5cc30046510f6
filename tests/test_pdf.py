"""PDF: no sentence is cut by a page, no word of it taken for a page's number, and the date line is the date."""

from datetime import date

import pytest

from embeddings.readers import read
from tests.test_formats import pdf_pages

OPENED = [
    "The Harbour Board of Ostravia opened the new quay of Lorn on Tuesday, and the first ship",
    "moored there in the evening. The Board said that cars will be allowed on it from the spring of",
]
WIDER = ["The quay is to be widened a second time, and all of this work will be finished by the end of"]


def of(*pages):
    (release,) = read("x.pdf", pdf_pages(*pages)).releases
    return release


def paragraphs(*pages):
    return of(
        ["The Board of Ostravia opens a quay", "4 June 2024", *OPENED, *pages[0]], *pages[1:]
    ).text.split("\n\n")


FIRST = " ".join(OPENED)
GOES_ON = [*OPENED[1:], "2026 only"]


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ((["2026 only", "1"], ["if the second bridge is there.", "2"]), ["2026 only if the second bridge is there."]),
        ((["2026 only", "1"], ["if it is there, by", "2029."]), ["2026 only if it is there, by 2029."]),
        ((["2026."], ["Lorries will not be allowed at all."]), ["2026.", "Lorries will not be allowed at all."]),
        ((["2026.", "Page 1 of 2"], ["Lorries will not.", "Page 2 of 2"]), ["2026.", "Lorries will not."]),
        ((["2026 only", "- 7 -"], ["if the bridge is there.", "- 8 -"]), ["2026 only if the bridge is there."]),
        ((["2023"], ["2024"]), ["2023 2024"]),
    ],
    ids=["over a page", "a year last", "a new paragraph", "numbers with words", "numbers from 7 on", "years"],
)  # fmt: skip
def test_a_sentence_goes_on_over_the_end_of_a_page(pages, text):
    """Without the pages' numbers, which go up with the pages; a year is a word of it."""
    begun, *others = paragraphs(*pages)
    assert [begun.removeprefix(f"{FIRST} "), *others] == text


def test_a_line_that_runs_through_all_pages_is_left_once_and_cuts_nothing():
    """Above the first and below the last, with the numbers among them gone."""
    above, below = "Harbour Board - Press release", "Write to the press office"
    pages = [[above, f"Page {n}", f"on day {n} {WIDER[0]}", f"{2025 + n}", below] for n in (1, 2, 3)]
    pages[0].insert(2, "Quay opened:")
    sentence = " ".join(f"on day {n} {WIDER[0]} {2025 + n}" for n in (1, 2, 3))
    release = of(*pages)
    assert release.title == above
    assert release.text == f"Quay opened:\n\n{sentence}\n\n{below}"


def test_a_line_of_one_page_is_left_where_it_stands():
    assert paragraphs(["2026."], ["Harbour Board, of which he spoke."]) == [
        f"{FIRST} 2026.", "Harbour Board, of which he spoke.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 June 2024", date(2024, 6, 4)),
        ("Tuesday, June 4, 2024", date(2024, 6, 4)),
        ("Released on 4 June", None),
    ],
)
def test_the_date_line_below_a_title_is_the_date(line, day):
    """Though nothing but the length of its line sets it apart; the title may have two lines."""
    title = ["The Harbour Board of Ostravia opens the new quay", "of Lorn"]
    release = of([*title, line, *OPENED, "2026."])
    if day:
        assert (release.title, release.date, release.text) == (" ".join(title), day, f"{FIRST} 2026.")
    assert release.date == day


def test_a_day_that_ends_a_sentence_stays_in_it():
    release = of(["Quay opens", *WIDER, "4 June 2024.", *OPENED, "2026."])
    assert release.text.split("\n\n")[0] == f"{WIDER[0]} 4 June 2024."
