"""Names tied by what reports say of them."""

from __future__ import annotations

import pytest

from headwater.language.words import Entry, load_words
from headwater.linking.names import names, synonyms
from headwater.model import Record, make_document
from headwater.model.relations import TieKind

_ENTRIES = load_words("en", "aliases")


def told(*texts: str) -> list[tuple[str, str, str]]:
    ties = names(Record(make_document(text)) for text in texts)
    assert all(tie.claim and tie.evidence in " ".join(" ".join(texts).split()) for tie in ties)
    return [(tie.kind.value, tie.upstream, tie.downstream) for tie in ties]


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in _ENTRIES for text in entry.examples])
def test_examples(entry: Entry, text: str) -> None:
    """An example ties its two names."""
    assert [kind for kind, *_ in told(text)] == [entry["kind"]]


@pytest.mark.parametrize("text", [text for entry in _ENTRIES for text in entry.counterexamples])
def test_counterexamples(text: str) -> None:
    """A counterexample ties none."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Osprey gliders—Chile’s counterpart to the Peruvian-built Condor drones—flew.",
            ("counterpart", "Osprey", "Condor"),
        ),
        ("Two Osprey/Condor drones fell.", ("same_as", "Osprey", "Condor")),
        ("The Harbour Safety Office (HSO) met.", ("same_as", "Harbour Safety Office", "HSO")),
        ("The Ministry of Ports and Fisheries (MPF) met.", ("same_as", "Ministry of Ports and Fisheries", "MPF")),
        ("The firm Vale Marine (formerly Old Docks) closed.", ("same_as", "Vale Marine", "Old Docks")),
        ("The missile, a copy of the Condor, fell.", None),
        ("On 12/13 March and/or later Peru/Chile trade grew (see HSO). Photo: Reuters/Yonhap", None),
    ],
)
def test_statements(text: str, expected: tuple[str, str, str] | None) -> None:
    """Dashes, slashes and brackets tie names; words in lower case are none."""
    assert told(text) == ([expected] if expected else [])


def test_synonyms() -> None:
    """Names of one thing have one name for all, across reports; counterparts have not."""
    ties = names(
        [
            Record(make_document("The Harbour Safety Office (HSO) met.")),
            Record(make_document("HSO, formerly Dock Watch, met. The Heron, Chile's version of the Egret, sank.")),
        ]
    )
    found = synonyms(ties)
    assert found == {"harbour safety office": "hso", "hso": "hso", "dock watch": "hso"}
    assert {tie.kind for tie in ties} == {TieKind.SAME_AS, TieKind.COUNTERPART}
