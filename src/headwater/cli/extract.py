"""`headwater extract`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from headwater.cli.inputs import reading_options, running_options, workers
from headwater.cli.options import format_option
from headwater.cli.output import print_data, print_figures
from headwater.exporting import FIGURE_COLUMNS, figure_rows, to_jsonl
from headwater.model import Claim, Document, Problem, Record
from headwater.model.codec import encode
from headwater.pipeline import Method, extract
from headwater.reading import ReadOptions, expand


@click.command("extract")
@click.argument("sources", nargs=-1, required=True)
@format_option("jsonl", "json", "csv", "table")
@running_options
@reading_options
def command(sources: tuple[str, ...], kind: str, read_options: ReadOptions, method: Method, jobs: int | None) -> int:
    """Print the claims of SOURCES, without a ledger: a record per document (jsonl, json) or a row per figure (csv, table).

    SOURCES are files (text, HTML, PDF, JSON lines), folders, globs, addresses, or - for standard input.
    """
    names = expand(sources)
    problems: list[Problem] = []
    records = _records(extract(names, read_options, method=method, jobs=workers(jobs, len(names))), problems)
    if kind == "jsonl":
        for line in to_jsonl(records):
            click.echo(line, nl=False)
    elif kind == "json":
        click.echo(encode(list(records)))
    elif kind == "csv":
        print_data(figure_rows(_pairs(records)), FIGURE_COLUMNS, kind)
    else:
        print_figures(figure_rows(_pairs(records)))
    sys.stdout.flush()
    return 1 if problems else 0


def _records(items: Iterable[Record | Problem], problems: list[Problem]) -> Iterator[Record]:
    """The records; problems are told at once and gathered."""
    for item in items:
        met = [item] if isinstance(item, Problem) else item.problems
        problems += met
        for problem in met:
            click.echo(f"headwater: {problem}", err=True)
        if isinstance(item, Record):
            yield item


def _pairs(records: Iterable[Record]) -> Iterator[tuple[Claim, Document]]:
    return ((claim, record.document) for record in records for claim in record.claims)
