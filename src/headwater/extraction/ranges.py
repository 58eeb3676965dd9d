"""Two numerals that are the ends of one range: "600 to 4,700", "between 5 and 6 percent", "$5-6 million"; and pairs that are none.

A rise or fall names two values ("rose from 600 to 4,700", "fell 3% to 140"), years make a stretch of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from headwater.extraction.monthnames import MONTH_BEFORE
from headwater.extraction.numerals import Numeral
from headwater.model.bounds import decimal


@dataclass(frozen=True, slots=True)
class Range:
    """Characters `[start, end)` of both numerals with "between" or "from", and the two values, the low one scaled."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    approximate: bool = False


_SIGN = r"(?:[A-Z]{0,3}[$€£¥₹₦₱₩₺₫₪₵₴₽฿]|(?:[A-Z]{3}|Rs\.?|Rp\.?|Tk|RM|KSh|Ksh) ?|[NPKRDQMEL])"
_PERCENT = r"(?:%|percent|per cent|pct|pc)"
_JOINED = re.compile(
    rf"\s*(?:(?P<share>{_PERCENT})|(?P<unit>[A-Za-z°]+))?\s*(?P<word>-to-|-|–|—|to|through|and|or)\s*(?P<sign>{_SIGN})?"
)
_NEARLY = r"(?:(?:about|around|some|roughly|nearly|almost|just over|just under|over|under|up to|more than|less than|at least|an estimated|as many as|as much as) )?"
_BETWEEN = re.compile(rf"\b[Bb]etween {_NEARLY}{_SIGN}?$")
_MOVES = (
    r"r[io]s(?:e|en|es|ing)|gr[eo]w(?:n|s|ing|th)?|f[ae]ll(?:en|s|ing)?|drop(?:s|ped|ping)?|declin(?:e|ed|es|ing)|(?:in|de)creas(?:e|ed|es|ing)|"
    r"climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|went|go(?:es|ing|ne)?|up|down|shr[aiu]nk(?:s|ing)?|sw[eo]ll(?:s|ed|en|ing)?|"
    r"expand(?:s|ed|ing)?|cut(?:s|ting)?|rais(?:e|ed|es|ing)|widen(?:s|ed|ing)?|narrow(?:s|ed|ing)?|extend(?:s|ed|ing)?|lift(?:s|ed|ing)?|"
    r"lower(?:s|ed|ing)?|reduc(?:e|ed|es|ing|tion)|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|boost(?:s|ed|ing)?|hik(?:e|ed|es|ing)|"
    r"revis(?:e|ed|es|ing|ion)|chang(?:e|ed|es|ing)|surg(?:e|ed|es|ing)|plummet(?:s|ed|ing)?|plung(?:e|ed|es|ing)|sl[io]d(?:e|es|ing)?|"
    r"tumbl(?:e|ed|es|ing)|slip(?:s|ped|ping)?|return(?:s|ed|ing)?|mov(?:e|ed|es|ing)|improv(?:e|ed|es|ing)|worsen(?:s|ed|ing)?|"
    r"eas(?:e|ed|es|ing)|edg(?:e|ed|es|ing)|cr(?:eep|eeps|eeping|ept)|doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|halv(?:e|ed|es|ing)|"
    r"shift(?:s|ed|ing)?|sw[iu]ng(?:s|ing)?|recover(?:s|ed|ing)?|rebound(?:s|ed|ing)?|accelerat(?:e|ed|es|ing)|slow(?:s|ed|ing)?|"
    r"upgrad(?:e|ed|es|ing)|downgrad(?:e|ed|es|ing)|quicken(?:s|ed|ing)?|push(?:es|ed|ing)?|dipp?(?:s|ed|ing)?|sank|sinks?|sinking|shorten(?:s|ed|ing)?"
)
_CHANGED = re.compile(
    rf"\b(?:{_MOVES})\b(?![^.]{{0,40}}\b(?:range|ranging|band)\b)[^.]{{0,40}}\bfrom {_NEARLY}{_SIGN}?$"
)
"""What goes from one value to another, which is no range."""
_MOVED_BY = re.compile(rf"\b(?:{_MOVES})(?: by)? {_NEARLY}{_SIGN}?$")
_LEVEL = 5
"""How many times as much as a rise the level that it reaches is at least."""
_WILL_MOVE = re.compile(
    rf"\b(?:could|can|may|might|would|will|should|must|to)(?: (?!by\b)\w+)? (?:{_MOVES})(?: by)? {_NEARLY}$"
)
"""A rise that is yet to come has no level: "could rise by 10 to 15"."""
_LEVEL_ALONE = re.compile(
    r"\s*(?:[.,;:!?)”\"]|\Z|\n|(?:on|in|at|by|over|after|since|during|as|overnight|within|this|last|yesterday|today|people|persons|dead|deaths|victims|bodies)\b)"
)
"""What follows a level that counts what the sentence tells of before it; a unit, or another noun, is that of a range: "by 4 to 6 tonnes"."""
_FAR_CHANGED = re.compile(rf"(?:\b(?:{_MOVES})\b[^.]{{0,90}}|,) from $")
"""The same of shares, each of which has its sign: also after a comma, or with more between."""
_NUMBER_CHANGED = re.compile(
    rf"\b(?:{_MOVES}) (?:the|its|their|his|her) (?:[a-z-]+ )?(?:number|size|price|rate|share|cap|limit|fee|total|quota)s? (?:of|for|on)\b[^.;]*, from {_SIGN}?$"
)
"""The same of a number that is changed, with more between: "cut the number of ships that call at Ely each May, from 70 to 50"."""
_FROM_MOST = re.compile(r"\bfrom (?:up to|as many as|as much as|at most|at least|more than|less than|over|under) $")
"""A bound end belongs to a value of its own: "from up to 200 miles to 260 miles"."""
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|band|between|var(?:y|ies|ied|ying)|differ(?:s|ed|ing)?)\b")
_OPENER = re.compile(
    rf"\b(?:between|from) (?:(?P<near>about|around|some|roughly|nearly|almost|approximately) )?{_SIGN}?$", re.IGNORECASE
)
_DAYS = 31
_EACH_ITS_OWN = re.compile(r"^[^.;\n]*\brespectively\b")
_IN_YEAR = re.compile(r"\b(?:in|since|from|of|during|by|late|early|mid) $")
_BY = re.compile(rf"\bby {_NEARLY}{_SIGN}$")


def read_range(text: str, first: Numeral, second: Numeral) -> Range | None:
    """The range of two neighbouring numerals, `None` if they are none.

    >>> from headwater.extraction.numerals import numerals
    >>> text = "He saw 30 to 40 boats; sales rose 3% to 140"
    >>> found = numerals(text)
    >>> [read_range(text, *pair) is not None for pair in zip(found, found[1:])]
    [True, False, False]
    """
    joined = _JOINED.fullmatch(text[first.end : second.start])
    if joined is None or first.vague or second.vague or first.share != second.share:
        return None
    before = text[max(first.start - 60, 0) : first.start]
    if not _words_join(joined, before) or _two_values(text, first, second, joined) or _years(text, first, second):
        return None
    if first.digits != second.digits and text[first.end : second.start] == "-":
        return None  # "7-Eleven"
    if _is_day(before, text, first, second) or _sets_off(before, text, first, second):
        return None
    apart = _LISTED_BEFORE.search(before) or _EACH_ITS_OWN.search(text[second.end : second.end + 160])
    if joined["word"] == "or" and apart:
        return None
    if joined["unit"] and not re.match(rf"\s?{joined['unit']}\b", text[second.end : second.end + 24]):
        return None
    low = _scaled_like(first, second)
    if low >= second.value or _CHANGED.search(before) or _FROM_MOST.search(before):
        return None
    opener = _OPENER.search(before)
    start = first.start - (len(opener.group()) if opener else 0)
    return Range(start, second.end, decimal(low), decimal(second.value), bool(opener and opener["near"]))


_LISTED_BEFORE = re.compile(
    rf"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty), {_SIGN}?$"
)
"""What makes a list of the last two numbers: "10, 20 or 30 boats"."""
_GUESSED = re.compile(r"\b(?:maybe|perhaps|some|about|around|like|say,?) $", re.IGNORECASE)
_IN_A_ROW = re.compile(r"(?:\d,?|\b[A-Z][\w.]*) $")
"""What makes a list or a date of two numbers: "5, 6 and 7", "on May 5, 6 ships sank"."""
_NO_LIST = re.compile(r"^(?: (?!(?:and|or|to|of)\b)[a-z]{3,}|[.;:!?”\"]|, (?!(?:and |or )?\d))")
_ALIKE = re.compile(r"^ (?!(?:and|or|to|of|in|per)\b)[a-z-]+(?:s|people|men|women|children)\b")


def read_guess(text: str, first: Numeral, second: Numeral) -> Range | None:
    """Two numbers that somebody guesses at one after the other: "45, 46 goats", "maybe 20, 30"; not those of a list.

    >>> from headwater.extraction.numerals import numerals
    >>> text = "We saw 45, 46 goats in lots of 5, 6 and 7"
    >>> found = numerals(text)
    >>> [read_guess(text, *pair) is not None for pair in zip(found, found[1:])]
    [True, False, False, False]
    """
    if text[first.end : second.start] != ", " or not all(n.digits and n.value == int(n.value) for n in (first, second)):
        return None
    before, after = text[max(first.start - 12, 0) : first.start], text[second.end : second.end + 24]
    next_one, guessed = second.value == first.value + 1, bool(_GUESSED.search(before))
    if not first.value < second.value <= 2 * first.value or second.value > 100:
        return None
    if _IN_A_ROW.search(before) and not guessed:
        return None
    if not (guessed and _NO_LIST.match(after)) and not (next_one and _ALIKE.match(after)):
        return None
    return Range(first.start, second.end, first.value, second.value, guessed)


def _is_day(before: str, text: str, first: Numeral, second: Numeral) -> bool:
    """Whether the first number is the day of a month, and the second none: "from 40 percent on July 14 to 42 percent"."""
    if first.value > _DAYS or MONTH_BEFORE.search(before) is None:
        return False
    return second.value > _DAYS or bool(re.match(rf"\s?{_PERCENT}(?!\w)", text[second.end : second.end + 10]))


def _sets_off(before: str, text: str, first: Numeral, second: Numeral) -> bool:
    """Whether a speed is reached from a standstill, which is no value: "from zero to 60 mph in 5 seconds"."""
    speed = re.match(r"\s?(?:mph|kph|km/h|miles|kilomet)", text[second.end : second.end + 8])
    return first.value == 0 and before.endswith("from ") and speed is not None


def _words_join(joined: re.Match[str], before: str) -> bool:
    """ "and" joins only after "between"; a dash has no other dash before it."""
    word = joined["word"]
    if word == "and":
        return bool(_BETWEEN.search(before[-30:]))
    dash = word in ("-", "–", "—")
    return not (dash and (" " in joined.group().strip() or re.search(r"[-–/]$", before)))


def _two_values(text: str, first: Numeral, second: Numeral, joined: re.Match[str]) -> bool:
    """By how much and to what: "3% to 140", "by $4 billion to $41 billion", never one range."""
    if joined["share"] and joined["sign"]:
        return True  # "0.25 percent or $63.1 billion"
    if joined["word"] != "to":
        return False
    after = text[second.end : second.end + 12]
    before = text[max(first.start - 110, 0) : first.start]
    if _NUMBER_CHANGED.search(before) and not _RANGING.search(before):
        return True
    if joined["share"] and _FAR_CHANGED.search(before) and not _RANGING.search(before):
        return True
    if joined["share"] and not re.match(rf"\s?{_PERCENT}(?!\w)", after):
        return True
    if first.value and _MOVED_BY.search(before[-24:]) and (joined["sign"] or second.value >= _LEVEL * first.value):
        return True  # "rose by 900 to 23,400"
    if first.value and not joined["unit"] and _reaches(text, first, second):
        return True
    own_units = bool(joined["sign"]) and first.scaled == second.scaled
    return own_units and bool(_BY.search(text[max(first.start - 24, 0) : first.start]))


def _reaches(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether a count moves by the first number and comes to the second: "the toll rose by 4 to 19".

    Round numbers near each other are a range ("fell by 200 to 300"), and without "by" all that are near each other.
    """
    before = text[max(first.start - 60, 0) : first.start]
    moved = _MOVED_BY.search(before)
    if moved is None or _WILL_MOVE.search(before) or not _LEVEL_ALONE.match(text, second.end):
        return False
    near = second.value <= 2 * first.value
    is_round = first.value % 5 == 0 and second.value % 5 == 0
    return not near or (not is_round and " by " in moved.group())


def _years(text: str, first: Numeral, second: Numeral) -> bool:
    """Between 2015 and 2017, or a year before something else ("grew 60% in 2018 to 3.9 million"): two plain numbers of four digits that could be years, and count no plural noun."""
    plain = all(re.fullmatch(r"[12]\d{3}", text[n.start : n.end]) and 1000 <= n.value <= 2100 for n in (first, second))
    if re.fullmatch(r"(?:19|20)\d\d", text[first.start : first.end]) and not plain:
        return bool(_IN_YEAR.search(text[max(first.start - 12, 0) : first.start]))
    counts = re.match(
        r"\s(?:[a-z-]+[a-z]s|people|men|women|children|cattle|sheep)\b(?! (?:was|were)\b)",
        text[second.end : second.end + 24],
    )
    return plain and (counts is None or (first.value >= 1900 and second.value >= 1900))


def _scaled_like(first: Numeral, second: Numeral) -> Decimal:
    """The first value with the scale of the second, where only that is written: "5 to 6 million"."""
    low, high = first.value, second.value
    if not second.scaled or first.scaled or low >= high:
        return low
    factor = second.scale
    if factor == 1:
        factor = next(Decimal(scale) for scale in (10**12, 10**9, 10**6, 1000, 100, 1) if high >= scale)
    return low * factor if low * factor <= high else low
