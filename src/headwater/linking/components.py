"""Connected components of a graph, in SQL, by pointer jumping (Shiloach and Vishkin, J. Algorithms 1982).

Nodes and edges stay in the engine, and a graph to which edges are added is not looked at anew: only the edges between
components that there are already, drawn between these, take part.
"""

from __future__ import annotations

from headwater.linking.engine import Engine, statement


def apart(engine: Engine, rows: str) -> None:
    """Make the table `told` (row_id, cluster) of the rows of a table (row_id, ...), each a component of its own."""
    engine.materialise("told", f"SELECT row_id, row_id AS cluster FROM {rows}")  # noqa: S608  # names are our own


def join(engine: Engine, *edges: str) -> None:
    """Make one of the components of `told` that the edges of some tables (a, b) join; each is called by its least row.

    The tables of the edges are given back.

    Each round every node of the edges that are left hooks itself to its least neighbour (Boruvka 1926), trees are flattened by
    pointer jumping, and the edges are drawn anew between their roots: at least half of the nodes are gone after each round.

    >>> from headwater.linking.engine import DuckEngine
    >>> engine = DuckEngine(threads=1)
    >>> engine.load("rows", {"row_id": "number"}, {"row_id": range(5)})
    >>> engine.load("pairs", {"a": "number", "b": "number"}, {"a": [3, 2], "b": [2, 4]})
    >>> apart(engine, "rows")
    >>> join(engine, "pairs")
    >>> sorted(engine.fetch("told"))
    [(0, 0), (1, 1), (2, 2), (3, 2), (4, 2)]
    """
    engine.materialise("found", " UNION ALL ".join(f"SELECT a, b FROM {name}" for name in edges))  # noqa: S608  # our own
    left = engine.materialise("edges", statement("between"))
    while left:
        engine.materialise("hooked", statement("hook"))
        moved = 1
        while moved:
            engine.materialise("hooked", statement("jump"))
            moved = engine.materialise("moved", "SELECT node FROM hooked WHERE moved = 1")
        engine.materialise("told", statement("relabel"))
        left = engine.materialise("edges", statement("contract"))
    engine.forget("found", "edges", *edges)
