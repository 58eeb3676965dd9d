"""What the commands print: rows as data, tables that fit the terminal, and text with its words marked."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from headwater.exporting import Row, row_lines, to_csv
from headwater.exporting.wording import ARROW, tally

PIPED_WIDTH = 120
NARROW = 110
NOT_SAID = "–"
"""Stands for what is counted where the text leaves it out, so that the place below it is not taken for that."""

PART = "└ "
"""Stands before what is part of the claim above it."""

_GAP = 2
_BREAK = re.compile(r"(?<![≈≥≤<>])\s+")
_LONGEST = 20  # a longer word is broken where that makes room

STATUS_STYLE = {
    "asserted": "green",
    "reported": "cyan",
    "estimated": "yellow",
    "possible": "yellow",
    "planned": "blue",
    "conditional": "magenta",
    "unverified": "red",
    "denied": "bold red",
}


def console() -> Console:
    """Standard output for people: as wide as the terminal, or as COLUMNS says; plain where it is no terminal."""
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if known else PIPED_WIDTH, highlight=False, emoji=False, markup=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the field of the row, its heading, and how it may shrink: never below `least`, later with more `weight`."""

    field: str
    heading: str
    justify: str = "left"
    least: int | None = None
    whole: bool = False
    weight: float = 1


_IDS = {"claim", "estimand", "origin"}
_STYLES = {
    "published": "dim",
    "figure": "bold",
    "latest": "bold",
    "issuer": "bold",
    "drift": "red",
    "conflict": "red",
    "was": "green",
    "is": "yellow",
}

ID = Column("claim", "Id", whole=True)
FIGURE = Column("figure", "Figure", justify="right", least=11)
COUNTED = Column("counted", "Of what", least=12)
CHAIN = Column("chain", "Who said it ← through whom", least=20, weight=1.5)
STATUS = Column("status", "How put", whole=True)
WHEN = Column("when", "When", least=10)
WHERE = Column("where", "Where", least=8)
PUBLISHED = Column("published", "Published", whole=True)
SAID = Column("said", "What is said", least=24, weight=3)
PUT = Column("put", "How put", whole=True)

WIDE_FIGURES = (ID, FIGURE, COUNTED, CHAIN, STATUS, WHEN, WHERE, PUBLISHED)
NARROW_FIGURES = (FIGURE, COUNTED, CHAIN, STATUS, PUBLISHED)
CLAIMS = (ID, CHAIN, SAID, PUT, PUBLISHED)


def say(out: Console, *what: RenderableType) -> None:
    """Print what is given, each on lines of its own; where that is no terminal, without blanks at the ends of lines."""
    if out.is_terminal:
        out.print(*what, sep="\n")
        return
    with out.capture() as capture:
        out.print(*what, sep="\n")
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()), file=out.file)


def print_data(rows: Iterable[Row], columns: tuple[str, ...], kind: str) -> None:
    """The columns of rows as CSV, JSON or JSON lines."""
    if kind == "csv":
        click.echo(to_csv(rows, columns), nl=False)
    elif kind == "json":
        chosen = [{column: row[column] for column in columns} for row in rows]
        click.echo(json.dumps(chosen, ensure_ascii=False, indent=1))
    else:
        for line in row_lines(rows, columns):
            click.echo(line, nl=False)


def print_figures(rows: Iterable[Row], out: Console | None = None) -> None:
    """The table of figures; a narrow terminal gets when and where below what is counted, and no ids."""
    out = out or console()
    narrow = out.width < NARROW
    table = table_of(rows, NARROW_FIGURES if narrow else WIDE_FIGURES, out.width)
    say(out, table if table.row_count else Text("No figures.", style="dim"))


def print_claims(rows: Iterable[Row]) -> None:
    """The table of claims to be read (`reading_rows`): parts below their whole, and how many there are of both."""
    out, told = console(), list(rows)
    count = Text(tally(len(told), sum(bool(row["part"]) for row in told)), style="dim")
    say(out, *((table_of(told, CLAIMS, out.width), "", count) if told else (Text("No claims.", style="dim"),)))


def print_rows(rows: Iterable[Row], columns: Sequence[Column], nothing: str) -> None:
    """A table of any rows, or one line that says there are none."""
    out = console()
    table = table_of(rows, columns, out.width)
    say(out, table if table.row_count else Text(nothing, style="dim"))


def table_of(rows: Iterable[Row], columns: Sequence[Column], width: int) -> Table:
    """Rows as a table at most `width` characters wide; what does not fit its column is wrapped.

    Where the columns do not fit unless numbers, days or ids are cut, each row is a list of its own: a line for each column.
    """
    fields = {column.field for column in columns}
    cells = [[_cell(column.field, row, fields) for column in columns] for row in rows]
    widths = _widths(columns, cells, width)
    if widths is None:
        return _listed(columns, cells, width)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for position, (column, fitted) in enumerate(zip(columns, widths, strict=True)):
        last = position == len(columns) - 1
        table.add_column(
            column.heading,
            overflow="fold",
            justify="right" if column.justify == "right" else "left",
            width=fitted,
            no_wrap=column.whole and not last,
        )
    for line in cells:
        table.add_row(*map(_hanging, line))
    return table


def _hanging(cell: Text) -> RenderableType:
    """A cell as it is; of a part all lines stand behind its sign."""
    if not cell.plain.startswith(PART):
        return cell
    hanging = Table.grid()
    hanging.add_column(width=len(PART))
    hanging.add_column(overflow="fold")
    hanging.add_row(PART, cell[len(PART) :])
    return hanging


def _listed(columns: Sequence[Column], cells: Sequence[Sequence[Text]], width: int) -> Table:
    """Rows one below the other, each cell beside its heading; empty ones are left out."""
    words = max(cell_len(word) for column in columns for word in column.heading.split())
    headings = min(max(cell_len(column.heading) for column in columns), max(words, width // 3))
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(style="dim", width=headings)
    table.add_column(overflow="fold", width=max(width - headings - _GAP, 1))
    for number, line in enumerate(cells):
        if number:
            table.add_row()
        for column, cell in zip(columns, line, strict=True):
            if cell.plain.strip():
                table.add_row(column.heading, _hanging(cell))
    return table


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[Text]], width: int) -> list[int] | None:
    """How wide each column is: as its widest cell, the widest ones narrowed until all fit.

    None goes below its least and its longest word; where that is too wide, below its longest word; else words are broken, but
    none with a digit. `None` if they do not fit even so.
    """
    widths = [
        max([cell_len(column.heading), *(_natural(line[at]) for line in cells)]) for at, column in enumerate(columns)
    ]
    leasts = [column.least or natural for column, natural in zip(columns, widths, strict=True)]
    words = [
        natural
        if column.whole
        else max(_longest_word(column.heading), *(_longest_word(line[at].plain) for line in cells), 1)
        for at, (column, natural) in enumerate(zip(columns, widths, strict=True))
    ]
    numbers = [
        max(least, *(_longest_word(line[at].plain, with_digit=True) for line in cells), 1)
        for at, least in enumerate(leasts)
    ]
    roomy = [max(pair) for pair in zip(leasts, words, strict=True)]
    for floors in (roomy, words, numbers):
        while sum(widths) + _GAP * (len(widths) - 1) > width:
            candidates = [at for at, current in enumerate(widths) if current > floors[at]]
            if not candidates:
                break
            widths[max(candidates, key=lambda at: widths[at] / columns[at].weight)] -= 1
        else:
            return widths
    return None


def _longest_word(text: str, *, with_digit: bool = False) -> int:
    """How wide the longest word is, as far as a column is kept so wide for it; a sign and its number are one.

    >>> _longest_word("≈ 13,000 to 14,000"), _longest_word(""), _longest_word("preliminary, 40", with_digit=True)
    (8, 0, 2)
    """
    words = [word for word in _BREAK.split(text) if not with_digit or any(map(str.isdigit, word))]
    return min(max(map(cell_len, words), default=0), _LONGEST)


def _natural(cell: Text) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)


def _cell(field: str, row: Row, fields: set[str]) -> Text:
    value = row[field]
    if field == "chain":
        return chain_text(value.split(ARROW))
    if field == "status":
        return status_text(row)
    if field == "put":
        return _put([word.replace(" ", "\n") for word in filter(None, value.split(", "))], row["status"])
    if field == "said":
        return Text(f"{PART if row['part'] else ''}{value}")
    if field == "counted" and "when" not in fields:
        beside = ", ".join(filter(None, [row["when"], row["where"]]))
        return Text("\n").join([Text(value or NOT_SAID), Text(beside, "dim")] if beside else [Text(value)])
    if field in _IDS:
        return Text(short(value), style="dim")
    return Text(value[:10] if field.endswith("published") else value, style=_STYLES.get(field, ""))


def short(identifier: str) -> str:
    """An id as far as people need it; `show` and `explain` take it so."""
    return identifier[:9]


def status_text(row: Row) -> Text:
    """The status in its colour, and below it what qualifies it."""
    extra = [
        word
        for word in (row.get("polarity", ""), row.get("verification", ""))
        if word not in ("", "positive", row["status"])
    ]
    return _put([row["status"], *extra], row["status"])


def _put(words: Iterable[str], status: str) -> Text:
    """Words on lines of their own, the status in its colour."""
    return Text("\n").join(Text(word, STATUS_STYLE.get(word, "") if word == status else "red") for word in words)


def chain_text(names: Sequence[str]) -> Text:
    """A source chain: the nearest speaker stands out, the publisher steps back."""
    text = Text()
    for position, name in enumerate(names):
        if position:
            text.append(ARROW, style="dim")
        last = position == len(names) - 1
        text.append(name, style="dim" if last and position else "bold" if not position and not last else "")
    return text
