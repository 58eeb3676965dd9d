"""What a linking step looks at of a ledger: the reports that changed, those that they can meet, and what is stored of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import TypeVar

from headwater.ledger import Ledger
from headwater.linking.around import Around
from headwater.linking.blocks import EVENT, LINE, ROUND, SHINGLE, SURNAME, VOICE, asked, had, texts
from headwater.linking.boilerplate import Lines, line_lengths
from headwater.linking.building import rows_of
from headwater.linking.estimands import signature
from headwater.linking.habit import Habit
from headwater.linking.matching import UNDECIDED, match
from headwater.linking.retellings import may_retell, reports_of
from headwater.linking.reuse import candidates
from headwater.linking.rows import Row
from headwater.model import Document, Record
from headwater.model.relations import Estimand, Origin, Relation, Undecided

_HOT = 300  # a key that more reports have ties none of them; as in `linking/sql/candidates.sql`
_HOT_TEXT = 500  # as in `linking/sql/reuse_held.sql`
_LINES = 50  # reports that a line is looked at in, as in `headwater.linking.boilerplate`
_Kind = TypeVar("_Kind", bound=Relation)
_NUMBERS = ("told ", "digits ", "near ", "rare ")


class Desk:
    """The reports of one step, each read once. `changed` are those that are new, read anew or corrected."""

    def __init__(self, ledger: Ledger, changed: Collection[str]) -> None:
        self._ledger = ledger
        self.changed = frozenset(changed)
        self._records: dict[str, Record] = {}
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._published: dict[str, str | None] = {}
        self._texts: dict[str, frozenset[str]] = {}
        self._holders: dict[str, frozenset[str]] = {}
        self._own: dict[str, set[str]] = defaultdict(set)  # keys of the reports that changed
        for name in sorted(self.changed):
            for key in self.keys(name):
                self._own[key].add(name)

    def document(self, name: str) -> Document:
        """A report."""
        return self._record(name).document

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a report."""
        if name not in self._rows:
            self._rows[name] = rows_of(self._record(name))
        return self._rows[name]

    def keys(self, name: str) -> frozenset[str]:
        """The keys that a report has."""
        return self.texts(name).union(*(had(row) for row in self.rows(name)))

    def texts(self, name: str) -> frozenset[str]:
        """The keys of a report's text."""
        if name not in self._texts:
            self._texts[name] = texts(self.document(name))
        return self._texts[name]

    def _record(self, name: str) -> Record:
        if name not in self._records:
            self._records[name] = self._ledger.record(name)
        return self._records[name]

    def holders(self, key: str, most: int = _HOT) -> frozenset[str]:
        """The reports that have a key, those that changed among them; none if more than `most` have it."""
        if key not in self._holders:
            found = self._ledger.relations.holders(key, most)
            self._holders[key] = found | self._own.get(key, set())
        return self._holders[key] if len(self._holders[key]) <= most else frozenset()

    def met(self) -> tuple[set[str], set[str]]:
        """The claims that the changed reports can change something of, and those that can be retellings of theirs."""
        own = [row for name in sorted(self.changed) for row in self.rows(name)]
        touched = {claim for name in self.changed for claim in self._ledger.relations.claims_ever(name)}
        touched |= {row.claim.id for row in own}
        asking: dict[str, list[Row]] = defaultdict(list)
        for row in own:
            for key in asked(row):
                if not key.startswith(SURNAME) or self._is_new(row, key):
                    asking[key].append(row)
        retold: set[str] = set()
        near = set(chain.from_iterable(self.holders(key) for key in asking)) - self.changed
        for name in sorted(near):
            for row in self.rows(name):
                shared = had(row) & asking.keys()
                others = {other.id: other for key in shared if key.startswith(EVENT) for other in asking[key]}
                if any(not key.startswith((EVENT, ROUND)) for key in shared) or _alike(row, others.values()):
                    touched.add(row.claim.id)
                rounds = {other.id: other for key in shared if key.startswith(ROUND) for other in asking[key]}
                if any(self._retold(row, other) for other in rounds.values()):
                    retold.add(row.claim.id)
        return touched, retold

    def _is_new(self, row: Row, surname: str) -> bool:
        """Whether a row brings a voice of that surname which no other report has."""
        known = self._ledger.relations.keys
        return any(
            not any(True for _ in known(f"{VOICE}{key}", f"{VOICE}{key} ~"))
            for key in row.voices
            if key.startswith("person:") and f"{SURNAME}{key.split(':')[1]}" == surname
        )

    def _retold(self, row: Row, other: Row) -> bool:
        reports = reports_of([*self.rows(row.document.id), *self.rows(other.document.id)])
        return may_retell(row, other, reports) or may_retell(other, row, reports)

    def sharing(self) -> set[str]:
        """The reports that changed, and those that share text with them."""
        return set(self.changed).union(*(self.candidates(name) for name in self.changed))

    def candidates(self, name: str) -> tuple[str, ...]:
        """The reports that one is compared with, by its shingles."""
        keys = (key for key in self.texts(name) if key.startswith(SHINGLE))
        return candidates(
            name, [sorted(held, key=self._order) for key in keys if (held := self.holders(key, _HOT_TEXT))]
        )

    def _order(self, name: str) -> tuple[bool, str, str]:
        if name not in self._published:
            self._published[name] = self._ledger.relations.published(name)
        published = self._published[name]
        return published is None, published or "", name

    def first_reach(self, touched: Collection[str], retold: Collection[str]) -> set[str]:
        """The reports that are likely to be needed: with claims of the same origins and estimands, now stored."""
        relations = self._ledger.relations
        origins = _of_kind(relations.holding(touched), Origin)
        moved = {*touched, *(claim for one in origins for claim in one.claims)}
        stored = relations.holding(moved)
        groups: list[Origin | Estimand] = [*_of_kind(stored, Origin), *_of_kind(stored, Estimand)]
        members = {claim for one in groups for claim in one.claims}
        doubts = {claim for one in _of_kind(relations.holding(members), Undecided) for claim in one.between}
        partners = _of_kind(relations.holding(doubts - members), Estimand)
        claims = {*moved, *retold, *members, *(claim for one in partners for claim in one.claims)}
        found = {*self.changed, *relations.documents_of(claims).values()}
        for name in self.sharing():
            found |= {name, *self.candidates(name)}
        return found | self._telling(moved)

    def _telling(self, claims: Collection[str]) -> set[str]:
        """The reports that tell a number which is told in these claims, at about the time."""
        names = self._ledger.relations.documents_of(claims).values()
        rows = [row for name in {*names, *self.changed} for row in self.rows(name) if row.claim.id in claims]
        keys = {key for row in rows for key in asked(row) if key.startswith(_NUMBERS)}
        return set(chain.from_iterable(self.holders(key) for key in keys))

    def around(
        self, reach: Collection[str], touched: Collection[str], retold: Collection[str]
    ) -> tuple[Around, Mapping[int, Relation]]:
        """What is known of the rest of the ledger, and the stored relations by their rows."""
        relations = self._ledger.relations
        claims = {row.claim.id for name in reach for row in self.rows(name)} | set(touched)
        stored = relations.holding([*claims, *reach])
        named = {claim for one in stored.values() if isinstance(one, Origin | Estimand) for claim in one.claims}
        document_of = relations.documents_of(named | claims)
        pairs = {
            (min(one, other), max(one, other)) for one in reach for other in self.candidates(one) if other in reach
        }
        habits = {pair: Habit(*counts) for pair, counts in relations.habits().items()}
        return Around(
            frozenset(touched),
            frozenset(retold),
            frozenset(reach),
            document_of,
            sorted(pairs),
            self._lines(reach),
            self._voices(reach),
            habits,
            self._others(reach),
            tuple(stored.values()),
        ), stored

    def _lines(self, reach: Collection[str]) -> list[tuple[str | None, Lines]]:
        """The lines of the reports elsewhere that have a line of one at hand."""
        keys = {key for name in reach for key in self.texts(name) if key.startswith(LINE)}
        names = {name for key in keys for name in sorted(self.holders(key, _HOT_TEXT))[:_LINES]} - set(reach)
        return [(document.publisher, line_lengths(document)) for document in map(self.document, sorted(names))]

    def _voices(self, reach: Collection[str]) -> frozenset[str]:
        """The persons of the whole ledger who have a surname that is heard here."""
        voices = {key for name in reach for row in self.rows(name) for key in row.voices if key.startswith("person:")}
        surnames = {":".join(key.split(":")[:2]) for key in voices}
        keys = (key for name in surnames for key in self._ledger.relations.keys(f"{VOICE}{name}", f"{VOICE}{name}~"))
        found = {key.removeprefix(VOICE).split(" 1")[0].split(" 2")[0] for key in keys}
        return frozenset(key for key in found if ":".join(key.split(":")[:2]) in surnames)

    def _others(self, reach: Collection[str]) -> list[Row]:
        """The rows of the reports elsewhere that have a round number of one that changed."""
        keys = {key for name in self.changed for row in self.rows(name) for key in asked(row) if key.startswith(ROUND)}
        names = set(chain.from_iterable(self.holders(key) for key in keys)) - set(reach)
        return [row for name in sorted(names) for row in self.rows(name)]


def _of_kind(stored: Mapping[int, Relation], kind: type[_Kind]) -> list[_Kind]:
    return [one for one in stored.values() if isinstance(one, kind)]


def _alike(row: Row, others: Iterable[Row]) -> bool:
    """Whether a row can be of one thing with one of the others."""
    if row.figure is None:
        return False
    own = signature(row)
    return any((match(own, signature(other)).score or 0) >= UNDECIDED for other in others if other.figure is not None)
