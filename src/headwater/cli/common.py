"""Options and output that several commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from headwater.exporting import to_csv
from headwater.reading import ReadOptions

DEFAULT_LEDGER = "headwater.ledger"
STATUS_STYLE = {"asserted": "green", "reported": "cyan", "estimated": "yellow", "possible": "yellow", "planned": "blue", "conditional": "magenta", "denied": "red", "unverified": "red"}  # fmt: skip

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]  # click passes what the options say


def ledger_option(function: Callable[..., Any]) -> Callable[..., Any]:  # likewise
    """`--ledger PATH`."""
    return click.option(
        "--ledger",
        "ledger_path",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT_LEDGER,
        envvar="HEADWATER_LEDGER",
        show_default=True,
        help="The ledger's file.",
    )(function)


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:  # likewise
    """`--url`, `--publisher`, `--title`, `--published`: metadata that win over the report's own."""
    for name, words in (
        ("published", "Its date (ISO 8601)."),
        ("title", "Its title."),
        ("publisher", "Its publisher."),
        ("url", "Its address."),
    ):
        function = click.option(f"--{name}", help=words)(function)
    return function


def running_options(function: Callable[..., Any]) -> Callable[..., Any]:  # likewise
    """`--reader`, `--jobs`."""
    function = click.option(
        "--jobs", type=click.IntRange(1, 64), help="Processes; as many as there are processors if not given."
    )(function)
    return click.option(
        "--reader", default="default", show_default=True, help="The parser: default, or a spaCy pipeline."
    )(function)


def format_option(*kinds: str, default: str) -> _Decorator:
    """`--format KIND`."""
    return click.option(
        "--format", "kind", type=click.Choice(kinds), default=default, show_default=True, help="The form of the output."
    )


def options_of(url: str | None, publisher: str | None, title: str | None, published: str | None) -> ReadOptions:
    """The metadata options as one value."""
    return ReadOptions(url, publisher, title, published)


def console() -> Console:
    """Standard output for people: coloured on a terminal, plain and wide enough elsewhere."""
    return Console(width=None if sys.stdout.isatty() else 120, highlight=False)


def progress_console() -> Console:
    """Standard error, for progress bars."""
    return Console(stderr=True)


def print_rows(rows: Iterable[dict[str, str]], columns: tuple[str, ...], kind: str) -> None:
    """Rows as CSV, JSON or JSON lines."""
    if kind == "csv":
        click.echo(to_csv(rows, columns), nl=False)
    elif kind == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    else:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))


def table_of(rows: Iterable[dict[str, str]], shown: dict[str, str]) -> Table:
    """A table for the terminal: `shown` maps column to heading; what does not fit is wrapped."""
    table = Table(
        box=None, header_style="bold", pad_edge=False, row_styles=["", "dim"] if not sys.stdout.isatty() else [""]
    )
    for column, heading in shown.items():
        table.add_column(
            heading,
            overflow="fold",
            no_wrap=column in ("status", "published"),
            justify="right" if column == "figure" else "left",
            min_width=9 if column == "figure" else None,
        )
    for row in rows:
        table.add_row(*(_cell(column, row[column]) for column in shown))
    return table


def _cell(column: str, value: str) -> Text:
    style = STATUS_STYLE.get(value, "") if column == "status" else "bold" if column == "figure" else ""
    return Text(value[:10] if column == "published" else value, style=style)
