"""Whose text a report is: an agency on its own site credits nobody, on another's it is who writes."""

from __future__ import annotations

import pytest

from headwater.extraction.claims import extract_claims
from headwater.model import SourceKind, make_document

TEXT = "VALDORA (Reuters) - At least 40 mills stopped in the flood."


@pytest.mark.parametrize(
    ("url", "publisher", "names"),
    [
        ("https://www.reuters.com/article/1", None, [None]),
        ("https://uk.reuters.com/article/1", "Reuters UK", ["Reuters UK"]),
        ("https://news.example/1", "Valdora Post", ["Reuters", "Valdora Post"]),
    ],
)
def test_agency_over_the_text(url: str, publisher: str | None, names: list[str | None]):
    """An agency whose name stands over the text publishes it, before the outlet that prints it; no voice is made of it."""
    (claim,), _ = extract_claims(make_document(TEXT, url=url, publisher=publisher))
    assert [one.name for one in claim.sources] == names
    assert {one.kind for one in claim.sources} == {SourceKind.PUBLISHER}
