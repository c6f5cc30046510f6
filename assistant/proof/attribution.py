"""Whether what a sentence quotes is the words of the one to whom it, or the question, gives them. Pure.

Only where a release surely names the speaker of the very words, or surely says them itself; of everything else
nothing is said.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from assistant.people.identity import is_meant
from assistant.people.naming import agreement, is_initial, words_of
from assistant.people.offices import is_institution, is_office, is_title
from assistant.people.own_name import own_name
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.proof.clipping import is_clipped
from assistant.proof.fault import Fault
from assistant.questions.question import Question
from assistant.questions.spoken import is_person, spoken
from assistant.speech.narration import is_told
from assistant.speech.quotations import READ, joined, known_quotations, quotations
from assistant.words import claims
from assistant.words.ordinary import ordinary
from assistant.words.quotation_marks import inside, overlap, quoted_spans, without_quotations
from assistant.words.vocabulary import SAYING, START, any_of
from embeddings.indexes.consonants import skeleton
from embeddings.releases.release import Hit, Release
from embeddings.text.folding import Folded, fold
from embeddings.text.language import script
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import is_stop_word

LITERAL_WORDS = 3  # of a quotation; fewer are a name or a mocking
PLACES = 20  # looked at in a release that has the same words again and again
NEAR = 1_000  # code points in front of a quotation in which it is looked who is named
PEOPLE = 60  # of a release who are looked at
PART_OF_CLAUSE = 5  # words of a quotation inside a clause; fewer may be a term
SPELLED = 3  # consonants of a name that is this one in another script, whatever its vowels
Place = tuple[Release, int, int]  # where words stand, [start, end) in its text

_ARABIC = "ARABIC"
_DENIES = re.compile(START + any_of(
    "deny denies denied denying not never didn't нет не ни отриц* опроверг* نفى نفت ينفي تنفي لم لا ليس ليست"
))  # fmt: skip
_INTRODUCES = re.compile(rf"{START}(?:{any_of('that что إن أن بأن')}|{SAYING})$")


def misattributed(sentence: str, cited: Sequence[Hit], found: Sequence[Hit], asked: Question) -> list[Fault]:
    """For each quotation in a sentence that the cited releases give to another one, or to nobody, whose words it is."""
    wrong = []
    for quoted in claims.quotations(sentence)[0]:
        speakers = list(_speakers(quoted, cited))
        if speakers and not any(_may_be_theirs(sentence, who, hit, found, asked) for who, hit in speakers):
            reason = f"the quotation {quoted[:80]!r} is the words of {speakers[0][0].described}"
            wrong.append(Fault("speaker", quoted, reason))
        elif _is_given(sentence, quoted, cited, asked.language):
            places = [(hit.release, *at) for hit in cited for at in islice(places_of(quoted, hit.release.text), PLACES)]
            reason = _unsaid(sentence, places, asked.language) if not speakers else ""
            if reason := reason or _altered(sentence, quoted, places):
                wrong.append(Fault("speaker", quoted, f"the quotation {quoted[:80]!r} {reason}"))
    return wrong


def _unsaid(sentence: str, places: Sequence[Place], language: str) -> str:
    """Why words, of which no speaker is known, cannot be those of whom a sentence gives them to; "" where they may."""
    own = [place for place in places if place[0].language == language]
    if places and all(is_told(*place) or _is_asked(*place) for place in places):
        return "is nobody's words in the cited passages"
    if own and all(_is_beside_another(sentence, *place) for place in own):
        return "stands beside the name of somebody else in the cited passages"
    return ""


def _altered(sentence: str, quoted: str, places: Sequence[Place]) -> str:
    """Why words were not said as a sentence quotes them; "" where they may have been."""
    if places and all(_is_reported(*place) for place in places):
        return "is reported there in other words than those that were said, and not quoted"
    return "leaves off what limits or denies it there" if is_clipped(sentence, quoted, places) else ""


def _is_beside_another(sentence: str, release: Release, start: int, end: int) -> bool:
    """Whether those who are named nearest to words in quotation marks are none of those to whom a sentence gives them.

    An office beside them may be anybody's.
    """
    line = release.text.rfind("\n", 0, start) + 1
    around = next((span for span in sentence_spans(release.text, release.language) if span[0] <= start < span[1]), None)
    beside = without_quotations(release.text[slice(*around)]) if around else ""
    if not inside(release.text, (start, end), quoted_spans(release.text)) or any(map(is_office, words_of(beside))):
        return False
    before = [release.text[line:start], *reversed(release.text[max(0, line - NEAR) : line].splitlines())]
    people, named = people_named(release), speakers_named(sentence, release, release.language)
    for text in (beside, *before):
        if any(is_told_of(who, text) for who in people):
            return bool(named) and not any(is_told_of(who, text) for who in named)
    return False


def is_told_of(who: Person, text: str) -> bool:
    """Whether a word of somebody's own name stands in a text."""
    own, words = own_name(who.name).words, words_of(text)
    return any(_among(name, words) for name in own)


@lru_cache(maxsize=64)
def people_named(release: Release) -> tuple[Person, ...]:
    """Those whom a release names, each as fully as it does; of a list of very many, the first."""
    names, text = Names(release), release.text[:READ]
    for start, end in sentence_spans(text, release.language or "en"):
        names.read(text[start:end])
        if len(names.known) >= PEOPLE:
            break
    return tuple(names.known[:PEOPLE])


def _speakers(quoted: str, cited: Sequence[Hit]) -> Iterator[tuple[Person, Hit]]:
    """Whom the cited passages name as the speaker of these words."""
    wanted = list(claims.words(quoted))
    if len(wanted) < LITERAL_WORDS:
        return
    for hit in cited:
        for one in joined(known_quotations(hit.release)):
            apart = one.end <= hit.passage.start or one.start >= hit.passage.end
            said = " ".join(claims.words(hit.release.text[one.start : one.end]))
            if not apart and f" {' '.join(wanted)} " in f" {said} ":
                yield one.speaker, hit


def _may_be_theirs(sentence: str, speaker: Person, hit: Hit, found: Sequence[Hit], asked: Question) -> bool:
    named = speakers_named(sentence, hit.release, asked.language)
    wanted = spoken(asked.words)
    return not any(differ(who, speaker) for who in named) and not (
        wanted and wanted.who and _is_not_meant(wanted.who, speaker, hit.release, found)
    )


@lru_cache(maxsize=256)
def speakers_named(sentence: str, release: Release, language: str) -> tuple[Person, ...]:
    """To whom a sentence gives its quotation, in the light of who is named in the release."""
    known = people_named(release) if release.language == language else ()
    title = "; ".join(dict.fromkeys(f"{who.office} {who.name}".strip() for who in known))
    return tuple(one.speaker for one in quotations(Release("", sentence, title, language=language)))


def _is_given(sentence: str, quoted: str, cited: Sequence[Hit], language: str) -> bool:
    """Whether a sentence gives a quotation to a person; a term in quotation marks inside a clause is none."""
    at = sentence.index(quoted)
    before = fold(sentence[:at]).rstrip(" \"'<`")
    opens = not before or before[-1] in ":,،-" or bool(_INTRODUCES.search(before))
    least = LITERAL_WORDS if opens else PART_OF_CLAUSE if quoted[:1].islower() else math.inf
    enough = len(list(claims.words(quoted))) >= least and not _DENIES.search(before)
    return enough and any(speakers_named(sentence, hit.release, language) for hit in cited)


def _is_asked(release: Release, start: int, end: int) -> bool:
    """Whether words stand in the question of a transcript, which is a statement of no one who answers."""
    return any(one.asked[0] <= start and end <= one.asked[1] for one in known_quotations(release))


def _is_reported(release: Release, start: int, end: int) -> bool:
    """Whether words stand where a release only tells what somebody said, outside of quotation marks."""
    around = [one for one in known_quotations(release) if one.start < end and start < one.end]
    marked = any(overlap((start, end), span) for span in quoted_spans(release.text))
    return bool(around) and not marked and not any(one.direct for one in around)


def places_of(quoted: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a quotation stand in a text, as offsets."""
    folded = Folded.of(text)
    words = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, claims.words(quoted))) + r"(?!\w)")
    return (folded.span(*match.span()) for match in words.finditer(folded.text))


def _is_not_meant(who: str, speaker: Person, release: Release, found: Sequence[Hit]) -> bool:
    """Whether a question's words surely mean another speaker: one whom a release quotes, or one of another name."""
    titled = any(map(is_title, who.split()))
    if is_meant(who, speaker, release) or (titled and not speaker.office):
        return False
    meant = [
        one.speaker
        for hit in found
        for one in known_quotations(hit.release)
        if is_meant(who, one.speaker, hit.release)
    ]
    if not meant and not titled and is_person(who) and len(who.split()) > 1:
        meant = [Person(who)]
    return bool(meant) and all(differ(one, speaker) for one in meant)


def differ(one: Person, other: Person) -> bool:
    """Whether two are surely not one person: by surname, or by every name where surnames do not show."""
    names, others = _personal(one.name), _personal(other.name)
    if script(one.name) == script(other.name) == _ARABIC:
        names, others = names or _in_full(one), others or _in_full(other)
        apart = (one, others), (other, names)
        return all(names and not any(_among(name, words_of(who.name)) for name in names) for who, names in apart)
    if not names or not others:
        return False
    if script(names[-1]) == script(others[-1]):
        return not (_among(names[-1], others) or _among(others[-1], names))
    return not any(_among(name, others) for name in names)


def _in_full(who: Person) -> Sequence[str]:
    """The words of an Arabic name in full, which may all be ordinary ones; a single one may be something else."""
    words = own_name(who.name).words
    return words if len(words) > 1 else ()


def _personal(name: str) -> list[str]:
    """The words of a name that are neither office nor institution; of an Arabic one, that are no ordinary words."""
    words = [word for word in words_of(name) if len(word) > 1 and not is_initial(word) and not is_title(word)]
    words = [word for word in words if not is_institution(word) and not is_stop_word(fold(word))]
    return [
        word
        for word in words
        if (not ordinary(fold(word)) if script(word) == _ARABIC else word[0].isupper())
    ]


def is_named_in(text: str, who: Person) -> bool:
    """Whether a text has a name that may be this person's."""
    return any(_among(name, _personal(text)) for name in _personal(who.name))


def _among(name: str, others: Sequence[str]) -> bool:
    return any(alike(name, other) for other in others)


def alike(one: str, other: str) -> bool:
    """Whether two words may be one name; in two scripts also with the same consonants and other vowels."""
    if script(one) == script(other):
        return Person(one).is_same(Person(other))
    same = skeleton(one) == skeleton(other) and len(skeleton(one)) >= SPELLED
    return same or bool(agreement(one, [other]))
