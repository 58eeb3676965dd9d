"""`headwater flows`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import Column, print_data, print_rows
from headwater.exporting import claims_named, related
from headwater.exporting.relation_tables import FLOW_COLUMNS, flow_rows

_COLUMNS = (
    Column("giver", "From", least=6),
    Column("receiver", "To", least=6),
    Column("what", "What", least=12),
    Column("figures", "Figures", least=12, weight=2),
    Column("status", "How put", whole=True),
    Column("origins", "Origins", justify="right", whole=True),
    Column("reports", "Reports", justify="right", whole=True),
)


@click.command("flows")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
def command(query: tuple[str, ...], ledger_path: Path, kind: str) -> int:
    """List what is said to go from one actor to another: people sent, arms supplied, money paid.

    ID|QUERY is the start of an id, or words: then flows with a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        flows = related(ledger, "flow", " ".join(query))
        rows = list(flow_rows(flows, claims_named(ledger, flows)))
    rows.sort(key=lambda row: (row["giver"], row["receiver"], row["what"], row["status"]))
    if kind == "table":
        print_rows(rows, _COLUMNS, "No flows.")
    else:
        print_data(rows, FLOW_COLUMNS, kind)
    return 0
