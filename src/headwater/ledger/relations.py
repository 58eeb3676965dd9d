"""The relations between a ledger's claims and reports, step by step: what each linking step added and withdrew."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import apsw

from headwater.ledger.writing import Writing
from headwater.model import LedgerError
from headwater.model.assessment import moment
from headwater.model.codec import decode_relation, encode_relation
from headwater.model.ids import sha256
from headwater.model.relations import Conflict, Derivation, Drift, Estimand, Flow, Origin, Relation, Tie, Undecided


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a ledger a linking step has seen: its last extraction, decision, linking step before it and correction (0: none)."""

    extraction: int
    decision: int
    linking: int
    correction: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A linking step: its number, what made it, when (ISO 8601), and how many relations it added and withdrew."""

    number: int
    version: str
    made: str
    added: int
    withdrawn: int


class Relations:
    """Relations of one ledger. A later step stands beside the earlier ones: `at` tells what held after any of them."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def seen(self) -> Seen:
        """What there is to be seen now."""
        query = """SELECT (SELECT coalesce(max(number), 0) FROM extraction),
        (SELECT coalesce(max(number), 0) FROM decision), (SELECT coalesce(max(number), 0) FROM linking),
        (SELECT coalesce(max(number), 0) FROM correction)"""
        return Seen(*self._connection.execute(query).get)

    def last(self) -> tuple[Seen, str] | None:
        """What the last step saw, and the version that made it; `None` before the first."""
        row = self._connection.execute(
            "SELECT extraction, decision, number, correction, version FROM linking ORDER BY number DESC LIMIT 1"
        ).get
        return None if row is None else (Seen(*row[:4]), row[4])

    def put(
        self,
        relations: Iterable[Relation],
        seen: Seen,
        version: str,
        instead_of: Mapping[int, Relation] | None = None,
        blocks: Mapping[str, Collection[str]] | None = None,
        habits: Mapping[tuple[str, str], tuple[int, int, int]] | None = None,
    ) -> Step | None:
        """Make `relations` the ones that hold, in one transaction: all of the step is kept, or nothing of it.

        `instead_of` are the stored relations that the step settles (see `holding`): those that are not among `relations`
        hold no more. Without it these are all. `blocks` are the keys of documents that a step looks at for the first time,
        `habits` what a step from the start counted of outlets. Returns `None`, and keeps nothing, if another step
        was kept since `seen` was taken: then what was computed is out of date.
        """
        new = {sha256(record): (relation, record) for relation in relations for record in (encode_relation(relation),)}
        try:
            with Writing(self._connection):
                if self.seen().linking != seen.linking:
                    return None
                self._put_blocks(blocks or {})
                step = self._put(new, seen, version, instead_of)
                rows = [(step.number, *pair, *counts) for pair, counts in sorted((habits or {}).items())]
                self._connection.executemany("INSERT INTO habit VALUES (?, ?, ?, ?, ?, ?)", rows)
                return step
        except apsw.Error as error:
            raise LedgerError(f"{self._path}: the relations were not stored: {error}") from error

    def _put_blocks(self, blocks: Mapping[str, Collection[str]]) -> None:
        for document, keys in blocks.items():
            extraction = self._connection.execute(
                "SELECT max(number) FROM extraction WHERE document = ?", (document,)
            ).get
            rows = [(key, extraction) for key in sorted(keys)]
            self._connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?)", rows)

    def unseen(self, after: int) -> tuple[str, ...]:
        """The documents that were extracted after the extraction of that number, in order."""
        query = "SELECT DISTINCT document FROM extraction NOT INDEXED WHERE number > ? ORDER BY document"
        return tuple(document for (document,) in self._connection.execute(query, (after,)))

    def holders(self, key: str, most: int) -> frozenset[str]:
        """The documents that have a key, one more than `most` at most: then there are too many to matter."""
        query = "SELECT DISTINCT e.document FROM block b JOIN extraction e ON e.number = b.extraction WHERE b.key = ? LIMIT ?"
        return frozenset(document for (document,) in self._connection.execute(query, (key, most + 1)))

    def is_changed(self, document: str) -> bool:
        """Whether a document was extracted more than once, or some claim of it was ever corrected: then it may have keys no more."""
        query = """SELECT (SELECT count(*) FROM extraction WHERE document = :document) > 1 OR EXISTS
        (SELECT 1 FROM correction WHERE (SELECT document FROM claim WHERE id = correction.claim LIMIT 1) = :document)"""
        return bool(self._connection.execute(query, {"document": document}).get)

    def next_key(self, start: str) -> str | None:
        """The first key from `start` on."""
        found: str | None = self._connection.execute(
            "SELECT key FROM block WHERE key >= ? ORDER BY key LIMIT 1", (start,)
        ).get
        return found

    def holding(self, names: Iterable[str]) -> dict[int, Relation]:
        """The relations that hold and name one of these claims (or a figure of one, `claim#n`) or documents, by their rows."""
        query = """SELECT DISTINCT c.number, c.record FROM json_each(?) asked
        CROSS JOIN relation_name n ON n.name >= asked.value AND n.name < asked.value || '$'
        CROSS JOIN current_relation c ON c.number = n.relation"""
        found = self._connection.execute(query, (json.dumps(list(names)),))
        return {row: decode_relation(record) for row, record in found}

    def claims_ever(self, document: str) -> tuple[str, ...]:
        """The ids of all claims that some extraction found in a document."""
        query = "SELECT DISTINCT c.id FROM extraction e JOIN claim c ON c.extraction = e.number WHERE e.document = ?"
        return tuple(identifier for (identifier,) in self._connection.execute(query, (document,)))

    def documents_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The document of each claim that some extraction found."""
        query = """SELECT value, (SELECT document FROM claim WHERE id = value LIMIT 1) FROM json_each(?)"""
        found = self._connection.execute(query, (json.dumps(list(claims)),))
        return {claim: document for claim, document in found if document is not None}

    def published(self, document: str) -> str | None:
        """When a document was published, as it is stored."""
        found: str | None = self._connection.execute("SELECT published FROM document WHERE id = ?", (document,)).get
        return found

    def habits(self) -> dict[tuple[str, str], tuple[int, int, int]]:
        """What the last step from the start counted of each two outlets: figures on which they agree, agree alone, differ."""
        query = """SELECT one, other, same_true, same_false, different FROM habit
        WHERE linking = (SELECT max(linking) FROM habit)"""
        return {(row[0], row[1]): row[2:] for row in self._connection.execute(query)}

    def _put(
        self,
        new: dict[str, tuple[Relation, bytes]],
        seen: Seen,
        version: str,
        instead_of: Mapping[int, Relation] | None,
    ) -> Step:
        run, made = self._connection.execute, moment()
        run(
            "INSERT INTO linking (version, made, extraction, decision, correction) VALUES (?, ?, ?, ?, ?)",
            (version, made, seen.extraction, seen.decision, seen.correction),
        )
        number = self._connection.last_insert_rowid()
        old = self._all() if instead_of is None else {sha256(encode_relation(r)): row for row, r in instead_of.items()}
        gone = [(row, number) for identifier, row in old.items() if identifier not in new]
        self._connection.executemany("INSERT INTO withdrawal VALUES (?, ?)", gone)
        added = [identifier for identifier in sorted(new) if identifier not in old]
        for identifier in added:
            relation, record = new[identifier]
            run(
                "INSERT INTO relation (linking, id, kind, record) VALUES (?, ?, ?, ?)",
                (number, identifier, str(relation.kind), record.decode()),
            )
            row = self._connection.last_insert_rowid()
            named = [(name, row) for name in names(relation)]
            self._connection.executemany("INSERT INTO relation_name VALUES (?, ?)", named)
        return Step(number, version, made, len(added), len(gone))

    def _all(self) -> dict[str, int]:
        """The rows of the relations that hold, by id."""
        return {
            identifier: row for row, identifier in self._connection.execute("SELECT number, id FROM current_relation")
        }

    def all(self, kind: str | None = None) -> Iterator[Relation]:
        """The relations that hold, or those of one kind, in an order that depends on nothing but themselves."""
        for (record,) in self._connection.execute(
            "SELECT record FROM current_relation WHERE :kind IS NULL OR kind = :kind ORDER BY kind, id", {"kind": kind}
        ):
            yield decode_relation(record)

    def in_doubt(self, limit: int, skip: int = 0) -> tuple[tuple[Undecided, ...], int]:
        """The pairs in doubt on which nothing is decided, the likeliest first, and how many there are in all."""
        where = """FROM current_relation r WHERE kind = 'undecided' AND NOT EXISTS (SELECT 1 FROM current_decision d
        WHERE d.one = json_extract(r.record, '$.between[0]') AND d.other = json_extract(r.record, '$.between[1]'))"""
        query = f"SELECT record {where} ORDER BY json_extract(record, '$.score') DESC, id LIMIT ? OFFSET ?"  # ours
        total = self._connection.execute(f"SELECT count(*) {where}").get  # likewise
        found = (decode_relation(record) for (record,) in self._connection.execute(query, (limit, skip)))
        return tuple(one for one in found if isinstance(one, Undecided)), int(total)

    def naming(self, name: str, kind: str | None = None) -> Iterator[Relation]:
        """The relations that hold and name a claim, document, estimand or origin; all, or those of one kind."""
        query = """SELECT c.record FROM relation_name n CROSS JOIN current_relation c ON c.number = n.relation
        WHERE n.name = :name AND (:kind IS NULL OR c.kind = :kind) ORDER BY c.kind, c.id"""
        for (record,) in self._connection.execute(query, {"name": name, "kind": kind}):
            yield decode_relation(record)

    def withdrawn(self, name: str, kind: str) -> Iterator[Relation]:
        """The relations of a kind that hold no more and name a claim, document, estimand or origin, the last one first."""
        query = """SELECT r.record FROM relation_name n CROSS JOIN relation r ON r.number = n.relation
        CROSS JOIN withdrawal w ON w.relation = r.number WHERE n.name = ? AND r.kind = ? ORDER BY r.number DESC"""
        for (record,) in self._connection.execute(query, (name, kind)):
            yield decode_relation(record)

    def changed(self, after: int) -> set[str]:
        """What the relations name that steps after that number added or withdrew, and the claims corrected since that one."""
        query = """SELECT DISTINCT n.name FROM relation r JOIN relation_name n ON n.relation = r.number WHERE r.number IN
        (SELECT number FROM relation WHERE linking > :after UNION SELECT relation FROM withdrawal WHERE linking > :after)
        UNION SELECT claim FROM correction WHERE number > (SELECT max(correction) FROM linking WHERE number <= :after)"""
        return {name for (name,) in self._connection.execute(query, {"after": after})}

    def made(self, step: int) -> str:
        """When a step was made (ISO 8601); empty if there is none of that number."""
        return str(self._connection.execute("SELECT made FROM linking WHERE number = ?", (step,)).get or "")

    def ids(self, start: str) -> tuple[str, ...]:
        """The ids that relations name and that start so, in order: of claims, documents, estimands, origins."""
        if not re.fullmatch("[a-z][a-z0-9]{3,}", start):
            return ()
        query = "SELECT DISTINCT name FROM relation_name WHERE name >= ? AND name < ? ORDER BY name"
        return tuple(name for (name,) in self._connection.execute(query, (start, start + "~")))

    def now(self, name: str) -> str | None:
        """What an origin or estimand is called now that was called `name` after some step; `None` if none is left of it.

        Ids follow from the claims, and claims join. So it is the one that holds most of the claims which that one had at
        the last; of two that hold as many, the one with the claim that it began with. Any other id stays what it is.
        """
        known = self._last_called(name)
        if known is None or any(_is_called(one, name) for one in self.naming(name)):
            return name
        begun = known.first if isinstance(known, Origin) else known.claims[0]
        heirs = Counter(
            relation.id
            for claim in known.claims
            for relation in self.naming(claim)
            if isinstance(relation, Origin | Estimand) and relation.kind == known.kind
        )
        firsts = {one.id for one in self.naming(begun) if isinstance(one, Origin | Estimand)}
        return max(heirs, key=lambda heir: (heirs[heir], heir in firsts, heir), default=None)

    def _last_called(self, name: str) -> Origin | Estimand | None:
        """The origin or estimand that was last called so, whether it holds or not."""
        query = """SELECT r.record FROM relation_name n JOIN relation r ON r.number = n.relation
        WHERE n.name = ? AND r.kind IN ('origin', 'estimand') ORDER BY r.number DESC"""
        for (record,) in self._connection.execute(query, (name,)):
            relation = decode_relation(record)
            if isinstance(relation, Origin | Estimand) and relation.id == name:
                return relation
        return None

    def at(self, step: int) -> Iterator[Relation]:
        """The relations that held after a step."""
        query = """SELECT r.record FROM relation r LEFT JOIN withdrawal w ON w.relation = r.number
        WHERE r.linking <= :step AND (w.linking IS NULL OR w.linking > :step) ORDER BY r.kind, r.id"""
        for (record,) in self._connection.execute(query, {"step": step}):
            yield decode_relation(record)

    def steps(self) -> Iterator[Step]:
        """Every step, oldest first."""
        query = """SELECT number, version, made, (SELECT count(*) FROM relation r WHERE r.linking = l.number),
        (SELECT count(*) FROM withdrawal w WHERE w.linking = l.number) FROM linking l ORDER BY number"""
        for row in self._connection.execute(query):
            yield Step(*row)


def _is_called(relation: Relation, name: str) -> bool:
    return isinstance(relation, Origin | Estimand) and relation.id == name


def names(relation: Relation) -> tuple[str, ...]:
    """What a relation names: ids of claims, documents, estimands and origins, sorted; names of actors are none.

    >>> names(Undecided(("c2", "c1"), 0.5, ()))
    ('c1', 'c2')
    """
    match relation:
        case Estimand():
            found = {relation.id, *relation.claims, *relation.origins}
        case Origin():
            found = {relation.id, *relation.claims}
        case Derivation() | Drift():
            found = {relation.upstream, relation.downstream}
        case Conflict() | Undecided():
            found = set(relation.between)
        case Flow():
            found = {*relation.claims, *relation.origins}
        case Tie():
            found = {relation.claim} if relation.claim else {relation.upstream, relation.downstream}
    return tuple(sorted(found))
