"""Rows and names of the gazetteer as they gather."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from admin1 import kilometres

from headwater.language.gazetteer import KINDS, PlaceKind
from headwater.language.gazetteer_file import Row, place_key


class Compiler:
    """Rows and names as they gather."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.names: dict[str, dict[int, bool]] = defaultdict(dict)

    def add(self, row: Row, others: list[str]) -> int:
        """Add a row under its own name (main) and others."""
        number = len(self.rows)
        self.rows.append(row)
        for name in [row.name, *others]:
            key = place_key(name)
            if len(key) > 1 and len(key.encode()) < 256:
                self.names[key].setdefault(number, name is row.name)
        return number

    def has(self, name: str, country: str, at: tuple[float, float], within: float) -> bool:
        """Whether the country has a row of that name as near as so many kilometres."""
        return any(kilometres(at, (row.latitude, row.longitude)) < within for row in self.of(name, country))

    def of(self, name: str, country: str) -> Iterator[Row]:
        """The rows of a country that bear a name."""
        rows = (self.rows[number] for number in self.names.get(place_key(name), ()))
        return (row for row in rows if row.country == country)


def kind(of: PlaceKind) -> int:
    """The number of a kind in the file."""
    return KINDS.index(of)
