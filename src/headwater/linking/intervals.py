"""How two figures stand to each other: the same number, a rounder one, the same side of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from headwater.model import Bound, Bounds, Figure
from headwater.model.bounds import decimal

_LOW = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE})
_HIGH = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_TWELFTHS = 12  # the largest base of a fraction that is told in words
_PLACES = Fraction(1, 20_000)  # two thirds are kept as 0.6667
_NEAR = Decimal("0.06")  # what a rounder telling may be off: 11,300 told as 11,000, 4,800 as 5,000


def ends(figure: Figure) -> frozenset[Decimal]:
    """The numbers that the figure names."""
    return frozenset(end for end in (figure.low, figure.high) if end is not None)


def side(bound: Bound) -> str:
    """On which side of its number a bound leaves room: "above", "below", "about", "between" or "none".

    >>> side(Bound.AT_LEAST), side(Bound.MORE_THAN), side(Bound.AT_MOST), side(Bound.EXACT)
    ('above', 'above', 'below', 'none')
    """
    if bound in _LOW:
        return "above"
    if bound in _HIGH:
        return "below"
    return {Bound.ABOUT: "about", Bound.RANGE: "between"}.get(bound, "none")


def comparable(first: Figure, second: Figure) -> bool:
    """Whether two figures are in one measure: the same unit and base, increments or not, changes or not.

    A base that one leaves out ("a day") is taken to be the other's.
    """
    return (
        first.unit == second.unit
        and (first.per == second.per or None in (first.per, second.per))
        and first.increment == second.increment
        and first.direction == second.direction
    )


def is_total(figure: Figure) -> bool:
    """Whether a figure is how many there are, and not how many more or by how much that changed."""
    return not figure.increment and figure.direction is None


def share_number(first: Figure, second: Figure) -> bool:
    """Whether the two name a number in common."""
    return bool(ends(first) & ends(second))


def is_rounder(number: Decimal, other: Decimal) -> bool:
    """Whether `number` is `other` told in fewer digits: within 6 in a hundred.

    >>> is_rounder(Decimal(11000), Decimal(11300)), is_rounder(Decimal(1200), Decimal(12000)), is_rounder(Decimal(12), Decimal(11))
    (True, False, False)
    """
    return (
        other != 0
        and significant_digits(number) < significant_digits(other)
        and abs(number - other) <= abs(other) * _NEAR
    )


def significant_digits(number: Decimal) -> int:
    """How many digits a number has without its zeros at the end; one, if it is a simple fraction told in words.

    >>> [significant_digits(Decimal(one)) for one in ("11300", "20000", "0.25", "0.6667", "2.25")]
    [3, 1, 1, 1, 3]
    """
    simple = Fraction(number).limit_denominator(_TWELFTHS)
    if 0 < number < 1 and abs(simple - Fraction(number)) <= _PLACES:
        return 1
    return len(number.normalize().as_tuple().digits)


def loosely(figure: Figure) -> Bounds:
    """The interval of a figure, widened by 6 in a hundred where its wording is approximate.

    >>> from headwater.model import Span
    >>> print(loosely(Figure(Span("about 100", 0, 9), Decimal(100), Decimal(100), True, True, Bound.ABOUT, True)))
    ~[94, 106]
    """
    bounds = figure.bounds
    if not bounds.approximate:
        return bounds
    low = None if bounds.low is None else decimal(bounds.low - abs(bounds.low) * _NEAR)
    high = None if bounds.high is None else decimal(bounds.high + abs(bounds.high) * _NEAR)
    return Bounds(low, high, bounds.low_closed, bounds.high_closed, bounds.approximate)
