"""Rows: whose people a figure counts, and what befalls them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from headwater.linking import rows_of
from headwater.linking.rows import Row
from headwater.model import (
    Claim,
    Counted,
    Day,
    Form,
    Precision,
    Record,
    Source,
    SourceKind,
    Span,
    Status,
    Time,
    make_document,
)
from headwater.model.ids import with_claim_id
from tests.linking.building import figure, span


@pytest.mark.parametrize(
    ("sentence", "when", "said", "speaks_of"),
    [
        ("In April Tide Agency said 40 boats sank.", "April", date(2024, 4, 30), None),
        ("In April, the Tide Agency said 40 boats sank.", "April", date(2024, 4, 30), None),
        ("Tide Agency said in April 40 boats sank.", "April", date(2024, 4, 30), None),
        ("Tide Agency in April said 40 boats sank.", "April", date(2024, 4, 30), None),
        ("In April it rained, and Tide Agency said 40 boats sank.", "April", None, date(2024, 4, 30)),
        ("Tide Agency said 40 boats sank in April.", "April", None, date(2024, 4, 30)),
    ],
)
def test_when_it_was_said_is_not_when_it_was(sentence: str, when: str, said: date | None, speaks_of: date | None):
    """A month beside the cue dates the statement; within what is said, or elsewhere, it dates what is told."""
    document = make_document(sentence, publisher="Ledger", published="2024-07-10")
    whole = Span.of(sentence, 0, len(sentence))
    content = span(document, sentence[sentence.index("40") : -1])
    month = Time(span(document, when), Day(2024, 4, 1), Day(2024, 4, 30), Precision.MONTH)
    sources = (Source(SourceKind.ORGANISATION, "Tide Agency", mention=span(document, "Tide Agency")),)
    cue = span(document, "said")
    claim = Claim("", document.id, (content,), whole, Form.INDIRECT, cue, sources, Status.ASSERTED, times=(month,))
    (row,) = rows_of(Record(document, (with_claim_id(claim),)))
    assert (row.said, row.latest) == (said, speaks_of)


def _rows(sentence: str, *figures: tuple[str, str | None]) -> tuple[Row, ...]:
    """The rows of a report of one claim; `figures` are pairs of numeral and counted noun."""
    document = make_document(sentence, publisher="Ledger", published="2025-03-10")
    whole = Span.of(sentence, 0, len(sentence))
    found = []
    for numeral, noun in figures:
        words = span(document, numeral)
        counted = span(document, noun, words.end) if noun else None
        made = figure(words, counted=counted)
        if counted:
            made = replace(made, counted=Counted(counted, counted.text.removesuffix("s"), counted.text))
        found.append(made)
    sources = (Source(SourceKind.PUBLISHER, "Ledger"),)
    claim = Claim("", document.id, (whole,), whole, Form.NONE, None, sources, Status.ASSERTED, figures=tuple(found))
    return rows_of(Record(document, (with_claim_id(claim),)))


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("The raid left 40 guards dead and 110 guards wounded.", ["killed", "wounded"]),
        ("It counted 40 guards killed at the pass, another 110 guards wounded.", ["killed", "wounded"]),
        ("The mayor spoke of 40 guards dead and over 110 guards missing.", ["killed", "missing"]),
        ("The raid killed 40 guards and wounded 110 guards.", ["killed", "wounded"]),
        ("The raid killed 40 guards with 110 guards captured.", ["killed", "captured"]),
    ],
)
def test_a_figure_has_its_own_lot_and_not_that_of_the_figure_before(sentence: str, deeds: list[str]):
    """Each number of a list is told with what befell those whom it counts."""
    assert [row.event for row in _rows(sentence, ("40", "guards"), ("110", "guards"))] == deeds


@pytest.mark.parametrize(
    ("sentence", "nation"),
    [
        ("For Georgia's own losses the page gives 40 dead.", {"of:GE"}),
        ("Georgian soldiers lost 40 in a night.", {"of:GE"}),
        ("It lost 40 men of the Georgian soldiers.", {"of:GE"}),
        ("It sends 40 men to support Georgian troops at the pass.", set()),
        ("It sends 40 men against Georgian soldiers.", set()),
        ("Georgian soldiers killed about 40 men at the pass.", set()),
        ("Georgian soldiers were killed in 40 raids.", {"of:GE"}),
    ],
)
def test_whose_people_are_counted(sentence: str, nation: set[str]):
    """The people whose lot it is, not those who do it, nor those for or against whom it is done."""
    numeral = "40"
    [row] = _rows(sentence, (numeral, "men" if " men" in sentence else None))
    assert {word for word in row.qualifiers if word.startswith("of:")} == nation
