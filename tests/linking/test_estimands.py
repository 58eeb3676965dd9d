"""Estimands: what is the same figure, what is not, and what the analyst decides."""

from __future__ import annotations

import pytest

from headwater.linking.matching import FEATURES, SAME, UNDECIDED, Signature, match
from headwater.model.relations import Decision, Undecided
from tests.linking.ledger import estimands, link, said, together


def test_labourers_and_workers_of_one_report_are_one_thing():
    """The lead's words and the quotation's are of one figure."""
    report = said(
        "Ledger",
        "2025-03-10",
        "person Ana Petrov: the yard employs up to 700 Georgian labourers on the pier.",
        "person Ana Petrov: about 700 Georgian workers were hired there.",
    )
    assert together(estimands(link([report])), *report.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40 Georgian troops were deployed.", "40 Georgian workers were deployed."),
        ("40 people were killed.", "40 people were wounded."),
        ("40 people were killed.", "40 people were killed or wounded."),
        ("The yard will send 40 crates.", "The yard sent 40 crates."),
        ("The yard sent 40 crates.", "The yard received 40 crates."),
        ("40 Georgian soldiers were killed.", "40 Armenian soldiers were killed."),
    ],
)
def test_what_is_never_the_same(one: str, other: str):
    """Troops are no workers, the dead no wounded, casualties no dead, a plan no deed, sending no receiving."""
    reports = [said("Paper A", "2025-03-10", one), said("Paper B", "2025-03-10", other)]
    assert not together(estimands(link(reports)), *(report.claims[0] for report in reports))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40 Georgian soldiers were killed.", "44 Georgian troops died."),
        ("40 Georgian soldiers were killed.", "60 deaths among the Georgian soldiers were counted."),
        ("The lighthouse yard sent 40 crates of mangoes.", "45 crates of mangoes were shipped by the lighthouse."),
    ],
)
def test_what_is_the_same_under_other_words_and_numbers(one: str, other: str):
    """An estimand is what the figure is of, whatever the figure is."""
    reports = [said("Paper A", "2025-03-10", one), said("Paper B", "2025-03-11", other)]
    assert together(estimands(link(reports)), *(report.claims[0] for report in reports))


def test_reports_a_year_apart_speak_of_two_things():
    """Without a time of its own, a report speaks of its own time."""
    reports = [said("Paper A", "2023-01-10", "40 people drowned."), said("Paper B", "2025-03-10", "60 people drowned.")]
    assert not together(estimands(link(reports)), *(report.claims[0] for report in reports))


def test_stories_without_a_common_country_are_two():
    """Floods of two countries have two tolls, though neither sentence says where."""
    reports = [
        said("Paper A", "2025-03-10", "40 people were killed.", title="Georgia: the flood"),
        said("Paper B", "2025-03-10", "60 people were killed.", title="Peru: the landslide"),
    ]
    assert not together(estimands(link(reports)), *(report.claims[0] for report in reports))


def test_the_analyst_wins_both_ways():
    """A decision joins what the score keeps apart, and parts what it joins; the latest counts."""
    alike = [
        said("Paper A", "2025-03-10", "The lighthouse sent 40 crates of mangoes."),
        said("Paper B", "2025-03-11", "45 crates of mangoes were shipped by the lighthouse."),
    ]
    unlike = [said("Paper C", "2025-03-10", "12 vans were sold."), said("Paper D", "2025-03-11", "15 carts were sold.")]
    pairs = [tuple(sorted(report.claims[0].id for report in two)) for two in (alike, unlike)]
    decisions = [
        Decision((pairs[0][0], pairs[0][1]), same=True, user="ada", made="2025-04-01T10:00:00Z"),
        Decision((pairs[0][1], pairs[0][0]), same=False, user="ada", made="2025-04-02T10:00:00Z"),
        Decision((pairs[1][0], pairs[1][1]), same=True, user="ada", made="2025-04-01T10:00:00Z"),
    ]
    reports = [*alike, *unlike]
    found = estimands(link(reports, decisions=decisions))
    assert not together(found, *(report.claims[0] for report in alike))
    assert together(found, *(report.claims[0] for report in unlike))
    later = said("Paper E", "2025-03-12", "The lighthouse sent 41 crates of mangoes.")
    assert not together(estimands(link([*reports, later], decisions=decisions)), *(r.claims[0] for r in alike))


def test_the_analyst_parts_what_says_the_same():
    """Two claims in the same words are two things if the analyst says so; a third stays with the one of them."""
    reports = [
        said(f"Paper {name}", f"2025-03-1{day}", "The lighthouse sent 40 crates of mangoes.")
        for day, name in enumerate("ABC", start=1)
    ]
    one, other, third = (report.claims[0] for report in reports)
    different = Decision(
        (min(one.id, other.id), max(one.id, other.id)), same=False, user="ada", made="2025-04-01T10:00:00Z"
    )
    found = estimands(link(reports, decisions=[different]))
    assert not together(found, one, other)
    assert together(found, one, third) != together(found, other, third)
    assert not [relation for relation in link(reports, decisions=[different]) if relation.kind == "undecided"]
    same = [
        Decision((min(third.id, claim.id), max(third.id, claim.id)), True, "ada", "2025-04-02T10:00:00Z")
        for claim in (one, other)
    ]
    for decision, joined, parted in ((same[0], one, other), (same[1], other, one)):
        found = estimands(link(reports, decisions=[different, decision]))
        assert together(found, third, joined)
        assert not together(found, third, parted)
    taken_back = Decision(different.between, same=True, user="ada", made="2025-04-03T10:00:00Z")
    assert together(estimands(link(reports, decisions=[different, taken_back])), one, other, third)


def test_a_score_is_explained_feature_by_feature():
    """Every feature has a docstring and says its part; the weights sum to 1."""
    one = Signature("crate", "", (), "sent", ("country:GE",), "", "", "40", told="2025-03")
    found = match(one, Signature("crate", "", (), "", (), "", "", "40", told="2025-03"))
    assert found.score is not None
    assert UNDECIDED <= found.score < SAME
    assert [reason.split()[0] for reason in found.reasons] == [feature.name for feature in FEATURES]
    assert all(feature.explanation for feature in FEATURES)
    assert sum(feature.weight for feature in FEATURES) == pytest.approx(1)


def test_doubt_goes_to_the_analyst_once():
    """A number whose event nobody tells may be of the estimand: asked, not decided; decided, no longer asked."""
    reports = [
        said("Paper A", "2025-03-10", "Tide Agency: 40 Georgian soldiers were killed."),
        said("Paper B", "2025-03-10", "Reef Institute: 40 men stand on the list."),
    ]
    asked = [one for one in link(reports) if isinstance(one, Undecided)]
    assert [set(one.between) for one in asked] == [{report.claims[0].id for report in reports}]
    decision = Decision(asked[0].between, same=False, user="ada", made="2025-04-01T10:00:00Z")
    assert not [one for one in link(reports, decisions=[decision]) if isinstance(one, Undecided)]
