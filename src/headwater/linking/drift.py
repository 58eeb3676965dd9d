"""Drift: what a retelling lost or changed, field by field.

The rules are one ordered list; within a field of the record the first that fires decides, so that a bound that is turned
round is not also told as changed. The kinds are those of the design's `independence.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from headwater.linking import drift_figures as figures
from headwater.linking import drift_scenes as scenes
from headwater.linking import drift_sources as sources
from headwater.linking import drift_standing as standing
from headwater.linking.intervals import share_number
from headwater.linking.pairs import Change, Check, Pair, set_side_by_side
from headwater.linking.retellings import (
    can_be_source,
    comes_before,
    fullness,
    is_older,
    reports_of,
    retellings,
    voices_meet,
)
from headwater.linking.rows import Row
from headwater.linking.updates import updates
from headwater.model import Bound
from headwater.model.relations import Drift, DriftKind

_BARE_SHARE = "share"  # the head of a share of something unsaid


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule, and the field of the record that it is about."""

    field: str
    check: Check

    @property
    def name(self) -> str:
        """The rule's name: that of its function."""
        return self.check.__name__


RULES = (
    Rule("event", scenes.meaning_changed),
    Rule("figures", figures.fusion),
    Rule("figures", figures.bound_inverted),
    Rule("figures", figures.bounds_stacked),
    Rule("figures", figures.bound_lost),
    Rule("figures", figures.bound_changed),
    Rule("figures", scenes.stale_figure),
    Rule("figures", figures.figure_not_in_source),
    Rule("figures", figures.figure_changed),
    Rule("polarity", standing.denial_lost),
    Rule("polarity", standing.denial_left_out),
    Rule("status", standing.condition_lost),
    Rule("status", standing.plan_told_as_fact),
    Rule("status", standing.hedge_lost),
    Rule("status", standing.tentativeness_lost),
    Rule("status", standing.hedge_added),
    Rule("sources", sources.attribution_lost),
    Rule("sources", sources.attribution_changed),
    Rule("sources", sources.false_corroboration),
    Rule("places", scenes.place_lost),
    Rule("times", scenes.time_changed),
)


def drifts(
    pairs: Iterable[tuple[Row, Row]], rows: Sequence[Row], telling: Collection[str] | None = None
) -> tuple[Drift, ...]:
    """What changed between each claim and its retelling; `rows` are all rows of the ledger, `telling` the reports whose retellings
    are looked at, if not all.

    A pair is a claim and its nearest upstream claim of the same origin and estimand, upstream first; both may be of one
    report. A source's own next word is no retelling. To these come the retellings that the reports themselves show (see `headwater.linking.retellings`). What two
    pairs of the same reports show with the same words is told once.

    >>> drifts([], [])
    ()
    """
    retold: dict[tuple[str, object], list[Pair]] = defaultdict(list)
    for pair in judged(pairs, rows, telling):
        retold[_place(pair.down)].append(pair)
    found: dict[tuple[str | None, ...], Drift] = {}
    for pair, rule, change in (one for group in retold.values() for one in told(group)):
        up, down = pair.up, pair.down
        key = (up.document.id, down.document.id, change.kind, rule.field, change.was, change.now)
        found.setdefault(key, Drift(up.claim.id, down.claim.id, change.kind, rule.field, change.was, change.now))
    return tuple(sorted(found.values(), key=lambda one: (one.upstream, one.downstream, one.field, one.drift)))


def told(pairs: Sequence[Pair]) -> list[tuple[Pair, Rule, Change]]:
    """The changes of one retelling against the claims that it can go back to.

    Against the fullest of them, in the mouth of the same voice if there is one, all changes are told: it is nearest to what
    was first said. Against another one a change is
    told only if none of the others, told before, has the retelling's own wording: then the retelling has it from there.
    Another number is told against all that have the right one.
    """
    fired = [(pair, {rule.field: (rule, change) for rule, change in changes(pair)}) for pair in pairs]
    across = [pair for pair in pairs if pair.across]
    kin = [pair for pair in across if voices_meet(pair.up, pair.down)] or across
    fullest = max((fullness(pair.up) for pair in kin), default=0)
    nearest = [pair for pair in kin if fullness(pair.up) == fullest]
    kept = []
    for pair, own in fired:
        others = [found for other, found in fired if other is not pair and _precedes(other)]
        for name, (rule, change) in own.items():
            always = not pair.across or change.kind is DriftKind.FIGURE_CHANGED
            if always or pair in nearest or all(name in found for found in others):
                kept.append((pair, rule, change))
    return kept


def _precedes(pair: Pair) -> bool:
    return pair.across and is_older(pair.up.document, pair.down.document)


def judged(pairs: Iterable[tuple[Row, Row]], rows: Sequence[Row], telling: Collection[str] | None = None) -> list[Pair]:
    """All pairs that are looked at, the one nearer the origin first: of the tellings of one report the fullest.

    Half of nobody knows what is like no other half.
    """
    reports = reports_of(rows)
    directed = [(down, up) if comes_before(down, up, reports) else (up, down) for up, down in pairs]
    best: dict[tuple[object, ...], tuple[Row, Row]] = {}
    for up, down in [*directed, *retellings(rows, telling)]:
        if telling is not None and down.document.id not in telling:
            continue
        if _BARE_SHARE in (up.head, down.head) or not can_be_source(up, down, reports):
            continue
        if updates(down, up) or updates(up, down):
            continue
        if up.document.id != down.document.id or _can_retell_itself(up, down):
            key = (up.document.id, *_place(down))
            if key not in best or _fuller(up) > _fuller(best[key][0]):
                best[key] = (up, down)
    return set_side_by_side(best.values(), rows)


def _fuller(row: Row) -> tuple[int, bool]:
    return fullness(row), row.figure is not None and row.figure.bound is Bound.RANGE


def _can_retell_itself(up: Row, down: Row) -> bool:
    """Whether a report can tell one figure twice here: in two sentences, by one number."""
    if up.figure is None or down.figure is None or up.claim.sentence.start == down.claim.sentence.start:
        return False
    return share_number(up.figure, down.figure)


def _place(row: Row) -> tuple[str, object]:
    """Where a row's figure stands: claims one inside the other that hold the same one are one telling."""
    return row.document.id, row.figure.span.start if row.figure else row.id


def changes(pair: Pair) -> list[tuple[Rule, Change]]:
    """The rules that fire on a pair, the first of each field."""
    fired: dict[str, tuple[Rule, Change]] = {}
    for rule in RULES:
        if rule.field not in fired and (change := rule.check(pair)):
            fired[rule.field] = (rule, change)
    return list(fired.values())
