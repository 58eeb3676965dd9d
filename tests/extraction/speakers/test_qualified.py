"""Towns that bear a capital's name: whose police speak is as the report says where the town lies."""

from __future__ import annotations

import pytest

from headwater.extraction.claims import extract_claims
from headwater.model import make_document


def _countries(text: str) -> list[str | None]:
    return [claim.sources[0].country for claim in extract_claims(make_document(text))[0] if len(claim.sources) > 1]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("MOSCOW, Idaho - A barn burned. Moscow police said two horses died.", ["US"]),
        ("A storm hit Athens, Georgia. Officials in Athens said 30 barns burned.", ["US"]),
        ("Lima police said 12 sheep were lost. The flock was kept in Lima, Ohio.", ["US"]),
        ("A barn burned in Moscow on Monday. Moscow police said two horses died.", ["RU"]),
        ("Barns burned in Athens, Georgia. In Athens, Greece, it rained. Athens police said 12 goats drowned.", ["GR"]),
        ("A barn burned in Moscow, Idaho. Moscow said 12 soldiers had died.", ["RU"]),
    ],
)
def test_country_of_the_town_that_is_told(text: str, countries: list[str | None]) -> None:
    """The last telling of where the town lies counts; a government that is heard by its capital stays one."""
    assert _countries(text) == countries
