"""A page that seems to hold several releases says so: no one of them is passed over silently."""

import pytest
from lxml import html as lxml_html

from embeddings.readers import DOUBT, read, several

ONE = "The Ministry of Education opened ten new schools in the northern districts on Monday, the first in ten years."
TWO = "All of them open their doors on 1 September, the minister, Anna Orel, said at a meeting in the town of Arn."
THREE = "The bridge over the Orva will be closed for repairs for two weeks, the Roads Office announced."
FOUR = "Drivers should use the tunnel at Senna instead, the office said, adding that buses will run on time."
SCHOOLS = f"<h2>Schools open in the north</h2><p>12 March 2024</p><p>{ONE}</p><p>{TWO}</p>"
BRIDGE = f"<h2>Bridge closed</h2><p>19 March 2024</p><p>{THREE}</p><p>{FOUR}</p>"
LINKED = BRIDGE.replace("Bridge closed", "<a href='/b'>Bridge closed</a>")
TEASER = f"<h2>Bridge closed</h2><p>{THREE}</p>"


def reading_of(body: str):
    return read("a.html", f"<html lang='en'><title>News</title><body>{body}</body></html>".encode())


def test_an_article_that_is_not_read_is_named():
    reading = reading_of(f"<h1>News</h1><article>{SCHOOLS}</article><article>{BRIDGE}</article>")
    (release,), (problem,) = reading.releases, reading.problems
    assert (release.title, release.text) == ("Schools open in the north", f"{ONE}\n\n{TWO}")
    assert (problem.item, problem.kind) == ("Bridge closed", DOUBT)
    assert "was not read" in problem.reason


def test_many_articles_are_one_doubt():
    articles = f"<article>{SCHOOLS}</article>" + f"<article>{BRIDGE}</article>" * 3
    (problem,) = reading_of(articles).problems
    assert (problem.item, "2 more" in problem.reason) == ("Bridge closed", True)


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>", "<section>{}</section>"])
def test_releases_that_are_read_as_one_are_told(wrap):
    reading = reading_of("<h1>News</h1>" + wrap.format(SCHOOLS) + wrap.format(BRIDGE))
    (problem,) = reading.problems
    assert (problem.item, problem.kind) == ("Bridge closed", DOUBT)
    assert "read as one release" in problem.reason


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{SCHOOLS}</article>",
        f"<article>{SCHOOLS}</article><article>{LINKED}</article>",
        f"<article>{SCHOOLS}</article><article>{TEASER}</article>",
        f"<article>{SCHOOLS}</article><aside><article>{BRIDGE}</article></aside>",
        f"<article>{SCHOOLS}</article><div class='comments'><article>{BRIDGE}</article></div>",
        f"<h1>A year of the ministry</h1>{SCHOOLS}{BRIDGE}",
        f"<div>{SCHOOLS}</div><div>{BRIDGE.replace('19', '12')}</div>",
        f"<h1>News</h1>{SCHOOLS}<h2>Costs</h2><p>{THREE}</p>",
    ],
    ids=["one", "a link", "a teaser", "an aside", "a comment", "a chronicle", "one day", "a subheading"],
)
def test_what_stands_beside_a_release_is_no_other_one(body):
    assert reading_of(body).problems == ()


def test_the_only_article_is_not_told_where_its_words_are_read_otherwise():
    page = lxml_html.document_fromstring(f"<article>{SCHOOLS}</article>")
    assert several.doubts(page, "Other words.", "en") == ()
