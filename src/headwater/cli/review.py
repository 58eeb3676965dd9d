"""`headwater review`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from headwater.cli.options import (
    explain_option,
    format_option,
    ledger_option,
    note_option,
    open_ledger,
    query_argument,
    user_option,
)
from headwater.cli.output import Column, console, print_data, print_rows, say, short
from headwater.cli.passages import say_claim
from headwater.exporting import claims_named, related
from headwater.exporting.doubts import parts
from headwater.exporting.relation_tables import REVIEW_COLUMNS, Claims, review_rows
from headwater.ledger import Found, Ledger
from headwater.linking.matching import FEATURES, SAME, UNDECIDED
from headwater.model import UsageError
from headwater.model.relations import Undecided
from headwater.pipeline import link_ledger

_COLUMNS = (
    Column("score", "Score", justify="right", whole=True),
    Column("one", "Id", whole=True),
    Column("one_content", "One", least=18, weight=2),
    Column("other", "Id", whole=True),
    Column("other_content", "The other", least=18, weight=2),
    Column("reasons", "Why in doubt", least=14),
)
_KEYS = "s same   d different   k skip   q stop"


@click.command("review")
@query_argument
@ledger_option
@format_option("table", "json", "jsonl", "csv")
@click.option("--same", nargs=2, metavar="A B", help="Decide that two claims are of one figure, without asking.")
@click.option("--different", nargs=2, metavar="A B", help="Decide that they are not.")
@click.option("--undo", nargs=2, metavar="A B", help="Take back what was decided on them.")
@note_option
@user_option
@explain_option("Print each pair in full, and what the parts of its score look at.")
def command(
    query: tuple[str, ...],
    ledger_path: Path,
    kind: str,
    explain: bool,
    note: str | None,
    user: str,
    **pairs: tuple[str, str] | None,
) -> int:
    """Decide which claims are of one figure: in a terminal one pair after the other, elsewhere a list of what is undecided.

    Every decision is kept with user and time; the latest on a pair wins over what Headwater makes of it.
    """
    with open_ledger(ledger_path) as ledger:
        given = [(name, pair) for name, pair in pairs.items() if pair]
        if given:
            for name, pair in given:
                _decide(
                    ledger, _claims(ledger, pair), {"same": True, "different": False, "undo": None}[name], user, note
                )
            link_ledger(ledger)
            return 0
        doubts = [one for one in related(ledger, "undecided", " ".join(query)) if isinstance(one, Undecided)]
        doubts.sort(key=lambda one: (-one.score, one.between))
        claims = claims_named(ledger, doubts)
        if explain:
            _explain(doubts, claims)
        elif kind != "table" or not at_a_terminal():
            _list(doubts, claims, kind)
        elif _ask(ledger, doubts, claims, user, note):
            link_ledger(ledger)
    return 0


def at_a_terminal() -> bool:
    """Whether someone can press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _claims(ledger: Ledger, pair: Sequence[str]) -> tuple[str, str]:
    """The ids of two claims from their beginnings."""
    found = [ledger.find(one) for one in pair]
    ids = [one.claim.id for one in found if isinstance(one, Found)]
    if len(set(ids)) != 2:
        raise UsageError("two different claims are needed; headwater review lists those in doubt")
    return ids[0], ids[1]


def _decide(ledger: Ledger, pair: tuple[str, str], same: bool | None, user: str, note: str | None) -> None:
    ledger.judgements.decide(pair, same, user, note)
    word = {True: "one figure", False: "different figures", None: "undecided again"}[same]
    click.echo(f"{short(pair[0])} and {short(pair[1])}: {word}, by {user}")


def _list(doubts: Sequence[Undecided], claims: Claims, kind: str) -> None:
    rows = list(review_rows(doubts, claims))
    if kind == "table":
        print_rows(
            ({**row, "one": short(row["one"]), "other": short(row["other"])} for row in rows),
            _COLUMNS,
            "Nothing is in doubt.",
        )
    else:
        print_data(rows, REVIEW_COLUMNS, kind)


def _ask(ledger: Ledger, doubts: Sequence[Undecided], claims: Claims, user: str, note: str | None) -> int:
    """One pair after the other, by a key each; how many were decided."""
    out, decided = console(), 0
    if not doubts:
        say(out, Text("Nothing is in doubt.", style="dim"))
    for number, doubt in enumerate(doubts, 1):
        _show(out, f"{number} of {len(doubts)}", doubt, claims)
        key = _key()
        if key == "q":
            break
        if key != "k":
            _decide(ledger, doubt.between, key == "s", user, note)
            decided += 1
        say(out, "")
    return decided


def _key() -> str:
    """The next key that means something."""
    click.echo(_KEYS, err=True)
    while True:
        key = click.getchar().lower()
        if key in ("s", "d", "k", "q"):
            return key
        if key in ("\x03", "\x04", ""):
            return "q"


def _show(out: Console, number: str, doubt: Undecided, claims: Claims) -> None:
    say(out, Text.assemble((f"One figure?  {number}", "bold"), (f"  score {doubt.score:.2f}", "dim")))
    for name in doubt.between:
        say_claim(out, claims.get(name))
    for part in parts(doubt, claims):
        say(out, Padding(Text(f"· {part}", style="cyan"), (0, 0, 0, 2)))


def _explain(doubts: Sequence[Undecided], claims: Claims) -> None:
    """Every pair in full, and what the parts of its score look at."""
    out = console()
    for number, doubt in enumerate(doubts, 1):
        _show(out, f"{number} of {len(doubts)}", doubt, claims)
        say(out, "")
    if not doubts:
        say(out, Text("Nothing is in doubt.", style="dim"))
    for feature in FEATURES:
        say(out, Text.assemble((f"{feature.name}, {feature.weight:.2f}", "bold"), f"  {feature.explanation}"))
    say(
        out,
        Text(
            f"From {SAME} two figures are of one thing, from {UNDECIDED} they are in doubt; where a part says they differ, they are two."
        ),
    )
