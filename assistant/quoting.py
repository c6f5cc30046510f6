"""The answer in the releases' own sentences: what is quoted, or why nothing is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from assistant import holders, phrases, quotes
from assistant.amounts import amount_wanted
from assistant.causes import with_causes
from assistant.doings import doings, doings_of_named, overview
from assistant.evidence import Evidence, first_sentence, weigh
from assistant.follow_up import Standalone
from assistant.homes import Homes
from assistant.introductions import introductions
from assistant.numbered import has_ordinal, of_another
from assistant.parts import alone, compared_times, parts
from assistant.period import Period
from assistant.question import Question, understand
from assistant.readings import readings
from assistant.reasons import reason_wanted
from assistant.referents import referred
from assistant.renditions import in_its_own_language, rendered
from assistant.retrieval import Found, of_its_time, of_its_year, retrieve, soon_after, with_versions
from assistant.speakers import Said, answering, said
from assistant.spoken import Spoken, is_person, spoken
from assistant.support import as_related, near_enough, supporting
from assistant.tenure import may_name
from assistant.title_times import is_short, is_titled
from assistant.wanted import asks_any_doings, asks_news, change, timeline
from embeddings.archive import Archive
from embeddings.folding import fold
from embeddings.keywords import analyse, question_terms
from embeddings.release import Filters, Hit

# Orders sentences by how well they answer a question, as somebody sees it who reads them; none where none does.
Judge = Callable[[Question, Sequence[Evidence]], list[Evidence]]
HITS = 8  # releases read for a part of a question
RENDERED = 30  # releases looked at for those with a version in the language that is wanted
EACH = quotes.MOST // 2  # sentences for each of two parts


@dataclass(frozen=True, slots=True)
class Quoted:
    """Sentences in reading order with what the reader must know; without any, `declined` says why, or is ""."""

    evidence: tuple[Evidence, ...] = ()
    notice: str = ""
    declined: str = ""


def quoted(found: Found, archive: Archive, judge: Judge | None = None) -> Quoted:
    """What the releases say to a question, or to the part of it that they answer.

    With a judge it is not told by names and words whether what is near answers, but by what the judge says. What is
    limited to other languages than the question's is answered by the versions of what answers it in its own.
    """
    there = _by_versions(found, archive, judge)
    return there or _in_parts(found.interpreted, archive, judge) or _whole(found, archive, judge)


def _by_versions(found: Found, archive: Archive, judge: Judge | None) -> Quoted | None:
    """What the versions of releases in the question's own language say where only other languages are wanted.

    None where what is nearest in its own language is not what is nearest in those: it may be about something else.
    Nor are lists told so: what has no version would be missing.
    """
    question = found.interpreted
    languages, own = question.filters.languages, in_its_own_language(question)
    lists = question.finds or question.overview or quotes.asks_list(question.text)
    if not own or lists or not found.hits:
        return None
    there = retrieve(archive, own, RENDERED)
    hits = [hit for hit in there.hits if any(version.language in languages for version in hit.versions)]
    if not hits or hits[0].item != max(found.hits, key=archive.certainty).item:
        return None
    told = quoted(replace(there, hits=tuple(hits)), archive, judge)
    versions = rendered(told.evidence, languages, archive)
    return replace(told, evidence=_complete(versions, archive)) if versions else None


def _in_parts(question: Question, archive: Archive, judge: Judge | None) -> Quoted | None:
    """What answers the two parts of a question; None where it has none, or where neither is answered by itself."""
    years = compared_times(question.text)
    typed = years or parts(question.text)
    if not typed:
        return None
    asked = _asked_of_each(question, years) if years else _asked(question, typed)
    searched = [retrieve(archive, part, HITS) for part in asked]
    told = [_whole(found, archive, judge, EACH) for found in searched]
    if not any(one.evidence for one in told):
        return None
    evidence = {(e.hit.release.id, e.start): e for e in chain.from_iterable(one.evidence for one in told)}
    lacking = [
        phrases.say(phrases.PART_NOT_FOUND, question.language, part=part.strip(" ?؟"))
        for part, found, one in zip(typed, searched, told, strict=True)
        if not one.evidence and not _touched(found, evidence.values())
    ]
    notices = filter(None, (*(one.notice for one in told), *lacking))
    return Quoted(tuple(evidence.values()), " ".join(notices))


def _asked_of_each(question: Question, years: Sequence[str]) -> list[Question]:
    """The question for each year, of whose releases only those count that tell of it; chosen limits stand."""
    chosen = question.chosen
    read = (understand(one, language=question.language, filters=chosen, today=question.asked_on) for one in years)
    return [replace(one, filters=_telling_of(one.around, one.filters)) if one.around else one for one in read]


def _telling_of(time: Period, filters: Filters) -> Filters:
    return replace(filters, since=time.first, until=soon_after(time))


def _touched(found: Found, evidence: Iterable[Evidence]) -> bool:
    """Whether sentences quoted for another question are of the nearest release and have a word of this one.

    They may answer it in other words ("how many bidders": "four companies"): that nothing does is not sure.
    """
    nearest = [e for e in evidence if found.hits and e.hit.release.id == found.hits[0].release.id]
    terms = set(question_terms(found.interpreted.text))
    return any(terms & set(analyse(e.text)) for e in nearest)


def _asked(question: Question, typed: Sequence[str]) -> list[Question]:
    """The parts as questions within the limits of the whole, without the words that became limits.

    Where each has a time of its own ("what is it now and what was it in May?"), that is its only one.
    """
    if own := _timed(question, typed):
        return own
    both = _both_alone(parts(question.searched) or typed, question)
    return [
        replace(question, text=one.text, asked=part, searched=one.text, undated=one.text, own=one.own)
        for one, part in zip(both, typed, strict=True)
    ]


def _timed(question: Question, typed: Sequence[str]) -> list[Question]:
    """The parts, each with its own time; none where one of them has none, or where times are not to be read."""
    if not {"dates", "newest"} & set(question.read):
        return []
    chosen = question.chosen
    own = [
        understand(part, standalone=one, language=question.language, filters=chosen, today=question.asked_on)
        for one, part in zip(_both_alone(typed, question), typed, strict=True)
    ]
    return own if all("dates" in one.read or one.newest_first for one in own) else []


def _both_alone(typed: Sequence[str], question: Question) -> tuple[Standalone, Standalone]:
    """The parts in words of which the second does not need the first."""
    first, second = typed
    return Standalone(first), alone(second, first, question.asked_on)


def _whole(found: Found, archive: Archive, judge: Judge | None, most: int = quotes.MOST) -> Quoted:
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
        return Quoted(_complete(_entries(question, hits[:most], evidence), archive))
    if judge and evidence:
        evidence = judge(question, evidence)
    if not evidence:
        named = () if judge else doings_of_named(question, searched)
        return Quoted(_complete(named, archive), declined="" if named else _unsaid(question, lacking))
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
        return Quoted(_complete(overview(question, found.hits, archive)[:most], archive))
    if question.cited and (told := referred(question, archive)):
        unclear = phrases.unclear(question, told.unclear) if told.unclear else ""
        return Quoted(_complete(told.evidence[:most], archive), declined=unclear)
    if introducing := introductions(question, archive):
        return Quoted(_complete(introducing[:most], archive))
    words = _said(question, wanted, archive) if wanted else Said()
    if own := _of_its_number(words.evidence, question):
        told = quotes.best(own, most, every=not wanted.about)
        return Quoted(_complete(told, archive), _unless_sure(words, question, wanted))
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
        return Quoted(_complete(told[:most], archive))
    gives = amount_wanted(question.text)
    if not judge and quotes.lacks_amount(evidence, gives):
        return Quoted(declined=phrases.say(phrases.NO_AMOUNT, question.language))
    if (two := readings(question, hits)) and (both := _of_each(two, evidence, question)):
        titles = "; ".join(f"«{hit.release.title}»" for hit in two)
        return Quoted(both, phrases.say(phrases.READINGS, question.language, titles=titles))
    # Which sentence of another language gives the amount is told less surely than what its release begins with.
    news = question.newest_first and not (gives and hits[0].release.language == question.language)
    chosen = tuple(quotes.chosen(evidence, hits if question.timed else (), most, gives, news))
    if news and not gives and asks_news(fold(question.text)):
        chosen = _from_its_beginning(chosen)[:most]
    wanted = spoken(question.words)
    if wanted and wanted.about and not wanted.who:  # what is near may well deny it
        return Quoted(chosen, phrases.say(phrases.NEAREST_WORDS, question.language))
    if not judge and (named := _of_office(chosen, question, archive)):
        return named
    unexplained = "" if judge else _without_reason(question, chosen)
    return Quoted(tuple(with_causes(chosen, question.text, most)) if unexplained else chosen, unexplained)


def _from_its_beginning(chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The sentences behind the one that the release of the first of them begins with."""
    first = first_sentence(chosen[0].hit)
    return tuple(quotes.in_reading_order([first, *(e for e in chosen if e.place != first.place)]))


def _said(question: Question, wanted: Spoken, archive: Archive) -> Said:
    """Somebody's words, of a month first those in a release that came out soon after and says that it is of it.

    "What did she say about the fall in June" may be answered with the figures of June, in July.
    """
    limits = question.filters
    time = Period(limits.since, limits.until)
    if "dates" in question.read and wanted.about and is_short(time):
        later = said(replace(question, filters=_telling_of(time, limits)), wanted, archive)
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


def _entries(question: Question, hits: Sequence[Hit], evidence: Sequence[Evidence]) -> list[Evidence]:
    """What each release begins with, newest first; of one that comes to the subject further on, what it says of it."""
    subject = set(question_terms(question.searched))
    nearest = {e.hit.release.id: e for e in reversed(evidence)}

    def entry(hit: Hit) -> Evidence:
        first = first_sentence(hit)
        begins = not subject.isdisjoint(analyse(f"{hit.release.title} {first.text}"))
        return first if begins or hit.release.language != question.language else nearest.get(hit.release.id, first)

    return quotes.newest_first([entry(hit) for hit in hits])


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
    return Quoted(_complete([*since, *quotes.newest_first(named)][: max(len(chosen), 2)], archive))


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


def _complete(evidence: Iterable[Evidence], archive: Archive) -> tuple[Evidence, ...]:
    """The evidence, its hits with the versions and the corrections of their releases."""
    return tuple(replace(one, hit=with_versions(one.hit, archive)) for one in evidence)


def _of_each(hits: Sequence[Hit], evidence: Sequence[Evidence], question: Question) -> tuple[Evidence, ...]:
    """The best sentence of each hit; none where one of them has none."""
    gives = amount_wanted(question.text)
    own = [[e for e in evidence if e.hit.release.id == hit.release.id] for hit in hits]
    return tuple(quotes.chosen(one, most=1, gives=gives)[0] for one in own) if all(own) else ()
