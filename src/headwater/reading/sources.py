"""From what the user names (files, folders, globs, "-", addresses) to named bytes, within the limits."""

from __future__ import annotations

import glob
import http.client
import os
import stat
import sys
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from headwater.model import LimitError, ReadingError
from headwater.reading.limits import MAX_BYTES, MAX_SECONDS

STDIN = "-"
_KINDS = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".gz"})


def is_address(source: str) -> bool:
    """Whether a source is an address to be fetched."""
    return source.startswith(("http://", "https://"))


def expand(sources: Iterable[str]) -> list[str]:
    """The inputs that the sources name, in order and once each: folders and globs opened, sidecars and hidden files left out.

    A name that matches nothing stays, so that reading can say that it is missing.
    """
    found: dict[str, None] = {}
    for source in sources:
        if source == STDIN or is_address(source):
            found[source] = None
        elif os.path.isdir(source):  # noqa: PTH112  # unlike Path's, it raises for no name, however odd
            found.update(dict.fromkeys(_walk(Path(source)) or [source]))
        elif glob.has_magic(source) and not os.path.exists(source):  # noqa: PTH110  # likewise
            found.update(dict.fromkeys(sorted(glob.glob(source, recursive=True)) or [source]))  # noqa: PTH207  # the user's own pattern, absolute or not
        else:
            found[source] = None
    return list(found)


def _walk(folder: Path) -> list[str]:
    """The reports below a folder, sorted, and the folders that are closed to us; links that lead elsewhere are not followed."""
    found: list[str] = []
    closed: list[str] = []
    for at, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            str(Path(at) / name)
            for name in sorted(names)
            if not name.startswith(".") and Path(name).suffix.lower() in _KINDS
        ]
    return found + closed


def load(source: str) -> bytes:
    """The bytes of one input; raises `ReadingError` if it is missing, closed to us or empty, `LimitError` if too large."""
    if source == STDIN:
        raw = _bounded(sys.stdin.buffer)
    elif is_address(source):
        raw = _fetch(source)
    else:
        raw = _open(Path(source))
    if len(raw) > MAX_BYTES:
        raise LimitError(
            "too_large", f"larger than the limit of {MAX_BYTES // 1_000_000} MB; split it, or give its text"
        )
    if not raw.strip():
        raise ReadingError("empty", "empty: there is nothing to read")
    return raw


def _bounded(stream: IO[bytes]) -> bytes:
    return stream.read(MAX_BYTES + 1)


def _open(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            os.listdir(path)  # noqa: PTH208  # only to learn whether we may
            raise ReadingError("no_reports", "a folder without any report (.txt, .html, .pdf, .jsonl)")
        if not stat.S_ISREG(kind):
            raise ReadingError("not_a_file", "no regular file")
        with path.open("rb") as stream:
            return _bounded(stream)
    except FileNotFoundError as error:
        raise ReadingError("missing", "no such file; check the path") from error
    except PermissionError as error:
        raise ReadingError("permission", "no permission to read it; check its owner and mode") from error
    except OSError as error:
        raise ReadingError("unreadable", f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ReadingError("unreadable", f"cannot be read: {error}") from error


def _fetch(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "headwater"})  # noqa: S310  # http and https only, by is_address
    try:
        with urllib.request.urlopen(request, timeout=MAX_SECONDS) as answer:  # noqa: S310  # likewise
            return _until(answer, time.monotonic() + MAX_SECONDS)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise ReadingError("unreachable", f"cannot be fetched: {' '.join(str(error).split())}") from error


def _until(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    """At most the limit and one byte, by the deadline: a server that gives a byte a second holds nobody up."""
    parts, size = [], 0
    while size <= MAX_BYTES and (part := answer.read1(min(65536, MAX_BYTES + 1 - size))):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError(f"it took longer than {MAX_SECONDS:g} s")
    return b"".join(parts)
