"""Whether two tellings of a number can be of one thing, so that a difference between them is a loss.

A rare number is told of many things once reports are many, and one that everybody has ("four in ten") twice in one report.
"""

from __future__ import annotations

from headwater.linking.commonplace import commonplace, is_of_losses
from headwater.linking.grounds import DOUBT, LITTLE, ground_of, in_common
from headwater.linking.rows import Row


def is_everybodys(row: Row) -> bool:
    """Whether the number alone says next to nothing: a small count, a share, a vague word."""
    return commonplace(row) > 0


def have_ground(one: Row, other: Row) -> bool:
    """Whether two rows of two reports have nearly enough in common by their own words, for losses a little."""
    moved = is_of_losses(one) and is_of_losses(other)
    return in_common(ground_of(one), ground_of(other)) >= (LITTLE if moved else DOUBT)
