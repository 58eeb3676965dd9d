"""Readers of parts of near units and of stretches beside them: the first half of this year, the weekend, the past 24 hours.

Each takes a match of its rule (see `times_rules`) and gives a reading, or `None` where the words are no time after all.
"""

from __future__ import annotations

from datetime import date, timedelta

from headwater.extraction import times_calendar as cal
from headwater.extraction.times_context import Context, Reading, Tense, tense_at
from headwater.extraction.times_dates import month_of_year, part_number
from headwater.extraction.times_match import Match, has, number_at, ordinal, precision_of
from headwater.model import Precision

_STEPS = {"l": -1, "x": 1, "t": 0}
_SUNDAY = 6
_HOURS_A_DAY = 24


def near(match: Match, context: Context, group: str) -> Reading | None:
    """The unit of a group, by the "this", "last" or "next" before it; without one that of publication, in a history of the telling."""
    word = match["w"] if has(match, "w") else "t"
    deictic = not (context.narrative and word == "t")
    return context.shift(precision_of(context, match.start(group)), _STEPS[word], deictic=deictic)


def part_of_near_year(match: Match, context: Context) -> Reading | None:
    """the first half of this year; the second quarter of last year; Q2 of the year."""
    if precision_of(context, match.start("U")) is not Precision.YEAR:
        return None
    whole, (kind, number) = near(match, context, "U"), part_number(match, context)
    size = Precision.QUARTER if kind == "Q" else Precision.HALF
    if whole is None or whole.first is None:
        return Reading(precision=size)
    stretch = (cal.quarter if kind == "Q" else cal.half)(whole.first.year, number) if number else None
    return Reading.of(stretch, whole.anchor)


def nth_weekday(match: Match, context: Context) -> Reading | None:
    """the last Friday of March 2021; the first Monday in May."""
    if has(match, "Y"):
        whole = month_of_year(match, context)
    else:
        whole = context.resolve(number_at(match, context, "M"), None, match.span())
    if whole is None or whole.first is None or whole.last is None:
        return Reading(precision=Precision.DAY)
    number, weekday = ordinal(match, context), number_at(match, context, "W") - 1
    if number < 0:
        found = whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    else:
        found = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    stretch = cal.holding(found, Precision.DAY) if found <= whole.last else None
    return Reading.of(stretch, whole.anchor, explicit=whole.explicit)


def unit_beyond(match: Match, context: Context) -> Reading | None:
    """the week before last; the year after next."""
    word = context.doc[match.end() - 1].lower_
    if word not in {"last", "next"}:
        return None
    return context.shift(
        precision_of(context, match.start("U")), -2 if has(match, "w") else 2, deictic=not context.narrative
    )


def units_ahead(match: Match, context: Context) -> Reading | None:
    """two weeks from now; a week from Friday."""
    unit = precision_of(context, match.start("U"))
    if match["n"] == "v" or context.narrative:
        return Reading(precision=unit)
    count = number_at(match, context, "n")
    if not has(match, "W"):
        return context.shift(unit, count, deictic=True)
    if unit is not Precision.WEEK:
        return None
    day = context.weekday(number_at(match, context, "W"), match.start("W"), "next")
    if day is None or day.first is None:
        return day
    return Reading.of(cal.holding(day.first + timedelta(days=7 * count), Precision.DAY), day.anchor)


def in_units(match: Match, context: Context) -> Reading | None:
    """ "Will close in two weeks": of what lies ahead; "was built in two weeks" says how long it took."""
    token, after = context.doc[match.start() - 1], context.doc[match.end()] if match.end() < len(context.doc) else None
    counts = after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}
    if (
        token.lower_ != "in"
        or counts
        or context.narrative
        or tense_at(context.doc, match.start("U")) is not Tense.FUTURE
    ):
        return None
    return context.shift(precision_of(context, match.start("U")), number_at(match, context, "n"), deictic=True)


_AT_WEEKEND = frozenset({"over", "at", "on", "during", "for", "by", "before", "after", "since", "until", "of"})


def the_weekend(match: Match, context: Context) -> Reading | None:
    """over the weekend, at the weekend: the last one that has begun, or by the tense the next."""
    at = match.start("U")
    before = context.doc[match.start() - 1].lower_ if match.start() else ""
    if context.doc[at].lower_ != "weekend" or before not in _AT_WEEKEND or context.narrative:
        return None
    return weekend_of(context, 0, tense_at(context.doc, at))


def weekend_of(context: Context, count: int, tense: Tense | None = None) -> Reading:
    """The weekend `count` weeks from that of publication's week; by its tense one that has begun or one that has not ended."""
    today = context.published.holding(Precision.DAY) if context.published else None
    if today is None or context.published is None:
        return Reading(precision=Precision.WEEK)
    saturday = cal.week(today).first + timedelta(days=7 * count + _SUNDAY - 1)
    if tense is not None and tense is not Tense.FUTURE and saturday > today:
        saturday -= timedelta(days=7)
    return Reading(saturday, saturday + timedelta(days=1), Precision.WEEK, context.published.text)


def stretch_of_hours(match: Match, context: Context) -> Reading | None:
    """the past 24 hours, the next 48 hours: the days that they reach into."""
    today = context.published.holding(Precision.DAY) if context.published else None
    if today is None or context.narrative:
        return Reading(precision=Precision.DAY)
    days = timedelta(days=-(-number_at(match, context, "n") // _HOURS_A_DAY))
    ends: tuple[date, date] = (today - days, today) if match["w"] == "l" else (today, today + days)
    return Reading(*ends, Precision.DAY, str(today))
