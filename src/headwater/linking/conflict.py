"""Conflict: two claims on one thing that cannot both hold as worded. Both are kept, side by side; neither is preferred."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from headwater.linking.intervals import comparable, ends, is_rounder, loosely, share_number
from headwater.linking.phrases import has, mentions
from headwater.linking.rows import Row
from headwater.linking.scenes import overlap
from headwater.linking.updates import is_replaced, of_one_source
from headwater.model import Figure, Polarity, Status
from headwater.model.relations import Conflict, ConflictKind

OriginOf = Callable[[Row], str | None]
"""The id of the origin that a row's claim goes back to; `None` where none is known."""

# A plan or a condition contradicts no count.
_STATED = frozenset({Status.ASSERTED, Status.REPORTED, Status.ESTIMATED, Status.POSSIBLE, Status.UNVERIFIED})
_AT_ONCE = timedelta(days=3)
_NOUN = re.compile(r"[^\W\d_]{4,}")
_TOO_COMMON = frozenset(
    {"this", "that", "these", "those", "them", "they", "with", "from", "have", "been", "were", "their"}
)


def conflicts(rows: Iterable[Row], origin_of: OriginOf) -> tuple[Conflict, ...]:
    """The conflicts among the rows of one estimand, one for each two origins and kind.

    Figures of one origin, or of one source on different days, are a revision and no conflict. What was not observed is a weaker word
    against an affirmation than a denial, and the reason says so; "did not confirm" is none.

    >>> conflicts([], lambda row: None)
    ()
    """
    found: dict[tuple[str, str, ConflictKind], Conflict] = {}
    for one, other in combinations(sorted(rows, key=_by_day), 2):
        origins = sorted((_origin(one, origin_of), _origin(other, origin_of)))
        if origins[0] == origins[1] or not overlap((one.earliest, one.latest), (other.earliest, other.latest)):
            continue
        kind, reason = _contradiction(one, other) or (None, "")
        if kind is not None:
            found.setdefault((origins[0], origins[1], kind), _conflict(one, other, kind, reason))
    return tuple(sorted(found.values(), key=lambda one: (one.between, one.conflict)))


def characterisations(rows: Sequence[Row]) -> tuple[Conflict, ...]:
    """Two voices who say of one thing what it is, set against each other by the report: "While the port calls the men divers,
    the island has seen none of these men dive."

    They stand in one sentence or in two that follow each other, with a word of contrast between or before them, and
    share the noun that both speak of.

    >>> characterisations([])
    ()
    """
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in _unique(rows):
        if row.figure is None and row.issuer is not None:
            reports[row.document.id].append(row)
    found = []
    for plain in reports.values():
        for one, other in combinations(plain, 2):
            if one.issuer != other.issuer and _are_set_against(one, other):
                reason = f"{_standing(one)}; {_standing(other)}"
                found.append(_conflict(one, other, ConflictKind.CHARACTERISATION, reason))
    return tuple(sorted(set(found), key=lambda one: one.between))


def _contradiction(one: Row, other: Row) -> tuple[ConflictKind, str] | None:
    if _is_negative(one) != _is_negative(other):
        negative, positive = (one, other) if _is_negative(one) else (other, one)
        if not {positive.claim.status, negative.claim.status} <= _STATED | {Status.DENIED} or _only_unconfirmed(
            negative
        ):
            return None
        if one.figure and other.figure and not share_number(one.figure, other.figure):
            return None
        return ConflictKind.POLARITY, f"{_standing(positive)}; {_standing(negative)}"
    if one.figure is None or other.figure is None or _is_negative(one) or not _count_the_same(one, other):
        return None
    if not {one.claim.status, other.claim.status} <= _STATED or _are_near(one.figure, other.figure):
        return None
    if of_one_source(one, other) or is_replaced(one) or is_replaced(other):
        return None
    return ConflictKind.FIGURES, f"{one.figure.span.text} and {other.figure.span.text} share no number"


def _count_the_same(one: Row, other: Row) -> bool:
    """Whether the counts must agree: of one event, place and base, at one time.

    A town has fewer than its country, and other towns have others; a toll grows. Where the claims do not say when, they must
    have been told within days, neither as a thing of the past.
    """
    if one.event is None or one.event != other.event or one.places[:1] != other.places[:1]:
        return False
    if any(has(use, row.claim.sentence.text) for use in ("earlier", "elsewhere") for row in (one, other)):
        return False
    first, second = one.figure, other.figure
    if first is None or second is None or not comparable(first, second) or first.per != second.per:
        return False
    if (one.earliest or one.latest) and (other.earliest or other.latest):
        return True
    return (
        one.published is not None and other.published is not None and abs(one.published - other.published) <= _AT_ONCE
    )


def _are_near(one: Figure, other: Figure) -> bool:
    """Whether one wording allows the other, or is the other in fewer digits."""
    if share_number(one, other) or loosely(one).overlaps(loosely(other)):
        return True
    return any(is_rounder(a, b) or is_rounder(b, a) for a in ends(one) for b in ends(other))


def _are_set_against(one: Row, other: Row) -> bool:
    """Whether the report contrasts the two, at least one of them says what a thing is, and both speak of one noun."""
    first, second = sorted((one, other), key=lambda row: row.claim.content[0].start)
    if second.claim.sentence.start - first.claim.sentence.end > 2 or not _share_noun(first, second):
        return False
    start, end = first.claim.sentence.start, max(span.end for span in second.claim.content)
    text = first.document.text[start:end]
    if not (_characterises(first) or _characterises(second)):
        return False
    inside = [span for row in (first, second) for span in row.claim.content]
    return any(
        not any(span.start <= start + found.start() < span.end for span in inside)
        for found in mentions("contrast", text)
    )


def _characterises(row: Row) -> bool:
    return row.claim.cue is not None and has("characterise", row.claim.cue.text)


def _share_noun(one: Row, other: Row) -> bool:
    return bool(_nouns(one) & _nouns(other))


def _nouns(row: Row) -> set[str]:
    """The longer words of a claim, plural or not."""
    text = " ".join(span.text for span in row.claim.content).lower()
    return {word.removesuffix("s") for word in _NOUN.findall(text)} - _TOO_COMMON


def _is_negative(row: Row) -> bool:
    return row.claim.status is Status.DENIED or row.claim.polarity is Polarity.NEGATIVE


def _only_unconfirmed(row: Row) -> bool:
    """Whether a negative claim says no more than that nobody checked."""
    cue = row.claim.cue.text if row.claim.cue else ""
    return row.claim.status is not Status.DENIED and has("check", cue)


def _standing(row: Row) -> str:
    """How a claim stands, in a word, with who says it."""
    cue = row.claim.cue.text if row.claim.cue else ""
    who = row.issuer_source.name if row.issuer_source and row.issuer_source.name else "the report"
    if row.claim.status is Status.DENIED:
        return f"denied by {who}"
    if row.claim.polarity is Polarity.NEGATIVE:
        return f"not observed by {who}, which is weaker than a denial" if has("observe", cue) else f"negated by {who}"
    return f"characterised by {who}" if has("characterise", cue) else f"affirmed by {who}"


def _conflict(one: Row, other: Row, kind: ConflictKind, reason: str) -> Conflict:
    first, second = sorted((one.claim.id, other.claim.id))
    return Conflict((first, second), kind, reason)


def _unique(rows: Iterable[Row]) -> list[Row]:
    """One row for each claim, in the order of the text."""
    return list({row.claim.id: row for row in rows}.values())


def _by_day(row: Row) -> tuple[str, str]:
    return str(row.published or ""), row.id


def _origin(row: Row, origin_of: OriginOf) -> str:
    return origin_of(row) or row.claim.id
