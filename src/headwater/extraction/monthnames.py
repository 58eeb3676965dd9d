"""The names of months beside a number, which make a date of it: "July 14", "14 July"."""

from __future__ import annotations

import re

MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
MONTH_BEFORE = re.compile(
    rf"\b{MONTH}\s+(?:{_DAY}\s*(?:-|–|to|and|,|or)\s*|(?:{_DAY},\s*)+{_DAY}(?:,|,? and|,? or)\s+)?$"
)
"""Also before the last of several days: "July 14, 15 and 16"."""
