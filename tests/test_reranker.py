"""What orders the first hits once more: token vectors, nothing, or a real cross-encoder."""

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from assistant.settings import BadSettings, Settings, read_settings
from assistant.wiring import open_reranker
from embeddings.archive import Archive
from embeddings.models.cross_encoder import CrossEncoderReranker, UnusableReranker
from embeddings.models.reranker import NONE, TOKENS
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from tests.fakes import WordEncoder

RELEASES = (
    Release("tea", "The tea harvest of Noria rose to 4,000 tonnes.", "Tea harvest", language="en"),
    Release(
        "port", "The port of Noria opened a second berth for grain ships.", "Second berth", language="en"
    ),
    Release("rate", "The bank left its key rate at 7 percent.", "Key rate", language="en"),
)


def model_folder(folder, outputs=1):
    """A tiny BERT with random weights, saved as a cross-encoder is."""
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "tea", "port", "bank", "rate", "harvest"]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=64, num_labels=outputs,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]",
        sep_token="[SEP]", model_max_length=64,
    ).save_pretrained(folder)  # fmt: skip
    return str(folder)


@pytest.fixture
def cross_encoder(tmp_path):
    return CrossEncoderReranker(model_folder(tmp_path / "model"))


class Reading:
    """Prefers the text that has most letters of the question, whatever the vectors say."""

    name = "reading"

    def __init__(self):
        self.asked: list[tuple[str, int]] = []

    def scores(self, question, texts):
        self.asked.append((question, len(texts)))
        return np.array([text.count(question) / 10 for text in texts], np.float32)


@pytest.fixture
def opened(tmp_path):
    archives = []

    def opened(encoder, reranker):
        archives.append(Archive.open(tmp_path / "data", encoder, reranker))
        archives[-1].apply([Delivery(RELEASES)])
        return archives[-1]

    yield opened
    for archive in archives:
        archive.close()


def test_a_cross_encoder_scores_pairs(cross_encoder):
    """One score between 0 and 1 a text, as the model itself gives them, and none for none."""
    texts = ["tea harvest", "port", "bank rate"]
    scores = cross_encoder.scores("tea", texts)
    own = cross_encoder._model.predict([("tea", text) for text in texts], activation_fn=torch.nn.Sigmoid())
    assert np.allclose(scores, own)
    assert ((scores > 0) & (scores < 1)).all()
    assert cross_encoder.scores("tea", []).tolist() == []


def test_a_real_cross_encoder_orders_the_hits(opened, cross_encoder):
    """The hits come in the order of its scores, which are the scores of the hits."""
    candidates = opened(WordEncoder(), cross_encoder).search("tea harvest")
    texts = [f"{release.title}. {release.text}" for release in RELEASES]
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)
    assert len({c.passage.release_id for c in candidates}) == len(texts)
    assert all(0 < c.score < 1 for c in candidates)


def test_what_reads_the_texts_decides(opened):
    """Asked once a search, about the candidates; certainty runs from unrelated text to the text itself."""
    reading = Reading()
    archive = opened(WordEncoder(), reading)
    assert archive.search("berth")[0].passage.release_id == "port"
    assert reading.asked == [("berth", 3)]
    hits = archive.hits(archive.search("rate"))
    assert hits[0].release.id == "rate"
    assert archive.certainty(hits[0]) == pytest.approx(hits[0].score / 0.1)
    assert archive.certainty(hits[-1]) == 0


def test_a_cross_encoder_that_tells_nothing_apart_is_sure_of_nothing(opened):
    """No division by nothing."""

    class Flat(Reading):
        def scores(self, question, texts):
            return np.full(len(texts), 0.5, np.float32)

    archive = opened(WordEncoder(), Flat())
    assert [archive.certainty(hit) for hit in archive.hits(archive.search("tea"))] == [0, 0, 0]


@pytest.mark.parametrize(("reranker", "reads"), [(TOKENS, True), (NONE, False)])
def test_none_reads_no_token_vectors(opened, encoder, monkeypatch, reranker, reads):
    """They are stored all the same, so that the setting can be changed back; certainty keeps its sense."""
    archive = opened(encoder, reranker)
    read = []
    stored = archive._catalog.token_vectors
    monkeypatch.setattr(
        archive._catalog, "token_vectors", lambda *asked: read.append(asked) or stored(*asked)
    )
    hits = archive.hits(archive.search("How large was the tea harvest?"))
    assert hits[0].release.id == "tea"
    assert archive.sentence_scores("tea", hits[0], [(0, len(hits[0].release.text))])[0] > 0
    assert bool(read) is reads
    assert all(stored(archive.encoder.name, [hit.passage.key]) for hit in hits)
    about, other = (
        max(archive.certainty(hit) for hit in archive.hits(archive.search(question)))
        for question in (RELEASES[0].text, "Who won the chess cup?")
    )
    assert 1 >= about > 0.5 > other


def test_the_setting_chooses(monkeypatch, tmp_path):
    """`tokens` unless it says otherwise; a folder is a cross-encoder."""
    monkeypatch.delenv("ASSISTANT_RERANK", raising=False)
    assert open_reranker(read_settings()) == TOKENS
    assert open_reranker(Settings(rerank="none")) == NONE
    folder = model_folder(tmp_path / "model")
    assert open_reranker(Settings(rerank=folder)).name == folder


def test_an_unusable_name_is_refused_at_the_start(monkeypatch, tmp_path):
    """The message names the setting: an empty one, a folder without a model, a model that does not rank."""
    monkeypatch.setenv("ASSISTANT_RERANK", "")
    with pytest.raises(BadSettings, match="ASSISTANT_RERANK"):
        read_settings()
    (tmp_path / "empty").mkdir()
    with pytest.raises(
        UnusableReranker, match=r"ASSISTANT_RERANK: the cross-encoder .*empty cannot be loaded"
    ):
        open_reranker(Settings(rerank=str(tmp_path / "empty")))
    with pytest.raises(UnusableReranker, match=r"ASSISTANT_RERANK: .* has 3 outputs"):
        open_reranker(Settings(rerank=model_folder(tmp_path / "three", outputs=3)))
