"""Records as JSON lines."""

from __future__ import annotations

from headwater.exporting import to_jsonl
from headwater.model import Record
from headwater.model.codec import decode
from tests.exporting.samples import RECORDS


def test_a_line_per_record_that_reads_back():
    """No line break inside a record, and nothing lost."""
    lines = list(to_jsonl(RECORDS))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert [decode(line, Record) for line in lines] == RECORDS
