"""What a document says of a number in the words that follow it: that it is not final, an estimate, or nobody's.

"... exceeds 300; she called the data preliminary", "... 300 left. The estimate rests on pictures.", "... 300 dead and cited the society,
which said it never released such a toll".
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

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
_REACH = 600
"""Characters after a number in which the words that look back on it are looked for."""


def not_final(number: Token) -> Token | None:
    """The word that calls a number's basis preliminary, in its clause or at the head of the next.

    >>> from headwater.language.reader import load_reader
    >>> text = "The dead now exceed 300; she called the data preliminary."
    >>> not_final(load_reader().parse(text, [(0, len(text))])[4]).text
    'preliminary'
    """
    text, start = number.doc.text, number.idx + len(number)
    found = _BASIS.match(text, start, start + _REACH) or _CALLED.match(text, start, start + _REACH)
    if found is None or _UNLIKELY.search(found.groupdict().get("rest") or ""):
        return None
    return _token(number.doc, found.start("word"))


def called_estimate(number: Token) -> Token | None:
    """The word by which the next clause calls a number an estimate: "900 left. The assessment rests on pictures." """
    text, start = number.doc.text, number.idx + len(number)
    found = _ESTIMATED.match(text, start, start + _REACH)
    return _token(number.doc, found.start("word")) if found else None


def disowned(number: Token) -> Token | None:
    """The word by which the voice that a number is put to says that it never gave it, in its sentence or the next.

    >>> from headwater.language.reader import load_reader
    >>> text = "The report had 300 dead; the society said it never released that toll."
    >>> disowned(load_reader().parse(text, [(0, len(text))])[3]).text
    'said'
    """
    text, start = number.doc.text, number.idx + len(number)
    found = _DISOWNED.match(text, start, start + _REACH)
    if found is None:
        return None
    return _token(number.doc, found.start("word") if found["word"] else found.start("denied"))


def _token(doc: Doc, at: int) -> Token | None:
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
