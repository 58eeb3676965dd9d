"""Grades that are proposed, and their reasons."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.linking.grades import Body, fair_origins, grades
from headwater.linking.rows import Row
from headwater.linking.trajectory import trajectory, views
from headwater.model import SourceKind, Status, Verification
from headwater.model.relations import Conflict, ConflictKind, Estimand, Tie, TieKind
from tests.linking.building import report, row


def counted(voice: str | None, **more: Any) -> Row:
    sentence = f"The {voice} counted 40 boats."
    named: dict[str, Any] = {"voice": voice} if voice else {}
    return row(report(sentence), sentence, "40", **named, **more)


def body(*rows: Row, proven: int = 1, **more: Any) -> Body:
    claims = tuple(sorted(one.claim.id for one in rows))
    return Body(Estimand("e", "boats", "boat", None, None, None, claims, (), proven, proven), rows, **more)


def proposed(one: Body) -> dict[str, str]:
    return {grade.scale: grade.symbol for grade in grades(one)}


@pytest.mark.parametrize(
    ("one", "symbol"),
    [
        (body(counted("navy")), "C3"),
        (body(counted("clerks", kind=SourceKind.UNNAMED, issuer=None)), "F6"),
        (body(counted(None)), "F6"),
        (body(counted("navy", status=Status.POSSIBLE)), "C6"),
        (body(counted("navy", verification=Verification.UNVERIFIED)), "C6"),
        (body(counted("navy"), counted("mayor"), proven=2), "C1"),
        (body(counted("navy"), counted("mayor", status=Status.DENIED), proven=2), "C4"),
    ],
)
def test_admiralty(one: Body, symbol: str):
    """The letter goes by who speaks, the digit by what is known; a second proven origin alone makes a 1."""
    assert proposed(one)["admiralty"] == symbol


def test_one_is_out_of_reach_for_one_origin():
    """However many reports: while one origin is proven, the digit is no 1; a confirmation makes it 2."""
    rows = [counted("navy") for _ in range(9)]
    assert proposed(body(*rows))["admiralty"] == "C3"
    tie = Tie(TieKind.CONFIRMS, "c0", rows[0].claim.id, "confirmed")
    assert proposed(body(*rows, ties=(tie,)))["admiralty"] == "C2"


def test_an_analysts_letter_wins():
    """A letter kept for an issuer takes the place of the proposal."""
    one = body(counted("navy"))
    (admiralty, *_) = grades(one, letters={"navy": "B"})
    assert (admiralty.symbol, admiralty.reasons[0]) == ("B3", "navy is graded by an analyst")


def test_airwars():
    """Contested before confirmed before fair before weak."""
    clash = Conflict(("a", "b"), ConflictKind.FIGURES, "40 and 60 share no number")
    assert proposed(body(counted("navy"), conflicts=(clash,)))["airwars"] == "contested"
    assert proposed(body(counted("navy"), proven=2))["airwars"] == "fair"
    assert proposed(body(counted("navy")))["airwars"] == "weak"
    own = counted("navy", country="CL", giver="CL", verification=Verification.CONFIRMED)
    assert proposed(body(own))["airwars"] == "confirmed"


def test_ucdp():
    """Low, best and high, sources, and how exactly place and time are known."""
    rows = [counted("navy"), counted("mayor", places=[("mayor", "geonames:1")])]
    found = views(trajectory(rows, lambda one: one.issuer))
    (*_, ucdp) = grades(body(*rows, proven=2), found)
    assert ucdp.symbol == "40/40/40, 2 sources, where 1, when ?"
    assert all(grade.reasons for grade in grades(body(*rows), found))


def test_fair_origins():
    """An origin that nobody is named for is not graded C3."""
    rows = {"navy": [counted("navy")], "nobody": [counted(None)]}
    assert fair_origins(body(*rows["navy"], *rows["nobody"]), rows) == {"navy"}
