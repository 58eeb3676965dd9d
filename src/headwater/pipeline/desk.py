"""What a linking step looks at of a ledger: the reports that changed, those that they can meet, and what is stored of these."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, product
from typing import TypeVar

from headwater.ledger import Ledger
from headwater.linking.around import Around
from headwater.linking.blocks import (
    DIGITS,
    EVENT,
    FLOW,
    LINE,
    NEAR,
    RARE,
    ROUND,
    SHINGLE,
    SURNAME,
    TOLD,
    VOICE,
    asked,
    had,
    texts,
)
from headwater.linking.boilerplate import Lines, line_lengths
from headwater.linking.building import rows_of
from headwater.linking.direction import upstream_of
from headwater.linking.drift_figures import can_be_fused
from headwater.linking.estimands import signature
from headwater.linking.habit import Habit
from headwater.linking.link import with_settled_issuers
from headwater.linking.matching import UNDECIDED, match
from headwater.linking.retellings import Report, may_retell
from headwater.linking.reuse import candidates
from headwater.linking.rows import Row
from headwater.linking.scenes import day
from headwater.model import Document
from headwater.model.relations import Estimand, Origin, Relation, Undecided

_HOT = 300  # a key that more reports have ties none of them; as in `linking/sql/candidates.sql`
_HOT_TEXT = 500  # as in `linking/sql/reuse_held.sql`
_LINES = 50  # reports that a line is looked at in, as in `headwater.linking.boilerplate`
_SEVERAL = 2  # persons of a surname: then it tells nobody
_END = "~"
_DAY = re.compile(r" \d{4}-\d\d-\d\d.*\Z")
_Kind = TypeVar("_Kind", bound=Relation)
_NUMBERS = (TOLD, DIGITS, NEAR, RARE)
_OF_ORIGINS = (TOLD, NEAR, RARE, VOICE, SURNAME)


@dataclass(frozen=True, slots=True)
class Met:
    """Claims that reports which changed can change something of: their origin, their estimand, what they retell, their flows."""

    touched: set[str]
    alike: set[str]
    retold: set[str]
    flowing: set[str]


class Desk:
    """The reports of one step, each read once. `changed` are those that are new, read anew or corrected."""

    def __init__(self, ledger: Ledger, changed: Collection[str]) -> None:
        self._ledger = ledger
        self.changed = frozenset(changed)
        self._documents: dict[str, Document] = {}
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._published: dict[str, str | None] = {}
        self._texts: dict[str, frozenset[str]] = {}
        self._compared: dict[str, frozenset[str]] = {}
        self._document_of: dict[str, str] = {}
        self._holders: dict[str, frozenset[str]] = {}
        self._ordered: dict[str, Sequence[str]] = {}
        self._reports: dict[str, Report] = {}
        self._persons: dict[str, frozenset[str]] = {}
        self._stored: dict[int, Relation] = {}
        self._looked_up: set[str] = set()  # claims and reports whose relations are in `_stored`
        self._own: dict[str, set[str]] = defaultdict(set)  # keys of the reports that changed
        for name in sorted(self.changed):
            for key in self.keys(name):
                self._own[key].add(name)

    def document(self, name: str) -> Document:
        """A report."""
        if name not in self._documents:
            self._documents[name] = self._ledger.document(name)
        return self._documents[name]

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a report."""
        if name not in self._rows:
            self._rows[name] = rows_of(self._ledger.record(name))
            self._document_of.update((row.claim.id, name) for row in self._rows[name])
        return self._rows[name]

    def keys(self, name: str) -> frozenset[str]:
        """The keys that a report has."""
        return self.texts(name).union(*(had(row) for row in self.rows(name)))

    def texts(self, name: str) -> frozenset[str]:
        """The keys of a report's text."""
        if name not in self._texts:
            self._texts[name] = texts(self.document(name))
        return self._texts[name]

    def holders(self, key: str) -> frozenset[str]:
        """The reports that have a key, those that changed among them; none if there are too many."""
        most = _HOT_TEXT if key.startswith((SHINGLE, LINE)) else _HOT
        if key not in self._holders:
            found = self._ledger.relations.holders(key, most) | self._own.get(key, set())
            self._holders[key] = found if len(found) <= most else frozenset()
        return self._holders[key]

    def _in_order(self, key: str) -> Sequence[str]:
        """The reports that have a key, in the order of publication."""
        if key not in self._ordered:
            self._ordered[key] = sorted(self.holders(key), key=self._order)
        return self._ordered[key]

    def met(self) -> Met:
        """The claims of which a report that changed can change something."""
        own = [row for name in sorted(self.changed) for row in self._rows_ever(name)]
        claims = {claim for name in self.changed for claim in self._ledger.relations.claims_ever(name)}
        claims |= {row.claim.id for row in own}
        met = Met(set(claims), set(claims), set(claims), set(claims))
        asking: dict[str, list[Row]] = defaultdict(list)
        for row in own:
            for key in asked(row):
                if not key.startswith(SURNAME) or self._is_known_otherwise(row, key):
                    asking[key].append(row)
        near = set(chain.from_iterable(self.holders(key) for key in asking)) - self.changed
        for name in sorted(near):
            for row in self.rows(name):
                self._meet(row, asking, met)
        bare = {f"person:{key.removeprefix(SURNAME)}" for key in asking if key.startswith(SURNAME)}
        renamed = {row.document.id for name in near for row in self.rows(name) if row.voices & bare}
        met.retold.update(self._retold_by_renamed(renamed))
        return met

    def _retold_by_renamed(self, names: Collection[str]) -> Iterator[str]:
        """The claims of reports in which somebody has another name now, and those that tell a number of theirs."""
        rows = [row for name in names for row in self.rows(name)]
        yield from (row.claim.id for row in rows)
        keys = {key for row in rows for key in asked(row) if key.startswith((ROUND, *_NUMBERS))}
        for name in set(chain.from_iterable(self.holders(key) for key in keys)):
            yield from (row.claim.id for row in self.rows(name) if had(row) & keys)

    def _meet(self, row: Row, asking: Mapping[str, Sequence[Row]], met: Met) -> None:
        """Note what the rows that ask for a row's keys can change of it."""
        shared = had(row) & asking.keys()
        claim = row.claim.id
        if any(key.startswith(_OF_ORIGINS) for key in shared):
            met.touched.add(claim)
        if any(key.startswith(SURNAME) for key in shared):
            met.alike.add(claim)
        if any(key.startswith(FLOW) for key in shared):
            met.flowing.add(claim)
        events = {other.id: other for key in shared if key.startswith((EVENT, *_NUMBERS)) for other in asking[key]}
        if _alike(row, events.values()):
            met.alike.add(claim)
        numbers = {other.id: other for key in shared if key.startswith((ROUND, *_NUMBERS)) for other in asking[key]}
        if any(can_be_fused(row, other) or self._retold(row, other) for other in numbers.values()):
            met.retold.add(claim)

    def _rows_ever(self, name: str) -> list[Row]:
        """The rows of a report, and those that it had before it was read anew or corrected."""
        if name not in self._said_otherwise:
            return list(self.rows(name))
        return [*self.rows(name), *chain.from_iterable(map(rows_of, self._ledger.readings(name)))]

    def _is_known_otherwise(self, row: Row, surname: str) -> bool:
        """Whether a row has, or had, a voice of that surname which no report has that did not change, and which may tell who is
        meant by the surname alone: where two others have it, nobody is."""
        persons = {
            key for key in row.voices if key.startswith("person:") and f"{SURNAME}{key.split(':')[1]}" == surname
        }
        if not persons:
            return False
        bare = ":".join(min(persons).split(":")[:2])
        others = self._of_surname(bare)
        return not persons <= others and len(others - {bare}) < _SEVERAL

    def _next_voice(self, key: str) -> str:
        """The first key of a voice from that of `key` on; the end of all keys if there is none."""
        return self._ledger.relations.next_key(f"{VOICE}{key}") or _END

    def _retold(self, row: Row, other: Row) -> bool:
        """Whether one of two rows can retell the other, of a report that changed: if it said something else before, in its other
        words too."""
        if other.document.id in self._said_otherwise:
            return True
        reports = {name: self._report(name) for name in (row.document.id, other.document.id)}
        one, two = (next(same for same in reports[of.document.id].rows if same.id == of.id) for of in (row, other))
        return may_retell(one, two, reports) or may_retell(two, one, reports)

    def _report(self, name: str) -> Report:
        """A report with its rows, the persons in them settled over the whole ledger as it is now."""
        if name not in self._reports:
            rows = with_settled_issuers(self.rows(name), self._voices({name}) | self._own_voices)
            self._reports[name] = Report(self.document(name), tuple(rows))
        return self._reports[name]

    @cached_property
    def _own_voices(self) -> frozenset[str]:
        """Who is heard in the reports that changed."""
        return frozenset(key for name in self.changed for row in self.rows(name) for key in row.voices)

    @cached_property
    def _said_otherwise(self) -> frozenset[str]:
        """The reports that changed and are not new: read anew, or corrected."""
        return frozenset(name for name in self.changed if self._ledger.relations.is_changed(name))

    @cached_property
    def sharing(self) -> frozenset[str]:
        """The reports that changed, and those that can have text from them: that are not known to have been there before."""
        met = {(one, other) for one in self.changed for other in self._candidates(one)}
        return self.changed.union(other for one, other in met if self._upstream(one, other) != other)

    def _upstream(self, one: str, other: str) -> str | None:
        """Which of two reports that share text is known to have had it first."""
        found = upstream_of(self.document(one), self.document(other))
        return found[0].id if found else None

    def _candidates(self, name: str) -> frozenset[str]:
        """The reports that one is compared with, by its shingles."""
        if name not in self._compared:
            self._compared[name] = self._compared_by(name, self._shingles(name))
        return self._compared[name]

    def _compared_by(self, name: str, shingles: Iterable[str]) -> frozenset[str]:
        """The reports that one is compared with, by some of its shingles."""
        held = [self._in_order(key) for key in shingles]
        return frozenset(candidates(name, [some for some in held if some]))

    def _shingles(self, name: str) -> frozenset[str]:
        return frozenset(key for key in self.texts(name) if key.startswith(SHINGLE))

    def _pairs(self, reach: Collection[str]) -> list[tuple[str, str]]:
        """The pairs whose texts are compared: those that share text anew, and those of which no date tells who was first."""
        pairs = {(one, other) for one in self.sharing for other in self._candidates(one)}
        rest = sorted(set(reach) - self.sharing)
        shingles = {name: self._shingles(name) for name in rest}
        for one, other in self._of_one_day(rest):
            shared = shingles[one] & shingles[other]  # what others of theirs say of these two is nothing
            if len(shared) > 1 and self._upstream(one, other) is None and other in self._compared_by(one, shared):
                pairs.add((one, other))
        return sorted({(min(pair), max(pair)) for pair in pairs})

    def _of_one_day(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The pairs of which no day of publication tells which was first."""
        days: dict[str, list[str]] = defaultdict(list)
        for name in names:
            published = (self.document(name).published or "")[: len("2025-01-31")]
            exact = len(published) == len("2025-01-31") and day(published) is not None
            days[published if exact else ""].append(name)
        vague = days.pop("", [])
        yield from chain.from_iterable(combinations(some, 2) for some in (vague, *days.values()))
        yield from product(vague, chain.from_iterable(days.values()))

    def _order(self, name: str) -> tuple[bool, str, str]:
        if name not in self._published:
            self._published[name] = self._ledger.relations.published(name)
        published = self._published[name]
        return published is None, published or "", name

    def first_reach(self, met: Met) -> set[str]:
        """The reports that are needed at first: with claims of the same origins and estimands, as they are stored."""
        relations = self._ledger.relations
        origins = _of_kind(relations.holding(met.touched), Origin)
        moved = {*met.touched, *(claim for one in origins for claim in one.claims)}
        estimands = _of_kind(relations.holding(met.alike), Estimand)
        members = {claim for one in estimands for claim in one.claims}
        doubts = {claim for one in _of_kind(relations.holding(members), Undecided) for claim in one.between}
        partners = _of_kind(relations.holding(doubts - members), Estimand)
        claims = {*moved, *met.retold, *met.alike, *members, *(claim for one in partners for claim in one.claims)}
        found = {*self.changed, *self.documents_of(claims).values(), *self.sharing}
        for name in self.sharing:
            found |= {other for other in self._candidates(name) if self._upstream(name, other) is None}
        return found | self._telling(met.touched, _NUMBERS) | self._telling(moved, (TOLD,))

    def _telling(self, claims: Collection[str], kinds: tuple[str, ...]) -> set[str]:
        """The reports that share a key of these kinds with one of the claims."""
        names = self.documents_of(claims).values()
        rows = [row for name in {*names, *self.changed} for row in self.rows(name) if row.claim.id in claims]
        keys = {key for row in rows for key in asked(row) if key.startswith(kinds)}
        return set(chain.from_iterable(self.holders(key) for key in keys))

    def documents_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The report of each claim."""
        wanted = set(claims)
        self._document_of |= self._ledger.relations.documents_of(wanted - self._document_of.keys())
        return {claim: self._document_of[claim] for claim in wanted if claim in self._document_of}

    def around(self, reach: Collection[str], met: Met) -> tuple[Around, Mapping[int, Relation]]:
        """What is known of the rest of the ledger, and the stored relations by their rows."""
        relations = self._ledger.relations
        claims = {row.claim.id for name in reach for row in self.rows(name)} | met.touched | met.alike
        names = {*claims, *met.flowing, *reach}  # more of them from one round to the next
        self._stored |= relations.holding(names - self._looked_up)
        self._looked_up |= names
        stored = dict(self._stored)
        named = {claim for one in stored.values() if isinstance(one, Origin | Estimand) for claim in one.claims}
        named |= {claim for one in stored.values() if isinstance(one, Undecided) for claim in one.between}
        pairs = self._pairs(reach)
        around = Around(
            touched=frozenset(met.touched),
            alike=frozenset(met.alike),
            retold=frozenset(met.retold),
            documents=frozenset(reach),
            document_of=self.documents_of(named | claims),
            sharing=self.sharing,
            pairs=pairs,
            texts={name: self.document(name) for pair in pairs for name in pair if name not in reach},
            lines=self._lines({name for pair in pairs for name in pair}, reach),
            voices=self._voices(reach),
            habits={pair: Habit(*counts) for pair, counts in relations.habits().items()},
            stored=tuple(stored.values()),
        )
        return around, stored

    def _lines(self, compared: Collection[str], reach: Collection[str]) -> list[tuple[str | None, Lines]]:
        """The lines of the reports elsewhere that have a line of one that is compared."""
        keys = {key for name in compared for key in self.texts(name) if key.startswith(LINE)}
        names = {name for key in keys for name in self._in_order(key)[:_LINES]} - set(reach)
        return [(document.publisher, line_lengths(document)) for document in map(self.document, sorted(names))]

    def _voices(self, reach: Collection[str]) -> frozenset[str]:
        """The persons of the whole ledger who have a surname that is heard here."""
        voices = {key for name in reach for row in self.rows(name) for key in row.voices if key.startswith("person:")}
        return frozenset(chain.from_iterable(map(self._of_surname, {":".join(key.split(":")[:2]) for key in voices})))

    def _of_surname(self, surname: str) -> frozenset[str]:
        """The persons with a surname, `person:` and its key, whom reports tell of that did not change."""
        if surname not in self._persons:
            self._persons[surname] = frozenset(self._heard(surname))
        return self._persons[surname]

    def _heard(self, surname: str) -> Iterator[str]:
        """The persons with a surname, from one to the next over the days on which each is heard."""
        key = self._next_voice(surname)
        while key < f"{VOICE}{surname}~":
            person = _DAY.sub("", key.removeprefix(VOICE))
            meant = ":".join(person.split(":")[:2]) == surname
            heard = meant and self._is_heard(person, key)
            if heard:
                yield person
            later = key.removeprefix(VOICE) if meant and not heard else f"{person} ~"  # another day, or another person
            key = self._next_voice(f"{later} ")

    def _is_heard(self, person: str, key: str) -> bool:
        """Whether a report that has, or had, this key of a person tells of him now; one that changed in this step does not count."""
        return any(
            not self._ledger.relations.is_changed(name) or any(person in row.voices for row in self.rows(name))
            for name in sorted(self._ledger.relations.holders(key, _HOT) - self.changed)
        )

    def others(self, retold: Collection[str], reach: Collection[str]) -> list[Row]:
        """The rows of the reports elsewhere that tell a number of a claim which may be retold otherwise, their persons settled."""
        names = self._telling(retold, (ROUND, *_NUMBERS)) - set(reach)
        rows = [row for name in sorted(names) for row in self.rows(name)]
        return with_settled_issuers(rows, self._voices(names) | self._own_voices)


def _of_kind(stored: Mapping[int, Relation], kind: type[_Kind]) -> list[_Kind]:
    return [one for one in stored.values() if isinstance(one, kind)]


def _alike(row: Row, others: Iterable[Row]) -> bool:
    """Whether a row can be of one thing with one of the others."""
    if row.figure is None:
        return False
    own = signature(row)
    return any((match(own, signature(other)).score or 0) >= UNDECIDED for other in others if other.figure is not None)
