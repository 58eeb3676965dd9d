"""Timelines: every origin a lane, every status a shape, nothing out of the picture, nothing of a report executed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.exporting.disputes import Dispute, disputes
from headwater.exporting.page import environment
from headwater.exporting.timeline.lanes import Lane, Point, lanes
from headwater.exporting.timeline.layout import SHAPES, drawing
from headwater.exporting.timeline.page import to_page
from headwater.exporting.timeline.picture import save_png
from headwater.exporting.timeline.scales import Days, Values
from headwater.exporting.timeline.sketch import SIGNS, sketch
from headwater.exporting.timeline.svg import to_svg
from headwater.model import Bounds, Status
from tests.exporting.disputing import disputed

_NUMBERS = st.integers(0, 10**9)
_BOUNDS = st.one_of(
    st.builds(Bounds.exactly, _NUMBERS),
    st.builds(Bounds.at_least, _NUMBERS),
    st.builds(Bounds.at_most, _NUMBERS),
    st.tuples(_NUMBERS, _NUMBERS).map(lambda pair: Bounds.between(min(pair), max(pair))),
)
_DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
_POINTS = st.builds(
    Point,
    _DAYS,
    _BOUNDS,
    st.sampled_from(Status),
    st.just("1,000 to 20 million"),
    st.just("c1"),
    st.just("said"),
    st.booleans(),
)
_LANES = st.lists(
    st.builds(
        Lane,
        st.text(max_size=60),
        st.just("2 reports"),
        st.lists(_POINTS, min_size=1, max_size=3).map(lambda points: tuple(sorted(points, key=lambda one: one.day))),
        st.lists(_DAYS, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def dispute(tmp_path_factory: pytest.TempPathFactory) -> Dispute:
    """The one disputed figure."""
    with disputed(tmp_path_factory.mktemp("disputed")) as (ledger, _):
        (found,) = disputes(ledger)
    return found


@settings(max_examples=60)
@given(_LANES)
def test_everything_lies_within_the_drawing(some: list[Lane]):
    """Whatever the figures and days are."""
    what = drawing(some)
    assert what is not None
    for box in what.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= what.width
        assert box.y + box.height <= what.height
    assert all(0 <= mark.x <= what.width and 0 <= mark.y <= what.height for mark in what.marks)
    assert all(0 <= words.x <= what.width and 0 <= words.y <= what.height for words in what.words)


@settings(max_examples=60)
@given(_LANES, st.integers(40, 160))
def test_text_fits_its_width(some: list[Lane], width: int):
    """No line of the text drawing is longer than the terminal is wide, and each point is there."""
    lines = ["".join(piece.text for piece in line) for line in sketch(some, width)]
    assert max(map(len, lines)) <= width
    signs = sum(line.count(sign) for line in lines for sign in set(SIGNS.values()))
    named = sum(lane.name.count(sign) for lane in some for sign in set(SIGNS.values()))
    assert signs + named >= sum(len(lane.points) for lane in some)


@given(st.lists(st.one_of(st.just(0.0), st.floats(0.001, 1e12)), max_size=6))
def test_a_larger_value_never_stands_lower(ends: list[float]):
    """On both kinds of scale."""
    scale = Values.of(ends)
    shares = [scale.share(end) for end in sorted(ends)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert 1 <= len(scale.ticks()) <= 6


@given(_DAYS, st.integers(0, 12_000))
def test_an_axis_names_a_few_days(first: date, length: int):
    """However long the time is."""
    days = Days.of(first, first + timedelta(days=length))
    assert 1 <= len(days.ticks()) <= 6
    assert all(0 <= days.share(when) <= 1 for when, _ in days.ticks())


def test_every_status_has_a_shape_and_a_sign_of_its_own():
    """A print without colour tells them apart."""
    assert len(set(SHAPES.values())) == len(set(SIGNS.values())) == len(Status)


def test_an_open_end_has_no_line(dispute: Dispute):
    """ "More than 60" fades upward, "as many as 40" downward."""
    what = drawing(lanes(dispute))
    assert what is not None
    assert [(box.fades, str(box.status)) for box in what.boxes] == [("bottom", "possible"), ("top", "asserted")]


@pytest.mark.parametrize("alone", [True, False])
def test_svg_is_well_formed_and_holds_nothing_that_acts(dispute: Dispute, alone: bool):
    """Whatever an outlet calls itself; without style attributes, which the page's policy would refuse."""
    estimand = replace(dispute.estimand, label='"><script>alert(1)</script>\x1f\ufffe')
    what = drawing(lanes(dispute))
    assert what is not None
    text = to_svg(what, estimand.label, alone=alone, links=None if alone else environment())
    ET.fromstring(text)  # noqa: S314  # our own text
    assert "<script" not in text
    assert not re.search(r"\son\w+=|\sstyle=", text)
    assert ('href="#c-' in text) is not alone


def test_the_page_loads_nothing(dispute: Dispute):
    """No address, no script, and a policy that allows none."""
    page = unescape(to_page(dispute))
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)=\"(http|//)", page)
    assert "<script" not in page


def test_the_picture_is_a_png(dispute: Dispute, tmp_path: Path):
    """Also with signs that matplotlib reads as formulas."""
    what = drawing(lanes(dispute))
    assert what is not None
    save_png(what, "$x^{ costs", tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
