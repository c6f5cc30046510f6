"""Subtitles, and where each field of a release was read: found, kept and shown, never guessed."""

import io
import json
from dataclasses import replace

import docx
import pytest

from embeddings.readers import read
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Evidence, Release
from tests.test_formats import odt
from web.read_from import read_from
from web.wording import wordings

TEXT = "The ministers of the two countries met today and discussed trade and transport with each other at length."
LEAD = "The two sides agree on a new ferry."
PAGE = "<html lang='en'><head>{}</head><body><article>{}<p>{}</p></article></body></html>"


def only(name, data):
    [release] = read(name, data if isinstance(data, bytes) else data.encode()).releases
    return release


def page(head="", top="<h1>Ministers meet</h1>"):
    return only("page.html", PAGE.format(head, top, f"{TEXT} " * 3))


def where(release):
    return {one.field: (one.where, one.words) for one in release.evidence}


OBJECT = {"headline": "Ministers meet", "lead": LEAD, "body": TEXT, "lang": "en-GB", "issuer": "Noria"}
LINKED = (
    '<script type="application/ld+json">{"headline": "Ministers meet", "alternativeHeadline": "%s"}</script>'
)


@pytest.mark.parametrize(
    ("head", "below", "place"),
    [
        (LINKED % LEAD, f"<p>{LEAD}</p>", "JSON-LD alternativeHeadline"),
        ("", f"<p itemprop='alternativeHeadline'>{LEAD}</p>", "itemprop=alternativeHeadline"),
        ("", f"<p role='doc-subtitle'>{LEAD}</p>", "role=doc-subtitle"),
        (
            "",
            f"<div class='x'><h2 class='article__subtitle big'>{LEAD}</h2></div>",
            "class=article__subtitle",
        ),
        ("", f"<div itemprop='description'>{LEAD}</div>", "itemprop=description"),
    ],
)
def test_a_pages_subtitle_is_what_its_markup_calls_so(head, below, place):
    """It opens the text, so that it is found and cited; its evidence is the name in the markup."""
    found = page(head, f"<h1>Ministers meet</h1>{below}")
    assert (found.title, found.subtitle) == ("Ministers meet", LEAD)
    assert found.text.split("\n\n")[0] == LEAD
    assert found.text.count(LEAD) == 1
    assert where(found)["subtitle"] == (place, "")


@pytest.mark.parametrize(
    "top",
    [
        f"<hgroup><h1>Ministers meet</h1><p>{LEAD}</p></hgroup>",
        f"<header><h1>Ministers meet</h1><h2>{LEAD}</h2></header>",
    ],
    ids=["hgroup", "header"],
)  # fmt: skip
def test_a_heading_grouped_with_the_headline_is_its_subtitle(top):
    """As the standard means it."""
    assert page("", top).subtitle == LEAD


@pytest.mark.parametrize(
    "below",
    [
        f"<h2>{LEAD}</h2>",
        "<p class='subtitle'>June 10, 2020</p>",
        "<p class='subtitle'>Ministers meet</p>",
        "<p class='subtitle'>Source: Harbour Council</p>",
        "<p class='subtitle'>Home &gt; News</p>",
        f"<p class='subtitle'>{'Long. ' * 100}</p>",
        "<p class='subtitle'></p>",
        "<p class='subtitle'>The ministers of the two...</p>",
        f"<footer><p class='footer__subtitle'>{LEAD}</p></footer>",
        f"{'<p>x</p>' * 20}<p class='subtitle'>{LEAD}</p>",
        "<div itemprop='description'><p>One paragraph.</p><p>Another one.</p></div>",
    ],
    ids=[
        "a subheading",
        "date",
        "title again",
        "source",
        "crumbs",
        "long",
        "empty",
        "an excerpt",
        "a footer",
        "far below",
        "paragraphs",
    ],
)
def test_no_subtitle_is_guessed(below):
    """What could be one and is not said to be one, and what is something else, is none."""
    assert page("", f"<h1>Ministers meet</h1>{below}").subtitle == ""


def test_a_subtitle_that_the_page_shows_nobody_is_none():
    """Machines are told excerpts and other things for it."""
    assert page(LINKED % LEAD).subtitle == ""


def test_every_field_of_a_page_says_where_it_was_read():
    """Its name in the markup, and the words there where they are more than the field."""
    found = page(
        "<title>Ministers meet - Harbour Council</title>",
        "<h1>Ministers meet</h1><p class='p-location'>Port Alma</p>",
    )
    assert where(found) == {
        "title": ("h1", ""),
        "source": ("title", "Ministers meet - Harbour Council"),
        "place": ("p-location", ""),
        "language": ("html lang", ""),
    }  # fmt: skip


def test_a_text_says_where_its_fields_were_read():
    """Lines of their own, the dateline, the file's name, or what its words are."""
    text = f"Ministers meet\n\nALMA, June 10, 2020 – {TEXT}\n\nSource: Harbour Council\n"
    told = {
        "title": ("own line", ""),
        "source": ("own line", "Source: Harbour Council"),
        "place": ("dateline", ""),
        "language": ("detected", ""),
    }
    assert where(only("a.txt", text)) == told
    assert where(only("a.en.txt", text)) == told | {"language": ("file name", "a.en.txt")}
    assert where(only("a.ru.txt", text.replace(TEXT, f"{TEXT} {TEXT}"))) == told


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps(OBJECT)),
        ("a.csv", f"title,lead,text,language,source\nMinisters meet,{LEAD},{TEXT},en-GB,Noria\n"),
        ("a.md", f"---\ntitle: Ministers meet\nsubtitle: {LEAD}\nlanguage: en-GB\nsource: Noria\n---\n{TEXT}\n"),
    ],
)  # fmt: skip
def test_fields_of_objects_tables_and_front_matter(name, data):
    """The subtitle by any of its names, above the text; a language is what its tag says."""
    found = only(name, data)
    assert (found.subtitle, found.text) == (LEAD, f"{LEAD}\n\n{TEXT}")
    assert where(found) == {
        "title": ("field", ""), "subtitle": ("field", ""), "source": ("field", ""), "language": ("field", "en-GB"),
    }  # fmt: skip


def test_a_subtitle_that_the_text_says_is_not_said_twice():
    """Whatever its typography."""
    text = f"“{LEAD}” {TEXT}"
    assert only("a.json", json.dumps({"text": text, "subtitle": LEAD})).text == text


def test_a_word_document_has_the_paragraph_in_the_style_of_subtitles():
    """The date below it is then the release's; without that style there is none."""
    document = docx.Document()
    document.add_paragraph("Ministers meet", style="Title")
    for text, style in ((LEAD, "Subtitle"), ("June 10, 2020", None), (TEXT, None)):
        document.add_paragraph(text, style=style)
    held = io.BytesIO()
    document.save(held)
    found = only("a.docx", held.getvalue())
    assert (found.title, found.subtitle, str(found.date)) == ("Ministers meet", LEAD, "2020-06-10")
    assert found.text == f"{LEAD}\n\n{TEXT}"
    assert where(found)["subtitle"] == ("style", "")


@pytest.mark.parametrize(
    ("style", "subtitle"), [("Subtitle", LEAD), ("P1", LEAD), ("P2", ""), ("Text_20_body", "")]
)
def test_an_opendocument_text_has_it_too(style, subtitle):
    """Also in a style that was made of it."""
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="P1" style:parent-style-name="Subtitle"/>'
        '<style:style style:name="P2" style:parent-style-name="Standard"/></office:automatic-styles>'
    )
    line = f"<text:p text:style-name='{style}'>{LEAD}</text:p>"
    paragraphs = f"<text:p>Ministers meet</text:p>{line}<text:p>{TEXT}</text:p>"
    assert only("a.odt", odt(styles + paragraphs)).subtitle == subtitle


def test_a_document_of_a_subtitle_alone_is_read():
    """It is text."""
    assert only("a.odt", odt(f"<text:p text:style-name='Subtitle'>{LEAD}</text:p>")).text == LEAD


def test_entries_of_a_feed_say_so():
    """Also their subtitle, where a feed has one."""
    feed = (
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Noria</title><item>'
        f"<title>Ministers meet</title><itunes:subtitle>{LEAD}</itunes:subtitle><description>{TEXT}</description>"
        "</item></channel></rss>"
    )
    found = only("a.rss", feed)
    assert (found.subtitle, found.text) == (LEAD, f"{LEAD}\n\n{TEXT}")
    assert where(found) == dict.fromkeys(("title", "subtitle", "source"), ("feed", "")) | {
        "language": ("detected", "")
    }


def test_hostile_words_are_kept_within_bounds():
    """A line of megabytes is not evidence of megabytes."""
    found = page(
        f"<title>Ministers meet - Noria{' ' * 5000}</title><meta property='og:title' content='{'x' * 90_000}'>"
    )
    assert all(len(one.words) <= 300 for one in found.evidence)


TOLD = Release(
    "told", f"{LEAD}\n\n{TEXT}", "Ministers meet", language="en", source="Noria", subtitle=LEAD,
    evidence=(Evidence("title", "og:title", "Ministers meet | <b>Noria</b>"), Evidence("subtitle", "style")),
)  # fmt: skip


def test_the_archive_keeps_both(archive):
    """And knows a change of either; what was stored before there were any is as it was."""
    archive.apply([Delivery((TOLD,))])
    assert archive.release("told") == TOLD
    assert archive.verify() == []
    assert len({TOLD.digest, replace(TOLD, subtitle="").digest, replace(TOLD, evidence=()).digest}) == 3


def test_what_is_only_read_elsewhere_is_not_embedded_again(archive):
    """Its passages stay, the rest is as it comes, also where one delivery has several wordings."""
    archive.apply([Delivery((TOLD,))])
    [before] = archive.search("ferry")
    elsewhere = replace(TOLD, source="Noria Council", evidence=())
    changes = archive.apply([Delivery((elsewhere,))])
    assert (changes.replaced, changes.passages, changes.ids) == (1, 0, ("told",))
    assert archive.release("told") == elsewhere
    assert archive.search("ferry")[0].passage.key == before.passage.key
    archive.apply([Delivery((replace(TOLD, text=TEXT, subtitle=""),)), Delivery((TOLD,))])
    assert archive.search("ferry")[0].passage.text == TOLD.text
    assert archive.verify() == []


@pytest.mark.parametrize("code", ["ar", "en", "ru"])
def test_the_page_says_it_in_the_readers_language(code):
    """A place in words or by its name in the markup; a place that is unknown is shown as it is."""
    wording = wordings()[code]
    title, subtitle = read_from(TOLD, wording)
    assert (title.field, title.place, title.markup) == (wording.text("title_field"), "", "og:title")
    assert (subtitle.field, subtitle.place) == (wording.text("subtitle_field"), wording.text("read_style"))
    [strange] = read_from(replace(TOLD, evidence=(Evidence("<b>", "<i>"),)), wording)
    assert (strange.field, strange.markup) == ("<b>", "<i>")
