"""Records to JSON and back, by msgspec, and the JSON Schema of the record.

Decimals travel as JSON numbers with all their digits, dates as ISO 8601, absent values as `null` or `[]`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from headwater.model.errors import DecodeError
from headwater.model.record import Record
from headwater.model.relations import Relation, Tie, TieKind
from headwater.model.time import Day

T = TypeVar("T")


def _plain(value: Any) -> str:  # whatever msgspec does not know
    if isinstance(value, Day):
        return str(value)
    raise NotImplementedError(f"no JSON for {type(value).__name__}")


def _made(kind: type, value: Any) -> Any:  # the type that a field asks for, and what JSON holds there
    if kind is Day and isinstance(value, str):
        return Day.parse(value)
    raise NotImplementedError(f"no {kind.__name__} from {type(value).__name__}")


def _described(kind: type) -> dict[str, Any]:  # a part of a JSON Schema
    if kind is Day:
        return {"type": "string", "pattern": r"^-?\d{4}-\d\d-\d\d$"}
    raise NotImplementedError(f"no schema for {kind.__name__}")


_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=_plain)
_CANONICAL = msgspec.json.Encoder(decimal_format="number", order="deterministic", enc_hook=_plain)


def encode(record: Any) -> bytes:  # any record of this package, or a list or dict of them
    """JSON of a record, in UTF-8, on one line.

    >>> from headwater.model import Span
    >>> encode(Span("up", 3, 5))
    b'{"text":"up","start":3,"end":5}'
    """
    return _ENCODER.encode(record)


def canonical(value: Any) -> bytes:  # any JSON-like value or record
    """JSON with sorted keys: the same value always gives the same bytes."""
    return _CANONICAL.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """The record of type `kind` that `data` holds; raises `DecodeError` if it holds none.

    >>> from headwater.model import Span
    >>> decode('{"text":"up","start":3,"end":5}', Span)
    Span(text='up', start=3, end=5)
    """
    try:
        return msgspec.json.decode(data, type=kind, dec_hook=_made)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DecodeError(f"not a {kind.__name__}: {error}") from error


def json_schema() -> dict[str, Any]:  # a JSON Schema is an open dict
    """JSON Schema (2020-12) of the object that `headwater extract` prints per document."""
    schema = _with_numbers(msgspec.json.schema(Record, schema_hook=_described))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Headwater record", **schema}


def _with_numbers(schema: Any) -> Any:  # any part of a JSON Schema
    """The schema with decimals as the numbers that `encode` writes; msgspec describes them as strings."""
    if schema == {"type": "string", "format": "decimal"}:
        return {"type": "number"}
    if isinstance(schema, dict):
        return {key: _with_numbers(value) for key, value in schema.items()}
    return [_with_numbers(value) for value in schema] if isinstance(schema, list) else schema


_WORDS = {"upstream": "from", "downstream": "to", "now": "is"}
"""Fields of relations whose names in JSON are words that Python keeps for itself."""
_PLAIN = {word: field for field, word in _WORDS.items()}
_KINDS: dict[str, Any] = {
    get_args(get_type_hints(kind)["kind"])[0]: kind for kind in get_args(Relation) if kind is not Tie
}  # a class by its kind
_KINDS |= {str(kind): Tie for kind in TieKind}


RELATION_KINDS = tuple(sorted(_KINDS))
"""Every kind of relation, as printed."""


def component_schemas(kinds: Iterable[type], template: str) -> dict[str, Any]:  # a JSON Schema is an open dict
    """JSON Schemas of classes of records by name, and of all that they hold, `Relation` with its kinds among them.

    `template` is how one schema names another, with `{name}` in it.

    >>> sorted(component_schemas([TieKind], "#/{name}"))[:2]
    ['Bound', 'Conflict']
    """
    relations = dict.fromkeys(_KINDS.values())
    _, made = msgspec.json.schema_components([*kinds, *relations], schema_hook=_described, ref_template=template)
    schemas: dict[str, Any] = _with_numbers(made)
    for kind in relations:
        schemas[kind.__name__] = _as_printed(schemas[kind.__name__])
    schemas["Relation"] = {"oneOf": [{"$ref": template.format(name=kind.__name__)} for kind in relations]}
    return schemas


def _as_printed(schema: dict[str, Any]) -> dict[str, Any]:  # likewise
    """The schema of a relation with its fields named as `encode_relation` prints them; all of them are printed."""
    fields = {_WORDS.get(name, name): value for name, value in schema["properties"].items()}
    return {**schema, "properties": fields, "required": list(fields)}


def encode_relation(relation: Relation) -> bytes:
    """JSON of a relation on one line, with its `kind` first.

    >>> from headwater.model.relations import Drift, DriftKind
    >>> encode_relation(Drift("c1", "c2", DriftKind.BOUND_LOST, "bound", "as many as", None))
    b'{"kind":"drift","from":"c1","to":"c2","drift":"bound_lost","field":"bound","was":"as many as","is":null}'
    """
    fields = {field.name: getattr(relation, field.name) for field in dataclasses.fields(relation)}
    return _ENCODER.encode({"kind": fields.pop("kind"), **{_WORDS.get(key, key): fields[key] for key in fields}})


def decode_relation(data: bytes | str) -> Relation:
    """The relation that `data` holds; raises `DecodeError` if it holds none."""
    try:
        value = msgspec.json.decode(data)
        kind = _KINDS[value["kind"]]
        relation: Relation = msgspec.convert(
            {_PLAIN.get(key, key): value[key] for key in value}, kind, strict=False, dec_hook=_made
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, TypeError) as error:
        raise DecodeError(f"not a relation: {error}") from error
    return relation
