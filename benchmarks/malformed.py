"""Files that are not what they should be: each is read or refused with a reason, within time and memory.

python -m benchmarks.malformed [FOLDER]

Two hundred files made here with a fixed seed, and, with FOLDER, the documents in FOLDER/tika/documents.tar.xz
(encrypted, truncated, misnamed, with entities, unpacking to themselves) and each string of
FOLDER/../eval/naughty-strings.json. A good release follows each; `good` counts those that came in. A folder, a
socket, a pipe and what may not be opened are in tests/test_malformed.py. Prints a table and
writes benchmarks/results/malformed.json.
"""

import bz2
import gzip
import json
import lzma
import random
import statistics
import sys
import tarfile
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl

from benchmarks.memory import RandomEncoder, resident
from embeddings.archive import Archive
from embeddings.intake.incoming import Item, uploads
from embeddings.intake.ingest import Report, ingest

RESULTS = Path(__file__).parent / "results" / "malformed.json"
GOOD = "Harbour plan {n}\n\n{day}\n\nThe council of Noria met {n} times and adopted plan number {n}."
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
    b"<rss><channel><item><title>&c;</title><description>&d;</description></item></channel></rss>"
)
WORDS = b"The council of Noria adopted the plan. "
PLAIN = (".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".rtf", ".eml", ".rss", ".wml")
PACKED = (".docx", ".odt", ".xlsx", ".zip", ".pdf", ".tar", ".tgz", ".gz", ".xz", ".bz2")
TORN = (0.05, 0.3, 0.6, 0.95)


def zipped(**files: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def packed(suffix: str) -> bytes:
    """A sound file of this format with the words in it."""
    held, words = BytesIO(), WORDS * 40
    if suffix in (".gz", ".xz", ".bz2"):
        return {".gz": gzip, ".xz": lzma, ".bz2": bz2}[suffix].compress(words)
    if suffix in (".tar", ".tgz"):
        with tarfile.open(fileobj=held, mode="w:gz" if suffix == ".tgz" else "w") as archive:
            info = tarfile.TarInfo("a.txt")
            info.size = len(words)
            archive.addfile(info, BytesIO(words))
    elif suffix == ".docx":
        document = docx.Document()
        document.add_paragraph(words.decode())
        document.save(held)
    elif suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (["title", "text"], ["Plan", words.decode()]):
            book.active.append(row)
        book.save(held)
    elif suffix == ".pdf":
        stream = b"BT /F1 12 Tf 20 700 Td (The council of Noria adopted the plan.) Tj ET"
        return (
            b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            b"endobj\n4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n"
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
        ) % (len(stream), stream)
    else:
        return zipped(**{"a.txt": words, "content.xml": words})
    return held.getvalue()


def made(seed: int = 1) -> Iterator[tuple[str, str, bytes]]:
    """(kind, name, content) of each file."""
    rng = random.Random(seed)
    whole = {suffix: packed(suffix) for suffix in PACKED}
    for suffix in (*PLAIN, *PACKED):
        yield "wrong ending", f"wrong{suffix}", whole[".docx"] if suffix in PLAIN else WORDS * 40
        yield "noise", f"noise{suffix}", rng.randbytes(5000)
        yield "null bytes", f"null{suffix}", b"\0" * 5000
        yield "empty", f"empty{suffix}", b"" if suffix in PLAIN else b" \r\n\t"
    for suffix in PACKED:
        for share in TORN:
            yield "truncated", f"torn-{share}{suffix}", whole[suffix][: int(len(whole[suffix]) * share)]
        yield "damaged", f"damaged{suffix}", bytes(b ^ (rng.random() < 0.02) for b in whole[suffix])
    for number, text in enumerate(
        ("\ud800", "\udfff words \ud800", "\u202e\u2066 words \u2069", "\ufeff" * 99)
    ):
        for suffix in PLAIN:
            yield "lone surrogates, bidi", f"odd-{number}{suffix}", text.encode("utf-8", "surrogatepass")
    bomb = zipped(**{f"{n}.txt": b"\0" * (40 << 20) for n in range(10)})
    for suffix in (".zip", ".docx", ".odt", ".xlsx"):
        yield "zip bomb", f"bomb{suffix}", bomb
        yield "zip bomb", f"nested{suffix}", zipped(**{f"{n}.zip": bomb for n in range(10)})
    for suffix in (".rss", ".atom", ".xml", ".html"):
        yield "entity bomb", f"entities{suffix}", ENTITIES
    deep = 100_000
    yield "deep or wide", "deep.html", b"<div>" * deep + WORDS
    yield "deep or wide", "deep.json", b"[" * deep
    yield "deep or wide", "deep.jsonl", b'{"a":' * deep
    yield "deep or wide", "deep.rss", b"<rss version='2.0'><channel>" + b"<item>" * deep
    yield "deep or wide", "quotes.md", b">" * deep + WORDS
    yield "deep or wide", "lists.md", b"- " * deep + WORDS
    yield "deep or wide", "brackets.md", b"[" * deep + WORDS
    yield "deep or wide", "groups.rtf", b"{\\rtf1 " + b"{" * deep + WORDS
    yield "deep or wide", "hyphens.txt", b"June 1, " * deep + WORDS
    yield "deep or wide", "spaces.html", b"<p>" + b" " * 1_000_000 + WORDS
    yield "deep or wide", "rows.jsonl", b"{}\n" * deep
    yield "deep or wide", "columns.csv", b"a," * 1_000_000 + b"text\n" + b"b," * 1_000_000 + WORDS
    for suffix in (*PLAIN, ".pdf", ".docx"):
        yield "60 MB of one line", f"line{suffix}", b"word " * (12 << 20)
    yield "100 MB of one line", "line100.txt", b"word " * (20 << 20)


def naughty(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    file = folder.parent / "eval" / "naughty-strings.json"
    for number, line in enumerate(json.loads(file.read_text("utf-8")) if file.exists() else ()):
        yield "naughty strings", f"naughty-{number}.txt", str(line).encode("utf-8", "surrogatepass")


def documents(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    with tarfile.open(folder / "tika" / "documents.tar.xz") as files:
        for member in files:
            if member.isfile() and (file := files.extractfile(member)):
                yield "tika documents", Path(member.name).name, file.read()


def outcome(archive: Archive, name: str, data: bytes, number: int) -> tuple[Report, float]:
    """The file, and a good release after it in the same job."""
    day = date.fromordinal(date(2000, 1, 1).toordinal() + 7 * number)
    items = [*uploads([(name, data)]), Item("good.txt", GOOD.format(n=number, day=day).encode)]
    began = time.perf_counter()
    report = ingest(archive, items)
    return report, time.perf_counter() - began


def main(folder: Path | None) -> None:
    inputs = list(made())
    assert len(inputs) >= 200, len(inputs)
    if folder:
        inputs += [*naughty(folder), *documents(folder)]
    counts: dict[str, Counter] = {}
    taken: dict[str, list[float]] = {}
    reasons, peak = Counter(), 0
    with tempfile.TemporaryDirectory() as place:
        archive = Archive.open(Path(place), RandomEncoder())
        for number, (kind, name, data) in enumerate(inputs):
            report, seconds = outcome(archive, name, data, number)
            peak = max(peak, resident())
            own = [problem for problem in report.problems if problem.item != "good.txt"]
            good = bool(archive.listing(words=f"Harbour plan {number}").releases)
            counts.setdefault(kind, Counter()).update(
                files=1, refused=bool(own), read=not own, good=good, silent=report.done != report.total,
                
            )  # fmt: skip
            taken.setdefault(kind, []).append(seconds)
            reasons.update(problem.reason[:60] for problem in own)
        faults = archive.verify()
        archive.close()
    figures = {
        kind: {
            **found,
            "median s": round(statistics.median(taken[kind]), 3),
            "longest s": round(max(taken[kind]), 1),
        }
        for kind, found in counts.items()
    }
    for kind, found in figures.items():
        print(f"{kind:22}", *(f"{name} {value}" for name, value in found.items()))
    print(f"most memory after a file: {peak} MB; verify finds {len(faults)}")
    for reason, count in reasons.most_common(25):
        print(f"{count:5} {reason}")
    written = {"kinds": figures, "most memory, MB": peak, "verify finds": len(faults)}
    RESULTS.write_text(
        json.dumps(written | {"reasons": dict(reasons.most_common(25))}, indent=1) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
