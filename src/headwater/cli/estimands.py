"""`headwater estimands`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import Column, console, print_data, print_rows, say, short
from headwater.exporting.disputes import Dispute, disputes
from headwater.exporting.relation_tables import ESTIMAND_COLUMNS, estimand_rows
from headwater.exporting.wording import measured, range_of_origins

_COLUMNS = (
    Column("estimand", "Id", whole=True),
    Column("label", "Figure of", least=14, weight=2),
    Column("latest", "Latest", justify="right", least=9),
    Column("stated", "Stated", whole=True),
    Column("range", "Origins", whole=True),
    Column("reports", "Reports", justify="right", whole=True),
    Column("conflicts", "Conflicts", justify="right", whole=True),
    Column("drift", "Drift", justify="right", whole=True),
)


@click.command("estimands")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@explain_option(
    "Print why each range of origins is what it is, the combined views with their rules, and the proposed grades."
)
def command(query: tuple[str, ...], ledger_path: Path, kind: str, explain: bool) -> int:
    """List the disputed figures: the latest interval, how many independent origins and reports, conflicts, drift.

    QUERY is the start of an id, or words: then figures with a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        found = list(answering(disputes(ledger, " ".join(query)), query, "disputed figure"))
    if explain:
        _explain(found)
    elif kind == "table":
        rows = ({**row, "range": row["range"].rsplit(" ", 1)[0]} for row in estimand_rows(found))
        print_rows(rows, _COLUMNS, "No disputed figures.")
    else:
        print_data(estimand_rows(found), ESTIMAND_COLUMNS, kind)
    return 0


def _explain(found: list[Dispute]) -> None:
    out = console()
    for dispute in found:
        estimand = dispute.estimand
        say(
            out,
            Text.assemble((estimand.label, "bold"), (f"  {short(estimand.id)}", "dim")),
            Text(range_of_origins(estimand)),
        )
        lines = [*estimand.reasons]
        lines += [f"{view.name}: {measured(view.bounds, dispute.unit)}; {view.rule}" for view in dispute.views]
        lines += [f"{grade.scale}, proposed: {grade.symbol}; {'; '.join(grade.reasons)}" for grade in dispute.grades]
        for line in lines:
            say(out, Padding(Text(f"· {line}"), (0, 0, 0, 2)))
        say(out, "")
