"""Which words of a text name a voice, and the clause in which a word stands: what `holders` and `upstream` share."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.extraction.daywords import CALENDAR
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.plausible import can_speak, is_document_itself
from headwater.extraction.speakers.records import Shape
from headwater.model import SourceKind, Span

NAME = r"(?P<name>(?:the |an? )?(?:(?:Dr|Mr|Mrs|Ms|Gen|Col|Capt|Prof|Sen|Rep|Gov|Rev)\. )?[^,;:.()“”\"]{2,70}?)"
_RANKS = ("Sgt", "Capt", "Lt", "Cpl", "Maj", "Gen", "Col", "Cmdr", "Supt", "Det", "Insp", "Dr", "Prof")
RANKED = rf"(?P<name>(?:the |an? )?(?:\b(?:{'|'.join(_RANKS)})\. |[^,;:.()“”\"]){{2,70}}?)"
"""A name that may have a rank within: "Ormond Fire Department Capt. Mark Vance"."""
STOP = "".join(rf"(?<!\b{rank})" for rank in _RANKS) + r"\.(?= |$)"
"""A full stop, not that of a rank."""
_LEADING = re.compile(r"(?:.*\b(?:of|by|from|as|than|to|in|and|that|exceeds?|said|says)\s+)?")
_TRADE = re.compile(r"(?:ist|ologist|ician|woman|man|women|men|keeper|grower)s?$")
"""Ends of words for what somebody is, in no list: "the district agriculturist"."""
_OPEN_ENDS = frozenset({"of", "in", "on", "at", "by", "for", "from", "to", "with", "the", "a", "an", "and", "or"})
"""Words with which no mention ends."""
_LONGEST_SIDE = 600
"""Characters of a clause on one side of a word; no report has longer ones, and a text without full stops stays bounded."""

_TITLES = (
    "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Prof", "Sen", "Rep", "Gov", "Rev", "Hon", "No", "vs", "[A-Z]",
)  # fmt: skip
"""What a full stop behind closes no clause."""
_SHORT = "".join(rf"(?<!\b{word}\.)" for word in _TITLES)
_CLAUSE_END = re.compile(rf"[;!?](?=[”\"’)]*(?:\s|$))|\.(?=[”\"’)]*(?:\s|$)){_SHORT}|\n")


def clause_around(text: str, at: int) -> tuple[int, int]:
    """The characters around an offset up to a full stop, semicolon or line end on either side.

    >>> "Up. One fell; two stood."[slice(*clause_around("Up. One fell; two stood.", 6))]
    'One fell'
    """
    first, last = max(at - _LONGEST_SIDE, 0), min(at + _LONGEST_SIDE, len(text))
    line = text.rfind("\n", first, at) + 1 or first
    before = list(_CLAUSE_END.finditer(text, line, at))
    after = _CLAUSE_END.search(text, at, last)
    start = before[-1].end() + 1 if before else line
    return start, after.start() if after else last


def is_voice(parsed: Parsed, span: Span) -> bool:
    """Whether a mention can put a number forward: people, bodies, papers; not a town, a number, a thing."""
    del parsed
    if span.text.rsplit(" ", 1)[-1].lower() in _OPEN_ENDS:
        return False  # "the number of"
    if not can_speak(span.text) or is_document_itself(span.text):
        return False
    mention = read_mention(span.text)
    if mention.shape is Shape.PRONOUN:
        return span.text.lower() in ("he", "she", "they", "it")
    if mention.kind is SourceKind.UNNAMED:
        return mention.noun is not None or _TRADE.search(mention.name or "") is not None
    if mention.kind is SourceKind.ORGANISATION:
        return mention.noun is not None or mention.acronym is not None or len(mention.name or "") > 1
    return mention.kind is not SourceKind.UNSPECIFIED or mention.noun is not None


def looks_named(text: str) -> bool:
    """Whether a mention names somebody, describes a body, or is a country's paper; "by last year’s count" does neither."""
    mention = read_mention(text)
    trade = mention.kind is SourceKind.UNNAMED and _TRADE.search(mention.name or "") is not None
    paper = mention.kind is SourceKind.DOCUMENT
    described = mention.noun is not None and (not paper or mention.country is not None or _names_maker(text))
    return mention.shape is Shape.NAMED or described or trade


def _names_maker(text: str) -> bool:
    """Whether a paper's mention has a name in it: "a Halden poll", not "the May poll"."""
    words = text.removeprefix("the ").removeprefix("a ").removeprefix("an ").split()
    return any(word[0].isupper() and word.lower() not in CALENDAR for word in words if "’" not in word)


def first_voice(parsed: Parsed, patterns: tuple[re.Pattern[str], ...], start: int, end: int) -> Span | None:
    """The first voice that a pattern names within the characters `[start, end)`.

    A pattern names it in its group `name`; with a group `loose` that may catch words before the voice as well.
    """
    for first, last in _named(parsed.text[start:end].rstrip(), patterns):  # a sentence ends in the line ends behind it
        span = Span.of(parsed.text, start + first, start + last)
        if span.text.strip() == span.text and span.text and is_voice(parsed, span) and looks_named(span.text):
            return span
    return None


@lru_cache(maxsize=64)
def _named(piece: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[tuple[int, int], ...]:
    """What the patterns name in a piece of text; kept, for each number of a sentence asks for the same."""
    found = []
    for pattern in patterns:
        for match in pattern.finditer(piece):
            leading = _LEADING.match(match["name"]) if "loose" in pattern.groupindex else None
            shift = leading.end() if leading else 0
            found.append((match.start("name") + shift, match.end("name")))
    return tuple(found)
