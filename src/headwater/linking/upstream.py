"""The nearest upstream of a retelling: the pairs between which drift is looked for.

Of an origin's reports the ones that a report derives from come first. Where no derivation is established, a retelling is laid
beside the fullest accounts that are not known to be later: those that say most of how sure and whose the figure is. In each
the claim is taken that comes nearest, in this order: of the same estimand and number, of the same estimand, of the same number
of the same thing. Within one report the fullest account is upstream of what the title, the lead or a later sentence makes of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from headwater.linking.heads import widest
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.statements import day_number, value_key
from headwater.linking.tellings import have_ground, is_everybodys
from headwater.model import Form, Status

Parents = Mapping[str, Sequence[str]]  # a document's upstream documents, the surest first

ACCOUNTS = 3
"""Accounts that a retelling is laid beside where its parent is not established."""
_ONE_ESTIMAND = (1, 2)  # the ranks of two rows that are of one
_LOOKED_AT = 50  # of an origin told by more reports, the earliest are the accounts


def pairs(lineages: Iterable[Lineage], estimand_of: Mapping[str, int], parents: Parents) -> Iterator[tuple[Row, Row]]:
    """Pairs `(upstream, retelling)` of each origin, in a fixed order; `estimand_of` has the estimand of each row's id."""
    for lineage in lineages:
        by_document: dict[str, list[Row]] = defaultdict(list)
        for row in lineage.rows:
            if row.figure is not None:
                by_document[row.document.id].append(row)
        earliest = dict(islice(by_document.items(), _LOOKED_AT))
        for document, rows in by_document.items():
            yield from _within(rows, estimand_of)
            above = {name: by_document[name] for name in parents.get(document, ()) if name in by_document}
            for row in rows:
                for found in _accounts(row, earliest | above, estimand_of, list(above)):
                    yield found, row


def _accounts(
    row: Row, by_document: Mapping[str, Sequence[Row]], estimand_of: Mapping[str, int], parents: Sequence[str]
) -> list[Row]:
    """The accounts of other reports that a row is laid beside, one of each report."""
    nearest = {
        document: found
        for document, rows in by_document.items()
        if document != row.document.id and (found := _nearest(row, rows, estimand_of)) is not None
        if _rank(found, row, estimand_of) in _ONE_ESTIMAND or have_ground(found, row)
    }
    known = [nearest[document] for document in parents if document in nearest]
    if known:
        return known
    earlier = [other for other in nearest.values() if _may_precede(other, row)]
    return sorted(
        earlier, key=lambda other: (_rank(other, row, estimand_of), *(-n for n in fullness(other)), other.id)
    )[:ACCOUNTS]


def _may_precede(other: Row, row: Row) -> bool:
    """Whether an account is not known to be later, and tells no less than the row; what is known to be earlier may tell less."""
    (before, exact), (after, known) = (day_number(one.document.published) for one in (other, row))
    if before is None or after is None or not (exact and known):
        return fullness(other) > fullness(row)
    return before < after or (before == after and fullness(other) > fullness(row))


def _nearest(row: Row, rows: Sequence[Row], estimand_of: Mapping[str, int]) -> Row | None:
    ranked = [(rank, other) for other in rows if (rank := _rank(other, row, estimand_of))]
    return min(ranked, key=lambda one: (one[0], *(-n for n in fullness(one[1])), one[1].id))[1] if ranked else None


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
        near = [
            row
            for row in rest
            if _rank(first, row, estimand_of) and _start(row) != _start(first) and not is_everybodys(row)
        ]
        yield from ((first, row) for row in near)
        left = [row for row in rest if row not in near and _start(row) != _start(first)]


def fullness(row: Row) -> tuple[int, int, int]:
    """How much an account says of how sure and whose it is: its hedges, its voices, whether it is in the speaker's words."""
    hedged = len(row.claim.hedges) + (row.claim.status is not Status.ASSERTED)
    return hedged, len(row.voices), row.claim.form is not Form.NONE


def _start(row: Row) -> int:
    return row.figure.span.start if row.figure else -1
