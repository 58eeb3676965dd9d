"""A document's text cut where a claim's words begin or end, for whatever shows them: a page, a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.model import Claim, Span

TONES = ("content", "source", "cue", "figure")
"""What words of a text are marked as, the weakest first: a figure is also content."""

ALL_TONES = ("content", "time", "place", "hedge", "source", "cue", "figure", "span")
"""The same with all that a claim's record quotes, and `span`: words that someone points at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the tones that lie on it (weakest first), the claims they belong to, and those that begin here."""

    text: str
    start: int
    tones: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    tone: str
    span: Span
    claim: str = ""


def pieces(
    text: str, claims: Sequence[Claim], tones: Sequence[str] = TONES, pointed: Span | None = None
) -> Iterator[Piece]:
    """The whole text, in order, cut at every end of a mark; `pointed` is a span that no claim has.

    >>> [(piece.text, piece.start) for piece in pieces("It rained.", [])]
    [('It rained.', 0)]
    >>> [(piece.text, piece.tones) for piece in pieces("It rained.", [], ALL_TONES, Span("rain", 3, 7))]
    [('It ', ()), ('rain', ('span',)), ('ed.', ())]
    """
    found = [mark for claim in claims for mark in _marks(claim) if mark.tone in tones]
    if pointed is not None:
        found.append(_Mark("span", pointed))
    marks = sorted(found, key=lambda mark: mark.span.start)
    cuts = sorted({0, len(text), *(end for mark in marks for end in (mark.span.start, mark.span.end))})
    first: dict[int, list[str]] = {}
    for claim in claims:
        first.setdefault(claim.content[0].start, []).append(claim.id)
    active: list[_Mark] = []
    at = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.span.end > start]
        while at < len(marks) and marks[at].span.start <= start:
            active.append(marks[at])
            at += 1
        lying = {mark.tone for mark in active}
        yield Piece(
            text[start:end],
            start,
            tuple(tone for tone in tones if tone in lying),
            tuple(dict.fromkeys(mark.claim for mark in active if mark.claim)),
            tuple(first.get(start, ())),
        )


def _marks(claim: Claim) -> Iterable[_Mark]:
    for span in claim.content:
        yield _Mark("content", span, claim.id)
    for one in claim.sources:
        if one.mention is not None:
            yield _Mark("source", one.mention, claim.id)
    if claim.cue is not None:
        yield _Mark("cue", claim.cue, claim.id)
    quoted = (("figure", claim.figures), ("hedge", claim.hedges), ("time", claim.times), ("place", claim.places))
    for tone, parts in quoted:
        yield from (_Mark(tone, part.span, claim.id) for part in parts)
