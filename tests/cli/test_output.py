"""Tables that fit the terminal."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from headwater.cli.output import CLAIMS, Column, print_figures, table_of
from headwater.exporting import figure_rows, reading_rows
from tests.exporting.samples import NESTED, PAIRS


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 110, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int):
    """Whatever the width, nothing is cut off and nothing runs over."""
    out = Console(width=width, file=io.StringIO(), no_color=True)
    print_figures(figure_rows(PAIRS), out)
    out.print(table_of(reading_rows([*PAIRS, *NESTED]), CLAIMS, width))
    text = out.file.getvalue()  # type: ignore[attr-defined]  # a StringIO, given above
    assert max(cell_len(line.rstrip()) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", [32, 40, 60, 80, 120])
def test_every_cell_is_there_whole(width: int):
    """Wrapping loses no letter: the words of a row can be read off its lines."""
    out = Console(width=width, file=io.StringIO(), no_color=True)
    print_figures(figure_rows(PAIRS), out)
    letters = set(out.file.getvalue().replace("\n", " ").split())  # type: ignore[attr-defined]  # likewise
    for row in figure_rows(PAIRS):
        assert {*row["figure"].split(), *row["counted"].split(), row["status"], row["published"][:10]} <= letters


def test_words_are_broken_only_where_nothing_else_makes_room():
    """A column is as wide as its longest word, and a sign stays with its number, before any word is broken."""
    columns = (Column("was", "Was", least=4), Column("is", "Became", least=4), Column("who", "By", least=4, weight=3))
    rows = [{"was": "preliminary count", "is": "≈ 13,000 to 14,000", "who": "the harbour office of the northern ports"}]

    def cells(width: int) -> list[str]:
        out = Console(width=width, file=io.StringIO(), no_color=True)
        out.print(table_of(rows, columns, width))
        lines = out.file.getvalue().splitlines()[2:]  # type: ignore[attr-defined]  # likewise
        return [cell.strip() for line in lines for cell in line.split("  ") if cell.strip()]

    assert {"preliminary", "count", "≈ 13,000", "to"} <= set(cells(34))
    assert "preliminary" not in cells(22)


@pytest.mark.parametrize("width", [28, 40, 60, 80])
def test_numbers_days_and_ids_are_never_cut(width: int):
    """Where the columns have no room for them side by side, they stand below each other, each beside its heading."""
    columns = (
        Column("claim", "Id", whole=True),
        Column("who", "Said by", least=8),
        Column("latest", "Latest", justify="right", least=3),
        Column("range", "Origins", whole=True),
        Column("published", "First published", whole=True),
        Column("words", "In words", least=4),
    )
    row = {"claim": "cabcdefghijklmn", "who": "the pilots' guild", "latest": "≈ 13,000,000", "range": "3 to 11"}
    row |= {"published": "2025-09-24T08:30:00Z", "words": "seen between 2025-09-01 and 2025-09-30"}
    out = Console(width=width, file=io.StringIO(), no_color=True)
    out.print(table_of([row, row], columns, width))
    text = out.file.getvalue()  # type: ignore[attr-defined]  # likewise
    for whole in ("cabcdefgh", "≈ 13,000,000", "3 to 11", "2025-09-24", "2025-09-01", "2025-09-30"):
        assert text.count(whole) == 2
    assert max(cell_len(line.rstrip()) for line in text.splitlines()) <= width


def test_statuses_have_colours_on_a_terminal_alone():
    """Colour is for terminals; NO_COLOR and pipes get none."""
    coloured = Console(width=120, file=io.StringIO(), force_terminal=True, color_system="standard", no_color=False)
    print_figures(figure_rows(PAIRS), coloured)
    assert "\x1b[31m" in coloured.file.getvalue()  # type: ignore[attr-defined]  # likewise
    plain = Console(width=120, file=io.StringIO())
    print_figures(figure_rows(PAIRS), plain)
    assert "\x1b" not in plain.file.getvalue()  # type: ignore[attr-defined]  # likewise
