"""The file of a summary: made from a ledger, renewed for what changed, asked by lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import apsw

from headwater.exporting.disputes import Dispute, ReportRows, dispute
from headwater.exporting.summary.lines import (
    FACETS,
    ORDERS,
    Choice,
    FigureLine,
    FigurePage,
    PathPoint,
    ReportLine,
    facets_of,
    figure_line,
)
from headwater.exporting.wording import opening
from headwater.ledger import Heading, Ledger, Seen, is_protected, match, search_words
from headwater.model import LedgerError
from headwater.model.codec import decode, encode
from headwater.model.relations import Estimand

_VERSION = 3  # of the schema and of what is written; another one is thrown away and made again
_COLUMNS = (
    "id, label, counted, latest, stated, status, origins, reports, conflicts, drift, first, last, grade, standing, path"
)
_SHOWN = 12  # values of a facet
COUNTED = 2_000
"""Of how many chosen figures, the first in their order, the values of facets are counted; of all where nothing is chosen."""

_BATCH = 500  # reports that are kept together while all is made
Told = Callable[[int, int], None]
_Where = tuple[str, list[str]]


def beside(ledger: Path) -> Path:
    """Where the summary of a ledger is: beside it; where nothing may be written there, in a folder that goes with this process.

    >>> beside(Path("my.ledger")).name
    'my.ledger-summary'
    """
    name = ledger.name + "-summary"
    if is_protected(ledger):
        return Path(_own_folder(ledger.absolute()).name) / name
    return ledger.with_name(name)


@cache
def _own_folder(ledger: Path) -> TemporaryDirectory[str]:
    """A folder for the summary of one ledger, removed when the process ends."""
    return TemporaryDirectory(prefix=f"headwater-{ledger.name[:40]}-")


class Summary:
    """The summary of one ledger; a context manager. Several processes may read it while one renews it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    @classmethod
    def at(cls, path: Path) -> Self:
        """The summary at `path`; made empty where there is none, or one of another version."""
        try:
            connection = apsw.Connection(str(path))
            connection.set_busy_timeout(60_000)
            connection.pragma("journal_mode", "wal")
            connection.pragma("synchronous", "normal")
            _prepare(connection)
        except apsw.Error as error:
            raise LedgerError(f"{path} cannot be opened as the summary of a ledger: {error}; remove it") from error
        return cls(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def is_current(self, ledger: Ledger) -> bool:
        """Whether it has seen all reports and the last linking step."""
        seen, state = ledger.relations.seen(), self._state()
        return state is not None and (state[0], state[2]) == (seen.linking, seen.extraction) and _knows(ledger, state)

    def _state(self) -> tuple[int, str, int] | None:
        found: tuple[int, str, int] | None = self._connection.execute("SELECT linking, made, extraction FROM state").get
        return found

    def renew(self, ledger: Ledger, told: Told | None = None) -> None:
        """Bring it up to date with the ledger: what changed since it was, in one transaction, or all where that is not known.

        `told` hears how many of how many reports have been gone through while all of it is made.
        """
        state, seen = self._state(), ledger.relations.seen()
        if state is None or not _knows(ledger, state):
            self._make(ledger, seen, told)
            return
        with self._writing():
            self._renew_figures(ledger, state)
            self._renew_reports(ledger.searching.headings(state[2]))
            self._keep_state(ledger, seen)

    def _make(self, ledger: Ledger, seen: Seen, told: Told | None) -> None:
        """All of it, a batch of reports at a time; what there is can be read meanwhile, and counts once all is there.

        Figures are met report by report, so that those of one story follow each other and read the same reports.
        """
        with self._writing():
            for table in ("state", "figure", "facet", "facet_total", "telling", "label", "report", "report_words"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of ours
        rows, met, at, total = ReportRows(ledger), set[str](), 0, ledger.totals().documents
        while batch := list(ledger.searching.headings(at, _BATCH)):
            with self._writing():
                for heading in batch:
                    for estimand in _first_met(ledger, heading.id, met):
                        self._put(ledger, estimand, rows)
                self._renew_reports(batch)
            at = batch[-1].number
            if told is not None:
                told(min(at, total), total)
        with self._writing():
            self._keep_state(ledger, seen)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction: all of what happens within is kept, or nothing of it."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _keep_state(self, ledger: Ledger, seen: Seen) -> None:
        self._connection.execute("DELETE FROM state")
        made = ledger.relations.made(seen.linking)
        self._connection.execute("INSERT INTO state VALUES (?, ?, ?)", (seen.linking, made, seen.extraction))

    def _renew_figures(self, ledger: Ledger, state: tuple[int, str, int]) -> None:
        changed = ledger.relations.changed(state[0]) | set(ledger.relations.unseen(state[2]))
        claims = {claim for name in changed if name.startswith("d") for claim in ledger.claims_of(name)}
        estimands: dict[str, Estimand] = {}
        for name in changed | claims:
            if name.startswith("e"):
                self._remove(name)
            estimands |= {one.id: one for one in _estimands(ledger, name)}
        rows = ReportRows(ledger)
        for estimand in estimands.values():
            self._remove(estimand.id)
            self._put(ledger, estimand, rows)

    def _put(self, ledger: Ledger, estimand: Estimand, rows: ReportRows) -> None:
        """Add a figure, if it is disputed: what one claim gives cannot be."""
        if len(estimand.claims) < 2:
            return
        found = dispute(ledger, estimand, rows)
        if not found.is_disputed:
            return
        line = figure_line(found)
        values = [getattr(line, name) for name in _COLUMNS.split(", ")]
        values[-1] = encode(line.path).decode()
        places = ", ".join("?" * len(values))
        self._connection.execute(f"INSERT INTO figure ({_COLUMNS}) VALUES ({places})", values)  # noqa: S608  # names of ours
        number = self._connection.last_insert_rowid()
        values_of = [(kind, value, number) for kind, value in sorted(facets_of(found))]
        self._connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", values_of)
        told = [(f"{words} {line.label}", number) for words in _told(found)]
        self._connection.executemany("INSERT INTO telling VALUES (?, ?)", told)
        self._connection.execute("INSERT INTO label (rowid, words) VALUES (?, ?)", (number, line.label))

    def _remove(self, identifier: str) -> None:
        run = self._connection.execute
        number = run("SELECT number FROM figure WHERE id = ?", (identifier,)).get
        if number is not None:
            run("DELETE FROM facet WHERE figure = ?", (number,))
            run("DELETE FROM telling WHERE figure = ?", (number,))
            run("DELETE FROM label WHERE rowid = ?", (number,))
            run("DELETE FROM figure WHERE number = ?", (number,))

    def _renew_reports(self, headings: Iterable[Heading]) -> None:
        run = self._connection.execute
        for one in headings:
            old = run("SELECT number FROM report WHERE id = ?", (one.id,)).get
            if old is not None:
                run("DELETE FROM report WHERE number = ?", (old,))
                run("DELETE FROM report_words WHERE rowid = ?", (old,))
            words = "" if one.title else opening(one.beginning)
            row = (one.id, one.title or "", one.publisher or "", one.published or "", one.claims, words)
            run("INSERT INTO report (id, title, publisher, published, claims, opening) VALUES (?, ?, ?, ?, ?, ?)", row)
            number = self._connection.last_insert_rowid()
            run(
                "INSERT INTO report_words (rowid, words) VALUES (?, ?)",
                (number, f"{one.title or ''} {one.publisher or ''}"),
            )

    def figures(self, choice: Choice) -> FigurePage:
        """The disputed figures that are chosen, a page of them, those that most reports give first unless ordered otherwise.

        Where words are asked for, and no other order, those come first in whose own name most of them stand.
        """
        start, run = (max(choice.page, 1) - 1) * choice.size, self._connection.execute
        among = self._choose(choice)
        best = "about DESC, " if match(choice.words) and choice.order == "reports" else ""
        order = f"FROM figure {among} ORDER BY {best}{ORDERS.get(choice.order, ORDERS['reports'])}, label, id LIMIT ?"
        lines = run(f"SELECT {_COLUMNS} {order} OFFSET ?", (choice.size, start))  # names of ours, here and below
        found = tuple(_line(row) for row in lines)
        total = int(run(f"SELECT count(*) FROM {'chosen' if among else 'figure'}").get)  # noqa: S608
        counted = "SELECT kind, value, many FROM facet_total"
        if among:
            counted = f"""SELECT kind, value, count(*) AS many FROM facet
            WHERE figure IN (SELECT number {order}) GROUP BY kind, value"""  # noqa: S608
        facets = self._facets(counted, (COUNTED,) if among else ())
        return FigurePage(found, total, facets, min(total, COUNTED) if among else total)

    def _choose(self, choice: Choice) -> str:
        """Put the numbers of the chosen figures into a table of this connection; what joins it to the figures.

        `about` says how many of the words stand in a figure's own name.

        Empty, and without a table, if all are chosen.
        """
        where, values = _where(choice)
        if not values:
            return ""
        run = self._connection.execute
        run("CREATE TEMP TABLE IF NOT EXISTS chosen (number INTEGER PRIMARY KEY, about INTEGER); DELETE FROM chosen")
        asked = sorted(set(match(choice.words).split()))
        about = " + ".join(["0", *["(number IN (SELECT rowid FROM label WHERE label MATCH ?))"] * len(asked)])
        run(f"INSERT INTO chosen SELECT number, {about} FROM figure WHERE {where}", [*asked, *values])  # noqa: S608
        return "JOIN chosen USING (number)"

    def _facets(self, counted: str, values: tuple[int, ...]) -> dict[str, tuple[tuple[str, int], ...]]:
        query = f"""SELECT kind, value, many FROM (SELECT kind, value, many,
        row_number() OVER (PARTITION BY kind ORDER BY many DESC, value) AS place FROM ({counted}))
        WHERE place <= {_SHOWN} ORDER BY kind, place"""  # noqa: S608
        found: dict[str, list[tuple[str, int]]] = {kind: [] for kind in FACETS}
        for kind, value, many in self._connection.execute(query, values):
            found[kind].append((value, many))
        return {kind: tuple(rows) for kind, rows in found.items()}

    def reports(self, words: str = "", page: int = 1, size: int = 50) -> tuple[tuple[ReportLine, ...], int]:
        """The reports whose title and publisher hold all the words, the newest first; a page of them, and how many there are."""
        where = "number IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)" if match(words) else "1"
        values = [match(words)] if match(words) else []
        query = f"SELECT id, title, publisher, published, claims, opening FROM report WHERE {where} ORDER BY published DESC, id LIMIT ? OFFSET ?"  # noqa: S608  # names of ours
        rows = self._connection.execute(query, [*values, size, (max(page, 1) - 1) * size])
        found = tuple(ReportLine(*row) for row in rows)
        return found, self._connection.execute(f"SELECT count(*) FROM report WHERE {where}", values).get  # noqa: S608  # likewise


def _prepare(connection: apsw.Connection) -> None:
    """The tables, made anew where they are of another version."""
    if connection.pragma("user_version") == _VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.pragma("user_version") != _VERSION:
            for (name,) in list(
                connection.execute(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"
                )
            ):
                connection.execute(f'DROP TABLE IF EXISTS "{name}"')
            connection.execute((files("headwater.exporting.summary") / "schema.sql").read_text(encoding="utf-8"))
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _knows(ledger: Ledger, state: tuple[int, str, int]) -> bool:
    """Whether the summary was made of this ledger: its step is there, made at that moment."""
    return ledger.relations.made(state[0]) == state[1]


def _estimands(ledger: Ledger, name: str) -> Iterator[Estimand]:
    """The estimands that name an id."""
    for relation in ledger.relations.naming(name, "estimand"):
        assert isinstance(relation, Estimand)  # noqa: S101  # asked for by kind
        yield relation


def _first_met(ledger: Ledger, document: str, met: set[str]) -> Iterator[Estimand]:
    """The estimands of a report's claims that are not in `met` yet; they are from then on."""
    for claim in ledger.claims_of(document):
        for estimand in _estimands(ledger, claim):
            if estimand.id not in met:
                met.add(estimand.id)
                yield estimand


def _where(choice: Choice) -> _Where:
    """The condition that chosen figures meet, with its values."""
    parts, values = ["1"], []
    for kind, value in choice.facets.items():
        if kind in FACETS and value:
            parts.append("number IN (SELECT figure FROM facet WHERE kind = ? AND value = ?)")
            values += [kind, value]
    if words := match(choice.words):
        parts.append("number IN (SELECT figure FROM telling WHERE telling MATCH ?)")
        values.append(words)
    return " AND ".join(parts), values


def _line(row: tuple[Any, ...]) -> FigureLine:  # the columns, by the schema
    values = [*row[:-1], decode(row[-1], tuple[PathPoint, ...])]
    return FigureLine(*values)


def _told(found: Dispute) -> Iterator[str]:
    for one in found.tellings:
        yield search_words(one.claim, one.document)
