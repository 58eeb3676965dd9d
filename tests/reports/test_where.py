"""No change lets the places of marked figures be read worse than the floors; a floor is lowered only by a decision."""

from __future__ import annotations

import pytest

from tests.articles.articles import CORPORA
from tests.reports.where import MEASURES, PARTS, marked, measure

FLOORS = {
    (False, "read"): {"told": 0.35, "right": 0.72, "none": 0.88},
    (False, "held"): {"told": 0.31, "right": 0.59, "none": 0.54},
    (True, "read"): {"told": 0.57, "right": 0.85, "none": 0.84},
    (True, "held"): {"told": 0.48, "right": 0.755, "none": 0.65},
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("real", [False, True])
def test_floors(part: str, real: bool):
    """Each measure of a part stands at its floor or above."""
    if real and not CORPORA.is_dir():
        pytest.skip("the corpora are not at hand (HEADWATER_CORPORA)")
    measured = measure(marked(part, real=real))
    short = {key: round(measured[key], 4) for key in MEASURES if measured[key] < FLOORS[real, part][key]}
    assert short == {}
