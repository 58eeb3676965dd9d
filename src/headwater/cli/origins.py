"""`headwater origins`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import Column, console, print_data, print_rows, say, short
from headwater.cli.passages import say_claim
from headwater.exporting import claims_named, related
from headwater.exporting.reasons import reasons_of_origin
from headwater.exporting.relation_tables import ORIGIN_COLUMNS, origin_rows
from headwater.exporting.wording import issuer
from headwater.ledger import Ledger
from headwater.model.relations import Origin, Relation

_COLUMNS = (
    Column("origin", "Id", whole=True),
    Column("issuer", "Who said it", least=14, weight=1.5),
    Column("stated", "Stated", whole=True),
    Column("figures", "Figures", least=12, weight=1.5),
    Column("reports", "Reports", justify="right", whole=True),
    Column("first", "First in", least=10),
)


@click.command("origins")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@explain_option("Print the claims that go back to each, and why they are held to.")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, explain: bool) -> int:
    """List where claims enter the world: who said it when, which figures go back to it, and how many reports repeat it.

    ID|QUERY is the start of an id, or words: then origins of a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        origins = list(answering(related(ledger, "origin", " ".join(query)), query, "origin"))
        if explain:
            _explain(ledger, origins)
            return 0
        rows = list(origin_rows(origins, claims_named(ledger, origins)))
    rows.sort(key=lambda row: (row["stated"] or row["first_published"] or "9", row["issuer"], row["origin"]))
    if kind == "table":
        print_rows(rows, _COLUMNS, "No origins.")
    else:
        print_data(rows, ORIGIN_COLUMNS, kind)
    return 0


def _explain(ledger: Ledger, origins: list[Relation]) -> None:
    out = console()
    found = [one for one in origins if isinstance(one, Origin)]
    for origin in sorted(found, key=lambda one: (str(one.stated or "9"), issuer(one), one.id)):
        stated = f"  stated {origin.stated}" if origin.stated else "  day not known"
        say(out, Text.assemble((issuer(origin), "bold blue"), stated, (f"  {short(origin.id)}", "dim")))
        for told, reasons in reasons_of_origin(ledger, origin):
            say_claim(out, told, reasons)
        say(out, "")
    if not found:
        say(out, Text("No origins.", style="dim"))
