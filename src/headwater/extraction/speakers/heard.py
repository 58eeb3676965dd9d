"""Voices that a document has been heard to speak with, and what may be said of them."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.extraction.speakers.records import Mention, Shape
from headwater.extraction.speakers.register import NamedBody, Register
from headwater.model import Source, SourceKind

BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.PUBLICATION, SourceKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Voice:
    """A source that has spoken, how it was mentioned, and where."""

    source: Source
    mention: Mention
    at: int


def plain(mention: Mention) -> Source:
    return Source(mention.kind, mention.name, mention.role, mention.country, None, mention.count)


def of_body(body: NamedBody) -> Source:
    return Source(body.kind, body.name, body.role, body.country)


def same_country(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def is_plural(voice: Voice) -> bool:
    return voice.mention.plural or (voice.source.count or 1) > 1


def is_singular(voice: Voice) -> bool:
    return voice.source.kind in (SourceKind.PERSON, SourceKind.UNNAMED) and not is_plural(voice)


def gender_fits(mention: Mention, voice: Voice, register: Register) -> bool:
    person = register.person(voice.source.name or "") if voice.source.kind is SourceKind.PERSON else None
    gender = (person.gender if person else None) or voice.mention.gender
    return gender is None or mention.gender in (None, gender)


def is_thing(mention: Mention) -> bool:
    """Whether "it" can stand for a mention: a body, a paper, or a bare name that nothing makes a person's."""
    if mention.plural or (mention.noun is not None and mention.noun.vague):
        return False
    if mention.kind is SourceKind.PERSON:
        return mention.shape is Shape.NAMED and mention.noun is None and mention.gender is None
    return mention.kind in BODIES and (mention.noun is not None or mention.shape is Shape.NAMED)
