"""Records survive their way through JSON, and ids depend on content alone."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Bound, DecodeError, Document, Figure, Record, Span, make_document
from headwater.model.codec import decode, encode, json_schema
from headwater.model.ids import document_id

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(_TEXTS, st.one_of(st.none(), _TEXTS), st.lists(_TEXTS, max_size=3))
def test_documents_round_trip(text: str, publisher: str | None, authors: list[str]):
    """Decoding what was encoded gives the same document."""
    document = make_document(text, publisher=publisher, authors=tuple(authors))
    assert decode(encode(document), Document) == document


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_decimals_keep_every_digit(value: Decimal):
    """A figure's bounds are exact after a round trip."""
    figure = Figure(Span("1", 0, 1), value, None, True, None, Bound.AT_LEAST)
    assert decode(encode(figure), Figure).low == value


def test_id_does_not_depend_on_when_it_was_read():
    """The same report read twice is the same document."""
    one = make_document("Two depots burned.", publisher="Ledger", retrieved="2025-09-21")
    assert document_id(replace(one, retrieved="2026-01-01")) == one.id
    assert make_document("Two depots burned!", publisher="Ledger").id != one.id


def test_records_fit_the_schema():
    """The shipped JSON Schema describes what is printed."""
    record = Record(make_document("Two depots burned."))
    jsonschema.validate(json.loads(encode(record)), json_schema())


def test_what_is_no_record_is_refused():
    """Broken JSON gives our own error."""
    with pytest.raises(DecodeError):
        decode(b'{"text": 3}', Span)
