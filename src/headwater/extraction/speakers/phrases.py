"""A mention cut into words and segments, before anything in it is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.extraction import daywords
from headwater.extraction.speakers.lexicon import phrasing

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|(?:[^\W\d_]\.){2,}|[^\W_](?:[\w.&’'/-]*[^\W_])?|[’']s?|[,;:()\[\]“”\"—–…]")
_POSSESSIVE = ("’s", "'s")
_COMMAS = frozenset(",;:—–")
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
DEED = re.compile(r"(?<=s )[a-z]{2,}ing (?:an?|the|its|his|her|their|this|these|those) ")
"""What those who speak do, in which no name is theirs: "scientists using a telescope atop Mount Bray"."""
_CONNECTORS = frozenset({"of", "for", "on", "to", "and", "the", "&"})
PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "bint",
        "ter",
        "ten",
        "abu",
        "di",
        "du",
        "af",
        "av",
        "y",
        "e",
        "ben",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a mention with its place in the mention's text; possessive endings are words of their own."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case, without the full stop of an abbreviation."""
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether the word starts like a name: "Orlov", "al-Ghazali", "iLab" (a capital within)."""
        first = self.text[0]
        return first.isupper() or (first.isalpha() and not self.text.islower())

    @property
    def possessive(self) -> bool:
        """Whether this is the ending that makes a word possessive."""
        return self.text[0] in "’'"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention's segments (between commas), what stood in brackets, and the cut-off tail, all as words."""

    segments: tuple[tuple[Word, ...], ...]
    brackets: tuple[str, ...]
    tail: tuple[Word, ...]


def split_words(text: str) -> list[Word]:
    """The words of a text, commas and brackets among them.

    >>> [word.text for word in split_words("Kyiv’s mayor, Maj. A. Orlov (KM)")]
    ['Kyiv', '’s', 'mayor', ',', 'Maj', 'A', 'Orlov', '(', 'KM', ')']
    """
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 2 and text.endswith(_POSSESSIVE, start, end):
            words.append(Word(text[start : end - 2], start, end - 2))
            start = end - 2
        words.append(Word(text[start:end], start, end))
    return words


def split_phrase(text: str) -> Phrase:
    """Cut a mention at commas, brackets, dashes, and at the first clause that hangs on it.

    >>> phrase = split_phrase("Ann Lee (AL), head of Ports, who spoke on Monday")
    >>> [" ".join(word.text for word in segment) for segment in phrase.segments], phrase.brackets
    (['Ann Lee', 'head of Ports'], ('AL',))
    """
    words = split_words(text)
    segments: list[list[Word]] = [[]]
    brackets: list[list[Word]] = []
    depth = 0
    for index, word in enumerate(words):
        if word.text in _OPEN:
            depth += 1
            brackets.append([])
        elif word.text in _CLOSE:
            depth = max(depth - 1, 0)
        elif depth:
            brackets[-1].append(word)
        elif word.text in _COMMAS:
            segments.append([])
        elif word.lower in phrasing("tail") and any(segments) and not word.capital and not _is_before_noun(segments):
            inside = tuple(text[part[0].start : part[-1].end] for part in brackets if part)
            return Phrase(_joined(segments), inside, tuple(words[index:]))
        elif word.text not in ('"', "“", "”", "…"):
            segments[-1].append(word)
    inside = tuple(text[part[0].start : part[-1].end] for part in brackets if part)
    return Phrase(_joined(segments), inside, ())


def _is_before_noun(segments: list[list[Word]]) -> bool:
    """Whether a participle belongs to a noun behind it: "a newly released audit"."""
    return bool(segments[-1]) and segments[-1][-1].lower.endswith("ly")


def _joined(segments: list[list[Word]]) -> tuple[tuple[Word, ...], ...]:
    """Segments without empty ones; "Ministry of Trade, Mines and Energy" is one."""
    found: list[list[Word]] = []
    for segment in segments:
        if not segment:
            continue
        if found and _continues(found[-1], segment):
            found[-1].extend(segment)
        else:
            found.append(segment)
    return tuple(map(tuple, found))


def _continues(before: list[Word], after: list[Word]) -> bool:
    """Whether a capitalised list goes on: a name with "of" before the comma, capitals joined by "and" after it."""
    texts = [word.text for word in after]
    if "and" not in texts or not before[-1].capital:
        return False
    named = any(word.text in ("of", "for") and before[i - 1].capital for i, word in enumerate(before) if i)
    return named and all(word.capital or word.text in _CONNECTORS for word in after)


MONTHS = frozenset(month.capitalize() for month in daywords.MONTHS)
