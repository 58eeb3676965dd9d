"""Connected components and roots of graphs, in SQL, by pointer jumping (Shiloach and Vishkin, J. Algorithms 1982)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from headwater.linking.engine import Engine, statement

Edge = tuple[int, int]


def components(engine: Engine, nodes: Sequence[int], edges: Iterable[Edge]) -> dict[int, int]:
    """Each node with its component's least node. Nodes are whole numbers, edges pairs of nodes in either direction.

    Each round every node of the edges that are left hooks itself to its least neighbour (Boruvka 1926), trees are flattened by
    pointer jumping, and the edges are drawn anew between their roots: at least half of these are gone after each round.

    >>> from headwater.linking.engine import DuckEngine
    >>> components(DuckEngine(threads=1), range(5), [(3, 2), (2, 4)])
    {0: 0, 1: 1, 2: 2, 3: 2, 4: 2}
    """
    pairs = np.array(list(edges), dtype=np.int64).reshape(-1, 2)
    label_of = {node: node for node in nodes}
    ends = np.unique(pairs)
    engine.load("edges", {"a": "number", "b": "number"}, {"a": pairs[:, 0].copy(), "b": pairs[:, 1].copy()})
    engine.load("labels", {"node": "number", "label": "number"}, {"node": ends, "label": ends})
    left = engine.materialise("edges", "SELECT a, b FROM edges WHERE a <> b")
    while left:
        engine.materialise("hooked", statement("hook"))
        _flatten(engine)
        engine.materialise("labels", statement("relabel"))
        left = engine.materialise("edges", statement("contract"))
    label_of.update(engine.fetch("labels"))
    return label_of


def _flatten(engine: Engine) -> None:
    """Lead each node of `hooked` to its root."""
    changed = 1
    while changed:
        engine.materialise("jumped", statement("jump"))
        changed = engine.materialise("changed", "SELECT node FROM jumped WHERE moved = 1")
        engine.materialise("hooked", "SELECT node, label FROM jumped")


def roots(engine: Engine, parents: Mapping[int, int]) -> dict[int, int]:
    """Each node with the root that its parents lead to; a root is its own parent. The parents must hold no cycle.

    >>> from headwater.linking.engine import DuckEngine
    >>> roots(DuckEngine(threads=1), {0: 0, 1: 0, 2: 1, 3: 2})
    {0: 0, 1: 0, 2: 0, 3: 0}
    """
    nodes = sorted(parents)
    if not nodes:
        return {}
    kinds = {"node": "number", "label": "number"}
    engine.load("hooked", kinds, {"node": nodes, "label": [parents[node] for node in nodes]})
    _flatten(engine)
    return dict(sorted(engine.fetch("hooked")))
