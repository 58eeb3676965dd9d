"""`headwater doctor`."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import apsw
import click

from headwater import __version__
from headwater.cli.common import ledger_option
from headwater.language.reader import load_reader
from headwater.ledger import Ledger


@click.command("doctor")
@ledger_option
@click.option("--reader", default="default", show_default=True, help="The parser to check.")
def command(ledger_path: Path, reader: str) -> int:
    """Say what is installed, and check the ledger: integrity, digests, and that every span quotes its text."""
    click.echo(f"headwater {__version__}, Python {platform.python_version()}")
    click.echo(
        f"SQLite {apsw.sqlite_lib_version()} through apsw, spaCy {version('spacy')}, onnxruntime {version('onnxruntime')}"
    )
    click.echo(f"reader {load_reader(reader).id}")
    if not ledger_path.exists():
        click.echo(f"no ledger at {ledger_path}")
        return 0
    with Ledger(ledger_path) as ledger:
        totals, wrong = ledger.totals(), ledger.check()
    click.echo(
        f"{ledger_path}: {totals.documents} documents, {totals.claims} claims, {totals.figures} figures, {totals.problems} problems"
    )
    for line in wrong:
        click.echo(f"wrong: {line}")
    click.echo("the ledger is sound" if not wrong else f"{len(wrong)} things are wrong; restore the file from a copy")
    return 3 if wrong else 0
