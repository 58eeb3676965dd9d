"""The ledger: documents with their claims, added once and never changed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from headwater.ledger.connection import connect
from headwater.ledger.corrections import Corrections
from headwater.ledger.current import IS_CURRENT, OF_DOCUMENT
from headwater.ledger.history import History
from headwater.ledger.judgements import Judgements
from headwater.ledger.relations import Relations
from headwater.ledger.searching import Searching, match, search_words
from headwater.ledger.writing import Writing, must_be_writable
from headwater.model import Claim, DecodeError, Document, LedgerError, Problem, Record, UsageError
from headwater.model.assessment import moment
from headwater.model.codec import decode, encode
from headwater.model.correction import Correction, corrected
from headwater.model.ids import sha256

_CLAIMS = """
SELECT c.record, d.record FROM current_claim c JOIN document d ON d.id = c.document
WHERE (NOT :figures OR json_array_length(c.record, '$.figures') > 0)
AND (:words = '' OR (c.extraction, c.position) IN (SELECT extraction, position FROM search WHERE search MATCH :words))
ORDER BY d.published, d.id, c.position LIMIT :limit
"""
_MATCHING = f"""
SELECT c.id FROM search s JOIN claim c ON c.extraction = s.extraction AND c.position = s.position
WHERE search MATCH ? AND {IS_CURRENT}
"""  # noqa: S608  # conditions of ours, here and below
_BY_ID = f"SELECT document, record FROM claim c WHERE id = ? AND {IS_CURRENT} LIMIT 1"  # noqa: S608
_BY_START = f"""
SELECT DISTINCT c.id, c.record, d.record FROM claim c JOIN document d ON d.id = c.document
WHERE c.id GLOB ? AND {IS_CURRENT} LIMIT 3
"""  # noqa: S608
_OF_DOCUMENT = f"SELECT id, record FROM claim WHERE {OF_DOCUMENT} ORDER BY position"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the document that makes it, and what analysts corrected in it: `claim` is as corrected."""

    claim: Claim
    document: Document
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a ledger holds."""

    documents: int
    claims: int
    figures: int
    problems: int


class Ledger:
    """An append-only record of reports and claims in one file; a context manager.

    `relations` holds what links its claims and reports, `judgements` what analysts decide, `corrections` what they correct
    and `history` all of that in order; `searching` finds a few at once. Several processes may hold it open. A newer extraction
    of a document is added beside the older one and is the current one from then on. Every claim that a method returns is as
    corrected, is found by its words as corrected, and says so in its derivation; `extracted` has it as it was found.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection = connect(self.path)
        self.relations = Relations(self._connection, self.path)
        self.judgements = Judgements(self._connection, self.path)
        self.searching = Searching(self._connection)
        self.corrections = Corrections(self._connection, self.path)
        self.history = History(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def must_be_writable(self) -> None:
        """Raise `ProtectedLedgerError` if the ledger is write-protected, before anything costly is done for it."""
        must_be_writable(self._connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, record: Record, raw: bytes, source: str, version: str) -> bool:
        """Store a document, its bytes and its claims in one transaction; whether anything was new.

        `version` names the reader and rules that made the claims. Once this returns, the report is on disk.
        """
        document = record.document
        try:
            with Writing(self._connection):
                if self.has(document.id, version):
                    return False
                self._put_document(document, raw, source)
                self._put_claims(record, version)
        except apsw.Error as error:
            raise LedgerError(f"{self.path}: {source} was not stored: {error}") from error
        return True

    def _put_document(self, document: Document, raw: bytes, source: str) -> None:
        run = self._connection.execute
        digest = sha256(raw)
        if run("SELECT 1 FROM raw WHERE sha256 = ?", (digest,)).get is None:
            run("INSERT INTO raw VALUES (?, ?, ?)", (digest, len(raw), zlib.compress(raw, 6)))
        if run("SELECT 1 FROM document WHERE id = ?", (document.id,)).get is not None:
            return
        row = (
            document.id,
            document.text_sha256,
            document.raw_sha256,
            document.url,
            document.publisher,
            document.title,
            document.published,
            moment(),
            source,
            encode(document).decode(),
        )
        run("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _put_claims(self, record: Record, version: str) -> None:
        run = self._connection.execute
        problems = encode(record.problems).decode()
        run(
            "INSERT INTO extraction (document, version, made, problems) VALUES (?, ?, ?, ?)",
            (record.document.id, version, moment(), problems),
        )
        number = self._connection.last_insert_rowid()
        for position, claim in enumerate(record.claims):
            run(
                "INSERT INTO claim VALUES (?, ?, ?, ?, ?)",
                (number, position, claim.id, record.document.id, encode(claim).decode()),
            )
            words = search_words(corrected(claim, self.corrections.of(claim.id)), record.document)
            run("INSERT INTO search VALUES (?, ?, ?)", (words, number, position))

    def has(self, document: str, version: str) -> bool:
        """Whether the document's claims by that version are here."""
        return (
            self._connection.execute(
                "SELECT 1 FROM extraction WHERE document = ? AND version = ?", (document, version)
            ).get
            is not None
        )

    def note(self, problem: Problem) -> None:
        """Keep a problem that an input met."""
        try:
            with Writing(self._connection):
                self._connection.execute(
                    "INSERT INTO problem (added, record) VALUES (?, ?)", (moment(), encode(problem).decode())
                )
        except apsw.Error as error:
            raise LedgerError(f"{self.path}: the problem of {problem.source} was not noted: {error}") from error

    def records(self) -> Iterator[Record]:
        """Every document with its current claims, in order of publication."""
        rows = self._connection.execute("SELECT id, record FROM document ORDER BY published, id")
        changes = self.corrections.by_claim()
        for identifier, text in rows:
            row = self._connection.execute(
                "SELECT max(number), problems FROM extraction WHERE document = ?", (identifier,)
            ).get
            claims = self._connection.execute(
                "SELECT record FROM claim WHERE extraction = ? ORDER BY position", (row[0],)
            )
            problems = tuple(decode(row[1] or "[]", list[Problem]))
            yield Record(decode(text, Document), tuple(_corrected(claim, changes) for (claim,) in claims), problems)

    def claims(self, query: str = "", *, figures: bool = False, limit: int = -1) -> Iterator[Found]:
        """Current claims that hold every word of `query` (all claims if it is empty), in order of publication.

        With `figures` only those that hold a figure. `limit` below zero is none.
        """
        words = match(query)
        for claim, document in self._connection.execute(_CLAIMS, {"figures": figures, "words": words, "limit": limit}):
            yield self._found(claim, decode(document, Document))

    def matching(self, query: str) -> set[str]:
        """The ids of the current claims that hold every word of `query`."""
        words = match(query)
        return {identifier for (identifier,) in self._connection.execute(_MATCHING, (words,))} if words else set()

    def found(self, claims: Iterable[str]) -> dict[str, Found]:
        """The claims with these ids, each with its document; claims that are not here are left out."""
        documents: dict[str, Document] = {}
        answer: dict[str, Found] = {}
        for identifier in claims:
            for name, claim in self._connection.execute(_BY_ID, (identifier,)):
                if name not in documents:
                    documents[name] = self.document(name)
                answer[identifier] = self._found(claim, documents[name])
        return answer

    def extracted(self, claim: str) -> Claim:
        """The current claim with that id as it was extracted, without corrections; raises `UsageError` if it is not here."""
        row = self._connection.execute(_BY_ID, (claim,)).get
        if row is None:
            raise UsageError(f"no claim {claim!r}")
        return decode(row[1], Claim)

    def correct(self, claim: str, field: str, value: str | None, user: str, note: str | None = None) -> Correction:
        """Keep that a field of a claim is `value`; see `headwater.model.correction` for fields and `ledger.corrections` to take back.

        Raises `UsageError` if there is no such claim or field, or the value cannot be read or is the field's already.
        """
        return self.corrections.put(self.extracted(claim), field, value, user, note)

    def _found(self, record: str, document: Document) -> Found:
        claim = decode(record, Claim)
        changes = self.corrections.of(claim.id)
        return Found(corrected(claim, changes), document, changes)

    def claims_of(self, document: str) -> tuple[str, ...]:
        """The ids of a document's current claims, in the order of its text."""
        return tuple(identifier for identifier, _ in self._connection.execute(_OF_DOCUMENT, (document,)))

    def documents(self, start: str) -> tuple[str, ...]:
        """The ids of the documents that start so, in order."""
        query = "SELECT id FROM document WHERE id >= ? AND id < ? ORDER BY id"
        return tuple(identifier for (identifier,) in self._connection.execute(query, (start, start + "~")))

    def record(self, document: str) -> Record:
        """A document with its current claims."""
        told = self.document(document)
        rows = self._connection.execute(_OF_DOCUMENT, (document,))
        return Record(told, tuple(self._found(row, told).claim for _, row in rows))

    def readings(self, document: str) -> Iterator[Record]:
        """A document with its claims as every extraction found them, and as they were after each correction: all that it ever said."""
        told = self.document(document)
        rows = self._connection.execute("SELECT extraction, record FROM claim WHERE document = ?", (document,))
        found: dict[int, dict[str, Claim]] = {}
        for extraction, record in rows:
            claim = decode(record, Claim)
            found.setdefault(extraction, {})[claim.id] = claim
        for claims in found.values():
            yield Record(told, tuple(claims.values()))
            now: dict[str, dict[str, Correction]] = {}
            for one in self.corrections.ever(claims):
                now.setdefault(one.claim, {})[one.field] = one
                changed = {name: corrected(claims[name], those.values()) for name, those in now.items()}
                yield Record(told, tuple((claims | changed).values()))

    def document(self, identifier: str) -> Document:
        """The document with that id; raises `UsageError` if it is not here."""
        text = self._connection.execute("SELECT record FROM document WHERE id = ?", (identifier,)).get
        if text is None:
            raise UsageError(f"no document {identifier!r}")
        return decode(text, Document)

    def find(self, identifier: str) -> Found | Record:
        """The claim or document whose id starts with `identifier`.

        Raises `UsageError` if there is none, or more than one.
        """
        pattern = re.sub(r"[^a-z0-9]", "", identifier.lower()) + "*"
        documents = list(
            self._connection.execute("SELECT id, record FROM document WHERE id GLOB ? LIMIT 3", (pattern,))
        )
        claims = list(self._connection.execute(_BY_START, (pattern,)))
        if len(documents) + len(claims) != 1:
            several = len(documents) + len(claims) > 1
            raise UsageError(
                f"{identifier!r} is the start of several ids; give more of it"
                if several
                else f"no claim or document has an id that starts with {identifier!r}"
            )
        if claims:
            return self._found(claims[0][1], decode(claims[0][2], Document))
        return self.record(documents[0][0])

    def raw(self, digest: str) -> bytes:
        """The bytes with that SHA-256; raises `UsageError` if they are not here."""
        found = self._connection.execute("SELECT data FROM raw WHERE sha256 = ?", (digest,)).get
        if found is None:
            raise UsageError(f"no bytes with digest {digest}")
        return zlib.decompress(found)

    def totals(self) -> Totals:
        """How many documents, current claims, figures and problems there are."""
        get = self._connection.execute
        figures = get("SELECT coalesce(sum(json_array_length(record, '$.figures')), 0) FROM current_claim").get
        claims = get("SELECT count(*) FROM current_claim").get
        return Totals(
            get("SELECT count(*) FROM document").get, claims, figures, get("SELECT count(*) FROM problem").get
        )

    def check(self) -> list[str]:
        """What is wrong with the file: integrity, digests of bytes and texts, spans that do not quote; empty if all is well."""
        wrong: list[str] = []
        try:
            for part in (self._damage, self._lost, self._misquoted):
                wrong += part()
        except (apsw.Error, DecodeError) as error:
            wrong.append(f"it cannot be read to the end: {error}")
        return wrong

    def _damage(self) -> Iterator[str]:
        """What SQLite finds, and bytes that are not those whose digest they bear."""
        get = self._connection.execute
        yield from (row for (row,) in get("PRAGMA integrity_check") if row != "ok")
        for digest, size, data in get("SELECT sha256, size, data FROM raw"):
            if not _intact(digest, size, data):
                yield f"the bytes of {digest[:12]} are not what was stored"

    def _lost(self) -> Iterator[str]:
        """What ought to be beside a document or a claim, and is not."""
        get = self._connection.execute
        for (name,) in get("SELECT id FROM document WHERE raw_sha256 NOT IN (SELECT sha256 FROM raw)"):
            yield f"the bytes of document {name} are not here"
        if get("SELECT (SELECT count(*) FROM claim) <> (SELECT count(*) FROM search)").get:
            yield "the index of words does not hold every claim"

    def _misquoted(self) -> Iterator[str]:
        for record in self.records():
            yield from _misquotes(record)


def _corrected(record: str, changes: Mapping[str, tuple[Correction, ...]]) -> Claim:
    claim = decode(record, Claim)
    return corrected(claim, changes.get(claim.id, ()))


def _intact(digest: str, size: int, data: bytes) -> bool:
    try:
        raw = zlib.decompress(data)
    except zlib.error:
        return False
    return sha256(raw) == digest and len(raw) == size


def _misquotes(record: Record) -> Sequence[str]:
    text, document = record.document.text, record.document
    wrong = (
        []
        if sha256(text.encode("utf-8", "surrogatepass")) == document.text_sha256
        else [f"the text of {document.id} is not what was stored"]
    )
    for claim in record.claims:
        spans = [*claim.content, claim.sentence, *(figure.span for figure in claim.figures)]
        wrong += [
            f"claim {claim.id}: {span.text!r} does not stand at {span.start}" for span in spans if not span.quotes(text)
        ]
    return wrong
