"""E-mail: the message as a release, and the releases in its attachments."""

import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from embeddings.readers import forwarded
from embeddings.readers.decoding import clean, decode, decode_as_is
from embeddings.readers.found import Found
from embeddings.readers.markup import text_of
from embeddings.readers.reading import DOUBT, Part, Problem, Reading, UnreadableFile
from embeddings.readers.stated_date import day_in
from embeddings.readers.text import release_from_text
from embeddings.readers.wrapped import flowed, unwrapped
from embeddings.releases.release import Release

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w-]{1,40})", re.IGNORECASE)
STUB = 3  # times as many words in the HTML part: the plain one is no version of it
WORDS = 80  # code points told of what was left out
REFERENCE = 30  # words: a shorter plain part that says "HTML" is none either


def read(name: str, data: bytes) -> Reading:
    """The body with subject, date and sender as its own; the attachments for their own readers."""
    message = BytesParser(policy=email.policy.default).parsebytes(_readable(data))
    if not (message["subject"] or message["from"] or message["date"]):
        raise UnreadableFile("not an e-mail: it has neither subject, sender nor date")
    parts = tuple(_attachments(message))
    try:
        release, doubt = _release(name, message)
        return Reading((release,), (Problem("message", doubt, DOUBT),) if doubt else (), parts)
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


def _release(name: str, message: EmailMessage) -> tuple[Release, str]:
    """The release that a message is or forwards, and what was left out or not known of a forwarded one."""
    subject, text = _header(message, "subject"), _body(message)
    found = forwarded.found_in(text.lines, subject)
    if not found:
        release = release_from_text(
            name, text.joined(text.lines), title=Found(subject, "Subject:"), source=Found(_sender(message), "From:")
        )
        stated = _header(message, "date")
        if release.date is None and stated:
            with suppress(ValueError, OverflowError):
                release = replace(release, date=parsedate_to_datetime(stated).date(), date_evidence=stated)
        return release, ""
    title, source = Found(found.subject, "Subject:"), Found(found.sender, "From:")
    release = release_from_text(name, text.joined(found.text), title=title, source=source)
    if release.date is None and (day := day_in(found.date, "")):
        release = replace(release, date=day, date_evidence=found.date)
    told = f"left out is what stands above the forwarded message: {found.above[:WORDS]!r}" if found.above else ""
    undated = f"date {found.date!r} names no certain day" if found.date and not release.date else ""
    return release, "; ".join(filter(None, (told, undated)))


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


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a message as its lines came; those of `plain` text may have been broken to fit a width."""

    lines: str
    plain: bool

    def joined(self, part: str) -> str:
        """A part of it with each paragraph on one line."""
        return unwrapped(part) if self.plain else part


def _body(message: EmailMessage) -> _Text:
    """The text of the message; pictures may stand between its parts."""
    part = _fuller(message)
    if part is None:
        raise UnreadableFile("the message has no text")
    more = [_said(one) for one in message.iter_attachments() if _is_of_body(one)]
    return _Text("\n\n".join(filter(str.strip, (_text_of(part), *more))), part.get_content_subtype() != "html")


def _text_of(part: EmailMessage) -> str:
    data, charset = part.get_payload(decode=True) or b"", part.get_content_charset("")
    text = decode(data, charset)
    if part.get_content_subtype() == "html":
        return text_of(text)
    if part.get_param("format", "") == "flowed":
        return clean(flowed(decode_as_is(data, charset), part.get_param("delsp", "") == "yes"))
    return text


def _is_of_body(part: EmailMessage) -> bool:
    """Whether a part goes on in the text, and is no file."""
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return is_text and not part.get_filename() and part.get_content_disposition() != "attachment"


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
    return [word for word in _said(part).split() if "://" not in word]


def _said(part: EmailMessage) -> str:
    """The text of a part, "" where it has none."""
    try:
        return _text_of(part)
    except UnreadableFile:
        return ""


def _attachments(message: EmailMessage) -> Iterator[Part]:
    for number, part in enumerate(message.iter_attachments(), 1):
        if _is_of_body(part):
            continue
        filename = part.get_filename() or f"attachment-{number}"
        if part.get_content_maintype() == "message":
            inner = part.get_payload()
            yield Part(f"{filename}.eml", inner[0].as_bytes() if isinstance(inner, list) and inner else b"")
        elif part.get_content_maintype() not in ("image", "audio", "video"):
            yield Part(filename, part.get_payload(decode=True) or b"")
