"""Two reports of a ledger laid side by side, and each pair of their claims that is of one figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.exporting.comparing.fields import FieldPair, field_pairs
from headwater.exporting.comparing.passages import Block, blocks, shared
from headwater.exporting.comparing.words import Bit, word_diff
from headwater.exporting.disputes import row_of
from headwater.ledger import Found, Ledger
from headwater.linking import rows_of
from headwater.model import Claim, Document, Figure, Record, UsageError
from headwater.model.relations import Derivation, Drift, Estimand, Relation

_MOST_PAIRS = 12
_LONGEST = 300_000  # characters of a text that are looked at


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A claim and its counterpart: of which figure, what changed by linking's rules, field by field, and in the words."""

    one: Found
    other: Found
    estimand: Estimand | None
    drifts: tuple[Drift, ...]
    fields: tuple[FieldPair, ...]
    sentences: tuple[tuple[Bit, ...], tuple[Bit, ...]]

    @property
    def changed(self) -> int:
        """How many fields differ."""
        return sum(not pair.same for pair in self.fields)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side, the one that is upstream first where that is known.

    `texts` are both in blocks, of a long one the first 300,000 characters; `passages` counts those that both have, and
    `share` is what they are of the second text, 0 to 1.
    """

    one: Document
    other: Document
    derivations: tuple[Derivation, ...]
    texts: tuple[tuple[Block, ...], tuple[Block, ...]]
    passages: int
    share: float
    pairs: tuple[ClaimPair, ...]


def compare_reports(ledger: Ledger, one: str, other: str) -> Comparison:
    """Two reports by their ids; raises `UsageError` if one is not here, or both are the same."""
    if one == other:
        raise UsageError("two different reports are needed")
    first, second = _ordered(ledger, ledger.record(one), ledger.record(other))
    pairs = sorted(
        _nearest(_pairs(ledger, first, second)),
        key=lambda pair: (-len(pair.drifts), -pair.changed, pair.one.claim.id),
    )
    return _comparison(ledger, first.document, second.document, pairs[:_MOST_PAIRS])


def _nearest(pairs: Iterable[ClaimPair]) -> Iterator[ClaimPair]:
    """The pairs that tell: those that a rule of linking says were changed, and each other claim with what is most like it."""
    met: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (-len(pair.drifts), pair.changed, pair.one.claim.id)):
        ends = {pair.one.claim.id, pair.other.claim.id}
        if pair.drifts or met.isdisjoint(ends):
            met |= ends
            yield pair


def compare_claims(ledger: Ledger, one: str, other: str) -> Comparison:
    """Two claims by their ids, with the reports that make them; raises `UsageError` if one is not here, or both are the same."""
    found = ledger.found((one, other))
    if len(found) != 2:
        raise UsageError("two different claims are needed that are in the ledger")
    first, second = found[one], found[other]
    if _is_upstream(ledger, second, first):
        first, second = second, first
    pair = _pair(ledger, first, second, next(_common(ledger, first.claim.id, second.claim.id), None))
    return _comparison(ledger, first.document, second.document, [pair])


def _comparison(ledger: Ledger, one: Document, other: Document, pairs: Iterable[ClaimPair]) -> Comparison:
    texts = one.text[:_LONGEST], other.text[:_LONGEST]
    passages = shared(*texts) if one.id != other.id else ()
    length = sum(len(passage.downstream.text) for passage in passages)
    return Comparison(
        one,
        other,
        tuple(
            edge
            for edge in ledger.relations.naming(one.id)
            if isinstance(edge, Derivation) and _joins(edge, one, other)
        ),
        (
            blocks(texts[0], [passage.upstream for passage in passages]),
            blocks(texts[1], [passage.downstream for passage in passages]),
        ),
        len(passages),
        length / max(len(texts[1]), 1),
        tuple(pairs),
    )


def _joins(edge: Derivation, one: Document, other: Document) -> bool:
    return {edge.upstream, edge.downstream} == {one.id, other.id}


def _ordered(ledger: Ledger, one: Record, other: Record) -> tuple[Record, Record]:
    """The one upstream first: by a derivation, else by what was changed, else by publication, else as given."""
    for edge in ledger.relations.naming(one.document.id):
        if isinstance(edge, Derivation) and _joins(edge, one.document, other.document):
            return (one, other) if edge.upstream == one.document.id else (other, one)
    if _changes(ledger, one, other) != (back := _changes(ledger, other, one)):
        return (other, one) if back else (one, other)
    dates = one.document.published, other.document.published
    return (other, one) if dates[0] and dates[1] and dates[1] < dates[0] else (one, other)


def _changes(ledger: Ledger, one: Record, other: Record) -> bool:
    """Whether a claim of the second is a changed retelling of one of the first."""
    theirs = {claim.id for claim in other.claims}
    return any(
        isinstance(found, Drift) and found.upstream == claim.id and found.downstream in theirs
        for claim in one.claims
        for found in ledger.relations.naming(claim.id)
    )


def _is_upstream(ledger: Ledger, one: Found, other: Found) -> bool:
    """Whether a claim is known to be upstream of another, by drift or by the order of their reports."""
    for relation in ledger.relations.naming(one.claim.id):
        if isinstance(relation, Drift) and {relation.upstream, relation.downstream} == {one.claim.id, other.claim.id}:
            return relation.upstream == one.claim.id
    if one.document.id == other.document.id:
        return one.claim.content[0].start < other.claim.content[0].start
    first, _ = _ordered(ledger, Record(other.document), Record(one.document))
    return first.document.id == one.document.id


def _pairs(ledger: Ledger, one: Record, other: Record) -> Iterator[ClaimPair]:
    """The claims of two reports that are of one figure, each pair once."""
    theirs = {claim.id: claim for claim in other.claims}
    for claim in one.claims:
        relations = list(ledger.relations.naming(claim.id))
        met = {name for estimand in _estimands(relations) for name in estimand.claims}
        met |= {name for drift in relations if isinstance(drift, Drift) for name in (drift.upstream, drift.downstream)}
        for name in sorted(met & theirs.keys()):
            estimand = next((found for found in _estimands(relations) if name in found.claims), None)
            yield _pair(ledger, Found(claim, one.document), Found(theirs[name], other.document), estimand)


def _pair(ledger: Ledger, one: Found, other: Found, estimand: Estimand | None) -> ClaimPair:
    ends = {one.claim.id, other.claim.id}
    drifts = tuple(
        relation
        for relation in ledger.relations.naming(one.claim.id)
        if isinstance(relation, Drift) and {relation.upstream, relation.downstream} == ends
    )
    meant = (one.claim, _figure(one, estimand)), (other.claim, _figure(other, estimand))
    sentences = word_diff(one.claim.sentence, other.claim.sentence)
    return ClaimPair(one, other, estimand, drifts, field_pairs(*meant, drifts), sentences)


def _figure(found: Found, estimand: Estimand | None) -> Figure | None:
    """The figure of a claim that is meant: the estimand's, else its first."""
    claim: Claim = found.claim
    if estimand is None or len(claim.figures) < 2:
        return claim.figures[0] if claim.figures else None
    return row_of(claim, estimand, rows_of(Record(found.document, (claim,)))).figure


def _common(ledger: Ledger, one: str, other: str) -> Iterator[Estimand]:
    return (found for found in _estimands(ledger.relations.naming(one)) if other in found.claims)


def _estimands(relations: Iterable[Relation]) -> Iterator[Estimand]:
    return (relation for relation in relations if isinstance(relation, Estimand))
