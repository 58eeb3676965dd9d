"""`headwater show`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.cli.options import format_option, ledger_option, open_ledger
from headwater.cli.output import STATUS_STYLE, chain_text, console, say, short
from headwater.exporting.contents import said
from headwater.exporting.marks import pieces
from headwater.exporting.nesting import entries, wholes
from headwater.exporting.wording import (
    bounds,
    chain,
    corrections,
    counted,
    differing,
    published,
    quoted,
    source,
    standing,
    tally,
    time,
    title,
)
from headwater.ledger import Found
from headwater.model import Claim, Document
from headwater.model.codec import encode

_TONES = {"content": "underline", "source": "bold blue", "cue": "magenta", "figure": "bold yellow underline"}
_FURTHER_IN = 4  # blanks before the parts of a claim
_AROUND = 240  # characters of text shown on either side of a claim's sentence


@click.command("show")
@click.argument("identifier", metavar="ID")
@ledger_option
@format_option("text", "json")
def command(identifier: str, ledger_path: Path, kind: str) -> int:
    """Show the document or claim whose id starts with ID: its text with the claim's words marked, and who vouches for it."""
    with open_ledger(ledger_path) as ledger:
        found = ledger.find(identifier)
        whole = (
            wholes(ledger.record(found.document.id).claims).get(found.claim.id) if isinstance(found, Found) else None
        )
    if kind == "json":
        click.echo(encode(found))
        return 0
    out = console()
    _print_head(out, found.document)
    if isinstance(found, Found):
        _print_text(out, found.document, [found.claim], found.claim)
        _print_claim(out, found.claim)
        if whole is not None:
            say(out, Text.assemble(("within  ", "dim"), said(whole), (f"  {short(whole.id)}", "dim")), "")
    else:
        _print_text(out, found.document, found.claims)
        listed = entries(found.claims)
        for entry in listed:
            _print_claim(out, entry.claim)
            for part in entry.parts:
                _print_claim(out, part, entry.claim)
        say(out, Text(tally(len(found.claims), sum(len(entry.parts) for entry in listed)), style="dim"))
    return 0


def _print_head(out: Console, document: Document) -> None:
    facts = [document.publisher, published(document), document.url, short(document.id)]
    say(out, Text(title(document), style="bold"), Text(" · ".join(filter(None, facts)), style="dim"), "")


def _print_text(out: Console, document: Document, claims: Sequence[Claim], only: Claim | None = None) -> None:
    """The text, or of one claim its sentence and what stands around it; brackets stand in for colour where there is none."""
    text = Text()
    begin, end = (0, len(document.text)) if only is None else _around(document.text, only)
    plain = out.color_system is None
    for piece in pieces(document.text, claims):
        first, last = max(piece.start, begin), min(piece.start + len(piece.text), end)
        if first >= last:
            continue
        words = document.text[first:last]
        bracketed = plain and "content" in piece.tones
        style = " ".join(_TONES[tone] for tone in piece.tones)
        text.append(f"[{words}]" if bracketed else words, style=style)
    text.plain = text.plain.replace("][", "") if plain else text.plain
    say(out, Padding(text, (0, 2)), "")


def _around(text: str, claim: Claim) -> tuple[int, int]:
    """The characters shown with a claim: whole words, within its paragraph."""
    spans = [claim.sentence, *claim.content, *(one.mention for one in claim.sources if one.mention)]
    begin = max(min(claim.sentence.start, *(span.start for span in spans)) - _AROUND, 0)
    end = min(claim.sentence.end + _AROUND, len(text))
    while 0 < begin < claim.sentence.start and not text[begin - 1].isspace():
        begin += 1
    while claim.sentence.end < end < len(text) and not text[end].isspace():
        end -= 1
    return begin, end


def _print_claim(out: Console, claim: Claim, whole: Claim | None = None) -> None:
    """What a claim says and what is known of it; of a part of another, further in, what is otherwise there."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    same = whole is not None and chain(claim) == chain(whole)
    table.add_row(short(claim.id), Text(said(claim)) if same else chain_text([source(one) for one in claim.sources]))
    if not same:
        table.add_row("", Text(said(claim)))
    known = [] if whole is None else list(_facts(whole))
    put = standing(claim) if whole is None else ", ".join(differing(claim, whole))
    if put:
        table.add_row("how put", Text(put, STATUS_STYLE[claim.status]))
    for name, value in _facts(claim):
        if (name, value) not in known:
            table.add_row(name, value)
    say(out, Padding(table, (0, 0, 0, 0 if whole is None else _FURTHER_IN)), "")


def _facts(claim: Claim) -> Iterator[tuple[str, Text]]:
    """What is known of a claim, name by name, each with the words it was read from."""
    for figure in claim.figures:
        value = " ".join(filter(None, [bounds(figure), counted(figure)]))
        yield "figure", Text.assemble((value, "bold"), "  ", (quoted(figure.span), "dim"))
    for one in claim.times:
        yield "when", Text.assemble(time(one), "  ", (quoted(one.span), "dim"))
    own = claim.own_places
    for place in claim.places:
        within = ", ".join(filter(None, [place.name, place.admin1 or place.country]))
        yield (
            "where",
            Text.assemble(
                within,
                "" if place.literal else " (its government)",
                "" if place in own else " (by the rest of the report)",
                "  ",
                (quoted(place.span), "dim"),
            ),
        )
    if claim.cue is not None:
        yield "cue", Text.assemble(quoted(claim.cue), "  ", (claim.form, "dim"))
    for hedge in claim.hedges:
        yield "hedge", Text.assemble(quoted(hedge.span), "  ", (hedge.kind, "dim"))
    if claim.event is not None:
        roles = ", ".join(f"{role.name} {quoted(role.span, 60)}" for role in claim.event.roles)
        yield "event", Text.assemble(claim.event.type, "  ", (roles, "dim"))
    for told in corrections(claim):
        yield "corrected", Text(told, "italic")
