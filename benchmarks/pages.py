"""How well pages nobody here designed are read: main text, date, title, language.

python -m benchmarks.pages FOLDER     FOLDER holds html/ and kremlin-3000.en.html.tar.xz

articles   F1 over shingles of four words, as in the article-extraction-benchmark whose pages they are, beside
           trafilatura's own settings on the same pages
dates      the day a page was published, beside htmldate on the same pages
press      date, title, language and place of a press service's pages against their microdata, the text against
           their articleBody without what those pages themselves mark as no text; of their transcripts, whose turns
           begin with a name in bold, how many turns are given to that name, and how many to another one

Writes benchmarks/results/pages.json.
"""

import gzip
import io
import json
import re
import statistics
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import htmldate
import trafilatura
from lxml import html as lxml_html

from assistant.speech.quotations import quotations
from embeddings.readers import UnreadableFile, read
from embeddings.readers.markup import text_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold

RESULTS = Path(__file__).parent / "results" / "pages.json"
# Of the press service: galleries, tooltips, status lines.
NO_TEXT = "//*[contains(@class, 'masha-ignore') or contains(@class, 'hidden-copy') or @class='read__cut']"
NOTHING = Release(id="", text="")


def release_on(name: str, data: bytes) -> Release:
    try:
        return read(name, data).releases[0]
    except (UnreadableFile, IndexError):
        return NOTHING


def shingles(text: str) -> Counter:
    """Shingles of four words, each with its share of the text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def overlap(truth: str, found: str) -> tuple[float, float, float]:
    """Shares of true positives, false positives and false negatives of one page."""
    want, got = shingles(truth), shingles(found)
    true = sum((want & got).values())
    false_positive, false_negative = sum((got - want).values()), sum((want - got).values())
    total = true + false_positive + false_negative or 1
    return true / total, false_positive / total, false_negative / total


def f1(pages: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """F1, precision and recall as the article-extraction-benchmark takes them: means over the pages."""
    precision = statistics.mean(t / (t + p) for t, p, _ in pages if t + p)
    recall = statistics.mean(t / (t + n) for t, _, n in pages if t + n)
    return 2 * precision * recall / (precision + recall), precision, recall


def articles(folder: Path) -> dict[str, float]:
    truth = json.loads((folder / "html/articles/ground-truth.json").read_text("utf-8"))
    pages = {
        file.name.split(".")[0]: gzip.decompress(file.read_bytes())
        for file in (folder / "html/articles").glob("*.gz")
    }
    extract = partial(trafilatura.extract, include_comments=False)
    readers: dict[str, Callable[[bytes], str | None]] = {
        "ours": lambda data: release_on("page.html", data).text,
        "trafilatura": extract,
        "trafilatura precision": partial(extract, favor_precision=True),
        "trafilatura recall": partial(extract, favor_recall=True),
    }
    figures = {}
    for name, text_in in readers.items():
        found = [overlap(truth[key]["articleBody"], text_in(data) or "") for key, data in pages.items()]
        for measure, value in zip(("F1", "precision", "recall"), f1(found), strict=True):
            figures[f"articles, {name}: {measure}"] = round(value, 3)
    return figures


def dates(folder: Path) -> dict[str, float]:
    truth = json.loads((folder / "html/dated-100.json").read_text("utf-8"))
    pages = dict(members(folder / "html/dated-100.tar.xz"))
    ours = library = wrong = 0
    for name, entry in truth.items():
        data, want = pages[name], entry["date"]
        found = release_on("page.html", data).date
        ours += str(found) == want
        wrong += bool(found) and str(found) != want
        library += htmldate.find_date(data.decode("utf-8", "replace"), original_date=True) == want
    count = len(truth)
    return {
        "dates, ours right": ours / count,
        "dates, ours wrong": wrong / count,
        "dates, htmldate right": library / count,
    }


def members(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as files:
        for member in files:
            if member.isfile() and (file := files.extractfile(member)):
                yield member.name.rpartition("/")[2], file.read()


def press(folder: Path) -> dict[str, float]:
    counts: Counter = Counter()
    texts = []
    for name, data in members(folder / "kremlin-3000.en.html.tar.xz"):
        page = lxml_html.parse(io.BytesIO(data), lxml_html.HTMLParser(encoding="utf-8")).getroot()
        body = page.xpath("//*[@itemprop='articleBody']")
        if not body:
            continue
        for element in page.xpath(NO_TEXT):
            element.drop_tree()
        found = release_on(name, data)
        want = {
            "date": page.xpath("string(//time[@itemprop='datePublished']/@datetime)")[:10],
            "title": page.xpath("string(//h1[@itemprop='name'])"),
            "language": page.xpath("string(/html/@lang)"),
            "place": page.xpath("string(//*[contains(@class, 'p-location')])"),
        }
        for field, value in want.items():
            if value := " ".join(value.split()):
                counts[field] += 1
                counts[f"{field} right"] += fold(str(getattr(found, field, ""))) == fold(value)
        counts.update(turns(found, body[0]))
        lead = page.xpath("//*[@itemprop='description'][not(self::meta)]")
        parts = [
            text_of(lxml_html.tostring(one, encoding="unicode", with_tail=False))
            for one in (*lead[:1], *body[:1])
        ]
        if "".join(parts).strip():
            texts.append(overlap("\n\n".join(parts), found.text))
    figures = {f"press, {field} right": counts[f"{field} right"] / counts[field] for field in want}
    figures["press, turns of transcripts"] = counts["turns"]
    for told in ("right", "wrong"):
        figures[f"press, speaker {told}"] = counts[f"speaker {told}"] / counts["turns"]
    for measure, value in zip(("F1", "precision", "recall"), f1(texts), strict=True):
        figures[f"press, text: {measure}"] = round(value, 3)
    return {"press, pages": len(texts), **figures}


def turns(found: Release, body: lxml_html.HtmlElement) -> Iterator[str]:
    """What became of each turn that a page shows by a name in bold in front of a colon."""
    told = {one.start: fold(one.speaker.name) for one in quotations(found)}
    at = 0
    for bold in body.xpath(".//b"):
        label = " ".join(bold.text_content().split())
        name = re.fullmatch(r"(?:.*\s)?[A-Z][\w'’-]+\s([A-Z][\w'’-]+):", label)
        start = found.text.find(label, at) if name else -1
        if start < 0:
            continue
        at = start + len(label)
        yield "turns"
        speaker = next((who for place, who in told.items() if start <= place <= at + 2), "")
        if speaker:
            yield "speaker right" if fold(name[1]) in speaker.split() else "speaker wrong"


def main(folder: Path) -> None:
    figures = {**articles(folder), **dates(folder), **press(folder)}
    for name, value in figures.items():
        print(f"{name:38} {value:.4g}")
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
