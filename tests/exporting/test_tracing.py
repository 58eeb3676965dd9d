"""Traces and flows as pictures: nothing out of the picture, every report and every kind of evidence told, nothing of a report executed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.exporting import claims_named, disputes
from headwater.exporting.flowing.layout import flow_drawing
from headwater.exporting.page import part
from headwater.exporting.pictures import picture
from headwater.exporting.tracing.layout import trace_drawing
from headwater.exporting.tracing.streams import Stop, Stream, Trace, figure_trace, report_trace
from headwater.ledger import Ledger
from headwater.model import Bound, Claim, Figure, Span, Status, make_document
from headwater.model.relations import Derivation, Evidence, Flow
from tests.exporting.disputing import disputed

_NAMES = st.text(max_size=60)
_DATES = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(date.isoformat), st.just("2025"))
_EDGES = st.one_of(
    st.none(), st.builds(Derivation, st.just("d1"), st.just("d2"), st.sampled_from(Evidence), st.just(0.5), _NAMES)
)


def _stop(name: str, published: str | None, got: Derivation | None, below: list[Stop]) -> Stop:
    return Stop(make_document(name, publisher=name, published=published), None, name, got, (), tuple(below))


_STOPS = st.recursive(
    st.builds(_stop, _NAMES, _DATES, _EDGES, st.just([])),
    lambda below: st.builds(_stop, _NAMES, _DATES, _EDGES, st.lists(below, max_size=4)),
    max_leaves=20,
)
_STREAMS = st.builds(
    Stream,
    _NAMES,
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))),
    st.lists(_STOPS, max_size=3).map(tuple),
)
_TRACES = st.builds(Trace, _NAMES, st.lists(_STREAMS, max_size=4).map(tuple))


@settings(max_examples=60, deadline=None)
@given(_TRACES)
def test_every_report_has_a_place_in_the_picture(trace: Trace):
    """Below the one it hangs on and never left of it; the signs within the picture, no two on one row."""
    drawing = trace_drawing(trace)
    stops = [stop for stream in trace.streams for stop in stream.all()]
    if drawing is None:
        assert not stops
        return
    assert len(drawing.marks) == len(drawing.links) == min(len(stops), 60)
    assert len({mark.y for mark in drawing.marks}) == len(drawing.marks)
    assert all(0 < mark.x < drawing.width - 200 and 0 < mark.y < drawing.height for mark in drawing.marks)
    assert all(band.y + band.height <= drawing.height for band in drawing.bands)
    numbers = [float(number) for edge in drawing.edges for number in re.findall(r"-?\d+\.\d", edge.path)]
    assert all(0 <= number <= max(drawing.width, drawing.height) for number in numbers)
    ET.fromstring(picture("trace.svg", drawing, "title", alone=True))  # noqa: S314  # our own


def test_a_picture_is_bounded_and_says_what_it_leaves_out():
    """A thousand reports: sixty are drawn, the list has all."""
    stops = [_stop(f"Post {number}", "2025-03-01", None, []) for number in range(1000)]
    trace = Trace("many", (Stream("guard", None, tuple(stops)), Stream("union", None, (stops[0],))))
    drawing = trace_drawing(trace)
    assert drawing is not None
    assert len(drawing.marks) == 60
    assert drawing.left_out == 941
    assert "in the list: 941 more reports" in picture("trace.svg", drawing, "many")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Ledger, dict[str, Claim]]]:
    """The ledger with the coast guard's figure."""
    with disputed(tmp_path) as found:
        yield found


def test_the_trace_of_a_figure_has_every_origin_and_all_evidence(made: tuple[Ledger, dict[str, Claim]]):
    """What a report hangs on, and what else there is."""
    ledger, claims = made
    (dispute,) = disputes(ledger)
    trace = figure_trace(dispute)
    assert [(stream.name, stream.reports) for stream in trace.streams] == [("coast guard", 4), ("dockers' union", 1)]
    hanging = {
        stop.document.publisher: stop.got.evidence for stream in trace.streams for stop in stream.all() if stop.got
    }
    assert hanging == {"Evening News": Evidence.CITATION, "Port Radio": Evidence.REUSE}
    assert [one.evidence for one in trace.besides] == [Evidence.HABIT]
    assert trace.evidence == (Evidence.CITATION, Evidence.REUSE, Evidence.HABIT)
    drawing = trace_drawing(trace)
    assert drawing is not None
    assert sorted(edge.kind for edge in drawing.edges if edge.told.startswith("by "))[:1] == ["beside habit"]
    assert claims["evening"].id in {link.claim for link in drawing.links}


def test_the_trace_of_a_report_goes_up_and_down(made: tuple[Ledger, dict[str, Claim]]):
    """From the evening paper to the courier and to the radio; the report itself is marked."""
    ledger, claims = made
    trace = report_trace(ledger, claims["evening"].document)
    (stream,) = trace.streams
    assert [(stop.document.publisher, len(stop.below)) for stop in stream.all()] == [
        ("Coast Courier", 1), ("Evening News", 1), ("Port Radio", 0),
    ]  # fmt: skip
    drawing = trace_drawing(trace)
    assert drawing is not None
    assert [link.document for link in drawing.links if link.here] == [claims["evening"].document]
    alone = report_trace(ledger, claims["union"].document)
    assert (alone.reports, alone.evidence) == (1, ())


def test_a_circle_of_citations_ends(tmp_path: Path):
    """Each of the reports stands once."""
    with disputed(tmp_path) as (ledger, claims):
        one, other = claims["courier"].document, claims["union"].document
        edges = [Derivation(*ends, Evidence.CITATION, 0.5, "cites it") for ends in ((one, other), (other, one))]
        ledger.relations.put(edges, ledger.relations.seen(), "v1")
        trace = report_trace(ledger, one)
        assert sorted(stop.document.id for stream in trace.streams for stop in stream.all()) == sorted((one, other))


def test_every_kind_of_evidence_has_a_dash_of_its_own():
    """A print without colour tells them apart, and the picture names each."""
    style = part("pictures.css")
    dashes = [re.search(rf"\.picture \.{kind} {{ ([^}}]*) }}", style) for kind in Evidence]
    assert all(dashes)
    assert len({found[1] for found in dashes if found}) == len(Evidence)


def test_hostile_names_are_only_names(tmp_path: Path):
    """In titles, words and labels; no style or event attribute anywhere; well-formed."""
    with disputed(tmp_path) as (ledger, _):
        (dispute,) = disputes(ledger)
    trace = figure_trace(dispute)
    drawing = trace_drawing(trace)
    assert drawing is not None
    for alone in (True, False):
        svg = picture("trace.svg", drawing, '"><script>alert(1)</script>', alone=alone)
        tree = ET.fromstring(svg)  # noqa: S314  # our own
        assert not any(element.tag.endswith("script") or element.tag.endswith("img") for element in tree.iter())
        assert not any(name.startswith("on") or name == "style" for element in tree.iter() for name in element.attrib)
        assert "&lt;/script&gt;&lt;b&gt;Post" in svg


_FIGURE = Figure(Span("40", 0, 2), Decimal(40), Decimal(40), True, True, Bound.EXACT)
_FLOWS = st.lists(
    st.builds(
        Flow,
        st.sampled_from(["Norway", "<b>Malta", "Chile", "Libya"]),
        st.sampled_from(["Norway", "Malta", "Chile & Co", "Oman"]),
        st.sampled_from(["shell", "worker", "x" * 90]),
        st.sampled_from(Status),
        st.sampled_from([(), (_FIGURE,)]),
        st.just(("c1",)),
        st.just(("o1",)),
    ),
    max_size=50,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(_FLOWS)
def test_every_flow_is_an_arrow_between_its_two_actors(flows: list[Flow]):
    """Boxes do not lie over each other; of many flows those that most tell of are drawn, and the rest is counted."""
    drawing = flow_drawing(flows, {})
    if drawing is None:
        assert not flows
        return
    assert len(drawing.arrows) + drawing.left_out == len(flows)
    for side in {actor.x for actor in drawing.actors}:
        boxes = sorted((actor.y, actor.height) for actor in drawing.actors if actor.x == side)
        assert all(one[0] + one[1] < other[0] for one, other in pairwise(boxes))
        assert boxes[-1][0] + boxes[-1][1] <= drawing.height
    ET.fromstring(picture("flows.svg", drawing, "flows", alone=True))  # noqa: S314  # our own


def test_a_flow_says_what_how_much_and_how_it_is_put(made: tuple[Ledger, dict[str, Claim]]):
    """On the arrow, in words."""
    ledger, claims = made
    flows = [one for one in ledger.relations.all("flow") if isinstance(one, Flow)]
    drawing = flow_drawing(flows, claims_named(ledger, flows))
    assert drawing is not None
    (arrow,) = drawing.arrows
    assert (arrow.told, arrow.claim) == ("union to pier: > 60 worker, asserted; 1 origin, 1 report", claims["union"].id)


def test_days_far_apart_keep_their_order():
    """A later report never stands left of an earlier one at the same depth."""
    days = [date(2025, 1, 1) + timedelta(days=number * 40) for number in range(6)]
    stops = [_stop(f"Post {number}", day.isoformat(), None, []) for number, day in enumerate(days)]
    drawing = trace_drawing(Trace("t", (Stream("guard", days[0], tuple(stops)),)))
    assert drawing is not None
    assert [mark.x for mark in drawing.marks] == sorted(mark.x for mark in drawing.marks)
