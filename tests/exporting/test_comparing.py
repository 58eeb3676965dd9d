"""Two texts side by side: nothing of either is lost, what is said to be shared is, and what changed is told field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exporting.comparing import blocks, compare_claims, compare_reports, shared, word_diff
from headwater.ledger import Ledger
from headwater.linking.shingles import SIZE
from headwater.model import Claim, Span, UsageError
from tests.exporting.disputing import disputed

_WORDS = st.lists(
    st.sampled_from(["barge", "barges", "Barge,", "40", "4,000", "sank.", "may", "have", "“sank”", "\n", "—", ""]),
    max_size=30,
)
_TEXTS = st.one_of(_WORDS.map(" ".join), st.text(max_size=80))


def span(text: str, start: int = 0) -> Span:
    """A text as a passage that stands somewhere."""
    return Span(text, start, start + len(text))


def words(text: str) -> list[str]:
    """The words of a text, whatever their case."""
    return re.findall(r"[^\W_]+(?:[.,'’][^\W_]+)*", text.casefold())


@given(_TEXTS, _TEXTS, st.integers(0, 1000))
def test_bits_are_the_whole_passage_and_what_both_have_is_the_same(one: str, other: str, start: int):
    """In order, each at its place; the words outside of the bits of one alone are the other's too."""
    passages = span(one, start), span(other, 7)
    both = word_diff(*passages)
    for passage, bits in zip(passages, both, strict=True):
        assert "".join(bit.span.text for bit in bits) == passage.text
        place = passage.start
        for bit in bits:
            assert bit.span.start == place
            place = bit.span.end
        assert all(words(bit.span.text) for bit in bits if bit.alone)
    kept = [[word for bit in bits if not bit.alone for word in words(bit.span.text)] for bits in both]
    assert kept[0] == kept[1]


@given(_TEXTS)
def test_a_passage_has_no_words_that_it_has_not_itself(text: str):
    """Against itself, nothing is alone; against nothing, every word is."""
    assert not any(bit.alone for bits in word_diff(span(text), span(text)) for bit in bits)
    alone = [bit for bit in word_diff(span(text), span(""))[0] if bit.alone]
    assert "".join(bit.span.text for bit in alone) != "" or not words(text)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_blocks_are_the_whole_text_and_each_passage_has_one_number(one: str, other: str, middle: str):
    """Whatever is shared: five words or more, found in both."""
    texts = f"{one} a b c d e f g {middle}", f"{other} {middle} a b c d e f g"
    passages = shared(*texts)
    assert passages
    for side, name in enumerate(("upstream", "downstream")):
        spans = [getattr(passage, name) for passage in passages]
        cut = blocks(texts[side], spans)
        assert "".join(block.span.text for block in cut) == texts[side]
        numbers = [block.number for block in cut if block.number]
        assert len(set(numbers)) == len(numbers)
        assert name == "upstream" or numbers == list(range(1, len(passages) + 1))
    for passage in passages:
        assert words(passage.upstream.text) == words(passage.downstream.text)
        assert len(words(passage.upstream.text)) >= SIZE


def test_a_long_stretch_of_its_own_is_folded_between_words():
    """Its ends stay; nothing is lost."""
    text = "word " * 1000
    first, middle, last = blocks(text, [])
    assert (first.folded, middle.folded, last.folded) == (False, True, False)
    assert first.span.text + middle.span.text + last.span.text == text
    assert not middle.span.text[0].isalpha()
    assert not last.span.text[0].isalpha()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Ledger, dict[str, Claim]]]:
    """The ledger with the coast guard's figure."""
    with disputed(tmp_path) as found:
        yield found


def test_a_claim_and_its_retelling(made: tuple[Ledger, dict[str, Claim]]):
    """The upstream one first, whichever is named first; what changed is said by field with the words of both."""
    ledger, claims = made
    found = compare_claims(ledger, claims["evening"].id, claims["courier"].id)
    (pair,) = found.pairs
    assert (pair.one.claim.id, pair.other.claim.id) == (claims["courier"].id, claims["evening"].id)
    told = {field.name: field for field in pair.fields}
    assert (told["figure"].one.words, told["figure"].other.words) == ("≤ 40", "40")
    assert [span.text for span in told["figure"].one.spans] == ["as many as 40"]
    assert (told["how put"].one.words, told["how put"].other.words) == ("possible", "reported")
    assert told["hedges"].one.words == "may"
    assert [str(drift.drift) for drift in told["hedges"].drifts] == ["hedge_lost"]
    assert told["counted"].same
    alone = [[bit.span.text for bit in bits if bit.alone] for bits in pair.sentences]
    assert alone == [["as many as", "may be"], ["were", "Coast Courier reported"]]


def test_two_reports(made: tuple[Ledger, dict[str, Claim]]):
    """With every pair of claims of one figure, and the evidence between them."""
    ledger, claims = made
    one, other = claims["radio"].document, claims["courier"].document
    found = compare_reports(ledger, one, other)
    assert (found.one.publisher, found.other.publisher) == ("Coast Courier", "Port Radio")
    assert [str(edge.evidence) for edge in found.derivations] == ["reuse"]
    assert [(pair.one.claim.id, pair.other.claim.id) for pair in found.pairs] == [
        (claims["courier"].id, claims["radio"].id)
    ]
    assert found.pairs[0].estimand is not None


def test_one_is_no_pair(made: tuple[Ledger, dict[str, Claim]]):
    """Nor is what is not there."""
    ledger, claims = made
    claim = claims["radio"]
    for compare, one, other in (
        (compare_reports, claim.document, claim.document),
        (compare_reports, claim.document, "d9"),
        (compare_claims, claim.id, claim.id),
        (compare_claims, claim.id, "c9"),
    ):
        with pytest.raises(UsageError):
            compare(ledger, one, other)
