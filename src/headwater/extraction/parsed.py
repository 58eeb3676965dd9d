"""What every finder works on: a document and its parse, tied by character offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from spacy.tokens import Doc, Token

from headwater.language.columns import flags
from headwater.model import Document, Span

TokenRange = tuple[int, int]
"""Half-open range of token indices."""


@dataclass(frozen=True)
class Parsed:
    """A document with the `Doc` of its whole text: `doc[i].idx` is an offset into `document.text`.

    Only the selected sentences are parsed: tokens elsewhere have neither part of speech nor dependency.
    """

    document: Document
    doc: Doc
    reader: str
    """Id, version and digest of the reader, for the derivation."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens `[start, end)`, without white space at either end."""
        first, last = start, end
        while last - 1 > first and self.doc[last - 1].is_space:
            last -= 1
        while first < last - 1 and self.doc[first].is_space:
            first += 1
        return Span.of(self.text, self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1]))

    def tokens(self, span: Span) -> TokenRange:
        """The tokens that share a character with `span`; an empty range if none does."""
        starts = self._starts
        first = max(bisect_right(starts, span.start) - 1, 0)
        while first < len(self.doc) and self.doc[first].idx + len(self.doc[first]) <= span.start:
            first += 1
        return first, max(bisect_left(starts, span.end), first)

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = self.doc.to_array("IDX").astype(np.int64).tolist()
        return starts

    @cached_property
    def numbers(self) -> list[int]:
        """The tokens that look like numbers, in order."""
        return [at for at, number in enumerate(flags(self.doc, "LIKE_NUM")) if number]

    @cached_property
    def stretches(self) -> list[tuple[int, int]]:
        """The characters of the parsed sentences, those that follow one another as one."""
        known, found = flags(self.doc, "POS"), list[list[int]]()
        last = -1
        for at, (start, end) in enumerate(self.sentences):
            if not any(known[start:end]):
                continue
            begin, stop = self._starts[start], self._starts[end] if end < len(self.doc) else len(self.text)
            if found and last == at - 1:
                found[-1][1] = stop
            else:
                found.append([begin, stop])
            last = at
        return [(begin, stop) for begin, stop in found]

    def first_number(self, tokens: frozenset[int]) -> Token | None:
        """The first token of a set that looks like a number."""
        if not tokens:
            return None
        last = max(tokens)
        for at in self.numbers[bisect_left(self.numbers, min(tokens)) :]:
            if at in tokens:
                return self.doc[at]
            if at > last:
                return None
        return None

    @cached_property
    def sentences(self) -> tuple[TokenRange, ...]:
        """Token ranges of the sentences, parsed or not."""
        return tuple((sentence.start, sentence.end) for sentence in self.doc.sents)

    def sentence_at(self, token: int) -> int:
        """Which of `sentences` holds the token `token`."""
        return bisect_right(self._sentence_starts, token) - 1

    def words_of(self, sentence: int) -> frozenset[str]:
        """The words of one of `sentences`, as printed and by their lemmas, in lower case; kept, for many rules ask."""
        if sentence not in self._words:
            tokens = self.doc[slice(*self.sentences[sentence])]
            self._words[sentence] = frozenset(word for token in tokens for word in (token.lower_, token.lemma_.lower()))
        return self._words[sentence]

    @cached_property
    def _words(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]


def is_parsed(token: Token) -> bool:
    """Whether the reader has parsed the sentence of this token."""
    return bool(token.pos)
