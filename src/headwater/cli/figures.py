"""`headwater figures`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import answering, format_option, ledger_option, open_ledger
from headwater.cli.output import print_data, print_figures
from headwater.exporting import FIGURE_COLUMNS, figure_rows


@click.command("figures")
@click.argument("query", nargs=-1)
@ledger_option
@format_option("table", "json", "jsonl", "csv")
def command(query: tuple[str, ...], ledger_path: Path, kind: str) -> int:
    """List who said which figure, through whom, with which bounds and how certain; with QUERY only where all its words stand."""
    with open_ledger(ledger_path) as ledger:
        found = answering(ledger.claims(" ".join(query), figures=True), query, "claim with a figure")
        rows = figure_rows((one.claim, one.document) for one in found)
        if kind == "table":
            print_figures(rows)
        else:
            print_data(rows, FIGURE_COLUMNS, kind)
    return 0
