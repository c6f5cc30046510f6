"""The keyword index: terms of three languages, BM25, and questions that try to break it."""

import gzip
import json
import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from embeddings.indexes import term_index
from embeddings.indexes.keywords import KEYWORDS
from embeddings.indexes.lengths import Lengths, numbers
from embeddings.indexes.texts import NEAR, Texts
from embeddings.text import terms
from embeddings.text.terms import MAX_TERMS, analyse, question_terms

SHARED = Path(__file__).parents[1] / "../shared"
TEXTS = {
    1: "Министры обсудили ещё 75 проектов в Москве.",
    2: "The ministers discussed 3.5 million students.",
    3: "درس ٧٤ ألف طالب في الجامعات الروسية",
    4: "The weather was calm and calm again",
    5: "Nothing else was said about rivers",
}


@pytest.fixture
def index():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    KEYWORDS.create(connection)
    for key, text in TEXTS.items():
        KEYWORDS.add(connection, key, text)
    yield connection
    connection.close()


def hits(connection, question: str, limit: int = 10, allowed=None) -> list[tuple[int, float]]:
    return KEYWORDS.search(connection, KEYWORDS.asked(connection, question), limit, allowed)


def found(connection, question: str, allowed=None) -> list[int]:
    return [key for key, _ in hits(connection, question, allowed=allowed)]


def scores(connection, question: str, keys: list[int]) -> dict[int, float]:
    return KEYWORDS.scores(connection, KEYWORDS.asked(connection, question), keys)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Министры министров", ["министр", "министр"]),
        ("Ещё ёлки елки", ["ещ", "елк", "елк"]),
        ("Ministers' minister’s discussed", ["minist", "minist", "discuss"]),
        ("والجامعات الجامعات بالجامعة جامعة", ["جامعا", "جامعا", "جامع", "جامع"]),
        ("مُدَرِّس مدرس", ["مدرس", "مدرس"]),
        ("1,000 1 000 ١٠٠٠ ١٬٠٠٠ 1\u202f000 1.000.000", ["1000", "1000", "1000", "1000", "1000", "1000000"]),
        ("3.5 3,5 ٣٫٥ 1,000.5", ["3.5", "3.5", "3.5", "1000.5"]),
        ("2019/2020 10.06.2020 1,2,3", ["2019", "2020", "10", "06", "2020", "1", "2", "3"]),
        ("75% 75th الـ75 2020م", ["75", "75", "th", "ال", "75", "2020", "م"]),
        ("الـNATO COVID-19 G20", ["ال", "nato", "covid", "19", "g20"]),
        ("你好 हिन", ["你好", "हिन"]),
        ("\x00 \ud800 \u202e ؟ . \U0001f600", []),
        ("", []),
    ],
)
def test_terms_are_stems_and_whole_numbers(text, terms):
    """Each word by the rules of its script, each number in one form whatever its digits."""
    assert analyse(text) == terms


def test_stop_words_are_asked_only_when_there_is_nothing_else():
    """A question keeps the words that tell passages apart."""
    assert question_terms("How many students are in the city?") == ["student", "citi"]
    assert question_terms("Сколько студентов в городе?") == ["студент", "город"]
    assert question_terms("كم عدد الطلاب في المدينة؟") == ["عدد", "طلاب", "مدين"]
    assert question_terms("What is it?") == ["what", "is", "it"]
    assert question_terms("؟؟") == []


def test_a_pasted_document_asks_for_its_first_terms():
    """The number of terms is bounded, each one counted once."""
    words = [f"w{number}" for number in range(200)]
    assert question_terms(" ".join(words * 2)) == words[:MAX_TERMS]


def test_terms_pass_through_the_index_unchanged(index):
    """The tokenizer of the index neither splits nor changes a term of any script."""
    terms = [term for text in TEXTS.values() for term in analyse(text)]
    assert {term for (term,) in index.execute("SELECT term FROM keyword_terms")} == set(terms)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("московские министры", [1]),
        ("Which minister talked to the STUDENT?", [2]),
        ("كم طالباً درس في جامعة روسية؟", [3]),
        ("74", [3]),
        ("٧٥", [1]),
        ("3,5", [2]),
        ("calm rivers", [4, 5]),
        ("unknown", []),
        ("", []),
    ],
)
def test_passages_are_found_in_any_form_of_the_word(index, question, keys):
    """Case, inflection, prefixes and digits of the question need not be those of the text."""
    assert found(index, question) == keys


def test_scores_are_bm25(index):
    """Positive, higher for the rarer and the more frequent term, the same from both functions."""
    best = hits(index, "calm rivers")
    assert [(key, round(score, 3)) for key, score in best] == [(4, 1.485), (5, 1.141)]
    assert scores(index, "calm rivers", [1, 5, 99]) == {5: pytest.approx(dict(best)[5])}
    assert scores(index, "calm rivers", []) == {}


def test_words_of_a_question_count_where_they_stand_together(index):
    """Within NEAR terms and one text, each once, in any order; what is in no text lowers the share of all."""
    apart = "calm " + "word " * NEAR + "river"
    near = "word " * 30 + "river river " + "word " * (NEAR - 3) + "calm"
    for key, text in ((10, apart), (11, near), (12, "calm"), (13, "river")):
        KEYWORDS.add(index, key, text)
    texts = KEYWORDS.texts(index, [10, 11, 12, 13, 99])
    assert texts.together({"calm": 1.0, "river": 3.0}).tolist() == [0.75, 1, 0.25, 0.75, 0]
    assert texts.together({"calm": 1.0, "snow": 1.0}).tolist() == [0.5, 0.5, 0.5, 0, 0]
    assert texts.together({}).tolist() == [0] * 5


def test_the_limit_keeps_the_best(index):
    assert [key for key, _ in hits(index, "calm rivers", 1)] == [4]


def test_only_permitted_passages_are_found(index):
    """Keys that are not allowed, and those that came after, are left out."""
    allowed = np.zeros(6, np.bool_)
    allowed[5] = True
    assert found(index, "calm rivers", allowed) == [5]
    assert found(index, "calm rivers", allowed[:4]) == []


def test_scores_of_given_texts_are_those_of_the_search(index):
    """Counted here as FTS5 counts them, for random texts after additions, replacements and removals."""
    chance = random.Random(5)
    words = "calm river вода вод ministry министр وزارة 3.5 1,000 snow"
    for key in range(100, 400):
        KEYWORDS.add(index, key % 250, " ".join(chance.choices(words.split(), k=chance.randrange(1, 60))))
    for key in range(0, 90):
        KEYWORDS.remove(index, key)
    for question in ("snow", "calm rivers министры", "وزارة 3.5 1000"):
        best = dict(hits(index, question, 1000))
        assert len(best) > 20
        assert scores(index, question, list(range(500))) == pytest.approx(best, rel=1e-9)


def test_the_search_scores_as_fts5_does(index):
    """The same texts in the same order, with terms that they have several times, and lengths of one and two bytes."""
    chance = random.Random(8)
    words = "calm river вода ministry وزارة 3.5 snow"
    for key in range(10, 300):
        KEYWORDS.add(index, key, " ".join(chance.choices(words.split(), k=chance.randrange(1, 400))))
    for question in ("snow", "calm rivers вода", "وزارة 3.5"):
        asked = KEYWORDS.asked(index, question)
        wanted = index.execute(
            "SELECT rowid, -bm25(keyword_index) FROM keyword_index WHERE keyword_index MATCH ? ORDER BY 2 DESC, 1",
            (" OR ".join(f'"{term}"' for term in asked.telling),),
        ).fetchall()
        best = KEYWORDS.search(index, asked, 1000)
        assert [score for _, score in best] == pytest.approx([score for _, score in wanted], rel=1e-9)
        assert dict(best) == pytest.approx(dict(wanted), rel=1e-9)


def test_the_lengths_of_texts_are_read_once(index):
    """Each in its place, 0 where there is no text; those that were added since are read when they are asked for."""
    lengths, keys = Lengths("keyword"), np.array([2, 5, 9])
    assert lengths.of(index, keys[:0]).tolist() == []
    assert lengths.of(index, keys).tolist() == [6, 6, 0]
    KEYWORDS.add(index, 9, "word " * 200)
    assert lengths.of(index, keys).tolist() == [6, 6, 200]
    read = []
    index.set_trace_callback(read.append)
    assert lengths.of(index, np.array([9, 3, 4])).tolist() == [200, 7, 7]
    assert read == []


def test_numbers_of_one_to_three_bytes_are_read():
    """As SQLite writes them, one after the other."""
    assert numbers(b"").tolist() == []
    assert numbers(b"\x00\x7f\x81\x00\x81\x72\x86\x8d\x20\x05").tolist() == [0, 127, 128, 242, 100_000, 5]


@pytest.mark.parametrize("postings", [0, 1000])
def test_which_texts_have_a_term_is_told_by_the_index_or_by_the_texts(index, monkeypatch, postings):
    """Both tell the same; of a term that is nowhere nothing is told."""
    monkeypatch.setattr(term_index, "POSTINGS", postings)
    asked = KEYWORDS.asked(index, "calm ministers студент")
    there = KEYWORDS.presence(index, asked, [4, 2, 99, 1])
    assert {term: own.tolist() for term, own in there.items()} == {
        "calm": [True, False, False, False],
        "minist": [False, True, False, False],
    }


def test_a_large_index_is_searched_by_the_rarer_terms(index, monkeypatch):
    """As many as have POSTINGS together; the score counts all of them where it is asked for."""
    monkeypatch.setattr(term_index, "POSTINGS", 3)
    for key in range(10, 14):
        KEYWORDS.add(index, key, "common")
    KEYWORDS.add(index, 14, "common rare")
    assert found(index, "common rare") == [14]
    assert sorted(scores(index, "common rare", [10, 14])) == [10, 14]


def test_of_too_many_with_a_common_term_the_newest_are_looked_through(index, monkeypatch):
    """The best of these first; those before are still found by what else they say."""
    monkeypatch.setattr(term_index, "POSTINGS", 3)
    monkeypatch.setattr(term_index, "NEWEST", 2)
    for key in range(10, 14):
        KEYWORDS.add(index, key, "common" + " common" * (key == 12) + " word")
    assert found(index, "common") == [12, 13]
    allowed = np.zeros(20, np.bool_)
    allowed[[10, 11, 13]] = True
    assert found(index, "common", allowed) == [11, 13]


def test_a_term_of_most_passages_counts_only_when_alone(index):
    """What is everywhere tells nothing beside a rarer term, and is still found by itself."""
    for key in range(10, 30):
        KEYWORDS.add(index, key, "everywhere")
    KEYWORDS.add(index, 30, "everywhere here once rarely")
    assert found(index, "everywhere rarely") == [30]
    assert len(found(index, "everywhere")) == 10


def test_adding_again_replaces_and_removing_removes(index):
    """The index holds what was added last, and nothing of what was removed."""
    KEYWORDS.add(index, 4, "wind")
    KEYWORDS.remove(index, 5)
    KEYWORDS.remove(index, 99)
    assert (found(index, "calm"), found(index, "wind"), found(index, "rivers")) == ([], [4], [])
    assert (KEYWORDS.count(index), KEYWORDS.keys(index)) == (4, {1, 2, 3, 4})
    KEYWORDS.clear(index)
    assert (KEYWORDS.count(index), KEYWORDS.keys(index), found(index, "wind")) == (0, set(), [])


def test_the_index_changes_with_its_transaction(index):
    """What is rolled back was never indexed."""
    index.execute("BEGIN")
    KEYWORDS.add(index, 6, "snow")
    KEYWORDS.remove(index, 4)
    index.execute("ROLLBACK")
    assert (found(index, "snow"), found(index, "calm")) == ([], [4])


def test_a_connection_that_may_not_write_can_search(tmp_path):
    """Reading threads have connections of their own."""
    with sqlite3.connect(tmp_path / "index.db") as writer:
        KEYWORDS.create(writer)
        KEYWORDS.add(writer, 1, "snow")
    writer.close()
    reader = sqlite3.connect(tmp_path / "index.db")
    reader.execute("PRAGMA query_only = ON")
    assert (found(reader, "snow"), KEYWORDS.count(reader)) == ([1], 1)
    reader.close()


@pytest.mark.parametrize(
    "question",
    [
        '" OR NEAR( * ^ AND',
        '"',
        "terms : calm",
        "calm*",
        "NOT",
        "{terms}",
        "calm\x00",
        "\ud800",
        "'; DROP TABLE x",
        "(" * 999,
    ],
)
def test_a_hostile_question_is_only_words(index, question):
    """Nothing in a question is an operator of the query language."""
    assert set(found(index, question)) <= {4}
    assert KEYWORDS.count(index) == len(TEXTS)


def test_any_text_can_be_indexed_and_asked(index):
    """Random mixed scripts, control characters and emoji raise nothing and are found by their own words."""
    chance = random.Random(11)
    alphabet = "abсдأبـ\u064b٣5.,'\"*() \u202e\u200f\U0001f600\ud800\x00\u0301é你"
    for key in range(100, 500):
        text = "".join(chance.choices(alphabet, k=chance.randrange(40)))
        KEYWORDS.add(index, key, text)
        assert bool(scores(index, text, [key])) == bool(analyse(text))


def test_threads_stem_alike():
    """Stemmers are shared safely: eight threads find the stems that one finds."""
    texts = [f"министрами{i} ministers{i} والجامعات discussing университетов" for i in range(400)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(analyse, texts))
    terms._stem.cache_clear()
    assert together == [analyse(text) for text in texts]


def test_terms_that_begin_alike_are_told_apart():
    """Short and long ones, the first and the last of a text; a text without terms has none."""
    texts = Texts({1: b"pre presid president presidentship pre", 2: "президент президентск".encode(), 3: b""})
    for term, counts in {
        "pre": [2, 0, 0],
        "presid": [1, 0, 0],
        "president": [1, 0, 0],
        "presidents": [0, 0, 0],
        "президент": [0, 1, 0],
        "през": [0, 0, 0],
    }.items():
        assert texts.counts(term).tolist() == counts, term
    assert texts.together({"pre": 1.0, "presid": 3.0}).tolist() == [1.0, 0.0, 0.0]
    assert Texts({}).counts("pre").tolist() == []


@pytest.mark.parametrize(("language", "recall"), [("ar", 0.8966), ("ru", 0.9084), ("en", 0.9378)])
def test_recall_at_1_on_xquad(language, recall):
    """BM25 alone finds the right one of 240 paragraphs as often as was measured when it was built."""
    path = SHARED / f"eval/xquad/xquad.{language}.json.gz"
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    paragraphs = [p for a in json.loads(gzip.decompress(path.read_bytes()))["data"] for p in a["paragraphs"]]
    connection = sqlite3.connect(":memory:")
    KEYWORDS.create(connection)
    for key, paragraph in enumerate(paragraphs):
        KEYWORDS.add(connection, key, paragraph["context"])
    connection.commit()  # until then FTS5 does not count how many texts there are
    questions = [(key, qa["question"]) for key, p in enumerate(paragraphs) for qa in p["qas"]]
    right = sum([k for k, _ in hits(connection, q, 1)] == [key] for key, q in questions)
    connection.close()
    assert round(right / len(questions), 4) == recall
