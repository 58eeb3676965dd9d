"""Floor 5: the command line. Arguments in, text out; no logic of its own.

Exit codes: 0 all well; 1 some inputs met problems; 2 wrong use; 3 the ledger refused; 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from headwater import __version__
from headwater.model import HeadwaterError, LedgerError

_COMMANDS = {
    "add": "Read reports and add their claims to a ledger.",
    "extract": "Print the claims of reports, without a ledger.",
    "claims": "List the claims of a ledger.",
    "figures": "List who said which figure.",
    "show": "Show a document or claim with its words marked.",
    "explain": "Print the rules that made each claim.",
    "export": "Write a ledger as CSV, JSON lines or an HTML report.",
    "doctor": "Check the installation and a ledger.",
    "schema": "Print the JSON Schema of the records.",
}


class _Commands(click.Group):
    """Commands that are imported when they are asked for, so that the program starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(f"headwater.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101  # every module of a command has one
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headwater")
def program() -> None:
    """Follow every claim and figure in the news upstream to whoever said it first."""


def main() -> None:
    """Run the program; errors become one line on standard error."""
    try:
        sys.exit(program.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was acknowledged is stored", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os._exit(0)
    except HeadwaterError as error:
        if os.environ.get("HEADWATER_DEBUG"):
            raise
        click.echo(f"headwater: {error}", err=True)
        sys.exit(3 if isinstance(error, LedgerError) else 2)
