"""`headwater add`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import headwater


def added(path: Path, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    """Run `add` into a ledger."""
    outcome = headwater("add", "--ledger", str(path), *arguments, stdin=stdin)
    return outcome.code, outcome.out, outcome.err


def documents(path: Path) -> list[dict[str, object]]:
    """The documents of a ledger, as exported."""
    lines = headwater("export", "--format", "jsonl", "--ledger", str(path)).out.splitlines()
    return [json.loads(line)["document"] for line in lines]


def test_reports_are_added_once(folder: Path, tmp_path: Path):
    """The same command again adds nothing, so an interrupted run can be repeated."""
    code, out, err = added(tmp_path / "a.ledger", str(folder))
    assert (code, err) == (0, "")
    assert out.startswith("2 reports added (")
    assert added(tmp_path / "a.ledger", str(folder))[1].startswith("0 reports added (0 claims), 2 known already")


def test_figures_first_and_all_claims_later(tmp_path: Path):
    """A report added for its figures alone is no bar to adding all its claims."""
    text = "The envoy said the talks failed. The ministry said 40 boats sank."
    path = tmp_path / "a.ledger"
    assert added(path, "-", "--select", "figures", stdin=text)[1].startswith("1 report added (1 claim)")
    assert added(path, "-", "--select", "figures", stdin=text)[1].startswith("0 reports added (0 claims), 1 known")
    assert added(path, "-", stdin=text)[1].startswith("1 report added (2 claims)")
    assert len(headwater("claims", "--ledger", str(path), "--format", "jsonl").out.splitlines()) == 2


def test_a_bad_input_is_one_line_and_the_rest_lands(folder: Path, tmp_path: Path):
    """One missing file costs one line on standard error and exit code 1."""
    code, out, err = added(tmp_path / "a.ledger", "nowhere.txt", str(folder))
    assert code == 1
    assert err == "headwater: nowhere.txt: no such file; check the path\n"
    assert out.startswith("2 reports added (")
    assert "1 with problems" in out


def test_options_win_over_the_sidecar(folder: Path, tmp_path: Path):
    """What the user says of a report is what is stored."""
    added(tmp_path / "a.ledger", str(folder / "boats.txt"), "--publisher", "Gazette", "--published", "2024-01")
    (document,) = documents(tmp_path / "a.ledger")
    assert (document["publisher"], document["published"], document["title"]) == ("Gazette", "2024-01", "About boats")


def test_a_date_that_is_none_is_said_once(tmp_path: Path):
    """The report is added and linked without it; the line names the file; the option that cannot be read is wrong use."""
    report, path = tmp_path / "ferry.txt", tmp_path / "a.ledger"
    report.write_text("The coast guard said at least 12 boats sank.")
    report.with_suffix(".json").write_text(json.dumps({"date": "0001-01-01"}))
    code, out, err = added(path, str(report))
    assert (code, out.startswith("1 report added (1 claim), 1 with problems")) == (1, True)
    assert err.startswith(f'headwater: {report}: its date "0001-01-01" (sidecar) counts as not given: ')
    assert [one["published"] for one in documents(path)] == [None]
    assert added(path, str(report))[::2] == (0, "")
    code, _, err = added(path, str(report), "--published", "last week")
    assert code == 2
    assert "'last week' is no date: it is none that can be read; read are \"2025-05-06\"" in err
    code, _, _ = added(path, str(report), "--published", "3 March 2020")
    assert code == 0
    assert [one["published"] for one in documents(path)] == [None, "2020-03-03"]


def test_a_problem_names_the_file(tmp_path: Path):
    """What was left out of a report is said of its file, not of an id that nobody knows yet."""
    report = tmp_path / "long.txt"
    report.write_text("The harbour office said 12 boats sank. It said 40 " + "and 40 " * 2500 + "boats had sunk.")
    code, _, err = added(tmp_path / "a.ledger", str(report))
    assert code == 1
    assert err.startswith(f"headwater: {report}: ")


def test_standard_input_is_a_report(tmp_path: Path):
    """A text can be piped in."""
    code, _, _ = added(tmp_path / "a.ledger", "-", stdin="Police said 12 boats sank.")
    assert code == 0
    assert [document["text"] for document in documents(tmp_path / "a.ledger")] == ["Police said 12 boats sank."]


def test_each_report_can_be_acknowledged(folder: Path, tmp_path: Path):
    """Programs that feed the ledger read from standard output what is on disk."""
    _, out, err = added(tmp_path / "a.ledger", str(folder), "--acknowledge")
    acknowledged = [line.split()[0] for line in out.splitlines()]
    assert sorted(acknowledged) == sorted(str(document["id"]) for document in documents(tmp_path / "a.ledger"))
    assert err.startswith("2 reports added")
