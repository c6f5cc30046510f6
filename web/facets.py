"""The archive's facets as links: a year a row, its months as bars, and languages and sources with counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from babel.dates import format_skeleton

from embeddings.releases.release import Filters
from embeddings.store.listing import Facets
from web.addresses import filter_pairs
from web.wording import Wording

LEVELS = 8  # heights of a bar


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many releases it leaves, and where that is shown."""

    label: str
    count: int
    counted: str  # «3 releases»
    href: str
    chosen: bool
    level: int = 0  # height of its bar, 0 to LEVELS
    value: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    year: Choice
    months: tuple[Choice, ...]  # January to December


@dataclass(frozen=True, slots=True)
class FacetLinks:
    years: tuple[Year, ...]  # newest first
    languages: tuple[Choice, ...]
    sources: tuple[Choice, ...]  # most frequent first


def archive_href(filters: Filters, words: str = "", **more: str) -> str:
    pairs = [("q", words), *filter_pairs(filters), *more.items()]
    query = urlencode([pair for pair in pairs if pair[1]])
    return f"/releases?{query}" if query else "/releases"


def facet_links(facets: Facets, filters: Filters, words: str, wording: Wording) -> FacetLinks:
    """The facets of a listing; following a chosen one lifts it."""
    months = dict(facets.months)
    most = max(months.values(), default=0)
    years = sorted({month[:4] for month in months}, reverse=True)
    return FacetLinks(
        tuple(_year(year, months, most, filters, words, wording) for year in years),
        tuple(
            _choice(
                "languages", code, wording.capitalised(wording.language(code)), count, filters, words, wording
            )
            for code, count in sorted(facets.languages, key=lambda f: -f[1])
        ),
        tuple(
            _choice("sources", source, source, count, filters, words, wording)
            for source, count in sorted(facets.sources, key=lambda f: -f[1])
        ),
    )


def _choice(
    facet: str, value: str, label: str, count: int, filters: Filters, words: str, wording: Wording
) -> Choice:
    chosen = getattr(filters, facet)
    rest = tuple(other for other in chosen if other != value)
    target = replace(filters, **{facet: rest if value in chosen else (*chosen, value)})
    href = archive_href(target, words)
    return Choice(label, count, wording.count("releases", count), href, value in chosen, value=value)


def _year(
    year: str, months: Mapping[str, int], most: int, filters: Filters, words: str, wording: Wording
) -> Year:
    bars = [_month(int(year), n, months, most, filters, words, wording) for n in range(1, 13)]
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    whole = _span(year, first, last, sum(bar.count for bar in bars), filters, words, wording)
    return Year(whole, tuple(bars))


def _month(
    year: int, n: int, months: Mapping[str, int], most: int, filters: Filters, words: str, wording: Wording
) -> Choice:
    first = date(year, n, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if n < 12 else date(year, 12, 31)
    count = months.get(f"{year:04}-{n:02}", 0)
    label = format_skeleton("yMMMM", first, locale=wording.locale)
    choice = _span(label, first, last, count, filters, words, wording)
    return replace(choice, level=-(-LEVELS * count // most) if most else 0)


def _span(
    label: str, first: date, last: date, count: int, filters: Filters, words: str, wording: Wording
) -> Choice:
    chosen = (filters.since, filters.until) == (first, last)
    since, until = (None, None) if chosen else (first, last)
    href = archive_href(replace(filters, since=since, until=until), words)
    return Choice(label, count, wording.count("releases", count), href, chosen)


def month_initials(wording: Wording) -> Sequence[str]:
    """The narrow names of the months, January first."""
    names = wording.locale.months["stand-alone"]["narrow"]
    return [names[n] for n in range(1, 13)]
