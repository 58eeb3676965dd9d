"""Lists to take away, as the commands of the same names print them: `/lists/drift?of=e123&format=csv`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.exporting import CLAIM_COLUMNS, FIGURE_COLUMNS, claim_rows, claims_named, disputes, figure_rows, related
from headwater.exporting.relation_tables import (
    CONFLICT_COLUMNS,
    DRIFT_COLUMNS,
    ORIGIN_COLUMNS,
    STEP_COLUMNS,
    conflict_rows,
    drift_rows,
    origin_rows,
    step_rows,
)
from headwater.exporting.tables import Row
from headwater.ledger import Ledger
from headwater.web.context import ledger_of
from headwater.web.downloads import file_kind, rows_file

_LONGEST = 200  # characters of a search

Rows = Callable[[Ledger, str], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its columns, and its rows about an id or words, or all where these are empty."""

    columns: tuple[str, ...]
    rows: Rows


def _claims(ledger: Ledger, of: str) -> Iterator[Row]:
    return claim_rows(((one.claim, one.document) for one in ledger.claims(of)), ledger.record if of else None)


def _figures(ledger: Ledger, of: str) -> Iterator[Row]:
    return figure_rows((one.claim, one.document) for one in ledger.claims(of, figures=True))


def _origins(ledger: Ledger, of: str) -> Iterator[Row]:
    found = related(ledger, "origin", of)
    return origin_rows(found, claims_named(ledger, found))


def _conflicts(ledger: Ledger, of: str) -> Iterator[Row]:
    found = related(ledger, "conflict", of)
    return conflict_rows(found, claims_named(ledger, found))


def _drift(ledger: Ledger, of: str) -> Iterator[Row]:
    found = related(ledger, "drift", of)
    return drift_rows(found, claims_named(ledger, found))


def _trajectory(ledger: Ledger, of: str) -> Iterator[Row]:
    return (row for found in disputes(ledger, of) for row in step_rows(found))


LISTS = {
    "claims": Listing(CLAIM_COLUMNS, _claims),
    "figures": Listing(FIGURE_COLUMNS, _figures),
    "origins": Listing(ORIGIN_COLUMNS, _origins),
    "conflicts": Listing(CONFLICT_COLUMNS, _conflicts),
    "drift": Listing(DRIFT_COLUMNS, _drift),
    "trajectory": Listing(STEP_COLUMNS, _trajectory),
}
"""Every list that has no screen of its own."""


def take(request: Request) -> Response:
    """`GET /lists/{name}?of=&format=csv|jsonl`."""
    name, of = request.path_params["name"], request.query_params.get("of", "")[:_LONGEST].strip()
    if name not in LISTS:
        raise HTTPException(404, f"No such list; there are: {', '.join(LISTS)}.")
    return rows_file(file_kind(request) or "csv", name, _rows(request, LISTS[name], of), LISTS[name].columns)


def _rows(request: Request, what: Listing, of: str) -> Iterator[Row]:
    """The rows; the ledger stays open until the last of them is sent."""
    with ledger_of(request) as ledger:
        yield from what.rows(ledger, of)


routes = (Route("/lists/{name}", take),)
