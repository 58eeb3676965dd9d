"""From what the user names (files, folders, globs, "-", addresses) to named bytes, within the limits."""

from __future__ import annotations

import glob
import os
import sys
import urllib.error
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
        elif Path(source).is_dir():
            found.update(dict.fromkeys(_walk(Path(source)) or [source]))
        elif glob.has_magic(source) and not Path(source).exists():
            found.update(dict.fromkeys(sorted(glob.glob(source, recursive=True)) or [source]))  # noqa: PTH207  # the user's own pattern, absolute or not
        else:
            found[source] = None
    return list(found)


def _walk(folder: Path) -> list[str]:
    """Readable files below a folder, sorted; links that lead elsewhere are not followed."""
    found = []
    for at, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            str(Path(at) / name) for name in sorted(names) if not name.startswith(".") and Path(name).suffix in _KINDS
        ]
    return found


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
        if path.is_dir():
            os.listdir(path)  # noqa: PTH208  # only to learn whether we may
            raise ReadingError("no_reports", "a folder without any report (.txt, .html, .pdf, .jsonl)")
        if path.exists() and not path.is_file():
            raise ReadingError("not_a_file", "no regular file")
        with path.open("rb") as stream:
            return _bounded(stream)
    except FileNotFoundError as error:
        raise ReadingError("missing", "no such file; check the path") from error
    except PermissionError as error:
        raise ReadingError("permission", "no permission to read it; check its owner and mode") from error
    except (OSError, ValueError) as error:
        raise ReadingError("unreadable", f"cannot be read: {error}") from error


def _fetch(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "headwater"})  # noqa: S310  # http and https only, by is_address
    try:
        with urllib.request.urlopen(request, timeout=MAX_SECONDS) as answer:  # noqa: S310  # likewise
            return _bounded(answer)
    except (urllib.error.URLError, TimeoutError, OSError, ValueError) as error:
        raise ReadingError("unreachable", f"cannot be fetched: {error}") from error
