"""PDF: no sentence is cut by a page, no word of it taken for a page's number, and the date line is the date."""

import re
from datetime import date

import pytest

from embeddings.readers import UnreadableFile, read
from embeddings.readers.hyphens import closed
from embeddings.readers.right_to_left import Glyph, line_of
from tests.test_formats import pdf_of, pdf_pages

OPENED = [
    "The Harbour Board of Ostravia opened the new quay of Lorn on Tuesday, and the first ship",
    "moored there in the evening. The Board said that cars will be allowed on it from the spring of",
]
WIDER = ["The quay is to be widened a second time, and all of this will be finished by the end of"]


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


NUMBERED = {
    "and of how many": "Harbour Board of Lorn | Page {} of 3",
    "a number behind": "Press release 14/2024 {}",
    "a number before": "{} | Harbour Board of Lorn",
    "an address": "https://board.example/quay {}/3",
    "in Russian": "Harbour Board – стр. {}",
}


@pytest.mark.parametrize("line", NUMBERED.values(), ids=NUMBERED)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_line_with_the_number_of_its_page_is_no_text(line, is_above):
    """Nor the title, on the first page, too; it cuts no sentence."""
    bodies = (
        ["The Board of Ostravia opens a quay", "4 June 2024", *OPENED],
        [f"2026 {WIDER[0]}"],
        ["2029, and ferries will moor there."],
    )
    lines = [line.format(number) for number in (1, 2, 3)]
    release = of(*([one, *body] if is_above else [*body, one] for one, body in zip(lines, bodies, strict=True)))
    assert (release.title, release.date) == ("The Board of Ostravia opens a quay", date(2024, 6, 4))
    assert release.text == f"{FIRST} 2026 {WIDER[0]} 2029, and ferries will moor there."


def test_a_page_that_says_that_it_is_the_only_one_is_no_text():
    release = of(["Board of Lorn | Page 1 of 1", "Quay opens", "4 June 2024", *OPENED, "2026."])
    assert (release.title, release.text) == ("Quay opens", f"{FIRST} 2026.")


def test_what_a_browser_prints_around_a_page_is_no_text():
    """When, what the page is called, its address and number."""
    stamp, address = "6/5/24, 2:19 PM Board of Ostravia", "https://board.example/quay {}/2"
    opened = ["Quay opens", "4 June 2024", *OPENED]
    release = of([*opened, stamp, address.format(1)], [stamp, "2026 only.", address.format(2)])
    assert (release.title, release.date, release.text) == ("Quay opens", date(2024, 6, 4), f"{FIRST} 2026 only.")


@pytest.mark.parametrize(
    "lines",
    [
        ("Board votes 1/1", "Council votes 1/1"),
        ("Berth 4", "Berth 7"),
        ("Opened by 6/5/24, 2:19 PM", "and 6/5/24, 2:19 PM"),
        ("It will be of use in 3 years", "It will be of use in 4 years"),
        ("Pier 1: Lorn", "Pier 2: Marsal"),
    ],
)
def test_a_line_with_another_number_is_text(lines):
    first, second = (of(["Quay opens", *OPENED, lines[0]], [lines[1], "2026."]).text.find(line) for line in lines)
    assert -1 < first < second


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


def drawn_pdf(stream):
    """A page on which a stream draws, with Helvetica as F1."""
    return pdf_of([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ])  # fmt: skip


def test_figures_above_the_line_of_a_pdf_are_no_part_of_a_number():
    """Nor are those below it raised."""
    raised = "/F1 8 Tf 5 Ts ({}) Tj 0 Ts /F1 12 Tf"
    shown = (
        f"(It cost 19) Tj {raised.format(1)} ( million, emits 10) Tj {raised.format(6)} ( t on 5 m) Tj"
        f" {raised.format(2)} ( of CO) Tj /F1 8 Tf -3 Ts (2) Tj 0 Ts /F1 12 Tf ( in 2024, it says.) Tj"
    )
    (release,) = read("x.pdf", drawn_pdf(f"BT /F1 12 Tf 72 760 Td 24 TL (Quay opens) Tj T* {shown} ET")).releases
    assert release.text == "It cost 19 million, emits 10^6 t on 5 m² of CO2 in 2024, it says."


def test_larger_lines_are_headings():
    """Though the line before them is full, or they have no capitals; a sentence is cut by no larger letters."""
    full = "The Harbour Board opened the new quay of Lorn on Tuesday, and the first ship came."
    more = "Cars will be allowed on it from the spring, and lorries, as the Board has said, from"
    sizes = ((18, "quay opens"), (12, full), (16, "Who may use it"), (12, more), (16, "next year only."))
    shown = " ".join(f"/F1 {size} Tf ({line}) Tj T*" for size, line in sizes)
    (release,) = read("x.pdf", drawn_pdf(f"BT 18 TL 72 760 Td {shown} ET")).releases
    assert (release.title, release.text) == (
        "quay opens", f"{full}\n\nWho may use it\n\n{more} next year only.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("the pro\2gramme", "the programme"),
        ("the self\2employed", "the self-employed"),
        ("COVID\2 19", "COVID-19"),
        ("in 2019\2\n2023", "in 2019-2023"),
        ("в Нью\2Йорке", "в Нью-Йорке"),
        ("the MINIS\2TRY", "the MINISTRY"),
        ("пресс\2служба", "пресс-служба"),
        ("north\2east, north-east", "north-east, north-east"),
        ("re\2creation, re-creation, recreation", "recreation, re-creation, recreation"),
    ],
)
def test_a_divided_word_is_whole(text, whole):
    """With the hyphen that belongs to it."""
    assert closed(text) == whole


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("ماع 5G networks ماع", "عام 5G networks عام"),
        ("ماع 3M Company (IMF) ماع", "عام 3M Company (IMF) عام"),
        ("ماع Boeing 737-800 ماع", "عام Boeing 737-800 عام"),
        ("ماع Win 10 x64 ماع", "عام Win 10 x64 عام"),
        ("ماع +966 11 123 4567 ماع", "عام +966 11 123 4567 عام"),
        ("ماع 2024-2020 ماع", "عام 2020-2024 عام"),
        ("ماع 2024-09-01 ماع", "عام 2024-09-01 عام"),
        ("ماع ABC ،2020 ماع", "عام 2020، ABC عام"),
        ("ماع %12 وحن", "نحو 12% عام"),
        ("םוי 12% לש", "של 12% יום"),
    ],
)
def test_numbers_beside_foreign_words_keep_their_place(drawn, read):
    """Each sign of a line as it is drawn from the left."""
    signs = [Glyph(sign, 7.0 * n, 7.0 * n + 6, 12, n) for n, sign in enumerate(drawn)]
    assert line_of(signs) == read


ARABIC = [
    "الوزارة تفتتح عشر مدارس في الشمال",
    "3 يونيو 2024",
    "افتتحت وزارة التعليم عشر مدارس جديدة (نحو 12%) في المناطق الشمالية من البلاد،",
    "وبلغت كلفتها 19.5 مليون كرونة. وقالت الوزيرة: «وعدنا ووفينا» قبل 2024-09-01",
    "وبين عامي 2019–2023 بنيت School of Arn (IMF) هناك بعد COVID-19، وفي 2020، ABC أيضا.",
]
LATIN = re.compile(r"(School of Arn \(IMF\)|COVID-19|ABC|\d[\d.]*)")  # what is written from the left


def drawn(line):
    """How a line of Arabic looks, from the left: brackets turned round, numbers and foreign words as they are."""
    pieces = LATIN.split(line)
    turned = [
        piece if n % 2 else piece[::-1].translate(str.maketrans("()«»", ")(»«"))
        for n, piece in enumerate(pieces)
    ]
    return "".join(reversed(turned))


def arabic_pdf(lines, backwards=False, spaces=True):
    """Lines as a program draws them, sign by sign in either order; spaces are signs or only room."""
    signs = sorted({sign for line in lines for sign in line})
    codes = {sign: 33 + n for n, sign in enumerate(signs)}
    shown = []
    for row, line in enumerate(lines):
        places = [(72 + 7 * n, sign) for n, sign in enumerate(drawn(line)) if spaces or sign != " "]
        for left, sign in reversed(places) if backwards else places:
            shown.append(f"1 0 0 1 {left} {760 - 24 * row} Tm <{codes[sign]:02x}> Tj")
    stream = f"BT /F1 12 Tf {' '.join(shown)} ET"
    told = "\n".join(f"<{code:02x}> <{ord(sign):04x}>" for sign, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{told}\nendbfchar endcmap"
    )
    return pdf_of([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 795 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        f"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 33/LastChar {32 + len(codes)}"
        f"/Widths[{'583 ' * len(codes)}]/ToUnicode 6 0 R>>",
        f"<</Length {len(to_unicode)}>>\nstream\n{to_unicode}\nendstream",
    ])  # fmt: skip


@pytest.mark.parametrize("backwards", [False, True], ids=["from the left", "from the right"])
@pytest.mark.parametrize("spaces", [True, False], ids=["with spaces", "with room"])
def test_arabic_is_read_in_its_order_however_it_is_drawn(backwards, spaces):
    """Numbers, foreign words and brackets in theirs."""
    (release,) = read("x.pdf", arabic_pdf(ARABIC, backwards, spaces)).releases
    assert (release.title, release.date, release.text) == (ARABIC[0], date(2024, 6, 3), " ".join(ARABIC[2:]))


def test_words_that_stay_reversed_are_refused():
    """Nothing of it could be quoted: they are reversed on the page itself."""
    with pytest.raises(UnreadableFile, match="stored in reverse"):
        read("x.pdf", arabic_pdf([" ".join(word[::-1] for word in line.split()) for line in ARABIC]))


def test_a_page_without_such_letters_is_read_as_it_is_stored(monkeypatch):
    monkeypatch.setattr("embeddings.readers.right_to_left.line_of", None)
    assert (
        of(["Quay opens", "4 June 2024", *WIDER, "2026 (or later)."]).text == f"{WIDER[0]} 2026 (or later)."
    )
