"""Word, OpenDocument and RTF: what a document shows is read in its order, and nothing that it does not show."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from embeddings.readers import read
from tests.test_formats import odt

LEAD = "The assembly of Noria met today in the old hall, and thanked all who had taken part in the debate."
NAMES = (
    f"{nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'"
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
)


def text(name, data):
    (release,) = read(name, data).releases
    return release.text


def word(*blocks):
    """A Word document with a title, a first paragraph and these blocks of its XML."""
    document = docx.Document()
    document.add_paragraph("Budget adopted")
    document.add_paragraph(LEAD)
    for block in blocks:
        document.element.body.insert(-1, parse_xml(block.replace(">", f" {NAMES}>", 1)))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def run(words, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs, about=""):
    return f"<w:p><w:pPr>{about}</w:pPr>{''.join(runs)}</w:p>"


def shown(*blocks):
    """The paragraphs that are read of these blocks."""
    return text("x.docx", word(*blocks)).split("\n\n")[1:]


def inside(name, runs, start=""):
    return f"<w:{name}{start}>{runs}</w:{name}>"


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def sign(font, code):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


TRACKED = ' w:id="1" w:author="a"'
DELETED = '<w:del w:id="1" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'
RAISED = '<w:vertAlign w:val="superscript"/>'
BOX = f"<w:txbxContent>{paragraph(run('A quotation in a box.'))}</w:txbxContent>"
DRAWN = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
VERSIONS = f"<mc:Choice Requires='v'>{DRAWN}</mc:Choice><mc:Fallback>{DRAWN}</mc:Fallback>"
TWICE = f"<mc:AlternateContent>{VERSIONS}</mc:AlternateContent>"
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"

SHOWN = {
    "an insertion": ([run("Taxes will "), inside("ins", run("not "), TRACKED), run("rise.")], "Taxes will not rise."),
    "a deletion": ([run("It costs "), DELETED.format("14"), inside("ins", run("19"), TRACKED)], "It costs 19"),
    "what was moved": (
        [inside("moveFrom", run("away "), TRACKED), run("It is "), inside("moveTo", run("here."), TRACKED)],
        "It is here.",
    ),
    "a content control": ([run("By "), inside("sdt", inside("sdtContent", run("Anna Orel")))], "By Anna Orel"),
    "one that asks": (
        [run("Signed"), inside("sdt", inside("sdtPr", "<w:showingPlcHdr/>") + inside("sdtContent", run(" Click")))],
        "Signed",
    ),
    "a smart tag": ([run("In "), inside("smartTag", run("Noria"))], "In Noria"),
    "a simple field": ([run("On "), inside("fldSimple", run("4 June"), ' w:instr="DATE"')], "On 4 June"),
    "a link": ([run("See "), inside("hyperlink", run("the page"))], "See the page"),
    "a field in a field's code": (
        [
            field("begin"), "<w:r><w:instrText>IF</w:instrText></w:r>", field("begin"), field("separate"), run("12"),
            field("end"), field("separate"), run("Thirty"), field("end"), run(" ships."),
        ],
        "Thirty ships.",
    ),
    "hidden words": ([run("It rose"), run(" by 5 million", "<w:vanish/>"), run(".")], "It rose."),
    "words not hidden": ([run("It rose"), run(" by 5", '<w:vanish w:val="0"/>'), run(".")], "It rose by 5."),
    "words struck through": ([run("It costs "), run("14 ", "<w:strike/>"), run("19.")], "It costs 19."),
    "a power": ([run("It emits 10"), run("3", RAISED), run(" tonnes.")], "It emits 10^3 tonnes."),
    "a footnote's mark": ([run("It cost 19"), run("1", RAISED), run(" million.")], "It cost 19 million."),
    "a power in pieces": ([run("It emits 10"), run("-", RAISED), run("6", RAISED), run(" t.")], "It emits 10^-6 t."),
    "an area": ([run("It has 5 m"), run("2", RAISED), run(" and 5 km"), run("2", RAISED)], "It has 5 m² and 5 km²"),
    "a footnote's mark at a word": ([run("They met"), run("1", RAISED), run(".")], "They met."),
    "a fraction set above": ([run("It took 2"), run("1/2", RAISED), run(" years.")], "It took 2 1/2 years."),
    "an ending": ([run("The 21"), run("st", RAISED), run(" school.")], "The 21st school."),
    "an index": ([run("CO"), run("2", '<w:vertAlign w:val="subscript"/>')], "CO2"),
    "a note": ([run("It cost 19"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" m.")], "It cost 19 m."),
    "a fraction": ([run("Of it "), FRACTION, run(" is new.")], "Of it 3/4 is new."),
    "symbols": (
        [run("5 "), sign("Symbol", "F0B0"), run("C, 2 "), sign("Symbol", "F0A3"), run(" 3, 5 "), sign("Arial", "20AC"),
         run(", "), sign("Wingdings", "F0FC"), sign("Wingdings", "F020"), sign("Webdings", "F061"), run(" done")],
        "5 °C, 2 ≤ 3, 5 €, ✓ done",
    ),
    "signs": (["<w:r><w:t>A</w:t><w:tab/><w:t>South</w:t><w:noBreakHyphen/><w:t>East</w:t></w:r>"], "A\tSouth-East"),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "words"), SHOWN.values(), ids=SHOWN)
def test_a_paragraph_of_word_is_what_it_shows(runs, words):
    """In its order; the plain one beside it is as it was."""
    assert shown(paragraph(*runs), paragraph(run("A neighbour of 1 234 words."))) == [
        words, "A neighbour of 1 234 words.",
    ]  # fmt: skip


def test_styles_hide_and_raise_too():
    """Those that another is based on as well; a run may show what its style hides."""
    document = docx.Document()
    document.add_paragraph("Budget adopted")
    document.add_paragraph(LEAD)
    hiding = document.styles.add_style("Note to editors", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    hiding.font.hidden = True
    based = document.styles.add_style("Note to one editor", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    based.base_style = hiding
    paragraph = document.add_paragraph("It rose")
    paragraph.add_run(" not", based)
    paragraph.add_run(" today", based).font.hidden = False
    held = io.BytesIO()
    document.save(held)
    assert text("x.docx", held.getvalue()) == f"{LEAD}\n\nIt rose today"


def test_boxes_and_controls_are_read_in_their_place():
    """A box once, though it is written for two versions of Word; so is a paragraph that was inserted whole."""
    assert shown(
        paragraph(run("Before."), TWICE),
        f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>",
        paragraph(inside("ins", run("Inserted."), TRACKED)),
    ) == ["Before.", "A quotation in a box.", "In a control.", "Inserted."]


def test_a_paragraph_whose_end_was_deleted_goes_on():
    deleted = f"<w:rPr><w:del{TRACKED}/></w:rPr>"
    blocks = (
        paragraph(run("Taxes will not "), about=deleted),
        paragraph(run("rise.")),
        paragraph(run("Never.")),
    )
    assert shown(*blocks) == ["Taxes will not rise.", "Never."]


@pytest.mark.parametrize(
    "about", ['<w:framePr w:dropCap="drop" w:lines="3"/>', "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"]
)
def test_a_large_first_letter_and_a_heading_in_the_line_belong_to_it(about):
    assert shown(paragraph(run("T"), about=about), paragraph(run("he council met."))) == ["The council met."]


def test_a_document_inside_a_document_is_named():
    """It is a file of its own, and what it says would be missing unnoticed."""
    (problem,) = read("x.docx", word("<w:altChunk></w:altChunk>")).problems
    assert problem.item == "a document inside it"
    assert read("x.docx", word()).problems == ()


def test_a_subtitle_has_its_insertions():
    """It is told from the text by its style, and is found in it."""
    style = '<w:pStyle w:val="Subtitle"/>'
    data = word(paragraph(run("Taxes will "), inside("ins", run("not "), TRACKED), run("rise"), about=style))
    (release,) = read("x.docx", data).releases
    assert release.subtitle == "Taxes will not rise"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"It emits 10{\super 3} tonnes.", "It emits 10^3 tonnes."),
        (r"It emits 10\super\f0\fs20 -6\nosupersub  tonnes.", "It emits 10^-6 tonnes."),
        (
            r"It has 5 m{\super 2}, and 4,200{\super 1} pupils met{\super 2}.",
            "It has 5 m², and 4,200 pupils met.",
        ),
        (r"The 21{\super st} school of 103.", "The 21st school of 103."),
        (r"Not {\super\nosupersub 3} raised.", "Not 3 raised."),
    ],
)
def test_raised_figures_of_rtf_stand_apart(source, words):
    assert (
        text("x.rtf", rf"{{\rtf1\ansi Budget adopted\par {LEAD}\par {source}}}".encode())
        == f"{LEAD}\n\n{words}"
    )


SHAPE = r"{\shp{\*\shpinst\shpleft1{\shptxt \pard A box.\par}}{\shprslt\pard A box.\par}}"
LINK = r'{\field{\*\fldinst{HYPERLINK "http://noria.example/"}}{\fldrslt{\ul the page}}}'
CELLS = r"\trowd\cellx1\cellx2\cellx3"
RTF = {
    "struck": (r"It costs {\strike 14 }19.", ["It costs 19."]),
    "struck and no more": (r"It is \strike 14 \strike0 19, \striked1 20\plain not 21.", ["It is 19, not 21."]),
    "not struck": (r"It costs {\strike0 14}.", ["It costs 14."]),
    "struck signs": (r"It costs {\strike \'80\u8364?\emdash }19.", ["It costs 19."]),
    "hidden": (r"It rose{\v  by 5}.", ["It rose."]),
    "deleted": (r"It costs {\deleted 14}{\revised 19}.", ["It costs 19."]),
    "a link": (rf"See {LINK} today.", ["See the page today."]),
    "a box": (rf"It rose{SHAPE} today.\par Next.", ["It rose today.", "A box.", "Next."]),
    "a box at the end": (rf"It rose{SHAPE} today.", ["It rose today.", "A box."]),
    "a box and a note": (rf"It rose{SHAPE}{{\footnote\pard A note.\par}} today.\par", ["It rose today.", "A box."]),
    "rows": (rf"{CELLS}\intbl North\cell\cell 12\cell\row{CELLS}\intbl\cell\cell\cell\row\pard Next.",
             ["North | | 12", "Next."]),
    "a cell of two paragraphs": (rf"{CELLS}\intbl North\par East\cell 1\cell 2\cell\row\pard Next.",
                                 ["North East | 1 | 2", "Next."]),
    "one cell": (r"\trowd\cellx1\intbl One.\par Two.\cell\row\pard Next.", ["One.", "Two.", "Next."]),
    "columns": (r"One.\column Two.", ["One.", "Two."]),
    "numbers": (r"{\pntext 1.\tab}One.\par{\listtext 2.\tab}Two.", ["1.\tOne.", "2.\tTwo."]),
    "signs": (r"A \{b\} \\ c\~d inter\-national.", ["A {b} \\ c\xa0d international."]),
}  # fmt: skip


def rtf(source, encoding="ascii", start=r"\ansi"):
    data = rf"{{\rtf1{start} Budget adopted\par {LEAD}\par {source}}}".encode(encoding)
    return text("x.rtf", data).split("\n\n")[1:]


@pytest.mark.parametrize(("source", "lines"), RTF.values(), ids=RTF)
def test_rtf_is_what_it_shows(source, lines):
    """As in Word: nothing struck through or hidden, and no link's address; boxes, rows and numbers in their place."""
    assert rtf(source) == lines


@pytest.mark.parametrize(
    ("encoding", "words"), [("cp1251", "Привет, мир."), ("cp1256", "مرحبا بالعالم."), ("utf-8", "Мир.")]
)
def test_letters_that_stand_unescaped_in_rtf_are_read(encoding, words):
    """In the encoding that the file names, or in UTF-8."""
    page = 1251 if encoding == "utf-8" else encoding[2:]
    assert rtf(words, encoding, rf"\ansi\ansicpg{page}") == [words]


def table(*rows):
    """A table of Word, of rows that are cells' words, or cells as XML."""
    return inside("tbl", "".join(inside("tr", "".join(map(cell, row))) for row in rows))


def cell(words, about=""):
    return words if words.startswith("<") else f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraph(run(words))}</w:tc>"


BEGUN, GONE_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
FIGURES = [
    ("Region", "2022", "2023", "2024"),
    ("North", "12", "12", "15"),
    ("South", "", "9", "9"),
    ("East", "7", "", ""),
]
READ = ["Region | 2022 | 2023 | 2024", "North | 12 | 12 | 15", "South | | 9 | 9", "East | 7 | |"]
WIDE = [("Region", cell("2022", '<w:gridSpan w:val="2"/>'), "2023"), ("", "March", "June", "June")]
TALL = [(cell("North", BEGUN), "2022", "12"), (cell("", GONE_ON), "2023", "12"), ("South", "2023", "12")]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (FIGURES, READ),
        (WIDE, ["Region | 2022 | | 2023", "| March | June | June"]),
        (TALL, ["North | 2022 | 12", "North | 2023 | 12", "South | 2023 | 12"]),
        ([("", ""), ("North", "12")], ["North | 12"]),
    ],
    ids=["equal and empty cells", "merged with its neighbour", "merged with that above", "an empty row"],
)
def test_a_figure_of_a_table_stays_in_its_column(rows, lines):
    """Whatever its neighbours say; only what is marked as merged is one cell."""
    assert shown(table(*rows)) == lines


def test_a_row_that_was_deleted_is_none():
    deleted = f"<w:tr><w:trPr><w:del{TRACKED}/></w:trPr>{cell('South')}{cell('9')}</w:tr>"
    assert shown(f"<w:tbl>{deleted}<w:tr>{cell('North')}{cell('12')}</w:tr></w:tbl>") == ["North | 12"]


def test_what_sets_text_beside_text_is_no_table():
    """A table with one cell in a row or with another inside it; its paragraphs stay paragraphs."""
    one = f"<w:tc>{paragraph(run('First.'))}{paragraph(run('Second.'))}</w:tc>"
    nested = f"<w:tc>{table(('North', '12'), ('South', ''))}{paragraph()}</w:tc>"
    assert shown(table((one,), (nested, "Beside it."))) == [
        "First.", "Second.", "North | 12", "South |", "Beside it.",
    ]  # fmt: skip


def odt_table(*rows):
    return "<table:table>{}</table:table>".format(
        "".join(f"<table:table-row>{''.join(map(odt_cell, row))}</table:table-row>" for row in rows)
    )


def odt_cell(words, about=""):
    held = f"<text:p>{words}</text:p>" if words else ""
    return words if words.startswith("<") else f"<table:table-cell {about}>{held}</table:table-cell>"


REPEATED = [("North", odt_cell("12", 'table:number-columns-repeated="2"'), "15")]
COVERED = [(odt_cell("2022", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>", "2023")]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [(FIGURES, READ), (REPEATED, ["North | 12 | 12 | 15"]), (COVERED, ["2022 | | 2023"]), ([("", "")], [])],
    ids=["equal and empty cells", "a cell written once", "merged with its neighbour", "an empty row"],
)
def test_a_figure_of_a_table_of_open_document_stays_in_its_column(rows, lines):
    data = odt(f"<text:p>Budget adopted</text:p><text:p>{LEAD}</text:p>{odt_table(*rows)}")
    assert text("x.odt", data).split("\n\n")[1:] == lines


def test_a_cell_that_says_it_is_repeated_forever_is_read():
    row = ("North", odt_cell("12", 'table:number-columns-repeated="999999999"'))
    assert text("x.odt", odt(f"<text:p>{LEAD}</text:p>{odt_table(row)}")).count("12") == 100


def span(look, words):
    return f'<text:span text:style-name="{look}">{words}</text:span>'


STYLES = "".join(
    f'<style:style style:name="{name}" style:parent-style-name="{base}"><style:text-properties {look}/></style:style>'
    for name, base, look in (
        ("struck", "", 'style:text-line-through-style="solid"'), ("based", "struck", ""),
        ("kept", "struck", 'style:text-line-through-style="none"'), ("up", "", 'style:text-position="super 58%"'),
        ("hidden", "", 'text:display="none"'), ("self", "self", ""),
    )
)  # fmt: skip
DRAWN_BOX = (
    '<d:frame xmlns:d="urn:d"><d:text-box><text:p>A box.</text:p></d:text-box><s:title'
    ' xmlns:s="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">A picture</s:title></d:frame>'
)
OPEN = {
    "struck": (f"It is {span('struck', '14 ')}{span('based', '15 ')}19 {span('kept', 'now')}.", ["It is 19 now."]),
    "raised": (f"It emits 10{span('up', '6')} t, cost 19{span('up', '1')} m.", ["It emits 10^6 t, cost 19 m."]),
    "hidden": (f"It rose{span('hidden', ' by 5')}.", ["It rose."]),
    "a hidden field": ('It <text:hidden-text text:is-hidden="true">not </text:hidden-text>rose.', ["It rose."]),
    "a field": ("The <text:title>Budget</text:title> rose.", ["The Budget rose."]),
    "a box": (f"It {DRAWN_BOX}rose.", ["It rose.", "A box."]),
    "lines of the file": ("It\n   rose.", ["It rose."]),
    "a style of itself": (f"It {span('self', 'rose')}.", ["It rose."]),
}


@pytest.mark.parametrize(("source", "lines"), OPEN.values(), ids=OPEN)
def test_open_document_is_what_it_shows(source, lines):
    """As in Word: nothing struck through or hidden, powers as powers, a box once and behind its paragraph."""
    data = odt(f"<text:p>Budget adopted</text:p><text:p>{LEAD}</text:p><text:p>{source}</text:p>", STYLES)
    assert text("x.odt", data).split("\n\n")[1:] == lines


def test_a_hidden_section_of_open_document_is_no_text():
    hidden = '<text:section text:display="none"><text:p>Not shown.</text:p></text:section>'
    shown = "<text:section><text:p>It rose.</text:p></text:section>"
    assert text("x.odt", odt(f"<text:p>{LEAD}</text:p>{hidden}{shown}")) == f"{LEAD}\n\nIt rose."
