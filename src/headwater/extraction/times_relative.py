"""Readers of expressions that are counted from publication or from what was last spoken of.

Each takes a match of its rule (see `times_rules`) and gives a reading, or `None` where the words are no time after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from headwater.extraction import times_calendar as cal
from headwater.extraction.times_context import Context, Reading, Tense, tense_at
from headwater.extraction.times_dates import month_of_year, part_of
from headwater.extraction.times_match import Match, counts_plural, has, number_at, ordinal, precision_of
from headwater.extraction.times_near import near, weekend_of
from headwater.model import Precision


def within_near_unit(match: Match, context: Context) -> Reading | None:
    """May this year; 3 March last year; the spring of next year; Thursday of last week; the 15th of last month."""
    unit = precision_of(context, match.start("U"))
    count = {"l": -1, "x": 1, "t": 0}[match["w"]]
    whole = context.shift(unit, count, deictic=True)
    if whole is None or whole.first is None:
        return Reading(precision=whole.precision) if whole else None
    year = whole.first.year
    if has(match, "d"):
        return _day_of_near_unit(match, context, unit, whole)
    if unit is Precision.YEAR and has(match, "M"):
        return Reading.of(cal.month(year, number_at(match, context, "M")), whole.anchor)
    if unit is Precision.YEAR and has(match, "S"):
        return Reading.of(cal.season(year, number_at(match, context, "S")), whole.anchor)
    if unit is Precision.WEEK and has(match, "W"):
        day = whole.first + timedelta(days=number_at(match, context, "W") - 1)
        return Reading.of(cal.holding(day, Precision.DAY), whole.anchor)
    return None


def _day_of_near_unit(match: Match, context: Context, unit: Precision, whole: Reading) -> Reading | None:
    """3 March last year; the 15th of last month."""
    wanted = Precision.YEAR if has(match, "M") else Precision.MONTH
    if unit is not wanted or whole.first is None:
        return None
    month = number_at(match, context, "M") if has(match, "M") else whole.first.month
    return Reading.of(cal.day(whole.first.year, month, number_at(match, context, "d")), whole.anchor)


def end_of_unit(match: Match, context: Context) -> Reading | None:
    """month's end, year-end."""
    whole = context.shift(precision_of(context, match.start("U")), 0, deictic=not context.narrative)
    modifier = context.letters.values[match.start("m")]
    part = part_of(whole, modifier)
    return replace(part, modifier=modifier) if part else None


def units_within(match: Match, context: Context) -> Reading | None:
    """the first week of March 2024; the last three months of 1941; the first days of May."""
    whole = _whole(match, context)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    unit = precision_of(context, match.start("U"))
    count = number_at(match, context, "n") if has(match, "n") and match["n"] in "cdna" else 1
    number = ordinal(match, context)
    if unit in {Precision.DAY, Precision.WEEK}:
        size = count * (7 if unit is Precision.WEEK else 1)
        first = (
            whole.last + timedelta(days=1 - size) if number < 0 else whole.first + timedelta(days=(number - 1) * size)
        )
        last = min(first + timedelta(days=size - 1), whole.last)
    elif unit is Precision.MONTH:
        start = cal.step(
            whole.last if number < 0 else whole.first, unit, 1 - count if number < 0 else (number - 1) * count
        )
        end = cal.step(start.first, unit, count - 1) if start else None
        if start is None or end is None:
            return None
        first, last = start.first, end.last
    else:
        return None
    return Reading(first, last, unit, whole.anchor, explicit=whole.explicit)


def _whole(match: Match, context: Context) -> Reading | None:
    """The month or year at the end of "the first week of March 2024"."""
    if has(match, "M") and has(match, "Y"):
        return month_of_year(match, context)
    if has(match, "M"):
        return context.resolve(number_at(match, context, "M"), None, match.span())
    if has(match, "Y"):
        return Reading.of(cal.year(number_at(match, context, "Y")), explicit=True)
    return near(match, context, "V")


def near_day(match: Match, context: Context) -> Reading | None:
    """today, yesterday, tomorrow, this morning, last night, the day before yesterday."""
    letters = match[0]
    count = {"q": 0, "p": -1, "r": 1}.get(letters.rstrip("D")[-1:], 0)
    if letters.startswith("l"):
        count = -1
    if "U" in letters:
        count += -1 if "<" in letters else 1
    return context.shift(Precision.DAY, count, deictic=True)


def near_unit(match: Match, context: Context) -> Reading | None:
    """last week, this year, next month, the previous year, the following day, the next day."""
    unit = precision_of(context, match.start("U"))
    word = context.letters.values[match.start("w")] if match["w"] in "lx" else ""
    lower = context.doc[match.start("w")].lower_
    count = {"l": -1, "x": 1, "t": 0}[match["w"]]
    deictic = word in {"last", "next", ""} and not (match["w"] == "x" and match[0][0] == "h")
    deictic = deictic and not (context.narrative and match["w"] == "t")
    if context.letters.text[match.end() : match.end() + 1] == "f":
        return None  # "the last month of the war"
    named = context.doc[match.start("U")].lower_
    if named == "weekend":
        return weekend_of(context, 0, Tense.PAST) if lower == "past" else weekend_of(context, count)
    if context.doc[match.start("U")].text.endswith("s"):
        return None
    if lower in {"past", "coming"} or (
        unit is Precision.DECADE and word in {"last", "next"} and _is_during(match, context)
    ):
        ago = (2 if named == "fortnight" else 1) * (1 if match["w"] == "l" else -1)
        return _stretch_back(context, unit, ago)
    if not deictic and context.referred() is None:
        return Reading(precision=unit)
    return context.shift(unit, count, deictic=deictic)


def _is_during(match: Match, context: Context) -> bool:
    """over the last decade: the ten years up to publication, not the 2010s."""
    at = match.start("w")
    return match["w"] in "lx" and context.letters.text[max(0, at - 2) : at].rstrip("h").endswith("i")


def _stretch_back(context: Context, unit: Precision, count: int) -> Reading | None:
    """The `count` units up to publication (or, if negative, after it)."""
    today = context.published.holding(Precision.DAY) if context.published else None
    if today is None:
        return Reading(precision=unit)
    other = _moved(today, unit, -count)
    anchor = str(today)
    if other is None:
        return Reading(precision=unit)
    return Reading(min(other, today), max(other, today), unit, anchor)


def _moved(day: date, unit: Precision, count: int) -> date | None:
    """The same day of the month or year, as near as the calendar has it, `count` units on."""
    if unit in {Precision.DAY, Precision.WEEK}:
        stretch = cal.step(day, Precision.DAY, count * (7 if unit is Precision.WEEK else 1))
        return stretch.first if stretch else None
    stretch = cal.step(
        day,
        Precision.MONTH,
        count * {Precision.MONTH: 1, Precision.QUARTER: 3}.get(unit, 12 if unit is Precision.YEAR else 120),
    )
    return min(stretch.first + timedelta(days=day.day - 1), stretch.last) if stretch else None


def current_unit(match: Match, context: Context) -> Reading | None:
    """the end of the year: the unit is the one in which publication (in a history: the telling) lies."""
    return context.shift(precision_of(context, match.start("U")), 0, deictic=not context.narrative)


def units_ago(match: Match, context: Context) -> Reading | None:
    """three days ago, a year ago; "several weeks ago" keeps its words."""
    unit = precision_of(context, match.start("U"))
    if match["n"] == "v":
        return Reading(precision=unit)
    return context.shift(unit, -_count(match, context), deictic=True)


def units_apart(match: Match, context: Context) -> Reading | None:
    """three days later, two years earlier, counted from what was last spoken of."""
    unit = precision_of(context, match.start("U"))
    if match["n"] == "v" or context.referred() is None:
        return Reading(precision=unit)
    sign = 1 if match["e"] in "L>" else -1
    return context.shift(unit, sign * _count(match, context), deictic=False)


def _count(match: Match, context: Context) -> int:
    word = context.doc[match.start("U")].lower_
    return number_at(match, context, "n") * (2 if word == "fortnight" else 1)


def stretch_of_units(match: Match, context: Context) -> Reading | None:
    """the past three years, the next two days; "the last few weeks" and "recent weeks" keep their words."""
    unit = precision_of(context, match.start("U"))
    if not has(match, "n") or match["n"] == "v" or context.narrative:
        return Reading(precision=unit)
    count = _count(match, context)
    return _stretch_back(context, unit, count if match["w"] == "l" else -count)


def same_unit(match: Match, context: Context) -> Reading | None:
    """the same day, that year: the unit in which what was last spoken of lies."""
    if context.doc[match.start("U")].text.endswith("s"):
        return None
    return context.shift(precision_of(context, match.start("U")), 0, deictic=False)


def weekday(match: Match, context: Context) -> Reading | None:
    """Thursday, last Thursday, Monday night."""
    which = context.letters.values[match.start("w")] if has(match, "w") and match["w"] in "lx" else None
    return context.weekday(number_at(match, context, "W"), match.start("W"), which)


def bare_month(match: Match, context: Context) -> Reading | None:
    """September, last March; "May" only where the words before it make it a month; no month inside a person's name."""
    at = match.start("M")
    token = context.doc[at]
    before = context.letters.text[at - 1] if at else " "
    after = context.doc[at + 1] if at + 1 < len(context.doc) else None
    if before == "h" and token.text in {"March", "May"} and (after is None or after.pos_ not in {"NOUN", "PROPN"}):
        return None
    if token.ent_type_ == "PER" or (token.pos_ in {"AUX", "VERB"} and before == "."):
        return None
    if token.text in {"May", "March", "August", "April", "June"} and before not in "iIsb<>FTBmfltx&-/heL,u":
        return None
    if len(token) < 5 and token.text not in {"May", "June", "July"} and before not in "iIsb<>FTBmf&-/":
        return None
    if has(match, "w"):
        return None if context.letters.text.startswith(("Y", ",Y"), match.end()) else _which_month(match, context)
    return context.resolve(context.value(at), None, match.span())


def _which_month(match: Match, context: Context) -> Reading | None:
    """last March, next March, the previous April: strictly before or after."""
    word = context.letters.values[match.start("w")] if match["w"] in "lx" else ""
    deictic = word in {"last", "next", ""}
    today = (
        (context.published.holding(Precision.MONTH) if context.published else None) if deictic else context.referred()
    )
    if today is None:
        return Reading(precision=Precision.MONTH)
    month = context.value(match.start("M"))
    year = today.year
    if match["w"] == "l":
        year -= month >= today.month
    elif match["w"] == "x":
        year += month <= today.month
    return Reading.of(cal.month(year, month), str(today))


_SEASON_YEAR = re.compile(r"&h?m?-?S(?:fh?|,)?Y")


def bare_season(match: Match, context: Context) -> Reading | None:
    """last summer, this winter, in the spring."""
    number = number_at(match, context, "S")
    word = context.doc[match.start("S")].lower_
    if (
        word in {"fall", "spring"}
        and match[0][0] not in "hltx"
        and context.letters.text[match.start() - 1] not in "ismb<>"
    ):
        return None
    if word == "fall" and context.letters.text[match.end() : match.end() + 1] == "f":
        return None
    if ahead := _SEASON_YEAR.match(context.letters.text, match.end()):
        return Reading.of(cal.season(context.value(ahead.end() - 1), number), explicit=True)
    base = context.base(match.start())
    if base is not None and not (has(match, "w") and match["w"] in "lxt"):
        then = base.first or base.last
        return Reading.of(cal.season(then.year, number), str(then)) if then else None
    today = context.published.holding(Precision.MONTH) if context.published else None
    if today is None:
        return Reading(precision=Precision.SEASON)
    begun = [
        year for year in (today.year, today.year - 1) if (held := cal.season(year, number)) and held.first <= today
    ]
    if not begun:
        return None
    year = begun[0]
    held = cal.season(year, number)
    which = match["w"] if has(match, "w") else ""
    if held is not None and which == "l" and held.last >= today:
        year -= 1
    elif held is not None and which and which in "xt" and held.last < today:
        over = which == "x" or tense_at(context.doc, match.start()) is Tense.FUTURE
        year += over or (today - held.last).days > _LONG_OVER
    elif which == "x":
        year += 1
    return Reading.of(cal.season(year, number), str(today))


_LONG_OVER = 150
"""Days since the end of a season from which "this summer" is the one to come, whatever the tense."""


def day_after_and(match: Match, context: Context) -> Reading | None:
    """the 7th of "on May 6 and 7th": of the month before it."""
    at = match.start("o") if has(match, "o") else match.start("p")
    if counts_plural(context, at):
        return None
    then = context.referred()
    if then is None or context.reference is None or context.reference.precision is not Precision.DAY:
        return None
    return Reading.of(cal.day(then.year, then.month, context.value(at)), str(then))


def day_alone(match: Match, context: Context) -> Reading | None:
    """on the 15th: of the month last spoken of."""
    after = context.doc[match.end()] if match.end() < len(context.doc) else None
    if after is not None and (after.pos_ in {"NOUN", "PROPN", "ADJ"} or (not after.pos and after.is_alpha)):
        return None
    then = context.referred()
    if then is None or context.reference is None or context.reference.precision not in {Precision.DAY, Precision.MONTH}:
        return None
    return Reading.of(cal.day(then.year, then.month, context.value(match.end() - 1)), str(then))
