"""Feeds, sitemaps and pages from a real HTTP server that also misbehaves, and what must never be reached."""

import gzip
import json
import socket
import sqlite3
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from embeddings.intake import entries, feeds, fetching
from embeddings.intake.feeds import Poller, bring_in, poll
from embeddings.intake.fetching import Fetcher, NotFetched
from embeddings.intake.patience import Patience
from embeddings.readers import feed, feed_entries, read
from embeddings.readers import sitemap as sitemap_reader
from embeddings.store.records import Feed
from tests.test_formats import WHOLE

BODY = "<p>The council adopted the plan for the northern berths after a long debate in the town hall.</p>" * 5
PAGE = "<html lang='en'><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"


class Site:
    """What each path answers: a body, or (status, headers, body), or a function of the request's headers."""

    def __init__(self):
        self.answers, self.asked = {}, []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                answer = site.answers.get(self.path, (404, {}, b""))
                answer = answer(self.headers) if callable(answer) else answer
                status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in [body] if isinstance(body, bytes | str) else body:
                    self.wfile.write(piece.encode() if isinstance(piece, str) else piece)

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.at = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def page(self, path, title, body=BODY):
        self.answers[path] = 200, {"Content-Type": "text/html"}, PAGE.format(title, body)

    def feed(self, *paths, path="/feed", headers=None, day="Mon, 10 Jun 2024 09:00:00 GMT"):
        items = "".join(
            f"<item><title>Entry {p}</title><link>{self.at}{p}</link><pubDate>{day}</pubDate></item>"
            for p in paths
        )
        rss = f"<rss version='2.0'><channel><title>Council news</title>{items}</channel></rss>"
        self.answers[path] = 200, {"Content-Type": "application/rss+xml"} | (headers or {}), rss

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site():
    site = Site()
    yield site
    site.close()


@pytest.fixture
def fetcher():
    return Fetcher(("127.0.0.1",))


def titles(archive):
    return sorted(r.title for r in archive.listing().releases)


def test_the_pages_of_a_feed_come_in_with_what_the_feed_knows(archive, fetcher, site):
    """Whole text from the page; the day from the feed where the page has none; the address from both."""
    site.page("/a", "Berths approved")
    site.feed("/a")
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    assert (report.added, report.problems) == (1, ())
    [found] = archive.listing().releases
    assert "northern berths" in found.text
    assert (found.title, str(found.date), found.url) == ("Berths approved", "2024-06-10", f"{site.at}/a")
    assert found.date_evidence == "Mon, 10 Jun 2024 09:00:00 GMT"
    assert found.source == "Council news"
    assert [(one.field, one.where) for one in found.evidence if one.field != "language"] == [
        ("title", "h1"), ("source", "feed"),
    ]  # fmt: skip


def test_a_page_that_names_no_source_has_its_host(archive, fetcher, site):
    """And says that it was read in the address."""
    site.page("/a", "Berths approved")
    bring_in(archive, fetcher, f"{site.at}/a")
    [found] = archive.listing().releases
    assert (found.source, found.evidence[-1].field, found.evidence[-1].where) == ("127.0.0.1", "source", "address")


def test_a_poll_brings_in_what_is_new_or_changed_and_reads_nothing_twice(archive, fetcher, site):
    """An entry that has left the feed stays in the archive."""
    url = f"{site.at}/feed"
    archive.put_feed(Feed(url))
    site.page("/a", "First")
    site.feed("/a")
    assert poll(archive, fetcher, url).added == 1
    site.page("/b", "Second")
    site.feed("/b")
    assert poll(archive, fetcher, url).added == 1
    assert titles(archive) == ["First", "Second"]
    assert site.asked.count("/a") == 1
    site.page("/b", "Second, corrected", BODY.replace("long", "short"))
    site.feed("/b", day="Tue, 11 Jun 2024 09:00:00 GMT")
    assert poll(archive, fetcher, url).replaced == 1
    assert titles(archive) == ["First", "Second, corrected"]


def test_an_unchanged_feed_is_not_sent_again(archive, fetcher, site):
    """ETag and Last-Modified go back as they came, once everything in the feed was brought in."""
    asked = []

    def answer(headers):
        asked.append((headers.get("If-None-Match"), headers.get("If-Modified-Since")))
        if asked[-1][0] == '"v1"':
            return 304, {}, b""
        return 200, {"ETag": '"v1"', "Last-Modified": "Mon, 10 Jun 2024 09:00:00 GMT"}, feed[2]

    site.page("/a", "First")
    site.feed("/a")
    feed = site.answers["/feed"]
    site.answers["/feed"] = answer
    archive.put_feed(Feed(f"{site.at}/feed"))
    poll(archive, fetcher, f"{site.at}/feed")
    report = poll(archive, fetcher, f"{site.at}/feed")
    assert asked == [(None, None), ('"v1"', "Mon, 10 Jun 2024 09:00:00 GMT")]
    assert (report.total, report.problems) == (0, ())


def test_what_failed_is_tried_again_though_the_feed_is_as_it_was(archive, fetcher, site):
    """The feed's ETag is not kept before all of it is in."""
    site.feed("/a", headers={"ETag": '"v1"'})
    archive.put_feed(Feed(f"{site.at}/feed"))
    assert [p.reason for p in poll(archive, fetcher, f"{site.at}/feed").problems] == ["it is not there (404)"]
    assert archive.feeds()[0].etag == ""
    site.page("/a", "First")
    assert poll(archive, fetcher, f"{site.at}/feed").added == 1
    assert archive.feeds()[0].etag == '"v1"'


def test_a_page_that_is_gone_takes_no_release_with_it(archive, fetcher, site):
    """What was read of it before stays, and the report says so."""
    site.page("/a", "First")
    site.feed("/a")
    bring_in(archive, fetcher, f"{site.at}/feed")
    site.answers["/a"] = 410, {}, b""
    site.feed("/a", day="Tue, 11 Jun 2024 09:00:00 GMT")
    [problem] = bring_in(archive, fetcher, f"{site.at}/feed").problems
    assert problem.reason == "it was removed (410); what was read of it before stays"
    assert titles(archive) == ["First"]


def test_slow_broken_and_hostile_entries_are_named_and_the_rest_comes_in(archive, fetcher, site, monkeypatch):
    """None stops the next; a redirect leads nowhere that a link may not."""
    monkeypatch.setattr(fetching, "TIMEOUT_S", 1)
    monkeypatch.setattr(fetching, "MAX_BYTES", 200_000)

    def slow(headers):
        time.sleep(2)
        return 200, {}, b"late"

    port = site.at.rpartition(":")[2]
    site.answers |= {
        "/slow": slow,
        "/loop": (302, {"Location": "/loop"}, b""),
        "/loopback": (302, {"Location": f"http://127.0.0.2:{port}/good"}, b""),
        "/v6": (302, {"Location": f"http://[::1]:{port}/good"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/huge": (200, {}, (b"x" * 50_000 for _ in range(10))),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 5_000_000)),
        "/torn": (200, {"Content-Length": "9999"}, b"<html>"),
        "/error": (500, {}, b"<html>no</html>"),
        "/empty": b"",
        "/nothing": b"<html><body></body></html>",
    }
    site.page("/good", "Good")
    bad = [path for path in site.answers if path != "/good"]
    site.feed(*bad, "/good")
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    reasons = {p.item.removeprefix(site.at): p.reason for p in report.problems}
    assert sorted(reasons) == sorted(bad)
    assert titles(archive) == ["Good"]
    assert "no answer within" in reasons["/slow"]
    assert "redirects" in reasons["/loop"]
    assert "not a public host" in reasons["/loopback"]
    assert "not a public host" in reasons["/v6"]
    assert "not a web address" in reasons["/file"]
    assert "larger than" in reasons["/huge"]
    assert "larger than" in reasons["/bomb"]
    assert "500" in reasons["/error"]


@pytest.mark.parametrize("answer", ["plain", "packed", "nothing yet"])
def test_an_answer_has_only_so_much_time_as_a_whole(fetcher, site, monkeypatch, answer):
    """Though none of its pauses is long: for its headers, and whatever comes of what drips in."""
    monkeypatch.setattr(fetching, "DEADLINE_S", 0.5)
    cut, ended = threading.Event(), []

    def drip():
        """Gzipped bytes of which nothing can be unpacked for long, one at a time: half a minute."""
        for byte in gzip.compress(bytes(range(256))):
            if cut.wait(0.1):
                return
            yield bytes([byte])
        ended.append(answer)

    def nothing(headers):
        ended.extend([] if cut.wait(30) else [answer])
        return b"late"

    packed = {"Content-Encoding": "gzip"} if answer == "packed" else {}
    site.answers["/drip"] = nothing if answer == "nothing yet" else (200, packed, drip())
    with pytest.raises(NotFetched, match="not complete within"):
        fetcher.fetch(f"{site.at}/drip")
    cut.set()
    assert not ended


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.1.2.3/",
        "http://192.168.0.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/",
        "http://[fe80::1]/", "http://[fd00::1]/", "http://224.0.0.1/", "http://2130706433/", "http://0x7f.1/",
        "http://100.64.0.1/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_no_address_inside_is_reached(url):
    """In whatever way it is written."""
    with pytest.raises(NotFetched, match=r"not a public host|there is no host"):
        Fetcher().fetch(url)


def test_a_name_that_resolves_inside_is_not_reached(monkeypatch):
    """The address that was checked is the one that is connected to; a second look-up never happens."""
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.8", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(NotFetched, match=r"rebound\.example is not a public host \(10\.0\.0\.8\)"):
        Fetcher().fetch("http://rebound.example/")
    assert set(asked) == {"rebound.example"}


@pytest.mark.parametrize(
    "url", ["", "feed", "ftp://a.example/", "file:///etc/passwd", "http://", "javascript:1", "http://[bad", "http://a]/"]
)
def test_what_is_no_web_address_is_told(url):
    """Before anything is looked up."""
    with pytest.raises(NotFetched, match=r"not a web address|no host"):
        Fetcher().fetch(url)


@pytest.mark.parametrize("allowed", ["127.0.0.1", "127.0.0.0/8"])
def test_an_inner_host_can_be_allowed(site, allowed):
    """By address or network; the others stay closed."""
    site.answers["/a"] = b"words"
    assert Fetcher((allowed,)).fetch(f"{site.at}/a").data == b"words"


def test_robots_txt_is_obeyed(archive, fetcher, site):
    """Asked for once a host; a server in trouble is left alone."""
    site.answers["/robots.txt"] = b"User-agent: *\nDisallow: /private\n"
    site.page("/private/a", "Secret")
    site.page("/b", "Open")
    site.feed("/private/a", "/b")
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    assert ["robots.txt" in p.reason for p in report.problems] == [True]
    assert titles(archive) == ["Open"]
    assert site.asked.count("/robots.txt") == 1
    site.answers["/robots.txt"] = 503, {}, b""
    with pytest.raises(NotFetched, match=r"robots\.txt cannot be had"):
        Fetcher(("127.0.0.1",)).fetch(f"{site.at}/b")


def test_a_feed_that_fails_is_asked_less_and_less(archive, fetcher, site):
    """And as late as it asks to be; the first answer brings the old pace back."""
    url = f"{site.at}/feed"
    archive.put_feed(Feed(url))
    waits = []
    for _ in range(3):
        poll(archive, fetcher, url)
        waits.append(archive.feeds()[0].due - time.time())
    assert [round(wait / feeds.EVERY_S) for wait in waits] == [2, 4, 8]
    assert archive.feeds()[0].problem == "it is not there (404)"
    site.answers["/feed"] = 429, {"Retry-After": "50000"}, b""
    poll(archive, fetcher, url)
    assert archive.feeds()[0].due - time.time() > 49_000
    site.feed()
    poll(archive, fetcher, url)
    assert (archive.feeds()[0].failures, archive.feeds()[0].problem) == (0, "")


def test_a_page_that_cannot_be_had_is_asked_for_less_and_less(archive, fetcher, site, monkeypatch):
    """Each poll tells of it; its entry changed, or a person asks, and it is tried at once; so it is the first time."""
    clock, url = [0.0], f"{site.at}/feed"
    monkeypatch.setattr("embeddings.intake.patience.time", SimpleNamespace(monotonic=lambda: clock[0]))
    patience = Patience(feeds.EVERY_S)
    site.page("/a", "First")
    site.feed("/dead", "/a", headers={"ETag": '"v1"'})
    archive.put_feed(Feed(url))
    tried = []
    for number in range(24):
        before = site.asked.count("/dead")
        [problem] = poll(archive, fetcher, url, patience=patience).problems
        assert (problem.item, problem.reason) == (f"{site.at}/dead", "it is not there (404)")
        tried += [number] * (site.asked.count("/dead") - before)
        clock[0] += feeds.EVERY_S
    assert tried == [0, 1, 3, 7, 15]
    assert (titles(archive), site.asked.count("/a"), archive.feeds()[0].etag) == (["First"], 1, "")
    bring_in(archive, fetcher, url)
    site.feed("/dead", "/a", day="Tue, 11 Jun 2024 09:00:00 GMT")
    poll(archive, fetcher, url, patience=patience)
    assert site.asked.count("/dead") == 7
    site.page("/dead", "Second")
    assert poll(archive, fetcher, url, patience=patience).added == 1


def test_the_poller_asks_for_what_is_due(archive):
    """Once, though it looks again before the poll has ended."""
    archive.put_feed(Feed("https://due.example/"))
    archive.put_feed(Feed("https://later.example/", due=time.time() + 1000))
    asked, stop = [], threading.Event()
    poller = Poller(archive, lambda url: (asked.append(url), stop.set()), look_every_s=0)
    poller.run(stop)
    assert asked == ["https://due.example/"]
    assert poller.due() == []


def test_the_poller_goes_on_when_the_database_is_locked(archive, monkeypatch):
    """The next look asks for what was due."""
    archive.put_feed(Feed("https://due.example/"))
    asked, stop = [], threading.Event()

    def locked(known):
        monkeypatch.undo()
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(archive, "put_feed", locked)
    Poller(archive, lambda url: (asked.append(url), stop.set()), look_every_s=0).run(stop)
    assert asked == ["https://due.example/"]


def test_sitemaps_and_json_feeds_name_pages_too(archive, fetcher, site):
    """Also an index of sitemaps, gzipped, and without entities."""
    for path in "abc":
        site.page(f"/{path}", f"Page {path}")
    urls = "".join(
        f"<url><loc>{site.at}/{p}</loc><lastmod>2024-06-1{n}</lastmod></url>" for n, p in enumerate("ab")
    )
    site.answers["/pages.xml.gz"] = gzip.compress(f"<urlset xmlns='http://s/'>{urls}</urlset>".encode())
    index = (
        f"<sitemapindex xmlns='http://s/'><sitemap><loc>{site.at}/pages.xml.gz</loc></sitemap></sitemapindex>"
    )
    site.answers["/sitemap.xml"] = index
    assert bring_in(archive, fetcher, f"{site.at}/sitemap.xml").added == 2
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": f"{site.at}/c"}]}
    site.answers["/feed.json"] = json.dumps(feed)
    assert bring_in(archive, fetcher, f"{site.at}/feed.json").added == 1
    assert titles(archive) == ["Page a", "Page b", "Page c"]
    site.answers["/evil.xml"] = (
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><urlset><url><loc>&a;</loc>"
    )
    assert bring_in(archive, fetcher, f"{site.at}/evil.xml").failed == 1


def test_a_feeds_own_text_stands_in_for_a_page_that_cannot_be_had(archive, fetcher, site):
    """If there is enough of it."""
    text = "The council adopted the plan for the northern berths. " * 8
    item = f"<item><title>Berths</title><link>{site.at}/gone</link><description>{text}</description></item>"
    site.answers["/feed"] = f"<rss version='2.0'><channel><title>C</title>{item}</channel></rss>"
    assert bring_in(archive, fetcher, f"{site.at}/feed").added == 1
    assert titles(archive) == ["Berths"]


def test_what_is_wrong_with_a_page_is_told(archive, fetcher, site, monkeypatch):
    """By its address, what could not be read in it and what could not be stored; the rest comes in."""
    monkeypatch.setattr("embeddings.intake.usable.MAX_TEXT", 100)
    objects = [{"title": "Berths", "text": "The plan was adopted."}, {"title": "Long", "text": "word " * 50}]
    lines = [json.dumps(objects[0]), '{"title": "torn"', json.dumps(objects[1])]
    site.answers["/a.jsonl"] = "\n".join(lines)
    site.feed("/a.jsonl")
    for path in ("/a.jsonl", "/feed"):
        report = bring_in(archive, fetcher, f"{site.at}{path}")
        items = [problem.item.removeprefix(site.at) for problem in report.problems]
        assert items == ["/a.jsonl: line 2", "/a.jsonl: Long"]
    assert titles(archive) == ["Berths"]


def test_a_torn_address_costs_only_itself(archive, fetcher, site):
    """In a feed, a sitemap, a redirect and a page; an entry with words of its own comes in without it."""
    site.page("/a", "Good")
    site.page("/b", "Second", f"<p><a href='http://[bad'>More</a> {BODY}</p>")
    status, headers, page = site.answers["/b"]
    links = "<link rel='canonical' href='http://[bad'><link rel='alternate' hreflang='ru' href='http://[bad/ru/12'>"
    site.answers["/b"] = status, headers, page.replace("<title>", f"{links}<title>")
    site.answers["/moved"] = 302, {"Location": "http://[bad"}, b""
    text = "The council adopted the plan for the northern berths. " * 8
    own = f"<item><title>Own</title><link>http://[own</link><description>{text}</description></item>"
    torn = "<item><title>Torn</title><link>http://[torn</link></item><item><title>No link</title></item>"
    links = "".join(f"<item><link>{site.at}{path}</link></item>" for path in ("/moved", "/a", "/b"))
    site.answers["/feed"] = f"<rss version='2.0'><channel><title>C</title>{own}{torn}{links}</channel></rss>"
    archive.put_feed(Feed(f"{site.at}/feed"))
    report = poll(archive, fetcher, f"{site.at}/feed")
    assert [(p.item.removeprefix(site.at), p.reason) for p in report.problems] == [
        ("http://[own: Own", "came in without its address, which is none: http://[own"),
        ("http://[torn", "not a web address: http://[torn"),
        (f"entry No link of {site.at}/feed", f"not a web address: entry No link of {site.at}/feed"),
        ("/moved", "not a web address: http://[bad"),
    ]
    assert titles(archive) == ["Good", "Own", "Second"]
    assert {r.title: r.url for r in archive.listing().releases}["Second"] == f"{site.at}/b"
    pages = f"<sitemap><loc>http://[torn</loc></sitemap><sitemap><loc>{site.at}/pages</loc></sitemap>"
    site.answers["/map"] = f"<sitemapindex>{pages}</sitemapindex>"
    site.answers["/pages"] = f"<urlset><url><loc>http://[x</loc></url><url><loc>{site.at}/c</loc></url></urlset>"
    site.page("/c", "Third")
    report = bring_in(archive, fetcher, f"{site.at}/map")
    assert (report.added, [p.item for p in report.problems]) == (1, ["http://[torn", "http://[x"])


def entry(title, link, text, day="Wed, 05 Jun 2024 12:00:00 +0300"):
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description>{text}</description></item>"
    )


def rss(*entries):
    return f"<rss version='2.0'><channel><title>Farm Office</title>{''.join(entries)}</channel></rss>"


def counted(animals, more=""):
    return (
        f"The Farm Office counted {animals} in the hills of Lorn this spring, fewer than in the year before, and "
        f"published the figures of all the villages in a table that stands on its own page. It took three weeks. {more}"
    )


@pytest.mark.parametrize("links", [("/news#sheep", "/news#goats"), ("/news", "/news")], ids=["parts", "one address"])
@pytest.mark.parametrize("is_there", [True, False], ids=["page", "no page"])
def test_entries_of_one_page_are_releases_of_their_own(archive, fetcher, site, links, is_there):
    """Each with its own words, whatever stands on the page; one that changes is replaced."""
    if is_there:
        site.page("/news", "News", f"<p>{counted('sheep')}</p><p>{counted('goats')}</p>")
    sheep, goats = (site.at + link for link in links)
    site.answers["/feed"] = rss(
        entry("Sheep", sheep, counted("sheep")), entry("Goats", goats, counted("goats"))
    )
    assert bring_in(archive, fetcher, f"{site.at}/feed").added == 2
    assert titles(archive) == ["Goats", "Sheep"]
    assert {r.url for r in archive.listing().releases} == {sheep, goats}
    assert bring_in(archive, fetcher, f"{site.at}/feed").total == 0
    later = counted("goats", "Corrected.")
    site.answers["/feed"] = rss(entry("Sheep", sheep, counted("sheep")), entry("Goats", goats, later))
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    assert (report.replaced, report.added, report.problems) == (1, 0, ())
    assert {r.title: r.text for r in archive.listing().releases}["Goats"] == later.strip()


SHELL = (
    "<p>Please wait while the page is loading, and enable JavaScript in your browser to see this site. "
    "This site uses cookies to remember what you chose. Read how we use your data, and choose again whenever you "
    "like. By going on you agree to our terms of use.</p>"
)
STATED = " ".join(f"Point {n} of the plan was agreed with the envoy of Arn." for n in range(20))


def test_statements_of_one_day_on_one_page_are_releases_of_their_own(archive, fetcher, site):
    """Whose addresses differ in what does not count elsewhere; one that changes takes no other one's place."""
    texts = [STATED.replace("Arn", place) for place in ("Arn", "Bel", "Cape Orn")]

    def report():
        items = [entry("Statement", f"{site.at}/day#{n}", text) for n, text in enumerate(texts)]
        site.answers["/feed"] = rss(*items)
        return bring_in(archive, fetcher, f"{site.at}/feed")

    assert report().added == 3
    texts[1] = texts[0].replace("Point 7", "Point 77")
    assert (report().replaced, len(titles(archive))) == (1, 3)
    assert {r.url.partition("#")[2]: r.text for r in archive.listing().releases} == dict(zip("012", texts, strict=True))


def weekly(site, link, guid, texts, title="Weekly bulletin", days=(3, 10, 17)):
    """A feed of bulletins under one title, a week apart."""
    own = '<guid isPermaLink="false">g-{}</guid>' if guid else ""
    items = [
        entry(title, site.at + "/" if link else "", text, f"Mon, {day} Jun 2024 10:00:00 GMT").replace(
            "<title>", own.format(n) + "<title>"
        )
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    site.answers["/feed"] = rss(*items)


@pytest.mark.parametrize("link", [True, False], ids=["one link", "no link"])
@pytest.mark.parametrize("guid", [True, False], ids=["guids", "no guids"])
def test_entries_without_an_address_of_their_own_have_places_of_their_own(archive, fetcher, site, link, guid):
    """Told apart by their guid, or else by their day; a corrected one is replaced, and the others stay."""
    texts = [counted(animals) for animals in ("sheep", "goats", "cows")]
    weekly(site, link, guid, texts)
    assert bring_in(archive, fetcher, f"{site.at}/feed").added == 3
    assert bring_in(archive, fetcher, f"{site.at}/feed").total == 0
    before = {str(r.date): r.id for r in archive.listing().releases}
    texts[1] = counted("goats", "Corrected.").strip()
    weekly(site, link, guid, texts)
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    assert (report.replaced, report.total, report.problems) == (1, 1, ())
    assert {str(r.date): r.text for r in archive.listing().releases} == {
        f"2024-06-{day:02}": text.strip() for day, text in zip((3, 10, 17), texts, strict=True)
    }
    assert {str(r.date): r.id for r in archive.listing().releases} == before


def test_entries_of_one_title_and_day_are_told_apart_by_all_that_they_say(archive, fetcher, site):
    """Whatever their order; one that is there twice, word for word, is one."""
    texts = [counted(animals) for animals in ("sheep", "goats")]
    for order in ((0,), (1, 0), (0, 1, 1)):
        weekly(site, True, False, [texts[n] for n in order], days=[3] * len(order))
        report = bring_in(archive, fetcher, f"{site.at}/feed")
        assert (report.replaced, report.removed) == (0, 0)
    assert sorted(r.text for r in archive.listing().releases) == sorted(text.strip() for text in texts)


def test_an_id_in_a_json_feed_tells_entries_apart(archive, fetcher, site):
    """As it does in others."""
    texts = map(counted, ("sheep", "goats"))
    items = [{"id": n, "title": "Bulletin", "content_text": text} for n, text in enumerate(texts)]
    site.answers["/feed"] = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    assert bring_in(archive, fetcher, f"{site.at}/feed").added == 2


@pytest.mark.parametrize("query", ["?ref=", "?source=", "?campaign="])
def test_addresses_that_differ_in_what_may_be_a_campaign_are_two(archive, fetcher, site, query):
    """Where their words are; else one."""
    day = "<time datetime='2024-06-03'>3 June 2024</time>"
    for n, place in enumerate(("Arn", "Bel", "Bel")):
        site.page(f"/news{query}{n}", "Statement", f"{day}<p>{STATED.replace('Arn', place)}</p>")
        bring_in(archive, fetcher, f"{site.at}/news{query}{n}")
    assert titles(archive) == ["Statement", "Statement"]


@pytest.mark.parametrize("item", ["", "<guid>g-1</guid>", "<link>{}/a</link>"], ids=["bare", "guid", "closed page"])
@pytest.mark.parametrize("title", ["Sheep", "Sheep and lambs"])
def test_a_feeds_own_words_are_corrected_though_no_page_can_be_had(archive, fetcher, site, item, title):
    """Its title, too, where something else tells which entry it is; an entry without a link leads nowhere."""
    site.answers["/a"] = 403, {}, b""
    item = item.format(site.at)
    title = title if item else "Sheep"
    for name, text in (("Sheep", counted("sheep")), (title, counted("sheep", "Corrected."))):
        found = f"<item><title>{name}</title>{item}<description>{text}</description></item>"
        site.answers["/feed"] = rss(found)
        assert bring_in(archive, fetcher, f"{site.at}/feed").problems == ()
    assert [(r.title, r.text) for r in archive.listing().releases] == [(title, text.strip())]
    assert [path for path in site.asked if path not in ("/feed", "/robots.txt", "/a")] == []


@pytest.mark.parametrize("page", [SHELL, ""], ids=["shell", "gone"])
@pytest.mark.parametrize("title", ["<h1>Sheep of Lorn</h1>", ""], ids=["title", "no title"])
def test_a_feeds_words_take_no_place_of_a_pages(archive, fetcher, site, page, title):
    """Which are more of them, and stay when the page cannot be had; that is told."""
    whole = f"<p>{counted('sheep')}</p>{BODY}{BODY.replace('council', 'shepherds of the western valleys')}"
    site.answers["/a"] = 200, {"Content-Type": "text/html"}, f"<html><body>{title}{whole}</body></html>"
    for teaser in (counted("sheep"), counted("sheep", "Corrected.")):
        site.answers["/feed"] = rss(entry("Sheep", f"{site.at}/a", teaser))
        report = bring_in(archive, fetcher, f"{site.at}/feed")
        site.answers["/a"] = (200, {"Content-Type": "text/html"}, page) if page else (404, {}, b"")
    [problem] = report.problems
    assert problem.reason.endswith("; what was read of it before stays")
    [found] = archive.listing().releases
    assert "northern berths" in found.text


@pytest.mark.parametrize(
    ("page", "text", "title"),
    [
        (SHELL, counted("sheep"), "Sheep"),
        (f"<p>{counted('sheep')[:60]}</p>", counted("sheep"), "Sheep"),
        (f"<p>{counted('sheep')}</p>{BODY}", counted("sheep"), "The page"),
        (f"<p>{counted('sheep')}</p>{BODY}", counted("sheep")[:120], "The page"),
        (SHELL, "Sheep were counted.", "The page"),
    ],
    ids=["shell", "beginning", "whole", "whole of a teaser", "nothing to hold against it"],
)
def test_a_page_without_the_feeds_words_does_not_replace_them(archive, fetcher, site, page, text, title):
    """It waits for JavaScript or for consent; a page that has them, and more, is the release."""
    site.page("/a", "The page", page)
    site.answers["/feed"] = rss(entry("Sheep", f"{site.at}/a", text))
    assert bring_in(archive, fetcher, f"{site.at}/feed").added == 1
    [found] = archive.listing().releases
    assert (found.title, found.url) == (title, f"{site.at}/a")
    assert (found.text == text.strip()) == (title == "Sheep")
    assert found.date_evidence == "Wed, 05 Jun 2024 12:00:00 +0300"


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Tue, 04 Jun 2024 00:30:00 +0300", "2024-06-04"),
        ("Tue, 04 Jun 2024 00:30 +0300", "2024-06-04"),
        ("Mon, 03 Jun 2024 23:30:00 -0500", "2024-06-03"),
        ("Mon, 03 Jun 2024 21:30:00 GMT", "2024-06-03"),
        ("2024-06-04T00:30:00+03:00", "2024-06-04"),
        ("2024-06-03T21:30:00Z", "2024-06-03"),
        ("Mon, 03 Jun 2024 10:00:00 BST", "2024-06-03"),
        ("Mon, 03 Jun 24 10:00:00 GMT", "2024-06-03"),
        ("Mon Jun  3 10:00:00 2024", "2024-06-03"),
        ("Monday, June 3, 2024 - 10:00", "2024-06-03"),
        ("2024/06/03", "2024-06-03"),
        ("2024-W23-1", "2024-06-03"),
        ("20240603", "2024-06-03"),
    ],
)
def test_a_feeds_day_is_the_publishers_own(archive, fetcher, site, stated, day):
    """As in an e-mail: not the day that it was in Greenwich at that hour."""
    site.page("/a", "Berths approved")
    site.feed("/a", day=stated)
    bring_in(archive, fetcher, f"{site.at}/feed")
    [found] = archive.listing().releases
    assert (str(found.date), found.date_evidence) == (day, stated)


def urlset(site, *paths, day):
    urls = "".join(f"<url><loc>{site.at}{path}</loc><lastmod>{day}</lastmod></url>" for path in paths)
    site.answers["/map"] = f"<urlset>{urls}</urlset>"


LONG = counted("sheep", "The shepherds of Lorn will count them again when the lambs are grown.")
NOTICE = "<p>Our servers are being looked after at this moment and will answer within an hour. Sorry for that.</p>"


@pytest.mark.parametrize("led", [True, False], ids=["home page", "notice"])
def test_another_page_at_an_address_takes_no_release_with_it(archive, fetcher, site, led):
    """Whether a redirect or the server itself puts it there; each is told, and read again once it is back."""
    for n in range(3):
        site.page(f"/{n}", f"Count of village {n}", f"<p>{LONG.replace('Lorn', f'village {n}')}</p>")
    urlset(site, "/0", "/1", "/2", day="2024-06-10")
    assert bring_in(archive, fetcher, f"{site.at}/map").added == 3
    before, pages = archive.listing().releases, dict(site.answers)
    site.page("/home", "Welcome to our house", NOTICE)
    for n in range(3):
        site.answers[f"/{n}"] = (302, {"Location": "/home"}, b"") if led else site.answers["/home"]
    urlset(site, "/0", "/1", "/2", day="2024-07-01")
    report = bring_in(archive, fetcher, f"{site.at}/map")
    assert (report.failed, report.added, report.replaced, report.removed) == (3, 0, 0, 0)
    found = "it leads to another page now" if led else "another page is there now"
    assert report.problems[0].reason == (
        f"{found}, “Welcome to our house” (to take that, delete the release that was read here);"
        " what was read of it before stays"
    )
    assert bring_in(archive, fetcher, f"{site.at}/2").failed == 1
    assert archive.listing().releases == before
    site.answers |= {path: page for path, page in pages.items() if path != "/map"}
    assert bring_in(archive, fetcher, f"{site.at}/map").unchanged == 3


@pytest.mark.parametrize(
    ("title", "text", "moved"),
    [("Sheep", LONG, True), ("Sheep counted", LONG, False), ("Sheep", BODY, False), ("Flocks", LONG, False)],
    ids=["moved", "title", "words", "all of the title"],
)
def test_a_page_that_is_corrected_or_moves_is_the_same(archive, fetcher, site, title, text, moved):
    """Where its title or its words agree; it keeps its id."""
    site.page("/old", "Sheep", f"<p>{LONG}</p>")
    urlset(site, "/old", day="2024-06-10")
    bring_in(archive, fetcher, f"{site.at}/map")
    [before] = archive.listing().releases
    site.page("/new" if moved else "/old", title, f"<p>{text}</p>")
    if moved:
        site.answers["/old"] = 301, {"Location": "/new"}, b""
    urlset(site, "/old", day="2024-06-11")
    report = bring_in(archive, fetcher, f"{site.at}/map")
    assert (report.replaced, report.problems) == (1, ())
    [found] = archive.listing().releases
    assert (found.id, found.title) == (before.id, title)


def test_entries_that_lead_to_one_page_are_told_until_they_have_their_own(archive, fetcher, site):
    """Of a home page they have the first one's release; those whose title it has lead to it rightly."""
    site.page("/home", "Welcome to our house", LONG)
    site.page("/really", "Entry /c", BODY)
    site.answers |= {path: (302, {"Location": "/home"}, b"") for path in ("/a", "/b")}
    site.answers |= {path: (302, {"Location": "/really"}, b"") for path in ("/c", "/c?from=feed")}
    site.feed("/a", "/b", "/c", "/c?from=feed")
    for added in (2, 0):
        report = bring_in(archive, fetcher, f"{site.at}/feed")
        assert (report.added, [p.reason for p in report.problems]) == (
            added, [f"it leads to {site.at}/home, as {site.at}/a does"],
        )  # fmt: skip
    site.page("/b", "Berths approved")
    assert bring_in(archive, fetcher, f"{site.at}/feed").added == 1
    assert titles(archive) == ["Berths approved", "Entry /c", "Welcome to our house"]


def test_a_notice_makes_way_for_the_page_that_the_feed_names(archive, fetcher, site):
    """Where it was the first thing to be read."""
    site.page("/a", "Sorry", NOTICE)
    site.feed("/a")
    bring_in(archive, fetcher, f"{site.at}/feed")
    site.page("/a", "Entry /a", BODY)
    site.feed("/a", day="Tue, 11 Jun 2024 09:00:00 GMT")
    assert bring_in(archive, fetcher, f"{site.at}/feed").replaced == 1
    assert titles(archive) == ["Entry /a"]


def test_what_is_no_longer_on_a_page_stays_and_is_told(archive, fetcher, site):
    """A page with several releases, too, takes none along."""
    found = [{"title": name, "text": counted(name), "url": f"{site.at}/{name}"} for name in ("sheep", "goats")]
    lines = list(map(json.dumps, found))
    for held, told in ((lines, []), (lines[:1], ["1 that it held before and does not hold now stay"])):
        site.answers["/a.jsonl"] = "\n".join(held)
        report = bring_in(archive, fetcher, f"{site.at}/a.jsonl")
        assert [problem.reason for problem in report.problems] == told
    assert titles(archive) == ["goats", "sheep"]


def sitemap(site, path, *pages, kind="url", headers=None):
    root, items = {"url": "urlset", "sitemap": "sitemapindex"}[kind], (f"<loc>{site.at}{page}</loc>" for page in pages)
    body = f"<{root}>{''.join(f'<{kind}>{item}</{kind}>' for item in items)}</{root}>"
    site.answers[path] = 200, headers or {}, body


def test_a_sitemap_of_an_index_is_looked_at_though_the_index_is_as_it_was(archive, fetcher, site):
    """Whose own ETag says nothing of it."""
    for path in ("/a", "/b"):
        site.page(path, path)
    url = f"{site.at}/index"
    sitemap(site, "/map", "/a")
    sitemap(site, "/index", "/map", kind="sitemap", headers={"ETag": '"v1"'})
    body = site.answers["/index"]
    site.answers["/index"] = lambda asked: (304, {}, b"") if asked.get("If-None-Match") else body
    archive.put_feed(Feed(url))
    assert poll(archive, fetcher, url).added == 1
    sitemap(site, "/map", "/a", "/b")
    assert poll(archive, fetcher, url).added == 1


def test_a_sitemap_that_cannot_be_read_stops_no_other_one(archive, fetcher, site):
    """It is told, and so are those in an index within an index, which may name itself; where none can, all wait."""
    for path in ("/a", "/b"):
        site.page(path, path)
    sitemap(site, "/first", "/a")
    sitemap(site, "/second", "/b")
    sitemap(site, "/inner", "/second", "/index", "/inner", kind="sitemap")
    site.page("/page", "No sitemap")
    sitemap(site, "/index", "/gone", "/inner", "/page", "/first", kind="sitemap")
    report = bring_in(archive, fetcher, f"{site.at}/index")
    assert titles(archive) == ["/a", "/b"]
    assert [(p.item.removeprefix(site.at), p.reason) for p in report.problems] == [
        ("/gone", "it is not there (404)"), ("/page", "neither a sitemap nor a feed"),
    ]  # fmt: skip
    sitemap(site, "/index", "/gone", kind="sitemap")
    archive.put_feed(Feed(f"{site.at}/index"))
    poll(archive, fetcher, f"{site.at}/index")
    assert [(known.failures, known.problem) for known in archive.feeds()] == [(1, "it is not there (404)")]


def test_what_is_too_much_of_a_sitemap_is_told(archive, fetcher, site, monkeypatch):
    """Sitemaps of an index, and pages."""
    monkeypatch.setattr(entries, "SITEMAPS", 2)
    monkeypatch.setattr(entries, "MAX_ENTRIES", 3)
    for n in range(3):
        sitemap(site, f"/map{n}", f"/a{n}", f"/b{n}")
    for path in ("/a0", "/b0", "/a1"):
        site.page(path, path)
    sitemap(site, "/index", "/map0", "/map1", "/map2", kind="sitemap")
    report = bring_in(archive, fetcher, f"{site.at}/index")
    assert [p.reason for p in report.problems] == [
        "1 more sitemaps were not read: at most 2 are", "1 more entries were not read: at most 3 are",
    ]  # fmt: skip
    assert titles(archive) == ["/a0", "/a1", "/b0"]


@pytest.mark.parametrize("kind", ["rss", "json"])
def test_where_a_feed_goes_on_is_told(archive, fetcher, site, kind):
    """Which is not read; what is there comes in, and is not read again as long as the feed stays as it is."""
    more = f"{site.at}/feed?page=2"
    if kind == "json":
        items = [{"id": 1, "title": "Sheep", "content_text": counted("sheep")}]
        body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items, "next_url": more})
    else:
        link = f"<link xmlns='http://www.w3.org/2005/Atom' rel='next' href='{more}'/>"
        body = rss(link, f"<item><title>Sheep</title><description>{counted('sheep')}</description></item>")
    site.answers["/feed"] = 200, {"ETag": '"v1"'}, body
    archive.put_feed(Feed(f"{site.at}/feed"))
    report = poll(archive, fetcher, f"{site.at}/feed")
    assert (report.added, report.failed) == (1, 0)
    assert [p.reason for p in report.problems] == [f"it goes on at {more}, which is not read"]
    assert archive.feeds()[0].etag == '"v1"'


@pytest.mark.parametrize(
    ("path", "headers", "data"),
    [
        ("/download?id=5", {"Content-Type": "application/octet-stream"}, WHOLE[".pdf"]),
        ("/download.php", {"Content-Type": "application/force-download"}, WHOLE[".pdf"]),
        ("/a.pdf", {"Content-Type": "text/html"}, WHOLE[".pdf"]),
        ("/get/5", {}, WHOLE[".rtf"]),
        (
            "/get?f=5",
            {"Content-Type": "application/octet-stream", "Content-Disposition": 'attachment; filename="Plan 5.docx"'},
            WHOLE[".docx"],
        ),
        (
            "/get?f=6",
            {"Content-Type": "binary", "Content-Disposition": "attachment; filename*=UTF-8''%D0%9F%D0%BB.docx"},
            WHOLE[".docx"],
        ),
        ("/a.docx", {"Content-Type": "application/octet-stream"}, WHOLE[".docx"]),
    ],
)
def test_a_document_is_read_as_what_it_is(archive, fetcher, site, path, headers, data):
    """By its first bytes, or the name that it would be saved under, where the server calls it anything."""
    site.answers[path] = 200, headers, data
    report = bring_in(archive, fetcher, site.at + path)
    assert (report.added, report.problems) == (1, ())


@pytest.mark.parametrize(
    ("path", "kind", "data"),
    [
        ("/pdf", "application/octet-stream", b"%PDF-1.4 torn"),
        ("/a.pdf", "application/pdf", PAGE.format("Log in", BODY).encode()),
        ("/a.bin", "application/octet-stream", b"\0\1\2" * 100),
    ],
    ids=["torn", "a page in its place", "anything"],
)
def test_what_is_no_document_comes_in_as_none(archive, fetcher, site, path, kind, data):
    site.answers[path] = 200, {"Content-Type": kind}, data
    assert bring_in(archive, fetcher, site.at + path).failed == 1
    assert titles(archive) == []


def test_a_page_is_a_page_whatever_name_it_would_be_saved_under(archive, fetcher, site):
    """What the server says of its kind counts for more."""
    site.page("/a.pdf", "Viewer")
    status, headers, page = site.answers["/a.pdf"]
    site.answers["/a.pdf"] = status, headers | {"Content-Disposition": "inline; filename=a.pdf"}, page
    assert bring_in(archive, fetcher, f"{site.at}/a.pdf").added == 1
    assert titles(archive) == ["Viewer"]


NO_DAYS = (
    "2024-06-31", "2024-13-45", "2024-06", "1445-11-26", "0000-00-00T00:00:00", "9999-12-31T23:59:59-05:00", "soon",
)  # fmt: skip


@pytest.mark.parametrize("is_there", [True, False], ids=["page", "no page"])
@pytest.mark.parametrize("stated", NO_DAYS)
def test_a_feeds_time_that_names_no_certain_day_is_left_out_and_told(archive, fetcher, site, stated, is_there):
    """No library's guess is the release's day; the release comes in without one."""
    if is_there:
        site.page("/a", "Sheep", f"<p>{counted('sheep')}</p>")
    site.answers["/feed"] = rss(entry("Sheep", f"{site.at}/a", counted("sheep"), stated))
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    [found] = archive.listing().releases
    assert (found.date, found.date_evidence, report.failed) == (None, "", 0)
    [problem] = report.problems
    assert (problem.item.startswith(f"{site.at}/a: "), repr(stated) in problem.reason) == (True, True)


def test_what_a_feed_says_of_the_day_is_told_only_where_it_is_needed(archive, fetcher, site):
    """A page has its own; words of the feed, their dateline."""
    text = "LORN, June 5, 2024 – " + counted("sheep")
    site.page("/a", "Sheep", f"<p>{text}</p>")
    site.feed("/a", day="2024-06-31")
    assert bring_in(archive, fetcher, f"{site.at}/feed").problems == ()
    [found] = archive.listing().releases
    assert (str(found.date), found.date_evidence) == ("2024-06-05", "June 5, 2024")
    data = rss(entry("Goats", "/b", text.replace("sheep", "goats"), ""), entry("Cows", "/c", "Words.", "2024-06-31"))
    reading = read("x.rss", data.encode())
    assert [(str(r.date), r.date_evidence) for r in reading.releases] == [("2024-06-05", "June 5, 2024"), ("None", "")]
    assert [(p.item, p.kind) for p in reading.problems] == [("entry 2 Cows", "doubt")]


@pytest.mark.parametrize(
    ("stated", "day"), [(1717372800, "2024-06-03"), ("soon", "None"), ("03/20/2024", "2024-03-20"), ([1], "None")]
)
def test_a_day_in_a_json_feed_costs_no_release(archive, fetcher, site, stated, day):
    """Seconds since 1970 are read as such, and told; what is none is left out."""
    site.answers["/feed"] = json_feed(item("sheep", f"{site.at}/sheep", date_published=stated))
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    assert (report.added, report.failed, len(report.problems)) == (1, 0, day != "2024-03-20")
    [found] = archive.listing().releases
    assert (str(found.date), found.date_evidence) == (day, "" if day == "None" else str(stated))


def json_feed(*items):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Farm Office", "items": items})


def item(name, url, **more):
    return {"title": name.title(), "url": url, "content_text": counted(name), "date_published": "2024-06-05"} | more


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        ({"title": "Goats \ud800"}, "title has broken Unicode"),
        ({"title": ["Goats"]}, "title must be a string, it is list"),
        ({"url": {"a": 1}}, "url must be a string, it is dict"),
        ({"url": "https://a.example/\ud800"}, "url has broken Unicode"),
    ],
    ids=["broken title", "title that is none", "address that is none", "broken address"],
)
def test_an_odd_field_costs_no_entry(archive, fetcher, site, odd, told):
    """The entry comes in without it, which is told; so do the others."""
    site.answers["/feed"] = json_feed(item("goats", f"{site.at}/goats") | odd, item("sheep", f"{site.at}/sheep"))
    report = bring_in(archive, fetcher, f"{site.at}/feed")
    assert (report.added, report.failed) == (2, 0)
    assert [p.reason.partition(": ")[2].partition(" (")[0] for p in report.problems] == [told]
    assert {r.text for r in archive.listing().releases} == {counted("goats").strip(), counted("sheep").strip()}
    assert bring_in(archive, fetcher, f"{site.at}/feed").total == 0


def test_what_is_no_entry_is_named_and_the_others_come_in(archive, fetcher, site, monkeypatch):
    """An item that is no object; an entry at which the library's reader fails."""
    site.answers["/feed"] = json_feed(5, item("sheep", f"{site.at}/sheep"))
    [problem] = bring_in(archive, fetcher, f"{site.at}/feed").problems
    assert (problem.item.removeprefix(site.at), problem.reason) == ("/feed: entry 1", "not an object")
    real = feed._entry

    def failing(entry, source):
        return {}["x"] if entry.title == "Goats" else real(entry, source)

    monkeypatch.setattr(feed, "_entry", failing)
    told, problems, _ = feed.entries(rss(entry("Goats", "/a", "Words."), entry("Cows", "/b", "Words.")).encode())
    assert ([one["title"] for one in told], [p.item for p in problems]) == (["Cows"], ["entry 1 Goats"])


@pytest.mark.parametrize(
    ("answer", "told"),
    [("", "empty"), (" \n", "empty"), (json_feed().replace("[]", "5"), "items are no list"), (json_feed(5), "entry 1")],
    ids=["nothing", "blank", "no list", "no entry"],
)
def test_a_feed_that_cannot_be_read_is_a_failure_that_is_noted(archive, fetcher, site, answer, told):
    """In the list of feeds, where a person looks; it is asked less and less, and comes back by itself."""
    url = f"{site.at}/feed"
    site.answers["/feed"] = answer
    archive.put_feed(Feed(url))
    assert [p.item for p in poll(archive, fetcher, url).problems] == [url]
    [noted] = archive.feeds()
    assert (noted.failures, told in noted.problem, noted.due > time.time() + feeds.EVERY_S) == (1, True, True)
    site.answers["/feed"] = json_feed(item("sheep", f"{site.at}/sheep"))
    assert poll(archive, fetcher, url).added == 1
    assert (archive.feeds()[0].failures, archive.feeds()[0].problem) == (0, "")


def test_what_nobody_foresaw_in_a_feed_is_noted_and_what_ails_the_archive_is_raised(
    archive, fetcher, site, monkeypatch
):
    """A feed's fault is the feed's; a full disk is none of it."""
    url = f"{site.at}/feed"
    site.feed("/a")
    archive.put_feed(Feed(url))
    for error, noted in ((KeyError("x"), 1), (sqlite3.OperationalError("disk is full"), 1)):

        def failing(data, error=error):
            raise error

        monkeypatch.setattr(entries, "entries_of", failing)
        if isinstance(error, KeyError):
            assert poll(archive, fetcher, url).failed == bring_in(archive, fetcher, url).failed == 1
        else:
            with pytest.raises(sqlite3.OperationalError):
                poll(archive, fetcher, url)
        assert archive.feeds()[0].failures == noted


@pytest.mark.parametrize(
    ("data", "is_feed"),
    [
        (rss(), True),
        (f"<?xml version='1.0'?>\n<!-- {'licence ' * 800} -->\n{rss()}", True),
        (f"<br />\n<b>Notice</b>: x in /a.php\n{rss()}", True),
        (rss().encode("utf-16"), True),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title></feed>", True),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>C</a:title></a:feed>", True),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>", True),
        (PAGE.format("Feed prices rise", BODY), False),
        (PAGE.format("Farm", "<p>Read our &lt;rss&gt; <a href='/feed'>feed</a></p><feedback>x</feedback>"), False),
        ("<x><feeds/></x>", False),
        ("Words <of> a text.", False),
        (b"%PDF-1.7", False),
    ],
)
def test_only_what_begins_like_a_feed_is_parsed_as_one(data, is_feed, monkeypatch):
    """Pages are not: that takes many seconds for a large one."""
    parsed, parse = [], feed.feedparser.parse
    monkeypatch.setattr(feed.feedparser, "parse", lambda *a, **k: (parsed.append(1), parse(*a, **k))[1])
    found = feed_entries.entries_of(data if isinstance(data, bytes) else data.encode())
    assert (bool(parsed), found is not None) == (is_feed, is_feed)


def test_no_feed_is_parsed_in_this_process(archive, fetcher, site, monkeypatch):
    """Nor a sitemap: a hostile one ends nothing but the process that reads it."""
    for module in (feed, sitemap_reader):
        monkeypatch.setattr(module, "entries", None)
    site.page("/a", "First")
    site.feed("/a")
    site.answers["/pages"] = f"<urlset><url><loc>{site.at}/a</loc></url></urlset>"
    site.answers["/map"] = f"<sitemapindex><sitemap><loc>{site.at}/pages</loc></sitemap></sitemapindex>"
    for path in ("/feed", "/map"):
        assert bring_in(archive, fetcher, f"{site.at}{path}").problems == ()
    assert titles(archive) == ["First"]
