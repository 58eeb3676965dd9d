"""Lines that outlets print under everything: notices, calls to subscribe, lists of links. They are no reuse."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from headwater.linking.shingles import Words
from headwater.model import Document

_REPORTS = 3  # a line is boilerplate once it stands in so many unlike reports of one publisher
_CLOSING_REPORTS = 2  # of one publisher, if it closes them
_CLOSING_LINES = 12  # at the end of a report, so many lines may close it
_LOOKED_AT = 50  # of the reports that a line closes: bounds the time on a line that thousands have
_ALIKE = 0.5  # two reports are alike if they share so much of the shorter one, counted in characters of lines
_LINE = re.compile(r"[^\n]+")

Lines = dict[int, int]
"""A report's lines from the first to the last: the key of each, and its length in characters."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Keys of lines that are no report's own: those that each publisher repeats, and those that close reports of several."""

    of_publisher: Mapping[str, frozenset[int]]
    common: frozenset[int]

    def of(self, publisher: str | None) -> frozenset[int]:
        """The keys that count for nothing in a publisher's reports."""
        return self.common | self.of_publisher.get(publisher or "", frozenset())


NONE = Boilerplate({}, frozenset())
"""No line is repeated."""


def line_lengths(document: Document) -> dict[int, int]:
    """The lines of a report: key (63 bits, of the line without its case, its outer space and its outlet's name) to length in code points.

    >>> from headwater.model import make_document
    >>> list(line_lengths(make_document("Read more here\\n\\nread MORE here ")).values())
    [14]
    >>> one, two = (make_document(f"Write to the {name}.", publisher=f"The {name}") for name in ("Canal Post", "Reed"))
    >>> line_lengths(one).keys() == line_lengths(two).keys()
    True
    """
    name = _name(document)
    lines = (match.group().strip() for match in _LINE.finditer(document.text))
    return {_key(line, name): len(line) for line in lines if line}


def _name(document: Document) -> str:
    return (document.publisher or "").removeprefix("The ").strip()


def _key(line: str, name: str) -> int:
    plain = (line.replace(name, "\0") if name else line).casefold().encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "big") >> 1


def find_boilerplate(reports: Iterable[tuple[str | None, Lines]]) -> Boilerplate:
    """The lines that a publisher repeats, or that close reports, where no two of the reports are alike.

    A publisher's own is what stands in three of its reports, or closes two of them; common is what closes three reports,
    whoever published them. Of versions of one running story the whole text would be boilerplate, were they not alike.
    `reports` are pairs of publisher and lines. To look at some reports only, give those that share a line with them.

    >>> lines = [{1: 80, 2: 90, 9: 30}, {3: 80, 4: 90, 9: 30}, {9: 30, 5: 80, 6: 90}]
    >>> find_boilerplate(("Ledger", one) for one in lines).of_publisher
    {'Ledger': frozenset({9})}
    >>> find_boilerplate(("Ledger", {1: 80, 2: 90, 9: 30}) for _ in range(3)) == NONE
    True
    >>> find_boilerplate((f"Ledger {number}", {number: 80, 9: 30}) for number in range(3)).common
    frozenset({9})
    """
    every = [(publisher, lines) for publisher, lines in reports]
    holders: dict[str, dict[int, list[Lines]]] = defaultdict(lambda: defaultdict(list))
    for publisher, lines in every:
        if publisher is not None:
            for key in lines:
                holders[publisher][key].append(lines)
    repeated = {
        publisher: {key for key, held in by_line.items() if _unlike(key, held, _REPORTS)}
        for publisher, by_line in holders.items()
    }
    common, closing = _closing(every)
    of_publisher = {name: frozenset(keys | closing.get(name, set())) for name, keys in repeated.items()}
    return Boilerplate({name: keys for name, keys in of_publisher.items() if keys}, frozenset(common))


def _closing(reports: Sequence[tuple[str | None, Lines]]) -> tuple[set[int], dict[str, set[int]]]:
    """The lines that close three unlike reports, and by publisher those that close two of its own.

    A line closes a report if all lines below it close reports too.
    """
    held: dict[int, list[tuple[str | None, Lines]]] = defaultdict(list)
    for publisher, lines in reports:
        for key in islice(reversed(lines), _CLOSING_LINES):
            held[key].append((publisher, lines))
    shared = {key: some[:_LOOKED_AT] for key, some in held.items() if len(some) > 1}
    common = {key for key, some in shared.items() if _unlike(key, [lines for _, lines in some], _REPORTS)}
    own: dict[str, set[int]] = defaultdict(set)
    for key, some in shared.items():
        by_publisher: dict[str, list[Lines]] = defaultdict(list)
        for publisher, lines in some:
            if publisher is not None:
                by_publisher[publisher].append(lines)
        for publisher, alone in by_publisher.items():
            if _unlike(key, alone, _CLOSING_REPORTS):
                own[publisher].add(key)
    at_end = {key for publisher, lines in reports for key in _end(lines, common | own.get(publisher or "", set()))}
    return common & at_end, {publisher: keys & at_end for publisher, keys in own.items()}


def _end(lines: Lines, repeated: set[int]) -> Iterable[int]:
    """The lines at the end of a report that are all repeated."""
    for key in reversed(lines):
        if key not in repeated:
            return
        yield key


def _unlike(key: int, reports: Sequence[Lines], enough: int) -> bool:
    """Whether there are enough reports of which no two are alike beside this line."""
    kept: list[Lines] = []
    for lines in reports:
        if len(reports) >= enough and not any(_alike(lines, other, key) for other in kept):
            kept.append(lines)
            if len(kept) == enough:
                return True
    return False


def _alike(one: Lines, other: Lines, beside: int) -> bool:
    shorter, longer = sorted((one, other), key=lambda lines: sum(lines.values()))
    whole = sum(length for key, length in shorter.items() if key != beside)
    shared = sum(length for key, length in shorter.items() if key != beside and key in longer)
    return whole == 0 or shared >= _ALIKE * whole


def counting_words(document: Document, words: Words, boilerplate: Boilerplate) -> NDArray[np.bool_]:
    """For each word of the document whether it counts: whether it stands in no line that is boilerplate."""
    counts = np.ones(len(words), dtype=np.bool_)
    repeated, name = boilerplate.of(document.publisher), _name(document)
    if repeated:
        for match in _LINE.finditer(document.text):
            if _key(match.group().strip(), name) in repeated:
                first, last = np.searchsorted(words.starts, (match.start(), match.end()))
                counts[first:last] = False
    return counts
