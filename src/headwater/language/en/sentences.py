"""Sentences of raw English text, by rule: cheap enough to run before anything is parsed.

A new line is a boundary, and so is the label of a line that leads to another page ("READ MORE: ..."). Within a line a sentence ends at . ! ? … with any closing quotes and brackets, unless what
stands before the mark is an abbreviation, an initial or a number, or what follows does not open a sentence.
"""

from __future__ import annotations

import re
from functools import cache

from headwater.language.words import load_words

_ABBREVIATIONS = frozenset(
    [
        "gen",
        "maj",
        "col",
        "lt",
        "capt",
        "sgt",
        "cpl",
        "adm",
        "brig",
        "cmdr",
        "gov",
        "sen",
        "rep",
        "rev",
        "hon",
        "pres",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "mt",
        "ft",
        "no",
        "nos",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "est",
        "approx",
        "rs",
        "rp",
        "tk",
        "ksh",
        "shs",
        "fig",
        "vol",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.n",
        "u.k",
        "e.u",
        "d.c",
        "a.m",
        "p.m",
        "i.e",
        "e.g",
        "ph.d",
        "m.d",
        "b.a",
        "m.a",
    ]
)
_OPEN_AFTER = frozenset(
    ["inc", "ltd", "co", "corp", "etc", "a.m", "p.m", "u.s", "u.n", "u.k", "e.u", "d.c", "jr", "sr", "ph.d"]
)
"""Abbreviations that may also end a sentence: one is taken as an end if a capital follows that is no name's start."""
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)")
_LINE = re.compile(r"[^\r\n]+")
_OPENER = re.compile(r"\s+[\"“‘'(\[]*(?:[^\W\d_]|\d)")
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "in",
        "on",
        "at",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "according",
        "meanwhile",
        "however",
        "last",
        "there",
        "as",
        "after",
        "before",
        "while",
        "since",
        "for",
    ]
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of `text`, without white space at either end.

    >>> text = "Gen. Oh briefed the U.S. envoy. He said 3.5 million fled."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Gen. Oh briefed the U.S. envoy.', 'He said 3.5 million fled.']
    """
    found = []
    for line in _LINE.finditer(text):
        begin = line.start()
        label = _teaser().match(text, line.start(), line.end())
        if label is not None:
            found.append(label.span())
            begin = label.end()
        for mark in _END.finditer(text, line.start(), line.end()):
            if _ends(text, mark, line.end()):
                found.append((begin, mark.end()))
                begin = mark.end()
        found.append((begin, line.end()))
    return [trimmed for a, b in found if (trimmed := _trim(text, a, b))[0] < trimmed[1]]


def is_teaser(text: str) -> bool:
    """Whether the words are the label of a line that leads to another page.

    >>> is_teaser("READ MORE:"), is_teaser("Mayor:")
    (True, False)
    """
    return _teaser().fullmatch(text) is not None


def after_teaser(text: str, start: int) -> int:
    """Where the line that begins at an offset goes on behind the label of a teaser; the offset itself if it has none.

    >>> after_teaser("READ MORE: Two boats sink", 0)
    10
    """
    label = _teaser().match(text, start)
    return label.end() if label else start


@cache
def _teaser() -> re.Pattern[str]:
    forms = (form for entry in load_words("en", "phrasing") if entry["use"] == "teaser" for form in entry.forms)
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"[^\w\n]*(?:{words}) ?:(?=\s|$)", re.IGNORECASE)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def _ends(text: str, mark: re.Match[str], limit: int) -> bool:
    """Whether the mark ends a sentence, by what stands on both sides."""
    opener = _OPENER.match(text, mark.end(), limit)
    if opener is None:
        return text[mark.end() : limit].strip() == ""
    first = opener.group()[-1]
    if first.islower():
        return False
    if mark.group()[0] != "." or mark.group().startswith(".."):
        return True
    before = text[max(mark.start() - 12, 0) : mark.start()].split()
    word = before[-1].lstrip("(\"“‘'").lower() if before else ""
    if word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha()):
        return True
    following = text[opener.end() - 1 : opener.end() + 14].split()
    return word in _OPEN_AFTER and bool(following) and following[0].lower() in _STARTERS
