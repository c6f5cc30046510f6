"""Which release is which: the id of one that names none, and whether two of one id are the same.

A release that comes again keeps its id, whatever comes with it. Under one id two are the same release where neither
language nor source nor day differs (what is unknown differs from nothing) and the words are the same, or the title
of a known day, or where one says that it corrects the other. The title says so only where an id was stated or the
release comes from where it came from before; else nearly all the words must agree, too. Of what comes together the
title says nothing: a series has one title and often one address. What is not the same stays beside it, under an id of
its own. Only whoever gave a release may change all of it: the same file, feed entry or client of the API that gives
its id or address again.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urlsplit

from courlan import clean_url

from embeddings.releases import corrections, linking
from embeddings.releases.release import Release


def identified(release: Release, path: str, several: bool = False, first_path: str = "") -> Release:
    """The release with an id that it will have again next time.

    Its own id where it names one; the file, by its first path where it was moved, so that a changed file replaces
    its release; the address with the language; else the text itself, so that two different uploads never replace
    one another.
    """
    folder = f"{PurePosixPath(path).parent}/"
    group = release.version_of
    if path and group.startswith(folder):  # versions known by file name: the folder is part of the name
        group = f"{_slug(group.removeprefix(folder))}-{_short(group)}"
    if release.id:
        return replace(release, version_of=group)
    if path and not several:
        made = f"{_slug(PurePosixPath(first_path or path).stem)}-{_short(first_path or path)}"
    elif release.url:
        address = urldefrag(clean_url(release.url) or release.url).url
        made = f"{_slug(PurePosixPath(urlsplit(address).path).stem)}-{_short(address + release.language)}"
    else:
        made = f"{_slug(release.title)}-{_short(release.title + release.text)}"
    return replace(release, id=made, version_of=group)


def possible_ids(release: Release) -> Iterator[str]:
    """The ids that an identified release may get: its own; with its language; its day, too; its words; endless."""
    yield release.id
    told = (release.language, str(release.date), f"{release.title} {release.text}")
    yield from (f"{release.id}-{_short(' '.join(told[:n]))}" for n in range(1, len(told)))
    words = f"{release.id}-{_short(' '.join(told))}"
    yield words
    yield from (f"{words}-{n}" for n in count(2))


def is_same(one: Release, other: Release) -> bool:
    """Whether two releases of one id that came at different times are wordings of the same one."""
    return _share_title_and_day(one, other) or is_repeated(one, other)


def is_reworded(one: Release, other: Release) -> bool:
    """Whether they are where nothing but an address says so, which others may have, too."""
    return (_share_title_and_day(one, other) and linking.is_alike(one, other)) or is_repeated(one, other)


def is_repeated(one: Release, other: Release) -> bool:
    """Whether two releases of one id that came together are: what is published in series shares its title."""
    if not _may_be_same(one, other):
        return False
    if not differ(one.date, other.date) and linking.is_copy(one, other):
        return True
    return _corrects(one, other) or _corrects(other, one)


def _share_title_and_day(one: Release, other: Release) -> bool:
    return one.title == other.title != "" and one.date == other.date is not None and _may_be_same(one, other)


def _may_be_same(one: Release, other: Release) -> bool:
    return not (differ(one.language, other.language) or differ(one.source, other.source))


def differ(one: object, other: object) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other and one != other)


def _corrects(one: Release, other: Release) -> bool:
    correction = replace(one, id="")  # it has the other's id, and is not itself what it corrects
    return corrections.is_correction(one) and corrections.corrected(correction, [other]) is not None


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")[:60] or "release"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
