"""What the rules for who puts a number forward give."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import Span


@dataclass(frozen=True, slots=True)
class Held:
    """Who puts a number forward, through whom, and on whose word; mentions of the text."""

    speaker: Span
    relay: Span | None = None
    second_hand: bool = True
    """Whether the clause may name on whose word this voice speaks; not where it is the owner of a single count."""
