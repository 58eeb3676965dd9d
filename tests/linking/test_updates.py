"""A source's own next word takes the place of the one before: no change in retelling, no conflict, no further source."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from headwater.linking.conflict import conflicts
from headwater.linking.drift import drifts
from headwater.linking.rows import Row
from headwater.linking.ties import revisions, ties
from headwater.linking.trajectory import trajectory, views
from headwater.linking.updates import is_replaced, stands, updates
from headwater.model.relations import TieKind
from tests.linking.building import report, row


def told(day: str, sentence: str, numeral: str, **more: Any) -> Row:
    values: dict[str, Any] = {
        "counted": None,
        "voice": "rescue office",
        "head": "person",
        "event": "killed",
        "speaker": "rescue office",
        "voices": frozenset({"rescue office"}),
    }
    return row(report(sentence, f"Paper {day}", day), sentence, numeral, **(values | more))


FIRST = told("2025-06-02", "The rescue office said 14 climbers died.", "14")
GREW = told("2025-06-03", "The rescue office said 19 climbers died.", "19")
RAISED = told("2025-06-05", "The toll reached 27, the rescue office said.", "27")
LOWERED = told("2025-06-06", "The rescue office revised it to 25 from 27.", "25")
OLD = told("2025-06-06", "The rescue office revised it to 25 from 27.", "27")
ROSE = told("2025-06-07", "Deaths rose by 3, the rescue office said.", "3", direction="up")
MORE = told("2025-06-07", "The rescue office counted 2 more dead.", "2", increment=True)


def _of_one(_: Row) -> str:
    return "o1"


def _of_each(one: Row) -> str:
    return one.id


SERIES = (FIRST, GREW, RAISED, LOWERED, OLD)


@pytest.mark.parametrize(
    ("late", "early", "is_one"),
    [
        (GREW, FIRST, True),
        (RAISED, GREW, True),
        (LOWERED, RAISED, True),
        (FIRST, GREW, False),  # earlier
        (
            told("2025-06-03", "The rescue office said 9 climbers died.", "9"),
            FIRST,
            False,
        ),  # fewer, and nothing says why
        (told("2025-06-02", "The rescue office said 19 climbers died.", "19"), FIRST, False),  # of one day
        (told("2025-06-03", "The rescue office said 140 climbers died.", "140"), FIRST, False),  # a zero too many
        (told("2025-06", "The rescue office said 19 climbers died.", "19"), FIRST, False),  # the day is not known
        (told("2025-06-03", "The rescue office said 19 climbers.", "19", event=None), FIRST, False),  # a slip looks so
        (ROSE, FIRST, False),
        (MORE, FIRST, False),
    ],
)
def test_what_is_a_next_word(late: Row, early: Row, is_one: bool):
    """Later, from the same mouth, another total; the words say that it moved, or a toll has grown."""
    assert updates(late, early) is is_one


def test_another_voice_updates_nothing():
    """A further source is a further source."""
    other = told("2025-06-03", "The rescue office, not the mine, said 19 died.", "19", issuer="mine", speaker="mine")
    assert not updates(other, FIRST)


def test_what_stands():
    """What it was before, how many more and by how much are no totals."""
    assert is_replaced(OLD)
    assert [stands(one) for one in (LOWERED, OLD, ROSE, MORE)] == [True, False, False, False]


def test_updates_are_no_drift_and_no_conflict():
    """Neither within one origin nor between the statements of several days."""
    assert not drifts([(FIRST, GREW), (RAISED, LOWERED)], SERIES)
    assert not conflicts(SERIES, lambda one: one.id)
    slip = told("2025-06-03", "The rescue office said 9 climbers died.", "9")
    assert [one.drift.value for one in drifts([(FIRST, slip)], (FIRST, slip))] == ["figure_changed"]


@pytest.mark.parametrize("origin_of", [_of_one, _of_each], ids=["one origin", "an origin each"])
def test_updates_are_told_as_revisions(origin_of: Any):
    """Each word revises the one before it, whether or not the days are near enough to be one statement."""
    found = {(one.upstream, one.downstream) for one in revisions(SERIES, origin_of)}
    series = (FIRST, GREW, RAISED, LOWERED)
    assert {(late.claim.id, early.claim.id) for early, late in pairwise(series)} <= found
    assert any(one.kind is TieKind.REVISES for one in ties((LOWERED, OLD)))


def test_the_lane_moves_with_its_source():
    """One origin has a step for each word; rises and additions are none where totals are told; its last word counts."""
    repeated = told("2025-06-04", "The rescue office said 19 climbers died, it is said.", "19")
    steps = trajectory([*SERIES, ROSE, MORE, repeated], _of_one)
    assert [(str(step.bounds), step.reports) for step in steps] == [
        ("[14, 14]", 1),
        ("[19, 19]", 2),
        ("[27, 27]", 1),
        ("[25, 25]", 1),
    ]
    assert {str(view.bounds) for view in views(steps)} == {"[25, 25]"}
    assert [str(step.bounds) for step in trajectory([ROSE], _of_one)] == ["[3, 3]"]
