"""The noun phrase around a token."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.nounphrases import noun_phrase
from headwater.model import make_document

# Word, head, relation and part of speech of each token.
RELATIVE = [
    ("the", 1, "det", "DET"),
    ("port", 1, "ROOT", "NOUN"),
    ("that", 3, "nsubj", "PRON"),
    ("closed", 1, "acl:relcl", "VERB"),
]
CROSSING = [
    ("then", 3, "advmod", "ADV"),
    ("the", 2, "det", "DET"),
    ("port", 2, "ROOT", "NOUN"),
    ("closed", 2, "acl:relcl", "VERB"),
]


@pytest.mark.parametrize(("tokens", "noun"), [(RELATIVE, 1), (CROSSING, 2)])
def test_clauses_are_left_out(tokens: list[tuple[str, int, str, str]], noun: int) -> None:
    """A clause at a noun is no part of its mention, also where it crosses the noun's own words."""
    words, heads, deps, pos = map(list, zip(*tokens, strict=True))
    doc = Doc(Vocab(), words, heads=heads, deps=deps, pos=pos)
    parsed = Parsed(make_document(doc.text), doc, "made")
    assert noun_phrase(parsed, doc[noun]).text == "the port"
