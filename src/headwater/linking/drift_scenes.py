"""What becomes of what happened, where and when: another fate, a place left out, other days, an old figure as current."""

from __future__ import annotations

from datetime import timedelta

from headwater.linking.intervals import comparable, share_number
from headwater.linking.pairs import Change, Pair, versions, words
from headwater.linking.phrases import has
from headwater.linking.rows import Row
from headwater.model import PlacePrecision, Time
from headwater.model.relations import DriftKind

# What can befall people, so that one may be told as another.
_FATES = frozenset({"killed", "wounded", "casualty", "missing", "captured", "displaced"})
_SETTLES = timedelta(days=2)  # after so long a retelling should know of a revision


def meaning_changed(pair: Pair) -> Change | None:
    """The number is kept and its meaning is not: "40 casualties", then "40 dead"; "40 missing", then "40 injured"."""
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or not share_number(up, down) or pair.up.event == pair.down.event:
        return None
    if pair.up.event not in _FATES or pair.down.event not in _FATES:
        return None
    if any(row.event == pair.down.event for row in versions(pair.up, pair.above)):
        return None
    return Change(DriftKind.MEANING_CHANGED, _clause(pair.up), _clause(pair.down))


def place_lost(pair: Pair) -> Change | None:
    """The figure is of one place, and the retelling names it nowhere: "40 boats sank in Port Vale", then "40 boats sank"."""
    if not pair.across or pair.up.figure is None:
        return None
    narrow = [
        place
        for place in pair.up.claim.places
        if place.literal and place.gazetteer and place.precision in (PlacePrecision.TOWN, PlacePrecision.ADMIN1)
    ]
    if not narrow or pair.down.places[:1] == pair.up.places[:1]:
        return None
    told = {place.gazetteer for row in pair.below for place in row.claim.places}
    text = pair.down.document.text.lower()
    if any(place.gazetteer in told or place.span.text.lower() in text for place in narrow):
        return None
    return Change(DriftKind.PLACE_LOST, narrow[0].span.text, None)


def time_changed(pair: Pair) -> Change | None:
    """The same figure on other days: "40 boats sank in March", then "40 boats sank in May"."""
    up, down = pair.up, pair.down
    if not pair.across or up.figure is None or down.figure is None or not share_number(up.figure, down.figure):
        return None
    if up.earliest is None or up.latest is None or down.earliest is None or down.latest is None:
        return None
    if up.earliest <= down.latest and down.earliest <= up.latest:
        return None
    return Change(DriftKind.TIME_CHANGED, _time_words(up), _time_words(down))


def stale_figure(pair: Pair) -> Change | None:
    """A figure that its own source has replaced is told as the current one.

    "40 boats sank" on Monday, "60 boats sank" from the same office on Wednesday, and on Sunday still "40 boats sank".
    """
    published = pair.down.published
    if not pair.across or published is None or pair.up.published is None or pair.down.earliest is not None:
        return None
    if pair.down.figure is None or has("earlier", pair.down.claim.sentence.text):
        return None
    newer = [row for row in pair.rows if _revises(row, pair.up) and row.published and row.published > pair.up.published]
    known = [row for row in newer if row.published and row.published + _SETTLES <= published]
    if not known or any(_revises(row, pair.up) for row in pair.below):
        return None
    latest = max(known, key=lambda row: (row.published or published, row.id))
    return Change(DriftKind.STALE_FIGURE, words(latest), words(pair.down))


def _revises(row: Row, old: Row) -> bool:
    """Whether a row is another figure of the same voice for the same thing, which the old one cannot mean."""
    if row.figure is None or old.figure is None or row.issuer is None or row.issuer != old.issuer:
        return False
    alike = (row.head, row.event, row.qualifiers, row.places) == (old.head, old.event, old.qualifiers, old.places)
    return alike and comparable(row.figure, old.figure) and not row.figure.bounds.overlaps(old.figure.bounds)


def _clause(row: Row) -> str:
    """The figure with what it counts and what befell it."""
    return f"{words(row)}: {row.event}"


def _time_words(row: Row) -> str:
    own: list[Time] = [time for time in row.claim.times if time.earliest or time.latest]
    return ", ".join(time.span.text for time in own) if own else f"{row.earliest}/{row.latest}"
