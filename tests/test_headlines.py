"""The headline of a page that has no heading of the first level."""

from datetime import date

import pytest

from embeddings.readers import read

ONE = "The Ministry of Education opened ten new schools in the northern districts on Monday, the first in ten years."
TWO = "All of them open their doors on 1 September, the minister, Anna Orel, said at a meeting in the town of Arn."
DAY = "<p>Published: 12 March 2024, 10:00</p>"


def release_of(title: str, body: str):
    page = f"<html lang='en'><head>{title}</head><body>{body}</body></html>"
    (release,) = read("a.html", page.encode()).releases
    return release


@pytest.mark.parametrize(
    "title",
    ["<title>Print</title>", "<title>News</title>", "", "<title>Schools open in the north - Ministry</title>",
     "<meta property='og:title' content='Schools open in the north | Ministry'>"],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_lower_heading_above_the_text_is_the_headline(title, tag):
    """The day beside it is the release's."""
    printed = f"<p><b>Ministry of Education</b></p><hr>{DAY}<{tag}>Schools open in the north</{tag}>"
    release = release_of(title, f"{printed}<p>{ONE}</p><p>{TWO}</p>")
    assert (release.title, release.date) == ("Schools open in the north", date(2024, 3, 12))
    assert "Schools open" not in release.text
    assert release.text.endswith(f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "body",
    [
        f"<h2>Summary</h2><p>{ONE}</p><p>{TWO}</p>",
        f"<header><h2>Ministry</h2></header><p>{ONE}</p><p>{TWO}</p>",
        f"<h2>Ministry</h2><p>{ONE}</p><p>{TWO}</p>",
        f"<p>{ONE}</p><h2>Summary</h2><p>{TWO}</p>",
        f"<h2>News</h2><p>{ONE}</p><p>{TWO}</p>",
    ],
    ids=["a subheading", "the site's name", "it above the text", "amid the text", "a section"],
)
def test_another_heading_is_no_headline(body):
    """Where the page's title says something else, or it has no text of its own."""
    title = "<title>Schools open in the north - Ministry</title>"
    assert release_of(title, body).title == "Schools open in the north - Ministry"


def test_the_heading_of_a_cookie_banner_is_no_headline():
    cookies = "<div><h4>Your privacy</h4><p>We use cookies to give you the best experience on our website.</p></div>"
    assert release_of("<title>Print</title>", f"{cookies}<p>{ONE}</p><p>{TWO}</p>").title == "Print"
