"""What a document says of a number in the words that follow it: that it is not final, an estimate, or nobody's.

"... exceeds 300; she called the data preliminary", "... 300 left. The estimate rests on pictures.", "... 300 dead and cited the society,
which said it never released such a toll".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed
from headwater.model import Span

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
_REACH = 600
"""Characters after a number in which the words that look back on it are looked for."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The words of the next clauses by which a number is not final, an estimate, or disowned."""

    not_final: Token | None = None
    estimate: Token | None = None
    disowned: Token | None = None


NOTHING = Hindsight()


def hindsight(parsed: Parsed, number: Token) -> Hindsight:
    """What is said of a number in the rest of its clause and at the head of the next.

    >>> from headwater.language.reader import load_reader
    >>> from headwater.model import make_document
    >>> def read(text): return Parsed(make_document(text), load_reader().parse(text, [(0, len(text))]), "default")
    >>> parsed = read("The dead now exceed 300; she called the data preliminary.")
    >>> hindsight(parsed, parsed.doc[4]).not_final.text
    'preliminary'
    >>> parsed = read("The report had 300 dead; the society said it never released that toll.")
    >>> hindsight(parsed, parsed.doc[3]).disowned.text
    'said'
    """
    start = number.idx + len(number)
    found = _found(parsed.text[start : start + _REACH])
    return (
        Hindsight(*(_token(parsed, start + at) if at is not None else None for at in found)) if any(found) else NOTHING
    )


@lru_cache(maxsize=512)
def _found(after: str) -> tuple[int | None, int | None, int | None]:
    """Where the three words stand in what follows a number; kept, for each clause around a number asks for the same."""
    if not _HINT.search(after):
        return None, None, None
    final = _BASIS.match(after) or _CALLED.match(after)
    if final is not None and _UNLIKELY.search(final.groupdict().get("rest") or ""):
        final = None
    estimate, disowned = _ESTIMATED.match(after), _DISOWNED.match(after)
    return (
        final.start("word") if final else None,
        estimate.start("word") if estimate else None,
        disowned.start("word" if disowned["word"] else "denied") if disowned else None,
    )


def _token(parsed: Parsed, at: int) -> Token:
    return parsed.doc[parsed.tokens(Span.of(parsed.text, at, at + 1))[0]]
