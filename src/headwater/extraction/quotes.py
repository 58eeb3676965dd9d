"""Where quotation marks open and close: character ranges, paragraph by paragraph."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]+")


def quotations(text: str) -> list[tuple[int, int]]:
    """Half-open ranges in double quotation marks, marks included; one left open ends with its paragraph.

    >>> text = 'He said: “No one ran.” Then he left.'
    >>> [text[a:b] for a, b in quotations(text)]
    ['“No one ran.”']
    """
    found = []
    for line in _LINE.finditer(text):
        opened: int | None = None
        for at in range(line.start(), line.end()):
            char = text[at]
            if opened is None and (char == "“" or (char == '"' and _may_open(text, at))):
                opened = at
            elif opened is not None and (char == "”" or (char == '"' and at > opened)):
                found.append((opened, at + 1))
                opened = None
        if opened is not None:
            found.append((opened, line.end()))
    return found


def _may_open(text: str, at: int) -> bool:
    """A straight mark opens if something other than white space follows."""
    return at + 1 < len(text) and not text[at + 1].isspace()
