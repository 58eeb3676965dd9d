"""What befell those whom a figure counts."""

from __future__ import annotations

import pytest

from headwater.linking.fates import fate
from tests.linking.building import report, row


@pytest.mark.parametrize(
    ("sentence", "numeral", "counted", "expected"),
    [
        ("The storm left 12 dead and another 40 missing.", "12", None, "killed"),
        ("The storm left 12 dead and another 40 missing.", "40", None, "missing"),
        ("The crews had 40 casualties.", "40", "casualties", "casualty"),
        ("The raid has killed or wounded 40 men.", "40", "men", "casualty"),
        ("Some 40 men were dead or hurt.", "40", "men", "casualty"),
        ("The yard built 40 boats.", "40", "boats", None),
    ],
)
def test_fates(sentence: str, numeral: str, counted: str | None, expected: str | None):
    """The words after the figure, its noun, the words before it."""
    assert fate(row(report(sentence), sentence, numeral, counted=counted)) == expected
