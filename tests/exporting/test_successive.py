"""What one source says in turn, as it is shown: one lane that moves, the total that stands, one source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.exporting.disputes import Dispute, disputes
from headwater.exporting.timeline.lanes import lanes, span
from headwater.exporting.timeline.scales import Days
from headwater.exporting.trees import branches
from headwater.exporting.wording import range_of_origins
from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.pipeline import link_ledger

TOLD = (
    ("Loch Mail", "2025-06-02", "The Mining Bureau said 13 people were killed in the rockfall at Cusco, Peru."),
    ("Lima Star", "2025-06-05", "The rockfall at Cusco, Peru, killed 18 people, the Mining Bureau said on Thursday."),
    ("Loch Mail", "2025-06-09", "The Mining Bureau said the death toll at Cusco, Peru, rose by 3 to 27."),
    ("Andes Day", "2025-06-13", "The Mining Bureau cut the death toll of the rockfall at Cusco, Peru, to 25 from 27."),
)


@pytest.fixture
def dispute(tmp_path: Path) -> Iterator[Dispute]:
    """The one disputed figure."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        for publisher, published, text in TOLD:
            document = make_document(text, publisher=publisher, published=published)
            ledger.add(Record(document, *extract_claims(document)), text.encode(), publisher, "v1")
        link_ledger(ledger)
        yield max(disputes(ledger), key=lambda one: one.reports)


def test_one_lane_moves(dispute: Dispute):
    """Four statements of four days are one lane, and the axis ends a day or so after the last."""
    (lane,) = lanes(dispute)
    assert [point.label for point in lane.points] == ["13", "18", "27", "25"]
    first, last = span([lane])
    assert (Days.of(first, last).last - last).days == 1


def test_the_latest_is_the_total_that_stands(dispute: Dispute):
    """Neither the rise nor the number that was taken back."""
    assert dispute.latest is not None
    assert dispute.words(dispute.latest) == "25"


def test_one_source_is_told_as_one(dispute: Dispute):
    """In the range, beside each further statement, and in place of what."""
    assert range_of_origins(dispute.estimand) == "1 origin"
    assert not dispute.conflicts
    assert not dispute.drifts
    assert dispute.before(dispute.strands[0]) is None
    assert all(dispute.before(strand) is not None for strand in dispute.strands[1:])
    tops = [top for strand in dispute.strands for top in branches(dispute, strand)]
    replaced = {was.figure.span.text for top in tops for was in top.revised if was.figure}
    assert {"13", "18"} <= replaced
