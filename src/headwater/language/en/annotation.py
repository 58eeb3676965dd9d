"""Writes parses to a `Doc`: labels become spaCy's numbers for them, in arrays over the whole text, set all at once.

Strings set on one token after the other took a sixth of the reader's time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from headwater.language.en.encoder import Parse
from headwater.language.en.layout import Indices, Layout
from headwater.language.en.lemmas import lemma

_FEATURES = ("Tense", "Mood", "VerbForm", "Number", "Polarity", "Person", "Voice")
_IOB = {"I": 1, "O": 2, "B": 3}
"""As spaCy numbers them."""
_CACHE_LIMIT = 200_000
_Keys = NDArray[np.uint64]


class Tables:
    """From an encoder's labels to the keys of a spaCy vocabulary; the last of each table, at -1, is the unparsed's."""

    def __init__(self, vocab: Vocab, vocabulary: dict[str, Any]) -> None:  # lists of labels, as the weights have them
        self._vocab = vocab
        self._upos: list[str] = vocabulary["upos"]
        self._features: list[list[str]] = [vocabulary["feats"][name] for name in _FEATURES]
        names: list[str] = vocabulary["ner"]
        self.relations = self._keys([*vocabulary["rel"], "dep"])
        self.root = vocab.strings.add("ROOT")
        self.upos, self.xpos = self._keys([*self._upos, ""]), self._keys([*vocabulary["xpos"], ""])
        self.iob = np.array([_IOB[name[0]] for name in [*names, "O"]], np.uint64)
        self.kinds = self._keys([*(name[2:] for name in names), ""])
        self.lemma = lru_cache(_CACHE_LIMIT)(self._lemma)
        self.morph = lru_cache(_CACHE_LIMIT)(self._morph)

    def _keys(self, labels: Sequence[str]) -> _Keys:
        return np.array([self._vocab.strings.add(label) if label else 0 for label in labels], np.uint64)

    def _lemma(self, word: str, upos: int) -> int:
        return self._vocab.strings.add(lemma(word, self._upos[upos])) if upos >= 0 else 0

    def _morph(self, found: tuple[int, ...]) -> int:
        """The key of a word's features, each by its place in its list; 0 is none."""
        pairs = zip(_FEATURES, self._features, found, strict=True)
        return int(self._vocab.morphology.add("|".join(f"{name}={values[at]}" for name, values, at in pairs if at)))


@dataclass(frozen=True, slots=True)
class Annotation:
    """The labels of each token of one text, -1 where unparsed; the unparsed hang on the root of their sentence."""

    layout: Layout
    tables: Tables
    heads: Indices
    labels: NDArray[np.int64]
    """`[4 + features, n]`: relation, universal and Penn part of speech, name, features."""

    @classmethod
    def empty(cls, layout: Layout, tables: Tables) -> Annotation:
        """That of a text of which nothing is parsed yet."""
        size = len(layout.words)
        labels = np.full((4 + len(_FEATURES), size), -1)
        labels[4:] = 0
        return cls(layout, tables, np.arange(size), labels)

    def put(self, indices: Indices, parse: Parse) -> None:
        """Take over one chunk's parse for the tokens at `indices`."""
        self.heads[indices] = np.where(parse.head > 0, indices[parse.head - 1], indices)
        tags = parse.tags
        features = [tags["f:" + name] for name in _FEATURES]
        self.labels[:, indices] = np.stack(
            [parse.relation, tags["upos"], tags["xpos"], np.array(parse.names), *features]
        )
        self.layout.starts[indices[list(parse.starts)]] = True

    def write(self) -> Doc:
        """The finished `Doc`."""
        doc, tables = self.layout.doc, self.tables
        if not len(doc):
            return doc
        relation, upos, xpos, name = self.labels[:4]
        name = self._with_white_space(name)
        parsed = upos >= 0
        place = np.arange(len(doc))
        is_root = parsed & (self.heads == place)
        heads = np.where(parsed, self.heads, self._tops())
        relations = np.where(is_root, np.uint64(tables.root), tables.relations[relation])
        lemmas = [tables.lemma(word, tag) for word, tag in zip(self.layout.words, upos.tolist(), strict=True)]
        morphs = [tables.morph(found) for found in zip(*self.labels[4:].tolist(), strict=True)]
        columns = {
            "HEAD": (heads - place).astype(np.uint64),
            "DEP": relations,
            "POS": tables.upos[upos],
            "TAG": tables.xpos[xpos],
            "MORPH": np.array(morphs, np.uint64),
            "LEMMA": np.array(lemmas, np.uint64),
            "ENT_IOB": tables.iob[name],
            "ENT_TYPE": tables.kinds[name],
        }
        return doc.from_array(list(columns), np.stack(list(columns.values()), 1))  # type: ignore[arg-type]  # spaCy names its own type of array

    def _with_white_space(self, names: NDArray[np.int64]) -> NDArray[np.int64]:
        """The names, with the white space within them, as in "Ann  Lee": without it spaCy refuses some of them."""
        found = names.copy()
        for at in np.flatnonzero(self.layout.space)[::-1]:
            if at + 1 < len(found) and self.tables.iob[found[at + 1]] == _IOB["I"]:
                found[at] = found[at + 1]
        return found

    def _tops(self) -> Indices:
        """For each token the root of its sentence: white space hung lower would stretch a phrase to it."""
        top = self.heads
        while (top[top] != top).any():
            top = top[top]
        starts = np.where(self.layout.starts, np.arange(len(top)), 0)
        found: Indices = top[np.maximum.accumulate(starts)]
        return found
