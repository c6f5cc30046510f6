"""Conversations, their answers and what readers thought of them, in the catalog's own database.

What an answer holds is for the upper layers to say: here it is text.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from embeddings.store.catalog import Catalog


class NotKept(Exception):
    """The database takes nothing in at the moment; the message says why."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """`answers` is how many it has; times are ISO 8601 in UTC."""

    id: str
    title: str
    created: str
    updated: str
    answers: int


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    id: str
    conversation_id: str
    asked_at: str
    content: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer; `thumbs` is "up" or "down"."""

    answer_id: str
    thumbs: str
    reason: str
    given_at: str


@dataclass(frozen=True, slots=True)
class Page:
    conversations: tuple[Conversation, ...]
    cursor: str  # opaque; "" at the end


_CONVERSATIONS = (
    "SELECT id, title, created, updated,"
    " (SELECT count(*) FROM answers WHERE conversation_id = c.id AND number > 0)"
    " FROM conversations c"
)
_ANSWERS = "SELECT id, conversation_id, asked_at, content FROM answers"


class Conversations:
    """A conversation begins with its first answer; removed, it takes its answers and their feedback along.

    An answer in whose place another was given has a number below 0: it is in no list, and found by its id alone.
    """

    def __init__(self, catalog: Catalog):
        self._catalog = catalog

    def add(self, answer: StoredAnswer, title: str, replaces: str = "") -> None:
        """Store an answer; `title` is for its conversation, where this is the first. Raises NotKept.

        It stands where the answer `replaces` of the same conversation stood, where there is such a one.
        """
        conversation = (answer.conversation_id, title, answer.asked_at, answer.asked_at)
        try:
            with self._catalog.transaction() as connection:
                connection.execute(
                    "INSERT INTO conversations VALUES (?, ?, ?, ?)"
                    " ON CONFLICT(id) DO UPDATE SET updated = excluded.updated",
                    conversation,
                )
                number = connection.execute(
                    "SELECT number FROM answers WHERE id = ? AND conversation_id = ? AND number > 0",
                    (replaces, answer.conversation_id),
                ).fetchone() or (None,)
                connection.execute(
                    "UPDATE answers SET number = (SELECT min(0, min(number)) - 1 FROM answers) WHERE number = ?",
                    number,
                )
                connection.execute(
                    "INSERT INTO answers(number, id, conversation_id, asked_at, content) VALUES (?, ?, ?, ?, ?)",
                    (*number, answer.id, answer.conversation_id, answer.asked_at, answer.content),
                )
        except sqlite3.Error as error:
            raise NotKept(f"an answer could not be kept: {error}") from error

    def page(self, cursor: str = "", limit: int = 50) -> Page:
        """Conversations, the one last asked in first; `cursor` is where the page before ended."""
        before = tuple(cursor.split(" ", 1)) if " " in cursor else ("~", "")  # "~" is after every time
        rows = self._catalog.reading.execute(
            f"{_CONVERSATIONS} WHERE (updated, id) < (?, ?) ORDER BY updated DESC, id DESC LIMIT ?",
            (*before, limit + 1),
        ).fetchall()
        found = tuple(Conversation(*row) for row in rows[:limit])
        return Page(found, f"{found[-1].updated} {found[-1].id}" if len(rows) > limit else "")

    def conversation(self, conversation_id: str) -> Conversation | None:
        row = self._catalog.reading.execute(f"{_CONVERSATIONS} WHERE id = ?", (conversation_id,)).fetchone()
        return Conversation(*row) if row else None

    def answers(self, conversation_id: str) -> list[StoredAnswer]:
        """In the order in which they were asked for; [] where there is no such conversation."""
        rows = self._catalog.reading.execute(
            f"{_ANSWERS} WHERE conversation_id = ? AND number > 0 ORDER BY number", (conversation_id,)
        )
        return [StoredAnswer(*row) for row in rows]

    def latest_answers(self, conversation_id: str, limit: int, before: str = "") -> list[StoredAnswer]:
        """The last `limit` answers of a conversation, the latest last; with `before`, those that precede that one."""
        rows = self._catalog.reading.execute(
            f"{_ANSWERS} WHERE conversation_id = ? AND number > 0"
            " AND number < coalesce((SELECT number FROM answers WHERE id = ? AND number > 0), 1e18)"
            " ORDER BY number DESC LIMIT ?",
            (conversation_id, before, limit),
        ).fetchall()
        return [StoredAnswer(*row) for row in reversed(rows)]

    def answer(self, answer_id: str) -> StoredAnswer | None:
        row = self._catalog.reading.execute(f"{_ANSWERS} WHERE id = ?", (answer_id,)).fetchone()
        return StoredAnswer(*row) if row else None

    def rename(self, conversation_id: str, title: str) -> bool:
        """False where there is no such conversation."""
        return self._change("UPDATE conversations SET title = ? WHERE id = ?", (title, conversation_id))

    def remove(self, conversation_id: str) -> bool:
        """False where there is no such conversation."""
        return self._change("DELETE FROM conversations WHERE id = ?", (conversation_id,))

    def judge(self, answer_id: str, thumbs: str, reason: str) -> bool:
        """Note what a reader thinks of an answer, in place of what was noted before; False where there is none."""
        return self._change(
            "INSERT OR REPLACE INTO feedback SELECT id, ?, ?, ? FROM answers WHERE id = ?",
            (thumbs, reason, now(), answer_id),
        )

    def feedback(self) -> list[tuple[Feedback, StoredAnswer]]:
        """Everything that readers thought, latest first, each with its answer."""
        rows = self._catalog.reading.execute(
            "SELECT f.answer_id, f.thumbs, f.reason, f.given_at, a.id, a.conversation_id, a.asked_at, a.content"
            " FROM feedback f JOIN answers a ON a.id = f.answer_id ORDER BY f.given_at DESC, a.number DESC"
        )
        return [(Feedback(*row[:4]), StoredAnswer(*row[4:])) for row in rows]

    def _change(self, statement: str, values: Sequence[str]) -> bool:
        with self._catalog.transaction() as connection:
            return connection.execute(statement, values).rowcount > 0


def now() -> str:
    """This moment, ISO 8601 in UTC, to the millisecond: two answers a second apart keep their order."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
