"""A page that names no element for its text is read with its lists and subheadings, and without those around it."""

import time

import pytest

from embeddings.readers import read

ONE = "The Ministry of Education opened ten new schools in the northern districts on Monday, the first in ten years."
TWO = "All of them open their doors on 1 September, the minister, Anna Orel, said at a meeting in the town of Arn."
THREE = "“We thank the teachers who came from all over the country to work here,” the minister said."
TEXT = f"<p>{ONE}</p><h2>Figures</h2><ul><li>Ten schools</li><li>Forty classes</li></ul><p>{TWO}</p><p>{THREE}</p>"
READ = [ONE, "Figures", "- Ten schools", "- Forty classes", TWO, THREE]
HEADLINE = "<h1>Schools open in the north</h1>"
MENU = "<div><h3>Menu</h3><ul><li><a href='/'>Home</a></li><li><a href='/a'>About</a></li></ul></div>"
COOKIES = (
    "<div><h4>Your privacy</h4><p>We use cookies to give you the best experience on our website.</p>"
    "<ul><li>Necessary</li><li>Statistics</li></ul><button>Accept</button></div>"
)
SHARE = "<h4>Share</h4><ul><li>Facebook</li><li>Telegram</li></ul>"
RELATED = "<div><h3>Related</h3><ul><li><a href='/b'>Ten bridges open in the south of the country</a></li></ul></div>"
TEASERS = (
    "<div><h3>Latest news</h3><div><h4>Bridges</h4><p>Ten bridges were opened in the south of the country.</p>"
    "<a href='/b'>More</a></div></div>"
)
SIDE = "<div><h3>Most read</h3><ol><li>Fish market opens</li><li>Storm closes port</li></ol></div>"
FOOT = "<div><h4>Contacts</h4><ul><li>Main street 1, Arn</li></ul></div>"


def lines_of(body: str) -> list[str]:
    page = f"<html lang='en'><title>Schools open in the north</title><body>{body}</body></html>"
    return read("a.html", page.encode()).releases[0].text.split("\n\n")


@pytest.mark.parametrize(
    "body",
    [
        f"{HEADLINE}{TEXT}",
        f"{HEADLINE}<div>{TEXT}</div>",
        f"{HEADLINE}<div class='news-detail'>{TEXT}</div>",
        f"<div class='row'><div class='col-8'>{HEADLINE}{TEXT}</div></div>",
        f"<table><tr><td>{MENU}</td><td>{HEADLINE}{TEXT}</td></tr></table>",
        f"<div class='body'><h2>Schools open in the north</h2>{TEXT}</div>",
        f"{HEADLINE}<article>{TEXT}</article>",
    ],
    ids=["body", "div", "news-detail", "columns", "a table that sets the page", "no headline", "article"],
)
def test_lists_and_subheadings_are_read_in_any_element(body):
    assert lines_of(body) == READ


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}{HEADLINE}{TEXT}{RELATED}{FOOT}",
        f"{MENU}{TEXT}{RELATED}{FOOT}",
        f"{MENU}<div>{HEADLINE}{TEXT}{SHARE}{RELATED}</div>{SIDE}{FOOT}",
        f"<div>{MENU}{HEADLINE}<div>{TEXT}</div>{TEASERS}{SIDE}{FOOT}</div>",
    ],
    ids=["of a page", "of a page without headline", "of an element", "beside teasers"],
)
def test_lists_and_headings_around_the_text_are_not_read(body):
    """Menus, buttons, related items, side bars and addresses."""
    assert [line for line in lines_of(body) if "bridges" not in line] == READ


def test_the_heading_and_choices_of_a_cookie_banner_are_not_read():
    assert lines_of(f"{COOKIES}{MENU}{HEADLINE}{TEXT}") == [
        "We use cookies to give you the best experience on our website.", *READ,
    ]  # fmt: skip


def test_a_list_with_which_the_text_ends_is_read():
    """In the element of the text, and right below it; what leads away is not."""
    listed, read_too = "<h3>Where</h3><ul><li>Arn</li><li>Bel</li></ul>", ["Where", "- Arn", "- Bel"]
    assert lines_of(f"{HEADLINE}<div>{TEXT}{listed}{RELATED}{SIDE}</div>") == [*READ, *read_too]
    assert lines_of(f"{HEADLINE}{TEXT}{listed}{FOOT}") == [*READ, *read_too]


def test_paragraphs_around_the_text_stay_read():
    """A lead above its element, and whom to ask below it, in elements of their own."""
    lead = "<div><p>The ministry says that ten more will open.</p></div>"
    contact = "<div><p>Press: +1 555 0100</p></div>"
    assert lines_of(f"{HEADLINE}{lead}<div>{TEXT}</div>{contact}") == [
        "The ministry says that ten more will open.", *READ, "Press: +1 555 0100",
    ]  # fmt: skip


def test_words_around_a_short_text_stay_outside():
    """Though a short text is looked for in blocks, too."""
    around = "<div>Town <b>of</b> Arn<br>Open on Mondays</div>"
    assert lines_of(f"{around}{HEADLINE}<p>{ONE}</p><div>Page 12</div>") == [ONE]


@pytest.mark.parametrize(
    "piece",
    [
        f"<h1>A</h1><p>{ONE}</p>", f"<div><a href='/'>A</a><p>{ONE}</p>", f"<ul><li>A<p>{ONE}</p>", "<div>",
        "<ul><li>A</li></ul>",
    ],
)  # fmt: skip
def test_a_long_page_is_framed_in_time(piece):
    before = time.process_time()
    lines_of(TEXT + piece * (100_000 // len(piece)))
    assert time.process_time() - before < 10


def test_text_without_paragraphs_is_read_though_a_paragraph_stands_below_it():
    blocks = "".join(f"<div>{one} {two}</div>" for one, two in ((ONE, TWO), (TWO, THREE), (THREE, ONE)))
    note = "<p>The ministry answers the questions of the press.</p>"
    assert lines_of(f"{HEADLINE}<div>{blocks}</div><div>{note}</div>")[:3] == [
        f"{ONE} {TWO}", f"{TWO} {THREE}", f"{THREE} {ONE}",
    ]  # fmt: skip
