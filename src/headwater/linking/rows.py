"""The rows that linking works on: one figure of one claim, with the normal forms by which rows are compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from headwater.model import Claim, Document, Figure, Source


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of a claim, or a claim without one (`figure` is `None`), ready to be compared.

    `id` is the claim's id, with `#n` for its n-th figure. `head` is the counted noun's lemma after synonyms ("worker" for
    laborer), `qualifiers` its nationality (`of:KP`) and kind, lower case. `event` is the event's type with its side
    ("sent", "planned sent", "killed"); `giver`, `receiver` the actors' normal names where the text says. `places` are
    gazetteer ids from the smallest outward; `earliest` and `latest` what the claim speaks of, not when it was published.
    `issuer` is the nearest named speaker's normal key (`None` where no one is named), `issuer_source` the source it came
    from; `relays` the keys of those in between; `outlet` the publisher's key. `published` is the day of publication, as
    far as known. `speaker` is the nearest speaker's own key, named or not. `voices` are the own keys of all who vouch, named or not, and `callings` the wider keys that the
    nearest of them answers to (see `headwater.linking.issuers`). `story` are the countries that the whole report is about.
    `said` is the last day on which the speaker can have said it, where the report gives a day or month for that.
    """

    id: str
    claim: Claim
    document: Document
    figure: Figure | None
    head: str | None
    qualifiers: frozenset[str]
    event: str | None
    giver: str | None
    receiver: str | None
    places: tuple[str, ...]
    earliest: date | None
    latest: date | None
    issuer: str | None
    issuer_source: Source | None
    relays: tuple[str, ...]
    outlet: str | None
    published: date | None
    speaker: str | None = None
    voices: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    said: date | None = None

    def __hash__(self) -> int:
        """By the id: hashing everything a row holds takes longer than most of what is asked of it."""
        return hash(self.id)

    @property
    def stated(self) -> date | None:
        """The day by which it was stated: that of publication, or an earlier one that the report gives for it."""
        return min((day for day in (self.published, self.said) if day), default=None)

    @property
    def value(self) -> str | None:
        """The number that the figure prints, however it is bounded: "more than 6 million" and "up to six million" share it.

        A range has both its ends. `None` for vague words ("dozens") and for a claim without a figure.
        """
        if self.figure is None or self.figure.bound == "vague":
            return None
        return _printed(self.figure.low, self.figure.high)


@lru_cache(maxsize=1 << 16)  # asked of the same figures again and again
def _printed(low: Decimal | None, high: Decimal | None) -> str | None:
    ends = {end for end in (low, high) if end is not None}
    return "-".join(f"{end:f}" for end in sorted(ends)) or None
