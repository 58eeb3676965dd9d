"""From scores to trees and names: the best head of each word, and the best sequence of name labels.

Trees: greedy heads, and where these are no single-rooted tree, the maximum spanning arborescence (Chu and Liu 1965,
Edmonds 1967). Names: Viterbi (1967) over labels that may not follow each other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indices = NDArray[np.int64]

_FORBIDDEN = -1e9


def heads(scores: Scores) -> Indices:
    """The head of each word, 0 for the root: `scores[n, n + 1]` over word and head, head 0 being the root.

    >>> heads(np.array([[5, 0, 1], [1, 4, 0]], dtype=np.float32)).tolist()
    [0, 1]
    """
    greedy: Indices = scores.argmax(1)
    if _is_tree(greedy.tolist()):
        return greedy
    roots = np.flatnonzero(greedy == 0)
    if not len(roots):
        roots = np.argsort(-scores[:, 0])[:1]
    candidates = [_rooted(scores, int(root)) for root in roots[np.argsort(-scores[roots, 0])][:3]]
    words = np.arange(len(scores))
    return max(candidates, key=lambda tree: float(scores[words, tree].sum()))


def _rooted(scores: Scores, root: int) -> Indices:
    """The best tree whose only root is the word `root`."""
    matrix = np.full((len(scores) + 1, len(scores) + 1), _FORBIDDEN)
    matrix[1:, :] = scores
    matrix[1:, 0] = _FORBIDDEN / 2
    matrix[root + 1, 0] = scores[root, 0] + 1e4
    np.fill_diagonal(matrix, _FORBIDDEN)
    return _arborescence(matrix)[1:]


def _is_tree(head: list[int]) -> bool:
    """Whether the heads form one tree with one root: no walk from a word to its heads meets itself."""
    if head.count(0) != 1:
        return False
    walk_of = [0] * (len(head) + 1)  # the walk that passed the word; 0 if none has
    for word in range(1, len(head) + 1):
        at = word
        while at and not walk_of[at]:
            walk_of[at] = word
            at = head[at - 1]
        if at and walk_of[at] == word:
            return False
    return True


def _cycle(head: Indices) -> list[int] | None:
    seen = [0] * len(head)
    for start in range(1, len(head)):
        path, at = [], start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(head[at])
        if at and seen[at] == start:
            return path[path.index(at) :]
    return None


def _arborescence(matrix: NDArray[np.float64]) -> Indices:
    """Best head of every node but node 0, by contracting one cycle after the other; `matrix[dependent, head]`."""
    head: Indices = matrix.argmax(1)
    head[0] = 0
    cycle = _cycle(head)
    if cycle is None:
        return head
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(head)) if node not in set(cycle)])
    size = len(outside)
    small = np.full((size + 1, size + 1), _FORBIDDEN)
    small[:size, :size] = matrix[np.ix_(outside, outside)]
    leaving = matrix[np.ix_(outside, inside)]
    small[:size, size] = leaving.max(1)
    entering = matrix[np.ix_(inside, outside)] - matrix[inside, head[inside]][:, None]
    small[size, :size] = entering.max(0)
    small[0, :] = _FORBIDDEN
    found = _arborescence(small)
    result: Indices = head.copy()
    for node in range(1, size):
        chosen = found[node]
        result[outside[node]] = outside[chosen] if chosen < size else inside[leaving[node].argmax()]
    entry = inside[entering[:, found[size]].argmax()]
    result[entry] = outside[found[size]]
    return result


def name_labels(scores: Scores, transitions: NDArray[np.float64]) -> list[int]:
    """The best sequence of n labels: `scores[n, k]`, and `transitions[k, k]` added from each label to the next.

    Transitions take away and never add, so where each word's best label may follow the one before, nothing is better.
    """
    best = scores.argmax(1)
    if not transitions[np.concatenate([[0], best[:-1]]), best].any():
        return [int(label) for label in best]
    total = scores[0].astype(np.float64) + transitions[0]
    back = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        options = total[:, None] + transitions
        back[at] = options.argmax(0)
        total = options.max(0) + scores[at]
    path = [int(total.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def name_transitions(labels: list[str]) -> NDArray[np.float64]:
    """A large penalty where "I-x" does not follow "B-x" or "I-x", else 0."""
    table = np.zeros((len(labels), len(labels)))
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            for row, before in enumerate(labels):
                if before == "O" or before[2:] != label[2:]:
                    table[row, column] = -1e4
    return table
