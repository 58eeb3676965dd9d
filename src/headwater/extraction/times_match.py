"""What the readers of time expressions share: the parts of a match, by the names of its groups."""

from __future__ import annotations

import re

from headwater.extraction.times_context import Context
from headwater.model import Precision

Match = re.Match[str]


def number_at(match: Match, context: Context, group: str) -> int:
    return context.value(match.start(group))


def ends_of(match: Match, context: Context, second: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The characters of both ends of a range that is one match: up to its joining word, and from the group `second` on.

    A range that is one token ("1939-45") is cut at its dash.
    """
    tokens = context.doc[match.start() : match.end()]
    first, last = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    if has(match, second):
        at = match.start(second)
        joint = context.doc[at - 2 if context.letters.text[at - 1] == "h" else at - 1]
        before = context.doc[joint.i - 1]
        return (first, before.idx + len(before)), (joint.idx + len(joint) + len(joint.whitespace_), last)
    text = context.doc.text
    cut = first + re.search(r"\d[-–—/](?=\d)", text[first:last]).start() + 1  # type: ignore[union-attr]  # such tokens have one
    return (first, cut), (cut + 1, last)


def has(match: Match, group: str) -> bool:
    return group in match.re.groupindex and match.start(group) >= 0


def ordinal(match: Match, context: Context) -> int:
    """First is 1, last is -1."""
    at = match.start("o")
    return -1 if context.letters.text[at] == "l" else context.value(at)


_UNITS = {
    "day": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEK, "fortnight": Precision.WEEK,
    "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.CENTURY,
    "quarter": Precision.QUARTER, "half": Precision.HALF,
}  # fmt: skip


def precision_of(context: Context, at: int) -> Precision:
    return _UNITS[context.letters.values[at]]


def counts_plural(context: Context, at: int) -> bool:
    """Whether the number counts the plural noun that follows: "1500 men", "2000 North Korean workers"."""
    for token in context.doc[at + 1 : at + 5]:
        if token.tag_ in {"NNS", "NNPS"}:
            return True
        if token.tag_ not in {"JJ", "NN", "NNP", "HYPH", "VBN"}:
            return False
    return False
