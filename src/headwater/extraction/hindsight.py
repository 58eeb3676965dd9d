"""What a document says of a number in the words that follow it: that it is not final, an estimate, or nobody's.

"... exceeds 300; she called the data preliminary", "... 300 left. The estimate rests on pictures.", "... 300 dead and cited the society,
which said it never released such a toll".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

_NOT_FINAL = r"(?P<word>preliminary|provisional|tentative|incomplete|unconfirmed|unverified)"
_BASIS = re.compile(
    rf"[^;.]*?\bon (?:the basis of )?{_NOT_FINAL} (?:data|figures?|counts?|information|numbers?|estimates?|accounts?)\b"
)
_CALLED = re.compile(
    r"[^;.]*[;.] (?:and |but )?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he (?:figure|number|toll|count|data|tally)s?)\b"
    r"(?P<between>[^;.]{0,80}?)\b(?:calls?|called|describes?|described|terms?|termed|gives?|gave|presented|qualified|is|are|was|were)\b"
    rf"(?P<rest>[^;.]{{0,60}}?)\b{_NOT_FINAL}\b"
)
_ESTIMATED = re.compile(
    r"[^;.]*[;.] (?:[Ii]n (?:his|her|its|their) words )?(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<word>assessment|estimate)\b"
    r"[^;.]{0,40}?\b(?:is|was|has it|had it|puts it|put it|rests|rested|comes|came|draws|drew)\b"
)
_GIVEN = r"(?:releas|issu|giv|gave|publish|provid|mak|made|report|announc|produc|suppl|shar|put out)\w*"
_NUMBER = r"(?:such|that|this|these|those)(?: an?)? (?:[\w-]+ )?(?:tolls?|figures?|numbers?|counts?|data|estimates?|tally|total|reports?)"
_DISOWNED = re.compile(
    r"[^.]*?[;,.] ?(?:(?:which|who|(?:[Tt]he )?[\w’'-]+(?: [\w’'-]+){0,3}) (?:has |had )?(?P<word>said|says|told|insisted|insists|stressed|stated)\b[^.;]{0,40}? "
    rf"(?:it|he|she|they) (?:had |has |have |did )?(?:never|not) (?:been )?{_GIVEN} (?:any )?{_NUMBER}"
    rf"|(?:which|who|(?:[Tt]he )?[\w’'-]+(?: [\w’'-]+){{0,3}}) (?:has |have )?(?P<denied>denied|denies) (?:having )?{_GIVEN} {_NUMBER})\b"
)
_UNLIKELY = re.compile(r"\b(?:no longer|not|never|n[’']t)\b")
_HINT = re.compile(
    r"preliminary|provisional|tentative|incomplete|unconfirmed|unverified|assessment|estimate|never|not |den(?:ied|ies)"
)
_REACH = 110
"""Tokens after a number in which the words that look back on it are looked for."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The words of the next clauses by which a number is not final, an estimate, or disowned."""

    not_final: Token | None
    estimate: Token | None
    disowned: Token | None


def hindsight(number: Token) -> Hindsight:
    """What is said of a number in the rest of its clause and at the head of the next.

    >>> from headwater.language.reader import load_reader
    >>> text = "The dead now exceed 300; she called the data preliminary."
    >>> hindsight(load_reader().parse(text, [(0, len(text))])[4]).not_final.text
    'preliminary'
    >>> text = "The report had 300 dead; the society said it never released that toll."
    >>> hindsight(load_reader().parse(text, [(0, len(text))])[3]).disowned.text
    'said'
    """
    span = number.doc[number.i : number.i + _REACH]
    text = span.text
    if not _HINT.search(text):
        return Hindsight(None, None, None)
    final = _BASIS.match(text) or _CALLED.match(text)
    if final is not None and _UNLIKELY.search(final.groupdict().get("rest") or ""):
        final = None
    return Hindsight(*(_token(span, match) for match in (final, _ESTIMATED.match(text), _DISOWNED.match(text))))


def _token(span: TokenSpan, match: re.Match[str] | None) -> Token | None:
    """The token that a match names by its group `word`, or else `denied`."""
    if match is None:
        return None
    start = match.start("word") if match["word"] else match.start("denied")
    found = span.doc.char_span(span.start_char + start, span.start_char + start + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None
