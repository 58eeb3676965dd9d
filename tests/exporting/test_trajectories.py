"""The small trajectories of lists stay small, however many reports tell a figure."""

from __future__ import annotations

from datetime import date, timedelta

from headwater.exporting.summary import PathPoint
from headwater.exporting.timeline.spark import spark
from headwater.model import Status


def test_a_thousand_steps_are_drawn_as_far_as_they_can_be_told_apart():
    """The first and the last day, the lowest and the highest stay; the words count them all."""
    start = date(2025, 1, 1)
    path = [
        PathPoint(start + timedelta(days=day), value := float(100 + 37 * day % 911), value, Status.ASSERTED)
        for day in range(1000)
    ]
    small, few = spark(path), spark([path[0], path[-1]])
    assert small is not None
    assert few is not None
    assert small.words.startswith("1000 steps, 2025-01-01 to")
    assert 20 < len(small.marks) < 70
    assert {few.marks[0].x, few.marks[1].x} <= {one.x for one in small.marks}
    heights = [one.y for one in small.marks]
    assert min(heights) < 8
    assert max(heights) > 22


def test_a_few_steps_are_all_drawn():
    """Steps some weeks apart stand apart."""
    path = [PathPoint(date(2025, month, 1), 40.0, None, Status.ASSERTED) for month in range(1, 7)]
    small = spark(path)
    assert small is not None
    assert len(small.marks) == 6
