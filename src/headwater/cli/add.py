"""`headwater add`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from headwater.cli.inputs import reading_options, running_options, workers
from headwater.cli.options import ledger_option
from headwater.ledger import Ledger
from headwater.pipeline import Added, Method, add, link_ledger
from headwater.reading import ReadOptions, expand


@dataclass(slots=True)
class _Tally:
    """What has become of the inputs so far."""

    new: int = 0
    known: int = 0
    problems: int = 0
    claims: int = 0
    figures: int = 0

    def count(self, added: Added) -> None:
        """Count one more input."""
        if added.problem is not None:
            self.problems += 1
        elif not added.new:
            self.known += 1
        elif added.record is not None:
            self.new += 1
            self.claims += len(added.record.claims)
            self.figures += sum(len(claim.figures) for claim in added.record.claims)
            self.problems += bool(added.record.problems)

    def __str__(self) -> str:
        parts = [f"{_number(self.new, 'report')} added ({_number(self.claims, 'claim')})"]
        parts += [f"{self.known} known already"] if self.known else []
        parts += [f"{self.problems} with problems"] if self.problems else []
        return ", ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@click.command("add")
@click.argument("sources", nargs=-1, required=True)
@ledger_option
@running_options
@reading_options
@click.option(
    "--acknowledge", is_flag=True, help="Print the id of each report once it is on disk, and its claims' number."
)
def command(
    sources: tuple[str, ...],
    ledger_path: Path,
    read_options: ReadOptions,
    method: Method,
    jobs: int | None,
    acknowledge: bool,
) -> int:
    """Read SOURCES and add their claims to the ledger, which is made if it is not there.

    SOURCES are files (text, HTML, PDF, JSON lines), folders, globs, addresses, or - for standard input. What the
    ledger holds already is not added twice, so an interrupted run is finished by the same command. Then what is new is
    linked with the rest.
    """
    names, tally = expand(sources), _Tally()
    with _saying_what_is_kept(tally, ledger_path), Ledger(ledger_path) as ledger, _progress() as bar:
        task = bar.add_task("Reading reports", total=len(names))
        for added in add(names, ledger, read_options, method=method, jobs=workers(jobs, len(names))):
            bar.advance(task)
            tally.count(added)
            for problem in added.problems:
                bar.console.print(f"headwater: {problem}", soft_wrap=True)
            if acknowledge and added.record is not None:
                click.echo(f"{added.record.document.id} {len(added.record.claims)}")
                sys.stdout.flush()
        bar.update(task, description="Linking")
        link_ledger(ledger)
    click.echo(f"{tally}: {ledger_path}", err=acknowledge)
    return 1 if tally.problems else 0


@contextmanager
def _saying_what_is_kept(tally: _Tally, ledger: Path) -> Iterator[None]:
    """An interrupt within says how much has been stored until then."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise KeyboardInterrupt(f"{tally} until then, kept whole in {ledger}; the same command goes on") from error


def _progress() -> Progress:
    """A bar on standard error where that is a terminal."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, highlight=False, markup=False, emoji=False),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
