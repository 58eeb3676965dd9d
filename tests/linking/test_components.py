"""Components and roots in SQL, against the plain way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.linking import DuckEngine
from headwater.linking.components import components, roots

_ENGINE = DuckEngine(threads=1)
_nodes = st.integers(0, 30)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(_nodes, _nodes), max_size=40))
def test_components_are_those_of_a_flood_fill(edges: list[tuple[int, int]]):
    """Each node has the least node that it is connected with."""
    expected = {node: node for node in range(31)}
    for _ in range(31):
        for a, b in edges:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert components(_ENGINE, range(31), edges) == expected


def test_a_long_path_takes_few_rounds():
    """Pointers jump: 500 nodes in a row are one component."""
    found = components(_ENGINE, range(500), [(n, n + 1) for n in range(499)])
    assert set(found.values()) == {0}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=20))
def test_roots_follow_parents_to_the_end(above: list[int]):
    """A parent is always an earlier node here, so that there is no circle."""
    parents = {0: 0} | {n + 1: min(parent, n) for n, parent in enumerate(above)}

    def climb(node: int) -> int:
        return node if parents[node] == node else climb(parents[node])

    assert roots(_ENGINE, parents) == {node: climb(node) for node in parents}
