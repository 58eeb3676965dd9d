"""Rows from records: the normal forms of each figure, completed from the same document where one candidate stands out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.linking.actors import parties_of
from headwater.linking.deeds import PLANNED, clause_of, deed_of
from headwater.linking.heads import Head, head_of, head_of_noun, is_kind_of, qualifiers_of, widest
from headwater.linking.issuers import voice_of
from headwater.linking.peoples import countries_in, peoples_in
from headwater.linking.rows import Row
from headwater.linking.scenes import day, days_of, places_of, said_by
from headwater.linking.suppliers import linked_outlets, outlet_of, suppliers
from headwater.model import Claim, Document, Figure, Record, SourceKind

_BARE_HEADS = frozenset({"number", "figure", "total", "count", "estimate", "toll", "tally", "assessment"})
"""Heads that say only that something was counted."""

_AGENT = re.compile(
    r"\A(?!.*\b(?:were|was|been|being|be)\b).*\b(?:killed|wounded|injured|captured|displaced|kill|capture)\s+(?:(?!in|near|at|and|by|on|during)\w+\s+){0,3}\Z"
)
"""What stands between those who do it and the figure."""

_OBJECT = re.compile(r"\b(?:to|for|with|against|alongside|beside|behind|by|under|near|opposite)\b")
"""What stands between the figure and those for or against whom it is done."""

_TOLL = re.compile(
    r"\b(?:death|casualty) toll (?:of|in|from|after) (?:(?:the|an?|this|that|last)\s)?(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
"""What stands before the event that a toll is of."""

_TO = re.compile(r" to (?:(?:at least|about|around|nearly|over|more than|some|a total of) )?")
"""What stands between a change and the level that it reaches."""

_LOTS = frozenset({"killed", "wounded", "casualty", "missing", "displaced", "captured", "deserted"})
"""What befalls persons alone."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a report says as a whole: what it is about, the countries of its sources, the outlets that supplied it."""

    story: frozenset[str]
    nearby: frozenset[str]
    suppliers: tuple[str, ...]


def rows_of(record: Record) -> tuple[Row, ...]:
    """The rows of a document, in the order of its claims: one per figure, one for a claim that has none.

    Pure, and of this document alone: adding other reports changes no row.
    """
    story = _story(record)
    nearby = frozenset(one.country for claim in record.claims for one in claim.sources if one.country)
    around = _Around(story, nearby, suppliers(record.document))
    rows = [row for claim in record.claims for row in _of_claim(claim, record.document, around)]
    return tuple(_completed(row, rows) for row in rows)


def _story(record: Record) -> frozenset[str]:
    """The countries that a report is about: of its places, of those it counts, of its title. A speaker's own is none of them."""
    places = {place.country for claim in record.claims for place in claim.own_places if place.country}
    peoples = {
        word[3:] for claim in record.claims for f in claim.figures for word in qualifiers_of(f) if word[:3] == "of:"
    }
    return frozenset(places | peoples | set(countries_in(record.document.title or "")))


def _of_claim(claim: Claim, document: Document, around: _Around) -> list[Row]:
    published = day(document.published)
    outlet = outlet_of(document)
    speakers = [
        (source, voice)
        for at, source in enumerate(claim.sources, 1 - len(claim.sources))
        if (at or source.kind is not SourceKind.PUBLISHER)  # the last is the report's own outlet
        and (voice := voice_of(source, around.nearby)) is not None
        and voice.key != outlet
    ]
    named = [(source, voice) for source, voice in speakers if voice.named]
    spoken = {voice.key for _, voice in speakers}
    supplied = [key for key in (*linked_outlets(claim, document), *around.suppliers) if key not in spoken]
    earliest, latest = days_of(claim, document.text, published)
    giver, receiver = parties_of(claim)
    blank = Row(
        id=claim.id,
        claim=claim,
        document=document,
        figure=None,
        head=None,
        qualifiers=frozenset(),
        event=None if claim.figures else deed_of_claim(claim),
        giver=giver,
        receiver=receiver,
        places=places_of(claim, document.text),
        earliest=earliest,
        latest=latest,
        issuer=named[0][1].key if named else None,
        issuer_source=named[0][0] if named else None,
        relays=(*(voice.key for _, voice in speakers if not named or voice is not named[0][1]), *supplied),
        outlet=outlet,
        published=published,
        said=said_by(claim, document.text),
        speaker=speakers[0][1].key if speakers else next(iter(supplied), None),
        voices=frozenset((*(voice.key for _, voice in speakers), *supplied)),
        callings=speakers[0][1].wider if speakers else frozenset(),
        story=around.story,
    )
    rows = [_with_figure(blank, figure, number) for number, figure in enumerate(claim.figures)]
    return [_reached(row, before) for before, row in zip([blank, *rows], rows, strict=False)] or [blank]


def _reached(row: Row, before: Row) -> Row:
    """The level that a change reaches is of what changed: "deaths rose by 5 to 28"."""
    if (
        row.figure is None
        or before.figure is None
        or before.figure.direction is None
        or row.figure.direction is not None
    ):
        return row
    between = row.document.text[before.figure.span.end : row.figure.span.start]
    if row.event is not None or before.figure.unit != row.figure.unit or not _TO.fullmatch(between):
        return row
    return replace(row, head=before.head, event=before.event, qualifiers=before.qualifiers)


def deed_of_claim(claim: Claim) -> str | None:
    """The type of a claim's event, where no figure is in it."""
    return claim.event.type if claim.event else None


def _with_figure(blank: Row, figure: Figure, number: int) -> Row:
    head = None if _is_of_an_event(figure, blank.document) else head_of(figure)
    event = deed_of(figure, head, blank.claim, blank.document)
    return replace(
        blank,
        id=f"{blank.claim.id}#{number}",
        figure=figure,
        head=_head_name(head, figure, event),
        qualifiers=_with_nation(qualifiers_of(figure), figure, blank),
        event=event,
    )


def _is_of_an_event(figure: Figure, document: Document) -> bool:
    """Whether the noun is what cost the lives that are counted: "the death toll of the dam burst rose to 28"."""
    if figure.counted is None or figure.unit is not None:
        return False
    noun = head_of_noun(figure.counted.head, figure.counted.qualifiers).name
    start = figure.counted.span.start
    return widest(noun) != "person" and _TOLL.search(document.text[max(start - 40, 0) : start]) is not None


def _with_nation(qualifiers: frozenset[str], figure: Figure, row: Row) -> frozenset[str]:
    """The qualifiers with the people whose lot the clause tells, if it names one and no other: "Russia's own losses of 40".

    Not with those who do it ("Russian gunners killed 40"), nor with those for or against whom it is done ("40 soldiers to
    help Russian troops").
    """
    if any(word.startswith("of:") for word in qualifiers):
        return qualifiers
    start, end = clause_of(figure, row.claim, row.document)
    text = row.document.text
    mentions = [source.mention for source in row.claim.sources if source.mention]
    found = {
        code
        for at, last, code in peoples_in(text[start:end])
        if not any(mention.start < start + last and start + at < mention.end for mention in mentions)
        and not _AGENT.search(text[start + last : figure.span.start])
        and not _OBJECT.search(text[figure.span.end : start + at])
    }
    return qualifiers | {f"of:{code}" for code in found} if len(found) == 1 else qualifiers


def _head_name(head: Head | None, figure: Figure, event: str | None) -> str | None:
    """The head's name; a number of which only a person's lot is told is of persons: "the toll rose to 40"."""
    if head is not None and head.name not in _BARE_HEADS:
        return head.name
    return "person" if figure.unit is None and event in _LOTS else None


def _completed(row: Row, rows: Sequence[Row]) -> Row:
    """A row with what it leaves out, taken from the same document if that leaves no choice.

    A bare number is of the head that the document gives the same number. Soldiers without a nationality are of the one
    nationality that the document's soldiers have.
    """
    if row.figure is None:
        return row
    if row.head is None and row.value is not None:
        heads = {other.head for other in rows if other.head and other.value == row.value}
        events = {other.event for other in rows if other.head and other.value == row.value and other.event}
        if len(heads) == 1:
            row = replace(row, head=heads.pop(), event=row.event or (events.pop() if len(events) == 1 else None))
    if row.head is not None and not any(word.startswith("of:") for word in row.qualifiers):
        nations = {
            word
            for other in rows
            if other.head is not None and is_kind_of(other.head, row.head)
            for word in other.qualifiers
            if word.startswith("of:")
        }
        if len(nations) == 1:
            row = replace(row, qualifiers=row.qualifiers | nations)
    return _without_sender(row)


def _without_sender(row: Row) -> Row:
    """A row without a place that is only the country whose people are sent: "North Korea sent 40 soldiers"."""
    home = {f"country:{word[3:]}" for word in row.qualifiers if word.startswith("of:")}
    sent = row.event is not None and row.event.removeprefix(PLANNED) == "sent"
    return replace(row, places=()) if sent and len(row.places) == 1 and row.places[0] in home else row
