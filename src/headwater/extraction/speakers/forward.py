"""Whom a description means that the document names only later: "a lawmaker said", "a customs report", "the mayor said. Ana Ruiz ...".

A name is taken only if no other fits and nothing speaks of a second one; else the description stands as it is.
"""

from __future__ import annotations

import re

from headwater.extraction.speakers.fitting import fits_person, of_person, told_by
from headwater.extraction.speakers.lexicon import phrasing
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.records import Mention, Shape
from headwater.extraction.speakers.register import Person, Register
from headwater.model import Source, SourceKind, Span

_OTHERS = r"\b(?:another|other|second|fellow|one|two|three|several|some|many) (?:[\w-]+ )?"
_MADE = re.compile(
    r" (?:that|which) (?P<name>[^,;:.()“”\"]{2,70}?) (?:has |had )?(?:released|published|conducted|commissioned|issued|compiled|drew up|made public)\b"
)
_NAMED = r"[A-Z][\w-]+(?: (?:of |for |the )*[A-Z][\w-]+)*"


def holder_later(register: Register, text: str, mention: Mention, at: int) -> Source | None:
    """ "A lawmaker said" at a character: the one lawmaker whom the text then names, if it speaks of no other."""
    noun = mention.noun
    if noun is None or not (noun.office or noun.lemma in phrasing("lawmaker")) or (mention.count or 1) > 1:
        return None
    told = told_by(mention) - {noun.lemma}
    named = [one for one in _office_holders(register, noun.lemma) if fits_person(mention, one, told)]
    if len(named) != 1 or not named[0].places or named[0].places[0] < at:
        return None
    others = re.compile(_OTHERS + re.escape(noun.lemma), re.IGNORECASE)
    return None if others.search(text) else of_person(named[0], None)


def _office_holders(register: Register, lemma: str) -> list[Person]:
    """The people with a role of that noun; a lawmaker may be called by any of the words for one."""
    same = phrasing("lawmaker")
    if lemma not in same:
        return list(register.holders(lemma).values())
    return [one for one in register.people.values() if same & (one.nouns | one.described)]


def bare_name_at(register: Register, mention: Mention, start: int) -> Source | None:
    """Who holds an office that was just named without a name: whose full name, new and without a role, stands at a character."""
    if mention.noun is None or not mention.noun.office or mention.plural:
        return None
    new = [one for one in register.people.values() if one.places and one.places[0] == start]
    bare = [one for one in new if not one.roles and len(one.words) > 1 and fits_person(mention, one, frozenset())]
    return of_person(bare[0], mention.role) if len(bare) == 1 else None


def document_later(register: Register, text: str, mention: Mention, at: int) -> Source | None:
    """ "A customs report" at a character: the one that the text then names by whose it is, "the report of the World Bank", or with
    whom it was made, "Reuters published the analysis with the Polar Institute"."""
    noun = mention.noun.lemma.split()[-1] if mention.noun else ""
    words = rf"(?:{re.escape(noun)}|document|paper)"
    pattern = (
        rf"\b[Tt]he (?:{words} (?:of|by|from) (?:the )?(?P<after>{_NAMED})|(?P<before>{_NAMED}) {words})\b"
        rf"|\bpublished (?:the|this) (?:{words}|analysis|study|survey|investigation) with (?:the )?(?:[A-Z]\w+[’']s )?(?P<beside>{_NAMED})"
    )
    matches = re.finditer(pattern, text[at:])
    named = (register.body(match["after"] or match["before"] or match["beside"]) for match in matches)
    found = {body.name: body for body in named if body is not None}
    if len(found) != 1:
        return None
    body = next(iter(found.values()))
    return Source(SourceKind.DOCUMENT, f"{body.name} {noun}", None, body.country)


def made_by(text: str, mention: Mention, span: Span) -> Source | None:
    """A paper by the name of its maker, told in the clause on it: "a survey that the Lumar Institute released"."""
    match = _MADE.match(text, span.end)
    maker = read_mention(match["name"]) if match else None
    if maker is None or maker.shape is not Shape.NAMED or mention.noun is None or mention.plural:
        return None
    return Source(SourceKind.DOCUMENT, f"{maker.name} {mention.noun.lemma}", None, maker.country)
