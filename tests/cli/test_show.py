"""`headwater show`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import headwater


def row(ledger: Path, printed: str) -> dict[str, str]:
    """The row of the figure that is printed so."""
    rows = json.loads(headwater("figures", "--ledger", str(ledger), "--format", "json").out)
    (found,) = (row for row in rows if row["as_printed"] == printed)
    return dict(found)


def test_a_claims_words_are_marked_without_colour(ledger: Path):
    """Where there is no colour, brackets show which words are the claim's."""
    out = headwater("show", row(ledger, "As many as 40")["claim"][:9], "--ledger", str(ledger)).out
    assert "[As many as 40 workers may be missing]" in " ".join(out.split())
    assert "governor ← Ledger" in out
    assert "≤ 40 worker  “As many as 40”" in out


def test_a_document_is_shown_with_all_its_claims(ledger: Path):
    """The id of a document gives its whole text, unchanged but for the marks."""
    data = json.loads(
        headwater("show", row(ledger, "at least 12")["claim"], "--ledger", str(ledger), "--format", "json").out
    )
    out = headwater("show", data["document"]["id"], "--ledger", str(ledger)).out
    plain = " ".join(out.replace("[", "").replace("]", "").split())
    assert data["document"]["text"] in plain
    assert "denied" in out


def test_an_unknown_id_is_wrong_use(ledger: Path):
    """Exit code 2 and one line."""
    outcome = headwater("show", "czzzzzz", "--ledger", str(ledger))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "headwater: no claim or document has an id that starts with 'czzzzzz'\n"


def test_an_id_that_is_not_enough(ledger: Path):
    """The start of several ids is no id."""
    assert headwater("show", "c", "--ledger", str(ledger)).err.endswith("several ids; give more of it\n")
