"""Who had it from whom: all edges between reports, in the order of their evidence, with what an outlet's habit adds.

Citations and links (see `headwater.linking.citation`), shared text (`headwater.linking.reuse`), and distinctive errors: a number
that two reports tell and no third, where the other reports of the same statement agree on another. An outlet's habit moves
the weight of an edge and never makes one. Citations that run in a circle stay, and say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.linking.habit import Habit, moved
from headwater.linking.issuers import outlet_key
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.statements import digits, value_key
from headwater.model import Document
from headwater.model.relations import Derivation, Evidence

_FEWEST = 3  # other reports of the statement that agree, before a number is an error
_PRIOR = 0.1  # how likely any two reports of one statement are to have copied, before their error is seen


def derivations(
    found: Iterable[Derivation],
    lineages: Iterable[Lineage],
    groups: Sequence[Sequence[Row]],
    documents: Mapping[str, Document],
    outlets: Mapping[tuple[str, str], Habit],
) -> tuple[Derivation, ...]:
    """All edges, one for each pair of reports and kind of evidence, sorted; `found` are those of citation and reuse.

    `outlets` are the `habits` of outlets.
    """
    edges: dict[tuple[str, str, Evidence], Derivation] = {}
    for one in [*found, *distinctive(lineages, groups)]:
        key = (one.upstream, one.downstream, one.evidence)
        edges[key] = max(edges.get(key, one), one, key=lambda edge: (edge.weight, edge.reason))
    weighted = [_with_habit(edges[key], outlets, documents) for key in sorted(edges)]
    circular = circles({(one.upstream, one.downstream) for one in weighted})
    return tuple(_told(one) if (one.upstream, one.downstream) in circular else one for one in weighted)


def distinctive(lineages: Iterable[Lineage], groups: Sequence[Sequence[Row]]) -> list[Derivation]:
    """Edges between two reports that alone tell a number where the others of the statement tell another.

    The earlier is upstream; two of one day have no direction, and no edge.
    """
    estimand_of = {row.id: number for number, group in enumerate(groups) for row in group}
    found = []
    for lineage in lineages:
        told: dict[int, dict[str, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
        for row in lineage.rows:
            value = value_key(row)
            if value is not None and digits(value) and row.id in estimand_of:
                told[estimand_of[row.id]][value].setdefault(row.document.id, row)
        for values in told.values():
            agreed = max(values.values(), key=len)
            for value, reports in sorted(values.items()):
                apart = len(reports) == 2 and reports is not agreed and not reports.keys() & agreed.keys()
                if apart and len(agreed) >= _FEWEST:
                    found += _shared_error(value, list(reports.values()), len(agreed))
    return found


def _shared_error(value: str, rows: Sequence[Row], others: int) -> list[Derivation]:
    one, other = sorted(rows, key=lambda row: (str(row.published), row.id))
    if one.published is None or other.published is None or one.published == other.published:
        return []
    weight = moved(_PRIOR, Habit(0, 1, 0).log_odds)
    reason = f"both alone tell {value} where {others} other reports of the statement agree on another number"
    return [Derivation(one.document.id, other.document.id, Evidence.DISTINCTIVE, weight, reason)]


def _with_habit(
    edge: Derivation, outlets: Mapping[tuple[str, str], Habit], documents: Mapping[str, Document]
) -> Derivation:
    """The edge with its weight moved by what its two outlets have in common otherwise."""
    keys = [outlet_key(documents[name].publisher or "") for name in (edge.upstream, edge.downstream)]
    habit = outlets.get((min(keys), max(keys)))
    if habit is None:
        return edge
    said = f"the outlets share {habit.shared} estimands, log-odds of copying {habit.log_odds:+.1f}"
    return replace(edge, weight=moved(edge.weight, habit.log_odds), reason=f"{edge.reason}; {said}")


def _told(edge: Derivation) -> Derivation:
    return replace(
        edge, weight=edge.weight / 2, reason=f"{edge.reason}; circular: the report upstream goes back to this one"
    )


def circles(edges: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The edges that lie on a circle.

    >>> sorted(circles({("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")}))
    [('b', 'c'), ('c', 'b')]
    """
    left = set(edges)
    while True:  # what nothing leads to, or what leads nowhere, is on no circle
        starts, ends = {start for start, _ in left}, {end for _, end in left}
        kept = {(start, end) for start, end in left if start in ends and end in starts}
        if len(kept) == len(left):
            break
        left = kept
    after: dict[str, list[str]] = defaultdict(list)
    for start, end in left:
        after[start].append(end)
    return {(start, end) for start, end in left if _leads(end, start, after)}


def _leads(start: str, goal: str, after: Mapping[str, Sequence[str]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for following in after.get(waiting.pop(), ()):
            if following == goal:
                return True
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return False
