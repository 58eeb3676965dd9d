"""Speakers that the layout of a text names: points listed under "Main findings of the survey:", answers of an interview.

A list ends with the first line that is no point of it; an answer lasts until the next question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.voices import is_voice
from headwater.model import SourceKind, Span

_POINT = re.compile(r"[ \t]*(?:[-–—•*·▪◦‣]|\d{1,2}[.)])[ \t]+\S")
_ANNOUNCES = (
    re.compile(
        r"[A-Z][^\n:.]{0,60}?\b(?:points|findings|figures|conclusions|results|highlights|numbers|excerpts|recommendations|facts|takeaways) "
        r"(?:from|of|in|by) (?P<name>[^\n:.]{3,70}):[ \t]*"
    ),
    re.compile(r"According to (?P<name>[^\n:.,]{3,70}):[ \t]*"),
    re.compile(
        r"[A-Z][^\n:.]{3,120}?,? (?:as per|per|in|by|from|as listed in|as shown in|according to) (?P<name>(?:the|an?) [^\n:.,]{3,70}):[ \t]*"
    ),
    re.compile(
        r"(?:Among|Here are|These are|Some of) (?P<name>(?:its|their|his|her) (?:main |key |other )?(?:findings|conclusions|figures|points)):[ \t]*"
    ),
    re.compile(
        r"(?P<name>[A-Z][^\n:.,]{2,70}?) (?:found|finds|said|says|shows|showed|reported|reports|states|stated|noted|notes|concludes|concluded|reveals)"
        r"(?: that| the following| as follows| among other things)?:[ \t]*"
    ),
)
_ROW = re.compile(
    r"[ \t]*(?:[-–—•*·▪◦‣][ \t]*)?[^\W\d_][^\n:.]{1,40}?(?::| [-–—]) ~?\d[^\n]{0,80}|[ \t]*[-–—•*·▪◦‣][ \t]*\d[^\n]{1,80}"
)
"""A line of a table: "- Missing: 12", "Dead: 7", "• 40 injured"."""
_VOUCHED = re.compile(r"[ \t]*\(?(?:Sources?|Data|Figures): (?P<name>[^\n:()]{3,70}?)\.?\)?[ \t]*")
_QUESTION, _ANSWER = re.compile(r"^Q[.:] ", re.MULTILINE), re.compile(r"^A[.:] ", re.MULTILINE)
_INTERVIEWED = (
    re.compile(
        r"\b(?:interview|conversation|chat|talk|Q&A|questions and answers) with "
        r"(?P<name>(?:[\w’'-]+ ){0,4}?[A-Z][\w.’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.’'-]+)*)"
    ),
    re.compile(
        r"(?P<name>[A-Z][\w.’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.’'-]+)+)(?:, [^,.\n]{3,60},)? (?:spoke|talked) (?:to|with) (?:us|our)\b"
    ),
)
_SCANNED = 40_000
"""Characters of a report in which lists and interviews are looked for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` that one voice speaks, and the mention that names it; without one the writer speaks."""

    start: int
    end: int
    voice: Span | None


def stretches(parsed: Parsed) -> list[Stretch]:
    """The lists and answers of a text, in order.

    >>> from headwater.language.reader import load_reader
    >>> from headwater.model import make_document
    >>> text = "Main findings of the survey:\\n\\n- Two in five leave.\\n"
    >>> parsed = Parsed(make_document(text), load_reader().parse(text, [(0, len(text))]), "default")
    >>> [(text[one.start : one.end].strip(), one.voice.text) for one in stretches(parsed)]
    [('- Two in five leave.', 'the survey')]
    """
    return sorted([*_lists(parsed), *_tables(parsed), *_interview(parsed)], key=lambda one: one.start)


def _lists(parsed: Parsed) -> Iterator[Stretch]:
    """Points behind a line that announces them."""
    text, at, voice = parsed.text, 0, None
    for line in text[:_SCANNED].split("\n"):
        start, at = at, at + len(line) + 1
        if voice is not None and _POINT.match(line):
            yield Stretch(start, start + len(line), voice)
        elif line.strip():
            voice = _announced(parsed, start, start + len(line))


def _tables(parsed: Parsed) -> Iterator[Stretch]:
    """Rows of numbers before a line that says whose they are: "Source: the harbour office"."""
    text, at = parsed.text, 0
    rows: list[tuple[int, int]] = []
    for line in text[:_SCANNED].split("\n"):
        start, at = at, at + len(line) + 1
        if _ROW.fullmatch(line):
            rows.append((start, start + len(line)))
            continue
        match = _VOUCHED.fullmatch(line) if len(rows) > 1 else None
        voice = Span.of(text, start + match.start("name"), start + match.end("name")) if match else None
        if voice is not None and is_voice(parsed, voice):
            yield from (Stretch(*row, voice) for row in rows)
        rows = rows if not line.strip() else []


def _announced(parsed: Parsed, start: int, end: int) -> Span | None:
    """Whose points a line that ends with a colon announces."""
    for pattern in _ANNOUNCES:
        if match := pattern.fullmatch(parsed.text, start, end):
            span = Span.of(parsed.text, *match.span("name"))
            paper = read_mention(span.text).kind is SourceKind.DOCUMENT
            return span if paper or is_voice(parsed, span) else None
    return None


def _interview(parsed: Parsed) -> Iterator[Stretch]:
    text = parsed.text[:_SCANNED]
    questions, answers = ([match.start() for match in mark.finditer(text)] for mark in (_QUESTION, _ANSWER))
    if len(questions) < 2 or len(answers) < 2:
        return
    match = next((found for pattern in _INTERVIEWED if (found := pattern.search(text, 0, answers[0]))), None)
    voice = Span.of(text, *match.span("name")) if match else None
    turns = sorted([*((at, None) for at in questions), *((at, voice) for at in answers)], key=lambda turn: turn[0])
    for (start, who), (end, _) in zip(turns, [*turns[1:], (len(text), None)], strict=True):
        yield Stretch(start, end, who)
