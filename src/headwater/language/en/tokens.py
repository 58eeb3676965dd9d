"""English tokens: spaCy's rules, with dashes as tokens of their own and numbers kept whole."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import spacy
from spacy.attrs import IDS, ORTH  # type: ignore[import-not-found]  # compiled, without types
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_AROUND_SIGNS = (r"(?<=\d)%(?=[-–—])", r"-(?=[$€£¥₹])", r"(?<=[-–—])[$€£¥₹]", r"(?<=[a-z])\.(?=\[)", r"(?<=\.)\[(?=\d)")
_UNIT = re.compile(r"[a-z]\.")
"""spaCy takes "m." for an abbreviation, and so the full stop after "$4.5m." for a part of it."""
_RANKS = (
    "Ald", "Amb", "Asst", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dep", "Dept", "Det", "Hon", "Insp", "Lt", "Maj", "Msgr", "Pfc", "Pvt",
    "Sgt", "Spc", "Sr", "Supt",
)  # fmt: skip
"""Ranks and offices that stand with a full stop before a name, besides those that spaCy knows: one token, as in what the reader learnt from."""
_UNUSED = (
    *("LIKE_URL", "LIKE_EMAIL", "SHAPE", "PREFIX", "SUFFIX", "IS_STOP", "IS_ASCII", "IS_TITLE", "IS_UPPER", "IS_LOWER"),
    *("IS_BRACKET", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY"),
)
"""What spaCy works out for every new word and nothing here asks for: half of the time that a new word costs."""


_LONGEST_RUN = 300
"""Characters without a blank that are read at a time: spaCy takes marks off a run one by one, each time with all that is left."""

_RUN = re.compile(rf"\S{{{_LONGEST_RUN}}}(?=\S)")


def tokens(text: str) -> Doc:
    """The tokens of a text, in time that grows with its length, whatever it holds.

    >>> [token.text for token in tokens("Two depots burned.")], len(tokens("$" * 100_000))
    (['Two', 'depots', 'burned', '.'], 100000)
    """
    nlp = tokenizer()
    cuts = [match.end() for match in _RUN.finditer(text)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
    return Doc.from_docs(pieces, ensure_whitespace=False)


@cache
def tokenizer() -> Language:
    """A blank English pipeline whose tokenizer splits dashes everywhere and currency signs from their numbers, and keeps ranks whole.

    >>> [token.text for token in tokenizer()("munitions—Russia’s $4.5m plan")]
    ['munitions', '—', 'Russia', '’s', '$', '4.5', 'm', 'plan']
    >>> [token.text for token in tokenizer()("told Sgt. Lund.")]
    ['told', 'Sgt.', 'Lund', '.']
    """
    nlp = spacy.blank("en")
    infixes = [
        *nlp.Defaults.infixes,
        r"[—–]",
        r"(?<=[a-z])/(?=[a-zA-Z])",
        r"(?<=\d)-(?=[a-zA-Z])",
        r"(?<=[a-z”])…",
        *_AROUND_SIGNS,
    ]  # type: ignore[misc]  # spaCy types it as optional
    prefixes = [*nlp.Defaults.prefixes, r"[—–]", r"[A-Z]{1,3}\$"]  # type: ignore[misc]  # likewise
    suffixes = [*nlp.Defaults.suffixes, r"[—–]"]  # type: ignore[misc]  # likewise
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]  # a Tokenizer
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]  # likewise
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search  # type: ignore[union-attr]  # likewise
    nlp.tokenizer.rules = {word: rule for word, rule in nlp.tokenizer.rules.items() if not _UNIT.fullmatch(word)}  # type: ignore[union-attr]  # likewise
    for rank in _RANKS:
        nlp.tokenizer.add_special_case(f"{rank}.", [{ORTH: f"{rank}."}])  # type: ignore[union-attr]  # likewise
    for attribute in _UNUSED:
        del nlp.vocab.lex_attr_getters[IDS[attribute]]  # type: ignore[attr-defined]  # its types leave it out
    return nlp
