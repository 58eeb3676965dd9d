"""`headwater origins`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import Column, print_data, print_rows
from headwater.exporting import claims_named, related
from headwater.exporting.relation_tables import ORIGIN_COLUMNS, origin_rows

_COLUMNS = (
    Column("origin", "Id", whole=True),
    Column("issuer", "Who said it", least=14, weight=1.5),
    Column("stated", "Stated", whole=True),
    Column("figures", "Figures", least=12, weight=1.5),
    Column("reports", "Reports", justify="right", whole=True),
    Column("first", "First in", least=10),
)


@click.command("origins")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
def command(query: tuple[str, ...], ledger_path: Path, kind: str) -> int:
    """List where claims enter the world: who said it when, which figures go back to it, and how many reports repeat it.

    ID|QUERY is the start of an id, or words: then origins of a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        origins = related(ledger, "origin", " ".join(query))
        rows = list(origin_rows(origins, claims_named(ledger, origins)))
    rows.sort(key=lambda row: (row["stated"] or row["first_published"] or "9", row["issuer"], row["origin"]))
    if kind == "table":
        print_rows(rows, _COLUMNS, "No origins.")
    else:
        print_data(rows, ORIGIN_COLUMNS, kind)
    return 0
