"""Everything that holds between the claims of records.

The stages, and the blocks of each: what a new report can touch, so that a ledger need not be linked anew from the start.

1. Rows: of each document alone (`rows_of`). Persons known by a surname are settled over the ledger: the block is the surname.
2. Shared text: pairs of documents; the block is the shingle. Derivations: pairs of documents of one origin, or that share text.
3. Statements and origins: rows that meet over a number, a voice or a rare figure. The blocks are (widest head, number), and
   (voice) where one issuer's numbers are tied: a new report touches the origins that hold one of its numbers or voices.
4. Estimands: the block is the widest head of what is counted, with its event in a country within a year, or its number.
5. Drift: the pairs of the origins touched. Conflicts, revisions, confirmations: the estimands touched. Ties that one report
   shows, and names: the document. Flows: the giver and the receiver.

With `Around`, some reports of a ledger are linked with what it knows of the rest (see `headwater.linking.scope`).
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

from headwater.linking.around import Around
from headwater.linking.asides import own_figures
from headwater.linking.building import rows_of
from headwater.linking.citation import citations
from headwater.linking.conflict import OriginOf, characterisations, conflicts
from headwater.linking.counting import estimand
from headwater.linking.derivations import derivations
from headwater.linking.drift import drifts
from headwater.linking.engine import Engine, engine_or
from headwater.linking.estimands import gather
from headwater.linking.flows import flows
from headwater.linking.habit import habits
from headwater.linking.issuers import settled
from headwater.linking.names import names
from headwater.linking.origins import Lineage, lineages
from headwater.linking.reuse import find_reuse
from headwater.linking.rows import Row
from headwater.linking.signs import Told
from headwater.linking.statements import mentions, statements
from headwater.linking.ties import confirmations, revisions, ties
from headwater.linking.upstream import pairs
from headwater.model import Document, Record
from headwater.model.codec import encode_relation
from headwater.model.relations import Decision, Derivation, Estimand, Relation, Undecided


@dataclass(frozen=True)
class Linked:
    """What the set-sized stages found: settled rows by id, origins, derivations, the rows of each estimand with its relation.

    Where only some reports are linked, `moved` are the claims whose origins may be others than those stored, and `exchanged` those
    of origins that are others.
    """

    rows: tuple[Row, ...]
    origins: tuple[Lineage, ...]
    derivations: tuple[Derivation, ...]
    estimands: tuple[tuple[Estimand, tuple[Row, ...]], ...]
    undecided: tuple[Undecided, ...]
    moved: frozenset[str] = frozenset()
    exchanged: frozenset[str] = frozenset()

    @cached_property
    def lineage_of(self) -> Mapping[str, Lineage]:
        """The origin of each row's id; a claim without a figure and without anyone named has none."""
        return {row.id: lineage for lineage in self.origins for row in lineage.rows}

    def origin_of(self, row: Row) -> str | None:
        """The id of a row's origin."""
        lineage = self.lineage_of.get(row.id)
        return lineage.id if lineage else None


@dataclass(frozen=True)
class Extent:
    """Where a change reaches: the reports that changed, the claims whose estimands did, the reports that may retell others than before."""

    changed: Collection[str]
    regrouped: Collection[str]
    telling: Collection[str]


def link(
    records: Iterable[Record], *, engine: Engine | None = None, decisions: Sequence[Decision] = ()
) -> tuple[Relation, ...]:
    """All relations between the claims of `records`, sorted, the same in whatever order the records come.

    Without an `engine` an own DuckDB does the set-sized work. `decisions` are the analyst's and win over every score.
    """
    rows = [row for record in records for row in rows_of(record)]
    return relations(link_rows(rows, engine=engine, decisions=decisions))


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave cycles be for a while: linking makes none to speak of, and each search for them walks all rows and word lists."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@uncollected()
def link_rows(
    rows: Iterable[Row],
    *,
    engine: Engine | None = None,
    decisions: Sequence[Decision] = (),
    around: Around | None = None,
) -> Linked:
    """Origins, derivations and estimands of rows.

    With `around` the rows are those of some of a ledger's reports; raises `BeyondReachError` if they are too few.
    """
    ordered = with_settled_issuers(sorted(rows, key=lambda row: row.id), around.voices if around else ())
    with engine_or(engine) as database:
        documents = {row.document.id: row.document for row in ordered} | dict(around.texts if around else {})
        taken = find_reuse(tuple(documents.values()), database, _told(ordered), around)
        if around is not None:
            around.need_what_is_copied(taken.derivations, ordered)
        shared = [
            *((one.upstream, one.downstream) for one in taken.derivations),
            *(p.between for p in taken.undirected),
        ]
        told_by = mentions(ordered)
        told = statements(database, ordered, told_by, shared)
        origins = lineages(ordered, told, own_figures(ordered, told_by))
        moved = exchanged = frozenset[str]()
        if around is not None:
            moved = around.reached(around.touched, [one.origin for one in origins], around.origins)
            origins = around.as_stored(origins, moved)
            exchanged = around.exchanged(origins, moved)
            around.need_what_is_touched(exchanged, ordered)
        lineage_of = {row.id: lineage for lineage in origins for row in lineage.rows}
        gathered = gather(database, ordered, decisions, lineage_of, shared)
    outlets = habits(gathered.estimands) if around is None else around.habits
    edges = derivations(
        [*citations(origins, documents), *taken.derivations], origins, gathered.estimands, documents, outlets
    )
    tied: dict[str, set[str]] = defaultdict(set)
    for one, other in (*((edge.upstream, edge.downstream) for edge in edges), *shared):
        tied[one].add(other)
        tied[other].add(one)
    estimands = tuple((estimand(group, lineage_of, tied), group) for group in gathered.estimands)
    return Linked(tuple(ordered), origins, edges, estimands, gathered.undecided, moved, exchanged)


def _told(rows: Iterable[Row]) -> Mapping[str, list[Told]]:
    """For each document what it tells on somebody's word."""
    told: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        if row.voices:
            told[row.document.id].append(Told(row.claim.sentence.start, row.claim.sentence.end, row.voices))
    return told


@uncollected()
def relations(linked: Linked) -> tuple[Relation, ...]:
    """All relations that follow from what was linked, sorted."""
    return in_order([*of_reports(linked), *flows(linked.rows, linked.origin_of)])


def of_reports(linked: Linked, extent: Extent | None = None, others: Sequence[Row] = ()) -> list[Relation]:
    """All relations but the flows, which are of a whole ledger: in no order, and some of them twice.

    With an `extent` what lies beyond it is not looked for; some of it may be found all the same. `others` are settled rows of
    further reports, which tell the numbers that may be retold otherwise.
    """
    rows, named, groups = _within(linked, extent)
    found: list[Relation] = [one.origin for one in linked.origins]
    found += [one for one, _ in linked.estimands]
    found += [*linked.derivations, *linked.undecided]
    telling = extent.telling if extent else None
    found += drifts(upstream_pairs(linked, telling), (*linked.rows, *others), telling)
    found += _within_estimands(groups, linked.origin_of)
    found += [*ties(rows), *characterisations(rows)]
    found += names(Record(document) for document in named)
    return found


def _within(
    linked: Linked, extent: Extent | None
) -> tuple[Sequence[Row], Iterable[Document], Sequence[tuple[Row, ...]]]:
    """The rows that are read by themselves, the reports whose names are, and the rows of each estimand."""
    documents = {row.document.id: row.document for row in linked.rows}
    groups = [group for _, group in linked.estimands]
    if extent is None:
        return linked.rows, documents.values(), groups
    regrouped = extent.regrouped
    reports = {row.document.id for row in linked.rows if row.claim.id in regrouped}.union(extent.changed)
    return (
        [row for row in linked.rows if row.document.id in reports],
        [document for name, document in documents.items() if name in extent.changed],
        [group for group in groups if any(row.claim.id in regrouped for row in group)],
    )


def in_order(found: Iterable[Relation]) -> tuple[Relation, ...]:
    """Each relation once, in an order that depends on nothing but themselves."""
    return tuple(sorted(set(found), key=encode_relation))


def _within_estimands(groups: Iterable[tuple[Row, ...]], origin_of: OriginOf) -> list[Relation]:
    found: list[Relation] = []
    for group in groups:
        found += [*conflicts(group, origin_of), *revisions(group, origin_of), *confirmations(group, origin_of)]
    return found


def upstream_pairs(linked: Linked, telling: Collection[str] | None = None) -> list[tuple[Row, Row]]:
    """Pairs `(nearest upstream, retelling)` of rows, in a fixed order; of the origins that some of the reports `telling` have."""
    estimand_of = {row.id: number for number, (_, group) in enumerate(linked.estimands) for row in group}
    parents: dict[str, list[str]] = defaultdict(list)
    for one in sorted(linked.derivations, key=lambda one: (-one.weight, one.upstream)):
        parents[one.downstream].append(one.upstream)
    origins = [one for one in linked.origins if telling is None or any(row.document.id in telling for row in one.rows)]
    return list(pairs(origins, estimand_of, parents))


def with_settled_issuers(rows: Sequence[Row], elsewhere: Collection[str] = ()) -> list[Row]:
    """The rows with persons of whom only a surname was given under the one fuller key that fits it, here or `elsewhere`."""
    fuller = settled({key for row in rows for key in row.voices} | set(elsewhere))
    return [_settled(row, fuller) for row in rows]


def _settled(row: Row, fuller: Mapping[str, str]) -> Row:
    if row.voices.isdisjoint(fuller):
        return row
    return replace(
        row,
        issuer=fuller.get(row.issuer, row.issuer) if row.issuer else None,
        speaker=fuller.get(row.speaker, row.speaker) if row.speaker else None,
        relays=tuple(fuller.get(key, key) for key in row.relays),
        voices=frozenset(fuller.get(key, key) for key in row.voices),
        callings=row.callings | {key for key in row.voices if key in fuller},
    )
