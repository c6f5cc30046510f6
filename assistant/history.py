"""Answers that were given: kept with what was asked, found again, and compared with what their releases say now."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pydantic import TypeAdapter

from assistant.answers.answer import Answer, Citation
from assistant.questions.follow_up import Turn
from assistant.questions.question import cleaned
from embeddings.archive import Archive
from embeddings.releases.release import Filters, Hit, Release
from embeddings.store.conversations import Conversation, Feedback, StoredAnswer

MAX_TITLE = 200  # code points
REMEMBERED = 3  # turns that a question may refer to


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen beside the words of a question."""

    filters: Filters = field(default_factory=Filters)
    mode: str = "auto"
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given, and what its releases were like then."""

    answer: Answer
    choices: Choices = field(default_factory=Choices)
    digests: dict[str, str] = field(default_factory=dict)  # of each cited release
    archive_updated: str = ""  # when a release had last changed


@dataclass(frozen=True, slots=True)
class Stale:
    """A citation whose release is no longer what it was.

    `state` is "deleted", "corrected" (its words, title or date are others now) or "superseded" (a later
    release says that it corrects it). `quoted` says whether the quotation still stands where it stood.
    """

    n: int
    release_id: str
    state: str
    quoted: bool


class History:
    """The conversations of one archive."""

    def __init__(self, archive: Archive):
        self._archive = archive
        self._stored = archive.conversations
        # What is only listed, renamed, removed or judged needs no more than the store.
        self.page, self.conversation = self._stored.page, self._stored.conversation
        self.remove, self.judge = self._stored.remove, self._stored.judge

    def keep(self, answer: Answer, choices: Choices, replaces: str = "") -> Answer:
        """Store an answer, in the place of the one that it `replaces`; returns it with its id. Raises NotKept."""
        answer = replace(answer, id=uuid.uuid4().hex)
        cited = dict.fromkeys(c.release_id for c in answer.citations)
        digests = {i: _digest(found) for i in cited if (found := self._archive.release(i))}
        lean = replace(answer, nearest=tuple(map(_lean, answer.nearest)))
        content = _kept().dump_json(Kept(lean, choices, digests, self._archive.last_update())).decode()
        stored = StoredAnswer(answer.id, answer.conversation_id, answer.asked_at, content)
        self._stored.add(stored, titled(answer.interpreted.asked), replaces)
        return answer

    def answer(self, answer_id: str) -> Kept | None:
        stored = self._stored.answer(answer_id)
        return self._shown(stored) if stored else None

    def answers(self, conversation_id: str) -> list[Kept]:
        """In the order of asking; [] where there is no such conversation."""
        return [self._shown(stored) for stored in self._stored.answers(conversation_id)]

    def turns(self, conversation_id: str, before: str = "") -> list[Turn]:
        """The last turns of a conversation, or those `before` an answer, as what follows refers to them."""
        if not conversation_id:
            return []
        kept = map(_read, self._stored.latest_answers(conversation_id, REMEMBERED, before))
        return [_turn(one.answer) for one in kept]

    def rename(self, conversation_id: str, title: str) -> Conversation | None:
        """The conversation under its new title; None where there is no such conversation."""
        self._stored.rename(conversation_id, titled(title))
        return self._stored.conversation(conversation_id)

    def feedback(self) -> list[tuple[Feedback, Kept]]:
        """What readers thought of answers, latest first."""
        return [(feedback, _read(stored)) for feedback, stored in self._stored.feedback()]

    def stale(self, kept: Kept) -> list[Stale]:
        """The citations of an answer that are no longer as they were."""
        found = [self._compared(citation, kept) for citation in kept.answer.citations]
        return [stale for stale in found if stale]

    def _shown(self, stored: StoredAnswer) -> Kept:
        """An answer without the nearest releases that are gone or say something else by now."""
        kept = _read(stored)
        nearest = tuple(hit for hit in kept.answer.nearest if self._still_says(hit))
        return replace(kept, answer=replace(kept.answer, nearest=nearest))

    def _still_says(self, hit: Hit) -> bool:
        release = self._archive.release(hit.release.id)
        return release is not None and release.text[hit.passage.start : hit.passage.end] == hit.passage.text

    def _compared(self, citation: Citation, kept: Kept) -> Stale | None:
        release = self._archive.release(citation.release_id)
        if release is None:
            return Stale(citation.n, citation.release_id, "deleted", quoted=False)
        quoted = release.text[citation.start : citation.end] == citation.quote
        if not quoted or _digest(release) != kept.digests.get(release.id):
            return Stale(citation.n, release.id, "corrected", quoted)
        known = {version.release_id for version in citation.corrections}
        if any(version.release_id not in known for version in self._archive.corrections(release)):
            return Stale(citation.n, release.id, "superseded", quoted)
        return None


def _turn(answer: Answer) -> Turn:
    cited = tuple(dict.fromkeys(c.release_id for c in answer.citations))
    return Turn(answer.interpreted.text, answer.text if answer.answerable else "", cited)


def titled(words: str) -> str:
    """`words` on one line, as the title of a conversation."""
    line = cleaned(words[: 4 * MAX_TITLE])
    if len(line) <= MAX_TITLE:
        return line
    cut = line[: MAX_TITLE - 2]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _digest(release: Release) -> str:
    """SHA-256 of what a reader of a citation sees of its release."""
    seen: Sequence[str] = (release.title, str(release.date or ""), release.text)
    return hashlib.sha256("\x1f".join(seen).encode("utf-8", "surrogatepass")).hexdigest()


def _lean(hit: Hit) -> Hit:
    """A hit without the whole text of its release."""
    return replace(hit, release=replace(hit.release, text=""))


def _read(stored: StoredAnswer) -> Kept:
    return _kept().validate_json(stored.content)


@cache
def _kept() -> TypeAdapter[Kept]:
    return TypeAdapter(Kept)
