"""Any CrossEncoder of sentence-transformers as a reranker."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder

BATCH = 8


class UnusableReranker(Exception):
    """The cross-encoder cannot be loaded; the message names the setting."""


class CrossEncoderReranker:
    """Scores of a model with one output, by name or folder, brought to 0..1 by a sigmoid."""

    def __init__(self, name_or_folder: str):
        self.name = name_or_folder
        local = Path(name_or_folder).is_dir()
        try:
            self._model = CrossEncoder(name_or_folder, device="cpu", local_files_only=local)
        except (OSError, ValueError, ImportError, KeyError, AttributeError) as error:
            raise UnusableReranker(_unusable(name_or_folder, f"cannot be loaded: {error}")) from error
        if self._model.num_labels != 1:
            outputs = f"has {self._model.num_labels} outputs; a model that ranks has one"
            raise UnusableReranker(_unusable(name_or_folder, outputs))

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(question, text) for text in texts]
        return self._model.predict(
            pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=torch.nn.Sigmoid()
        ).astype(np.float32)


def _unusable(name: str, why: str) -> str:
    return (
        f"ASSISTANT_RERANK: the cross-encoder {name} {why}."
        " Set it to tokens, to none, or to a CrossEncoder's name or folder."
    )
