"""Whether a word or two in quotation marks are those of whom a sentence gives them to: Bell called it "hasty". Pure.

So few words may be anybody's, and may be a name: they are judged only behind or before a word of calling, and only
against those who are named where the cited releases have them in quotation marks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, takewhile

from assistant.people.naming import words_of
from assistant.people.offices import is_office
from assistant.people.person import Person
from assistant.proof.attribution import LITERAL_WORDS, PLACES, differ, is_told_of, people_named, places_of
from assistant.proof.fault import Fault
from assistant.speech.quotations import known_quotations
from assistant.words import claims
from assistant.words.quotation_marks import inside, quoted_spans, without_quotations
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Hit, Release
from embeddings.text.folding import Folded, fold
from embeddings.text.language import script
from embeddings.text.sentences import sentence_spans

FAR = 200  # code points in front of a quotation in which it is looked who calls something so
MOST = 10  # quotations of a sentence that are judged
SUBJECT = 3  # words beside a word of calling, of which one names who calls
_CALLS = re.compile(
    r"(?<!\w)[وف]?"
    + any_of(
        "call calls called calling describ* termed dubbed labelled labeled branded welcomed considers considered"
        " said says"
        " назва* называ* счита* счел сочла сочли охаракт* характериз* окрест* сказал* именует"
        " وصف وصفت يصف تصف وصفها وصفه وصفته وصفتها اعتبر اعتبرت يعتبر تعتبر سمى سمت قال قالت"
    )
)
# Behind these a name is no subject: "the union led by Oden called it", "Quill's plan was called".
_NO_SUBJECT = re.compile(
    r"(?<!\w)" + any_of("of by with from under about against was were been is are being s от с со у из при для о был*")
)
_PRONOUN = re.compile(r"(?<!\w)" + any_of("he she they он она они هو هي هم"))


def misapplied(sentence: str, cited: Sequence[Hit]) -> list[Fault]:
    """The words in quotation marks, fewer than a quotation has, that stand there with others than who has them here."""
    short = (one for one in claims.quotations(sentence)[0] if 0 < len(list(claims.words(one))) < LITERAL_WORDS)
    for quoted in islice(short, MOST):
        people = [who for hit in cited for who in _calling(sentence, quoted, people_named(hit.release))]
        held = [hit.release for hit in cited if people]
        found = [(release, *at) for release in held for at in islice(places_of(quoted, release.text), PLACES)]
        if found and all(_is_of_others(people, *place) for place in found):
            reason = f"{quoted!r} is not given to {people[0].name} in the cited passages"
            return [Fault("speaker", quoted, reason)]
    return []


def _calling(sentence: str, quoted: str, known: Sequence[Person]) -> list[Person]:
    """Of those who are known, who stands as subject beside the last word of calling in front of a quotation."""
    at = sentence.index(quoted)
    before = re.split(r"[.!?؟;]\s", sentence[max(0, at - FAR) : at])[-1]
    folded = Folded.of(before)
    verb = next(iter([*_CALLS.finditer(folded.text)][-1:]), None)
    if not verb:
        return []
    start, end = folded.span(*verb.span())
    if script(before[start:end]) != "ARABIC":
        words = words_of(before[:start])
        near = [] if _NO_SUBJECT.search(fold(" ".join(words[-SUBJECT - 2 :]))) else words[-SUBJECT:]
    else:
        near = list(takewhile(lambda word: _may_name(word, known), words_of(before[end:])[:SUBJECT]))
    return [who for who in known if _is_named(who, " ".join(near))]


def _may_name(word: str, known: Sequence[Person]) -> bool:
    """Whether an Arabic word behind a verb may be of its subject: an office, a word with the article or a name."""
    return is_office(word) or word.startswith("ال") or any(_is_named(who, word) for who in known)


def _is_of_others(people: Sequence[Person], release: Release, start: int, end: int) -> bool:
    """Whether words stand in quotation marks beside somebody, and surely none of some people."""
    spans, quoted = _spans(release)
    n = next((n for n, (a, b) in enumerate(spans) if a <= start < b), None)
    if n is None or not inside(release.text, (start, end), quoted):
        return False
    around = without_quotations(release.text[slice(*spans[n])])
    names = [who for who in people_named(release) if _is_named(who, around)]
    if not names and any(map(is_office, words_of(around))):
        return False
    leans = _PRONOUN.search(fold(around)) or (release.language == "ar" and not names)
    told = f"{release.text[slice(*spans[n - 1])]} {around}" if n and leans else around
    said = [one.speaker for one in known_quotations(release) if one.start < end and start < one.end]
    return not any(_is_named(who, told) or not all(differ(who, by) for by in said) for who in people)


def _is_named(who: Person, text: str) -> bool:
    """Whether a word of somebody's own name stands in a text; «и» is no initial of it."""
    return is_told_of(who, " ".join(word for word in words_of(text) if len(word) > 1))


@lru_cache(maxsize=16)
def _spans(release: Release) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a release's sentences stand, and what it has in quotation marks."""
    return sentence_spans(release.text, release.language or "en"), quoted_spans(release.text)
