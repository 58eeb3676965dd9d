"""The limits on what is read, stated once."""

from __future__ import annotations

MAX_BYTES = 20_000_000
"""Largest input in bytes; never more than this and one byte is read."""

MAX_SECONDS = 20.0
"""Wall time that a hostile format may take to parse, in seconds."""

MAX_MEMORY = 3_000_000_000
"""Address space of the worker that parses hostile formats, in bytes."""

MAX_PAGES = 500
"""Pages of a PDF that are read; the rest is left out."""

MAX_DEPTH = 400
"""How deep the elements of an HTML page may nest."""
