"""Where the tokens of a text stand: their offsets, the sentences they begin, and the runs of them to be parsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from headwater.language.columns import strings

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layout:
    """The tokens of a text as arrays `[n]`, so that nothing is asked of each token in turn."""

    doc: Doc
    words: list[str]
    begin: Indices
    """Offset in the text of each token's first character."""
    end: Indices
    """Offset after its last."""
    space: NDArray[np.bool_]
    """Whether it is white space."""
    starts: NDArray[np.bool_]
    """Whether it is the first word of a sentence."""

    @classmethod
    def of(cls, doc: Doc, sentences: Sequence[tuple[int, int]]) -> Layout:
        """The layout of the tokens of a text whose sentences are these half-open character ranges, in order."""
        columns = doc.to_array(["LENGTH", "SPACY", "IS_SPACE"]).astype(np.int64).reshape(-1, 3)
        end = np.cumsum(columns[:, 0] + columns[:, 1]) - columns[:, 1]
        begin = end - columns[:, 0]
        space = columns[:, 2] > 0
        starts = np.zeros(len(doc), np.bool_)
        words = np.flatnonzero(~space)
        if len(words) and len(sentences):
            first, last = np.array(sentences).T
            at = np.searchsorted(end[words], first, "right")
            at = at[at < len(words)]
            found = words[at]
            starts[found[begin[found] < last[: len(at)]]] = True
        return cls(doc, strings(doc, "ORTH"), begin, end, space, starts)

    def runs(self, ranges: Sequence[tuple[int, int]]) -> list[Indices]:
        """The words of each stretch of neighbouring ranges within a line; ranges are in order.

        >>> from headwater.language.en.tokens import tokenizer
        >>> layout = Layout.of(tokenizer().make_doc("It rained. We left.\\nBoats sank."), [(0, 10), (11, 19), (20, 31)])
        >>> [run.tolist() for run in layout.runs([(0, 10), (11, 19), (20, 31)])]
        [[0, 1, 2, 3, 4, 5], [7, 8, 9]]
        """
        if not len(ranges):
            return []
        first, last = np.array(ranges).T
        at = np.searchsorted(last, self.begin, "right")
        inside = at < len(ranges)
        inside &= self.end > first[np.minimum(at, len(ranges) - 1)]
        inside &= ~self.space
        lines = [i for i in np.flatnonzero(self.space) if "\n" in self.words[i] or "\r" in self.words[i]]
        breaks = ~(inside | self.space)
        breaks[lines] = True
        chosen = np.flatnonzero(inside)
        if not len(chosen):
            return []
        return np.split(chosen, np.flatnonzero(np.diff(np.cumsum(breaks)[chosen])) + 1)

    def starts_in(self, indices: Indices) -> list[int]:
        """Positions among these tokens of those that begin a sentence."""
        found: list[int] = np.flatnonzero(self.starts[indices]).tolist()
        return found
