"""Extraction over many documents: what one document brings out costs that document alone."""

from __future__ import annotations

import multiprocessing
from unittest.mock import patch

import pytest

from headwater.model import Document, Record, UsageError, make_document
from headwater.pipeline import extracting
from headwater.reading import Reading

DOCUMENTS = [make_document(f"Police said {number + 20} boats sank.") for number in range(24)]
READINGS = [Reading(f"{number}.txt", document, b"") for number, document in enumerate(DOCUMENTS)]


def test_a_fault_costs_one_document(monkeypatch: pytest.MonkeyPatch):
    """An exception nobody foresaw is a problem that names the document; the others are extracted."""

    def odd(document: Document, method: extracting.Method) -> Record:
        del method
        if document is DOCUMENTS[1]:
            raise ZeroDivisionError("odd")
        return Record(document, (), ())

    monkeypatch.delenv("HEADWATER_DEBUG", raising=False)
    with patch.object(extracting, "extract_one", odd):
        first, second, third = extracting.extract_all(READINGS[:3], extracting.USUAL, 1)
    assert first[1] is not None
    assert third[1] is not None
    assert second[1] is None
    assert str(second[0].problem).startswith("1.txt: a fault of Headwater's own: ZeroDivisionError('odd')")


def test_an_unknown_reader_stops_all():
    """That is no document's fault."""
    with pytest.raises(UsageError):
        list(extracting.extract_all(READINGS[:2], extracting.Method("no_such_reader"), 1))


def test_a_process_that_dies_costs_what_it_held():
    """The documents in flight are problems, and those after them are extracted by new processes."""
    results = extracting.extract_all(READINGS, extracting.USUAL, 2)
    done = [next(results)]
    for process in multiprocessing.active_children():
        process.kill()
    done += results
    assert [reading.source for reading, _ in done] == [reading.source for reading in READINGS]
    lost = [reading for reading, record in done if record is None]
    assert 0 < len(lost) <= 2 * extracting._WAITING
    assert {reading.problem.kind for reading in lost if reading.problem} == {"worker_died"}
    assert done[-1][1] is not None
