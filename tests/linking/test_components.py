"""Connected components and roots, against the same by hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.linking.components import apart, join
from headwater.linking.engine import DuckEngine

_NODES = 24
_ENGINE = DuckEngine(threads=1)


def _by_hand(edges: list[tuple[int, int]]) -> dict[int, int]:
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    label_of: dict[int, int] = {}
    for node in range(_NODES):
        todo = [node]
        while todo:
            one = todo.pop()
            if one not in label_of:
                label_of[one] = node
                todo += near[one]
    return label_of


def _joined(engine: DuckEngine, nodes: int, *parts: list[tuple[int, int]]) -> dict[int, int]:
    """The components after the edges of each part were added in turn."""
    engine.load("nodes", {"row_id": "number"}, {"row_id": range(nodes)})
    apart(engine, "nodes")
    for edges in parts:
        engine.load("pairs", {"a": "number", "b": "number"}, {"a": [a for a, _ in edges], "b": [b for _, b in edges]})
        join(engine, "pairs")
    return dict(engine.fetch("told"))


_EDGES = st.lists(st.tuples(st.integers(0, _NODES - 1), st.integers(0, _NODES - 1)), max_size=20)


@settings(max_examples=25, deadline=None)
@given(_EDGES, _EDGES)
def test_components_are_those_of_a_search(first, second):
    assert _joined(_ENGINE, _NODES, first, second) == _by_hand([*first, *second])


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_path_takes_few_rounds(step):
    nodes = range(4000)[::step]
    counting = _Counting()
    assert set(_joined(counting, 4000, list(pairwise(nodes))).values()) == {0}
    assert counting.made < 60


class _Counting(DuckEngine):
    made = 0

    def materialise(self, name, sql):
        self.made += 1
        return super().materialise(name, sql)
