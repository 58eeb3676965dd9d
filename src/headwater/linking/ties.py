"""Ties between claims: parts of a whole, increments, revisions, confirmations, and words on whether a figure was checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from headwater.linking.conflict import OriginOf
from headwater.linking.fates import fate
from headwater.linking.heads import qualifiers_of
from headwater.linking.intervals import comparable, side
from headwater.linking.phrases import has, mentions
from headwater.linking.rows import Row
from headwater.linking.updates import is_replaced, stands, updates
from headwater.model import Bound, Status, Verification
from headwater.model.relations import Tie, TieKind

_MOST_PARTS = 4
_NEXT = 2  # characters from the end of one sentence to the start of the next


def ties(rows: Sequence[Row]) -> tuple[Tie, ...]:
    """The ties that one report's own words show; `rows` may be of many reports, each is read by itself.

    `upstream` is the part, the increment, the confirmation or the word on checking; `downstream` what it is tied to. Ends
    are ids of claims; of rows (`claim#n`) where both are figures of one claim.

    >>> ties([])
    ()
    """
    reports: dict[str, list[Row]] = {}
    for row in rows:
        reports.setdefault(row.document.id, []).append(row)
    found: set[Tie] = set()
    for own in reports.values():
        own.sort(key=_place)
        found.update(_parts(own), _increments(own), _told_revisions(own), _anaphoric(own), _checked(own))
    return _in_order(found)


def revisions(rows: Iterable[Row], origin_of: OriginOf) -> tuple[Tie, ...]:
    """Among the rows of one estimand: a later figure of the same voice that the earlier one cannot mean revises it.

    Of one origin only what is told as its source's next word (see `headwater.linking.updates`).

    >>> revisions([], lambda row: None)
    ()
    """
    dated = sorted((row for row in rows if row.issuer and row.figure and row.published and stands(row)), key=_by_day)
    found = set()
    for index, late in enumerate(dated):
        for early in reversed(dated[:index]):
            if early.issuer != late.issuer or not _differ(early, late):
                continue
            if origin_of(early) != origin_of(late) or updates(late, early):
                found.add(_tie(TieKind.REVISES, late, early, f"{_words(early)}, then {_words(late)}"))
                break
    return _in_order(found)


def confirmations(rows: Iterable[Row], origin_of: OriginOf) -> tuple[Tie, ...]:
    """Among the rows of one estimand: a voice that is told to confirm it confirms the earliest claim of another origin.

    >>> confirmations([], lambda row: None)
    ()
    """
    ordered = sorted(rows, key=_by_day)
    found = set()
    for row in ordered:
        if row.claim.verification is Verification.CONFIRMED and row.issuer and _cue_confirms(row):
            earlier = [
                other for other in ordered if other.issuer and other.issuer != row.issuer and not _is_after(other, row)
            ]
            earlier = [other for other in earlier if origin_of(other) != origin_of(row)]
            if earlier:
                found.add(_tie(TieKind.CONFIRMS, row, earlier[0], _cue(row)))
    return _in_order(found)


def _parts(rows: Sequence[Row]) -> Iterable[Tie]:
    """Parts that add up to a whole told in the same sentence or beside it; parts that follow "including"."""
    exact = [row for row in rows if row.figure and row.figure.bound in (Bound.EXACT, Bound.ABOUT) and row.value]
    exact = _one_per_figure(exact)
    for whole in exact:
        near = [row for row in exact if row is not whole and _near(row, whole) and _measures_like(row, whole)]
        for size in range(2, min(_MOST_PARTS, len(near)) + 1):
            for parts in combinations(near, size):
                if _number(whole) == sum(map(_number, parts)):
                    sum_of = " + ".join(_words(part) for part in parts)
                    yield from (_tie(TieKind.PART_OF, part, whole, f"{sum_of} = {_words(whole)}") for part in parts)
    yield from _included(_one_per_figure([row for row in rows if row.figure]))


def _included(rows: Sequence[Row]) -> Iterable[Tie]:
    """ "40 people, including 3 guards": the smaller figure right after the word is part of the one right before it."""
    for whole, part in pairwise(rows):
        if whole.figure is None or part.figure is None or whole.claim.sentence.start != part.claim.sentence.start:
            continue
        between = whole.document.text[whole.figure.span.end : part.figure.span.start]
        losses = whole.event == "casualty" and part.event in ("killed", "wounded")
        found = mentions("including", between) or (mentions("with", between) if losses else [])
        if not found or len(between) - found[-1].end() > 4 or not _measures_like(part, whole):  # a comma and a space
            continue
        if _number(part) < _number(whole):
            yield _tie(TieKind.PART_OF, part, whole, f"{whole.figure.span.text}{between}{part.figure.span.text}")


def _increments(rows: Sequence[Row]) -> Iterable[Tie]:
    """ "An additional 6,000 troops" adds to the nearest figure before it of the same thing that is no increment itself."""
    for index, row in enumerate(rows):
        if row.figure is None or not row.figure.increment:
            continue
        bases = [base for base in rows[:index] if base.figure and not base.figure.increment and _same_thing(base, row)]
        if bases:
            yield _tie(TieKind.INCREMENT_ON, _innermost(row, rows), bases[-1], row.claim.sentence.text)


def _innermost(row: Row, rows: Sequence[Row]) -> Row:
    """The row of the shortest claim that holds the row's figure: of "plans emerged for 6,000 to join", what is planned."""
    figure = row.figure
    if figure is None:
        return row
    holding = [one for one in rows if any(span.holds(figure.span) for span in one.claim.content)]
    return min([row, *holding], key=lambda one: sum(len(span.text) for span in one.claim.content))


def _told_revisions(rows: Sequence[Row]) -> Iterable[Tie]:
    """ "Police, who earlier said 15, revised it to 12": the figure with a word of the past is revised by the other."""
    for one, other in combinations(_one_per_figure([row for row in rows if row.figure]), 2):
        if one.claim.sentence.start != other.claim.sentence.start or not _differ(one, other):
            continue
        sentence = one.claim.sentence.text
        if not has("revise", sentence) or (one.head != other.head and None not in (one.head, other.head)):
            continue
        old = [row for row in (one, other) if is_replaced(row)]
        if len(old) == 1:
            yield _tie(TieKind.REVISES, other if old[0] is one else one, old[0], sentence)


def _anaphoric(rows: Sequence[Row]) -> Iterable[Tie]:
    """ "Oh confirmed the sinking. This detail was first given by the mayor": the first claim confirms the second one."""
    plain = _one_per_claim(rows)
    for before, after in pairwise(plain):
        gap = after.claim.sentence.start - before.claim.sentence.end
        if not 0 <= gap <= _NEXT or not before.issuer or not after.issuer or before.issuer == after.issuer:
            continue
        if before.claim.verification is Verification.CONFIRMED and _cue_confirms(before) and _is_anaphor(after):
            yield _tie(TieKind.CONFIRMS, before, after, f"{before.claim.sentence.text} {after.claim.sentence.text}")


def _checked(rows: Sequence[Row]) -> Iterable[Tie]:
    """ "Verification of this figure is still needed": a claim on checking bears on the nearest figure so marked before it."""
    plain = _one_per_claim(rows)
    for index, row in enumerate(plain):
        content = " ".join(span.text for span in row.claim.content)
        if row.claim.figures or row.claim.status is Status.CONDITIONAL:
            continue
        if not has("check", content) or not has("said before", content):
            continue
        marked = [one for one in plain[:index] if one.claim.figures and one.claim.verification is not None]
        if marked:
            yield _tie(TieKind.VERIFIES, row, marked[-1], content)


def _near(row: Row, other: Row) -> bool:
    """Whether two rows stand in one sentence or in sentences that follow each other."""
    one, two = sorted((row.claim.sentence, other.claim.sentence), key=lambda span: span.start)
    return two.start - one.end <= _NEXT


def _measures_like(row: Row, other: Row) -> bool:
    return row.figure is not None and other.figure is not None and _unit(row) == _unit(other)


def _unit(row: Row) -> tuple[str | None, str | None]:
    return (row.figure.unit, row.figure.per) if row.figure else (None, None)


def _same_thing(base: Row, row: Row) -> bool:
    """Whether an increment can be on a base: the same head, or the head named in the increment's claim; no other fate."""
    if base.head is None or not _measures_like(base, row):
        return False
    if row.head is None:
        content = " ".join(span.text for span in row.claim.content).lower()
        return base.head in content
    nations = [
        {word for word in qualifiers_of(one.figure) if word.startswith("of:")} for one in (base, row) if one.figure
    ]
    alike = not nations[0] or not nations[1] or nations[0] == nations[1]
    return base.head == row.head and alike and fate(base) == fate(row)


def _differ(row: Row, other: Row) -> bool:
    """Whether one figure cannot mean what the other does."""
    if row.figure is None or other.figure is None or not comparable(row.figure, other.figure):
        return False
    if side(row.figure.bound) == side(other.figure.bound):
        return row.value != other.value
    return not row.figure.bounds.overlaps(other.figure.bounds)


def _is_anaphor(row: Row) -> bool:
    content = " ".join(span.text for span in row.claim.content).strip()
    found = mentions("said before", content) or mentions("pronoun", content)
    return bool(found) and found[0][0].lower() == content.lower()


def _cue_confirms(row: Row) -> bool:
    return has("check", _cue(row)) and row.claim.status is not Status.DENIED


def _cue(row: Row) -> str:
    return row.claim.cue.text if row.claim.cue else ""


def _is_after(row: Row, other: Row) -> bool:
    return row.published is not None and other.published is not None and row.published > other.published


def _one_per_figure(rows: Iterable[Row]) -> list[Row]:
    """Of claims one inside the other, the last told: the innermost."""
    return list({(row.figure.span.start if row.figure else -1): row for row in rows}.values())


def _one_per_claim(rows: Iterable[Row]) -> list[Row]:
    return list({row.claim.id: row for row in rows}.values())


def _number(row: Row) -> Decimal:
    if row.figure is None:
        return Decimal(0)
    return row.figure.low if row.figure.low is not None else row.figure.high or Decimal(0)


def _words(row: Row) -> str:
    return row.figure.span.text if row.figure else ""


def _place(row: Row) -> tuple[int, int, str]:
    start = row.figure.span.start if row.figure else row.claim.content[0].start
    return row.claim.sentence.start, start, row.id


def _by_day(row: Row) -> tuple[str, str]:
    return str(row.published or ""), row.id


def _tie(kind: TieKind, upstream: Row, downstream: Row, evidence: str) -> Tie:
    if upstream.claim.id == downstream.claim.id:
        return Tie(kind, upstream.id, downstream.id, evidence)
    return Tie(kind, upstream.claim.id, downstream.claim.id, evidence)


def _in_order(found: Iterable[Tie]) -> tuple[Tie, ...]:
    once: dict[tuple[TieKind, str, str], Tie] = {}
    for tie in sorted(found, key=lambda tie: (tie.kind, tie.upstream, tie.downstream, tie.evidence)):
        once.setdefault((tie.kind, tie.upstream, tie.downstream), tie)
    return tuple(once.values())
