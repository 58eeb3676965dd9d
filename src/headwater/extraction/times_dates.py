"""Readers of expressions that name a date, a month, a year or a longer unit of the calendar.

Each takes a match of its rule (see `times_rules`) and gives a reading, or `None` where the words are no time after all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.extraction import times_calendar as cal
from headwater.extraction.times_context import Context, Reading
from headwater.extraction.times_match import Match, counts_plural, ends_of, has, number_at, ordinal
from headwater.model import Precision


def full_date(match: Match, context: Context) -> Reading | None:
    """5 March 2024; Tuesday, March 5, 2024; the 5th of March, 2024."""
    parts = (number_at(match, context, group) for group in "YMd")
    return Reading.of(cal.day(*parts), explicit=True)


def day_of_month(match: Match, context: Context) -> Reading | None:
    """5 March; March 5; Tuesday, 5 March; but not "in May 20 people"."""
    if match["d"] == "d" and match.start("d") > match.start("M") and counts_plural(context, match.start("d")):
        return context.resolve(number_at(match, context, "M"), None, match.span())
    return context.resolve(number_at(match, context, "M"), number_at(match, context, "d"), match.span())


def day_of_list(match: Match, context: Context) -> Reading | None:
    """the 28 of "on the 28 and 29 August"."""
    month, day = number_at(match, context, "M"), number_at(match, context, "d")
    if has(match, "Y"):
        return Reading.of(cal.day(number_at(match, context, "Y"), month, day), explicit=True)
    return context.resolve(month, day, match.span())


def day_of_that_year(match: Match, context: Context) -> Reading | None:
    """24 January of the same year; October of that year."""
    then = context.referred()
    if then is None:
        return None
    month = number_at(match, context, "M")
    stretch = (
        cal.day(then.year, month, number_at(match, context, "d")) if has(match, "d") else cal.month(then.year, month)
    )
    return Reading.of(stretch, str(then))


def day_range(match: Match, context: Context) -> Reading | None:
    """3 to 5 March; March 3-5, 2024."""
    month = number_at(match, context, "M")
    if has(match, "j"):
        low, high = context.letters.values[match.start("j")]
    else:
        low, high = number_at(match, context, "d"), number_at(match, context, "e")
    if low > high:
        return None
    year = number_at(match, context, "Y") if has(match, "Y") else None
    if year is None:
        first, last = (context.resolve(month, number, match.span()) for number in (low, high))
        if first is None or last is None or first.first is None:
            return first and last
        return Reading(first.first, last.last, Precision.DAY, first.anchor, ends=ends_of(match, context, "e"))
    days = cal.day(year, month, low), cal.day(year, month, high)
    if days[0] is None or days[1] is None:
        return None
    return Reading(days[0].first, days[1].last, Precision.DAY, explicit=True, ends=ends_of(match, context, "e"))


def days_across(match: Match, context: Context) -> Reading | None:
    """14 August-24 September 1914, where the dash stands inside a token."""
    month, day = context.letters.values[match.start("J")]
    last_month = number_at(match, context, "M")
    if has(match, "Y"):
        year = number_at(match, context, "Y")
        last = Reading.of(cal.day(year, last_month, day), explicit=True)
    else:
        last = context.resolve(last_month, day, match.span())
    if last is None or last.last is None:
        return last
    year = last.last.year - (month > last_month)
    first = cal.day(year, month, number_at(match, context, "d"))
    if first is None or first.first >= last.last:
        return None
    tokens, joint = context.doc[match.start() : match.end()], context.doc[match.start("J")]
    cut = joint.idx + max(joint.text.find(dash) for dash in "-–—")
    ends = (tokens[0].idx, cut), (cut + 1, tokens[-1].idx + len(tokens[-1]))
    return Reading(first.first, last.last, Precision.DAY, last.anchor, explicit=last.explicit, ends=ends)


_DAY_NEXT = re.compile(r"[,I]*h?(?:W|[do]f?M|M[do]|[qpr]|[do]M)")
_DAY_BEFORE = re.compile(r"(?:W|M[do](?:,?Y)?|[do]f?M(?:,?Y)?|[qprZ])D?,?\.?$")


def clock(match: Match, context: Context) -> Reading | None:
    """at 18:00, at 6 a.m.: on the day last spoken of; beside a date ("on Tuesday at 6 a.m.") that tells the day."""
    text = context.letters.text
    if _DAY_NEXT.match(text, match.end()) or _DAY_BEFORE.search(text, max(0, match.start() - 8), match.start()):
        return None
    then = context.last_day
    if then is None or then.first is None:
        return None
    return Reading(then.first, then.first, Precision.DAY, str(then.first), explicit=then.explicit)


def numeric_date(match: Match, context: Context) -> Reading | None:
    """2024-03-05; 05.03.2024; 25/12/2024. Where day and month could be either, the words stay."""
    if match[0] == "Z":
        year, month, number = context.letters.values[match.start()]
    else:
        year, month, number = (context.value(match.start() + at) for at in (0, 2, 4))
    if year > cal.LAST_TOLD:
        return None
    if not month:
        return _either_order(context, match.start(), year)
    return Reading.of(cal.day(year, month, number), explicit=True)


_NEAR, _FAR = 10, 20
"""Days from publication: one order lies within the first, the other beyond the second."""


def _either_order(context: Context, at: int, year: int) -> Reading:
    """7/8/2007: the order that lies by publication, where the other does not; else the words stay."""
    today = context.published.holding(Precision.DAY) if context.published else None
    low, high = (int(part) for part in re.split(r"[./-]", context.doc[at].text)[:2])
    orders = [day for pair in ((low, high), (high, low)) if (day := cal.day(year, *pair)) is not None]
    if today is None or len(orders) < 2:
        return Reading(precision=Precision.DAY)
    near, far = sorted(orders, key=lambda day: abs((day.first - today).days))
    if abs((near.first - today).days) > _NEAR or abs((far.first - today).days) < _FAR:
        return Reading(precision=Precision.DAY)
    return Reading(near.first, near.last, Precision.DAY, str(today), explicit=True)


def month_of_year(match: Match, context: Context) -> Reading | None:
    """August 2025; March of 2003."""
    return Reading.of(cal.month(number_at(match, context, "Y"), number_at(match, context, "M")), explicit=True)


def season_of_year(match: Match, context: Context) -> Reading | None:
    """the summer of 1942; winter 2023-24."""
    year = context.letters.values[match.start("z")][0] if has(match, "z") else number_at(match, context, "Y")
    return Reading.of(cal.season(year, number_at(match, context, "S")), explicit=True)


def part_number(match: Match, context: Context) -> tuple[str, int]:
    """Q or H, and which quarter or half of its year: the last is 4 or 2; 0 for none that a year has."""
    if has(match, "Q"):
        kind, number = context.letters.values[match.start("Q")]
    else:
        kind, number = context.letters.values[match.start("H")][0].upper(), ordinal(match, context)
    last = 4 if kind == "Q" else 2
    return kind, last if number < 0 else number if number <= last else 0


def part_of_year(match: Match, context: Context) -> Reading | None:
    """the first half of 2024; the second quarter; Q2 2024."""
    kind, number = part_number(match, context)
    anchor = None
    if has(match, "Y"):
        year = number_at(match, context, "Y")
    else:
        today = context.published.holding(Precision.YEAR) if context.published else None
        if today is None or match[0] == "oH":
            return Reading(precision=Precision.QUARTER if kind == "Q" else Precision.HALF) if today is None else None
        year, anchor = today.year, str(today.year)
    if not number:
        return None
    stretch = cal.quarter(year, number) if kind == "Q" else cal.half(year, number)
    return Reading.of(stretch, anchor, explicit=anchor is None)


def decade(match: Match, context: Context) -> Reading | None:
    """the 1990s; the '90s."""
    if (
        match["E"]
        and context.doc[match.start("E")].text.rstrip("s'’").isdigit()
        and len(context.doc[match.start("E")]) < 4
    ):
        before = context.letters.text[match.start("E") - 1 : match.start("E")]
        if before not in {"h", "m", "-"}:
            return None
    elif not context.doc[match.start("E")].text[0].isdigit() and not _is_decade(match.start("E"), context):
        return None
    number = number_at(match, context, "E")
    return Reading.of(cal.decade(number), explicit=True) if number > 999 else None


_DEGREES = re.compile(
    r"\b(?:temperatures?|degrees?|highs?|lows?|humidity|thermometers?|Fahrenheit|scores?|averages?)\b"
)


def _is_decade(at: int, context: Context) -> bool:
    """Whether a decade in words is one: "the nineties", not "in his nineties", nor of temperatures."""
    before = context.letters.text[max(0, at - 3) : at]
    return bool(re.search(r"h(?:m-?)?$", before)) and not _DEGREES.search(context.doc[at].sent.text)


def century(match: Match, context: Context) -> Reading | None:
    """the 19th century; the 4th century BC."""
    number = context.value(match.start("o"))
    if has(match, "C") and context.letters.values[match.start("C")] == "BC":
        return Reading.of(cal.century_before_christ(number), explicit=True)
    return Reading.of(cal.century(number), explicit=True)


def era_year(match: Match, context: Context) -> Reading | None:
    """AD 70; August 80 CE."""
    number = number_at(match, context, "Y")
    month = number_at(match, context, "M") if has(match, "M") else None
    day = number_at(match, context, "d") if has(match, "d") else None
    if context.letters.values[match.start("C")] == "BC":
        return None
    stretch = cal.day(number, month or 1, day) if day else cal.month(number, month) if month else cal.year(number)
    return Reading.of(stretch, explicit=True)


def year_range(match: Match, context: Context) -> Reading | None:
    """1939-45; 1914 to 1918."""
    if has(match, "z"):
        low, high = context.letters.values[match.start("z")]
    else:
        low, high = number_at(match, context, "Y"), number_at(match, context, "e")
        if high < 100:
            high += low // 100 * 100
    first, last = cal.year(low), cal.year(high)
    if first is None or last is None or low >= high:
        return None
    return Reading(first.first, last.last, Precision.YEAR, explicit=True, ends=ends_of(match, context, "e"))


_BEFORE_YEAR = frozenset("iIsb<>FTBfmX&h-,/~tu")


_NOT_YEAR = frozenset(
    {"$", "€", "£", "¥", "No", "No.", "#", "Rs", "about", "nearly", "approximately", "than", "least", "some"}
)


_MEASURES = frozenset(
    {"%", "percent", "km", "kilometers", "kilometres", "miles", "meters", "metres", "kg", "tons", "tonnes"}
)


def bare_year(match: Match, context: Context) -> Reading | None:
    """2014, where the words around make it a year: "in 2014", "the 2014 vote", not "1500 men" or "Boeing 2000"."""
    number = number_at(match, context, "Y")
    at = match.end() - 1
    before = context.letters.text[at - 1] if at else " "
    word = context.doc[at - 1].text if at else ""
    if number > cal.LAST_TOLD:
        return Reading.of(cal.year(number), explicit=True)
    if _measured(context, at) or (word in _NOT_YEAR and not _is_dated(context, at)):
        return None
    if word == "as" and at > 1 and context.doc[at - 2].lower_ in _AS_IN:
        return Reading.of(cal.year(number), explicit=True)
    if number < 1900 or number % 100 == 0 or number > 2060:
        if before not in _BEFORE_YEAR and word != "(" and not _stands_alone(word, context, at):
            return None
        if counts_plural(context, at):
            return None
    elif before not in _BEFORE_YEAR and counts_plural(context, at):
        return None
    if before == "." and at and context.doc[at - 1].pos_ == "PROPN" and context.doc[at].ent_type_:
        return None
    return Reading.of(cal.year(number), explicit=True)


def _is_dated(context: Context, at: int) -> bool:
    """in about 2019, since at least 2019, no later than 2027: not "in about 1950 homes"."""
    before = context.letters.text[max(0, at - 4) : at]
    return re.search(r"(?:[isb<>F]~|[sb]u+)$", before) is not None and not counts_plural(context, at)


_AS_IN = frozenset({"late", "early", "recently"})
""" "as late as 1781 senior officials" counts no officials."""


def _stands_alone(word: str, context: Context, at: int) -> bool:
    """plans for 1777: nothing follows that the number could count."""
    return word == "for" and at + 1 < len(context.doc) and context.doc[at + 1].is_punct


def _measured(context: Context, at: int) -> bool:
    after = context.doc[at + 1].text if at + 1 < len(context.doc) else ""
    return after.lower() in _MEASURES


def composite(match: Match, context: Context) -> Reading | None:
    """mid-2024, mid-1990s, mid-March where the tokens are not split."""
    modifier, letter, number = context.letters.values[match.start("X")]
    if letter == "M":
        year = number_at(match, context, "Y") if has(match, "Y") else None
        whole = (
            Reading.of(cal.month(year, number), explicit=True) if year else context.resolve(number, None, match.span())
        )
    else:
        whole = Reading.of(cal.year(number) if letter == "Y" else cal.decade(number), explicit=True)
    part = part_of(whole, modifier)
    return replace(part, modifier=modifier) if part else None


def part_of(whole: Reading | None, modifier: str) -> Reading | None:
    """The early, mid or late part of what was read."""
    if whole is None or whole.first is None or whole.last is None or whole.precision is None:
        return whole
    stretch = cal.part(cal.Stretch(whole.first, whole.last, whole.precision), modifier)
    return Reading.of(stretch, whole.anchor, explicit=whole.explicit)
