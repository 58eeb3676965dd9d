"""`headwater export`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.common import format_option, ledger_option
from headwater.exporting import FIGURE_COLUMNS, figure_rows, report_html, to_csv
from headwater.ledger import Ledger
from headwater.model.codec import encode


@click.command("export")
@ledger_option
@format_option("csv", "jsonl", "html", default="jsonl")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; standard output if not given."
)
def command(ledger_path: Path, kind: str, output: Path | None) -> int:
    """Write the ledger: figures as CSV, records as JSON lines, or a self-contained HTML report."""
    with Ledger(ledger_path) as ledger:
        if kind == "jsonl":
            text = "".join(encode(record).decode() + "\n" for record in ledger.records())
        elif kind == "csv":
            text = to_csv(
                figure_rows((found.claim, found.document) for found in ledger.claims(figures=True)), FIGURE_COLUMNS
            )
        else:
            text = report_html(ledger.records())
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")
        click.echo(f"written: {output}", err=True)
    return 0
