"""Lines that an outlet prints under everything: notices, calls to subscribe, lists of links. They are no reuse."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.linking.shingles import Words
from headwater.model import Document

_REPORTS = 3  # a line is boilerplate once it stands in so many unlike reports of one publisher
_ALIKE = 0.5  # two reports are alike if they share so much of the shorter one, counted in characters of lines
_LINE = re.compile(r"[^\n]+")

Lines = Mapping[int, int]
"""A report's lines: the key of each, and its length in characters."""


def line_lengths(document: Document) -> dict[int, int]:
    """The lines of a report: key (63 bits, of the line without its case and outer space) to length in code points.

    >>> from headwater.model import make_document
    >>> list(line_lengths(make_document("Read more here\\n\\nread MORE here ")).values())
    [14]
    """
    return {
        _key(line): len(line) for line in (match.group().strip() for match in _LINE.finditer(document.text)) if line
    }


def _key(line: str) -> int:
    plain = line.casefold().encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "big") >> 1


def find_boilerplate(reports: Iterable[tuple[str | None, Lines]]) -> dict[str, frozenset[int]]:
    """By publisher the keys of the lines that it repeats: in three reports or more of which no two are alike.

    `reports` are pairs of publisher and lines. Without the second condition the versions of one running story would
    make all of it boilerplate. To look at some reports only, give those that share a line with them.

    >>> lines = [{1: 80, 2: 90, 9: 30}, {3: 80, 4: 90, 9: 30}, {5: 80, 6: 90, 9: 30}]
    >>> find_boilerplate(("Ledger", one) for one in lines)
    {'Ledger': frozenset({9})}
    >>> find_boilerplate(("Ledger", {1: 80, 2: 90, 9: 30}) for _ in range(3))
    {}
    """
    holders: dict[str, dict[int, list[Lines]]] = defaultdict(lambda: defaultdict(list))
    for publisher, lines in reports:
        if publisher is not None:
            for key in lines:
                holders[publisher][key].append(lines)
    found = {
        publisher: frozenset(key for key, held in by_line.items() if _unlike(key, held))
        for publisher, by_line in holders.items()
    }
    return {publisher: keys for publisher, keys in found.items() if keys}


def _unlike(key: int, reports: Sequence[Lines]) -> bool:
    """Whether there are enough reports of which no two are alike beside this line."""
    kept: list[Lines] = []
    for lines in reports:
        if len(reports) >= _REPORTS and not any(_alike(lines, other, key) for other in kept):
            kept.append(lines)
            if len(kept) == _REPORTS:
                return True
    return False


def _alike(one: Lines, other: Lines, beside: int) -> bool:
    shorter, longer = sorted((one, other), key=lambda lines: sum(lines.values()))
    whole = sum(length for key, length in shorter.items() if key != beside)
    shared = sum(length for key, length in shorter.items() if key != beside and key in longer)
    return whole == 0 or shared >= _ALIKE * whole


def counting_words(document: Document, words: Words, boilerplate: Mapping[str, frozenset[int]]) -> NDArray[np.bool_]:
    """For each word of the document whether it counts: whether it stands in no line that the publisher repeats."""
    counts = np.ones(len(words), dtype=np.bool_)
    repeated = boilerplate.get(document.publisher or "", frozenset())
    if repeated:
        for match in _LINE.finditer(document.text):
            if _key(match.group().strip()) in repeated:
                first, last = np.searchsorted(words.starts, (match.start(), match.end()))
                counts[first:last] = False
    return counts
