"""Lengths of time: those that only say when or which ("three years ago", "a two-day visit"), and those that are told of."""

from __future__ import annotations

import re

from headwater.extraction.numerals import Numeral

_DURATION = r"(?:seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|centuries|century|quarters?|semesters?)"
_NO_LENGTH = r"(?!(?<=second)(?:-[a-z]|[ ][a-z-]+(?:[^s]s|people|men|women|children)\b))"
"""What only begins like a length of time: "6,200 second-hand boats", "40 second homes"."""
_DURATION_AFTER = re.compile(
    rf"^[\s\u00a0-]+(?:(?!(?:an?|per|each|every|the|this|that|next|last|same)\b)\w+[- ])?{_DURATION}\b{_NO_LENGTH}|^[\s-](?:to|or)[\s-]\w+[\s-]{_DURATION}\b",
    re.IGNORECASE,
)
_STAMP_AFTER = re.compile(r"^\s?(?:h|hrs?|m|mins?|d|w|mo|yrs?|y) ago\b")
"""When a post was put up: "14h ago"."""
_NEWS_DURATION = re.compile(
    r"\b(?:jail\w*|prison|imprison\w*|sentenc\w*|ban(?:ned)?|bars?|fined?|behind bars|suspen\w+|detention|curfew|visas?|stays?|extend\w*|extension|warranty|lease|moratorium|community service|probation|house arrest)\b",
    re.IGNORECASE,
)
_WHEN_BEFORE = re.compile(
    r"\b(?:last|past|next|previous|coming|recent|first|final|these|those|the|his|her|their|its) (?:\w+ )?$",
    re.IGNORECASE,
)
_WILL_LAST = re.compile(
    r"\b(?:will|would|can|could|may|might|must|should|to|not|[’']ll|usually|often|typically|normally) last (?:\w+ )?$"
)
"""Behind a verb "last" tells how long something goes on: "the lease would last four years", but not "the last four years"."""
_SINCE_WHEN = re.compile(
    r"\b(?:[a-z]{2,}est|first|worst|best|most [a-z]+|record|second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th))\b[^.;:()\d]{0,36} (?:in|for|over|within) (?:more than |over |about |almost |nearly |at least )?$"
)
"""Since when something is the largest, lowest or first: "the biggest find in four years"."""
_EVERY = re.compile(r"\bevery $", re.IGNORECASE)
"""A time table ("every two years"); in digits it is told of: "circles the sun every 33 years"."""
_WORTH_AFTER = re.compile(r"^[’']? worth of\b")
_SPENT_BEFORE = re.compile(r"\bspen(?:t|ds?|ding) (?:the|his|her|their|its|our|my) (?:last|past|next|first|final) $")
_WHEN_AFTER = re.compile(
    r"^[ ]*(?:ago|ahead|time\b|later|earlier|before|after|from now|away|previously|prior|old|since|on(?! (?:average|probation|parole|bail)\b)|apart|of(?! (?:community service|unpaid work|hard labou?r|probation|house arrest)\b))\b",
    re.IGNORECASE,
)
_TOOK_BEFORE = re.compile(r"\bfor (?:less than|more than|only|just|about|nearly|almost|at least|over|under|some)? ?$")
_BEFORE_DOING = re.compile(r"^ before [a-z]+ing\b")
"""How long something took: "deliberated for less than 10 minutes before acquitting her"."""
_ABOUT = r"(?:about|almost|nearly|roughly|around|some|just|only|over|under|more than|less than|at least)"
_GONE_ON_BEFORE = re.compile(r"\b(?:[Ff]or|[Ii]n) $")
_GONE_ON = re.compile(r"^[\s\u00a0-]+(?:weeks|months|years)\b(?!,? (?:and )?\d)")
_AFTER_BEFORE = re.compile(r"\b[Aa]fter $")
"""How long something has been so, or had been when something came: "have run the mill for 12 years", "failed after 40 minutes"."""
_TERM_BEFORE = re.compile(
    rf"\b(?:suspended|banned|barred|jailed|imprisoned|disqualified|excluded|blocked|closed|wait(?:ed|ing|s)?|stranded|trapped|borrow(?:s|ed|ing)?|len[dt]s?)\b[^.;,]{{0,30}} for(?: {_ABOUT})? $"
)
"""How long somebody is barred or kept waiting: "was suspended for two weeks after a brawl"."""
_LATE_AFTER = re.compile(r"^ (?:behind schedule|late)\b")
_PUT_OFF_BEFORE = re.compile(
    rf"\b(?:delayed|delays|postponed|pushed back|put back|put off|held up|set back)(?: by| for)?(?: {_ABOUT})? $"
)
"""By how much something is late: "18 months behind schedule", "pushed back several years"."""
_TAKEN_BEFORE = re.compile(
    r"\b(?:t(?:ake|akes|ook|aken|aking)|ha[ds]|have|having|g[eo]ts?|getting|give[sn]?|gave)(?: \w+)? $"
)
_BY_WHEN_BEFORE = re.compile(r"(?:^|[.!?”\"“] )In $")
_BY_WHEN_AFTER = re.compile(r"^,? (?:you|we|he|she|it|they|I|there)(?: will\b|[’']ll\b)")
"""When something will be: "In three months you will be cursed"."""
_LASTS_BEFORE = re.compile(
    r"\b\d+ (?:years?|months?|weeks?|days?|hours?|minutes?),? (?:and )?$|\b(?:for|in|every|lasted|lasts?|lasting|waits|took|takes?|taking|wait\w*|spen[dt]\w*|than|just|only|about|some|nearly|almost) $"
    r"|\b(?:time|wait|delay|stay|shift|stretch|duration)s? (?:\w+ ){0,3}(?:is|was|are|were|of|to|at|averag\w+)(?: now)? $",
    re.IGNORECASE,
)
_OF_SUCH_LENGTH = re.compile(
    r"^ (?:minute|min|hour|day|night|week|month|year) (?!or\b|and\b|to\b|in\b|of\b|ago\b|after\b)[a-z]"
)
"""Without its hyphen: "48 hour holds", "a 30 minute walk"."""
_DECADES = re.compile(r"^[\s-]+(?:[a-z]+[\s-])?(?:decades?|century|centuries)\b")
"""What is told in decades tells of a time, and measures nothing."""
_TERM_AFTER = re.compile(
    r"^(?:-\d+|[- ]to[- ]\w+)?[- ](?:year|month|week|day|hour)s? (?:suspended |prison |jail |driving |travel )?(?:sentences?|imprisonment|bans?|suspensions?|contracts?|moratorium)\b"
    r"|^-(?:year|month|week|day)s? (?:prison|jail) (?:terms?|stays?)\b"
)
"""What somebody is sentenced or bound to, which is told for its length: "a 52-month sentence", "a 4-12 year term", "a five-year ban"; not "a two-day visit"."""
_FASTER_AFTER = re.compile(r"^ (?:faster|slower|quicker|longer|shorter) than\b")
"""By how much: "two seconds faster than"."""
_MANY = re.compile(r"^ (?:\w+ )?(?:nights|days|hours)\b")
"""Lengths that are counted like things, where there are a thousand or more."""


def is_duration(before: str, after: str, _own: str, numeral: Numeral, modified: bool) -> bool:
    """A length of time that only says when ("three years ago", "the last two weeks") or which ("a two-day visit")."""
    unit = _DURATION_AFTER.match(after)
    if unit is None:
        return _STAMP_AFTER.match(after) is not None
    beyond = after[unit.end() :]
    if _WORTH_AFTER.match(beyond) or _SPENT_BEFORE.search(before):
        return False  # "50 years' worth of maps": so much of them; "spent the last 200 days"
    if _DECADES.match(after) and not before.endswith(("lasted ", "took ")):
        return True
    if _is_told_of(before, after, beyond):
        return False
    if (
        after.startswith("-")
        or (numeral.value > 1 and _OF_SUCH_LENGTH.match(after))
        or numeral.vague
        or _says_when(before, beyond, numeral)
        or (beyond.startswith(" off") and _TAKEN_BEFORE.search(before))  # "took six months off"
    ):
        return True
    if re.match(r"^ off\b", beyond) or (numeral.value >= 1000 and _MANY.match(after)):
        return False  # "shaved 10 seconds off", "412,000 nights"
    if modified or _NEWS_DURATION.search(before + " | " + after):
        return False
    return _is_in_passing(before, after) or not _LASTS_BEFORE.search(before)


def _is_told_of(before: str, after: str, beyond: str) -> bool:
    """Whether a length is what is told: of a term, of what is faster or late, or for which somebody is barred."""
    if _TERM_AFTER.match(after) or _FASTER_AFTER.match(beyond) or _LATE_AFTER.match(beyond):
        return True
    return bool(_TERM_BEFORE.search(before) or _PUT_OFF_BEFORE.search(before))


def _is_in_passing(before: str, after: str) -> bool:
    """Whether it only tells how long something has been so, or after how long something came."""
    return bool(_AFTER_BEFORE.search(before) or (_GONE_ON_BEFORE.search(before) and _GONE_ON.match(after)))


def _says_when(before: str, beyond: str, numeral: Numeral) -> bool:
    if _BY_WHEN_BEFORE.search(before) and _BY_WHEN_AFTER.match(beyond):
        return True
    if _TOOK_BEFORE.search(before) and _BEFORE_DOING.match(beyond):
        return False
    if _WILL_LAST.search(before):
        return False
    if _WHEN_BEFORE.search(before) or _WHEN_AFTER.match(beyond) or _SINCE_WHEN.search(before):
        return True
    return not numeral.digits and bool(_EVERY.search(before))
