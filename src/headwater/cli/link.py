"""`headwater link`."""

from __future__ import annotations

import sys

import click

from headwater.cli.inputs import reading_options, running_options, workers
from headwater.cli.options import format_option
from headwater.model import Problem
from headwater.model.codec import encode_relation
from headwater.pipeline import Method, link_sources
from headwater.reading import ReadOptions, expand


@click.command("link")
@click.argument("sources", nargs=-1, required=True)
@format_option("jsonl")
@running_options
@reading_options
def command(sources: tuple[str, ...], kind: str, read_options: ReadOptions, method: Method, jobs: int | None) -> int:
    """Print what holds between the claims of SOURCES, without a ledger: origins, estimands, derivations, drift, and more.

    SOURCES are reports (text, HTML, PDF, JSON lines), folders, globs, addresses, or files of records that extract printed.
    """
    del kind  # JSON lines are the one format of relations
    names = expand(sources)
    problems: list[Problem] = []
    for relation in link_sources(names, read_options, problems, method=method, jobs=workers(jobs, len(names))):
        click.echo(encode_relation(relation))
    for problem in problems:
        click.echo(f"headwater: {problem}", err=True)
    sys.stdout.flush()
    return 1 if problems else 0
