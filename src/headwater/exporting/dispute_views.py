"""A disputed figure as a page shows it: its timeline, the tree of each origin, and both sides of each change and conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from headwater.exporting.disputes import Dispute, Strand, Telling
from headwater.exporting.page import environment
from headwater.exporting.timeline.lanes import lanes
from headwater.exporting.timeline.layout import drawing
from headwater.exporting.timeline.svg import to_svg
from headwater.exporting.trees import Branch, branches
from headwater.model.relations import Conflict, Drift


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change or conflict: the claim, its sentence cut around the words that matter (every second piece)."""

    telling: Telling
    sentence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A disputed figure made ready for a page."""

    dispute: Dispute
    timeline: Markup
    strands: tuple[tuple[Strand, tuple[Branch, ...]], ...]
    drifts: tuple[tuple[Drift, Side, Side], ...]
    conflicts: tuple[tuple[Conflict, Side, Side], ...]


def dispute_view(dispute: Dispute, engine: jinja2.Environment | None = None, width: int = 760) -> DisputeView:
    """The view of a figure; `engine` is the one of the page that shows it, if it is not the report's, `width` its timeline's."""
    what = drawing(lanes(dispute), width)
    picture = (
        to_svg(what, f"How the figure moved: {dispute.estimand.label}", links=engine or environment()) if what else ""
    )
    return DisputeView(
        dispute,
        Markup(picture),  # noqa: S704  # made by our own template, which escapes
        tuple((strand, branches(dispute, strand)) for strand in dispute.strands),
        tuple(_drifts(dispute)),
        tuple(_conflicts(dispute)),
    )


def _drifts(dispute: Dispute) -> Iterator[tuple[Drift, Side, Side]]:
    for drift in dispute.drifts:
        near, far = dispute.telling(drift.upstream), dispute.telling(drift.downstream)
        if near is not None and far is not None:
            yield drift, _side(near, drift.was), _side(far, drift.now)


def _conflicts(dispute: Dispute) -> Iterator[tuple[Conflict, Side, Side]]:
    for conflict in dispute.conflicts:
        sides = [telling for name in conflict.between if (telling := dispute.telling(name)) is not None]
        if len(sides) == 2:
            one, other = sorted(sides, key=lambda side: side.order)
            yield conflict, _figured(one), _figured(other)


def _figured(telling: Telling) -> Side:
    """A claim's sentence with its figure marked."""
    return _side(telling, telling.figure.span.text if telling.figure else None)


def _side(telling: Telling, words: str | None) -> Side:
    """A claim's sentence cut at the first place where the words stand.

    The pieces are the text before them, the words, and the text after; one piece if they do not stand there.
    """
    sentence = " ".join(telling.claim.sentence.text.split())
    found = re.search(re.escape(" ".join(words.split())), sentence, re.IGNORECASE) if words else None
    if found is None:
        return Side(telling, (sentence,))
    return Side(telling, (sentence[: found.start()], found[0], sentence[found.end() :]))
