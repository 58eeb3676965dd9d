"""Lines of parts, each of which is kept together where the terminal has the room: "> 3 million" is not cut behind its sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions
from rich.text import Text

_AT_SIGN = re.compile(r"(?<![≈≥≤<>→])\s+(?!(?:thousand|million|billion|trillion)\b)")
"""Blanks where words may be parted; not behind a sign, nor before what a number is scaled by."""


class Parts:
    """Lines that a terminal fills part by part; a part that is wider than the terminal is cut at its blanks.

    >>> out = Console(width=20)
    >>> out.print(Parts([Text("2024-12-27"), Text("Gazette"), Text("≥ 200 (several)")]))
    2024-12-27  Gazette
    ≥ 200 (several)
    """

    def __init__(self, *lines: Sequence[Text]) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """The lines at the width that there is."""
        del console
        for line in self.lines:
            yield from _filled([(part, 2) for part in line], options.max_width)


def words_of(text: Text) -> list[Text]:
    """A text in parts that may stand on lines of their own.

    >>> [part.plain for part in words_of(Text("bound lost: > 3 million → 3 million"))]
    ['bound', 'lost:', '> 3 million', '→ 3 million']
    """
    plain, start, found = text.plain, 0, []
    for match in _AT_SIGN.finditer(plain):
        found.append(text[start : match.start()])
        start = match.end()
    return [*found, text[start:]]


def _filled(parts: Sequence[tuple[Text, int]], width: int) -> Iterator[Text]:
    """Parts joined by so many blanks, as many on a line as it has room for."""
    line: Text | None = None
    for part, gap in parts:
        if line is not None and line.cell_len + gap + part.cell_len <= width:
            line = line + Text(" " * gap) + part
        else:
            yield from _cut(line, width)
            line = part
    yield from _cut(line, width)


def _cut(line: Text | None, width: int) -> Iterator[Text]:
    """A line as it is, or its words one after the other if it is too wide."""
    if line is None:
        return
    words = words_of(line)
    if line.cell_len <= width or len(words) == 1:
        yield line
    else:
        yield from _filled([(word, 1) for word in words], width)
