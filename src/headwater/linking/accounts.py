"""What one report's account tells apart: two numbers on one word are of two things, unless one takes the other's place.

A speaker who gives 1,237 for one party and 2,383 for the other, a poll that gives 41 percent and 38, a court report with
two fines: whatever else the two have in common, nobody gives two numbers for one thing in one breath without saying that
the count moved, was put right, or is rough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from headwater.linking.heads import widest
from headwater.linking.intervals import comparable, loosely, share_number
from headwater.linking.rows import Row
from headwater.linking.updates import moved, stands


def told_apart(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """The pairs of rows that their own report tells apart, in the order of the rows."""
    accounts: dict[tuple[str, str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.head is not None and stands(row):
            accounts[row.document.id, row.speaker, widest(row.head)].append(row)
    for account in accounts.values():
        yield from (pair for pair in combinations(account, 2) if _differ(*pair))


def _differ(one: Row, other: Row) -> bool:
    """Whether two figures on one word cannot be one number, and nothing says that it moved."""
    if one.figure is None or other.figure is None or not comparable(one.figure, other.figure):
        return False
    if share_number(one.figure, other.figure) or loosely(one.figure).overlaps(loosely(other.figure)):
        return False
    return not (moved(one) or moved(other))
