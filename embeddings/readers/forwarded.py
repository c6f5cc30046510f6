"""The message that an e-mail forwards: its own sender, day and subject, and its text. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.text.folding import fold

DEEPEST = 5  # times that a message may have been forwarded
NEAR = 6  # lines above the fields, with blank ones, of which one may say what follows
LONGEST = 200  # code points of a line that says so, and of who a message is from
_LABELS = {
    "from": ("from", "от", "от кого", "من", "المرسل", "von", "de"),
    "date": (
        "date", "sent", "дата", "отправлено", "дата отправки", "تاريخ", "التاريخ", "تاريخ الإرسال", "تم الإرسال",
        "أرسلت", "gesendet", "datum", "envoyé", "enviado", "fecha",
    ),
    "subject": ("subject", "тема", "الموضوع", "موضوع", "betreff", "objet", "asunto"),
    "to": ("to", "кому", "إلى", "an", "à", "para"),
    "cc": ("cc", "копия", "نسخة", "kopie"),
    "reply-to": ("reply-to",),
    "importance": ("importance", "важность"),
    "attachments": ("attachments", "вложения", "المرفقات"),
}  # fmt: skip
_FIELD = {fold(label): field for field, labels in _LABELS.items() for label in labels}
_SAYS_SO = re.compile(
    r"forwarded (?:message|by)|(?:пересылаемо|пересланно|переадресованно|перенаправленно)(?:е|го) сообщени"
    r"|(?:رساله|الرساله) (?:معاد توجيهها|المعاد توجيهها|محوله|المحوله)"
    r"|weitergeleitete nachricht|message transfere|mensaje reenviado"
)
_ENDS = re.compile(r"\W*(?:end of forwarded message|конец (?:пересылаемо|пересланно|переадресованно)го сообщения)\W*")
_ORIGINAL = re.compile(r"\W*(?:original message|исходное сообщение|الرساله الاصليه)\W*")
_PREFIX = re.compile(r"\s*(?:\[?(?:fwd?|пересл|tr|wg|rv|إعادة توجيه|توجيه)\s?:\s?)+", re.IGNORECASE)
_REPLY = re.compile(r"\s*(?:re|aw|отв|ответ|رد)\s?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message inside another one; `above` is what the other one says before it."""

    sender: str
    date: str
    subject: str
    text: str
    above: str


def found_in(text: str, subject: str) -> Forwarded | None:
    """The message that one of this text and subject forwards, or that one forwards in turn; None where it is its own.

    Its subject says so or a line above the fields does; what is quoted in an answer was not forwarded. Where no less
    is said above it, that is the message.
    """
    found = None
    for _ in range(DEEPEST):
        inner = _once(text, subject)
        if inner is None or len(inner.above.split()) >= len(inner.text.split()):
            break
        above = "\n".join(filter(None, (found.above if found else "", inner.above)))
        found = Forwarded(inner.sender, inner.date, _PREFIX.sub("", inner.subject), inner.text, above)
        text, subject = inner.text, inner.subject
    return found


def _once(text: str, subject: str) -> Forwarded | None:
    if _REPLY.match(subject):
        return None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _field(line)[0] != "from":
            continue
        end, fields = _fields(lines, number)
        is_message = "date" in fields or "subject" in fields
        if is_message and (_PREFIX.match(subject) or any(map(_says_so, lines[max(0, number - NEAR) : number]))):
            below = _unquoted(lines[end:]) if line.lstrip().startswith(">") else lines[end:]
            return Forwarded(
                sender=_name(fields["from"]),
                date=fields.get("date", ""),
                subject=fields.get("subject", ""),
                text="\n".join(_until_end(below)),
                above="\n".join(before for before in lines[:number] if _is_said(before)),
            )
    return None


def _says_so(line: str) -> bool:
    return len(line) <= LONGEST and _SAYS_SO.search(fold(line)) is not None


def _is_said(line: str) -> bool:
    """Whether a line above the fields has words of its own."""
    return any(map(str.isalpha, line)) and not _says_so(line) and not _ORIGINAL.fullmatch(fold(line[:LONGEST]))


def _name(sender: str) -> str:
    """Who a message is from, without the address."""
    name = re.split(r"[<\[(]", sender[:LONGEST])[0].strip("\"' ")
    return "" if "@" in name else name


def _field(line: str) -> tuple[str, str]:
    """Which field of a message a line says, and what; two empty strings where none."""
    label, colon, value = line.lstrip("> *\t\xa0").partition(":")
    name = _FIELD.get(fold(label).strip(" *"), "") if colon and len(label) < 40 else ""
    return (name, value.strip(" *\t\xa0")) if name else ("", "")


def _fields(lines: Sequence[str], start: int) -> tuple[int, dict[str, str]]:
    """Where the fields end, which stand line by line or all with a blank line between; and what they say.

    The addresses to which it went may take several lines.
    """
    fields, end, number, gaps = {}, start, start, None
    while number < len(lines):
        if not lines[number].strip("> \t"):
            if gaps is False:
                break
            number += 1
            continue
        name, value = _field(lines[number])
        goes_on = number == end and "@" in lines[number] and fields.keys() & {"to", "cc"}
        if (not name or name in fields) and not goes_on:
            break
        gaps = number > end if len(fields) == 1 else gaps
        fields.setdefault(name, value)
        number = end = number + 1
    return end, fields


def _unquoted(lines: Sequence[str]) -> list[str]:
    """The lines that are quoted, as they were; what the other message says below them is none."""
    end = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith(">")), len(lines))
    return [line.removeprefix(">").removeprefix(" ") for line in lines[:end]]


def _until_end(lines: Sequence[str]) -> list[str]:
    end = next((place for place, line in enumerate(lines) if _ENDS.fullmatch(fold(line))), len(lines))
    return list(lines[:end])
