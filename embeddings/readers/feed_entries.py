"""The entries of one feed or sitemap, whichever it is: what it says of each page that it names.

What several of them name together, and what the archive knows each by, is in `intake/entries.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from embeddings.readers import feed, jsonl, sitemap
from embeddings.readers.reading import Problem, UnreadableFile

UNSOUND = "unsound"  # the name in an entry under which it stands what had to be left out of it, and why
NUMBERS = ("date", "entry_id")  # fields that may be one


@dataclass(frozen=True, slots=True)
class Entries:
    """What a feed or sitemap says of each page, as release objects with or without a text.

    An address may be relative to the feed's; `further` are the addresses of other sitemaps, `next` is the one at which
    it goes on.
    """

    told: tuple[dict, ...]
    further: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()  # with entries that are none
    next: str = ""


def entries_of(data: bytes) -> Entries | None:
    """None for what is no feed and no sitemap; raises UnreadableFile for one of which nothing can be read."""
    if sitemap.is_sitemap(data):
        pages, further = sitemap.entries(data)
        return Entries(tuple(pages), tuple(further))
    if (whole := jsonl.feed_in(data)) is not None:
        return _sound(jsonl.feed_items(whole), further=whole.get("next_url"))
    if not feed.may_be_feed(data):
        return None
    try:
        found, problems, further = feed.entries(data)
    except UnreadableFile:
        return None
    return _sound(found, problems, further)


def _sound(items: Iterable[object], problems: Iterable[Problem] = (), further: object = "") -> Entries:
    """Those of the items that are entries, without what no field of a release can hold: one costs no other one."""
    told, problems = [], list(problems)
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            told.append(_sound_entry(item))
        else:
            problems.append(Problem(f"entry {number}", "not an object"))
    if problems and not told:
        raise UnreadableFile(f"no entry can be read: {problems[0].item}: {problems[0].reason}")
    return Entries(tuple(told), problems=tuple(problems), next="" if _fault("next", further) else further or "")


def _sound_entry(entry: dict) -> dict:
    faults = {name: fault for name, value in entry.items() if (fault := _fault(name, value))}
    sound = {name: value for name, value in entry.items() if name not in faults}
    return sound | {UNSOUND: list(faults.values())} if faults else sound


def _fault(name: str, value: object) -> str:
    """Why a field cannot hold this value; "" where it can."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is None or (is_number and name in NUMBERS):
        return ""
    if not isinstance(value, str):
        return f"{name} must be a string, it is {type(value).__name__}"
    try:
        value.encode()
    except UnicodeEncodeError:
        return f"{name} has broken Unicode (lone surrogates)"
    return ""
