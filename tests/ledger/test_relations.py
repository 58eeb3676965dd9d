"""Stored relations: a step beside the earlier ones, whole or not at all, and nobody changes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from headwater.ledger import Ledger, Seen
from headwater.ledger.relations import names
from headwater.model import Record, Status, make_document
from headwater.model.relations import (
    Conflict,
    ConflictKind,
    Derivation,
    Drift,
    DriftKind,
    Estimand,
    Evidence,
    Flow,
    Origin,
    Relation,
    Tie,
    TieKind,
    Undecided,
)


def drift(one: str, other: str) -> Drift:
    """A drift between two claims."""
    return Drift(one, other, DriftKind.HEDGE_LOST, "hedges", "may", None)


def put(ledger: Ledger, *relations: Relation, within: tuple[str, ...] | None = None) -> None:
    """Keep a step that saw all there is, and settles all or what names something."""
    instead_of = None if within is None else ledger.relations.holding(within)
    assert ledger.relations.put(relations, ledger.relations.seen(), "v1", instead_of) is not None


def held(ledger: Ledger) -> set[Relation]:
    """What holds now."""
    return set(ledger.relations.all())


def test_a_step_stands_beside_the_earlier_one(tmp_path: Path):
    """What held after each step can still be asked for; what stayed is not stored twice."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        put(ledger, drift("c1", "c2"), drift("c2", "c3"))
        put(ledger, drift("c2", "c3"), drift("c3", "c4"))
        assert held(ledger) == {drift("c2", "c3"), drift("c3", "c4")}
        assert set(ledger.relations.at(1)) == {drift("c1", "c2"), drift("c2", "c3")}
        assert [(step.added, step.withdrawn) for step in ledger.relations.steps()] == [(2, 0), (1, 1)]


def test_a_step_within_names_leaves_the_rest(tmp_path: Path):
    """Only relations that name what the step looked at are withdrawn; one that comes back holds again."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        put(ledger, drift("c1", "c2"), drift("c7", "c8"))
        put(ledger, drift("c1", "c3"), within=("c1", "c2", "c3"))
        assert held(ledger) == {drift("c1", "c3"), drift("c7", "c8")}
        put(ledger, drift("c1", "c2"), within=("c1", "c3"))
        assert held(ledger) == {drift("c1", "c2"), drift("c7", "c8")}


def origin(name: str, *claims: str) -> Origin:
    """An origin whose first claim is the first named."""
    return Origin(name, None, None, tuple(sorted(claims)), claims[0])


def test_a_name_of_earlier_leads_to_what_holds_most_of_its_claims(tmp_path: Path):
    """Where claims join, part, or are gone; and an id of anything else stays."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        now = ledger.relations.now
        put(ledger, origin("o1aaa", "c1", "c2"))
        assert (now("o1aaa"), now("c1"), now("o9zzz")) == ("o1aaa", "c1", "o9zzz")
        put(ledger, origin("o2bbb", "c1", "c2", "c3"))
        assert (now("o1aaa"), now("o2bbb")) == ("o2bbb", "o2bbb")
        put(ledger, origin("o3ccc", "c2", "c3", "c4"), origin("o4ddd", "c1"))
        assert (now("o2bbb"), now("o1aaa")) == ("o3ccc", "o4ddd")
        put(ledger, Estimand("e1", "boats", "boat", None, None, None, ("c1", "c3"), ("o4ddd",), 1, 1))
        assert now("o3ccc") is None
        put(ledger, origin("o1aaa", "c1", "c2"))
        assert (now("o1aaa"), now("o2bbb"), now("e1")) == ("o1aaa", "o1aaa", None)


def test_what_was_computed_on_an_older_state_is_not_kept(tmp_path: Path):
    """Two linking steps side by side: the second to finish is told to begin anew."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        seen = ledger.relations.seen()
        put(ledger, drift("c1", "c2"))
        assert ledger.relations.put([drift("c3", "c4")], seen, "v1") is None
        assert held(ledger) == {drift("c1", "c2")}
        assert ledger.relations.last() == (Seen(0, 0, 1), "v1")


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Estimand("e1", "boats", "boat", None, None, None, ("c1", "c2"), ("o1",), 1, 1), ("c1", "c2", "e1", "o1")),
        (Origin("o1", None, None, ("c1",), "c1"), ("c1", "o1")),
        (Derivation("d1", "d2", Evidence.REUSE, 0.5, "shares a passage"), ("d1", "d2")),
        (drift("c2", "c1"), ("c1", "c2")),
        (Conflict(("c1", "c2"), ConflictKind.FIGURES, "40 against 60"), ("c1", "c2")),
        (Tie(TieKind.REVISES, "c1", "c2", "revised it"), ("c1", "c2")),
        (Tie(TieKind.SAME_AS, "NIS", "spy agency", "the agency (NIS)", "c1"), ("c1",)),
        (Flow("KP", "RU", "shell", Status.POSSIBLE, (), ("c1",), ("o1",)), ("c1", "o1")),
        (Undecided(("c1", "c2"), 0.5, ()), ("c1", "c2")),
    ],
)
def test_a_relation_is_found_by_every_id_it_names(relation, expected, tmp_path: Path):
    """From a claim, a report, an estimand or an origin to all that is said of it."""
    assert names(relation) == expected
    with Ledger(tmp_path / "a.ledger") as ledger:
        put(ledger, relation)
        assert [list(ledger.relations.naming(name)) for name in expected] == [[relation]] * len(expected)
        assert list(ledger.relations.naming("c9")) == []
        assert list(ledger.relations.all(str(relation.kind))) == [relation]


def test_nothing_can_be_changed_or_removed(tmp_path: Path):
    """The triggers refuse every update and delete."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        put(ledger, drift("c1", "c2"))
        assert ledger.relations.put([], ledger.relations.seen(), "v1", habits={("a", "b"): (8, 0, 1)}) is not None
        assert ledger.relations.habits() == {("a", "b"): (8, 0, 1)}
    connection = apsw.Connection(str(path))
    for statement in (
        "DELETE FROM linking",
        "UPDATE linking SET made = ''",
        "DELETE FROM relation",
        "UPDATE relation SET record = ''",
        "DELETE FROM withdrawal",
        "UPDATE withdrawal SET linking = 9",
        "DELETE FROM habit",
        "UPDATE habit SET different = 9",
    ):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            connection.execute(statement)


_CHILD = """
import sys
import headwater.ledger.relations as module
from headwater.ledger import Ledger
from headwater.model.relations import Undecided

def told(relation, names=module.names):
    print("amid", flush=True)
    return names(relation)

module.names = told
many = [Undecided((f"c{number}", "x"), 0.5, ("many words of reason " * 20,)) for number in range(20_000)]
with Ledger(sys.argv[1]) as ledger:
    ledger.relations.put(many, ledger.relations.seen(), "v2")
"""


def test_a_kill_in_mid_step_leaves_the_earlier_step_whole(tmp_path: Path):
    """SIGKILL after many rows of a step were written: none of them is there, and what was there is."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        put(ledger, drift("c1", "c2"))
    with subprocess.Popen([sys.executable, "-c", _CHILD, str(path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(5_000):
            assert child.stdout.readline() == "amid\n"
        child.kill()
    with Ledger(path) as ledger:
        assert held(ledger) == {drift("c1", "c2")}
        assert len(list(ledger.relations.steps())) == 1
        assert ledger.check() == []
        put(ledger, drift("c3", "c4"))
        assert held(ledger) == {drift("c3", "c4")}


def test_the_queue_has_the_likeliest_first_and_nothing_that_is_decided(tmp_path: Path):
    """Page by page; a decision that was taken back puts its pair in doubt again."""
    doubts = [Undecided(("c1", f"c{number}"), number / 10, ()) for number in range(2, 7)]
    with Ledger(tmp_path / "a.ledger") as ledger:
        put(ledger, drift("c1", "c2"), *doubts)
        whole, total = ledger.relations.in_doubt(10)
        assert (list(whole), total) == (doubts[::-1], 5)
        assert ledger.relations.in_doubt(2, 2) == (whole[2:4], 5)
        ledger.judgements.decide(("c6", "c1"), False, "ana")
        assert ledger.relations.in_doubt(1) == (whole[1:2], 4)
        ledger.judgements.decide(("c6", "c1"), None, "ana")
        assert ledger.relations.in_doubt(1) == (whole[:1], 5)


def test_what_one_report_needs_is_found_by_indexes(tmp_path: Path):
    """No table is read from end to end when a report is linked: in a large ledger that would take seconds."""
    document = make_document("Two boats sank.")
    with Ledger(tmp_path / "a.ledger") as ledger:
        ledger.add(Record(document, ()), b"", "a", "v1")
        put(ledger, drift("c1", "c2"))
        asked: list[str] = []

        def note(_: object, query: str, __: object) -> bool:
            asked.append(query)
            return True

        ledger._connection.exec_trace = note
        ledger.record(document.id)
        ledger.found(["c1"])
        ledger.relations.unseen(0)
        ledger.relations.holders("number boat 2", 300)
        ledger.relations.next_key("voice a")
        ledger.relations.holding(["c1", document.id])
        ledger.relations.claims_ever(document.id)
        ledger.relations.documents_of(["c1"])
        ledger.relations.published(document.id)
        ledger._connection.exec_trace = None
        plans = {query: _plan(ledger, query) for query in asked}
    assert len(plans) >= 7
    whole = {query: [step for step in plan if step.startswith("SCAN")] for query, plan in plans.items()}
    given = (
        "SCAN asked VIRTUAL TABLE",
        "SCAN json_each VIRTUAL TABLE",
    )  # the names that were asked for, and no table of the ledger
    assert [step for steps in whole.values() for step in steps if not step.startswith(given)] == []


def _plan(ledger: Ledger, query: str) -> list[str]:
    """How the database goes about a query."""
    values = ("?",) * (1 if "?1" in query else query.count("?"))
    return [row[3] for row in ledger._connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
