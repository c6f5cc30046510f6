"""What the releases say to a question that is one: the sentences that are quoted, or why none is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answers import holders, phrases, quotes
from assistant.answers.doings import doings, doings_of_named, entries, from_its_beginning, overview
from assistant.answers.introductions import introductions
from assistant.answers.readings import readings
from assistant.answers.referents import referred
from assistant.answers.speakers import Said, answering, said
from assistant.answers.support import as_related, near_enough, supporting
from assistant.answers.tenure import may_name
from assistant.evidence.amounts import amount_wanted
from assistant.evidence.causes import with_causes
from assistant.evidence.evidence import Evidence, weigh
from assistant.evidence.numbered import has_ordinal, of_another
from assistant.evidence.reasons import reason_wanted
from assistant.evidence.retrieval import (
    Found,
    of_its_time,
    of_its_year,
    telling_of,
    with_versions,
)
from assistant.people.homes import Homes
from assistant.questions.question import Question
from assistant.questions.spoken import Spoken, is_person, spoken
from assistant.questions.wanted import asks_any_doings, asks_news, change, timeline
from assistant.times.period import Period
from assistant.times.title_times import is_short, is_titled
from embeddings.archive import Archive
from embeddings.releases.release import Hit
from embeddings.text.folding import fold

# Orders sentences by how well they answer a question, as somebody sees it who reads them; none where none does.
Judge = Callable[[Question, Sequence[Evidence]], list[Evidence]]
HITS = 8  # releases looked at for what a question asks besides its time


@dataclass(frozen=True, slots=True)
class Quoted:
    """Sentences in reading order with what the reader must know; without any, `declined` says why, or is ""."""

    evidence: tuple[Evidence, ...] = ()
    notice: str = ""
    declined: str = ""


def quoted_to_one(found: Found, archive: Archive, judge: Judge | None, most: int = quotes.MOST) -> Quoted:
    """What the releases say to a question that is one."""
    question = found.interpreted
    if found.missed and not _asks_besides(question, archive):
        return Quoted()
    wanted = spoken(question.words)
    if told := _unweighed(found, wanted, archive, most):
        return told
    searched = of_its_time(question, of_its_year(question, found.hits, archive), archive)
    near, lacking = (
        (near_enough(question, searched, archive, quotes.BAR_JUDGED), [])
        if judge
        else supporting(question, searched, archive)
    )
    hits = as_related(question, near, archive)
    if near and not hits:
        title = near[0].release.title
        return Quoted(declined=phrases.say(phrases.REVERSED, question.language, title=title))
    evidence = _of_its_number(answering(weigh(question, hits, archive)), question)
    if question.finds and evidence:
        return Quoted(complete(entries(question, hits[:most], evidence), archive))
    if judge and evidence:
        evidence = judge(question, evidence)
    if not evidence:
        named = () if judge else doings_of_named(question, searched)
        return Quoted(complete(named, archive), declined="" if named else _unsaid(question, lacking))
    return _best(evidence, hits, question, archive, judge, most)


def _asks_besides(question: Question, archive: Archive) -> bool:
    """Whether the releases are about what a question asks besides its time, of which there is none.

    As words "1 April 2022" is near to whatever has a day. What somebody did is asked of that time alone.
    """
    if asks_any_doings(fold(question.undated)):
        return False
    if question.undated in ("", question.text):
        return True
    return quotes.supports(archive, archive.hits(archive.search(question.undated, question.filters, HITS)))


def _unweighed(found: Found, wanted: Spoken | None, archive: Archive, most: int) -> Quoted | None:
    """What is told without weighing every sentence: an overview, what is meant, who somebody is and what was said."""
    question = found.interpreted
    if question.overview:
        return Quoted(complete(overview(question, found.hits, archive)[:most], archive))
    if question.cited and (told := referred(question, archive)):
        unclear = phrases.unclear(question, told.unclear) if told.unclear else ""
        return Quoted(complete(told.evidence[:most], archive), declined=unclear)
    if introducing := introductions(question, archive):
        return Quoted(complete(introducing[:most], archive))
    words = _said(question, wanted, archive) if wanted else Said()
    if own := _of_its_number(words.evidence, question):
        told = quotes.best(own, most, every=not wanted.about)
        return Quoted(complete(told, archive), _unless_sure(words, question, wanted))
    if wanted and is_person(wanted.who):
        return Quoted(declined=phrases.says_nothing(question, wanted.who, words.others))
    return None


def _best(
    evidence: list[Evidence],
    hits: Sequence[Hit],
    question: Question,
    archive: Archive,
    judge: Judge | None,
    most: int,
) -> Quoted:
    """The sentences to quote of the evidence, best first, with what the reader must know."""
    if quotes.asks_list(question.text) and not question.newest_first:
        folded = fold(question.text)
        told = bool(timeline(folded) or change(folded))
        return Quoted(tuple(quotes.listed(evidence, question.around, told)[:most]))
    if not judge and (told := doings(question, hits, evidence, archive)):
        return Quoted(complete(told[:most], archive))
    gives = amount_wanted(question.text)
    if not judge and quotes.lacks_amount(evidence, gives):
        return Quoted(declined=phrases.say(phrases.NO_AMOUNT, question.language))
    if (two := readings(question, hits)) and (both := _of_each(two, evidence, question)):
        titles = "; ".join(f"«{hit.release.title}»" for hit in two)
        return Quoted(both, phrases.say(phrases.READINGS, question.language, titles=titles))
    # Which sentence of another language gives the amount is told less surely than what its release begins with.
    news = question.newest_first and not (gives and hits[0].release.language == question.language)
    chosen = tuple(quotes.chosen(evidence, hits if question.timed else (), most, gives, news, question.around))
    if news and not gives and asks_news(fold(question.text)):
        chosen = from_its_beginning(chosen)[:most]
    wanted = spoken(question.words)
    if wanted and wanted.about and not wanted.who:  # what is near may well deny it
        return Quoted(chosen, phrases.say(phrases.NEAREST_WORDS, question.language))
    if not judge and (named := _of_office(chosen, question, archive)):
        return named
    unexplained = "" if judge else _without_reason(question, chosen)
    return Quoted(tuple(with_causes(chosen, question.text, most)) if unexplained else chosen, unexplained)


def _said(question: Question, wanted: Spoken, archive: Archive) -> Said:
    """Somebody's words, of a month first those in a release that came out soon after and says that it is of it.

    "What did she say about the fall in June" may be answered with the figures of June, in July.
    """
    limits = question.filters
    time = Period(limits.since, limits.until)
    if "dates" in question.read and wanted.about and is_short(time):
        later = said(replace(question, filters=telling_of(time, limits)), wanted, archive)
        if own := tuple(e for e in later.evidence if is_titled(e.hit.release, time)):
            return replace(later, evidence=own)
    return said(question, wanted, archive)


def _of_its_number(evidence: Sequence[Evidence], question: Question) -> list[Evidence]:
    """The evidence without what tells of something of the same name with another number."""
    words = question.own if has_ordinal(question.own) else question.text
    return [e for e in evidence if not of_another(words, e.hit.release, e.start, e.end)]


def _unsaid(question: Question, lacking: Sequence[str]) -> str:
    """What the nearest releases lack; "" where nothing is."""
    office = holders.office_sought(question) if lacking else ""
    return phrases.unnamed(question, office) if office else phrases.not_named(question, lacking)


def _of_office(chosen: Sequence[Evidence], question: Question, archive: Archive) -> Quoted | None:
    """The sentences that name an office's holder, newest first, with those that tell who has followed.

    None where no office is asked for, or its holder may be told by sentences that do not say so in so many words.
    """
    office, headed = holders.office_sought(question), holders.institution_headed(question)
    if not office and not headed:
        return None
    homes, asked = Homes(archive.sources()), office or headed
    named = [e for e in chosen if may_name(asked, e, homes)] or holders.holding(asked, question, archive, homes)
    if not named:
        return Quoted(declined=phrases.unnamed(question, office)) if office else None
    since = holders.successions(asked, named, question, archive)
    return Quoted(complete([*since, *quotes.newest_first(named)][: max(len(chosen), 2)], archive))


def _unless_sure(words: Said, question: Question, wanted: Spoken) -> str:
    """What a reader must know where what is found is only something like it, or by somebody of a like name."""
    if words.similar:
        return phrases.similar_name(question, wanted.who, words.similar)
    return "" if words.sure else phrases.say(phrases.NEAREST_WORDS, question.language)


def _without_reason(question: Question, chosen: Sequence[Evidence]) -> str:
    """What a reader must know who has asked for a reason, where none is given; else ""."""
    gives = reason_wanted(question.text)
    lacking = gives and not any(gives(one.text) for one in chosen)
    return phrases.say(phrases.NO_REASON, question.language) if lacking else ""


def complete(evidence: Iterable[Evidence], archive: Archive) -> tuple[Evidence, ...]:
    """The evidence, its hits with the versions and the corrections of their releases."""
    return tuple(replace(one, hit=with_versions(one.hit, archive)) for one in evidence)


def _of_each(hits: Sequence[Hit], evidence: Sequence[Evidence], question: Question) -> tuple[Evidence, ...]:
    """The best sentence of each hit; none where one of them has none."""
    gives = amount_wanted(question.text)
    own = [[e for e in evidence if e.hit.release.id == hit.release.id] for hit in hits]
    return tuple(quotes.chosen(one, most=1, gives=gives)[0] for one in own) if all(own) else ()
