"""What went wrong with one input, as a value: gathered and shown, never raised, so that the batch goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`source` names the file, address or document; `stage` is `reading`, `extraction` or `ledger`.

    `kind` is a short stable word for programs ("too_large", "not_text"); `message` is one line for people that says
    what is wrong and, where something can be done, what.
    """

    source: str
    stage: str
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
