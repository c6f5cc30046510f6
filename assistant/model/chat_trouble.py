"""Every way in which a language model can fail, under one name. Pure."""

import re
from enum import StrEnum
from typing import Any

SERVER_WORDS = 200  # characters of the server's own message that are passed on


class Trouble(StrEnum):
    """What went wrong, for the page to put into words."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    QUOTA = "quota"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    OVERFLOW = "overflow"
    SERVER = "server"
    BROKEN = "broken"
    CUT = "cut"
    TRUNCATED = "truncated"
    FILTERED = "filtered"
    STOPPED = "stopped"


WHAT_TO_DO = {
    Trouble.UNREACHABLE: "Check OPENAI_BASE_URL and that the server runs.",
    Trouble.TIMEOUT: "Ask again, or raise ASSISTANT_CHAT_TIMEOUT_S and ASSISTANT_CHAT_DEADLINE_S.",
    Trouble.QUOTA: "Ask again later, or raise the quota.",
    Trouble.REFUSED: "Check OPENAI_API_KEY.",
    Trouble.NOT_FOUND: "Check OPENAI_BASE_URL and ASSISTANT_CHAT_MODEL.",
    Trouble.OVERFLOW: "Lower ASSISTANT_CONTEXT_CHARS, or use a model with a longer context.",
    Trouble.SERVER: "Ask again; the model server's log has the details.",
    Trouble.BROKEN: "Check that OPENAI_BASE_URL is an OpenAI-compatible endpoint.",
    Trouble.CUT: "Ask again.",
    Trouble.TRUNCATED: "Raise ASSISTANT_CHAT_MAX_TOKENS.",
    Trouble.FILTERED: "Ask in other words.",
    Trouble.STOPPED: "Ask again.",
}
BY_STATUS = {
    401: Trouble.REFUSED, 402: Trouble.QUOTA, 403: Trouble.REFUSED, 404: Trouble.NOT_FOUND,
    405: Trouble.NOT_FOUND, 408: Trouble.TIMEOUT, 413: Trouble.OVERFLOW, 429: Trouble.QUOTA,
}  # fmt: skip
OVERFLOW = re.compile(r"exceed_context|context[_ ](length|size|window)|maximum context|too many tokens", re.I)
QUOTA = re.compile(r"rate.?limit|quota|too many requests", re.I)
NO_MODEL = re.compile(r"model.{0,100}(not found|not exist)|(invalid|unknown) model", re.I)


class ChatModelError(Exception):
    """The model gave no whole answer. `kind` is for the page, `detail` for whoever runs the server."""

    def __init__(self, kind: Trouble, what: str):
        self.kind = kind
        self.detail = f"{what} {WHAT_TO_DO[kind]}"
        super().__init__(self.detail)


def reported(error: Any) -> ChatModelError:
    """The failure that a server reports after it has said 200."""
    fields = error if isinstance(error, dict) else {"message": error}
    status = fields.get("code")
    kind = kind_of(status if isinstance(status, int) else 500, str(error))
    return ChatModelError(kind, f"The server reported: {one_line(str(fields.get('message') or 'an error'))}.")


def kind_of(status: int, words: str) -> Trouble:
    """What an HTTP status and what the server says with it mean."""
    if OVERFLOW.search(words):  # some servers say it with 500
        return Trouble.OVERFLOW
    if status in BY_STATUS:
        return BY_STATUS[status]
    if QUOTA.search(words):
        return Trouble.QUOTA
    if status < 500 and NO_MODEL.search(words):
        return Trouble.NOT_FOUND
    return Trouble.SERVER if status >= 500 else Trouble.BROKEN


def one_line(words: str) -> str:
    """A stranger's words, short and harmless enough for a log or a message."""
    return "".join(c if c.isprintable() else " " for c in words[:SERVER_WORDS]).strip().rstrip(".")
