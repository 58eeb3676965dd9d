"""Words before a colon that say what a text is about, not who speaks: "CLAIM: ...", "Food Security: ...", "Fire: ..."."""

from __future__ import annotations

import re
from functools import cache

from headwater.extraction.parsed import Parsed
from headwater.language.words import load_words
from headwater.model import Span

_DATED = re.compile(
    r"[A-Z][A-Z .’'-]+,? (?:\([^()]*\) )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?: \([^()]*\))?"
)
"""A dateline: "ORLAPUR, July 19"."""
_SALUTATION = re.compile(r"(?:my )?dear\b")
"""Opens the name of who is written to: "DEAR EDITOR: We ..."."""


def is_heading(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the label `text[start:end]` is no speaker's: a salutation, or a heading, which is a known one, a common noun that the text also writes small, or a
    single word that is neither read as a name nor told again.

    >>> from headwater.language.reader import load_reader
    >>> from headwater.model import make_document
    >>> text = "Flood: Two die. The flood came at night."
    >>> parsed = Parsed(make_document(text), load_reader().parse(text, [(0, len(text))]), "default")
    >>> is_heading(parsed, 0, 5)
    True
    """
    text, label = parsed.text, parsed.text[start:end].strip()
    low = label.lower()
    if _SALUTATION.match(low) or low in _headings() or re.sub(r"\W+", " ", low) in _headings():
        return True
    last = low.rsplit(" ", 1)[-1]
    if last in voices() or last.removesuffix("s") in voices() or label in _names():
        return False
    if _DATED.fullmatch(label):
        return True
    if label.isupper() and " " not in label and len(label) > 4 and text.count(f"{label}:") == 1:
        return True  # a dateline: "LAGOS: Rains have ..."
    if re.search(rf"(?<![\w-]){re.escape(low)}(?![\w-])", text):
        return True
    named = any(token.ent_type_ for token in parsed.doc[slice(*parsed.tokens(Span.of(text, start, end)))])
    return not named and " " not in low and text.count(label) == 1


@cache
def _headings() -> frozenset[str]:
    labels = [entry for entry in load_words("en", "cues") if entry["on"] == "label" and entry["frame"] == "none"]
    teasers = [entry for entry in load_words("en", "phrasing") if entry["use"] == "teaser"]
    return frozenset(form for entry in (*labels, *teasers) for form in entry.forms)


@cache
def voices() -> frozenset[str]:
    """Nouns that people, bodies and documents are called by: who can be cited, and whose label is a speaker's, however often
    the text writes it small.

    >>> "minister" in voices()
    True
    """
    return frozenset(
        form
        for kind in ("roles", "institutions", "documents")
        for entry in load_words("en", kind)
        for form in entry.forms
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(form for kind in ("bodies", "outlets") for entry in load_words("en", kind) for form in entry.forms)
