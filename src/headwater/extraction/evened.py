"""Texts whose lines break within sentences, or that hold odd blanks, are read as if they had plain single ones.

Agencies' files and mails are broken into lines of one width (RFC 3676 tells of mails' "fixed" lines); typesetters put no-break
and thin spaces beside numbers, typists two blanks, pages signs within words at which these may be parted. The rules read one
blank for each of the former and nothing for the latter; what is printed is quoted from the text as it came, at its own offsets.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Hashable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from headwater.model import Claim, Span

_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2005", " "))
_WIDEST = 110
"""Characters of the longest line of a text that is broken by its width."""
_NARROWEST = 45
_FEWEST = 4
"""Breaks in a text by which it is seen to be broken by width."""
_FULL = 0.6
"""Share of the longest line from which a line is full, so that the next one may go on with its sentence."""
_TWO = re.compile(r"(?<=\S)  (?=[^\s|])")
_UNSEEN = re.compile(r"\u00ad(?:[ \t]*\r?\n[ \t]*(?=[a-z]))?|[\u200b\u2060\ufeff]")
"""What is not printed, or only where a line ends: soft hyphens, blanks of no width, joiners."""
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BREAK = re.compile(r"(?<=[^\s])[ \t]*\r?\n[ \t]*(?=[^\s])")
_ENDS = re.compile(r"[.!?:;][”\"’')\]]*$")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_ITEM = re.compile(r"[-–—•*·▪>|]|\(?\d{1,2}[.)]\s|[A-Z][\w ]{0,20}:\s")
"""Begins a line that is an item of a list, a quoted mail, or a label."""


def evened(text: str) -> tuple[str, Sequence[int]]:
    """The text with plain single blanks, also for the line breaks within its sentences; and where each of its characters stood.

    >>> evened("At least 40\u00a0boats  sank.")[0]
    'At least 40 boats sank.'
    >>> even, places = evened("Two  boats sank.")
    >>> even[4:9], list(places[4:9])
    ('boats', [5, 6, 7, 8, 9])
    """
    plain = _LONE_RETURN.sub("\n", text.translate(_BLANKS))
    breaks = list(_BREAK.finditer(plain))
    within = breaks if len(breaks) >= _FEWEST and _is_wrapped(plain, breaks) else []
    widest = max(map(len, plain.splitlines()), default=0) if within else 0
    gaps = [(*match.span(), " ") for match in within if _goes_on(plain, match, widest)]
    gaps += [(*match.span(), " ") for match in _TWO.finditer(plain)]
    gaps += [(*match.span(), "") for match in _UNSEEN.finditer(plain)]
    if not gaps:
        return plain, range(len(plain))
    pieces, places, at = [], array("I"), 0
    for start, end, instead in sorted(gaps):
        if start < at:
            continue
        pieces += [plain[at:start], instead]
        places.extend(range(at, start + len(instead)))
        at = end
    places.extend(range(at, len(plain)))
    return "".join([*pieces, plain[at:]]), places


def _is_wrapped(text: str, breaks: Sequence[re.Match[str]]) -> bool:
    """Whether the lines of a text are broken by width: none is long, few are short, and most breaks fall within a sentence."""
    lines = [line for line in text.splitlines() if line.strip()]
    widest = max(map(len, lines))
    if not _NARROWEST <= widest <= _WIDEST or sum(_COLUMNS.search(line) is not None for line in lines) * 5 > len(lines):
        return False
    within = sum(text[match.end()].islower() or text[match.end()].isdigit() for match in breaks)
    open_ended = sum(_ENDS.search(text, max(match.start() - 3, 0), match.start()) is None for match in breaks)
    return within * 3 >= len(breaks) and open_ended * 3 >= len(breaks) * 2


def _goes_on(text: str, match: re.Match[str], widest: int) -> bool:
    """Whether a sentence goes on behind a line break: the line is full, or the next one opens with a small letter."""
    line = match.start() - (text.rfind("\n", 0, match.start()) + 1)
    if _ITEM.match(text, match.end()):
        return False
    return text[match.end()].islower() or line >= widest * _FULL


def requoted(claims: Sequence[Claim], text: str, places: Sequence[int]) -> list[Claim]:
    """The claims with every span at its place in `text` and quoted from it.

    >>> from headwater.extraction.claims import extract_claims
    >>> from headwater.model import make_document
    >>> claims, _ = extract_claims(make_document("The ministry said 40\u00a0boats  sank."))
    >>> claims[0].content[0].text
    '40\xa0boats  sank'
    """
    return [_requoted(claim, text, places) for claim in claims]


def _requoted(value: Any, text: str, places: Sequence[int]) -> Any:  # a record, or what its fields hold
    kind: Any = type(value)
    if kind is Span:
        return Span.of(text, *_placed(value, places))
    if kind is tuple:
        return tuple(_requoted(item, text, places) for item in value)
    names = _fields(kind)
    return kind(**{name: _requoted(getattr(value, name), text, places) for name in names}) if names else value


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """The names of a record's fields; none of anything else."""
    return tuple(one.name for one in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()


def _placed(span: Span, places: Sequence[int]) -> tuple[int, int]:
    """The offsets of a span in the text as it came."""
    if span.start == span.end:
        at = places[span.start] if span.start < len(places) else (places[-1] + 1 if places else 0)
        return at, at
    return places[span.start], places[span.end - 1] + 1
