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

_SIZE = 384
_INPUTS = ["ids", "sh", "first"]
_OUTPUTS = ["logits", "arc", "ld", "lh"]


class _Layer(nn.Module):
    """A BERT layer of one chunk, written so that it exports to few operators: no batch, no mask, one product for query, key, value.

    The scaling of the attention is in the query's weights.
    """

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        inner = layer.attention.self
        self.heads, self.size = inner.num_attention_heads, inner.attention_head_size
        scale = 1 / math.sqrt(self.size)
        self.qkv = nn.Linear(_SIZE, 3 * self.heads * self.size)
        self.qkv.weight.data = torch.cat([inner.query.weight * scale, inner.key.weight, inner.value.weight]).detach()
        self.qkv.bias.data = torch.cat([inner.query.bias * scale, inner.key.bias, inner.value.bias]).detach()
        self.output, self.first_norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow, self.second_norm = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, hidden: Tensor, first: Tensor | None = None) -> Tensor:
        """The layer's output `[s, size]` for every piece, or `[m, size]` for the pieces `first[m]` alone, which look at all of them."""
        mixed = self.qkv(hidden).reshape(-1, 3 * self.heads, self.size).transpose(0, 1)
        query, key, value = mixed.split(self.heads, 0)
        if first is not None:
            query, hidden = query[:, first], hidden[first]
        weights = torch.softmax(query @ key.transpose(1, 2), -1)
        hidden = self.first_norm(
            hidden + self.output((weights @ value).transpose(0, 1).reshape(-1, self.heads * self.size))
        )
        return self.second_norm(hidden + self.narrow(functional.gelu(self.wide(hidden))))


class _Exported(nn.Module):
    """One chunk: pieces `ids[s]` with their `shapes[s]`, and the `first[n + 1]` piece of each word, the root's at 0."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        embeddings = net.encoder.embeddings
        self.words = nn.Embedding.from_pretrained(embeddings.word_embeddings.weight.detach())
        positions = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        self.positions = nn.Parameter(positions.detach())
        self.norm = embeddings.LayerNorm
        self.layers = nn.ModuleList(_Layer(layer) for layer in net.encoder.encoder.layer)
        self.net = net

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        hidden = self.norm(self.words(ids) + self.net.shape(shapes) + self.positions[: ids.shape[0]])
        for layer in self.layers[:-1]:
            hidden = layer(hidden)
        return self.net.heads(self.layers[-1](hidden, first))  # all that is read later: the first piece of each word


def export(net: Net, labels: Labels, layers: int, folder: Path) -> None:
    """Write `model-int8.onnx`, `labels-int8.onnx` (the relation scorer) and `vocab.json` into `folder`.

    Raises `ValueError` if the exported network in float32 does not give the trained one's scores.
    """
    folder.mkdir(parents=True, exist_ok=True)
    exported = _Exported(net.eval()).eval()
    generator = torch.Generator().manual_seed(0)
    ids = torch.randint(1000, 20000, (17,), generator=generator)
    shapes = torch.randint(0, 17, (17,), generator=generator)
    first = torch.sort(torch.randint(0, 12, (11,), generator=generator))[0]
    inputs = (ids, shapes, first)
    full = folder / "model.onnx"
    axes = {"ids": {0: "s"}, "sh": {0: "s"}, "first": {0: "m"}}
    axes |= {"logits": {0: "n"}, "arc": {0: "n", 1: "m"}, "ld": {0: "n"}, "lh": {0: "m"}}
    torch.onnx.export(
        exported, inputs, str(full), dynamo=False, opset_version=17, dynamic_axes=axes,
        input_names=_INPUTS, output_names=_OUTPUTS,
    )  # fmt: skip
    with torch.no_grad():
        whole = net(ids[None], shapes[None], torch.ones_like(ids)[None], first[None])
    session = onnxruntime.InferenceSession(str(full), providers=["CPUExecutionProvider"])
    found = session.run(None, {key: value.numpy() for key, value in zip(_INPUTS, inputs, strict=True)})
    difference = max(float(np.abs(a[0].numpy() - b).max()) for a, b in zip(whole, found, strict=True))
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
