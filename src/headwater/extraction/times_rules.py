"""The rules for time expressions, in order: each a pattern over letters (see `times_codes`) and the function that reads it.

Of overlapping matches the one that begins first wins, then the longest, then the rule that stands first in `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from headwater.extraction.times_context import Context, Reading
from headwater.extraction.times_dates import (
    bare_year,
    century,
    clock,
    composite,
    day_of_list,
    day_of_month,
    day_of_that_year,
    day_range,
    days_across,
    decade,
    era_year,
    full_date,
    month_of_year,
    numeric_date,
    part_of_year,
    season_of_year,
    year_range,
)
from headwater.extraction.times_feasts import feast
from headwater.extraction.times_match import Match
from headwater.extraction.times_near import (
    in_units,
    nth_weekday,
    part_of_near_year,
    stretch_of_hours,
    the_weekend,
    unit_beyond,
    units_ahead,
)
from headwater.extraction.times_relative import (
    bare_month,
    bare_season,
    current_unit,
    day_after_and,
    day_alone,
    end_of_unit,
    near_day,
    near_unit,
    same_unit,
    stretch_of_units,
    units_ago,
    units_apart,
    units_within,
    weekday,
    within_near_unit,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A dotted name for the derivation, letters without which nothing matches, a pattern, and the function that reads a match."""

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[Match, Context], Reading | None]


def _rule(name: str, needs: str, pattern: str, read: Callable[[Match, Context], Reading | None]) -> Rule:
    return Rule(f"times.{name}", frozenset(needs), re.compile(pattern), read)


_DAYPART = r"(?:(?:h?Df|[Ww]D?[,f]?|D,?))?"  # "the night of", "Tuesday,", "Sunday dawn of"


RULES = (
    _rule("date.full", "MY", _DAYPART + r"h?(?P<d>[do])f?(?P<M>M)[,f]?(?P<Y>Y)(?!C)", full_date),
    _rule("date.full", "MY", _DAYPART + r"(?P<M>M)h?(?P<d>[do])[,f]?(?P<Y>Y)(?!C)", full_date),
    _rule("date.that-year", "MAU", _DAYPART + r"h?(?P<d>[do])f?(?P<M>M)fh?AU", day_of_that_year),
    _rule("date.that-year", "MAU", _DAYPART + r"(?P<M>M)h?(?P<d>[do])fh?AU", day_of_that_year),
    _rule("date.that-year", "MAU", r"(?P<M>M)fh?AU", day_of_that_year),
    _rule("date.near-unit", "MU", _DAYPART + r"h?(?P<d>[do])f?(?P<M>M),?f?(?P<w>[lxt])(?P<U>U)", within_near_unit),
    _rule("date.near-unit", "MU", _DAYPART + r"(?P<M>M)h?(?P<d>[do]),?f?(?P<w>[lxt])(?P<U>U)", within_near_unit),
    _rule("date.near-unit", "foU", r"h?(?P<d>o)f(?P<w>[lxt])(?P<U>U)", within_near_unit),
    _rule("date.near-unit", "IUW", r"(?P<w>[lxt])(?P<U>U)I(?P<W>W)", within_near_unit),
    _rule("weekday.nth", "MW", r"h?(?P<o>[ol])(?P<W>W)[fi](?P<M>M)(?:,?(?P<Y>Y))?", nth_weekday),
    _rule("date.near-unit", "U", r"(?:(?P<M>M)|h?(?P<S>S)|(?P<W>W))f?(?P<w>[lxt])(?P<U>U)", within_near_unit),
    _rule("unit.end", "Um", r"(?P<U>U)['-](?P<m>m)", end_of_unit),
    _rule("date.days", "M", r"h?(?:(?P<d>[do])[-T]h?(?P<e>[do])|(?P<j>j))f?(?P<M>M)(?:,?(?P<Y>Y))?", day_range),
    _rule("date.days", "M", r"(?<=B)h?(?P<d>[do])&h?(?P<e>[do])f?(?P<M>M)(?:,?(?P<Y>Y))?", day_range),
    _rule(
        "date.days",
        "M",
        _DAYPART + r"(?P<M>M)(?:(?P<d>[do])[-T](?P<e>[do])(?![MC])|(?P<j>j))(?:,?(?P<Y>Y))?",
        day_range,
    ),
    _rule("date.listed", "M&", r"h?(?P<d>[do])(?=(?:,[do]){0,4},?&h?[do]f?(?P<M>M)(?:,?(?P<Y>Y))?)", day_of_list),
    _rule("date.listed", "M&Y", r"(?P<M>M)h?(?P<d>[do])(?=(?:,[do]){0,4},?&h?[do],?(?P<Y>Y))", day_of_list),
    _rule(
        "date.listed-next",
        "M&",
        r"(?:(?<=M[do]&)h?(?P<o>[do])|(?<=M[do],[do]&)(?P<p>[do]))(?![MUC&-])(?:,?(?P<Y>Y))?",
        day_after_and,
    ),
    _rule("date.listed-next", "M&", r"(?<=M[do],)(?P<o>[do])(?=,?&[do](?![MUC-]))", day_after_and),
    _rule("date.days", "J", r"(?P<d>[do])(?P<J>J)(?P<M>M)(?:,?(?P<Y>Y))?", days_across),
    _rule("feast", "G", r"h?(?P<G>G)u*D?(?:f|,)?(?P<Y>Y)?", feast),
    _rule("clock", "", r"(?:O|[dc](?=N))N*", clock),
    _rule("date.numeric", "", r"Z|Y-d-d", numeric_date),
    _rule("date.era", "C", r"(?:(?P<d>[do])f?)?(?:(?P<M>M),?)?(?P<Y>[Ydn])(?P<C>C)", era_year),
    _rule("date.era", "C", r"(?P<C>C)(?P<Y>[Ydn])", era_year),
    _rule("date.day", "M", _DAYPART + r"h?(?P<d>[do])f?(?P<M>M)(?!C)", day_of_month),
    _rule("date.day", "M", _DAYPART + r"(?P<M>M)h?(?P<d>[do])(?!C)", day_of_month),
    _rule("month.year", "MY", r"(?P<M>M)(?:,|f)?h?(?P<Y>Y)(?!C)", month_of_year),
    _rule("season.year", "S", r"h?(?P<S>S)(?:fh?|,)?(?:(?P<Y>Y)|(?P<z>z))(?!C)", season_of_year),
    _rule("part.year", "H", r"h?(?P<o>[ol])-?(?P<H>H)(?:fh?)?(?P<Y>Y)", part_of_year),
    _rule("part.year", "Q", r"(?P<Q>Q)(?:f|,)?(?P<Y>Y)?", part_of_year),
    _rule("part.year", "Q", r"(?P<Y>Y)(?P<Q>Q)", part_of_year),
    _rule("part.near-year", "HU", r"h?(?P<o>[ol])-?(?P<H>H)[fi]?(?:h|(?P<w>[lxt]))(?P<U>U)", part_of_near_year),
    _rule("part.near-year", "QU", r"(?P<Q>Q)[fi]?(?:h|(?P<w>[lxt]))(?P<U>U)", part_of_near_year),
    _rule("part.year", "H", r"h(?P<o>o)(?P<H>H)(?!f)", part_of_year),
    _rule("units.within", "U", r"h?(?P<o>[ol])(?P<n>[cdnav])?(?P<U>U)[fi]h?(?:(?P<M>M),?)?(?P<Y>Y)", units_within),
    _rule("units.within", "U", r"h?(?P<o>[ol])(?P<n>[cdnav])?(?P<U>U)[fi]h?(?P<M>M)", units_within),
    _rule("units.within", "U", r"h?(?P<o>[ol])(?P<n>[cdnav])?(?P<U>U)[fi](?:h|(?P<w>[lxt]))(?P<V>U)", units_within),
    _rule("decade", "E", r"h?(?P<E>E)", decade),
    _rule("century", "K", r"h?(?P<o>[o])-?(?P<K>K)(?P<C>C)?", century),
    _rule("year.range", "", r"(?P<Y>Y)(?:-|T)(?P<e>[Ydn])(?![M-])|(?P<z>z)", year_range),
    _rule("composite", "X", r"(?P<X>X)(?:,?(?P<Y>Y))?", composite),
    _rule("day.near", "", r"h?U[<>][pr]|[qpr]D?|[tl]D", near_day),
    _rule("unit.beyond", "U", r"h?(?P<U>U)(?:<(?P<w>l)|>(?P<x>x))(?![UMSWHK])", unit_beyond),
    _rule("unit.near", "", r"(?:t(?=l))?h?(?P<w>[lxt])(?P<U>[UHK])", near_unit),
    _rule("weekend", "hU", r"h(?P<U>U)", the_weekend),
    _rule("hours", "V", r"h?(?P<w>[lx])(?P<n>[cdn])(?P<V>V)", stretch_of_hours),
    _rule("unit.current", "hU", r"(?:(?<=[sb<>F])|(?<=m[fi])|(?<=[eL]i))h(?P<U>U)", current_unit),
    _rule("unit.ago", "g", r"(?:a(?=vf?U))?(?P<n>[cdnav])f?(?P<U>[UK])g", units_ago),
    _rule("unit.from-now", "PU", r"(?:a(?=vf?U))?(?P<n>[cdnav])f?(?P<U>U)Pu", units_ahead),
    _rule("unit.in", "iU", r"(?<=i)(?P<n>[cdna])(?P<U>U)(?![feL'gP-])", in_units),
    _rule("unit.from-now", "FUW", r"(?P<n>[cdna])(?P<U>U)F(?P<W>W)", units_ahead),
    _rule("unit.apart", "", r"(?:a(?=vf?U))?(?P<n>[cdnav])f?(?P<U>[UK])(?P<e>[eL])", units_apart),
    _rule("unit.stretch", "", r"(?P<h>h)?(?P<w>[lx])(?P<n>[cdnv])f?(?P<U>[UK])", stretch_of_units),
    _rule("unit.stretch", "", r"(?P<h>h)?(?P<w>R)(?P<n>[cdnv])?(?P<U>[UK])", stretch_of_units),
    _rule("unit.same", "AU", r"h?A(?P<U>U)", same_unit),
    _rule("weekday", "W", r"(?:h?(?P<w>[lxt]))?(?P<W>W)D?", weekday),
    _rule("month", "M", r"(?:h?(?P<w>[lxt]))?(?P<M>M)", bare_month),
    _rule("season", "S", r"(?:h?(?P<w>[lxt])|h|(?<=[ismb<>])|(?<=mf)|(?<=S&)|(?<=S&m))(?P<S>S)", bare_season),
    _rule("day.alone", "Iho", r"(?<=I)h(?P<o>o)", day_alone),
    _rule("year", "Y", r"(?P<Y>Y)(?!C)", bare_year),
)
"""The rules in order."""
