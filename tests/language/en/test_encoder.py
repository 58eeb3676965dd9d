"""The encoder's word pieces and shapes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from headwater.language.en.encoder import Encoder, shape

_WEIGHTS = Path(str(files("headwater.language.en"))) / "weights"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(_WEIGHTS / "4-layer", _WEIGHTS / "tokenizer.json")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(_WEIGHTS / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


_WORDS = st.one_of(st.text(min_size=1, max_size=20), st.text("abcdeSTRNOI'-é9", min_size=1, max_size=12))


@given(word=_WORDS | st.sampled_from(["The", "WAR", "drone", "Yelabuga", "CLS", "unk", "naïve", "o'clock", "F-16"]))
def test_pieces_are_the_tokenisers(encoder: Encoder, tokenizer: Tokenizer, word: str):
    """What is looked up is what the tokeniser would cut."""
    expected = tokenizer.encode(word, add_special_tokens=False).ids[:8]
    assert encoder.pieces(word) == (expected or [100])


@given(word=_WORDS)
def test_a_word_has_one_of_eight_shapes(word: str):
    """Digits before anything else, then marks alone."""
    found = shape(word)
    assert 1 <= found <= 8
    assert (found == 6) == any(char.isdigit() for char in word)
