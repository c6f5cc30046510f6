"""Token vectors packed, languages levelled, candidates ranked."""

import numpy as np
import pytest

from embeddings.archive import Archive
from embeddings.indexes.background import HALF_BELIEVED, levelled, per_language
from embeddings.models import tokens as tokens_module
from embeddings.models.tokens import (
    FLOATS_AT_ONCE,
    LEVELS,
    max_sim,
    pack,
    packed_tokens,
    spread,
    unit,
    unpack,
)
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.search.ranking import _put_first
from tests.fakes import WordEncoder


@pytest.fixture
def vectors():
    return unit(np.random.default_rng(7).standard_normal((40, 2, 384)).astype(np.float32))


def kept(vectors):
    return packed_tokens(pack(vectors), 2, 384)


def test_packing_keeps_the_direction(vectors):
    """A sixteenth of the bytes, cosine 0.92 at least."""
    packed = pack(vectors)
    assert len(packed) * 16 == vectors.nbytes
    again = unpack(packed_tokens(packed, 2, 384))
    assert again.shape == vectors.shape
    assert (again * vectors).sum(-1).min() > 0.92
    assert np.allclose(np.linalg.norm(again, axis=-1), 1, atol=1e-5)


def test_nothing_packs_to_nothing():
    """No tokens, no bytes; zero vectors neither divide by zero nor become infinite."""
    assert pack(np.zeros((0, 2, 384), np.float32)) == b""
    assert unpack(packed_tokens(b"", 2, 384)).shape == (0, 2, 384)
    assert np.isfinite(unpack(kept(np.zeros((1, 2, 384), np.float32)))).all()


def test_max_sim_is_the_mean_of_each_tokens_best(vectors):
    """As the definition says it, for texts of several lengths; without tokens it is 0."""
    question, texts = vectors[:5], [kept(vectors[5:9]), kept(vectors[:0]), kept(vectors[9:40])]
    expected = [
        np.mean([[max(q[layer] @ t[layer] for t in unpack(text)) for layer in (0, 1)] for q in question])
        if len(text)
        else 0
        for text in texts
    ]
    assert np.allclose(max_sim(question, texts), expected, atol=1e-3)  # a question is compared in bytes
    assert max_sim(question[:0], texts).tolist() == [0, 0, 0]
    assert max_sim(question, []).tolist() == []


@pytest.mark.parametrize("dimension", [8, 24, 48, 384])
def test_max_sim_takes_any_width_and_number_of_texts(dimension):
    """Of one byte pair to many words, more texts than are spread at once."""
    vectors = unit(np.random.default_rng(3).standard_normal((120, 2, dimension)).astype(np.float32))
    texts = [packed_tokens(pack(vectors[at : at + 5]), 2, dimension) for at in range(0, 120, 5)]
    opened = [unpack(text) for text in texts]
    assert np.allclose(np.linalg.norm(opened, axis=-1), 1, atol=1e-5)
    question = vectors[:4]
    expected = [np.einsum("qld,tld->qlt", question, text).max(-1).mean() for text in opened]
    assert np.allclose(max_sim(question, texts), expected, atol=1e-2)
    assert max_sim(question, spread(texts)) == pytest.approx(max_sim(question, texts), abs=1e-6)


@pytest.mark.parametrize("tokens", [1, 7, FLOATS_AT_ONCE + 3])
@pytest.mark.parametrize("products", [tokens_module._of_bytes, tokens_module._of_floats])
def test_inner_products_are_exact_on_any_processor(products, tokens):
    """Whether it multiplies bytes, or these as floats, some at once."""
    chance = np.random.default_rng(5)
    question = chance.integers(-100, 101, (5, 384), np.int8)
    levels = chance.choice(LEVELS, (tokens, 384))
    question[0], levels[0] = 100, LEVELS[-1]  # the greatest sum there is
    assert (products(question, levels) == question.astype(np.int64) @ levels.T).all()


def test_texts_made_ready_beforehand_compare_the_same(vectors):
    """A background sample is spread out once and compared with every question."""
    texts = [kept(vectors[5:9]), kept(vectors[:0]), kept(vectors[9:40])]
    assert max_sim(vectors[:5], spread(texts)).tolist() == max_sim(vectors[:5], texts).tolist()


def test_a_text_is_most_like_itself(vectors):
    """MaxSim near 1 with itself, for what packing loses; less with any other."""
    scores = max_sim(vectors[:5], [kept(vectors[:5]), kept(vectors[5:10])])
    assert scores[0] > 0.92
    assert scores[1] < 0.5


def test_a_language_that_scores_high_throughout_is_brought_down():
    """What stands out of its own language comes first."""
    background = {"en": np.array([0.8, 0.9, 1.0], np.float32), "ar": np.array([0.4, 0.5, 0.6], np.float32)}
    sizes = {"en": 10_000, "ar": 10_000}
    scores = np.array([0.95, 0.7], np.float32)
    english, arabic = levelled(scores, ["en", "ar"], background, sizes)
    assert arabic > english
    assert levelled(scores, ["en", "en"], {"en": background["en"]}, sizes).tolist() == scores.tolist()


def test_a_handful_of_passages_says_little_of_its_language():
    """The fewer, the nearer to the mean of all; an unknown language is left alone."""
    background = {"en": np.array([0.8, 1.0], np.float32), "ar": np.array([0.4, 0.6], np.float32)}
    raised = [
        float(levelled(np.array([0.5], np.float32), ["ar"], background, {"en": 1000, "ar": n})[0] - 0.5)
        for n in (1, HALF_BELIEVED, 1000)
    ]
    assert raised == sorted(raised)
    assert levelled(np.array([0.5], np.float32), ["tr"], background, {"en": 1, "ar": 1})[0] == 0.5


@pytest.mark.parametrize(("languages", "size"), [(0, 32), (1, 32), (3, 32), (6, 16), (40, 8)])
def test_the_sample_is_bounded(languages, size):
    """Many languages share it, each with enough."""
    assert per_language(languages) == size


RELEASES = [
    Release("tea", "The tea harvest of Noria rose to 4,000 tonnes this year.", "Tea harvest", language="en"),
    Release("чай", "Урожай чая в Нории вырос до 4000 тонн.", "Урожай чая", language="ru"),
    Release(
        "port", "The port of Noria opened a second berth for grain ships.", "Second berth", language="en"
    ),
    Release("порт", "В порту Нории открыт второй причал для зерна.", "Второй причал", language="ru"),
    Release("rate", "The bank left its key rate at 7 percent.", "Key rate", language="en"),
]


@pytest.fixture
def archive(tmp_path, encoder):
    archive = Archive.open(tmp_path, encoder)
    archive.apply([Delivery(tuple(RELEASES))])
    yield archive
    archive.close()


def best(archive, question):
    return [hit.release.id for hit in archive.hits(archive.search(question))]


def test_both_versions_come_before_the_rest(archive):
    """Whatever language is asked in, with the real default model."""
    assert set(best(archive, "How large was the tea harvest?")[:2]) == {"tea", "чай"}
    assert set(best(archive, "Сколько причалов теперь в порту?")[:2]) == {"port", "порт"}
    assert set(best(archive, "كم بلغ محصول الشاي؟")[:2]) == {"tea", "чай"}


def test_certainty_tells_what_is_there_from_what_is_not(archive):
    """The text itself is nearly certain, another subject is not."""

    def top(question):
        return max(archive.certainty(hit) for hit in archive.hits(archive.search(question)))

    assert (
        top(RELEASES[0].text)
        > 0.5
        > top("How large was the tea harvest?")
        > 0.23
        > top("Who won the chess cup?")
    )


def test_the_sentence_that_answers_is_the_nearest(tmp_path, encoder):
    """Among sentences of one passage; the title counts for each."""
    text = "The council met in Noria. The new bridge is 840 metres long. Music was played at the opening."
    archive = Archive.open(tmp_path, encoder)
    archive.apply([Delivery((Release("bridge", text, "Bridge opened", language="en"),))])
    (hit,) = archive.hits(archive.search("How long is the bridge?"))
    spans = [(0, 25), (26, 60), (61, len(text))]
    scores = archive.sentence_scores("How long is the bridge?", hit, spans)
    assert np.argmax(scores) == 1
    assert archive.sentence_scores("How long is the bridge?", hit, []) == []
    archive.close()


def test_what_the_first_sentence_names_counts_for_the_others(tmp_path, encoder):
    """It has more of the question's words than the one that answers, and says nothing of what is asked."""
    sentences = (
        "The ferry Silver Tern left Dorvane for Marsal.",
        "She will come back with forty tonnes of dates.",
        "The captain thanked the crew.",
    )
    text = " ".join(sentences)
    spans = [(text.index(one), text.index(one) + len(one)) for one in sentences]
    archive = Archive.open(tmp_path, encoder)
    archive.apply([Delivery((Release("ferry", text, language="en"),))])
    question = "With how many tonnes of dates will the ferry Silver Tern come back from Marsal?"
    (hit,) = archive.hits(archive.search(question))
    first, answer, last = archive.sentence_scores(question, hit, spans)
    assert answer > first > last
    archive.close()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("berth", {"port"}),
        ("Second berth", {"port", "порт"}),
        ("منفذ Noria الثاني berth", {"port"}),
        ("4000", {"tea", "чай"}),
        ("٤٠٠٠", {"tea", "чай"}),
        (RELEASES[2].text, {"port"}),
        (RELEASES[3].text, {"порт"}),
        ("hravest of the tae", {"tea", "чай"}),
        ("Урожай чая. " * 166, {"чай"}),
    ],
)
def test_what_a_poor_question_means_comes_first(archive, question, first):
    """One word, a Latin name inside Arabic, digits alone, a whole sentence, a typo, 2,000 characters."""
    assert best(archive, question)[0] in first


@pytest.mark.parametrize(
    "question",
    ["?", "؟!…—«»", "7", "😀", "🇶🇦🕊️👩‍👩‍👧", "x" * 2000, "слово " * 333, "\ud800", "Noria", "\u200f\u202e", " "],
)
def test_degenerate_questions_rank_everything(archive, question):
    """Punctuation, emoji, a number, 2,000 characters, noise: every release once, finite scores, no error."""
    hits = archive.hits(archive.search(question))
    assert sorted(hit.release.id for hit in hits) == sorted(release.id for release in RELEASES)
    assert np.isfinite([hit.score for hit in hits]).all()


def test_without_token_vectors_the_pooled_ones_rank(tmp_path):
    """As with a model that shows none."""
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery(tuple(RELEASES))])
    assert best(archive, "key rate of the bank")[0] == "rate"
    archive.close()


def test_a_removed_release_is_no_longer_background(archive):
    """The sample of a language may hold keys that are gone."""
    best(archive, "tea")
    archive.remove(["tea", "port"])
    assert set(best(archive, "tea")) == {"чай", "порт", "rate"}


def test_what_was_not_compared_comes_after_what_was():
    """Also where it was ahead before, because what is compared was chosen by another order."""
    scores = np.array([0.6, 0.5, 0.62], np.float32)
    put = _put_first(scores, np.array([1, 2]), np.array([1.2, 1.6], np.float32))
    assert put[1:].tolist() == pytest.approx([1.2, 1.6])
    assert put[0] <= 1.2
