"""`headwater explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from headwater.cli.explain_errors import print_misses, read_expected, read_records
from headwater.cli.options import format_option, ledger_option, open_ledger, reader_option
from headwater.cli.output import STATUS_STYLE, chain_text, console, say, short
from headwater.exporting.wording import content, quoted, source, standing
from headwater.ledger import Found
from headwater.model import Claim, Problem, UsageError
from headwater.model.codec import encode
from headwater.pipeline import Method, extract, find_misses
from headwater.reading import ReadOptions


@click.command("explain")
@click.argument("what", metavar="FILE|ID", required=False)
@ledger_option
@reader_option
@format_option("text", "json")
@click.option(
    "--errors",
    nargs=2,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="GOLD PRED",
    help="Print what GOLD expects and PRED has otherwise: with the parse, the rules that fired, and those that declined.",
)
@click.option("--field", "fields", multiple=True, metavar="NAME", help="With --errors: only these fields, e.g. status.")
def command(  # as click passes them
    *,
    what: str | None,
    ledger_path: Path,
    reader: str,
    kind: str,
    errors: tuple[Path, Path] | None,
    fields: tuple[str, ...],
) -> int:
    """Print, claim by claim, the rules that fired and the words they fired on: of a FILE, or of an ID in the ledger.

    With --errors: of each figure that a file of expectations has otherwise.
    """
    if errors is not None:
        return _misses(errors, frozenset(fields), reader, kind)
    if what is None:
        raise UsageError("name a FILE or an ID, or give --errors GOLD PRED")
    claims = _of_file(what, reader) if what == "-" or Path(what).exists() else _of_ledger(what, ledger_path)
    if kind == "json":
        click.echo(encode([{"claim": one.id, "derivation": one.derivation} for one in claims]))
        return 0
    out = console()
    for claim in claims:
        _explain(out, claim)
    return 0


def _misses(errors: tuple[Path, Path], fields: frozenset[str], reader: str, kind: str) -> int:
    gold, read = errors
    misses = find_misses(read_expected(gold), read_records(read), fields, Method(reader))
    if kind == "json":
        click.echo(encode(list(misses)))
    else:
        print_misses(console(), misses)
    return 0


def _of_file(name: str, reader: str) -> Iterator[Claim]:
    for item in extract([name], ReadOptions(), method=Method(reader)):
        if isinstance(item, Problem):
            raise UsageError(str(item))
        yield from item.claims


def _of_ledger(identifier: str, ledger_path: Path) -> Iterable[Claim]:
    if not ledger_path.exists():
        raise UsageError(f"there is neither a file {identifier!r} nor a ledger at {ledger_path}")
    with open_ledger(ledger_path) as ledger:
        found = ledger.find(identifier)
    return (found.claim,) if isinstance(found, Found) else found.claims


def _explain(out: Console, claim: Claim) -> None:
    put = Text.assemble((standing(claim), STATUS_STYLE[claim.status]), (f"  {short(claim.id)}", "dim"))
    say(out, Text(content(claim), style="bold"), chain_text([source(one) for one in claim.sources]), put)
    steps = Table.grid(padding=(0, 2, 0, 0))
    steps.add_column(no_wrap=True, style="cyan")
    steps.add_column(overflow="fold")
    for step in claim.derivation:
        words = Text()
        for span in step.spans:
            words.append(quoted(span, 80)).append(f" {span.start}–{span.end}  ", style="dim")
        if step.note:
            words.append(f"→ {step.note}")
        steps.add_row(f"  {step.rule}", words)
    say(out, steps, "")
