"""Where: a place name and the gazetteer's entry for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.spans import Span


class PlacePrecision(StrEnum):
    """How much ground the name covers."""

    POINT = "point"
    TOWN = "town"
    ADMIN1 = "admin1"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place name as printed and what the gazetteer knows of it; coordinates are WGS 84 degrees.

    `country` is ISO 3166-1 alpha-2, `admin1` ISO 3166-2. `literal` is false where the name stands for a government
    or another body ("Moscow said").
    """

    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gazetteer: str | None = None
    precision: PlacePrecision | None = None
    literal: bool = True
