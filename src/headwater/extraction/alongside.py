"""Whether a figure stands beside another of the same things: compared with it, joined to it, told of another place or year."""

from __future__ import annotations

import re

from spacy.tokens import Token

from headwater.extraction.antecedents import is_person
from headwater.extraction.found import FoundFigure
from headwater.extraction.governed import SHARES, is_it
from headwater.extraction.parsed import Parsed
from headwater.model import Bound

_PERSONAL = frozenset(
    {"kill", "wound", "injure", "arrest", "detain", "rescue", "evacuate", "hospitalise", "hospitalize",
     "displace", "die", "dead", "injured", "missing", "wounded", "homeless", "hurt", "survive", "flee",
     "perish", "slay", "slain"}
)  # fmt: skip
_IN = re.compile(r"\b(in|on|at|from|against|with|across)\s$")
_ELSEWHERE = re.compile(r"(?:[;,]|\b(?:and|but|while)) (?:in|at|for|among) [^;,.\d]{2,40},? $")
_LATER = re.compile(r"\bin (?:[a-z]+ ){0,2}(?:\d{4}|[A-Z][a-z]{2,8}),? (?:and |then )?$")
_EACH_IN = re.compile(r" (in|at|for|among|on) [^;,.\d]{2,40}(?:,| and|, and) ")
_NEXT_NAME = re.compile(
    r"[,;]?(?: and| while| but)? (?:the )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,3}(?: by| at| with| on)? "
)
"""Of whom so much is told in turn: "the Greens 31 percent, the Union 24 percent", "Ormond by 4 percent; Vane by 3 percent"."""
_JOINED = re.compile(r" (?:(?:an?|per|each|every) [a-z]+ )?(?:and|or)(?: up| down)? ")
_THAN = re.compile(r" (?:more|less|fewer|higher|lower|up|down)\b")
_THEN_MORE = re.compile(r"(?: (?:in|on|at|for|during) [^,;:.\d]{2,24})?, ")
_AGAINST = re.compile(
    r"(?:\b(?:(?:compared (?:with|to)|against|versus|rather than|instead of|(?:up|down) from)(?: the| an?)?|from)|\bvs\.?|^[^,;]{0,24} to|\((?:or)?)\s?$"
    r"|^, [“\"]?(?:but |and |certainly )?not $"
)


def parallel(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether a number stands as the one before does: "guns in 14 cases, knives in 19", "Togo (12 boats), Benin (9)", "by 9 votes to 4"."""
    if before.figure.counted is None or before.figure.unit is not None or not same_sentence(parsed, before, item):
        return False
    if before.head is None:
        return False
    if before.head < before.tokens[0] or (item.head is not None and item.head >= item.tokens[0]):
        return False
    text, (left, right) = parsed.text, (before.figure.span, item.figure.span)
    if text[before.figure.counted.span.end : right.start] == " to ":
        return True
    if text[right.start - 1 : right.start] == "(":
        return text[right.end : right.end + 1] == ")" and text[left.start - 1 : left.start] == "("
    first = _IN.search(text[max(left.start - 9, 0) : left.start])
    second = _IN.search(text[max(right.start - 9, 0) : right.start])
    return first is not None and second is not None and first[1] == second[1] and right.start - left.end < 80


def of_another(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether the same preposition follows: "40 nationals of Togo, eight of Mali", "9 letters from one firm and 4 from the next"."""
    doc, counted = parsed.doc, before.figure.counted
    own, other = item.tokens[1], (before.head or 0) + 1
    if counted is None or own + 1 >= len(doc) or other >= item.tokens[0] or doc[own].lower_ not in _OF_ANOTHER:
        return False
    if before.head is not None and before.head < before.tokens[0]:
        other = before.tokens[1]
    if doc[own].lower_ == "of" and (doc[own + 1].pos_ != "PROPN" or doc[other + 1].pos_ != "PROPN"):
        return False  # "40 nationals of Togo and 12 of the crew"
    return doc[other].lower_ == doc[own].lower_ and item.tokens[0] - other < _SHORT and doc[own].pos_ == "ADP"


_OF_ANOTHER = frozenset({"of", "from", "in", "at", "for", "with", "on"})
_SHORT = 8
"""Words between two numbers of the same things at most."""


def are_others(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether "others" are things as those before, in the same part of the clause: "burned 12 huts and looted four others"."""
    own, same = item.figure.counted, before.figure.counted
    if own is None or same is None or own.span.text.lower() not in ("other", "others") or is_person(same.head):
        return False
    if item.head is None or before.head is None or before.figure.unit is not None:
        return False
    if not same_sentence(parsed, before, item) or verb_of_fate(parsed, item) is not None:
        return False
    own_link, link = parsed.doc[item.head].dep_, parsed.doc[before.head].dep_
    return own_link == link or parsed.doc[item.head].head.lemma_ == "join"  # "the five mills join nine others"


def likewise(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether a measure is told of another place, year or part: "it was 8 percent; in Cork, 6", "$2 a box and $1 a pack"."""
    if before.figure.unit is None or before.figure.unit != item.figure.unit or before.figure.counted is None:
        return False
    own = item.figure.counted
    if not same_sentence(parsed, before, item):
        return False
    same = before.figure.counted.span
    between = parsed.text[before.figure.span.end : item.figure.span.start]
    named = parsed.text[max(before.figure.span.end, same.end) : item.figure.span.start]
    if _ELSEWHERE.search(between[-60:]) and (own is None or own.span.text[:1].isupper()):
        return True
    each = _EACH_IN.fullmatch(between)
    if each is not None and item.figure.unit in SHARES and parsed.text.startswith(f" {each[1]} ", item.figure.span.end):
        return True  # "rises of 4 percent in wages and 1 percent in pensions"
    gapped = item.figure.unit in SHARES and _is_gapped(parsed, item, between)
    if (gapped or _NEXT_NAME.fullmatch(named)) and (own is None or own.span.start < item.figure.span.start):
        return True
    if own is not None:
        return False
    if each is not None and parsed.text.startswith(f" {each[1]} ", item.figure.span.end):
        return True  # "bail of $40 on one charge and $30 on the other"
    return _goes_alike(parsed, item, before) or bool(_JOINED.fullmatch(between) or _LATER.search(between[-60:]))


_GAPPED = re.compile(r" (as|for|to|by|against) [^;,.\d]{2,40}(?:,| and|, and|, while| while) $")


def _is_gapped(parsed: Parsed, item: FoundFigure, between: str) -> bool:
    """Whether the verb is said once: "47 percent describe themselves as bakers, 28 percent as millers"."""
    first = _GAPPED.search(between)
    return first is not None and parsed.text.startswith(f" {first[1]} ", item.figure.span.end)


_OWNED = re.compile(
    r"(?:^|[.,;:] |\b(?:and|but|while) )[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}[’']s? (?:rose|fell|climbed|dropped|grew|declined|increased|decreased|jumped|"
    r"slipped|was|is|stood|stands|edged|inched|dipped|ticked|went|reached|hit|doubled|sank)(?: up| down| slightly| by| at| to| from| also| only| just)* $"
)


def is_owned(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether the figure is of what somebody else has of the same: "Ohio's rate is 8 percent. Maine's rose 0.6 points"."""
    own = item.figure.counted
    if (
        item.figure.unit is None
        or before.figure.counted is None
        or (own is not None and not own.span.text[:1].isupper())
    ):
        return False
    left = parsed.text[max(item.figure.span.start - 90, 0) : item.figure.span.start]
    return _OWNED.search(left) is not None and sentences_between(parsed, before, item) <= 1


def _goes_alike(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """ "Raised $40 from a miller, who was rich, and $10 from a broker"."""
    first, second = (_FROM_OR_TO.match(parsed.text, one.figure.span.end) for one in (before, item))
    return first is not None and second is not None and first[1] == second[1]


_FROM_OR_TO = re.compile(r" (from|to) (?![\d$£€])")


_THEN_AT = re.compile(r",? (?:to|at)(?: a)?(?: (?:record|new))? ")
_AND_MOVED = re.compile(r"(?: (?:an?|per) [a-z]+| each)?,? (?:up|down)(?: by)?(?: about| some| nearly)? ")


def moved(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether one figure is a change and the other the level: "fell 3 percent to $55", "at $60.73, down 2 percent"."""
    if before.figure.counted is None or item.figure.counted is not None or before.figure.unit is None:
        return False
    between = parsed.text[before.figure.span.end : item.figure.span.start]
    if before.figure.direction is not None and item.figure.direction is None:
        return bool(_THEN_AT.fullmatch(between)) and (item.figure.unit is not None or _is_level(parsed, item, before))
    return item.figure.direction is not None and bool(_AND_MOVED.fullmatch(between))


def _is_level(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether a bare number is written as a level of what has moved, which is no name: "the wool index fell 2% to 27,934.02"."""
    named = before.head is not None and parsed.doc[before.head].pos_ == "PROPN"
    return not named and bool(set(",.") & set(item.figure.span.text))


def compared(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether the figure is what the one before is compared with or comes from: "38 percent, down from 61 percent"."""
    if _is_it(parsed, item, before) or _compares(parsed, item, before):
        return True
    if before.figure.counted is None or not same_sentence(parsed, before, item):
        return False
    alike = item.figure.unit == before.figure.unit and item.figure.unit is not None
    between = parsed.text[before.figure.span.end : item.figure.span.start]
    if between == " to " and item.figure.unit is None and before.figure.unit is None:
        return True  # "voted 240 to 190"
    return alike and bool(_AGAINST.search(between if len(between) < 60 else "," + between[-60:]))


_COMPARES = re.compile(
    r"(?:That|This|It|The (?:number|figure|total|tally|rate|toll))(?: [a-z]+)? "
    r"(?:compare[sd] (?:with|to)|follow(?:s|ed)|(?:is|was) (?:up|down) from|came after|adds? up to|amounts to)(?: an?| about| just| only| the)* "
)


def _compares(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether the sentence compares the figure with the one of the sentence before: "It added 40 jobs. That follows 29 in June"."""
    if before.figure.counted is None or before.figure.unit != item.figure.unit:
        return False
    start = parsed.span(*parsed.sentences[parsed.sentence_at(item.tokens[0])]).start
    told = _COMPARES.fullmatch(parsed.text, start, item.figure.span.start)
    return told is not None and sentences_between(parsed, before, item) == 1


_SINCE = re.compile(r", (?:up|down)(?: by)?(?: about| some| nearly| almost)? $")


def points_since(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether a share has moved by so many points: "25 percent support in the latest poll, up eight points from March"."""
    if before.figure.unit not in SHARES or item.figure.unit not in ("point", "percentage point"):
        return False
    left = parsed.text[before.figure.span.end : item.figure.span.start]
    return len(left) < _NEAR and bool(_SINCE.search(left)) and same_sentence(parsed, before, item)


_NEAR = 120
"""Characters between a share and what it has moved by at most."""


def more_than_that(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """ "2.1 million passengers, 14 percent more than in 2022": by how much the number of those named is another."""
    counted = before.figure.counted
    if counted is None or counted.span.end > item.figure.span.start:
        return False
    between = parsed.text[counted.span.end : item.figure.span.start]
    if item.figure.unit in SHARES and item.figure.direction is not None and _AND_MOVED.fullmatch(between):
        return True  # "12 million viewers, down 8 percent"
    if item.figure.unit in SHARES:
        return _THEN_MORE.fullmatch(between) is not None and _THAN.match(parsed.text, item.figure.span.end) is not None
    alike = item.figure.increment and item.figure.unit == before.figure.unit and same_sentence(parsed, before, item)
    return alike and between.endswith(", ") and parsed.text.startswith(" than ", item.figure.span.end)


def _is_it(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether "it" is said to be so much and is what the figure before measures: "It is nearer nine"."""
    if before.figure.counted is None or item.figure.unit not in (None, before.figure.unit):
        return False
    if item.figure.unit is None and not within(item, before, ADDED):
        return False
    return sentences_between(parsed, before, item) < 2 and is_it(parsed, item.tokens, item.figure.unit)


def within(item: FoundFigure, one: FoundFigure, times: int) -> bool:
    """Whether the number is at most so many times the other."""
    most, own = one.figure.high or one.figure.low, item.figure.low or item.figure.high
    if one.figure.bound is Bound.VAGUE and most is not None:
        most *= ADDED  # "hundreds of thousands" may be nearly a million
    return most is not None and own is not None and own <= most * times


ADDED = 10
"""How many times those counted a number may be that adds to them or retells them; a larger one counts other things."""


def verb_of_fate(parsed: Parsed, item: FoundFigure) -> Token | None:
    """The word beside the figure that is said of persons alone."""
    start, end = item.tokens
    around = parsed.doc[max(start - 3, 0) : min(end + 4, len(parsed.doc))]
    return next((t for t in around if is_fate(t)), None)


def is_fate(word: Token) -> bool:
    """Whether the word is said of persons alone."""
    return word.lemma_.lower() in _PERSONAL or word.lower_ in _PERSONAL


def sentences_between(parsed: Parsed, left: FoundFigure, right: FoundFigure) -> int:
    return parsed.sentence_at(right.tokens[0]) - parsed.sentence_at(left.tokens[0])


def same_sentence(parsed: Parsed, left: FoundFigure, right: FoundFigure) -> bool:
    return parsed.sentence_at(left.tokens[0]) == parsed.sentence_at(right.tokens[0])
