"""Relations of reports that are in no ledger: extracted here, or taken from the records that `extract` printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.linking import link
from headwater.model import DecodeError, Problem, Record
from headwater.model.codec import decode
from headwater.model.relations import Relation
from headwater.pipeline.adding import extract
from headwater.pipeline.extracting import USUAL, Method
from headwater.reading import ReadOptions

_OPENING = b'{"document":'


def link_sources(
    sources: Iterable[str], options: ReadOptions, problems: list[Problem], *, method: Method = USUAL, jobs: int = 1
) -> tuple[Relation, ...]:
    """The relations between the claims of all inputs; what could not be read is added to `problems`.

    An input that holds records, as `headwater extract --format jsonl` prints them, is not extracted again.
    """
    names = list(sources)
    stored = [name for name in names if holds_records(name)]
    records: dict[str, Record] = {}
    for item in (*_stored(stored), *extract([n for n in names if n not in stored], options, method=method, jobs=jobs)):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            records[item.document.id] = item
    return link(records.values())


def holds_records(name: str) -> bool:
    """Whether a file holds records, by how it begins."""
    path = Path(name)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_OPENING)) == _OPENING


def _stored(names: Iterable[str]) -> Iterator[Record | Problem]:
    for name in names:
        with Path(name).open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield decode(line, Record)
                except DecodeError as error:
                    yield Problem(name, "reading", "record", f"line {number}: {error}")
