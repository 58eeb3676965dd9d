"""What befell those whom a figure counts, where that makes them others: the dead are not the wounded, nor the casualties."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.linking.deeds import around, deed_in
from headwater.linking.rows import Row

FATES = frozenset({"killed", "wounded", "casualty", "missing", "captured", "displaced"})
"""The deeds that befall people."""

_TWO = re.compile(r"(\w+) (?:and|or) (\w+)")
_DIGIT = re.compile(r"\d")  # the words from there on are of another figure
_REACH = 40  # characters before a figure: "has killed or wounded about 40"


@lru_cache(maxsize=4096)  # asked again for each pair of a group
def fate(row: Row) -> str | None:
    """What befell those counted; `None` if nothing is said to have.

    The words after the figure tell it best, "30 dead, another 40 wounded"; then the noun, then the words before.
    """
    if row.figure is None:
        return None
    before, after = around(row.figure, row.claim, row.document)
    noun = row.figure.counted.span.text if row.figure.counted else ""
    return fate_in(_DIGIT.split(after, maxsplit=1)[0]) or fate_in(noun) or fate_in(before[-_REACH:])


def fate_in(words: str) -> str | None:
    """The first fate that words name; two joined ones, dead and wounded, are casualties.

    >>> fate_in("troops dead or hurt"), fate_in("of them missing"), fate_in("boats")
    ('casualty', 'missing', None)
    """
    for match in _TWO.finditer(words):
        if {deed_in(match[1]), deed_in(match[2])} == {"killed", "wounded"}:
            return "casualty"
    deed = deed_in(words)
    return deed if deed in FATES else None
