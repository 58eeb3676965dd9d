"""What a figure is per ("a day", "per gram", "each"), and the direction that the words around it give ("rose by 12%")."""

from __future__ import annotations

import re

from headwater.model import Direction

_TIME = r"day|week|month|year|hour|minute|second|night|season|quarter|game|match"
_PER = re.compile(
    rf"^\s*(?:per\s+(?P<per>(?:square |cubic )?[a-zA-Z]{{2,}})|(?:a|an|each|every)\s+(?P<time>{_TIME}|person|head|household|piece|"
    rf"barrel|pound|gallon|lit(?:re|er)|kilo|kilogram|tonne|ton|share|ounce)\b(?!-)|(?P<each>each|apiece)\b(?! (?:other|of)\b)|"
    r"/\s?(?P<slash>day|month|year|hour|week))",
    re.IGNORECASE,
)
_NO_RATE = re.compile(r"^ (?:earlier|later|ago|before|after|previously|prior|old)\b")
_LATER = re.compile(
    rf"^[^.,;()\d]{{2,40}}? (?<! for )(?<! in )(?<! within )(?<! of )(?<! than )(?<! after )(?:(?:a|an|each|every) (?P<time>{_TIME})"
    r"|per (?P<per>(?:square |cubic )?[a-zA-Z]{2,}))\b|^[^.,;()\d]{0,30}? (?P<each>each|apiece)\b(?! (?:other|of)\b)"
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|be|has|had|have|will|would|could|may|and|but|who|which|that|as|to)\b")


def rate_after(text: str, end: int) -> tuple[str, int] | None:
    """What the figure that ends at `end` is per, and where the words end that say so (`end` if the counted noun stands between).

    >>> rate_after("$10 per gram", 3), rate_after("40 boats a day", 2), rate_after("$5 billion a year earlier", 10)
    (('gram', 12), ('day', 2), None)
    """
    tail = text[end : end + 60]
    near = _PER.match(tail)
    if near:
        word = next(group for group in near.groups() if group)
        return None if _NO_RATE.match(tail[near.end() :]) else (word.lower(), end + near.end())
    far = _LATER.match(tail)
    if far is None or _CLAUSE.search(far.group()) or _NO_RATE.match(tail[far.end() :]):
        return None
    return next(group for group in far.groups() if group).lower(), end


_CHANGES = {
    Direction.UP: r"rose|risen|rises?|rising|grew|grown|grows?|growing|increas(?:e|ed|es|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    r"soar(?:s|ed|ing)?|surg(?:e|ed|es|ing)|up|gain(?:s|ed|ing)?|swelled|higher|advanc(?:e|ed|es|ing)|rall(?:y|ied)|added|hike|growth|spike",
    Direction.DOWN: r"fell|fallen|falls?|falling|drop(?:s|ped|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|down|los[te]|loses|"
    r"losing|shrank|shrunk|shrinks?|plung(?:e|ed|es|ing)|slip(?:s|ped|ping)?|cut|reduced|lower|slid|slid(?:e|es|ing)|sank|tumbl(?:e|ed|es|ing)|"
    r"plummet(?:s|ed|ing)?|shed|dipped|reduction",
}
_BEFORE = {way: re.compile(rf"\b(?:{words})(?: by| of)?\s$", re.IGNORECASE) for way, words in _CHANGES.items()}
_FROM = {
    way: re.compile(rf"\b(?:{words})\s(?:[\w-]+\s){{0,2}}from\s$", re.IGNORECASE) for way, words in _CHANGES.items()
}
_AFTER = {way: re.compile(rf"^\s(?:{words})\b", re.IGNORECASE) for way, words in _CHANGES.items()}


def direction_of(text: str, start: int, end: int, unit: str | None) -> Direction | None:
    """ "rose by 12%", "down 4 percent", "a 12% increase", "fell from 40".

    >>> direction_of("It rose by 12%", 11, 14, "percent"), direction_of("a 12% drop", 2, 5, "percent")
    (<Direction.UP: 'up'>, <Direction.DOWN: 'down'>)
    """
    before, after = text[max(start - 40, 0) : start], text[end : end + 20]
    for way in _CHANGES:
        if _BEFORE[way].search(before) or _FROM[way].search(before) or (unit == "percent" and _AFTER[way].match(after)):
            return way
    return None
