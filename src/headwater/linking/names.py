"""Names that a report says are one thing, or counterparts: "also known as", "formerly", "X/Y", an acronym in brackets.

Acronyms are matched as in Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003), narrowed to initials: each letter opens a word of the name, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from headwater.language.gazetteer import capital_of, country_code
from headwater.language.words import load_words
from headwater.model import Document, Record
from headwater.model.relations import Tie, TieKind

_SMALL = r"(?:of|the|for|and|de|du|des|von|al|el)"
_PROPER = (
    r"(?!(?:The|A|An|In|On|At|Its|Their|This|That|These|Those|And|But|He|She|It|They|Two|One)\b)[A-ZÀ-ÖØ-Þ][\w’'-]*"
)
_NAME = rf"{_PROPER}(?:\s(?:{_SMALL}\s)?{_PROPER}|\s\d+\w*){{0,4}}"
# A name, up to four words that say what it is, a comma, bracket or dash, and whose the counterpart is.
_LEFT = re.compile(
    rf"({_NAME})[\"”’']?(?:\s[a-z-]+){{0,4}}\s?(?:,\s?|\(|[—–]\s?|\s-\s)?(?:which\sis\s|is\s|are\s)?"
    rf"(?:(?:a|an|the|its|their)\s|(?:the\s)?(?:{_PROPER}|[a-z]+)(?:\s{_PROPER})?[’']s?\s)?(?:[a-z]+\s)?$"
)
# What may stand between a statement and the other name: "to the older", "of the Iranian-developed".
_RIGHT = re.compile(
    rf"\s(?:(?:to|of|for|as)\s)?(?:(?:the|a|an)\s)?(?:[a-z-]+\s|[A-Z][a-z]+-[a-z]+\s){{0,2}}[\"“‘']?({_NAME})"
)
_SLASH = re.compile(r"(?<![\w/.])([A-Z][\w-]{2,30})/([A-Z][\w-]{2,30})(?![\w/])")
_BRACKETS = re.compile(r"\s?\(([A-Z][A-Z.&]{1,9})\)")
_BEFORE, _AFTER = 160, 80  # characters around a statement in which its names must stand
_MOST_WORDS = 9  # of a name that an acronym stands for
_MONTHS = frozenset({"January", "February", "March", "April", "May", "June", "July", "August", "September", "October"})
_LONGEST = 160  # characters of evidence


def names(records: Iterable[Record]) -> tuple[Tie, ...]:
    """The statements of the reports that two names stand for one thing, or for counterparts.

    Ends are names as printed, in the order in which the text has them; `claim` is the id of the document.

    >>> from headwater.model import make_document
    >>> text = "The Heron patrol boat, the navy's counterpart to the older Egret launches, sank."
    >>> [(tie.kind.value, tie.upstream, tie.downstream) for tie in names([Record(make_document(text))])]
    [('counterpart', 'Heron', 'Egret')]
    """
    found = {tie for record in records for tie in _in_document(record.document)}
    return tuple(sorted(found, key=lambda tie: (tie.kind, tie.upstream, tie.downstream, tie.claim or "")))


def synonyms(ties: Iterable[Tie]) -> Mapping[str, str]:
    """For each name that some report equates with others, in lower case, the one that stands for all of them.

    It is the first of them by length, then by letter, so that a ledger's order of reports does not matter. Counterparts
    are two things and have none.

    >>> dict(synonyms([Tie(TieKind.SAME_AS, "Port Vale", "Old Harbour", "Port Vale, formerly Old Harbour")]))
    {'old harbour': 'port vale', 'port vale': 'port vale'}
    """
    groups: list[set[str]] = []
    for tie in ties:
        if tie.kind is TieKind.SAME_AS:
            pair = {tie.upstream.lower(), tie.downstream.lower()}
            touched = [group for group in groups if group & pair]
            groups = [group for group in groups if not group & pair] + [pair.union(*touched)]
    return {name: min(group, key=lambda one: (len(one), one)) for group in groups for name in sorted(group)}


def _in_document(document: Document) -> Iterable[Tie]:
    text = document.text
    for kind, pattern in _statements():
        for match in pattern.finditer(text):
            start = max(match.start() - _BEFORE, 0)
            left = _LEFT.search(text[start : match.start()])
            right = _RIGHT.match(text[match.end() : match.end() + _AFTER])
            if left and right:
                evidence = text[start + left.start() : match.end() + right.end()]
                yield from _told(kind, left[1], right[1], evidence, document)
    for match in _SLASH.finditer(text):
        if _may_be_one(match[1]) and _may_be_one(match[2]):
            yield from _told(TieKind.SAME_AS, match[1], match[2], match[0], document)
    for match in _BRACKETS.finditer(text):
        words = text[max(match.start() - _BEFORE, 0) : match.start()]
        if name := expansion(words, match[1]):
            yield from _told(TieKind.SAME_AS, name, match[1], f"{name} ({match[1]})", document)


def _may_be_one(name: str) -> bool:
    """Whether a name beside a slash can be another name of its neighbour: two countries, capitals or outlets are two."""
    return not name.isupper() and name not in _outlets() and not capital_of(name) and not country_code(name)


@cache
def _outlets() -> frozenset[str]:
    return frozenset(form for entry in load_words("en", "outlets") for form in entry.forms)


def expansion(words: str, acronym: str) -> str | None:
    """The end of `words` whose initials are the acronym; `None` if there is none.

    >>> expansion("Last week the Harbour Safety Office", "HSO"), expansion("the Harbour Office", "HSO")
    ('Harbour Safety Office', None)
    """
    parts = words.split()[-_MOST_WORDS:]
    letters = acronym.replace(".", "").replace("&", "").lower()
    for start in range(len(parts) - 1, -1, -1):
        rest = parts[start:]
        initials = "".join(part[0].lower() for part in rest)
        strong = "".join(part[0].lower() for part in rest if part.lower() not in ("of", "the", "for", "and"))
        if letters in (initials, strong) and rest[0][0].isupper():
            return " ".join(rest)
    return None


def _told(kind: TieKind, one: str, other: str, words: str, document: Document) -> Iterable[Tie]:
    if one.lower() != other.lower() and not {one, other} & _MONTHS:
        yield Tie(kind, one, other, " ".join(words.split())[:_LONGEST], document.id)


@cache
def _statements() -> tuple[tuple[TieKind, re.Pattern[str]], ...]:
    """The listed statements, longest first, by the tie that they make."""
    found = []
    for entry in load_words("en", "aliases"):
        forms = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(entry.forms, key=len, reverse=True))
        found.append((TieKind(entry["kind"]), re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")))
    return tuple(found)
