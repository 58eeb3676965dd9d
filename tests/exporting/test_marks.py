"""Text cut at the ends of marks."""

from __future__ import annotations

from headwater.exporting.marks import pieces
from tests.exporting.samples import PLAIN, RECORDS


def test_the_pieces_are_the_text():
    """Nothing is lost, doubled or moved."""
    for record in RECORDS:
        found = list(pieces(record.document.text, record.claims))
        assert "".join(piece.text for piece in found) == record.document.text
        assert all(record.document.text.startswith(piece.text, piece.start) for piece in found)


def test_a_figure_is_also_content():
    """Tones lie over each other, the weakest first."""
    tones = {piece.text: piece.tones for piece in pieces(PLAIN.document.text, PLAIN.claims)}
    assert tones["as many as 20,000"] == ("content", "figure")
    assert tones["Gen. Oh"] == ("source",)
    assert tones["In October "] == ()


def test_a_claim_opens_where_its_content_begins():
    """Whoever shows the text can put the claim's anchor there."""
    opened = [piece.text for piece in pieces(PLAIN.document.text, PLAIN.claims) if piece.opens]
    assert opened == ["as many as 20,000"]
