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

_PENDING = "preliminary|provisional|tentative|incomplete|unconfirmed|unverified"
_NOT_FINAL = rf"(?P<word>{_PENDING})"
_COUNT = r"(?:figures?|numbers?|tolls?|counts?|data|tally|totals?|estimates?)"
_NEXT = r"[^;.]*[;.] (?:and |but )?"
_ENDED = r"(?=[;.,]|$| (?:and|but|as)\b)"
_BASIS = re.compile(
    rf"[^;.]*?\bon (?:the basis of )?{_NOT_FINAL} (?:data|figures?|counts?|information|numbers?|estimates?|accounts?)\b"
)
_CALLED = re.compile(
    rf"{_NEXT}(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:called|calls|described|describes|termed|terms) (?:the|this|that|its|his|her|their) {_COUNT} (?:as )?{_NOT_FINAL}{_ENDED}"
)
_GIVEN_AS = re.compile(
    rf"{_NEXT}(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:gave|gives|put) (?:it|them|(?:the|this|that) {_COUNT})\b[^;.]{{0,40}}? as {_NOT_FINAL}{_ENDED}"
)
_IS = re.compile(rf"{_NEXT}[Tt]he {_COUNT} (?:is|are|was|were) (?:still )?{_NOT_FINAL}{_ENDED}")
_ESTIMATED = re.compile(
    rf"{_NEXT}(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<word>assessment|estimate) (?:(?:rests|rested|is based|was based) on|(?:comes|came|draws|drew) (?:from|on))\b"
    r"|(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<second>assessment|estimate)\b[^;.]{0,30} (?:had|has|put|puts) it (?:as|at)\b"
    r"|[Ii]n (?:his|her|its|their) words the (?P<third>assessment|estimate) (?:was|is) [“\"]?(?:some |about |around |at least |up to )?\d)"
)
_DISOWNING = r"(?:it|he|she|they) (?:had |has |have |did )?(?:never|not) (?:been )?(?:releas|issu|giv|gave|publish|provid|mak|made|announc|produc|suppl|put out)\w*"
_THAT_NUMBER = r"(?:any )?(?:such|that|this|these|those)(?: an?)? (?:[\w-]+ )?(?:tolls?|figures?|numbers?|counts?|estimates?|tally|total)\b(?! (?:about|on|of|for|in)\b)"
_VOICE = r"(?:[Tt]he )?[\w’'-]+(?: [\w’'-]+){0,3}"
_DISOWNED = re.compile(
    rf"[^.]*?(?:\b(?:cited|cites|citing|quoted|quotes|quoting|with|from) [^,;.]{{2,60}}, (?:which|who)|; {_VOICE}) (?:has |had )?(?P<word>said|says|told|insisted|insists|stressed|stated)\b"
    rf"[^.;]{{0,40}}? {_DISOWNING} {_THAT_NUMBER}"
    rf"|[^.]*[;.] {_VOICE} (?:has |have )?(?P<denied>denied|denies) (?:having )?(?:released|issued|given|giving|published|publishing|provided|releasing|issuing) {_THAT_NUMBER}"
)
_FALSE = r"(?P<word>invention|fabrication|lie|hoax|false|untrue|baseless|fake|fiction|nonsense|fabricated|unfounded)"
_TOLD_THING = (
    r"(?:it|this|that|(?:the|these|those) (?:claims?|posts?|story|stories|reports?|rumou?rs?|videos?|messages?))"
)
_UNTRUE = re.compile(
    rf"[^;.]*[;.][”\"]?\s+(?:(?:But |And )?{_VOICE} (?:has |have )?(?:called|calls|described|describes|dismissed|dismisses|branded) {_TOLD_THING} (?:as )?[“\"]?(?:an? )?(?:\w+ )?{_FALSE}\b"
    r"|[“\"]?(?:That|This|It) (?:is|was) (?:an? )?(?:\w+ )?(?P<said>hoax|lie|false|untrue|fake|fabrication)\b)"
)
_WRONG = re.compile(
    r"[^.;\"“”]*[.;] [^.;\"“”]{0,120}?\b[Tt]hat (?:one|figure|number|toll|count|total|story|report) (?:is|[’']s) (?:just |simply |plain |not )?"
    r"(?P<word>wrong|false|untrue|incorrect|true|right|correct)\b"
)
_TRUE = ("true", "right", "correct")
_HINT = re.compile(
    rf"{_PENDING}|assessment|estimate|never|not |den(?:ied|ies)|invention|fabricat|lie\b|hoax|false|untrue|baseless|fake|fiction|nonsense|unfounded|wrong|incorrect|not true|not right"
)
_REACH = 600
"""Characters after a number in which the words that look back on it are looked for."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The words of the next clauses by which a number is not final, an estimate, disowned, untrue, or wrong to who tells it."""

    not_final: Token | None = None
    estimate: Token | None = None
    disowned: Token | None = None
    untrue: Token | None = None
    wrong: Token | None = None


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
def _found(after: str) -> tuple[int | None, ...]:
    """Where the five words stand in what follows a number; kept, for each clause around a number asks for the same."""
    if not _HINT.search(after):
        return (None,) * 5
    final = next((found for rule in (_BASIS, _CALLED, _GIVEN_AS, _IS) if (found := rule.match(after))), None)
    estimate, disowned, untrue = _ESTIMATED.match(after), _DISOWNED.match(after), _UNTRUE.match(after)
    wrong = _WRONG.match(after)
    return (
        final.start("word") if final else None,
        estimate.start(estimate.lastgroup or "word") if estimate else None,
        disowned.start("word" if disowned["word"] else "denied") if disowned else None,
        untrue.start(untrue.lastgroup or "word") if untrue else None,
        wrong.start("word") if wrong and ("not " in wrong.group()[-12:]) == (wrong["word"] in _TRUE) else None,
    )


def _token(parsed: Parsed, at: int) -> Token:
    return parsed.doc[parsed.tokens(Span.of(parsed.text, at, at + 1))[0]]
