"""Passages that two texts share, word by word.

The downstream text is read from left to right, as in the relative factorisation of Ziv and Lempel: at each word the longest
run of the upstream text that goes on from here is taken, if it is a shingle or more, and reading goes on behind it. Seeds are
shared shingles, as in passim (Smith, Cordell and Mullen 2015, "Computational methods for uncovering reprinted texts in
antebellum newspapers"). Unlike an edit distance or a longest common subsequence (difflib, rapidfuzz) this finds passages that
were put into another order, and needs time and memory in proportion to the two lengths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.linking.shingles import SIZE, Words, shingles
from headwater.model import Span
from headwater.model.relations import Passage

_PLACES = 16  # a shingle that stands oftener in one text is a refrain, and no seed: bounds the time on hostile texts


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that both texts have: from word `upstream` of the one and word `downstream` of the other."""

    upstream: int
    downstream: int
    length: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """A text made ready to be aligned: its words' keys, the shingle at each word, and where each shingle stands."""

    keys: Sequence[int]
    shingles: Sequence[int]
    places: Mapping[int, Sequence[int]]


def indexed(keys: NDArray[np.int64]) -> Indexed:
    """A text by the keys of its words; a negative key matches nothing."""
    hashes = shingles(keys).tolist()
    places: dict[int, list[int]] = defaultdict(list)
    for at, value in enumerate(hashes):
        places[value].append(at)
    return Indexed(keys.tolist(), hashes, {value: those for value, those in places.items() if len(those) <= _PLACES})


def align(upstream: Indexed, downstream: Indexed) -> list[Run]:
    """The runs of `SIZE` words or more that both have, in the order of `downstream`, no two overlapping there.

    >>> from headwater.linking.shingles import find_words
    >>> texts = "a b c d e f g x y z u v w", "x y z u v w then a b c d e f no"
    >>> one, two = (indexed(find_words(text).keys) for text in texts)
    >>> align(one, two)
    [Run(upstream=7, downstream=0, length=6), Run(upstream=0, downstream=7, length=6)]
    """
    ours, theirs, places = downstream.keys, upstream.keys, upstream.places
    runs: list[Run] = []
    place = 0
    for at, shingle in enumerate(downstream.shingles):
        if at < place or shingle not in places:
            continue
        length, start = max((_common(theirs, start, ours, at), -start) for start in places[shingle])
        if length >= SIZE:
            runs.append(Run(-start, at, length))
            place = at + length
    return runs


def _common(one: Sequence[int], start: int, other: Sequence[int], begin: int) -> int:
    """How many words are the same from here on."""
    limit = min(len(one) - start, len(other) - begin)
    length = 0
    while length < limit and one[start + length] == other[begin + length] >= 0:
        length += 1
    return length


def passage(run: Run, upstream: tuple[str, Words], downstream: tuple[str, Words]) -> Passage:
    """The run as spans of the two texts, each from the first character of its first word to the last of its last.

    >>> from headwater.linking.shingles import find_words
    >>> one, two = ("Barges, four in all, sank at noon.", "It says: barges four in all sank")
    >>> found = passage(Run(0, 2, 5), (one, find_words(one)), (two, find_words(two)))
    >>> found.upstream.text, found.downstream.text
    ('Barges, four in all, sank', 'barges four in all sank')
    """
    return Passage(_span(run.upstream, run.length, *upstream), _span(run.downstream, run.length, *downstream))


def _span(first: int, length: int, text: str, words: Words) -> Span:
    return Span.of(text, int(words.starts[first]), int(words.ends[first + length - 1]))
