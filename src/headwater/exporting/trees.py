"""The way of a figure from its origin through the reports, as a tree: who got it from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.exporting.disputes import Dispute, Strand, Telling
from headwater.model.relations import Derivation, Drift, Evidence


@dataclass(frozen=True, slots=True)
class Branch:
    """A telling with those that retell it; `got` is the derivation from the one above, `drifts` what was changed since.

    A change against several reports upstream is there once. `revised` are the tellings whose figure its source takes back with it.
    """

    telling: Telling
    got: Derivation | None
    drifts: tuple[Drift, ...]
    retellings: tuple[Branch, ...]
    revised: tuple[Telling, ...] = ()

    @property
    def size(self) -> int:
        """How many retellings hang below it, near and far."""
        return sum(1 + below.size for below in self.retellings)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a claim stands under one origin: its branch, and the telling that it was got from, if it is no top."""

    strand: Strand
    above: Telling | None
    branch: Branch


def positions(dispute: Dispute, claim: str) -> Iterator[Position]:
    """Where a claim stands in a figure's trace: under each origin that it goes back to."""
    for strand in dispute.strands:
        waiting: list[tuple[Telling | None, Branch]] = [(None, top) for top in branches(dispute, strand)]
        while waiting:
            above, branch = waiting.pop()
            if branch.telling.claim.id == claim:
                yield Position(strand, above, branch)
            waiting += [(branch.telling, below) for below in branch.retellings]


def branches(dispute: Dispute, strand: Strand) -> tuple[Branch, ...]:
    """The tellings of an origin that come from no other report of it, each with what comes from them.

    A report that has several upstream hangs below the one with the strongest evidence, so that each claim stands once.
    """
    above = {one.claim.id: _nearest(one, strand.tellings, dispute.derivations) for one in strand.tellings}
    tops = [one for one in strand.tellings if above[one.claim.id] is None or _circular(one.claim.id, above)]
    return tuple(_branch(one, None, dispute, strand, above) for one in tops)


_Above = Mapping[str, tuple[Telling, Derivation] | None]


def _nearest(
    telling: Telling, others: Sequence[Telling], derivations: Sequence[Derivation]
) -> tuple[Telling, Derivation] | None:
    """The telling that this one was got from by the strongest evidence, the heaviest, the earliest."""
    mine = {telling.claim.id, telling.document.id}
    found = [
        (list(Evidence).index(one.evidence), -one.weight, other.order, other, one)
        for one in derivations
        if one.downstream in mine
        for other in others
        if one.upstream in (other.claim.id, other.document.id) and other.document.id != telling.document.id
    ]
    return min(found, key=lambda item: item[:3])[3:] if found else None


def _circular(claim: str, above: _Above) -> bool:
    """Whether going up from a claim leads back to it, and it is the first of the circle by id."""
    seen = [claim]
    while (step := above[seen[-1]]) is not None:
        name = step[0].claim.id
        if name in seen:
            return name == claim and claim == min(seen)
        seen.append(name)
    return False


def _branch(telling: Telling, got: Derivation | None, dispute: Dispute, strand: Strand, above: _Above) -> Branch:
    below = []
    for other in strand.tellings:
        step = above[other.claim.id]
        if step is not None and step[0] is telling and not _circular(other.claim.id, above):
            below.append(_branch(other, step[1], dispute, strand, above))
    drifts = {
        (one.drift, one.was, one.now): one
        for one in reversed(dispute.drifts)
        if one.downstream == telling.claim.id and _is_of(one, telling)
    }
    return Branch(telling, got, tuple(reversed(drifts.values())), tuple(below), dispute.revised(telling.claim.id))


def _is_of(drift: Drift, telling: Telling) -> bool:
    """Whether a change is of the figure that is told, and not of another one in the same claim."""
    others = [one.span.text for one in telling.claim.figures if one != telling.figure]
    return drift.now is None or not any(drift.now == words or drift.now.startswith(f"{words}:") for words in others)
