"""`headwater correct`."""

from __future__ import annotations

from pathlib import Path

import click

from headwater.cli.options import format_option, ledger_option, note_option, open_ledger, user_option
from headwater.cli.output import Column, print_data, print_rows
from headwater.exporting.history_tables import FIELD_COLUMNS, field_rows
from headwater.ledger import Found, Ledger
from headwater.model import UsageError
from headwater.pipeline import link_ledger

_COLUMNS = (
    Column("field", "Field", whole=True),
    Column("value", "Value", least=16, weight=2),
    Column("extracted", "As extracted", least=12),
    Column("user", "Corrected by", least=8),
    Column("note", "Why", least=10, weight=2),
)


@click.command("correct")
@click.argument("identifier", metavar="ID")
@click.argument("field", required=False)
@click.argument("value", required=False)
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@click.option("--empty", is_flag=True, help="The field has no value.")
@click.option("--undo", is_flag=True, help="Take back what was corrected in the field; it is as extracted again.")
@note_option
@user_option
def command(
    identifier: str,
    ledger_path: Path,
    kind: str,
    note: str | None,
    user: str,
    **given: str | bool | None,
) -> int:
    """Correct a FIELD of the claim whose id starts with ID to VALUE; without FIELD, list its fields.

    The claim as extracted stays; the correction is a record beside it, with user and time, and what it touches is linked anew.
    """
    with open_ledger(ledger_path) as ledger:
        found = ledger.find(identifier)
        if not isinstance(found, Found):
            raise UsageError("only claims can be corrected; give the id of a claim")
        if given["field"] is not None:
            _correct(ledger, found, given, user, note)
        elif given["empty"] or given["undo"]:
            raise UsageError("say which field; without --empty and --undo they are listed")
        _list(ledger, found.claim.id, kind)
    return 0


def _correct(ledger: Ledger, found: Found, given: dict[str, str | bool | None], user: str, note: str | None) -> None:
    value, field = given["value"], str(given["field"])
    if sum((value is not None, bool(given["empty"]), bool(given["undo"]))) != 1:
        raise UsageError("give a value, or --empty, or --undo")
    if given["undo"]:
        ledger.corrections.take_back(found.claim.id, field, user, note)
    else:
        ledger.correct(found.claim.id, field, None if value is None else str(value), user, note)
    link_ledger(ledger)


def _list(ledger: Ledger, claim: str, kind: str) -> None:
    rows = field_rows(ledger.found([claim])[claim], ledger.extracted(claim))
    if kind == "table":
        print_rows(rows, _COLUMNS, "Nothing can be corrected.")
    else:
        print_data(rows, FIELD_COLUMNS, kind)
