"""What one document yields: the object that `headwater extract --format jsonl` prints per line."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.claim import Claim
from headwater.model.document import Document
from headwater.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Record:
    """A document with its claims and the problems met on the way."""

    document: Document
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
