"""Whether language versions are found by content, and how often releases are merged wrongly.

python -m benchmarks.versions [FOLDER]

Own set: version_series.json, series of releases of the same shape of which each tells of another event, days
apart or on the same day: 63 true pairs across three languages, and every other pair of a series a near-miss. With
FOLDER, also debian-news/ and its versions.tsv, the edited releases of statedept-edited-versions.en.jsonl.xz, and the
copies among ITEMS of spa-official.ar.jsonl.gz. Writes benchmarks/results/versions.json.
"""

import csv
import gzip
import json
import lzma
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

from platformdirs import user_cache_path

from benchmarks.memory import RandomEncoder
from embeddings.archive import Archive
from embeddings.intake.incoming import objects
from embeddings.intake.ingest import ingest
from embeddings.models.sentence_encoder import SentenceEncoder
from embeddings.readers import Reading, release_from_object
from embeddings.readers.decoding import clean, decode
from embeddings.readers.markup import text_of
from embeddings.releases import linking
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.text.folding import fold

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "versions.json"
ITEMS = 300  # by title, so that copies with one title are among them
PEOPLE = (
    ("Adam Noor", "Адам Нур", "آدم نور"),
    ("Lena Brand", "Лена Бранд", "لينا براند"),
    ("Omar Salim", "Омар Салим", "عمر سليم"),
)
COUNTRIES = [("Noria", "Нория", "نوريا"), ("Velland", "Велланд", "فيلاند"), ("Tarsia", "Тарсия", "تارسيا")]
CITIES = [("Port Alma", "Порт-Алма", "بورت ألما"), ("Kesten", "Кестен", "كستن"), ("Dahra", "Дахра", "دهرا")]
MONTHS = ("March", "марта", "مارس"), ("June", "июня", "يونيو"), ("October", "октября", "أكتوبر")
LANGUAGES = ("en", "ru", "ar")
DEFINED = re.compile("<define-tag pagetitle>(.*?)</define-tag>", re.DOTALL)


def own_set() -> dict[str, list[Release]]:
    """The releases of each event."""
    events: dict[str, list[Release]] = {}
    for number, series in enumerate(json.loads((HERE / "version_series.json").read_text("utf-8"))):
        month = MONTHS[number % len(MONTHS)]
        for k, values in enumerate(series["items"]):
            for at, language in enumerate(LANGUAGES):
                words = {
                    f"{name}_{language}": choices[k][at]
                    for name, choices in (("name", PEOPLE), ("country", COUNTRIES), ("city", CITIES))
                }
                words |= {
                    f"month_{language}": month[at],
                    "year": 2021 + number % 3,
                    "a": "",
                    "b": "",
                } | values
                text = series[language]
                day = date(words["year"], (3, 6, 10)[number % 3], values["day"])
                release = Release(
                    f"{number}-{k}-{language}", text["text"].format(**words), text["title"].format(**words), day,
                    language=language,
                )  # fmt: skip
                events.setdefault(f"{number}-{k}", []).append(release)
    return events


def debian(folder: Path) -> dict[str, list[Release]]:
    """The fragments of pages as they are written, with their title and date in define-tags."""
    events: dict[str, list[Release]] = {}
    with (folder / "debian-news" / "versions.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            for language in filter(row.get, LANGUAGES):
                markup = decode((folder / "debian-news" / row[language]).read_bytes())
                title = DEFINED.search(markup)
                body = re.sub(
                    r"(?m)^#[^\n]*$|<define-tag.*?</define-tag>|<!--.*?-->", "", markup, flags=re.DOTALL
                )
                release = Release(
                    row[language], text_of(body), text_of(title[1]) if title else "",
                    date(*map(int, row["date"].split("-"))), language=language,
                )  # fmt: skip
                if release.text:
                    events.setdefault(row["en"], []).append(release)
    return events


def measured(name: str, events: dict[str, list[Release]], encoder: SentenceEncoder) -> dict[str, float]:
    truth = {release.id: event for event, releases in events.items() for release in releases}
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder), encoder)
        archive.apply([Delivery(tuple(r for releases in events.values() for r in releases))])
        archive.link(list(truth))
        items = archive.items(list(truth))
        archive.close()
    true = {pair for event in events.values() for pair in pairs(release.id for release in event)}
    merged = {pair for pair in pairs(truth) if items[pair[0]] == items[pair[1]]}
    misses = {pair for pair in pairs(truth) if pair not in true and _near(truth[pair[0]], truth[pair[1]])}
    return {
        f"{name}: pairs": len(true),
        f"{name}: near-misses": len(misses),
        f"{name}: found": len(merged & true) / len(true),
        f"{name}: precision": len(merged & true) / len(merged),
        f"{name}: wrong merges": len(merged - true),
    }


def _near(one: str, other: str) -> bool:
    """Whether two events of the own set are of one series."""
    return one.partition("-")[0] == other.partition("-")[0] and one[:1].isdecimal()


def edited(folder: Path) -> dict[str, float]:
    """Releases edited after publication, each version brought in after the other."""
    with lzma.open(folder / "statedept-edited-versions.en.jsonl.xz", "rt", encoding="utf-8") as lines:
        series = [json.loads(line) for line in lines]
    counts = Counter()
    with tempfile.TemporaryDirectory() as place:
        archive = Archive.open(Path(place), RandomEncoder())
        for one in series:
            words = []
            for version in one["versions"]:
                text = text_of(version["description"])
                item = {"id": one["guid"], "url": version["link"], "title": version["title"], "text": text}
                reading = Reading((release_from_object(item),))
                report = ingest(archive, [objects(lambda reading=reading: reading)])
                counts["versions"] += 1
                counts["failed"] += report.failed
                if not words or words[-1] != (release_title(item), text):
                    words.append((release_title(item), text))
            stored = [(r.title, r.text) for r, _ in archive.earlier(one["guid"])][::-1]
            current = archive.release(one["guid"])
            counts["right"] += [*stored, (current.title, current.text)] == words
        counts["releases"] = archive.status().releases
        archive.close()
    return {
        "edited: releases": len(series), "edited: versions": counts["versions"],
        "edited: stored once": counts["releases"],
        "edited: newest shown, each earlier one readable": counts["right"],
    }  # fmt: skip


def release_title(item: dict) -> str:
    return release_from_object(item).title


def copies(folder: Path, encoder: SentenceEncoder) -> dict[str, float]:
    """Items of a news agency that several newspapers print: those that share nine in ten of their shingles and
    are of one day, beside what counts as one. A pair that is merged and shares less is read as a wrong merge."""
    with gzip.open(folder / "spa-official.ar.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: row["title"])[:ITEMS]
    day = date(2015, 8, 1)  # the file says only when a page was fetched: all are compared with all
    releases = tuple(
        Release(str(n), clean(row["content"]).strip(), clean(row["title"]), day, language="ar", source=row["source"])
        for n, row in enumerate(rows) if row["content"].strip()
    )  # fmt: skip
    own = {r.id: shingles(r.text) for r in releases}
    shared = {(a, b): len(own[a] & own[b]) / len(own[a] | own[b]) for a, b in pairs(own)}
    true = {pair for pair, share in shared.items() if share >= linking.COPY}
    with tempfile.TemporaryDirectory() as place:
        archive = Archive.open(Path(place), encoder)
        archive.apply([Delivery(releases)])
        archive.link(list(own))
        items = archive.items(list(own))
        archive.close()
    merged = {pair for pair in shared if items[pair[0]] == items[pair[1]]}
    return {
        "copies: releases": len(releases), "copies: items": len(set(items.values())), "copies: pairs": len(true),
        "copies: found": len(merged & true) / len(true),
        "copies: merged, least shared": min((shared[pair] for pair in merged), default=1.0),
    }  # fmt: skip


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[i : i + linking.SHINGLE]) for i in range(max(1, len(words) - linking.SHINGLE + 1))}


def pairs(ids: Iterable[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(ids), 2))


def main(folder: Path | None) -> None:
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
    parts = [lambda: measured("own", own_set(), encoder)]
    if folder:
        parts += [
            lambda: edited(folder),
            lambda: measured("debian-news", debian(folder), encoder),
            lambda: copies(folder, encoder),
        ]
    figures: dict[str, float] = {}
    for part in parts:
        figures |= (found := part())
        for name, value in found.items():
            print(f"{name:50} {value:.4g}", flush=True)
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
