"""What people did, and what can be corrected in a claim, as flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from headwater.exporting.tables import Row
from headwater.exporting.wording import interval
from headwater.ledger import Deed, Found
from headwater.model import Claim
from headwater.model.correction import fields_of
from headwater.model.correction_values import read_bounds

HISTORY_COLUMNS = ("id", "made", "user", "kind", "targets", "field", "was", "is", "counts", "note")
FIELD_COLUMNS = ("claim", "field", "value", "extracted", "user", "made", "note")


def as_read(value: str | None, field: str | None) -> str:
    """A field's value for people: a figure's interval in signs; a dash where there is none.

    >>> as_read("(3000, ..]", "figure.1"), as_read("denied", "status"), as_read(None, "verification")
    ('> 3,000', 'denied', '–')
    """
    if value and field and field.startswith("figure."):
        return interval(read_bounds(value))
    return value or "–"


def history_rows(deeds: Iterable[Deed]) -> Iterator[Row]:
    """One row per decision, assessment or correction; `is` is empty where an earlier one was taken back."""
    for deed in deeds:
        yield {
            "id": deed.id,
            "made": deed.made,
            "user": deed.user,
            "kind": deed.kind,
            "targets": " ".join(deed.targets),
            "field": deed.field or "",
            "was": deed.was or "",
            "is": "" if deed.taken_back else deed.now or "",
            "counts": "yes" if deed.counts else "taken back" if deed.taken_back else "no",
            "note": deed.note or "",
        }


def field_rows(found: Found, extracted: Claim) -> Iterator[Row]:
    """One row per field of a claim that can be corrected, with who corrected it where someone did."""
    made = {one.field: one for one in found.corrections}
    before = fields_of(extracted)
    for field, value in fields_of(found.claim).items():
        one = made.get(field)
        yield {
            "claim": found.claim.id,
            "field": field,
            "value": value or "",
            "extracted": (before.get(field) or "") if one else "",
            "user": one.user if one else "",
            "made": one.made if one else "",
            "note": (one.note or "") if one else "",
        }
