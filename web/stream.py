"""An event of an answer as server-sent text. Pure."""

import json

from pydantic import BaseModel

from assistant.answers.answer import Delta, Done, Event, Failed, Sources
from web.problems import problem
from web.schemas import (
    HitOut,
    InterpretedOut,
    SearchedOut,
    answer_out,
    hit_out,
    interpreted_out,
    searched_out,
)

EVENTS = {"description": "Events", "content": {"text/event-stream": {"schema": {"type": "string"}}}}  # for OpenAPI


class SourcesOut(BaseModel):
    hits: list[HitOut]
    interpreted: InterpretedOut
    searched: SearchedOut


def encode(event: Event) -> str:
    """One server-sent event; JSON escapes every line break, so it is always one line of data."""
    match event:
        case Sources(hits, interpreted, searched):
            out = SourcesOut(
                hits=[hit_out(hit) for hit in hits],
                interpreted=interpreted_out(interpreted),
                searched=searched_out(searched),
            )
            return sent("sources", out.model_dump(mode="json"))
        case Delta(text):
            return sent("delta", {"text": text})
        case Done(answer):
            return sent("done", answer_out(answer).model_dump(mode="json"))
        case Failed(title, detail, status):
            return sent("failed", problem(status, detail, title))


def sent(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
