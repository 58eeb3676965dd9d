"""No change lets the marked reports be read worse than the floors; a floor is lowered only by a decision."""

from __future__ import annotations

import pytest

from tests.reports.marked import FOLDER, reports
from tests.reports.measure import MEASURES, PARTS, measure

FLOORS = {
    "read": {"found": 0.98, "interval": 0.98, "head": 0.82, "speaker": 0.775, "chain": 0.7, "status": 0.91},
    "held": {"found": 0.965, "interval": 0.98, "head": 0.745, "speaker": 0.72, "chain": 0.625, "status": 0.825},
}


@pytest.mark.parametrize("part", PARTS)
def test_floors(part: str):
    """Each measure of a part stands at its floor or above."""
    measured = measure(reports(FOLDER / part))
    short = {key: round(measured[key], 4) for key in MEASURES if measured[key] < FLOORS[part][key]}
    assert short == {}


@pytest.mark.parametrize("part", PARTS)
def test_marks_stand_where_they_say(part: str):
    """Every report has marks that can be read, in a text without any."""
    for report in reports(FOLDER / part):
        assert report.figures, report.name
        assert not set("{}|") & set(report.text), report.name
