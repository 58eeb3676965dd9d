"""The noun phrase around a token."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.nounphrases import noun_phrase
from headwater.model import make_document


def test_clauses_are_left_out() -> None:
    """A relative clause behind a noun is no part of its mention."""
    doc = Doc(
        Vocab(),
        ["the", "port", "that", "closed"],
        heads=[1, 1, 3, 1],
        deps=["det", "ROOT", "nsubj", "acl:relcl"],
        pos=["DET", "NOUN", "PRON", "VERB"],
    )
    assert noun_phrase(Parsed(make_document(doc.text), doc, "made"), doc[1]).text == "the port"


def test_crossing_branches() -> None:
    """A clause whose words stand before the noun, too, ends no reading."""
    doc = Doc(
        Vocab(),
        ["then", "the", "port", "closed"],
        heads=[3, 2, 2, 2],
        deps=["advmod", "det", "ROOT", "acl:relcl"],
        pos=["ADV", "DET", "NOUN", "VERB"],
    )
    assert noun_phrase(Parsed(make_document(doc.text), doc, "made"), doc[2]).text == "the port"
