"""The encoder: any SentenceTransformer. The only importer of sentence_transformers, which takes seconds."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Transformer
from transformers.utils import logging as transformers_logging

from embeddings.models.compiled_model import CompiledModel
from embeddings.models.default_model import default_model_folder, default_model_name
from embeddings.models.encoder import EncodedPassages, EncodedQuestion, Vectors
from embeddings.models.language_neutral import LanguageSignal
from embeddings.models.tokens import TokenVectors, pack

SLICE_CHARS = 2_000  # encoded before a waiting question gets its turn: about a tenth of a second
BATCH = 4  # small batches waste little on padding; larger ones are no faster on a CPU
MAX_CHARS = 20_000  # longer than any model's window; the tokenizer need not see more
SPARE_TOKENS = 8  # prompt and end marks
# The default model's hidden layers whose token vectors are compared, of twelve: the last ones know the meaning,
# those before them the words. On TICO-19 the tenth and the eighth find more across languages than the last and
# the eighth, and no less within one.
LAYERS = (10, 8)


class UnusableModel(Exception):
    """The embedding model cannot be loaded; the message says what to do."""


class SentenceEncoder:
    """Any SentenceTransformer, by name or folder, with its own prompts; "" is the default model.

    Safe to use from several threads. A question waits for at most one slice of passages.
    """

    def __init__(self, name_or_folder: str, cache: Path, neutral: bool = True):
        """`neutral` False leaves the language signal in the default model's vectors (to measure it)."""
        folder = name_or_folder or str(default_model_folder(cache))
        self.name = name_or_folder or default_model_name()
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
        self._prompts = self._model.prompts
        self._tokenizer = getattr(self._model.tokenizer, "backend_tokenizer", self._model.tokenizer)
        self.layers = (1 if self._shows_tokens() else 0) if name_or_folder else len(LAYERS)
        if self.layers:
            self._model.insert(1, _TokenLayers(() if name_or_folder else LAYERS))
        # Measured for the default model only; another model's vectors stay as they are.
        self._signal = LanguageSignal.none(self.dimension, self.layers)
        if not name_or_folder:
            model = self._model[0].auto_model
            model.config.output_hidden_states = True
            model.forward = CompiledModel(model, Path(folder), (model.config.num_hidden_layers, *LAYERS))
            model.embeddings = model.encoder = torch.nn.Identity()  # the compiled graph has its own weights
        if neutral and not name_or_folder:
            self._signal = LanguageSignal.load()
            self.name += ", language-neutral centred tokens"

    def encode_question(self, text: str) -> EncodedQuestion:
        vectors, tokens = self._slice([_clean(text)], self._model.encode_query, self._prompt("query"))
        return EncodedQuestion(self._signal.removed(vectors)[0], tokens[0])

    def encode_passages(
        self, texts: Sequence[str], before_slice: Callable[[], None] = lambda: None
    ) -> EncodedPassages:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        packed = [b""] * len(texts)
        for rows in _slices(texts):
            before_slice()
            found, tokens = self._slice(
                [_clean(texts[i]) for i in rows], self._model.encode_document, self._passage_prompt
            )
            vectors[rows] = self._signal.removed(found)
            for i, own in zip(rows, tokens, strict=True):
                packed[i] = pack(own) if self.layers else b""
        return EncodedPassages(vectors, tuple(packed))

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(_clean(text), add_special_tokens=False).ids)

    def token_spans(self, text: str) -> list[tuple[int, int]]:
        prompt = len(self._passage_prompt)
        return [
            (max(start - prompt, 0), end - prompt)
            for _, start, end in self._own_tokens(_clean(text), self._passage_prompt)
        ]

    def _shows_tokens(self) -> bool:
        """Whether the model gives each token a vector that can be stored beside the passage's."""
        first = self._model[0]
        if not isinstance(first, Transformer) or self.dimension % 8:
            return False
        return first.get_embedding_dimension() == self.dimension

    @property
    def _passage_prompt(self) -> str:
        return self._prompt("document", "passage", "corpus")

    def _prompt(self, *names: str) -> str:
        return next((self._prompts[name] for name in names if self._prompts.get(name)), "")

    def _own_tokens(self, text: str, prompt: str) -> list[tuple[int, int, int]]:
        """(row, start, end) of the tokens that are neither prompt nor mark, as far as the model reads."""
        offsets = self._tokenizer.encode(prompt + text).offsets
        last = (self._model.max_seq_length or len(offsets)) - 1
        return [(row, *span) for row, span in enumerate(offsets[:last]) if span[1] > len(prompt)]

    def _slice(self, texts: list[str], method, prompt: str) -> tuple[Vectors, list[TokenVectors]]:
        """Raw pooled vectors, and token vectors without the language signal."""
        with self._turn:
            found = method(texts, batch_size=BATCH, show_progress_bar=False, output_value=None)
        vectors = np.stack([one["sentence_embedding"].float().numpy() for one in found])
        if not self.layers:
            return vectors, [np.zeros((0, 0, self.dimension), np.float32)] * len(texts)
        rows = [[row for row, _, _ in self._own_tokens(text, prompt)] for text in texts]
        return vectors, [
            self._signal.removed_from_tokens(one["token_layers"][own].float().numpy())
            for one, own in zip(found, rows, strict=True)
        ]


class _TokenLayers(torch.nn.Module):
    """Keeps the token vectors of some hidden layers (none named: the last) as (batch, tokens, layers, width)."""

    def __init__(self, layers: tuple[int, ...]):
        super().__init__()
        self._layers = layers

    def forward(self, features: dict) -> dict:
        hidden = features.pop("all_layer_embeddings", None)
        kept = [hidden[i] for i in self._layers] if self._layers else [features["token_embeddings"]]
        return {**features, "token_layers": torch.stack(kept, dim=2)}


def _clean(text: str) -> str:
    """Without lone surrogates, which no tokenizer takes, and no longer than any model reads."""
    return text[:MAX_CHARS].encode("utf-8", "replace").decode("utf-8")


def _is_local(name: str) -> bool:
    return Path(name).is_dir()


def _slices(texts: Sequence[str]) -> Iterator[list[int]]:
    """The texts by number, those of like length together, SLICE_CHARS or one long text at a time."""
    rows, size = [], 0
    for i in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if rows and size + len(texts[i]) > SLICE_CHARS:
            yield rows
            rows, size = [], 0
        rows.append(i)
        size += len(texts[i])
    if rows:
        yield rows
