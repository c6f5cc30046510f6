"""Text in, unit vectors out. Questions and passages are encoded by different methods.

The only importer of sentence_transformers.
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from embeddings.default_model import default_model_folder, default_model_name
from embeddings.language_neutral import DIRECTIONS, without

Vectors = NDArray[np.float32]
SLICE = 16  # passages encoded before a waiting question gets its turn: a few tenths of a second
BATCH = 4  # small batches waste little on padding; larger ones are no faster on a CPU
MAX_CHARS = 20_000  # longer than any model's window; the tokenizer need not see more
SPARE_TOKENS = 8  # prompt and end marks


class UnusableModel(Exception):
    """The embedding model cannot be loaded; the message says what to do."""


class Encoder(Protocol):
    """Turns texts into unit vectors of `dimension`; `name` says which model, for the archive to record."""

    name: str
    dimension: int
    max_tokens: int  # a longer passage would be cut, so nothing longer is ever given to it

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, L2-normalised."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, L2-normalised."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many of `max_tokens` this text takes, without prompt and end marks."""
        ...


class SentenceEncoder:
    """Any SentenceTransformer, by name or folder, with its own prompts; "" is the default model.

    Safe to use from several threads. A question waits for at most one slice of passages.
    """

    def __init__(self, name_or_folder: str, cache: Path, neutral: bool = True):
        """`neutral` False leaves the language signal in the default model's vectors (to measure it)."""
        folder = name_or_folder or str(default_model_folder(cache))
        self.name = name_or_folder or default_model_name()
        # Measured for the default model only; another model's vectors stay as they are.
        self._directions = np.load(DIRECTIONS) if neutral and not name_or_folder else None
        if self._directions is not None:
            self.name += ", language-neutral"
        transformers_logging.disable_progress_bar()
        try:
            self._model = SentenceTransformer(folder, device="cpu", local_files_only=_is_local(folder))
        except (OSError, ValueError, ImportError) as error:
            raise UnusableModel(
                f"The embedding model {name_or_folder or folder} cannot be loaded: {error}."
                " Set ASSISTANT_EMBEDDING_MODEL to a model folder, or leave it empty for the default model."
            ) from error
        self._model.eval()
        self.dimension = self._model.get_embedding_dimension()
        self.max_tokens = (self._model.max_seq_length or 512) - SPARE_TOKENS
        self._turn = threading.Lock()

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._model.encode_query)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._model.encode_document)

    def count_tokens(self, text: str) -> int:
        return len(self._model.tokenizer.backend_tokenizer.encode(_clean(text), add_special_tokens=False).ids)

    def _encode(self, texts: Sequence[str], method) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for at in range(0, len(order), SLICE):
            rows = order[at : at + SLICE]
            with self._turn:
                vectors[rows] = method(
                    [_clean(texts[i]) for i in rows], batch_size=BATCH, show_progress_bar=False
                )
        directions = (
            np.empty((0, self.dimension), np.float32) if self._directions is None else self._directions
        )
        return without(vectors, directions)


def _clean(text: str) -> str:
    """Without lone surrogates, which no tokenizer takes, and no longer than any model reads."""
    return text[:MAX_CHARS].encode("utf-8", "replace").decode("utf-8")


def _is_local(name: str) -> bool:
    return Path(name).is_dir()
