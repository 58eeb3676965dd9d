"""Numbers that are no figures: dates, years, clock times, ages, ordinals, names with digits, addresses, game scores.

Each rule is a small function over the characters around a numeral; the first that recognises it names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from headwater.extraction.addresses import is_address
from headwater.extraction.ages import is_age
from headwater.extraction.durations import is_duration
from headwater.extraction.monthnames import MONTH, MONTH_BEFORE
from headwater.extraction.numbered import is_behind_name, is_name
from headwater.extraction.numerals import Numeral
from headwater.extraction.trials import note_trial
from headwater.extraction.years import is_year

_MONTH_AFTER = re.compile(rf"^(?:\s*|-)(?:(?:-|–|to|and)\s*\d{{1,2}}\s+)?(?:of\s+)?{MONTH}\b(?! \w+ed\b)")
_ZONE = r"(?:BST|IST|CES?T|EES?T|WES?T|WAT|EAT|CAT|SAST|MSK|JST|KST|HKT|SGT|PKT|NPT|AES?T|AEDT|ACST|AWST|NZ[SD]T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|local time)\b"
_CLOCK_AFTER = re.compile(
    r"^(?::\d\d|\.\d\d)?\s*(?:(?:-|–|to)\s?\d{1,2}(?:[.:]\d\d)?\s?)?(?:[ap]\.?m\b|[AP]\.?M\b|[oO][’']clock)|^(?::\d\d|\.\d\d)?\s*(?:hours? (?:GMT|UTC|local)|GMT|UTC)|^:\d\d"
    rf"|^\s?{_ZONE}(?! [a-z]+s\b)"
)
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_HOUR_BEFORE = re.compile(
    r"\b(?:sail|leave|left|depart|arriv|start|begin|began|air|speak|spoke|conven|meet|met\b|land|kick|tak(?:es?|ing) off|took off)\w*"
    r" (?:\w+ ){0,3}at (?:about |around |exactly )?$"
)
_HOUR_AFTER = re.compile(r"^(?:[.,;)]|$| (?:on|in|today|tonight|tomorrow|yesterday|every|and|when|local|sharp)\b)")
_OF_DAY = re.compile(
    r"^ (?:(?:in the|this|yesterday|tomorrow|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) (?:early )?(?:morning|afternoon|evening)|at night|tonight|local)\b"
)
_FULL_HOUR_BEFORE = re.compile(
    r"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]etween|[Bb]etween \w+ and|[Ff]rom \w+ to)(?: about| around)? $"
)
_FULL_HOUR_AFTER = re.compile(
    r"^(?: (?:and|to|or) \w+)? (?:(?:in the (?:early )?|this )(?:morning|afternoon|evening)|at night)\b"
)
_CLOCK_BEFORE = re.compile(r"\d:$")
_PART_OF_HOUR_BEFORE = re.compile(
    r"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Ss]ince|[Bb]efore|[Aa]fter|[Aa]round|[Aa]bout) (?:an? )?(?:quarter|half) (?:to|past) $"
)
_PART_OF_HOUR_AFTER = re.compile(
    r"^(?:[.,;:)]|$| (?:to|on|in|and|when|as|for|the|this|that|yesterday|today|tomorrow)\b)"
)
"""A time as it is spoken: "at quarter to six"; not "from a quarter to six boats"."""
_BORE = r"^[\s\u00a0-]?(?:mm|cm|inch|gauge|millimet(?:er|re)s?|caliber|calibre)\b"
_ARMS = r"(?:shells?|rounds?|guns?|howitzers?|artillery|mortars?|rockets?|ammunition|pistols?|rifles?|handguns?|shotguns?|revolvers?|carbines?|weapons?|cannons?|bullets?|projectiles?|munitions?)"
_CALIBRE_AFTER = re.compile(
    rf"{_BORE}[\s-]+(?:\w+[\s-]+){{0,2}}(?:{_ARMS}|systems?|multiple|self|caliber|calibre)", re.IGNORECASE
)
_BORE_AFTER = re.compile(_BORE, re.IGNORECASE)
_CALIBRE_BEFORE = re.compile(
    rf"\b{_ARMS} (?:\(|of (?:a )?)(?:calib(?:er|re) )?(?:\d{{2,3}}[\s-]?(?:mm)?(?:/|, | and | or ))?$", re.IGNORECASE
)
_POINT_AFTER = re.compile(
    r"^[\s\u00a0-]?(?:kms?|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|yards?|feet)\b(?:\s\([^()]{1,24}\)|\))?\s+(?:away|from|north|south|east|west|northeast|northwest|southeast|southwest|outside|off|inland|ahead|behind|inside|(?P<of>of the)|offshore|beyond)\b",
    re.IGNORECASE,
)
_ON_FOOT_AFTER = re.compile(
    r"^-(?:mile|kilomet(?:er|re)|km|block) (?:trek|hike|walk|march|drive|ride|trip|journey|stroll|jog|detour|commute)\b"
)
_WENT_BEFORE = re.compile(
    r"\b(?:walk(?:s|ed|ing)?|march(?:es|ed|ing)?|r[au]n|drove|stroll(?:s|ed|ing)?|jog(?:s|ged|ging)?)(?: for)? $"
)
"""How far somebody went, in passing: "the two-mile trek", "walked for four blocks"."""
_WITHIN = re.compile(r"\b(?:within|inside|to)\b[^.;,]{0,20}$")
_STRETCHING = re.compile(
    r"\b(?:stretch|extend|queue|snak|trail|back|tail|lin)(?:e?d|ing|e?s)?(?: up| back)?(?: (?:for|about|some|around|over|more than|nearly|almost|up to|at least|as far as))* $"
)
"""What is so long, from somewhere: "lorries queued for seven kilometres from the gate"."""
_ONE_AFTER = re.compile(
    r"^[\s-]+(?:of|another|day|thing|way|side|hand|time|point|more time|where|who|that|which|can|could|is|was|has|would|should|must|may|might|and|or|in particular|in order|to|after|by|from|with|morning|night|evening|step|reason|is|month|year|week|but|as|at|for|on|year)\b|^(?! [\"“‘]\w)[\s]*[,.;:!?”\"’)—–]|^-(?:on|to|off|way|sided|time|man|year|day|stop)|^ (?:--|nobody\b|everybody\b|everyone\b)|^$",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:[Nn]o|any|every|each|some|this|that|the|which|another|number|Number|(?:[Tt]he|an|his|her|its|their|our|my) only|a|as|big|good|new|latest|first|last|old|young|Day|[Nn]ot|right|wrong|it|him|her|little|loved|other|same)[ -]$"
)
_OF_THOSE_BEFORE = re.compile(
    r"(?:^|\s)(?:\d[\d,]*|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens))\b[^.;:]{0,40}(?: and|, and|,| while|, while|, but) $"
)
_OF_A_KIND_BEFORE = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|one)(?: (?:counts?|charges?|cases?|acts?|copies))? of [^.;:]{2,60}(?:,| and|, and) $"
)
"""Before one of a kind in a row of them: "two counts of theft and one of arson"."""
_OF_WHICH_BEFORE = re.compile(
    r"\bof (?:which|whom),? $|\bOf (?:the|those|these|them|its|his|her|their)\b[^.;,]{0,36}, (?:just |only )?$"
)
"""One of several that were named: "four cranes, of which one is broken", "of the 14 hurt, one was flown out"."""
_BEFELL_AFTER = re.compile(
    r"^ (?:was|is|has been|had been) (?:(?:seriously|critically|slightly|badly|still|also|later) )?(?:killed|injured|wounded|hurt|dead|missing|arrested|"
    r"detained|rescued|hospitali[sz]ed|burned|damaged|destroyed|sunk|shot|lost|due to|found|released|charged|treated|in (?:hospital|custody|critical))\b"
    r"|^ (?:died|drowned|survived|fled|escaped|burned|sank|crashed)\b"
)
"""What befell one of several that are counted: "four men were hurt and one was killed"."""
_HARMED_BEFORE = re.compile(r"\b(?:kill|injur|wound|arrest)(?:s|es|ed|ing) $")
_HARMED_AFTER = re.compile(
    r"^(?:[.,;]|$| (?:and|in|at|on|near|as|after)\b(?! (?:the|a|an|his|her) (?:head|leg|arm|chest|back|neck)))"
)
"""Whom something befell, with no noun: "Storm kills one, injures six"."""
_GAME = re.compile(
    r"\b(?:win|wins|won|beat|beats|lost|lose|draw|drew|defeat\w*|victory|score[ds]?|goals?|match|vote[ds]?|ruling|ruled|lead|led|set|sets|game|"
    r"tie|aggregate|scoring|bulge|deficit|cushion|rout|thrashing|semi-?finals?|quarter-?finals?|finals?|equali[sz]\w+|half-?time|penalties)\b",
    re.IGNORECASE,
)
_SIDES = r"(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?|upper|lower|left|right"
_DEFINITE = re.compile(
    r"\b(?:day|first|last|next|past|previous|another|top|bottom|final|early|late|opening|closing|the|these|those|his|her|their|its|"
    r"our|my|all|other|same) $",
    re.IGNORECASE,
)
_COUNTS_AFTER = re.compile(
    r"\s+(?!(?:of|and|or|to|in|on|at|for|from|with|by|as|during|since|after|before|while|when|who|which|that|are|were|is|was|had|have|has|will)\b)[A-Za-z]"
)
_POINTING_BEFORE = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Tt]he other) $")
"""Before the number of people or things that were told of, with their noun or without: "the two were heard", "all six of the ferries"."""
_SIDES_AFTER = re.compile(r" (?:allies|nations|neighbou?rs|rivals|sides)\b")
"""Behind "the two": the parties of what is told, who are no count of anything."""
_FEW = frozenset({"one", "two", "three", "four", "five", "six", "seven", "ten", "several"})


BEHIND_NAME = "behind a name"
SCORE = "score of a game"
"""What only seems so where the parse or the report shows that something is counted."""


def lookalike(text: str, numeral: Numeral, *, modified: bool) -> str | None:
    """What the numeral is if it is no figure ("year", "date", "name", ...), else `None`.

    `modified` says that a bound or an increment goes with it ("at least 2000"), which a year never has.

    >>> text = "In 1998 two men crossed"
    >>> from headwater.extraction.numerals import numerals
    >>> [lookalike(text, n, modified=False) for n in numerals(text)]
    ['year', None]
    """
    before, after = text[max(numeral.start - 48, 0) : numeral.start], text[numeral.end : numeral.end + 48]
    before = before.rsplit("\n", 1)[-1]
    after = after.split("\n", 1)[0]
    if before.endswith("[") and after.startswith("]") and not numeral.digits:
        before, after = before[:-1], after[1:]  # "[Ten] years ago": a letter or word put in by the report
    for name, rule in _RULES:
        holds = rule(before, after, text[numeral.start : numeral.end], numeral, modified)
        note_trial("figure", rule.__name__, numeral.start, name if holds else None)
        if holds:
            return name
    return None


_THINGS = re.compile(
    r"^ (?!this|for|and|with|from|when|while|after|before|at|as)(?:[a-z-]{3,} )?(?:[a-z-]{2,}[^\Wsiu]s|people|men|women|children)\b"
)
"""Behind a number after a date and a comma: "On May 5, 12 boats sank"."""


def _date(before: str, after: str, own: str, numeral: Numeral, _modified: bool) -> bool:
    if numeral.scaled or numeral.vague or numeral.value >= 32:
        return False
    if re.fullmatch(r"\d{1,2}\.(?:0?[1-9]|1[0-2])", own) and re.match(r"^\.(?:(?:19|20)\d\d|\d\d)\b", after):
        return True  # "30.09.2017"
    if own.isdigit() and re.search(r"(?<!\d)(?:19|20)\d\d-\d\d?-$", before):
        return True  # "2019-11-20"
    if _MONTH_AFTER.match(after) and numeral.digits:
        return True
    more = re.match(r"^,?\s+\d{3}\b|^\s?(?:%|per\s?cent\b)", after) or (before.endswith(", ") and _THINGS.match(after))
    return bool(MONTH_BEFORE.search(before)) and numeral.digits and not more


def _decade(_before: str, after: str, own: str, _numeral: Numeral, _modified: bool) -> bool:
    return own.isdigit() and bool(re.match(r"^[’']?s\b", after))


def _clock(before: str, after: str, own: str, numeral: Numeral, _modified: bool) -> bool:
    if _CLOCK_AFTER.match(after) or _CLOCK_BEFORE.search(before):
        return True
    if numeral.value <= 12 and _FULL_HOUR_AFTER.match(after) and _FULL_HOUR_BEFORE.search(before):
        return True  # "between 7 and 8 in the morning"
    if numeral.value <= 12 and _PART_OF_HOUR_BEFORE.search(before) and _PART_OF_HOUR_AFTER.match(after):
        return True
    if not _HOUR.fullmatch(own):
        return False
    if _OF_DAY.match(after) and re.search(
        r"\b(?i:at|by|until|till|from|before|after|since|to)(?: about| around)? $", before
    ):
        return True
    return bool(_HOUR_BEFORE.search(before) and _HOUR_AFTER.match(after))


def _ordinal(_before: str, after: str, own: str, _numeral: Numeral, _modified: bool) -> bool:
    return own.isdigit() and bool(re.match(r"^(?:st|nd|rd|th)\b", after))


def _list_number(before: str, after: str, own: str, _numeral: Numeral, _modified: bool) -> bool:
    """The number of an item, at the start of a line or in a row within one: "in order: 1. skills; 2. tact"."""
    if not own.isdigit() or not re.match(r"^[.)](?:\s|$)", after):
        return False
    last, following = (rf"[:;,.] (?:and )?{int(own) + step}[.)] " for step in (-1, 1))
    in_row = re.search(r"[:;] (?:and )?$", before) and (re.search(following, after) or re.search(last, before))
    return not before.strip() or in_row is not None


def _calibre(before: str, after: str, _own: str, numeral: Numeral, _modified: bool) -> bool:
    named = _BORE_AFTER.match(after) and _CALIBRE_BEFORE.search(before)
    return numeral.digits and bool(_CALIBRE_AFTER.match(after) or named)


def _distance(before: str, after: str, _own: str, _numeral: Numeral, _modified: bool) -> bool:
    """How far away something is; no part of a length ("6 km of the canal") and no extent ("a queue stretching 6 km from")."""
    if _ON_FOOT_AFTER.match(after) or (_WENT_BEFORE.search(before) and re.match(r"^ (?:city )?blocks\b", after)):
        return True
    match = _POINT_AFTER.match(after)
    if match is None:
        return False
    return bool(_WITHIN.search(before)) if match["of"] else _STRETCHING.search(before) is None


def _pronoun_one(before: str, after: str, own: str, _numeral: Numeral, modified: bool) -> bool:
    if own.lower() != "one" or modified:
        return False
    if _OF_WHICH_BEFORE.search(before) and not re.match(r"^ of\b", after):
        return False
    if _HARMED_BEFORE.search(before) and _HARMED_AFTER.match(after):
        return False
    if _OF_A_KIND_BEFORE.search(before) and re.match(
        r"^ of (?!the|these|those|them|its|his|her|their|our|my)[a-z]", after
    ):
        return False
    if _OF_THOSE_BEFORE.search(before) and _BEFELL_AFTER.match(after):
        return False
    return bool(_ONE_AFTER.match(after) or _ONE_BEFORE.search(before))


_RECORD_BEFORE = re.compile(r"(?:\b[A-Z][\w.’'-]* \(|\d[-–]\d{1,2} \(|\(\d{1,2}[-–]\d{1,2}, )(?:\d{1,2}[-–])?$")
_COUNT_BEFORE = re.compile(r"\(\d[\d,.]* [a-z]+\)[^().;]*\($")
"""A row of names with a count in brackets behind each: "Togo (41 hulls), Benin (26)"."""
_RECORD_AFTER = re.compile(r"^(?:[-–]\d{1,2})?(?:[-–]\d{1,2})?(?:\)|, \d{1,2}[-–]\d)")
"""What a team has won and lost, or a tie-break: "the Eagles (6-5, 3-4)", "7-6 (4)"."""


_OF_THINGS = re.compile(
    r"\d{1,3}[-–]\d+\s+(?!(?:against|over|at|in|on|to|for|with|from|by|and|but|before|after|away|thanks|when|as)\b)[a-z%]"
)
_SETS_AFTER = re.compile(r"^(?:[-–][0-7])?(?: \(\d+\))?, [0-7][-–][0-7]\b")
_SETS_BEFORE = re.compile(r"\b[0-7][-–][0-7](?: \(\d+\))?, (?:[0-7][-–])?$|(?<!\d)[0-7][-–]$")


def _record(before: str, after: str, own: str, numeral: Numeral, _modified: bool) -> bool:
    if not own.isdigit():
        return False
    sets = numeral.value <= 7 and (re.match(r"^[-–]", after) or re.search(r"[-–]$", before))
    if sets and (
        _SETS_AFTER.match(after) or (_SETS_BEFORE.search(before) and re.match(r"^(?:[-–][0-7])?\b(?![-–,.]?\d)", after))
    ):
        return True
    if not (_RECORD_BEFORE.search(before) and _RECORD_AFTER.match(after)):
        return False
    return "-" in before[-3:] or not (after.startswith(")") and (numeral.value > 130 or _COUNT_BEFORE.search(before)))


_OTHER_AFTER = re.compile(r"^[-–](\d{1,3})(?![\d%]|,\d)")
_OTHER_BEFORE = re.compile(r"(?<![\d,.])(\d{1,3})[-–]$")


def _game_score(before: str, after: str, own: str, numeral: Numeral, _modified: bool) -> bool:
    if not own.isdigit() or numeral.value > 200:
        return False
    following = _OTHER_AFTER.match(after)
    before_it = None if following else _OTHER_BEFORE.search(before)
    other = following or before_it
    if other is None:
        return False
    first, second = (numeral.value, int(other[1])) if following else (int(other[1]), numeral.value)
    pair = own + after if following else other.group() + own + after
    rising = first < second and _OF_THINGS.match(pair)
    return not rising or _GAME.search(before + after) is not None


_SPELL = r"(?:year|month|week|day|hour|minute|decade|century|mile)s?"


_PARTS = frozenset({"half", "third", "fourth", "fifth", "quarter", "sixth", "seventh", "tenth"})


_HALVED_BEFORE = re.compile(
    r"\b(?:by|takes?|took|eats?|ate|gets?|got|keeps?|kept|pays?|paid|lost|loses?|owns?|spends?|spent|sold|sells?|covers?|repaid|received?s?|receiving|returned|getting|keeping|paying|owning|taking) $"
)
_IN_HALF_BEFORE = re.compile(
    r"\b(?:cut|cuts|cutting|slash(?:es|ed|ing)?|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?)\b [^.;,]*"
    r"\b(?:number|rate|cost|price|budget|bill|fare|fee|toll|tax|debt|deficit|spending|crime|poverty|emission|pollution|problem|time|risk|use|"
    r"output|income|staff|force|death|sale|jobs|ranks)(?:s|es)?\b[^.;,]* in $"
)
"""What can be halved by so much: "cut the number of strays in half", but not "cut the melon in half"."""
_PERIOD_BEFORE = re.compile(r"\b(?:for|in|over|during) (?:the|this|that|each) $")
"""Half a year of a firm: "profit for the half fell"."""
_NUMBERED_AFTER = re.compile(
    r"^ (?:party|parties|person|term|time|man|woman|world|country|round|child|day|week|month|year|hour)\b"
)
_MORE_AFTER = re.compile(
    r"^ (?:lower|higher|more|less|fewer|smaller|larger|bigger|cheaper|dearer|faster|slower|shorter|longer|up|down)(?:[.,;)]|$| (?:than|in|at|for|on|from|and|to|this|last)\b)"
)
_BY_AFTER = re.compile(
    r"^(?:[.,;:)]|$| (?:since|in|from|over|to|compared|last|this|between|by|after|on|as|and|when|during|within|against|at|for|while)\b)"
)


def _idle_part(before: str, after: str, low: str, modified: bool) -> bool:
    """ "half an hour", "the second half", "a quarter" of a year, "a year and a half"."""
    if low in ("a half", "half", "a quarter") and re.search(rf"\b{_SPELL} and (?:an? )?$", before):
        return True  # "a year and a half"
    if low == "half" and not modified:
        if (_HALVED_BEFORE.search(before) or _IN_HALF_BEFORE.search(before)) and re.match(r"^[.,;]|$| by\b", after):
            return False
        if _PERIOD_BEFORE.search(before) and re.match(r"^ (?!of\b|the\b|an?\b|their\b|its\b)", after):
            return True
        return bool(
            re.match(r"^[- ](?:an? |hour|way|time|baked|hearted|brother|sister|century|life|past)|^$|^[.,-]", after)
        ) or bool(re.search(rf"\b(?:second|first|other|latter|better|{_SIDES}) $", before))
    if low in ("a third", "a fourth", "a fifth", "a quarter", "a sixth", "a seventh", "a tenth"):
        if re.match(r"^ of\b", after):
            return bool(re.match(r"^ of (?:19|20)\d\d", after))
        if modified:
            return bool(_NUMBERED_AFTER.match(after))
        return not (_MORE_AFTER.match(after) or (re.search(r"\bby $", before) and _BY_AFTER.match(after)))
    return False


_QUARTERS_BEFORE = re.compile(r"\b(?:last|past|first|next|previous|these|those) $")
"""Quarters of a year: "the last two quarters"."""
_NO_NOUGHT_AFTER = re.compile(r"^(?:-(?!to-)| (?:in|tolerance|hour|sum|gravity)\b)")
_NO_AMOUNT_AFTER = re.compile(
    r"^ (?:[a-z]+ )?(?:skills?|experience|talent|imagination|shame|chance|sense|doubt|interest in|respect|patience|credibility|desire|intention|excuse|sympathy|regard|trust|regrets?|tolerance|idea)\b"
)
"""What "zero" says that there is none of, with no count: "zero shame"."""
_SPEED_AFTER = re.compile(r"^ to \d+ ?(?:mph|kph|km/h|miles|kilomet)")


_PAIRS_AFTER = re.compile(r"^ (?:of|more)\b(?! (?:days|weeks|months|years|hours|minutes|ways|occasions|reasons)\b)")
_A_DAY_OR = re.compile(r"\ban? (?:day|week|month|year|hour|minute|decade|moment|thing|point|drink) or $")
_QUESTION_AFTER = re.compile(r"^(?: thousand)? (?:dollar )?question\b")
"""What is asked for "$64,000"."""
_SEVERAL_AFTER = re.compile(r"^ (?:days|weeks|months|years|hours|decades|minutes|occasions|reasons|ways)\b")
_PHRASE_AFTER = re.compile(
    r"^(?: minds\b(?! [a-z]+ed\b)| sides of (?:the|a) (?:same )?coin\b|[- ]fold|-times?\b|[- ]?way\b|[- ]star\b|-on-|-something\b|-figures?\b|-alarm\b|-term\b|-(?:pointed|dimensional|pronged|legged|iron)\b|-(?:of|for)-\d|-point (?:range|line|shots?|play|shooting|attempts?)\b|/\d|[- ]sided|[- ]wheel|[- ]door|-in-(?:a-)?\d[\d,]*-year)"
)


def _is_nought(before: str, after: str) -> bool:
    """ "Zero tolerance", "zero in on", "from zero to 60 mph"."""
    if _NO_AMOUNT_AFTER.match(after):
        return True
    return bool(_NO_NOUGHT_AFTER.match(after) or (before.endswith("from ") and _SPEED_AFTER.match(after)))


def _idiom(before: str, after: str, own: str, numeral: Numeral, modified: bool) -> bool:
    """Numbers in set phrases ("24/7", "one-on-one", "half an hour"), and those that only point back ("the two sides")."""
    low = own.lower()
    if low.split()[-1] in _PARTS:
        return _idle_part(before, after, low, modified)
    if low.endswith("quarters") and _QUARTERS_BEFORE.search(before):
        return True
    if low == "a couple":
        return _PAIRS_AFTER.match(after) is None  # "a couple was hurt"
    if (low in ("zero", "0") and _is_nought(before, after)) or (not numeral.vague and _PHRASE_AFTER.match(after)):
        return True
    if _DEFINITE.search(before) and low in _FEW:
        if _POINTING_BEFORE.search(before):
            return _SIDES_AFTER.match(after) is not None
        return not (_COUNTS_AFTER.match(after) or (before.lower().endswith("another ") and after.startswith(" of ")))
    if low == "scores":
        return not re.match(r"^ (?:of|more|were|are|have|had)\b", after) or bool(
            re.search(
                r"\b(?:the|her|his|their|its|our|tests?|exam|reading|maths?|science|credit|quiz|quality|risk|approval|[A-Z]\w+) $",
                before,
            )
        )
    return _A_DAY_OR.search(before) is not None or (low == "several" and _SEVERAL_AFTER.match(after) is not None)


def _saying(_before: str, after: str, own: str, _numeral: Numeral, _modified: bool) -> bool:
    """ "The $64,000 question", which nobody pays for."""
    return own.replace(",", "") in ("64000", "64") and _QUESTION_AFTER.match(after) is not None


_Rule = Callable[[str, str, str, Numeral, bool], bool]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("date", _date),
    ("year", is_year),
    ("decade", _decade),
    ("clock time", _clock),
    ("age", is_age),
    ("ordinal", _ordinal),
    ("calibre", _calibre),
    ("address", is_address),
    ("name", is_name),
    ("list number", _list_number),
    ("distance", _distance),
    ("duration", is_duration),
    ("pronoun", _pronoun_one),
    (BEHIND_NAME, is_behind_name),
    ("record of a team", _record),
    (SCORE, _game_score),
    ("idiom", _idiom),
    ("saying", _saying),
)
