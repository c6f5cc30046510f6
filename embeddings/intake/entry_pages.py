"""The release of a feed's entry or of an address: its page's, or what the feed itself says."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from embeddings.archive import Archive
from embeddings.intake.entries import Entry
from embeddings.intake.fetching import Fetched, Fetcher, NotFetched
from embeddings.intake.identity import identified
from embeddings.intake.incoming import Loaded, suffix_of
from embeddings.intake.patience import Patience
from embeddings.intake.same_page import is_another, is_led, is_titled, telling_terms
from embeddings.intake.usable import usable
from embeddings.readers import DOUBT, SUFFIXES, Problem, Reading, UnreadableFile, feed
from embeddings.readers.feed_entries import UNSOUND
from embeddings.readers.fields import NAMES
from embeddings.readers.found import ADDRESS, FEED, Found, evidence_of
from embeddings.readers.guarded import read
from embeddings.readers.stated_date import Manner, Stated
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.text.addresses import page_at

OWN_TEXT = 200  # code points from which a feed's own text stands in for a page that cannot be had
DOCUMENTS = (".pdf", ".rtf")  # which no page and no text begins like; a page in the place of one is none, though
HELD = 0.5  # of the telling words of a feed's own text, below which a page is a shell without it
OWN = " own"  # behind the digest of an entry whose release the feed itself has


@dataclass
class Leading:
    """Where the entries of one poll were led to from their addresses: a home page is not the page of each."""

    _first: dict[tuple[str, str, str], str] = field(default_factory=dict)  # entry's place, by the page it was led to

    def by(self, archive: Archive, page: Loaded, at: str, place: str) -> str:
        """Which other entry, now or before, or what else was led to the same page; "" for none."""
        other = self._first.setdefault(page_at(at), place)
        if other != place:
            return other
        known = identified(page.delivery.releases[0], "").id
        return next((one for one in archive.origins_of(known) if one not in ("", place)), "")


def of_entry(archive: Archive, fetcher: Fetcher, leading: Leading, patience: Patience, entry: Entry) -> Loaded:
    """The release of an entry, and what had to be left out of what the feed says of it. Raises UnreadableFile."""
    as_it_is = f"{entry.place} {entry.digest}"
    if reason := patience.why_not_yet(as_it_is):
        raise UnreadableFile(reason)
    try:
        loaded = _release_of(archive, fetcher, leading, entry)
    except UnreadableFile as error:
        patience.failed(as_it_is, str(error))
        raise
    patience.forget(as_it_is)
    left_out = (Problem(entry.place, f"came in without a field: {why}", DOUBT) for why in entry.told.get(UNSOUND, ()))
    return replace(loaded, problems=(*loaded.problems, *left_out))


def _release_of(archive: Archive, fetcher: Fetcher, leading: Leading, entry: Entry) -> Loaded:
    """The release of an entry: its page's, or its own where the page cannot be had, is another one, lacks its words or
    has those of other entries, too. Raises UnreadableFile."""
    text = str(entry.told.get("text") or "")
    has_text = len(text) >= OWN_TEXT
    if (text and not entry.told.get("url")) or (has_text and entry.shares):
        return _own(entry)
    try:
        fetched = fetcher.fetch(entry.url)
        page = of_page(fetched, entry.place, entry.told, entry.digest)
        if _lacks(page, text if has_text else ""):
            raise UnreadableFile("what is there has not the words of the feed")
        _check(archive, leading, entry, fetched, page)
        return page
    except (NotFetched, UnreadableFile) as error:
        if archive.releases_in(entry.place) and not (has_text and _is_own(archive, entry.place)):
            raise UnreadableFile(f"{error}; what was read of it before stays") from error
        if not has_text:
            raise UnreadableFile(str(error)) from error
        return _own(entry)


def of_address(archive: Archive, url: str, fetched: Fetched) -> Loaded:
    """The release at an address that a person named. Raises UnreadableFile where it was another one before."""
    page = of_page(fetched, fetched.url, {}, "")
    for place in {url, fetched.url}:
        if other := is_another(page, archive.held(place), is_led(place, fetched.url)):
            raise UnreadableFile(f"{other}; what was read of it before stays")
    return page


def _check(archive: Archive, leading: Leading, entry: Entry, fetched: Fetched, page: Loaded) -> None:
    """Raises UnreadableFile where a page is not that of an entry."""
    if is_titled(page, str(entry.told.get("title") or "")):
        return
    led = is_led(entry.url, fetched.url)
    first = leading.by(archive, page, fetched.url, entry.place) if led else ""
    if other := is_another(page, archive.held(entry.place), led):
        raise UnreadableFile(other)
    if first:
        raise UnreadableFile(f"it leads to {fetched.url}, as {first} does")


def is_read(archive: Archive, entry: Entry) -> bool:
    """Whether an entry came in as it is now."""
    return archive.file_digest(entry.place).removesuffix(OWN) == entry.digest


def _is_own(archive: Archive, place: str) -> bool:
    """Whether what came from an entry before were the feed's own words and not a page's."""
    return archive.file_digest(place).endswith(OWN)


def _own(entry: Entry) -> Loaded:
    """The release that the feed itself has."""
    own = {name: value for name, value in entry.told.items() if name in NAMES or name == "stated"} | {"id": ""}
    if own.get("url"):
        own["url"] = entry.url
    release, doubt = feed.release_of_entry(own)
    problems = (Problem(release.called, doubt, DOUBT),) if doubt else ()
    return _loaded(Reading((release,), problems), entry.place, entry.digest + OWN)


def _lacks(page: Loaded, text: str) -> bool:
    """Whether a page has not what the feed says, as one that waits for JavaScript or for consent."""
    held = telling_terms(" ".join(release.text for release in page.delivery.releases))
    own = telling_terms(text)
    return len(own & held) < HELD * len(own)


def of_page(fetched: Fetched, url: str, entry: dict, digest: str) -> Loaded:
    """The releases in what was fetched from `url`; what the page leaves open, the feed's entry says."""
    reading, stated = read(_name(fetched), fetched.data), _stated(entry)
    if stated.doubt and any(release.date is None for release in reading.releases):
        reading = replace(reading, problems=(*reading.problems, Problem("what the feed says", stated.doubt, DOUBT)))
    return _loaded(reading, url, digest, lambda release: _completed(release, entry, fetched.url))


def _stated(entry: dict) -> Stated:
    """The day that a feed states of a page."""
    words = entry.get("date") or entry.get("stated")
    return Manner().read(words, entry.get("language") or "") if words else Stated(None)


def _loaded(
    reading: Reading, url: str, digest: str, completed: Callable[[Release], Release] = lambda release: release
) -> Loaded:
    """Raises UnreadableFile where there is no release in it."""
    good, unusable = usable(reading.releases, url)
    problems = (*(replace(p, item=f"{url}: {p.item}") for p in reading.problems), *unusable)
    if not good:
        raise UnreadableFile(problems[0].reason if problems else "no release in it")
    found = tuple(completed(release) for release in good)
    return Loaded(Delivery(found, url, digest, whole=False), problems)  # what else was there before stays


def _completed(release: Release, entry: dict, url: str) -> Release:
    told = {name: Found(str(entry.get(name) or ""), FEED) for name in ("title", "source")}
    told["source"] = told["source"] or Found(urlsplit(url).hostname or "", ADDRESS)
    new = {name: found for name, found in told.items() if not getattr(release, name)}
    release = replace(
        release,
        url=release.url or url,
        evidence=release.evidence + evidence_of(**new),
        **{name: found.value for name, found in new.items()},
    )
    if release.date is None and (day := _stated(entry).day):
        release = replace(release, date=day, date_evidence=str(entry.get("stated") or entry["date"]))
    return release


def _name(fetched: Fetched) -> str:
    """A file name whose ending says the format: as the first bytes of a PDF or RTF do, whatever the server calls it;
    else as the server says, or the name that it would be saved under, or the address; else a page."""
    path = PurePosixPath(urlsplit(fetched.url).path)
    begins = suffix_of(fetched.data)
    stated = mimetypes.guess_extension(fetched.content_type.partition(";")[0].strip()) or ""
    saved = PurePosixPath(fetched.file_name).suffix.lower()
    known = (begins if begins in DOCUMENTS else "", stated, saved, path.suffix.lower())
    return f"{path.stem or 'page'}{next((suffix for suffix in known if suffix in SUFFIXES), '.html')}"
