"""The commands on disputed figures, on one made by hand: tables that fit, data that parse, trees that lead to the origin."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from headwater.ledger import Ledger
from headwater.model.codec import decode_relation
from tests.exporting.disputing import disputed
from tests.protecting import protect
from tests.running import headwater

LISTS = ("estimands", "origins", "drift", "conflicts", "flows", "trace", "timeline", "review", "relations")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one disputed figure; tests only read it."""
    with disputed(tmp_path_factory.mktemp("disputed")) as (ledger, _):
        return ledger.path


def run(path: Path, *arguments: str, columns: int = 100) -> str:
    """What a command prints that goes well."""
    outcome = headwater(*arguments, "--ledger", str(path), env={"COLUMNS": str(columns)})
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("name", LISTS)
def test_what_is_for_people_fits_the_terminal(path: Path, name: str, columns: int):
    """No line is longer than the terminal is wide, and something is said."""
    kind = ("--format", "table") if name == "relations" else ()
    lines = run(path, name, *kind, columns=columns).splitlines()
    assert lines
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("name", ["trace", "estimands", "drift", "timeline"])
@pytest.mark.parametrize("more", [(), ("--explain",)])
@pytest.mark.parametrize("columns", range(30, 60, 3))
def test_no_sign_is_parted_from_its_number(path: Path, name: str, more: tuple[str, ...], columns: int):
    """No line ends in a sign whose number stands on the next."""
    lines = run(path, name, *more, columns=columns).splitlines()
    assert not [line for line in lines if re.search(r"(?:^|\s)[≥≤><≈]$", line.rstrip(" │"))]


@pytest.mark.parametrize("name", LISTS)
def test_data_are_the_same_in_every_format(path: Path, name: str):
    """JSON, JSON lines and CSV have the same rows; CSV the same fields too."""
    listed = json.loads(run(path, name, "--format", "json"))
    lines = [json.loads(line) for line in run(path, name, "--format", "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(run(path, name, "--format", "csv"))))
    assert listed == lines
    assert len(table) == len(lines) > 0
    if name != "relations":
        assert list(table[0]) == list(lines[0])


@pytest.mark.parametrize("name", ["estimands", "drift", "conflicts", "trace", "timeline", "origins", "review"])
def test_explain_says_more(path: Path, name: str):
    """The derivation, or the words that it was read from."""
    assert len(run(path, name, "--explain")) > len(run(path, name))


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["origins", "flows", "review", "relations", "drift", "trace"])
def test_explained_lines_fit_the_terminal(path: Path, name: str, columns: int):
    """However long the sentences are."""
    assert max(map(len, run(path, name, "--explain", columns=columns).splitlines())) <= columns


def test_an_origin_is_explained_by_what_its_claims_share(path: Path):
    """With the first of them, and with the report that each came from."""
    out = run(path, "origins", "o2345guard", "--explain")
    assert out.startswith("coast guard  stated 2025-03-10  o2345guar")
    first, *others = out.split("\n\n")[0].split("· ")[1:]
    assert first.startswith("the first of its claims")
    assert "Coast Courier is upstream of its report, by citation: its text names Coast Courier" in " ".join(
        " ".join(others).split()
    )
    assert "it gives 40 as the first does" in out


def test_a_flow_and_a_relation_are_explained_by_their_claims(path: Path):
    """In the words of the reports."""
    for name in ("flows", "relations"):
        assert "More than 60 workers are missing, the dockers' union said." in " ".join(
            run(path, name, "--explain").split()
        )
    assert "drift  hedge_lost: may" in run(path, "relations", "--kind", "drift", "--explain")


def test_doubt_and_grades_are_explained(path: Path):
    """By the parts of the score with their weights, and by the claims that the proposal rests on."""
    out = run(path, "review", "--explain")
    assert "head, 0." in out
    assert "The counted noun: the same, or one a kind of the other." in out
    graded = run(path, "assess", "e2345miss", "--explain")
    assert "· one is no officer of the other" in graded
    assert "Some 40 workers are missing, the coast guard said." in graded


def test_relations_are_what_the_ledger_holds(path: Path):
    """One relation per line, each of which reads back; one kind alone; as of a step."""
    lines = run(path, "relations").splitlines()
    assert {str(decode_relation(line).kind) for line in lines} >= {"estimand", "origin", "drift", "conflict"}
    assert run(path, "relations", "--step", "1").splitlines() == lines
    assert len(run(path, "relations", "--kind", "origin").splitlines()) == 2


def test_a_trace_leads_to_the_origin(path: Path):
    """Origin, first report, retelling with its evidence and what it lost."""
    out = run(path, "trace", "Courier")
    order = [
        "coast guard  stated 2025-03-10",
        "Coast Courier  ≤ 40  possible",
        "Evening News  40",
        "bound lost: as many as 40 → 40",
        "by citation",
    ]
    places = [out.index(words) for words in order]
    assert places == sorted(places)
    assert "its text names Coast Courier" in run(path, "trace", "Courier", "--explain")


def test_what_is_not_there_is_said(path: Path, tmp_path: Path):
    """A ledger without any gives a line, no empty screen; a drawing of nothing is wrong use."""
    assert len(run(path, "review", "zeppelins").strip().splitlines()) == 1
    empty = tmp_path / "empty.ledger"
    Ledger(empty).close()
    for name in ("estimands", "origins", "drift", "conflicts", "flows", "trace", "review", "claims", "figures"):
        assert len(run(empty, name).strip().splitlines()) == 1
    outcome = headwater("timeline", "--ledger", str(empty))
    assert (outcome.code, outcome.err.startswith("headwater: no figure is disputed")) == (2, True)


def test_a_timeline_in_the_terminal_has_signs_and_names(path: Path):
    """Each origin with the sign of its status, and the key."""
    out = run(path, "timeline", "worker")
    assert "▲ ≤ 40" in out
    assert "● > 60" in out
    assert "a report that repeats it" in out


def test_timelines_are_written_as_files(path: Path, tmp_path: Path):
    """SVG, page and picture, in folders that are made."""
    files = {kind: tmp_path / "new" / f"a.{kind}" for kind in ("svg", "html", "png")}
    run(path, "timeline", *(word for kind, file in files.items() for word in (f"--{kind}", str(file))))
    starts = {kind: file.read_bytes()[:15] for kind, file in files.items()}
    assert starts["svg"].startswith(b"<svg")
    assert starts["html"] == b"<!doctype html>"
    assert starts["png"].startswith(b"\x89PNG")


def test_the_report_shows_the_figure_with_its_tree_and_changes(path: Path):
    """Sections, timeline, both passages, escaped."""
    page = run(path, "export", "--format", "html")
    assert 'id="e-e2345missing"' in page
    assert "<svg" in page
    assert '<mark class="figure">as many as 40</mark>' in page
    assert "<b>Post" not in page
    assert "<img" not in page


@pytest.mark.parametrize("name", ["estimands", "trace", "timeline", "origins", "drift", "conflicts", "flows"])
def test_words_that_nothing_answers_to_are_said(path: Path, name: str):
    """Not that there is nothing at all; and a script can tell."""
    outcome = headwater(name, "zeppelin", "--ledger", str(path))
    assert (outcome.code, outcome.out) == (2, "")
    assert "answers to 'zeppelin'; without words all are listed" in outcome.err


def test_a_write_protected_ledger_answers(path: Path, monkeypatch: pytest.MonkeyPatch):
    """As any other; what would be kept in it is refused with the code of a ledger that refuses."""
    before = {name: run(path, name) for name in LISTS}
    protect(monkeypatch)
    assert {name: run(path, name) for name in LISTS} == before
    outcome = headwater("add", "-", "--ledger", str(path), stdin="Police said 12 boats sank.")
    assert outcome.code == 3
    assert "is write-protected" in outcome.err
