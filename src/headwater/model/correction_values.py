"""How the values of a claim's fields are written where an analyst corrects them, and read back.

| field | written | or |
|---|---|---|
| `figure` | `[11000, 12000]`, `(30, ..]`, `~[40, 40]` (see `Bounds`) | `11,000 to 12,000`, `more than 30`, `> 30`, `about 40` |
| `counted` | `North Korean laborer`: what is before the last word qualifies it | |
| `source` | `Andriy Hnatov (person)` | the name alone, where its kind stays |
| `time` | `2024-10-05`, `2024-10-01/2024-10-31`, `2024-10-01/..` (EDTF) | `2024-10`, `2024` |
| `place` | `Yelabuga, RU-TA`: the name with ISO 3166-2 or 3166-1 | the name alone |

Whatever is read replaces all that was known otherwise of the item; its span stays. Unreadable words raise `UsageError`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.model.bounds import Bounds, decimal
from headwater.model.errors import UsageError
from headwater.model.figure import Bound, Counted, Figure
from headwater.model.place import Place
from headwater.model.source import Source, SourceKind
from headwater.model.time import Day, Precision, Time

_NUMBER = r"-?\d{1,40}(?:,\d{3})*(?:\.\d{1,40})?"
_WORDED = re.compile(
    rf"(?:(?P<sign>at least|at most|more than|less than|fewer than|up to|>=|<=|[≥≤<>])\s*)?(?P<about>(?:about|around|≈|~)\s*)?"
    rf"(?P<low>{_NUMBER})(?:\s*(?:to|-|–)\s*(?P<high>{_NUMBER}))?"
)
_BRACKETED = re.compile(
    r"(?P<about>~?)(?P<left>[\[(])(?P<low>\.\.|-?[\d.]{1,80}), ?(?P<high>\.\.|-?[\d.]{1,80})(?P<right>[\])])"
)
_AT_LEAST, _MORE = {"at least", ">=", "≥"}, {"more than", ">"}
_AT_MOST, _LESS = {"at most", "up to", "<=", "≤"}, {"less than", "fewer than", "<"}
_SOURCE = re.compile(r"(?P<name>.*?)\s*(?:\((?P<kind>\w+)\))?")
_PLACE = re.compile(r"(?P<name>.+?)(?:,\s*(?P<country>[A-Z]{2})(?P<part>-[A-Z0-9]{1,3})?)?")
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def read_bounds(words: str) -> Bounds:
    """The interval that the words give; raises `UsageError` if they give none.

    >>> print(read_bounds("11,000 to 12,000"), read_bounds("≤ 20000"), read_bounds("about 40"), read_bounds("(30, ..]"))
    [11000, 12000] [.., 20000] ~[40, 40] (30, ..]
    """
    text = " ".join(words.split()).lower()
    bracketed, worded = _BRACKETED.fullmatch(text), _WORDED.fullmatch(text)
    try:
        if bracketed:
            return _bracketed(bracketed)
        if worded:
            return _worded(worded)
    except (ValueError, ArithmeticError):
        pass  # the wrong way round, or no number: said below
    raise UsageError(f"{words!r} is no figure; write 40, about 40, 11000 to 12000, more than 30, or at most 20000")


def _bracketed(found: re.Match[str]) -> Bounds:
    low, high = (None if found[end] == ".." else decimal(found[end]) for end in ("low", "high"))
    return Bounds(
        low,
        high,
        low is None or found["left"] == "[",
        high is None or found["right"] == "]",
        bool(found["about"]),
    )


def _worded(found: re.Match[str]) -> Bounds:
    low = decimal(found["low"].replace(",", ""))
    sign, about = found["sign"], bool(found["about"])
    if found["high"] is not None:
        if sign:
            raise ValueError("an interval has both ends")
        return Bounds.between(low, decimal(found["high"].replace(",", "")), approximate=about)
    if sign in _AT_LEAST or sign in _MORE:
        return Bounds(low, None, low_closed=sign in _AT_LEAST, approximate=about)
    if sign in _AT_MOST or sign in _LESS:
        return Bounds(None, low, high_closed=sign in _AT_MOST, approximate=about)
    return Bounds.exactly(low, approximate=about)


def figure_text(figure: Figure) -> str:
    """A figure's interval as written."""
    return str(figure.bounds)


def read_figure(figure: Figure, words: str) -> Figure:
    """The figure with the interval of the words, its unit and what it counts kept."""
    ends = read_bounds(words)
    return replace(
        figure,
        low=ends.low,
        high=ends.high,
        low_closed=None if ends.low is None else ends.low_closed,
        high_closed=None if ends.high is None else ends.high_closed,
        bound=_bound(ends),
        approximate=ends.approximate,
    )


def _bound(ends: Bounds) -> Bound:
    if ends.low is None and ends.high is None:
        return Bound.VAGUE
    if ends.high is None:
        return Bound.AT_LEAST if ends.low_closed else Bound.MORE_THAN
    if ends.low is None:
        return Bound.AT_MOST if ends.high_closed else Bound.LESS_THAN
    if ends.low != ends.high:
        return Bound.RANGE
    return Bound.ABOUT if ends.approximate else Bound.EXACT


def counted_text(figure: Figure) -> str | None:
    """What a figure counts, in its short form."""
    return figure.counted.normal if figure.counted else None


def read_counted(figure: Figure, words: str) -> Figure:
    """The figure as one of what the words name."""
    parts = words.split()
    if not parts or figure.counted is None:
        raise UsageError("say what is counted, in the singular: North Korean worker")
    before = " ".join(parts[:-1])
    return replace(
        figure, counted=Counted(figure.counted.span, parts[-1].lower(), " ".join(parts), (before,) if before else ())
    )


def source_text(one: Source) -> str:
    """A source's name with its kind.

    >>> source_text(Source(SourceKind.PERSON, "Ada Holm")), source_text(Source(SourceKind.UNSPECIFIED))
    ('Ada Holm (person)', '(unspecified)')
    """
    return f"{one.name or ''} ({one.kind})".strip()


def read_source(one: Source, words: str) -> Source:
    """The source of that name; a voice that was not named needs its kind beside the name."""
    found = _SOURCE.fullmatch(" ".join(words.split()))
    kinds = {str(kind): kind for kind in SourceKind if kind is not SourceKind.PUBLISHER}
    kind = kinds.get(found["kind"].lower()) if found and found["kind"] else one.kind
    if found is None or kind is None:
        raise UsageError(f"a source is a name with its kind, Ada Holm (person); kinds are {', '.join(kinds)}")
    name = found["name"] or None
    nameless = kind in (SourceKind.UNNAMED, SourceKind.UNSPECIFIED)
    if nameless != (name is None):
        said = f"what is {kind} has no name" if nameless else f"a {kind} has a name"
        raise UsageError(f"{said}; write Ada Holm (person), or (unspecified) alone")
    return Source(kind, name, mention=one.mention)


def time_text(one: Time) -> str | None:
    """A time as a day or an EDTF interval; `None` where it is not resolved."""
    if one.earliest is None and one.latest is None:
        return None
    first, last = (str(end) if end else ".." for end in (one.earliest, one.latest))
    return first if first == last else f"{first}/{last}"


def read_time(one: Time, words: str) -> Time:
    """The days that the words name.

    >>> from headwater.model.spans import Span
    >>> read_time(Time(Span("then", 0, 4)), "2024-02").latest
    Day(2024-02-29)
    """
    first, _, last = words.strip().partition("/")
    try:
        starts, ends = _days(first), _days(last or first)
    except ValueError as error:
        raise UsageError(f"{words!r} is no time; write 2024-10-05, 2024-10, or 2024-10-01/2024-10-31") from error
    earliest, latest = starts and starts[0], ends and ends[1]
    if (earliest is None and latest is None) or (earliest and latest and earliest > latest):
        raise UsageError(f"{words!r} is no time: it has no end, or ends before it begins")
    precision = (starts or ends or (None, None, None))[2]
    return Time(one.span, earliest, latest, precision, edtf=words.strip())


def _days(words: str) -> tuple[Day, Day, Precision] | None:
    """The first and last day of a year, month or day, and which it is; `None` for an open end."""
    if words == "..":
        return None
    found = _DAY.fullmatch(words)
    if found is None:
        raise ValueError("no day")
    year, month, day = found.groups()
    if month is None:
        return Day.parse(f"{year}-01-01"), Day.parse(f"{year}-12-31"), Precision.YEAR
    if day is None:
        first = Day.parse(f"{year}-{month}-01")
        return first, first.month_end, Precision.MONTH
    return Day.parse(words), Day.parse(words), Precision.DAY


def place_text(one: Place) -> str:
    """A place's name with the code of its region or country."""
    return ", ".join(filter(None, (one.name, one.admin1 or one.country)))


def read_place(one: Place, words: str) -> Place:
    """The place of that name; nothing of the gazetteer's entry is kept."""
    found = _PLACE.fullmatch(" ".join(words.split()))
    if found is None:
        raise UsageError(f"{words!r} is no place; write Yelabuga, RU-TA, or the name alone")
    country = found["country"]
    return Place(
        one.span,
        found["name"].strip(),
        country,
        f"{country}{found['part']}" if found["part"] else None,
        literal=one.literal,
    )
