"""Connected components and roots of graphs, in SQL, by pointer jumping (Shiloach and Vishkin, J. Algorithms 1982)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.linking.engine import Engine, statement

Edge = tuple[int, int]


def components(engine: Engine, nodes: Sequence[int], edges: Iterable[Edge]) -> dict[int, int]:
    """Each node with its component's least node. Nodes are whole numbers, edges pairs of nodes in either direction.

    The number of rounds grows with the logarithm of the longest path.

    >>> from headwater.linking.engine import DuckEngine
    >>> components(DuckEngine(threads=1), range(5), [(3, 2), (2, 4)])
    {0: 0, 1: 1, 2: 2, 3: 2, 4: 2}
    """
    pairs = sorted(set(edges))
    if not pairs:
        return {node: node for node in nodes}
    engine.load("edges", {"a": "number", "b": "number"}, {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]})
    engine.load("labels", {"node": "number", "label": "number"}, {"node": nodes, "label": nodes})
    while True:
        engine.materialise("hooked", statement("hook"))
        engine.materialise("relabelled", statement("jump"))
        changed = engine.materialise("changed", statement("changed"))
        engine.materialise("labels", "SELECT node, label FROM relabelled")
        if not changed:
            return dict(sorted(engine.fetch("labels")))


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
    engine.load("labels", kinds, {"node": nodes, "label": [parents[node] for node in nodes]})
    while True:
        engine.materialise("hooked", "SELECT node, label FROM labels")
        engine.materialise("relabelled", statement("jump"))
        changed = engine.materialise("changed", statement("changed"))
        engine.materialise("labels", "SELECT node, label FROM relabelled")
        if not changed:
            return dict(sorted(engine.fetch("labels")))
