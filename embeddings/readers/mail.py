"""E-mail: the message as a release, and the releases in its attachments."""

import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from embeddings.readers.decoding import clean, decode, decode_as_is
from embeddings.readers.found import Found
from embeddings.readers.markup import text_of
from embeddings.readers.reading import Part, Problem, Reading, UnreadableFile
from embeddings.readers.text import release_from_text
from embeddings.readers.wrapped import flowed, unwrapped
from embeddings.release import Release

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w-]{1,40})", re.IGNORECASE)
STUB = 3  # times as many words in the HTML part: the plain one is no version of it
REFERENCE = 30  # words: a shorter plain part that says "HTML" is none either


def read(name: str, data: bytes) -> Reading:
    """The body with subject, date and sender as its own; the attachments for their own readers."""
    message = BytesParser(policy=email.policy.default).parsebytes(_readable(data))
    if not (message["subject"] or message["from"] or message["date"]):
        raise UnreadableFile("not an e-mail: it has neither subject, sender nor date")
    parts = tuple(_attachments(message))
    try:
        return Reading((_release(name, message),), parts=parts)
    except UnreadableFile as error:
        if parts:
            return Reading((), (Problem("message", str(error)),), parts)
        raise


def _readable(data: bytes) -> bytes:
    """The message with its head in UTF-8: old programs wrote Cyrillic subjects as they stood in their own encoding."""
    end = _HEAD_END.search(data)
    head, body = (data[: end.start()], data[end.start() :]) if end else (data, b"")
    if head.isascii():
        return data
    charset = _CHARSET.search(head)
    return decode_as_is(head, charset[1].decode() if charset else "").encode("utf-8", "replace") + body


def _release(name: str, message: EmailMessage) -> Release:
    release = release_from_text(
        name,
        _body(message),
        title=Found(_header(message, "subject"), "Subject:"),
        source=Found(_sender(message), "From:"),
    )
    stated = _header(message, "date")
    if release.date is None and stated:
        with suppress(ValueError, OverflowError):
            release = replace(release, date=parsedate_to_datetime(stated).date(), date_evidence=stated)
    return release


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(clean(str(message[name] or "")).split())
    except Exception:  # email raises IndexError and others on broken headers
        return ""


def _sender(message: EmailMessage) -> str:
    try:
        addresses = message["from"].addresses
    except Exception:
        return ""
    name = addresses[0].display_name if addresses else ""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # letters that stand unescaped
    return " ".join(clean(name).split())


def _body(message: EmailMessage) -> str:
    part = _fuller(message)
    if part is None:
        raise UnreadableFile("the message has no text")
    data, charset = part.get_payload(decode=True) or b"", part.get_content_charset("")
    text = decode(data, charset)
    if part.get_content_subtype() == "html":
        return text_of(text)
    if part.get_param("format", "") == "flowed":
        text = clean(flowed(decode_as_is(data, charset), part.get_param("delsp", "") == "yes"))
    return unwrapped(text)


def _fuller(message: EmailMessage) -> EmailMessage | None:
    """The plain part of the body, unless it only says that there is one in HTML, or nothing."""
    plain, marked = message.get_body(("plain",)), message.get_body(("html",))
    if plain is None or marked is None:
        return marked if plain is None else plain
    words, more = _words(plain), len(_words(marked))
    refers = len(words) < REFERENCE and any("html" in word.lower() for word in words)
    return marked if more > STUB * len(words) or (more and refers) else plain


def _words(part: EmailMessage) -> list[str]:
    """The words of a part, without addresses, which only one of the two may spell out."""
    try:
        text = decode(part.get_payload(decode=True) or b"", part.get_content_charset(""))
    except UnreadableFile:  # as an empty part is
        return []
    text = text_of(text) if part.get_content_subtype() == "html" else text
    return [word for word in text.split() if "://" not in word]


def _attachments(message: EmailMessage) -> Iterator[Part]:
    for number, part in enumerate(message.iter_attachments(), 1):
        filename = part.get_filename() or f"attachment-{number}"
        if part.get_content_maintype() == "message":
            inner = part.get_payload()
            yield Part(f"{filename}.eml", inner[0].as_bytes() if isinstance(inner, list) and inner else b"")
        elif part.get_content_maintype() not in ("image", "audio", "video"):
            yield Part(filename, part.get_payload(decode=True) or b"")
