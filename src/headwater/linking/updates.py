"""A source's own next word: another total from the same mouth, said later, which takes the place of the earlier one.

It is no retelling that changed something. That the number is another one is not enough, for that is what a slip looks like: the
words say that the count moved, or when it was said anew, or a count of the dead, the hurt or the missing has grown.
"""

from __future__ import annotations

import re

from headwater.linking.fates import FATES
from headwater.linking.intervals import comparable, is_total, share_number
from headwater.linking.phrases import has
from headwater.linking.retellings import is_slip
from headwater.linking.rows import Row
from headwater.linking.statements import day_number

_FROM = re.compile(r"\bfrom\s(?:the\s)?(?:earlier\s|previous\s)?$", re.IGNORECASE)
_NEAR = 30  # characters before a figure in which a word of the past is said of it


def is_own(row: Row) -> bool:
    """Whether the nearest speaker is named: the figure is on that source's word."""
    return row.issuer is not None and (row.speaker is None or row.speaker == row.issuer)


def of_one_source(one: Row, other: Row) -> bool:
    """Whether two figures are on one named source's word, said on different days."""
    return is_own(one) and is_own(other) and one.issuer == other.issuer and one.stated != other.stated


def is_replaced(row: Row) -> bool:
    """Whether its own sentence tells the figure as the old one of two: "revised it to 12 from 15", "had earlier said 15"."""
    if row.figure is None or not has("revise", row.claim.sentence.text):
        return False
    before = row.document.text[row.claim.sentence.start : row.figure.span.start][-_NEAR:]
    return has("earlier", before) or _FROM.search(before) is not None


def stands(row: Row) -> bool:
    """Whether a row gives a total, and not by how much it grew or what it was before."""
    return row.figure is not None and is_total(row.figure) and not is_replaced(row)


def updates(late: Row, early: Row) -> bool:
    """Whether a figure is its source's next word after an earlier one on the same thing."""
    if not of_one_source(late, early) or not _is_later(late, early) or late.figure is None or early.figure is None:
        return False
    if not (stands(late) and stands(early)) or not comparable(late.figure, early.figure):
        return False
    if (
        late.figure.bounds.overlaps(early.figure.bounds)
        or share_number(late.figure, early.figure)
        or is_slip(early, late)
    ):
        return False
    return _says_so(late, early) or (late.event in FATES and _grew(late, early))


def repeats(row: Row, other: Row) -> bool:
    """Whether a row names a number of the other's figure."""
    return row.figure is not None and other.figure is not None and share_number(row.figure, other.figure)


def _is_later(late: Row, early: Row) -> bool:
    if early.stated is None or late.stated is None:
        return False
    dated = all(row.said is not None or day_number(row.document.published)[1] for row in (late, early))
    return dated and late.stated > early.stated


def moved(row: Row) -> bool:
    """Whether a row's sentence tells that a count moved, or was put right."""
    return has("revise", row.claim.sentence.text) or has("move", row.claim.sentence.text)


def _says_so(late: Row, early: Row) -> bool:
    """Whether the words tell of a count that moved, or of a later day on which it was said."""
    return moved(late) or (late.said is not None and early.stated is not None and late.said > early.stated)


def _grew(late: Row, early: Row) -> bool:
    was, now = (row.figure.bounds.low if row.figure else None for row in (early, late))
    return was is not None and now is not None and now > was
