"""English tokens: spaCy's rules, with dashes as tokens of their own and numbers kept whole."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex


@cache
def tokenizer() -> Language:
    """A blank English pipeline whose tokenizer splits dashes everywhere and currency signs from their numbers.

    >>> [token.text for token in tokenizer()("munitions—Russia’s $4.5m plan")]
    ['munitions', '—', 'Russia', '’s', '$', '4.5m', 'plan']
    """
    nlp = spacy.blank("en")
    infixes = [*nlp.Defaults.infixes, r"[—–]", r"(?<=[a-z])/(?=[a-zA-Z])", r"(?<=\d)-(?=[a-zA-Z])", r"(?<=[a-z”])…"]  # type: ignore[misc]  # spaCy types it as optional
    prefixes = [*nlp.Defaults.prefixes, r"[—–]", r"(?:US|C|A|HK|NT|R|N|Z)\$"]  # type: ignore[misc]  # likewise
    suffixes = [*nlp.Defaults.suffixes, r"[—–]"]  # type: ignore[misc]  # likewise
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]  # a Tokenizer
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]  # likewise
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search  # type: ignore[union-attr]  # likewise
    return nlp
