"""Runs of capitalised words in the raw text, each with the words around it that say what it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extraction.currencies import money_forms
from headwater.extraction.daywords import CALENDAR
from headwater.extraction.speakers.lexicon import nouns, phrasing
from headwater.model import SourceKind

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Lt|Col|Maj|Capt|Sgt|Prof|Rev|Gov|Hon|Adm|Brig|Cmdr|Pol|St)\.|[A-Z]\.(?:[A-Z]\.)*|(?:al|el|ad|as|an|ul)-{_UPPER}[\w’'-]+|[ie]?{_UPPER}[\w’'&-]*)"
_LINK = r"(?:of|for|of the|for the|for Combating|de|da|dos|del|della|der|van|van der|von|bin|ibn|al|el)"
_RUN = re.compile(rf"(?<![\w.]){_WORD}(?:[ \u00a0](?:{_LINK}[ \u00a0])?{_WORD})*")
_LONGEST_HEADLINE = 200
_BRACKET = re.compile(r" ?\(([^()\n]{2,12})\)")
_APPOSITION = re.compile(r", ((?:an?|the|his|her|its|their|former|then)?\s?[^,.;:\n“”\"()]{3,90}?)(?= ?[,.;:\n(]|$)")
_DATED = re.compile(r"\b(?:on|in|by|since)\s$", re.IGNORECASE)
_APPOSED = frozenset(["a", "an", "the", "his", "her", "its", "their", "former", "then"])


_OFFICE = re.compile(
    r"(?:^|\s)(?P<office>(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) )?(?:[\w-]+ ){0,2}?(?P<noun>[\w-]+) (?:of|for|at|in) [^,;:.()]{2,45}),$"
)
"""An office with what it is of, before the name of who holds it: "the rector of the shrine, | Jan Malik"."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words, and the phrase around it that says what it names."""

    start: int
    end: int
    text: str
    phrase: str
    phrase_start: int


def find_runs(text: str) -> Iterator[Run]:
    """The runs of a text, in order; of a headline in capitals only those that stand elsewhere, too: "Mayor Says Ana Ruiz Is Right"."""
    for match in _told_apart(text):
        start, end = match.span()
        start = _without_day(text, _without_starter(text, start, end), end)
        if start >= end:
            continue
        left = _lead(text, start)
        phrase_end = end
        if bracket := _BRACKET.match(text, end):
            phrase_end = bracket.end()
        if (apposition := _APPOSITION.match(text, phrase_end)) and _describes(apposition[1]):
            phrase_end = apposition.end()
        if text[start:end] in money_forms():
            continue  # "the agent Rs 9 lakh"
        single = " " not in text[start:end] and left == start and phrase_end == end
        phrase = text[left:phrase_end] if not single else text[start:end]
        yield Run(start, end, text[start:end], phrase, left if not single else start)


def _told_apart(text: str) -> list[re.Match[str]]:
    """The runs without those of headlines that no other line repeats."""
    matches, headlines = list(_RUN.finditer(text)), _headlines(text)
    begins = [begin for begin, _ in headlines]
    lines = [bisect_right(begins, match.start()) - 1 for match in matches]
    titled = [line >= 0 and match.start() < headlines[line][1] for line, match in zip(lines, matches, strict=True)]
    elsewhere = {match[0] for match, within in zip(matches, titled, strict=True) if not within}
    return [match for match, within in zip(matches, titled, strict=True) if not within or match[0] in elsewhere]


def _headlines(text: str) -> list[tuple[int, int]]:
    """The lines of which nearly every longer word is capitalised; those all in upper case tell no names apart and are none."""
    found, start = [], 0
    for line in text.split("\n"):
        words = line.split() if len(line) <= _LONGEST_HEADLINE else []
        words = [word for word in words if len(word) > 3 and word[0].isalpha() and not word.isupper()]
        if len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _describes(words: str) -> bool:
    """Whether the words after a comma say what the name before it is: "a member of the board", "president of Ports"."""
    lead = re.split(r" (?:of|for|at|in|from|to|with|on|who|that|which|and|based|led|run|set|known|made) ", words)[
        0
    ].split()
    head = nouns().get(lead[-1].lower()) if lead else None
    if head is None or head.plural or head.kind is SourceKind.DOCUMENT or len(lead) > 7:
        return False
    return lead[0].lower() in _APPOSED or (head.kind is SourceKind.UNNAMED and lead[0].lower() not in phrasing("stop"))


def _without_starter(text: str, start: int, end: int) -> int:
    """The run without a word that is capitalised only because it opens a sentence: "But Deputy Mayor Ana Petrov"."""
    first = text[start:end].split(None, 1)
    if first[0].lower() not in phrasing("starter") or (first[0].isupper() and len(first[0]) > 1):
        return start
    return text.index(first[1], start + len(first[0]), end) if len(first) > 1 else end


def _without_day(text: str, start: int, end: int) -> int:
    """The run without a day or month that tells when: "On Monday | Petrov"; "April Petrov" alone may be a name."""
    day, _, rest = text[start:end].partition(" ")
    tells = day.lower() in CALENDAR and _DATED.search(text, max(0, start - 8), start)
    return start + len(day) + 1 if tells and rest else start


def _is_person(noun: str) -> bool:
    known = nouns().get(noun.lower())
    return known is not None and known.kind is SourceKind.UNNAMED and not known.plural


def _lead(text: str, start: int) -> int:
    """Where the words begin that say in front of a name what it names: "the union’s deputy leader, | Ana Petrov"."""
    window = text[max(0, start - 70) : start]
    window = window[window.rfind("\n") + 1 :]
    base = start - len(window)
    before = window.rstrip()
    comma = before.endswith(",")
    words = list(re.finditer(r"[\w’'-]+|[^\w\s]", before[:-1] if comma else before))
    if comma and (office := _OFFICE.search(before)) and _is_person(office["noun"]):
        return base + office.start("office")
    if not words or nouns().get(words[-1][0].lower()) is None:
        return start
    first = words[-1].start()
    for match in reversed(words):
        if not match[0][0].isalnum() or match[0].lower() in phrasing("stop"):
            break
        first = match.start()
    if (
        comma
        and not re.search(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?)|’s|'s)\s*$", before[:first])
        and "’s" not in before[first:]
    ):
        return start
    return base + first
