"""Decoding: every result is a tree, and the best one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.language.en.trees import heads, name_labels, name_transitions

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def _is_tree(head: tuple[int, ...]) -> bool:
    if head.count(0) != 1:
        return False
    for word in range(1, len(head) + 1):
        at, steps = word, 0
        while at and steps <= len(head):
            at, steps = head[at - 1], steps + 1
        if at:
            return False
    return True


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.integers(-50, 50), min_size=n * (n + 1), max_size=n * (n + 1))))
def test_heads_are_the_best_tree(values):
    """Against every possible tree of up to four words: one root, no cycle, and none with its root among the three best
    roots scores higher."""
    n = int((-1 + (1 + 4 * len(values)) ** 0.5) / 2)
    scores = (
        np.array(values, np.float32).reshape(n, n + 1)
        + np.arange(n * (n + 1), dtype=np.float32).reshape(n, n + 1) / 1e3
    )
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9
    found = tuple(int(head) for head in heads(scores.copy()))
    assert _is_tree(found)
    trees = [tree for tree in product(range(n + 1), repeat=n) if _is_tree(tree) and tree.index(0) == found.index(0)]
    total = {tree: sum(float(scores[i, head]) for i, head in enumerate(tree)) for tree in trees}
    assert total[found] >= max(total.values()) - 1e-2


def test_a_name_never_goes_on_without_a_beginning():
    """The best sequence that obeys the labels' order, not the best label of each word."""
    scores = np.array([[2, 0, 0, 0, 0], [0, 1, 5, 0, 0], [0, 0, 4, 0, 3]], np.float32)
    found = [LABELS[i] for i in name_labels(scores, name_transitions(LABELS))]
    assert found in (["B-PER", "I-PER", "I-PER"], ["O", "B-PER", "I-PER"])


@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4))
def test_names_are_the_best_sequence(values):
    """Against every sequence that obeys the order: none scores higher, also where the shortcut is taken."""
    scores, transitions = np.array(values, np.float32), name_transitions(LABELS)

    def total(labels: Sequence[int]) -> float:
        before = [0, *labels]
        return float(sum(float(scores[i, k]) + transitions[before[i], k] for i, k in enumerate(labels)))

    assert total(name_labels(scores, transitions)) >= max(map(total, product(range(5), repeat=len(scores)))) - 1e-3
