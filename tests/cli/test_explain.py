"""`headwater explain`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import headwater


def test_each_claim_of_a_file_names_its_rules(folder: Path):
    """Every rule that fired is printed with the words and offsets it fired on."""
    out = headwater("explain", str(folder / "depots.txt")).out
    assert "figures.bound.as-many-as" in out
    assert "“As many as 40” 57–70" in out


def test_a_claim_of_the_ledger_is_explained_alike(folder: Path, ledger: Path):
    """The derivation that is stored is the one that extraction gives."""
    fresh = json.loads(headwater("explain", str(folder / "depots.txt"), "--format", "json").out)
    for one in fresh:
        stored = headwater("explain", one["claim"], "--ledger", str(ledger), "--format", "json").out
        assert json.loads(stored) == [one]


def test_neither_file_nor_ledger(tmp_path: Path):
    """What is neither is said to be neither."""
    outcome = headwater("explain", "c123", "--ledger", str(tmp_path / "no.ledger"))
    assert outcome.code == 2
    assert "neither a file 'c123' nor a ledger" in outcome.err


def test_a_file_that_cannot_be_read(tmp_path: Path):
    """A problem with the file is the whole answer."""
    (tmp_path / "empty.txt").touch()
    outcome = headwater("explain", str(tmp_path / "empty.txt"))
    assert outcome.code == 2
    assert outcome.err.endswith("empty.txt: empty: there is nothing to read\n")


TEXT = "The harbour office said as many as 40 boats may have sunk. In 1998 the office lost 3 boats."


def _misses(tmp_path: Path, *rows: dict[str, object], more: tuple[str, ...] = ()):
    """What `--errors` prints for the rows."""
    (tmp_path / "boats.txt").write_text(TEXT)
    (tmp_path / "pred.jsonl").write_text(headwater("extract", str(tmp_path / "boats.txt")).out)
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps({"document": "boats.txt", **row}) + "\n" for row in rows))
    return headwater("explain", "--errors", str(tmp_path / "gold.jsonl"), str(tmp_path / "pred.jsonl"), *more)


def test_errors_tell_the_parse_and_the_rules(tmp_path: Path):
    """A miss is told with the parse, the rules that fired and those that declined."""
    out = _misses(tmp_path, {"text": "as many as 40", "high": 40, "heads": ["boats"], "status": "asserted"}).out
    assert "status: expected asserted, found possible" in out
    assert "boats/NOUN/nsubj<sunk" in out
    assert "figures.bound.as-many-as" in out
    assert "status: auxiliary → possible: may" in out
    assert "declined" in out
    assert "denial" in out
    assert out.endswith("wrong: status 1\n")


def test_errors_of_a_figure_that_is_none(tmp_path: Path):
    """Where no figure was read, the rule that took it for something else is told."""
    out = _misses(tmp_path, {"text": "1998", "start": TEXT.index("1998"), "low": 1998, "high": 1998}).out
    assert "figure: expected 1998, found none" in out
    assert "figure: year → year" in out


def test_errors_of_named_fields(tmp_path: Path):
    """Other fields are left out, as JSON too."""
    row: dict[str, object] = {"text": "40", "status": "asserted", "sources": ["mayor"], "bound": "exact"}
    out = _misses(tmp_path, row, more=("--field", "speaker", "--format", "json")).out
    assert [wrong["field"] for miss in json.loads(out) for wrong in miss["wrong"]] == ["speaker"]


def test_no_errors(tmp_path: Path):
    """What is read as expected is no miss; documents that were not read are passed over."""
    right: dict[str, object] = {
        "text": "as many as 40",
        "high": 40,
        "bound": "at_most",
        "sources": ["harbour office"],
        "status": "possible",
    }
    assert _misses(tmp_path, right, {"document": "elsewhere", "text": "77"}).out == "all as expected\n"


def test_errors_of_no_json(tmp_path: Path):
    """A line that is no expectation is named."""
    (tmp_path / "gold.jsonl").write_text("nothing\n")
    outcome = headwater("explain", "--errors", str(tmp_path / "gold.jsonl"), str(tmp_path / "gold.jsonl"))
    assert outcome.code == 2
    assert "gold.jsonl, line 1: not a Expected" in outcome.err


def test_nothing_to_explain():
    """Neither a file nor expectations."""
    assert "name a FILE or an ID" in headwater("explain").err
