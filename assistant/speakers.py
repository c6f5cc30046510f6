"""Questions for somebody's words: who is meant, what about, and the sentences that are theirs and nobody else's."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.evidence import Evidence, nearest_sentence, passages_of, score_sentences
from assistant.identity import is_meant
from assistant.offices import is_institution, is_title
from assistant.places import countries
from assistant.question import Question
from assistant.quotations import Quotation, quotations
from assistant.quotes import supports
from assistant.support import STANDS_OUT
from assistant.vocabulary import any_of
from embeddings.archive import Archive
from embeddings.folding import fold, fold_with_map
from embeddings.keywords import is_stop_word
from embeddings.release import Hit, Release

PASSAGES = 48  # read for what was said in them
CLOSELY = 8  # of these read sentence by sentence, and as many again in which the speaker speaks
NAMED = 24  # more of these, found by the speaker's name alone
# Somebody speaks of a subject when a sentence of theirs is this near to the best one that anybody has for it: where
# their name is known, further off than where it is asked who spoke. Of the questions in benchmarks/answers.py those
# for words that nobody said are declined alike from 0.15 to 0.21, and more of the others are answered with more.
NEAR, NEAR_NAMED = 0.15, 0.2
# From this score on somebody's words surely are those that are asked for: of questions who said what nobody says, made
# up over the sample archive, one in 28 has words as near as this, of those in benchmarks/answers.py every second one.
SURELY_SAID = 1.2
BEHIND = 0.02  # how far an answer in a transcript is at most behind its question

_SAY = any_of(
    "say said tell told think thought state announce explain comment answer reply promise warn stress call_for predict"
    " describe respond react admit confirm expect compare thinks says stated announced explained commented replied"
    " promised warned stressed called_for predicted described responded admitted confirmed expected compared wrote"
    " joked quipped complained insisted argued claimed remark remarked note noted mention mentioned quoted recalled"
    " сказал* говорил* говорит заявил* заявлял* думает считает отметил* ответил* пообещал* обещал* сообщил* рассказал*"
    " подчеркнул* объяснил* пояснил* предупредил* прокомментировал* отозвал* призвал* высказал* ожидает сравнил*"
    " пошутил* шутил* жаловал* пожаловал* настаивал* заметил* упомянул* напомнил* вспомнил*"
    " предостерег* предупреждал* утверждал* признал* опасал* назвал* выразил*"
    " قال قالت يقول تقول صرح صرحت أكد أكدت ذكر ذكرت أعلن أعلنت أوضح أوضحت علق علقت وصف وصفت رد ردت شبه شبهت حذر حذرت"
    " توقع توقعت شدد شددت اعترف اعترفت يرى ترى روى روت حكى حكت أشار أشارت"
)
_ABOUT = any_of(
    "about on regarding concerning of to when that of_the"
    " о об обо про по_поводу насчет относительно на по когда что"
    " عن حول بشأن بخصوص على إن أن في عندما حين"
)
_VIEW = any_of("comment comments reaction response view opinion statement words answer position")
_WHAT = (
    re.compile(rf"(?:and |so )?(?:what|how)\s(?:else\s)?(?:did|does|do|has|have)\s(?P<who>.+?)\s{_SAY}(?P<about>.*)"),
    re.compile(rf"what\s(?:was|is|were|are)\s(?P<who>.+?)(?:'s|s')\s{_VIEW}(?P<about>.*)"),
    re.compile(rf"(?:а |и )?(?:что|как|о чем)\s(?:еще\s)?{_SAY}(?P<who>.+?)(?P<about>(?:,|\s{_ABOUT}).*|\W*$)"),
    re.compile(rf"(?:а |и )?(?:что|как)\s(?P<who>\w.+?)\s{_SAY}(?P<about>.*)"),
    re.compile(rf"و?(?:ماذا|بماذا|بم|ما الذي|كيف|وش|ايش|شو|شنو)\s{_SAY}(?P<who>.+?)(?P<about>\s{_ABOUT}.*|\W*$)"),
)  # fmt: skip
# "Tell me what Anna Orlova said": only of a person, for "what sum the bank announced" asks for no words.
_INDIRECT = re.compile(rf"(?:and |so )?what\s(?P<who>.+?)\s{_SAY}(?P<about>.*)")
_WHO = re.compile(
    rf"(?:(?:who|who (?:was|is) (?:it|the one) (?:that|who)|which \w+(?: \w+)?)\s(?:has |else )?{_SAY}"
    r"|whose\s(?:words|statement)"
    rf"|(?:кто|какой \w+|какая \w+)\s(?:из \w+(?: \w+)? )?(?:еще )?{_SAY}|чьи\s(?:это )?слова|кому принадлежат слова"
    r"|из чьих уст|кто автор слов"
    rf"|(?:من|مين|أي \w+)\s(?:(?:(?:ال\w+ )?(?:الذي|التي|اللي) )?{_SAY}|القا?يله?(?!\w)"
    r"|صاحبه? (?:القول|المقوله|العباره)))(?P<about>.*)"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a question asks of speaking: the words for the speaker ("" where it asks who) and for the subject."""

    who: str
    about: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was found: evidence in order of score with its speaker, and who else speaks of the subject."""

    evidence: tuple[Evidence, ...] = ()
    others: tuple[str, ...] = ()


def spoken(question: Question) -> Spoken | None:
    """What a question asks of somebody's words; None where it asks for none."""
    text = question.searched or question.text
    folded, origins = fold_with_map(text)
    at = [*origins, len(text)]
    for pattern in (*_WHAT, _INDIRECT):
        if not (match := pattern.match(folded)) or not _names_somebody(match["who"]):
            continue
        who = text[at[match.start("who")] : at[match.end("who")]].strip()
        if pattern is not _INDIRECT or is_person(who):
            about = _subject(match["about"])
            start = match.start("about") + match["about"].find(about)
            return Spoken(who, text[at[start] : at[start + len(about)]].strip())
    if match := _WHO.match(folded):
        return Spoken("", text[at[match.start("about")] :].strip(" :?؟"))
    return None


def is_person(who: str) -> bool:
    """Whether words surely mean a person, by title or name, and no institution or paper."""
    words = [word for word in re.findall(r"\w[\w’'-]*", who) if not is_stop_word(fold(word))]
    if any(map(is_title, words)):
        return True
    if countries(who):
        return False
    named = [word for word in words if any(map(str.isupper, word)) or "\u0620" <= word[0] <= "\u064a"]
    return len(named) == len(words) > 0 and not any(map(is_institution, words))


def _names_somebody(who: str) -> bool:
    words = re.findall(r"\w+", who)
    return 0 < len(words) <= 9 and not all(map(is_stop_word, words))


def _subject(about: str) -> str:
    words = about.strip(" ,?؟.!")
    match = re.match(rf"{_ABOUT}\s", words)
    words = words[match.end() :] if match else words
    return words if any(not is_stop_word(word) for word in re.findall(r"\w+", words)) else ""


def said(asked: Question, wanted: Spoken, archive: Archive) -> Said:
    """The sentences that answer with somebody's words; none where the releases have none of theirs about it."""
    subject = wanted.about or asked.searched or asked.text
    scored = score_sentences(subject, read_for(asked, wanted, archive), archive)
    own, others = _by_speaker(scored, wanted)
    if wanted.about and not _is_known(subject, asked, own or others, archive):
        return Said()
    names = dict.fromkeys(e.speaker.name for e in others) if wanted.about else ()
    told = _one_version([_in_version(e, wanted.who, asked, archive) for e in own], asked.language)
    each = {(e.hit.release.id, e.start): e for e in reversed(told)}  # passages overlap
    return Said(tuple(reversed(each.values())), tuple(names)[:3])


def read_for(asked: Question, wanted: Spoken, archive: Archive) -> list[Hit]:
    """The passages to read: near to the question, with the speaker speaking in them, and near to the subject."""
    found = passages_near(asked.searched or asked.text, archive, asked, PASSAGES)
    about = passages_near(wanted.about, archive, asked, PASSAGES) if wanted.about else []
    if wanted.who:
        found += passages_near(wanted.who, archive, asked, NAMED)
    theirs = [hit for hit in found if any(_means(wanted, one, hit) for one in _spoken_in(hit.release))]
    near = about[:CLOSELY] if wanted.who else []
    read = list({hit.passage.key: hit for hit in [*found[:CLOSELY], *theirs[:CLOSELY], *near]}.values())
    return _scored_by(about, read) if about else read


def _scored_by(about: Sequence[Hit], read: Iterable[Hit]) -> list[Hit]:
    """What was read, each as near as it is to the subject: the speaker's name in a question tells nothing of that."""
    scores = {hit.passage.key: hit.score for hit in about}
    least = min(scores.values())
    return [replace(hit, score=scores.get(hit.passage.key, least)) for hit in read]


def _by_speaker(scored: Sequence[Evidence], wanted: Spoken) -> tuple[list[Evidence], list[Evidence]]:
    """The quotations near enough to the subject: those of who is asked about, and those of others."""
    best = max((e.score for e in scored), default=0.0)
    near = NEAR_NAMED if wanted.who else NEAR
    own, others = [], []
    for evidence in answering(scored):
        quotation = _quotation(evidence)
        if not quotation or (wanted.about and evidence.score < best - near):
            continue
        meant = not wanted.who or is_meant(wanted.who, quotation.speaker, evidence.hit.release)
        (own if meant else others).append(replace(evidence, speaker=quotation.speaker))
    return own, others


def _in_version(evidence: Evidence, who: str, asked: Question, archive: Archive) -> Evidence:
    """The evidence as the version in the reader's language has it, where that gives it to the same speaker."""
    release, language = evidence.hit.release, asked.language
    if release.language == language or language not in (asked.filters.languages or (language,)):
        return evidence
    others = (one.release_id for one in archive.versions(release) if one.language == language)
    version = next(filter(None, map(archive.release, others)), None)
    hit = archive.passage_like(evidence.text, version) if version else None
    if not hit:
        return evidence
    start, end = nearest_sentence(evidence.text, hit, archive.encoder)
    hit = replace(hit, item=evidence.hit.item)
    found = replace(evidence, hit=hit, start=start, end=end, text=version.text[start:end])
    quotation = _quotation(found)
    meant = quotation and (not who or is_meant(who, quotation.speaker, version))
    return replace(found, speaker=quotation.speaker) if meant else evidence


def _is_known(subject: str, asked: Question, near: Sequence[Evidence], archive: Archive) -> bool:
    """Whether the releases speak of a subject at all.

    One of a word or two is nowhere as near as a whole question; it is spoken of where what is nearest stands out.
    """
    if supports(archive, archive.hits(archive.search(subject, asked.filters, NAMED))):
        return True
    return any(STANDS_OUT <= archive.standing(subject, evidence.hit) < math.inf for evidence in near[:1])


def _means(wanted: Spoken, quotation: Quotation, hit: Hit) -> bool:
    """Whether a quotation in a passage is by the one who is asked about; by anybody, where it is asked who."""
    if quotation.end <= hit.passage.start or quotation.start >= hit.passage.end:
        return False
    return not wanted.who or is_meant(wanted.who, quotation.speaker, hit.release)


def answering(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, best first, without the questions of transcripts: what answers one counts as near as it."""
    asked = {
        (e.hit.release.id, one.asked) for e in evidence for one in _spoken_in(e.hit.release) if one.asked[1]
    }
    told = [
        e
        for e in evidence
        if not any(name == e.hit.release.id and start <= e.start < end for name, (start, end) in asked)
    ]
    return sorted(_with_questions(told, evidence), key=lambda e: -e.score)


def _with_questions(found: Sequence[Evidence], everything: Sequence[Evidence]) -> Iterator[Evidence]:
    """The evidence, an answer in a transcript nearly as near to the subject as the question that it answers."""
    for evidence in found:
        quotation = _quotation(evidence)
        start, end = quotation.asked if quotation else (0, 0)
        same = [
            e.score
            for e in everything
            if e.hit.release.id == evidence.hit.release.id and start <= e.start < end
        ]
        raised = max(same, default=0.0) - BEHIND
        own = evidence.score
        yield replace(evidence, score=max(own, raised + BEHIND * own / 2) if same and end else own)


def passages_near(text: str, archive: Archive, asked: Question, most: int) -> list[Hit]:
    """The passages nearest to a text, each with its release."""
    candidates = archive.search(text, asked.filters, most)
    return passages_of({hit.release.id: hit for hit in archive.hits(candidates)}, candidates)


def _quotation(evidence: Evidence) -> Quotation | None:
    return next(
        (one for one in _spoken_in(evidence.hit.release) if one.start <= evidence.start < one.end), None
    )


@lru_cache(maxsize=256)
def _spoken_in(release: Release) -> tuple[Quotation, ...]:
    return tuple(quotations(release))


def _one_version(found: Iterable[Evidence], language: str) -> list[Evidence]:
    """The evidence of one version of each item: that in the reader's language, else the best one's."""
    found = list(found)
    chosen: dict[str, str] = {}
    for evidence in sorted(found, key=lambda e: e.hit.release.language != language):
        chosen.setdefault(evidence.hit.item or evidence.hit.release.id, evidence.hit.release.id)
    return [e for e in found if chosen[e.hit.item or e.hit.release.id] == e.hit.release.id]
