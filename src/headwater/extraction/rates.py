"""What a figure is per: "a day", "per gram", "each"."""

from __future__ import annotations

import re

_TIME = r"day|week|month|year|hour|minute|second|night|season|quarter|game|match"
_PER = re.compile(
    rf"^\s*(?:per\s+(?P<per>(?:square |cubic )?[a-zA-Z]{{2,}})|(?:a|an|each|every)\s+(?P<time>{_TIME}|person|head|household|piece|"
    rf"barrel|pound|gallon|lit(?:re|er)|kilo|kilogram|tonne|ton|share|ounce)\b(?!-)|(?P<each>each|apiece)\b(?! (?:other|of)\b)|"
    r"/\s?(?P<slash>day|month|year|hour|week|night|(?-i:[kMG]?Wh?)|kg|lb|oz|tonne|ton|barrel|bbl|gallon|lit(?:re|er)|share|person)\b)",
    re.IGNORECASE,
)
_NO_RATE = re.compile(r"^ (?:earlier|later|ago|before|after|previously|prior|old)\b")
_LATER = re.compile(
    rf"^[^.,;()\d]{{2,40}}? (?<! for )(?<! in )(?<! within )(?<! of )(?<! than )(?<! after )(?:(?:a|an|each|every) (?P<time>{_TIME})"
    r"|per (?P<per>(?:square |cubic )?[a-zA-Z]{2,}))\b|^[^.,;()\d]{0,30}? (?P<each>each|apiece)\b(?! (?:other|of)\b)"
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|be|has|had|have|will|would|could|may|and|but|who|which|that|as|to)\b")


def rate_after(text: str, end: int) -> str | None:
    """What the figure that ends at `end` is per: no part of the figure's own words.

    >>> rate_after("$10 per gram", 3), rate_after("40 boats a day", 2), rate_after("$5 billion a year earlier", 10)
    ('gram', 'day', None)
    """
    tail = text[end : end + 60]
    near = _PER.match(tail)
    if near:
        word = next(group for group in near.groups() if group)
        return None if _NO_RATE.match(tail[near.end() :]) else word.lower()
    far = _LATER.match(tail)
    if far is None or _CLAUSE.search(far.group()) or _NO_RATE.match(tail[far.end() :]):
        return None
    return next(group for group in far.groups() if group).lower()
