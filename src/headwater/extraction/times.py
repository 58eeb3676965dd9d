"""When: time expressions of a report and the days that they can mean.

`find_times` turns the tokens into letters (`times_codes`), matches the rules (`times_rules`) near the letters that can
carry a time, and reads the matches from front to back, each against publication and what was spoken of before
(`times_context`). What stands beside an expression ("early", "by", "since", a range) is read last.

The forms of ISO 8601-2:2019 (EDTF) are followed for open ends and units; the values of TimeML (TIMEX3) for what "last week"
or a decade covers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from headwater.extraction import times_calendar as cal
from headwater.extraction.found import FoundTime
from headwater.extraction.parsed import Parsed
from headwater.extraction.times_codes import Letters, read_letters
from headwater.extraction.times_context import Context, Published, Reading
from headwater.extraction.times_dates import part_of
from headwater.extraction.times_rules import RULES, Rule
from headwater.model import Precision, Span, Step, Time


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading at the tokens `[start, end)`, with what stands beside it."""

    start: int
    end: int
    rule: str
    reading: Reading
    modifier: str | None = None
    approximate: bool = False
    characters: tuple[int, int] | None = None  # where it is less than its tokens


_RUN = re.compile(r"[^. ]+")
_CARRIER = re.compile(r"[MWYSEzZQKHUVqprXDoCNOGJ]")


def find_times(parsed: Parsed) -> list[FoundTime]:
    """The time expressions of a document, in text order, none inside another.

    Absolute ones are resolved by themselves, relative ones against `document.published` as far as that is known; what
    cannot be resolved keeps its words, with `None` for both ends.
    """
    letters = read_letters(parsed.doc)
    published = Published.parse(parsed.document.published)
    context = Context(parsed.doc, letters, published, _tells_history(letters, published))
    read = _read(context)
    ends = [0, *(one.end for one in read)]
    found = [_beside(one, context, end) for one, end in zip(read, ends, strict=False)]
    return [_record(one, parsed) for one in _ranges(found, letters)]


def _tells_history(letters: Letters, published: Published | None) -> bool:
    """Whether bare months follow the text rather than publication: many years named, nearly all well before publication.

    News speaks of today, weekdays and last week; a history names years.
    """
    years: list[int] = [value for index, value in letters.values.items() if letters.text[index] == "Y"]
    latest = published.year - 1 if published else cal.LAST_TOLD
    past = sum(year < latest or year > cal.LAST_TOLD for year in years)
    near = len(re.findall(r"[Wqpr]|[lxt]U", letters.text))
    recent = len(years) - past
    return past > 2 * near and ((past >= 5 and past >= 4 * recent) or (past >= 20 and past > recent))


def _read(context: Context) -> list[_Found]:
    found: list[_Found] = []
    end = 0
    for match, rule in _matches(context.letters.text):
        if match.start() < end:
            continue
        reading = rule.read(match, context)
        if reading is None:
            continue
        end, reading = _with_era(match.end(), reading, context)
        found.append(_Found(match.start(), end, rule.name, reading, reading.modifier))
        context.remember(reading, match.start())
    return found


def _with_era(end: int, reading: Reading, context: Context) -> tuple[int, Reading]:
    """The end of a match and its reading, with the "BC" that belongs to it."""
    if context.letters.text[end : end + 1] != "k":
        return end, reading
    if reading.ends is not None:
        (first, (low, _)), era = reading.ends, context.doc[end]
        reading = replace(reading, ends=(first, (low, era.idx + len(era))))
    return end + 1, reading


def _matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """Every match of every rule, first by place, then the longest, then by the order of the rules."""
    found = []
    for run in _RUN.finditer(text):
        if not _CARRIER.search(text, run.start(), run.end()):
            continue
        letters = set(run[0])
        for number, rule in enumerate(RULES):
            if rule.needs <= letters:
                found += [(match, number) for match in rule.pattern.finditer(text, run.start(), run.end())]
    found.sort(key=lambda hit: (hit[0].start(), -hit[0].end(), hit[1]))
    return [(match, RULES[number]) for match, number in found]


_PART = re.compile(r"h?(?:(?P<m>m)(?:fh|fi|f|ih|i|-|h)?|(?P<e>[eL])(?:ih|i)?)$")
_BOUND = re.compile(r"(?P<b>[sb<>T])u*~?h?$")
_ROUGH = re.compile(r"~h?$")
_BOUNDS = {"s": "since", "b": "by", "<": "before", ">": "after"}


def _beside(found: _Found, context: Context, end: int) -> _Found:
    """Read what stands before the expression, behind the `end` of the one before: a part of it, a bound, an approximation."""
    text, doc = context.letters.text, context.doc
    part = _PART.search(text, max(end, found.start - 5), found.start)
    if part and part["m"] and _parts(doc[part.start("m")].lower_, part[0]):
        modifier = context.letters.values[part.start("m")]
        reading = part_of(found.reading, modifier) or found.reading
        found = replace(found, start=part.start(), reading=reading, modifier=modifier)
    elif part and part["e"] and (part.end("e") == found.start or part[0].endswith("i")):
        found = replace(found, start=part.start("e"), reading=_side(found.reading, text[part.start("e")], context))
    if _ROUGH.search(text, max(0, found.start - 2), found.start):
        found = replace(found, approximate=True)
    bound = _BOUND.search(text, max(0, found.start - 5), found.start)
    return _bounded(found, bound, context) if bound and not _modifies_noun(found, context) else found


def _parts(word: str, letters: str) -> bool:
    """Whether the word takes a part here: "late 2024", "the end of 2024", not "end 2024" or "close 2024"."""
    return word in {"early", "mid", "late"} or "f" in letters


def _modifies_noun(found: _Found, context: Context) -> bool:
    """after Monday's raid, after the 2014 vote: the expression says which, not when."""
    if found.end >= len(context.doc):
        return False
    return context.letters.text[found.end] == "'" or context.doc[found.end].pos_ in {"NOUN", "ADJ"}


def _bounded(found: _Found, bound: re.Match[str], context: Context) -> _Found:
    """Open one end: since and after keep the first, by and before the last; "until" bounds as "by" does.

    The named unit bounds the interval: "before 2014" ends on its first day, "after 2014" begins on its last.
    """
    word = context.doc[bound.start("b")].lower_
    if bound["b"] == "T" and word not in {"until", "till"} and not (word == "through" and found.modifier == "late"):
        return found
    modifier = _BOUNDS.get(bound["b"], "by")
    first, last = found.reading.first, found.reading.last
    ends: dict[str, tuple[date | None, date | None]] = {
        "since": (first, None),
        "after": (last, None),
        "by": (None, last),
        "before": (None, first),
    }
    low, high = ends[modifier]
    return replace(found, modifier=modifier, reading=replace(found.reading, first=low, last=high, edtf=None))


def _side(reading: Reading, letter: str, context: Context) -> Reading:
    """earlier this year, earlier in September: up to publication, if that lies within; later this year: from it on."""
    today = context.published.holding(Precision.DAY) if context.published else None
    if today is None or reading.first is None or reading.last is None or not reading.first <= today <= reading.last:
        return reading
    if letter == "e":
        return replace(reading, last=today)
    return replace(reading, first=today)


def _ranges(found: list[_Found], letters: Letters) -> list[_Found]:
    """Both ends of a range, each with the whole interval: from March to May, between July 2022 and August 2024, 3 to 5 March."""
    told: list[_Found] = []
    for one in found:
        if one.reading.ends is not None:
            told += [
                replace(one, modifier=word, characters=at) for word, at in zip(_ENDS, one.reading.ends, strict=True)
            ]
        elif told and (whole := _joined(told[-1], one, letters.text)):
            told[-1] = _end(told[-1], whole, "from")
            told.append(_end(one, whole, "until"))
        else:
            told.append(one)
    return told


_ENDS = ("from", "until")
_OPEN = frozenset({"since", "by", "before", "after", *_ENDS})


def _end(one: _Found, whole: Reading, word: str) -> _Found:
    """An end of a range: its own words and unit, the interval of the whole."""
    return replace(one, rule="times.range", modifier=word, reading=replace(whole, precision=one.reading.precision))


def _joined(left: _Found, right: _Found, text: str) -> Reading | None:
    """The range of which two expressions are the ends, `None` if of none."""
    between = text[left.end : right.start]
    before = text[max(0, left.start - 2) : left.start].rstrip("h")[-1:]
    if between in {"-", "T", "Th"}:
        joins = between == "-" or before == "F" or left.reading.precision is right.reading.precision
    else:
        joins = between in {"&", "&h"} and before == "B"
    first, last = left.reading.first, right.reading.last
    if not joins or first is None or last is None or cal.told(last) <= cal.told(first) or left.modifier in _OPEN:
        return None
    reading = right.reading
    return Reading(first, last, reading.precision, reading.anchor or left.reading.anchor, None, reading.explicit)


def _record(found: _Found, parsed: Parsed) -> FoundTime:
    reading = found.reading
    span = Span.of(parsed.text, *found.characters) if found.characters else parsed.span(found.start, found.end)
    form = reading.edtf or cal.edtf(reading.first, reading.last, reading.precision)
    if form and found.approximate and "/" not in form:
        form += "~"
    form, anchor = (cal.told_text(words) if words else words for words in (form, reading.anchor))
    first, last = (cal.told(day) if day else None for day in (reading.first, reading.last))
    time = Time(span, first, last, reading.precision, found.modifier, anchor, form)
    note = form or "kept as words"
    return FoundTime(time, (found.start, found.end), (Step(found.rule, (span,), note),))
