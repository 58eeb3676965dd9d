"""Signs of who took text from whom, where two reports of one day do not cite each other."""

from __future__ import annotations

import pytest

from headwater.linking.reuse import Reuse, ReuseFinder
from headwater.linking.signs import Told
from headwater.model import Document, make_document

PASSAGE = (
    "The lock keepers' union said that nine of the twelve gates had not been greased since the spring. "
    "Its members walked along the towpath with lanterns and wrote down the number of every hinge that creaked."
)
MORE = "The union put the cost of the repair at 40,000 crowns."
OWN = (
    "Two barges with gravel lay before the weir until the evening, and their crews played cards on deck. The ferry went on as usual.",
    "A regatta is to be held on the lake in June whatever becomes of the lock. Its posters have been printed already in blue and white.",
)
UNION = frozenset({"org:union"})


def _told(text: str, *claims: tuple[str, frozenset[str]]) -> list[Told]:
    return [Told(text.index(words), text.index(words) + len(words), voices) for words, voices in claims]


def _found(one: tuple[Document, list[Told]], two: tuple[Document, list[Told]]) -> Reuse:
    """What the finder makes of two reports: the same from either side."""
    told = {document.id: claims for document, claims in (one, two)}
    found = [ReuseFinder(told=told).find(a, [b]) for a, b in ((one[0], two[0]), (two[0], one[0]))]
    assert found[0].undirected == found[1].undirected
    return Reuse(tuple(edge for each in found for edge in each.derivations), found[0].undirected)


def _report(text: str, publisher: str, *claims: tuple[str, frozenset[str]], published: str = "2025-03-01"):
    return make_document(text, publisher=publisher, published=published), _told(text, *claims)


def test_who_alone_has_more_from_the_speaker_is_upstream():
    there = _report(f"{OWN[0]}\n{PASSAGE}\n{MORE}", "Canal Post", ("nine of", UNION), ("40,000", UNION))
    lifted = _report(f"{OWN[1]}\n{PASSAGE}", "Daily Reed", ("nine of", UNION))
    [edge] = _found(there, lifted).derivations
    assert (edge.upstream, edge.downstream) == (there[0].id, lifted[0].id)
    assert "it seems that it took it from there: it alone has more from who speaks" in edge.reason
    assert edge.weight < 0.75


def test_where_both_have_more_from_the_speaker_nothing_tells():
    one = _report(f"{OWN[0]}\n{PASSAGE}\n{MORE}", "Canal Post", ("nine of", UNION), ("40,000", UNION))
    two = _report(f"{OWN[1]} It said so.\n{PASSAGE}", "Daily Reed", ("nine of", UNION), ("It said so", UNION))
    found = _found(one, two)
    assert found.derivations == ()
    assert len(found.undirected) == 1


def test_more_from_someone_else_is_no_sign():
    one = _report(f"{OWN[0]}\n{PASSAGE}", "Canal Post", ("nine of", UNION), ("Two barges", frozenset({"org:port"})))
    two = _report(f"{OWN[1]}\n{PASSAGE}", "Daily Reed", ("nine of", UNION))
    assert _found(one, two).derivations == ()


def test_what_stands_whole_in_a_longer_report_was_cut_from_it():
    whole = _report(f"{PASSAGE}\n{OWN[0]}\n{OWN[1]}", "Canal Post")
    cut = _report(PASSAGE, "Daily Reed")
    [edge] = _found(whole, cut).derivations
    assert (edge.upstream, edge.downstream) == (whole[0].id, cut[0].id)
    assert "the other stands in it whole" in edge.reason


def test_the_shorter_chain_in_what_both_have_is_upstream():
    """Chains of other claims say nothing."""
    one = _report(f"{OWN[0]}\n{PASSAGE}", "Canal Post", ("nine of", UNION))
    two = _report(f"{PASSAGE}\n{OWN[1]}", "Daily Reed", ("nine of", UNION | {"outlet:wire"}))
    [edge] = _found(one, two).derivations
    assert edge.upstream == one[0].id
    elsewhere = _report(
        f"{PASSAGE}\n{OWN[1]}", "Daily Reed", ("nine of", UNION), ("A regatta", frozenset({"org:club", "outlet:wire"}))
    )
    assert _found(one, elsewhere).derivations == ()


@pytest.mark.parametrize(
    ("published", "upstream"),
    [
        ("2025-03-01T19:40:00Z", "Canal Post"),
        ("2025-03-01T04:10:00Z", "Daily Reed"),
        ("2025-03-01T11:30:00Z", None),
        ("2025-03-01T19:40:00", None),
    ],
)
def test_a_clock_time_near_the_end_of_a_day_tells_of_a_report_that_gives_the_day_alone(published, upstream):
    one, two = _report(PASSAGE, "Canal Post"), _report(PASSAGE, "Daily Reed", published=published)
    by_id = {report[0].id: report[0].publisher for report in (one, two)}
    assert [by_id[edge.upstream] for edge in _found(one, two).derivations] == ([upstream] if upstream else [])


def test_a_month_alone_is_not_measured_by_the_clock():
    one, two = (
        _report(PASSAGE, "Canal Post", published="2025-03"),
        _report(PASSAGE, "Daily Reed", published="2025-03-31T23:00:00Z"),
    )
    assert _found(one, two).derivations == ()


def test_signs_that_disagree_tell_nothing():
    whole = _report(f"{PASSAGE}\n{OWN[0]}\n{OWN[1]}", "Canal Post", published="2025-03-01T20:00:00Z")
    cut = _report(PASSAGE, "Daily Reed")
    found = _found(whole, cut)
    assert (found.derivations, len(found.undirected)) == ((), 1)


def test_of_equal_sources_the_one_whose_direction_is_known_is_taken():
    sure = make_document(f"{PASSAGE}\n{OWN[0]}\n{OWN[1]}", publisher="Evening Sluice", published="2025-02-28T08:00:00Z")
    alike = make_document(f"{PASSAGE}\n{OWN[1]}\n{OWN[0]}", publisher="Canal Post", published="2025-03-01T10:00:00Z")
    cut = make_document(PASSAGE, publisher="Daily Reed", published="2025-03-01")
    [edge] = ReuseFinder().find(cut, [sure, alike]).derivations
    assert edge.upstream == sure.id
