"""The report's own outlet is no voice in it."""

from __future__ import annotations

from headwater.extraction.claims import extract_claims
from headwater.model import SourceKind, make_document


def test_as_reported_by_the_outlet_itself() -> None:
    """ "As the Kyiv Independent has reported" in the Kyiv Independent names nobody but the publisher."""
    text = "As reported by the Kyiv Independent, there are 150 berths in the port."
    (claim, *_), _ = extract_claims(make_document(text, publisher="Kyiv Independent"))
    assert [(one.kind, one.name) for one in claim.sources] == [(SourceKind.PUBLISHER, "Kyiv Independent")]
