"""Whether what a sentence reports of somebody, without quoting them, is theirs in the cited passages. Pure.

A fault is found only where the sentences that say most nearly the same surely are all somebody else's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.evidence import sentences
from assistant.people.person import Person
from assistant.proof.attribution import LITERAL_WORDS, differ, is_named_in, speakers_named
from assistant.proof.fault import Fault
from assistant.proof.polarity import negates
from assistant.proof.proof import Likeness
from assistant.questions.question import Question
from assistant.speech.quotations import known_quotations, times_saying
from assistant.words import claims
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Hit
from embeddings.text.folding import fold

# A sentence less like another than the first says something else: on the sample archive half of those that cite another
# release's passage are, and 3 of 100 translations. So much less like one than the most alike, as the second tells, may
# be what is meant: with 0.06 as with 0.03 no faithful sentence there is taken for somebody else's.
LEAST_ALIKE = 0.84
AS_ALIKE = 0.03
# An answer that says yes to what was asked, and a sentence that tells of the question, or that it is refused or false.
_YES = re.compile(
    r"(?<!\w)" + any_of("yes indeed correct right true confirm* да верно правильно подтвер* نعم صحيح بلى أؤكد")
)
_ASKS = re.compile(
    r"(?<!\w)"
    + any_of(
        "ask asks asked question* deny denies denied denial refus* false untrue wrong спросил* вопрос* отриц* отказ*"
        " неправд* неверн* ложн* سئل سؤال رفض* نفى نفت كاذب* غير_صحيح*"
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of a cited passage, whose words it surely gives, and to whom the judged sentence gives them."""

    text: str
    speaker: Person | None
    named: Sequence[Person]
    only_asked: bool  # in a question of a transcript that no answer says yes to


def misreported(sentence: str, cited: Sequence[Hit], asked: Question, likeness: Likeness | None) -> list[Fault]:
    """That a sentence gives somebody's words to another one; what it quotes word for word is not judged here."""
    quoted = any(len(list(claims.words(one))) >= LITERAL_WORDS for one in claims.quotations(sentence)[0])
    told = list(_told(sentence, cited, asked.language)) if likeness and not quoted else []
    if not any(one.named for one in told):
        return []
    bare = _without(sentence, [who for one in told for who in one.named])
    alike = likeness(bare, [_without(one.text, [one.speaker]) if one.speaker else one.text for one in told])
    if max(alike) < LEAST_ALIKE:
        return []
    near = [one for one, own in zip(told, alike, strict=True) if own >= max(alike) - AS_ALIKE]
    if all(one.only_asked for one in near) and not (negates(fold(sentence)) or _ASKS.search(fold(sentence))):
        return [Fault("speaker", near[0].text, "what it reports is only asked in the cited passages")]
    if not all(map(_is_anothers, near)):
        return []
    said, theirs = near[0].named[0].name, near[0].speaker.described
    return [Fault("speaker", said, f"what it gives to {said} is the words of {theirs}")]


def _told(sentence: str, cited: Sequence[Hit], language: str) -> Iterator[_Told]:
    for hit in cited:
        release, named = hit.release, speakers_named(sentence, hit.release, language)
        known = known_quotations(release)
        for start, end in sentences(release, hit.passage.start, hit.passage.end):
            said = (one.speaker for one in known if one.start < end and start < one.end)
            answers = [release.text[one.start : one.end] for one in known if one.asked[0] <= start < one.asked[1]]
            only_asked = bool(answers) and not any(_YES.search(fold(answer)) for answer in answers)
            yield _Told(release.text[start:end], next(said, None), named, only_asked)


def _is_anothers(told: _Told) -> bool:
    """Whether it surely is; where two words of saying stand in it, it may tell what a second one said."""
    speaker = told.speaker
    return bool(speaker and told.named) and all(
        differ(who, speaker) and not (times_saying(told.text) > 1 and is_named_in(told.text, who))
        for who in told.named
    )


def _without(text: str, people: Sequence[Person]) -> str:
    """A text without the names of people, so that these make nothing alike."""
    for name in {word for who in people for word in who.name.split()}:
        text = text.replace(name, "")
    return " ".join(text.split())
