"""Which words differ between two passages: both cut into the bits that both have and those that one has alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.linking.shingles import Words, find_words
from headwater.model import Span

_MOST = 1500
"""Words of a passage that are compared: the time grows with the product of both."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a passage; `alone` if the other passage does not have its words there."""

    span: Span
    alone: bool


def word_diff(one: Span, other: Span) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """Both passages, each whole and in order, cut where words differ; case, marks and white space do not count.

    The longest common run is found first, then those on either side of it (Ratcliff and Obershelp 1988, as in Python's
    difflib). Passages of more than 1,500 words are each one bit that is not `alone`.

    >>> ours, theirs = word_diff(Span("as many as 40 sank", 0, 18), Span("that 40 sank", 7, 19))
    >>> [(bit.span.text, bit.alone) for bit in ours], [bit.span.start for bit in theirs]
    ([('as many as', True), (' 40 sank', False)], [7, 11])
    """
    ours, theirs = find_words(one.text), find_words(other.text)
    if max(len(ours), len(theirs)) > _MOST:
        return (Bit(one, False),), (Bit(other, False),)
    matcher = SequenceMatcher(None, ours.keys.tolist(), theirs.keys.tolist(), autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size]
    return (
        tuple(_bits(one, ours, [(run.a, run.size) for run in runs])),
        tuple(_bits(other, theirs, [(run.b, run.size) for run in runs])),
    )


def _bits(passage: Span, words: Words, runs: Sequence[tuple[int, int]]) -> Iterator[Bit]:
    """The passage cut at its runs; what lies between words goes to the run, and what has no word is never `alone`."""
    place, word = 0, 0
    for first, size in runs:
        if first > word:
            end = int(words.ends[first - 1])
            start = int(words.starts[word])
            yield from _bit(passage, place, start, alone=False)
            yield from _bit(passage, start, end, alone=True)
            place = end
        word = first + size
        end = int(words.ends[word - 1])
        yield from _bit(passage, place, end, alone=False)
        place = end
    if word < len(words):
        start, end = int(words.starts[word]), int(words.ends[-1])
        yield from _bit(passage, place, start, alone=False)
        yield from _bit(passage, start, end, alone=True)
        place = end
    yield from _bit(passage, place, len(passage.text), alone=False)


def _bit(passage: Span, start: int, end: int, *, alone: bool) -> Iterator[Bit]:
    if end > start:
        at = passage.start
        yield Bit(Span(passage.text[start:end], at + start, at + end), alone)
