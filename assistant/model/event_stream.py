"""Server-sent events out of bytes, pure."""

from collections.abc import Iterable, Iterator

MAX_EVENT = 1 << 20  # bytes; what is longer is no event


class EndlessEvent(ValueError):
    """More than MAX_EVENT bytes and still no end of the event."""


def events(chunks: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """(event name or "", data) of each event that has data, as soon as it is complete.

    Comments are passed over. A line that the end of the bytes cuts off is dropped.
    """
    name, data, size = "", [], 0
    for line in _lines(chunks):
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            data.append(value)
            size += len(value) + 1  # an empty one, too: endless they may be
        elif field == b"event":
            name = value.decode("utf-8", "replace")
        elif not line:
            if data or name:
                yield name, b"\n".join(data)
            name, data, size = "", [], 0
        if size > MAX_EVENT:
            raise EndlessEvent
    if data:
        yield name, b"\n".join(data)


def whole(chunks: Iterable[bytes]) -> bytes:
    """All of it, of an answer that is not streamed."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > MAX_EVENT:
            raise EndlessEvent
    return bytes(body)


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        *lines, rest = rest.split(b"\n")
        for line in lines:
            yield bytes(line).removesuffix(b"\r")
        if len(rest) > MAX_EVENT:
            raise EndlessEvent
