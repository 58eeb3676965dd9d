"""A ledger linked step by step has the relations that it would have if all its reports had come at once, in any order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.exporting import disputes
from headwater.exporting.timeline.lanes import lanes
from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.linking import Linked, Row, link, link_rows
from headwater.linking.blocks import SHINGLE
from headwater.model import Record, make_document
from headwater.model.relations import Estimand, Undecided
from headwater.pipeline import desk, link_ledger, relating
from headwater.pipeline.desk import Desk

_SENTENCES = (
    "The coast guard said that as many as 430 workers may be missing.",
    "The coast guard said 430 workers were missing, Pier Post reported.",
    "About 520 workers are missing, the dockers' union said.",
    "The port ministry said 520 sailors had been wounded near Vladivostok.",
    "Some 38 sailors were killed, according to the port ministry.",
    "Libya sent 2,600 crates to Malta, Pier Post reported.",
    "The union's spokesman Harlan Voss denied that 520 workers were missing.",
    "Voss said at least 38 sailors had died.",
    "Military officials in Tripoli estimate that 6,000 soldiers were sent to Malta by ship on the northern route last week.",
    "On the northern route last week 6,000 soldiers were sent to Malta by ship, said people who had watched the harbour.",
)
_ODD_DATES = (
    "0001-01-01",
    "9999-12-31",
    "9999",
    "0001-01-01T00:00:00+14:00",
    "6 May 2025",
    "2025-13-45",
    "06/05/2025",
    "³",
)
_OUTLETS = ("Pier Post", "Evening Reed", "Reuters", "Harbour Radio")
_REPORTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3, unique=True),
        st.sampled_from(_OUTLETS),
        st.integers(0, 40),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda report: (tuple(report[0]), report[1], report[2]),
)


@cache
def record(sentences: tuple[str, ...], outlet: str, day: int) -> Record:
    """A report's record."""
    published = (date(2025, 3, 1) + timedelta(days=day)).isoformat()
    document = make_document(" ".join(sentences), publisher=outlet, published=published)
    return Record(document, *extract_claims(document))


@settings(max_examples=12, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_of_adding_gives_the_same_relations(reports, chance, at_once):
    """One by one, two by two, shuffled: as from scratch."""
    records = [record(tuple(sentences), outlet, day) for sentences, outlet, day in reports]
    chance.shuffle(records)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "a.ledger") as ledger:
        for number, one in enumerate(records, 1):
            ledger.add(one, b"", "a", "v1")
            if number % at_once == 0:
                link_ledger(ledger)
        link_ledger(ledger)
        assert set(ledger.relations.all()) == set(link(records))


@settings(max_examples=6, deadline=None)
@given(
    st.lists(st.sampled_from(_ODD_DATES), min_size=2, max_size=4),
    st.lists(st.sampled_from(_SENTENCES), min_size=2, max_size=2, unique=True),
)
def test_what_is_no_date_of_a_report_is_unknown(dates: list[str], sentences: list[str]):
    """A ledger of an older version may hold any words for a date: it is linked, step by step or at once, as if it had none."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "a.ledger") as ledger:
        for number, published in enumerate(dates):
            document = make_document(
                f"{' '.join(sentences)} Note {number}.", publisher=_OUTLETS[number], published=published
            )
            ledger.add(Record(document, *extract_claims(document)), b"", "a", "v1")
            link_ledger(ledger)
        step = link_ledger(ledger, anew=True)
        assert step is not None
        assert (step.added, step.withdrawn) == (0, 0)
        shown = [lanes(dispute) for dispute in disputes(ledger)]
        assert not any(lane.repeats for found in shown for lane in found)


def reports(*sentences: str) -> list[Record]:
    """Reports of a sentence each, a day apart."""
    return [record((sentence,), _OUTLETS[number % 4], number) for number, sentence in enumerate(sentences)]


def test_nothing_new_is_no_step(tmp_path: Path):
    """Linking twice is linking once."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        for one in reports(*_SENTENCES):
            ledger.add(one, b"", "a", "v1")
        assert link_ledger(ledger) is not None
        assert link_ledger(ledger) is None
        step = link_ledger(ledger, anew=True)
        assert step is not None
        assert (step.added, step.withdrawn) == (0, 0)


def test_what_has_nothing_to_do_with_a_new_report_stays(tmp_path: Path):
    """Only relations of the touched reports are looked at."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        first, second, third = reports(_SENTENCES[0], _SENTENCES[4], _SENTENCES[1])
        for one in (first, second):
            ledger.add(one, b"", "a", "v1")
        link_ledger(ledger)
        ledger.add(third, b"", "a", "v1")
        looked_at: list[str] = []
        whole = ledger.record

        def record_of(document: str) -> Record:
            looked_at.append(document)
            return whole(document)

        ledger.record = record_of  # type: ignore[method-assign]  # to see what is read
        link_ledger(ledger)
        assert second.document.id not in looked_at
        assert first.document.id in looked_at


def test_a_step_does_not_run_along_a_chain_of_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each report tells of two things, and each thing is in two reports: a new one is linked with the first few of 20."""
    things = [
        "boats",
        "barges",
        "rafts",
        "crates",
        "barrels",
        "trucks",
        "vans",
        "wagons",
        "tents",
        "blankets",
        "helmets",
        "pumps",
        "drones",
        "mines",
        "rockets",
        "shells",
        "bridges",
        "schools",
        "clinics",
        "barns",
        "stables",
    ]
    told = "The coast guard said {} {} were lost. The port ministry said {} {} were lost."
    with Ledger(tmp_path / "a.ledger") as ledger:
        for number, (one, other) in enumerate(pairwise(things)):
            text = told.format(1013 + 7 * number, one, 1013 + 7 * (number + 1), other)
            ledger.add(record((text,), f"Paper {number}", 3 * number), b"", "a", "v1")
        link_ledger(ledger)
        ledger.add(record(("Some 1,013 boats were lost, the coast guard said.",), "Evening Reed", 1), b"", "a", "v1")
        linked: list[int] = []

        def counted(rows: Iterable[Row], **settings: Any) -> Linked:
            told = list(rows)
            linked.append(len({row.document.id for row in told}))
            return link_rows(told, **settings)

        monkeypatch.setattr(relating, "link_rows", counted)
        link_ledger(ledger)
        assert set(ledger.relations.all()) == set(link(list(ledger.records())))
        assert max(linked) <= 8


def test_a_key_that_too_many_reports_have_brings_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not even the one that is new."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        copies = [record((_SENTENCES[8],), f"Paper {number}", number) for number in range(4)]
        for one in copies:
            ledger.add(one, b"", "a", "v1")
            if one is not copies[-1]:
                link_ledger(ledger)
        looking = Desk(ledger, {copies[-1].document.id})
        [key, *_] = sorted(key for key in looking.texts(copies[-1].document.id) if key.startswith(SHINGLE))
        assert looking.holders(key) == {one.document.id for one in copies}
        monkeypatch.setattr(desk, "_HOT_TEXT", 2)
        assert Desk(ledger, {copies[-1].document.id}).holders(key) == frozenset()


def test_claims_read_anew_replace_the_older_relations(tmp_path: Path):
    """What named claims that are current no more holds no more."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        first, second = reports(_SENTENCES[0], _SENTENCES[1])
        for one in (first, second):
            ledger.add(one, b"", "a", "v1")
        link_ledger(ledger)
        ledger.add(Record(second.document, ()), b"", "a", "v2")
        link_ledger(ledger)
        assert set(ledger.relations.all()) == set(link([first, Record(second.document, ())]))


def test_the_same_claims_read_anew_change_nothing(tmp_path: Path):
    """A claim that two versions find alike is one claim, stored twice."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        for version in ("v1", "v2"):
            for one in reports(_SENTENCES[0], _SENTENCES[1]):
                ledger.add(one, b"", "a", version)
            link_ledger(ledger)
        assert [(step.withdrawn, step.number) for step in ledger.relations.steps()] == [(0, 1), (0, 2)]
        assert list(ledger.relations.at(1)) == list(ledger.relations.all())


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_is_obeyed_and_can_be_taken_back(tmp_path: Path, same: bool):
    """The pair's figures are put together or kept apart; taken back, all is as before."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        records = reports(_SENTENCES[0], _SENTENCES[1], _SENTENCES[2])
        for one in records:
            ledger.add(one, b"", "a", "v1")
        link_ledger(ledger)
        before = set(ledger.relations.all())
        pair = records[0].claims[0].id, records[2].claims[0].id
        ledger.judgements.decide(pair, same, "ana")
        link_ledger(ledger)
        estimands = [one for one in ledger.relations.all() if isinstance(one, Estimand)]
        assert any(set(pair) <= set(one.claims) for one in estimands) is same
        assert not any(isinstance(one, Undecided) and set(one.between) == set(pair) for one in ledger.relations.all())
        ledger.judgements.decide(pair, None, "ana")
        link_ledger(ledger)
        assert set(ledger.relations.all()) == before


def test_a_pair_in_doubt_stays_while_one_of_its_figures_is_linked_anew(tmp_path: Path):
    """A report that touches one of the two has the other one fetched too."""
    told = (
        ("A rockfall near Cusco killed 16 miners.", "Pier Post", 17),
        ("The Labour Ministry said 19 miners had died in Peru.", "Pier Post", 36),
        ("At least 16 miners were killed. Police said 13 miners were killed in the rockfall.", "Reuters", 2),
        ("Libya sent 2,600 crates to Malta, Pier Post reported. At least 16 miners were killed.", "Reuters", 15),
    )
    records = [record((text,), outlet, day) for text, outlet, day in told]
    with Ledger(tmp_path / "a.ledger") as ledger:
        for one in records:
            ledger.add(one, b"", "a", "v1")
            link_ledger(ledger)
        assert any(isinstance(one, Undecided) for one in ledger.relations.all())
        assert set(ledger.relations.all()) == set(link(records))


def test_what_is_corrected_is_linked_anew(tmp_path: Path):
    """The figure that an analyst gives takes part as if the text had it; taken back, all is as before."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        records = reports(_SENTENCES[0], _SENTENCES[2], _SENTENCES[4])
        for one in records:
            ledger.add(one, b"", "a", "v1")
        link_ledger(ledger)
        before = set(ledger.relations.all())
        claim = next(one for one in records[1].claims if one.figures)
        ledger.correct(claim.id, "counted", "sailor", "ana")
        assert link_ledger(ledger) is not None
        assert set(ledger.relations.all()) == set(link(list(ledger.records()))) != before
        assert link_ledger(ledger) is None
        ledger.corrections.take_back(claim.id, "counted", "ana")
        link_ledger(ledger)
        assert set(ledger.relations.all()) == before


_SHED = (
    "The long shed beside the canal had stood empty for years before the night in which {} were {} there, and nobody in the "
    "quarter remembers who had kept the keys to its iron doors, two officials said."
)
_STORIES = {
    "a number meets where one does not say what befell": (
        ("Of the 430 houses, 430 were flooded, The Canal Observer reported.", "Canal Observer", 303),
        ("A rockfall near Tripoli left 430 houses destroyed.", "Canal Observer", 333),
    ),
    "of a figure, too": (
        ("The Labour Ministry said 600 miners were trapped in Oslo.", "Pier Post", 8),
        (
            "Ana Petrov, a spokesman for the Labour Ministry, said 600 miners had been missing in Oslo.",
            "Evening Reed",
            103,
        ),
    ),
    "a third report is the source of what two shared": (
        (f"{_SHED.format('600 miners', 'missing')} Voss denied that 28 people were killed.", "Evening Reed", 36),
        (
            f"The toll rose to 28, two officials said on Tuesday. {_SHED.format('40 people', 'displaced')}",
            "Pier Post",
            20,
        ),
        (f"{_SHED.format('40 miners', 'missing')} At least 40 miners were missing in Norway.", "Pier Post", 6),
    ),
    "who is meant by a surname makes it a retelling": (
        (
            "Malta will send 520 miners to Peru, Voss said. At least 430 houses were destroyed in Malta, Pier Post reported.",
            "Reuters",
            45,
        ),
        (
            "Helga Voss, a spokesman for the dockers' union, said 38 sailors had been killed in Valletta. "
            "Malta will send 430 houses to Peru, Voss said.",
            "Evening Reed",
            22,
        ),
    ),
    "two voices' numbers become a range": (
        ("Between 28 and 600 miners were killed near Vladivostok, witnesses said.", "Pier Post", 20),
        ("At least 28 miners were killed in Russia, Pier Post reported.", "Pier Post", 3),
        ("The Labour Ministry said 600 miners were killed in Oslo.", "Reuters", 5),
    ),
    "a number told half a year away is no end of a range": (
        ("The Labour Ministry said 600 miners were killed in Oslo.", "Reuters", 228),
        ("At least 28 miners were killed in Russia, Pier Post reported.", "Pier Post", 3),
        ("Between 28 and 600 miners were killed near Vladivostok, witnesses said.", "Pier Post", 20),
    ),
}


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("story", _STORIES)
def test_what_steps_had_lost(tmp_path: Path, story: str, backwards: bool):
    """Ledgers that `benchmarks.steps` found and cut down, one report after the other, either way round."""
    records = [record((text,), outlet, day) for text, outlet, day in _STORIES[story]]
    with Ledger(tmp_path / "a.ledger") as ledger:
        for one in reversed(records) if backwards else records:
            ledger.add(one, b"", "a", "v1")
            link_ledger(ledger)
        assert set(ledger.relations.all()) == set(link(records))


@pytest.mark.parametrize("at", [1, 2])
def test_a_person_is_forgotten_with_the_claim_that_named_her(tmp_path: Path, at: int):
    """Who is Voss in another report, added before or after, when Helga Voss is no longer read in the first."""
    full = record(
        (
            "Police said 600 miners may be missing.",
            "Helga Voss, a spokesman for the union, said 2,000 boats were lost.",
        ),
        "Harbour Radio",
        8,
    )
    bare = record(("Voss denied that 2,000 boats were seized.",), "Evening Reed", 18)
    less = Record(full.document, tuple(one for one in full.claims if "Voss" not in one.sentence.text))
    done = [(full, "v1"), (less, "v2")]
    done.insert(at, (bare, "v1"))
    with Ledger(tmp_path / "a.ledger") as ledger:
        for one, version in done:
            ledger.add(one, b"", "a", version)
            link_ledger(ledger)
        assert set(ledger.relations.all()) == set(link([less, bare]))


def test_a_claim_of_two_figures_keeps_both_origins(tmp_path: Path):
    """A decision about another report moves no origin, and the figure keeps the one that it goes back to."""
    told = (
        ("Helga Voss, a spokesman for police, said 125 houses had been destroyed in Valletta.", "Pier Post", 55),
        ("The Labour Ministry said that as many as 125 houses may be flooded.", "Pier Post", 55),
        ("Of the 11,300 houses, 125 were flooded, The Canal Observer reported.", "Pier Post", 34),
    )
    records = [record((text,), outlet, day) for text, outlet, day in told]
    pair = records[0].claims[0].id, records[1].claims[0].id
    with Ledger(tmp_path / "a.ledger") as ledger:
        for one in records:
            ledger.add(one, b"", "a", "v1")
        link_ledger(ledger)
        before = set(ledger.relations.all())
        for same in (True, None):
            ledger.judgements.decide(pair, same, "ana")
            link_ledger(ledger)
        assert set(ledger.relations.all()) == before
