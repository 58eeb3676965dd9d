"""No change lets the marked reports be read worse than the floors; a floor is lowered only by a decision."""

from __future__ import annotations

import pytest

from tests.reports.marked import FOLDER, reports
from tests.reports.measure import MEASURES, PARTS, measure

FLOORS = {
    "read": {"found": 0.97, "interval": 0.97, "head": 0.79, "speaker": 0.80, "chain": 0.75, "status": 0.86},
    "held": {"found": 0.96, "interval": 0.97, "head": 0.72, "speaker": 0.71, "chain": 0.63, "status": 0.80},
}


@pytest.mark.parametrize("part", PARTS)
def test_floors(part: str):
    """Each measure of a part stands at its floor or above."""
    measured = measure(part)
    short = {key: round(measured[key], 4) for key in MEASURES if measured[key] < FLOORS[part][key]}
    assert short == {}


@pytest.mark.parametrize("part", PARTS)
def test_marks_stand_where_they_say(part: str):
    """Every report has marks that can be read, in a text without any."""
    for report in reports(FOLDER / part):
        assert report.figures, report.name
        assert not set("{}|") & set(report.text), report.name
