"""The summary of a ledger says what its disputed figures say, and keeps saying it when the ledger goes on."""

from __future__ import annotations

from pathlib import Path

from headwater.exporting import disputes
from headwater.exporting.summary import FACETS, Choice, FigurePage, Summary, beside
from headwater.exporting.summary.lines import facets_of, figure_line
from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.pipeline.relating import link_ledger

TELLINGS = (
    ("Coast Courier", "2025-03-10", "The coast guard said that as many as 40 workers were killed in Odesa on 9 March."),
    ("Evening News", "2025-03-11", "At least 40 workers were killed in Odesa on 9 March, the coast guard said."),
    ("Port Radio", "2025-03-12", "Some 60 workers were killed in Odesa on 9 March, the dockers' union said."),
    ("Pier Post", "2025-03-13", "The harbour office said that 12 boats sank."),
)

NAMED = (
    ("Pier Post", "2025-03-10", "The union said that 40 Georgian soldiers were killed near the lorries."),
    ("Coast Courier", "2025-03-11", "The union said that 40 Georgian soldiers were killed near the lorries."),
    ("Evening News", "2025-03-14", "The union said that 40 Georgian soldiers were killed near the lorries."),
    ("Port Radio", "2025-03-10", "The coast guard said that 12 lorries were burned."),
    ("Quay Times", "2025-03-11", "The coast guard said that 12 lorries were burned."),
)


def add(ledger: Ledger, publisher: str, published: str, text: str) -> None:
    """Add a report and link it."""
    document = make_document(text, publisher=publisher, published=published, title=f"{publisher} tells")
    ledger.add(Record(document, *extract_claims(document)), text.encode(), publisher, "v1")
    link_ledger(ledger)


def listed(ledger: Ledger, choice: Choice) -> FigurePage:
    """A page of the summary, renewed."""
    with Summary.at(beside(ledger.path)) as summary:
        summary.renew(ledger)
        assert summary.is_current(ledger)
        return summary.figures(choice)


def test_it_equals_what_the_disputed_figures_say_after_every_report(tmp_path: Path):
    """Renewed for what changed, it is the same as the list made from the start; so are its facets."""
    with Ledger(tmp_path / "told.ledger") as ledger:
        for telling in TELLINGS:
            add(ledger, *telling)
            page, found = listed(ledger, Choice()), disputes(ledger)
            assert list(page.lines) == [figure_line(one) for one in found]
            assert page.total == len(found)
            for kind in FACETS:
                values = [value for one in found for name, value in facets_of(one) if name == kind]
                assert dict(page.facets[kind]) == {value: values.count(value) for value in values}
        assert page.total > 0


def test_a_facet_and_words_choose(tmp_path: Path):
    """What is chosen has the value, and the words in one of its claims; what is unknown chooses nothing."""
    with Ledger(tmp_path / "told.ledger") as ledger:
        for telling in TELLINGS:
            add(ledger, *telling)
        everything = listed(ledger, Choice())
        publisher = everything.facets["publisher"][0][0]
        assert listed(ledger, Choice(facets={"publisher": publisher})).total == everything.facets["publisher"][0][1]
        assert listed(ledger, Choice(facets={"publisher": "Nobody"})).total == 0
        assert listed(ledger, Choice(words="union odesa")).total == 1
        assert listed(ledger, Choice(words="union lighthouse")).total == 0


def test_figures_named_so_come_first(tmp_path: Path):
    """Before one that more reports give, whose sentences have the words too; the list and the commands agree."""
    with Ledger(tmp_path / "told.ledger") as ledger:
        for telling in NAMED:
            add(ledger, *telling)
        named_first = listed(ledger, Choice(words="lorries")).lines
        assert [line.counted for line in named_first] == ["lorry", "soldier"]
        assert [line.counted for line in listed(ledger, Choice(words="lorries", order="last")).lines] == [
            "soldier",
            "lorry",
        ]
        assert [one.estimand.id for one in disputes(ledger, "lorries")] == [line.id for line in named_first]
        assert disputes(ledger, "soldier")[0].estimand.counted == "soldier"


def test_a_summary_of_another_ledger_is_made_anew(tmp_path: Path):
    """A file that was made of another ledger, or is no summary of this version, does not answer for this one."""
    with Ledger(tmp_path / "one.ledger") as one, Ledger(tmp_path / "two.ledger") as two:
        for telling in TELLINGS[:2]:
            add(one, *telling)
        add(two, *TELLINGS[3])
        with Summary.at(beside(two.path)) as summary:
            summary.renew(one)
            assert not summary.is_current(two)
            summary.renew(two)
            assert summary.figures(Choice()).total == len(disputes(two))
            assert [line.publisher for line in summary.reports()[0]] == ["Pier Post"]


def test_reports_are_found_by_title_and_publisher(tmp_path: Path):
    """The newest first, page by page; words must all be there."""
    with Ledger(tmp_path / "told.ledger") as ledger:
        for telling in TELLINGS:
            add(ledger, *telling)
        with Summary.at(beside(ledger.path)) as summary:
            summary.renew(ledger)
            lines, total = summary.reports(size=3)
            assert ([line.published for line in lines], total) == (["2025-03-13", "2025-03-12", "2025-03-11"], 4)
            assert [line.publisher for line in summary.reports("courier tells")[0]] == ["Coast Courier"]


def test_a_correction_shows_in_the_list(tmp_path: Path):
    """Also where no relation changes by it; taken back, the list is as before."""
    with Ledger(tmp_path / "told.ledger") as ledger:
        for telling in TELLINGS:
            add(ledger, *telling)
        before = listed(ledger, Choice()).lines
        for claim in {name for one in disputes(ledger) for name in one.estimand.claims}:
            ledger.correct(claim, "status", "unverified", "ana")
        link_ledger(ledger)
        lines = listed(ledger, Choice()).lines
        assert list(lines) == [figure_line(one) for one in disputes(ledger)]
        assert {line.status for line in lines} == {"unverified"}
        for claim in ledger.corrections.by_claim():
            ledger.corrections.take_back(claim, "status", "ana")
        link_ledger(ledger)
        assert listed(ledger, Choice()).lines == before
