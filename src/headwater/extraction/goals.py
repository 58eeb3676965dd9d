"""Of what so much is reached: "80 percent to our goal", "40 percent of the way to its target"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed

_GOALS = frozenset({"goal", "target", "quota", "objective", "aim"})


def goal(parsed: Parsed, end: int) -> Token | None:
    """The goal that stands behind the figure at `end` after "to" or "toward", with "of the way" before it or without."""
    after = parsed.doc[end : end + 7]
    if after[:3].text.lower() == "of the way":
        after = after[3:]
    if len(after) < 2 or after[0].lower_ not in ("to", "toward", "towards"):
        return None
    return next((word for word in after[1:4] if word.pos_ == "NOUN" and word.lemma_ in _GOALS), None)
