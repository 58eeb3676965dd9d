"""What the finders hand to `claims`, which joins it: records still tied to the tokens they were read from."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.extraction.parsed import TokenRange
from headwater.model import Figure, Form, Place, Span, Step, Time


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure, its tokens, and the token that heads what is counted (`None` if nothing is named)."""

    figure: Figure
    tokens: TokenRange
    head: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression and its tokens."""

    time: Time
    tokens: TokenRange
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place name and its tokens."""

    place: Place
    tokens: TokenRange
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content (the terms of PARC and PolNeAR), before the source is resolved to a name.

    `source` is the mention of the nearest speaker (`None`: none is given: "is reported to have left"); `relays` are
    mentions through whom it came, nearest first ("an official told AFP": AFP; "..., according to Ukrinform").
    `content` is one or more spans in text order; quotation marks belong to it. `lemma` is the cue's ("say", "according to");
    `cue_tokens` is the whole cue group ("is estimated", "have also emerged").
    """

    cue: Span | None
    cue_tokens: TokenRange | None
    lemma: str
    source: Span | None
    relays: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    steps: tuple[Step, ...]
