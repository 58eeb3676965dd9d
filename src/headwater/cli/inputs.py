"""Options of the commands that read reports: what is known of them, and how they are read."""

from __future__ import annotations

from functools import wraps
from typing import Any

import click

from headwater.cli.options import Command, reader_option
from headwater.pipeline import CHOICES, USUAL, Method, jobs_by_default
from headwater.reading import DATE_FORMS, ReadOptions, given_date

_REPORTS_PER_JOB = 8  # a process takes as long to start as some eight reports take to read


def reading_options(function: Command) -> Command:
    """`--url`, `--publisher`, `--title`, `--published`: metadata that win over the report's own, as `read_options`."""

    @wraps(function)
    def collected(url: str | None, publisher: str | None, title: str | None, published: str | None, **rest: Any) -> Any:
        options = ReadOptions(url, publisher, title, _date(published) if published else None)
        return function(read_options=options, **rest)

    decorated: Command = collected
    for name, words in (
        ("published", "The reports' date, in place of their own: 2025-05-06, 2025-05, 6 May 2025."),
        ("title", "Their title."),
        ("publisher", "Their publisher."),
        ("url", "Their address."),
    ):
        decorated = click.option(f"--{name}", metavar="TEXT", help=words)(decorated)
    return decorated


def _date(value: str) -> str:
    """A date that was given, in ISO 8601; raises `click.BadParameter` if it cannot be read."""
    try:
        return given_date(value)
    except ValueError as error:
        context = click.get_current_context(silent=True)
        raise click.BadParameter(
            f"{value!r} is no date: {error}; read are {DATE_FORMS}", context, param_hint="'--published'"
        ) from error


def running_options(function: Command) -> Command:
    """`--reader NAME` and `--select WHAT`, as `method`; and `--jobs N`."""

    @wraps(function)
    def collected(reader: str, select: str, **rest: Any) -> Any:
        return function(method=Method(reader, select), **rest)

    decorated = click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        help="Processes that extract. [default: one per processor, fewer for a few reports]",
    )(collected)
    decorated = click.option(
        "--select",
        type=click.Choice(list(CHOICES)),
        default=USUAL.select,
        show_default=True,
        help="Sentences to parse: all that may hold a claim, or, faster, only those with a number and who said it.",
    )(decorated)
    return reader_option(decorated)


def workers(jobs: int | None, reports: int) -> int:
    """How many processes are worth starting for so many reports.

    >>> workers(None, 1), workers(2, 100)
    (1, 2)
    """
    return min(jobs or jobs_by_default(), max(1, reports // _REPORTS_PER_JOB))
