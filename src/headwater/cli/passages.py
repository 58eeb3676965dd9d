"""Claims in their own words, for what `--explain` prints."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from headwater.cli.output import STATUS_STYLE, chain_text, say, short
from headwater.exporting.wording import source, standing
from headwater.ledger import Found


def say_claim(out: Console, found: Found | None, reasons: Iterable[str] = (), *, indent: int = 2) -> None:
    """Print a claim: its chain with date, id and standing, its sentence with the figures marked, and reasons below."""
    if found is None:
        say(out, Padding(Text("not in this ledger", style="dim"), (0, 0, 0, indent)))
        return
    published = (found.document.published or "no date")[:10]
    head = chain_text([source(one) for one in found.claim.sources])
    head.append(f"  {published}  {short(found.claim.id)}  ", style="dim")
    head.append(standing(found.claim), style=STATUS_STYLE[found.claim.status])
    sentence = Text(" ".join(found.claim.sentence.text.split()))
    sentence.highlight_words([one.span.text for one in found.claim.figures], "bold yellow")
    say(out, Padding(head, (0, 0, 0, indent)), Padding(sentence, (0, 0, 0, indent)))
    for reason in reasons:
        say(out, Padding(Text(f"· {reason}", style="cyan"), (0, 0, 0, indent)))
