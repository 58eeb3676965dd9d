"""Numbers that many things have, and what one report tells apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from headwater.linking.accounts import told_apart
from headwater.linking.commonplace import commonplace
from headwater.linking.intervals import significant_digits
from headwater.linking.rows import Row
from headwater.linking.statements import digits
from headwater.linking.tellings import have_ground, is_everybodys
from headwater.model import Bound, Record
from tests.linking.building import report, row
from tests.linking.ledger import estimands, link, said, together


def one_row(sentence: str, numeral: str, bound: Bound = Bound.EXACT, **more: Any) -> Row:
    return row(report(sentence), sentence, numeral, bound, **more)


@pytest.mark.parametrize(
    ("sentence", "numeral", "more", "taken"),
    [
        ("The 2 mayors met.", "2", {"counted": "mayors"}, 0.9),
        ("Of tenants 33 percent moved.", "33 percent", {"head": "share of tenant", "unit": "percent"}, 0.8),
        ("Some 100 boats and more sank.", "100", {"bound": Bound.VAGUE, "counted": "boats"}, 0.4),
        ("They killed 3.", "3", {"head": "person", "event": "killed"}, 0.2),
        ("They killed 17.", "17", {"head": "person", "event": "killed"}, 0.0),
        ("It cost $9.", "$9", {"head": "USD", "unit": "USD"}, 0.0),
        ("The yard built 40 boats.", "40", {"counted": "boats"}, 0.0),
    ],
)
def test_what_a_number_takes_away(sentence: str, numeral: str, more: dict[str, Any], taken: float):
    """Small counts, shares and vague words say little; what befell people is counted one by one."""
    found = one_row(sentence, numeral, **{"counted": None, **more})
    assert commonplace(found) == taken
    assert is_everybodys(found) is (taken > 0)


def test_a_third_is_no_rare_number():
    """Two thirds are kept with four places, and nobody counted them so exactly."""
    assert [digits(value) for value in ("0.6667", "0.1667", "0.6712", "11300", "0")] == [1, 1, 4, 3, 0]
    assert significant_digits(Decimal("0.125")) == 1


def are_one(*reports: Record) -> bool:
    return together(estimands(link(reports)), *(one.claims[0] for one in reports))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2 ministers flew home.", "2 ministers walked out.", False),
        ("The 3 rivals argued on stage.", "3 rivals had dinner by the sea.", False),
        ("240 ministers flew home.", "240 ministers walked out.", True),
        ("240 ministers flew home.", "900 ministers walked out.", False),
        ("60 miners were killed.", "64 miners died.", True),
        ("6 miners were killed.", "64 miners died.", False),
        (
            "9 pits were closed for good by the regional council.",
            "9 pits were closed for good by the regional council.",
            True,
        ),
    ],
)
def test_a_country_and_near_days_tie_what_is_telling(one: str, other: str, same: bool):
    """Two of anything are told in each country each week; the same sentence is the same thing whatever its number."""
    told = said("Quay Mail", "2025-05-02", one, title="Peru"), said("Hill Star", "2025-05-06", other, title="Peru")
    assert are_one(*told) is same


def test_what_one_speaker_tells_apart_stays_apart():
    """Two numbers on one word in one report are of two things, also where others tell only one of them."""
    both = said(
        "Quay Mail",
        "2025-05-02",
        "gov Electoral Board: 1,237 delegates are needed by the reds.",
        "gov Electoral Board: 2,383 delegates are needed by the blues.",
    )
    others = [
        said("Hill Star", "2025-05-03", "gov Electoral Board: 1,237 delegates are needed."),
        said("North Echo", "2025-05-04", "gov Electoral Board: 2,383 delegates are needed."),
    ]
    found = estimands(link([both, *others]))
    assert together(found, both.claims[0], others[0].claims[0])
    assert together(found, both.claims[1], others[1].claims[0])
    assert not together(found, both.claims[0], both.claims[1])


def test_what_moved_is_not_told_apart():
    """A toll that rose, a rough number and an exact one are of one thing."""
    text = "Police said 14 miners died. Police said the toll rose to 19 miners. Police counted 150 pits, or about 155 pits."
    document = report(text)
    rows = [
        row(document, sentence, number, bound, counted=noun, head=noun.rstrip("s"), voice="Police")
        for sentence, number, bound, noun in (
            ("Police said 14 miners died.", "14", Bound.EXACT, "miners"),
            ("Police said the toll rose to 19 miners.", "19", Bound.EXACT, "miners"),
            ("Police counted 150 pits, or about 155 pits.", "150", Bound.EXACT, "pits"),
            ("Police counted 150 pits, or about 155 pits.", "about 155", Bound.ABOUT, "pits"),
        )
    ]
    assert list(told_apart(rows)) == []


def test_likenesses_that_pass_from_one_to_the_next_are_no_thing():
    """A report that could belong to both of two stories does not make one of them."""
    reports = [
        said("Quay Mail", "2025-05-02", "14 people were killed.", title="Storm in Peru"),
        said("Hill Star", "2025-05-03", "15 people were killed.", title="Storm in Peru"),
        said("North Echo", "2025-05-04", "16 people were killed.", title="Peru and Chile"),
        said("Gulf Press", "2025-05-05", "17 people were killed.", title="Quake in Chile"),
        said("Bay Post", "2025-05-06", "18 people were killed.", title="Quake in Chile"),
    ]
    found = estimands(link(reports))
    assert together(found, reports[0].claims[0], reports[1].claims[0])
    assert together(found, reports[3].claims[0], reports[4].claims[0])
    assert not together(found, reports[0].claims[0], reports[4].claims[0])


def test_a_loss_needs_one_thing():
    """Four in ten of one question are no retelling of four in ten of another."""
    share: dict[str, Any] = {"head": "share of tenant", "unit": "percent", "counted": "tenants"}
    one = one_row("About 40 percent of tenants fear the rents.", "40 percent", **share)
    dogs = "Exactly 40 percent of tenants own a dog."
    other = row(report(dogs, "Courier", "2025-03-12"), dogs, "40 percent", **share)
    assert not have_ground(one, other)
