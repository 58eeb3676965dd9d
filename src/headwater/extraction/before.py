"""What is kept of the figures before one, by which it may be completed."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from headwater.extraction.found import FoundFigure
from headwater.extraction.governed import SHARES
from headwater.extraction.polls import Polls


@dataclass
class Before:
    """Of the figures before one the few that it may be completed by: noted as they pass, for a row of figures without end
    would be gone through for each of them."""

    polls: Polls
    last: FoundFigure | None = None
    count: FoundFigure | None = None
    share: FoundFigure | None = None
    counts: deque[FoundFigure] = field(default_factory=lambda: deque(maxlen=6))
    """The last few that count things."""
    measured: dict[str, FoundFigure] = field(default_factory=dict)
    """The last figure of each unit that is known to measure something."""
    nameless: FoundFigure | None = None
    """The last bare number of which it is not known what it counts: what is said of "them" after it is as unknown."""

    @property
    def heads(self) -> dict[int, FoundFigure]:
        """The last counts by the tokens that head what they count."""
        return {item.head: item for item in self.counts if item.head is not None}

    def note(self, item: FoundFigure) -> None:
        """Keep the figure as the last of its kind."""
        self.last = item
        self.polls.note(item)
        if item.figure.counted is not None and item.figure.unit is None:
            self.count = item
            self.counts.append(item)
        if item.figure.counted is None and item.figure.unit is None:
            self.nameless = item
        if item.figure.counted is not None and item.figure.unit is not None:
            self.measured[item.figure.unit] = item
        if item.figure.counted is not None and item.figure.unit in SHARES:
            self.share = item
