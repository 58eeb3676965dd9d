"""What a mention says, as records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.extraction.speakers.lexicon import Gender, Noun
from headwater.model import SourceKind


class Shape(StrEnum):
    """How a mention is worded, which decides how it may be resolved."""

    PRONOUN = "pronoun"
    NAMED = "named"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as its own words tell it; `noun` is the describing noun, `modifiers` the words beside it."""

    shape: Shape
    kind: SourceKind
    name: str | None = None
    role: str | None = None
    country: str | None = None
    count: int | None = None
    noun: Noun | None = None
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    plural: bool = False
    gender: Gender | None = None
    acronym: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """A name that the reader saw in the mention: characters of the mention, and its label (PER, ORG, LOC)."""

    start: int
    end: int
    label: str
