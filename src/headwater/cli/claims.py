"""`headwater claims`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.common import console, format_option, ledger_option, print_rows, table_of
from headwater.exporting import CLAIM_COLUMNS, claim_rows
from headwater.ledger import Ledger


@click.command("claims")
@click.argument("query", nargs=-1)
@ledger_option
@format_option("table", "json", "jsonl", "csv", default="table")
@click.option("--limit", type=int, default=-1, help="At most so many; all if not given.")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, limit: int) -> int:
    """List the claims of the ledger; with QUERY only those where all its words stand."""
    with Ledger(ledger_path) as ledger:
        rows = claim_rows((found.claim, found.document) for found in ledger.claims(" ".join(query), limit=limit))
        if kind == "table":
            short = ({**row, "claim": row["claim"][:8]} for row in rows)
            console().print(
                table_of(
                    short,
                    {
                        "claim": "Id",
                        "chain": "Who said it",
                        "content": "What",
                        "status": "How put",
                        "published": "Published",
                    },
                )
            )
        else:
            print_rows(rows, CLAIM_COLUMNS, kind)
    return 0
