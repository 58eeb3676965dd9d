"""The documents say what is so: every command and option is there, every example runs, every link leads somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from headwater.cli import COMMANDS, program
from tests.documented import DOCUMENTS, ROOT, agrees, examples, run

COMMAND_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "decisions").iterdir())
PAGES = [*DOCUMENTS, *DECISIONS, ROOT / "NOTICE"]


def section(name: str) -> str:
    """What `docs/commands.md` says under a command's heading."""
    parts = re.split(r"^## (.+)$", COMMAND_PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_its_options(name: str):
    """An undocumented command or option fails here."""
    command = program.get_command(click.Context(program), name)
    assert command is not None
    page = section(name)
    assert f"$ headwater {name}" in page or f"| headwater {name}" in page, f"docs/commands.md has no example of {name}"
    for option in (option for option in command.params if isinstance(option, click.Option)):
        assert option.opts[-1] in page, f"docs/commands.md: {name} lacks {option.opts[-1]}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documented_examples_print_what_is_shown(path: Path):
    """Someone who types what the documents show gets what they show; `make bless` renews the outputs."""
    if not list(examples(path.read_text(encoding="utf-8"))):
        pytest.skip("shows no command")
    for ran in run(path):
        assert agrees(ran.example.expected, ran.output), f"$ {ran.example.command}\n{ran.output}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path):
    """A file that moved takes its links with it."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text):
        name, _, anchor = unquote(target).partition("#")
        if name.startswith(("http:", "https:", "mailto:")):
            continue
        page = path.parent / name if name else path
        assert page.exists(), f"{path.name} leads to {target}, which is not there"
        if anchor and page.suffix == ".md":
            assert anchor in anchors(page), f"{path.name}: no heading for {target}"


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings are linked."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_every_decision_is_numbered_dated_and_listed(path: Path):
    """`NNNN-title.md`, a number of its own; a title, then the day; `docs/README.md` leads to it."""
    assert re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", path.name), f"{path.name} is not named NNNN-title.md"
    assert [one.name for one in DECISIONS if one.name[:4] == path.name[:4]] == [path.name]
    assert re.match(r"# .+\n\n\d{4}-\d{2}-\d{2}\b", path.read_text(encoding="utf-8")), f"{path.name} has no date"
    assert f"](../decisions/{path.name})" in (ROOT / "docs" / "README.md").read_text(encoding="utf-8")


def dependencies() -> set[str]:
    """The packages that `pyproject.toml` asks for, the tests' own included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    return {re.split(r"[<>=!~\[; ]", one)[0].lower().replace("_", "-") for one in wanted}


def test_every_dependency_is_documented():
    """Whoever wonders why a package is there, and under which licence, finds a line."""
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert {name for name in dependencies() if f"| {name} |" not in page} == set()


def test_every_dependency_is_pinned_and_nothing_else_is_said():
    """`constraints.txt` holds exact versions only: no address, no digest, no range."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    assert dependencies() <= {line.split("==")[0].lower().replace("_", "-") for line in lines}
