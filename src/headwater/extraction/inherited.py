"""What a figure has from the figure before it: the same thing in another unit, the unit that is left out, what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from headwater.extraction.found import FoundFigure
from headwater.extraction.parsed import Parsed
from headwater.model import Bound, Counted, Figure, Step

_PERSONAL = frozenset(
    {"kill", "wound", "injure", "arrest", "detain", "rescue", "evacuate", "hospitalise", "hospitalize",
     "displace", "die", "dead", "injured", "missing", "wounded", "homeless", "hurt", "survive", "flee",
     "perish"}
)  # fmt: skip
_CONVERTS = re.compile(r"\s?\(|(?: points)?,? or |\s?/\s?")
_ONE_SIDED = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
_SHARES = frozenset({"percent", "fraction"})


def inherit(parsed: Parsed, figures: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, each completed by what the figures before it say of it."""
    found: list[FoundFigure] = []
    before = _Before()
    for bare in figures:
        item = bare
        if found:
            found[-1], item = _beside(parsed, found[-1], bare)
            before.note(found[-1])
        found.append(item if item.figure.counted is not None else _completed(parsed, item, before))
    return found


@dataclass
class _Before:
    """Of the figures before one the few that it may be completed by: noted as they pass, for a row of figures without end
    would be gone through for each of them."""

    last: FoundFigure | None = None
    count: FoundFigure | None = None
    share: FoundFigure | None = None

    def note(self, item: FoundFigure) -> None:
        """Keep the figure as the last of its kind."""
        self.last = item
        if item.figure.counted is not None and item.figure.unit is None:
            self.count = item
        if item.figure.counted is not None and item.figure.unit in _SHARES:
            self.share = item


def _beside(parsed: Parsed, before: FoundFigure, item: FoundFigure) -> tuple[FoundFigure, FoundFigure]:
    """Two neighbouring figures, each with what the other says of it."""
    if _leaves_out_first(parsed.text, before.figure, item.figure):
        return _unit_of(before, item), item
    if _converts(parsed.text, before.figure, item.figure):
        before = _in_other_unit(before, item)
        return before, _in_other_unit(item, before)
    if _leaves_out_percent(parsed, before, item):
        return before, _percent(item, before)
    return before, _at_another_time(parsed, before, item)


def _converts(text: str, before: Figure, own: Figure) -> bool:
    """The same thing in another unit: "20 million won ($15,314)", "190 points, or 0.6%"."""
    return bool(own.unit) and bool(_CONVERTS.fullmatch(text[before.span.end : own.span.start]))


def _in_other_unit(item: FoundFigure, other: FoundFigure) -> FoundFigure:
    """A figure that counts, moves and is bound as the other does: "more than 100 kilometres (60 miles)"."""
    own, same = item.figure, other.figure
    if own.unit is None:
        return item
    if own.bound is Bound.EXACT and same.bound in _ONE_SIDED and same.span.start < own.span.start:
        own = _bound_like(own, same)
    figure = replace(own, counted=own.counted or same.counted, direction=own.direction or same.direction)
    if figure == item.figure:
        return item
    steps = (*item.steps, Step("figures.converted", (same.span, own.span)))
    return replace(item, figure=figure, head=other.head if item.head is None else item.head, steps=steps)


def _bound_like(own: Figure, same: Figure) -> Figure:
    if same.low is None:
        return replace(own, bound=same.bound, low=None, low_closed=None, high_closed=same.high_closed)
    return replace(own, bound=same.bound, high=None, high_closed=None, low_closed=same.low_closed)


_AGAINST = re.compile(r"\b(?:against|from|to|than) $")


def _at_another_time(parsed: Parsed, before: FoundFigure, item: FoundFigure) -> FoundFigure:
    """A rate of exchange at another time: "at 55.96 per dollar against 56.11 a day earlier"."""
    own, same = item.figure, before.figure
    if own.unit is not None or not any(step.rule == "figures.unit.exchange-rate" for step in before.steps):
        return item
    near = own.low is not None and same.low is not None and same.low <= own.low * 2 <= same.low * 4
    if (
        not near
        or "." not in own.span.text
        or not _AGAINST.search(parsed.text[max(own.span.start - 9, 0) : own.span.start])
    ):
        return item
    steps = (*item.steps, Step("figures.unit.exchange-rate", (same.span, own.span)))
    return replace(item, figure=replace(own, unit=same.unit, counted=same.counted), head=before.head, steps=steps)


def _leaves_out_percent(parsed: Parsed, before: FoundFigure, item: FoundFigure) -> bool:
    """ "from 22.6 percent to 19.6", "rose by 2 percent and fell by 1": the unit is said once."""
    if before.figure.unit != "percent" or item.figure.unit is not None or not _same_sentence(parsed, before, item):
        return False
    if item.figure.direction is not None:
        return before.figure.direction is not None
    left = parsed.text[max(before.figure.span.start - 6, 0) : before.figure.span.start]
    between = parsed.text[before.figure.span.end : item.figure.span.start]
    return left.endswith("from ") and bool(_TO.search(between))


def _leaves_out_first(text: str, before: Figure, own: Figure) -> bool:
    """ "from 13 to 14 mm", "20 or 30 euros respectively": the unit is said at the end alone."""
    if before.unit is not None or own.unit is None:
        return False
    between = text[before.span.end : own.span.start]
    if between == " from " and own.unit == "percent" and text[: before.span.start].endswith(" to "):
        return True  # "eased to 10.7 from 10.9 percent"
    return between == " or " or (between == " to " and text[: before.span.start].endswith("from "))


def _unit_of(item: FoundFigure, after: FoundFigure) -> FoundFigure:
    figure = replace(item.figure, unit=after.figure.unit, counted=after.figure.counted)
    steps = (*item.steps, Step("figures.unit.left-out", (item.figure.span, after.figure.span)))
    return replace(item, figure=figure, head=after.head, steps=steps)


_TO = re.compile(r"^[^.;]{0,30} to $")


def _percent(item: FoundFigure, before: FoundFigure) -> FoundFigure:
    steps = (*item.steps, Step("figures.unit.left-out", (before.figure.span, item.figure.span)))
    counted, head = (item.figure.counted, item.head) if item.figure.counted else (before.figure.counted, before.head)
    return replace(item, figure=replace(item.figure, unit="percent", counted=counted), head=head, steps=steps)


def _completed(parsed: Parsed, item: FoundFigure, earlier: _Before) -> FoundFigure:
    """A figure that names nothing, with what the figure before it or its verb says is counted: "killed 12 men and wounded 40"."""
    if item.figure.unit in _SHARES:
        return _share_of_same(parsed, item, earlier.share)
    if item.figure.unit is not None:
        return item
    before = _counter_beside(parsed, item, earlier)
    if before is not None and before.figure.counted is not None:
        return _counting(item, before.figure.counted, before.head, "figures.counted.inherited")
    person = _person(parsed, item)
    return _counting(item, person, item.head, "figures.counted.person-by-verb") if person is not None else item


def _counter_beside(parsed: Parsed, item: FoundFigure, before: _Before) -> FoundFigure | None:
    """The figure just before, or the last count where the two are listed: "90 men for two years and 40 for one"."""
    if before.last is None or not _same_sentence(parsed, before.last, item):
        return None
    listed = _LISTED.search(parsed.text[max(item.figure.span.start - 10, 0) : item.figure.span.start])
    if listed and before.count is not None and _same_sentence(parsed, before.count, item):
        return before.count
    return before.last


_LISTED = re.compile(r"(?:\b(?:and|or|but|including)|,)\s$")


def _counting(item: FoundFigure, counted: Counted, head: int | None, rule: str) -> FoundFigure:
    steps = (*item.steps, Step(rule, (counted.span,)))
    return replace(item, figure=replace(item.figure, counted=counted), head=head, steps=steps)


def _share_of_same(parsed: Parsed, item: FoundFigure, same: FoundFigure | None) -> FoundFigure:
    """ "A third of the nurses left. Only 15% came back": a bare share that does something is of those named before."""
    if item.figure.direction is not None or not _acts(parsed, item):
        return item
    if same is None or same.figure.counted is None or _sentences_between(parsed, same, item) > 1:
        return item
    return _counting(item, same.figure.counted, same.head, "figures.counted.same-share")


def _acts(parsed: Parsed, item: FoundFigure) -> bool:
    """Whether the figure stands for those who do something ("15% came back") or are compared ("against 60% abroad")."""
    doc, (start, end) = parsed.doc, item.tokens
    after = doc[end] if end < len(doc) else None
    if after is not None and (after.tag_ in ("VBD", "VBP", "VBZ", "MD") or after.pos_ == "AUX"):
        return True
    return any(token.dep_.startswith("nsubj") and not start <= token.head.i < end for token in doc[start:end])


def _sentences_between(parsed: Parsed, left: FoundFigure, right: FoundFigure) -> int:
    return parsed.sentence_at(right.tokens[0]) - parsed.sentence_at(left.tokens[0])


def _same_sentence(parsed: Parsed, left: FoundFigure, right: FoundFigure) -> bool:
    return parsed.sentence_at(left.tokens[0]) == parsed.sentence_at(right.tokens[0])


def _person(parsed: Parsed, item: FoundFigure) -> Counted | None:
    """ "killed at least 44", "12 were arrested": the verb says that persons are counted."""
    start, end = item.tokens
    around = parsed.doc[max(start - 3, 0) : min(end + 4, len(parsed.doc))]
    verb = next((t for t in around if t.lemma_.lower() in _PERSONAL or t.lower_ in _PERSONAL), None)
    if verb is None:
        return None
    return Counted(item.figure.span, "person", "people")
