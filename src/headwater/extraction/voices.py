"""Source chains: each attribution's mentions resolved to voices, nearest speaker first, by what the document says.

A mention is resolved to another only if exactly one candidate remains; else it keeps its own words. Phenomena 5, 6, 9, 25, 33.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.extraction.found import Attribution
from headwater.extraction.mentions import PRONOUNS, agencies, read_mention
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.model import Source, SourceKind, Span

_SINGULAR = frozenset({"he", "she", "him", "her"})
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.DOCUMENT, SourceKind.PUBLICATION})
_DATELINE = re.compile(r"^[^\n]{0,60}\(([A-Z][\w ]{1,30})\)\s*[-–—]", re.MULTILINE)
_CONTINUES = re.compile(
    r"^[“\"]?(?:It|He|She|They|The (?:report|statement|ministry|agency|study|document)|In addition|Also|Another|Of (?:these|those|them)|Among (?:these|those|them))\b"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A voice met so far and where."""

    source: Source
    at: int


def resolve(parsed: Parsed, attributions: Sequence[Attribution]) -> list[tuple[Source, ...]]:
    """One chain per attribution, in the same order, without the publisher; empty where the writer alone speaks."""
    people = _people(parsed)
    known: list[_Known] = []
    order = sorted(range(len(attributions)), key=lambda i: _position(attributions[i]))
    chains: dict[int, tuple[Source, ...]] = {}
    for i in order:
        chains[i] = _chain(parsed, attributions[i], people, known)
    nested = [_nested(i, attributions, chains) for i in range(len(attributions))]
    dateline = _dateline(parsed)
    return [_distinct((*chain, *dateline)) if chain else chain for chain in nested]


def _position(one: Attribution) -> int:
    return (one.source or one.cue or one.content[0]).start


def _chain(parsed: Parsed, one: Attribution, people: dict[str, str], known: list[_Known]) -> tuple[Source, ...]:
    if one.source is None:
        silent = one.lemma in ("should",) or one.cue is None
        return (
            () if silent else (Source(SourceKind.UNSPECIFIED), *(_read(parsed, r, people, known) for r in one.relays))
        )
    return tuple(_read(parsed, mention, people, known) for mention in (one.source, *one.relays))


def _read(parsed: Parsed, span: Span, people: dict[str, str], known: list[_Known]) -> Source:
    mention = read_mention(parsed, span)
    source = mention.source
    if span.text.lower() in PRONOUNS or (source.kind == SourceKind.UNSPECIFIED and source.name is None):
        source = _antecedent(parsed, span, known) or source
    elif source.kind == SourceKind.PERSON and source.name is not None:
        full = people.get(source.name.split()[-1])
        source = replace(source, name=full or source.name)
        earlier = next((k.source for k in reversed(known) if k.source.name == source.name), None)
        if earlier is not None:
            source = replace(source, role=source.role or earlier.role, country=source.country or earlier.country)
    else:
        source = _by_title(span, source, known)
    if source.name is not None:
        known.append(_Known(source, span.start))
    return source


def _antecedent(parsed: Parsed, span: Span, known: list[_Known]) -> Source | None:
    """The voice that a pronoun stands for: the last one that fits, if it stands near."""
    word = span.text.lower()
    if word in _SINGULAR:
        options = [
            k
            for k in known
            if k.source.kind == SourceKind.PERSON
            or (
                k.source.kind == SourceKind.UNNAMED
                and not (k.source.count or 1) > 1
                and not (k.source.name or "").endswith("s")
            )
        ]
        name = _last_person(parsed, span)
        if name is not None and (not options or name[1] > options[-1].at):
            return Source(SourceKind.PERSON, name[0], mention=span)
    elif word == "they":
        options = [k for k in known if k.source.kind in (SourceKind.UNNAMED, *_BODIES)]
    elif word == "it":
        options = [k for k in known if k.source.kind in _BODIES]
    elif word in ("who", "that", "which"):
        options = list(known)
    else:
        return None
    if not options or span.start - options[-1].at > 1500:
        return None
    return replace(options[-1].source, mention=span, count=options[-1].source.count)


def _last_person(parsed: Parsed, span: Span) -> tuple[str, int] | None:
    """The last person named as a subject before the pronoun, within its paragraph or the one above."""
    best = None
    for entity in parsed.doc.ents:
        if entity.end_char > span.start:
            break
        if (
            entity.label_ == "PER"
            and entity.root.dep_ in ("nsubj", "nsubj:pass")
            and parsed.text.count("\n", entity.end_char, span.start) <= 2
        ):
            best = entity
    if best is None:
        return None
    mention = read_mention(parsed, Span.of(parsed.text, best.start_char, best.end_char)).source
    return (mention.name, best.start_char) if mention.name else None


def _by_title(span: Span, source: Source, known: list[_Known]) -> Source:
    """ "the minister", "the agency": the one voice before with that word in its name or role."""
    text = span.text
    if not re.match(r"^(?:the|this|that)\s", text, re.IGNORECASE) or len(text.split()) > 3:
        return source
    word = text.split()[-1].lower()
    names = {
        k.source.name: k.source
        for k in known
        if word in f"{k.source.name} {k.source.role or ''}".lower().split()
        and (k.source.name or "").lower() != (source.name or "").lower()
    }
    if len(names) != 1:
        return source
    return replace(next(iter(names.values())), mention=span)


_GIVEN = re.compile(r"\b((?:[A-Z][\w’'-]+ ){1,3})([A-Z][\w’'-]+)\b")


def _people(parsed: Parsed) -> dict[str, str]:
    """Surname to full name, for the surnames that go with one full name only."""
    found: dict[str, set[str]] = {}
    for entity in parsed.doc.ents:
        if entity.label_ != "PER":
            continue
        name = read_mention(parsed, Span.of(parsed.text, entity.start_char, entity.end_char)).source.name
        words = (name or "").split()
        if name and len(words) > 1 and words[-1][0].isupper():
            found.setdefault(words[-1], set()).add(name)
            if words[0].isupper() or words[0] in _FAMILY_FIRST:
                found.setdefault(words[0], set()).add(name)
    return {surname: _one(names) for surname, names in found.items() if _one(names)}


_FAMILY_FIRST = frozenset(
    [
        "Kim",
        "Lee",
        "Park",
        "Choi",
        "Shin",
        "Kang",
        "Oh",
        "Xi",
        "Li",
        "Wang",
        "Zhang",
        "Mao",
        "Chen",
        "Nguyen",
        "Moon",
        "Yoon",
        "Cho",
        "Han",
    ]
)


def _one(names: set[str]) -> str:
    """The one full name, or the longest if the others are parts of it; else none."""
    longest = max(names, key=len)
    return longest if all(set(name.split()) <= set(longest.split()) for name in names) else ""


def _nested(i: int, attributions: Sequence[Attribution], chains: dict[int, tuple[Source, ...]]) -> tuple[Source, ...]:
    """The chain with those of the attributions around it: "A said that B had claimed ..." is B by way of A."""
    own = attributions[i]
    chain = chains[i]
    if own.cue is None:
        return chain
    for j, outer in enumerate(attributions):
        if (
            j != i
            and outer.cue != own.cue
            and outer.source is not None
            and any(span.holds(own.cue) and span.start <= own.content[0].start for span in outer.content)
        ):
            if chain and chain[0].kind == SourceKind.UNSPECIFIED and chain[0].name is None:
                chain = chains[j]
            else:
                chain = (*chain, *chains[j])
    return _distinct(chain)


def _distinct(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    """Without repeats of one name."""
    found: list[Source] = []
    for source in chain:
        if source.name is None or all(source.name != other.name for other in found):
            found.append(source)
    return tuple(found)


def _dateline(parsed: Parsed) -> tuple[Source, ...]:
    """The agency of a dateline: "SEOUL (Reuters) -"."""
    match = _DATELINE.search(parsed.text[:600])
    if match is None or match[1] not in agencies():
        return ()
    name, entry = agencies()[match[1]]
    return (Source(SourceKind.PUBLICATION, name, None, entry["country"], Span.of(parsed.text, *match.span(1))),)


def carried(parsed: Parsed, attributions: Sequence[Attribution], sentence: TokenRange) -> tuple[Source, ...]:
    """The chain that an unattributed sentence still belongs to: the account goes on after a speaker's sentence.

    Only directly after it, within the paragraph, and if the sentence opens in a way that goes on ("Of these, ...").
    """
    a, z = sentence
    span = parsed.span(a, z)
    if not _CONTINUES.match(span.text):
        return _dateline(parsed)
    before = [
        one
        for one in attributions
        if one.source is not None and one.content[-1].end <= span.start and one.cue is not None
    ]
    if not before:
        return _dateline(parsed)
    last = max(before, key=lambda one: one.content[-1].end)
    gap = parsed.text[max(last.content[-1].end, last.cue.end if last.cue else 0) : span.start]
    if "\n" in gap or len(gap) > 40:
        return _dateline(parsed)
    return resolve(parsed, before)[before.index(last)]
