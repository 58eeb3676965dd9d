"""What becomes of what happened, where and when: another fate, a place left out, other days, an old figure as current."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from difflib import get_close_matches

from headwater.linking.fates import fate
from headwater.linking.intervals import comparable, share_number
from headwater.linking.pairs import Change, Pair, names_number_of, words
from headwater.linking.phrases import has
from headwater.linking.rows import Row
from headwater.model import Place, PlacePrecision, Time
from headwater.model.relations import DriftKind

_WORD = re.compile(r"[\w-]+")
_SETTLES = timedelta(days=2)  # after so long a retelling should know of a revision


def meaning_changed(pair: Pair) -> Change | None:
    """The number is kept and its meaning is not: "40 casualties", then "40 dead"; "40 missing", then "40 injured"."""
    up, down = pair.up.figure, pair.down.figure
    if up is None or down is None or not share_number(up, down):
        return None
    was, now = fate(pair.up), fate(pair.down)
    if was is None or now is None or was == now:
        return None
    told_so = any(fate(row) == now and row.figure and share_number(row.figure, down) for row in pair.above)
    if pair.across and told_so:
        return None
    return Change(DriftKind.MEANING_CHANGED, f"{words(pair.up)}: {was}", f"{words(pair.down)}: {now}")


def place_lost(pair: Pair) -> Change | None:
    """The figure is of one place, and the retelling names it nowhere: "40 boats sank in Port Vale", then "40 boats sank"."""
    if not pair.across or pair.up.figure is None:
        return None
    narrow = [
        place
        for place in pair.up.claim.own_places
        if place.literal and place.gazetteer and place.precision in (PlacePrecision.TOWN, PlacePrecision.ADMIN1)
        if not place.span.text.isupper() and not _is_of_a_voice(place, pair.up)
    ]
    if not narrow or pair.down.places[:1] == pair.up.places[:1]:
        return None
    told = {place.gazetteer for row in pair.below for place in row.claim.places}
    text = f"{pair.down.document.title or ''} {pair.down.document.text}".lower()
    if any(place.gazetteer in told or _is_in(place.span.text.lower(), text) for place in narrow):
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
    was, now = _time_words(up), _time_words(down)
    return None if was == now else Change(DriftKind.TIME_CHANGED, was, now)


def stale_figure(pair: Pair) -> Change | None:
    """A figure that its own source has replaced is told as the current one.

    "40 boats sank" on Monday, "60 boats sank" from the same office on Wednesday, and on Sunday still "40 boats sank".
    """
    published = pair.down.published
    if not pair.across or published is None or pair.up.published is None or pair.down.earliest is not None:
        return None
    if pair.down.figure is None or has("earlier", pair.down.claim.sentence.text):
        return None
    newer = [
        row
        for row in _same_voice(pair)
        if _revises(row, pair.up) and row.published and row.published > pair.up.published
    ]
    newer = [row for row in newer if not _tells_both(row, pair)]
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
    return (
        alike
        and row.event is not None
        and comparable(row.figure, old.figure)
        and not row.figure.bounds.overlaps(old.figure.bounds)
    )


def _same_voice(pair: Pair) -> Sequence[Row]:
    return pair.index.of_voice(pair.up.head, pair.up.issuer)


def _tells_both(newer: Row, pair: Pair) -> bool:
    """Whether the report of the newer figure has the old one too, as another one or as its past: then both hold."""
    return names_number_of(pair.up, [row for row in _same_voice(pair) if row.document.id == newer.document.id])


def _is_in(name: str, text: str) -> bool:
    """Whether a text has a name, or a word that is off by a letter: "Derma" for "Derna"."""
    words = _WORD.findall(text)
    return name in text or any(get_close_matches(part, words, n=1, cutoff=0.8) for part in name.split()[:1])


def _is_of_a_voice(place: Place, row: Row) -> bool:
    """Whether the name is part of a speaker's."""
    return any(source.mention and source.mention.overlaps(place.span) for source in row.claim.sources)


def _time_words(row: Row) -> str:
    own: list[Time] = [time for time in row.claim.times if time.earliest or time.latest]
    return ", ".join(time.span.text for time in own) if own else f"{row.earliest}/{row.latest}"
