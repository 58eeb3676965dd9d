"""Options that several commands share, and the ledger that a command opens."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import click

from headwater.ledger import Ledger
from headwater.model import LedgerError, UsageError

DEFAULT_LEDGER = "headwater.ledger"

T = TypeVar("T")
Command = Callable[..., Any]  # a command takes what its options say; click passes them by name


def ledger_option(function: Command) -> Command:
    """`--ledger PATH`."""
    return click.option(
        "--ledger",
        "ledger_path",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT_LEDGER,
        envvar="HEADWATER_LEDGER",
        show_default=True,
        show_envvar=True,
        help="The ledger's file.",
    )(function)


def reader_option(function: Command) -> Command:
    """`--reader NAME`."""
    return click.option(
        "--reader",
        default="default",
        show_default=True,
        help="What parses the sentences: the reader that is shipped, or the name or folder of a spaCy pipeline.",
    )(function)


def format_option(*kinds: str) -> Callable[[Command], Command]:
    """`--format KIND`; the first kind is the default."""
    return click.option(
        "--format",
        "kind",
        type=click.Choice(kinds),
        default=kinds[0],
        show_default=True,
        help="The form of the output.",
    )


def explain_option(words: str) -> Callable[[Command], Command]:
    """`--explain`."""
    return click.option("--explain", is_flag=True, help=words)


def user_option(function: Command) -> Command:
    """`--user NAME`."""
    return click.option(
        "--user",
        default=getpass.getuser,
        envvar="HEADWATER_USER",
        show_envvar=True,
        help="Who decides. [default: the name you are logged in by]",
    )(function)


def note_option(function: Command) -> Command:
    """`--note TEXT`."""
    return click.option("--note", metavar="TEXT", help="Why: kept with it.")(function)


def answering(found: Iterable[T], query: Sequence[str], what: str) -> Iterator[T]:
    """What was found; raises `UsageError` if words were given and nothing answers to them.

    >>> list(answering([], [], "claim")), list(answering([1, 2], ["boats"], "claim"))
    ([], [1, 2])
    >>> answering([], ["boats"], "claim")
    Traceback (most recent call last):
    ...
    headwater.model.errors.UsageError: no claim answers to 'boats'; without words all are listed
    """
    rest = iter(found)
    first = list(islice(rest, 1))
    if query and not first:
        raise UsageError(f"no {what} answers to {' '.join(query)!r}; without words all are listed")
    return chain(first, rest)


query_argument = click.argument("query", nargs=-1, metavar="[ID|QUERY]")


def open_ledger(path: Path) -> Ledger:
    """The ledger that is at `path`, to be read; raises `LedgerError` if there is none yet."""
    if not path.exists():
        raise LedgerError(
            f"there is no ledger at {path}; add reports to it first: headwater add SOURCE --ledger {path}"
        )
    return Ledger(path)
