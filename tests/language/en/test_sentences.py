"""Sentences of raw text: where they end, and where they do not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.language.en.sentences import sentences

CASES = [
    ["Gen. Oh briefed the U.S. envoy.", "He said 3.5 million fled."],
    ["No. 5 Brigade left at 6 a.m. on Friday.", "Nobody saw it."],
    ["“We held the line,” Petrov said.", "“No one ran.”", "The rest is rumour."],
    ["He left the U.S.", "The embassy stayed."],
    ["J. R. Okafor, of Acme Inc., resigned.", "Why?", "He did not say."],
    ["“Wait … not yet,” she said."],
    ["Mr. and Mrs. Dane met Dr. Roe on Sept. 3.", "They agreed."],
    ["It cost $4.5m.", "It sank (in May).", "Then it rose."],
]


@pytest.mark.parametrize("expected", CASES)
def test_sentences_of_a_line(expected):
    """Abbreviations, initials, decimals and ellipses do not end a sentence; closing quotes belong to it."""
    text = " ".join(expected)
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_a_new_line_is_a_boundary():
    """Headlines and datelines have no full stop: the line's end is theirs."""
    text = "Nine killed in strike\nKYIV\n\nThe depot burned\nfor days."
    assert [text[a:b] for a, b in sentences(text)] == ["Nine killed in strike", "KYIV", "The depot burned", "for days."]


@given(st.text(alphabet=st.sampled_from("aA1 .!?…\n\r\t“”\"'’)(-—İ\u2028")))
def test_ranges_are_ordered_and_lose_nothing(text):
    """Whatever the text: ranges are in order, do not overlap, are not blank, and hold every character but white space."""
    ranges = sentences(text)
    assert all(a < b for a, b in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())
