"""Lines that say when, by whom and as what a text was put out, and nothing else: "Posted on March 4, 2025 by Ana Vale", "© 2025 The Ledger"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache

from spacy.tokens import Token

from headwater.language.words import load_words

_NO_WORDS = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "SYM", "NUM", "PART"})
_DAY, _YEAR = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?"), re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"[\d.:,/|•·-]+|\d[\d.:]*(?:am|pm)", re.IGNORECASE)


def is_imprint(words: Iterable[Token], scenes: AbstractSet[int]) -> bool:
    """Whether a line with a time holds only words of an imprint beside it, and numbers; with a day or such words also names.

    `scenes` are the indices of the tokens that name a time or a place.

    >>> from headwater.language.reader import load_reader
    >>> def line(text, scenes):
    ...     return is_imprint(load_reader().parse(text, [(0, len(text))])[:], scenes)
    >>> line("Posted March 2025 by Ana", {1, 2}), line("Two boats lost, March 2025", {4, 5})
    (True, False)
    """
    printed = [word for word in words if not word.is_space]
    own = [word for word in printed if word.i not in scenes]
    by_day = any(_DAY.fullmatch(word.text) for word in printed) and any(_YEAR.fullmatch(word.text) for word in printed)
    named = by_day or any(word.lower_ in _forms() for word in own)
    return len(own) < len(printed) and all(_says_nothing(word) or (named and word.pos_ == "PROPN") for word in own)


def _says_nothing(word: Token) -> bool:
    return word.pos_ in _NO_WORDS or word.lower_ in _forms() or _CLOCK.fullmatch(word.text) is not None


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for entry in load_words("en", "imprint") for form in entry.forms)
