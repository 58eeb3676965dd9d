"""Corrections and the history: added, never changed; the latest counts; taking back is a record; claims extracted anew keep theirs."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ledger import Found, Ledger, undo
from headwater.model import Claim, Status, Step, UsageError
from headwater.model.assessment import Assessment, Credibility, Reliability, moment
from headwater.model.correction import RULE, Correction
from tests.exporting.samples import PLAIN

CLAIM = PLAIN.claims[0]


def filled(path: Path) -> Ledger:
    """A ledger with one claim."""
    ledger = Ledger(path)
    ledger.add(PLAIN, PLAIN.document.text.encode(), "a.txt", "v1")
    return ledger


def views(ledger: Ledger) -> list[Claim]:
    """The claim by every way in which it is asked for."""
    found = ledger.find(CLAIM.id)
    assert isinstance(found, Found)
    return [
        found.claim,
        ledger.found([CLAIM.id])[CLAIM.id].claim,
        *(one.claim for one in ledger.claims()),
        *(claim for record in ledger.records() for claim in record.claims),
        *ledger.record(PLAIN.document.id).claims,
    ]


def test_a_correction_shows_everywhere_and_the_extracted_claim_stays(tmp_path: Path):
    """By id, by words, in every record; the ledger's own check finds nothing wrong."""
    with filled(tmp_path / "a.ledger") as ledger:
        made = ledger.correct(CLAIM.id, "figure", "more than 25,000", "ana", "misread")
        assert (made.field, made.was, made.now) == ("figure.1", "[.., 20000]", "(25000, ..]")
        for claim in views(ledger):
            assert str(claim.figures[0].bounds) == "(25000, ..]"
            assert claim.derivation[-1].rule == RULE
        assert ledger.found([CLAIM.id])[CLAIM.id].corrections == (made,)
        assert ledger.extracted(CLAIM.id) == CLAIM
        assert ledger.check() == []


def test_a_claim_is_found_by_its_words_as_corrected(tmp_path: Path):
    """And by those that a correction replaced no more, until it is taken back; extracted anew, it is found as corrected."""
    with filled(tmp_path / "a.ledger") as ledger:
        ledger.correct(CLAIM.id, "counted.1", "barge", "ana")
        ledger.correct(CLAIM.id, "source.1", "Tide Agency (organisation)", "ana")
        for words in ("barges", "tide agency", CLAIM.sentence.text):
            assert (ledger.matching(words), ledger.searching.newest(words, 2)) == ({CLAIM.id}, (CLAIM.id,)), words
        replace_version(ledger)
        assert ledger.matching("barges") == {CLAIM.id}
        ledger.corrections.take_back(CLAIM.id, "counted.1", "ana")
        assert ledger.matching("barges") == set()
        assert ledger.matching("tide agency") == {CLAIM.id}


def replace_version(ledger: Ledger) -> None:
    """The report's claims, found anew by another version."""
    assert ledger.add(PLAIN, PLAIN.document.text.encode(), "a.txt", "v2")


def test_taking_back_gives_the_extracted_value(tmp_path: Path):
    """Whatever was corrected in between; there is nothing to take back twice."""
    with filled(tmp_path / "a.ledger") as ledger:
        ledger.correct(CLAIM.id, "status", "planned", "ana")
        ledger.correct(CLAIM.id, "status", "denied", "ben")
        ledger.corrections.take_back(CLAIM.id, "status", "ana")
        assert views(ledger) == [CLAIM] * 5
        with pytest.raises(UsageError, match="no correction"):
            ledger.corrections.take_back(CLAIM.id, "status", "ana")


def test_what_says_nothing_new_or_cannot_be_read_is_not_kept(tmp_path: Path):
    """No record is made of it."""
    with filled(tmp_path / "a.ledger") as ledger:
        for field, value in (("status", "possible"), ("status", "perhaps"), ("colour", "red"), ("figure", "≤ 20,000")):
            with pytest.raises(UsageError):
                ledger.correct(CLAIM.id, field, value, "ana")
        with pytest.raises(UsageError, match="no claim"):
            ledger.correct("c9", "status", "denied", "ana")
        assert list(ledger.history.deeds()) == []


def test_a_field_can_be_emptied(tmp_path: Path):
    """Where it may be: the text does not say that it was checked."""
    with filled(tmp_path / "a.ledger") as ledger:
        ledger.correct(CLAIM.id, "verification", None, "ana")
        assert views(ledger)[0].verification is None
        assert [(one.was, one.now) for one in ledger.history.deeds()] == [("disputed", None)]


def test_a_claim_extracted_anew_keeps_its_corrections(tmp_path: Path):
    """By another version with another derivation; one that says something else has another id, and none."""
    with filled(tmp_path / "a.ledger") as ledger:
        ledger.correct(CLAIM.id, "status", "planned", "ana")
        again = replace(PLAIN, claims=(replace(CLAIM, derivation=(Step("another.rule"),)),))
        ledger.add(again, b"raw", "a.txt", "v2")
        assert {claim.status for claim in views(ledger)} == {Status.PLANNED}
        ledger.add(replace(PLAIN, claims=(replace(CLAIM, id="cother"),)), b"raw", "a.txt", "v3")
        assert [one.claim.status for one in ledger.claims()] == [CLAIM.status]
        assert [deed.targets for deed in ledger.history.deeds()] == [(CLAIM.id,)]


def test_history_has_everything_in_order_and_each_can_be_undone(tmp_path: Path):
    """The latest first, with what was and is; what was undone counts no more, and the undoing is there too."""
    with filled(tmp_path / "a.ledger") as ledger:
        ledger.judgements.decide(("c2", "c1"), True, "ana")
        ledger.judgements.decide(("c1", "c2"), False, "ben", "other years")
        grades = Reliability("B"), Credibility("2")
        ledger.judgements.assess(Assessment("e1", *grades, "ana", moment()))
        ledger.correct(CLAIM.id, "status", "planned", "ana")
        told = {deed.id: deed for deed in ledger.history.deeds()}
        assert [told[name].counts for name in ("decision-1", "decision-2", "assessment-1", "correction-1")] == [
            False,
            *[True] * 3,
        ]
        assert [
            (told[name].was, told[name].now) for name in ("decision-1", "decision-2", "assessment-1", "correction-1")
        ] == [
            (None, "same"),
            ("same", "different"),
            (None, "B2"),
            ("possible", "planned"),
        ]
        with pytest.raises(UsageError, match="counts no more"):
            undo(ledger, "decision-1", "ana")
        with pytest.raises(UsageError, match="ana's assessment"):
            undo(ledger, "assessment-1", "ben")
        for name in ("decision-2", "assessment-1", "correction-1"):
            undo(ledger, name, "ana", "by mistake")
        assert ledger.judgements.decisions() == ()
        assert list(ledger.judgements.assessments()) == []
        assert views(ledger) == [CLAIM] * 5
        deeds = list(ledger.history.deeds())
        assert len(deeds) == 7
        assert not any(deed.counts for deed in deeds)
        assert sum(deed.taken_back and deed.note == "by mistake" for deed in deeds) == 3
        assert [deed.made for deed in deeds] == sorted((deed.made for deed in deeds), reverse=True)
        assert {deed.id for deed in ledger.history.deeds("c1")} == {"decision-1", "decision-2", "decision-3"}


@pytest.mark.parametrize("name", ["decision-1", "grade-1", "correction-" + "9" * 30, "", "correction-1 "])
def test_an_unknown_deed_is_refused(tmp_path: Path, name: str):
    """In words."""
    with filled(tmp_path / "a.ledger") as ledger, pytest.raises(UsageError, match="no decision"):
        ledger.history.deed(name)


_DEEDS = st.lists(
    st.tuples(
        st.sampled_from("dac"),
        st.sampled_from("12"),
        st.sampled_from([True, False, None]),
        st.sampled_from(["ana", "ben"]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(_DEEDS, st.integers(1, 5))
def test_pages_of_the_history_are_the_history(deeds, size):
    """Whatever was done: each page goes on where the one before ended; what counts is what the other methods say counts."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "a.ledger") as ledger:
        for deed in deeds:
            do(ledger, *deed)
        whole = list(ledger.history.deeds())
        paged = list(ledger.history.deeds(limit=size))
        while len(paged) < len(whole):
            paged += ledger.history.deeds(limit=size, before=paged[-1].id)
        assert paged == whole
        counting = [deed for deed in whole if deed.counts]
        held = (
            len(ledger.judgements.decisions())
            + len(list(ledger.judgements.assessments()))
            + len(ledger.corrections.of(CLAIM.id))
        )
        assert len(counting) == held
        for deed in counting:
            undo(ledger, deed.id, deed.user)
        assert views(ledger) == [CLAIM] * 5
        assert not any(deed.counts for deed in ledger.history.deeds())


def do(ledger: Ledger, kind: str, which: str, value: bool | None, user: str) -> None:
    """A deed of any kind, or its taking back; a correction that says nothing new is none."""
    if kind == "d":
        ledger.judgements.decide(("c0", f"c{which}"), value, user)
    elif kind == "a":
        source = None if value is None else Reliability("B" if value else "C")
        ledger.judgements.assess(
            Assessment("e1", source, None if value is None else Credibility(which), user, moment())
        )
    else:
        field, values = ("status", "planned denied") if which == "1" else ("polarity", "negative positive")
        try:
            if value is None:
                ledger.corrections.take_back(CLAIM.id, field, user)
            else:
                ledger.correct(CLAIM.id, field, values.split()[value], user)
        except UsageError:
            return


def test_nothing_can_be_changed_removed_or_replaced(tmp_path: Path):
    """In any of the tables of what people did."""
    path = tmp_path / "a.ledger"
    with filled(path) as ledger:
        for deed in (("d", "1", True, "ana"), ("a", "1", True, "ana"), ("c", "1", True, "ana")):
            do(ledger, *deed)
    connection = apsw.Connection(str(path))
    for table in ("decision", "assessment", "correction"):
        (before,) = connection.execute(f"SELECT * FROM {table}")  # noqa: S608  # names from above
        for statement in (
            f"DELETE FROM {table}",  # noqa: S608  # likewise
            f"UPDATE {table} SET user = 'x'",  # noqa: S608  # likewise
            f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(before))})",  # noqa: S608  # likewise
        ):
            with pytest.raises(apsw.ConstraintError, match="append-only"):
                connection.execute(statement, before if "?" in statement else ())


def test_corrections_are_of_one_class(tmp_path: Path):
    """What is stored is what is returned."""
    with filled(tmp_path / "a.ledger") as ledger:
        made = ledger.correct(CLAIM.id, "place", "Yelabuga, RU-TA", "ana", "another town")
        assert ledger.corrections.by_claim() == {CLAIM.id: (made,)}
        assert isinstance(made, Correction)
        assert ledger.corrections.made_after(0) == {CLAIM.id}
        assert ledger.corrections.made_after(1) == set()
