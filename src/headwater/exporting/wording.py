"""How records are put for people: figures, chains, times and places as short words. One wording for every form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from headwater.model import (
    PDF_CREATION,
    Bound,
    Bounds,
    Certainty,
    Claim,
    Direction,
    Document,
    Figure,
    Source,
    SourceKind,
    Span,
    Time,
)
from headwater.model.correction import RULE
from headwater.model.relations import DriftKind, Estimand, Origin

ARROW = " ← "
"""Stands between a voice and the one that passed its words on."""

GAP = " … "
"""Stands where the pieces of a discontinuous content are joined."""

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number(value: Decimal) -> str:
    """A decimal with thousands separated, or in millions and more where that loses no digit.

    >>> number(Decimal(20000)), number(Decimal(4500000)), number(Decimal("0.5000"))
    ('20,000', '4.5 million', '0.5')
    """
    digits, scale = _scaled(value)
    return f"{digits} {scale}".strip()


def _scaled(value: Decimal) -> tuple[str, str]:
    for size, word in _SCALES:
        if abs(value) >= size and value % (size // 1000) == 0:
            return f"{(value / size).normalize():f}", word
    whole = value == value.to_integral_value()
    return f"{value.quantize(Decimal(1)) if whole else value.normalize():,f}", ""


def _pair(low: Decimal, high: Decimal) -> str:
    """Both ends, a scale that they share said once: "4 to 6 million"."""
    (first, scale), (last, other) = _scaled(low), _scaled(high)
    return f"{first} to {last} {scale}".strip() if scale == other else f"{number(low)} to {number(high)}"


def bounds(figure: Figure) -> str:
    """What the wording of a figure allows, with its unit: "≤ 20,000", "≈ 11,000 to 12,000", "6,000 more", "> 40 %".

    >>> span = Span("dozens", 0, 6)
    >>> bounds(Figure(span, Decimal(12), None, True, None, Bound.VAGUE))
    '≥ 12 (dozens)'
    >>> half = Decimal("0.5")
    >>> bounds(Figure(Span("half", 0, 4), half, half, True, True, Bound.EXACT, unit="fraction"))
    '50 % (half)'
    """
    text = measured(figure.bounds, figure.unit)
    if figure.low is None and figure.high is None:
        text = f"{figure.span.text}{_unit(figure.unit)}"
    if figure.per:
        text += f" {figure.per}" if figure.per in ("each", "apiece") else f" per {figure.per}"
    if figure.increment:
        text += " more"
    if figure.direction is not None:
        text = ("up " if figure.direction is Direction.UP else "down ") + text
    loose = figure.bound is Bound.VAGUE or figure.unit == "fraction"  # the words say more than the number
    return f"{text} ({' '.join(figure.span.text.split())})" if loose else text


def measured(ends: Bounds, unit: str | None) -> str:
    """The ends in signs with their unit; a share as people compare it, two-thirds as 66.67 %.

    >>> measured(Bounds.exactly(Decimal("0.5")), "fraction"), measured(Bounds.at_least(40), "km"), measured(Bounds.at_most(9), None)
    ('50 %', '≥ 40 km', '≤ 9')
    """
    return interval(ends.scaled(100) if unit == "fraction" else ends) + _unit(unit)


def _unit(unit: str | None) -> str:
    return "" if not unit else " %" if unit in ("fraction", "percent") else f" {unit}"


def interval(ends: Bounds) -> str:
    """The ends in signs; read off the ends themselves, so that no wording can contradict them.

    >>> interval(Bounds.more_than(30)), interval(Bounds.between(11000, 12000, approximate=True)), interval(Bounds())
    ('> 30', '≈ 11,000 to 12,000', 'any number')
    >>> interval(Bounds(Decimal(200), None, True, approximate=True))
    '≥ about 200'
    """
    low, high = ends.low, ends.high
    if low is not None and high is not None:
        return ("≈ " if ends.approximate else "") + (number(low) if low == high else _pair(low, high))
    about = "about " if ends.approximate else ""  # no two signs in a row
    if low is not None:
        return f"{'≥' if ends.low_closed else '>'} {about}{number(low)}"
    return f"{'≤' if ends.high_closed else '<'} {about}{number(high)}" if high is not None else "any number"


def counted(figure: Figure) -> str:
    """What a figure counts, in its short form; empty where the text leaves it out."""
    return figure.counted.normal if figure.counted else ""


def source(one: Source) -> str:
    """A source's name, or what there is instead: how it is described, "unspecified", "the outlet".

    >>> source(Source(SourceKind.UNNAMED, mention=Span("two diplomats", 0, 13))), source(Source(SourceKind.UNSPECIFIED))
    ('two diplomats', 'unspecified')
    """
    if one.name:
        return one.name
    if one.kind is SourceKind.PUBLISHER:
        return "the outlet"
    return one.mention.text if one.mention and one.kind is not SourceKind.UNSPECIFIED else str(one.kind)


def who(claim: Claim) -> str:
    """The nearest speaker of a claim."""
    return source(claim.sources[0]) if claim.sources else ""


def chain(claim: Claim) -> str:
    """The source chain, nearest speaker first: "Andriy Hnatov ← Ukrinform ← Ledger"."""
    return ARROW.join(source(one) for one in claim.sources)


def content(claim: Claim) -> str:
    """The claim in the document's own words, white space evened."""
    return GAP.join(" ".join(span.text.split()) for span in claim.content)


def time(one: Time) -> str:
    """A time as the shortest of a year, a month, a day or an interval of days; as printed where it is unresolved.

    >>> from headwater.model import Day
    >>> span = Span("then", 0, 4)
    >>> time(Time(span, Day(2024, 10, 1), Day(2024, 10, 31))), time(Time(span, Day(2024, 3, 9), Day(2024, 3, 9)))
    ('2024-10', '2024-03-09')
    >>> time(Time(span, Day(2024, 10, 28), None)), time(Time(span))
    ('2024-10-28 to ..', 'then')
    """
    first, last = one.earliest, one.latest
    if first is None and last is None:
        return one.span.text
    if first is None or last is None:
        return f"{first or '..'} to {last or '..'}"
    starts_year, ends_year = (first.month, first.day) == (1, 1), (last.month, last.day) == (12, 31)
    if starts_year and ends_year:
        return _range(str(first)[:-6], str(last)[:-6])
    if first.day == 1 and last == last.month_end:
        return _range(str(first)[:-3], str(last)[:-3])
    return _range(str(first), str(last))


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def when(claim: Claim) -> str:
    """The times of a claim, once each."""
    return ", ".join(dict.fromkeys(time(one) for one in claim.times))


def where(claim: Claim) -> str:
    """The places of a claim, once each; a name that stands for a government is none."""
    return ", ".join(dict.fromkeys(place.name for place in claim.places if place.literal))


def standing(claim: Claim) -> str:
    """Status with what qualifies it: "possible, disputed", "asserted, negative"."""
    words = [str(claim.status)]
    if claim.polarity == "negative":
        words.append("negative")
    if claim.verification is not None and str(claim.verification) != str(claim.status):
        words.append(str(claim.verification))
    return ", ".join(words)


def differing(claim: Claim, whole: Claim) -> tuple[str, ...]:
    """In what a claim is put otherwise than the one that it is part of: "planned", "negative"; its certainty if in nothing else."""
    words = [str(claim.status)] if claim.status != whole.status else []
    if claim.polarity != whole.polarity:
        words.append(str(claim.polarity))
    if claim.verification not in (None, whole.verification) and str(claim.verification) not in words:
        words.append(str(claim.verification))
    if not words and claim.certainty != whole.certainty:
        words.append("left open" if claim.certainty is Certainty.UNSPECIFIED else f"as {claim.certainty}")
    return tuple(words)


def tally(many: int, within: int) -> str:
    """How many claims a list has, and how many of them are parts of others.

    >>> tally(0, 0), tally(2, 1), tally(1200, 31)
    ('0 claims', '2 claims (1 within another)', '1,200 claims (31 within others)')
    """
    parts = f" ({within:,} within {'another' if within == 1 else 'others'})" if within else ""
    return f"{many:,} claim{'' if many == 1 else 's'}{parts}"


def quoted(span: Span, longest: int = 120) -> str:
    """The words of a span in curly quotes on one line, shortened in the middle if they are many.

    >>> quoted(Span("two depots burned", 0, 17)), quoted(Span("two depots burned", 0, 17), longest=9)
    ('“two depots burned”', '“two … ned”')
    """
    words = " ".join(span.text.split())
    if len(words) > longest:
        half = (longest - 1) // 2
        words = f"{words[:half].rstrip()} … {words[-half + 1 :].lstrip()}"
    return f"“{words}”"


def issuer(origin: Origin) -> str:
    """Who said it, as far as is established.

    >>> issuer(Origin("o1", None, None, ("c1",), "c1"))
    'not established'
    """
    return source(origin.issuer) if origin.issuer else "not established"


def range_of_origins(estimand: Estimand) -> str:
    """How many independent origins there are, as a range: "1 to 2 origins".

    >>> range_of_origins(Estimand("e1", "boats", "boat", None, None, None, (), (), 1, 1))
    '1 origin'
    """
    low, high = estimand.proven_distinct, estimand.not_proven_linked
    return f"{low} origin{'' if low == 1 else 's'}" if low == high else f"{low} to {high} origins"


def in_place_of(figure: Figure | None, stated: date | None) -> str:
    """What a source's next word replaces: "in place of its 23 of 2025-04-08".

    >>> in_place_of(None, None)
    'in place of its word'
    """
    return f"in place of its {bounds(figure) if figure else 'word'}{f' of {stated}' if stated else ''}"


def scale(name: str) -> str:
    """What people call a scale of grades.

    >>> scale("ucdp")
    'UCDP'
    """
    return {"admiralty": "Admiralty code", "airwars": "Airwars", "ucdp": "UCDP"}.get(name, name)


def change(kind: DriftKind) -> str:
    """What a retelling changed, in words: "hedge lost"."""
    return str(kind).replace("_", " ")


def corrections(claim: Claim) -> tuple[str, ...]:
    """What analysts corrected in a claim, each in words: the field, what it was and is, by whom, when and why."""
    return tuple(step.note or "" for step in claim.derivation if step.rule == RULE)


def title(document: Document, letters: int = 70) -> str:
    """A report's title; of one that has none the words that it begins with.

    >>> from headwater.model import make_document
    >>> title(make_document("Two boats sank off the cape.", title="Boats")), title(make_document("Two boats sank off the cape."), 12)
    ('Boats', '“Two boats s…”')
    """
    return document.title or opening(document.text[: 4 * letters], letters)


def published(document: Document) -> str | None:
    """When a report was published, as stored; of a day that tells only when a PDF was made, that it does no more."""
    made = document.published and document.published_from == PDF_CREATION
    return f"{document.published} (when the PDF was made)" if made else document.published


def opening(text: str, letters: int = 70) -> str:
    """The words that a text begins with, in curly quotes; of an empty one that it has no title."""
    words = cut(text, letters)
    return f"“{words}”" if words else "Untitled"


def cut(text: str, letters: int) -> str:
    """Words on one line, in a place of so many letters.

    >>> cut("Ministry of Ports", 9)
    'Ministry…'
    """
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"
