"""What becomes of a number: bounds lost, turned and changed; two figures run into one; another figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from headwater.language.words import word_map
from headwater.linking.intervals import comparable, ends, is_rounder, share_number, side
from headwater.linking.pairs import Change, Pair, names_number_of, versions
from headwater.linking.retellings import SMALLEST, near_in_time
from headwater.linking.rows import Row
from headwater.model import Bound, Figure
from headwater.model.relations import DriftKind

_POINTER = re.compile(r"\b(?:the|these|those|this|that|not)\s+[\"“‘']?$", re.IGNORECASE)


def bound_inverted(pair: Pair) -> Change | None:
    """The room is on the other side of the number: "more than 40 boats", then "up to 40 boats"."""
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or not share_number(up, down):
        return None
    if {side(up.bound), side(down.bound)} == {"above", "below"}:
        return Change(DriftKind.BOUND_INVERTED, up.span.text, down.span.text)
    return None


def bounds_stacked(pair: Pair) -> Change | None:
    """Bounds that do not go together: "more than 40 boats", then "as many as more than 40 boats"."""
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or not share_number(up, down):
        return None
    if _is_stacked(down) and not _is_stacked(up):
        return Change(DriftKind.BOUND_CHANGED, up.span.text, down.span.text)
    return None


def bound_lost(pair: Pair) -> Change | None:
    """A bounded number is told as a plain one: "up to 40 boats", then "40 boats"; "18 to 20 boats", then "20 boats".

    A rounder number may stand for it: "more than 11,300 people", then "11,000 people".
    """
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or up.bound in (Bound.EXACT, Bound.VAGUE) or down.bound is not Bound.EXACT:
        return None
    if _refers_back(pair.down):
        return None
    if down.approximate or not comparable(up, down):
        return None
    if share_number(up, down) or any(is_rounder(number, end) for number in ends(down) for end in ends(up)):
        return Change(DriftKind.BOUND_LOST, up.span.text, down.span.text)
    return None


def bound_changed(pair: Pair) -> Change | None:
    """The same number with another bound: "as many as 40 boats", then "about 40 boats"."""
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or not comparable(up, down) or not share_number(up, down):
        return None
    if Bound.VAGUE in (up.bound, down.bound) or side(up.bound) == side(down.bound):
        return None
    if _refers_back(pair.up) or _refers_back(pair.down):
        return None
    return Change(DriftKind.BOUND_CHANGED, up.span.text, down.span.text)


def fusion(pair: Pair) -> Change | None:
    """Two voices' figures are told as the ends of one range: the army's 1,100 and the mayor's 3,000, then "1,100 to 3,000"."""
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or down.bound is not Bound.RANGE or up.bound is Bound.RANGE:
        return None
    other_end = ends(down) - ends(up)
    if len(other_end) != 1 or not comparable(up, down):
        return None
    if any(_is_anothers(row, pair, other_end) for row in pair.index.of_number(pair.down.head, min(other_end))):
        return Change(DriftKind.FUSION, up.span.text, down.span.text)
    return None


def figure_changed(pair: Pair) -> Change | None:
    """Another number for the same thing from the same mouth: "1,200 shells", then "12,000 shells".

    None where either number stands in both reports, for then the two rows are of two figures; none where the wording of
    either allows the other, or one is the other told in fewer digits.
    """
    up, down = pair.up.figure, pair.down.figure
    if not pair.across or up is None or down is None or not comparable(up, down) or pair.up.head is None:
        return None
    if up.bounds.overlaps(down.bounds) or _is_rounding(ends(up), ends(down)):
        return None
    if names_number_of(pair.down, pair.above) or names_number_of(pair.up, pair.below):
        return None
    return Change(DriftKind.FIGURE_CHANGED, up.span.text, down.span.text)


def figure_not_in_source(pair: Pair) -> Change | None:
    """The report that is cited does not hold the figure: "the *Ledger* reported 50 boats", where the *Ledger* has 40."""
    outlet, down = pair.up.outlet, pair.down.figure
    if not pair.across or outlet is None or down is None or pair.up.figure is None:
        return None
    if pair.down.issuer != outlet and outlet not in pair.down.relays:
        return None
    if names_number_of(pair.down, pair.above) or pair.up.figure.bounds.overlaps(down.bounds):
        return None
    if _is_rounding(ends(pair.up.figure), ends(down)) or _digits_of(down) in pair.up.document.text:
        return None
    return Change(DriftKind.FIGURE_NOT_IN_SOURCE, None, down.span.text)


def _is_anothers(row: Row, pair: Pair, numbers: frozenset[Decimal]) -> bool:
    """Whether a row is another voice's figure of these numbers for the same thing."""
    return (
        row.figure is not None
        and row.issuer is not None
        and row.issuer != pair.up.issuer
        and bool(numbers & ends(row.figure))
        and can_be_fused(pair.down, row)
        and row not in versions(pair.down, pair.below)
    )


def can_be_fused(down: Row, row: Row) -> bool:
    """Whether a row's number can have become the end of a range: of the same thing, told at about its time, and not so small
    that it meets everyone's."""
    if (
        down.figure is None
        or row.figure is None
        or down.figure.bound is not Bound.RANGE
        or row.figure.bound is Bound.RANGE
    ):
        return False
    return (
        row.head == down.head
        and comparable(row.figure, down.figure)
        and any(end >= SMALLEST for end in ends(row.figure) & ends(down.figure))
        and near_in_time(row.document, down.document)
    )


def _refers_back(row: Row) -> bool:
    """Whether the figure only points to one that is known: "among the 40 boats", "not 40"."""
    start = row.figure.span.start if row.figure else 0
    return _POINTER.search(row.document.text[max(start - 12, 0) : start]) is not None


def _is_stacked(figure: Figure) -> bool:
    """Whether the words of a figure bound it on both sides of one number."""
    bounds = word_map("en", "bounds", "bound")
    lower = f" {figure.span.text.lower()} "
    sides = {side(Bound(bound)) for form, bound in bounds.items() if f" {form} " in lower}
    return {"above", "below"} <= sides


def _is_rounding(numbers: Iterable[Decimal], others: Iterable[Decimal]) -> bool:
    return any(is_rounder(a, b) or is_rounder(b, a) for a in numbers for b in others)


def _digits_of(figure: Figure) -> str:
    """The number as printed, without the words around it."""
    return "".join(char for char in figure.span.text if char.isdigit() or char in ",.").strip(",.") or figure.span.text
