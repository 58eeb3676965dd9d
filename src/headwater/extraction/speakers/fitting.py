"""Whether a description fits somebody whom the document names, and the source that a named person is."""

from __future__ import annotations

from headwater.extraction.speakers.lexicon import phrasing
from headwater.extraction.speakers.nations import country_of
from headwater.extraction.speakers.records import Mention
from headwater.extraction.speakers.register import Person
from headwater.model import Source, SourceKind


def told_by(mention: Mention) -> frozenset[str]:
    """The modifiers of a mention that a candidate must be described by as well; a country is compared by itself.

    >>> from headwater.extraction.speakers.mentions import read_mention
    >>> sorted(told_by(read_mention("the former Kenyan trade minister")))
    ['trade']
    """
    words = [word for word in (mention.name or "").split() if word.lower() not in phrasing("free")]
    size = next((size for size in (3, 2, 1) if country_of(" ".join(words[:size]))), 0)
    country = {word.lower() for word in words[:size]}
    return frozenset(word for word in mention.modifiers if word not in phrasing("free") and word not in country)


def fits_person(mention: Mention, one: Person, told: frozenset[str]) -> bool:
    """Whether a person's gender is none other than the mention's, and the words `told` describe the person."""
    if mention.gender and one.gender and mention.gender != one.gender:
        return False
    return told <= one.described | {word.lower() for role in one.roles for word in role.split()}


def of_person(person: Person, role: str | None) -> Source:
    """The source that a named person is, in a role or else in the first that the document gives."""
    return Source(SourceKind.PERSON, person.name, role or next(iter(person.roles), None), person.country)
