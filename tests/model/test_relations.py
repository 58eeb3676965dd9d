"""Relations to JSON and back."""

from datetime import date
from decimal import Decimal

import pytest

from headwater.model import Bound, DecodeError, Figure, Source, SourceKind, Span, Status
from headwater.model.codec import decode_relation, encode_relation
from headwater.model.relations import (
    Conflict,
    ConflictKind,
    Derivation,
    Drift,
    DriftKind,
    Estimand,
    Evidence,
    Flow,
    Origin,
    Passage,
    Tie,
    TieKind,
    Undecided,
)

_SPAN = Span("about 40", 3, 11)
_FIGURE = Figure(_SPAN, Decimal(40), Decimal(40), True, True, Bound.ABOUT, approximate=True)


@pytest.mark.parametrize(
    "relation",
    [
        Estimand("e1", "boats sunk", "boat", "sinking", None, "2025", ("c1",), ("o1",), 1, 2, ("one issuer",)),
        Origin("o1", Source(SourceKind.GOVERNMENT, "Ministry of Ports"), date(2025, 3, 1), ("c1", "c2"), "c1"),
        Derivation("d1", "d2", Evidence.REUSE, 0.5, "shares a passage", (Passage(_SPAN, _SPAN),)),
        Drift("c1", "c2", DriftKind.HEDGE_LOST, "hedges", "may", None),
        Conflict(("c1", "c2"), ConflictKind.FIGURES, "40 against more than 60"),
        Tie(TieKind.REVISES, "c1", "c2", "revised it to 12"),
        Flow("KP", "RU", "shell", Status.POSSIBLE, (_FIGURE,), ("c1",), ("o1",)),
        Undecided(("c1", "c2"), 0.5, ("no place",)),
    ],
)
def test_round_trip(relation):
    """Every relation comes back as it was."""
    assert decode_relation(encode_relation(relation)) == relation


@pytest.mark.parametrize("text", ["", "{}", '{"kind": "guess"}', '{"kind": "drift"}', "[1]"])
def test_what_is_no_relation_is_refused(text):
    """A clear error, not a crash."""
    with pytest.raises(DecodeError):
        decode_relation(text)
