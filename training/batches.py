"""Training examples: chunks of one or more sentences, in batches of about equal length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from headwater.language.en.encoder import shape
from training.labels import FEATURES, NAMES, Labels
from training.names import NamePool, substituted
from training.treebanks import Sentence

IGNORED = -100
START, END, UNKNOWN, INNER, MAX_PIECES = 101, 102, 100, 9, 8
_MAX_WORDS, _MAX_PIECES_OF_CHUNK = 80, 160
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Options:
    """What is done to examples on the way."""

    pieces: int = 1024  # word pieces in a batch
    several: float = 0.5  # share of examples that are chunks of several sentences
    curly: float = 0.4  # share with curly quotes
    rename: float = 0.4  # probability that a name is replaced


@dataclass
class Target:
    """A sentence's labels: `tags[column, word]`, and heads and relations per word; `IGNORED` where unknown."""

    sentence: Sentence
    tags: Ints
    heads: Ints
    relations: Ints


@dataclass
class Batch:
    """Tensors of one step; `words` masks real words (and the root at 0)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    words: Tensor


def target(sentence: Sentence, labels: Labels) -> Target:
    """The labels of one sentence as numbers."""
    columns = list(labels.slices)
    size = len(sentence.forms)
    tags = np.full((len(columns), size), IGNORED, np.int64)
    heads, relations = np.full(size, IGNORED, np.int64), np.full(size, IGNORED, np.int64)

    def index(options: Sequence[str], value: str) -> int:
        return options.index(value) if value in options else IGNORED

    if words := sentence.words:
        tags[columns.index("upos")] = [index(labels.upos, word.upos) for word in words]
        tags[columns.index("xpos")] = [index(labels.xpos, word.xpos) for word in words]
        tags[columns.index("seg")] = [1] + [0] * (size - 1)
        for key in FEATURES:
            options = labels.features[key]
            tags[columns.index(f"f:{key}")] = [index(options, word.features.get(key, "_")) for word in words]
        heads[:] = [word.head for word in words]
        relations[:] = [index(labels.relations, word.relation) for word in words]
    if sentence.names is not None:
        row = columns.index("ner")
        tags[row] = 0
        for start, end, kind in sentence.names:
            tags[row, start:end] = NAMES.index(f"I-{kind}")
            tags[row, start] = NAMES.index(f"B-{kind}")
    return Target(sentence, tags, heads, relations)


def curly(forms: Sequence[str]) -> list[str]:
    """The forms with curly quotes and apostrophes.

    >>> curly(['"', "do", "n't", '"'])
    ['“', 'do', 'n’t', '”']
    """
    found, is_open = [], False
    for form in forms:
        if form == '"':
            found.append("”" if is_open else "“")
            is_open = not is_open
        else:
            found.append(form.replace("'", "’"))
    return found


class Examples:
    """Makes the batches of one epoch after the other, each time with other chunks, quotes and names."""

    def __init__(
        self, targets: Sequence[Target], tokenizer: Tokenizer, pool: NamePool, options: Options, seed: int
    ) -> None:
        self.targets = [item for item in targets if len(item.sentence.forms) <= _MAX_WORDS]
        self._tokenizer, self._pool, self._options = tokenizer, pool, options
        self._rng = random.Random(seed)  # noqa: S311 -- shuffling, no secret
        self._pieces: dict[str, tuple[list[int], list[int]]] = {}

    def epoch(self) -> list[Batch]:
        """The batches of one pass, shuffled."""
        examples = [self._example(chunk) for chunk in self._chunks()]
        examples = [example for example in examples if len(example[0]) <= _MAX_PIECES_OF_CHUNK]
        examples.sort(key=lambda example: len(example[0]) + self._rng.random() * 4)
        groups, current = [], []
        for example in examples:
            if current and len(example[0]) * (len(current) + 1) > self._options.pieces:
                groups.append(current)
                current = []
            current.append(example)
        groups.append(current)
        self._rng.shuffle(groups)
        return [_batch(group) for group in groups]

    def _chunks(self) -> list[list[Target]]:
        found, at = [], 0
        while at < len(self.targets):
            chunk = [self.targets[at]]
            size = len(chunk[0].heads)
            at += 1
            if chunk[0].sentence.words and self._rng.random() < self._options.several:
                limit = self._rng.randint(20, 64)
                while at < len(self.targets) and self._follows(chunk[0], self.targets[at], limit - size):
                    size += len(self.targets[at].heads)
                    chunk.append(self.targets[at])
                    at += 1
            found.append(chunk)
        return found

    @staticmethod
    def _follows(first: Target, other: Target, room: int) -> bool:
        same = other.sentence.document == first.sentence.document and bool(other.sentence.words)
        return same and len(other.heads) <= room

    def _example(self, chunk: list[Target]) -> tuple[list[int], list[int], list[int], Ints, Ints, Ints]:
        renamed = [substituted(item.sentence, self._pool, self._rng, self._options.rename) for item in chunk]
        forms = [form for sentence in renamed for form in sentence]
        if self._rng.random() < self._options.curly:
            forms = curly(forms)
        ids, shapes, first = [START], [0], [0]
        for form in forms:
            pieces, kinds = self._word_pieces(form)
            first.append(len(ids))
            ids += pieces
            shapes += kinds
        tags = np.concatenate([item.tags for item in chunk], 1)
        tags[3, 0] = IGNORED  # the first word of a chunk always starts a sentence
        offset, heads = 0, []
        for item in chunk:
            heads.append(np.where(item.heads > 0, item.heads + offset, item.heads))
            offset += len(item.heads)
        relations = np.concatenate([item.relations for item in chunk])
        return [*ids, END], [*shapes, 0], first, tags, np.concatenate(heads), relations

    def _word_pieces(self, word: str) -> tuple[list[int], list[int]]:
        if word not in self._pieces:
            pieces = (self._tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN])[:MAX_PIECES]
            kind = shape(word)
            self._pieces[word] = pieces, [kind] + [kind + INNER] * (len(pieces) - 1)
        return self._pieces[word]


def _batch(group: list[tuple[list[int], list[int], list[int], Ints, Ints, Ints]]) -> Batch:
    width = max(len(example[0]) for example in group)
    words = max(len(example[2]) for example in group)
    shape_ = (len(group), width)
    ids, shapes, mask = np.zeros(shape_, np.int64), np.zeros(shape_, np.int64), np.zeros(shape_, np.int64)
    first = np.zeros((len(group), words), np.int64)
    real = np.zeros((len(group), words), bool)
    tags = np.full((len(group), len(group[0][3]), words - 1), IGNORED, np.int64)
    heads = np.full((len(group), words - 1), IGNORED, np.int64)
    relations = heads.copy()
    for row, (pieces, kinds, starts, columns, head, relation) in enumerate(group):
        ids[row, : len(pieces)], shapes[row, : len(pieces)], mask[row, : len(pieces)] = pieces, kinds, 1
        first[row, : len(starts)], real[row, : len(starts)] = starts, True
        tags[row, :, : len(head)], heads[row, : len(head)] = columns, head
        relations[row, : len(head)] = relation
    return Batch(*map(torch.from_numpy, (ids, shapes, mask, first, tags, heads, relations, real)))
