"""A number in a claim: its bounds as worded, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from headwater.model.bounds import Bounds
from headwater.model.spans import Span


class Bound(StrEnum):
    """How the wording bounds the number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Direction(StrEnum):
    """Which way a change goes: "rose by 12%" is up."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the noun phrase as printed, its head's lemma, a short normal form, and its qualifiers.

    For "North Korean laborers": head "laborer", normal "North Korean laborer", qualifiers ("North Korean",).
    """

    span: Span
    head: str
    normal: str
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its modifiers ("as many as 20,000"); the counted noun lies outside its span.

    `low` and `high` are scaled ("4.5 million" is 4500000) and `None` where unbounded; the closed flags are `None`
    with them. `unit` is `percent`, `fraction`, an ISO 4217 currency code, an SI or trade unit, or `None` for a count;
    `per` is the base of a rate ("day", "each").
    """

    span: Span
    low: Decimal | None
    high: Decimal | None
    low_closed: bool | None
    high_closed: bool | None
    bound: Bound
    approximate: bool = False
    increment: bool = False
    direction: Direction | None = None
    unit: str | None = None
    per: str | None = None
    counted: Counted | None = None

    @property
    def bounds(self) -> Bounds:
        """The interval that the wording allows."""
        return Bounds(
            self.low, self.high, self.low_closed is not False, self.high_closed is not False, self.approximate
        )
