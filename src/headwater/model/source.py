"""Who vouches for a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.spans import Span


class SourceKind(StrEnum):
    """What kind of voice a source is; `unnamed` is a voice described but not named, `unspecified` none at all.

    `publisher` is the outlet, last in every chain; where nobody is made to speak, it is also the agency whose name stands over the text, before it.
    """

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    PUBLICATION = "publication"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    UNSPECIFIED = "unspecified"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Source:
    """One voice of a source chain.

    `name` is the name as the document resolves it, `mention` what is printed at this place ("He"); `country` is
    ISO 3166-1 alpha-2; `count` says how many they are ("two officials": 2).
    """

    kind: SourceKind
    name: str | None = None
    role: str | None = None
    country: str | None = None
    mention: Span | None = None
    count: int | None = None
