"""Words and shingles of a text: what is compared when two reports are looked at for shared text.

A shingle is five words in a row (Broder 1997, "On the resemblance and containment of documents"). Of all shingles one in
eight is kept in the index, chosen by its hash, so that two texts keep the same ones; this is Broder's sampling "mod m".
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from headwater.model import Document

SIZE = 5
"""Words in a shingle."""

SAMPLE_BITS = 3
"""One shingle in `2 ** SAMPLE_BITS` is kept in the index."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")  # "20,000", "U.S" and "don't" are one word each
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, hence invertible modulo 2**64


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: a key each (equal for equal words, whatever their case), and where they stand.

    All three arrays are int64 of one length; `starts` and `ends` are code points into the text.
    """

    keys: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.keys)


def find_words(text: str) -> Words:
    """The words of `text`, in order.

    >>> words = find_words("The mill, the MILL: 20,000 tonnes")
    >>> len(words), bool(words.keys[1] == words.keys[3]), int(words.starts[4]), int(words.ends[4])
    (6, True, 20, 26)
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    keys = np.fromiter((_key(text[start:end]) for start, end in spans), np.int64, len(spans))
    ends = np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans))
    return Words(keys, ends[::2].copy(), ends[1::2].copy())


def _keys(text: str) -> NDArray[np.int64]:
    """The keys of the words of `text`, in order."""
    words = _WORD.findall(text)
    return np.fromiter(map(_key, words), np.int64, len(words))


@lru_cache(maxsize=1 << 16)  # most words of a text are known from others
def _key(word: str) -> int:
    """63 bits, so that the sign is free; the same on every machine and in every run."""
    plain = word.casefold().replace("’", "'").encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "big") >> 1


def shingles(keys: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The hash of each shingle: entry `i` is of the words `i` to `i + SIZE - 1`; empty for fewer than `SIZE` words.

    >>> len(shingles(find_words("one two three four five six").keys))
    2
    """
    count = max(len(keys) - SIZE + 1, 0)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(SIZE):
        hashes = hashes * _BASE + keys[offset : offset + count].astype(np.uint64)
    hashes ^= hashes >> np.uint64(30)  # the finaliser of SplitMix64: every bit of the input reaches every bit
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(27)
    hashes *= np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


def sampled_shingles(document: Document) -> tuple[int, ...]:
    """The document's shingles that go into the index: distinct, ascending, each below 2**61 (a signed BIGINT holds it).

    Pure: the text alone decides. A report of 400 words has about 50.

    >>> from headwater.model import make_document
    >>> text = " ".join(f"word{number}" for number in range(800))
    >>> sample = sampled_shingles(make_document(text))
    >>> 70 < len(sample) < 130, sample == sampled_shingles(make_document(text.upper()))
    (True, True)
    """
    hashes = shingles(_keys(document.text))
    kept = hashes[hashes >> np.uint64(64 - SAMPLE_BITS) == 0]
    return tuple(int(value) for value in np.unique(kept))
