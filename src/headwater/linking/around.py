"""What is known of the rest of a ledger where only some of its reports are linked, and how far a change goes.

Some of the reports that a step links are there for others' sake, and what they belong with is not all at hand. So what is found
is held against what is stored: it goes for the groups that touched claims are in, now or before, and for those with
which these exchange members; every other group stays as it is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.linking.boilerplate import Lines
from headwater.linking.habit import Habit
from headwater.linking.heads import widest
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.statements import value_key
from headwater.model import Document
from headwater.model.relations import Derivation, Estimand, Evidence, Origin, Relation, Undecided

Number = tuple[str, str]
"""What is counted, by its widest head, and the number of it."""


class BeyondReachError(Exception):
    """More reports are needed: groups that a change goes to have members in `documents`, which are not at hand, or the origins of
    further claims, `touched`, may have changed, and what these may go back to has to be at hand."""

    def __init__(self, documents: Collection[str], touched: Collection[str] = ()) -> None:
        super().__init__(f"{len(documents)} more reports are needed, {len(touched)} more claims are touched")
        self.documents = frozenset(documents)
        self.touched = frozenset(touched)


@dataclass(frozen=True)
class Around:
    """What a ledger knows beside the rows that are linked.

    `touched` are claims whose origin may have changed, `alike` those whose estimand may have, `retold` those that may be retellings of
    others than before; the claims of reports that changed are in all three. `documents` are the reports at hand, `document_of` the report of
    each claim that a stored relation names. `sharing` are the reports whose text is compared anew, `pairs` the ids of
    those that it is compared with, and of others that share shingles where no date tells who had them first; `texts` are those of
    these reports that are compared and not linked. `lines` are the lines of reports elsewhere, by publisher, `voices` keys of persons who are heard elsewhere, `habits` those of outlets.
    `stored` are the relations that hold and name a claim or report at hand.
    """

    touched: frozenset[str]
    alike: frozenset[str]
    retold: frozenset[str]
    documents: frozenset[str]
    document_of: Mapping[str, str]
    sharing: frozenset[str]
    pairs: Sequence[tuple[str, str]]
    texts: Mapping[str, Document]
    lines: Sequence[tuple[str | None, Lines]]
    voices: frozenset[str]
    habits: Mapping[tuple[str, str], Habit]
    stored: Sequence[Relation]

    @property
    def origins(self) -> list[Origin]:
        """The stored origins."""
        return [one for one in self.stored if isinstance(one, Origin)]

    @property
    def estimands(self) -> list[Estimand]:
        """The stored estimands."""
        return [one for one in self.stored if isinstance(one, Estimand)]

    @property
    def derivations(self) -> list[Derivation]:
        """The stored edges between reports."""
        return [one for one in self.stored if isinstance(one, Derivation)]

    def reached(
        self, touched: Collection[str], now: Iterable[Origin | Estimand], before: Iterable[Origin | Estimand]
    ) -> frozenset[str]:
        """The claims that a change of the touched ones reaches, by groups that are not the same now as before.

        Raises `BeyondReachError` if such a group, or one with a touched claim, has members elsewhere. What is found of a group
        that is not all at hand tells nothing.
        """
        old = list(before)
        apart = {one.id for one in old if not self._at_hand(one)}
        partly = {claim for one in old if one.id in apart for claim in one.claims}
        found = reached(
            touched,
            {one.id: one.claims for one in now if partly.isdisjoint(one.claims)},
            {one.id: one.claims for one in old if one.id not in apart},
        )
        self.need(found, old)
        return frozenset(found)

    def need(self, claims: Collection[str], groups: Iterable[Origin | Estimand]) -> None:
        """Raise `BeyondReachError` if a group with one of the claims has members that are not at hand."""
        if needed := self._needed(claims, groups):
            raise BeyondReachError(needed)

    def need_what_is_touched(self, exchanged: Collection[str], rows: Iterable[Row]) -> None:
        """Raise `BeyondReachError` if not all is at hand of what is known to change as soon as the origins are known.

        These are the estimands of `exchanged` claims, the origins of what may be retold otherwise, and those of the other claims of
        reports with an exchanged one. That would come to light later too (see `headwater.linking.scope`), after more work for nothing.
        """
        citing = self.reports_of(exchanged)
        theirs = {row.claim.id for row in rows if row.document.id in citing}
        needed = self._needed(self.alike.union(exchanged), self.estimands)
        needed |= self._needed(self.retold.union(exchanged, theirs), self.origins)
        if needed:
            raise BeyondReachError(needed)

    def need_what_is_copied(self, derivations: Iterable[Derivation], rows: Iterable[Row]) -> None:
        """Raise `BeyondReachError` if two reports take text from each other now and did not before, or did, and not all that
        this can change is at hand: a number that both tell of one thing is of one origin where they share text.
        """
        now = {(one.upstream, one.downstream) for one in derivations if one.downstream in self.sharing}
        old = {
            (one.upstream, one.downstream)
            for one in self.derivations
            if one.evidence is Evidence.REUSE and one.downstream in self.sharing
        }
        other = now ^ old
        told: dict[str, dict[Number, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in rows:
            if row.head is not None and (value := value_key(row)) is not None:
                told[row.document.id][widest(row.head), value].add(row.claim.id)
        copied = {
            claim
            for one, two in other
            for number in told[one].keys() & told[two].keys()
            for claim in told[one][number] | told[two][number]
        }
        missing = {name for pair in other for name in pair} - self.documents
        if missing or not copied <= self.touched:
            raise BeyondReachError(missing, copied)

    def need_what_is_undecided(self, regrouped: Collection[str]) -> None:
        """Raise `BeyondReachError` if a claim that is settled anew waits to be decided with one of an estimand that is not all at hand."""
        asked = [one for one in self.stored if isinstance(one, Undecided)]
        claims = {claim for one in asked if any(c in regrouped for c in one.between) for claim in one.between}
        needed = (self.reports_of(claims) - self.documents) | self._needed(claims, self.estimands)
        if needed:
            raise BeyondReachError(needed)

    def reports_of(self, claims: Iterable[str]) -> frozenset[str]:
        """The reports of claims, as far as they are known."""
        return frozenset(self.document_of[claim] for claim in claims if claim in self.document_of)

    def _needed(self, claims: Collection[str], groups: Iterable[Origin | Estimand]) -> frozenset[str]:
        """The reports that are not at hand and have members of a group with one of the claims."""
        wanted = frozenset(claims)
        met = (one for one in groups if not self._at_hand(one) and not wanted.isdisjoint(one.claims))
        return frozenset(self.document_of[claim] for one in met for claim in one.claims) - self.documents

    def _at_hand(self, group: Origin | Estimand) -> bool:
        return all(self.document_of[claim] in self.documents for claim in group.claims)

    def exchanged(self, lineages: Iterable[Lineage], moved: frozenset[str]) -> frozenset[str]:
        """The claims of origins that are not the same now as before."""
        now, before = {one.id: one.origin for one in lineages}, {one.id: one for one in self.origins}
        return frozenset(
            claim
            for name, one in {**before, **now}.items()
            if not (name in now and name in before) and not moved.isdisjoint(one.claims)
            for claim in one.claims
        )

    def as_stored(self, lineages: Sequence[Lineage], moved: frozenset[str]) -> tuple[Lineage, ...]:
        """The origins, of which those without a claim that moved are called as they are stored.

        What is found as it is stored stays: a claim of two figures can be of two origins, and tells of neither which it is.
        """
        alike = {one.id for one in lineages} & {one.id for one in self.origins}
        holding: dict[str, list[Origin]] = defaultdict(list)
        for origin in self.origins:
            for claim in origin.claims if origin.id not in alike else ():
                holding[claim].append(origin)
        found: list[Lineage] = []
        for one in lineages:
            settled = one.id in alike or not moved.isdisjoint(one.origin.claims)
            found += [one] if settled else _stored(one, holding)
        return tuple(found)


def _stored(lineage: Lineage, holding: Mapping[str, Sequence[Origin]]) -> list[Lineage]:
    """The lineage as it is stored: the rows of each claim go to the stored origin that has it.

    Of several the one that has most claims of the lineage. Where not all reports are at hand, what would
    tell two origins apart may be missing, and a lineage may have claims of both.
    """
    own = set(lineage.origin.claims)
    known = {origin.id: origin for claim in own for origin in holding.get(claim, ())}
    if not known:
        return [lineage]
    size = {name: len(own & set(origin.claims)) for name, origin in known.items()}
    most = max(known.values(), key=lambda origin: (size[origin.id], origin.id))
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in lineage.rows:
        its = [one for one in holding.get(row.claim.id, ()) if one.id in known] or [most]
        rows[max(its, key=lambda origin: (size[origin.id], origin.id)).id].append(row)
    return [replace(lineage, origin=known[name], rows=tuple(some)) for name, some in rows.items()]


def reached(
    touched: Iterable[str], now: Mapping[str, Collection[str]], before: Mapping[str, Collection[str]]
) -> set[str]:
    """The claims of all groups that touched ones are in, now or before, and of those that exchange members with these.

    A group that is the same now as before passes nothing on. Groups are known by ids that follow from what is in them.

    >>> sorted(reached(["c1"], {"x": ["c1", "c2"], "y": ["c3"], "z": ["c4"]}, {"v": ["c2", "c3"], "z": ["c4"]}))
    ['c1', 'c2', 'c3']
    """
    every = {**before, **now}
    holding: dict[str, list[str]] = defaultdict(list)
    for name, claims in every.items():
        if not (name in now and name in before):
            for claim in claims:
                holding[claim].append(name)
    found, waiting = set(touched), list(touched)
    while waiting:
        for name in holding.get(waiting.pop(), ()):
            waiting += [claim for claim in every[name] if claim not in found]
            found.update(every[name])
    return found
