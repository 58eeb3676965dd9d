"""Numbers that many things have: two candidates, a third of the voters, hundreds.

That two reports give such a number for one noun says next to nothing. Losses are counted one by one, so "two killed" and "four
tugs sank" are not among them.
"""

from __future__ import annotations

from decimal import Decimal

from headwater.linking.fates import FATES
from headwater.linking.rows import Row
from headwater.model import Bound

SMALL = Decimal(12)
"""Up to this a count is as often a way to point ("the two candidates") as a figure."""
FEW = Decimal(3)
"""Up to this even losses are of any accident."""
_SMALL, _SHARE, _VAGUE, _FEW = 0.9, 0.8, 0.4, 0.2


def is_money(row: Row) -> bool:
    """Whether a row counts money: its unit is a code of ISO 4217."""
    unit = row.figure.unit if row.figure else None
    return unit is not None and len(unit) == 3 and unit.isupper()


def is_of_losses(row: Row) -> bool:
    """Whether a row tells what befell people, or what was destroyed."""
    return row.event in FATES or row.event == "destroyed"


def commonplace(row: Row) -> float:
    """What a row's number takes away from common ground, from 0 to 1: as many things have it as that says."""
    if row.figure is None:
        return 0.0
    number = row.figure.high if row.figure.low is None else row.figure.low
    if is_of_losses(row):
        return _FEW if number is not None and number <= FEW else 0.0
    if row.head is not None and row.head.startswith("share"):
        return _SHARE
    if row.figure.bound is Bound.VAGUE:
        return _VAGUE
    return _SMALL if number is not None and number <= SMALL and not is_money(row) else 0.0
