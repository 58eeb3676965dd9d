"""Two claims field by field: what each says, the exact words it was read from, and whether it is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from headwater.exporting import wording
from headwater.model import Claim, Figure, Span
from headwater.model.relations import Drift


@dataclass(frozen=True, slots=True)
class Value:
    """What a claim says in a field, as short words (empty if nothing), and the spans of the text that carry it."""

    words: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field of two claims; `same` compares what is said, not the words. `drifts` are the changes that linking found in it."""

    name: str
    one: Value
    other: Value
    drifts: tuple[Drift, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.one.words == self.other.words


_Reading = Callable[[Claim, Figure | None], Value]


def _figure(claim: Claim, figure: Figure | None) -> Value:
    del claim
    return Value(wording.bounds(figure), (figure.span,)) if figure else Value("")


def _bound(claim: Claim, figure: Figure | None) -> Value:
    del claim
    return Value(str(figure.bound).replace("_", " "), (figure.span,)) if figure else Value("")


def _counted(claim: Claim, figure: Figure | None) -> Value:
    del claim
    return Value(figure.counted.normal, (figure.counted.span,)) if figure and figure.counted else Value("")


def _status(claim: Claim, figure: Figure | None) -> Value:
    del figure
    return Value(wording.standing(claim))


def _hedges(claim: Claim, figure: Figure | None) -> Value:
    del figure
    spans = tuple(hedge.span for hedge in claim.hedges)
    return Value(", ".join(dict.fromkeys(" ".join(span.text.lower().split()) for span in spans)), spans)


def _sources(claim: Claim, figure: Figure | None) -> Value:
    del figure
    voices = [one for one in claim.sources if one.kind != "publisher"]
    said = wording.ARROW.join(wording.source(one) for one in voices)
    return Value(said, tuple(one.mention for one in voices if one.mention))


def _form(claim: Claim, figure: Figure | None) -> Value:
    del figure
    return Value(str(claim.form), (claim.cue,) if claim.cue else ())


def _event(claim: Claim, figure: Figure | None) -> Value:
    del figure
    return Value(claim.event.type, (claim.event.trigger,)) if claim.event else Value("")


def _times(claim: Claim, figure: Figure | None) -> Value:
    del figure
    return Value(wording.when(claim), tuple(one.span for one in claim.times))


def _places(claim: Claim, figure: Figure | None) -> Value:
    del figure
    return Value(wording.where(claim), tuple(one.span for one in claim.places if one.literal))


_FIELDS: tuple[tuple[str, _Reading, tuple[str, ...]], ...] = (
    ("figure", _figure, ("figures", "figure")),
    ("bound", _bound, ("bound",)),
    ("counted", _counted, ("counted",)),
    ("how put", _status, ("status", "polarity", "verification")),
    ("hedges", _hedges, ("hedges",)),
    ("source", _sources, ("sources", "source")),
    ("form and cue", _form, ("form", "cue")),
    ("event", _event, ("event",)),
    ("when", _times, ("times", "time")),
    ("where", _places, ("places", "place")),
)
"""Each field as shown, how it is read, and what drift calls it."""


def field_pairs(
    one: tuple[Claim, Figure | None], other: tuple[Claim, Figure | None], drifts: tuple[Drift, ...] = ()
) -> tuple[FieldPair, ...]:
    """Every field in which either says something, in a fixed order; each claim comes with the figure that is meant.

    >>> from headwater.model import Form, Status
    >>> span = Span("It sank", 0, 7)
    >>> told = [Claim("c", "d", (span,), span, Form.NONE, None, (), status) for status in (Status.POSSIBLE, Status.ASSERTED)]
    >>> [(pair.name, pair.one.words, pair.other.words, pair.same) for pair in field_pairs((told[0], None), (told[1], None))]
    [('how put', 'possible', 'asserted', False), ('form and cue', 'none', 'none', True)]
    """
    return tuple(_pairs(one, other, drifts))


def _pairs(
    one: tuple[Claim, Figure | None], other: tuple[Claim, Figure | None], drifts: tuple[Drift, ...]
) -> Iterator[FieldPair]:
    for name, read, called in _FIELDS:
        pair = FieldPair(name, read(*one), read(*other), tuple(drift for drift in drifts if drift.field in called))
        if pair.one.words or pair.other.words:
            yield pair
