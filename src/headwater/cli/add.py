"""`headwater add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from headwater.cli.common import ledger_option, options_of, progress_console, reading_options, running_options
from headwater.ledger import Ledger
from headwater.pipeline import add, jobs_by_default
from headwater.reading import expand


@click.command("add")
@click.argument("sources", nargs=-1, required=True)
@ledger_option
@reading_options
@running_options
@click.option("--acknowledge", is_flag=True, help="Print the id of each report once it is on disk.")
def command(  # noqa: PLR0913, PLR0917  # the command's options
    sources: tuple[str, ...],
    ledger_path: Path,
    url: str | None,
    publisher: str | None,
    title: str | None,
    published: str | None,
    reader: str,
    jobs: int | None,
    acknowledge: bool,
) -> int:
    """Read SOURCES (files, folders, globs, addresses, - for standard input) and add their claims to the ledger.

    What is there already is not added twice; an interrupted run can be repeated.
    """
    names = expand(sources)
    new = known = claims = 0
    problems = []
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with (
        Ledger(ledger_path) as ledger,
        Progress(*columns, console=progress_console(), transient=True, disable=not sys.stderr.isatty()) as bar,
    ):
        task = bar.add_task("Reading reports", total=len(names))
        workers = min(jobs or jobs_by_default(), max(1, len(names) // 8))
        for added in add(names, ledger, options_of(url, publisher, title, published), reader=reader, jobs=workers):
            bar.advance(task)
            if added.problem is not None:
                problems.append(added.problem)
                click.echo(f"headwater: {added.problem}", err=True)
                continue
            new, known = new + added.new, known + (not added.new)
            claims += len(added.record.claims) if added.record and added.new else 0
            if acknowledge and added.record is not None:
                click.echo(f"{added.record.document.id} {len(added.record.claims)}")
                sys.stdout.flush()
    click.echo(
        f"{new} added with {claims} claims, {known} known already, {len(problems)} with problems: {ledger_path}",
        err=acknowledge,
    )
    return 1 if problems else 0
