"""The program as a whole: help, errors of one line, exit codes, a quick start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from headwater import __version__
from headwater.cli import COMMANDS
from tests.running import headwater


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str):
    """Each command says what it does; its first line agrees with the list."""
    outcome = headwater(name, "--help")
    assert outcome.code == 0
    assert f"Usage: headwater {name}" in outcome.out


def test_help_lists_the_commands():
    """A newcomer sees what there is."""
    out = headwater("--help").out
    assert all(name in out and words in out for name, words in COMMANDS.items())


def test_version():
    """`--version` names the package's version."""
    assert headwater("--version").out == f"headwater, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["add"], "headwater: Missing argument 'SOURCES...'; see 'headwater add --help'\n"),
        (["grow"], "headwater: No such command 'grow'; see 'headwater --help'\n"),
        (["figures", "--format", "xml"], "is not one of"),
        (["extract", "x.txt", "--jobs", "0"], "headwater: Invalid value for '--jobs'"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], line: str):
    """Exit code 2, and where help is."""
    outcome = headwater(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert line in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_an_unknown_reader_is_named():
    """A reader that is not there is said before any report is read."""
    outcome = headwater("extract", "-", "--reader", "no_such_pipeline", stdin="Police said 12 boats sank.")
    assert outcome.code == 2
    assert "no reader 'no_such_pipeline'" in outcome.err


def test_an_interrupt_is_no_fault():
    """Ctrl-C ends with 130 and a line that says what is safe."""
    with patch("headwater.cli.program.main", side_effect=KeyboardInterrupt):
        outcome = headwater("add", "x")
    assert outcome.code == 130
    assert outcome.err.startswith("headwater: interrupted;")


def test_a_fault_of_our_own_shows_no_traceback():
    """One line, exit code 4; the traceback only on demand."""
    with patch("headwater.cli.program.main", side_effect=RuntimeError("odd")):
        outcome = headwater("add", "x")
        assert outcome.code == 4
        assert outcome.err == "headwater: a fault of its own: RuntimeError('odd'); HEADWATER_DEBUG=1 shows where\n"
        with pytest.raises(RuntimeError):
            headwater("add", "x", env={"HEADWATER_DEBUG": "1"})


def test_help_imports_nothing_heavy():
    """The program starts at once: the parser's libraries wait until a command needs them."""
    script = "import sys; sys.argv = ['headwater', '--help']\nimport headwater.cli\ntry:\n headwater.cli.main()\nfinally:\n print({'spacy', 'numpy', 'apsw', 'jinja2'} & set(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"


def test_the_installed_program_runs(folder: Path):
    """The entry point works from a shell, with a pipe."""
    program = Path(sys.executable).with_name("headwater")
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    text = (folder / "boats.txt").read_text(encoding="utf-8")
    done = subprocess.run(
        [program, "extract", "-", "--format", "csv"], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "at least 12" in done.stdout


def test_a_reader_of_our_output_may_leave():
    """`headwater ... | head -1` ends quietly."""
    command = f"{sys.executable} -c 'import headwater.cli; headwater.cli.main()' schema | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_a_reader_that_has_seen_enough_is_no_fault(ledger: Path):
    """`headwater claims | head -1` says nothing on standard error, however soon the pipe is closed."""
    program = "import headwater.cli; headwater.cli.main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "claims", "--ledger", str(ledger)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0
