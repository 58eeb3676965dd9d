"""Which relations a step settles: those of the claims and reports that a change reaches. All others stay as they are stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from headwater.linking.around import Around
from headwater.linking.flows import flows
from headwater.linking.link import Extent, Linked
from headwater.linking.rows import Row
from headwater.model.relations import (
    Conflict,
    Derivation,
    Drift,
    Estimand,
    Evidence,
    Flow,
    Origin,
    Relation,
    Tie,
    Undecided,
)

What = tuple[str, str, str]
"""Giver, receiver and thing, as a flow has them."""


@dataclass(frozen=True)
class Scope:
    """What is settled anew.

    `changed` are the reports that are new, read anew or corrected, `sharing` those whose text is compared anew, `citing` those that
    have a claim whose origin moved. `regrouped` are the claims of estimands that changed, or whose origins did, `retold` those
    that may retell other claims than before. `flows` is what goes from whom to whom where the change reaches.
    """

    changed: Collection[str]
    sharing: Collection[str]
    citing: Collection[str]
    moved: Collection[str]
    regrouped: Collection[str]
    retold: Collection[str]
    flows: Collection[What]
    document_of: Mapping[str, str]

    @property
    def extent(self) -> Extent:
        """Where relations are to be looked for."""
        telling = {self.document_of[claim] for claim in self.retold if claim in self.document_of}
        return Extent(self.changed, self.regrouped, telling)

    def settles(self, relation: Relation) -> bool:
        """Whether a relation, found or stored, is one that the step settles."""
        match relation:
            case Origin():
                return any(claim in self.moved for claim in relation.claims)
            case Estimand():
                return any(claim in self.regrouped for claim in relation.claims)
            case Undecided():
                return any(claim in self.regrouped for claim in relation.between)
            case Derivation():
                return relation.downstream in (self.sharing if relation.evidence is Evidence.REUSE else self.citing)
            case Drift():
                return relation.downstream in self.retold
            case Conflict():
                return self._both(*relation.between)
            case Flow():
                return what(relation) in self.flows
            case Tie():
                named = relation.claim  # the report, where names are tied
                return named in self.changed if named else self._both(relation.upstream, relation.downstream)

    def _both(self, one: str, other: str) -> bool:
        """Whether two claims, or rows of them, are of a report that changed, or both of estimands that are settled."""
        left, right = one.split("#", maxsplit=1)[0], other.split("#", maxsplit=1)[0]
        report = self.document_of.get(left)
        if report == self.document_of.get(right) and report in self.changed:
            return True
        return left in self.regrouped and right in self.regrouped


def what(flow: Flow) -> What:
    """Giver, receiver and thing of a flow."""
    return flow.giver, flow.receiver, flow.what


def scope(linked: Linked, around: Around, changed: Collection[str]) -> Scope:
    """How far a change goes; raises `BeyondReachError` if more reports are needed to tell.

    `changed` are the reports that are new, read anew or corrected.
    """
    now = [one for one, _ in linked.estimands]
    before = around.estimands
    touched = around.alike | linked.exchanged | _tied_otherwise(linked, around, before, changed)
    with_touched = {c for one in (*now, *before) if not touched.isdisjoint(one.claims) for c in one.claims}
    regrouped = around.reached(touched | with_touched, now, before)
    retold = _same_places(linked.rows, around.retold | linked.exchanged | _reshaped(linked, before, regrouped))
    citing = around.reports_of(linked.exchanged).union(changed)
    theirs = {row.claim.id for row in linked.rows if row.document.id in citing}
    around.need(retold | theirs, around.origins)
    around.need_what_is_undecided(regrouped)
    return Scope(
        changed=changed,
        sharing=around.sharing,
        citing=citing,
        moved=linked.moved,
        regrouped=regrouped,
        retold=retold,
        flows=_flows(linked, around, changed),
        document_of=around.document_of,
    )


def _tied_otherwise(linked: Linked, around: Around, before: Iterable[Estimand], changed: Collection[str]) -> set[str]:
    """The claims of estimands that another edge between reports bears on: of those told by both of its reports, and, where the
    edge is between reports that did not change, of those told by either, for shared text may make two one."""
    now = {(one.upstream, one.downstream) for one in linked.derivations if one.downstream in around.sharing}
    old = {(one.upstream, one.downstream) for one in around.derivations if one.downstream in around.sharing}
    other = now ^ old
    unchanged = {name for edge in other if edge[0] not in changed and edge[1] not in changed for name in edge}
    found: set[str] = set()
    for one in before:
        reports = {around.document_of[claim] for claim in one.claims}
        if not reports.isdisjoint(unchanged) or any(up in reports and down in reports for up, down in other):
            found.update(one.claims)
    return found


def _reshaped(linked: Linked, before: Iterable[Estimand], regrouped: Collection[str]) -> set[str]:
    """The claims of estimands that are more than a stored one with touched claims added: what they are near to may have changed."""
    old = [set(one.claims) for one in before]
    new = [set(one.claims) for one, _ in linked.estimands if any(claim in regrouped for claim in one.claims)]
    known = set().union(*old)
    return {claim for one in new if (one & known) and (one & known) not in old for claim in one}


def _same_places(rows: Iterable[Row], claims: Collection[str]) -> frozenset[str]:
    """These claims, with those that hold a figure in the same place."""
    holding: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows:
        if row.figure is not None:
            holding[row.document.id, row.figure.span.start].add(row.claim.id)
    return frozenset(claims).union(*(some for some in holding.values() if not some.isdisjoint(claims)))


def _flows(linked: Linked, around: Around, changed: Collection[str]) -> frozenset[What]:
    """What flows in the reports that changed, now or before, and what goes back to an origin that moved."""
    own = [row for row in linked.rows if row.document.id in changed]
    gone = {one.id for one in around.origins if not linked.moved.isdisjoint(one.claims)}
    stored = [one for one in around.stored if isinstance(one, Flow)]
    old = [one for one in stored if not (around.touched.isdisjoint(one.claims) and gone.isdisjoint(one.origins))]
    return frozenset(what(one) for one in (*old, *flows(own, linked.origin_of)))
