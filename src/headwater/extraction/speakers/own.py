"""Where the writer speaks: what ends an account of somebody else's, and numbers inside the description of who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from headwater.extraction.attribution import quoted_ranges
from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed, TokenRange

_OWN_COUNT = re.compile(
    r"\b(?:[Bb]y|[Oo]n|[Ii]n) our (?:own )?(?:count|reckoning|tally|estimates?|calculations?|view|measure)\b"
)
_STOP = re.compile(r"[.;!?][”\"]? ")
_FIRST = frozenset({"i", "we"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_FEW = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine"})
_POINTING = frozenset({"all", "both", "the", "these", "those"})


def tells_own(parsed: Parsed, sentence: TokenRange) -> bool:
    """Whether a sentence tells of the writer's own doing or count: "I called six plumbers", "by our own count 31 did"."""
    first, last = sentence
    words = parsed.doc[first:last]
    if _OWN_COUNT.search(words.text):
        return True
    acting = [
        token
        for token in words
        if token.lower_ in _FIRST and token.dep_ in _SUBJECTS and token.head.dep_ not in ("acl:relcl", "ccomp")
    ]
    return bool(acting) and not _quoted(parsed, acting[0])


def _quoted(parsed: Parsed, token: Token) -> bool:
    start = parsed.text.rfind("\n", 0, token.idx) + 1
    end = parsed.text.find("\n", token.idx)
    paragraph = parsed.text[start : end if end >= 0 else len(parsed.text)]
    return any(first <= token.idx - start < last for first, last, _ in quoted_ranges(paragraph))


def is_known_count(number: Token) -> bool:
    """Whether a number only points at what the reader knows by now: "The 14 companies may bid", "killing all 40", "the two towns"."""
    before = number.nbor(-1) if number.i else None
    if before is None or before.lower_ not in _POINTING:
        return False
    if before.lower_ in ("all", "both") or number.lower_ in _FEW:
        return True
    return number.head.dep_ in _SUBJECTS or (before.i > 0 and before.nbor(-1).lower_ == "of")


def describes_speaker(parsed: Parsed, number: Token, attributions: Iterable[Attribution]) -> bool:
    """Whether a number stands in what describes a speaker: "says Mira Sand, a trainer who looks after 25 dogs"."""
    here = parsed.sentence_at(number.i)
    for one in attributions:
        if one.source is None or one.cue is None or parsed.sentence_at(parsed.tokens(one.source)[0]) != here:
            continue
        if _STOP.search(parsed.text, *sorted((one.source.start, number.idx))):
            continue  # the parse runs two sentences together
        first, last = parsed.tokens(one.source)
        head = next((t for t in parsed.doc[first:last] if not first <= t.head.i < last or t.head.i == t.i), None)
        while head is not None and head.dep_ == "appos":
            head = head.head  # "two auditors, Ann Lee and Jan Orlov, found"
        before = one.source.start <= number.idx < one.cue.start
        behind = one.cue.start < one.source.start <= number.idx
        if head is not None and (before or behind) and (head.i == number.i or head.is_ancestor(number)):
            return True
    return False
