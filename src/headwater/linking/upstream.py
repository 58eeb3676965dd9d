"""The nearest upstream of a retelling: the pairs between which drift is looked for.

Within an origin, reports are taken in the order of publication. A claim's nearest upstream is in the report that its own
report derives from, else in the earliest report of the origin; there it is the claim that comes nearest, in this order: of
the same estimand and number, of the same estimand, of the same number of the same thing. Within one report the fuller
account, hedged and attributed, is upstream of what the title, the lead or a later sentence makes of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.linking.heads import widest
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.statements import value_key
from headwater.model import Status

Parents = Mapping[str, Sequence[str]]  # a document's upstream documents, the surest first


def pairs(lineages: Iterable[Lineage], estimand_of: Mapping[str, int], parents: Parents) -> Iterator[tuple[Row, Row]]:
    """Pairs `(upstream, retelling)` of each origin, in a fixed order; `estimand_of` has the estimand of each row's id."""
    for lineage in lineages:
        figures = [row for row in lineage.rows if row.figure is not None]
        by_document: dict[str, list[Row]] = defaultdict(list)
        for row in figures:
            by_document[row.document.id].append(row)
        order = list(by_document)
        for place, document in enumerate(order):
            yield from _within(by_document[document], estimand_of)
            nearest = [d for d in parents.get(document, ()) if d in by_document and d != document]
            upstream = list(dict.fromkeys([*nearest, *order[:place]]))
            for row in by_document[document]:
                found = _nearest(row, upstream, by_document, estimand_of)
                if found is not None:
                    yield found, row


def _nearest(
    row: Row, upstream: Sequence[str], by_document: Mapping[str, Sequence[Row]], estimand_of: Mapping[str, int]
) -> Row | None:
    for document in upstream:
        candidates = [(rank, other) for other in by_document[document] if (rank := _rank(other, row, estimand_of))]
        if candidates:
            return min(candidates, key=lambda one: (one[0], -fullness(one[1])[0], one[1].id))[1]
    return None


def _rank(other: Row, row: Row, estimand_of: Mapping[str, int]) -> int:
    """How near two rows of one origin are, 1 the nearest; 0 if they are not of one thing."""
    one_estimand = row.id in estimand_of and estimand_of.get(other.id) == estimand_of[row.id]
    one_number = value_key(row) is not None and value_key(other) == value_key(row)
    if one_estimand:
        return 1 if one_number else 2
    kin = row.head is not None and other.head is not None and widest(row.head) == widest(other.head)
    return 3 if one_number and kin else 0


def _within(rows: Sequence[Row], estimand_of: Mapping[str, int]) -> Iterator[tuple[Row, Row]]:
    """The pairs of one report: the fullest account of a number or estimand against each other one."""
    left = sorted(rows, key=lambda row: ([-n for n in fullness(row)], _start(row), row.id))
    while left:
        first, *rest = left
        near = [row for row in rest if _rank(first, row, estimand_of) and _start(row) != _start(first)]
        yield from ((first, row) for row in near)
        left = [row for row in rest if row not in near and _start(row) != _start(first)]


def fullness(row: Row) -> tuple[int, int, int]:
    """How much an account says of how sure and whose it is: its hedges, its voices, its words."""
    hedged = len(row.claim.hedges) + (row.claim.status is not Status.ASSERTED)
    return hedged, len(row.voices), sum(len(span.text) for span in row.claim.content)


def _start(row: Row) -> int:
    return row.figure.span.start if row.figure else -1
