"""A claim and its retelling side by side, with what else their two reports say: what the rules of drift look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from headwater.linking.intervals import comparable, ends
from headwater.linking.rows import Row
from headwater.model.relations import DriftKind

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Pair:
    """`up` is the claim nearer the origin, `down` the retelling; `above` and `below` are all rows of their two reports.

    Within one report `above` and `below` are the two rows alone: what it says elsewhere is no retelling of either.
    `rows` are all rows of the ledger.
    """

    up: Row
    down: Row
    above: tuple[Row, ...]
    below: tuple[Row, ...]
    rows: Sequence[Row]

    @property
    def across(self) -> bool:
        """Whether the two are of different reports."""
        return self.up.document.id != self.down.document.id


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule found: the kind, and the words upstream and downstream (`None` where there are none)."""

    kind: DriftKind
    was: str | None
    now: str | None


Check = Callable[[Pair], Change | None]


def set_side_by_side(pairs: Iterable[tuple[Row, Row]], rows: Sequence[Row]) -> list[Pair]:
    """Each pair with the rows of its reports."""
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        reports[row.document.id].append(row)
    found = []
    for up, down in pairs:
        one = up.document.id == down.document.id
        above = (up,) if one else tuple(reports.get(up.document.id, [up]))
        below = (down,) if one else tuple(reports.get(down.document.id, [down]))
        found.append(Pair(up, down, above, below, rows))
    return found


def same_figure(row: Row, other: Row) -> bool:
    """Whether two rows of one report hold the same words of a figure, as a claim and the claim inside it do.

    A claim inside another holds the words even where it has no figure of its own.
    """
    if row.document.id != other.document.id or (row.figure is None and other.figure is None):
        return row.id == other.id
    if row.figure is None or other.figure is None:
        figure, claim = (other.figure, row.claim) if row.figure is None else (row.figure, other.claim)
        return figure is not None and any(span.holds(figure.span) for span in claim.content)
    return row.figure.span.overlaps(other.figure.span)


def versions(row: Row, report: Iterable[Row]) -> list[Row]:
    """The row and those of its report that hold the same words of a figure."""
    return [row, *(other for other in report if other.id != row.id and same_figure(row, other))]


def names_number_of(row: Row, report: Iterable[Row]) -> bool:
    """Whether a report names a number of this row's figure for the same thing."""
    if row.figure is None:
        return False
    numbers = ends(row.figure)
    return any(
        other.figure is not None
        and other.head == row.head
        and comparable(other.figure, row.figure)
        and bool(numbers & ends(other.figure))
        for other in report
    )


def words(row: Row) -> str | None:
    """The figure as printed; the claim's words if it has none."""
    return row.figure.span.text if row.figure else " … ".join(span.text for span in row.claim.content)


def with_next_sentence(row: Row) -> str:
    """The claim's sentence and the one after it."""
    text, end = row.document.text, row.claim.sentence.end
    found = _SENTENCE.search(text, end + 1)
    return text[row.claim.sentence.start : found.end() if found else len(text)]
