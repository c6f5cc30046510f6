"""A large archive made out of some thousand real passages, for the benchmarks of speed and scale.

Embedding a million passages takes a day on two cores, so only the base is real: some thousand passages of real
releases in Arabic, Russian and English, of which some hundred are embedded by the default model. Each synthetic
passage is made of shuffled sentences of real passages of one language, so that words are as frequent in it as in
real ones, which is what a keyword search costs; its vector is a mixture of two real vectors and noise, and its
token vectors are those of real passages, as many as its text has tokens. Nothing about the quality of answers
can be read from such an archive. The same seed makes the same archive.
"""

import gzip
import pickle
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.archive import Archive
from embeddings.indexes.consonants import NAMES
from embeddings.models.encoder import Encoder, Vectors
from embeddings.models.tokens import unit
from embeddings.readers import read
from embeddings.releases.passages import split
from embeddings.releases.release import Release
from embeddings.store import records
from embeddings.store.catalog import Catalog
from embeddings.store.reembed import MODEL
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse

LANGUAGES = ("ar", "ru", "en")
EMBEDDED = 150  # real passages of each language that give vectors and token vectors
READ = 3_000  # and that give sentences
NOISE = 0.3  # length of the noise beside a unit vector: two passages made of the same two have a cosine of about 0.9
BATCH = 2_000  # passages written at once
DAYS = 7_300  # the releases are spread over twenty years
SOURCES = 40


@dataclass(frozen=True, slots=True)
class Real:
    """What the real passages of one language give: their sentences with their keywords, vectors, token vectors."""

    sentences: tuple[tuple[str, str], ...]  # (text, its terms joined by spaces)
    vectors: np.ndarray  # (passages, dimension)
    tokens: tuple[bytes, ...]


def real_passages(releases: Path, encoder: Encoder, kept: Path) -> dict[str, Real]:
    """The base by language, embedded once and kept in the file `kept`; `releases` is the shared folder of them."""
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    found = {}
    for language, read_releases in (("ar", _arabic), ("ru", _russian), ("en", _english)):
        texts = []
        for release in read_releases(releases):
            texts += [passage.text for passage in split(release, encoder.count_tokens)]
            if len(texts) >= READ:
                break
        encoded = encoder.encode_passages(texts[:EMBEDDED])
        cut = [text[a:b].strip() for text in texts for a, b in sentence_spans(text, language)]
        found[language] = Real(
            tuple((text, " ".join(analyse(text))) for text in cut), encoded.vectors, encoded.tokens
        )
        print(f"{language}: {len(texts)} real passages, {len(cut)} sentences", file=sys.stderr)
    kept.write_bytes(pickle.dumps(found))
    return found


def _arabic(folder: Path) -> Iterator[Release]:
    yield from read("a.jsonl", gzip.decompress((folder / "spa-official.ar.jsonl.gz").read_bytes())).releases


def _russian(folder: Path) -> Iterator[Release]:
    yield from read("a.csv", gzip.decompress((folder / "1tv-2020.ru.csv.gz").read_bytes())).releases


def _english(folder: Path) -> Iterator[Release]:
    with tarfile.open(folder / "senate-12000.tar.gz") as files:
        for member in files:
            if member.isfile() and member.name.endswith(".txt"):
                yield from read(member.name, files.extractfile(member).read()).releases


def fill(data: Path, encoder: Encoder, real: dict[str, Real], count: int, chars: int, seed: int = 4) -> None:
    """Make an archive of `count` releases of one passage each, of about `chars` code points."""
    catalog = Catalog(data / "archive.sqlite")
    catalog._writer.execute("PRAGMA synchronous = OFF")  # it can be made again
    made = _passages(real, count, chars, np.random.default_rng(seed))
    width = encoder.layers * encoder.dimension // 4
    for at in range(0, count, BATCH):
        with catalog.transaction() as connection:
            for number, (language, text, terms, vector, tokens) in zip(
                range(at + 1, min(at + BATCH, count) + 1), made, strict=False
            ):
                _put(
                    connection, encoder.name, number, language, text, terms, vector, _cut(tokens, text, width)
                )
            records.put_meta(connection, MODEL, encoder.name)
        if at % 20_000 == 0:
            print(f"\r{at + BATCH}/{count}", end="", file=sys.stderr)
    print(file=sys.stderr)
    catalog.close()
    Archive.open(data, encoder).close()  # makes the vector index


def _put(connection, model, number, language, text, terms, vector, tokens) -> None:
    day = np.datetime64("2005-01-01") + number * 7919 % DAYS
    connection.execute(
        "INSERT INTO releases(number, id, text, title, date, date_evidence, language, source, url, version_of,"
        " digest, updated_at) VALUES (?, ?, ?, '', ?, '', ?, ?, '', '', ?, '')",
        (number, f"r{number}", text, str(day), language, f"Source {number % SOURCES}", f"synthetic {number}"),
    )
    key = connection.execute(
        "INSERT INTO passages(release_id, start, end, heading) VALUES (?, 0, ?, '')",
        (f"r{number}", len(text)),
    ).lastrowid
    connection.execute("INSERT INTO vectors VALUES (?, ?, ?)", (model, key, vector.tobytes()))
    connection.execute("INSERT INTO token_vectors VALUES (?, ?, ?)", (model, key, tokens))
    connection.execute("INSERT INTO keyword_index(rowid, terms) VALUES (?, ?)", (key, terms))
    NAMES.add(connection, key, text)


def _cut(tokens: bytes, text: str, width: int) -> bytes:
    """As many of the token vectors as the text has tokens, about one for four characters."""
    return tokens[: width * (len(text) // 4)]


def _passages(real: dict[str, Real], count: int, chars: int, rng: np.random.Generator) -> Iterator[tuple]:
    for _ in range(-(-count // BATCH)):
        for language in rng.choice(LANGUAGES, BATCH):
            base = real[language]
            one, two = rng.integers(len(base.vectors), size=2)
            vector = mixed(base.vectors[[one]], base.vectors[[two]], rng)[0]
            yield (
                str(language), *_text(base, chars, rng), vector, base.tokens[one] + base.tokens[two],
            )  # fmt: skip


def mixed(ones: Vectors, others: Vectors, rng: np.random.Generator) -> Vectors:
    """Each two vectors mixed with noise, (n, dimension)."""
    share = rng.uniform(0.5, 1, (len(ones), 1)).astype(np.float32)
    noise = rng.standard_normal(ones.shape, np.float32)
    noise *= NOISE / np.linalg.norm(noise, axis=1, keepdims=True)
    return unit(share * ones + (1 - share) * others + noise)


def _text(base: Real, chars: int, rng: np.random.Generator) -> tuple[str, str]:
    """Shuffled sentences and their terms."""
    texts, terms, size = [], [], 0
    while size < chars:
        text, own = base.sentences[rng.integers(len(base.sentences))]
        texts.append(text)
        terms.append(own)
        size += len(text) + 1
    return " ".join(texts), " ".join(terms)
