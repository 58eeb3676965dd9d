"""`headwater figures`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.common import console, format_option, ledger_option, print_rows, table_of
from headwater.exporting import FIGURE_COLUMNS, figure_rows
from headwater.ledger import Ledger


@click.command("figures")
@click.argument("query", nargs=-1)
@ledger_option
@format_option("table", "json", "jsonl", "csv", default="table")
def command(query: tuple[str, ...], ledger_path: Path, kind: str) -> int:
    """List who said which figure, through whom, with which bounds and how certain; with QUERY only where all its words stand."""
    with Ledger(ledger_path) as ledger:
        rows = figure_rows((found.claim, found.document) for found in ledger.claims(" ".join(query), figures=True))
        if kind == "table":
            shown = {
                "figure": "Figure",
                "counted": "Of what",
                "chain": "Who said it ← through whom",
                "status": "How put",
                "when": "When",
                "where": "Where",
                "published": "Published",
            }
            console().print(table_of(rows, shown))
        else:
            print_rows(rows, FIGURE_COLUMNS, kind)
    return 0
