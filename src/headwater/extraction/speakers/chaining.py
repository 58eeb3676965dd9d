"""Parts of a source chain: what stands within what, who stands behind a mention, and how chains are joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from headwater.extraction.found import Attribution
from headwater.extraction.speakers.lexicon import bodies, nouns
from headwater.extraction.speakers.mentions import read_mention
from headwater.model import Source, SourceKind, Span

Chain = tuple[Source, ...]

_FIRST = frozenset({"i", "we", "me", "us"})
_BRIEFED = re.compile(r"\b(?:briefed|informed|instructed) by (?P<name>.+)$", re.DOTALL)
_HELD = re.compile(
    r"\b(?:obtained|received|seen|reviewed|viewed|published|cited|quoted|shared|carried|disclosed|released|made public)(?: (?:on )?(?:\w+day|today|yesterday|this week|last week|last month))? by (?P<name>.+)$",
    re.DOTALL,
)


def position(one: Attribution) -> int:
    return (one.source or one.cue or one.content[0]).start


def parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the nearest in whose content it stands with its cue: "A said that B had claimed ...".

    Contents are looked up by where they begin, so that a text of many attributions takes no time that grows with their square.
    """
    order = sorted(range(len(attributions)), key=lambda index: attributions[index].content[0].start)
    starts = [attributions[index].content[0].start for index in order]
    reach = list(accumulate((attributions[index].content[-1].end for index in order), max))
    found: list[int | None] = []
    for one in attributions:
        around: list[int] = []
        at = bisect_right(starts, one.cue.start) - 1 if one.cue is not None else -1
        while one.cue is not None and at >= 0 and reach[at] >= one.cue.start:
            around.append(order[at])
            at -= 1
        inside = [index for index in sorted(around) if _stands_in(one, attributions[index])]
        found.append(min(inside, key=lambda index: _size(attributions[index]), default=None))
    return found


def _stands_in(one: Attribution, other: Attribution) -> bool:
    """Whether an attribution stands with its cue and its speaker in the content of another, and not the other in its own."""
    if other is one or one.cue is None or other.cue is None or other.cue == one.cue:
        return False
    inside = any(span.holds(one.cue) for span in other.content) and not any(s.holds(other.cue) for s in one.content)
    return inside and (one.source is None or any(span.holds(one.source) for span in other.content))


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def speaker_alone(one: Attribution) -> Span | None:
    """The mention of the speaker without cue and content, should the parse have hung them on it."""
    source = one.source
    if source is None:
        return None
    inner = [span.start for span in (one.cue, *one.content) if span and source.start < span.start < source.end]
    if not inner:
        return source
    text = source.text[: min(inner) - source.start].rstrip(' ,;:“"')
    return Span(text, source.start, source.start + len(text)) if text else source


def in_tail(mention: Span) -> tuple[Span | None, Span | None]:
    """Who stands behind a mention, and through whom it came: "a deputy briefed by the ministry", "files seen by AFP"."""
    found = []
    for pattern in (_BRIEFED, _HELD):
        match = pattern.search(mention.text)
        start = mention.start + match.start("name") if match else 0
        found.append(Span(match["name"], start, start + len(match["name"])) if match else None)
    return found[0], found[1]


def can_relay(source: Source) -> bool:
    """Whether someone who was told something passes it on: a newspaper does, a parliament or a person does not."""
    if source.kind is SourceKind.PUBLICATION:
        return True
    unlisted = source.kind is SourceKind.ORGANISATION and source.name not in bodies() and source.role is None
    noun = read_mention(source.mention.text).noun if source.mention else None
    return unlisted and noun is None and (source.name or "").lower() not in nouns()


def whole_chain(index: int, own: dict[int, Chain], parents: Sequence[int | None], credited: Chain) -> Chain:
    chain = list(own[index])
    seen, parent = {index}, parents[index]
    while parent is not None and parent not in seen:
        chain += own[parent]
        seen.add(parent)
        parent = parents[parent]
    return distinct([*chain, *credited] if chain else chain)


def as_printed(one: Attribution, chain: Chain) -> Chain:
    """The chain of what a speaker says of himself or herself, with the mention as it stands: "“I want 40,” Lee said"."""
    if one.source is None or one.source.text.lower() not in _FIRST or not chain or chain[0].mention is None:
        return chain
    return (replace(chain[0], mention=one.source), *chain[1:])


def distinct(chain: Sequence[Source]) -> Chain:
    """The chain without a repeated name, and without an unspecified voice where another vouches."""
    if any(source.kind is not SourceKind.UNSPECIFIED or source.name for source in chain):
        chain = [one for one in chain if one.kind is not SourceKind.UNSPECIFIED or one.name or one.mention]
    found: list[Source] = []
    for source in chain:
        if source.name is None or all(source.name != other.name for other in found):
            found.append(source)
    return tuple(found)
