"""Text reuse: what counts as taken, from whom, and what does not count."""

from __future__ import annotations

from random import Random

import pytest

from headwater.linking.boilerplate import NONE, find_boilerplate, line_lengths
from headwater.linking.engine import DuckEngine, statement
from headwater.linking.reuse import STATEMENTS, Reuse, ReuseFinder, candidates, find_reuse
from headwater.model import Document, Link, make_document

LEAD = "The river authority closed the lower lock on Monday after a loaded barge had struck its northern gate."
MORE = "Engineers expect that pumping the chamber dry and lifting the bent leaf will take them at least nine days."
THIRD = "Some forty vessels were waiting upstream by the evening, among them two tankers with heating oil for the city."
STORY = "\n\n".join((LEAD, MORE, THIRD))
OTHER = (
    "Farmers in the eastern valleys have begun to bring in the barley, three weeks later than in any of the past ten years.",
    "A museum of clocks opened in the old customs house, and its first visitors queued around the block in the rain.",
    "The council of the port voted to buy six electric buses, a purchase that had been put off since the last election.",
)


def _found(*documents: Document) -> Reuse:
    return find_reuse(documents, DuckEngine(threads=1))


def _edges(*documents: Document) -> list[tuple[str | None, str | None]]:
    by_id = {document.id: document.publisher for document in documents}
    return [(by_id[one.upstream], by_id[one.downstream]) for one in _found(*documents).derivations]


def _post(text: str = STORY, **fields) -> Document:
    return make_document(text, **{"publisher": "Canal Post", "published": "2025-03-01", **fields})


def _reed(text: str = STORY, **fields) -> Document:
    return make_document(text, **{"publisher": "Daily Reed", "published": "2025-03-02", **fields})


def test_the_earlier_report_is_upstream_in_whatever_order_they_come():
    assert _edges(_post(), _reed()) == _edges(_reed(), _post()) == [("Canal Post", "Daily Reed")]


def test_passages_quote_both_texts_and_follow_a_changed_order():
    upstream, downstream = _post(), _reed(f"{THIRD}\n{OTHER[0]}\n{LEAD}")
    [one] = _found(upstream, downstream).derivations
    assert [passage.downstream.text for passage in one.passages] == [THIRD[:-1], LEAD[:-1]]
    assert all(passage.upstream.quotes(upstream.text) for passage in one.passages)
    assert all(passage.downstream.quotes(downstream.text) for passage in one.passages)
    assert 0.4 < one.weight < 0.7


def test_a_clock_time_tells_within_a_day():
    early, late = _post(published="2025-03-01T08:00:00+01:00"), _reed(published="2025-03-01T07:30:00Z")
    assert _edges(early, late) == [("Canal Post", "Daily Reed")]


@pytest.mark.parametrize("published", ["2025-03-01", "2025-03", None])
def test_where_dates_do_not_tell_the_report_that_cites_is_downstream(published):
    citing = _reed(f"{STORY}\nThis was first told by the Canal Post.", published=published)
    assert _edges(citing, _post()) == [("Canal Post", "Daily Reed")]


def test_where_dates_do_not_tell_the_report_that_links_is_downstream():
    upstream = _post(url="https://www.post.example/lock/")
    downstream = _reed(published="2025-03-01", links=(Link("http://post.example/lock#top"),))
    assert _edges(downstream, upstream) == [("Canal Post", "Daily Reed")]


def test_without_any_sign_it_is_kept_without_a_direction():
    one, two = _post(), _reed(published="2025-03-01")
    found = _found(one, two)
    assert found.derivations == ()
    assert [shared.between for shared in found.undirected] == [tuple(sorted((one.id, two.id)))]
    assert found.undirected[0].weight == 1.0


def test_a_passage_goes_to_its_best_source():
    first, second = _post(), _reed(f"{STORY}\n\n{OTHER[0]}")
    third = make_document(second.text, publisher="Evening Sluice", published="2025-03-03")
    assert sorted(_edges(first, second, third)) == [("Canal Post", "Daily Reed"), ("Daily Reed", "Evening Sluice")]


def test_a_report_of_two_reports_has_both_as_sources():
    first, second = _post(), _reed("\n\n".join(OTHER))
    third = make_document(f"{STORY} {' '.join(OTHER)}", publisher="Evening Sluice", published="2025-03-03")
    assert sorted(_edges(first, second, third)) == [("Canal Post", "Evening Sluice"), ("Daily Reed", "Evening Sluice")]


def test_of_equal_sources_the_cited_one_is_taken():
    first, second = _post(), _reed()
    third = make_document(f"{STORY}\nSo the Daily Reed.", publisher="Evening Sluice", published="2025-03-03")
    assert ("Daily Reed", "Evening Sluice") in _edges(first, second, third)
    assert ("Canal Post", "Evening Sluice") not in _edges(first, second, third)


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»"])
def test_two_reports_that_quote_one_speaker_did_not_copy_each_other(marks):
    quotation = marks.format(f"{LEAD} {MORE} {THIRD}")
    found = _found(
        _post(f"The lock master told reporters: {quotation}\n{OTHER[0]}"), _reed(f"{OTHER[1]}\n{quotation}, he said.")
    )
    assert found == Reuse((), ())


def test_set_phrases_are_no_reuse():
    phrase = "the deputy head of the river authority said"
    assert _found(_post(f"{OTHER[0]} So {phrase}. {OTHER[1]}"), _reed(f"{OTHER[2]} That {phrase} too.")) == Reuse(
        (), ()
    )


def test_lines_that_an_outlet_repeats_are_no_reuse():
    notice = f"Subscribe to the Canal Post: {LEAD} {MORE}"
    documents = [_post(f"{text}\n{notice}", published=f"2025-03-0{day}") for day, text in enumerate(OTHER, 1)]
    assert _found(*documents) == Reuse((), ())


def test_two_reports_of_one_outlet_are_closed_by_its_notice():
    notice = f"Subscribe to the Canal Post.\n{LEAD} {MORE}"
    closed = [_post(f"{text}\n{notice}", published=f"2025-03-0{day}") for day, text in enumerate(OTHER[:2], 1)]
    opened = [_post(f"{notice}\n{text}", published=f"2025-03-0{day}") for day, text in enumerate(OTHER[:2], 1)]
    assert _found(*closed) == Reuse((), ())
    assert len(_found(*opened).derivations) == 1


def test_a_notice_of_several_outlets_is_no_reuse_though_each_puts_its_own_name():
    outlets = ("Canal Post", "Daily Reed", "Evening Sluice")
    notice = (
        "All that the {name} prints is its own, and nobody may store or sell it. "
        + LEAD
        + MORE
        + " Write to the {name}."
    )
    documents = [
        make_document(f"{text}\n{notice.format(name=name)}", publisher=f"The {name}", published=f"2025-03-0{day}")
        for day, (text, name) in enumerate(zip(OTHER, outlets, strict=True), 1)
    ]
    assert _found(*documents) == Reuse((), ())
    assert len(_found(*documents[:2]).derivations) == 1


def test_a_passage_that_three_reports_have_in_their_midst_is_reuse():
    outlets = ("Canal Post", "Daily Reed", "Evening Sluice")
    documents = [
        make_document(f"{text}\n{LEAD} {MORE}\nOf the {name} {day}.", publisher=name, published=f"2025-03-0{day}")
        for day, (text, name) in enumerate(zip(OTHER, outlets, strict=True), 1)
    ]
    assert len(_found(*documents).derivations) == 2


def test_the_versions_of_a_running_story_are_reuse():
    documents = [_post(f"{STORY}\n{text}", published=f"2025-03-0{day}") for day, text in enumerate(OTHER, 1)]
    assert len(_found(*documents).derivations) == 2
    assert find_boilerplate((document.publisher, line_lengths(document)) for document in documents) == NONE


def test_one_report_alone_gives_what_all_together_give():
    documents = [_post(), _reed(f"{LEAD} {MORE} {OTHER[0]}"), _reed(f"{THIRD} {MORE}", published="2025-03-05")]
    together = _found(*documents).derivations
    alone = [one for document in documents for one in ReuseFinder().find(document, documents).derivations]
    assert sorted(together, key=str) == sorted(alone, key=str)


def test_hostile_repetition_takes_bounded_time():
    text = "a b c d e " * 40_000
    assert _found(_post(text), _reed(text + "f")).derivations == ()


def test_candidates_from_a_stored_index_are_those_of_the_statements():
    """Shingles of every frequency around the limits, hot ones included."""
    random = Random(5)  # noqa: S311 -- not for secrets
    held = {
        shingle: sorted(random.sample(range(600), random.choice((1, 2, 3, 9, 10, 499, 500, 501))))
        for shingle in range(60)
    }
    rows = [(report, shingle) for shingle, reports in held.items() for report in reports]
    engine = DuckEngine(threads=1)
    columns = {"report": [report for report, _ in rows], "shingle": [shingle for _, shingle in rows]}
    engine.load("report_shingle", {"report": "number", "shingle": "number"}, columns)
    for name in STATEMENTS:
        engine.materialise(name, statement(name))
    pairs = {(earlier, later) for earlier, later, _ in engine.fetch(STATEMENTS[-1])}
    assert pairs
    for report in range(0, 600, 29):
        holders = [[str(one) for one in reports] for reports in held.values() if report in reports]
        found = {int(other) for other in candidates(str(report), holders)}
        assert found == {b if a == report else a for a, b in pairs if report in (a, b)}
