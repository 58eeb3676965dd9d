"""Retellings: which claims tell one statement twice, and which of them is nearer the origin."""

from __future__ import annotations

from typing import Any

from headwater.linking.drift import drifts
from headwater.linking.retellings import comes_before, fullness, reports_of, retellings
from headwater.linking.rows import Row
from headwater.model import Bound
from tests.linking.building import report, row

OFFICE: dict[str, Any] = {"voice": "harbour office", "voices": frozenset({"org:harbour office"})}
NAVY: dict[str, Any] = {"voice": "navy", "voices": frozenset({"org:navy"})}


def told(sentence: str, numeral: str, publisher: str, day: str = "2025-03-10", **more: Any) -> Row:
    bound = more.pop("bound", Bound.EXACT)
    return row(report(sentence, publisher, day), sentence, numeral, bound, **{"head": "boat", "counted": None, **more})


def pairs(*rows: Row) -> list[tuple[str | None, str | None]]:
    return [(up.document.publisher, down.document.publisher) for up, down in retellings(rows)]


def test_one_voice_is_one_statement():
    """The same voice, the same number, a later day."""
    first = told("The harbour office counted 40 boats.", "40", "Ledger", **OFFICE)
    later = told("By the harbour office 40 boats sank.", "40", "Courier", "2025-03-12", **OFFICE)
    assert pairs(first, later) == [("Ledger", "Courier")]
    assert pairs(first, told("The navy counted 40 boats.", "40", "Courier", "2025-03-12", **NAVY)) == []
    assert pairs(first, told("The harbour office counted 50 boats.", "50", "Courier", "2025-03-12", **OFFICE)) == []


def test_long_after_it_is_another_number():
    """Half a year later the same number is told of another storm."""
    first = told("The harbour office counted 40 boats.", "40", "Ledger", **OFFICE)
    assert pairs(first, told("The harbour office counted 40 boats.", "40", "Courier", "2025-09-12", **OFFICE)) == []


def test_a_retelling_without_its_source():
    """A rare number is known by itself; a round one is not."""
    first = told("The harbour office counted 1,137 boats.", "1,137", "Ledger", **OFFICE)
    assert pairs(first, told("Some lost 1,137 boats.", "1,137", "Courier", "2025-03-12")) == [("Ledger", "Courier")]
    bare = told("The loss rose to 1,137 there.", "1,137", "Star", "2025-03-12", head=None)
    assert pairs(first, bare) == [("Ledger", "Star")]
    round_number = told("The harbour office counted 1,000 boats.", "1,000", "Ledger", **OFFICE)
    assert pairs(round_number, told("Some lost 1,000 boats.", "1,000", "Courier", "2025-03-12")) == []


def test_reports_that_share_several_numbers():
    """Three numbers in common make one story."""
    first, second = (
        report("The storm sank 40 boats, 20 tugs and 90 rafts.", "Ledger"),
        report("In the storm 40 boats, 20 tugs and 90 rafts went down.", "Courier", "2025-03-12"),
    )
    rows = [
        row(document, document.text, number, counted=noun, head=noun)
        for document in (first, second)
        for number, noun in (("40", "boats"), ("20", "tugs"), ("90", "rafts"))
    ]
    assert pairs(*rows) == [("Ledger", "Courier")] * 3
    assert pairs(*rows[:2], *rows[3:]) == []


def test_the_fuller_account_is_nearer_where_dates_do_not_tell():
    """Of one day, the bounded and attributed account comes first; a report that does not know its day is no source."""
    full = told("The harbour office counted up to 40 boats.", "up to 40", "Courier", bound=Bound.AT_MOST, **OFFICE)
    bare = told("The harbour office counted 40 boats.", "40", "Ledger", **OFFICE)
    assert fullness(full) > fullness(bare)
    assert pairs(bare, full) == [("Courier", "Ledger")]
    undated = told(
        "The harbour office counted up to 40 boats.", "up to 40", "Star", "2025-03", bound=Bound.AT_MOST, **OFFICE
    )
    assert pairs(undated, bare) == []
    ranged = told(
        "The harbour office counted 30 to 40 boats.", "30 to 40", "Star", "2025-03", bound=Bound.RANGE, **OFFICE
    )
    assert pairs(ranged, bare) == [("Star", "Ledger")]


def test_a_zero_too_many():
    """One voice's number with a zero added is a slip: the plain number is nearer."""
    first = told("The harbour office counted 1,200 boats.", "1,200", "Ledger", **OFFICE)
    slip = told("The harbour office counted about 12,000 boats.", "about 12,000", "Star", bound=Bound.ABOUT, **OFFICE)
    reports = reports_of([first, slip])
    assert comes_before(first, slip, reports)
    assert pairs(first, slip) == [("Ledger", "Star")]
    assert [one.drift.value for one in drifts([], [first, slip])] == ["figure_changed"]


def test_what_an_earlier_telling_explains_is_told_once():
    """The *Star* has it from the *Courier*, which lost the bound; against the *Ledger*, the fullest, it is told too."""
    full = told("The harbour office counted up to 40 boats.", "up to 40", "Ledger", bound=Bound.AT_MOST, **OFFICE)
    about = told(
        "The harbour office counted about 40 boats.", "about 40", "Pier", "2025-03-11", bound=Bound.ABOUT, **OFFICE
    )
    lost = told("The harbour office counted 40 boats.", "40", "Courier", "2025-03-12", **OFFICE)
    again = told("By the harbour office 40 boats sank.", "40", "Star", "2025-03-14", **OFFICE)
    hedged = told(
        "By preliminary data the harbour office counted up to 40 boats.", "up to 40", "Gull", "2025-03-09",
        bound=Bound.AT_MOST, **OFFICE,
    )  # fmt: skip
    found = drifts([], [hedged, full, about, lost, again])
    names = {one.claim.id: one.document.publisher for one in (hedged, full, about, lost, again)}
    bounds = [(names[one.upstream], names[one.downstream]) for one in found if one.field == "figures"]
    assert sorted(bounds, key=str) == [
        ("Gull", "Courier"),
        ("Gull", "Pier"),
        ("Gull", "Star"),
        ("Ledger", "Courier"),
        ("Ledger", "Pier"),
        ("Pier", "Courier"),
    ]
