"""Trajectories: one step for each origin, and the views that they come to."""

from __future__ import annotations

from typing import Any

from headwater.linking.rows import Row
from headwater.linking.trajectory import trajectory, views
from headwater.model import Bound, Status
from tests.linking.building import report, row


def counted(voice: str, number: str, day: str, bound: Bound = Bound.EXACT, **more: Any) -> Row:
    sentence = f"The {voice} counted {number} boats on the {day}."
    return row(report(sentence, published=day), sentence, number, bound, voice=voice, **more)


def by_voice(one: Row) -> str | None:
    return one.issuer


ROWS = [
    counted("navy", "40", "2025-03-01"),
    *(counted("navy", "40", f"2025-03-0{day}") for day in (2, 3, 4)),
    counted("mayor", "at least 60", "2025-03-05", Bound.AT_LEAST),
    counted("clerk", "60", "2025-03-06"),
    counted("port", "90", "2025-03-07", status=Status.PLANNED),
    counted("pier", "10", "2025-03-08", status=Status.DENIED),
]


def test_a_step_for_each_origin():
    """Reports of one origin are one step; plans are steps, denials are not."""
    steps = trajectory(reversed(ROWS), by_voice)
    assert [(step.origin, step.reports, str(step.bounds)) for step in steps] == [
        ("navy", 4, "[40, 40]"),
        ("mayor", 1, "[60, ..]"),
        ("clerk", 1, "[60, 60]"),
        ("port", 1, "[90, 90]"),
    ]
    assert steps[0].claim == ROWS[0].claim.id


def test_views_count_origins():
    """Four reports of the navy weigh as one; a plan weighs nothing; each view says its rule."""
    found = {view.name: view for view in views(trajectory(ROWS, by_voice), {"navy"})}
    assert {name: str(view.bounds) for name, view in found.items()} == {
        "conservative": "[40, 40]",
        "informative": "[60, 60]",
        "representative": "[40, ..]",
        "hull": "[40, ..]",
        "graded hull": "[40, 40]",
    }
    assert all(view.rule and view.origins for view in found.values())
    assert "1 of 3" in found["representative"].rule


def test_the_most_frequent():
    """What most origins state is the representative view."""
    rows = [*ROWS, counted("guard", "60", "2025-03-09")]
    (mode,) = [view for view in views(trajectory(rows, by_voice)) if view.name == "representative"]
    assert (str(mode.bounds), mode.origins) == ("[60, 60]", ("clerk", "guard"))


def test_only_a_high_end():
    """ "Up to 40" has no low end, and gives no lowest one."""
    steps = trajectory([counted("navy", "up to 40", "2025-03-01", Bound.AT_MOST)], by_voice)
    assert {view.name: str(view.bounds) for view in views(steps)} == {
        "informative": "[40, 40]",
        "representative": "[.., 40]",
        "hull": "[.., 40]",
    }
    assert views([]) == ()
