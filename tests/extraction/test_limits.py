"""Texts made to take long end soon, and say why; the rest of them is read."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from headwater.extraction import alongside, inherited, named_before
from headwater.extraction.claims import MAX_SENTENCE, extract_claims
from headwater.extraction.found import FoundFigure
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers import voices
from headwater.extraction.speakers.chaining import Chain
from headwater.extraction.speakers.chains import Speakers
from headwater.model import make_document

SAID = "\nPolice said at least 40 boats sank."


@pytest.mark.parametrize("row", ["5 ", "5, ", "five to ", "he said “40 ", "about 7 of the ", "Kyiv 7 men "])
def test_a_sentence_without_end_is_left_out(row: str):
    """Its rules would look over it again for each of its words; the sentence after it is read."""
    claims, problems = extract_claims(make_document((row * MAX_SENTENCE)[: 4 * MAX_SENTENCE] + SAID))
    assert [str(claim.figures[0].bounds) for claim in claims] == ["[40, ..]"]
    assert [problem.kind for problem in problems] == ["long_sentence"]


def test_the_problem_says_how_many_and_which_limit():
    """One line for all sentences of a text."""
    _, problems = extract_claims(make_document("\n".join(["5 " * MAX_SENTENCE] * 3)))
    assert [problem.message for problem in problems] == [
        "3 of its sentences left out: longer than the limit of 2,000 characters"
    ]


def test_who_puts_a_number_forward_is_asked_once(monkeypatch: pytest.MonkeyPatch):
    """Each number of a row goes back to those before it: the answer is kept, or the row would take as long as its square."""
    asked: list[int] = []
    put = Speakers._put

    def noted(self: Speakers, number: Token) -> Chain:
        asked.append(number.i)
        return put(self, number)

    monkeypatch.setattr(Speakers, "_put", noted)
    extract_claims(make_document("They counted " + "5 " * 40 + "boats."))
    assert asked
    assert len(asked) == len(set(asked))


def test_a_figure_is_completed_from_a_few_before_it(monkeypatch: pytest.MonkeyPatch):
    """No bare figure of a row goes through all those before it: at most three questions for each."""
    asked: list[int] = []
    same = alongside.same_sentence

    def noted(parsed: Parsed, left: FoundFigure, right: FoundFigure) -> bool:
        asked.append(right.tokens[0])
        return same(parsed, left, right)

    for module in (alongside, named_before, inherited):
        monkeypatch.setattr(module, "same_sentence", noted)
    extract_claims(make_document("They counted " + "5 " * 80 + "boats."))
    assert 0 < len(asked) <= 3 * 80


def test_a_clause_ends_somewhere():
    """A text without a full stop is one clause of bounded length around each of its words."""
    start, end = voices.clause_around("5 " * 5000, 5000)
    assert 0 < start < 5000 < end < 10_000


def test_address_that_is_none() -> None:
    """A report whose address cannot be read is read like one without an address."""
    text = "Rain killed 40 people in Lagos."
    found = [extract_claims(make_document(text, url=url))[0][0].figures for url in ("http://[", None)]
    assert found[0] == found[1] != ()
