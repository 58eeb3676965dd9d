"""Clauses that stand otherwise than the claim around them are claims; others are not."""

from __future__ import annotations

import pytest

from headwater.extraction.claims import extract_claims
from headwater.model import make_document


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The mayor met the crews who rebuilt the mill.", []),
        ("The mayor met the crews who will rebuild the mill.", ["who will rebuild the mill"]),
        ("The crews will rebuild the mill that burned in May.", ["that burned in May"]),
        ("The crews met in May to meet their needs.", []),
        ("The clerk needs to find the deeds.", ["The clerk … to find the deeds"]),
    ],
)
def test_clauses_apart(text: str, apart: list[str]) -> None:
    """Told as so within what is open, or open within what is told as so, with the subject that an infinitive shares; not what stands alike."""
    claims, _ = extract_claims(make_document(text, publisher="Ledger"))
    rules = "claims.clause-apart"
    found = [
        " … ".join(span.text for span in claim.content)
        for claim in claims
        if any(step.rule == rules for step in claim.derivation)
    ]
    assert found == apart
