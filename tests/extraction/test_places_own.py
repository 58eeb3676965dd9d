"""Which figure of a sentence is in which of its places."""

from __future__ import annotations

import pytest

from headwater.extraction.claims import extract_claims
from headwater.model import make_document


def _places(text: str) -> dict[str, list[set[str]]]:
    told: dict[str, list[set[str]]] = {}
    for claim in extract_claims(make_document(text))[0]:
        for figure in claim.figures:
            told.setdefault(figure.span.text, []).append({place.span.text for place in claim.places})
    return told


@pytest.mark.parametrize(
    "text",
    [
        "The floods left 30 dead, 20 in Kenya, 10 in Uganda.",
        "The floods left 30 dead: 20 in Kenya and 10 in Uganda.",
        "The floods left 30 dead, including 20 in Kenya and 10 in Uganda.",
    ],
)
def test_total_before_its_parts(text: str) -> None:
    """Each part is in its own place, the total in both."""
    assert _places(text) == {"30": [{"Kenya", "Uganda"}], "20": [{"Kenya"}], "10": [{"Uganda"}]}


def test_no_total() -> None:
    """What comes to more than the first number is no part of it: all are told in one claim, as before."""
    text = "The floods hurt 30 people, 20 in Kenya and 15 in Uganda."
    assert all(one == {"Kenya", "Uganda"} for places in _places(text).values() for one in places)
