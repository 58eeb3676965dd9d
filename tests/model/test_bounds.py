"""The laws of the interval algebra."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Bounds

_NUMBERS = st.one_of(st.none(), st.integers(-1000, 1000).map(Decimal))


@st.composite
def intervals(draw: st.DrawFn) -> Bounds:
    """Any interval that is not empty."""
    low, high = draw(_NUMBERS), draw(_NUMBERS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    return Bounds(low, high, point or draw(st.booleans()), point or draw(st.booleans()), draw(st.booleans()))


@given(intervals(), intervals())
def test_overlap_and_hull_are_symmetric(a: Bounds, b: Bounds):
    """It does not matter which interval is asked."""
    assert a.overlaps(b) == b.overlaps(a)
    assert a.hull(b).same_values(b.hull(a))


@given(intervals(), intervals())
def test_hull_covers_both_and_intersection_is_covered_by_both(a: Bounds, b: Bounds):
    """The hull holds both intervals; what both allow lies in each."""
    assert a.hull(b).covers(a)
    assert a.hull(b).covers(b)
    both = a.intersection(b)
    if both is not None:
        assert a.covers(both)
        assert b.covers(both)


@given(intervals(), st.integers(-1100, 1100))
def test_containment_agrees_with_covering_a_point(a: Bounds, value: int):
    """A value is allowed exactly if the interval of that value alone is covered."""
    assert a.contains(value) == a.covers(Bounds.exactly(value))


@given(intervals(), intervals(), st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_difference_holds_every_difference(a: Bounds, b: Bounds, x: int, y: int):
    """The difference of two intervals holds x - y for every x of the one and y of the other."""
    if a.contains(x) and b.contains(y):
        assert a.difference(b).contains(x - y)


@given(intervals(), st.integers(1, 10**6))
def test_scaling_keeps_membership(a: Bounds, factor: int):
    """A scaled interval holds the scaled values."""
    for value in (-7, 0, 12, 999):
        assert a.contains(value) == a.scaled(factor).contains(value * factor)


def test_empty_intervals_are_refused():
    """An interval without any value is a mistake, not a record."""
    with pytest.raises(ValueError, match="above"):
        Bounds.between(5, 4)
    with pytest.raises(ValueError, match="empty"):
        Bounds(Decimal(5), Decimal(5), low_closed=False)
