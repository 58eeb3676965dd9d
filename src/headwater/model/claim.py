"""One proposition as one document puts it, with its source chain and the spans that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.figure import Figure
from headwater.model.place import Place
from headwater.model.source import Source
from headwater.model.spans import Span
from headwater.model.time import Time


class Form(StrEnum):
    """How the content is rendered: in the speaker's words, in the writer's, in both, or as no speech at all."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class Status(StrEnum):
    """How this document puts the claim; listed in the order in which one wins where several apply."""

    DENIED = "denied"
    CONDITIONAL = "conditional"
    UNVERIFIED = "unverified"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ESTIMATED = "estimated"
    REPORTED = "reported"
    ASSERTED = "asserted"


class Polarity(StrEnum):
    """Whether the claim says that something is so or is not so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Verification(StrEnum):
    """What the document itself says about the claim having been checked."""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    DISPUTED = "disputed"


class Certainty(StrEnum):
    """FactBank's degrees (Sauri and Pustejovsky 2009, doi:10.1007/s10579-009-9089-9), polarity kept apart."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that lower the commitment, and how: `modal`, `reportive`, `approximator`, `evidential`, ..."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Role:
    """A participant of an event: `agent`, `patient`, `recipient`, `instrument`, ... and its words."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to happen: its type (`transfer`, `killing`, ...), the word that triggers it, and who takes part."""

    type: str
    trigger: Span
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that fired, the words it fired on, and what it decided."""

    rule: str
    spans: tuple[Span, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim. `sources` runs from the nearest speaker to the publisher; `content` may be discontinuous.

    `places` are those that its own words name; for figures without one, where the report as a whole plays.

    `id` is a hash of everything but the derivation (see `headwater.model.ids.claim_id`), so that a better rule which
    finds the same claim keeps the id. `document` is the id of the document.
    """

    id: str
    document: str
    content: tuple[Span, ...]
    sentence: Span
    form: Form
    cue: Span | None
    sources: tuple[Source, ...]
    status: Status
    polarity: Polarity = Polarity.POSITIVE
    verification: Verification | None = None
    certainty: Certainty = Certainty.UNSPECIFIED
    hedges: tuple[Hedge, ...] = ()
    event: Event | None = None
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    derivation: tuple[Step, ...] = ()

    @property
    def own_places(self) -> tuple[Place, ...]:
        """Those of `places` that its own words name; any other is where the whole report plays."""
        return tuple(one for one in self.places if any(span.overlaps(one.span) for span in self.content))
