"""Drift: each rule in both directions, with rows of invented reports."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from headwater.linking.drift import RULES, drifts
from headwater.linking.rows import Row
from headwater.model import Bound, Polarity, SourceKind, Status
from tests.linking.building import report, row

OFFICE: dict[str, Any] = {"voice": "harbour office"}


def told(up: Row, down: Row, *others: Row) -> list[tuple[str, str, str | None, str | None]]:
    found = drifts([(up, down)], [up, down, *others])
    assert all((one.upstream, one.downstream) == (up.claim.id, down.claim.id) for one in found)
    return [(one.drift.value, one.field, one.was, one.now) for one in found]


def up(sentence: str, numeral: str, bound: Bound = Bound.EXACT, **more: Any) -> Row:
    return row(report(sentence), sentence, numeral, bound, **more)


def down(sentence: str, numeral: str, bound: Bound = Bound.EXACT, **more: Any) -> Row:
    return row(report(sentence, "Courier", "2025-03-12"), sentence, numeral, bound, **more)


def test_same_wording_is_no_drift():
    """What is told in the same words has not drifted."""
    sentence = "Up to 40 boats sank in the storm, the harbour office said."
    first = up(sentence, "Up to 40", Bound.AT_MOST, **OFFICE)
    assert told(first, down(sentence, "Up to 40", Bound.AT_MOST, **OFFICE)) == []


@pytest.mark.parametrize(
    ("was", "bound", "now", "other", "kind"),
    [
        ("up to 40", Bound.AT_MOST, "40", Bound.EXACT, "bound_lost"),
        ("18 to 20", Bound.RANGE, "20", Bound.EXACT, "bound_lost"),
        ("more than 11,300", Bound.MORE_THAN, "11,000", Bound.EXACT, "bound_lost"),
        ("up to 40", Bound.AT_MOST, "about 40", Bound.ABOUT, "bound_changed"),
        ("40", Bound.EXACT, "at least 40", Bound.AT_LEAST, "bound_changed"),
        ("more than 40", Bound.MORE_THAN, "up to 40", Bound.AT_MOST, "bound_inverted"),
        ("more than 40", Bound.MORE_THAN, "as many as more than 40", Bound.MORE_THAN, "bound_changed"),
        ("1,200", Bound.EXACT, "12,000", Bound.EXACT, "figure_changed"),
    ],
)
def test_a_number_changes(was: str, bound: Bound, now: str, other: Bound, kind: str):
    """A bound is lost, changed, turned round; a number becomes another."""
    first = up(f"The storm sank {was} boats.", was, bound)
    second = down(f"The storm sank {now} boats.", now, other)
    assert told(first, second) == [(kind, "figures", was, now)]


@pytest.mark.parametrize(
    ("was", "bound", "now", "other"),
    [
        ("1,130", Bound.EXACT, "1,100", Bound.EXACT),
        ("1,130", Bound.EXACT, "more than 1,100", Bound.MORE_THAN),
        ("at least 40", Bound.AT_LEAST, "40 or more", Bound.AT_LEAST),
        ("at least 40", Bound.AT_LEAST, "more than 40", Bound.MORE_THAN),
    ],
)
def test_a_rounder_number_is_no_other(was: str, bound: Bound, now: str, other: Bound):
    """Fewer digits within the bounds are no drift, nor is another word for the same bound."""
    assert told(up(f"The storm sank {was} boats.", was, bound), down(f"The storm sank {now} boats.", now, other)) == []


def test_a_figure_that_both_reports_know_is_another():
    """Two figures that stand side by side upstream are two: the pair was not well made, and nothing changed."""
    document = report("The storm sank 12 boats. Two years before it had sunk 90 boats.")
    first = row(document, "The storm sank 12 boats.", "12")
    beside = row(document, "Two years before it had sunk 90 boats.", "90")
    second = down("The storm sank 90 boats.", "90")
    assert told(first, second, beside) == []


def test_two_voices_figures_become_a_range():
    """The ends of the range are figures of two voices."""
    first = up("The army counted 1,100 boats.", "1,100", voice="army")
    other = row(
        report("The mayor counted 3,000 boats.", "Star"), "The mayor counted 3,000 boats.", "3,000", voice="mayor"
    )
    second = down(
        "The army counted between 1,100 and 3,000 boats.", "between 1,100 and 3,000", Bound.RANGE, voice="army"
    )
    assert told(first, second, other)[0] == ("fusion", "figures", "1,100", "between 1,100 and 3,000")


def test_a_range_of_one_voice_is_no_fusion():
    """A range whose ends no other voice gave is a bound that changed."""
    first = up("The army counted 1,100 boats.", "1,100", voice="army")
    second = down(
        "The army counted between 1,100 and 3,000 boats.", "between 1,100 and 3,000", Bound.RANGE, voice="army"
    )
    assert [kind for kind, *_ in told(first, second)] == ["bound_changed"]


def test_hedges():
    """The retelling commits itself further, or less."""
    plain = ("The storm sank 40 boats.", "40")
    hedged = ("The storm may have sunk 40 boats.", "40")
    may: dict[str, Any] = {"status": Status.POSSIBLE, "hedges": [("may", "modal")]}
    assert told(up(*hedged, **may), down(*plain)) == [("hedge_lost", "status", "may", None)]
    assert told(up(*plain), down(*hedged, **may)) == [("hedge_added", "status", None, "may")]
    assert told(up(*hedged, **may), down(*hedged, **may)) == []


def test_what_is_foreseen_is_as_uncertain_as_what_may_be():
    """ "Expects" and "could", "believes" and "by estimates" are told for each other."""
    could = down("The toll could reach 40 boats.", "40", status=Status.POSSIBLE, hedges=[("could", "modal")])
    assert told(up("The harbour master expects a toll of 40 boats.", "40"), could) == []
    assert told(up("The harbour master saw a toll of 40 boats.", "40"), could) == [
        ("hedge_added", "status", None, "could")
    ]
    belief: dict[str, Any] = {"status": Status.ESTIMATED, "hedges": [("belief", "estimate")]}
    first = up("In the port's belief the storm sank 40 boats.", "40", **belief)
    assert told(first, down("By the port's estimates the storm sank 40 boats.", "40")) == []
    assert told(first, down("The storm sank 40 boats, and more are expected to sink.", "40")) == [
        ("hedge_lost", "status", "belief", None)
    ]


def test_what_is_reported_by_nobody_named_may_be_told_on_somebodys_word():
    """ "Reportedly" is made good by the name of who reports it."""
    reported: dict[str, Any] = {"status": Status.REPORTED, "hedges": [("reportedly", "reportive")]}
    first = up("The storm reportedly sank 40 boats.", "40", **reported)
    assert told(first, down("The storm sank 40 boats.", "40")) == [("hedge_lost", "status", "reportedly", None)]
    named = down("The storm sank 40 boats, the Star wrote.", "40", speaker="outlet:star")
    assert told(first, named) == []


def test_the_words_of_a_relay_are_no_hedge():
    """ "The paper says" does not lower what a named voice says."""
    says: dict[str, Any] = {"status": Status.REPORTED, "hedges": [("says", "reportive")]}
    first = up("The storm sank 40 boats, the paper says.", "40", **says)
    assert told(first, down("The storm sank 40 boats.", "40")) == []


def test_what_was_given_for_now():
    """The next sentence calls the count preliminary; the retelling nowhere does."""
    text = "The storm sank 40 boats, he said. He called the count preliminary. Rain goes on."
    first = row(report(text), "The storm sank 40 boats, he said.", "40")
    assert told(first, down("The storm sank 40 boats.", "40")) == [("hedge_lost", "status", "preliminary", None)]
    kept = "By preliminary data the storm sank 40 boats."
    assert told(first, down(kept, "40")) == []
    possible: dict[str, Any] = {"status": Status.POSSIBLE, "hedges": [("may", "modal")]}
    assert [kind for kind, *_ in told(first, down("The storm may have sunk 40 boats.", "40", **possible))] == [
        "hedge_added"
    ]


def test_conditions_and_plans():
    """What holds on a condition, and what is planned, is told as so."""
    first = up("If full, the hall takes 40 boats.", "40", status=Status.CONDITIONAL, hedges=[("If", "condition")])
    assert told(first, down("The hall takes 40 boats.", "40")) == [("condition_lost", "status", "If", None)]
    plan = up("The port plans to send 40 boats.", "40", status=Status.PLANNED, hedges=[("plans", "prospective")])
    assert told(plan, down("The port sent 40 boats.", "40")) == [("status_changed", "status", "plans", "sent")]
    again = down("The port will send 40 boats.", "40", status=Status.PLANNED)
    assert told(plan, again) == []


def test_denials():
    """What was denied is told as so, or the denial by the figure's own source is left out."""
    denied = up("The port denied losing 40 boats.", "40", status=Status.DENIED)
    assert ("denial_lost", "polarity", "40", "40") in told(denied, down("The port lost 40 boats.", "40"))
    corrected = up("The storm sank 12 boats and not 40 boats.", "40", polarity=Polarity.NEGATIVE, event="destroyed")
    assert told(corrected, down("The port lost 40 boats.", "40", event="destroyed")) == []
    text = "The mayor cited the harbour office for 40 boats. The harbour office said it never gave such a number."
    document = report(text)
    first = row(document, "The mayor cited the harbour office for 40 boats.", "40", **OFFICE)
    disowned = "The harbour office said it never gave such a number."
    negative: dict[str, Any] = {"polarity": Polarity.NEGATIVE, "content": "it never gave such a number", "cue": "said"}
    denial = row(document, disowned, None, **OFFICE, **negative)
    second = down("The mayor cited the harbour office for 40 boats.", "40", **OFFICE)
    assert told(first, second, denial) == [("denial_lost", "polarity", "it never gave such a number", None)]
    assert told(first, second) == []


def test_voices():
    """The voice is dropped or exchanged; an officer for the office, or a country's officials, are no exchange."""
    first = up("The storm sank 40 boats, the harbour office said.", "40", country="NO", **OFFICE)
    assert told(first, down("The storm sank 40 boats.", "40")) == [
        ("attribution_lost", "sources", "harbour office", "Courier")
    ]
    navy = down("The navy counted 40 boats.", "40", voice="navy", country="SE")
    assert told(first, navy) == [("attribution_changed", "sources", "harbour office", "navy")]
    assert told(first, down("Clerk Moe counted 40 boats.", "40", voice="Clerk Moe", country="NO")) == []
    assert told(first, down("The storm sank 40 boats, says the harbour chief.", "40", voice="harbour chief")) == []


def test_one_voice_told_as_two():
    """The relay that passed the count on is told as a second count."""
    first = up("The harbour office counted 40 boats, the Star said.", "40", relays=("star",), **OFFICE)
    text = "The harbour office counted 40 boats. The Star also counted 40 boats."
    document = report(text, "Courier", "2025-03-12")
    second = row(document, "The harbour office counted 40 boats.", "40", **OFFICE)
    again = row(document, "The Star also counted 40 boats.", "40", voice="Star", kind=SourceKind.PUBLICATION)
    assert told(first, second, again) == [("false_corroboration", "sources", "harbour office", "Star")]
    assert told(first, second) == []
    text = "The Star had 40 boats from the harbour office. The Star corrected its 40 boats later."
    document = report(text, "Courier", "2025-03-12")
    passed_on = row(document, "The Star had 40 boats from the harbour office.", "40", **OFFICE)
    again = row(
        document,
        "The Star corrected its 40 boats later.",
        "40",
        voice="Star",
        kind=SourceKind.PUBLICATION,
        issuer="star",
    )
    assert told(first, passed_on, again) == []


def test_meaning():
    """Casualties are told as dead."""
    first = up("The crew had 40 casualties.", "40", counted="casualties", event="casualty", head="person")
    second = down("The crew had 40 dead.", "40", counted="dead", event="killed", head="person")
    assert told(first, second) == [("meaning_changed", "event", "40: casualty", "40: killed")]


def test_places_and_times():
    """The place is named nowhere; the days are others."""
    first = up("The storm sank 40 boats in Port Vale.", "40", places=[("Port Vale", "geonames:1")])
    assert told(first, down("The storm sank 40 boats.", "40")) == [("place_lost", "places", "Port Vale", None)]
    march = up("The storm sank 40 boats in March.", "40", times=[("March", date(2025, 3, 1), date(2025, 3, 31))])
    may = down("The storm sank 40 boats in May.", "40", times=[("May", date(2025, 5, 1), date(2025, 5, 31))])
    assert told(march, may) == [("time_changed", "times", "March", "May")]


def test_an_old_figure_told_as_current():
    """The office has long given another number."""
    first = up("The harbour office counted 40 boats.", "40", event="destroyed", **OFFICE)
    revised = row(
        report("The harbour office counts 60 boats.", "Star", "2025-03-14"),
        "The harbour office counts 60 boats.",
        "60",
        event="destroyed",
        **OFFICE,
    )
    sentence = "The harbour office counted 40 boats."
    late = row(report(sentence, "Courier", "2025-03-20"), sentence, "40", event="destroyed", **OFFICE)
    assert told(first, late, revised) == [("stale_figure", "figures", "60", "40")]
    before = "Earlier the harbour office counted 40 boats."
    marked = row(report(before, "Courier", "2025-03-20"), before, "40", event="destroyed", **OFFICE)
    assert told(first, marked, revised) == []


def test_the_cited_report_does_not_hold_it():
    """The *Ledger* is cited for a number that it does not have."""
    first = up("The storm sank 40 boats.", "40")
    second = down("The storm sank 55 boats, the Ledger reported.", "55", voice="Ledger", kind=SourceKind.PUBLICATION)
    assert told(first, second) == [("figure_not_in_source", "figures", None, "55")]


def test_every_rule_says_what_it_does():
    """Each rule has a name of its own and a docstring with an example."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.check.__doc__ and '"' in rule.check.__doc__ for rule in RULES)
