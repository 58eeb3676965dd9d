"""Which of a claim's figures are its own: not those that it only sets others against, or that another claim tells more of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.language.words import load_words
from headwater.linking.rows import Row


@cache
def _asides() -> re.Pattern[str]:
    forms = sorted((form for entry in load_words("en", "asides") for form in entry.forms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\s+$", re.IGNORECASE)


def is_aside(before: str) -> bool:
    """Whether the words right before a figure set another against it.

    >>> is_aside("it counted 12 men instead of the "), is_aside("it counted more than ")
    (True, False)
    """
    return _asides().search(before[-40:]) is not None


def own_figures(rows: Sequence[Row], told_by: Sequence[int]) -> list[bool]:
    """For each row, whether its claim gives its figure. `told_by` has for each row the one that tells most of the same words.

    A claim whose figures are all told of better elsewhere, or all set aside, still gives them: it gives nothing else.
    """
    first = [number == told_by[number] for number in range(len(rows))]
    plain = [_gives(row) for row in rows]
    claims: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        claims.setdefault(row.claim.id, []).append(number)
    own = [True] * len(rows)
    for numbers in claims.values():
        for wanted in (plain, first):
            left = [number for number in numbers if own[number] and wanted[number]]
            if left:
                for number in numbers:
                    own[number] = own[number] and wanted[number]
    return own


def _gives(row: Row) -> bool:
    if row.figure is None:
        return True
    start = row.figure.span.start
    return not is_aside(row.document.text[max(row.claim.sentence.start, start - 40) : start])
