"""Two hundred malformed inputs in one folder, a good release between any two: every bad one has its reason."""

import contextlib
import os
import random
import socket

from embeddings.intake.incoming import Item, scan
from embeddings.intake.ingest import ingest
from embeddings.readers import SUFFIXES
from tests.test_formats import WHOLE, zipped
from tests.test_readers import HOSTILE

GOOD = "Harbour plan {n}\n\n10 June 2020\n\nThe council of Noria met {n} times and adopted plan number {n}."
BOMB = zipped(**{"zeros.txt": b"\0" * 30_000_000, "more.txt": b"\0" * 30_000_000})
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
    b"<rss><channel><item><title>&c;</title><description>&d;</description></item></channel></rss>"
)


def malformed():
    """(name, bytes) of inputs of which no release comes, or only what they truly say."""
    rng = random.Random(11)
    for kind, data in WHOLE.items():
        for share in (0.1, 0.35, 0.6, 0.9):
            yield f"torn-{share}{kind}", data[: int(len(data) * share)]
        for n in range(3):
            broken = bytearray(data)
            for _ in range(40):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            yield f"noise-{n}{kind}", bytes(broken)
        other = rng.choice([suffix for suffix in SUFFIXES if suffix != kind])
        yield f"misnamed-{kind.strip('.')}{other}", data
    for case, data in HOSTILE.items():
        if len(data) > 1_000_000:
            continue  # tests/test_readers.py reads these; here they would only take long
        for suffix in (".txt", ".html", ".json", ".pdf", ".csv"):
            yield f"{case.replace(' ', '-')}{suffix}", data
    yield "bomb.zip", BOMB
    yield "bomb.docx", BOMB
    yield "entities.rss", ENTITIES
    yield "entities.xml", ENTITIES
    yield "unknown.exe", b"MZ"
    yield "none", b"words"


def test_nothing_malformed_crashes_a_job_or_stops_the_next(archive, tmp_path):
    """Every input is read or has its reason; every good release comes in."""
    folder = tmp_path / "releases"
    folder.mkdir()
    names = []
    for n, (name, data) in enumerate(malformed()):
        (folder / f"{n:03}-{name}").write_bytes(data)
        (folder / f"{n:03}-~good.txt").write_text(GOOD.format(n=n), "utf-8")
        names.append(f"{n:03}-{name}")
    assert len(names) >= 200
    found = scan(archive, [folder])
    report = ingest(archive, found.items, found.gone, found.problems)
    assert report.done == report.total
    stored = {release.title for release in archive.listing(limit=10_000).releases}
    assert {f"Harbour plan {n}" for n in range(len(names))} <= stored
    assert all(problem.reason.strip() for problem in report.problems)
    refused = {problem.item.split(":")[0].split("/")[0] for problem in report.problems}
    unread = [n for n in names if n not in refused and not archive.releases_in((folder / n).as_posix())]
    inside = [n for n in unread if not archive.files_under((folder / n).as_posix())]
    assert inside == []
    assert archive.verify() == []


def test_what_is_no_file_is_named_or_left_out(archive, tmp_path):
    """A folder with a file's name, a socket, a pipe, a link to nothing and to itself, a name that is no text."""
    folder = tmp_path / "releases"
    (folder / "folder.txt").mkdir(parents=True)
    (folder / "folder.txt" / "good.txt").write_text(GOOD.format(n=1))
    server = socket.socket(socket.AF_UNIX)
    with contextlib.chdir(folder):  # the address of a socket may not be long
        server.bind("socket.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.txt").symlink_to(folder / "missing.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "up").symlink_to(folder)
    (folder / "\udcff.txt").write_text(GOOD.format(n=2))
    found = scan(archive, [folder, folder / "socket.txt", folder / "pipe.txt", tmp_path / "missing"])
    server.close()
    report = ingest(archive, found.items, found.gone, found.problems)
    assert report.added == 2
    assert {"socket.txt", "pipe.txt", "missing"} <= {problem.item for problem in report.problems}


def test_a_file_that_may_not_be_opened_is_named(archive):
    """Whoever runs this, also the system's administrator, who may open everything."""

    def load():
        raise PermissionError(13, "Permission denied")

    report = ingest(archive, [Item("closed.txt", load)])
    assert [(p.item, p.reason) for p in report.problems] == [("closed.txt", "Permission denied")]


def test_a_hundred_megabytes_of_one_line(archive):
    """Refused with a reason, as is a text that would be thousands of passages; the next one comes in."""
    items = [
        Item("line.txt", lambda: b"word " * 20_000_000),
        Item("book.txt", lambda: b"word " * 500_000),
        Item("good.txt", lambda: GOOD.format(n=1).encode()),
    ]
    report = ingest(archive, items)
    assert report.added == 1
    assert [(p.item, p.reason) for p in report.problems] == [
        ("line.txt", "95 MB; a file of releases has at most 64 MB"),
        ("book.txt", "a text of 2,499,999 characters is no release; at most 2,000,000 are taken"),
    ]
