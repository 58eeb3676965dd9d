"""Every gold case holds."""

from __future__ import annotations

import pytest

from tests.gold.cases import FOLDER, Case, cases, run, unmet

_CASES = [case for path in sorted(FOLDER.glob("*.gold")) for case in cases(path)]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_gold(case: Case):
    """What a careful reader takes from the text is found in it."""
    claims = run(case)
    for claim in claims:
        for span in (*claim.content, claim.sentence, *(figure.span for figure in claim.figures)):
            assert span.quotes(case.text)
    assert unmet(case, claims) == []
