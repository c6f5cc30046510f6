"""The entries of feeds and sitemaps with all that these name, and what the archive knows each by.

No two of one feed have one place. What one feed or sitemap says is read in `readers/feed_entries.py`.
"""

import hashlib
import json
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag

from embeddings.intake.fetching import Fetched, Fetcher, NotFetched
from embeddings.readers import DOUBT, Problem, UnreadableFile
from embeddings.readers.feed_entries import Entries
from embeddings.readers.guarded import entries_of
from embeddings.text.addresses import is_whole, joined

SITEMAPS = 200  # below one sitemap index
MAX_ENTRIES = 50_000  # of one feed, the limit of the sitemap protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed or sitemap."""

    told: dict  # what the feed says of it
    url: str
    place: str  # what the archive knows it by
    shares: bool  # its page with other entries

    @property
    def digest(self) -> str:
        return _digest(self.told)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap names, and what of it could not be read."""

    entries: list[Entry]
    problems: tuple[Problem, ...] = ()
    is_index: bool = False  # of sitemaps, which change while it stays as it is


def listing(fetcher: Fetcher, fetched: Fetched) -> Listing | None:
    """The entries of a feed or sitemap; None for anything else. Raises NotFetched or UnreadableFile."""
    if not fetched.data.strip():
        raise UnreadableFile("the answer is empty")
    found = entries_of(fetched.data)
    if found is None:
        return None
    told, problems = list(found.told), _problems(found, fetched.url)
    if found.further:
        pages, below = _below(fetcher, fetched.url, found.further)
        told, problems = told + pages, problems + below
    if cut := len(told[MAX_ENTRIES:]):
        problems.append(Problem(fetched.url, f"{cut} more entries were not read: at most {MAX_ENTRIES} are"))
    return Listing(_placed(told[:MAX_ENTRIES], fetched.url), tuple(problems), bool(found.further))


def _problems(found: Entries, url: str) -> list[Problem]:
    """Which entries of the feed at an address are none, and where it goes on."""
    problems = [replace(problem, item=f"{url}: {problem.item}") for problem in found.problems]
    if found.next:
        problems.append(Problem(url, f"it goes on at {found.next[:500]}, which is not read", DOUBT))
    return problems


def _below(fetcher: Fetcher, index: str, further: Sequence[str]) -> tuple[list[dict], list[Problem]]:
    """The pages that the sitemaps of an index name, however deep; one that cannot be read stops no other one.

    Raises NotFetched or UnreadableFile where none of them can be read.
    """
    pages, problems, errors, seen = [], [], [], {index}
    waiting = deque(joined(index, url) for url in further)
    while waiting and len(seen) <= SITEMAPS:
        if (at := waiting.popleft()) in seen:
            continue
        seen.add(at)
        try:
            fetched = fetcher.fetch(at)
            found = entries_of(fetched.data)
            if found is None:
                raise UnreadableFile("neither a sitemap nor a feed")
        except (NotFetched, UnreadableFile) as error:  # a torn address, too
            errors.append(error)
            problems.append(Problem(at, str(error)))
        else:
            pages += found.told
            problems += _problems(found, at)
            waiting.extend(joined(fetched.url, url) for url in found.further)
    if errors and len(errors) == len(seen) - 1:
        raise errors[0]
    if cut := len(set(waiting) - seen):
        problems.append(Problem(index, f"{cut} more sitemaps were not read: at most {SITEMAPS} are"))
    return pages, problems


def _placed(told: Sequence[dict], feed_url: str) -> list[Entry]:
    """Each entry with what the archive knows it by: the first of its names that no other one has."""
    told = _distinct(told)
    urls = [joined(feed_url, str(one["url"])) if one.get("url") else "" for one in told]
    names = [list(_names(one, url, feed_url)) for one, url in zip(told, urls, strict=True)]
    having, on_page = Counter(name for own in names for name in own), Counter(map(_page_of, urls))
    found = []
    for one, url, own in zip(told, urls, names, strict=True):
        place = next(name for name in own if having[name] == 1)
        found.append(Entry(one, url or place, place, on_page[_page_of(url)] > 1))
    return found


def _distinct(told: Sequence[dict]) -> list[dict]:
    """The entries without those that are there twice, word for word or as an address of which nothing is said."""
    bare = ("title", "text", "id", "entry_id")
    return list({_digest(one) if any(map(one.get, bare)) else str(one.get("url")): one for one in told}.values())


def _names(told: dict, url: str, feed_url: str) -> Iterator[str]:
    """What an entry may be known by: its address, its id in the feed, its title and day, all of it."""
    if url:
        yield url
    if own := told.get("id") or told.get("entry_id"):
        yield f"entry {own} of {feed_url}"
    title = str(told.get("title") or "")
    if words := " ".join(filter(None, (title, str(told.get("date") or "")))):
        yield f"entry {words} of {url or feed_url}"
    yield f"entry {title} {_digest(told)} of {url or feed_url}"


def _digest(told: dict) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def _page_of(url: str) -> str:
    """The address of the page on which a place is."""
    return urldefrag(url).url if is_whole(url) else url
