"""What can be asked for: one table, from which both the routes and the OpenAPI document are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from headwater.exporting.summary import FACETS
from headwater.exporting.summary.lines import ORDERS, FigureLine, ReportLine
from headwater.ledger import Deed
from headwater.model import Claim, Record
from headwater.model.codec import RELATION_KINDS
from headwater.web.api import answers
from headwater.web.api.answers import FigureAnswer
from headwater.web.api.parameters import Parameter

Answer = Callable[[Request, Mapping[str, Any]], bytes]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address below `/api`, what it gives, what it may be asked with, and what it answers with.

    `gives` is a record's class, or the name of a schema; with `many` it is a page of a list.
    """

    path: str
    summary: str
    answer: Answer
    gives: type | str
    parameters: tuple[Parameter, ...] = ()
    many: bool = False


_WORDS = Parameter("q", "words that all must stand in it")
_PAGE = Parameter("page", "which page of the list", 1, most=1_000_000)
_LIMIT = Parameter("limit", "how many to a page", 50, most=200)


def _id(what: str) -> Parameter:
    return Parameter("id", f"the id of the {what}", in_path=True)


ENDPOINTS = (
    Endpoint(
        "/figures",
        "The disputed figures: those that several reports give, or that a report contradicts.",
        answers.figures,
        FigureLine,
        (
            _WORDS,
            *(Parameter(name, f"only figures with this {name}") for name in FACETS),
            Parameter("order", "what comes first", "reports", tuple(ORDERS)),
            _PAGE,
            _LIMIT,
        ),
        many=True,
    ),
    Endpoint(
        "/figures/{id}",
        "One figure: its trajectory, views and proposed grades, its origins, and what holds between the claims that give it.",
        answers.figure,
        FigureAnswer,
        (_id("estimand"),),
    ),
    Endpoint(
        "/reports", "The reports, the newest first.", answers.reports, ReportLine, (_WORDS, _PAGE, _LIMIT), many=True
    ),
    Endpoint("/reports/{id}", "One report as stored, with its claims.", answers.report, Record, (_id("document"),)),
    Endpoint(
        "/claims",
        "The claims in which all the words stand, those added last first.",
        answers.claims,
        Claim,
        (_WORDS, _PAGE, _LIMIT),
        many=True,
    ),
    Endpoint("/claims/{id}", "One claim.", answers.claim, Claim, (_id("claim"),)),
    Endpoint(
        "/relations",
        "What holds between claims and reports, of one kind or all.",
        answers.relations,
        "Relation",
        (
            Parameter("kind", "only relations of this kind", choices=RELATION_KINDS),
            Parameter("naming", "only those that name this claim, report, estimand or origin"),
            _PAGE,
            _LIMIT,
        ),
        many=True,
    ),
    Endpoint(
        "/history",
        "What people did, the latest first: decisions, assessments, corrections, and what took them back.",
        answers.history,
        Deed,
        (Parameter("about", "only what is about this claim, estimand or origin"), _PAGE, _LIMIT),
        many=True,
    ),
)
"""Every endpoint; a new one is added here."""
