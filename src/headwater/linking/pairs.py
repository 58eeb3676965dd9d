"""A claim and its retelling side by side, with what else their two reports say: what the rules of drift look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from headwater.linking.intervals import comparable, ends
from headwater.linking.rows import Row
from headwater.model.relations import DriftKind

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")


class Index:
    """The rows of a ledger by what they count, so that a rule need not look at all of them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_voice: dict[tuple[str | None, str | None], list[Row]] = defaultdict(list)
        self._by_number: dict[tuple[str | None, Decimal], list[Row]] = defaultdict(list)
        for row in rows:
            self._by_voice[row.head, row.issuer].append(row)
            for number in ends(row.figure) if row.figure else ():
                self._by_number[row.head, number].append(row)

    def of_voice(self, head: str | None, issuer: str | None) -> Sequence[Row]:
        """The rows of one issuer about one head."""
        return self._by_voice.get((head, issuer), ())

    def of_number(self, head: str | None, number: Decimal) -> Sequence[Row]:
        """The rows that name a number of one head."""
        return self._by_number.get((head, number), ())


@dataclass(frozen=True, slots=True)
class Pair:
    """`up` is the claim nearer the origin, `down` the retelling; `above` and `below` are all rows of their two reports.

    Within one report `above` and `below` are the two rows alone: what it says elsewhere is no retelling of either.
    `index` finds rows of the whole ledger.
    """

    up: Row
    down: Row
    above: tuple[Row, ...]
    below: tuple[Row, ...]
    index: Index

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
    found, index = [], Index(rows)
    for up, down in pairs:
        one = up.document.id == down.document.id
        above = (up,) if one else tuple(reports.get(up.document.id, [up]))
        below = (down,) if one else tuple(reports.get(down.document.id, [down]))
        found.append(Pair(up, down, above, below, index))
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
