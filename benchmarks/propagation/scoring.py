"""What linking found of the known trees: edges, parents, roots, and counts of origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.propagation.trees import Report, World
from headwater.model import Record
from headwater.model.relations import Derivation, Estimand, Origin, Relation


@dataclass
class Edges:
    """Edges into reports of one kind: found and true, found and false, not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """Balanced mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


@dataclass
class Scores:
    """Sums over worlds. `over` counts estimands whose proven origins are more than there are: the unsafe error."""

    edges: dict[str, Edges] = field(default_factory=lambda: defaultdict(Edges))
    parents: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    roots: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    estimands: Counter[str] = field(default_factory=Counter)
    distance: int = 0


def score_edges(world: World, derivations: Iterable[Derivation], scores: Scores) -> None:
    """Add the edges of a world. Each report has one true edge, that to its parent.

    An edge to a farther ancestor is neither right nor wrong if the report's text names that ancestor's outlet: it was
    copied along with the credit.
    """
    number_of = {report.document.id: report.number for report in world.reports}
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for one in derivations:
        if one.upstream in number_of and one.downstream in number_of:
            into = found[number_of[one.downstream]]
            upstream = number_of[one.upstream]
            into[upstream] = max(into.get(upstream, 0.0), one.weight)
    for report in world.reports:
        _score_report(world, report, found[report.number], scores)


def _score_report(world: World, report: Report, found: dict[int, float], scores: Scores) -> None:
    edges = scores.edges[report.kind]
    named = {
        number for number in world.ancestors(report.number) if world.reports[number].outlet in report.document.text
    }
    edges.right += report.parent in found
    edges.wrong += len(found.keys() - {report.parent} - named)
    if report.parent is not None:
        edges.missed += report.parent not in found
        best = max(found, key=lambda number: (found[number], -number), default=None)
        scores.parents[report.kind].append(best == report.parent)


def score_origins(world: World, records: Sequence[Record], relations: Iterable[Relation], scores: Scores) -> None:
    """Add how many claims of retellings share their origin with the report that the tree starts from, and origin counts."""
    report_of = {report.document.id: report for report in world.reports}
    reports = {claim.id: report_of[record.document.id] for record in records for claim in record.claims}
    origin_of: dict[str, list[Origin]] = defaultdict(list)
    for relation in relations:
        if isinstance(relation, Origin):
            for identifier in relation.claims:
                origin_of[identifier].append(relation)
        elif isinstance(relation, Estimand):
            _score_count(relation, reports, scores)
    for record in records:
        report = report_of[record.document.id]
        if report.parent is not None:
            root = world.ancestors(report.number)[-1]
            for claim in record.claims:
                if any(figure.low in _numbers(world, report) for figure in claim.figures):
                    together = {reports[other].number for origin in origin_of[claim.id] for other in origin.claims}
                    scores.roots[report.kind].append(root in together)


def _numbers(world: World, report: Report) -> set[int]:
    numbers = {fact.number for fact in world.statements[report.statement].facts}
    return numbers if report.altered is None else numbers | {report.altered}


def _score_count(estimand: Estimand, reports: dict[str, Report], scores: Scores) -> None:
    """Each statement is an origin of its own; no report of these worlds has figures of its own."""
    truth = len({reports[claim].statement for claim in estimand.claims})
    scores.estimands["all"] += 1
    scores.estimands["exact"] += estimand.proven_distinct == truth
    scores.estimands["inside"] += estimand.proven_distinct <= truth <= estimand.not_proven_linked
    scores.estimands["over"] += estimand.proven_distinct > truth
    scores.estimands["several"] += truth > 1
    scores.distance += max(estimand.proven_distinct - truth, truth - estimand.not_proven_linked, 0)
