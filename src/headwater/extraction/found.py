"""What the finders hand to `claims`, which joins it: records still tied to the tokens they were read from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from headwater.extraction.parsed import TokenRange
from headwater.model import Counted, Figure, Form, Place, Span, Step, Time

_VOUCHES = frozenset({"say", "promise", "deny", "confirm", "find", "estimate", "think", "report"})


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure, its tokens, and the token that heads what is counted (`None` if nothing is named)."""

    figure: Figure
    tokens: TokenRange
    head: int | None
    steps: tuple[Step, ...]


def counting(item: FoundFigure, counted: Counted, head: int | None, rule: str) -> FoundFigure:
    """The figure with what it counts, and the rule that says so."""
    steps = (*item.steps, Step(rule, (counted.span,)))
    return replace(item, figure=replace(item.figure, counted=counted), head=head, steps=steps)


def counting_as(item: FoundFigure, other: FoundFigure, rule: str) -> FoundFigure:
    """The figure counting what the other one counts, if that is known."""
    counted = other.figure.counted
    return item if counted is None else counting(item, counted, other.head, rule)


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
    kind: str = "say"
    """What the cue reports, as `cues.toml` names it: say, promise, deny, confirm, find, estimate, think, report, ask,
    evaluate, plan, support, oppose, seem, condition. `vouches` tells in which of them the source stands for the content."""
    passive: bool = False
    negated: bool = False
    """The cue is negated: "did not confirm" is no denial."""
    antecedent: Span | None = None
    """What a relative pronoun as source stands for: "officials", of "who" in "officials who said"."""

    @property
    def vouches(self) -> bool:
        """Whether the source asserts the content (or denies, estimates, thinks it), rather than wants or judges it.

        Who asks in words of his own tells what the question takes along: "“You get 40. Why not use it?” he asked." """
        return self.kind in _VOUCHES or (self.kind == "ask" and self.form == Form.DIRECT)
