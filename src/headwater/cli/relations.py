"""`headwater relations`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import format_option, ledger_option, open_ledger
from headwater.cli.output import Column, print_data, print_rows
from headwater.exporting.relation_tables import RELATION_COLUMNS, relation_rows
from headwater.model.codec import encode_relation

_COLUMNS = (
    Column("kind", "Kind", whole=True),
    Column("what", "What", least=20, weight=2),
    Column("from", "From", least=12),
    Column("to", "To", least=12),
)


@click.command("relations")
@ledger_option
@format_option("jsonl", "json", "csv", "table")
@click.option(
    "--kind", "only", metavar="NAME", help="Only relations of that kind: estimand, origin, derivation, drift, ..."
)
@click.option("--step", type=click.IntRange(min=1), help="As they were after that linking step. [default: as they are]")
def command(ledger_path: Path, kind: str, only: str | None, step: int | None) -> int:
    """Print what holds between the claims and reports of the ledger, one relation per line."""
    with open_ledger(ledger_path) as ledger:
        held = ledger.relations.all(only) if step is None else ledger.relations.at(step)
        relations = [one for one in held if only in (None, str(one.kind))]
    if kind == "jsonl":
        for relation in relations:
            click.echo(encode_relation(relation))
    elif kind == "json":
        click.echo(b"[" + b",\n ".join(map(encode_relation, relations)) + b"]")
    elif kind == "csv":
        print_data(relation_rows(relations), RELATION_COLUMNS, kind)
    else:
        print_rows(relation_rows(relations), _COLUMNS, "No relations.")
    return 0
