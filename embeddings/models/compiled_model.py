"""The default model's graph compiled for this processor: twice the speed of the same model in PyTorch.

The only importer of openvino. On processors with tiles for it (AMX) it computes in bfloat16; the vectors' cosine
with PyTorch's float32 stays above 0.999 (tests/test_default_model.py).
"""

import logging
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import openvino
import torch
from transformers.modeling_outputs import BaseModelOutput

log = logging.getLogger(__name__)


class CompiledModel:
    """Takes the place of a BertModel's forward; gives the hidden layers that it was exported with."""

    def __init__(self, model: torch.nn.Module, folder: Path, layers: Sequence[int]):
        """The graph is exported into `folder` once, a matter of seconds."""
        self._layers = layers
        graph = folder / f"openvino-{'-'.join(map(str, layers))}.xml"
        if not graph.is_file():
            _export(model, graph, layers)
        self._run = openvino.Core().compile_model(graph, "CPU", _precision())

    def __call__(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, **_: object) -> BaseModelOutput:
        found = self._run((input_ids.numpy(), attention_mask.numpy()))
        hidden = {layer: torch.from_numpy(found[i].copy()) for i, layer in enumerate(self._layers)}
        return BaseModelOutput(last_hidden_state=hidden[max(hidden)], hidden_states=hidden)


def _precision() -> dict[str, str]:
    """The setting of OpenVINO's. It takes bfloat16 from AVX-512 on, where without AMX single precision is quicker."""
    processor = torch.cpu.get_capabilities()
    slow = processor.get("avx512_bf16") and not processor.get("amx_bf16")
    return {"INFERENCE_PRECISION_HINT": "f32"} if slow else {}


class _Layers(torch.nn.Module):
    def __init__(self, model: torch.nn.Module, layers: Sequence[int]):
        super().__init__()
        self._model, self._layers = model, layers

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        found = self._model(input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True)
        return tuple(found.hidden_states[layer] for layer in self._layers)


def _export(model: torch.nn.Module, path: Path, layers: Sequence[int]) -> None:
    """Write the graph with half-precision weights, whole or not at all."""
    log.info("compiling the default model, once")
    ids = torch.randint(5, 1000, (2, 16))
    example = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
    with warnings.catch_warnings(), torch.no_grad(), tempfile.TemporaryDirectory(dir=path.parent) as place:
        warnings.simplefilter("ignore")  # of tracing: the shapes it warns of are inputs of the graph
        graph = openvino.convert_model(_Layers(model, layers), example_input=example)
        part = Path(place, path.name)
        openvino.save_model(graph, part, compress_to_fp16=True)
        part.with_suffix(".bin").replace(path.with_suffix(".bin"))
        part.replace(path)
