"""Reading the marked reports: `{{at least 12 | >=12 | - | miner | Rosa Pinto; Reuters | asserted}}` in running text.

A file is a head of `publisher:` and `published:` lines, a line `---`, and the text. Each mark holds the figure as it
stands in the text, its bounds, unit, the heads that a careful reader may choose, the sources (nearest speaker first,
without the outlet) and the status; a seventh field says `more` (an increment) or `negative`. `-` is nothing.
Bounds: `12` exact, `~12` about, `>=12`, `>12`, `<=12`, `<12`, `12..15` a range, `12+` vague; `~` before any of them says
that the wording is approximate, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent / "texts"
_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BOUNDS = re.compile(r"(~?)(>=|>|<=|<)?(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?(\+?)")
_ENDS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}


@dataclass(frozen=True)
class Marked:
    """One marked figure: characters `[start, end)` of the text and what stands there."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    bound: str
    approximate: bool
    unit: str | None
    heads: tuple[str, ...]
    sources: tuple[str, ...]
    status: str
    increment: bool
    negative: bool


@dataclass(frozen=True)
class Report:
    """A marked report: its text without the marks, and the figures."""

    name: str
    text: str
    publisher: str | None
    published: str | None
    figures: tuple[Marked, ...]
    url: str | None = None


def reports(folder: Path = FOLDER) -> list[Report]:
    """The marked reports of a folder, by name.

    >>> len({report.name for report in reports()}) == len(reports())
    True
    """
    return [read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def read(name: str, marked: str) -> Report:
    """One report from its marked text.

    >>> report = read("a", "publisher: Gazette\\n---\\nA slide hit {{at least 12 | >=12 | - | miner | Rosa Pinto | asserted}} miners.\\n")
    >>> report.text, report.figures[0].bound, report.figures[0].sources
    ('A slide hit at least 12 miners.', 'at_least', ('Rosa Pinto',))
    """
    head, body = marked.split("---\n", 1)
    meta = dict(line.split(": ", 1) for line in head.splitlines() if line)
    text, figures, at = "", [], 0
    body = body.strip()
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        fields = [part.strip() for part in match[1].split("|")]
        figures.append(figure(len(text), fields, where=f"{name}: {match[0]}"))
        text += fields[0]
    return Report(name, text + body[at:], meta.get("publisher"), meta.get("published"), tuple(figures))


def figure(start: int, fields: list[str], *, where: str) -> Marked:
    """The figure of a mark's fields, the printed one first, whose text begins at `start`.

    Raises:
        ValueError: its bounds cannot be read; `where` names the mark.

    >>> figure(10, ["some 40", "~40", "-", "boat", "Ana Ruiz; AFP", "reported"], where="a").sources
    ('Ana Ruiz', 'AFP')
    """
    printed, bounds, unit, heads, sources, status, flags = (*fields, "")[:7]
    match = _BOUNDS.fullmatch(bounds)
    if match is None:
        raise ValueError(f"no bounds in {where}")
    near, end, number, upper, vague = match.groups()
    low = None if end in ("<=", "<") else Decimal(number)
    high = None if end in (">=", ">") or vague else Decimal(upper or number)
    exact = "about" if near else "exact"
    bound = "vague" if vague else "range" if upper else _ENDS[end] if end else exact
    return Marked(
        start,
        start + len(printed),
        low,
        high,
        bound,
        bool(near),
        None if unit == "-" else unit,
        _list(heads, ","),
        _list(sources, ";"),
        status,
        "more" in flags.split(),
        "negative" in flags.split(),
    )


def _list(field: str, separator: str) -> tuple[str, ...]:
    return () if field == "-" else tuple(part.strip() for part in field.split(separator))
