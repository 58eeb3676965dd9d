"""Whether two figures are of one thing: a declared list of features, each with its weight, and a score with its reasons.

A feature says how far two rows agree, from 0 to 1; one half where one of them does not say. Where a deciding feature says
that they differ (`None`), they are of two things, whatever the rest says: workers are no soldiers, a plan is no deed. The
score is the weighted sum, as in Fellegi and Sunter (JASA 1969) with weights set by hand for want of training pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from headwater.linking.heads import is_kind_of
from headwater.linking.scenes import contains

SAME = 0.7
"""From this score on two figures are of one thing."""
UNDECIDED = 0.6
"""From this score up to `SAME` the analyst is asked."""
_UNSAID = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Signature:
    """All of a row that says what it is a figure of; rows with one signature are of one thing.

    Absent is "" or `()`, so that signatures sort; days are ISO 8601. `story` are the countries of the report where the row
    itself leaves out the place or the people, `told` the month of publication where it leaves out the time. `since` is
    whether the words leave the end open: then `latest` is the day by which it was told.
    """

    head: str
    nation: str
    kinds: tuple[str, ...]
    event: str
    places: tuple[str, ...]
    earliest: str
    latest: str
    number: str
    story: tuple[str, ...] = ()
    told: str = ""
    since: bool = False

    @property
    def context(self) -> tuple[str, ...]:
        """The countries that it has to do with."""
        return _context(self.story, self.places, self.nation)

    @property
    def when(self) -> str:
        """The month that it is told in, or speaks of last, or since; "" if none is known."""
        return (self.told or ("" if self.since else self.latest) or self.earliest)[:7]


@lru_cache(maxsize=1 << 16)  # asked of both sides of each pair
def _context(story: tuple[str, ...], places: tuple[str, ...], nation: str) -> tuple[str, ...]:
    countries = {place[8:] for place in places if place.startswith("country:")}
    return tuple(sorted({*story, *countries, *([nation] if nation else [])}))


@dataclass(frozen=True, slots=True)
class Feature:
    """A named part of the score: its weight, and how far two signatures agree (`None`: they cannot be of one thing)."""

    name: str
    weight: float
    agreement: Callable[[Signature, Signature], float | None]

    @property
    def explanation(self) -> str:
        """What the feature looks at."""
        return (self.agreement.__doc__ or "").split("\n")[0]


def _head(left: Signature, right: Signature) -> float | None:
    """The counted noun: the same, or one a kind of the other."""
    if left.head == right.head:
        return 1.0
    return 0.7 if is_kind_of(left.head, right.head) or is_kind_of(right.head, left.head) else None


def _nation(left: Signature, right: Signature) -> float | None:
    """The nationality of those counted."""
    return _equal(left.nation, right.nation)


def _kinds(left: Signature, right: Signature) -> float | None:
    """The kind of what is counted; two calibres are two things, other qualifiers only make it less likely."""
    if left.kinds == right.kinds:
        return 1.0 if left.kinds else _UNSAID
    sizes = [{kind for kind in one.kinds if kind[:1].isdigit()} for one in (left, right)]
    if all(sizes) and sizes[0] != sizes[1]:
        return None
    return _UNSAID if not left.kinds or not right.kinds else 0.0


def _event(left: Signature, right: Signature) -> float | None:
    """What befell them or was done with them, with its side, and whether it is planned."""
    return _equal(left.event, right.event)


def _place(left: Signature, right: Signature) -> float | None:
    """Where: the same place, or one within the other."""
    if not left.places or not right.places:
        return _UNSAID
    if not contains(left.places, right.places):
        return None
    return 1.0 if left.places[0] == right.places[0] else 0.8


def _time(left: Signature, right: Signature) -> float | None:
    """When: stretches of days that share one; an open end meets everything."""
    if not (left.earliest or left.latest) or not (right.earliest or right.latest):
        return _told(left, right)
    return 1.0 if shares_days(left, right) else None


def _told(left: Signature, right: Signature) -> float | None:
    """Of a time that one does not say: reports a year apart speak of two things, of the same months likelier of one."""
    if not same_year(left.when, right.when):
        return None
    return 0.7 if left.when and right.when and months_apart(left.when, right.when) <= 1 else _UNSAID


def _story(left: Signature, right: Signature) -> float | None:
    """The story: what reports with no country in common tell is of two things."""
    if not same_story(left.context, right.context):
        return None
    return 1.0 if left.context and right.context else _UNSAID


def same_story(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two contexts share a country, or one has none.

    >>> same_story(("KP", "RU"), ("RU",)), same_story(("LY",), ("RU",)), same_story((), ("RU",))
    (True, False, True)
    """
    return not left or not right or not set(left).isdisjoint(right)


def same_year(left: str, right: str) -> bool:
    """Whether two months lie within twelve of each other, or one is not known.

    >>> same_year("2024-01", "2025-01"), same_year("2024-01", "2025-02"), same_year("", "2025-02")
    (True, False, True)
    """
    return not left or not right or months_apart(left, right) <= 12


def months_apart(left: str, right: str) -> int:
    """The months between two months.

    >>> months_apart("2024-11", "2025-01")
    2
    """
    one, other = (int(month[:4]) * 12 + int(month[5:7]) for month in (left, right))
    return abs(one - other)


def _number(left: Signature, right: Signature) -> float | None:
    """The number itself: the same number of the same thing is likelier told of one event."""
    return 1.0 if left.number and left.number == right.number else 0.0


def _equal(left: str, right: str) -> float | None:
    if not left or not right:
        return _UNSAID
    return 1.0 if left == right else None


FEATURES = (
    Feature("head", 0.25, _head),
    Feature("event", 0.25, _event),
    Feature("nationality", 0.15, _nation),
    Feature("place", 0.05, _place),
    Feature("story", 0.05, _story),
    Feature("time", 0.10, _time),
    Feature("number", 0.10, _number),
    Feature("kind", 0.05, _kinds),
)
"""Everything that the score is made of; the weights sum to 1."""


@dataclass(frozen=True, slots=True)
class Match:
    """The score of two signatures, `None` if they cannot be of one thing, and what each feature said."""

    score: float | None
    reasons: tuple[str, ...]


def match(left: Signature, right: Signature) -> Match:
    """How far two signatures are of one thing, with every feature's part in it.

    >>> sent = Signature("soldier", "KP", (), "sent", (), "", "", "")
    >>> match(sent, sent).score
    0.8
    >>> match(sent, Signature("worker", "KP", (), "sent", (), "", "", ""))
    Match(score=None, reasons=('head differs: soldier, worker',))
    """
    total, reasons = 0.0, []
    for feature in FEATURES:
        agreement = feature.agreement(left, right)
        if agreement is None:
            return Match(
                None, (f"{feature.name} differs: {_words(feature.name, left)}, {_words(feature.name, right)}",)
            )
        total += feature.weight * agreement
        reasons.append(f"{feature.name} {agreement:g} x {feature.weight:g}")
    return Match(round(total, 4), tuple(reasons))


def in_words(left: Signature, right: Signature) -> tuple[str, ...]:
    """What each feature makes of two signatures, with what the two say: for an analyst who has to decide.

    >>> one, other = (Signature(head, "", (), "sent", (), "", "", "40") for head in ("soldier", "sapper"))
    >>> in_words(one, other)[:3]
    ('head 0.7 x 0.25: soldier, sapper', 'event 1 x 0.25: sent, sent', 'nationality 0.5 x 0.15: –, –')
    """
    said = []
    for feature in FEATURES:
        agreement = feature.agreement(left, right)
        both = ", ".join(_words(feature.name, one) or "–" for one in (left, right))
        said.append(
            f"{feature.name} {'differs' if agreement is None else f'{agreement:g} x {feature.weight:g}'}: {both}"
        )
    return tuple(said)


def _words(name: str, one: Signature) -> str:
    values = {
        "head": one.head,
        "event": one.event,
        "nationality": one.nation,
        "place": one.places[0] if one.places else "",
        "time": f"{one.earliest or '..'}/{one.latest or '..'}" if one.earliest or one.latest else one.told,
        "number": one.number,
        "kind": " ".join(one.kinds),
        "story": " ".join(one.context),
    }
    return values[name]


def shares_days(left: Signature, right: Signature) -> bool:
    """Whether the stretches of days of two signatures share a day.

    >>> march = Signature("ship", "", (), "", (), "2024-03-01", "2024-03-31", "")
    >>> shares_days(march, Signature("ship", "", (), "", (), "2024-03-31", "", ""))
    True
    """
    starts, ends = [d for d in (left.earliest, right.earliest) if d], [d for d in (left.latest, right.latest) if d]
    return not starts or not ends or max(starts) <= min(ends)
