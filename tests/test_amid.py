"""What stands amid the text of a page is read; what stands around it is not."""

import pytest

from embeddings.readers import markup, read

ONE = "The Ministry of Education opened ten new schools in the northern districts on Monday, the first in ten years."
TWO = "All of them open their doors on 1 September, the minister said."
LINKS = "<ul><li><a href='/a'>School of Arn</a></li><li><a href='/b'>School of Bel</a></li></ul>"
LISTED = "- School of Arn\n\n- School of Bel"
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
