"""What holds between the claims and reports of a ledger: the records that `headwater relations` prints.

`upstream` and `downstream` are ids of claims or documents and travel as `from` and `to`; see `headwater.model.codec`.
Every relation lists ids in sorted order and its passages in the order of the text, so that the same ledger gives the
same relations byte by byte, in whatever order its reports were added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from headwater.model.bounds import Bounds
from headwater.model.claim import Status
from headwater.model.figure import Figure
from headwater.model.source import Source
from headwater.model.spans import Span


class Evidence(StrEnum):
    """Why one report is held to derive from another, strongest first."""

    CITATION = "citation"
    LINK = "link"
    REUSE = "reuse"
    DISTINCTIVE = "distinctive"
    HABIT = "habit"


class DriftKind(StrEnum):
    """What a retelling changed."""

    HEDGE_LOST = "hedge_lost"
    HEDGE_ADDED = "hedge_added"
    BOUND_LOST = "bound_lost"
    BOUND_CHANGED = "bound_changed"
    BOUND_INVERTED = "bound_inverted"
    FIGURE_CHANGED = "figure_changed"
    ATTRIBUTION_LOST = "attribution_lost"
    ATTRIBUTION_CHANGED = "attribution_changed"
    STATUS_CHANGED = "status_changed"
    CONDITION_LOST = "condition_lost"
    DENIAL_LOST = "denial_lost"
    MEANING_CHANGED = "meaning_changed"
    PLACE_LOST = "place_lost"
    TIME_CHANGED = "time_changed"
    FUSION = "fusion"
    STALE_FIGURE = "stale_figure"
    FIGURE_NOT_IN_SOURCE = "figure_not_in_source"
    FALSE_CORROBORATION = "false_corroboration"


class ConflictKind(StrEnum):
    """In what two claims contradict each other."""

    FIGURES = "figures"
    POLARITY = "polarity"
    CHARACTERISATION = "characterisation"


class TieKind(StrEnum):
    """How two claims, or two names, belong together without one deriving from the other."""

    PART_OF = "part_of"
    INCREMENT_ON = "increment_on"
    REVISES = "revises"
    CONFIRMS = "confirms"
    VERIFIES = "verifies"
    SAME_AS = "same_as"
    COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two texts: a span of the upstream document's text, and one of the downstream's."""

    upstream: Span
    downstream: Span


@dataclass(frozen=True, slots=True)
class Estimand:
    """What figures are figures of, with the claims that give one and the range of their independent origins.

    `counted`, `event`, `place` and `time` are normal forms (`None` where no claim says); `time` is an EDTF interval.
    `proven_distinct <= independent origins <= not_proven_linked`; `reasons` says in words why each bound is what it is.
    """

    id: str
    label: str
    counted: str
    event: str | None
    place: str | None
    time: str | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    proven_distinct: int
    not_proven_linked: int
    reasons: tuple[str, ...] = ()
    kind: Literal["estimand"] = "estimand"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims enter the world: a statement by an issuer on a day, or an outlet's own reporting.

    `issuer` is `None` where none is established; `first` is the earliest of `claims` by publication.
    """

    id: str
    issuer: Source | None
    stated: date | None
    claims: tuple[str, ...]
    first: str
    kind: Literal["origin"] = "origin"


@dataclass(frozen=True, slots=True)
class Derivation:
    """One document (or claim) got it from another. `weight` is 0 to 1; passages are there for reuse alone."""

    upstream: str
    downstream: str
    evidence: Evidence
    weight: float
    reason: str
    passages: tuple[Passage, ...] = ()
    kind: Literal["derivation"] = "derivation"


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed between a claim and its retelling: the field of the record, its value upstream and downstream.

    `was` and `now` (`is` in JSON) are the words of the two passages, or normal forms where a field has no words.
    """

    upstream: str
    downstream: str
    drift: DriftKind
    field: str
    was: str | None
    now: str | None
    kind: Literal["drift"] = "drift"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims on one thing that cannot both hold as worded; neither is preferred."""

    between: tuple[str, str]
    conflict: ConflictKind
    reason: str
    kind: Literal["conflict"] = "conflict"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims (ids), or two names (as printed), that belong together; `evidence` is the passage that shows it."""

    kind: TieKind
    upstream: str
    downstream: str
    evidence: str
    claim: str | None = None  # the claim or document in which names are tied


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one actor to another: people sent, arms supplied, money paid."""

    giver: str
    receiver: str
    what: str
    status: Status
    figures: tuple[Figure, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    kind: Literal["flow"] = "flow"


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two claims that may be of one estimand: to be decided by the analyst. `score` is 0 to 1, `reasons` its parts."""

    between: tuple[str, str]
    score: float
    reasons: tuple[str, ...]
    kind: Literal["undecided"] = "undecided"


@dataclass(frozen=True, slots=True)
class Decision:
    """An analyst's word on two claims: of one estimand (`same`) or not. The latest on a pair wins."""

    between: tuple[str, str]
    same: bool
    user: str
    made: str  # ISO 8601
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TrajectoryStep:
    """One origin's figure at the day on which it was stated; `reports` counts the documents that repeat it."""

    origin: str
    stated: date | None
    speaks_of: tuple[date | None, date | None]
    bounds: Bounds
    status: Status
    reports: int
    claim: str


Relation = Estimand | Origin | Derivation | Drift | Conflict | Tie | Flow | Undecided
