"""Flows and the states and things that they are made of."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.extraction.claims import extract_claims
from headwater.linking.building import rows_of
from headwater.linking.flows import flows
from headwater.linking.parties import states_in, things_in
from headwater.linking.rows import Row
from headwater.model import Polarity, Record, Status
from tests.linking.building import report, row


def told(*rows: Row) -> list[tuple[str, str, str, str]]:
    return [(one.giver, one.receiver, one.what, one.status.value) for one in flows(rows, lambda row: row.issuer)]


def claim(sentence: str, numeral: str | None = None, **more: Any) -> Row:
    return row(report(sentence), sentence, numeral, counted=None, **more)


def test_people_who_are_sent():
    """People go from the state that they are of to the state where they go, by plan or in fact."""
    people: dict[str, Any] = {"head": "worker", "qualifiers": frozenset({"of:NP"})}
    fact = claim("The firm hired 300 Nepali workers in Qatar.", "300", event="employed", **people)
    plan = claim(
        "Doha plans to recruit 900 Nepali workers.", "900", event="planned employed", status=Status.PLANNED, **people
    )
    assert told(fact, plan) == [("Nepal", "Qatar", "worker", "asserted"), ("Nepal", "Qatar", "worker", "planned")]
    dead = claim("In Qatar 300 Nepali workers who had joined died.", "300", event="killed", **people)
    assert told(dead) == []


def test_the_receiver_stands_in_the_paragraph_or_the_report():
    """What the claim leaves out is the one other state around it."""
    people: dict[str, Any] = {"head": "worker", "qualifiers": frozenset({"of:NP"}), "event": "sent"}
    document = report("Ties between Nepal and Qatar grow. Nepal sent 300 workers.\nLater 900 Nepali workers joined.")
    first = row(document, "Nepal sent 300 workers.", "300", counted=None, **people)
    later = row(document, "Later 900 Nepali workers joined.", "900", counted=None, **people)
    assert told(first) == [("Nepal", "Qatar", "worker", "asserted")]
    (one,) = flows([first, later], lambda _: None)
    assert [figure.span.text for figure in one.figures] == ["300", "900"]
    assert told(later) == []


def test_goods_without_a_figure():
    """Each thing of the list goes; the subject of "received" receives."""
    sent = claim(
        "Norway provided Chile with relief supplies, including tents and lamp oil, last week.", event="transfer"
    )
    assert told(sent) == []  # "with" opens no list of things
    sent = claim("Norway provided relief supplies, including tents and lamp oil, to Chile.", event="transfer")
    assert told(sent) == [("Norway", "Chile", what, "asserted") for what in ("lamp oil", "relief supplies", "tents")]
    got = claim("Chile received tents from Norway.", event="receipt")
    assert told(got) == [("Norway", "Chile", "tents", "asserted")]


def test_goods_with_a_figure_and_money():
    """Figures are kept; a denied flow is told as denied, a negated one not at all."""
    sent = claim("Norway sent 40 tents to Chile.", "40", head="tent", event="sent")
    paid = claim("Norway paid 40 crowns to Chile.", "40", head="NOK", event="paid", status=Status.DENIED)
    assert told(sent, paid) == [("Norway", "Chile", "NOK", "denied"), ("Norway", "Chile", "tent", "asserted")]
    assert (
        told(claim("Norway sent 40 tents to Chile.", "40", head="tent", event="sent", polarity=Polarity.NEGATIVE)) == []
    )


def test_who_speaks_receives_nothing():
    """The owner of a speaking body is no party, nor a share of what was sent a thing."""
    told_by = claim("Norway sent 40 tents, according to Peru's mayors.", "40", head="tent", event="sent")
    assert told(told_by) == []
    share = claim("Norway sent 40 percent to Chile.", "40", head="share of tent", event="sent", unit="percent")
    assert told(share) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bolivia said it sent 60 ambulances to Ecuador.", [("Bolivia", "Ecuador", "ambulance", "asserted")]),
        ("The Alder Trust said it sent 60 stoves to Ecuador.", [("alder trust", "Ecuador", "stove", "asserted")]),
        ("It sent 60 stoves to Ecuador.", []),
        ("The Alder Trust said a storm had come and it sent 60 stoves to Ecuador.", []),
        ("Envoy Mara Quist said it sent 60 stoves to Ecuador.", []),
    ],
)
def test_a_pronoun_is_no_party(text: str, found: list[tuple[str, str, str, str]]):
    """It is the source that speaks of itself, or nobody that could be told."""
    document = report(text)
    rows = rows_of(Record(document, *extract_claims(document)))
    assert told(*rows) == found


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("Santiago and Lima", ["CL", "PE"]),
        ("North Korean crews in Russia's north", ["KP", "RU"]),
        ("Ann Vale met Moe", []),
    ],
)
def test_states(words: str, states: list[str]):
    """Countries, peoples and capitals name states; persons do not."""
    assert states_in(words) == states


def test_things():
    """A list ends where another phrase begins; names are no things."""
    assert things_in("tents and blankets for the Andes") == ["tents", "blankets"]
    assert things_in("President Moe, an envoy") == ["envoy"]
