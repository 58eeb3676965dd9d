"""What ties figures: nothing is of one thing because nothing contradicts."""

from __future__ import annotations

import pytest

from headwater.linking.context import words_around
from headwater.model import Record
from headwater.model.document import Link
from headwater.model.relations import Undecided
from tests.linking.building import report, row
from tests.linking.ledger import estimands, link, said, together

BRIEF = [
    said("Quay Mail", "2025-05-02", "person Ida Roth: 4 people were killed in a warehouse blaze."),
    said("Hill Star", "2025-05-05", "Alpine Rescue: 15 people were killed by a landslide."),
    said("North Echo", "2025-05-06", "Health Watch: about 260 people died in the cold snap."),
    said("Old Times", "2025-05-08", "The Thirty Years War killed 6,000,000 people."),
    said("Road Post", "2025-05-09", "9 people died when a coach overturned."),
    said("Grain Letter", None, "~the mayor: 7 people died."),
    said("Gulf Press", "2025-05-03", "~officials < outlet Reuters: 33 people were killed."),
]


def are_one(*reports: Record) -> bool:
    return together(estimands(link(reports)), *(one.claims[0] for one in reports))


def test_brief_reports_of_all_kinds_stay_apart():
    """A noun and a deed are no story: each of these tolls is its own."""
    found = estimands(link(BRIEF))
    assert [len(one.claims) for one in found] == [1] * len(BRIEF)


def test_an_undated_sentence_joins_no_story():
    """Who says neither where nor when is of no story that others tell."""
    story = said("Steppe News", "2025-05-01", "12 people were killed.", title="Shelling of Kharkiv, Ukraine")
    assert not are_one(story, BRIEF[5])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The place stands in the headline only, and the days are some apart.
        (
            said("Quay Mail", "2025-05-02", "14 people were killed.", title="Zambia mourns its dead"),
            said("Hill Star", "2025-05-08", "18 people died.", title="Zambia: more bodies found"),
        ),
        # The words around tell one story.
        (
            said("Quay Mail", "2025-05-02", "14 people were killed as a ferry capsized off the lagoon."),
            said("Hill Star", "2025-05-04", "18 people died in the capsized ferry."),
        ),
        # One named person, within days.
        (
            said("Quay Mail", "2025-05-02", "person Ida Roth: 14 people were killed."),
            said("Hill Star", "2025-05-04", "person Ida Roth: 18 people were killed."),
        ),
        # One body's number that others pass on.
        (
            said("Quay Mail", "2025-05-02", "Alpine Rescue: 1,437 people were killed."),
            said("Hill Star", None, "1,437 people were killed."),
        ),
    ],
)
def test_what_ties_two_tolls(one: Record, other: Record):
    """A place, telling words, a named voice, a number that is rare."""
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Days alone.
        (said("Quay Mail", "2025-05-02", "14 people were killed."), said("Hill Star", "2025-05-02", "18 people died.")),
        # One common number on one day.
        (said("Quay Mail", "2025-05-02", "14 people were killed."), said("Hill Star", "2025-05-02", "14 people died.")),
        # A description that fits many, months apart.
        (
            said("Quay Mail", "2025-05-02", "~the coast guard: 14 people were killed."),
            said("Hill Star", "2025-08-04", "~the coast guard: 18 people were killed."),
        ),
        # Everyday words.
        (
            said("Quay Mail", "2025-05-02", "14 people were killed in the city in the first week."),
            said("Hill Star", None, "18 people died in the city in one week."),
        ),
        # A tied day and one word, but numbers that are no two counts of one thing.
        (
            said("Quay Mail", "2025-05-02", "14 people were killed by an avalanche.", title="Peru"),
            said("Hill Star", "2025-05-02", "2,000,000 people died.", title="Peru"),
        ),
    ],
)
def test_what_ties_nothing(one: Record, other: Record):
    """A day, a common number, a description, everyday words: each by itself is chance."""
    assert not are_one(one, other)


def test_a_link_and_shared_text_tie():
    """A report that links to the other, or has its text, is of its story."""
    first = said("Quay Mail", "2025-05-02", "14 people were killed.", url="https://quay.example/blaze")
    linked = (Link("https://quay.example/blaze?from=feed"),)
    assert are_one(first, said("Hill Star", "2025-05-20", "18 people died.", links=linked))
    lead = (
        "Rescuers with ropes and lamps went down into the flooded galleries before dawn while families stood behind the fence, "
        "and by noon the pumps that a brewery had lent were running at last without a pause."
    )
    copies = [
        said("Quay Mail", "2025-05-02", lead, "14 people were killed."),
        said("Hill Star", "2025-05-20", lead, "18 people died."),
    ]
    found = estimands(link(copies))
    assert together(found, *(one.claims[1] for one in copies))


def test_nearly_enough_is_the_analysts():
    """Common ground that does not quite suffice is asked about."""
    reports = [
        said("Quay Mail", "2025-05-02", "14 people were killed in an avalanche."),
        said("Hill Star", "2025-05-03", "18 people died under the avalanche."),
    ]
    (asked,) = [one for one in link(reports) if isinstance(one, Undecided)]
    assert set(asked.between) == {one.claims[0].id for one in reports}
    assert any("common ground" in reason for reason in asked.reasons)


def test_the_order_of_reports_decides_nothing():
    """Groups of what says the same are the same from whichever end they are read."""
    reports = [
        *BRIEF,
        *(said(f"Paper {n}", "2025-05-02", f"{n} people died in the capsized ferry.") for n in range(3, 9)),
    ]
    assert link(reports) == link(reversed(reports))


def test_words_that_tell_a_story():
    """Who speaks, what is counted, when and everyday words tell none; words that begin alike are one."""
    text = "The lagoon wardens said on Monday that 4 people suffocated in the flooded tunnel."
    one = row(report(text), text, "4", counted="people", voice="lagoon wardens")
    assert set(words_around(one)) == {"suffo", "flood", "tunne"}
