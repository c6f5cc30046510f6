"""The answer without a language model: the releases' own sentences, verbatim, each with its citation."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from assistant.answers.answer import Citation
from assistant.answers.disowned import with_denials
from assistant.evidence.evidence import Evidence, leant_on
from assistant.evidence.retrieval import off_time
from assistant.questions.wanted import change
from assistant.times.period import Period
from assistant.words.lists import items
from assistant.words.quotation_marks import inside, quoted_spans
from assistant.words.vocabulary import any_of
from embeddings.archive import Archive
from embeddings.releases.release import Hit
from embeddings.text.folding import fold
from embeddings.text.terms import analyse

MOST = 4  # sentences of one answer
ITEMS = 12  # of a list that one of them introduces
# A further sentence is quoted when its score is this near the best one's: of 0.05 to 0.1 it answers about as often
# as the widest, which adds more true sentences that answer something else.
BAND = 0.075
# As above, for the sentences that time may put first.
TIME_BAND = 0.1
FIRST_BAND = 0.15  # as above, for those of the release that time puts first
PERIOD_BAND = 0.15  # as above, for a list of what happened in a period, among the releases of that period
# The certainty from which the releases answer at all: chosen between 0.245 and 0.275 on four sets of questions
# (benchmarks/answers.py: choose, measure, unseen, blind). Higher ones keep far more answerable questions from an answer
# than others.
BAR = 0.26
BAR_JUDGED = 0.245  # as above, where somebody reads the sentences and says whether they answer

_LIST = re.compile(
    r"\W*(?:ال)?"
    + any_of(
        "list which_agreements which_treaties which_documents which_countries which_decisions which_visits which_events"
        " which_meetings which_statements which_releases what_agreements what_documents what_events what_meetings"
        " name_all name_the what_are_all_the all_the how_many_times how_many_agreements how_many_meetings timeline"
        " chronology перечисли* назови* какие хронологи* сколько_раз сколько_соглашений сколько_встреч"
        " اذكر عدد_لي ما_هي ما_الاتفاقيات ما_القرارات ما_اللقاءات كم_مرة كم_اتفاقية أي_الاتفاقيات تسلسل"
    )
)


def supports(archive: Archive, hits: Sequence[Hit]) -> bool:
    """Whether one of the hits is near enough to the question to answer it."""
    return any(archive.certainty(hit) >= BAR for hit in hits)


def chosen(
    evidence: Sequence[Evidence],
    in_time: Sequence[Hit] = (),
    most: int = MOST,
    gives: Callable[[str], bool] | None = None,
    news: bool = False,
    around: Period | None = None,
) -> list[Evidence]:
    """The sentences to quote: the nearest, then the others in reading order; of `news` all in reading order.

    Where time orders the hits, `in_time`, those of the first release come first; of a time, `around`, the nearest of
    any release that tells of it.
    Of the near ones behind the first only those are taken that give the amount asked for, `gives`.
    """
    if in_time:
        evidence = _leading(evidence, [hit.release.id for hit in in_time], around)
    near = [e for e in evidence if e.score >= evidence[0].score - BAND]
    near = [e for e in near if not gives or e is near[0] or gives(e.text)]
    taken = list({e.text: e for e in reversed(near)}.values())[::-1][:most]
    ordered = in_reading_order(taken)
    return ordered if news else sorted(ordered, key=lambda e: e is not taken[0])


def lacks_amount(evidence: Sequence[Evidence], gives: Callable[[str], bool] | None) -> bool:
    """Whether none of the near sentences gives the amount asked for, `gives`: none answers then."""
    near = (e for e in evidence if e.score >= evidence[0].score - TIME_BAND)
    return gives is not None and not any(gives(e.text) for e in near)


def asks_list(question: str) -> bool:
    """Whether a question wants things from several releases."""
    folded = fold(question)
    return bool(_LIST.match(folded) or change(folded))


def listed(evidence: Sequence[Evidence], within: Period | None = None, told: bool = False) -> list[Evidence]:
    """The best sentence of each release that has one near the best of all, newest release first.

    Where what releases tell is listed (`told`), the one that tells what the release is about.

    Of a period those `within` it, where there are any; their time is half of what is asked, and less has to agree.
    """
    own = [e for e in evidence if within and e.hit.release.date and within.holds(e.hit.release.date)]
    evidence, band = (own, PERIOD_BAND) if own else (evidence, TIME_BAND)
    first = {e.hit.release.id: e for e in reversed(evidence) if e.score >= evidence[0].score - band}
    if len(first) < 2:
        return chosen(evidence)
    near = sorted(first.values(), key=lambda e: -e.score)[:MOST]
    if told:
        near = [_headlined(one, evidence) for one in near]
    return newest_first(near)


def newest_first(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the newest release first; those of one day as they come."""
    return sorted(evidence, key=lambda e: e.hit.release.date or date.min, reverse=True)


def _headlined(best: Evidence, evidence: Sequence[Evidence]) -> Evidence:
    """Of a release's sentences nearly as near as its best one that which says most of its title: what it is about.

    Beside "the next decision will be announced in September" it is the one that tells the decision.
    """
    title = set(analyse(best.hit.release.title))
    own = [e for e in evidence if e.hit.release.id == best.hit.release.id and e.score >= best.score - TIME_BAND]
    return max(own, key=lambda e: (len(title & set(analyse(e.text))), e.score))


def with_context(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Sentences in reading order, one that begins with "she" or "this" behind the one that says who or what it is.

    So is an item of a list; behind what introduces a list come its items, apart from the sentences. What is called
    false comes with what says so.
    """
    evidence = with_denials(evidence, MOST)
    whole: list[Evidence] = []
    said = 0
    for n, one in enumerate(evidence):
        placed, waiting = {e.place for e in whole}, {e.place for e in evidence[n + 1 :]}
        if one.place in placed:
            continue
        room = MOST - said - 1
        lead = [other for other in _before(one) if other.place not in placed | waiting]
        lead = lead[: max(0, room - len(waiting - placed))]
        # Without its second item a list would read as whole.
        rest = [other for other in _behind(one)[:ITEMS] if other.place not in placed]
        whole += [*lead, one, *rest]
        said += len(lead) + 1
    return whole


def goes_on(evidence: Sequence[Evidence]) -> bool:
    """Whether a list that a quoted sentence introduces has more items than are quoted."""
    placed = {one.place for one in evidence}
    return any(item.place not in placed for one in evidence for item in _behind(one))


def _before(evidence: Evidence) -> list[Evidence]:
    """The sentence in front of one that leans on it; none in front of somebody's words."""
    span = None if evidence.speaker else leant_on(evidence.hit.release, evidence.start, evidence.end)
    return [evidence.at(span)] if span else []


def _behind(evidence: Evidence) -> list[Evidence]:
    return [evidence.at(span) for span in items(evidence.hit.release, evidence.end)]


def best(evidence: Sequence[Evidence], most: int = MOST, every: bool = False) -> list[Evidence]:
    """Of somebody's sentences, best first, those nearly as near to the subject as the first, in reading order.

    What is said with the first one is taken sooner than what is said elsewhere. Where no subject is asked about,
    `every` one is taken, those of the newest release first. A quotation is not left off in its middle.
    """
    first = evidence[0]
    with_it = first.score - TIME_BAND
    elsewhere = first.score - BAND
    near = [e for e in evidence if e.score >= (with_it if e.hit.release.id == first.hit.release.id else elsewhere)]
    taken = _by_twos(evidence)[:most] if every else near[:most]
    return in_reading_order(_to_their_end(taken, evidence))


def _by_twos(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Two sentences of each release, the newest first, in reading order; then two more of each that has more."""
    count: Counter[str] = Counter()
    turns = []
    for one in newest_first(in_reading_order(evidence)):
        turns.append((count[one.hit.release.id] // 2, one))
        count[one.hit.release.id] += 1
    return [one for _, one in sorted(turns, key=lambda turn: turn[0])]


def _to_their_end(taken: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Sentences, each with those of the evidence that go on right behind it in quotation marks alone."""
    placed = {e.place: e for e in evidence}
    whole = {e.place: e for e in taken}
    for one in taken:
        text, quoted = one.hit.release.text, quoted_spans(one.hit.release.text)
        while (one := placed.get((one.hit.release.id, one.end + 1))) and inside(text, (one.start, one.end), quoted):
            whole.setdefault(one.place, one)
    return list(whole.values())


def in_reading_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Release by release as each first comes, then as the sentences stand."""
    rank = {e.hit.release.id: i for i, e in reversed(list(enumerate(evidence)))}
    return sorted(evidence, key=lambda e: (rank[e.hit.release.id], e.start))


def _leading(evidence: Sequence[Evidence], releases: Sequence[str], around: Period | None) -> list[Evidence]:
    """The near evidence, those of the releases in this order, best first in each.

    That of the first release may be further off: time has put it there among those that are about the subject.
    """
    best, first = evidence[0].score, releases[0]
    near = [e for e in evidence if e.score >= best - (FIRST_BAND if e.hit.release.id == first else TIME_BAND)]
    if around:
        return sorted(near, key=lambda e: (off_time(e.hit.release, around), -e.score))
    order = {release: place for place, release in enumerate(releases)}
    return sorted(near, key=lambda e: (order[e.hit.release.id], -e.score))


def citation(n: int, evidence: Evidence) -> Citation:
    release = evidence.hit.release
    return Citation(
        n=n,
        release_id=release.id,
        passage_id=evidence.hit.passage.key,
        title=release.title,
        date=release.date,
        language=release.language,
        source=release.source,
        url=release.url,
        quote=release.text[evidence.start : evidence.end],
        start=evidence.start,
        end=evidence.end,
        versions=evidence.hit.versions,
        corrections=evidence.hit.corrections,
        speaker=evidence.speaker.described if evidence.speaker else "",
    )


def written(citations: Sequence[Citation]) -> str:
    """The answer's text: one quoted sentence a line, each followed by its marker."""
    return "\n".join(f"{c.quote} [{c.n}]" for c in citations)
