"""Names with numbers: "Article 5", "Phase 3 or above", "F-16", "Boeing 737-800", "day 12 of the strike"."""

from __future__ import annotations

import re

from headwater.extraction.numerals import Numeral

_NAMING = re.compile(
    r"(?:\b(?:Article|Articles|Resolution|[Cc]hromosome|No|Nos|Number|Chapter|Section|Sections|Route|Highway|Interstate|Page|Pages|Unit|Phase|Type|Mark|Model|Block|"
    r"Channel|Boeing|Airbus|Flight|Part|Volume|Vol|Act|Law|Clause|Annex|Table|Figure|Room|Gate|Building|Apartment|Pier|Division|Level|Step|"
    r"Size|size|marker|Ch|Art|Exit|exit|H\.R|H\.B|S\.B|A\.B|USB|Bluetooth|Android|iOS|Game|Round|Week|Day|Group|Title|Proposition|Amendment|Class|Grade|Season|Episode|Apollo|Windows|iPhone|Galaxy|Tu|Su|MiG|Il|Area|District|Ward|Zone|War|Agenda|Vision|Radio|RT|Bill|Rule|Order|Formula|Category|Tier|Stage|Lot|Line|Terminal|Platform|Version|Opus|Symphony|World Cup|Olympics|Euro|Expo|age|top|Top|at number|ranked|page|pages|part|parts|series|grade|grades|article|section|No\.|no\.|(?<!to )(?<!may )(?<!could )number|chapter|verse|route|phase|stage|tier|version)\.?\s+|#)$"
)
_NAMING_MANY = re.compile(
    r"\b(?:[Gg]rades|[Pp]ages|[Pp]arts|[Cc]hapters|[Aa]rticles|[Ss]ections|[Pp]hases|[Ss]tages|[Gg]ates|[Ww]ards|[Zz]ones|[Dd]istricts|[Pp]recincts|Interstates|Routes|Highways|Exits) (?:\d+,? )+(?:and|or|to) $|"
    r"\b(?:[Gg]rades|[Ww]ards|[Zz]ones|[Dd]istricts|[Pp]recincts) (?:\d+, )+$"
)
"""Before the second and the last of a row: "Districts 4, 5 and 7"."""
_GRADED_BEFORE = re.compile(r"\b(?:[Pp]hase|[Cc]ategory|[Ll]evel|[Ss]tage|[Gg]rade|[Tt]ier|[Ss]tep|[Cc]lass) $")
_GRADED_AFTER = re.compile(r"^(?:\+| ?(?:or|and) (?:above|higher|greater|more|worse|below|lower|over|under)\b)")
"""A place on a scale, with those beyond it: "Phase 3 or above"."""
_ALERT_BEFORE = re.compile(
    r"\b(?:alert|threat|warning|risk|pandemic|security|terror|terrorism|hazard|emergency|danger) (?:level|phase|stage|grade)s? "
    r"(?:[a-z]+ ){0,2}(?:from|to|at)(?: (?:\d+|[a-z]+) to)? $"
)
_SCALE_TOP = 10
"""How far a scale goes at most."""
_ALERT_AFTER = re.compile(r"^(?:[.,;:)]|$| (?!(?:percent|per cent|points?|metres?|meters?|feet)\b))")
"""A place on a scale of danger, from one to another: "raised its alert level from three to four"."""
_PART_IN_WORDS_BEFORE = re.compile(r"\b(?:[Ss]eason|[Ee]pisode|[Cc]hapter|[Pp]hase|[Aa]ct|[Vv]erse) $")
_PART_AFTER = re.compile(
    r"^(?:[.,;:)’”\"]|$| (?:of|in|on|is|was|will|and|has|had|to|at|for|from|begins?|opens?|starts?)\b)"
)
"""One of a row of parts whose number is a word: "season four of the serial"."""
_STRAIN_BEFORE = re.compile(r"\b[a-z]*virus(?:es)? (?:type |strain )?$")
_STRAIN_AFTER = re.compile(r"^(?:[.,;:)]|$| (?:in|is|was|and|has|had|can|may|infections?|antibodies)\b| \()")
"""A kind of virus: "adenovirus 36"."""
_INDEX_BEFORE = re.compile(
    r"\b(?:S ?& ?P|S P|sp|FTSE|Nikkei|Russell|S&P/ASX|ASX|TSX|CAC|Stoxx|STOXX|Nifty|Topix|TOPIX|KOSPI|TA|Fortune|Forbes|Nasdaq|Dow|SMI|OMX|IBEX|BSE)[\s-]+$"
)
_MODEL_AFTER = re.compile(r"^ (?:Pro|Max|Plus|Mini|Ultra|Lite)\b(?! [a-z]+s\b)")
_OF_A_LAW_BEFORE = re.compile(
    r"\b(?:[Ss]ections?|[Aa]rticles?|[Rr]ules?|[Cc]lauses?|[Rr]egulations?|[Pp]aragraphs?|u/s) \d+[A-Z]?\((?:\w+\)\()*$|"
    r"\b(?:u/s|[Ss]ections|[Aa]rticles|[Rr]ules) (?:\d+[A-Z]?(?:\(\w+\))?(?:, ?| and |/| ))*$"
)
_SHARES_BEFORE = re.compile(r"\d ?(?:%|percent|per cent|pct),?(?: and| while)? [^.;:%]*[^\W\d_] $")
_IN_TURN_AFTER = re.compile(r"[.,;)]|$| and\b")
_OF_A_LAW_AFTER = re.compile(r"^ (?:IPC|PPC|CrPC|BNS|BNSS|NDPS)\b")
"""Parts of a law: "section 144(2)", "u/s 302, 34 of the code"."""
_DAY_BEFORE = re.compile(
    r"\b(?:[Oo]n|[Bb]y|[Ii]n|[Ss]ince|[Aa]fter|[Ff]rom|[Uu]ntil|[Tt]ill|[Ii]nto|[Oo]f) (?:day|week|month|year|round|lap|game) $"
)
_BAND_BEFORE = re.compile(r"\b(?:Group|Gang|Club|Council|Committee|Circle) of $")
_COUNTED_AFTER = re.compile(
    r"^ (?!(?:says|has|was|is|wants|calls|nations|countries)\b)(?:[a-z-]{3,} )?(?:[a-z-]{2,}[^s]s|people|men|women|children)\b"
)
_TO_ANOTHER = re.compile(r"^\s?(?:-|–|to)\s?\d")
_ODDS = re.compile(
    r"^(?:-|:|/| to |-to-)\d+ (?:odds|favou?rites?|outsiders?|underdogs?|shots?)\b|^ (?:odds|favou?rites?|outsiders?|underdogs?|shots?)\b"
)
_ODDS_BEFORE = re.compile(r"\d(?:[-:/]| to |-to-)$")
_KEY_BEFORE = re.compile(r"\b(?:ID|ISBN|ISSN|PMID|PIN|[Pp]asscode|[Pp]assword)(?: is)?(?:: ?| )$|\b[Pp]p\.? $")
"""What one finds a record or page by: "Question ID: 4200", "pp 69-72"."""
_JET, _JET_AFTER = (
    re.compile(r"7[0-8]7"),
    re.compile(
        r"^ (?:passenger )?(?:planes?|jets?|aircraft|airplanes?|airliners?|jetliners?|freighters?|MAX|Max|Dreamliners?)\b"
    ),
)
_VARIANT_AFTER = re.compile(
    r"^(?:-(?:[1-9]00|[A-Z])|x\b|-(?:7|8|9|10)(?:s\b| (?:Max|MAX|Dreamliners?|(?:[a-z]+ )?(?:jet|plane|airliner|jetliner|freighter|aircraft)s?\b)))"
)
_OF_A_JET_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|its|their|each|[Oo]ne|new|Boeing|\d+) 7[0-8]7-$")
_SERIES = re.compile(r"[7-9]|10|[1-9]00")
_ONE_JET_BEFORE = re.compile(
    r"(?:\b[Tt]he|\b[Aa]|\bits|\btheir|\beach|\bnew|\blarger|\blong-range|\bBoeing[^.;:]{0,24}) $"
)
_MANY_AFTER = re.compile(
    r"^ (?:(?!planes|jets|airliners)(?:[a-z-]+ ){0,2}?[a-z-]{2,}[^\Wsiu]s|people|men|women|children|who|that|were|are|have|or|and|million|billion|percent)\b|^[,.]\d|^ ?[%-]"
)
""" "Larger 777 planes", "the 787 “Dreamliner”", where nothing is counted by it."""
_BIG_BEFORE = re.compile(r"\b(?:[Tt]he Big|(?:Group|Gang|Club|Council|Committee|Circle) of) $")
_THE_BEFORE, _TITLE_AFTER = re.compile(r"[a-z,] the $"), re.compile(r"^ [A-Z][a-z]+(?:[.,;:]| [a-z]|$)")
"""A name with a number word in capitals: "the Big Three", "the Gang of Six", "the Five Eyes"."""
_CALLED = re.compile(
    r"\b(?:terms?|phrase|called|known as|dubbed|nicknamed|so-called|titled|entitled|named)(?: the)?(?: the)? [“\"‘'](?:the |The )?$"
)
_QUOTED_BEFORE, _QUOTED_AFTER = (
    re.compile(r"[“\"‘'](?:The )?$"),
    re.compile(r"^ [A-Z][\w-]+(?: [A-Z][\w-]+)?[.,]?[”\"’']"),
)
"""A name given in quotation marks: 'the "Three Amigos"', 'the term "three amigos"'."""
_PICTURE_LINES = frozenset({240, 360, 480, 720, 1080, 1440, 2160, 4320})
"""Lines of a moving picture: "1080p"."""
_SHARP = frozenset({"2K", "4K", "5K", "8K", "10K"})
_THOUSANDS_AFTER = re.compile(
    r"^ (?:[a-z-]+ )?(?!monitors|screens|displays|cameras|films|movies|games)(?:[a-z]+s|people|men|women)\b"
)
"""How sharp a picture is, or how long a race ("4K video", "in 4K", "a 10K run"), unless things follow that can be counted ("4K followers")."""
_LETTERED = re.compile(r"(?<!\w)[NPKRDQMEL]$")
"""A letter that is a sign of money in some countries, where the report does not show that it is one here."""


_HOTTEST = 140
_WARMTH = re.compile(
    r"\b(?:temperatures?|degrees|heat|heatwave|hot|hottest|warm\w*|cold|coldest|mercury|freez\w+|thermometers?|highs?|lows?|weather)\b",
    re.IGNORECASE,
)


def told_as_warmth(around: str) -> bool:
    """Whether the words around show that "44C" is how warm it is, and no seat."""
    return bool(_WARMTH.search(around))


def is_name(before: str, after: str, own: str, numeral: Numeral, modified: bool) -> bool:
    """Whether a numeral belongs to a name, or is the number of one of a row of things.

    `before` and `after` are what stands around the numeral in its line, `own` its characters.
    """
    if _LETTERED.search(before) or (own in _SHARP and not _THOUSANDS_AFTER.match(after)):
        return True
    if numeral.vague or numeral.share or numeral.scaled:
        return False
    if _glued(before, after, numeral) or _in_a_row(before, after, own) or _is_called(before, after, own):
        return True
    if (numeral.value in _PICTURE_LINES and re.match(r"^p\b", after)) or (own.isdigit() and _MODEL_AFTER.match(after)):
        return True
    named = _NAMING.search(before) or _NAMING_MANY.search(before) or (own.isdigit() and _INDEX_BEFORE.search(before))
    return bool(named) and (not modified or bool(_TO_ANOTHER.match(after)))


def _is_called(before: str, after: str, own: str) -> bool:
    """ "7-Eleven", "Question ID: 4200", "larger 777 planes", 'the "Three Amigos"'."""
    if (own == "7" and after.startswith("-Eleven")) or (own == "Eleven" and before.endswith("7-")):
        return True
    if own.isdigit():
        return _is_jet(before, after, own) or _KEY_BEFORE.search(before) is not None
    if own[0].isupper() and (_BIG_BEFORE.search(before) or (_THE_BEFORE.search(before) and _TITLE_AFTER.match(after))):
        return True
    quoted = own[0].isupper() and _QUOTED_BEFORE.search(before) and _QUOTED_AFTER.match(after)
    return bool(quoted or _CALLED.search(before))


def _is_jet(before: str, after: str, own: str) -> bool:
    """ "Larger 777 planes", "the 737-800 range", "a 787-9", "put off its 737 successor"; not "the 747 delegates"."""
    if not _JET.fullmatch(own):
        return _SERIES.fullmatch(own) is not None and _OF_A_JET_BEFORE.search(before) is not None
    if _JET_AFTER.match(after) or _VARIANT_AFTER.match(after):
        return True
    one = _MANY_AFTER.match(after) is None or re.match(rf"^-(?:{_SERIES.pattern})(?![\d-])", after)
    return bool(one) and _ONE_JET_BEFORE.search(before) is not None


_NAME_BEFORE = re.compile(r"(?:^|[a-z,] )(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+ $")
_NO_NAME_AFTER = re.compile(r"^[\s-]*[a-z(]|^\s*(?:%|per\s?cent|(?:HP|PS|[KMGT]?(?:W|Wh|B|Hz|V))\b)")
_SHORT_FORM_AFTER = re.compile(r"^ \([A-Z]{1,5} ?(?P<again>\d+)\)")
""" "Island Explorer 9 (IE9)"."""


def is_behind_name(before: str, after: str, own: str, numeral: Numeral, modified: bool) -> bool:
    """Whether a bare numeral stands right behind a capitalised word, as the last word of a name does: "Planet 9"; what is counted
    in a headline where each word has a capital ("Storm Kills 12 People"), only the parse tells."""
    if modified or not (numeral.digits and own.isdigit() and len(own) <= 4) or is_share_in_turn(before, after):
        return False
    again = _SHORT_FORM_AFTER.match(after)
    alone = _NO_NAME_AFTER.match(after) is None or (again is not None and again["again"] == own)
    return alone and _NAME_BEFORE.search(before) is not None


def is_share_in_turn(before: str, after: str) -> bool:
    """Whether a number behind a name is a share, as the one before it: "the Greens 31 percent, the Union 24"."""
    return bool(_IN_TURN_AFTER.match(after)) and bool(_SHARES_BEFORE.search(before[-64:]))


def _glued(before: str, after: str, numeral: Numeral) -> bool:
    """Letters and digits in one: "F-16", "4x4", "737-A"."""
    if numeral.value <= _HOTTEST and re.match(r"^[CF](?![\w-])", after) and told_as_warmth(before + after):
        return False
    if re.match(r"^\([a-z]\)", after) or re.search(r"\d\([a-z]\)\($", before):
        return True  # "401(k)", "501(c)(3)"
    if re.search(r"[A-Za-z]-?$|\d[.:/]$|\b[A-Z]{2,}\s\d+-$|\b[A-Z]+\d+-$|[A-Z]{2,}\s?-\s?$", before):
        return not re.search(r"(?:US|Rs|[A-Z]{3}|Tk|RM|\d-to-)$", before)
    return (
        numeral.digits
        and bool(re.match(r"^(?:-?[A-Z]|ers\b|[a-z]{2,}\d|[a-zA-Z]\d)", after))
        and not re.match(r"^-?(?:[A-Z][a-z]+|km|mm|kg|MW|GW|kW|GB|MHz)", after)
    )


def _in_a_row(before: str, after: str, own: str) -> bool:
    """ "Phase 3 or above", "on day 12", "the Group of 77", "5-1 odds", "16:9"."""
    if _is_graded(before, after, own):
        return True
    if not own.isdigit():
        return False
    if re.match(r"^:\d{1,2}\b", after):
        return True  # "16:9"
    if _OF_A_LAW_BEFORE.search(before) or _OF_A_LAW_AFTER.match(after):
        return True
    if _DAY_BEFORE.search(before) or (_GRADED_BEFORE.search(before) and _GRADED_AFTER.match(after)):
        return True
    if _BAND_BEFORE.search(before) and not _COUNTED_AFTER.match(after):
        return True
    odds = _ODDS.match(after)
    return odds is not None and (not odds.group().startswith(" ") or bool(_ODDS_BEFORE.search(before)))


def _is_graded(before: str, after: str, own: str) -> bool:
    """ "Raised its alert level from three to four", "season four", "adenovirus 36"."""
    if _ALERT_BEFORE.search(before) and _ALERT_AFTER.match(after):
        return not own.isdigit() or int(own) <= _SCALE_TOP
    if own.isdigit():
        return _STRAIN_BEFORE.search(before) is not None and _STRAIN_AFTER.match(after) is not None
    return _PART_IN_WORDS_BEFORE.search(before) is not None and _PART_AFTER.match(after) is not None
