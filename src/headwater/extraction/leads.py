"""Openings: a headline or first paragraph tells a figure bare, and the text below says whose it is.

The voice below is taken for the opening too if the same number of the same things stands there with one voice alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Claim, Figure, Form, Source, SourceKind, Step

_OPENING = 600  # characters of a text that count as its opening
_FEWEST = 10  # smaller numbers recur by chance


def with_voices(claims: Sequence[Claim], credited: tuple[Source, ...]) -> list[Claim]:
    """The claims, those of the opening with the voice that tells all their figures again further down.

    `credited` is the agency that the whole report came through; it is no voice of its own.
    """
    known = set(credited)
    told = [claim for claim in claims if _speakers(claim, known)]
    return [_with_voice(claim, told, known) for claim in claims]


def _speakers(claim: Claim, credited: set[Source]) -> list[Source]:
    return [one for one in claim.sources if one.kind is not SourceKind.PUBLISHER and one not in credited]


def _with_voice(claim: Claim, told: Sequence[Claim], credited: set[Source]) -> Claim:
    bare = claim.form is Form.NONE and claim.cue is None and claim.figures and not _speakers(claim, credited)
    if not bare or claim.content[0].start > _OPENING:
        return claim
    later = [other for other in told if other.content[0].start > claim.content[-1].end]
    again = [
        [(other, one) for other in later for one in other.figures if _same(figure, one)] for figure in claim.figures
    ]
    names = {other.sources[0].name for found in again for other, _ in found}
    if not all(again) or len(names) != 1 or None in names:
        return claim
    step = Step("leads.told-again", tuple(found[0][1].span for found in again))
    return replace(claim, sources=again[0][0][0].sources, derivation=(*claim.derivation, step))


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are one number of the same things."""
    if one.counted is None or other.counted is None or one.counted.normal != other.counted.normal:
        return False
    size = one.bounds.low if one.bounds.low is not None else one.bounds.high
    bounds = (one.bounds.low, one.bounds.high), (other.bounds.low, other.bounds.high)
    return size is not None and size >= _FEWEST and one.unit == other.unit and bounds[0] == bounds[1]
