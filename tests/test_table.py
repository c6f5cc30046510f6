"""Tables: every row is a release of its own, whatever its quote marks, and what is doubtful is told."""

import csv
import io

import openpyxl
import pytest

from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.readers import UnreadableFile, read
from embeddings.readers.reading import DOUBT
from embeddings.readers.rows import HOLDING, SPARE, STRAY

SCHOOLS = "We shall build ten schools, she said."


def found(name, data):
    """The texts that are read, and what is told of which row, with its kind."""
    reading = read(name, data.encode())
    return [r.text for r in reading.releases], [(p.item, p.reason, p.kind) for p in reading.problems]


PEACE = (
    "title\tdate\ttext\n"
    'One\t2024-01-01\t"Peace" is our goal, he said.\n'
    f'Two\t2024-01-02\t"{SCHOOLS}\n'
    "Three\t2024-01-03\tThe third release.\n"
    'Four\t2024-01-04\tThe fourth "release" of the week.\n'
)


def test_an_opening_quote_mark_takes_no_row_along():
    """Its words and its marks are the cell's; the rows beside it are as they were."""
    assert found("x.tsv", PEACE) == (
        [
            '"Peace" is our goal, he said.',
            f'"{SCHOOLS}',
            "The third release.",
            'The fourth "release" of the week.',
        ],
        [("row 2", STRAY, DOUBT), ("row 3", STRAY, DOUBT)],
    )


CLOSED_LATER = (
    f'title,date,text\nOne,2024-01-01,"{SCHOOLS}\nTwo,2024-01-02,The second release."\n'
    "Three,2024-01-03,The third.\n"
)


def test_a_mark_that_a_later_row_closes_takes_no_row_along():
    """Though all of it is quoted by the rules: days in their column are rows. A paragraph in quotes is none."""
    assert found("x.csv", CLOSED_LATER) == (
        [f'"{SCHOOLS}', 'The second release."', "The third."], [("row 2", STRAY, DOUBT)],
    )  # fmt: skip
    quoted = 'title,date,text\nOne,2024-01-01,"First,\nthen, and, last."\n'
    assert found("x.csv", quoted) == (["First,\nthen, and, last."], [])


def test_a_row_that_may_hold_another_is_told():
    data = 'title,date,text\nOne,2024-01-01,"First,\nTwo,2024-01-02,The second.\nand so on."\n'
    assert found("x.csv", data) == (
        ["First,\nTwo,2024-01-02,The second.\nand so on."], [("row 2", HOLDING, DOUBT)],
    )  # fmt: skip


MARKS = {
    "never closed": (
        'title,text\nA,"He said yes.\nB,The second.\nC,The third.\n',
        ['"He said yes.', "The second.", "The third."], [("row 2", STRAY, DOUBT)],
    ),
    "with backslashes": (
        'title,text\nA,"He said \\"yes\\" to it, and left."\nB,"The second."\n',
        ['He said "yes" to it, and left.', "The second."], [],
    ),
    "with a backslash last": (
        'title,text\nA,"He said: \\"yes\\""\nB,"The second, ""too""."\n',
        ['He said: "yes"', 'The second, "too".'], [],
    ),
    "not doubled": (
        'title,text\n"A, or B","He said "yes", and left."\n"C","The ""second""."\n',
        ['He said "yes", and left.', 'The "second".'], [("row 2", STRAY, DOUBT)],
    ),
    "two quotations": (
        'title,text\nA,"Peace" and "war"\nB,"Peace"\n', ['"Peace" and "war"', "Peace"], [("row 2", STRAY, DOUBT)],
    ),
    "paragraphs": (
        'title,text\nA,"One.\n\nTwo, ""2"".\n"\nB,Three.\n', ['One.\n\nTwo, "2".', "Three."], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "texts", "told"), MARKS.values(), ids=MARKS)
def test_quote_marks_are_read_as_they_are_meant(data, texts, told):
    """By the rules, with backslashes, or as signs like others."""
    assert found("x.csv", data) == (texts, told)


CELLS = {
    "spare ones behind the text": (
        "title,text\nA,He said yes, and left.\nB,The second.\n",
        ["He said yes, and left.", "The second."], [("row 2", SPARE, DOUBT)],
    ),
    "spare ones behind others": (
        "title,text,source\nA,He said yes, and left.,Council\nB,The second.,Council\n",
        ["The second."], [("row 2", "4 cells, and the header has 3", "")],
    ),
    "empty ones at the end": ("title,text\nA,The first.,,\nB,The second.\n", ["The first.", "The second."], []),
    "missing ones": (
        "title,text,source\nA,The first.\nB,The second.,Council\n",
        ["The first.", "The second."], [("row 2", "only 2 cells, and the header has 3", DOUBT)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "texts", "told"), CELLS.values(), ids=CELLS)
def test_a_row_with_other_cells_than_its_header_is_told(data, texts, told):
    """And read where it is plain what they are."""
    assert found("x.csv", data) == (texts, told)


def test_thousands_of_rows_with_stray_marks_are_read_at_once():
    """A row that is read anew begins where it stands."""
    data = "title\ttext\n" + "".join(f'{n}\t"Word" {n}.\n' for n in range(20_000))
    texts, told = found("x.tsv", data)
    assert (texts[-1], len(texts), len(told)) == ('"Word" 19999.', 20_000, 20_000)


def test_what_left_a_file_with_a_doubtful_row_is_gone(archive, tmp_path):
    """All of it was read; where a row could not be, nothing is gone."""
    (tmp_path / "x.tsv").write_text(PEACE)

    def bring_in():
        scanned = scan(archive, [tmp_path])
        return ingest(archive, scanned.items, scanned.gone, scanned.problems)

    assert bring_in().added == 4
    (tmp_path / "x.tsv").write_text(PEACE.replace("Three\t2024-01-03\tThe third release.\n", ""))
    assert (bring_in().removed, len(archive.listing().releases)) == (1, 3)
    (tmp_path / "x.tsv").write_text("title\tdate\ttext\nOne\t2024-01-01\t\nTwo\t2024-01-02\tWords.\n")
    assert bring_in().removed == 0


def test_a_file_written_by_the_rules_is_read_to_the_letter():
    """Every cell, with whatever is in it."""
    cells = [f'{a}{b}"{c}' for a in ("", '"', "\n") for b in ("x", "x,\n", "\\") for c in ("", "y", "\n,y")]
    held = io.StringIO(newline="")
    csv.writer(held).writerows([("title", "text"), *((f"{n}", f"T{cell}.") for n, cell in enumerate(cells))])
    assert found("x.csv", held.getvalue()) == ([f"T{cell}." for cell in cells], [])


HEADER = ("title", "text")
NOTES = [("Notes",), ("Sent to all editors",)]


def excel(hidden="", **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def of_book(data):
    reading = read("x.xlsx", data)
    return [r.text for r in reading.releases], [(p.item, p.reason) for p in reading.problems]


UNNAMED = "columns may be text, id, url, title, subtitle, date, language, source, version_of, place"


def test_every_sheet_with_a_header_is_read_and_the_others_are_named():
    """An empty one says nothing, and a row that is wrong is told with its sheet."""
    spring, autumn = [HEADER, ("A", "In spring."), ("B", "")], [("headline", "content"), ("C", "In autumn.")]
    texts, told = of_book(excel(Notes=NOTES, Spring=spring, Autumn=autumn, Empty=[]))
    assert texts == ["In spring.", "In autumn."]
    assert told == [
        ("sheet Notes", f"was not read: no column named text in its first row; {UNNAMED}"),
        ("sheet Spring, row 3", "text is missing: a release object needs a non-empty string there"),
    ]


def test_the_rows_of_the_only_sheet_are_told_by_their_number():
    """What stands under no name is not read, as in any table."""
    texts, told = of_book(excel(Releases=[HEADER, ("A", "In spring.", "", "more"), ("B", "")]))
    assert (texts, told) == (
        ["In spring."], [("row 3", "text is missing: a release object needs a non-empty string there")],
    )  # fmt: skip


def test_a_hidden_sheet_is_not_read_and_named_where_releases_are_in_it():
    shown, draft = [HEADER, ("A", "In spring.")], [HEADER, ("B", "In autumn.")]
    assert of_book(excel("Draft", Shown=shown, Draft=draft)) == (
        ["In spring."], [("sheet Draft", "it is hidden, and was not read")],
    )  # fmt: skip
    assert of_book(excel("Notes", Shown=shown, Notes=NOTES)) == (["In spring."], [])


def test_a_book_without_releases_is_refused():
    with pytest.raises(UnreadableFile, match="sheet Notes: was not read: no column named text"):
        read("x.xlsx", excel(Notes=NOTES, Empty=[]))
