"""The fields of releases in the files of others: by their names there, and with the dates that they state."""

import datetime as dt
import io
import json

import openpyxl
import pytest

from embeddings.readers import DOUBT, read
from embeddings.readers.fields import field_called

TEXT = "The Tram Board of Ellin said on Monday that 61,900 people rode the new line in its first week."
MARCH_12 = dt.date(2024, 3, 12)


def told(name, data):
    """Title, day, its words, source and address of each release, and what is told of which part."""
    reading = read(name, data if isinstance(data, bytes) else data.encode())
    about = [(r.title, r.date, r.date_evidence, r.source, r.url) for r in reading.releases]
    assert all(r.text == TEXT for r in reading.releases)
    assert all(p.kind == DOUBT for p in reading.problems)
    return about, [(p.item, p.reason) for p in reading.problems]


WHOLE = [("Trams", MARCH_12, "2024-03-12", "Tram Board", "https://t.example/1")]
OBJECTS = {
    "other names beside our text": {
        "text": TEXT, "headline": "Trams", "published": "2024-03-12", "publisher": "Tram Board",
        "link": "https://t.example/1",
    },
    "capitals": {
        "text": TEXT, "Title": "Trams", "Date": "2024-03-12", "Source": "Tram Board", "URL": "https://t.example/1",
    },
    "an empty one first": {
        "title": "", "body": "", "headline": "Trams", "content": TEXT, "datePublished": "2024-03-12",
        "source": None, "issuer": "Tram Board", "permalink": "https://t.example/1",
    },
    "what is no value of the field": {
        "content": TEXT, "subject": ["trams"], "title": "Trams", "published": True, "pubDate": "2024-03-12",
        "publisher": {"@type": "Organization"}, "source": "Tram Board", "link": 7, "url": "https://t.example/1",
    },
}  # fmt: skip


@pytest.mark.parametrize("item", OBJECTS.values(), ids=OBJECTS)
def test_fields_are_read_by_whatever_names_they_have(item):
    """Ours where it has a value, else the first other that has one."""
    assert told("x.json", json.dumps(item)) == (WHOLE, [])


def test_our_own_name_counts_before_others():
    item = {"headline": "Older", "published": "2023-01-01", "text": TEXT, "title": "Trams", "date": "2024-03-12"}
    assert told("x.json", json.dumps(item)) == ([("Trams", MARCH_12, "2024-03-12", "", "")], [])


def test_a_post_of_wordpress_is_what_it_shows():
    post = {
        "id": 7, "guid": {"rendered": "https://t.example/?p=7"}, "date": "2024-03-12T10:00:00",
        "link": "https://t.example/1", "title": {"rendered": "Trams &amp; <em>buses</em>"},
        "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
    }  # fmt: skip
    assert told("x.json", json.dumps([post])) == (
        [("Trams & buses", MARCH_12, "2024-03-12T10:00:00", "", "https://t.example/1")], [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("---\nheadline: Trams\npublished: 2024-03-12\npublisher: Tram Board\nlink: https://t.example/1\n---", WHOLE),
        (
            '+++\ntitle = "Trams"\ndate = 2024-03-12\nsource = "Tram Board"\nurl = "https://t.example/1"\n'
            "[extra]\nviews = 3\n+++", WHOLE,
        ),
        ("---\ntitle: Trams\ndate: 2024-03-12\npublished: true\n---", [("Trams", MARCH_12, "2024-03-12", "", "")]),
    ],
)  # fmt: skip
def test_front_matter_is_read_by_the_same_names(front, found):
    """In YAML and in TOML."""
    assert told("x.md", f"{front}\n\n{TEXT}\n") == (found, [])


COLUMNS = {
    "Release date": "date", "Post Title": "title", "post_title": "title", "Post Date": "date", "Permalink": "url",
    "Press release text": "text", "articleBody": "text", "Date of issue": "date", "Дата публикации": "date",
    "تاريخ النشر": "date", "version_of": "version_of", "\ufeffText": "text", "date_extracted": "", "Department": "",
    "Updated": "", "news": "", "release": "", "Posting": "", "pubDate": "date", "date_published": "date",
}  # fmt: skip


@pytest.mark.parametrize(("name", "field"), COLUMNS.items())
def test_what_a_column_holds_is_told_by_its_name(name, field):
    """In whatever case and with whatever it is of; the day on which a page was fetched is no release's date."""
    assert field_called(name) == field


def test_columns_that_are_not_read_are_named():
    """Once for the file; one without words says nothing, nor one that helps out where another is empty."""
    data = (
        "Title;Release date;Published;Body;Department;Views;Notes\n"
        f"Trams;2024-03-12;;{TEXT};Transport;7;\nBuses;;2024-03-12;{TEXT};;9;\n"
    )
    named = ("columns", "not read, for they are none of a release: Department, Views")
    assert told("x.csv", data) == ([(title, MARCH_12, "2024-03-12", "", "") for title in ("Trams", "Buses")], [named])


def test_a_second_column_of_texts_is_named():
    assert told("x.csv", f"text;content\n{TEXT};Another text.\n")[1] == [
        ("columns", "not read, for they are none of a release: content")
    ]


def days(name, data):
    """The days that are read, and the items that are told."""
    about, problems = told(name, data)
    return [day for _, day, *_ in about], [item for item, _ in problems]


def rows(*stated):
    return "".join(("date\ttext\n", *(f"{one}\t{TEXT}\n" for one in stated)))


APRIL_3, MARCH_4 = dt.date(2024, 4, 3), dt.date(2024, 3, 4)
DATES = {
    "not certain": (("03/04/2024",), [None], ["row 2"]),
    "another row has the day first": (("03/04/2024", "20/03/2024 10:30"), [APRIL_3, dt.date(2024, 3, 20)], []),
    "another row has the month first": (("03/04/2024", "03/20/2024"), [MARCH_4, dt.date(2024, 3, 20)], []),
    "others prove both": (
        ("03/04/2024", "20/03/2024", "03/20/2024"), [None, dt.date(2024, 3, 20), dt.date(2024, 3, 20)], ["row 2"],
    ),
    "Arabic digits": (("١٢/٠٣/٢٠٢٤", "20/03/2024"), [MARCH_12, dt.date(2024, 3, 20)], []),
    "no such day": (("31/02/2024", "20/03/2024"), [None, dt.date(2024, 3, 20)], ["row 2"]),
    "a range": (("03/04/2024-05/04/2024", "20/03/2024"), [None, dt.date(2024, 3, 20)], ["row 2"]),
    "no whole day": (
        ("12-Mar-24", "March 2024", "N/A", "0000-00-00"), [None] * 4, ["row 2", "row 3", "row 4", "row 5"],
    ),
    "days that Excel counts": (("45363", "45363.75"), [MARCH_12] * 2, []),
    "a year is none": (("2024", "1710"), [None] * 2, ["row 2", "row 3"]),
    "seconds": (("1710230400", "1710230400000"), [MARCH_12] * 2, ["row 2", "row 3"]),
}  # fmt: skip


@pytest.mark.parametrize(("stated", "found", "doubtful"), DATES.values(), ids=DATES)
def test_a_date_that_is_none_takes_no_release_along(stated, found, doubtful):
    """It is told; what the other rows prove of how dates are written is used."""
    assert days("x.tsv", rows(*stated)) == (found, doubtful)


def test_numbers_in_objects_are_seconds_and_no_days():
    items = [{"text": TEXT, "date": date} for date in (1710230400, 45363, "03/04/2024", "13/04/2024")]
    assert days("x.json", json.dumps(items)) == (
        [MARCH_12, None, APRIL_3, dt.date(2024, 4, 13)], ["release 1", "release 2"],
    )  # fmt: skip


def test_a_date_that_is_none_leaves_the_dateline():
    item = {"content": f"MARSAL, 12 March 2024 – {TEXT}", "date": "N/A"}
    (release,) = read("x.json", json.dumps(item).encode()).releases
    assert (release.date, release.date_evidence) == (MARCH_12, "12 March 2024")


def test_a_date_of_front_matter_that_is_none_is_told():
    reason = "date 'soon' names no certain day, as 2024-06-10 does: read without it"
    assert told("x.md", f"---\ndate: soon\n---\n{TEXT}") == ([("", None, "", "", "")], [("front matter", reason)])


def book(*lines, epoch=None):
    made = openpyxl.Workbook()
    made.epoch = epoch or made.epoch
    for line in lines:
        made.active.append(line)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


HEADER = ("Title", "Date", "Text")


def test_lines_above_the_header_of_a_sheet_are_passed_over():
    """A row is told by its own number."""
    sheet = book(("Releases of 2024",), (), HEADER, ("Trams", MARCH_12, TEXT), ("Buses", "soon", TEXT))
    assert told("x.xlsx", sheet) == (
        [("Trams", MARCH_12, "2024-03-12", "", ""), ("Buses", None, "", "", "")],
        [("row 5", "date 'soon' names no certain day, as 2024-06-10 does: read without it")],
    )


def test_a_cell_that_says_text_is_no_header():
    sheet = book(("Name", "About"), ("Text", "of it"), ("x", "y"))
    with pytest.raises(ValueError, match="no column named text"):
        read("x.xlsx", sheet)


@pytest.mark.parametrize(("epoch", "day"), [(None, MARCH_12), (dt.datetime(1904, 1, 1), dt.date(2028, 3, 13))])
def test_numbers_are_days_from_where_the_workbook_counts(epoch, day):
    assert days("x.xlsx", book(HEADER, ("Trams", 45363, TEXT), epoch=epoch)) == ([day], [])
