"""What a reader must know beside an answer."""

from collections.abc import Callable, Sequence

from assistant.answers import phrases, quotes
from assistant.answers.answer import Citation
from assistant.answers.correcting import corrections_told
from assistant.answers.translated import is_translation
from assistant.evidence.evidence import Evidence
from assistant.evidence.retrieval import Found, tells_of
from assistant.questions.spoken import spoken
from assistant.times.days import asks_when, says_when
from assistant.times.period import Period
from assistant.times.title_times import is_short, is_titled, names_only, names_time
from embeddings.releases.release import Release
from embeddings.text.folding import fold


def joined(*notices: str) -> str:
    """The notices that say something, in one."""
    return " ".join(filter(None, notices))


def missed(found: Found) -> str:
    """That there is no release of the time that was to be searched; "" where there are, or none was."""
    time = found.missed
    if not time:
        return ""
    nearest = [*filter(None, (time.before, time.after))]
    return phrases.none_of_time(time.period, nearest, found.interpreted.language)


def cut(found: Found, chosen: Sequence[Evidence]) -> str:
    """That a list goes on in its release, or has as many releases as are quoted at most; else ""."""
    if quotes.goes_on(chosen):
        return phrases.say(phrases.LIST_GOES_ON, found.interpreted.language)
    full = len({one.hit.release.id for one in chosen}) == quotes.MOST
    question = found.interpreted
    lists = question.wants_releases or (quotes.asks_list(question.text) and not question.newest_first)
    if not full or not lists:
        return ""
    return phrases.say(phrases.LIST_CUT, question.language, most=str(quotes.MOST))


def dated(found: Found, chosen: Sequence[Evidence]) -> str:
    """When the release quoted first came out, where it is asked when and what it says names no day; else "".

    A day in somebody's words is not that on which they were said.
    """
    question, first = found.interpreted, chosen[0].hit.release
    if not first.date or not (asks_when(question.text) or asks_when(question.asked)):
        return ""
    told = any(says_when(e.text, e.hit.release.date or first.date, e.hit.release.language) for e in chosen)
    return "" if told and not spoken(question.text) else phrases.came_out(first.date, question.language)


def of_other_time(found: Found, chosen: Sequence[Evidence]) -> str:
    """That no quoted release came out in or soon after the time asked about, and none names its year; else "".

    Of a month, a quarter or a half, that none came out then or soon after but those whose titles say another one, and
    none names it.
    """
    time, releases = found.interpreted.around or found.unreached, [one.hit.release for one in chosen]
    first, language = releases[0].date, found.interpreted.language
    if not time or not first or any(_may_be_of(release, time) for release in releases):
        return ""
    if is_titled(releases[0], time) is False:
        named = any(names_only(one.text, one.hit.release, time) for one in chosen)
    elif is_short(time):
        named = any(names_time(f"{one.hit.release.title}. {one.text}", one.hit.release, time) for one in chosen)
    else:
        years = {str(day.year) for day in (time.first, time.last) if day}
        named = any(year in fold(f"{release.title} {release.text}") for release in releases for year in years)
    if named:
        return ""
    if tells_of(releases[0], time):
        return phrases.of_other_month(time, releases[0].title, language)
    return phrases.of_other_time(time, first, language)


def _may_be_of(release: Release, time: Period) -> bool:
    titled = is_titled(release, time)
    return tells_of(release, time) if titled is None else titled


def foreign(citations: Sequence[Citation], language: str) -> str:
    """Which other languages than the reader's are quoted; "" without any."""
    others = list(dict.fromkeys(c.language for c in citations if c.language not in ("", language)))
    partly = any(c.language == language for c in citations)
    return phrases.quoted_in(others, language, partly) if others else ""


def of_cited(citations: Sequence[Citation], release_of: Callable[[str], Release | None], language: str) -> str:
    """What later releases correct, and that a release says it is an unofficial translation; "" without any."""
    releases = (release_of(citation.release_id) for citation in citations)
    translated = any(release and is_translation(release) for release in releases)
    return joined(
        corrections_told(citations, release_of, language),
        phrases.say(phrases.TRANSLATION, language) if translated else "",
    )
