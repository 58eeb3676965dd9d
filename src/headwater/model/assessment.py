"""What an analyst holds of a claim or figure: the Admiralty code, with who said so, when and why.

Source reliability A to F and information credibility 1 to 6 are judged apart (NATO STANAG 2511). Both are symbols:
F and 6 mean "cannot be judged", which is no place on a scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Reliability(StrEnum):
    """How far the source is to be relied on."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    NOT_JUDGED = "F"


class Credibility(StrEnum):
    """How far the information itself is to be believed; 1 asks for confirmation by other, independent sources."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    NOT_JUDGED = "6"


def moment() -> str:
    """This moment, in UTC, to the second (ISO 8601)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A judgement on `target` (the id of a claim, document, estimand or origin); `made` is ISO 8601.

    Both grades are `None` where the user took an earlier judgement back.
    """

    target: str
    source: Reliability | None
    information: Credibility | None
    user: str
    made: str
    note: str | None = None
