"""Whether passages prove what a sentence states to the letter: numbers, dates, names and quotations. Pure."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date

from assistant.proof.fault import Fault
from assistant.times.weekdays import weekdays
from assistant.words.claims import Day, Quantity, claimed, quotations, words
from assistant.words.measures import measured, money
from assistant.words.names import unproven_names
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse, is_stop_word

SPELLED = 3  # from here on a number in words is judged: for two of a thing Arabic has a form of its own
LITERAL_WORDS = 3  # a quotation of so many words must be found word for word
REPEATS = 0.7  # of a sentence's words from which it repeats another one and its numbers must be that one's
# Sentences so much less like one than the most alike may be told in one with that. Chosen on the sample archive
# (benchmarks/corrupted.py): from 0.03 on few faithful sentences across languages are taken for false.
AS_ALIKE = 0.03

_DAY_OF_RELEASE = re.compile(r"\d{4}-\d\d-\d\d")
_DOUBLED = re.compile(
    r"(?<![\d.,/:-])(\d+(?:[.,]\d+)*)\s?(?:-|and|to|и|по|до|و|الي|حتي)\s?\1(?!\d|[.,/:-]\d)"
)  # folded
_IN_YEAR = re.compile(rf"(?<!\w)(?:in|в|(?<!{fold('منذ')} ){fold('عام')})\s(\d{{4}})(?!\d)")

Likeness = Callable[[str, Sequence[str]], Sequence[float]]  # of a sentence to each of others, in any language


def unsupported(
    sentence: str, evidence: Sequence[str], others: Sequence[str] = (), likeness: Likeness | None = None
) -> list[Fault]:
    """Why the evidence does not prove a sentence; empty when all it states to the letter is in there.

    Every number with its currency or unit, date, day of the week and name, and every quotation of three words or more,
    must be in the evidence; the rest of the sentence is not judged. `others` are passages that the sentence might have
    been taken from and does not cite. With `likeness` numbers and dates are also looked for in the very sentences that
    say the same in other words.
    """
    claims = [claimed(part) for part in evidence]
    present = {quantity for quantities, _ in claims for quantity in quantities}
    # 61,700 copied from English into Russian stays what it was, though Russian reads it otherwise.
    written = {(quantity.written, quantity.unit) for quantity in present if quantity.written}
    days = [day for _, dated in claims for day in dated]
    quantities, dates = claimed(sentence, SPELLED)
    passages = [f" {' '.join(words(part))} " for part in evidence]
    lacking = [q.words for q in quantities if q not in present and (q.written, q.unit) not in written]
    undated = [d.words for d in dates if not _dated(d, days, present)]
    found = [Fault("number", w, f"the number {w!r} is not in the cited passages") for w in lacking]
    found += _repeated(sentence, quantities, evidence, claims)
    found += [
        Fault("number", w, f"the number {w!r} is of another currency or unit in the cited passages")
        for w in _measured_otherwise(quantities, [q for numbers, _ in claims for q in numbers], evidence)
    ]
    found += [
        Fault("number", w, f"{w!r} stands where the cited passages have another number or date")
        for w in _exchanged(sentence, quantities, dates, evidence, likeness)
        if w not in lacking and w not in undated
    ]
    undated += _unnamed_weekdays(sentence, evidence, days)
    found += [Fault("date", w, f"the date {w!r} is not in the cited passages") for w in undated]
    found += [
        Fault("quotation", quoted, f"the quotation {quoted[:80]!r} is not word for word in the cited passages")
        for quoted in quotations(sentence)[0]
        if not _quotes(quoted, passages)
    ]
    found += [
        Fault("name", name, f"the name {name!r} is not in the cited passages")
        for name in unproven_names(sentence, evidence, others)
    ]
    return list(dict.fromkeys(found))


def _repeated(
    sentence: str,
    quantities: Sequence[Quantity],
    evidence: Sequence[str],
    claims: Sequence[tuple[list[Quantity], list[Day]]],
) -> list[Fault]:
    """The numbers that a sentence tells more often than the evidence, or joins with themselves as that does not."""
    said = Counter(quantity for numbers, _ in claims for quantity in numbers)
    often = [q.words for q, n in Counter(quantities).items() if n > 1 and q.unit and n > said[q] > 0]
    often += sorted(_twice(sentence) - set().union(*map(_twice, evidence)))
    return [Fault("number", w, f"the number {w!r} is not so often in the cited passages") for w in often]


def _twice(text: str) -> set[str]:
    """The numbers and days that a text joins with themselves: "13 and 13", of which one was another."""
    return {match[1] for match in _DOUBLED.finditer(fold(text))}


def _exchanged(
    sentence: str,
    quantities: Sequence[Quantity],
    dates: Sequence[Day],
    evidence: Sequence[str],
    likeness: Likeness | None,
) -> list[str]:
    """Numbers and dates that the passages do have, but not where they say what the sentence says, with others there."""
    found = [text[start:end] for text in evidence for start, end in sentence_spans(text, "")]
    parts = [part for part in found if not _DAY_OF_RELEASE.fullmatch(part)]
    if not (quantities or dates) or not parts:
        return []
    told = [claimed(part, SPELLED) for part in _told(sentence, parts, likeness)]
    theirs = Counter(quantity for numbers, _ in told for quantity in numbers)
    own = Counter(quantities) - Counter(Quantity(str(day.year)) for day in dates)
    if not any(quantity.is_year for quantity in theirs):
        own -= Counter(map(Quantity, _years_of_release(sentence, found)))
    days = [day for _, dated in told for day in dated]
    return [claim.words for claim in (*_numbers_beside(own, theirs), *_days_beside(dates, days, own, theirs))]


def _numbers_beside(own: Counter[Quantity], theirs: Counter[Quantity]) -> list[Quantity]:
    """The own numbers that are not among theirs, which have another of the same unit left over."""
    left = theirs - own
    units, written = {q.unit for q in left}, {(q.written, q.unit) for q in left}
    return [q for q in own - theirs if q.unit in units and (q.written, q.unit) not in written]


def _days_beside(
    own: Sequence[Day], theirs: Sequence[Day], numbers: Collection[Quantity], present: Collection[Quantity]
) -> list[Day]:
    """The own days that are not among theirs, which have another left over."""
    if all(_dated(day, own, numbers) for day in theirs):
        return []
    return [day for day in own if not _dated(day, theirs, present)]


def _measured_otherwise(own: Sequence[Quantity], theirs: Sequence[Quantity], evidence: Sequence[str]) -> list[str]:
    """The numbers with a currency or unit that stand there only with other ones, known or not."""
    there: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in theirs:
        for value in {quantity.value, quantity.written} - {""}:
            there.setdefault((value, quantity.unit), []).append(quantity)
    named = frozenset(name for text in evidence for name in measured(fold(text))) if any(q.measure for q in own) else ()
    return [
        q.words
        for q in own
        if q.measure
        and (found := there.get((q.value, q.unit)) or there.get((q.written, q.unit)))
        and all(_is_of_another(other, q.measure, named) for other in found)
    ]


def _is_of_another(quantity: Quantity, measure: frozenset[str], named: Collection[str]) -> bool:
    """Whether it is of another measure; beside a currency a year, too, and what is counted where none is named."""
    if quantity.measure:
        return quantity.measure.isdisjoint(measure)
    return measure <= money() and (quantity.is_year or (bool(quantity.counted) and measure.isdisjoint(named)))


def _years_of_release(sentence: str, parts: Sequence[str]) -> list[str]:
    """The years in a sentence that are told with any sentence of a release: "in 2025"."""
    published = {part[:4] for part in filter(_DAY_OF_RELEASE.fullmatch, parts)}
    return [year for year in _IN_YEAR.findall(fold(sentence)) if year in published]


def _told(sentence: str, parts: Sequence[str], likeness: Likeness | None) -> list[str]:
    """The parts that say what a sentence says: the one that it repeats, or else those that are most like it."""
    wanted = _content(sentence)
    nearest = max(parts, key=lambda part: len(wanted & _content(part)))
    if wanted and len(wanted & _content(nearest)) >= REPEATS * len(wanted):
        return [nearest]
    if not likeness:
        return []
    alike = likeness(sentence, parts)
    return [part for part, own in zip(parts, alike, strict=True) if own >= max(alike) - AS_ALIKE]


def _content(text: str) -> frozenset[str]:
    """The stems of the words that tell a subject."""
    return frozenset(term for term in analyse(text) if not term[0].isdigit() and not is_stop_word(term))


def _dated(claim: Day, days: Sequence[Day], present: Collection[Quantity]) -> bool:
    """Whether a date in the evidence says as much; the year may stand apart from the day."""
    return any(
        day.month == claim.month
        and claim.day in (0, day.day)
        and (claim.year in (0, day.year) or (not day.year and Quantity(str(claim.year)) in present))
        for day in days
    )


def _unnamed_weekdays(sentence: str, evidence: Sequence[str], days: Sequence[Day]) -> list[str]:
    """The days of the week that the evidence neither names nor dates."""
    there = {day for part in evidence for day in weekdays(part)}
    there |= {date(d.year, d.month, d.day).weekday() for d in days if _has_weekday(d)}
    return [words for day, words in weekdays(sentence, surely=True).items() if day not in there]


def _has_weekday(day: Day) -> bool:
    """Whether it is a whole day of the common calendar, and not the one that stands above a release."""
    whole = day.year and day.month <= 12 and 1 <= day.day <= monthrange(day.year, day.month)[1]
    return bool(whole) and not _DAY_OF_RELEASE.fullmatch(day.words)


def _quotes(quoted: str, passages: Sequence[str]) -> bool:
    found = list(words(quoted))
    return len(found) < LITERAL_WORDS or any(f" {' '.join(found)} " in passage for passage in passages)
