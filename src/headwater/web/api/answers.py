"""The answers: from the ledger and its summary to JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request

from headwater.exporting.disputes import Dispute, dispute
from headwater.exporting.summary import FACETS, Choice
from headwater.ledger import Found
from headwater.linking.grades import Grade
from headwater.linking.trajectory import View
from headwater.model import UsageError
from headwater.model.codec import encode, encode_relation
from headwater.model.relations import TrajectoryStep
from headwater.web.context import ledger_of, summary_of
from headwater.web.screens.figure import estimand_of

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that gives a figure, and the report that makes it."""

    claim: str
    document: str


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """One figure. `relations` are its estimand, its origins, and what holds between its claims and reports."""

    id: str
    label: str
    reports: int
    trajectory: tuple[TrajectoryStep, ...]
    views: tuple[View, ...]
    grades: tuple[Grade, ...]
    tellings: tuple[Telling, ...]
    relations: tuple[msgspec.Raw, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list. `next` is the address of the next one, `total` how many there are, null where nobody counted."""

    items: tuple[msgspec.Raw, ...]
    next: str | None
    total: int | None


def figures(request: Request, values: Values) -> bytes:
    """A page of the disputed figures."""
    facets = {name: values[name] for name in FACETS if values[name]}
    with summary_of(request) as summary:
        found = summary.figures(Choice(values["q"] or "", facets, values["order"], values["page"], values["limit"]))
    return _page(request, values, map(encode, found.lines), found.total)


def figure(request: Request, values: Values) -> bytes:
    """One figure, with what is known of it."""
    with ledger_of(request) as ledger:
        found = dispute(ledger, estimand_of(ledger, values["id"]))
    return encode(
        FigureAnswer(
            found.estimand.id,
            found.estimand.label,
            found.reports,
            found.steps,
            found.views,
            found.grades,
            tuple(Telling(one.claim.id, one.document.id) for one in found.tellings),
            tuple(msgspec.Raw(encode_relation(one)) for one in _around(found)),
        )
    )


def _around(found: Dispute) -> Iterable[Any]:  # relations of every kind
    yield found.estimand
    yield from (strand.origin for strand in found.strands)
    yield from (*found.derivations, *found.drifts, *found.conflicts, *found.ties)


def reports(request: Request, values: Values) -> bytes:
    """A page of the reports."""
    with summary_of(request) as summary:
        lines, total = summary.reports(values["q"] or "", values["page"], values["limit"])
    return _page(request, values, map(encode, lines), total)


def report(request: Request, values: Values) -> bytes:
    """One report's record."""
    with ledger_of(request) as ledger:
        return encode(ledger.record(values["id"]))


def claims(request: Request, values: Values) -> bytes:
    """A page of the claims that hold words; none without words."""
    start, size = _slice(values)
    with ledger_of(request) as ledger:
        names = ledger.searching.newest(values["q"] or "", size + 1, start)
        found = ledger.found(names)
    shown = [found[name].claim for name in names[:size] if name in found]
    return _page(request, values, map(encode, shown), None, more=len(names) > size)


def claim(request: Request, values: Values) -> bytes:
    """One claim."""
    with ledger_of(request) as ledger:
        found = ledger.found([values["id"]]).get(values["id"])
    if not isinstance(found, Found):
        raise UsageError(f"no claim {values['id']!r}")
    return encode(found.claim)


def relations(request: Request, values: Values) -> bytes:
    """A page of the relations of a kind, of those that name an id, or of all."""
    start, size = _slice(values)
    with ledger_of(request) as ledger:
        held = ledger.relations.naming(values["naming"]) if values["naming"] else ledger.relations.all(values["kind"])
        chosen = (one for one in held if values["kind"] in (None, str(one.kind)))
        found = list(islice(chosen, start, start + size + 1))
    return _page(request, values, map(encode_relation, found[:size]), None, more=len(found) > size)


def history(request: Request, values: Values) -> bytes:
    """A page of what people did: decisions, assessments, corrections, and what took them back."""
    start, size = _slice(values)
    with ledger_of(request) as ledger:
        found = list(islice(ledger.history.deeds(values["about"]), start, start + size + 1))
    return _page(request, values, map(encode, found[:size]), None, more=len(found) > size)


def _slice(values: Values) -> tuple[int, int]:
    size = int(values["limit"])
    return (int(values["page"]) - 1) * size, size


def _page(
    request: Request, values: Values, items: Iterable[bytes], total: int | None, *, more: bool | None = None
) -> bytes:
    """A page of a list with the address of the next one, if there is more."""
    if more is None:
        more = total is not None and values["page"] * values["limit"] < total
    following = f"{request.url.path}?{urlencode({**request.query_params, 'page': values['page'] + 1})}"
    return encode(Listed(tuple(map(msgspec.Raw, items)), following if more else None, total))
