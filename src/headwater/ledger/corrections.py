"""What analysts correct in claims: added beside the claims, never changed, and kept when claims are extracted anew.

A correction belongs to a claim's id, which is a hash of what the claim says: extracted again with the same words and fields it
has the same id, and its corrections hold. Where another version finds another claim, they hold of nothing, rather than of
what looks alike; the history has them still.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import apsw

from headwater.ledger.searching import match, search_words
from headwater.ledger.writing import Writing
from headwater.model import Claim, Document, LedgerError, UsageError
from headwater.model.assessment import moment
from headwater.model.codec import decode
from headwater.model.correction import Correction, corrected, fields_of, full_name, with_field

_ENOUGH = 40  # words of a sentence that lead to few claims
_RECORDS = """SELECT c.extraction, c.position, c.record, d.record FROM claim c JOIN document d ON d.id = c.document
WHERE c.id = ?"""
_FOUND_BY = """UPDATE search SET words = ? WHERE rowid IN (
SELECT rowid FROM search WHERE search MATCH ? AND extraction = ? AND position = ?)"""
_COLUMNS = "claim, field, was, now, user, made, note, taken_back"


class Corrections:
    """The corrections of one ledger. The latest on a field counts; to undo is to write that it is taken back."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def of(self, claim: str) -> tuple[Correction, ...]:
        """The corrections of a claim that count, in the order in which they were made."""
        if self._connection.execute("SELECT 1 FROM correction LIMIT 1").get is None:
            return ()  # as in most ledgers, for a seventh of the time
        return tuple(self._read("current_correction WHERE claim = ?", claim))

    def ever(self, claims: Iterable[str]) -> tuple[Correction, ...]:
        """All corrections of these claims, those that count no more among them, in the order in which they were made."""
        if self._connection.execute("SELECT 1 FROM correction LIMIT 1").get is None:
            return ()
        return tuple(self._read("correction WHERE claim IN (SELECT value FROM json_each(?))", json.dumps(list(claims))))

    def by_claim(self) -> dict[str, tuple[Correction, ...]]:
        """Every correction that counts, by claim."""
        found: dict[str, tuple[Correction, ...]] = {}
        for one in self._read("current_correction"):
            found[one.claim] = (*found.get(one.claim, ()), one)
        return found

    def made_after(self, number: int) -> set[str]:
        """The claims in which something was corrected, or taken back, after the correction of that number."""
        rows = self._connection.execute("SELECT DISTINCT claim FROM correction WHERE number > ?", (number,))
        return {claim for (claim,) in rows}

    def put(self, claim: Claim, field: str, value: str | None, user: str, note: str | None = None) -> Correction:
        """Keep that a field of `claim`, given as extracted, is `value`; on disk once this returns.

        Raises `UsageError` if there is no such field, or the value cannot be read or is the field's already.
        """
        name = full_name(field)
        now = fields_of(with_field(claim, name, value or None))[name]
        if now == fields_of(corrected(claim, self.of(claim.id)))[name]:
            raise UsageError(f"{name} is {now or 'empty'} already")
        return self._add(Correction(claim.id, name, fields_of(claim)[name], now, user, moment(), note))

    def take_back(self, claim: str, field: str, user: str, note: str | None = None) -> Correction:
        """Keep that a field is as extracted again; raises `UsageError` if no correction of it counts."""
        name = full_name(field)
        last = next((one for one in self.of(claim) if one.field == name), None)
        if last is None:
            raise UsageError(f"no correction of {name} counts")
        return self._add(Correction(claim, name, last.was, last.was, user, moment(), note, taken_back=True))

    def _search_anew(self, claim: str) -> None:
        """Have a claim found by its words as corrected, and no more by those that they replace."""
        run = self._connection.execute
        for extraction, position, record, document in list(run(_RECORDS, (claim,))):
            read, changes = decode(record, Claim), self.of(claim)
            words = search_words(corrected(read, changes), decode(document, Document))
            sentence = match(
                " ".join(read.sentence.text.split()[:_ENOUGH])
            )  # no correction changes it: the index leads to the row
            run(_FOUND_BY, (words, sentence, extraction, position))

    def _read(self, source: str, *values: str) -> Iterator[Correction]:
        query = f"SELECT {_COLUMNS} FROM {source} ORDER BY number"  # noqa: S608  # names of ours
        for *row, taken_back in self._connection.execute(query, values):
            claim, field, was, now, user, made, note = row
            yield Correction(claim, field, was, now, user, made, note, bool(taken_back))

    def _add(self, one: Correction) -> Correction:
        row = (one.claim, one.field, one.was, one.now, one.user, one.made, one.note, one.taken_back)
        try:
            with Writing(self._connection):
                self._connection.execute(
                    f"INSERT INTO correction ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  # likewise
                    row,
                )
                self._search_anew(one.claim)
        except apsw.Error as error:
            raise LedgerError(f"{self._path}: the correction was not stored: {error}") from error
        return one
