"""`headwater schema`."""

from __future__ import annotations

import json

import jsonschema

from tests.running import headwater


def test_it_is_a_valid_schema():
    """Other programs can rely on it."""
    schema = json.loads(headwater("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Headwater record"
