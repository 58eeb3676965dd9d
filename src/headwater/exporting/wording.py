"""How records are put for people: bounds, chains, times and places as short words. One wording for every form."""

from __future__ import annotations

from decimal import Decimal

from headwater.model import Bound, Claim, Figure, Source, SourceKind, Time

_SIGNS = {
    Bound.AT_LEAST: "≥ {low}",
    Bound.MORE_THAN: "> {low}",
    Bound.AT_MOST: "≤ {high}",
    Bound.LESS_THAN: "< {high}",
    Bound.ABOUT: "≈ {low}",
    Bound.RANGE: "{low} – {high}",
    Bound.VAGUE: "≥ {low}, vague",
    Bound.EXACT: "{low}",
}


def number(value: Decimal | None) -> str:
    """A decimal with thousands separated: "20,000", "4.5 million".

    >>> number(Decimal(20000)), number(Decimal(4500000)), number(Decimal("0.6667"))
    ('20,000', '4.5 million', '0.6667')
    """
    if value is None:
        return ".."
    for scale, word in ((10**9, "billion"), (10**6, "million")):
        if abs(value) >= scale and value % (scale // 1000) == 0:
            return f"{(value / scale).normalize():f} {word}"
    return f"{value:,}"


def bounds(figure: Figure) -> str:
    """The bounds of a figure in signs: "≤ 20,000", "≈ 11,000 – 12,000", "+ 6,000"; with its unit."""
    text = _SIGNS[figure.bound].format(low=number(figure.low), high=number(figure.high))
    if figure.approximate and not text.startswith("≈"):
        text = "≈ " + text
    if figure.increment:
        text = "+ " + text
    unit = {"percent": " %", "fraction": "", None: ""}.get(figure.unit, f" {figure.unit}")
    return text + unit + (f" per {figure.per}" if figure.per and figure.per not in ("each", "apiece") else "")


def source(one: Source) -> str:
    """A source's name, or what there is instead: "unspecified", "the outlet"."""
    if one.name:
        return one.name
    return "the outlet" if one.kind == SourceKind.PUBLISHER else str(one.kind)


def chain(claim: Claim) -> str:
    """The source chain, nearest speaker first: "Andriy Hnatov ← Ukrinform ← Ledger"."""
    return " ← ".join(source(one) for one in claim.sources)


def time(one: Time) -> str:
    """A time as its interval, or as printed where it could not be resolved."""
    if one.earliest is None and one.latest is None:
        return one.span.text
    ends = [end.isoformat() if end else ".." for end in (one.earliest, one.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def where(claim: Claim) -> str:
    """The places of a claim, once each."""
    return ", ".join(dict.fromkeys(place.name for place in claim.places if place.literal))


def when(claim: Claim) -> str:
    """The times of a claim, once each."""
    return ", ".join(dict.fromkeys(time(one) for one in claim.times))


def standing(claim: Claim) -> str:
    """Status with what qualifies it: "possible, unverified", "asserted, negative"."""
    extra = [claim.verification] if claim.verification and str(claim.verification) != str(claim.status) else []
    return ", ".join([str(claim.status), *(["negative"] if claim.polarity == "negative" else []), *map(str, extra)])
