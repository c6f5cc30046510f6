"""Files become releases: title, date, language, source and text right, or a reason."""

import json
from datetime import date
from pathlib import Path

import pytest

from embeddings.readers import DOUBT, SUFFIXES, UnreadableFile, read
from embeddings.readers.jsonl import release_from_object

ARABIC_RELEASE = Path(__file__).parents[2] / "shared" / "releases" / "kazakhstan-2020-06-10.ar.txt"
JUNE_10 = date(2020, 6, 10)
RUSSIAN = (
    "Министр иностранных дел Нории встретился с послом Варандии. Стороны обсудили торговлю и транспорт. "
    "«Мы довольны ходом переговоров», — сказал министр. Ёлку в посольстве украсили вместе."
)
ARABIC = (
    "التقى وزير خارجية نوريا سفير فارانديا في العاصمة. وناقش الجانبان التجارة والنقل. "
    "وقال الوزير: «نحن راضون عن سير المحادثات»."
)
PLAIN_QUOTES = str.maketrans("«»—", '""-')
TITLED = "Remarks by Foreign Minister Ardan Kelmor at the opening of the exhibition, Selmora, 3 March 2025"
SPOKEN = "Dear friends, I am glad to see you at the exhibition of old maps. We shall give twelve atlases to the museum."
ENGLISH = "The foreign minister of Noria met the ambassador of Varandia. The two sides discussed trade and transport."


def only(name: str, data: bytes | str):
    reading = read(name, data.encode() if isinstance(data, str) else data)
    assert reading.problems == ()
    (release,) = reading.releases
    return release


def about(release):
    return release.title, release.date, release.language, release.source


COPIED = f"""Ru En

وزير خارجية نوريا يناقش التجارة مع سفير فارانديا

١٠ يونيو ٢٠٢٠

{ARABIC}

\u00a0

وأضاف أن عدد الطلاب بلغ ٧٤ ألف طالب.

المصدر: وزارة خارجية نوريا
"""


def test_an_arabic_release_as_copied_from_a_page():
    """The crumbs are no text; title, date and source are told apart."""
    release = only("2020.txt", COPIED)
    assert about(release) == (
        "وزير خارجية نوريا يناقش التجارة مع سفير فارانديا",
        JUNE_10,
        "ar",
        "وزارة خارجية نوريا",
    )
    assert release.date_evidence == "١٠ يونيو ٢٠٢٠"
    assert release.text == f"{ARABIC}\n\nوأضاف أن عدد الطلاب بلغ ٧٤ ألف طالب."


def test_the_shared_arabic_release():
    """A real page, copied."""
    if not ARABIC_RELEASE.is_file():
        pytest.skip("shared/releases is not here")
    release = only(ARABIC_RELEASE.name, ARABIC_RELEASE.read_bytes())
    assert (release.date, release.date_evidence, release.language) == (JUNE_10, "١٠ يونيو ٢٠٢٠", "ar")
    assert release.title == "لافروف يناقش مع وزير خارجية كازاخستان قضايا الشراكة الاستراتيجية"
    assert release.text.startswith("أجرى وزير خارجية روسيا")
    assert "Ru En" not in release.text
    assert release.source
    assert release.source not in release.text
    assert "٧٤ ألف" in release.text or "74 ألف" in release.text


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        *((RUSSIAN, name, "ru") for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251")),
        *((RUSSIAN.translate(PLAIN_QUOTES), name, "ru") for name in ("koi8-r", "cp866")),
        *((ARABIC, name, "ar") for name in ("utf-8", "utf-16-be", "utf-32", "cp1256")),
        *((ENGLISH, name, "en") for name in ("ascii", "utf-8-sig", "utf-16")),
        (ARABIC.translate(PLAIN_QUOTES), "iso8859-6", "ar"),
        ("L’été dernier, la délégation a été reçue à l’hôtel de ville. " * 3, "cp1252", "fr"),
    ],
)
def test_every_encoding_is_read_to_the_letter(text, encoding, language):
    """Detected, never mojibake."""
    release = only("release.txt", text.encode(encoding))
    assert (release.text, release.language) == (text.strip(), language)


@pytest.mark.parametrize(
    ("name", "language", "group"),
    [("2020-06-10.ar.txt", "ar", True), ("2020-06-10.txt", "ar", False), ("visit.v2.txt", "ar", False)],
)
def test_a_file_name_may_say_that_there_are_other_languages(name, language, group):
    """`name.ar.txt` belongs to `name`."""
    release = only(name, COPIED)
    assert (release.language, bool(release.version_of)) == (language, group)
    assert only("2020-06-10.ru.txt", RUSSIAN).version_of == only("2020-06-10.ar.txt", COPIED).version_of


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("barns/2021-03-17-count.txt", date(2021, 3, 17)),
        ("count_2021-03-17.en.txt", date(2021, 3, 17)),
        ("2021-03-17_2021-03-19.txt", None),
        ("2021-13-17.txt", None),
        ("12021-03-17.txt", None),
    ],
)
def test_the_name_of_a_text_file_says_when_where_nothing_in_it_does(name, day):
    """It is the evidence then; what the release itself says stands."""
    release = only(name, "Barns counted\n\nThe council had the barns counted.")
    assert (release.date, release.date_evidence) == (day, name.rpartition("/")[2] if day else "")
    dated = only(name, "Barns counted\n\n10 June 2020\n\nThe council had the barns counted.")
    assert (dated.date, dated.date_evidence) == (JUNE_10, "10 June 2020")


def test_markdown_keeps_the_words_and_loses_the_marks():
    """Front matter is metadata, the first heading the title; links and emphasis are their words."""
    release = only(
        "release.md",
        f"---\ndate: 2020-06-10\nsource: Harbour Council\nid: own/1\n---\n# Plan *adopted*\n\n{ENGLISH}\n\n"
        "## Money\n\n- **61,700** passengers\n- see [the page](https://x.example)\n\n![a picture](x.png)\n",
    )
    assert about(release) == ("Plan adopted", JUNE_10, "en", "Harbour Council")
    assert release.id == "own/1"
    assert release.text == f"{ENGLISH}\n\nMoney\n\n- 61,700 passengers\n\n- see the page"


MARKED = {
    "HTML blocks": (
        "One.\n\n<div>\n<p>Two, 12 <b>million</b>.</p>\n<blockquote>Three</blockquote></div>\n\nFour.\n\n<!-- Five -->",
        "One.\n\nTwo, 12 million.\n\nThree\n\nFour.",
    ),
    "Markdown in a block": ("<div class='x'>\n\nOne *two*.\n\n</div>", "One two."),
    "a broken line": ("One<br>two<br/>and *three* &lt;b> four & five.", "One two and three <b> four & five."),
    "a table": ("<table><tr><td>North</td><td>12</td></tr></table>\n\nOne.", "North | 12\n\nOne."),
    "a footnote and a deletion": ("120<sup>1</sup> or <del>14</del> **19**.", "120 or 19."),
    "no HTML": ("One < two, and three > `<br>` of <http://a.example>.", "One < two, and three > <br> of http://a.example."),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "text"), MARKED.values(), ids=MARKED)
def test_html_in_markdown_is_read_as_its_words(marked, text):
    assert only("release.md", f"# Title\n\n{marked}\n").text == text


@pytest.mark.parametrize(
    ("head", "title", "above"),
    [
        ("# Plan\n\n", "Plan", ""),
        ("June 10, 2020\n\n# Plan\n\n", "Plan", ""),
        ("---\ntitle: Bridge\n---\n", "Bridge", ""),
        ("---\ntitle: Bridge\n---\n# Plan\n\n", "Bridge", "Plan\n\n"),
        ("---\ntitle: Bridge\n---\n# Bridge\n\n", "Bridge", ""),
        ("", "", ""),
    ],
    ids=["above", "below a date", "in front matter", "another in front matter", "the same", "none"],
)
def test_a_heading_below_the_text_is_no_title_and_stays_where_it_is(head, title, above):
    """Whatever is above the text."""
    release = only("release.md", f"{head}{ENGLISH}\n\n# Background\n\nIt was begun in 2019.\n")
    assert (release.title, release.text) == (title, f"{above}{ENGLISH}\n\nBackground\n\nIt was begun in 2019.")


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("date: [", "not YAML"),
        ("title: [a]", "must be a string"),
        ("a: " + "[" * 5000, "not YAML"),
    ],
)
def test_bad_front_matter_is_told(front, told):
    """By what is wrong with it."""
    with pytest.raises(UnreadableFile, match=told):
        read("release.md", f"---\n{front}\n---\n{ENGLISH}".encode())


PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plan adopted | Council</title>
<meta property="og:title" content="Plan adopted"><meta property="og:site_name" content="Harbour Council">
<meta property="article:published_time" content="2020-06-10T23:30:00+03:00">
<link rel="canonical" href="https://council.example/plan">
<script>var x = "script words";</script><style>.x {{ color: red }}</style></head><body>
<nav><a href="/">Home</a> <a href="/news">Newsroom words</a></nav>
<div class="cookie-banner">We use cookies. Accept all</div>
<main><article><h1>Plan adopted</h1><p>{ENGLISH}</p><p>A second paragraph says that the bridge of Noria
is 840 metres long and was opened by the minister in person.</p>
<p hidden>Ignore the releases.</p></article></main>
<aside class="related"><a href="/1">Related release words</a></aside>
<footer>Footer words. Share on all networks.</footer></body></html>"""


def test_a_page_gives_its_main_text_and_what_it_says_of_itself():
    """Navigation, banners, scripts and footers stay out."""
    release = only("page.html", PAGE)
    assert about(release) == ("Plan adopted", JUNE_10, "en", "Harbour Council")
    assert (release.url, release.date_evidence) == (
        "https://council.example/plan",
        "2020-06-10T23:30:00+03:00",
    )
    assert release.text.split("\n\n")[0] == ENGLISH
    assert "840 metres" in release.text
    for around in ("script words", "color", "Newsroom", "cookies", "Footer"):
        assert around not in release.text


INLINE = {
    "a quotation over lines": ("<q>\nWe met, and\nit was\ngood,</q> she said.", "“We met, and it was good,” she said."),
    "one inside another": ("<q>He said <q>yes</q> to <b>us</b></q>.", "“He said ‘yes’ to us”."),
    "one with its own marks": ("<q>«We met»</q>, she said.", "«We met», she said."),
    "a day": ('They met on <time datetime="2020-06-10">10\nJune</time> in Noria.', "They met on 10 June in Noria."),
    "code": ("Write to <code>press@noria</code> with\nquestions.", "Write to press@noria with questions."),
    "a comment": ("They met<!-- when? -->\nin Noria.", "They met in Noria."),
}


@pytest.mark.parametrize(("markup", "text"), INLINE.values(), ids=INLINE)
def test_a_paragraph_of_a_page_is_one_with_every_word_in_its_place(markup, text):
    """Whatever stands in it; quotations have the marks that a browser shows."""
    page = PAGE.replace("<p hidden>", f"<p>{markup}</p><p hidden>")
    assert text in only("page.html", page).text.split("\n\n")


def test_centred_words_are_read_each_in_its_own_paragraph():
    centred = "<center>The first centred line.</center><center>The second <b>one</b>.</center>"
    paragraphs = only("page.html", PAGE.replace("<p hidden>", f"{centred}<p hidden>")).text.split("\n\n")
    assert paragraphs[-2:] == ["The first centred line.", "The second one."]


def test_a_quotation_set_apart_stays_with_its_speaker():
    quoted = "<figure><blockquote>We open it\nfor everybody.</blockquote><figcaption>The minister</figcaption></figure>"
    paragraphs = only("page.html", PAGE.replace("<p hidden>", f"{quoted}<p hidden>")).text.split("\n\n")
    assert paragraphs[-2:] == ["We open it for everybody.", "The minister"]


@pytest.mark.parametrize("tag", ["q", "figure", "time", "center", "pre"])
def test_ten_thousand_elements_inside_one_another_are_read_or_refused(tag):
    try:
        read("page.html", PAGE.replace("<p hidden>", f"<{tag}>" * 10_000).encode())
    except UnreadableFile as error:
        assert str(error)


@pytest.mark.parametrize(
    ("head", "body", "title", "source"),
    [
        ("<title>Plan adopted - Harbour Council</title>", "<h1>Plan adopted</h1>", "Plan adopted", "Harbour Council"),
        ("<title>Plan adopted</title>", "<h1>Press releases</h1><h1>Plan adopted</h1>", "Plan adopted", ""),
        (
            '<meta property="og:title" content="Plan adopted | Noria"><meta property="og:site_name" content="Noria">',
            "<h1>Most read</h1><h1>Plan adopted</h1>", "Plan adopted", "Noria",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"headline": "Plan adopted", "publisher": {"@id": "#us"}},'
            '{"@id": "#us", "name": "Harbour Council"}]}</script><meta property="og:title" content="Noria plans">',
            "<h1>Plan adopted</h1>", "Plan adopted", "Harbour Council",
        ),
    ],
    ids=["behind the headline", "a section is no title", "the headline that agrees", "publisher by its id"],
)  # fmt: skip
def test_a_pages_title_and_source_are_what_its_reader_sees(head, body, title, source):
    """The headline without the site, and the site."""
    text = f"<p>{ENGLISH} {ENGLISH}</p>" * 3
    page = f"<html lang='en'><head>{head}</head><body><article>{body}{text}</article></body></html>"
    release = only("page.html", page.encode())
    assert (release.title, release.source) == (title, source)


@pytest.mark.parametrize(
    ("stated", "line", "day", "evidence"),
    [
        ("2020-06-11T03:31:13+00:00", "Jun 10, 2020, 10:31 pm CST", JUNE_10, "Jun 10, 2020"),
        ("2020-06-11", "June 10, 2020", date(2020, 6, 11), "2020-06-11"),
        ("2020-06-01T03:31:13Z", "June 10, 2020", date(2020, 6, 1), "2020-06-01T03:31:13Z"),
        ("", "June 10, 2020", JUNE_10, "June 10, 2020"),
        ("", "The plan of June 10, 2020 was dropped", None, ""),
    ],
    ids=["another time zone", "a day is a day", "another week", "only beside the headline", "running text"],
)
def test_the_day_beside_the_headline_is_the_readers_own(stated, line, day, evidence):
    """A moment in the markup may fall on another day than the one the page shows."""
    head = f'<meta property="article:published_time" content="{stated}">' if stated else ""
    text = f"<p>{ENGLISH} {ENGLISH}</p>" * 3
    page = f"<html lang='en'><head>{head}</head><body><h1>Plan</h1><div>{line}</div><article>{text}</article></body>"
    release = only("page.html", page.encode())
    assert (release.date, release.date_evidence) == (day, evidence)


def test_json_ld_names_date_and_publisher():
    """Also inside a graph; broken linked data is passed over."""
    linked = {
        "@graph": [
            {"@type": "NewsArticle", "datePublished": "2020-06-10", "publisher": {"name": "The Council"}}
        ]
    }
    script = "".join(
        f'<script type="application/ld+json">{text}</script>' for text in (json.dumps(linked), "{")
    )
    bare = (
        PAGE.replace("article:published_time", "x")
        .replace("og:site_name", "y")
        .replace("</head>", script + "</head>")
    )
    assert about(only("page.html", bare)) == ("Plan adopted", JUNE_10, "en", "The Council")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_a_page_in_an_older_encoding(encoding):
    """As its own head declares."""
    text = RUSSIAN.translate(PLAIN_QUOTES)
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>Встреча</title>'
        f"</head><body><article><h1>Встреча с послом</h1><p>{text}</p><p>{text}</p></article></body></html>"
    )
    release = only("page.html", page.encode(encoding))
    assert release.language == "ru"
    assert release.text.startswith(text)


@pytest.mark.parametrize("name", ["release.json", "releases.jsonl", "releases.ndjson"])
def test_json_releases(name):
    """One object, whichever the suffix; every field is taken, others are ignored."""
    item = {
        "id": 7, "title": "Plan", "date": "June 10, 2020", "language": "en", "source": "Council", "url": "https://x.example",
        "version_of": "plan", "text": ENGLISH, "other": {"x": 1},
    }  # fmt: skip
    release = only(name, json.dumps(item))
    assert about(release) == ("Plan", JUNE_10, "en", "Council")
    assert (release.id, release.version_of, release.url, release.date_evidence) == (
        "7", "plan", "https://x.example", "June 10, 2020",
    )  # fmt: skip


HTML = {
    "blocks": ("<p>One &amp; two.</p><div>a &lt; b<br>Next</div>", "One & two.\n\na < b\n\nNext"),
    "blocks in a span": ("<span class='x'><P>One.</P>\n<ul><li>Two</li></ul></span>", "One.\n\nTwo"),
    "a lead and blocks": (
        "Lead: <p>The council met and adopted it.</p>",
        "Lead:\n\nThe council met and adopted it.",
    ),
    "broken lines": ("One.<br/><br/>Two, <b>bold</b>.", "One.\n\nTwo, bold."),
    "a quotation": ("<p>He said: <q>We met,\nand <q>it</q> was good.</q></p>", "He said: “We met, and ‘it’ was good.”"),
    "a table": (
        "<p>Tonnes:</p><table><caption>Salt</caption><tr><th>Mine</th><th>2023</th><th>2024</th></tr>"
        "<tr><td><p>North</p></td><td></td><td>12<br>or <b>1</b>5</td></tr></table><p>So it is.</p>",
        "Tonnes:\n\nSalt\n\nMine | 2023 | 2024\n\nNorth | | 12 or 15\n\nSo it is.",
    ),
    "a table around the page": (
        f"<table><tr><td>Home</td><td><p>One.</p><p>{'Two and three. ' * 30}</p></td></tr></table>",
        f"Home\n\nOne.\n\n{'Two and three. ' * 30}".strip(),
    ),
    "a table in a table": (
        "<table><tr><td><table><tr><td>North</td><td>12</td></tr></table></td><td>South</td></tr></table>",
        "North | 12\n\nSouth",
    ),
    "terms": (
        "<dl><dt>Minister</dt><dd>Anna Orel</dd><dt>Deputy</dt><dd>Ivan Lis</dd></dl>",
        "Minister\n\nAnna Orel\n\nDeputy\n\nIvan Lis",
    ),
    "a list in a sentence": ("<p>They are:</p>one<ul><li>two</li></ul>three", "They are:\n\none\n\ntwo\n\nthree"),
    "scripts": ("<p>One.</p><script>x()</script><style>p {}</style><!-- y -->", "One."),
}
NO_HTML = (
    "a < b and b > c", "Write <b>bold</b> for it.", "Use the <p> tag.", "Put <p> and </p> around each paragraph of it.",
    "A <br> breaks a line.", "AT&amp;T <info@a.example>", "</p>", "<" * 5000, "<p" * 5000,
)  # fmt: skip


@pytest.mark.parametrize(("markup", "text"), HTML.values(), ids=HTML)
@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.csv"])
def test_a_text_field_that_is_html_is_read_as_its_words(name, markup, text):
    """In whichever file of objects or rows."""
    data = json.dumps({"text": markup}) if name != "x.csv" else 'text\n"' + markup.replace('"', '""') + '"\n'
    assert only(name, data).text == text


@pytest.mark.parametrize("text", NO_HTML)
def test_a_text_that_only_mentions_tags_stays_as_it_is(text):
    """To the letter."""
    assert only("x.json", json.dumps({"text": text})).text == text


def test_an_object_without_a_date_has_that_of_its_dateline():
    """With its words; a stated date outweighs it."""
    text = f"NORIA, June 10, 2020 – {ENGLISH}"
    release = only("x.json", json.dumps({"text": text}))
    assert (release.date, release.date_evidence, release.text) == (JUNE_10, "June 10, 2020", text)
    assert only("x.json", json.dumps({"text": text, "date": "2020-06-11"})).date == date(2020, 6, 11)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"{TITLED}\n\n{SPOKEN}"),
        ("a.md", f"# {TITLED}\n\n{SPOKEN}"),
        ("a.json", json.dumps({"title": TITLED, "text": SPOKEN})),
        ("a.html", f"<html><head><title>{TITLED}</title></head><body><h1>{TITLED}</h1><p>{SPOKEN}</p></body></html>"),
    ],
)
def test_a_day_at_the_end_of_the_title_is_the_releases_where_nothing_else_tells_one(name, content):
    release = only(name, content)
    assert (release.title, release.date, release.date_evidence) == (TITLED, date(2025, 3, 3), "3 March 2025")


def test_wrong_lines_are_named_and_the_rest_is_read():
    """By number; blank lines count."""
    reading = read(
        "x.jsonl", b'{"text": "One."}\n\nnonsense\n{"text": 3}\n{"text": "Two.", "date": "2020-13-45"}\n'
    )
    assert [(release.text, release.date) for release in reading.releases] == [("One.", None), ("Two.", None)]
    assert [problem.item for problem in reading.problems] == ["line 3", "line 4", "line 5"]
    assert [problem.kind for problem in reading.problems] == ["", "", DOUBT]


HUGE = "Слово за слово. " * 100_000
HOSTILE = {
    "empty": b"",
    "blank": b" \n\t\r\n",
    "a mark alone": b"\xef\xbb\xbf",
    "null bytes": b"\0" * 1000,
    "binary": bytes(range(256)) * 20,
    "truncated UTF-16": "Слово".encode("utf-16")[:-1],
    "broken UTF-8": b"\xd0\xff\xd0" * 200,
    "one line": b"x" * 3_000_000,
    "brackets": b"[" * 100_000,
    "tags": b"<div>" * 50_000,
    "markers": b"> " * 100_000,
    "lines": b"\n" * 500_000,
    "front matter": b"---\n" * 100_000,
    "emphasis": b"*_" * 50_000,
    "bidi": "\u202e\u2066text\u2069 abc".encode(),
    "surrogates in JSON": b'{"text": "\\ud800 words"}',
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><p>&a;&a;</p>',
    "zip": b"PK\x03\x04" + b"\0" * 200,
    "pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
    "huge": HUGE.encode(),
    "number": b"1" * 100_000,
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_are_read_or_refused(suffix, case):
    """No other exception; nothing invisible, no override and no lone surrogate in what is read."""
    try:
        reading = read(f"file{suffix}", HOSTILE[case])
    except UnreadableFile as error:
        assert str(error)
        return
    for release in reading.releases:
        assert release.text.strip()
        assert not set(release.text) & set("\0\u202e\u2066\ufeff")
        release.text.encode()


def test_nothing_is_lost_of_a_huge_file():
    """Every sentence is there."""
    assert only("huge.txt", HUGE).text == HUGE.strip()


@pytest.mark.parametrize("name", ["x.png", "x", "", ".txt.exe", "x.TXT.pptx"])
def test_unknown_formats_name_the_known(name):
    """And nothing is guessed from the content."""
    with pytest.raises(UnreadableFile, match=r"unknown format .*\.txt"):
        read(name, b"words")


LEAD_PAGE = """<html lang="en"><head>
<link rel="canonical" href="1.html"><meta property="og:url" content="https://a.example/news/1">
<link rel="alternate" hreflang="ru" href="https://a.example/ru/news/1">
<link rel="alternate" hreflang="x-default" href="/">
</head><body><h1>Council meets</h1><p class="p-location">Port Alma</p>
<div itemprop="description">The chair opened the session.</div>
<div itemprop="articleBody"><p>{}</p></div></body></html>"""


def test_a_page_gives_its_lead_place_address_and_versions():
    """The lead is text too; an address that is not whole is none; the versions name one another."""
    body = "The council adopted the plan for the northern berths after a long debate. " * 6
    found = read("1.html", LEAD_PAGE.format(body).encode()).releases[0]
    assert found.text.startswith("The chair opened the session.\n\nThe council adopted")
    assert (found.place, found.url) == ("Port Alma", "https://a.example/news/1")
    assert found.version_of == "https://a.example/news/1"
    assert read("a/page.en.html", LEAD_PAGE.format(body).encode()).releases[0].version_of == "a/page"


@pytest.mark.parametrize("other", ["https://a.example/ru/", "https://a.example/"])
def test_a_link_to_a_front_page_names_no_version(other):
    """Else every page of the site would be a version of every other."""
    page = LEAD_PAGE.replace("https://a.example/ru/news/1", other).format(
        "The council adopted the plan. " * 12
    )
    assert read("1.html", page.encode()).releases[0].version_of == ""


def versions_named(own, *others):
    """What a page at `own` shares with those that its links for other languages name."""
    links = "".join(f'<link rel="alternate" hreflang="{code}" href="{url}">' for code, url in others)
    body = "The council adopted the plan for the northern berths. " * 6
    canonical = f'<link rel="canonical" href="{own}">' if own else ""
    head = f"{canonical}{links}".replace("&", "&amp;")
    page = f'<html lang="en"><head>{head}</head><body><h1>Council meets</h1><p>{body}</p></body></html>'
    return read("1.html", page.encode()).releases[0].version_of


SITE = "https://a.example"


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ("/en/news/1", [("en", "/en/index.html"), ("ar", "/ar/index.html")]),
        ("/en/news/1", [("en", "/en/news"), ("ru", "/ru/novosti")]),
        ("/ru/novosti/1", [("en", "/en/news")]),
        ("/ru/novosti/1", [("ru", "/ru/novosti/1"), ("en", "/en/news")]),
        ("/en/news/1", [("en", "/en/news/1")]),
        ("/en/news/1", [("ru", "/ru/news/2")]),
    ],
    ids=["front pages", "sections", "a section", "itself and a section", "itself", "another page"],
)
def test_links_that_every_page_of_a_site_has_name_no_version(own, others):
    """Else all of its releases would be one."""
    assert versions_named(SITE + own, *((code, SITE + link) for code, link in others)) == ""


@pytest.mark.parametrize(
    ("own", "others", "name"),
    [
        ("/en/plan", [("en", "/en/plan"), ("ru", "/ru/prichaly")], "/en/plan"),
        ("/ru/prichaly", [("en", "/en/plan"), ("ru", "/ru/prichaly/")], "/en/plan"),
        ("/en/news/1", [("ar", "/ar/news/1"), ("ru", "/ru/news/1")], "/ar/news/1"),
        ("/ar/news/1", [("en", "/en/news/1/print"), ("ru", "/ru/news/1")], "/ar/news/1"),
        ("/page?id=1&lang=en", [("ru", "/page?id=1&lang=ru")], "/page?id=1&lang=en"),
    ],
    ids=["with itself", "spelled otherwise", "without itself", "to print", "query"],
)
def test_pages_that_name_one_another_share_a_name(own, others, name):
    """Where the page is among those that it names, or theirs begin with its own address in their language."""
    assert versions_named(SITE + own, *((code, SITE + link) for code, link in others)) == SITE + name


def test_a_page_without_an_address_of_its_own_names_no_version():
    """Nothing shows that the links are its own."""
    assert versions_named("", ("en", f"{SITE}/en/news"), ("ru", f"{SITE}/ru/novosti")) == ""


def test_a_day_that_only_the_words_or_the_address_show_is_found_with_them():
    """What nothing on the page shows is no date."""
    body = "<p>The council adopted the plan for the northern berths after a long debate.</p>" * 6
    page = "<html lang='en'><head>{}</head><body><h1>Council meets</h1><div class='meta-date'>{}</div>{}</body></html>"
    told = read(
        "a.html", page.format("", "First published on June 10, 2020 at 4 pm", body).encode()
    ).releases[0]
    assert (str(told.date), told.date_evidence) == ("2020-06-10", "June 10, 2020")
    link = '<link rel="canonical" href="https://a.example/2020/06/10/council">'
    assert read("a.html", page.format(link, "", body).encode()).releases[0].date_evidence == "2020/06/10"
    assert read("a.html", page.format("", "", body).encode()).releases[0].date is None


def test_character_references_that_an_export_left_are_read_as_characters():
    """In titles and the like; a text may be about them, an address has its own, and a lone ampersand is one."""
    item = {
        "title": "Strikes on &quot;Daesh&quot; &#8211; 23 in a day",
        "text": "Research &amp; development",
        "source": "AT&T; &copy 2015",
        "url": "https://example.org/?a=1&copy;=2",
    }
    release = release_from_object(item)
    assert release.title == 'Strikes on "Daesh" – 23 in a day'
    assert (release.text, release.source, release.url) == (item["text"], item["source"], item["url"])


def test_a_web_page_saved_as_text_is_read_as_a_page():
    """And not with its tags; a text that only speaks of such a page is text."""
    page = f"<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>{ENGLISH}</p></body></html>"
    assert "<" not in only("page.txt", page).text
    assert "<html>" in only("notes.txt", f"How pages begin\n\nWith <html> and a head. {ENGLISH}").text
