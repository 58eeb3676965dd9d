"""Export to ONNX, with 8-bit weights of reduced range: safe on processors without VNNI, and as accurate."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.labels import Labels
from training.model import LABEL_SIZE, Net

_HEADS, _SIZE = 12, 384
_MASKED = -1e4
_INPUTS = ["ids", "sh", "mask", "first"]
_OUTPUTS = ["logits", "arc", "ld", "lh"]


class _Layer(nn.Module):
    """A BERT layer with query, key and value in one product, written so that it exports to few operators."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        inner = layer.attention.self
        parts = (inner.query, inner.key, inner.value)
        self.qkv = nn.Linear(_SIZE, 3 * _SIZE)
        self.qkv.weight.data = torch.cat([part.weight for part in parts]).detach()
        self.qkv.bias.data = torch.cat([part.bias for part in parts]).detach()
        self.output, self.first_norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow, self.second_norm = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, hidden: Tensor, bias: Tensor, first: Tensor | None = None) -> Tensor:
        """The layer's output for every piece, or for the pieces `first[b, m]` alone, which look at all of them."""
        count, length, _ = hidden.shape
        query, key, value = (
            self.qkv(hidden).reshape(count, length, 3, _HEADS, _SIZE // _HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        )
        if first is not None:
            query = query.gather(2, first[:, None, :, None].expand(-1, _HEADS, -1, _SIZE // _HEADS))
            hidden = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, _SIZE))
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(_SIZE // _HEADS) + bias, -1)
        mixed = (weights @ value).transpose(1, 2).reshape(count, hidden.shape[1], _SIZE)
        hidden = self.first_norm(hidden + self.output(mixed))
        return self.second_norm(hidden + self.narrow(functional.gelu(self.wide(hidden))))


class _Exported(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        embeddings = net.encoder.embeddings
        self.words = nn.Embedding.from_pretrained(embeddings.word_embeddings.weight.detach())
        positions = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        self.positions = nn.Parameter(positions.detach())
        self.norm = embeddings.LayerNorm
        self.layers = nn.ModuleList(_Layer(layer) for layer in net.encoder.encoder.layer)
        self.net = net

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        hidden = self.norm(self.words(ids) + self.net.shape(shapes) + self.positions[: ids.shape[1]])
        bias = (1.0 - mask.float())[:, None, None, :] * _MASKED
        for layer in self.layers[:-1]:
            hidden = layer(hidden, bias)
        return self.net.heads(
            self.layers[-1](hidden, bias, first)
        )  # all that is read later: the first piece of each word


def export(net: Net, labels: Labels, layers: int, folder: Path) -> None:
    """Write `model-int8.onnx`, `labels-int8.onnx` (the relation scorer) and `vocab.json` into `folder`.

    Raises `ValueError` if the exported network in float32 does not give the trained one's scores.
    """
    folder.mkdir(parents=True, exist_ok=True)
    exported = _Exported(net.eval()).eval()
    generator = torch.Generator().manual_seed(0)
    ids = torch.randint(1000, 20000, (3, 17), generator=generator)
    shapes = torch.randint(0, 17, (3, 17), generator=generator)
    mask = torch.ones(3, 17, dtype=torch.long)
    mask[1, 12:] = 0
    first = torch.sort(torch.randint(0, 12, (3, 11), generator=generator))[0]
    inputs = (ids, shapes, mask, first)
    full = folder / "model.onnx"
    axes = {key: {0: "b", 1: "s"} for key in _INPUTS} | {"first": {0: "b", 1: "m"}}
    axes |= {
        "logits": {0: "b", 1: "n"},
        "arc": {0: "b", 1: "n", 2: "m"},
        "ld": {0: "b", 1: "n"},
        "lh": {0: "b", 1: "m"},
    }
    torch.onnx.export(
        exported, inputs, str(full), dynamo=False, opset_version=17, dynamic_axes=axes,
        input_names=_INPUTS, output_names=_OUTPUTS,
    )  # fmt: skip
    with torch.no_grad():
        expected = net(*inputs)
    session = onnxruntime.InferenceSession(str(full), providers=["CPUExecutionProvider"])
    found = session.run(None, {key: value.numpy() for key, value in zip(_INPUTS, inputs, strict=True)})
    difference = max(float(np.abs(a.numpy() - b).max()) for a, b in zip(expected, found, strict=True))
    if difference > 1e-2:
        raise ValueError(f"the exported network differs from the trained one by {difference}")
    quantize_dynamic(
        full, folder / "model-int8.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    full.unlink()
    export_labels(net.bilinear.detach().numpy().astype(np.float32), folder)
    (folder / "vocab.json").write_text(json.dumps(labels.as_json(layers)) + "\n", encoding="utf-8")


def export_labels(bilinear: NDArray[np.float32], folder: Path) -> None:
    """Write the relation scorer `[97, relations * 97]` as a graph of its own: it needs the heads, found in between.

    With 8-bit weights it takes a third of the time of the same product in float32, and agrees with it.
    """
    size = LABEL_SIZE + 1
    relations = bilinear.shape[1] // size
    constants = [
        numpy_helper.from_array(bilinear, "bilinear"),
        numpy_helper.from_array(np.array([0, relations, size]), "shape"),
        numpy_helper.from_array(np.array([2]), "axis"),
    ]
    nodes = [
        helper.make_node("MatMul", ["dependents", "bilinear"], ["flat"]),
        helper.make_node("Reshape", ["flat", "shape"], ["left"]),
        helper.make_node("Unsqueeze", ["heads", "axis"], ["right"]),
        helper.make_node("MatMul", ["left", "right"], ["column"]),
        helper.make_node("Squeeze", ["column", "axis"], ["scores"]),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", size]) for name in ("dependents", "heads")]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", relations])]
    graph = helper.make_graph(nodes, "labels", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    full = folder / "labels.onnx"
    onnx.save(model, full)
    quantize_dynamic(
        full, folder / "labels-int8.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    full.unlink()
