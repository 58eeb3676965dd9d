"""Passages that two texts share, word by word.

The downstream text is read from left to right, as in the relative factorisation of Ziv and Lempel: at each word the longest
run of the upstream text that goes on from here is taken, if it is a shingle or more, and reading goes on behind it. Seeds are
shared shingles, as in passim (Smith, Cordell and Mullen 2015, "Computational methods for uncovering reprinted texts in
antebellum newspapers"). Unlike an edit distance or a longest common subsequence (difflib, rapidfuzz) this finds passages that
were put into another order, and needs time and memory in proportion to the two lengths.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.linking.shingles import SIZE, Words, shingles
from headwater.model import Span
from headwater.model.relations import Passage

_PLACES = 16  # a shingle that stands oftener in one text is a refrain, and no seed: bounds the time on hostile texts
_STRIDE = 64  # words that are compared at once
_NEVER = -2  # a key that no word has, in place of the negative ones of one of two texts


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that both texts have: from word `upstream` of the one and word `downstream` of the other."""

    upstream: int
    downstream: int
    length: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """A text made ready to be aligned: its words' keys, the shingle at each word, the shingles in order, and where each stands.

    Keys and places are int64, shingles uint64: 32 bytes for a word.
    """

    keys: NDArray[np.int64]
    shingles: NDArray[np.uint64]
    ordered: NDArray[np.uint64]
    places: NDArray[np.int64]


def indexed(keys: NDArray[np.int64]) -> Indexed:
    """A text by the keys of its words; a negative key matches nothing."""
    hashes = shingles(keys)
    places = np.argsort(hashes, kind="stable")
    return Indexed(keys, hashes, hashes[places], places)


def align(upstream: Indexed, downstream: Indexed) -> list[Run]:
    """The runs of `SIZE` words or more that both have, in the order of `downstream`, no two overlapping there.

    >>> from headwater.linking.shingles import find_words
    >>> texts = "a b c d e f g x y z u v w", "x y z u v w then a b c d e f no"
    >>> one, two = (indexed(find_words(text).keys) for text in texts)
    >>> align(one, two)
    [Run(upstream=7, downstream=0, length=6), Run(upstream=0, downstream=7, length=6)]
    """
    firsts = np.searchsorted(upstream.ordered, downstream.shingles, "left")
    lasts = np.searchsorted(upstream.ordered, downstream.shingles, "right")
    seeds = np.flatnonzero((lasts > firsts) & (lasts - firsts <= _PLACES))
    ours = np.where(downstream.keys < 0, _NEVER, downstream.keys)
    runs: list[Run] = []
    place = 0
    for at in seeds.tolist():
        if at < place:
            continue
        starts = upstream.places[firsts[at] : lasts[at]].tolist()
        length, start = max((_common(upstream.keys, start, ours, at), -start) for start in starts)
        if length >= SIZE:
            runs.append(Run(-start, at, length))
            place = at + length
    return runs


def _common(one: NDArray[np.int64], start: int, other: NDArray[np.int64], begin: int) -> int:
    """How many words are the same from here on."""
    length = 0
    while True:
        here = one[start + length : start + length + _STRIDE]
        there = other[begin + length : begin + length + _STRIDE]
        most = min(len(here), len(there))
        unlike = np.flatnonzero(here[:most] != there[:most])
        if len(unlike):
            return length + int(unlike[0])
        length += most
        if most < _STRIDE:
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
