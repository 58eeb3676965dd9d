"""The OpenAPI document (version 3.1.1), from the table of endpoints and the JSON Schema of the records."""

from __future__ import annotations

from functools import cache
from typing import Any

from headwater import __version__
from headwater.model.codec import component_schemas
from headwater.web.api.answers import Listed
from headwater.web.api.endpoints import ENDPOINTS, Endpoint
from headwater.web.api.parameters import Parameter

PROBLEM = "application/problem+json"
"""The media type of errors (RFC 9457)."""

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_REFUSALS = {
    404: "nothing has that id",
    422: "a parameter is unknown or wrong",
    503: "the ledger cannot be read",
}


@cache
def openapi() -> dict[str, Any]:
    """The document; the same for every ledger.

    >>> openapi()["openapi"], sorted(openapi()["paths"])[:2]
    ('3.1.1', ['/api/claims', '/api/claims/{id}'])
    """
    given = [one.gives for one in ENDPOINTS if isinstance(one.gives, type)]
    schemas = component_schemas([*given, Listed], "#/components/schemas/{name}")
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Headwater",
            "version": __version__,
            "summary": "A ledger of claims and figures, to be read.",
        },
        "paths": {f"/api{one.path}": {"get": _operation(one)} for one in ENDPOINTS},
        "components": {"schemas": schemas | {"Problem": _PROBLEM}},
    }


def _operation(one: Endpoint) -> dict[str, Any]:
    answers: dict[str, Any] = {
        str(status): {"description": words, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status, words in _REFUSALS.items()
    }
    answers["200"] = {"description": "as asked", "content": {"application/json": {"schema": _schema(one)}}}
    return {
        "operationId": one.answer.__name__,
        "summary": one.summary,
        "parameters": [_parameter(parameter) for parameter in one.parameters],
        "responses": answers,
    }


def _schema(one: Endpoint) -> dict[str, Any]:
    name = one.gives if isinstance(one.gives, str) else one.gives.__name__
    item = {"$ref": f"#/components/schemas/{name}"}
    if not one.many:
        return item
    page = {"type": "object", "properties": {"items": {"type": "array", "items": item}}}
    return {"allOf": [{"$ref": f"#/components/schemas/{Listed.__name__}"}, page]}


def _parameter(one: Parameter) -> dict[str, Any]:
    where = "path" if one.in_path else "query"
    return {
        "name": one.name,
        "in": where,
        "required": one.in_path,
        "description": one.description,
        "schema": one.schema,
    }
