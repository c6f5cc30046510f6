"""The id of a release that names none itself: the same each time it comes."""

import hashlib
import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urlsplit

from courlan import clean_url

from embeddings.release import Release


def identified(release: Release, path: str, several: bool = False) -> Release:
    """The release with an id that it will have again next time.

    Its own id where it names one; the file, so that a changed file replaces its release; the address with
    the language; else the text itself, so that two different uploads never replace one another.
    """
    folder = f"{PurePosixPath(path).parent}/"
    group = release.version_of
    if path and group.startswith(folder):  # versions known by file name: the folder is part of the name
        group = f"{_slug(group.removeprefix(folder))}-{_short(group)}"
    if release.id:
        return replace(release, version_of=group)
    if path and not several:
        made = f"{_slug(PurePosixPath(path).stem)}-{_short(path)}"
    elif release.url:
        address = urldefrag(clean_url(release.url) or release.url).url
        made = f"{_slug(PurePosixPath(urlsplit(address).path).stem)}-{_short(address + release.language)}"
    else:
        made = f"{_slug(release.title)}-{_short(release.title + release.text)}"
    return replace(release, id=made, version_of=group)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")[:60] or "release"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
