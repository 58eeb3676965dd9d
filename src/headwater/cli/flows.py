"""`headwater flows`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import STATUS_STYLE, Column, console, print_data, print_rows, say
from headwater.cli.passages import say_claim
from headwater.exporting import claims_named, related
from headwater.exporting.relation_tables import FLOW_COLUMNS, Claims, flow_rows
from headwater.exporting.wording import bounds
from headwater.model.relations import Flow, Relation

_COLUMNS = (
    Column("giver", "From", least=6),
    Column("receiver", "To", least=6),
    Column("what", "What", least=12),
    Column("figures", "Figures", least=12, weight=2),
    Column("status", "How put", whole=True),
    Column("origins", "Origins", justify="right", whole=True),
    Column("reports", "Reports", justify="right", whole=True),
)


@click.command("flows")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@explain_option("Print the claims that tell of each.")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, explain: bool) -> int:
    """List what is said to go from one actor to another: people sent, arms supplied, money paid.

    ID|QUERY is the start of an id, or words: then flows with a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        flows = list(answering(related(ledger, "flow", " ".join(query)), query, "flow"))
        claims = claims_named(ledger, flows)
    if explain:
        _explain(flows, claims)
        return 0
    rows = list(flow_rows(flows, claims))
    rows.sort(key=lambda row: (row["giver"], row["receiver"], row["what"], row["status"]))
    if kind == "table":
        print_rows(rows, _COLUMNS, "No flows.")
    else:
        print_data(rows, FLOW_COLUMNS, kind)
    return 0


def _explain(flows: list[Relation], claims: Claims) -> None:
    out = console()
    found = [one for one in flows if isinstance(one, Flow)]
    for flow in sorted(found, key=lambda one: (one.giver, one.receiver, one.what, one.status)):
        figures = ", ".join(dict.fromkeys(bounds(figure) for figure in flow.figures))
        head = Text.assemble((f"{flow.giver} → {flow.receiver}: {flow.what}", "bold"), f"  {figures}".rstrip())
        say(out, head.append(f"  {flow.status}", style=STATUS_STYLE[flow.status]))
        for name in flow.claims:
            say_claim(out, claims.get(name))
        say(out, "")
    if not found:
        say(out, Text("No flows.", style="dim"))
