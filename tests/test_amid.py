"""What stands amid the text of a page is read; what stands around it is not."""

import pytest

from embeddings.readers import markup, read

ONE = "The Ministry of Education opened ten new schools in the northern districts on Monday, the first in ten years."
TWO = "All of them open their doors on 1 September, the minister said."
LINKS = "<ul><li><a href='/a'>School of Arn</a></li><li><a href='/b'>School of Bel</a></li></ul>"
LISTED = "- School of Arn\n\n- School of Bel"
SIGNED = "The agreement was signed on 4 May 2021."
LINKED = f"<p><strong><a href='/x'>{SIGNED}</a></strong></p>"
TELLS = "The programme began in 2019 and will end in 2027."


def text_of(body: str) -> str:
    page = f"<html><body><nav>Home</nav><main><h1>Schools open in the north</h1>{body}</main></body></html>"
    return read("a.html", page.encode()).releases[0].text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<p>{ONE}</p>{LINKS}<p>{TWO}</p>", f"{ONE}\n\n{LISTED}\n\n{TWO}"),
        (f"<p>{ONE}</p><p>{TWO}</p>{LINKS}", f"{ONE}\n\n{TWO}"),
        (f"<p>{ONE}</p><h2>More</h2>{LINKS}<p>{TWO}</p>", f"{ONE}\n\nMore\n\n{TWO}"),
        (f"<p>{ONE}</p><aside><p>{TELLS}</p></aside><p>{TWO}</p>", f"{ONE}\n\n{TELLS}\n\n{TWO}"),
        (f"<p>{ONE}</p><aside><p>{TELLS} <a href='/x'>Read more</a></p></aside><p>{TWO}</p>", f"{ONE}\n\n{TWO}"),
        (f"<p>{ONE}</p><aside><p>Most read</p></aside><p>{TWO}</p>", f"{ONE}\n\n{TWO}"),
    ],
    ids=["links in the text", "links below it", "under a heading", "an aside", "one that leads away", "no sentence"],
)
def test_lists_and_asides_amid_the_text_are_text(body, text):
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("between", "text"),
    [
        (LINKED, [SIGNED]),
        (f"<script>ad()</script><!-- ad -->{LINKED}<p></p>", [SIGNED]),
        (f"{LINKED}<p><a href='/y'>{TELLS}</a></p>", [SIGNED, TELLS]),
        (f"<p>These are the schools:</p>{LINKS}", ["These are the schools:", LISTED]),
        ("<blockquote>We build.<footer>— Anna Orel</footer></blockquote>", ["We build.", "— Anna Orel"]),
        (f"<noindex><p>{TELLS}</p></noindex>", [TELLS]),
        ("<p>The minister <noindex><a href='/o'>Anna Orel</a></noindex> came.</p>", ["The minister Anna Orel came."]),
        (f"<fieldset><p>{TELLS}</p></fieldset>", [TELLS]),
        ("<p><a href='/x'>Ten bridges were opened in the south</a></p>", []),
        ("<p><a href='/x'>Why were ten bridges opened in the south?</a></p>", []),
        ("<p><a href='/x'>Read also: Ten bridges were opened in the south.</a></p>", []),
        ("<p><a href='/x'>Читайте также: Десять мостов открыли на юге страны.</a></p>", []),
        ("<p><a href='/x'>اقرأ أيضا: افتتاح عشرة جسور في جنوب البلاد اليوم.</a></p>", []),
        (f"<p>Read also:</p>{LINKS}", ["Read also:"]),
        ("<noindex><a href='/x'>Advertisement</a></noindex>", []),
    ],
)  # fmt: skip
def test_what_is_linked_in_the_text_is_text_where_it_says_something(between, text):
    """A sentence, between two others; headlines that lead to other pages are none."""
    assert text_of(f"<p>{ONE}</p>{between}<p>{TWO}</p>") == "\n\n".join([ONE, *text, TWO])


def test_a_linked_sentence_below_the_text_is_none_of_it():
    assert text_of(f"<p>{ONE}</p><p>{TWO}</p>{LINKED}") == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<header><h1>Schools</h1><p>By A. B.</p><p>{TELLS}</p></header><p>{ONE}</p><p>{TWO}</p>", [TELLS, ONE, TWO]),
        (f"<p>{ONE}</p><section><header><h2>Costs</h2></header><p>{TWO}</p></section>", [ONE, "Costs", TWO]),
        (f"<p>{ONE}</p><p>{TWO}</p><footer><p>{TELLS}</p></footer>", [ONE, TWO, TELLS]),
        (f"<p>{ONE}</p><p>{TWO}</p><footer><p>© 2024 Ministry. All rights are reserved.</p></footer>", [ONE, TWO]),
        (f"<p>{ONE}</p><p>{TWO}</p><footer><p>{TELLS}</p><a href='/'>Home</a></footer>", [ONE, TWO]),
    ],
    ids=["a lead", "a heading of a section", "a note", "a copyright", "links"],
)  # fmt: skip
def test_headers_and_footers_of_an_article_are_text_where_they_tell_something(body, text):
    page = f"<html><body><header><p>{ONE} It is our mission.</p></header><article>{body}</article></body></html>"
    assert read("a.html", page.encode()).releases[0].text == "\n\n".join(text)


@pytest.mark.parametrize("tag", ["span", "b", "i class='icon'", "em", "strong", "a name='x'", "b><i></i"])
def test_an_icon_takes_no_words_along(tag):
    """Those behind it, up to the next mark."""
    mark = f"<{tag}></{tag.split()[0].partition('>')[0]}>"
    sentence = f"<p>The company, {mark} announced on Monday that it was <b>late</b> again.</p>"
    assert text_of(f"<p>{ONE}</p>{sentence}<p>{TWO}</p>") == (
        f"{ONE}\n\nThe company, announced on Monday that it was late again.\n\n{TWO}"
    )


LOOSE = "The loose words of the page are read like all the others that are in it."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<div>{LOOSE}<p>{ONE}</p><p>{TWO}</p></div>", [LOOSE, ONE, TWO]),
        (f"<div><p>{ONE}</p><h2>Costs</h2>{LOOSE}<p>{TWO}</p></div>", [ONE, "Costs", LOOSE, TWO]),
        (f"<div><p>{ONE}</p><ul><li>It is new.</li></ul>The <b>loose</b> one.<p>{TWO}</p></div>",
         [ONE, "- It is new.", "The loose one.", TWO]),
        (f"<div><p>{ONE}</p><div>{LOOSE}</div><p>{TWO}</p></div>", [ONE, LOOSE, TWO]),
    ],
    ids=["before a paragraph", "behind a heading", "behind a list", "in a block"],
)  # fmt: skip
def test_words_between_blocks_are_paragraphs(body, text):
    """As a browser shows them."""
    assert text_of(body) == "\n\n".join(text)


FORMULA = "<math><msup><mn>10</mn><mn>6</mn></msup><mo>=</mo><mfrac><mn>3</mn><mn>4</mn></mfrac></math>"
NORTH = "<tr><td rowspan='2'>North</td><td>2022</td><td>12</td></tr><tr><td>2023</td><td>15</td></tr>"


@pytest.mark.parametrize(
    ("between", "text"),
    [
        (f"<table><caption>Schools</caption>{NORTH}</table>", ["Schools", "North | 2022 | 12", "North | 2023 | 15"]),
        ("<table><tr><td>North</td><td><ul><li>Arn</li><li>Bel</li></ul></td></tr></table>", ["North | Arn Bel"]),
        ("<table><tr><td>A|B</td><td>2</td></tr></table>", ["A|B | 2"]),
        ("<table><tr><td>North</td><td></td></tr><tr><td></td><td>2</td></tr></table>", ["North |", "| 2"]),
        (f"<p>It is {FORMULA} in all of them.</p>", ["It is 10^6=3/4 in all of them."]),
    ],
    ids=["covering cells", "a list in a cell", "a bar in a cell", "empty cells", "a formula"],
)
def test_tables_and_formulas_keep_their_words(between, text):
    assert text_of(f"<p>{ONE}</p>{between}<p>{TWO}</p>") == "\n\n".join([ONE, *text, TWO])


def test_a_table_that_sets_the_page_is_no_table():
    """Its paragraphs are paragraphs, and the date below its headline is the date."""
    menu = "<td><a href='/'>Home</a><br><a href='/n'>News</a></td>"
    page = f"<table><tr>{menu}<td><h2>Schools open</h2><p>4 June 2024</p><p>{ONE}</p><p>{TWO}</p></td></tr></table>"
    (release,) = read("a.html", f"<html><title>Schools open</title><body>{page}</body></html>".encode()).releases
    assert (release.title, str(release.date), release.text) == ("Schools open", "2024-06-04", f"{ONE}\n\n{TWO}")


def test_a_cell_that_covers_ten_thousand_rows_is_read():
    rows = "<tr><td rowspan='9999' colspan='9999'>North</td><td>1</td></tr>" + "<tr><td>2</td></tr>" * 10_000
    assert text_of(f"<p>{ONE}</p><table>{rows}</table><p>{TWO}</p>").startswith(ONE)


def test_an_aside_beside_the_article_is_no_text():
    body = f"<article><p>{ONE}</p><p>{TWO}</p></article>"
    page = f"<html><body>{body}<aside><p>{TELLS}</p></aside></body></html>"
    assert read("a.html", page.encode()).releases[0].text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("style", ["display:block", "color: red; display: block"])
def test_spans_that_are_shown_as_blocks_are_paragraphs(style):
    """Others are words of their sentence."""
    assert text_of(f"<span style='{style}'>{ONE}</span><span style='{style}'>{TWO}</span>") == f"{ONE}\n\n{TWO}"
    assert markup.text_of(f"<span style='{style}'>One.</span><span style='{style}'>Two.</span>") == "One.\n\nTwo."
    plain = f"<p>{ONE}</p><p>All <span style='color: red'>of</span> them open.</p>"
    assert text_of(plain) == f"{ONE}\n\nAll of them open."
