"""The confined worker: bounded in time, replaced when it dies, without network."""

from __future__ import annotations

import pytest

from headwater.model import LimitError, ReadingError
from headwater.reading.worker import Worker

PAGE = b"<html><body><p>The ministry said at least 40 boats sank in the harbour on Sunday, after a storm that nobody had forecast.</p></body></html>"


def test_starting_does_not_count_as_parsing():
    """The limit is on the page alone: on a busy machine the start of a process takes longer."""
    with Worker(seconds=5.0) as worker:
        assert "40 boats" in worker.parse("html", PAGE).text


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read():
    """The process is ended, and another takes its place."""
    with Worker(seconds=0.0) as worker:
        with pytest.raises(LimitError, match="took longer than 0 s"):
            worker.parse("html", PAGE)
        worker._seconds = 30.0
        assert "40 boats" in worker.parse("html", PAGE).text


def test_a_process_that_dies_is_replaced():
    """The next page is read by another."""
    with Worker() as worker:
        worker.parse("html", PAGE)
        assert worker._process is not None
        worker._process.kill()
        worker._process.join()
        assert "40 boats" in worker.parse("html", PAGE).text
        with pytest.raises(ReadingError, match="broken or locked PDF"):
            worker.parse("pdf", b"%PDF-1.7 nothing")
