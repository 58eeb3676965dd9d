"""An add as the page follows it: what it was given, how far it is, what became of each report."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from headwater.model.assessment import moment
from headwater.pipeline import Added
from headwater.reading import ReadOptions

KEPT = 1000
"""Outcomes that are kept of a job, and problems as many again; beyond that they are counted."""


class Stage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    LINKING = "linking"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: `document` is its id where it is new; `problem` says why it could not be added, or what of it was left out."""

    name: str
    document: str = ""
    title: str = ""
    claims: int = 0
    problem: str = ""


@dataclass
class Job:
    """One add. `folder` holds what was uploaded until it is read; `error` is why the whole job failed."""

    sources: tuple[str, ...]
    options: ReadOptions
    folder: TemporaryDirectory[str] | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    made: str = field(default_factory=moment)
    stage: Stage = Stage.WAITING
    error: str = ""
    new: int = 0
    known: int = 0
    claims: int = 0
    failed: int = 0
    read: list[Outcome] = field(default_factory=list)
    problems: list[Outcome] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.stage in (Stage.DONE, Stage.FAILED)

    def count(self, added: Added) -> None:
        """Take note of one more report."""
        if added.problem is not None:
            self.failed += 1
            if len(self.problems) < KEPT:
                self.problems.append(Outcome(added.source, problem=added.problem.message))
            return
        outcome = Outcome(added.source)
        if added.new and added.record is not None:
            document, many = added.record.document, len(added.record.claims)
            outcome = Outcome(
                added.source, document.id, document.title or "", many, "; ".join(one.message for one in added.problems)
            )
            self.claims += many
        self.new += added.new
        self.known += not added.new
        if len(self.read) < KEPT:
            self.read.append(outcome)

    def clear(self) -> None:
        """Remove what was uploaded."""
        if self.folder is not None:
            self.folder.cleanup()
            self.folder = None


def free_path(folder: Path, name: str) -> Path:
    """Where a file goes into a folder under a name that someone else chose; under another one if that is taken."""
    clean = file_name(name)
    path = folder / clean
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{Path(clean).stem}-{number}{Path(clean).suffix}"
    return path


def file_name(name: str) -> str:
    """A name for a file of ours: the last part of a path, letters, digits and a few signs, at most 60 characters (240 bytes).

    >>> file_name("../../etc/passwd"), file_name("C:\\\\news\\\\Boats [1].txt"), file_name(".."), file_name("a\\u202etxt.exe")
    ('passwd', 'Boats _1_.txt', 'report', 'a_txt.exe')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(one if one.isalnum() or one in " .-_()" else "_" for one in last).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if len(ending) > 10 or not stem:
        return clean[:60].strip(" .") or "report"
    return (stem[: 59 - len(ending)].strip(" .") or "report") + dot + ending
