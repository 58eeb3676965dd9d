"""Training: all heads at once, and where there is a teacher, its scores as soft targets (Hinton et al. 2015)."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import IGNORED, Batch, Examples
from training.labels import Labels
from training.model import Net

WEIGHTS = {"upos": 0.5, "xpos": 0.5, "ner": 1.0, "seg": 0.3}
_FEATURE_WEIGHT = 0.1
_DISTILLED = ("upos", "xpos", "ner", "seg")
_MASKED = -1e4
_AVERAGED = 0.998  # decay of the running mean of the weights, which is what is exported (Polyak and Juditsky 1992)
_HALF = torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001 -- no public name; emulated, a step takes 13 times as long


@dataclass(frozen=True)
class Plan:
    """Length and learning rates of one training."""

    epochs: float
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    weight_decay: float = 0.01
    last_rate: float = 0.02  # share of the rate at the end of the linear decay


def scores(net: Net, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The network's outputs for a batch: encoder in bfloat16 where the processor has it, heads in float32, arcs masked."""
    with torch.autocast("cpu", torch.bfloat16, enabled=_HALF):
        hidden = net.encode(batch.ids, batch.shapes, batch.mask, batch.first)
    words, arcs, dependents, heads = net.heads(hidden.float())
    return words, arcs.masked_fill(~batch.words[:, None, :], _MASKED), dependents, heads


def _label_pairs(batch: Batch, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
    """Label vectors of the gold arcs."""
    index = batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.shape[-1])
    known = batch.heads >= 0
    return dependents[known], heads.gather(1, index)[known]


def gold_losses(net: Net, batch: Batch, out: tuple[Tensor, ...], labels: Labels) -> dict[str, Tensor]:
    """Cross entropies against the annotation, weighted; absent where the batch holds none."""
    words, arcs, dependents, heads = out
    losses = {}
    for row, (key, (begin, end)) in enumerate(labels.slices.items()):
        gold = batch.tags[:, row].reshape(-1)
        if bool((gold != IGNORED).any()):
            loss = functional.cross_entropy(words[..., begin:end].reshape(-1, end - begin), gold, ignore_index=IGNORED)
            losses[key] = WEIGHTS.get(key, _FEATURE_WEIGHT) * loss
    known = batch.heads >= 0
    if bool(known.any()):
        losses["arc"] = functional.cross_entropy(arcs[known], batch.heads[known])
        scored = net.labels(*_label_pairs(batch, dependents, heads))
        losses["label"] = functional.cross_entropy(scored, batch.relations[known], ignore_index=IGNORED)
    return losses


def teacher_losses(net: Net, teacher: Net, batch: Batch, out: tuple[Tensor, ...], labels: Labels) -> dict[str, Tensor]:
    """Divergence from the teacher's distributions over heads, relations, tags and names."""
    with torch.no_grad():
        taught = scores(teacher, batch)
    real = batch.words[:, 1:]
    losses = {"arc+": _divergence(out[1][real], taught[1][real])}
    for key in _DISTILLED:
        begin, end = labels.slices[key]
        divergence = _divergence(out[0][..., begin:end][real], taught[0][..., begin:end][real])
        losses[f"{key}+"] = WEIGHTS[key] * divergence
    if bool((batch.heads >= 0).any()):
        with torch.no_grad():
            expected = teacher.labels(*_label_pairs(batch, taught[2], taught[3]))
        losses["label+"] = _divergence(net.labels(*_label_pairs(batch, out[2], out[3])), expected)
    return losses


def _divergence(student: Tensor, teacher: Tensor) -> Tensor:
    return functional.kl_div(
        functional.log_softmax(student, -1), functional.log_softmax(teacher, -1), reduction="batchmean", log_target=True
    )


def _optimiser(net: Net, plan: Plan) -> torch.optim.Optimizer:
    named = [(name, value) for name, value in net.named_parameters() if value.requires_grad]
    encoder = [value for name, value in named if name.startswith("encoder.")]
    rest = [value for name, value in named if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": rest, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=plan.weight_decay, betas=(0.9, 0.98))


def train(
    net: Net, examples: Examples, labels: Labels, plan: Plan, checkpoint: Path, teacher: Net | None = None
) -> None:
    """Train, and leave the mean of the last weights in `net`.

    A checkpoint of the mean is written after every epoch, and a line of losses printed every 50 steps.
    """
    optimiser = _optimiser(net, plan)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(_AVERAGED))
    batches = examples.epoch()
    total = max(int(len(batches) * plan.epochs), 1)
    warm = max(int(plan.warmup * total), 1)

    def rate(step: int) -> float:
        if step < warm:
            return (step + 1) / warm
        return max(plan.last_rate, (total - step) / max(1, total - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    print(f"{len(batches)} batches an epoch, {total} steps", flush=True)
    net.train()
    step, began, log = 0, time.monotonic(), Counter[str]()
    while step < total:
        for batch in batches[: total - step]:
            out = scores(net, batch)
            losses = gold_losses(net, batch, out, labels)
            if teacher is not None:
                losses |= teacher_losses(net, teacher, batch, out, labels)
            sum(losses.values(), torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            mean.update_parameters(net)
            step += 1
            log.update({key: float(loss.detach()) for key, loss in losses.items() if not key.startswith("f:")})
            if step % 50 == 0:
                line = " ".join(f"{key} {value / 50:.3f}" for key, value in log.items())
                print(f"{step}/{total} {time.monotonic() - began:.0f}s {line}", flush=True)
                log.clear()
        torch.save(mean.module.state_dict(), checkpoint)
        batches = examples.epoch() if step < total else []
    net.load_state_dict(mean.module.state_dict())
