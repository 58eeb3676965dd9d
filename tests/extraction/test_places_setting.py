"""Where a report plays: what its names say of one another."""

from __future__ import annotations

import time

import numpy as np
import pytest

from headwater.extraction.places_setting import Name, kilometres, weigh
from headwater.language.gazetteer import lookup


def named(*names: str) -> list[Name]:
    """Names with all their readings, none likelier than another by itself."""
    return [Name(entries, np.zeros(len(entries))) for entries in map(lookup, names)]


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("Springfield", "Decatur", "Champaign"), "US-IL"),
        (("Springfield", "Chicopee", "Holyoke"), "US-MA"),
        (("London", "Ingersoll", "Strathroy"), "CA-ON"),
        (("Tripoli", "Benghazi", "Misrata"), "LY-TB"),
    ],
)
def test_neighbours_tell(names: tuple[str, ...], first: str) -> None:
    """The reading that lies among the others gains most."""
    added = weigh(named(*names))
    assert lookup(names[0])[int(added[0].argmax())].admin1 == first


def test_alone_nothing_is_added() -> None:
    """One name, and none, say nothing of themselves."""
    assert weigh([]) == []
    assert not weigh(named("Springfield"))[0].any()


def test_shapes_and_bounds() -> None:
    """Each reading has its number, none below zero, and however many names there are time stays bounded."""
    many = named(*["Springfield", "Washington", "San Antonio", "Santa Cruz"] * 500)
    started = time.monotonic()
    added = weigh(many)
    assert time.monotonic() - started < 30
    assert [len(row) for row in added] == [len(name.entries) for name in many]
    assert all((row >= 0).all() for row in added)


def test_distance() -> None:
    """Far apart, near, and none."""
    kyiv, warsaw = lookup("Kyiv")[0], lookup("Warsaw")[0]
    assert kilometres(kyiv, warsaw) == pytest.approx(690, abs=20)
    assert kilometres(kyiv, kyiv) == pytest.approx(0, abs=0.1)
