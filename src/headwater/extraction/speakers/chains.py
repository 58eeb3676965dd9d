"""Source chains: who vouches for the content of each attribution, nearest speaker first, without the publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.coreference import Resolver
from headwater.extraction.speakers.lexicon import bodies
from headwater.extraction.speakers.register import Register
from headwater.model import Source, SourceKind, Span

Chain = tuple[Source, ...]

_SELF = frozenset({"i", "we", "me", "us", "you"})
_BRIEFED = re.compile(r"\b(?:briefed|informed|instructed) by (?P<name>.+)$", re.DOTALL)
_HELD = re.compile(r"\b(?:obtained|seen|reviewed|viewed|published|cited|quoted|shared|carried) by (?P<name>.+)$", re.DOTALL)
_DATELINE = re.compile(r"\A(?:[^\n]*\n){0,4}?[^\n()]{0,70}\((?P<name>[A-Z][\w /-]{1,30})\)\s*[-–—]", re.DOTALL)


def resolve(parsed: Parsed, attributions: Sequence[Attribution]) -> list[Chain]:
    """One chain per attribution, in their order; empty where no one but the writer speaks.

    >>> resolve(Parsed.__new__(Parsed), [])
    []
    """
    if not attributions:
        return []
    resolver = Resolver(parsed, Register(parsed))
    parents = [_parent(index, attributions) for index in range(len(attributions))]
    own: dict[int, Chain] = {}
    for index in sorted(range(len(attributions)), key=lambda i: _position(attributions[i])):
        own[index] = _own_chain(resolver, attributions[index], nested=parents[index] is not None)
    dateline = dateline_agency(parsed)
    return [_whole_chain(index, own, parents, dateline) for index in range(len(attributions))]


def dateline_agency(parsed: Parsed) -> Chain:
    """The agency of a dateline, "SEOUL (Reuters) -", as a chain of one; empty without one, or if it is the publisher."""
    match = _DATELINE.match(parsed.text)
    body = bodies().get(match["name"]) if match else None
    if match is None or body is None or body.kind is not SourceKind.PUBLICATION:
        return ()
    publisher = parsed.document.publisher or ""
    if publisher and (publisher == match["name"] or publisher == body.name):
        return ()
    return (Source(body.kind, body.name, body.role, body.country, Span.of(parsed.text, *match.span("name"))),)


def _position(one: Attribution) -> int:
    return (one.source or one.cue or one.content[0]).start


def _parent(index: int, attributions: Sequence[Attribution]) -> int | None:
    """The nearest attribution in whose content this one stands with its cue: "A said that B had claimed ..."."""
    one = attributions[index]
    if one.cue is None:
        return None
    best: int | None = None
    for other_index, other in enumerate(attributions):
        if other_index == index or other.cue is None or other.cue == one.cue:
            continue
        inside = any(span.holds(one.cue) for span in other.content) and not any(s.holds(other.cue) for s in one.content)
        speaker_inside = one.source is None or any(span.holds(one.source) for span in other.content)
        if inside and speaker_inside and (best is None or _size(other) < _size(attributions[best])):
            best = other_index
    return best


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def _own_chain(resolver: Resolver, one: Attribution, *, nested: bool) -> Chain:
    """The chain of an attribution's own mentions, without those around it."""
    if one.source is None:
        return () if one.cue is None or nested else (Source(SourceKind.UNSPECIFIED),)
    if one.source.text.strip("“”\"' ").lower() in _SELF:
        return ()
    upstream, relayed = _in_tail(one.source)
    chain = [resolver.resolve(upstream, speaks=False)] if upstream else []
    chain.append(resolver.resolve(one.source, speaks=not nested))
    chain += [resolver.resolve(relayed, speaks=False)] if relayed else []
    told = {span for step in one.steps if step.rule.endswith(".told") for span in step.spans}
    for relay in one.relays:
        source = resolver.resolve(relay, speaks=False)
        if source.name is not None and (relay not in told or _can_relay(source)):
            chain.append(source)
    return tuple(chain)


def _in_tail(mention: Span) -> tuple[Span | None, Span | None]:
    """Who stands behind a mention, and through whom it came: "a deputy briefed by the ministry", "files seen by AFP"."""
    found = []
    for pattern in (_BRIEFED, _HELD):
        match = pattern.search(mention.text)
        start = mention.start + match.start("name") if match else 0
        found.append(Span(match["name"], start, start + len(match["name"])) if match else None)
    return found[0], found[1]


def _can_relay(source: Source) -> bool:
    """Whether someone who was told something passes it on: a newspaper does, a parliament does not."""
    unlisted = source.kind is SourceKind.ORGANISATION and source.name not in bodies() and source.role is None
    return source.kind is SourceKind.PUBLICATION or (unlisted and " " not in (source.name or " "))


def _whole_chain(index: int, own: dict[int, Chain], parents: Sequence[int | None], dateline: Chain) -> Chain:
    chain = list(own[index])
    seen, parent = {index}, parents[index]
    while parent is not None and parent not in seen:
        chain += own[parent]
        seen.add(parent)
        parent = parents[parent]
    return _distinct([*chain, *dateline] if chain else chain)


def _distinct(chain: Sequence[Source]) -> Chain:
    """The chain without a repeated name, and without an unspecified voice where another vouches."""
    if any(source.kind is not SourceKind.UNSPECIFIED or source.name for source in chain):
        chain = [source for source in chain if source.kind is not SourceKind.UNSPECIFIED or source.name]
    found: list[Source] = []
    for source in chain:
        if source.name is None or all(source.name != other.name for other in found):
            found.append(source)
    return tuple(found)
