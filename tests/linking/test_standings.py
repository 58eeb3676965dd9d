"""How a report puts a figure: which hedge reaches it, and what makes it one for now."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.linking.standings import condition_of, standing, tentative_of
from headwater.model import SourceKind, Status
from tests.linking.building import report, row


@pytest.mark.parametrize(
    ("sentence", "hedge", "reached"),
    [
        ("The storm may have sunk 40 boats.", "may", True),
        ("Some 40 boats may have sunk.", "may", True),
        ("The yard lost 40 boats, possibly with crews.", "possibly", False),
        ("Some say it may rain; the yard lost 40 boats.", "may", False),
    ],
)
def test_reach(sentence: str, hedge: str, reached: bool):
    """A hedge reaches a figure of its clause, not one before its comma or beyond a semicolon."""
    one = row(report(sentence), sentence, "40", status=Status.POSSIBLE, hedges=[(hedge, "modal")])
    assert standing(one, [one]) is (Status.POSSIBLE if reached else Status.ASSERTED)


def test_the_least_committed_of_nested_claims():
    """A claim inside another that holds the same figure counts, even if the figure is not listed there."""
    sentence = "Plans emerged for 40 boats to sail."
    document = report(sentence)
    outer = row(document, sentence, "40")
    inner = row(document, sentence, None, content="for 40 boats to sail", status=Status.PLANNED)
    assert standing(outer, [outer, inner]) is Status.PLANNED


def test_reported_by_nobody_and_by_somebody():
    """ "Is reported to have sunk" is a hedge; "the *Ledger* reported" is none."""
    sentence = "Some 40 boats are reported sunk."
    hedges = [("reported", "reportive")]
    more: dict[str, Any] = {"status": Status.REPORTED, "hedges": hedges, "counted": None}
    named = row(report(sentence), sentence, "40", voice="boats", kind=SourceKind.ORGANISATION, **more)
    unsaid = row(report(sentence), sentence, "40", voice="boats", kind=SourceKind.UNSPECIFIED, **more)
    assert (standing(named, [named]), standing(unsaid, [unsaid])) == (Status.ASSERTED, Status.REPORTED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("By provisional data the storm sank 40 boats. Rain goes on.", "provisional"),
        ("The storm sank 40 boats. He called it provisional.", "provisional"),
        ("The storm sank 40 boats. Provisional bridges stand.", None),
        ("He called it provisional and spoke of 40 boats. Rain goes on.", None),
    ],
)
def test_for_now(text: str, word: str | None):
    """The word stands in the figure's sentence, or in the next one if that points back."""
    sentence = text.split(". ", maxsplit=1)[0] + "."
    assert tentative_of(row(report(text), sentence, "40")) == word


def test_conditions():
    """What stands after "if" before the figure holds on a condition."""
    sentence = "If full, the hall takes 40 boats."
    assert condition_of(row(report(sentence), sentence, "40")) == "If full, the hall takes"
    sentence = "The hall takes 40 boats if need be."
    assert condition_of(row(report(sentence), sentence, "40")) is None
