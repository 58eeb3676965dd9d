"""Corrections of a claim: whatever is written is read back, one field changes and no other, and the text stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Bounds, Day, Place, Source, SourceKind, Span, Status, Time, UsageError
from headwater.model.correction import LONGEST, RULE, Correction, corrected, fields_of, full_name, with_field
from headwater.model.correction_values import (
    place_text,
    read_bounds,
    read_place,
    read_source,
    read_time,
    source_text,
    time_text,
)
from tests.exporting.samples import PLAIN

CLAIM = PLAIN.claims[0]
VALUES = {
    "status": "planned",
    "polarity": "positive",
    "verification": None,
    "certainty": "probable",
    "source.1": "Ada Holm (organisation)",
    "source.2": "(unspecified)",
    "figure.1": "~[11000, 12000]",
    "counted.1": "foreign docker",
    "time.1": "2024-11-02",
    "place.1": "Yelabuga, RU-TA",
}
_SPAN = Span("then", 0, 4)
_NUMBERS = st.decimals(-(10**12), 10**12, places=2)
_DATES = st.dates(date(1000, 1, 1))
_NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


def test_every_field_of_the_claim_can_be_corrected_but_the_publisher():
    """The publisher is the document's; what has no number in the record gets none."""
    assert list(fields_of(CLAIM)) == list(VALUES)
    assert fields_of(CLAIM)["figure.1"] == "[.., 20000]"
    assert fields_of(CLAIM)["place.1"] == "Kursk, RU-KRS"


@pytest.mark.parametrize("field", VALUES)
def test_one_field_changes_and_no_other(field: str):
    """Ids and spans stay: the text is what it is."""
    changed = with_field(CLAIM, field, VALUES[field])
    before, after = fields_of(CLAIM), fields_of(changed)
    assert after == {**before, field: VALUES[field]}
    assert (changed.id, changed.content, changed.sentence) == (CLAIM.id, CLAIM.content, CLAIM.sentence)
    for name in ("figures", "times", "places"):
        assert [one.span for one in getattr(changed, name)] == [one.span for one in getattr(CLAIM, name)]
    assert changed.sources[0].mention == CLAIM.sources[0].mention


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "surely"),
        ("status", None),
        ("certainty", ""),
        ("figure.1", "many"),
        ("figure.1", "12 to 11"),
        ("figure.1", "more than 3 to 4"),
        ("figure.1", "[1, .]"),
        ("figure.1", None),
        ("figure.2", "12"),
        ("counted.1", "  "),
        ("source.1", "(wizard)"),
        ("source.1", "Ada (unnamed)"),
        ("source.1", "(person)"),
        ("source.3", "Post (publisher)"),
        ("time.1", "2024-02-30"),
        ("time.1", "../.."),
        ("time.1", "2024-03/2024-02"),
        ("time.1", "yesterday"),
        ("place.1", ""),
        ("place.1", "x" * (LONGEST + 1)),
        ("content", "other words"),
    ],
)
def test_what_cannot_be_read_is_refused(field: str, value: str | None):
    """Nothing is guessed."""
    with pytest.raises(UsageError):
        with_field(CLAIM, field, value)


@given(_NUMBERS, _NUMBERS, st.booleans(), st.booleans(), st.booleans(), st.sampled_from("blhe"))
def test_an_interval_as_printed_is_read_back(low, high, low_closed, high_closed, approximate, kind):
    """With open and closed ends, absent ones, and signs."""
    low, high = sorted((low, high))
    if low == high:
        low_closed = high_closed = True
    ends = {"b": (low, high), "l": (low, None), "h": (None, high), "e": (None, None)}[kind]
    bounds = Bounds(
        *ends, low_closed if ends[0] is not None else True, high_closed if ends[1] is not None else True, approximate
    )
    assert read_bounds(str(bounds)) == bounds


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("40", "[40, 40]"),
        ("About 1,200", "~[1200, 1200]"),
        ("11,000 – 12,000", "[11000, 12000]"),
        ("at least 30", "[30, ..]"),
        ("> 30", "(30, ..]"),
        ("up to 20000", "[.., 20000]"),
        ("fewer than 5.5", "[.., 5.5)"),
        ("≥ ≈ 7", "~[7, ..]"),
    ],
)
def test_intervals_in_words(words: str, printed: str):
    """As people write them."""
    assert str(read_bounds(words)) == printed


@given(st.text(max_size=60))
def test_any_words_give_an_interval_or_a_clear_no(words: str):
    """What is read is read again from how it is written."""
    try:
        bounds = read_bounds(words)
    except UsageError:
        return
    assert read_bounds(str(bounds)) == bounds


@given(_DATES, _DATES, st.sampled_from(["both", "first", "last"]))
def test_a_time_as_printed_is_read_back(one: date, other: date, known: str):
    """Days and intervals, an end open or not."""
    first, last = sorted((Day.of(one), Day.of(other)))
    time = Time(_SPAN, first if known != "last" else None, last if known != "first" else None)
    written = time_text(time)
    assert written is not None
    read = read_time(time, written)
    assert (read.earliest, read.latest, read.span) == (time.earliest, time.latest, _SPAN)


def test_a_year_before_christ_is_read_as_iso_8601_writes_it():
    """490 BC is the year -489; 480 BC in February had 29 days."""
    read = read_time(Time(_SPAN), "-0489/-0480-02")
    assert (str(read.earliest), str(read.latest)) == ("-0489-01-01", "-0480-02-29")


@given(
    _NAMES,
    _NAMES,
    st.sampled_from([kind for kind in SourceKind if kind not in ("publisher", "unnamed", "unspecified")]),
)
def test_a_source_as_printed_is_read_back(name: str, aside: str, kind: SourceKind):
    """Also where the name has a word in brackets."""
    one = Source(kind, f"{name} ({aside})", mention=_SPAN)
    assert read_source(one, source_text(one)) == one


@given(_NAMES, st.sampled_from([(None, None), ("RU", None), ("RU", "RU-TA")]))
def test_a_place_as_printed_is_read_back(name: str, codes: tuple[str | None, str | None]):
    """Name and code; the gazetteer's entry is not kept."""
    one = Place(_SPAN, name, *codes, latitude=1.0, gazetteer="geonames:1")
    assert read_place(one, place_text(one)) == replace(one, latitude=None, gazetteer=None)


def test_a_corrected_claim_says_so_and_one_taken_back_does_not():
    """In its derivation, after the rules that found it."""
    made = "2026-01-02T03:04:05+00:00"
    one = Correction(CLAIM.id, "status", "possible", "planned", "ana", made, "he said will")
    told = corrected(
        CLAIM, [one, replace(one, field="figure.1", was="[.., 20000]", now="[.., 25000]", taken_back=True)]
    )
    assert told.status is Status.PLANNED
    assert told.figures == CLAIM.figures
    assert told.derivation[:-1] == CLAIM.derivation
    assert told.derivation[-1].rule == RULE
    assert told.derivation[-1].note == f"status: possible → planned, ana, {made}: he said will"
    assert full_name(" Figure ") == "figure.1"
