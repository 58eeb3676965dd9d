"""Numbers that are years: by the words beside them ("43 BC", "since at least 1997", "our 1991 partners"), or because they count nothing."""

from __future__ import annotations

import re

from headwater.extraction.monthnames import MONTH
from headwater.extraction.numerals import Numeral

_LENGTH, _FIRST, _LAST = 4, 1500, 2100
_MODERN = re.compile(r"(?:1[5-9]|20)\d\d")
_CIRCA_BEFORE = re.compile(r"\b(?:c\.|circa) $")
_AT_LEAST_AFTER = re.compile(r"^ at (?:the )?(?:least|latest|earliest)\b")
_NEAR_BEFORE = re.compile(r"\b(?:over|around|about|by|circa) $")
_PLURAL_AFTER = re.compile(r"^\s+(?:[a-z]+\s+){0,2}[a-z]{2,}[^\Wsiu]s\b")
_EVENT_AFTER = re.compile(r"^\s+(?:was|is|has|as|elections?|Games|season|census|and|presidential|World)\b")
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|since|by|until|till|of|from|during|before|after|late|early|mid|year|years|summer|autumn|winter|spring|fall|between|to|and|through|the|back in|end|circa|around)[\s-]+|{MONTH},?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?|[('’]\s*|\d{{4}}\s*[-–/]\s*|,\s+|^)$",
    re.IGNORECASE,
)
_ERA_AFTER = re.compile(r"^\s?(?:B\.\s?C\.(?:\s?E\.)?|BCE?\b|C\.E\.|CE\b|A\.D\.|AD\b)(?! [a-z]+s\b)")
_ERA_BEFORE = re.compile(r"\b(?:A\.?D\.?|B\.?C\.?|C\.?E\.?)\s(?:\d{1,4}\s(?:and|to|-|–)\s)?$")
_OF_A_YEAR = re.compile(
    r"^\s(?:[a-z]+\s)?(?:sales|results|figures|earnings|elections|campaigns|primaries|hopefuls|levels|protests|talks|accords|revenues|profits|losses|riots|floods|models|games)\b"
)
_EARLY = re.compile(r"[3-9]\d\d|1[0-4]\d\d")
_EARLY_BEFORE = re.compile(
    r"\b(?:in|until|till|since|c\.|circa|ruled|reigned|born|died|(?:spring|summer|autumn|winter|year|years|early|late|mid) (?:of |in )?) ?$"
)
_EARLY_AFTER = re.compile(
    r"^(?:[.;:)]|$|, (?:when|but|and|where|while|who|the|he|she|it|they|a|\w+ed)\b| (?:and|but|when|to|by|until|after|before|with|as)\b)"
)
"""A year before 1500 is one only where nothing can be counted: "founded in 1399, when ..."; not "in 1100 hedges"."""
_YEAR_TERM_BEFORE = re.compile(r"\b(?:for|in|until|since|through|by) $")

_TWO_DIGITS_BEFORE = re.compile(
    r"\d{4}\s?[-–/]$|\b(?:of|in|since|from|until|by) [’'‘]$|\b(?:19|20)\d\d,? (?:to|and|or|through) ?[’'‘]$"
)
"""Before the last two digits of a year: "2013-14", "in '72", "from 2013 to '14"."""
_SINCE_AT_LEAST = re.compile(r"\bsince (?:at least |about |around |before |the |late |early )+$")
_OWN_YEAR_BEFORE = re.compile(r"\b(?:an?|its|his|her|their|our|this)\s$", re.IGNORECASE)
_ONE_THING = re.compile(r"^ [a-z]*(?:[^\Ws]|ss|sis|us)\b")
"""A thing of a year: "a 2018 analysis", "their 2020 session"."""
_OWNED_BEFORE = re.compile(r"(?:\b(?i:our|its|his|her|their|my)|\w[’']s?) $")
"""Whose that year was: "our 1991 partners"."""
_COUNTED_BEFORE = re.compile(
    r"(?<![\w-])(?!(?:19|20)\d\d )\d[\d,]* (?:[a-z-]+ ){1,4}?(?:and |or )$|(?<![\w-])(?!(?:19|20)\d\d )\d[\d,]* (?:[a-z-]+ ){0,3}[a-z-]+, $"
)
"""Things that are counted, before as many of others: "40 tents and 2000 blankets"."""
_SAMPLE_BEFORE = re.compile(r"\b(?:poll|survey|sample|panel|crowd) of $", re.IGNORECASE)
_AMOUNT_BEFORE = re.compile(r"\b(?:an average|a total|a sum|a record|a maximum|a minimum) of $", re.IGNORECASE)


def is_year(before: str, after: str, own: str, numeral: Numeral, modified: bool) -> bool:
    """Whether a numeral is a year; `before` and `after` are what stands around it in its line, `own` its characters."""
    if not own.isdigit():
        return False
    if _is_told(before, after, own, modified):
        return True
    if len(own) != _LENGTH or not _FIRST <= numeral.value <= _LAST:
        return len(own) == 2 and bool(_TWO_DIGITS_BEFORE.search(before))
    if (modified and not _NEAR_BEFORE.search(before)) or _AMOUNT_BEFORE.search(before):
        return False
    plural = _PLURAL_AFTER.match(after)
    if plural is None:
        return True
    if _SAMPLE_BEFORE.search(before) or _COUNTED_BEFORE.search(before):
        return False
    return bool(_YEAR_BEFORE.search(before) or _EVENT_AFTER.match(after))


def _is_told(before: str, after: str, own: str, modified: bool) -> bool:
    """Whether the words beside a number make a year of it, however many it might count."""
    if _ERA_BEFORE.search(before) or _ERA_AFTER.match(after):
        return True
    if _EARLY.fullmatch(own):
        return bool(_EARLY_BEFORE.search(before) and _EARLY_AFTER.match(after))
    if not _MODERN.fullmatch(own):
        return False
    if _CIRCA_BEFORE.search(before) or (_YEAR_TERM_BEFORE.search(before) and _AT_LEAST_AFTER.match(after)):
        return True
    return own[:2] in ("19", "20") and _is_of_late(before, after, own, modified)


def _is_of_late(before: str, after: str, own: str, modified: bool) -> bool:
    """Whether a number that may be a year of this century or the last is one by what has it: "since at least 1997", "its 2019 results"."""
    if _SINCE_AT_LEAST.search(before):
        return True
    if modified or _AMOUNT_BEFORE.search(before):
        return not modified and _OF_A_YEAR.match(after) is not None
    if _OF_A_YEAR.match(after) or (_OWN_YEAR_BEFORE.search(before) and _ONE_THING.match(after)):
        return True
    return not own.endswith("00") and _OWNED_BEFORE.search(before) is not None
