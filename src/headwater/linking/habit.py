"""Whether one outlet copies another, from what the two have in common: Dong, Berti-Equille and Srivastava (VLDB 2009).

"Integrating Conflicting Data: The Role of Source Dependence", PVLDB 2(1), sections 3.2 and 3.3, with their parameters. Sharing a
true value proves almost nothing, as both can have it from the world; sharing a false one among many proves much.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.linking.rows import Row
from headwater.linking.statements import value_key

COPY_RATE = 0.8
"""Share of a copier's values that it copies."""
ACCURACY = 0.9
"""Share of an outlet's own values that are true."""
FALSE_VALUES = 100
"""How many false values there are to choose from."""
LEAST_SHARED = 8
"""Estimands that two outlets must share before their habit says anything."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What two outlets have in common: estimands on which they agree with most, agree alone, and differ."""

    same_true: int
    same_false: int
    different: int

    @property
    def shared(self) -> int:
        """The estimands of both."""
        return self.same_true + self.same_false + self.different

    @property
    def log_odds(self) -> float:
        """The natural logarithm of how much likelier this is if one copies the other.

        >>> [round(Habit(*counts).log_odds, 2) for counts in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
        [0.09, 6.68, -1.61]
        """
        true, false = ACCURACY**2, (1 - ACCURACY) ** 2 / FALSE_VALUES
        copied_true = ACCURACY * COPY_RATE + true * (1 - COPY_RATE)
        copied_false = (1 - ACCURACY) * COPY_RATE + false * (1 - COPY_RATE)
        return (
            self.same_true * math.log(copied_true / true)
            + self.same_false * math.log(copied_false / false)
            + self.different * math.log(1 - COPY_RATE)
        )


def habits(groups: Iterable[Sequence[Row]]) -> Mapping[tuple[str, str], Habit]:
    """The habit of each two outlets (keys, sorted) that share estimands enough; `groups` are the rows of each estimand.

    What most outlets tell counts as true; where no number is told more often than the others, agreement counts as true, for
    that is the cautious side.
    """
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for group in groups:
        told = _told(group)
        counts = Counter(value for values in told.values() for value in values)
        most = max(counts.values(), default=0)
        outlets = sorted(told)
        for place, one in enumerate(outlets):
            for other in outlets[place + 1 :]:
                common = told[one] & told[other]
                kind = 2 if not common else 0 if any(counts[value] == most for value in common) else 1
                found[one, other][kind] += 1
    made = {pair: Habit(*counts) for pair, counts in found.items()}
    return {pair: made[pair] for pair in sorted(made) if made[pair].shared >= LEAST_SHARED}


def _told(group: Sequence[Row]) -> Mapping[str, set[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for row in group:
        value = value_key(row)
        if row.outlet is not None and value is not None:
            told[row.outlet].add(value)
    return told


def moved(weight: float, log_odds: float) -> float:
    """A weight between 0 and 1 after evidence; never certain either way.

    >>> moved(0.8, 0.0), moved(0.8, 6.68), moved(0.8, -20.0)
    (0.8, 0.99, 0.01)
    """
    prior = min(max(weight, 0.01), 0.99)
    odds = math.log(prior / (1 - prior)) + log_odds
    return round(min(max(1 / (1 + math.exp(-min(max(odds, -50), 50))), 0.01), 0.99), 4)
