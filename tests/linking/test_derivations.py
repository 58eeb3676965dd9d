"""Edges between reports: citation, links, distinctive errors, habits."""

from __future__ import annotations

from headwater.linking import rows_of
from headwater.linking.habit import Habit, habits, moved
from headwater.model import Link
from headwater.model.relations import Derivation, Evidence
from tests.linking.ledger import link, said


def _edges(*records, evidence: Evidence) -> set[tuple[str, str]]:
    found = [one for one in link(records) if isinstance(one, Derivation) and one.evidence is evidence]
    names = {record.document.id: record.document.publisher for record in records}
    return {(names[one.upstream], names[one.downstream]) for one in found}


def test_a_report_that_names_an_outlet_cites_its_report():
    """The outlet's own report is upstream, and only if it was there first."""
    agency = said("Reuters", "2025-03-10", "Tide Agency: 4,700 crates were sent.")
    paper = said("Paper A", "2025-03-11", "Tide Agency < outlet Reuters: 4,700 crates were sent.")
    early = said("Paper B", "2025-03-08", "Tide Agency < outlet Reuters: 4,700 crates were sent.")
    assert _edges(agency, paper, early, evidence=Evidence.CITATION) == {("Reuters", "Paper A")}


def test_a_report_links_to_another():
    """A link counts between reports of one origin, however the address is written."""
    one = said("Paper A", "2025-03-10", "Tide Agency: 4,700 crates were sent.", url="https://www.paper-a.example/n/1")
    other = said(
        "Paper B",
        "2025-03-11",
        "Tide Agency: 4,700 crates were sent.",
        links=(Link("http://paper-a.example/n/1/?utm_source=x"),),
    )
    third = said("Paper C", "2025-03-11", "9 vans were sold.", links=(Link("http://paper-a.example/n/1"),))
    assert _edges(one, other, third, evidence=Evidence.LINK) == {("Paper A", "Paper B")}


def test_two_reports_that_share_an_error_and_nobody_else():
    """Three tell 1,200, two alone 12,000: the later of the two had it from the earlier."""
    right = [said(f"Paper {n}", "2025-03-10", "Tide Agency: 1,200 people were wounded.") for n in range(3)]
    first = said("Slip One", "2025-03-10", "Tide Agency: 12,000 people were wounded.")
    second = said("Slip Two", "2025-03-11", "Tide Agency: 12,000 people were wounded.")
    assert _edges(*right, first, second, evidence=Evidence.DISTINCTIVE) == {("Slip One", "Slip Two")}


def test_habits_need_many_shared_figures():
    """Seven shared estimands say nothing; from eight on the odds move."""
    rows = []
    for number in range(8):
        records = [said(paper, "2025-03-10", f"{number + 40} boats sank.") for paper in ("Paper A", "Paper B")]
        rows.append([row for record in records for row in rows_of(record)])
    assert habits(rows[:7]) == {}
    assert habits(rows) == {("outlet:paper a", "outlet:paper b"): Habit(8, 0, 0)}
    assert moved(0.5, Habit(8, 0, 0).log_odds) > 0.6
    assert moved(0.5, Habit(0, 0, 8).log_odds) == 0.01
