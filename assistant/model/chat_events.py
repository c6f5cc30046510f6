"""What OpenAI's chat completions are asked beside the messages, and what their events say. Pure."""

import json
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.model.chat_trouble import reported

LOGPROBS = {"logprobs": True, "top_logprobs": 10}
# Parameters that some servers refuse, each with the words that such a refusal names it by.
WISHES = {
    "response_format": ("response_format", "json_schema"),
    "logprobs": ("logprobs",),
    "top_logprobs": ("logprobs",),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """What came at once; text and finish may be empty. `yes` is how likely its "true" or "false" was "true".

    `digits` are the digits that its first one might have been, with how likely each was.
    """

    text: str
    finish: str = ""
    yes: float | None = None  # without such a word, or where the server does not tell
    digits: Mapping[int, float] | None = None  # likewise


def bound(schema: dict[str, Any]) -> dict[str, Any]:
    """The parameter that binds a reply to a JSON schema."""
    return {"response_format": {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}}


def read_event(name: str, data: bytes) -> Piece | None:
    """None for an event without a choice, as usage reports are.

    Raises ChatModelError for an error that the server reports, and what JSON of another shape leads to.
    """
    if name == "error" and not data.lstrip().startswith(b"{"):
        raise reported(data.decode("utf-8", "replace"))
    found = json.loads(data)
    if error := found.get("error") or (found if name == "error" else None):
        raise reported(error)
    if not found.get("choices"):
        return None
    choice = found["choices"][0]
    text = (choice.get("delta") or choice.get("message") or {}).get("content") or ""
    finish = str(choice.get("finish_reason") or "")
    return Piece(characters(text), finish, _likelihood_of_true(choice), _likelihood_of_digits(choice))


def characters(text: str) -> str:
    """`text` without halves of surrogate pairs, which nothing can encode."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _likelihood_of_true(choice: Mapping[str, Any]) -> float | None:
    """How likely "true" was where the first token is that is "true" or "false"."""
    likely = _alternatives(choice, _word, ("true", "false"))
    return likely.get("true", 0.0) / sum(likely.values()) if likely else None


def _likelihood_of_digits(choice: Mapping[str, Any]) -> Mapping[int, float] | None:
    """How likely each digit was where the first token is that is one."""
    likely = _alternatives(choice, _digit, tuple("123456789"))
    return {int(digit): likelihood for digit, likelihood in likely.items()} or None


def _alternatives(
    choice: Mapping[str, Any], read: Callable[[Mapping[str, Any]], str], meant: Collection[str]
) -> dict[str, float]:
    """What the first token that reads as one of these might have been; none where logprobs have another shape."""
    try:
        tokens = (choice.get("logprobs") or {}).get("content") or ()
        told = next((token for token in tokens if read(token) in meant), None)
        likely: dict[str, float] = {}
        for token in (told.get("top_logprobs") or [told]) if told else ():
            if (word := read(token)) in meant:
                likely[word] = likely.get(word, 0.0) + math.exp(min(0.0, float(token["logprob"])))
        return likely if sum(likely.values()) > 0 else {}
    except (ValueError, TypeError, AttributeError, KeyError):
        return {}


def _word(token: Mapping[str, Any]) -> str:
    return "".join(filter(str.isalpha, str(token.get("token")))).lower()


def _digit(token: Mapping[str, Any]) -> str:
    return str(token.get("token")).strip(" \n[")
