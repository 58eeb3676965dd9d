"""The labelled pairs of figures: what the file says, and that each stands where it says."""

from __future__ import annotations

import json
from functools import cache

import pytest
from benchmarks.pairs import LABELS, MARKS

from tests.articles.articles import CORPORA, text_of

PAIRS = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]


def test_each_pair_is_of_two_texts_and_has_a_label():
    """No pair of one text, no pair twice, no label that the measure does not know."""
    assert {pair["label"] for pair in PAIRS} == set(LABELS)
    assert all(pair["one"][0] != pair["other"][0] for pair in PAIRS)
    keys = {(pair["drawn"], *map(tuple, (pair["one"], pair["other"]))) for pair in PAIRS}
    assert len(keys) == len(PAIRS)


@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are absent: {CORPORA}")
def test_each_figure_stands_in_its_text():
    """A span holds words that neither begin nor end with a blank."""
    text = cache(text_of)
    for place, start, end in (figure for pair in PAIRS for figure in (pair["one"], pair["other"])):
        words = text(place)[start:end]
        assert words
        assert words == words.strip()
