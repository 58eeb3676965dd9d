"""What an analyst corrects in a claim: a field, what it was, what it is, with who said so, when and why.

The claim as extracted stays; `corrected` makes the view that counts. It keeps the claim's id and every span, since the text
is what it is, and says in its derivation what was corrected. Fields are named by the record's: `status`, `polarity`,
`verification`, `certainty`, and by number `source.1`, `figure.1`, `counted.1`, `time.1`, `place.1`. For how their values are
written see `headwater.model.correction_values`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from headwater.model import correction_values as values
from headwater.model.claim import Certainty, Claim, Polarity, Status, Step, Verification
from headwater.model.errors import UsageError
from headwater.model.source import SourceKind

RULE = "analyst.correction"
"""The rule that a corrected claim's derivation names."""

LONGEST = 500
"""Characters that a value may have."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An analyst's word on a field of a claim; the latest on a field counts. `was` is its value as extracted.

    `now` is `None` where the field has no value; `taken_back` says that the field is as extracted again. `made` is ISO 8601.
    """

    claim: str
    field: str
    was: str | None
    now: str | None
    user: str
    made: str
    note: str | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class _Listed:
    """A field that a claim has any number of: where they are, and how one is written and read."""

    of: str
    write: Callable[[Any], str | None]  # of one item of the claim's field
    read: Callable[[Any, str], Any]  # the item with the value that the words give

    def items(self, claim: Claim) -> tuple[Any, ...]:
        """The items that can be corrected, in the claim's order."""
        found: tuple[Any, ...] = getattr(claim, self.of)
        return found


_PLAIN = {"status": Status, "polarity": Polarity, "verification": Verification, "certainty": Certainty}
_OPTIONAL = {"verification"}
_LISTED = {
    "source": _Listed("sources", values.source_text, values.read_source),
    "figure": _Listed("figures", values.figure_text, values.read_figure),
    "counted": _Listed("figures", values.counted_text, values.read_counted),
    "time": _Listed("times", values.time_text, values.read_time),
    "place": _Listed("places", values.place_text, values.read_place),
}


def fields_of(claim: Claim) -> dict[str, str | None]:
    """The fields of a claim that can be corrected, with their values as written."""
    found: dict[str, str | None] = {}
    for name in _PLAIN:
        value = getattr(claim, name)
        found[name] = None if value is None else str(value)
    for name, listed in _LISTED.items():
        for number, item in enumerate(listed.items(claim), 1):
            if _can_be_corrected(name, item):
                found[f"{name}.{number}"] = listed.write(item)
    return found


def _can_be_corrected(name: str, item: Any) -> bool:  # an item of a claim's field
    if name == "source":
        return bool(item.kind is not SourceKind.PUBLISHER)  # the publisher is the document's
    return name != "counted" or item.counted is not None


def full_name(field: str) -> str:
    """A field's whole name: the first of its kind where no number is given.

    >>> full_name("figure"), full_name("Place.2"), full_name("status")
    ('figure.1', 'place.2', 'status')
    """
    name = field.strip().lower()
    return f"{name}.1" if name in _LISTED else name


def with_field(claim: Claim, field: str, value: str | None) -> Claim:
    """The claim with one field as `value` says; `None` empties a field that may be empty.

    Raises `UsageError` if the claim has no such field, or the value cannot be read.
    """
    known = fields_of(claim)
    if field not in known:
        raise UsageError(f"this claim has no field {field!r} that can be corrected; it has {', '.join(known)}")
    if value is not None and len(value) > LONGEST:
        raise UsageError(f"a value has at most {LONGEST} characters")
    if field in _PLAIN:
        return _replaced(claim, field, _plain(field, value))
    if value is None:
        raise UsageError(f"{field} cannot be left empty")
    name, number = re.fullmatch(r"(\w+)\.(\d+)", field).groups()  # type: ignore[union-attr]  # the names above are so
    listed, place = _LISTED[name], int(number) - 1
    items = list(listed.items(claim))
    items[place] = listed.read(items[place], value)
    return _replaced(claim, listed.of, tuple(items))


def _replaced(claim: Claim, name: str, value: Any) -> Claim:  # what the field of that name holds
    changes: dict[str, Any] = {name: value}
    return replace(claim, **changes)


def _plain(field: str, value: str | None) -> Any:  # a member of the field's enumeration
    kind = _PLAIN[field]
    if value is None and field in _OPTIONAL:
        return None
    try:
        return kind((value or "").strip().lower())
    except ValueError as error:
        raise UsageError(f"{field} is one of {', '.join(kind)}, not {value!r}") from error


def corrected(claim: Claim, corrections: Iterable[Correction]) -> Claim:
    """The claim as the corrections have it, each a step of its derivation; those taken back do nothing.

    >>> from headwater.model import Form, Span
    >>> plain = Claim("c1", "d1", (Span("It sank", 0, 7),), Span("It sank", 0, 7), Form.NONE, None, (), Status.ASSERTED)
    >>> one = Correction("c1", "status", "asserted", "possible", "ana", "2026-01-02T03:04:05+00:00", "the text says may")
    >>> told = corrected(plain, [one])
    >>> told.status, told.derivation[-1].rule, told.derivation[-1].note
    (<Status.POSSIBLE: 'possible'>, 'analyst.correction', 'status: asserted → possible, ana, 2026-01-02T03:04:05+00:00: the text says may')
    """
    for one in corrections:
        if one.taken_back:
            continue
        claim = with_field(claim, one.field, one.now)
        step = Step(RULE, (), f"{one.field}: {one.was or '–'} → {one.now or '–'}, {one.user}, {one.made}{_note(one)}")
        claim = replace(claim, derivation=(*claim.derivation, step))
    return claim


def _note(one: Correction) -> str:
    return f": {one.note}" if one.note else ""
