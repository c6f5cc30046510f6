"""Office documents, PDF, mail, feeds, tables and archives become releases, or are refused with a reason."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from datetime import date, datetime
from email.message import EmailMessage

import docx
import openpyxl
import pytest

from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.readers import SUFFIXES, UnreadableFile, read
from embeddings.readers.table import SNIFFED
from tests.fakes import uploaded

JUNE_10 = date(2020, 6, 10)
ENGLISH = "The foreign minister of Noria met the ambassador of Varandia. The two sides discussed trade."
ARABIC = "التقى وزير خارجية نوريا سفير فارانديا في العاصمة. وناقش الجانبان التجارة والنقل."
RUSSIAN = "Министр иностранных дел Нории встретился с послом Варандии. Стороны обсудили торговлю."


def only(name, data):
    (release,) = read(name, data).releases
    return release


def zipped(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def word(*paragraphs, table=()):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        rows = document.add_table(len(table), len(table[0])).rows
        for row, values in zip(rows, table, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def odt(body, styles=""):
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table", "style")
    )
    text = f"{styles}<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{text}</office:document-content>"
    return zipped(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(*lines):
    """A page with these lines, written by hand."""
    return pdf_pages(lines)


def pdf_pages(*pages):
    """A page with lines for each of these."""
    first = 4  # objects: the catalog, the pages, the font
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 12 Tf 72 760 Td 16 TL {shown} ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        ]
    return pdf_of(objects)


def pdf_of(objects):
    """A PDF of these objects, the first of which is its catalog."""
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode()


def about(release):
    return release.title, release.date, release.language, release.source


@pytest.mark.parametrize(
    ("text", "date_line", "source", "language"),
    [
        (ENGLISH, "June 10, 2020", "Source: Harbour Council", "en"),
        (RUSSIAN, "10 июня 2020 г.", "Источник: Совет портов", "ru"),
        (ARABIC, "١٠ يونيو ٢٠٢٠", "المصدر: مجلس الموانئ", "ar"),
    ],
)
def test_office_documents_are_read_like_plain_text(text, date_line, source, language):
    """Word, OpenDocument and RTF give the same release in every script."""
    lines = (text.split(".")[0], date_line, text, source)
    escaped = "\\par ".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in lines)
    expected = (lines[0], JUNE_10, language, source.partition(": ")[2])
    for name, data in (
        ("release.docx", word(*lines)),
        ("release.odt", odt("".join(f"<text:p>{line}</text:p>" for line in lines))),
        ("release.rtf", f"{{\\rtf1\\ansi {escaped}}}".encode()),
    ):
        release = only(name, data)
        assert about(release) == expected
        assert release.text == text


def test_tables_in_documents_are_lines():
    """In their place, cells in order."""
    assert only("x.docx", word("Exports", ENGLISH, table=[("Year", "Tonnes"), ("2024", "6,900")])).text == (
        f"{ENGLISH}\n\nYear | Tonnes\n\n2024 | 6,900"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table><table:table-row>{cell.format('2024')}{cell.format('6,900')}</table:table-row></table:table>"
    assert (
        only("x.odt", odt(f"<text:h>Exports</text:h><text:p>{ENGLISH}</text:p>{row}")).text
        == f"{ENGLISH}\n\n2024 | 6,900"
    )


def test_what_was_deleted_or_noted_is_no_text():
    """Tracked deletions and footnotes of an OpenDocument text stay out."""
    deleted = "<text:tracked-changes><text:p>We resign.</text:p></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>Secret.</text:p></text:note-body></text:note>"
    assert only(
        "x.odt", odt(f"{deleted}<text:p>Plan</text:p><text:p>The council met{note} today.</text:p>")
    ).text == ("The council met today.")


def test_a_pdf_gives_its_paragraphs():
    """Lines of a paragraph are joined; title and date are told apart; the page number is no text."""
    data = pdf(
        "Council adopts plan", "June 10, 2020",
        "The harbour council adopted a plan for the northern berths of the port and",
        "of the river today. It had been prepared for three years by the engineers and", "the captains.", "1",
    )  # fmt: skip
    release = only("x.pdf", data)
    assert (release.title, release.date) == ("Council adopts plan", JUNE_10)
    assert release.text == (
        "The harbour council adopted a plan for the northern berths of the port and of the river today. "
        "It had been prepared for three years by the engineers and the captains."
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf(), "a scan without text"),
        (pdf("Words")[:80], "torn"),
        (b"%PDF-1.7\n" + b"\0" * 500, "torn"),
        (b"words", "not a PDF"),
    ],
)
def test_a_pdf_without_text_is_refused(data, told):
    """A scan says what to do."""
    with pytest.raises(UnreadableFile, match=told):
        read("x.pdf", data)


def mail(text=ENGLISH, subtype="plain", charset="utf-8", **headers):
    message = EmailMessage()
    for name, value in ({"Subject": "Встреча", "From": "Совет <press@council.example>"} | headers).items():
        message[name] = value
    message["Date"] = "Wed, 10 Jun 2020 23:30:00 +0300"
    message.set_content(text, subtype=subtype, charset=charset)
    return message


def test_mail_is_a_release_and_its_attachments_are_files():
    """Subject, day of sending and sender; attachments keep their names; pictures stay out."""
    message = mail(RUSSIAN, charset="koi8-r")
    message.add_attachment(word("Plan", ENGLISH), maintype="application", subtype="x", filename="план.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    reading = read("x.eml", message.as_bytes())
    (release,) = reading.releases
    assert about(release) == ("Встреча", JUNE_10, "ru", "Совет")
    assert (release.text, release.date_evidence) == (RUSSIAN, "Wed, 10 Jun 2020 23:30:00 +0300")
    assert [part.name for part in reading.parts] == ["план.docx"]


def test_html_mail_has_paragraphs_and_no_scripts():
    """As it is read, not as it is written."""
    body = f"<p>{ENGLISH}</p><div>Second<br>line.</div><script>x</script>"
    html = f"<html><head><style>p {{}}</style></head><body>{body}</body></html>"
    assert only("x.eml", mail(html, "html").as_bytes()).text == f"{ENGLISH}\n\nSecond\n\nline."


def test_a_table_in_a_mail_or_a_feed_has_its_cells_apart():
    """Each row on a line."""
    table = "<table><tr><td>North</td><td>12</td></tr><tr><td>South</td><td>15</td></tr></table>"
    text = f"{ENGLISH}\n\nNorth | 12\n\nSouth | 15"
    assert only("x.eml", mail(f"<p>{ENGLISH}</p>{table}", "html").as_bytes()).text == text
    feed = RSS.replace("<p>Second.</p>", table)
    assert read("x.rss", feed.encode()).releases[0].text == text


HTML_BODY = f"<html><head><style>p {{}}</style></head><body><p>{ENGLISH}</p><p>Second line of it.</p></body></html>"


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        ("This message is in HTML. Please use a program that shows it.", f"{ENGLISH}\n\nSecond line of it."),
        ("", f"{ENGLISH}\n\nSecond line of it."),
        ("Read it here: https://council.example/1\n", f"{ENGLISH}\n\nSecond line of it."),
        (f"{ENGLISH}\n\n2nd line.", f"{ENGLISH}\n\n2nd line."),
    ],
    ids=["a stub", "empty", "an address", "the release itself"],
)
def test_a_mail_is_read_in_the_version_that_has_its_words(plain, text):
    """The plain one, unless it has next to none of them."""
    message = mail(plain)
    message.add_alternative(HTML_BODY, subtype="html")
    assert only("x.eml", message.as_bytes()).text == text


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Council</title>
<item><title>Plan &amp; budget</title><link>https://council.example/1</link><guid>tag:1</guid>
<pubDate>Wed, 10 Jun 2020 08:00:00 GMT</pubDate>
<description><![CDATA[<p>{ENGLISH}</p><p>Second.</p><script>x</script>]]></description></item>
<item><title>Empty</title><link>https://council.example/2</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Council</title>
<entry><title>Plan &amp; budget</title>
<link href="https://council.example/1"/><id>tag:1</id><updated>2020-06-10T08:00:00Z</updated>
<published>2020-06-10T07:00:00Z</published>
<content type="html">&lt;p&gt;{ENGLISH}&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Council",
    "items": [
        {"id": "1", "url": "https://council.example/1", "title": "Plan & budget",
         "date_published": "2020-06-10T08:00:00Z",
         "content_html": f"<p>{ENGLISH}</p><p>Second.</p>"}
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"), [("x.rss", RSS), ("x.xml", RSS), ("x.atom", ATOM), ("x.json", json.dumps(JSON_FEED))]
)
def test_feeds_give_their_entries(name, data):
    """The text as paragraphs, the day with the words it was read from."""
    release = read(name, data.encode()).releases[0]
    assert about(release) == ("Plan & budget", JUNE_10, "en", "Harbour Council")
    assert (release.text, release.url) == (f"{ENGLISH}\n\nSecond.", "https://council.example/1")
    assert release.date_evidence


RUSSIAN_RSS = f"""<?xml version="1.0" encoding="{{}}"?><rss version="2.0" xmlns:yandex="http://news.yandex.ru"><channel>
<title>Совет</title><item><title>План</title><link>https://council.example/1</link><pubDate>10.06.2020 08:00</pubDate>
<description>Кратко.</description><yandex:full-text>{RUSSIAN}</yandex:full-text></item></channel></rss>"""


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1251", "cp1251"),
        ("utf-8", "cp1251"),
        ("windows-1251", "koi8-r"),
        ("utf-8", "utf-16"),
    ],
)
def test_a_feed_is_read_in_its_own_encoding(declared, encoding):
    """Whichever it declares; with its full text, and its day as people write it."""
    release = only("x.rss", RUSSIAN_RSS.format(declared).encode(encoding))
    assert about(release) == ("План", JUNE_10, "ru", "Совет")
    assert (release.text, release.date_evidence) == (RUSSIAN, "10.06.2020 08:00")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "koi8-r"])
def test_a_mail_whose_head_is_written_as_it_stood_has_its_title(encoding):
    head = "Subject: Встреча министров\nFrom: Совет портов <a@council.example>"
    message = f"{head}\nContent-Type: text/plain; charset={encoding}\n\n{RUSSIAN}"
    release = only("x.eml", message.encode(encoding))
    assert (release.title, release.source, release.text) == ("Встреча министров", "Совет портов", RUSSIAN)


@pytest.mark.parametrize("above", ["sep=;\n", '"sep=;"\r\n', "\n\n", "\ufeffsep=;\r\n"])
def test_what_stands_above_the_header_of_a_table_is_passed_over(above):
    """Excel names the separator there."""
    assert only("x.csv", f"{above}title;text\nPlan;{ENGLISH}\n".encode()).text == ENGLISH


def test_what_is_struck_through_in_markdown_is_taken_back():
    release = only("x.md", f"# ~~Old~~ Plan\n\nIt costs ~~14~~ **19** ~ 20. {ENGLISH}\n\n~~All of it.~~".encode())
    assert (release.title, release.text) == ("Plan", f"It costs  19 ~ 20. {ENGLISH}")


def test_an_entry_without_text_is_named():
    """And the others are read."""
    (problem,) = read("x.rss", RSS.encode()).problems
    assert (problem.item, "text is missing" in problem.reason) == ("entry 2 Empty", True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>', "a sitemap"),
        (b"<x/>", "not a feed"),
        (
            b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
            "no",
        ),
        (b'<rss version="2.0"><channel></channel></rss>', "no entries"),
    ],
)
def test_other_xml_is_refused(data, told):
    """With what it is."""
    with pytest.raises(UnreadableFile, match=told):
        read("x.xml", data)


ROWS = [
    ("Заголовок", "date", "content", "link", "other"),
    ("Plan, adopted", "2020-06-10", f"{ENGLISH}\nSecond “line”.", "https://council.example/1", "x"),
    ("", "", "", "", ""),
    ("No text", "2020-06-11", "", "", ""),
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_rows_are_releases(delimiter, encoding):
    """Whatever the separator, with line breaks in quotes and columns by other names."""
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter).writerows(ROWS)
    reading = read("x.csv", held.getvalue().encode(encoding))
    (release,) = reading.releases
    assert (release.title, release.date, release.url) == (
        "Plan, adopted",
        JUNE_10,
        "https://council.example/1",
    )
    assert release.text == f"{ENGLISH}\nSecond “line”."
    assert [problem.item for problem in reading.problems] == ["columns", "row 4"]


@pytest.mark.parametrize("line", ["'a ", ";'", '"a", '])
def test_no_header_takes_long(line, monkeypatch):
    """Not even one that says again and again how it might be quoted: only its beginning is tried."""
    tried, sniff = [], csv.Sniffer.sniff

    def spied(self, sample, delimiters):
        tried.append(len(sample))
        return sniff(self, sample, delimiters)

    monkeypatch.setattr(csv.Sniffer, "sniff", spied)
    with pytest.raises(UnreadableFile, match="no column named text"):
        read("a.csv", (line * 30_000).encode())
    assert tried == [SNIFFED]


def test_excel_rows_are_releases():
    """Dates are days."""
    book = openpyxl.Workbook()
    book.active.append(["title", "date", "text"])
    book.active.append(["Plan", datetime(2020, 6, 10, 23, 30), ENGLISH])
    held = io.BytesIO()
    book.save(held)
    assert about(only("x.xlsx", held.getvalue())) == ("Plan", JUNE_10, "en", "")


def test_a_table_without_text_names_its_columns():
    """So that a person can rename one."""
    with pytest.raises(UnreadableFile, match="no column named text"):
        read("x.csv", b"a,b\n1,2\n")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def tarred(mode, **files):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return held.getvalue()


def run(archive, folder):
    found = scan(archive, [folder])
    return ingest(archive, found.items, found.gone, found.problems)


def texts(archive):
    return sorted(release.text for release in archive.listing(limit=100).releases)


FILES = {"a/2020.en.txt": f"Plan\n\n{ENGLISH}".encode(), "a/2020.ru.txt": f"План\n\n{RUSSIAN}".encode()}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.zip", zipped(**FILES)),
        ("x.tar", tarred("w", **FILES)),
        ("x.tar.gz", tarred("w:gz", **FILES)),
        ("x.tgz", tarred("w:gz", **FILES)),
        ("x.tar.xz", tarred("w:xz", **FILES)),
        ("x.zip.bz2", bz2.compress(zipped(**FILES))),
        ("x.zip", zipped(**{"inner.zip": zipped(**FILES), "__MACOSX/a.txt": b"x", ".hidden": b"x"})),
    ],
)
def test_what_is_in_an_archive_comes_in(archive, folder, name, data):
    """Each file for itself; language versions stay together; nothing is added twice."""
    (folder / name).write_bytes(data)
    assert run(archive, folder).added == 2
    assert texts(archive) == sorted((ENGLISH, RUSSIAN))
    english = next(release for release in archive.listing().releases if release.language == "en")
    assert [version.language for version in archive.versions(english)] == ["ru"]
    report = run(archive, folder)
    assert (report.added, report.unchanged, report.removed) == (0, 2, 0)


def test_a_changed_archive_changes_only_what_changed(archive, folder):
    """A file that is gone from it is gone; with the archive all of it goes."""
    (folder / "x.zip").write_bytes(zipped(**FILES, other=b""))
    (folder / "stays.txt").write_text("Stays\n\nThis stays.")
    run(archive, folder)
    (folder / "x.zip").write_bytes(
        zipped(**{"a/2020.en.txt": b"Plan\n\nOther words.", "new.txt": b"New\n\nNew words."})
    )
    report = run(archive, folder)
    assert (report.added, report.replaced, report.removed, report.unchanged) == (1, 1, 1, 1)
    assert texts(archive) == ["New words.", "Other words.", "This stays."]
    (folder / "x.zip").unlink()
    assert run(archive, folder).removed == 2
    assert texts(archive) == ["This stays."]


def test_an_interrupted_archive_is_read_to_its_end(archive, folder, monkeypatch):
    """It counts as read only when all inside it is stored."""
    (folder / "x.zip").write_bytes(zipped(**FILES))
    monkeypatch.setattr("embeddings.intake.ingest.BATCH", 1)
    apply, calls = archive.apply, []

    def dying(deliveries, on_embedded):
        calls.append(deliveries)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return apply(deliveries)

    monkeypatch.setattr(archive, "apply", dying)
    with pytest.raises(KeyboardInterrupt):
        run(archive, folder)
    assert len(texts(archive)) == 1
    report = run(archive, folder)
    assert (report.added, report.unchanged) == (1, 1)


def test_what_is_bad_in_an_archive_is_named_with_its_place(archive, folder):
    """Links, unknown formats and torn files; the rest comes in."""
    (folder / "x.tar").write_bytes(tarred("w", **FILES, **{"b.png": b"x", "c.docx": b"PK"}))
    report = run(archive, folder)
    assert report.added == 2
    assert sorted(problem.item for problem in report.problems) == ["x.tar/b.png", "x.tar/c.docx", "x.tar: link.txt"]


@pytest.mark.parametrize("path", ["../out.txt", "a/../../out.txt", "..\\out.txt", "a/..", "../"])
def test_what_leads_out_of_an_archive_is_named_and_not_read(path):
    """Beside what is well in it; nothing is written anywhere."""
    files = {path: b"Out.", "in.txt": ENGLISH.encode()}
    for name, data in (("x.zip", zipped(**files)), ("x.tar", tarred("w", **files))):
        reading = read(name, data)
        assert [part.name for part in reading.parts] == ["in.txt"]
        assert [p.item for p in reading.problems if "leads out" in p.reason] == [path]


def test_compressed_files_and_uploads(archive):
    """One file by its inner name; an uploaded archive has no path and still comes in once."""
    for name, data in (
        ("x.txt.gz", gzip.compress(FILES["a/2020.en.txt"])),
        ("x.txt.xz", lzma.compress(FILES["a/2020.en.txt"])),
    ):
        assert [part.name for part in read(name, data).parts] == ["x.txt"]
    items = uploaded(("x.zip", zipped(**FILES)))
    assert (ingest(archive, items).added, ingest(archive, items).unchanged) == (2, 2)


def test_bombs_are_refused(monkeypatch):
    """By size, depth, number and password, before they are unpacked."""
    monkeypatch.setattr("embeddings.readers.zipped.MAX_UNPACKED", 1 << 20)
    big = b"0" * (2 << 20)
    for name, data in (
        ("x.zip", zipped(big=big)), ("x.docx", zipped(big=big)), ("x.odt", zipped(big=big)),
        ("x.xlsx", zipped(big=big)),
        ("x.gz", gzip.compress(big)), ("x.xz", lzma.compress(big)), ("x.tar.bz2", bz2.compress(big)),
    ):  # fmt: skip
        with pytest.raises(UnreadableFile, match="MB when unpacked"):
            read(name, data)
    locked = bytearray(zipped(**FILES))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        read("x.zip", bytes(locked))


def test_an_archive_that_holds_archives_ends(archive):
    """After a few levels."""
    data = zipped(**{"a.txt": b"Plan\n\nThe council met."})
    for _ in range(8):
        data = zipped(**{"x.zip": data})
    report = ingest(archive, uploaded(("x.zip", data)))
    assert (report.added, ["deep" in problem.reason for problem in report.problems]) == (0, [True])


WHOLE = {
    ".docx": word("Plan", ENGLISH),
    ".odt": odt(f"<text:p>{ENGLISH}</text:p>"),
    ".pdf": pdf("Words of it."),
    ".zip": zipped(**FILES),
    ".tar": tarred("w", **FILES),
    ".tgz": tarred("w:gz", **FILES),
    ".eml": mail().as_bytes(),
    ".rss": RSS.encode(),
    ".gz": gzip.compress(b"x" * 999),
    ".xz": lzma.compress(b"x" * 999),
    ".bz2": bz2.compress(b"x" * 999),
    ".rtf": b"{\\rtf1 " + b"{x" * 2000,
    ".json": json.dumps(JSON_FEED).encode(),
    ".csv": b"text\n" + ENGLISH.encode(),
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", WHOLE)
def test_torn_and_misnamed_files_are_read_or_refused(suffix, kind):
    """Cut anywhere, or under another format's name: a release or a reason, never another error."""
    data = WHOLE[kind]
    for cut in (1, len(data) // 3, len(data) - 7, len(data)):
        try:
            read(f"file{suffix}", data[:cut])
        except UnreadableFile as error:
            assert str(error)


PAGE = (
    '<html lang="en"><head><title>Talks</title><meta property="article:published_time" content="2020-06-12">'
    "</head><body><main><article><h1>Talks</h1>{}<p>"
    + ENGLISH
    + " They agreed to meet again before the end of"
    " the year in the capital.</p></article></main></body></html>"
)


@pytest.mark.parametrize(
    ("body", "day", "evidence"),
    [
        ("<p>10 June 2020</p>", JUNE_10, "10 June 2020"),
        ("<p>PORT NORIA, June 10, 2020 – The minister spoke.</p>", JUNE_10, "June 10, 2020"),
        ("", date(2020, 6, 12), "2020-06-12"),
    ],
)
def test_the_releases_own_date_wins_over_the_pages(body, day, evidence):
    """And the page's markup counts where the release says nothing."""
    release = only("talks.html", PAGE.format(body).encode())
    assert (release.date, release.date_evidence) == (day, evidence)


WML = """#use wml::debian::news
<define-tag pagetitle>Новый <q>порт</q> открыт</define-tag>
<define-tag release_date>2020-06-10</define-tag>
<define-tag dsa>
<tr><td>DSA-%1</td></tr>
</define-tag>
<p>{}</p>
<p>Порт принимает суда <a href="$(HOME)/x">с июня</a> <:= $x :>каждый день, сообщило министерство.</p>
"""


def test_fragments_with_define_tags_are_read():
    """Title and date out of their tags; neither comments nor macros are text."""
    release = only("a.wml", WML.format(RUSSIAN).encode())
    assert (release.title, release.date, release.language) == ("Новый порт открыт", JUNE_10, "ru")
    assert RUSSIAN in release.text
    assert not any(sign in release.text for sign in ("DSA", "#use", "$", "<:", "%1"))


@pytest.mark.parametrize(
    "data", ["#use wml", "<define-tag pagetitle>Only a title</define-tag>", "<define-tag " * 5000]
)
def test_fragments_without_text_are_refused(data):
    with pytest.raises(UnreadableFile):
        only("a.wml", data.encode())
