"""`headwater show`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from headwater.cli.common import STATUS_STYLE, console, ledger_option
from headwater.exporting.wording import bounds, chain, standing, when, where
from headwater.ledger import Found, Ledger
from headwater.model import Claim

_STYLES = {"content": "underline", "source": "blue", "cue": "magenta", "figure": "bold yellow"}


@click.command("show")
@click.argument("identifier")
@ledger_option
def command(identifier: str, ledger_path: Path) -> int:
    """Show the document or claim whose id starts with IDENTIFIER, its words marked in the text."""
    out = console()
    with Ledger(ledger_path) as ledger:
        found = ledger.find(identifier)
        if not isinstance(found, Found):
            document, claims = found.document, found.claims
        else:
            document, claims = found.document, (found.claim,)
        out.print(Text(document.title or "Untitled", style="bold"))
        out.print(
            Text(
                " · ".join(filter(None, [document.publisher, document.published, document.url, document.id])),
                style="dim",
            )
        )
        text = Text(document.text)
        for claim in claims:
            _mark(text, claim)
        if isinstance(found, Found):
            text = text[max(found.claim.sentence.start - 200, 0) : found.claim.sentence.end + 200]
        out.print(text)
        for claim in claims:
            out.print()
            out.print(
                Text(claim.id, style="dim"), Text(standing(claim), style=STATUS_STYLE[claim.status]), Text(chain(claim))
            )
            facts = [
                bounds(figure) + (f" {figure.counted.normal}" if figure.counted else "") for figure in claim.figures
            ]
            out.print(Text("  " + " · ".join(filter(None, [*facts, when(claim), where(claim)]))))
    return 0


def _mark(text: Text, claim: Claim) -> None:
    spans = [("content", span) for span in claim.content] + [("figure", figure.span) for figure in claim.figures]
    spans += [("source", one.mention) for one in claim.sources if one.mention] + (
        [("cue", claim.cue)] if claim.cue else []
    )
    for kind, span in spans:
        text.stylize(_STYLES[kind], span.start, span.end)
