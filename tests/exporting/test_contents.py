"""How a content is put that is no clause by itself: with its cue, in the order of the text."""

from __future__ import annotations

import pytest

from headwater.exporting.contents import is_bare, said
from headwater.extraction.claims import extract_claims
from headwater.model import make_document


@pytest.mark.parametrize(
    ("sentence", "put"),
    [
        ("The ministry confirmed the loss of two tugs.", "[confirmed] the loss of two tugs"),
        ("The union warned of more strikes.", "[warned of] more strikes"),
        ("The plan was approved by the governor.", "The plan [was approved]"),
        ("The mayor expressed confidence in the crews.", "[expressed] confidence in the crews"),
    ],
)
def test_a_bare_object_is_put_with_what_was_done_with_it(sentence: str, put: str):
    """Nobody takes "more strikes" for a statement: it is what was warned of."""
    (claim, *_) = [one for one in claims(sentence) if one.cue is not None]
    assert said(claim) == put
    assert is_bare(claim)


@pytest.mark.parametrize(
    ("sentence", "put"),
    [
        ("The governor vowed to rebuild the pier.", "[vowed] to rebuild the pier"),
        ("The operator denied sending the tug.", "[denied] sending the tug"),
        ("The mayor urged the crew to leave.", "[urged] the crew to leave"),
        ("The minister called the list illegal.", "[called] the list illegal"),
        ("The report described the fire as a crime.", "[described] the fire as a crime"),
        ("The port accused the firm of hiding losses.", "[accused] the firm of hiding losses"),
        ("The pier appears to have sunk.", "The pier [appears] to have sunk"),
        ("Three deaths were reported in the port.", "Three deaths [were reported]"),
        ("Reports have emerged of a second slide.", "[Reports have emerged] … a second slide"),
        ("The poll shows Orlov with a narrow lead.", "[shows] Orlov with a narrow lead"),
        ("The mayor was reluctant to leave.", "[reluctant] to leave"),
    ],
)
def test_what_only_its_verb_makes_a_clause_is_put_with_it(sentence: str, put: str):
    """An infinitive, a predicate, a charge: a statement, if not without its cue."""
    (claim, *_) = [one for one in claims(sentence) if one.cue is not None]
    assert said(claim) == put
    assert not is_bare(claim)


@pytest.mark.parametrize(
    ("sentence", "put"),
    [
        ("The ministry said the tunnel had flooded.", "the tunnel had flooded"),
        ("“We saw the wave,” Ada Holm said.", "“We saw the wave,”"),
        ("The tunnel flooded.", "The tunnel flooded."),
        ("According to the police, the tunnel flooded.", "the tunnel flooded"),
    ],
)
def test_a_clause_is_put_in_its_own_words(sentence: str, put: str):
    """What says something by itself needs nothing in brackets."""
    (claim, *_) = claims(sentence)
    assert said(claim) == put
    assert not is_bare(claim)


def claims(sentence: str):
    """The claims of a sentence."""
    found, _ = extract_claims(make_document(sentence, publisher="Ledger"))
    return found
