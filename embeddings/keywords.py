"""The keyword index: BM25 over stems, in the catalog's own database, so that both change as one."""

import math
import re
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray
from Stemmer import Stemmer

from embeddings.folding import fold
from embeddings.texts import Texts

MAX_TERMS = 64  # of a question; a pasted document asks for nothing more precise
# BM25 with k1 = 1.2 gives a term at most 2.2 times its weight.
MOST_OF_A_TERM = 2.2
K1, B = 1.2, 0.75
POSTINGS = 10_000  # of the rarest terms of a question are looked through for candidates: some 10 ms
NEWEST = 300  # where even the rarest term is in more passages, of the newest
MAX_TERM = 40  # code points; longer runs are no words

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7"
_VOWELS = "\u0300-\u036f\u0900-\u0963\u0970-\u0dff\u0e31-\u0e4e"  # signs in a word that are no letters
_TERM = re.compile(
    rf"""
      (?P<thousands> (?<!\d)(?<!\d[.,]) \d{{1,3}}
        (?: (?P<separator>[ ,])\d{{3}} (?:(?P=separator)\d{{3}})* | (?:\.\d{{3}}){{2,}} ) (?!\d) (?:\.\d+)? )
    | (?P<decimal> (?<!\d[.,/]) \d+ [.,] \d+ (?![.,/]?\d) )
    | (?P<number> \d+ )
    | (?P<arabic> [{_ARABIC}]+ )
    | (?P<word> [^\W\d_{_ARABIC}] (?:[^\W_{_ARABIC}]|[{_VOWELS}])* ) (?:'s(?!\w))?
    """,
    re.VERBOSE,
)
# What the Arabic stemmer leaves in front of many words; three letters must remain.
_PREFIX = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك])(?=.{3})")

_STOP_WORDS = frozenset(
    fold(
        "a about after all also am an and any are as at be been before being between both but by can could "
        "d did do does doing don during each few for from had has have having he her here him his how i if "
        "in into is it its just ll many me more most much must my no nor not of on once only or other our "
        "out over own re s said same shall she should so some such t than that the their them then there "
        "these they this those through to too under up ve very was we were what when where which while who "
        "whom whose why will with would you your а без более бы был была были было быть в вам вас весь во "
        "вот все всего всех вы где да для до его ее ей ему если есть еще же за и из или им их к как какая "
        "какие какой какова каково когда кого которая которые который которых кто куда ли либо между меня "
        "мне много может мы на над нам нас не него нее ней нет ни них но ну о об один он она они оно от "
        "очень по под после потому почему при про с сколько со так также такой там те тем то того тоже "
        "только том тот ты у уже хотя чего чей чем через что чтобы эта эти это этого этой этом этот я في من "
        "إلى على عن مع هذا هذه ذلك تلك هؤلاء التي الذي الذين اللذين اللتين هو هي هم هن هما أنا نحن أنت ما "
        "ماذا متى أين كيف كم هل لماذا لم لن لا ليس ليست أن إن أنه أنها إنه إنها كان كانت كانوا يكون تكون قد "
        "لقد كل بعض أي أية أو ثم حيث حتى بعد قبل عند عندما بين منذ خلال غير سوى فقط أيضا كما كذلك بها به "
        "فيه فيها منه منها له لها لهم عليه عليها إليه إليها لدى ذات دون حول ضد نحو وهو وهي وما ولا وقد وكان "
        "مما بما ممن عما فيما إذا لكن ولكن إلا بل مثل تم يتم و ف ب ل ك ال "
    ).split()
)  # fmt: skip


def analyse(text: str) -> list[str]:
    """The terms of `text` in order: stems of Arabic, Russian and English words, numbers whole."""
    return [_term(kind, word) for kind, word in _words(text)]


def _words(text: str) -> list[tuple[str, str]]:
    """(kind, folded word) of each word and number."""
    return [
        (kind, match[kind][:MAX_TERM]) for match in _TERM.finditer(fold(text)) if (kind := match.lastgroup)
    ]


def _term(kind: str, word: str) -> str:
    if kind in ("word", "arabic"):
        return _stem(word)
    if kind == "decimal":
        return word.replace(",", ".")
    if kind == "thousands":
        whole, point, fraction = word.partition(".") if word.count(".") == 1 else (word, "", "")
        return re.sub(r"\D", "", whole) + point + fraction
    return word


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    if "\u0600" <= word[0] < "\u0900":
        return _snowball("arabic", _PREFIX.sub("", word)) or word
    if "\u0400" <= word[0] < "\u0530":
        return _snowball("russian", word)
    if word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00":
        return _snowball("english", word)
    return word


_stemming = threading.Lock()  # a Stemmer serves one thread at a time


def _snowball(language: str, word: str) -> str:
    with _stemming:
        return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language, 0)


def is_stop_word(word: str) -> bool:
    """Whether a folded word tells nothing of a subject in Arabic, Russian or English."""
    return word in _STOP_WORDS


def question_terms(question: str) -> list[str]:
    """The distinct terms of a question, at most MAX_TERMS; stop words only when it has nothing else."""
    words = _words(question)
    telling = [(kind, word) for kind, word in words if not is_stop_word(word)] or words
    return list(dict.fromkeys(_term(kind, word) for kind, word in telling))[:MAX_TERMS]


def create(connection: sqlite3.Connection) -> None:
    """Make the empty index, where there is none."""
    # The ascii tokenizer keeps every other character, and so each term, as it is.
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS keyword_index "
        "USING fts5(terms, tokenize = \"ascii tokenchars '.'\")"
    )
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS keyword_terms USING fts5vocab(keyword_index, row)")


def add(connection: sqlite3.Connection, key: int, text: str) -> None:
    """Index `text` under `key`, in place of what was there."""
    connection.execute(
        "INSERT OR REPLACE INTO keyword_index (rowid, terms) VALUES (?, ?)", (key, " ".join(analyse(text)))
    )


def remove(connection: sqlite3.Connection, key: int) -> None:
    connection.execute("DELETE FROM keyword_index WHERE rowid = ?", (key,))


def clear(connection: sqlite3.Connection) -> None:
    """Make the index empty, however damaged it is."""
    connection.execute("DROP TABLE keyword_terms")
    connection.execute("DROP TABLE keyword_index")
    create(connection)


def check(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where the index is damaged."""
    connection.execute("INSERT INTO keyword_index(keyword_index) VALUES ('integrity-check')")


def count(connection: sqlite3.Connection) -> int:
    """How many keys are indexed."""
    return connection.execute("SELECT count(*) FROM keyword_index_docsize").fetchone()[0]


def keys(connection: sqlite3.Connection) -> set[int]:
    return {key for (key,) in connection.execute("SELECT id FROM keyword_index_docsize")}


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a question, with in how many texts of the index each is."""

    frequency: dict[str, int]
    texts: int
    mean_length: float  # of a text, in terms

    @property
    def weights(self) -> dict[str, float]:
        """How much each term tells, > 0; one that is nowhere in the index, most."""
        return {term: math.log(1 + (self.texts + 0.5) / (n + 0.5)) for term, n in self.frequency.items()}

    @property
    def telling(self) -> list[str]:
        """The terms that are there, rarest first. One in half of all texts is left out if others are rarer."""
        there = sorted((n, term) for term, n in self.frequency.items() if n)
        return [term for n, term in there if n <= self.texts / 2] or [term for _, term in there]


def asked(connection: sqlite3.Connection, question: str) -> Asked:
    texts, terms = _totals(connection)
    frequency = {term: _frequency(connection, term) for term in question_terms(question)}
    return Asked(frequency, texts, terms / max(texts, 1))


def search(
    connection: sqlite3.Connection, asked: Asked, limit: int, allowed: NDArray[np.bool_] | None = None
) -> list[tuple[int, float]]:
    """The `limit` best (key, BM25 ≥ 0), best first, that share a term with the question.

    `allowed` says whether each key, which is its place in it, may be found.
    In a large index those that have one of its rarer terms: looking through all of "the government said"
    takes seconds, and finds what tells nothing.
    """
    terms = _rarest(asked)
    if sum(asked.frequency[term] for term in terms) > POSTINGS:
        found = _newest(connection, asked, terms[0], allowed)
    else:
        found = connection.execute(
            "SELECT rowid, bm25(keyword_index) FROM keyword_index WHERE keyword_index MATCH ? ORDER BY 2, 1 LIMIT ?",
            (" OR ".join(f'"{term}"' for term in terms), limit if allowed is None else -1),
        ) if terms else ()  # fmt: skip
    best = ((key, max(0.0, -score)) for key, score in found if _permits(allowed, key))
    return list(islice(best, limit))


def scores(connection: sqlite3.Connection, asked: Asked, keys: Sequence[int]) -> dict[int, float]:
    """BM25 of those of `keys` that share a telling term with the question, as FTS5 counts it.

    FTS5 itself would go through every text that has one of the terms.
    """
    if not asked.telling:
        return {}
    found = bm25(asked, texts(connection, keys))
    return {key: score for key, score in zip(keys, found.tolist(), strict=True) if score}


def texts(connection: sqlite3.Connection, keys: Sequence[int]) -> Texts:
    """These texts in this order; one that is not in the index has no terms."""
    rows = connection.execute(
        "SELECT id, CAST(c0 AS BLOB) FROM keyword_index_content"
        f" WHERE id IN ({','.join('?' * len(keys))})", [int(key) for key in keys],
    )  # fmt: skip
    return Texts(dict.fromkeys(keys, b"") | dict(rows))


def bm25(asked: Asked, texts: Texts) -> NDArray[np.float64]:
    """BM25 of each of these texts, 0 for one that shares no telling term with the question."""
    found = np.zeros(len(texts.keys))
    for term in asked.telling:
        n = asked.frequency[term]
        idf = max(math.log((asked.texts - n + 0.5) / (n + 0.5)), 1e-6)
        counts = texts.counts(term)
        found += idf * counts * (K1 + 1) / (counts + K1 * (1 - B + B * texts.lengths / asked.mean_length))
    return found


def _rarest(asked: Asked) -> list[str]:
    """As many of the telling terms as have POSTINGS together, rarest first; at least one."""
    sums = accumulate(asked.frequency[term] for term in asked.telling)
    return [
        term for place, (term, total) in enumerate(zip(asked.telling, sums, strict=True))
        if total <= POSTINGS or not place
    ]  # fmt: skip


def _newest(
    connection: sqlite3.Connection, asked: Asked, term: str, allowed: NDArray[np.bool_] | None
) -> list[tuple[int, float]]:
    """(key, -BM25) of the newest texts that have a term, best first."""
    rows = connection.execute(
        "SELECT rowid FROM keyword_index WHERE keyword_index MATCH ? ORDER BY rowid DESC", (f'"{term}"',)
    )
    keys = list(islice((key for (key,) in rows if _permits(allowed, key)), NEWEST))
    found = scores(connection, asked, keys)
    return sorted(((key, -score) for key, score in found.items()), key=lambda pair: (pair[1], pair[0]))


def _permits(allowed: NDArray[np.bool_] | None, key: int) -> bool:
    return allowed is None or (key < len(allowed) and bool(allowed[key]))


def _totals(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many texts and how many terms are indexed, out of what FTS5 keeps of it (its "averages" record)."""
    row = connection.execute("SELECT block FROM keyword_index_data WHERE id = 1").fetchone()
    numbers, value = [], 0
    for byte in row[0] if row else b"":  # big-endian, seven bits a byte, the last one without the eighth bit
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(value)
            value = 0
    return (numbers[0], numbers[1]) if len(numbers) > 1 else (0, 0)


def _frequency(connection: sqlite3.Connection, term: str) -> int:
    row = connection.execute("SELECT doc FROM keyword_terms WHERE term = ?", (term,)).fetchone()
    return row[0] if row else 0
