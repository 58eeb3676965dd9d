"""Numbers by which one finds or reaches something: web and post addresses, telephone numbers, notes, parts of a text."""

from __future__ import annotations

import re

from headwater.extraction.numerals import Numeral

_EMERGENCY_AFTER = re.compile(r"^ (?:calls?|callers?|emergency|dispatchers?|operators?|recording|line)\b")
_DIALLED = re.compile(r"\b(?:dial(?:l?ed|s|l?ing)?|phon(?:ed|es|ing)|call(?:ed|s|ing)?) $")
_STREET_AFTER = re.compile(
    r"^(?:[-–]\d+)? (?:[A-Z0-9][\w’'.-]* ){1,4}(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd|Lane|Drive|Dr\.|Square|Place|Terrace|Highway|"
    r"Parkway|Pkwy\b|Turnpike|Court|Ct\.|Circle|Way)\b(?! [a-z]+s\b)"
)
_STATE = (
    r"(?:U\.S\.|[NSW]\.[A-Z][a-z]{0,2}\.|R\.I\.|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.|(?:County|State|Farm|Ranch|Rural|Forest|Township|Provincial) (?:Road|Route|Highway)|Fire Station|Hwy\.?)"
)
_ROAD_BEFORE = re.compile(rf"\b{_STATE} (?:\d{{1,4}} (?:and|or|to) )?$")
_ROAD_AFTER = re.compile(
    r"^(?:[.,;:)]|$| (?:and|or|in|near|at|to|from|between|on|onto|off|north|south|east|west|northbound|southbound|eastbound|westbound|about|turnoff|exit|"
    r"bridge|bypass|corridor|was|is|has|will|before|toward|towards|when|where|by|through|just|after|early|late|this)\b)"
)
"""A road by its number: "W.Va. 61", "along U.S. 79 near the pier"."""
_ON_ROAD_AFTER = re.compile(rf"^ (?:[NSEW]\. )?{_STATE} \d")
"""A house on such a road: "at 11690 U.S. 36"."""
_BLOCK_BEFORE, _BLOCK_AFTER = re.compile(r"\b(?:[Tt]he|[Ii]n|[Oo]f) $"), re.compile(r"^ blocks? (?:of|on)\b")
"""Houses of a street, by the first of their numbers: "the 600 block of Mill Road"."""
_KEY_LENGTH = 12
"""Digits in a row, with nothing between, from which a number is the key of a post or record: nobody counts so."""
_STATE_BEFORE = re.compile(r",\s?[A-Z]{2},?\s$")
_URL = re.compile(r"(?:https?://|www\.|\S@|\.(?:com|org|net|html?|php)\b|/\S*/|[?&]\w+=|\b10\.\d{4,}/|\w=[\"“]?$)")
_LINE = re.compile(
    r"(?:\+\d{1,3}[\s.-]?)?\(\d{2,4}\)[\s.-]?\d{3,4}[\s.-]\d{3,4}|"  # (0471) 228-4410
    r"\+\d{1,3}(?:[\s.-]\d{2,4}){2,5}|"  # +47 55 20 31 60
    r"\+\d{1,3}\s?\(0\)\s?\d[\d\s/-]{4,}\d|"  # +47 (0)55 203 11-60
    r"(?<!\d)(?:19|20)\d\d; ?\d{1,3}(?:\(\d+\))?: ?\d+[-–]\d+|"  # 2014; 31: 402-409
    r"(?<!\d)(?:1-)?\d{3,4}[.-]\d{3}[.-]\d{4}|(?<!\d)\d{3}-\d{4}\b|"  # 0471.228.4411, 664-7478
    r"\(0\d{2,4}\)[\s.-]?\d{5,8}\b|"  # (01743) 338120
    r"(?<!\d)0\d{1,4}(?:[\s-]\d{2,4}){1,4}|"  # 020 7946 0018
    r"(?i:\b(?:ph(?:one)?|telephone|tel|fax|mobile|cell|hotline|extension|ext)\b\.?:? ?)\+?[\d(][\d ().-]*\d"
)
"""A telephone number as it is written: in brackets, after a plus, in groups with points or hyphens, from a zero, or labelled; or a
place in a journal, by year, volume and pages."""
_NOTE_BEFORE, _NOTE_AFTER = (
    re.compile(r"\[(?:\d{1,3}\s?[,–-]\s?)*$"),
    re.compile(r"^(?:\s?[,–-]\s?\d{1,3})*\](?! (?:people|[a-z]{3,}s)\b)"),
)
_PART_BEFORE = re.compile(r"\b(?:part|page|chapter|episode|slide|photo|image|day) \d+ of $", re.IGNORECASE)
_PICTURES = re.compile(r"(?:^|(?<=[.!?] ))\d+\.? of\.? \d+(?:\.|$)")
"""Which of a row of pictures it is, and nothing more: "The Faces of Hunger. 1 of 8."."""
_HOUSE_BEFORE = re.compile(
    r"(?:[A-Z][\w’'-]+(?: \(\d+\))?,? (?:both |all )?|\b(?:both|all) )of $|\b(?:lives?|lived|living) at $"
)
_HOUSE_AFTER = re.compile(r"^ [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}, [A-Z][\w’'-]+[.,;]")
"""Where somebody lives who is named: "Una Fogarty, of 14 Mill Court, Wexford,"."""
_CODE_BEFORE = re.compile(
    r"\b(?:(?:tracking|lot|batch|product|item|reference|bar|zip|area|dialling|access|booking) (?:codes?|numbers?|nos?\.)|"
    r"(?:serial|case|model|licen[cs]e|registration|account) (?:numbers|nos?\.))(?: (?:are|is))?:? (?:\d[\w-]*(?:, and |, or |, | and | or | to ))*$"
)
"""By what a thing is known again: "the lot codes 3312, 3313 and 3314"."""
_LICENCE_BEFORE = re.compile(r"\bCC BY(?:-[A-Z]{2})* $")


def is_address(before: str, after: str, own: str, numeral: Numeral, modified: bool) -> bool:
    """Whether a numeral is a part of a web or post address, of a telephone number, or the number of a note or part.

    `before` and `after` are what stands around the numeral in its line, `own` its characters.

    >>> from decimal import Decimal
    >>> number = Numeral(0, 2, Decimal(17), digits=True)
    >>> is_address("Stocks shrank [", "], [18].", "17", number, False), is_address("It took ", " boats.", "17", number, False)
    (True, False)
    """
    if own in ("911", "999", "112") and (
        _EMERGENCY_AFTER.match(after)
        or (_DIALLED.search(before) and re.match(r"^(?:[.,;)]|$| (?:and|or|after|when|for|to)\b)", after))
    ):
        return True
    if _in_web_address(before, after) or (own.isdigit() and len(own) >= _KEY_LENGTH):
        return True
    if numeral.digits and (_in_telephone_number(before, after, own) or _CODE_BEFORE.search(before)):
        return True
    if numeral.digits and re.match(r"^[-–]\d+ ", after) and _STREET_AFTER.match(after):
        return True  # "at 44-46 Tanner St."
    if not numeral.digits or modified:
        return False
    line, at = before + own + after, len(before)
    if any(match.start() <= at < match.end() for match in _PICTURES.finditer(line)):
        return True
    if own.isdigit() and _on_a_road(before, after, own):
        return True
    return bool(
        _STREET_AFTER.match(after)
        or (len(own) == 5 and _STATE_BEFORE.search(before))
        or (own.isdigit() and len(own) < 4 and _NOTE_BEFORE.search(before) and _NOTE_AFTER.match(after))
        or _PART_BEFORE.search(before)
        or _LICENCE_BEFORE.search(before)
        or (own.isdigit() and _HOUSE_BEFORE.search(before) and _HOUSE_AFTER.match(after))
    )


def _on_a_road(before: str, after: str, own: str) -> bool:
    """ "W.Va. 61", "at 11690 U.S. 36", "the 600 block of Mill Road"."""
    if own.endswith("00") and _BLOCK_AFTER.match(after) and _BLOCK_BEFORE.search(before):
        return True
    if _ON_ROAD_AFTER.match(after):
        return True
    return _ROAD_BEFORE.search(before) is not None and _ROAD_AFTER.match(after) is not None


def _in_web_address(before: str, after: str) -> bool:
    chunk = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    return bool(_URL.search(chunk)) or bool(re.match(r"^\S*/\S*\.|^\.(?:com|org)", after))


def _in_telephone_number(before: str, after: str, own: str) -> bool:
    line, at = before + own + after, len(before)
    return any(match.start() <= at < match.end() for match in _LINE.finditer(line))
