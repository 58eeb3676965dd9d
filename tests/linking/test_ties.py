"""Ties: parts and wholes, increments, revisions, confirmations, words on checking."""

from __future__ import annotations

from typing import Any

from headwater.linking.rows import Row
from headwater.linking.ties import confirmations, revisions, ties
from headwater.model import Bound, Status, Verification
from tests.linking.building import report, row


def told(*rows: Row) -> list[tuple[str, str, str]]:
    words = {
        key: one.figure.span.text if one.figure else one.claim.content[0].text
        for one in rows
        for key in (one.id, one.claim.id)
    }
    return sorted((tie.kind.value, words[tie.upstream], words[tie.downstream]) for tie in ties(rows))


def figures(text: str, *numerals: str, bounds: tuple[Bound, ...] = (), **more: Any) -> list[Row]:
    """Rows of the one sentence, one for each numeral; a numeral after "+" is an increment."""
    document = report(text)
    return [
        row(document, text, words.lstrip("+"), bound, None, head="boat", increment=words.startswith("+"), **more)
        for words, bound in zip(numerals, bounds or (Bound.EXACT,) * len(numerals), strict=True)
    ]


def test_parts_that_add_up():
    """Two figures of a sentence make up a third."""
    rows = figures("About 60 boats came: 10 tugs and 50 barges.", "60", "10", "50")
    assert told(*rows) == [("part_of", "10", "60"), ("part_of", "50", "60")]
    assert told(*figures("About 60 boats came: 10 tugs and 40 barges.", "60", "10", "40")) == []


def test_a_part_that_is_named_as_one():
    """ "Including" makes the figure after it a part; "and" does not."""
    assert told(*figures("Some 40 boats sank, including 3 tugs.", "40", "3")) == [("part_of", "3", "40")]
    assert told(*figures("Some 40 boats sank and 3 tugs fled.", "40", "3")) == []
    assert told(*figures("Some 3 boats sank, including 40 tugs.", "3", "40")) == []


def test_increments():
    """An increment is on the nearest figure before it of the same thing."""
    assert told(*figures("After 12 boats another 6 sank.", "12", "+6")) == [("increment_on", "6", "12")]
    assert told(*figures("After 12 boats 6 sank.", "12", "6")) == []


def test_another_fate_is_no_increment():
    """ "12 dead, another 40 hurt" adds no dead."""
    text = "The crew had 12 dead, another 40 wounded."
    document = report(text)
    dead = row(document, text, "12", counted="dead", head="person", event="killed")
    hurt = row(document, text, "40", counted="wounded", head="person", event="killed", increment=True)
    assert told(dead, hurt) == []


def test_the_increment_is_the_innermost_claim():
    """Of "plans emerged for 6 more boats to come" it is what is planned that adds."""
    document = report("The fleet sent 12 boats. Plans emerged for 6 more boats to come.")
    base = row(document, "The fleet sent 12 boats.", "12", head="boat")
    outer = row(document, "Plans emerged for 6 more boats to come.", "6", head="boat", increment=True)
    inner = row(
        document, "Plans emerged for 6 more boats to come.", None, content="6 more boats to come", status=Status.PLANNED
    )
    assert told(base, outer, inner) == [("increment_on", "6 more boats to come", "12")]


def test_told_revisions():
    """The figure with a word of the past is the one that is revised."""
    text = "The navy, which had earlier said 15, revised it to 12."
    assert told(*figures(text, "15", "12")) == [("revises", "12", "15")]
    assert told(*figures("The navy counted 15, the mayor 12.", "15", "12")) == []


def test_later_figures_of_one_voice():
    """Another figure of the same voice on a later day revises the earlier one; the same figure, or another voice, does not."""

    def counted(voice: str, number: str, day: str) -> Row:
        sentence = f"The {voice} counted {number} boats."
        return row(report(sentence, published=day), sentence, number, voice=voice)

    early, late = counted("navy", "15", "2025-03-01"), counted("navy", "12", "2025-03-05")
    (tie,) = revisions([late, early], lambda one: one.id)
    assert (tie.upstream, tie.downstream, tie.evidence) == (late.claim.id, early.claim.id, "15, then 12")
    assert revisions([early, counted("navy", "15", "2025-03-05")], lambda one: one.id) == ()
    assert revisions([early, counted("mayor", "12", "2025-03-05")], lambda one: one.id) == ()


def test_confirmation_of_what_another_said():
    """ "This detail" was said first by the mayor; the clerk's word confirms it."""
    document = report("The clerk confirmed the sinking. This detail was first given by the mayor.")
    first = row(
        document, "The clerk confirmed the sinking.", None, voice="clerk", cue="confirmed", content="the sinking",
        verification=Verification.CONFIRMED,
    )  # fmt: skip
    second = row(document, "This detail was first given by the mayor.", None, voice="mayor", content="This detail")
    assert told(first, second) == [("confirms", "the sinking", "This detail")]
    own = row(document, "This detail was first given by the mayor.", None, voice="mayor", content="first given")
    assert told(first, own) == []


def test_confirmation_across_reports():
    """Of one estimand, who is told to confirm confirms the earliest claim of another origin."""
    text = "The mayor counted 40 boats."
    first = row(report(text, published="2025-03-01"), text, "40", voice="mayor")
    text = "The navy confirmed 40 boats."
    second = row(report(text, "Star"), text, "40", voice="navy", cue="confirmed", verification=Verification.CONFIRMED)
    (tie,) = confirmations([second, first], lambda one: one.issuer)
    assert (tie.kind.value, tie.upstream, tie.downstream) == ("confirms", second.claim.id, first.claim.id)
    assert confirmations([second], lambda one: one.issuer) == ()


def test_words_on_checking():
    """A claim that the figure is still to be verified bears on the figure so marked before it."""
    document = report("The storm sank 40 boats. Verification of this figure is still needed.")
    first = row(document, "The storm sank 40 boats.", "40", verification=Verification.UNVERIFIED)
    check = row(document, "Verification of this figure is still needed.", None)
    assert told(first, check) == [("verifies", "Verification of this figure is still needed.", "40")]
    unmarked = row(document, "The storm sank 40 boats.", "40")
    assert told(unmarked, check) == []
