"""A narrower network from a trained one: of each feed-forward layer, the units that matter most stay.

What a unit matters is how much the loss moves if it is taken away, by first order: its output times the gradient there, the size of
the sum over a batch, summed over batches (Molchanov et al. 2017; Michel, Levy and Neubig 2019 for heads of attention).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.labels import Labels
from training.model import Net
from training.train import gold_losses, scores


def importance(net: Net, batches: Sequence[Batch], labels: Labels) -> list[Tensor]:
    """Per layer what each unit of its feed-forward part matters, `[width]`, over some batches."""
    layers = list(net.encoder.encoder.layer)
    gates = [torch.ones(layer.intermediate.dense.out_features, requires_grad=True) for layer in layers]

    def gated(gate: Tensor) -> Callable[..., Tensor]:
        return lambda _module, _inputs, output: output * gate

    hooks = [layer.intermediate.register_forward_hook(gated(gate)) for layer, gate in zip(layers, gates, strict=True)]
    found = [torch.zeros_like(gate) for gate in gates]
    for batch in batches:
        losses = gold_losses(net, batch, scores(net, batch), labels)
        for total, slope in zip(found, torch.autograd.grad(sum(losses.values(), torch.zeros(())), gates), strict=True):
            total.add_(slope.abs())
    for hook in hooks:
        hook.remove()
    return found


def narrow(net: Net, width: int, matters: Sequence[Tensor]) -> None:
    """Cut the feed-forward parts in place to the `width` units that matter most."""
    for layer, own in zip(net.encoder.encoder.layer, matters, strict=True):
        wide, back = layer.intermediate.dense, layer.output.dense
        kept = own.topk(width).indices.sort().values
        layer.intermediate.dense = _linear(wide.weight[kept], wide.bias[kept])
        layer.output.dense = _linear(back.weight[:, kept], back.bias)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight.detach().clone(), bias.detach().clone()
    return made
