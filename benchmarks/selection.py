"""What selection saves and what it costs, against parsing every sentence: `python -m benchmarks.selection FOLDER...`.

Each FOLDER of reports is one corpus; the last row pools them. Every report is extracted three times in turn, in an order
that rotates, after a first round that is not counted; times are CPU seconds of whole extraction. A figure is lost if no claim holds
it at its place though one does where every sentence is parsed; it is told otherwise if the chain of its sources differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from benchmarks.stages import MODES, Extraction, in_turn
from headwater.language.en.selection import CHOICES
from headwater.language.reader import Reader, load_reader
from headwater.model import Claim, Document
from headwater.reading import read

_WARM = 3


@dataclass
class Tally:
    """Sums over the reports of one corpus, by mode."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(MODES, 0.0))
    words: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MODES, 0))
    figures: int = 0
    attributed: int = 0
    lost: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CHOICES, 0))
    otherwise: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CHOICES, 0))
    left: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CHOICES, 0))

    def count(self, found: dict[str, Extraction]) -> None:
        """Take in one report."""
        known, cues = _figures(found["every"].claims), _cues(found["every"].claims)
        self.figures += len(known)
        self.attributed += len(cues)
        for mode, extracted in found.items():
            self.seconds[mode] += extracted.seconds
            self.words[mode] += extracted.words
        for mode in CHOICES:
            figures = _figures(found[mode].claims)
            self.lost[mode] += sum(place not in figures for place in known)
            self.otherwise[mode] += sum(figures.get(place, chains) != chains for place, chains in known.items())
            self.left[mode] += len(cues - _cues(found[mode].claims))

    def add(self, other: Tally) -> None:
        """Take in another corpus."""
        self.figures += other.figures
        self.attributed += other.attributed
        for mine, its in (
            (self.words, other.words),
            (self.lost, other.lost),
            (self.otherwise, other.otherwise),
            (self.left, other.left),
        ):
            for mode in mine:
                mine[mode] += its[mode]
        for mode in self.seconds:
            self.seconds[mode] += other.seconds[mode]


def measure(documents: Sequence[Document], reader: Reader) -> Tally:
    """Extract each document in every mode, in turn."""
    tally = Tally()
    for found in in_turn(documents, reader):
        tally.count(found)
    return tally


def _figures(claims: Iterable[Claim]) -> dict[tuple[int, int], set[tuple[str | None, ...]]]:
    """Each figure's place, and the chains of those who are made to say it."""
    found: dict[tuple[int, int], set[tuple[str | None, ...]]] = {}
    for claim in claims:
        for figure in claim.figures:
            chain = tuple(source.name for source in claim.sources)
            found.setdefault((figure.span.start, figure.span.end), set()).add(chain)
    return found


def _cues(claims: Iterable[Claim]) -> set[tuple[int, int]]:
    return {(claim.cue.start, claim.cue.end) for claim in claims if claim.cue is not None}


def main(folders: Sequence[str]) -> None:
    """Measure each corpus and print the table."""
    reader = load_reader()
    table = Table("corpus", "selection", "words parsed", "throughput", "figures lost", "told otherwise", "cues left")
    pooled = Tally()
    for folder in folders:
        documents = [one.document for one in read([folder]) if one.document is not None]
        if not documents:
            raise SystemExit(f"nothing to read in {folder}")
        measure(documents[:_WARM], reader)
        tally = measure(documents, reader)
        pooled.add(tally)
        _rows(table, f"{folder.rstrip('/').rsplit('/', 1)[-1]} ({len(documents)})", tally)
    _rows(table, "pooled", pooled)
    Console(width=120).print(table)


def _rows(table: Table, name: str, tally: Tally) -> None:
    for mode in CHOICES:
        table.add_row(
            name,
            mode,
            f"{tally.words[mode] / max(tally.words['every'], 1):.0%}",
            f"{tally.seconds['every'] / tally.seconds[mode]:.2f} x",
            f"{tally.lost[mode]} of {tally.figures} ({tally.lost[mode] / max(tally.figures, 1):.1%})",
            f"{tally.otherwise[mode]}",
            f"{tally.left[mode]} of {tally.attributed}",
        )


if __name__ == "__main__":
    main(sys.argv[1:] or ["examples"])
