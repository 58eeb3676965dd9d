"""Conflicts: disjoint figures, affirmed and denied, two accounts of what a thing is."""

from __future__ import annotations

from datetime import date
from typing import Any

from headwater.linking.conflict import characterisations, conflicts
from headwater.linking.rows import Row
from headwater.model import Bound, Polarity, Status
from tests.linking.building import report, row


def by_voice(one: Row) -> str | None:
    return one.issuer


def counted(voice: str, number: str, bound: Bound = Bound.EXACT, **more: Any) -> Row:
    sentence = f"The {voice} counted {number} boats."
    return row(
        report(sentence, f"{voice} Times"), sentence, number, bound, voice=voice, **{"event": "destroyed", **more}
    )


def kinds(*rows: Row) -> list[str]:
    return [one.conflict.value for one in conflicts(rows, by_voice)]


def test_disjoint_figures():
    """Two origins' figures conflict if no number fits both."""
    assert kinds(counted("navy", "40"), counted("mayor", "60")) == ["figures"]
    assert kinds(counted("navy", "up to 70", Bound.AT_MOST), counted("mayor", "60")) == []
    assert kinds(counted("navy", "about 58", Bound.ABOUT), counted("mayor", "60")) == []


def test_a_revision_is_no_conflict():
    """One voice may change its mind."""
    assert kinds(counted("navy", "40"), counted("navy", "60")) == []


def test_plans_other_days_and_other_places_do_not_conflict():
    """Only what is stated of the same days and place can conflict."""
    may = [("counted", date(2025, 5, 1), date(2025, 5, 31))]
    june = [("counted", date(2025, 6, 1), date(2025, 6, 30))]
    assert kinds(counted("navy", "40", times=may), counted("mayor", "60", times=june)) == []
    assert kinds(counted("navy", "40"), counted("mayor", "60", status=Status.PLANNED)) == []
    assert (
        kinds(
            counted("navy", "40", places=[("navy", "geonames:1")]),
            counted("mayor", "60", places=[("mayor", "geonames:2")]),
        )
        == []
    )


def test_affirmed_and_denied():
    """A denial conflicts; not having seen it does so more weakly; not having confirmed it does not."""
    claim = counted("navy", "40")
    denied = counted("mayor", "40", status=Status.DENIED)
    assert [one.reason for one in conflicts([claim, denied], by_voice)] == ["affirmed by navy; denied by mayor"]
    sentence = "The mayor saw no 40 boats."
    unseen = row(report(sentence), sentence, "40", voice="mayor", cue="saw", polarity=Polarity.NEGATIVE)
    (one,) = conflicts([claim, unseen], by_voice)
    assert one.reason == "affirmed by navy; not observed by mayor, which is weaker than a denial"
    sentence = "The mayor did not confirm 40 boats."
    unsure = row(report(sentence), sentence, "40", voice="mayor", cue="did not confirm", polarity=Polarity.NEGATIVE)
    assert conflicts([claim, unsure], by_voice) == ()


def contrast(sentence: str, first: str, second: str) -> list[str]:
    document = report(sentence)
    one = row(document, sentence, None, voice="The port", cue="has described", content=first)
    two = row(document, sentence, None, voice="the islanders", cue="saw", content=second, polarity=Polarity.NEGATIVE)
    return [found.reason for found in characterisations([one, two])]


def test_two_accounts_of_one_thing():
    """One voice says what the men are, the other what they did not do; the report sets them against each other."""
    told = "While The port has described the men as divers, the islanders saw none of the men under water."
    assert (
        contrast(told, "the men as divers", "none of the men under water") == []
    )  # "men" is too short a word to go by
    told = "While The port has described the crews as divers, the islanders saw none of these crews under water."
    assert contrast(told, "the crews as divers", "none of these crews under water") == [
        "characterised by The port; not observed by the islanders, which is weaker than a denial"
    ]


def test_accounts_of_two_things_or_without_contrast():
    """Nothing in common, or nothing set against: no conflict."""
    told = "While The port has described the crews as divers, the islanders saw no light."
    assert contrast(told, "the crews as divers", "no light") == []
    told = "The port has described the crews as divers, and the islanders saw none of these crews."
    assert contrast(told, "the crews as divers", "none of these crews") == []
