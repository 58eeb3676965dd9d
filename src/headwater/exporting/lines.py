"""Records as JSON lines: one document with its claims per line, as `headwater schema` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from headwater.model import Record
from headwater.model.codec import encode


def to_jsonl(records: Iterable[Record]) -> Iterator[bytes]:
    """Each record as a line of UTF-8, its line end included.

    >>> from headwater.model import make_document
    >>> [line[:12] for line in to_jsonl([Record(make_document("It rained."))])]
    [b'{"document":']
    """
    for record in records:
        yield encode(record) + b"\n"
