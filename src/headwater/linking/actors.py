"""Who gives and who receives in a claim's event, under normal names."""

from __future__ import annotations

import re

from headwater.language.gazetteer import country_code, country_of_demonym, government_of
from headwater.linking.persons import fold
from headwater.model import Claim, Source, SourceKind

_PRONOUN = re.compile(
    r"(?:i|we|he|she|it|they|me|us|him|her|them|you|one|this|that|these|those|which|who|whom|whoever|what|itself|themselves)\b",
    re.IGNORECASE,
)
_ONES = {"i": "person", "he": "person", "she": "person", "it": "body", "we": "any", "they": "many"}
"""Whom a pronoun can stand for that a source uses of itself, or that a report uses of the source it has just named."""
_THAT = re.compile(r"\W*(?:that\s+)?", re.IGNORECASE)


def parties_of(claim: Claim) -> tuple[str | None, str | None]:
    """Who gives and who receives, by the event's roles, as normal names: a state by its code.

    A pronoun is no name: it is the claim's own source where what that says begins with it ("the port said it sent 40
    crates"), and otherwise nobody that could be told.
    """
    event = claim.event
    if event is None or event.type not in ("transfer", "deployment", "payment", "receipt"):
        return None, None
    roles = {role.name: _named(role.span.text, role.span.start, claim) for role in event.roles}
    if event.type == "receipt":
        return roles.get("origin"), roles.get("agent")
    return roles.get("agent"), roles.get("recipient") or roles.get("beneficiary")


def _named(words: str, start: int, claim: Claim) -> str | None:
    if not _PRONOUN.fullmatch(words.strip()):
        return party(words)
    source = claim.sources[0] if claim.sources else None
    if source is None or not source.name or source.kind in (SourceKind.PUBLISHER, SourceKind.UNNAMED):
        return None
    if not _opens(start, claim) or not _agrees(words.strip().lower(), source):
        return None
    whole = source.kind is SourceKind.GOVERNMENT and source.name.startswith("Government of")
    return source.country if whole and source.country else party(source.name)


def _opens(start: int, claim: Claim) -> bool:
    """Whether what is said begins there."""
    return any(
        span.start <= start and _THAT.fullmatch(span.text[: start - span.start]) is not None for span in claim.content
    )


def _agrees(pronoun: str, source: Source) -> bool:
    mention = source.mention.text if source.mention else ""
    kinds = {
        "any",
        "person" if source.kind is SourceKind.PERSON else "body",
        *(["many"] if mention.endswith("s") else []),
    }
    return _ONES.get(pronoun) in kinds


def party(words: str) -> str:
    """The normal name of an actor: a state by its ISO 3166-1 code, anything else by its words.

    >>> party("Pyongyang"), party("the harbour firm")
    ('KP', 'the harbour firm')
    """
    government = government_of(words)
    return country_code(words) or (government[1] if government else None) or country_of_demonym(words) or fold(words)
