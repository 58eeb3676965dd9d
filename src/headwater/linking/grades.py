"""Grades: what the evidence for an estimand would be called on three scales. Proposed with reasons; an analyst records one.

- Admiralty (NATO AJP-2.1): a letter for the source and, apart from it, a digit for the information. The symbols are kept
  and not converted: exchange formats disagree, and "6, cannot be judged" is no number. No source is better than C and none
  worse than F on its wording alone; a letter that an analyst gave wins.
- Airwars: single source is weak, two or more fair, accepted responsibility confirmed, competing claims contested.
- UCDP GED codebook: low, best and high, the number of independent sources, and how exactly place and time are known
  (place 1 a town, 4 a first-level unit, 6 a country; time 1 a day, 2 up to six, 3 a week, 4 a month, 5 more).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from headwater.linking.rows import Row
from headwater.linking.trajectory import View
from headwater.model import PlacePrecision, SourceKind, Status, Verification
from headwater.model.relations import Conflict, Estimand, Tie, TieKind

_PLACE_CODES = {PlacePrecision.POINT: 1, PlacePrecision.TOWN: 1, PlacePrecision.ADMIN1: 4, PlacePrecision.COUNTRY: 6}
_DOUBTED = frozenset({Status.DENIED, Status.CONDITIONAL, Status.UNVERIFIED})
_HEDGED = frozenset({Status.POSSIBLE, Status.PLANNED, Status.REPORTED})
_C3 = "ABC", "123"


@dataclass(frozen=True, slots=True)
class Grade:
    """A proposed grade: the scale, the symbol, and in words why."""

    scale: str
    symbol: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of an estimand when it is graded: its rows, conflicts and ties."""

    estimand: Estimand
    rows: Sequence[Row]
    conflicts: Sequence[Conflict] = ()
    ties: Sequence[Tie] = ()


def grades(body: Body, views: Sequence[View] = (), letters: Mapping[str, str] | None = None) -> tuple[Grade, ...]:
    """The proposed grades of an estimand on the three scales; `letters` are an analyst's for issuers, by their keys."""
    return (admiralty(body, body.rows, letters or {}), airwars(body), ucdp(body, views))


def fair_origins(
    body: Body, origins: Mapping[str, Sequence[Row]], letters: Mapping[str, str] | None = None
) -> frozenset[str]:
    """The origins whose own proposal is C3 or better; `origins` gives the rows of each."""
    proposed = {origin: admiralty(body, rows, letters or {}).symbol for origin, rows in origins.items() if rows}
    return frozenset(origin for origin, symbol in proposed.items() if symbol[0] in _C3[0] and symbol[1] in _C3[1])


def admiralty(body: Body, rows: Sequence[Row], letters: Mapping[str, str]) -> Grade:
    """The letter of the best source among `rows` and the digit of what is said, each with its reason."""
    letter, why_letter = min(_letter(row, letters) for row in rows) if rows else ("F", "no claim")
    digit, why_digit = _digit(body, rows)
    return Grade("admiralty", f"{letter}{digit}", (why_letter, why_digit))


def airwars(body: Body) -> Grade:
    """Contested, confirmed, fair or weak, in this order."""
    if body.conflicts:
        return Grade("airwars", "contested", (f"competing claims: {body.conflicts[0].reason}",))
    if accepted := _accepted(body):
        return Grade("airwars", "confirmed", (f"responsibility accepted by {accepted}",))
    proven = body.estimand.proven_distinct
    if proven >= 2:
        return Grade("airwars", "fair", (f"{proven} origins are proven distinct",))
    return Grade("airwars", "weak", ("a single origin, or independence not established",))


def ucdp(body: Body, views: Sequence[View]) -> Grade:
    """Low, best and high by the combined views, the number of independent sources, precision of place and time."""
    named = {view.name: view for view in views}
    low, high = (named[key].bounds.low if key in named else None for key in ("conservative", "informative"))
    mode = named.get("representative")
    best = mode.bounds.low if mode and mode.bounds.low == mode.bounds.high else low
    place, time = _place_code(body.rows), _time_code(body.rows)
    numbers = "/".join(_number(end) for end in (low, best, high))
    sources = f"{body.estimand.proven_distinct} source{'' if body.estimand.proven_distinct == 1 else 's'}"
    symbol = f"{numbers}, {sources}, where {place}, when {time}"
    reasons = (
        "low and high are the lowest and highest that an origin states; best is what most state, else the low",
        f"of all claims {_narrowest('place', place, 7)}, {_narrowest('time', time, 5)}",
    )
    return Grade("ucdp", symbol, reasons)


def _letter(row: Row, letters: Mapping[str, str]) -> tuple[str, str]:
    """The source's letter on its wording alone: one that is named can be held to it (C), one that is not cannot (F)."""
    if row.issuer is not None and row.issuer in letters:
        return letters[row.issuer], f"{row.issuer} is graded by an analyst"
    source = row.issuer_source
    if source is not None and source.kind in (SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GOVERNMENT):
        return "C", f"{source.name} is named and answers for it; no record of its reliability is kept"
    if source is not None and source.kind is SourceKind.DOCUMENT:
        return "C", f"{source.name} is a document that can be asked for"
    return "F", "the source is not named: its reliability cannot be judged"


def _digit(body: Body, rows: Sequence[Row]) -> tuple[str, str]:
    """The digit of the information. 1 asks for a second origin proven distinct; doubt in the text itself weighs first."""
    estimand = body.estimand
    if any(row.claim.status is Status.DENIED for row in body.rows) or body.conflicts:
        return "4", "another account contradicts it"
    if rows and all(row.claim.status in _DOUBTED or _is_unverified(row) for row in rows):
        return "6", "the text itself says that it is not verified, or conditional"
    if estimand.proven_distinct >= 2:
        return "1", f"{estimand.proven_distinct} origins are proven distinct and agree"
    if any(tie.kind is TieKind.CONFIRMS and tie.downstream in estimand.claims for tie in body.ties):
        return "2", "another voice says that it confirms it; their independence is not established"
    if rows and all(row.claim.status in _HEDGED or row.issuer is None for row in rows):
        return "6", "one origin, not named or not committed to it"
    return "3", "one origin, uncontradicted; 1 is out of reach while no second one is proven distinct"


def _is_unverified(row: Row) -> bool:
    return row.claim.verification in (Verification.UNVERIFIED, Verification.DISPUTED)


def _accepted(body: Body) -> str | None:
    """The voice that accepts what it is itself said to have done."""
    for row in body.rows:
        source = row.issuer_source
        if source and row.giver and source.country == row.giver and row.claim.verification is Verification.CONFIRMED:
            return source.name
    return None


def _narrowest(what: str, code: str, most: int) -> str:
    return f"none says the {what}" if code == "?" else f"the narrowest {what} has precision {code} (of {most})"


def _place_code(rows: Sequence[Row]) -> str:
    codes = [
        _PLACE_CODES[place.precision]
        for row in rows
        for place in row.claim.places
        if place.literal and place.precision is not None
    ]
    return str(min(codes)) if codes else "?"


def _time_code(rows: Sequence[Row]) -> str:
    spans = [(row.latest - row.earliest).days + 1 for row in rows if row.earliest and row.latest]
    days = min(spans, default=None)
    if days is None:
        return "?"
    return next((code for code, most in (("1", 1), ("2", 6), ("3", 7), ("4", 31)) if days <= most), "5")


def _number(end: Decimal | None) -> str:
    return "?" if end is None else f"{end:f}"
