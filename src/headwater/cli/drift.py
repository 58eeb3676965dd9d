"""`headwater drift`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import Column, chain_text, console, print_data, print_rows, say, short
from headwater.exporting import claims_named, related
from headwater.exporting.relation_tables import DRIFT_COLUMNS, Claims, drift_rows
from headwater.exporting.wording import change, source
from headwater.ledger import Found
from headwater.model.relations import Drift, Relation

_COLUMNS = (
    Column("drift", "What changed", least=12),
    Column("was", "Was", least=12),
    Column("is", "Became", least=12),
    Column("from_publisher", "Nearer report", least=12),
    Column("to_publisher", "Retelling", least=12),
    Column("to_published", "Published", whole=True),
)


@click.command("drift")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@explain_option("Print both passages of each, side by side.")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, explain: bool) -> int:
    """List what retellings changed: hedges lost, bounds changed, attribution dropped, plans told as fact.

    ID|QUERY is the start of an id, or words: then changes of a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        drifts = list(answering(related(ledger, "drift", " ".join(query)), query, "change"))
        claims = claims_named(ledger, drifts)
    if explain:
        _explain(drifts, claims)
        return 0
    rows = sorted(drift_rows(drifts, claims), key=lambda row: (row["to_published"] or "9", row["to"], row["drift"]))
    if kind == "table":
        print_rows(({**row, "drift": row["drift"].replace("_", " ")} for row in rows), _COLUMNS, "Nothing was changed.")
    else:
        print_data(rows, DRIFT_COLUMNS, kind)
    return 0


def _explain(drifts: list[Relation], claims: Claims) -> None:
    out = console()
    for drift in drifts:
        if isinstance(drift, Drift):
            changed = f": {drift.was or '–'} → {drift.now or '–'}"
            say(out, Text.assemble((change(drift.drift), "bold red"), changed, (f"  ({drift.field})", "dim")))
            sides = Table.grid(padding=(0, 2, 0, 0), expand=False)
            width = (min(out.width, 132) - 4) // 2
            sides.add_column(width=width)
            sides.add_column(width=width)
            sides.add_row(
                *(
                    _side(claims.get(name), words)
                    for name, words in ((drift.upstream, drift.was), (drift.downstream, drift.now))
                )
            )
            say(out, sides, "")


def _side(found: Found | None, words: str | None) -> Text:
    """A claim's sentence with the words that changed, under its chain and date."""
    if found is None:
        return Text("not in this ledger", style="dim")
    sentence = Text(" ".join(found.claim.sentence.text.split()))
    if words:
        sentence.highlight_words([words], "bold yellow", case_sensitive=False)
    published = (found.document.published or "no date")[:10]
    head = chain_text([source(one) for one in found.claim.sources])
    return Text("\n").join([head, Text(f"{published}  {short(found.claim.id)}", style="dim"), sentence])
