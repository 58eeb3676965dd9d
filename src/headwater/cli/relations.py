"""`headwater relations`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from headwater.cli.options import explain_option, format_option, ledger_option, open_ledger
from headwater.cli.output import Column, console, print_data, print_rows, say, short
from headwater.cli.passages import say_claim
from headwater.exporting import Row, claims_named
from headwater.exporting.relation_tables import RELATION_COLUMNS, Claims, relation_rows
from headwater.exporting.wording import quoted
from headwater.ledger import names
from headwater.model.codec import encode_relation
from headwater.model.relations import Derivation, Relation

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
@explain_option("Print each in words, with the claims and passages that show it.")
def command(ledger_path: Path, kind: str, only: str | None, step: int | None, explain: bool) -> int:
    """Print what holds between the claims and reports of the ledger, one relation per line."""
    with open_ledger(ledger_path) as ledger:
        held = ledger.relations.all(only) if step is None else ledger.relations.at(step)
        relations = [one for one in held if only in (None, str(one.kind))]
        claims = claims_named(ledger, relations) if explain else {}
    if explain:
        _explain(relations, claims)
        return 0
    if kind == "jsonl":
        for relation in relations:
            click.echo(encode_relation(relation))
    elif kind == "json":
        click.echo(b"[" + b",\n ".join(map(encode_relation, relations)) + b"]")
    elif kind == "csv":
        print_data(relation_rows(relations), RELATION_COLUMNS, kind)
    else:
        print_rows(map(_shortened, relation_rows(relations)), _COLUMNS, "No relations.")
    return 0


def _shortened(row: Row) -> Row:
    """A row for people: ids as far as people need them. The ends of a flow are names."""
    return row if row["kind"] == "flow" else {**row, "from": short(row["from"]), "to": short(row["to"])}


def _explain(relations: list[Relation], claims: Claims) -> None:
    out = console()
    for relation, row in zip(relations, relation_rows(relations), strict=True):
        ends = "  ".join(short(row[end]) for end in ("from", "to") if row[end])
        say(
            out,
            Text.assemble((row["kind"].replace("_", " "), "bold"), f"  {row['what']}".rstrip(), (f"  {ends}", "dim")),
        )
        for reason in getattr(relation, "reasons", ()):
            say(out, Padding(Text(f"· {reason}", style="cyan"), (0, 0, 0, 2)))
        for passage in relation.passages if isinstance(relation, Derivation) else ():
            say(out, Padding(Text(f"in both: {quoted(passage.downstream)}", style="dim"), (0, 0, 0, 2)))
        for name in names(relation):
            if name.startswith("c"):
                say_claim(out, claims.get(name))
        say(out, "")
    if not relations:
        say(out, Text("No relations.", style="dim"))
