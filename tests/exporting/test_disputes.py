"""Disputed figures gathered from a ledger, and the tree of who got them from whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from headwater.exporting.disputes import Dispute, claims_named, disputes, related
from headwater.exporting.relation_tables import conflict_rows, drift_rows, estimand_rows, origin_rows
from headwater.exporting.trees import Branch, branches
from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.model.relations import Derivation, Drift, DriftKind, Evidence
from headwater.pipeline import link_ledger
from tests.exporting.disputing import disputed


@pytest.fixture(scope="module")
def dispute(tmp_path_factory: pytest.TempPathFactory) -> Dispute:
    """The one disputed figure."""
    with disputed(tmp_path_factory.mktemp("disputed")) as (ledger, _):
        (found,) = disputes(ledger)
    return found


def told(branch: Branch) -> tuple[str | None, list[object]]:
    """A branch as publisher and what hangs below."""
    return branch.telling.document.publisher, [told(one) for one in branch.retellings]


def test_the_tree_leads_to_the_origin(dispute: Dispute):
    """Each claim stands once: below the report with the strongest evidence, or at the top."""
    guard, union = dispute.strands
    assert [told(one) for one in branches(dispute, guard)] == [
        ("Coast Courier", [("Evening News", []), ("Port Radio", [])]),
        ("</script><b>Post", []),
    ]
    assert [told(one) for one in branches(dispute, union)] == [("Pier Post", [])]
    retold = branches(dispute, guard)[0].retellings
    assert [str(one.got.evidence) for one in retold if one.got] == ["citation", "reuse"]
    assert [str(drift.drift) for drift in retold[0].drifts] == ["bound_lost", "hedge_lost"]


def test_of_two_figures_in_one_claim_the_one_that_is_meant_is_told(tmp_path: Path):
    """Neither the number nor the change of the other."""
    text = "The coast guard said 470 guards were wounded and 12 guards were killed on Monday."
    with Ledger(tmp_path / "two.ledger") as ledger:
        for publisher, published in (("Coast Courier", "2025-03-10"), ("Pier Post", "2025-03-12")):
            document = make_document(f"{text} So the {publisher}.", publisher=publisher, published=published)
            ledger.add(Record(document, *extract_claims(document)), text.encode(), publisher, "v1")
        link_ledger(ledger)
        found = {one.estimand.event: one for one in disputes(ledger)}
    for event, number in (("wounded", "470"), ("killed", "12")):
        assert {one.figure.span.text for one in found[event].tellings if one.figure} == {number}
    [strand] = found["killed"].strands
    claims = [one.claim.id for one in strand.tellings]
    changed = [
        Drift(claims[0], claims[1], DriftKind.BOUND_LOST, "figures", f"about {number}", number)
        for number in ("470", "12")
    ]
    retold = branches(replace(found["killed"], drifts=tuple(changed)), strand)
    drifts = [drift.now for one in (*retold, *retold[0].retellings) for drift in one.drifts]
    assert drifts == ["12"]


def test_reports_that_cite_each_other_do_not_hang_the_tree(dispute: Dispute):
    """A circle is cut at one report; no claim is lost and none is there twice."""
    back = [Derivation(one.downstream, one.upstream, Evidence.CITATION, 0.9, "in turn") for one in dispute.derivations]
    circular = replace(dispute, derivations=(*dispute.derivations, *back))
    names = sorted(_names(branches(circular, circular.strands[0])))
    assert names == ["</script><b>Post", "Coast Courier", "Evening News", "Port Radio"]


def _names(found: tuple[Branch, ...]) -> list[str]:
    return [name for one in found for name in (one.telling.document.publisher or "", *_names(one.retellings))]


def test_one_line_per_figure(dispute: Dispute):
    """The latest interval is that of the origin that spoke last; repeated reports are no origins."""
    (row,) = estimand_rows([dispute])
    shown = {key: row[key] for key in ("label", "latest", "stated", "range", "reports", "conflicts", "drift")}
    assert shown == {
        "label": "worker missing", "latest": "> 60", "stated": "2025-03-14", "range": "1 to 2 origins",
        "reports": "5", "conflicts": "1", "drift": "2",
    }  # fmt: skip


def test_what_a_query_finds(tmp_path: Path):
    """By the start of an id of a figure, origin, claim or document, or by words; nothing else is found."""
    with disputed(tmp_path) as (ledger, claims):
        for query in ("e2345", "o2345guard", claims["union"].id[:12], claims["union"].document[:12], "dockers", ""):
            assert [one.estimand.id for one in disputes(ledger, query)] == ["e2345missing"], query
        assert [one.estimand.id for one in disputes(ledger, "missing worker")] == ["e2345missing"]
        assert disputes(ledger, "lorries") == []
        assert disputes(ledger, "czzzz") == []
        assert len(related(ledger, "drift", "Courier")) == 2
        assert related(ledger, "drift", "dockers") == []
        drifts = related(ledger, "drift")
        assert set(claims_named(ledger, drifts)) == {claims["courier"].id, claims["evening"].id}


def test_rows_have_both_sides(tmp_path: Path):
    """Each change and conflict is told with both claims, the earlier first."""
    with disputed(tmp_path) as (ledger, claims):
        found = claims_named(ledger, ledger.relations.all())
        lost = next(row for row in drift_rows(ledger.relations.all("drift"), found) if row["drift"] == "bound_lost")
        assert (lost["was"], lost["is"]) == ("as many as 40", "40")
        assert (lost["from_publisher"], lost["to_publisher"]) == ("Coast Courier", "Evening News")
        (conflict,) = conflict_rows(ledger.relations.all("conflict"), found)
        assert (conflict["one_figure"], conflict["other_figure"]) == ("≈ 40", "> 60")
        rows = {row["issuer"]: row for row in origin_rows(ledger.relations.all("origin"), found)}
        assert (rows["coast guard"]["reports"], rows["coast guard"]["first"]) == ("4", "Coast Courier")
        assert rows["dockers' union"]["claim"] == claims["union"].id
