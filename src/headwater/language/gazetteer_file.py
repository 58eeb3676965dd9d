"""The gazetteer as one file: names in one sorted block, places in columns, both as numpy arrays in an `.npz`.

A name is looked up by bisection in the block, so that nothing is built at load: a quarter of a million places take the
room of their arrays, and opening the file costs its decompression alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_SIGNS = re.compile(r"[.,'’ʼ`‘]")
_GAPS = re.compile(r"[\s\-‐‑–—/]+")
_SHORT = {"saint": "st", "sainte": "ste", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """The form under which a name is kept: no case, accents, dots, commas or apostrophes; hyphens are spaces.

    >>> place_key("Saint-Étienne"), place_key("St. Louis"), place_key("Washington, D.C."), place_key("Йошкар-Ола")
    ('st etienne', 'st louis', 'washington dc', 'иошкар ола')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _GAPS.sub(" ", _SIGNS.sub("", name)).casefold().split()
    return " ".join(_SHORT.get(word, word) for word in words)


@dataclass(frozen=True, slots=True)
class Row:
    """A place as the file keeps it. `identifier` is its number at GeoNames, 0 if it has none."""

    name: str
    kind: int
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    identifier: int


class GazetteerFile:
    """The opened file: `find` gives the numbers of the rows that bear a name, `row` the row."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as arrays:
            self._names = arrays["names"].tobytes()
            self._name_ends = _ends(arrays["name_sizes"]).data
            self._posting_ends = _ends(arrays["posting_sizes"]).data
            self._postings = arrays["postings"].data
            self._labels = arrays["labels"].tobytes()
            self._label_ends = _ends(arrays["label_sizes"]).data
            self._columns = {name: arrays[name].data for name in _COLUMNS}
            self.tables: dict[str, dict[str, str]] = json.loads(arrays["tables"].tobytes())
        self._countries = list(self.tables["country_index"])
        self._units = list(self.tables["admin1_index"])

    def __len__(self) -> int:
        return len(self._label_ends)

    def find(self, key: str) -> list[tuple[int, bool]]:
        """Row numbers for a key made by `place_key`, most people first, each with whether the name is its main one."""
        index = self._index(key.encode())
        if index is None:
            return []
        first = self._posting_ends[index - 1] if index else 0
        codes = self._postings[first : self._posting_ends[index]]
        return [(code >> 1, not code & 1) for code in codes]

    def _index(self, key: bytes) -> int | None:
        names, ends = self._names, self._name_ends
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            name = names[ends[middle - 1] if middle else 0 : ends[middle]]
            if name == key:
                return middle
            if name < key:
                low = middle + 1
            else:
                high = middle
        return None

    def row(self, number: int) -> Row:
        """The row of that number."""
        columns = self._columns
        start = self._label_ends[number - 1] if number else 0
        return Row(
            self._labels[start : self._label_ends[number]].decode(),
            columns["kind"][number],
            self._countries[columns["country"][number]],
            self._units[columns["admin1"][number]],
            round(columns["latitude"][number], 5),
            round(columns["longitude"][number], 5),
            columns["population"][number],
            columns["identifier"][number],
        )

    def keys(self) -> Iterator[str]:
        """Every name, sorted."""
        start = 0
        for end in self._name_ends:
            yield self._names[start:end].decode()
            start = end


_COLUMNS = {
    "kind": np.uint8,
    "country": np.uint16,
    "admin1": np.uint16,
    "latitude": np.float32,
    "longitude": np.float32,
    "population": np.uint32,
    "identifier": np.uint32,
}


def _ends(sizes: NDArray[np.uint8] | NDArray[np.uint16]) -> NDArray[np.uint32]:
    return np.cumsum(sizes, dtype=np.uint32)


def write_gazetteer(
    path: Path,
    rows: Sequence[Row],
    names: Mapping[str, Sequence[tuple[int, bool]]],
    tables: Mapping[str, Mapping[str, str]],
) -> None:
    """Write rows, names (key to row numbers, each with whether it is the row's main name) and small tables."""
    countries = {code: number for number, code in enumerate(sorted({row.country for row in rows}))}
    units = {code: number for number, code in enumerate(sorted({row.admin1 for row in rows}))}
    keys = sorted(names, key=str.encode)
    ordered = [sorted(names[key], key=lambda hit: (-rows[hit[0]].population, hit)) for key in keys]
    coded = [{"country": countries[row.country], "admin1": units[row.admin1]} for row in rows]
    columns = {
        name: np.array([code.get(name, getattr(row, name)) for row, code in zip(rows, coded, strict=True)], dtype)
        for name, dtype in _COLUMNS.items()
    }
    every: dict[str, Mapping[str, object]] = {**tables, "country_index": countries, "admin1_index": units}
    np.savez_compressed(
        path,
        allow_pickle=False,
        names=_bytes("".join(keys)),
        name_sizes=np.array([len(key.encode()) for key in keys], np.uint8),
        posting_sizes=np.array([len(hits) for hits in ordered], np.uint16),
        postings=np.array([number << 1 | (not main) for hits in ordered for number, main in hits], np.uint32),
        labels=_bytes("".join(row.name for row in rows)),
        label_sizes=np.array([len(row.name.encode()) for row in rows], np.uint8),
        tables=_bytes(json.dumps(every, ensure_ascii=False)),
        **columns,
    )


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)
