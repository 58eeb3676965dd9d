"""Surface forms of verbs."""

from __future__ import annotations

import pytest

from headwater.language.en.inflection import verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", ("say", "says", "sayed", "saying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("vow", ("vow", "vows", "vowed", "vowing")),
        ("rebut", ("rebut", "rebuts", "rebutted", "rebutting")),
        ("report", ("report", "reports", "reported", "reporting")),
    ],
)
def test_regular_forms(lemma, forms):
    """Spelling rules of regular verbs: doubled consonants, dropped e, y to i."""
    assert verb_forms(lemma) == forms
