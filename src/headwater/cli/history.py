"""`headwater history`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import format_option, ledger_option, note_option, open_ledger, user_option
from headwater.cli.output import Column, print_data, print_rows, short
from headwater.exporting.history_tables import HISTORY_COLUMNS, history_rows
from headwater.ledger import undo
from headwater.pipeline import link_ledger

_COLUMNS = (
    Column("id", "Id", whole=True),
    Column("made", "When", whole=True),
    Column("user", "Who", least=6),
    Column("targets", "On what", whole=True),
    Column("what", "What", least=16, weight=2),
    Column("counts", "Counts", least=6),
    Column("note", "Why", least=10, weight=2),
)


@click.command("history")
@click.argument("target", metavar="[ID]", required=False)
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
@click.option("--before", metavar="DEED", help="Only what was done before that decision, assessment or correction.")
@click.option("--undo", "undone", metavar="DEED", help="Take back the one of that id; it stays on record.")
@note_option
@user_option
def command(target: str | None, ledger_path: Path, kind: str, limit: int, **given: str | None) -> int:
    """List what people decided, assessed and corrected, the latest first; of ID only what is about that claim, figure or origin.

    To take back is a record of its own, and is listed too.
    """
    with open_ledger(ledger_path) as ledger:
        if given["undone"]:
            undo(ledger, given["undone"], given["user"] or "", given["note"])
            link_ledger(ledger)
        rows = list(history_rows(ledger.history.deeds(target, limit=limit, before=given["before"])))
    if kind != "table":
        print_data(rows, HISTORY_COLUMNS, kind)
        return 0
    for row in rows:
        row["targets"] = " ".join(short(one) for one in row["targets"].split())
        change = f"{row['was'] or '–'} → {row['is'] or '–'}"
        row["what"] = f"{row['field']}: {change}" if row["field"] else change
    print_rows(rows, _COLUMNS, "Nobody has decided, assessed or corrected anything.")
    return 0
