"""Connected components and roots, against the same by hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.linking.components import components, roots
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


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, _NODES - 1), st.integers(0, _NODES - 1)), max_size=30))
def test_components_are_those_of_a_search(edges):
    assert components(_ENGINE, range(_NODES), edges) == _by_hand(edges)


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_path_takes_few_rounds(step):
    nodes = range(4000)[::step]
    edges = list(pairwise(nodes))
    counting = _Counting()
    assert set(components(counting, range(4000), edges).values()) == {0}
    assert counting.made < 60


def test_roots_of_a_long_chain():
    assert set(roots(_ENGINE, {node: max(node - 1, 0) for node in range(500)}).values()) == {0}


class _Counting(DuckEngine):
    made = 0

    def materialise(self, name, sql):
        self.made += 1
        return super().materialise(name, sql)
