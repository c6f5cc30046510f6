"""E-mail that forwards a release: what is kept is the release, with its own day, sender and subject."""

import datetime as dt
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from embeddings.readers import DOUBT, read
from embeddings.readers.forwarded import found_in

TEXT = (
    "ELLIN – The Tram Board of Ellin said on Monday that 61,900 people rode the new line in its first week.\n\n"
    "Lena Orvik, its director, thanked the drivers and said that a second line would open next year."
)
RUSSIAN = "Совет порта Марсала сообщил во вторник, что паром перевёз 41 308 пассажиров за первый год работы линии."
ARABIC = "أعلن مجلس ميناء مرسال يوم الثلاثاء أن العبارة نقلت 41308 راكبا في عامها الأول من العمل على الخط الجديد."
MARCH_12 = dt.date(2024, 3, 12)


def mail(subject, text):
    message = EmailMessage()
    message["From"], message["Subject"] = "Ola Clerk <ola@gov.example>", subject
    message["Date"] = "Fri, 20 Nov 2026 09:00:00 +0300"
    message.set_content(text)
    return message.as_bytes()


def told(subject, text):
    reading = read("x.eml", mail(subject, text))
    (release,) = reading.releases
    assert all(problem.kind == DOUBT for problem in reading.problems)
    return (release.title, release.date, release.source, release.text), [p.reason for p in reading.problems]


def quoted(text):
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


FIELDS = "From: Tram Board <press@tram.example>\nDate: Tue, 12 Mar 2024 at 10:00\nSubject: Trams carried 61,900\n"
LEFT_OUT = "left out is what stands above the forwarded message: "
TRAMS = ("Trams carried 61,900", MARCH_12, "Tram Board", TEXT)
FORWARDED = {
    "Gmail": (
        "Fwd: Trams carried 61,900",
        f"For you.\n\n---------- Forwarded message ---------\n{FIELDS}To: <media@list.example>\n\n\n{TEXT}\n",
        TRAMS, [f"{LEFT_OUT}'For you.'"],
    ),
    "to many": (
        "Fwd: Trams",
        f"---------- Forwarded message ---------\n{FIELDS}To: A <a@x.example>, B\n <b@x.example>\n\n{TEXT}",
        TRAMS, [],
    ),
    "Outlook": (
        "FW: Trams carried 61,900",
        "-----Original Message-----\nFrom: Tram Board [mailto:press@tram.example]\n"
        f"Sent: Tuesday, March 12, 2024 10:00 AM\nTo: Media\nSubject: Trams carried 61,900\n\n{TEXT}", TRAMS, [],
    ),
    "Outlook in Russian": (
        "FW: Паром перевёз пассажиров",
        "В архив.\n\n________________________________\nОт: Совет порта <press@port.example>\n"
        f"Отправлено: 12 марта 2024 г. 10:00\nКому: СМИ\nТема: Паром перевёз пассажиров\n\n{RUSSIAN}",
        ("Паром перевёз пассажиров", MARCH_12, "Совет порта", RUSSIAN), [f"{LEFT_OUT}'В архив.'"],
    ),
    "Apple, quoted, and something below": (
        "Fwd: Trams", f"Begin forwarded message:\n\n{quoted(f'{FIELDS}{chr(10)}{TEXT}')}\n\nOla\n", TRAMS, [],
    ),
    "fields with blank lines between, another subject": (
        "Trams of Ellin", "Begin forwarded message:\n\n" + FIELDS.replace("\n", "\n\n") + TEXT, TRAMS, [],
    ),
    "Mail.ru": (
        "Fwd: Паром", "-------- Пересылаемое сообщение --------\nОт кого: Совет порта <press@port.example>\n"
        f"Кому: СМИ\nДата: вторник, 12 марта 2024, 10:00 +03:00\nТема: Паром\n\n{RUSSIAN}\n\n"
        "-------- Конец пересылаемого сообщения --------\nОльга", ("Паром", MARCH_12, "Совет порта", RUSSIAN), [],
    ),
    "in Arabic": (
        "إعادة توجيه: العبارة", "من: مجلس الميناء <press@port.example>\nتم الإرسال: 12 مارس 2024 10:00\nإلى: الصحافة\n"
        f"الموضوع: العبارة\n\n{ARABIC}", ("العبارة", MARCH_12, "مجلس الميناء", ARABIC), [],
    ),
    "twice": (
        "Fwd: Fwd: Trams", "From: Ada Brill <ada@x.example>\nDate: Wed, 13 Mar 2024 09:00\nSubject: Fwd: Trams\n\n"
        f"Please publish.\n\n{FIELDS}\n{TEXT}", TRAMS, [f"{LEFT_OUT}'Please publish.'"],
    ),
    "a day that is none": (
        "Fwd: Trams", f"{FIELDS.replace('Tue, 12 Mar 2024 at 10:00', '03/04/2024 10:00')}\n{TEXT}",
        ("Trams carried 61,900", None, "Tram Board", TEXT), ["date '03/04/2024 10:00' names no certain day"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("subject", "text", "about", "doubts"), FORWARDED.values(), ids=FORWARDED)
def test_a_forwarded_release_is_the_one_that_was_sent(subject, text, about, doubts):
    """What the other message says above it is told; its day is never that of the other one."""
    assert told(subject, text) == (about, doubts)


OWN = {
    "an answer": ("Re: Trams", f"Agreed, as written below.\n\n{FIELDS}\n{TEXT}"),
    "an answer to a forwarded one": ("RE: FW: Trams", f"Agreed.\n\nForwarded message\n{FIELDS}\n{TEXT}"),
    "fields in a text": ("Trams", f"The board had this to say:\n\n{FIELDS}\n{TEXT}"),
    "more above than below": ("Fwd: Trams", f"{TEXT}\n\n{FIELDS}\nAs you asked."),
    "one field": ("Fwd: Trams", f"From: Ellin\n\n{TEXT}"),
}


@pytest.mark.parametrize(("subject", "text"), OWN.values(), ids=OWN)
def test_a_message_of_its_own_stays_as_it_is(subject, text):
    """With its own subject, day and sender, and all its text."""
    assert told(subject, text) == ((subject, dt.date(2026, 11, 20), "Ola Clerk", text), [])


def test_hostile_text_is_searched_at_once():
    assert found_in("From: x\n" * 20_000, "Fwd: x") is None
    assert found_in("From: x\nDate: " + "@ <" * 40_000, "Fwd: x") is None


def parts(*between):
    message = MIMEMultipart("mixed")
    message["From"], message["Subject"] = "Tram Board <press@tram.example>", "Trams"
    message["Date"] = "Tue, 12 Mar 2024 10:00:00 +0300"
    first, second = TEXT.split("\n\n")
    for part in (MIMEText(f"{first}\n\n"), *between, MIMEText(f"\n\n{second}\n")):
        message.attach(part)
    return read("x.eml", message.as_bytes())


def test_text_goes_on_below_a_picture():
    """As Apple Mail sends it; a file stays one."""
    picture, named = MIMEText("", "x-picture"), MIMEText("Budget figures.")
    picture.replace_header("Content-Type", "image/png")
    named.add_header("Content-Disposition", "attachment", filename="figures.txt")
    reading = parts(picture, named)
    assert [(r.title, r.date, r.text) for r in reading.releases] == [("Trams", MARCH_12, TEXT)]
    assert [(part.name, part.data) for part in reading.parts] == [("figures.txt", b"Budget figures.")]


def test_a_part_without_text_takes_none_along():
    assert [r.text for r in parts(MIMEText(" \n")).releases] == [TEXT]
