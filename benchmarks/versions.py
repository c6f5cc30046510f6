"""Whether language versions are found by content, and how often releases are merged wrongly.

python -m benchmarks.versions [FOLDER]

Own set: version_series.json, series of releases of the same shape of which each tells of another event, days
apart or on the same day: 63 true pairs across three languages, and every other pair of a series a near-miss. With
FOLDER, also debian-news/ and its versions.tsv. Writes benchmarks/results/versions.json.
"""

import csv
import json
import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

from platformdirs import user_cache_path

from embeddings.archive import Archive
from embeddings.delivery import Delivery
from embeddings.readers.decoding import decode
from embeddings.readers.html import text_of
from embeddings.release import Release
from embeddings.sentence_encoder import SentenceEncoder

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "versions.json"
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
    return {
        f"{name}: pairs": len(true),
        f"{name}: found": len(merged & true) / len(true),
        f"{name}: wrong merges": len(merged - true),
    }


def pairs(ids: Iterable[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(ids), 2))


def main(folder: Path | None) -> None:
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
    figures = measured("own", own_set(), encoder)
    if folder:
        figures |= measured("debian-news", debian(folder), encoder)
    for name, value in figures.items():
        print(f"{name:28} {value:.4g}")
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
