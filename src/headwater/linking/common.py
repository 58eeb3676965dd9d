"""Which rows of a ledger have enough common ground (see `headwater.linking.grounds`): by what they share, not pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.linking.grounds import ENOUGH, LITTLE, ground_of, in_common
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row

_MOST_HELD = 300  # rows: what more of them have tells nothing, as in `sql/candidates.sql`


class CommonGround:
    """The common ground of rows with their origins; `shared` are pairs of reports that share text."""

    def __init__(
        self, rows: Iterable[Row], lineage_of: Mapping[str, Lineage], shared: Iterable[tuple[str, str]]
    ) -> None:
        sharing: dict[str, set[str]] = defaultdict(set)
        for one, other in shared:
            sharing[one].add(other)
            sharing[other].add(one)
        self._grounds = {
            row.id: ground_of(row, lineage_of.get(row.id), sharing.get(row.document.id, frozenset())) for row in rows
        }
        self._keys = {name: ground.keys for name, ground in self._grounds.items()}

    def groups(self, rows: Sequence[Row]) -> list[list[Row]]:
        """The rows, sorted by id, in groups that hang together by common ground."""
        ordered = sorted(rows, key=_id)
        group = list(range(len(ordered)))

        def root(number: int) -> int:
            while group[number] != number:
                group[number] = group[group[number]]
                number = group[number]
            return number

        for held in self._held(ordered):
            for at, one in enumerate(held):
                for other in held[:at]:
                    first, second = sorted((root(one), root(other)))
                    if first != second and self._tie(ordered[one], ordered[other]):
                        group[second] = first
        found: dict[int, list[Row]] = defaultdict(list)
        for number, row in enumerate(ordered):
            found[root(number)].append(row)
        return list(found.values())

    def ties(self, rows: Sequence[Row], others: Sequence[Row], enough: float = ENOUGH) -> bool:
        """Whether some row of the ones and some of the others have enough common ground."""
        return any(self._tie(row, other, enough) for row in rows for other in self._met(row, others, enough))

    def _met(self, row: Row, others: Sequence[Row], enough: float) -> Iterable[Row]:
        """Those of the others that can have so much in common with a row: by more than the day they must share a key."""
        keys = self._keys[row.id]
        return others if enough <= LITTLE else (one for one in others if not keys.isdisjoint(self._keys[one.id]))

    def _held(self, rows: Sequence[Row]) -> list[list[int]]:
        """For each key that two rows have or more, the numbers of those rows; the keys that few have first."""
        holding: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for key in sorted(self._keys[row.id]):
                holding[key].append(number)
        held = {tuple(numbers) for numbers in holding.values() if 1 < len(numbers) <= _MOST_HELD}
        return [list(numbers) for numbers in sorted(held, key=lambda numbers: (len(numbers), numbers))]

    def _tie(self, one: Row, other: Row, enough: float = ENOUGH) -> bool:
        return in_common(self._grounds[one.id], self._grounds[other.id]) >= enough


def _id(row: Row) -> str:
    return row.id
