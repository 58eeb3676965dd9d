"""Everything that holds between the claims of records.

The stages, and what of them a new report touches, so that a ledger need not be linked anew from the start:

1. rows: of each document alone (`rows_of`);
2. statements and origins: rows that meet over a number or an issuer. The blocks are the issuers' keys, and the numbers with the
   widest head: a new report touches the origins in which its rows' voices, or its numbers, occur;
3. derivations: pairs of documents of one origin, and pairs that share text;
4. estimands: the block is the widest head of what is counted;
5. drift, conflicts, ties, flows: of the origins and estimands touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.linking.building import rows_of
from headwater.linking.citation import citations
from headwater.linking.counting import estimand
from headwater.linking.engine import Engine, engine_or
from headwater.linking.estimands import gather
from headwater.linking.issuers import settled
from headwater.linking.origins import Lineage, lineages
from headwater.linking.rows import Row
from headwater.linking.statements import statements
from headwater.linking.upstream import pairs
from headwater.model import Record
from headwater.model.codec import encode_relation
from headwater.model.relations import Decision, Derivation, Relation


def link(
    records: Iterable[Record], *, engine: Engine | None = None, decisions: Sequence[Decision] = ()
) -> tuple[Relation, ...]:
    """All relations between the claims of `records`, sorted, the same in whatever order the records come."""
    return link_rows([row for record in records for row in rows_of(record)], engine=engine, decisions=decisions)


def link_rows(
    rows: Iterable[Row], *, engine: Engine | None = None, decisions: Sequence[Decision] = ()
) -> tuple[Relation, ...]:
    """All relations between rows, as `link` gives them."""
    ordered = with_settled_issuers(sorted(rows, key=lambda row: row.id))
    documents = {row.document.id: row.document for row in ordered}
    with engine_or(engine) as database:
        origins = lineages(ordered, statements(database, ordered))
        gathered = gather(database, ordered, decisions)
    derivations = citations(origins, documents)
    tied = {frozenset((one.upstream, one.downstream)) for one in derivations}
    lineage_of = {row.id: lineage for lineage in origins for row in lineage.rows}
    estimands = [estimand(group, lineage_of, tied) for group in gathered.estimands]
    found: list[Relation] = [one.origin for one in origins]
    found += [*derivations, *estimands, *gathered.undecided]
    return tuple(sorted(found, key=encode_relation))


def upstream_pairs(
    origins: Sequence[Lineage], groups: Sequence[Sequence[Row]], derivations: Sequence[Derivation]
) -> list[tuple[Row, Row]]:
    """Pairs `(nearest upstream, retelling)` of rows, in a fixed order."""
    estimand_of = {row.id: number for number, group in enumerate(groups) for row in group}
    parents: dict[str, list[str]] = defaultdict(list)
    for one in sorted(derivations, key=lambda one: (-one.weight, one.upstream)):
        parents[one.downstream].append(one.upstream)
    return list(pairs(origins, estimand_of, parents))


def with_settled_issuers(rows: Sequence[Row]) -> list[Row]:
    """The rows with persons of whom only a surname was given under the one fuller key that fits it."""
    fuller = settled({key for row in rows for key in row.voices})
    return [_settled(row, fuller) for row in rows]


def _settled(row: Row, fuller: Mapping[str, str]) -> Row:
    if row.voices.isdisjoint(fuller):
        return row
    return replace(
        row,
        issuer=fuller.get(row.issuer, row.issuer) if row.issuer else None,
        relays=tuple(fuller.get(key, key) for key in row.relays),
        voices=frozenset(fuller.get(key, key) for key in row.voices),
        callings=row.callings | {key for key in row.voices if key in fuller},
    )
