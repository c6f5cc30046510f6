"""Whether what stands at an address now is what stood there before: not where it leads to the home page, nor where it
says that the site is being maintained. Pure."""

from collections.abc import Sequence
from urllib.parse import urldefrag

from embeddings.intake.identity import differ
from embeddings.intake.incoming import Loaded
from embeddings.readers.found import FEED
from embeddings.releases import linking
from embeddings.releases.release import Release
from embeddings.text.addresses import is_whole, page_at
from embeddings.text.terms import analyse, is_stop_word

SHARED = 0.5  # of the telling words of the shorter text, from which two are of one page
TITLE = 0.5  # of the telling words of both titles: more than that, and they are one


def is_led(asked: str, at: str) -> bool:
    """Whether an address led to another page, and not only to another spelling of its address."""
    return not is_whole(asked) or page_at(urldefrag(asked).url) != page_at(urldefrag(at).url)


def is_another(page: Loaded, before: Sequence[Release], led: bool) -> str:
    """Why a page is not the one of which these releases were read, or "" where it may be."""
    now = page.delivery.releases
    if not before or any(_is_wording(one, other, led) for one in now for other in before):
        return ""
    found = "it leads to another page now" if led else "another page is there now"
    return f"{found}, “{now[0].title or now[0].text[:80]}” (to take that, delete the release that was read here)"


def is_titled(page: Loaded, title: str) -> bool:
    """Whether a page has itself the title that a feed says."""
    return any(_share_title(_own_title(one), title) for one in page.delivery.releases)


def _is_wording(one: Release, other: Release, led: bool) -> bool:
    """Whether title or words agree; where an address led elsewhere the day, too, or nearly all the words."""
    titled = _share_title(_own_title(one), other.title)
    if led:
        return (titled and not differ(one.date, other.date)) or linking.is_alike(one, other)
    own, theirs = telling_terms(one.text), telling_terms(other.text)
    return titled or len(own & theirs) >= SHARED * min(len(own), len(theirs))


def _own_title(release: Release) -> str:
    """The title of a page, unless the feed gave it."""
    return "" if any(e.field == "title" and e.where == FEED for e in release.evidence) else release.title


def _share_title(one: str, other: str) -> bool:
    own, theirs = telling_terms(one), telling_terms(other)
    return len(own & theirs) > TITLE * len(own | theirs)


def telling_terms(text: str) -> set[str]:
    return {term for term in analyse(text) if not is_stop_word(term)}
