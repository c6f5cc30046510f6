"""An encoder that remembers on disk what it encoded, so that an ablation encodes nothing anew."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from embeddings.models.encoder import EncodedPassages, EncodedQuestion, Encoder
from embeddings.models.sentence_encoder import SentenceEncoder

CACHE = user_cache_path("press-release-assistant")


def remembered(neutral: bool = True) -> "RememberedEncoder":
    """The default model; `neutral` False leaves the language signal in its vectors."""
    return RememberedEncoder(SentenceEncoder("", CACHE, neutral), CACHE / "benchmarks.sqlite")


class RememberedEncoder:
    """As `encoder`, whose name is part of what is remembered. `layers` may be set to 0: without token vectors."""

    def __init__(self, encoder: Encoder, path: Path):
        self._encoder = encoder
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS encoded (key BLOB PRIMARY KEY, vector BLOB, tokens BLOB) WITHOUT ROWID"
        )
        self.name, self.layers = encoder.name, encoder.layers
        self.dimension, self.max_tokens = encoder.dimension, encoder.max_tokens
        self.count_tokens, self.token_spans = encoder.count_tokens, encoder.token_spans

    def encode_question(self, text: str) -> EncodedQuestion:
        """Token vectors are remembered in half precision."""
        found = self._recall("question", text)
        if not found:
            one = self._encoder.encode_question(text)
            found = one.vector, one.tokens.astype(np.float16).tobytes()
            self._remember("question", text, *found)
        tokens = np.frombuffer(found[1], np.float16).astype(np.float32)
        return EncodedQuestion(found[0], tokens.reshape(-1, self._encoder.layers, self.dimension))

    def encode_passages(
        self, texts: Sequence[str], before_slice: Callable[[], None] = lambda: None
    ) -> EncodedPassages:
        found = {text: self._recall("passage", text) for text in texts}
        new = [text for text, known in found.items() if not known]
        encoded = self._encoder.encode_passages(new, before_slice)
        for text, vector, tokens in zip(new, encoded.vectors, encoded.tokens, strict=True):
            found[text] = vector, tokens
            self._remember("passage", text, vector, tokens)
        vectors = np.array([found[text][0] for text in texts], np.float32).reshape(-1, self.dimension)
        return EncodedPassages(vectors, tuple(found[text][1] for text in texts))

    def _key(self, kind: str, text: str) -> bytes:
        return hashlib.sha256("\0".join((self.name, kind, text)).encode("utf-8", "replace")).digest()

    def _recall(self, kind: str, text: str) -> tuple[np.ndarray, bytes] | None:
        row = self._database.execute(
            "SELECT vector, tokens FROM encoded WHERE key = ?", (self._key(kind, text),)
        ).fetchone()
        return (np.frombuffer(row[0], np.float32), row[1]) if row else None

    def _remember(self, kind: str, text: str, vector: np.ndarray, tokens: bytes) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO encoded VALUES (?, ?, ?)",
            (self._key(kind, text), vector.tobytes(), tokens),
        )
