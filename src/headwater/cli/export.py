"""`headwater export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from headwater.cli.options import format_option, ledger_option, open_ledger
from headwater.cli.outputs import write
from headwater.exporting import (
    CLAIM_COLUMNS,
    FIGURE_COLUMNS,
    claim_rows,
    disputes,
    figure_rows,
    report_html,
    to_csv,
    to_jsonl,
)
from headwater.ledger import Ledger


@click.command("export")
@ledger_option
@format_option("csv", "jsonl", "html")
@click.option(
    "--rows",
    type=click.Choice(("figures", "claims")),
    default="figures",
    show_default=True,
    help="What a row of the CSV is.",
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write. [default: standard output]"
)
def command(ledger_path: Path, kind: str, rows: str, output: Path | None) -> int:
    """Write the ledger: figures or claims as CSV, records as JSON lines, or a self-contained HTML report."""
    with open_ledger(ledger_path) as ledger:
        if output is not None:
            write(output, ledger_path, _pieces(ledger, kind, rows))
        else:
            for piece in _pieces(ledger, kind, rows):
                click.echo(piece, nl=False)
    return 0


def _pieces(ledger: Ledger, kind: str, rows: str) -> Iterator[bytes] | Iterable[bytes]:
    if kind == "jsonl":
        return to_jsonl(ledger.records())
    if kind == "html":
        return [report_html(ledger.records(), disputes(ledger)).encode()]
    pairs = ((found.claim, found.document) for found in ledger.claims(figures=rows == "figures"))
    if rows == "figures":
        return [to_csv(figure_rows(pairs), FIGURE_COLUMNS).encode()]
    return [to_csv(claim_rows(pairs), CLAIM_COLUMNS).encode()]
