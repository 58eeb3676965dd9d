"""Signs of which of two reports took text from the other, where neither dates nor citing tell.

Each sign is weak alone: it points to a report, or says nothing. Only where all that say something point to one report is it
held to be upstream, and the reason names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from headwater.linking.direction import instants
from headwater.model import Document

Range = tuple[int, int]
"""Half-open, in code points of a report's text."""

_WHOLE, _PART = 0.9, 0.8  # how much of itself a cut report shares at least, and the uncut one at most
_MOST_OF_DAY = timedelta(hours=18)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim on somebody's word: where its sentence stands, and the keys of its voices."""

    start: int
    end: int
    voices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports: what it tells on somebody's word, its shared passages, the share of it that these are (0 to 1)."""

    document: Document
    told: Sequence[Told]
    shared: Sequence[Range]
    share: float

    @property
    def within(self) -> list[Told]:
        """What it tells in the shared passages, wholly or in part."""
        return [one for one in self.told if any(one.start < end and start < one.end for start, end in self.shared)]

    @property
    def outside(self) -> list[Told]:
        """What it tells outside of them."""
        within = self.within
        return [one for one in self.told if one not in within]


def upstream_by_signs(one: Side, other: Side) -> tuple[Document, str] | None:
    """The report that all signs that say something point to, with these in words; `None` if none does, or they disagree.

    >>> from headwater.model import make_document
    >>> reports = [make_document(day, published=day) for day in ("2025-03-01", "2025-03-01T21:30:00Z")]
    >>> first, second = (Side(report, (), (), 0.5) for report in reports)
    >>> found = upstream_by_signs(second, first)
    >>> found[0].published, found[1]
    ('2025-03-01', 'the other was published when most of the day that this one gives was over')
    """
    found = [
        (up.document, words)
        for up, down in ((one, other), (other, one))
        for words in (_more_of_the_voice(up, down), _cut(up, down), _shorter_chain(up, down), _by_the_clock(up, down))
        if words is not None
    ]
    if len({document.id for document, _ in found}) != 1:
        return None
    return found[0][0], " and ".join(words for _, words in found)


def _more_of_the_voice(up: Side, down: Side) -> str | None:
    """Only one report has more from a voice of the shared passages: the other knows of it what it shares, and writes of other things."""
    if down.share >= _WHOLE:
        return None
    voices = {key for side in (up, down) for one in side.within for key in one.voices}
    if not _hear(up.outside, voices) or _hear(down.outside, voices):
        return None
    return "it alone has more from who speaks in what both have"


def _hear(told: Sequence[Told], voices: set[str]) -> bool:
    return any(not voices.isdisjoint(one.voices) for one in told)


def _cut(up: Side, down: Side) -> str | None:
    """One report stands in the other nearly whole, and that one has more: reports are cut oftener than they are filled up."""
    return "the other stands in it whole" if down.share >= _WHOLE and up.share <= _PART else None


def _shorter_chain(up: Side, down: Side) -> str | None:
    """In what both have, one report names fewer who passed it on."""
    chains = [max((len(one.voices) for one in side.within), default=0) for side in (up, down)]
    return "its chain of sources is shorter in what both have" if 0 < chains[0] < chains[1] else None


def _by_the_clock(up: Side, down: Side) -> str | None:
    """One report gives the day alone, the other an hour before which, or after which, three quarters of that day lie."""
    first, second = instants(up.document.published), instants(down.document.published)
    if first is None or second is None:
        return None
    known = first[0] == first[1], second[0] == second[1]
    if known == (False, True) and second[0] - first[0] >= _MOST_OF_DAY and first[1] - first[0] < timedelta(days=1):
        return "the other was published when most of the day that this one gives was over"
    if known == (True, False) and second[1] - first[0] >= _MOST_OF_DAY and second[1] - second[0] < timedelta(days=1):
        return "it was published when most of the day that the other gives was still to come"
    return None
