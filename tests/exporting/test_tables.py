"""Rows, and CSV that is safe to open."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exporting import CLAIM_COLUMNS, FIGURE_COLUMNS, claim_rows, figure_rows, reading_rows, to_csv
from tests.exporting.samples import NESTED, PAIRS, TUNNEL


def test_a_row_holds_the_figure_and_who_said_it():
    """The columns that people sort and filter by."""
    row = next(figure_rows(PAIRS))
    assert tuple(row) == FIGURE_COLUMNS
    assert (row["who"], row["chain"]) == ("Gen. Oh", "Gen. Oh ← Relay ← Ledger")
    assert (row["figure"], row["low"], row["high"], row["high_closed"]) == ("≤ 20,000", "", "20000", "true")
    assert (row["when"], row["where"], row["status"], row["polarity"]) == ("2024-10", "Kursk", "possible", "negative")


def test_a_figure_that_two_claims_hold_is_one_row():
    """Counting rows counts figures."""
    claim, document = PAIRS[0]
    assert len(list(figure_rows([(claim, document), (claim, document)]))) == 1


def test_claim_rows_have_their_columns():
    """A row per claim."""
    assert [tuple(row) for row in claim_rows(PAIRS)] == [CLAIM_COLUMNS] * len(PAIRS)


def test_the_data_have_every_claim_and_name_the_one_that_it_is_part_of():
    """In the order of the record; whether its whole is among those that were found or not."""
    whole, plan, mud, rain = (claim.id for claim in TUNNEL.claims)
    assert [(row["claim"], row["nested_in"]) for row in claim_rows(NESTED)] == [
        (whole, ""),
        (plan, whole),
        (mud, whole),
        (rain, ""),
    ]
    (found,) = claim_rows(NESTED[1:2], lambda _: TUNNEL)
    assert (found["claim"], found["nested_in"]) == (plan, whole)


def test_to_be_read_the_whole_claim_leads_and_its_parts_say_what_differs():
    """Neither who said it nor when it was published is said again."""
    shown = [(row["part"], row["chain"], row["said"], row["put"], row["published"]) for row in reading_rows(NESTED)]
    assert shown == [
        (
            "",
            "Ada Holm ← Ledger",
            "the crews plan to clear the tunnel that 40 tons of mud had closed",
            "asserted",
            "2024-10-21",
        ),
        ("yes", "", "to clear the tunnel", "planned", ""),
        ("yes", "", "40 tons of mud had closed", "possible", ""),
        ("", "Ledger", "Rain is due.", "asserted", "2024-10-21"),
    ]


def test_a_part_that_is_found_without_its_whole_stands_between_dots():
    """Nobody takes it for the whole of what was said."""
    (row,) = reading_rows(NESTED[1:2], lambda _: TUNNEL)
    assert (row["said"], row["chain"], row["put"]) == ("… to clear the tunnel …", "Ada Holm ← Ledger", "planned")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("\tx", "'\tx"),
        ("＝1+1", "'＝1+1"),
        ("-4", "-4"),
        ("-4,500.25", "-4,500.25"),
        ("≤ 20,000", "≤ 20,000"),
        ("", ""),
    ],
)
def test_formulas_are_disarmed_and_numbers_are_not(cell: str, safe: str):
    """A spreadsheet must not run what a report says; a negative number must stay a number."""
    assert next(csv.DictReader(io.StringIO(to_csv([{"x": cell, "y": "."}], ("x", "y")))))["x"] == safe


@given(st.text())
def test_no_cell_starts_like_a_formula(cell: str):
    """Whatever the text, the cell is a number or harmless."""
    (row,) = csv.DictReader(io.StringIO(to_csv([{"x": cell, "y": "."}], ("x", "y")), newline=""))
    assert not row["x"].startswith(("=", "@", "\t", "\r")) or row["x"] == ""
    assert row["x"].removeprefix("'") == cell.removeprefix("'") or row["x"] == cell
