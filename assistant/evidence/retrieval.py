"""From a question to releases: one hit per release, language versions as one, newest first when asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.questions.question import Question, at_any_time, without_dates
from assistant.times.period import DAY, Period
from assistant.times.title_times import is_short, is_titled, years
from embeddings.archive import Archive
from embeddings.releases.release import Extent, Filters, Hit, Release
from embeddings.text.terms import question_terms

DEPTH = 200  # passages looked at: enough for 100 releases that answer with two passages each
# "Latest" is an order among what is about the subject: hits that are at least this surely about it as the best one
# is. Of .72 to .88 it answers most of the "latest" questions over the sample archive (benchmarks/dated.py).
RELEVANCE = 0.84
# So are those that are less surely about it but of one series with such a hit: of the same source, with as much of
# the title alike. From .5 to .6 of the title, and from .5 to .7 of the certainty, the same questions are answered.
SERIES = 0.5
RELEVANCE_OF_SERIES = 0.7
# As above, of what came out in other languages only, where no keyword can agree with the question.
RELEVANCE_ABROAD = 0.5
SOON = timedelta(days=45)  # the figures of a month or a year come out within six weeks
SOON_AFTER_A_DAY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Missed:
    """A time of which there is no release, and the nearest days before and after it of which there is one."""

    period: Period
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first, and what it searched; `missed` is the time it was to search, but for nothing.

    `unreached` is the time asked about where no release can tell of it.
    """

    hits: tuple[Hit, ...]
    interpreted: Question
    searched: Extent
    missed: Missed | None = None
    unreached: Period | None = None


def retrieve(archive: Archive, question: Question, k: int = 10) -> Found:
    """Up to `k` releases for a question; versions of one release count once.

    A time that is over before the archive begins cannot be when its releases came out; it is left alone, as is one of
    which no release can tell. A limit read in the words that leaves no release hides none: others may speak of it.
    """
    unreached = None
    if "dates" in question.read and not _reaches(archive, question):
        question, unreached = without_dates(question), question.around
    missed = _missed(archive, question.filters)
    if missed and "dates" in question.read and not (question.overview and not question.recent):
        question = at_any_time(question)
    hits = _newest(archive, question, k) if question.overview else _nearest(archive, question)
    found = tuple(with_versions(hit, archive) for hit in hits[:k])
    return Found(found, question, archive.extent(question.filters), missed, unreached)


def _missed(archive: Archive, filters: Filters) -> Missed | None:
    """The time that filters limit a search to, where only it leaves nothing; else None."""
    since, until = filters.since, filters.until
    if not (since or until) or archive.extent(filters).releases:
        return None
    before = archive.extent(replace(filters, since=None, until=since - DAY)).newest if since else None
    after = archive.extent(replace(filters, since=until + DAY, until=None)).oldest if until else None
    return Missed(Period(since, until), before, after) if before or after else None


def _newest(archive: Archive, question: Question, k: int) -> list[Hit]:
    """The newest releases, as hits that answer nothing."""
    releases = archive.listing(question.filters, limit=DEPTH).releases
    items = archive.items([release.id for release in releases])
    versions: dict[str, list[Release]] = {}
    for release in releases:
        versions.setdefault(items.get(release.id, release.id), []).append(release)
    newest = [next((one for one in same if one.language == question.language), same[0]) for same in versions.values()]
    found = (archive.passage_like(release.title, release) for release in newest[:k])
    return [replace(hit, score=0.0) for hit in found if hit]


def _nearest(archive: Archive, question: Question) -> list[Hit]:
    candidates = archive.search(question.words, question.filters, DEPTH)
    every = archive.hits(candidates)
    hits = one_per_item(every, question.language)
    if question.newest_first:
        hits = with_abroad(hits, every, archive.certainty, question.language)
    elif question.around:
        hits = with_its_time(hits, every, archive.certainty, question.around, question.language)
    return ordered(hits, archive.certainty, question.around, question.newest_first)


def with_versions(hit: Hit, archive: Archive) -> Hit:
    """A hit with the language versions of its release, and the releases that correct it."""
    return replace(hit, versions=archive.versions(hit.release), corrections=archive.corrections(hit.release))


def like(archive: Archive, release: Release, language: str, k: int) -> list[Hit]:
    """Up to `k` other releases that are nearest to one in content, each in the reader's language where it is in it."""
    hits = one_per_item(archive.like(release), language)[:k]
    return [_in_language(archive, hit, language) for hit in hits]


def _in_language(archive: Archive, hit: Hit, language: str) -> Hit:
    if hit.release.language == language:
        return hit
    own = [v.release_id for v in archive.versions(hit.release) if v.language == language]
    found = archive.release(own[0]) if own else None
    return replace(hit, release=found) if found else hit


def one_per_item(hits: Sequence[Hit], language: str) -> list[Hit]:
    """The best hit of each item in order of score; of its versions, the one in the reader's language."""
    items: dict[str, list[Hit]] = {}
    for hit in hits:
        items.setdefault(hit.item or hit.release.id, []).append(hit)
    chosen = []
    for versions in items.values():
        own = next((hit for hit in versions if hit.release.language == language), versions[0])
        chosen.append(replace(own, score=versions[0].score))
    return chosen


def _reaches(archive: Archive, question: Question) -> bool:
    """Whether the archive has releases that tell of the question's time; of a limit, any of it or of a later one."""
    if around := question.around:
        return archive.extent(Filters(around.first, soon_after(around))).releases > 0
    oldest, last = archive.extent().oldest, question.filters.until
    return oldest is not None and (last is None or last >= oldest)


def ordered(
    hits: Sequence[Hit],
    certainty: Callable[[Hit], float],
    around: Period | None = None,
    newest_first: bool = False,
) -> list[Hit]:
    """The hits in order; those that are about the same as the best by time first, where time was asked for.

    Of these come first the ones of the period `around`, as their titles say, or as they came out in it or in the weeks
    after it, and then the newest ones.
    """
    if not hits or not (around or newest_first):
        return list(hits)
    about = _about(hits, certainty, around)
    ids = {hit.release.id for hit in about}
    rest = [hit for hit in hits if hit.release.id not in ids]
    if newest_first:
        about.sort(key=lambda hit: hit.release.date or date.min, reverse=True)
    if around:
        about.sort(key=lambda hit: off_time(hit.release, around))
    return about + rest


def off_time(release: Release, around: Period) -> int:
    """How far a release is from telling of a period: not at all where its title says so, most where of another one."""
    titled = is_titled(release, around)
    return (0 if titled else 1 if tells_of(release, around) else 2) + 2 * (titled is False)


def _about(hits: Sequence[Hit], certainty: Callable[[Hit], float], around: Period | None) -> list[Hit]:
    """The hits that are nearly as certain as the best, and those that are of one series with one of them.

    Of a month or a day also what came out in it and is half as certain: there may be no other.
    """
    best = max(map(certainty, hits))
    time = around if around and is_short(around) else None
    sure = [hit.release for hit in hits if certainty(hit) >= RELEVANCE * best]
    return [
        hit
        for hit in hits
        if certainty(hit) >= RELEVANCE * best
        or (
            certainty(hit) >= RELEVANCE_OF_SERIES * best
            and any(are_series(hit.release, other) for other in sure)
        )
        or (time and hit.release.date and time.holds(hit.release.date) and certainty(hit) >= RELEVANCE_ABROAD * best)
    ]


def are_series(one: Release, other: Release) -> bool:
    """Whether two releases of one source have titles alike: each tells of what the other did, at another time."""
    if not one.source or (one.source, one.language) != (other.source, other.language):
        return False
    mine, others = _title_terms(one.title), _title_terms(other.title)
    return len(mine & others) >= SERIES * max(1, min(len(mine), len(others)))


def with_abroad(
    hits: Sequence[Hit], every: Sequence[Hit], certainty: Callable[[Hit], float], language: str
) -> list[Hit]:
    """The hits, those in other languages only as near as what is of their series there and here.

    `every` has the language versions, too: by them a release in one language is of a series in another.
    """
    return _lifted(
        hits,
        [hit for hit in hits if hit.release.language == language],
        every,
        certainty,
        lambda hit: hit.release.language != language,
    )


def with_its_time(
    hits: Sequence[Hit],
    every: Sequence[Hit],
    certainty: Callable[[Hit], float],
    around: Period,
    language: str,
) -> list[Hit]:
    """The hits, those of the month asked about as near as what is of their series: of a month there may be no other.

    Their titles name it, or they came out in it in another language only, where no keyword can agree.
    """

    def needs(hit: Hit) -> bool:
        abroad = is_short(around) and hit.release.language != language
        return bool(is_titled(hit.release, around) or (abroad and hit.release.date and around.holds(hit.release.date)))

    return _lifted(hits, hits, every, certainty, needs)


def of_its_year(question: Question, hits: Sequence[Hit], archive: Archive) -> list[Hit]:
    """The hits; where the title of a near one names a year of the subject, "the budget for 2024", none of another year.

    Where only the first one's title names a year, and another one, none that does not speak of that year at all. A year
    that says when it happened, or when it was said, is told by the days of the releases.
    """
    asked = frozenset() if "dates" in question.read else years(question.text)
    if not asked or not hits:
        return list(hits)
    bar = RELEVANCE_ABROAD * max(map(archive.certainty, hits))
    titled = any(years(hit.release.title) & asked for hit in hits if archive.certainty(hit) >= bar)
    if not titled and not years(hits[0].release.title):
        return list(hits)
    return [hit for hit in hits if not years(hit.release.title) or _names_year(hit.release, asked, titled)]


def _names_year(release: Release, asked: frozenset[str], titled: bool) -> bool:
    """Whether a release has one of the years, where others are `titled` with it, in its title."""
    return bool(years(release.title if titled else f"{release.title} {release.text}") & asked)


def of_its_time(question: Question, hits: Sequence[Hit], archive: Archive) -> list[Hit]:
    """The hits; where the title of one names the time asked about, none of its series whose titles name another one.

    Figures of other months beside the one that is asked for read as if they were of it.
    """
    time = question.around
    own = [one for hit in hits if time and is_titled(hit.release, time) for one in _in_every_language(hit, archive)]
    return [hit for hit in hits if not own or not _is_of_another(hit, time, own, archive)]


def _is_of_another(hit: Hit, time: Period, own: Sequence[Release], archive: Archive) -> bool:
    """Whether a hit is of a series with some releases, and its title names another time than theirs."""
    if is_titled(hit.release, time) is not False:
        return False
    return any(are_series(version, one) for version in _in_every_language(hit, archive) for one in own)


def _in_every_language(hit: Hit, archive: Archive) -> list[Release]:
    others = (archive.release(version.release_id) for version in hit.versions)
    return [hit.release, *filter(None, others)]


def _lifted(
    hits: Sequence[Hit],
    near: Sequence[Hit],
    every: Sequence[Hit],
    certainty: Callable[[Hit], float],
    needs: Callable[[Hit], bool],
) -> list[Hit]:
    """The hits, those that need it as near as what is of their series among the `near` ones nearly as sure as the best.

    By the language versions in `every`.
    """
    best = max(map(certainty, hits), default=0.0)
    sure = {hit.item or hit.release.id: hit for hit in near if certainty(hit) >= RELEVANCE * best}
    there = [(hit.release, sure[item]) for hit in every if (item := hit.item or hit.release.id) in sure]

    def lifted(hit: Hit) -> Hit:
        if not needs(hit) or certainty(hit) < RELEVANCE_ABROAD * best:
            return hit
        like = [here.score for version, here in there if are_series(hit.release, version)]
        return replace(hit, score=max([hit.score, *like]))

    return list(map(lifted, hits))


@lru_cache(maxsize=1024)
def _title_terms(title: str) -> frozenset[str]:
    return frozenset(question_terms(title))


def tells_of(release: Release, period: Period) -> bool:
    """Whether a release came out in a period or soon enough after it to tell of it."""
    return release.date is not None and Period(period.first, soon_after(period)).holds(release.date)


def soon_after(period: Period) -> date | None:
    """The day up to which releases tell of what happened in a period; None for an open one."""
    soon = SOON_AFTER_A_DAY if period.first == period.last else SOON
    return period.last and min(period.last, date.max - soon) + soon


def telling_of(time: Period, filters: Filters) -> Filters:
    """The filters for the releases that came out in a time or soon enough after it to tell of it."""
    return replace(filters, since=time.first, until=soon_after(time))
