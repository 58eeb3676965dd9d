"""Readers of feast days: Christmas Eve 1963, on Good Friday.

Those that move hang on the western Easter, reckoned by dateutil.
"""

from __future__ import annotations

from datetime import timedelta

from dateutil.easter import easter

from headwater.extraction import times_calendar as cal
from headwater.extraction.times_context import Context, Reading, Tense, tense_at
from headwater.extraction.times_match import Match, has, number_at
from headwater.model import Precision


def feast(match: Match, context: Context) -> Reading | None:
    """Christmas 1963, on New Year's Eve."""
    value = context.letters.values[match.start("G")]
    if isinstance(value, str):
        return _moving_feast(match, context, int(value.removeprefix("easter")))
    month, number = divmod(value, 100)
    if has(match, "Y"):
        return Reading.of(cal.day(number_at(match, context, "Y"), month, number), explicit=True)
    return context.resolve(month, number, match.span())


def _moving_feast(match: Match, context: Context, days: int) -> Reading | None:
    """Good Friday 2021, on Easter Monday: so many days from the western Easter; the eastern one keeps its words."""
    if context.doc[match.start("G") - 1].lower_ == "orthodox":
        return Reading(precision=Precision.DAY)
    if has(match, "Y"):
        return Reading.of(_from_easter(number_at(match, context, "Y"), days), explicit=True)
    base = context.base(match.start())
    today = base.first if base else context.published.holding(Precision.DAY) if context.published else None
    if today is None:
        return Reading(precision=Precision.DAY)
    ahead = tense_at(context.doc, match.start()) is Tense.FUTURE
    feasts = [found for year in (-1, 0, 1) if (found := _from_easter(today.year + year, days)) is not None]
    told = [one for one in feasts if one.first >= today] if ahead else [one for one in feasts if one.first <= today]
    return Reading.of(told[0 if ahead else -1], str(today)) if told else Reading(precision=Precision.DAY)


def _from_easter(year: int, days: int) -> cal.Stretch | None:
    """The day so many days from Easter Sunday of a year of the Gregorian calendar."""
    if not _GREGORIAN <= year <= cal.LAST_TOLD or year > _LAST_EASTER:
        return None
    return cal.holding(easter(year) + timedelta(days=days), Precision.DAY)


_GREGORIAN, _LAST_EASTER = 1583, 4099
"""Years for which Easter is reckoned."""
