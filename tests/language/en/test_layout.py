"""Where tokens stand: offsets, sentence starts and runs, all against what each token says of itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.language.en.layout import Layout
from headwater.language.en.sentences import sentences
from headwater.language.en.tokens import tokenizer

TEXTS = st.text(alphabet=st.sampled_from('aA1İß .!?\n\r\t“”"Roe’-'))


def _layout(text: str) -> Layout:
    return Layout.of(tokenizer().make_doc(text), sentences(text))


@settings(deadline=None)
@given(TEXTS)
def test_offsets_are_the_tokens_own(text):
    """The arrays say what spaCy says, token by token."""
    layout = _layout(text)
    assert layout.begin.tolist() == [token.idx for token in layout.doc]
    assert layout.end.tolist() == [token.idx + len(token) for token in layout.doc]
    assert layout.space.tolist() == [token.is_space for token in layout.doc]


@settings(deadline=None)
@given(TEXTS)
def test_every_sentence_has_one_first_word(text):
    """Each sentence of the text starts at a token, its first word."""
    layout = _layout(text)
    starts = [begin for begin, first in zip(layout.begin.tolist(), layout.starts, strict=True) if first]
    assert starts == [begin for begin, _ in sentences(text)]


@settings(deadline=None)
@given(TEXTS, st.integers(1, 3))
def test_runs_hold_the_words_of_the_ranges(text, step):
    """Every word of the ranges is in one run, in order, and no run crosses a line."""
    layout, chosen = _layout(text), sentences(text)[::step]
    runs = layout.runs(chosen)
    words = [i for i in range(len(layout.doc)) if any(a <= layout.begin[i] < b for a, b in chosen)]
    assert [i for run in runs for i in run.tolist()] == [i for i in words if not layout.space[i]]
    for run in runs:
        assert not {"\n", "\r"} & set(text[layout.begin[run[0]] : layout.end[run[-1]]])


def test_a_sentence_left_out_ends_a_run():
    """Sentences that do not stand side by side are not read as if they did."""
    text = "One boat sank. Nobody came. Two boats left."
    layout = _layout(text)
    assert [run.tolist() for run in layout.runs([sentences(text)[0], sentences(text)[2]])] == [
        [0, 1, 2, 3],
        [7, 8, 9, 10],
    ]
