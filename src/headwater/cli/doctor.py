"""`headwater doctor`."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import apsw
import click

from headwater import __version__
from headwater.cli.options import ledger_option, open_ledger, reader_option
from headwater.language.gazetteer import lookup
from headwater.language.reader import load_reader
from headwater.model import LedgerError
from headwater.pipeline import link_ledger

_PACKAGES = ("spacy", "onnxruntime", "tokenizers", "trafilatura", "pypdfium2", "msgspec", "rich", "click")


@click.command("doctor")
@ledger_option
@reader_option
@click.option(
    "--relink", is_flag=True, help="Then find all relations of the ledger anew, from all of its reports together."
)
def command(ledger_path: Path, reader: str, relink: bool) -> int:
    """Say what is installed, and check the ledger: integrity, digests, and that every span quotes its text."""
    _say("headwater", f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    _say("packages", ", ".join(f"{name} {version(name)}" for name in _PACKAGES))
    _say("sqlite", f"{apsw.sqlite_lib_version()} through apsw {apsw.apsw_version()}")
    _say("reader", load_reader(reader).id)
    found = lookup("Yelabuga")
    _say(
        "gazetteer", f"answers: Yelabuga is {found[0].identifier} in {found[0].admin1}" if found else "knows no places"
    )
    if not ledger_path.exists():
        _say("ledger", f"none at {ledger_path}")
        return 0
    _check(ledger_path)
    if relink:
        _relink(ledger_path)
    return 0


def _check(path: Path) -> None:
    with open_ledger(path) as ledger:
        totals, wrong = ledger.totals(), ledger.check()
    _say(
        "ledger",
        f"{path}: {totals.documents} documents, {totals.claims} claims, {totals.figures} figures, {totals.problems} problems noted",
    )
    for line in wrong:
        _say("damage", line)
    if wrong:
        raise LedgerError(f"{path} is damaged in {len(wrong)} places; restore it from a copy")
    _say("custody", "the file is sound, every digest matches, every span quotes its text")


def _relink(path: Path) -> None:
    with open_ledger(path) as ledger:
        step = link_ledger(ledger, anew=True)
    assert step is not None  # noqa: S101  # from the start there is always a step
    _say("relations", f"found anew, as step {step.number}: {step.added} added, {step.withdrawn} withdrawn")


def _say(name: str, value: str) -> None:
    click.echo(f"{name:<10} {value}")
