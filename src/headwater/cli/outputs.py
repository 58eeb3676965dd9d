"""Files that commands write: whole or not at all, and never in the place of the ledger that they are made from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.model import UsageError


@contextmanager
def made(path: Path, ledger: Path) -> Iterator[Path]:
    """A file to be written in the place of `path`, which it takes once it is whole: what stood there stays until then.

    What is no regular file (a pipe, a device), or lies where no other can be made, is written as it is. The folder is made if it
    is not there. Raises `UsageError` where `path` is the ledger.
    """
    if path.exists() and ledger.exists() and path.samefile(ledger):
        raise UsageError(f"{path} is the ledger itself; name another file")
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    if (target.exists() and not target.is_file()) or not os.access(target.parent, os.W_OK):
        yield target
        return
    draft = target.with_name(f".{target.stem[:40]}-{os.getpid()}{target.suffix}")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def write(path: Path, ledger: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces into a file as `made` does."""
    with made(path, ledger) as draft, draft.open("wb") as stream:
        stream.writelines(pieces)
