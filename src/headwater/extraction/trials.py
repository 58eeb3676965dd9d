"""Which rules were tried on which word: nothing is kept unless someone asks, as `headwater explain --errors` does.

Rules say by their return value whether they fired; the loops that try them tell it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule tried at the character `at`: what it decided, `None` if it declined. `stage` is what it was to decide."""

    stage: str
    rule: str
    at: int
    verdict: str | None


_KEPT: ContextVar[list[Trial] | None] = ContextVar("trials", default=None)


@contextmanager
def kept_trials() -> Iterator[list[Trial]]:
    """A list that fills with the trials made inside the block.

    >>> with kept_trials() as trials:
    ...     note_trial("status", "_condition", 4, None)
    >>> trials, note_trial("status", "_condition", 4, None)
    ([Trial(stage='status', rule='condition', at=4, verdict=None)], None)
    """
    trials: list[Trial] = []
    token = _KEPT.set(trials)
    try:
        yield trials
    finally:
        _KEPT.reset(token)


def trials_are_kept() -> bool:
    """Whether someone asked for trials; loops over many rules ask once."""
    return _KEPT.get() is not None


def note_trial(stage: str, rule: str, at: int, verdict: str | None) -> None:
    """Keep a trial, if someone asked for them; `rule` is a function's name."""
    trials = _KEPT.get()
    if trials is not None:
        trials.append(Trial(stage, rule.strip("_").removeprefix("is_").replace("_", "-"), at, verdict))
