"""`headwater extract`."""

from __future__ import annotations

import sys

import click

from headwater.cli.common import (
    console,
    format_option,
    options_of,
    print_rows,
    reading_options,
    running_options,
    table_of,
)
from headwater.exporting import FIGURE_COLUMNS, figure_rows
from headwater.model import Problem
from headwater.model.codec import encode
from headwater.pipeline import extract, jobs_by_default
from headwater.reading import expand


@click.command("extract")
@click.argument("sources", nargs=-1, required=True)
@reading_options
@running_options
@format_option("jsonl", "json", "csv", "table", default="jsonl")
def command(  # noqa: PLR0913, PLR0917  # the command's options
    sources: tuple[str, ...],
    url: str | None,
    publisher: str | None,
    title: str | None,
    published: str | None,
    reader: str,
    jobs: int | None,
    kind: str,
) -> int:
    """Print the claims of SOURCES: a record per document (jsonl, json), or a row per figure (csv, table)."""
    names = expand(sources)
    workers = min(jobs or jobs_by_default(), max(1, len(names) // 8))
    failed = 0
    pairs, records = [], []
    for item in extract(names, options_of(url, publisher, title, published), reader=reader, jobs=workers):
        if isinstance(item, Problem):
            failed += 1
            click.echo(f"headwater: {item}", err=True)
        elif kind == "jsonl":
            sys.stdout.buffer.write(encode(item) + b"\n")
        elif kind == "json":
            records.append(item)
        else:
            pairs += [(claim, item.document) for claim in item.claims]
    if kind == "json":
        sys.stdout.buffer.write(encode(records) + b"\n")
    elif kind == "csv":
        print_rows(figure_rows(pairs), FIGURE_COLUMNS, "csv")
    elif kind == "table":
        shown = {
            "figure": "Figure",
            "counted": "Of what",
            "chain": "Who said it",
            "status": "How put",
            "published": "Published",
        }
        console().print(table_of(figure_rows(pairs), shown))
    sys.stdout.flush()
    return 1 if failed else 0
