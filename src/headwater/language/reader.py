"""What a reader is, and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from spacy.tokens import Doc

from headwater.language.en.reader import english_reader
from headwater.language.spacy_reader import SpacyReader

_SHIPPED = {"default": "4-layer"}


class Reader(Protocol):
    """Turns text into a `spacy.tokens.Doc` with Universal Dependencies.

    The `Doc` covers the whole text: `token.idx` is an offset into it. Sentences within `ranges` (half-open character
    ranges) carry tags, lemmas, heads, labels and names (PER, ORG, LOC); tokens elsewhere have no part of speech and
    hang on the first token of their sentence. `id` names the reader, its version and the digest of its weights.
    """

    id: str

    def parse(self, text: str, ranges: Sequence[tuple[int, int]]) -> Doc:
        """Parse the sentences of `text` that lie in `ranges`, which are in order and do not overlap."""
        ...


@cache
def load_reader(name: str = "default") -> Reader:
    """The reader of that name: `default`, or the package or folder of a spaCy pipeline.

    Raises `UsageError` if there is no such reader.

    >>> doc = load_reader().parse("Two depots burned. It rained.", [(0, 18)])
    >>> [token.dep_ for token in doc][:3], doc[5].pos_
    (['nummod', 'nsubj', 'ROOT'], '')
    """
    if name in _SHIPPED:
        return english_reader(_SHIPPED[name])
    return SpacyReader(name)
