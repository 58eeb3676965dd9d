"""A figure in the making, between its numeral and the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from headwater.extraction.numerals import Numeral
from headwater.model import Bound


@dataclass(frozen=True)
class Draft:
    """A figure in the making: characters `[start, end)`, its ends, and what the rules said."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    numeral: Numeral
    approximate: bool = False
    increment: bool = False
    unit: str | None = None
    rules: tuple[str, ...] = field(default=())
