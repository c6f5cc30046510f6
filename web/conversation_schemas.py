"""Conversations, kept answers and feedback as they go in and out over HTTP."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from assistant.history import MAX_TITLE, Kept, Stale
from embeddings.store.conversations import Conversation, Feedback
from web.release_schemas import Sent
from web.schemas import AnswerOut, FiltersOut, Read, answer_out, filters_out

MAX_REASON = 1000
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TITLE)]


class ConversationHead(BaseModel):
    id: str
    title: str
    created: str
    updated: str
    answers: int = Field(description="how many it has")


class ConversationsOut(BaseModel):
    conversations: list[ConversationHead]
    cursor: str = Field(description="give it back for the next page; empty at the end")


class StaleOut(BaseModel):
    """A citation whose release is no longer what it was when the answer was given."""

    n: int
    release_id: str
    state: Literal["deleted", "corrected", "superseded"] = Field(
        description="it is gone; its words, title or date are others; a later release says that it corrects it"
    )
    quoted: bool = Field(description="whether the quotation still stands where it stood")


class KeptOut(AnswerOut):
    """An answer as it was given."""

    question: str
    filters: FiltersOut = Field(description="as chosen, without what was read in the words")
    ignore: list[Read] = Field(description="what was not to be read in the words")
    asked_mode: str
    archive_updated: str = Field(description="when a release of the archive had last changed")
    stale: list[StaleOut]


class ConversationOut(BaseModel):
    id: str
    title: str
    created: str
    updated: str
    answers: list[KeptOut]


class TitleIn(Sent):
    title: Title


class FeedbackIn(Sent):
    thumbs: Literal["up", "down"]
    reason: str = Field("", max_length=MAX_REASON)


class FeedbackOut(BaseModel):
    answer_id: str
    conversation_id: str
    question: str
    standalone_question: str
    answer: str
    answerable: bool
    mode: str
    releases: list[str] = Field(description="ids of those cited")
    thumbs: str
    reason: str
    asked_at: str
    given_at: str


class AllFeedbackOut(BaseModel):
    feedback: list[FeedbackOut]


def conversation_head(conversation: Conversation) -> ConversationHead:
    return ConversationHead(**{name: getattr(conversation, name) for name in ConversationHead.model_fields})


def conversation_out(
    conversation: Conversation, answers: Sequence[tuple[Kept, Sequence[Stale]]]
) -> ConversationOut:
    return ConversationOut(
        id=conversation.id,
        title=conversation.title,
        created=conversation.created,
        updated=conversation.updated,
        answers=[kept_out(kept, stale) for kept, stale in answers],
    )


def kept_out(kept: Kept, stale: Sequence[Stale]) -> KeptOut:
    return KeptOut(
        **answer_out(kept.answer).model_dump(),
        question=kept.answer.interpreted.asked,
        filters=filters_out(kept.choices.filters),
        ignore=list(kept.choices.ignore),
        asked_mode=kept.choices.mode,
        archive_updated=kept.archive_updated,
        stale=[
            StaleOut(n=mark.n, release_id=mark.release_id, state=mark.state, quoted=mark.quoted)
            for mark in stale
        ],
    )


def feedback_out(feedback: Feedback, kept: Kept) -> FeedbackOut:
    answer = kept.answer
    return FeedbackOut(
        answer_id=feedback.answer_id,
        conversation_id=answer.conversation_id,
        question=answer.interpreted.asked,
        standalone_question=answer.interpreted.text,
        answer=answer.text,
        answerable=answer.answerable,
        mode=answer.mode,
        releases=list(dict.fromkeys(citation.release_id for citation in answer.citations)),
        thumbs=feedback.thumbs,
        reason=feedback.reason,
        asked_at=answer.asked_at,
        given_at=feedback.given_at,
    )
