"""`headwater timeline`."""

from __future__ import annotations

import importlib
from pathlib import Path

import click
from rich.text import Text

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import STATUS_STYLE, console, print_data, say, short
from headwater.cli.outputs import made, write
from headwater.exporting import disputes
from headwater.exporting.disputes import Dispute
from headwater.exporting.relation_tables import STEP_COLUMNS, step_rows
from headwater.exporting.timeline.lanes import Lane, lanes
from headwater.exporting.timeline.layout import drawing
from headwater.exporting.timeline.page import to_page
from headwater.exporting.timeline.sketch import REPEAT, SIGNS, sketch
from headwater.exporting.timeline.svg import to_svg
from headwater.model import UsageError

_STYLES = {"name": "bold", "note": "dim", "track": "dim", "value": "bold", "scale": "dim"}
_file = click.Path(path_type=Path, dir_okay=False)


@click.command("timeline")
@query_argument
@ledger_option
@format_option("text", "json", "jsonl", "csv")
@click.option("--png", type=_file, help="Write a picture to that file; needs headwater[pictures].")
@click.option("--svg", type=_file, help="Write an SVG to that file.")
@click.option("--html", type=_file, help="Write a page to that file.")
@explain_option("Print the words that each step was read from.")
def command(
    query: tuple[str, ...],
    ledger_path: Path,
    kind: str,
    explain: bool,
    **files: Path | None,
) -> int:
    """Draw how a figure moved: each origin's interval by the day it was stated, and the reports that repeat it.

    ID|QUERY is the start of an id, or words: then the figure that most reports give of those with a claim in which all of
    the words stand. An interval is what the wording allows, never a confidence interval.
    """
    with open_ledger(ledger_path) as ledger:
        found = list(answering(disputes(ledger, " ".join(query)), query, "disputed figure"))
    if not found:
        raise UsageError("no figure is disputed: several reports must give it, or one contradict another")
    if kind != "text":
        print_data((row for dispute in found for row in step_rows(dispute)), STEP_COLUMNS, kind)
        return 0
    dispute = found[0]
    for name, path in files.items():
        if path is not None:
            _save(dispute, name, path, ledger_path)
    if not any(files.values()):
        _print(dispute, explain)
    if len(found) > 1:
        others = ", ".join(f"{one.estimand.label} ({short(one.estimand.id)})" for one in found[1:4])
        more = f" and {len(found) - 4} more" if len(found) > 4 else ""
        click.echo(f"headwater: drawn is the figure that most reports give; others: {others}{more}", err=True)
    return 0


def _save(dispute: Dispute, name: str, path: Path, ledger_path: Path) -> None:
    title = dispute.estimand.label
    what = drawing(lanes(dispute))
    if what is None:
        raise UsageError(f"no day is known of {title}; there is nothing to draw")
    if name == "svg":
        write(path, ledger_path, [to_svg(what, title, alone=True).encode()])
    elif name == "html":
        write(path, ledger_path, [to_page(dispute).encode()])
    else:
        try:
            picture = importlib.import_module("headwater.exporting.timeline.picture")  # matplotlib: not everyone has it
        except ModuleNotFoundError as error:
            raise UsageError("a PNG needs matplotlib: pip install 'headwater[pictures]'; --svg does without") from error
        with made(path, ledger_path) as draft:
            picture.save_png(what, title, draft)


def _print(dispute: Dispute, explain: bool) -> None:
    out, shown = console(), lanes(dispute)
    say(out, Text.assemble((dispute.estimand.label, "bold"), (f"  {short(dispute.estimand.id)}", "dim")), "")
    for line in sketch(shown, out.width):
        text = Text(no_wrap=True, overflow="crop")
        for piece in line:
            text.append(piece.text, _STYLES.get(piece.kind) or STATUS_STYLE.get(piece.kind, ""))
        say(out, text)
    statuses = {point.status for lane in shown for point in lane.points}
    key = "   ".join(f"{SIGNS[status]} {status}" for status in SIGNS if status in statuses)
    say(out, "", Text(f"{key}   {REPEAT} a report that repeats it" if shown else "No days are known.", style="dim"))
    if explain:
        _explain(shown)


def _explain(shown: tuple[Lane, ...]) -> None:
    out = console()
    for lane in shown:
        for point in lane.points:
            day = f"{point.day}" if point.dated else f"{point.day}, the first report's day"
            say(
                out,
                "",
                Text.assemble((lane.name, "bold"), f"  {day}", (f"  {short(point.claim)}", "dim")),
                Text(point.told),
            )
