"""One figure that reports dispute, with all that a ledger knows of it: what the commands and the report show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from headwater.exporting.wording import measured
from headwater.ledger import Found, Ledger, names
from headwater.linking import Row, rows_of
from headwater.linking.grades import Body, Grade, grades
from headwater.linking.heads import is_kind_of
from headwater.linking.trajectory import View, trajectory, views
from headwater.linking.updates import stands
from headwater.model import Claim, Document, Figure
from headwater.model.assessment import Assessment
from headwater.model.relations import (
    Conflict,
    Derivation,
    Drift,
    Estimand,
    Origin,
    Relation,
    Tie,
    TieKind,
    TrajectoryStep,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that gives the figure, in the report that makes it; `row` has the one of its figures that is meant."""

    claim: Claim
    document: Document
    row: Row

    @property
    def figure(self) -> Figure | None:
        """The figure that is meant."""
        return self.row.figure

    @property
    def order(self) -> tuple[bool, str, str]:
        """Sorts by publication, what has no date last."""
        return self.document.published is None, self.document.published or "", self.claim.id


@dataclass(frozen=True, slots=True)
class Strand:
    """One origin of the figure, with the claims that go back to it in order of publication."""

    origin: Origin
    tellings: tuple[Telling, ...]

    @property
    def reports(self) -> int:
        """How many reports repeat it."""
        return len({telling.document.id for telling in self.tellings})

    @property
    def source(self) -> str | None:
        """The key of who issued it; `None` where no one is named."""
        if self.origin.issuer is None:
            return None
        rows = [one.row for one in self.tellings if one.row.issuer]
        keys = Counter(
            row.issuer for row in rows if row.issuer_source and row.issuer_source.name == self.origin.issuer.name
        )
        return min(keys, key=lambda key: (-keys[key], key or ""), default=self.origin.issuer.name)


@dataclass(frozen=True)
class Dispute:
    """A figure with its strands, the earliest first, and the relations between its claims."""

    estimand: Estimand
    strands: tuple[Strand, ...]
    derivations: tuple[Derivation, ...] = ()
    drifts: tuple[Drift, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    ties: tuple[Tie, ...] = ()

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """Every claim that gives the figure, once, in order of publication."""
        found = {one.claim.id: one for strand in self.strands for one in strand.tellings}
        return tuple(sorted(found.values(), key=lambda one: one.order))

    @property
    def reports(self) -> int:
        """How many reports give the figure."""
        return len({telling.document.id for telling in self.tellings})

    @property
    def is_disputed(self) -> bool:
        """Whether several reports give it, or one contradicts it."""
        return self.reports > 1 or bool(self.conflicts)

    @cached_property
    def steps(self) -> tuple[TrajectoryStep, ...]:
        """Each origin's interval by the day on which it was stated."""
        return trajectory((one.row for one in self.tellings), self._origin_of)

    @cached_property
    def sources(self) -> tuple[tuple[Strand, ...], ...]:
        """The strands by who issued them: those of one named source together, the earliest first."""
        found: dict[str, list[Strand]] = {}
        for strand in self.strands:
            found.setdefault(strand.source or strand.origin.id, []).append(strand)
        return tuple(tuple(some) for some in found.values())

    def before(self, strand: Strand) -> Strand | None:
        """The strand of the same source before this one, if there is one."""
        some = next(some for some in self.sources if strand in some)
        at = some.index(strand)
        return some[at - 1] if at else None

    def revised(self, claim: str) -> tuple[Telling, ...]:
        """The tellings whose figure a claim's figure takes the place of, in its source's own words."""
        found = [one.downstream for one in self.ties if one.kind is TieKind.REVISES and one.upstream == claim]
        return tuple(telling for name in found if (telling := self.telling(name)) is not None)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """What the origins come to together, by rules that each view names."""
        return views(self.steps)

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades that the evidence would have, with their reasons; proposed, recorded by nobody."""
        rows = [one.row for one in self.tellings]
        return grades(Body(self.estimand, rows, self.conflicts, self.ties), self.views)

    def _origin_of(self, row: Row) -> str | None:
        return next((one.origin.id for one in self.strands if row.claim.id in one.origin.claims), None)

    @property
    def latest(self) -> TrajectoryStep | None:
        """The interval that was stated last."""
        dated = [step for step in self.steps if step.stated is not None]
        return dated[-1] if dated else (self.steps[-1] if self.steps else None)

    @cached_property
    def unit(self) -> str | None:
        """The unit that all its figures have; `None` where they count, or are told in several."""
        units = {one.figure.unit for one in self.tellings if one.figure is not None}
        return next(iter(units)) if len(units) == 1 else None

    def words(self, step: TrajectoryStep) -> str:
        """The interval of a step in signs, with the unit of its claim's figure."""
        telling = self.telling(step.claim)
        return measured(step.bounds, telling.figure.unit if telling and telling.figure else self.unit)

    def telling(self, claim: str) -> Telling | None:
        """The claim with that id, if it gives the figure."""
        return next((one for one in self.tellings if one.claim.id == claim), None)


def disputes(ledger: Ledger, query: str = "", *, everything: bool = False) -> list[Dispute]:
    """The disputed figures that an id or words name (all without), those that most reports give first.

    Disputed is what several reports give, or what a report contradicts; with `everything` the rest is there too.

    `query` is the start of an id of an estimand, an origin, a claim or a document, or words: then it is each figure with a
    claim in which all of them stand, those first in whose own name most of them stand: what is counted, where.
    """
    rows = ReportRows(ledger)
    found = [dispute(ledger, estimand, rows) for estimand in _estimands(ledger, query)]
    if not everything:
        found = [one for one in found if one.is_disputed]
    words = query.split()
    return sorted(
        found, key=lambda one: (-named(one.estimand.label, words), -one.reports, one.estimand.label, one.estimand.id)
    )


def named(label: str, words: Sequence[str]) -> int:
    """How many of the words stand in a figure's name, be they one or many there.

    >>> named("shell sent, Moscow", ["Shells", "moscow"]), named("soldier casualty, Kursk", ["casualties", "Kirby"])
    (2, 1)
    """
    have = [word.casefold() for word in re.findall(r"\w+", label)]
    stems = [re.sub(r"(?<=\w{3})(ies|y|s)$", "", word.casefold()) for word in words]
    return sum(any(one.startswith(stem) for one in have) for stem in stems)


def _estimands(ledger: Ledger, query: str) -> Iterator[Estimand]:
    if not query:
        for relation in ledger.relations.all("estimand"):
            assert isinstance(relation, Estimand)  # noqa: S101  # asked for by kind
            yield relation
        return
    seen = set()
    for name in _named(ledger, query):
        for relation in _about(ledger, name):
            if isinstance(relation, Estimand) and relation.id not in seen:
                seen.add(relation.id)
                yield relation


def _named(ledger: Ledger, query: str) -> list[str]:
    """The ids that start with a query, as they are now; where none does, those of the claims in which its words stand."""
    called = {name for old in ledger.relations.ids(query) if (name := ledger.relations.now(old)) is not None}
    starts = {*called, *(ledger.documents(query) if len(query) > 3 else ())}
    return sorted(starts or ledger.matching(query))


def _about(ledger: Ledger, name: str) -> Iterator[Relation]:
    """The relations that name an id; of a document, those that name one of its claims."""
    yield from ledger.relations.naming(name)
    if name.startswith("d"):
        for claim in ledger.claims_of(name):
            yield from ledger.relations.naming(claim)


class ReportRows:
    """The rows of a ledger's reports. Those asked for last are kept: figures of one story are in the same reports."""

    def __init__(self, ledger: Ledger, kept: int = 256) -> None:
        self.of = lru_cache(kept)(lambda document: rows_of(ledger.record(document)))


def dispute(ledger: Ledger, estimand: Estimand, rows: ReportRows | None = None) -> Dispute:
    """A figure with all that is known of it; `rows` are at hand where many figures are asked for in turn."""
    found, of = ledger.found(estimand.claims), (rows or ReportRows(ledger)).of
    mine = [row for name in sorted({one.document.id for one in found.values()}) for row in of(name)]
    tellings = [Telling(one.claim, one.document, row_of(one.claim, estimand, mine)) for one in found.values()]
    around: dict[Relation, None] = {}
    for name in (*estimand.claims, *estimand.origins, *sorted({one.document.id for one in tellings})):
        around |= dict.fromkeys(ledger.relations.naming(name))
    origins = {relation.id: relation for relation in around if isinstance(relation, Origin)}
    strands = [_strand(origins[name], tellings) for name in estimand.origins if name in origins]
    return Dispute(
        estimand,
        tuple(sorted(strands, key=_first)),
        tuple(one for one in around if isinstance(one, Derivation) and _between(one, tellings)),
        tuple(one for one in around if isinstance(one, Drift) and _between(one, tellings)),
        tuple(one for one in around if isinstance(one, Conflict) and set(one.between) <= set(found)),
        tuple(one for one in around if isinstance(one, Tie) and _between(one, tellings)),
    )


def _strand(origin: Origin, tellings: Iterable[Telling]) -> Strand:
    mine = [one for one in tellings if one.claim.id in origin.claims]
    return Strand(origin, tuple(sorted(mine, key=lambda one: one.order)))


def _first(strand: Strand) -> tuple[bool, str, str]:
    dates = [str(strand.origin.stated or ""), *(one.document.published or "" for one in strand.tellings)]
    known = sorted(filter(None, dates))
    return not known, known[0] if known else "", strand.origin.id


def _between(relation: Derivation | Drift | Tie, tellings: Iterable[Telling]) -> bool:
    """Whether both ends are claims, or reports, that give the figure."""
    names = {name for one in tellings for name in (one.claim.id, one.document.id)}
    return relation.upstream in names and relation.downstream in names


def row_of(claim: Claim, estimand: Estimand, rows: Iterable[Row]) -> Row:
    """The row of a claim that is of the estimand: by what its figure counts and what befell that; else the first.

    Of "4,700 casualties, 600 of them dead" it is another one for the casualties than for the dead; of "rose by 5 to 28" and
    "22, down from 27" it is the one that stands.
    """
    mine = [row for row in rows if row.claim.id == claim.id]
    head = estimand.counted.split(" ", 1)[-1]
    mine = sorted(mine, key=lambda row: not stands(row))
    same = [row for row in mine if row.head in (head, estimand.counted)]
    kin = [row for row in mine if row.head is not None and (is_kind_of(row.head, head) or is_kind_of(head, row.head))]
    alike = [row for row in same or kin if row.event == estimand.event]
    return next(iter([*alike, *same, *kin, *mine]))


def related(ledger: Ledger, kind: str, query: str = "") -> list[Relation]:
    """The relations of a kind; with a query those that name an id that starts so, or a claim in which its words stand."""
    if not query:
        return list(ledger.relations.all(kind))
    found: dict[Relation, None] = {}
    for name in _named(ledger, query):
        found |= dict.fromkeys(relation for relation in _about(ledger, name) if relation.kind == kind)
    return list(found)


def assessed(ledger: Ledger, target: str | None = None) -> list[tuple[Assessment, str | None]]:
    """Every judgement that analysts recorded, oldest first, with what its target is called now; of one target, or all.

    What was said of a figure or origin stays with it when claims are added to it, though its id changes.
    """
    judged = list(ledger.judgements.assessments(history=True))
    names = {one.target: ledger.relations.now(one.target) for one in judged}
    found = [(one, names[one.target]) for one in judged]
    return [(one, now) for one, now in found if target is None or target in (now, one.target)]


def held(ledger: Ledger) -> list[tuple[str, Assessment]]:
    """What analysts hold now, each one's last word with what its target is called now; what was taken back is left out."""
    last = {(now, one.user): one for one, now in assessed(ledger) if now is not None}
    return [(now, one) for (now, _), one in last.items() if one.source is not None]


def claims_named(ledger: Ledger, relations: Iterable[Relation]) -> dict[str, Found]:
    """The claims that relations name, each with its document, by id."""
    return ledger.found(sorted({name for relation in relations for name in names(relation) if name.startswith("c")}))
