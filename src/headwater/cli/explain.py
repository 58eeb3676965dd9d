"""`headwater explain`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from headwater.cli.common import STATUS_STYLE, console, ledger_option
from headwater.exporting.wording import chain, standing
from headwater.ledger import Found, Ledger
from headwater.model import Claim, Problem, UsageError
from headwater.pipeline import extract
from headwater.reading import ReadOptions


@click.command("explain")
@click.argument("what")
@ledger_option
def command(what: str, ledger_path: Path) -> int:
    """Print, claim by claim, the rules that fired and the words they fired on. WHAT is a file, or an id in the ledger."""
    for claim in _claims(what, ledger_path):
        _explain(claim)
    return 0


def _claims(what: str, ledger_path: Path) -> tuple[Claim, ...]:
    if Path(what).exists():
        item = next(iter(extract([what], ReadOptions())))
        if isinstance(item, Problem):
            raise UsageError(str(item))
        return item.claims
    with Ledger(ledger_path) as ledger:
        found = ledger.find(what)
    return (found.claim,) if isinstance(found, Found) else found.claims


def _explain(claim: Claim) -> None:
    out = console()
    out.print(Text(" … ".join(span.text for span in claim.content), style="bold"))
    out.print(Text(chain(claim)), Text(standing(claim), style=STATUS_STYLE[claim.status]))
    for step in claim.derivation:
        words = " ".join(f"“{span.text}” [{span.start}–{span.end}]" for span in step.spans)
        note = f" → {step.note}" if step.note else ""
        out.print(Text(f"  {step.rule}: {words}{note}", style="dim"))
    out.print()
