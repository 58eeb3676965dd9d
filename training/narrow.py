"""A narrower network from a trained one: of each layer, the feed-forward units and the heads of attention that matter most stay.

What a unit or head matters is how much the loss moves if it is taken away, by first order: its output times the gradient there, the
size of the sum over a batch, summed over batches (Molchanov et al. 2017; Michel, Levy and Neubig 2019 for heads of attention).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.labels import Labels
from training.model import Net
from training.train import gold_losses, scores


@dataclass(frozen=True)
class Matters:
    """What each feed-forward unit, `[width]`, and each head of attention, `[heads]`, of one layer matters."""

    units: Tensor
    heads: Tensor


def importance(net: Net, batches: Sequence[Batch], labels: Labels) -> list[Matters]:
    """Per layer what its units and heads matter, over some batches."""
    layers = list(net.encoder.encoder.layer)
    units = [torch.ones(layer.intermediate.dense.out_features, requires_grad=True) for layer in layers]
    heads = [torch.ones(layer.attention.self.num_attention_heads, requires_grad=True) for layer in layers]
    hooks = []
    for layer, own, other in zip(layers, units, heads, strict=True):
        hooks.append(layer.intermediate.register_forward_hook(_gated(own)))
        hooks.append(layer.attention.self.register_forward_hook(_gated_heads(other)))
    gates = [*units, *heads]
    found = [torch.zeros_like(gate) for gate in gates]
    for batch in batches:
        losses = gold_losses(net, batch, scores(net, batch), labels)
        for total, slope in zip(found, torch.autograd.grad(sum(losses.values(), torch.zeros(())), gates), strict=True):
            total.add_(slope.abs())
    for hook in hooks:
        hook.remove()
    return [Matters(*pair) for pair in zip(found[: len(layers)], found[len(layers) :], strict=True)]


def _gated(gate: Tensor) -> Callable[..., Tensor]:
    return lambda _module, _inputs, output: output * gate


def _gated_heads(gate: Tensor) -> Callable[..., tuple[Tensor, Tensor]]:
    """The gate of each head over its part of the vector `[..., heads * size]`, which is the first of the outputs."""
    return lambda _module, _inputs, output: (
        output[0] * gate.repeat_interleave(output[0].shape[-1] // len(gate)),
        output[1],
    )


def narrow(net: Net, width: int, heads: int, matters: Sequence[Matters]) -> None:
    """Cut each layer in place to the `width` units and `heads` heads of attention that matter most."""
    for layer, own in zip(net.encoder.encoder.layer, matters, strict=True):
        kept = _most(own.units, width)
        layer.intermediate.dense = _rows(layer.intermediate.dense, kept)
        layer.output.dense = _columns(layer.output.dense, kept)
        inner = layer.attention.self
        size = inner.attention_head_size
        kept = (_most(own.heads, heads)[:, None] * size + torch.arange(size)).flatten()
        inner.query, inner.key, inner.value = (_rows(part, kept) for part in (inner.query, inner.key, inner.value))
        layer.attention.output.dense = _columns(layer.attention.output.dense, kept)
        inner.num_attention_heads, inner.all_head_size = heads, heads * size


def _most(matters: Tensor, count: int) -> Tensor:
    return matters.topk(count).indices.sort().values


def _rows(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    return _linear(linear.weight[kept], linear.bias[kept])


def _columns(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    return _linear(linear.weight[:, kept], linear.bias)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight.detach().clone(), bias.detach().clone()
    return made
