"""Recognizers-Text's number and range cases, executed where the corpora are at hand: what is read differently has its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.recognizers import MODELS, REASONS, run

ROOT = Path(__file__).parents[2]
FOLDER = (
    Path(os.environ.get("HEADWATER_CORPORA", ROOT.parent / "shared" / "corpora"))
    / "figures"
    / "recognizers"
    / "Number"
    / "English"
)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the corpora are not at hand (HEADWATER_CORPORA)")
@pytest.mark.parametrize("model", MODELS)
def test_every_case_is_read_alike_or_has_its_reason(model: str) -> None:
    """No case is read differently without a reason in the list."""
    assert [case.text for case in run(FOLDER, model) if not case.agrees and case.reason is None] == []


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_documented(reason: str) -> None:
    """The document names each reason."""
    assert reason in (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8")
