"""Lines broken by width and odd blanks change nothing of what is read."""

from __future__ import annotations

import textwrap

import pytest

from headwater.extraction.claims import extract_claims
from headwater.extraction.evened import evened
from headwater.model import make_document

REPORT = (
    "The harbour office said on Friday that at least 40 boats had sunk in the storm and that another 12,000 people along the coast "
    "were without power, most of them in the villages south of the river mouth.\n\n"
    "Mayor Ana Petrov, who toured the quays with two engineers, put the cost of the repairs at between 3 million and 4 million euros. "
    "She expects the ferries to be back by June, when 300 berths will have been rebuilt.\n\n"
    "Fishermen dispute that. Their guild denied that 40 boats were lost and spoke of nine."
)


def read(text: str) -> list[tuple[object, ...]]:
    claims, problems = extract_claims(make_document(text, publisher="Ledger", published="2025-03-02"))
    assert not problems
    for claim in claims:
        for span in (*claim.content, claim.sentence, *(figure.span for figure in claim.figures)):
            assert span.quotes(text)
    return [
        (tuple(str(one.bounds) for one in claim.figures), claim.status, tuple(one.name for one in claim.sources))
        for claim in claims
    ]


def wrapped(text: str, width: int, end: str) -> str:
    return (end * 2).join(end.join(textwrap.wrap(part, width)) for part in text.split("\n\n"))


@pytest.mark.parametrize("width", [55, 64, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_one_width(width: int, end: str):
    """A report broken into lines is read as it is in one line a paragraph, and quoted as it stands."""
    assert read(wrapped(REPORT, width, end)) == read(REPORT)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009"])
def test_odd_blanks(blank: str):
    """No-break and thin spaces beside numbers are blanks."""
    assert read(REPORT.replace(". ", ".  ").replace(" boats", "  boats")) == read(REPORT)
    assert read(REPORT.replace("40 ", f"40{blank}").replace("3 million", f"3{blank}million")) == read(REPORT)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u00ad\n"])
def test_signs_within_words(unseen: str):
    """Soft hyphens and blanks of no width are no part of a word, of a name, or of what is counted."""
    hyphened = (
        REPORT.replace("boats", f"bo{unseen}ats")
        .replace("Petrov", f"Pet{unseen}rov")
        .replace("guild", f"gu{unseen}ild")
    )
    assert read(hyphened) == read(REPORT)
    claims, _ = extract_claims(make_document(hyphened))
    assert {one.counted.normal for claim in claims for one in claim.figures if one.counted} >= {"boat", "people"}


def test_lines_that_end_in_returns():
    """Lines of old files that end in a return alone are lines."""
    assert read(REPORT.replace("\n", "\r")) == read(REPORT)


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 40\nWounded: 90\nMissing: 12\nBoats lost: 30\nHouses burned: 19\nRoads shut: 4",
        "Roses are red\nand violets blue\nso said the mill\nto the river it knew\nand the river ran on\nas rivers do",
        "- 40 tents for the valley and the villages around it, all of them new\n- 12 boats, with their crews and the fuel for a week\n"
        "- nine nurses from the coast, of whom two speak the language\n- 300 sacks of seed for the spring, to be sown by hand\n- a bell",
    ],
)
def test_what_stays_in_lines(text: str):
    """Tables, verses and lists keep their lines."""
    assert evened(text) == (text, range(len(text)))
