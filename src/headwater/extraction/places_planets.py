"""Planets and moons that are no towns: "the probe flew past Jupiter", but "Jupiter, Florida"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.extraction.parsed import Parsed
from headwater.extraction.places_hints import holds
from headwater.extraction.places_names import Mention

_BODIES = frozenset(
    {"Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto", "Moon", "Titan", "Europa", "Ceres", "Io",
     "Ganymede", "Callisto", "Enceladus", "Phobos", "Sun"}
)  # fmt: skip
_SKY = re.compile(
    r"\b(?:planets?|planetary|moons?|orbits?|orbit(?:ed|er|ing)|spacecraft|space (?:agency|probe|station|mission)|NASA|ESA|astronom\w+|astronauts?|"
    r"telescopes?|solar system|rovers?|asteroids?|comets?|meteorites?|galax(?:y|ies)|night sky|Martian|Jovian|lander|flyby)\b"
)
"""What is told of where the sky is told of."""


def on_earth(parsed: Parsed, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of planets and moons in a report that tells of the sky without the towns of that name, unless it says in
    which unit or country the town lies."""
    named = {mention.name for mention in mentions if mention.name in _BODIES}
    if not named or not (len(named) > 1 or _SKY.search(parsed.text)):
        return list(mentions)
    towns = {one.name for one, other in pairwise(mentions) if _is_within(parsed, one, other)}
    bare = named - towns
    return [replace(mention, entries=()) if mention.name in bare else mention for mention in mentions]


def _is_within(parsed: Parsed, town: Mention, unit: Mention) -> bool:
    """Whether the second name follows the first behind a comma and holds it."""
    end = town.end + town.wide
    beside = unit.start - end == 1 and parsed.doc[end].text == ","
    return beside and any(holds(outer, inner) for outer in unit.entries for inner in town.entries)
