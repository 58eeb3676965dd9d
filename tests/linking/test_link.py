"""Linking as a whole: the same in any order, decisions kept, nothing invented."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Record
from headwater.model.codec import encode_relation
from headwater.model.relations import Conflict, Decision, Derivation, Drift, Estimand, Origin, TieKind
from tests.linking.ledger import estimands, link, origins, said, together

_VOICES = ("Tide Agency", "Reef Institute", "person Ana Petrov, mayor", "~officials < outlet Reuters", "gov NIS", "")
_THINGS = (
    "boats sank",
    "people were killed",
    "people were wounded",
    "Georgian troops were deployed",
    "crates were sent",
)
_NUMBERS = ("40", "about 40", "more than 230", "up to 1,200", "4,700", "11,342", "11,000")


def _sentence(choice: tuple[str, str, str]) -> str:
    voice, number, thing = choice
    return f"{voice}: {number} {thing}." if voice else f"{number} {thing}."


_sentences = st.tuples(st.sampled_from(_VOICES), st.sampled_from(_NUMBERS), st.sampled_from(_THINGS)).map(_sentence)
_reports = st.builds(
    lambda publisher, day, sentences: said(publisher, day, *sentences),
    st.sampled_from(("Paper A", "Paper B", "Paper C", "Reuters")),
    st.sampled_from(("2025-03-10", "2025-03-11", "2025-03", "2025-07-01", None)),
    st.lists(_sentences, min_size=1, max_size=3),
)
_ledgers = st.lists(_reports, min_size=1, max_size=6, unique_by=lambda record: record.document.id)


@settings(max_examples=10, deadline=None)
@given(_ledgers, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_relations(records: list[Record], chance: random.Random):
    """The order in which reports were added decides nothing, not even in the bytes."""
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert [encode_relation(one) for one in link(records)] == [encode_relation(one) for one in link(shuffled)]


@settings(max_examples=10, deadline=None)
@given(_ledgers)
def test_relations_hold_what_they_promise(records: list[Record]):
    """Every claim is one of the records'; every range is one; each figure goes back to somewhere."""
    claims = {claim.id for record in records for claim in record.claims}
    documents = {record.document.id for record in records}
    found = link(records)
    for one in found:
        if isinstance(one, Estimand):
            assert 0 <= one.proven_distinct <= one.not_proven_linked <= len(one.origins)
            assert set(one.claims) <= claims
        elif isinstance(one, Origin):
            assert one.first in one.claims
            assert set(one.claims) <= claims
        elif isinstance(one, Derivation):
            assert {one.upstream, one.downstream} <= documents
            assert 0 < one.weight <= 1
        elif isinstance(one, Drift):
            assert {one.upstream, one.downstream} <= claims
        elif isinstance(one, Conflict):
            assert set(one.between) <= claims
    assert claims == {claim for one in origins(found) for claim in one.claims}


@settings(max_examples=6, deadline=None)
@given(_ledgers, _reports)
def test_decisions_survive_new_reports(records: list[Record], late: Record):
    """What the analyst parted stays apart, and what was joined stays joined, whatever is added."""
    held = sorted({claim for one in estimands(link(records)) for claim in one.claims})
    if len(held) < 2:
        return
    for same in (True, False):
        decision = Decision((held[0], held[-1]), same=same, user="ada", made="2025-04-01T10:00:00Z")
        for ledger in (records, [*records, late]):
            found = estimands(link(ledger, decisions=[decision]))
            joined = any({held[0], held[-1]} <= set(one.claims) for one in found)
            shared = [claim for record in ledger for claim in record.claims if claim.id in (held[0], held[-1])]
            if len({claim.content[0].text for claim in shared}) > 1:  # one and the same words cannot be parted
                assert joined is same


def test_a_number_that_lost_its_source_on_the_way():
    """Citation, drift and origin of a small chain of reports."""
    agency = said("Reuters", "2025-03-10", "Tide Agency: up to 4,700 crates were sent.")
    paper = said("Paper A", "2025-03-11", "Tide Agency < outlet Reuters: up to 4,700 crates were sent.")
    copy = said("Paper B", "2025-03-12", "4,700 crates were sent.")
    found = link([agency, paper, copy])
    assert together(origins(found), agency.claims[0], paper.claims[0], copy.claims[0])
    edges = {(one.upstream, one.downstream) for one in found if isinstance(one, Derivation)}
    assert (agency.document.id, paper.document.id) in edges
    lost = {one.drift.value for one in found if isinstance(one, Drift) and one.downstream == copy.claims[0].id}
    assert {"bound_lost", "attribution_lost"} <= lost
    (estimand,) = estimands(found)
    assert (estimand.proven_distinct, estimand.not_proven_linked) == (1, 1)


def test_the_range_of_origins():
    """Named and untied counts; unnamed only widens; one number in two mouths is not proven to be two."""
    reports = [
        said("Paper A", "2025-03-10", "Tide Agency: 230 boats sank.", title="Hurricane off Cape Verde"),
        said("Paper B", "2025-03-10", "Reef Institute: 260 boats sank.", title="Hurricane off Cape Verde"),
        said("Paper C", "2025-03-10", "Dune Office: 260 boats sank.", title="Hurricane off Cape Verde"),
        said("Paper D", "2025-03-10", "~officials: 300 boats sank.", title="Hurricane off Cape Verde"),
    ]
    (estimand,) = estimands(link(reports))
    assert (estimand.proven_distinct, estimand.not_proven_linked) == (2, 4)
    assert any("one number" in reason for reason in estimand.reasons)
    assert any("without a named issuer" in reason for reason in estimand.reasons)


def test_a_source_counts_once_however_often_it_speaks():
    """Four statements of one source are four origins and one source; a second source is a second one."""
    days = ("2025-03-01", "2025-03-05", "2025-03-09", "2025-03-13")
    daily = [
        said(f"Paper {day}", day, f"Tide Agency: {230 + 3 * n} boats sank.", title="Cyclone off Madagascar")
        for n, day in enumerate(days)
    ]
    found = link(daily)
    (estimand,) = estimands(found)
    assert len(estimand.origins) == 4
    assert (estimand.proven_distinct, estimand.not_proven_linked) == (1, 1)
    assert estimand.reasons == ("Tide Agency: 4 statements of one source, which counts once",)
    assert not [one for one in found if isinstance(one, Conflict)]
    assert len([one for one in found if one.kind == TieKind.REVISES]) == 3
    other = said("Daily", "2025-03-05", "Reef Institute: 290 boats sank.", title="Madagascar after the cyclone")
    (estimand,) = estimands(link([*daily, other]))
    assert (estimand.proven_distinct, estimand.not_proven_linked) == (2, 2)


def test_reports_that_cite_each_other_are_told_to():
    """A circle is reported, with half the weight, and not hidden."""
    one = said("Reuters", "2025-03-10", "Tide Agency < outlet Yonhap: 4,700 crates were sent.")
    other = said("Yonhap", "2025-03-10", "Tide Agency < outlet Reuters: 4,700 crates were sent.")
    edges = [edge for edge in link([one, other]) if isinstance(edge, Derivation) and "circular" in edge.reason]
    assert len(edges) == 2
    assert all(edge.weight < 0.5 for edge in edges)


@pytest.mark.parametrize("kind", list(TieKind))
def test_relations_without_reports(kind: TieKind):
    """Nothing comes of nothing, of no kind."""
    assert not [one for one in link([]) if one.kind == kind]
