"""What OpenAI's chat completions are asked beside the messages, and what their events say. Pure."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.chat_trouble import reported

LOGPROBS = {"logprobs": True, "top_logprobs": 5}
# Parameters that some servers refuse, each with the words that such a refusal names it by.
WISHES = {
    "response_format": ("response_format", "json_schema"),
    "logprobs": ("logprobs",),
    "top_logprobs": ("logprobs",),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """What came at once; text and finish may be empty. `yes` is how likely its "true" or "false" was "true"."""

    text: str
    finish: str = ""
    yes: float | None = None  # without such a word, or where the server does not tell


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
    return Piece(characters(text), str(choice.get("finish_reason") or ""), _likelihood_of_true(choice))


def characters(text: str) -> str:
    """`text` without halves of surrogate pairs, which nothing can encode."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _likelihood_of_true(choice: Mapping[str, Any]) -> float | None:
    """From the first token that is "true" or "false"; logprobs of another shape than OpenAI's tell nothing."""
    try:
        tokens = (choice.get("logprobs") or {}).get("content") or ()
        told = next((token for token in tokens if _word(token) in ("true", "false")), None)
        if not told:
            return None
        likely = {"true": 0.0, "false": 0.0}
        for token in told.get("top_logprobs") or [told]:
            if (word := _word(token)) in likely:
                likely[word] += math.exp(min(0.0, float(token["logprob"])))
        return likely["true"] / sum(likely.values())
    except (ValueError, TypeError, AttributeError, KeyError, ZeroDivisionError):
        return None


def _word(token: Mapping[str, Any]) -> str:
    return "".join(filter(str.isalpha, str(token.get("token")))).lower()
