"""Which of the releases that were read can be stored. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from embeddings.readers import DOUBT, Problem
from embeddings.releases.release import Release
from embeddings.text.addresses import is_address

MAX_TEXT = 2_000_000  # code points of one release, a book of a thousand pages: as many passages fit into memory


def usable(releases: Sequence[Release], name: str) -> tuple[list[Release], list[Problem]]:
    """Those of the releases in what is called `name` that can be stored, and what is wrong with them.

    What they call their address and is torn, or a script, is left out.
    """
    good, problems = [], []
    for release in releases:
        place = ": ".join(filter(None, (name, release.title or release.id)))
        if reason := _unusable(release):
            problems.append(Problem(place, reason))
        elif is_address(release.url):
            good.append(release)
        else:
            good.append(replace(release, url=""))
            problems.append(
                Problem(place, f"came in without its address, which is none: {release.url[:200]}", DOUBT)
            )
    return good, problems


def _unusable(release: Release) -> str:
    if not release.text.strip():
        return "no text"
    if len(release.text) > MAX_TEXT:
        return f"a text of {len(release.text):,} characters is no release; at most {MAX_TEXT:,} are taken"
    try:
        "".join((release.text, release.title, release.id, release.source, release.url)).encode()
    except UnicodeEncodeError:
        return "broken Unicode (lone surrogates)"
    return "contains NUL characters" if "\0" in release.text else ""
