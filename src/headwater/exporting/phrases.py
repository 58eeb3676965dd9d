"""A line of words in a picture, whose parts differ in kind and follow each other as the letters run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words at a baseline: each part with its kind (`name`, `value`, `note`, `scale`, `changed`); lengths in CSS pixels.

    `anchor` is `start`, `middle` or `end`.
    """

    x: float
    y: float
    parts: tuple[tuple[str, str], ...]
    anchor: str = "start"
