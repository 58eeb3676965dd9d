"""One wording for figures, times and sources."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from headwater.exporting import wording
from headwater.model import Bound, Day, Direction, Figure, Source, SourceKind, Span, Time

SPAN = Span("as printed", 0, 10)
FIGURE = Figure(SPAN, Decimal(20000), Decimal(20000), True, True, Bound.EXACT)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (FIGURE, "20,000"),
        (replace(FIGURE, low=None, low_closed=None, bound=Bound.AT_MOST), "≤ 20,000"),
        (replace(FIGURE, high=None, high_closed=None, low_closed=False, bound=Bound.MORE_THAN), "> 20,000"),
        (replace(FIGURE, low=None, low_closed=None, high_closed=False, bound=Bound.LESS_THAN), "< 20,000"),
        (replace(FIGURE, approximate=True, bound=Bound.ABOUT), "≈ 20,000"),
        (replace(FIGURE, low=Decimal(4_000_000), high=Decimal(6_000_000), bound=Bound.RANGE), "4 to 6 million"),
        (replace(FIGURE, low=Decimal(600), high=Decimal(4700), bound=Bound.RANGE), "600 to 4,700"),
        (replace(FIGURE, increment=True), "20,000 more"),
        (replace(FIGURE, direction=Direction.UP, unit="percent"), "up 20,000 %"),
        (replace(FIGURE, unit="USD", per="year"), "20,000 USD per year"),
        (replace(FIGURE, per="each"), "20,000 each"),
        (replace(FIGURE, high=None, high_closed=None, bound=Bound.VAGUE), "≥ 20,000 (as printed)"),
        (replace(FIGURE, low=None, high=None), "as printed"),
        (replace(FIGURE, low=Decimal("0.6667"), high=Decimal("0.6667"), unit="fraction"), "66.67 % (as printed)"),
    ],
)
def test_bounds_are_read_off_the_ends(figure: Figure, words: str):
    """Each kind of bound has its sign, so that nobody reads "at most" as "exactly"."""
    assert wording.bounds(figure) == words


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((Day(2024, 1, 1), Day(2024, 12, 31)), "2024"),
        ((Day(-489, 1, 1), Day(-489, 12, 31)), "-0489"),
        ((Day(2023, 1, 1), Day(2024, 12, 31)), "2023 to 2024"),
        ((Day(2024, 2, 1), Day(2024, 2, 29)), "2024-02"),
        ((Day(2024, 10, 1), Day(2024, 12, 31)), "2024-10 to 2024-12"),
        ((Day(2024, 10, 28), Day(2024, 11, 3)), "2024-10-28 to 2024-11-03"),
        ((None, Day(2024, 11, 3)), ".. to 2024-11-03"),
        ((None, None), "as printed"),
    ],
)
def test_times_are_as_short_as_they_are_exact(ends: tuple[Day | None, Day | None], words: str):
    """A month is a month, and no day is made up."""
    assert wording.time(Time(SPAN, *ends)) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(SourceKind.PERSON, "Gen. Oh", mention=Span("He", 0, 2)), "Gen. Oh"),
        (Source(SourceKind.UNNAMED, mention=Span("two diplomats", 0, 13), count=2), "two diplomats"),
        (Source(SourceKind.UNSPECIFIED, mention=Span("reportedly", 0, 10)), "unspecified"),
        (Source(SourceKind.PUBLISHER), "the outlet"),
    ],
)
def test_a_source_without_a_name_gets_none(source: Source, words: str):
    """Unnamed stays unnamed."""
    assert wording.source(source) == words
