"""Cutting a run of words into chunks for the encoder: at sentence ends where possible, never beyond a limit."""

from __future__ import annotations

import re
from collections.abc import Sequence

LIMIT = 60
HARD_LIMIT = 90
_END = re.compile(r"[.!?]+$|[.!?]$")
_CLOSING = frozenset("\"”'’)]") | {"''"}
_BREAKS = frozenset(",;:-–—")


def chunks(words: Sequence[str], limit: int = LIMIT) -> list[tuple[int, int]]:
    """Ranges of at most about `limit` words that start at likely sentence starts.

    >>> chunks(["It", "rained", ".", "We", "left", "."], limit=4)
    [(0, 3), (3, 6)]
    """
    if len(words) <= limit:
        return [(0, len(words))] if words else []
    starts = [i for i in range(1, len(words)) if _starts_sentence(words, i)]
    found, begin = [], 0
    for here, after in zip([0, *starts], [*starts, len(words)], strict=True):
        if after - begin > limit and here > begin:
            found.append((begin, here))
            begin = here
        while after - begin > HARD_LIMIT:
            cut = _soft_break(words, begin)
            found.append((begin, cut))
            begin = cut
    if begin < len(words):
        found.append((begin, len(words)))
    return found


def _starts_sentence(words: Sequence[str], at: int) -> bool:
    before = at - 1
    while before > 0 and words[before] in _CLOSING:
        before -= 1
    first = words[at][0]
    opens = first.isupper() or first.isdigit() or first in "\"“‘('"
    return bool(_END.match(words[before])) and opens and words[at] not in ("”", "’", ")")


def _soft_break(words: Sequence[str], begin: int) -> int:
    options = range(begin + HARD_LIMIT, begin + HARD_LIMIT // 2, -1)
    return next((i for i in options if words[i - 1] in _BREAKS), begin + HARD_LIMIT)
