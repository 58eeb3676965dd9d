"""`headwater conflicts`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import Column, print_data, print_rows
from headwater.exporting import Row, claims_named, related
from headwater.exporting.relation_tables import CONFLICT_COLUMNS, conflict_rows

_COLUMNS = (
    Column("conflict", "Of", least=8),
    Column("this", "One says", least=20, weight=2),
    Column("that", "The other says", least=20, weight=2),
    Column("reason", "Why both cannot hold", least=16),
)


@click.command("conflicts")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@explain_option("Print the words of both claims.")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, explain: bool) -> int:
    """List the claims that contradict each other, side by side; neither is preferred.

    ID|QUERY is the start of an id, or words: then conflicts of a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        conflicts = list(answering(related(ledger, "conflict", " ".join(query)), query, "conflict"))
        rows = list(conflict_rows(conflicts, claims_named(ledger, conflicts)))
    rows.sort(key=lambda row: (row["one_published"] or "9", row["one"], row["other"]))
    if kind == "table":
        sides = ({**row, "this": _side(row, "one", explain), "that": _side(row, "other", explain)} for row in rows)
        print_rows(sides, _COLUMNS, "No conflicts.")
    else:
        print_data(rows, CONFLICT_COLUMNS, kind)
    return 0


def _side(row: Row, name: str, words: bool) -> str:
    """A claim in a cell: its figure, who said it, in which report when; its words if asked for or if it has no figure."""
    said = [row[f"{name}_figure"] or row[f"{name}_content"], row[f"{name}_who"]]
    if row[f"{name}_publisher"] != row[f"{name}_who"]:
        said.append(row[f"{name}_publisher"])
    said.append(row[f"{name}_published"][:10])
    lines = [", ".join(filter(None, said[1:]))]
    told = [f"“{row[f'{name}_content']}”"] if words and row[f"{name}_figure"] else []
    return "\n".join([said[0], *lines, *told])
