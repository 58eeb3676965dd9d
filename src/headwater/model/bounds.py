"""The interval that the wording of a figure allows, and its algebra, in exact decimals.

An end is closed ("at least 30": 30 belongs) or open ("more than 30": it does not); an absent end is
unbounded. The operations are those of interval arithmetic (Moore, Kearfott, Cloud: Introduction to
Interval Analysis, SIAM 2009), extended to open ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Self

Number = Decimal | int

_LONG = Context(prec=200)
"""Digits enough for whatever a text writes; the usual context refuses a whole number of more than 28."""


def decimal(value: Number | str) -> Decimal:
    """An exact decimal without superfluous zeros, so that 4.50 and 4.5 are one value.

    >>> decimal("4.50"), decimal(20000)
    (Decimal('4.5'), Decimal('20000'))
    >>> decimal("1" + "0" * 40) == 10**40
    True
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"a bound is a finite number, not {value!r}")
    return number.quantize(Decimal(1), context=_LONG) if number == number.to_integral() else number.normalize(_LONG)


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval of decimals; `None` is unbounded, and an unbounded end counts as open.

    >>> print(Bounds.at_most(20000), Bounds.more_than(30), Bounds.between(11000, 12000, approximate=True))
    [.., 20000] (30, ..] ~[11000, 12000]
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = True
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if self.low == self.high and not (self.low_closed and self.high_closed):
            raise ValueError(f"an interval open at {self.low} and ending there is empty")

    @classmethod
    def exactly(cls, value: Number, *, approximate: bool = False) -> Self:
        """One value: "12", and with `approximate` "about 12"."""
        return cls(decimal(value), decimal(value), approximate=approximate)

    @classmethod
    def at_least(cls, value: Number) -> Self:
        """`value` or more."""
        return cls(decimal(value), None)

    @classmethod
    def more_than(cls, value: Number) -> Self:
        """Above `value`, which does not belong."""
        return cls(decimal(value), None, low_closed=False)

    @classmethod
    def at_most(cls, value: Number) -> Self:
        """`value` or fewer."""
        return cls(None, decimal(value))

    @classmethod
    def less_than(cls, value: Number) -> Self:
        """Below `value`, which does not belong."""
        return cls(None, decimal(value), high_closed=False)

    @classmethod
    def between(cls, low: Number, high: Number, *, approximate: bool = False) -> Self:
        """From `low` to `high`, both included; raises `ValueError` if they are the wrong way round."""
        return cls(decimal(low), decimal(high), approximate=approximate)

    def contains(self, value: Number) -> bool:
        """Whether `value` is one that the wording allows.

        >>> Bounds.more_than(30).contains(30), Bounds.at_least(30).contains(30)
        (False, True)
        """
        above = self.low is None or self.low < value or (self.low_closed and self.low == value)
        below = self.high is None or value < self.high or (self.high_closed and self.high == value)
        return above and below

    def covers(self, other: Bounds) -> bool:
        """Whether every value of `other` is allowed here too.

        >>> Bounds.at_most(20000).covers(Bounds.exactly(12000))
        True
        """
        return self.hull(other).same_values(self)

    def overlaps(self, other: Bounds) -> bool:
        """Whether some value is allowed by both."""
        return self.intersection(other) is not None

    def intersection(self, other: Bounds) -> Bounds | None:
        """The values allowed by both, `None` if there are none.

        >>> print(Bounds.at_most(20).intersection(Bounds.more_than(12)))
        (12, 20]
        >>> Bounds.less_than(5).intersection(Bounds.at_least(5)) is None
        True
        """
        low, low_closed = max(_low_key(self), _low_key(other))[2:]
        high, high_closed = min(_high_key(self), _high_key(other))[2:]
        if low is not None and high is not None and (low > high or (low == high and not (low_closed and high_closed))):
            return None
        return Bounds(low, high, low_closed, high_closed, self.approximate or other.approximate)

    def hull(self, other: Bounds) -> Bounds:
        """The smallest interval that holds both.

        >>> print(Bounds.exactly(11).hull(Bounds.between(14, 15)))
        [11, 15]
        """
        low, low_closed = min(_low_key(self), _low_key(other))[2:]
        high, high_closed = max(_high_key(self), _high_key(other))[2:]
        return Bounds(low, high, low_closed, high_closed, self.approximate or other.approximate)

    def difference(self, other: Bounds) -> Bounds:
        """Every value of this less every value of `other`: what lies between two reported figures.

        >>> print(Bounds.between(11, 12).difference(Bounds.exactly(2)))
        [9, 10]
        """
        low = None if self.low is None or other.high is None else self.low - other.high
        high = None if self.high is None or other.low is None else self.high - other.low
        return Bounds(
            low,
            high,
            low is None or (self.low_closed and other.high_closed),
            high is None or (self.high_closed and other.low_closed),
            self.approximate or other.approximate,
        )

    def scaled(self, factor: Number) -> Bounds:
        """Each end times `factor` (above zero): "5 to 6" million; raises `ValueError` for a factor of zero or less.

        >>> print(Bounds.between(5, 6).scaled(1_000_000))
        [5000000, 6000000]
        """
        if factor <= 0:
            raise ValueError(f"a scale is above zero, not {factor}")
        low = None if self.low is None else decimal(self.low * factor)
        high = None if self.high is None else decimal(self.high * factor)
        return Bounds(low, high, self.low_closed, self.high_closed, self.approximate)

    def same_values(self, other: Bounds) -> bool:
        """Whether both allow the same values, however the wording put it."""
        return _low_key(self) == _low_key(other) and _high_key(self) == _high_key(other)

    def __str__(self) -> str:
        left = "[" if self.low is None or self.low_closed else "("
        right = "]" if self.high is None or self.high_closed else ")"
        low, high = (".." if end is None else f"{end:f}" for end in (self.low, self.high))
        return f"{'~' if self.approximate else ''}{left}{low}, {high}{right}"


_EndKey = tuple[tuple[bool, Decimal], bool, Decimal | None, bool]


def _low_key(bounds: Bounds) -> _EndKey:
    """Sorts low ends: unbounded first, then by value, a closed end before an open one."""
    if bounds.low is None:
        return (False, Decimal(0)), False, None, True
    return (True, bounds.low), not bounds.low_closed, bounds.low, bounds.low_closed


def _high_key(bounds: Bounds) -> _EndKey:
    """Sorts high ends: by value, an open end before a closed one, unbounded last."""
    if bounds.high is None:
        return (True, Decimal(0)), False, None, True
    return (False, bounds.high), bounds.high_closed, bounds.high, bounds.high_closed
