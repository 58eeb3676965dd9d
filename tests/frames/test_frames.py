"""No change lets fewer of the sentences that are made of frames be read as they should; a floor is lowered only by a decision."""

from __future__ import annotations

import pytest

from tests.frames.frames import KINDS
from tests.frames.measure import misread

FLOORS = {"speakers": 0.983, "chains": 0.91, "statuses": 0.995, "polarity": 0.97, "bounds": 0.995, "times": 0.99}


@pytest.mark.parametrize("kind", KINDS)
def test_floors(kind: str):
    """The share of sentences of a kind that are read as they should be stands at its floor or above."""
    total, wrong = misread(kind)
    count = sum(map(len, wrong.values()))
    assert 1 - count / total >= FLOORS[kind], {frame: len(sentences) for frame, sentences in wrong.items()}
