"""The shipped encoder: word pieces and shapes in; tags, heads, labels, names and sentence starts out.

One chunk per call: dynamic int8 depends on what else is in the batch, so batches would make a parse depend on its
neighbours. Run time needs onnxruntime and tokenizers only.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from headwater.language.en.runtime import session
from headwater.language.en.trees import heads, name_labels, name_transitions

_PUNCTUATION = re.compile(r"^\W+$")
_START, _END, _UNKNOWN = 101, 102, 100  # BERT's [CLS], [SEP], [UNK]
_INNER = 9  # added to the shape of a word for its pieces after the first
_MAX_PIECES = 8
_ROOM = 510
"""Pieces that the encoder has places for, without the two at its ends."""
_CACHE_LIMIT = 200_000
_ENDS = frozenset({".", "!", "?", "”", '"', "..."})


@dataclass(frozen=True, slots=True)
class Parse:
    """One chunk's parse: indices into the vocabularies, per word; `head` is 0 for a root, else 1 + the head's index."""

    starts: tuple[int, ...]
    head: NDArray[np.int64]
    relation: NDArray[np.int64]
    tags: dict[str, NDArray[np.int64]]
    names: list[int]


def shape(word: str) -> int:
    """A number from 1 to 8 for the word's case, digits and punctuation, which the uncased encoder does not see.

    >>> [shape(word) for word in ("war", "War", "NATO", "K", "iPhone", "F-16", "--")]
    [1, 2, 3, 4, 8, 6, 7]
    """
    if not word.isalpha():
        if any(char.isdigit() for char in word):
            return 6
        if not word or _PUNCTUATION.match(word):
            return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper():
        return 2 if word[1:].islower() else 5
    return 8


class Encoder:
    """A model folder (`model-int8.onnx`, `labels-int8.onnx`, `vocab.json`) made ready to parse chunks of words."""

    def __init__(self, folder: Path, tokenizer: Path) -> None:
        model, labels = folder / "model-int8.onnx", folder / "labels-int8.onnx"
        self._session, self._labels = session(model), session(labels)
        self.vocabulary: dict[str, Any] = json.loads((folder / "vocab.json").read_text())  # lists of labels, and slices
        self.digest = hashlib.sha256(model.read_bytes() + labels.read_bytes()).hexdigest()
        self._slices: dict[str, tuple[int, int]] = {key: tuple(at) for key, at in self.vocabulary["slices"].items()}
        self._tags = {k: at for k, at in self._slices.items() if k in ("upos", "xpos") or k.startswith("f:")}
        self._root = self.vocabulary["rel"].index("root")
        self._transitions = name_transitions(self.vocabulary["ner"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._whole = self._tokenizer.get_vocab()
        self._pieces: dict[str, tuple[list[int], list[int]]] = {}

    def parse(self, words: Sequence[str], starts: Sequence[int]) -> Parse:
        """Parse one chunk of words (at most about 90); `starts` are the words known to begin a sentence.

        The model may add a start, but only after a mark that ends a sentence.
        """
        logits, arcs, dependents, governors = self._run(words)[:4]
        begin = self._slices["seg"][0]
        flags = np.flatnonzero(logits[:, begin + 1] > logits[:, begin]).tolist()
        own = (i for i in flags if i and words[i - 1] in _ENDS and not _PUNCTUATION.match(words[i]))
        known = sorted({0, *starts, *own})
        head = self._heads(arcs, known)
        relation = self._relations(dependents, governors[head], head)
        tags = {key: logits[:, begin:end].argmax(1) for key, (begin, end) in self._tags.items()}
        names = name_labels(logits[:, slice(*self._slices["ner"])], self._transitions)
        return Parse(tuple(known), head, relation, tags, names)

    def _run(self, words: Sequence[str]) -> list[NDArray[np.float32]]:
        ids, shapes, first = [_START], [0], [0]
        read = [self._word_pieces(word) for word in words]
        most = _MAX_PIECES if sum(len(pieces) for pieces, _ in read) <= _ROOM else max(_ROOM // len(words), 1)
        for pieces, kinds in read:
            first.append(len(ids))
            ids += pieces[:most]
            shapes += kinds[:most]
        ids.append(_END)
        shapes.append(0)
        feeds = {"ids": ids, "sh": shapes, "first": first}
        found: list[NDArray[np.float32]] = self._session.run(
            None, {key: np.array(value, np.int64) for key, value in feeds.items()}
        )
        return found

    def _word_pieces(self, word: str) -> tuple[list[int], list[int]]:
        found = self._pieces.get(word)
        if found is None:
            pieces = self.pieces(word)
            kind = shape(word)
            found = pieces, [kind] + [kind + _INNER] * (len(pieces) - 1)
            if len(self._pieces) < _CACHE_LIMIT:
                self._pieces[word] = found
        return found

    def pieces(self, word: str) -> list[int]:
        """The ids of a word's pieces, at most eight: a plain word of the tokeniser's list whole, as it takes the longest piece first."""
        whole = self._whole.get(word.lower()) if word.isascii() and word.isalpha() else None
        if whole is not None:
            return [whole]
        return (self._tokenizer.encode(word, add_special_tokens=False).ids or [_UNKNOWN])[:_MAX_PIECES]

    @staticmethod
    def _heads(arcs: NDArray[np.float32], starts: Sequence[int]) -> NDArray[np.int64]:
        """Heads sentence by sentence; `arcs[n, n + 1]`, column 0 the root."""
        found = np.zeros(len(arcs), np.int64)
        for begin, end in zip(starts, [*starts[1:], len(arcs)], strict=True):
            scores = np.concatenate([arcs[begin:end, :1], arcs[begin:end, begin + 1 : end + 1]], 1)
            np.fill_diagonal(scores[:, 1:], -1e9)
            best = heads(scores)
            found[begin:end] = np.where(best > 0, best + begin, 0)
        return found

    def _relations(
        self, dependents: NDArray[np.float32], governors: NDArray[np.float32], head: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """The label of each arc, by a bilinear form over dependent and head; roots get `root` and nothing else does."""
        scores = self._labels.run(None, {"dependents": dependents, "heads": governors})[0]
        roots = head == 0
        scores[~roots, self._root] = -1e9
        found: NDArray[np.int64] = scores.argmax(1)
        found[roots] = self._root
        return found
