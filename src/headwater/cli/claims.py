"""`headwater claims`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import answering, format_option, ledger_option, open_ledger
from headwater.cli.output import print_claims, print_data
from headwater.exporting import CLAIM_COLUMNS, claim_rows, reading_rows


@click.command("claims")
@click.argument("query", nargs=-1)
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many. [default: all]")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, limit: int | None) -> int:
    """List the claims of the ledger, what is part of another below it; with QUERY only those where all its words stand."""
    with open_ledger(ledger_path) as ledger:
        found = ledger.claims(" ".join(query), limit=-1 if limit is None else limit)
        pairs = ((one.claim, one.document) for one in answering(found, query, "claim"))
        record = ledger.record if query or limit is not None else None
        if kind == "table":
            print_claims(reading_rows(pairs, record))
        else:
            print_data(claim_rows(pairs, record), CLAIM_COLUMNS, kind)
    return 0
