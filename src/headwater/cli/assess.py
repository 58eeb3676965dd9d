"""`headwater assess`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.cli.options import explain_option, format_option, ledger_option, note_option, open_ledger, user_option
from headwater.cli.output import console, print_data, say, short
from headwater.cli.passages import say_claim
from headwater.exporting import assessed, disputes
from headwater.exporting.disputes import Dispute
from headwater.exporting.relation_tables import ASSESSMENT_COLUMNS, assessment_rows
from headwater.exporting.wording import range_of_origins
from headwater.ledger import Found, Ledger
from headwater.model import UsageError
from headwater.model.assessment import Assessment, Credibility, Reliability, moment


@click.command("assess")
@click.argument("identifier", metavar="[ID]", required=False)
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@click.option(
    "--source",
    type=click.Choice([str(one) for one in Reliability], case_sensitive=False),
    help="How far the source is to be relied on: A to E; F cannot be judged.",
)
@click.option(
    "--information",
    type=click.Choice([str(one) for one in Credibility]),
    help="How far the information is to be believed: 1 to 5; 6 cannot be judged.",
)
@click.option("--undo", is_flag=True, help="Take your last assessment back; it stays on record.")
@note_option
@user_option
@explain_option("Print also why the range of origins is what it is, and the claims that the proposal rests on.")
def command(
    identifier: str | None,
    ledger_path: Path,
    kind: str,
    undo: bool,
    explain: bool,
    user: str,
    **words: str | None,
) -> int:
    """Grade the claim, document, origin or figure whose id starts with ID by the Admiralty code; without a grade, show what is proposed and recorded.

    Source and information are graded apart. What Headwater proposes is a reading of the wording and of the origins alone.
    Without ID all assessments are listed.
    """
    with open_ledger(ledger_path) as ledger:
        if identifier is None:
            _print(ledger, None, kind)
            return 0
        target = _target(ledger, identifier)
        source, information = words["source"], words["information"]
        given = [value for value in (source, information) if value]
        if len(given) == 1 or (given and undo):
            raise UsageError("give both --source and --information, or --undo alone")
        if given or undo:
            ledger.judgements.assess(
                Assessment(
                    target,
                    Reliability(source) if source else None,
                    Credibility(information) if information else None,
                    user,
                    moment(),
                    words["note"],
                )
            )
        if kind == "table":
            _proposed(console(), _about(ledger, target), explain)
        _print(ledger, target, kind)
    return 0


def _target(ledger: Ledger, identifier: str) -> str:
    """The whole id of a claim, document, origin or figure that starts so; what is called otherwise now, as it is called now."""
    ids = ledger.relations.ids(identifier.lower())
    named = {ledger.relations.now(one) for one in ids} - {None}
    if len(named) > 1:
        raise UsageError(f"{identifier!r} is the start of several ids; give more of it")
    for one in named:
        if one is not None:
            return one
    found = ledger.find(identifier)
    return found.claim.id if isinstance(found, Found) else found.document.id


def _about(ledger: Ledger, target: str) -> list[Dispute]:
    return disputes(ledger, target, everything=True)


def _proposed(out: Console, about: list[Dispute], explain: bool) -> None:
    """The proposal for each figure that the target has to do with, with its reasons; if asked for, with what they rest on."""
    for dispute in about:
        estimand = dispute.estimand
        head = f"  {range_of_origins(estimand)}, {dispute.reports} report{'' if dispute.reports == 1 else 's'}"
        say(out, Text.assemble("proposed for ", (estimand.label, "bold"), head, (f"  {short(estimand.id)}", "dim")))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(style="bold", overflow="fold")
        table.add_column(overflow="fold")
        for grade in dispute.grades:
            table.add_row(grade.scale, grade.symbol, Text("\n".join(grade.reasons)))
        say(out, Padding(table, (0, 0, 1, 2)))
        if explain:
            _evidence(out, dispute)


def _evidence(out: Console, dispute: Dispute) -> None:
    for reason in dispute.estimand.reasons:
        say(out, Padding(Text(f"· {reason}", style="cyan"), (0, 0, 0, 2)))
    for telling in dispute.tellings:
        say_claim(out, Found(telling.claim, telling.document))
    say(out, "")


def _print(ledger: Ledger, target: str | None, kind: str) -> None:
    rows = list(assessment_rows(assessed(ledger, target)))
    if kind != "table":
        print_data(rows, ASSESSMENT_COLUMNS, kind)
        return
    out = console()
    if not rows:
        say(out, Text("No assessment is recorded.", style="dim"))
    for row in rows:
        code = f"{row['source']}{row['information']}" or "taken back"
        of = "" if target else f"  {short(row['target'] or row['made_on'])}"
        if row["made_on"] != row["target"]:
            of += f"  made on {short(row['made_on'])}" + ("" if row["target"] else ", of which nothing is left")
        note = f"  {row['note']}" if row["note"] else ""
        say(out, Text.assemble((code, "bold"), of, f"  {row['user']}, {row['made']}", (note, "italic")))
