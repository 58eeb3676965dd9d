"""What so many times as much is of: "10 times as many cases", "deaths are nine times higher"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import NOUNS, subject

_MANY = frozenset({"many", "much", "few", "more", "fewer"})
_FAR = 5
"""Words between "times" and its noun at most."""


def multiplied(parsed: Parsed, end: int) -> Token | None:
    """What there is so many times as much of, for a number with `end` before "times"."""
    doc = parsed.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "times":
        return None
    at = end + 2 if doc[end + 1].lower_ == "as" and end + 2 < len(doc) else end + 1
    word = doc[at]
    if word.lower_ in _MANY:
        noun = word.head
        return noun if noun.pos_ in NOUNS and 0 < noun.i - word.i < _FAR else _said(word)
    return _said(word) if at == end + 2 or word.tag_ in ("JJR", "RBR", "WP") else None


def _said(word: Token) -> Token | None:
    """Of what it is said, with the word or the one that it belongs to: "four times what they were", "three times more costly"."""
    for one in (word, word.head):
        if one.pos_ in ("ADJ", "ADV", "PRON") and any(child.dep_ == "cop" for child in one.children):
            return subject(one)
    return None
