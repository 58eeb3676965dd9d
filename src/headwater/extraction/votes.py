"""Votes and shares of votes that are written as scores of games are, or behind names: "leads Marsh 41-40", "by 80-19 votes", "Hale 384, Marsh 300"."""

from __future__ import annotations

import re

from headwater.extraction.numerals import Numeral

_POLLED = re.compile(
    r"\b(?:poll(?:s|ed|sters?|ing)?|survey(?:s|ed)?|voters?|electorate|caucus(?:es)?|primar(?:y|ies)|referendum|approval)\b",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"\b(?:games?|match(?:es)?|goals?|seasons?|coach(?:es|ed)?|league|halftime|half-time|innings?|tournament|playoffs?|championship|strikers?|quarterback|cup)\b",
    re.IGNORECASE,
)
_FAR_BEFORE, _FAR_AFTER = 300, 120
"""Characters before and behind a number among which a poll or a game is told of."""
_CONTESTED_BEFORE = re.compile(
    r"\b(?:lead(?:s|ing)?|led|beat(?:s|en|ing)?|tops?|topp(?:ed|ing)|trail(?:s|ed|ing)?|ties?|tied|tying|ahead|behind|over|against|defeat(?:s|ed|ing)?|edg(?:es|ed|ing)|split|favou?r(?:s|ed)?|"
    r"oppos(?:es|ed)|back(?:s|ed)|approv(?:es|ed))\b[^.;:\d]{0,40}$"
)
_CONTESTED_AFTER = re.compile(
    r"^ (?:\w+ )?(?:advantage|margin|edge|lead|split|approval|favou?rab\w+|disapproval|deficit|win|victory|loss)\b"
)
_JOINED = re.compile(r"%?[-–]")
_LEAST, _ALL = 20, 101
"""What two shares of a vote come to together."""
_OTHER_AFTER, _OTHER_BEFORE = re.compile(r"^[-–]\d{1,3}(?![\w%])"), re.compile(r"(?<![\w.,])\d{1,3}[-–]$")
_VOTE_BEFORE = re.compile(r"\b(?:vot(?:es?|ed|ing)|votes? of)(?: \w+)? (?:\d{1,3}[-–])?$")
_VOTE_AFTER = re.compile(r"^(?:[-–]\d{1,3})? (?:party-line )?(?:votes?|majority)\b")
_PASSED_BEFORE = re.compile(
    r"\b(?:pass|clear|approv|confirm|reject|adopt|advanc|ratif)\w*\b[^.;:\d]{0,40} (?:\d{1,3}[-–])?$"
)
_BODY = re.compile(
    r"\b(?:House|Senate|[Pp]arliament|Assembly|Congress|[Cc]hamber|[Cc]ouncil|[Cc]ommittee|lawmakers|senators|deputies|MPs)\b"
)
"""Who votes: "the bill cleared the Senate 51-49"."""
_NAMED = re.compile(r"\b[A-Z][\w.’'-]* $")
_PAIR = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4} (?:\d{1,3}(?:,\d{3})+|\d+)"
_ROW = re.compile(rf"{_PAIR}(?:(?:[,;]|[,;]? and) {_PAIR}){{2,}}(?![\w-])")
_TALLIED = re.compile(
    r"\b(?:counts?|tall(?:y|ies)|totals?|delegates?|seats?|votes?|medals?|ballots)\b[^.;\n]*$", re.IGNORECASE
)
_ROW_LENGTH = 200


def voted_shares(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether two numbers with a dash between are the shares of two sides in a poll or vote, and no range or score of a game.

    >>> from headwater.extraction.numerals import numerals
    >>> poll, game = "The poll has Hale beating Marsh 41-40.", "Hale lost the game to Marsh 41-40."
    >>> [voted_shares(text, *numerals(text)) for text in (poll, game)]
    [True, False]
    """
    if not _JOINED.fullmatch(text, first.end, second.start) or not _LEAST <= first.value + second.value <= _ALL:
        return False
    before, after = text[max(first.start - 60, 0) : first.start], text[second.end : second.end + 40].lstrip("%")
    level = first.value == second.value and before.endswith(" at ")
    sided = level or _CONTESTED_BEFORE.search(before) or _CONTESTED_AFTER.match(after)
    bracketed = first.value >= second.value and before.endswith("(") and after.startswith(")")
    return bool(sided or bracketed) and _is_polled(text, first.start, second.end)


def is_vote(text: str, numeral: Numeral) -> bool:
    """Whether a number beside a dash counts votes: "voted 80-19", "an 80-19 vote", "cleared the Senate 51-49", "a 53-47 majority".

    >>> from headwater.extraction.numerals import numerals
    >>> vote, game = "They passed it by an 80-19 vote.", "They lost it by 80-19."
    >>> [is_vote(text, numerals(text)[0]) for text in (vote, game)]
    [True, False]
    """
    before, after = text[max(numeral.start - 90, 0) : numeral.start], text[numeral.end : numeral.end + 40]
    if not numeral.digits or not (_OTHER_AFTER.match(after) or _OTHER_BEFORE.search(before)):
        return False
    if _VOTE_BEFORE.search(before) or _VOTE_AFTER.match(after):
        return True
    return bool(_PASSED_BEFORE.search(before) and _BODY.search(before))


def _is_polled(text: str, start: int, end: int) -> bool:
    around = text[max(start - _FAR_BEFORE, 0) : end + _FAR_AFTER]
    return _POLLED.search(around) is not None and _PLAYED.search(around) is None


def is_in_tally(text: str, numeral: Numeral) -> bool:
    """Whether a number behind a name says how many that one has, in a row of names: "the count of delegates is Hale 384, Marsh 300 and Dunn 37".

    >>> from headwater.extraction.numerals import numerals
    >>> count, names = "The seat count is Hale 41, Marsh 39, and Dunn 12.", "They flew Boeing 737, Airbus 320, and Tupolev 154."
    >>> [is_in_tally(text, numerals(text)[0]) for text in (count, names)]
    [True, False]
    """
    if not numeral.digits or _NAMED.search(text[max(numeral.start - 24, 0) : numeral.start]) is None:
        return False
    start = max(numeral.start - _ROW_LENGTH, 0)
    return any(
        row.start() <= numeral.start < row.end() and _TALLIED.search(text[start : row.start()])
        for row in _ROW.finditer(text, start, numeral.end + _ROW_LENGTH)
    )
