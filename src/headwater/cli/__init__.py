"""Floor 5: the command line. Arguments in, text out; no logic of its own. See `docs/commands.md`.

Exit codes: 0 all well; 1 some inputs met problems; 2 wrong use; 3 the ledger refused or is damaged; 4 a fault of
Headwater itself; 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from headwater import __version__
from headwater.model import HeadwaterError, LedgerError

COMMANDS = {
    "add": "Read reports and add their claims to a ledger.",
    "figures": "List who said which figure.",
    "claims": "List the claims of a ledger.",
    "estimands": "List the disputed figures, their origins, conflicts and drift.",
    "trace": "Follow a claim or figure upstream to its origin.",
    "origins": "List where claims enter the world, and who repeats them.",
    "drift": "List what retellings changed.",
    "conflicts": "List the claims that contradict each other.",
    "flows": "List what is said to go from whom to whom.",
    "timeline": "Draw how a figure moved.",
    "review": "Decide which claims are of one figure.",
    "assess": "Grade a claim, with the proposed grade and its reasons.",
    "correct": "Correct a field of a claim.",
    "history": "List what people decided, assessed and corrected.",
    "relations": "Print every relation between claims and reports.",
    "show": "Show a document or claim, its words marked in the text.",
    "explain": "Print the rules that made each claim.",
    "export": "Write a ledger as CSV, JSON lines or an HTML report.",
    "serve": "Open the page on a ledger: read, trace, compare, judge.",
    "extract": "Print the claims of reports, without a ledger.",
    "link": "Print what holds between the claims of reports, without a ledger.",
    "doctor": "Check the installation and a ledger.",
    "schema": "Print the JSON Schema of the records.",
}
"""Every command with its line of help; the module of the same name holds it as `command`."""


class Commands(click.Group):
    """Commands that are imported when they are asked for, so that the program starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which they are met."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"headwater.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101  # every module of a command has one
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`, without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headwater")
def program() -> None:
    """Follow every claim and figure in the news upstream to whoever said it first.

    Begin with: headwater add SOURCE..., then: headwater figures
    """


def main() -> None:
    """Run the program; an error becomes one line on standard error, and the exit code."""
    try:
        code = program.main(prog_name="headwater", standalone_mode=False) or 0
    except (BrokenPipeError, SystemExit):  # the latter is what click makes of the former
        os._exit(0)  # whoever read our output has seen enough; nothing is left to flush to
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except BaseException as error:
        if os.environ.get("HEADWATER_DEBUG"):
            raise
        message, code = _told(error)
        if message:
            click.echo(f"headwater: {message}", err=True)
    sys.exit(code)


def _told(error: BaseException) -> tuple[str, int]:
    """An error as one line for people, and its exit code."""
    match error:
        case click.ClickException():
            return _usage(error), 2
        case click.Abort() | KeyboardInterrupt():
            kept = str(error.__cause__ or error)  # click makes an Abort of an interrupt
            return f"interrupted; {kept or 'what was stored before is kept whole, and the same command goes on'}", 130
        case LedgerError():
            return str(error), 3
        case HeadwaterError():
            return str(error), 2
        case OSError():
            return f"{error.filename or 'the output cannot be written'}: {(error.strerror or str(error)).lower()}", 2
    return f"a fault of its own: {error!r}; HEADWATER_DEBUG=1 shows where", 4


def _usage(error: click.ClickException) -> str:
    """Click's message without its line of usage; says instead where help is."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}; see '{context.command_path} --help'" if context else message
