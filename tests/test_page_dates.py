"""The day on which a page was changed is not the day on which its release came out."""

from datetime import date

import pytest

from embeddings.readers import read

ONE = "The Ministry of Education opened ten new schools in the northern districts on Monday, the first in ten years."
TWO = "All of them open their doors on 1 September, the minister, Anna Orel, said at a meeting in the town of Arn."
PUBLISHED = "<time class='entry-date published' datetime='2024-03-12T10:00:00+00:00'>March 12, 2024</time>"
CHANGED = "<time class='updated' datetime='2026-01-05T08:00:00+00:00'>January 5, 2026</time>"
MODIFIED = "<meta property='article:modified_time' content='2026-01-05T08:00:00+00:00'>"
MARCH_12 = date(2024, 3, 12)


def release_of(below: str, head: str = "", headline: str = "h1", language: str = "en"):
    """The release on a page with `below` under its headline."""
    page = (
        f"<html lang='{language}'><head><title>Schools open in the north</title>{head}</head><body><article>"
        f"<{headline}>Schools open in the north</{headline}>{below}<p>{ONE}</p><p>{TWO}</p></article></body></html>"
    )
    (release,) = read("a.html", page.encode()).releases
    return release


@pytest.mark.parametrize("head", ["", MODIFIED], ids=["not in its head", "in its head, too"])
@pytest.mark.parametrize(
    "below",
    [
        "<div><span>Last modified</span> <span>5 January 2026</span></div>",
        "<p>Updated <time datetime='2026-01-05'>5 January 2026</time></p>",
        "<p>Updated: 5 January 2026</p>",
        "<div><span>Updated: 5 January 2026</span></div>",
        "<dl><dt>Date of last modification:</dt><dd>5 January 2026, 10:00</dd></dl>",
        "<div><span>Дата обновления:</span> <b>05.01.2026</b></div>",
        "<div><span>Последнее изменение</span> <span>5 января 2026 г.</span></div>",
        "<div><span>Дата последнего обновления страницы:</span> <span>05.01.2026</span></div>",
        "<div><span>آخر تحديث للصفحة:</span> <span>5 يناير 2026</span></div>",
        "<div><span>آخر تحديث:</span> <span>5 يناير 2026</span></div>",
        "<div><span>تاريخ التعديل</span> <span>5 يناير 2026</span></div>",
        CHANGED,
        "<span class='date-updated'>5 January 2026</span>",
        "<span itemprop='dateModified' content='2026-01-05'>5 January 2026</span>",
        "<time class='post-modified' datetime='2026-01-05'>3 days ago</time>",
    ],
)
def test_the_day_of_a_change_alone_is_no_date(below, head):
    release = release_of(below, head)
    assert (release.date, release.date_evidence) == (None, "")


@pytest.mark.parametrize("head", ["", MODIFIED], ids=["not in its head", "in its head, too"])
@pytest.mark.parametrize(
    "below",
    [
        f"<div class='meta'>{PUBLISHED}{CHANGED}</div>",
        f"{CHANGED}{PUBLISHED}",
        "<p>March 12, 2024 Updated: <time datetime='2026-01-05'>January 5, 2026</time></p>",
        "<div><p>Published: March 12, 2024</p><p>Updated: January 5, 2026</p></div>",
        "<p>March 12, 2024 (updated January 5, 2026)</p>",
        "<time class='entry-date published updated' datetime='2024-03-12'>March 12, 2024</time>",
        "<p>Updated <time itemprop='datePublished' datetime='2024-03-13T02:00:00Z'>March 12, 2024</time></p>",
    ],
)
def test_beside_the_day_of_a_change_stands_that_of_publication(below, head):
    release = release_of(below, head)
    assert (release.date, release.date_evidence) == (MARCH_12, "March 12, 2024")


@pytest.mark.parametrize("words", ["12/03/2024", "2 years ago", "12 Mar"])
def test_a_time_says_its_day_to_machines_alone(words):
    """Its words are no part of the text."""
    release = release_of(f"<time datetime='2024-03-12T10:00:00+03:00'>{words}</time>")
    assert (release.date, release.date_evidence) == (MARCH_12, "2024-03-12T10:00:00+03:00")
    assert release.text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>{\"dateModified\": \"2026-01-05T08:00:00Z\"}</script>",
        "<meta name='revised' content='2026-01-05'>",
        "<meta http-equiv='last-modified' content='2026-01-05'>",
    ],
)
def test_a_day_that_the_head_calls_that_of_a_change_is_not_found_in_the_text(head):
    assert release_of("<p>The schools are new until 5 January 2026, the minister said.</p>", head).date is None


def test_two_times_that_differ_are_no_date():
    below = "<time datetime='2024-03-12'>12 Mar</time><time datetime='2024-04-01'>1 Apr</time>"
    assert release_of(below).date is None


def test_a_day_that_is_written_counts_more_than_times_of_other_items():
    below = "<p>March 12, 2024</p><p><time datetime='2024-04-01'>1 Apr</time></p>"
    assert release_of(below).date_evidence == "March 12, 2024"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The list was last updated on 5 January 2026 by the office of the minister in Arn.",
        "The list was last updated <b>5 January 2026</b> by the office of the minister in Arn.",
        "<span class='update'>Update, 5 January 2026: the schools of Arn are open to all pupils.</span>",
        "The doors open <time datetime='2026-01-05'>next Monday</time> in all the towns.",
        "<b>Updated</b> lists of 5 January 2026 are in the office of the minister in Arn.",
    ],
)
def test_what_the_text_says_of_changes_stays(paragraph):
    plain = paragraph
    for tag in ("<b>", "</b>", "<span class='update'>", "</span>", "<time datetime='2026-01-05'>", "</time>"):
        plain = plain.replace(tag, "")
    assert release_of(f"<p>{paragraph}</p>").text == f"{plain}\n\n{ONE}\n\n{TWO}"
