"""Quotations: stretches of text in quotation marks, as token ranges.

Curly and straight double marks, doubled apostrophes ('' on both sides, or `` before), guillemets, and single marks where
they cannot be apostrophes. A quotation left open ends with its paragraph; if the next paragraph opens with a mark again, it
goes on there (phenomenon 8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.extraction.parsed import Parsed, TokenRange
from headwater.model import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSER = {"“": "”", "”": "“”", "„": "“”", "«": "»", "``": "''", '"': '"”', "''": "''", "‘": "’", "'": "'"}
_MARK = re.compile(r"``|''+|[“”„«»\"‘’']")
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: characters, tokens, whether it was closed, and whether it goes on from the one before."""

    start: int
    end: int
    tokens: TokenRange
    closed: bool
    continues: bool = False


def quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """The quotations of a document in order; none lies within another."""
    found: list[Quotation] = []
    for start, end, closed in ranges(parsed.text):
        tokens = parsed.tokens(Span.of(parsed.text, start, end))
        goes_on = bool(found) and not found[-1].closed and not parsed.text[found[-1].end : start].strip()
        found.append(Quotation(start, end, tokens, closed, goes_on))
    return tuple(found)


def ranges(text: str) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each quotation of `text`, marks included.

    >>> text = "He said: “No one ran.” They’re 'fine'."
    >>> [text[a:b] for a, b, _ in ranges(text)]
    ['“No one ran.”', "'fine'"]
    """
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: re.Match[str] | None = None
        for mark in _MARK.finditer(text, *paragraph.span()):
            if opened is None:
                if _opens(text, mark):
                    opened = mark
            elif _closes(text, opened, mark):
                found.append((opened.start(), mark.end(), True))
                opened = None
            elif opened.group() in "‘'" and mark.group() in ("“", '"', "''", "``") and _opens(text, mark):
                opened = mark
        if opened is not None and opened.group() not in "‘'":
            end = min(paragraph.end(), opened.start() + _MOST)
            found.append((opened.start(), end, False))
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can open: not after a letter, and with something printed after it."""
    sign = mark.group()
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign == "”" and before in ("", "\n") and after.strip():
        return True  # set the wrong way round, as some pages do: only a paragraph's first mark is surely meant to open
    if sign in ("”", "’", "»") or not after.strip():
        return False
    if sign in ("‘", "'"):
        return (
            not before.isalnum() and after.isalnum() and not re.match(r"\d\ds\b|(?:tis|em|n)\b", text[mark.end() :][:5])
        )
    return not before.isalnum() or sign in ("“", "``", "«")


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether `mark` closes what `opened` opened; an apostrophe within or after a word does not."""
    sign = mark.group()
    if sign == opened.group() == "“":  # set the wrong way round: "“No one ran,“ he said"
        return text[mark.start() - 1] in ".,!?…" and not text[mark.end() : mark.end() + 1].strip()
    if sign.startswith("''"):
        sign = "''"
    if sign not in _CLOSER["''" if opened.group().startswith("''") else opened.group()] or not sign:
        return False
    if sign in ("’", "'"):
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        return (
            not after.isalnum() and not before.isspace() and not (before == "s" and after == " " and _later(text, mark))
        )
    return True


def _later(text: str, mark: re.Match[str]) -> bool:
    """Whether a likelier closing mark (after punctuation) follows in the sentence: then this one is a possessive."""
    end = text.find("\n", mark.end())
    return re.search(r"[.,!?][’']", text[mark.end() : end if end >= 0 else len(text)][:200]) is not None
