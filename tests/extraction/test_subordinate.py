"""Clauses that stand otherwise than the claim around them are claims; others are not."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from headwater.extraction.certainty import Stance
from headwater.extraction.claims import extract_claims
from headwater.extraction.parsed import Parsed
from headwater.extraction.subordinate import clauses_apart
from headwater.model import Certainty, Polarity, Status, make_document


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The mayor met the crews who rebuilt the mill.", []),
        ("The mayor met the crews who will rebuild the mill.", ["the crews who will rebuild the mill"]),
        ("The crews will rebuild the mill that burned in May.", ["the mill that burned in May"]),
        ("The crews met in May to meet their needs.", []),
        ("The clerk needs to find the deeds.", ["The clerk … to find the deeds"]),
        ("The nurse will tend the boy taken to Oslo in May.", ["the boy taken to Oslo in May"]),
        ("The envoy wrote that the lake is hard to reach.", []),
        ("The guide said the mule was afraid to cross.", []),
        ("The mayor said the boats would leave until the storm came.", []),
        ("The clerk said the envoys tried to save the crew.", []),
        ("The minister said the plan to sell the port had failed.", ["to sell the port"]),
        ("The firm said the number of ways of losing money was growing.", []),
    ],
)
def test_clauses_apart(text: str, apart: list[str]) -> None:
    """Told as so within what is open, or open within what is told as so, with the subject that an infinitive shares; not what stands alike."""
    claims, _ = extract_claims(make_document(text, publisher="Ledger"))
    rules = "claims.clause-apart"
    found = [
        " … ".join(span.text for span in claim.content)
        for claim in claims
        if any(step.rule == rules for step in claim.derivation)
    ]
    assert found == apart


def test_crossing_trees() -> None:
    """A parse whose branches cross, of which the content holds a part, still gives spans in the order of the text."""
    words = ["once", "crews", "met", "to", "mend", "it"]
    doc = Doc(
        spacy.blank("en").vocab,
        words,
        heads=[5, 2, 2, 4, 2, 4],
        deps=["advmod", "nsubj", "ROOT", "mark", "xcomp", "obj"],
        pos=["ADV", "NOUN", "VERB", "PART", "VERB", "PRON"],
    )
    parsed = Parsed(make_document(doc.text), doc, "made")
    stances = {
        2: Stance(Status.ASSERTED, Polarity.POSITIVE, Certainty.CERTAIN, (), ()),
        4: Stance(Status.PLANNED, Polarity.POSITIVE, Certainty.CERTAIN, (), ()),
    }
    found = list(clauses_apart(parsed, [(0, 5)], (doc[2], stances[2]), lambda token: stances[token.i]))
    assert [[span.text for span in clause.content] for clause in found] == [["once crews met to mend"]]


def test_words_in_no_order() -> None:
    """A parse that hangs nothing but joining words on a clause ends no reading."""
    words = "finds – according who who @ to was how percent – won down added sentenced 40 if in years down one won , gave May 's a ; it a asked ="
    text = f"Ann of ) 40 no . numbers to several one the [Ten] two several will to ) raised years said . {words}"
    claims, _ = extract_claims(make_document(text, published="2025-01-01"))
    assert any(figure.low == 40 for claim in claims for figure in claim.figures)
