"""Claims within other claims of one report, for readers: whole claims lead, and what is part of one stands beneath it.

The record has a claim for each clause that stands otherwise than the one around it (decision 0016), and contents that are bare
objects. Read one by one, many of them are pieces of sentences. A claim is **part** of another of its report where

1. each span of its content lies within a span of the other's content, and
2. it has no speaker of its own: those who are named in its chain are the last of those in the other's, whoever else the other has;
   or its content is a bare object, which is no statement whoever is said to have spoken of it.

Of claims with the same content the one with more named voices leads, then the one with a figure, then the first of the record.
What another speaker says within a claim is no part of it: who said what is what a reader looks for. Nothing is left out: each claim
either leads or is a part of one that leads, its whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from headwater.exporting.contents import is_bare
from headwater.exporting.wording import source
from headwater.model import Claim, SourceKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of a list with its parts in the order of the text; of a part whose whole is not in the list, `whole` is that."""

    claim: Claim
    parts: tuple[Claim, ...] = ()
    whole: Claim | None = None

    @property
    def shown(self) -> tuple[Claim, ...]:
        """The parts with a figure of their own, which a reader must not have to look for."""
        return tuple(part for part in self.parts if part.figures)

    @property
    def folded(self) -> tuple[Claim, ...]:
        """The other parts: a page may fold them."""
        return tuple(part for part in self.parts if not part.figures)


def wholes(claims: Iterable[Claim]) -> dict[str, Claim]:
    """By the id of each claim that is part of another: the claim that leads. `claims` are all of one report."""
    found: dict[str, Claim] = {}
    around: list[Claim] = []
    for claim in sorted(claims, key=_first):
        around = [one for one in around if one.content[-1].end > claim.content[0].start]
        if holders := [one for one in around if _is_part(claim, one)]:
            holder = min(holders, key=_size)
            found[claim.id] = found.get(holder.id, holder)
        around.append(claim)
    return found


def entries(claims: Sequence[Claim], listed: Collection[str] | None = None) -> tuple[Entry, ...]:
    """A report's claims as a list to be read, in the order of the record; of those whose ids are `listed` if given.

    >>> entries([])
    ()
    """
    found = wholes(claims)
    shown = [one for one in claims if listed is None or one.id in listed]
    names = {one.id for one in shown}
    parts: dict[str, list[Claim]] = {}
    for one in sorted(shown, key=_first):
        if one.id in found and found[one.id].id in names:
            parts.setdefault(found[one.id].id, []).append(one)
    beneath = {part.id for told in parts.values() for part in told}
    return tuple(Entry(one, tuple(parts.get(one.id, ())), found.get(one.id)) for one in shown if one.id not in beneath)


def _first(claim: Claim) -> tuple[int, int, int, int, bool]:
    """Sorts a claim before all that can be part of it; of those with the same content the one that leads."""
    return claim.content[0].start, -claim.content[-1].end, -_size(claim), -len(_voices(claim)), not claim.figures


def _size(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.content)


def _voices(claim: Claim) -> tuple[tuple[SourceKind, str], ...]:
    """Those named in the chain, nearest first: whom the report leaves unnamed is nobody of a claim's own."""
    return tuple((one.kind, source(one)) for one in claim.sources if one.kind is not SourceKind.UNSPECIFIED)


def _is_part(claim: Claim, other: Claim) -> bool:
    if not all(any(around.holds(span) for around in other.content) for span in claim.content):
        return False
    own, theirs = _voices(claim), _voices(other)
    return theirs[max(len(theirs) - len(own), 0) :] == own or is_bare(claim)
