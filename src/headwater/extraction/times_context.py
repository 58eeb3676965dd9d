"""What a time expression is resolved against: the day of publication, what was last spoken of, and the tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from spacy.tokens import Doc, Token

from headwater.extraction import times_calendar as cal
from headwater.extraction.times_calendar import Stretch
from headwater.extraction.times_codes import Letters
from headwater.model import Precision


class Tense(StrEnum):
    """Where the verb puts what it says."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: an interval with an open end for `None`, or nothing but its words.

    `explicit` says that the words carry their own year; `anchor` is what a relative one was resolved against; `modifier`
    is the part of a unit that the words themselves name ("mid-2024"); `ends` are the characters of both ends where one match
    names a range ("3 to 5 March").
    """

    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    anchor: str | None = None
    edtf: str | None = None
    explicit: bool = False
    modifier: str | None = None
    ends: tuple[tuple[int, int], tuple[int, int]] | None = None

    @classmethod
    def of(cls, stretch: Stretch | None, anchor: str | None = None, *, explicit: bool = False) -> Reading | None:
        """The reading of a stretch of days, `None` for none."""
        if stretch is None:
            return None
        return cls(stretch.first, stretch.last, stretch.precision, anchor, None, explicit)


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, as far as it is known."""

    text: str
    year: int
    month: int | None
    day: int | None

    @classmethod
    def parse(cls, published: str | None) -> Published | None:
        """Read ISO 8601 of any precision; `None` where there is none.

        >>> Published.parse("2025-09-21T08:30:00Z")
        Published(text='2025-09-21', year=2025, month=9, day=21)
        >>> Published.parse("2025-09").month, Published.parse("soon")
        (9, None)
        """
        found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published or "")
        if not found:
            return None
        year, month, day = (int(group) if group else None for group in found.groups())
        if year is None or not cal.FIRST_YEAR < year < cal.LAST_TOLD or (month is not None and not 1 <= month <= 12):
            return None
        if month and day and cal.day(year, month, day) is None:
            return None
        return cls(found[0], year, month, day)

    def holding(self, precision: Precision) -> date | None:
        """A day of the unit in which publication lies, `None` where the date is not known that closely."""
        if precision in {Precision.YEAR, Precision.DECADE, Precision.CENTURY}:
            return date(self.year, self.month or 1, self.day or 1)
        if self.month is None or (self.day is None and precision in {Precision.DAY, Precision.WEEK}):
            return None
        return date(self.year, self.month, self.day or 1)


@dataclass
class Context:
    """The state while one document is read from front to back."""

    doc: Doc
    letters: Letters
    published: Published | None
    narrative: bool
    reference: Reading | None = None
    reference_sentence: int = -1
    last_day: Reading | None = None
    _sentences: dict[int, int] = field(default_factory=dict)
    _leaps: int = 0

    def value(self, index: int) -> int:
        """The number that the token stands for."""
        number: int = self.letters.values[index]
        return number

    def remember(self, reading: Reading, index: int) -> None:
        """What later expressions refer back to."""
        then, before = reading.first or reading.last, self.referred()
        if reading.precision is Precision.DAY and reading.first is not None:
            self.last_day = reading
        if then is None or (self.narrative and self.published and reading.anchor == self.published.text):
            return
        if (
            self.narrative
            and before
            and reading.explicit
            and (self._aside(reading, then, before, index) or self._looks_aside(then, before))
        ):
            return
        if self.narrative and before and then < before and reading.anchor and not reading.explicit:
            return  # "as in the previous year": the telling stays where it was
        self.reference = reading
        self.reference_sentence = self.sentence(index)

    def _aside(self, reading: Reading, then: date, before: date, index: int) -> bool:
        """A year alone, in mid-sentence, after days and months: a look ahead ("funds until 1976"), not where the telling is."""
        if self.reference is None or reading.precision is not Precision.YEAR or self.reference.precision not in _NARROW:
            return False
        return index - self.sentence(index) > _OPENING and then.year > before.year

    def _looks_aside(self, then: date, before: date) -> bool:
        """Whether a history leaps for a moment: back to a precedent, ahead to when its papers were found."""
        self._leaps = self._leaps + 1 if abs(then.year - before.year) > _LEAP else 0
        return 0 < self._leaps < 3

    def sentence(self, index: int) -> int:
        """The first token of the sentence of a token."""
        if index not in self._sentences:
            self._sentences[index] = self.doc[index].sent.start
        return self._sentences[index]

    def referred(self) -> date | None:
        """The day that was last spoken of."""
        return (self.reference.first or self.reference.last) if self.reference else None

    def base(self, index: int) -> Reading | None:
        """What an expression without a year follows in the text, if it follows the text and not publication."""
        if self.reference is None or self.referred() is None:
            return None
        if self.narrative:
            return self.reference
        near = self.sentence(index) == self.reference_sentence and self.reference.precision in _NARROW
        return self.reference if near and self.reference.explicit else None

    def resolve(self, month: int, day: int | None, at: tuple[int, int]) -> Reading | None:
        """A month, or a day of a month, without a year of its own; `at` are its tokens."""
        ahead = _YEAR_AHEAD.match(self.letters.text, at[1])
        if ahead:
            return Reading.of(_date(self.value(ahead.end() - 1), month, day), explicit=True)
        base = self.base(at[0])
        if base is not None:
            return Reading.of(_date(_following(base, month), month, day), _anchor(base), explicit=True)
        year = self._year_by_publication(month, day, tense_at(self.doc, at[0]))
        if year is None:
            return Reading(precision=Precision.DAY if day else Precision.MONTH, edtf=_open_year(month, day))
        return Reading.of(_date(year, month, day), self.published.text if self.published else None)

    def _year_by_publication(self, month: int, day: int | None, tense: Tense) -> int | None:
        known = self.published
        if known is None or known.month is None:
            return None
        today = known.month, known.day or (31 if tense is Tense.PAST else 1)
        then = month, day or (1 if tense is Tense.PAST else 31)
        if tense is Tense.FUTURE:
            return known.year + (then < today)
        slack = 1 if day and month == known.month else 0  # a text written on the other side of the date line
        if tense is Tense.PAST or self.doc[0].pos == 0:
            return known.year - (then > (today[0], today[1] + slack))
        return known.year + _nearest_year(month, known.month)

    def shift(self, precision: Precision, count: int, *, deictic: bool) -> Reading | None:
        """The unit `count` units from publication (`deictic`) or from what was last spoken of."""
        if deictic:
            today = self.published.holding(precision) if self.published else None
            anchor = self.published.text if self.published else None
        else:
            today, anchor = self.referred(), str(self.referred())
            if self.reference and _coarser(self.reference.precision, precision):
                today = None
        if today is None:
            return Reading(precision=precision)
        return Reading.of(cal.step(today, precision, count), anchor)

    def weekday(self, number: int, index: int, which: str | None = None) -> Reading | None:
        """A day of the week, 1 for Monday; `which` is last or next if the words say so."""
        today = self.published.holding(Precision.DAY) if self.published else None
        if self.narrative:
            today = self.referred() if self.reference and self.reference.precision is Precision.DAY else None
        if today is None:
            return Reading(precision=Precision.DAY)
        back = (today.weekday() + 1 - number) % 7
        ahead = -back % 7
        future = which == "next" or (which is None and (self.narrative or tense_at(self.doc, index) is Tense.FUTURE))
        days = ahead if future else -back
        if days == 0 and which is not None:
            days = 7 if future else -7
        anchor = str(today) if self.narrative or not self.published else self.published.text
        return Reading.of(cal.holding(today + timedelta(days=days), Precision.DAY), anchor)


_NARROW = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
_OPENING = 8
"""Tokens from the start of a sentence within which a year says where the telling goes on."""
_LEAP = 12
"""Years."""
_TURN = 8
"""Months that a history goes back at most: told after November, "February" is next year's."""
_YEAR_AHEAD = re.compile(r"(?:[-T&/,]{1,2}h?(?:m[fi]?-?)?[do]?f?M[do]?)+(?:,|f)?Y")


def _date(year: int, month: int, day: int | None) -> Stretch | None:
    return cal.day(year, month, day) if day else cal.month(year, month)


def _open_year(month: int, day: int | None) -> str:
    return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")


def _anchor(base: Reading) -> str:
    return str(base.first or base.last)


def _following(base: Reading, month: int) -> int:
    """The year of a month that is told after `base`: the same, or the next if the telling has passed the turn of a year."""
    then = base.first or base.last
    if then is None:
        return 0
    return then.year + (base.precision in _NARROW and then.month - month >= _TURN)


def _nearest_year(month: int, today: int) -> int:
    distance = month - today
    return -1 if distance > 6 else 1 if distance < -6 else 0


_SIZES = [Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF]
_SIZES += [Precision.YEAR, Precision.DECADE, Precision.CENTURY]


def _coarser(of: Precision | None, than: Precision) -> bool:
    """Whether a reference is too coarse to count such units from: "in 1942 ... the next day"."""
    return of is None or _SIZES.index(of) > _SIZES.index(than)


_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_AHEAD = frozenset(
    {"plan", "expect", "schedule", "intend", "set", "due", "aim", "slate", "hope", "want", "vow", "pledge"}
)


def tense_at(doc: Doc, index: int) -> Tense:
    """The tense of the clause that holds a token; past where the sentence is not parsed and no word says otherwise.

    >>> import spacy
    >>> tense_at(spacy.blank("en")("It will rain"), 2)
    <Tense.FUTURE: 'future'>
    """
    token = doc[index]
    if not token.pos:
        return _tense_of_words(doc, index)
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if _looks_ahead(verb):
        return Tense.FUTURE
    tags = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"})}
    if tags & {"VBD", "VBN"}:
        return Tense.PAST
    if tags & {"VBZ", "VBP"}:
        return Tense.PRESENT
    return Tense.PAST


def _looks_ahead(verb: Token) -> bool:
    """will, shall, or an infinitive that hangs on a word of planning."""
    words = {child.lower_ for child in verb.children if child.dep_.startswith(("aux", "mark"))}
    if words & _FUTURE:
        return True
    if "to" in words and verb.head.i != verb.i:
        return verb.dep_ == "acl" or verb.head.lemma_ in _AHEAD or _looks_ahead(verb.head)
    return verb.lemma_ in {"plan", "schedule", "slate"} and verb.tag_ != "VBD"


def _tense_of_words(doc: Doc, index: int) -> Tense:
    low, high = max(0, index - 30), min(len(doc), index + 30)
    start = next((i + 1 for i in range(index, low - 1, -1) if doc[i].text in ".!?\n"), low)
    for token in doc[start:high]:
        if token.i > index and token.text in {".", "!", "?"}:
            break
        if token.lower_ in _FUTURE:
            return Tense.FUTURE
    return Tense.PAST
