"""Origins: where claims enter the world, and who said it there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.linking.rows import Row
from headwater.model import Source
from headwater.model.ids import content_id
from headwater.model.relations import Origin


@dataclass(frozen=True, slots=True)
class Lineage:
    """An origin with its rows, the first first, and the voices that its rows name."""

    origin: Origin
    rows: tuple[Row, ...]
    issuer: str | None

    @property
    def id(self) -> str:
        """The origin's id."""
        return self.origin.id


def lineages(rows: Sequence[Row], statement_of: Sequence[int], own: Sequence[bool]) -> tuple[Lineage, ...]:
    """The origins of rows, by their statements' numbers; claims that no one is named for stay alone with their statement.

    `own` says of each row whether its claim gives its figure: only such claims go back to the origin of it.
    """
    groups: dict[int, list[Row]] = defaultdict(list)
    giving: dict[int, set[str]] = defaultdict(set)
    for row, number, gives in zip(rows, statement_of, own, strict=True):
        groups[number].append(row)
        if gives:
            giving[number].add(row.claim.id)
    found = [
        _lineage(group, giving[number] or {row.claim.id for row in group})
        for number, group in groups.items()
        if any(row.figure or row.issuer for row in group)
    ]
    return tuple(sorted(found, key=lambda one: one.id))


def _lineage(group: list[Row], giving: set[str]) -> Lineage:
    ordered = tuple(sorted(group, key=_first))
    issuer = _issuer(ordered)
    source = _source(ordered, issuer)
    claims = tuple(sorted(giving))
    first = next(row.claim.id for row in ordered if row.claim.id in giving)
    stated = min((row.stated for row in ordered if row.stated), default=None) if issuer else None
    origin = Origin(content_id("o", [issuer, claims]), source, stated, claims, first)
    return Lineage(origin, ordered, issuer)


def _first(row: Row) -> tuple[bool, str, int, str]:
    """Sorts the earliest first; of one day, the one that tells more of the way it came, then by id."""
    return row.published is None, str(row.published), -len(row.voices), row.id


def _issuer(rows: Sequence[Row]) -> str | None:
    """Who stands behind all others: of the nearest named speakers the one before whom no row names another.

    Where several are left, the one that most rows name, then the least key.
    """
    counts = Counter(row.issuer for row in rows if row.issuer)
    behind = {relay for row in rows for relay in row.relays if row.issuer}
    candidates = {key: count for key, count in counts.items() if key not in behind} or dict(counts)
    return min(candidates, key=lambda key: (-candidates[key], key)) if candidates else None


def _source(rows: Sequence[Row], issuer: str | None) -> Source | None:
    """The source that tells most of the issuer: with role and country, then the most frequent, then by name."""
    sources = Counter(row.issuer_source for row in rows if issuer and row.issuer == issuer and row.issuer_source)
    if not sources:
        return None

    def told(source: Source) -> tuple[int, int, str, str]:
        mention = source.mention.text if source.mention else ""
        return (
            -sum(one is not None for one in (source.role, source.country)),
            -sources[source],
            source.name or "",
            mention,
        )

    return min(sources, key=lambda source: (*told(source), source.mention.start if source.mention else 0))
