"""Where things are: a release at its words, a question with its limits. Pure."""

from collections.abc import Collection
from urllib.parse import quote, urlencode

from embeddings.releases.release import Filters


def release_href(release_id: str, start: int | None = None, end: int | None = None) -> str:
    """Where a release is; with offsets, at these very words, with or without JavaScript."""
    path = "/releases/" + quote(release_id, safe="!'()*")
    return path if start is None else f"{path}?chars={start}-{end}#chars={start}-{end}"


def counterpart_href(release_id: str, quoted_id: str, start: int, end: int) -> str:
    """Where a language version says what another release says at these characters."""
    return f"{release_href(release_id)}?" + urlencode({"of": quoted_id, "chars": f"{start}-{end}"})


def ask_href(question: str, filters: Filters, ignore: Collection[str] = (), **more: str) -> str:
    pairs = [("q", question), *filter_pairs(filters), *(("ignore", name) for name in ignore), *more.items()]
    return "/?" + urlencode([pair for pair in pairs if pair[1]])


def filter_pairs(filters: Filters) -> list[tuple[str, str]]:
    dates = [("since", filters.since), ("until", filters.until)]
    return [
        *((name, day.isoformat()) for name, day in dates if day),
        *(("language", code) for code in filters.languages),
        *(("source", source) for source in filters.sources),
    ]
