"""Writes news-like reports of made-up events, each in words of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from benchmarks.propagation.words import (
    BODIES,
    DID,
    FACTS,
    FROM,
    LINKS,
    PLACES,
    QUOTED,
    SPEAKERS,
    THINGS,
    WENT,
    WHEN,
    WHERE,
    WHO,
)

Form = tuple[str, str]  # how a number is bounded, in two wordings of one meaning

_BOUNDS: tuple[Form, ...] = (("at least", "no fewer than"), ("about", "around"), ("", ""), ("more than", "over"))


@dataclass(frozen=True)
class Fact:
    """One figure of a statement: `bound` indexes the wordings of its bound."""

    bound: int
    number: int
    counted: str
    deed: str


@dataclass(frozen=True)
class Statement:
    """What an issuer said on a day. The first fact is the main one; the quotations are the speaker's words."""

    issuer: str
    speaker: str
    country: str
    town: str
    moment: datetime
    facts: tuple[Fact, ...]
    quotations: tuple[str, ...]


def make_statements(random: Random, number: int, moment: datetime, issuers: int, facts: int = 3) -> list[Statement]:
    """The statements of story `number`: `issuers` bodies that count the same `facts` things, each for itself."""
    country, town = PLACES[number % len(PLACES)]
    kinds = random.sample(FACTS, facts)
    bodies = random.sample(BODIES, issuers)
    statements = []
    for body in bodies:
        counts = tuple(
            Fact(random.randrange(len(_BOUNDS)), random.randint(low, high), counted, deed)
            for counted, deed, low, high in kinds
        )
        statements.append(
            Statement(
                body.format(country=country),
                random.choice(SPEAKERS),
                country,
                town,
                moment,
                counts,
                tuple(random.sample(QUOTED, 3)),
            )
        )
    return statements


def quantity(random: Random, fact: Fact, number: int | None = None) -> str:
    """The number with its bound, in one of its wordings."""
    words = random.choice(_BOUNDS[fact.bound])
    return f"{words} {fact.number if number is None else number:,}".strip()


def colour(random: Random) -> str:
    """A sentence without figures or sources; pieces of it are short, so that no two reports share much by chance."""
    one = " ".join(random.choice(part) for part in (WHO, FROM, DID, WHERE))
    two = " ".join(random.choice(part) for part in (LINKS, THINGS, WENT, WHERE))
    return f"{one[0].upper()}{one[1:]}, {two}."


def told(random: Random, statement: Statement, fact: Fact) -> str:
    """A sentence in which the issuer gives the figure."""
    figure, when = quantity(random, fact), random.choice(WHEN)
    day = f"{statement.moment:%A}"
    template = random.choice(
        (
            "{issuer} said on {day} that {figure} {counted} had been {deed} {when} in {town}.",
            "{figure} {counted} were {deed} {when} in {town}, {issuer} said on {day}.",
            "According to {issuer}, {figure} {counted} were {deed} in {town} {when}.",
            "In a statement on {day}, {issuer} said {figure} {counted} had been {deed} in and around {town}.",
            "In {town}, {figure} {counted} have been {deed} {when}, according to {issuer}.",
            "{issuer} told reporters that {when} {figure} {counted} had been {deed} in {town}.",
        )
    )
    return _sentence(template, statement, fact, figure=figure, when=when, day=day)


def credited(random: Random, statement: Statement, fact: Fact, outlet: str) -> str:
    """A sentence that gives the figure, its issuer, and the outlet that it was read in."""
    figure, when = quantity(random, fact), random.choice(WHEN)
    day = f"{statement.moment:%A}"
    template = random.choice(
        (
            "The {outlet} reported, citing {issuer}, that {figure} {counted} had been {deed} in {town} {when}.",
            "{figure} {counted} were {deed} in {town}, the {outlet} reported on {day}, citing {issuer}.",
            "According to the {outlet}, {issuer} said that {figure} {counted} had been {deed} {when} in {town}.",
            "{issuer} said that {when} {figure} {counted} had been {deed} in {town}, the {outlet} reported.",
        )
    )
    return _sentence(template, statement, fact, figure=figure, when=when, day=day, outlet=outlet)


def _sentence(template: str, statement: Statement, fact: Fact, **words: str) -> str:
    text = template.format(issuer=statement.issuer, town=statement.town, counted=fact.counted, deed=fact.deed, **words)
    return text[0].upper() + text[1:]


def quotation(random: Random, statement: Statement) -> str:
    """A sentence with words of the speaker, the same in every report that has them."""
    words = random.choice(statement.quotations)
    said = random.choice(
        ("said {name}, who speaks for {issuer}", "{name} of {issuer} said", "{name}, for {issuer}, added")
    )
    words = words[0].upper() + words[1:]
    return f"“{words},” {said.format(name=statement.speaker, issuer=statement.issuer)}."


def own_report(random: Random, statement: Statement, words: int) -> list[str]:
    """A report of the statement by someone who was there: its sentences, about `words` words of them."""
    facts = [told(random, statement, fact) for fact in statement.facts]
    rest = [quotation(random, statement) for _ in statement.facts[1:]]
    while sum(len(sentence.split()) for sentence in facts + rest) < words:
        rest.append(colour(random))
    tail = facts[1:] + rest
    random.shuffle(tail)
    return [facts[0], *tail]
