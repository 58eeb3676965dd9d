"""What a document says about a claim having been checked: also in another sentence than the claim's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from headwater.extraction.parsed import Parsed
from headwater.model import Certainty, Claim, Form, Span, Status, Step, Verification

_UNVERIFIED = re.compile(
    r"\b(?:(?:could|can|was|were|has|have|did|had|is|are)(?: not|n[o’']t|not)?(?: yet)?(?: been)?(?: immediately| independently| fully)* "
    r"(?:not )?(?:be )?(?:immediately |independently |fully )*(?:verif(?:y|ied)|corroborat(?:e|ed)|authenticat(?:e|ed))"
    r"|(?:unable|not (?:yet )?(?:been )?able) to (?:independently )?(?:verify|confirm)"
    r"|(?:could not|couldn[o’']t) (?:be )?(?:immediately |independently )*confirm(?:ed)?(?= (?:the|this|that|these|those|it|any|his|her|their)\b|[;,.]| by\b)"
    r"|(?:has|have|had|was|were) not (?:yet )?been (?:independently |officially )?(?:confirmed|checked)"
    r"|which (?:nobody|no[ -]one|none)\b[^,;.]{0,30} (?:would|could|can|will|has|have) (?:confirm(?:ed)?|verif(?:y|ied)|corroborated?)"
    r"|(?:remains?|is|are|yet) (?:un(?:verified|confirmed|corroborated)(?! (?:claims?|reports?|accounts?|rumou?rs?|sightings?))|to be (?:verified|confirmed))"
    r"|verification (?:of [^.]{0,40})?(?:is|was|remains) (?:still )?(?:required|needed|pending|under way|outstanding)"
    r"|(?:still|yet) (?:needs?|has|have|requires?)(?: to be)? (?:verif\w+|check\w+|confirm\w+)|needs? (?:further )?verif\w+|no independent (?:confirmation|verification))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|n[o’']t|never|unable|unverified|unconfirmed|uncorroborated|yet|required|needed|needs?|pending|requires?|no independent|still|outstanding|under way|cannot|nobody|no[ -]one|none)\b|n’t|n't",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"[,;—–(] ?(?:which|a|an|the|this|that|these|those|but|though|although|while|and|it|none|neither)\b"
)
"""How a remark on a number begins in the sentence of the number: "..., a figure that could not be verified"."""
_THAT = re.compile(
    r",? (?:by [^,;.]{2,40} )?(?:(?:(?!(?:this|that|these|those|his|her|its|their|it)\b)[\w’']+ ){0,5}?(?:claims?|reports?|assertions?|allegations?|statements?) )?(?:that|whether|if) "
    r"(?!(?:(?:the|this|that|these|those|its|their) )?(?:figure|number|toll|claim|report|account|estimate)s?\b|it\b|they\b)"
)
"""Opens what has not been confirmed, where the statement tells it itself."""
_NUMERIC = re.compile(r"\b(?:figures?|numbers?|tolls?|totals?|estimates?|claims? of)\b", re.IGNORECASE)


def is_on_checking(text: str) -> bool:
    """Whether a sentence says that something is not verified: a remark on another claim, and none itself.

    >>> is_on_checking("The Ledger could not verify the footage."), is_on_checking("The office verified the footage.")
    (True, False)
    """
    return any(_NEGATED.search(match.group()) for match in _UNVERIFIED.finditer(text))


def apply_verifications(parsed: Parsed, claims: list[Claim]) -> list[Claim]:
    """Mark the claim that a statement of verification speaks of: the nearest before it, one with a figure if it says so.

    The statement's own claim, if it has one ("he stressed that the figure must still be verified"), stays as it is.
    """
    claims = list(claims)
    for match in _UNVERIFIED.finditer(parsed.text):
        if not _NEGATED.search(match.group()):
            continue
        around = _sentence_around(parsed, match.start())
        told = _THAT.match(parsed.text, match.end())
        at = (
            _told_in(claims, around, told.end())
            if told
            else _target(claims, around, match, numeric=bool(_NUMERIC.search(around.text)))
        )
        if at is not None:
            span = Span.of(parsed.text, *match.span())
            step = Step("verification.statement", (span,), Verification.UNVERIFIED)
            claims[at] = _unverified(claims[at], step, beside=around.holds(claims[at].content[0]))
    return claims


def _unverified(claim: Claim, step: Step, *, beside: bool) -> Claim:
    """A claim marked as unverified; if the sentence that tells it says so (`beside`), that is how it is put."""
    marked = replace(claim, verification=Verification.UNVERIFIED, derivation=(*claim.derivation, step))
    if not beside or claim.status not in (Status.ASSERTED, Status.REPORTED):
        return marked
    return replace(marked, status=Status.UNVERIFIED, certainty=Certainty.UNSPECIFIED)


def _told_in(claims: list[Claim], around: Span, start: int) -> int | None:
    """Index of the claim that a statement tells itself, from a character on: "it has not been confirmed that 300 drowned"."""
    own = [at for at, claim in enumerate(claims) if start <= claim.content[0].start < around.end and claim.figures]
    return min(own, key=lambda at: claims[at].content[0].start, default=None)


def _sentence_around(parsed: Parsed, offset: int) -> Span:
    token, _ = parsed.tokens(Span.of(parsed.text, offset, offset + 1))
    sentence = parsed.doc[min(token, len(parsed.doc) - 1)].sent
    return parsed.span(sentence.start, sentence.end)


def _told_until(claim: Claim, match: re.Match[str]) -> int:
    """Where a claim ends; its last figure, if the statement is part of it: "... 40 died, a figure that could not be verified"."""
    end = claim.content[-1].end
    inside = any(span.start <= match.start() and match.end() <= span.end for span in claim.content)
    last = max((figure.span.end for figure in claim.figures), default=end)
    return last if inside and _REMARK.search(match.string, last, match.end()) else end


def _target(claims: list[Claim], around: Span, match: re.Match[str], *, numeric: bool) -> int | None:
    """Index of the claim spoken of: before the statement, at most two paragraphs up, with a figure where one is meant."""
    options: Iterable[tuple[int, Claim]] = (
        (at, claim)
        for at, claim in enumerate(claims)
        if _told_until(claim, match) <= match.start()
        and around.start - claim.sentence.end < 700
        and (claim.figures or not numeric)
    )
    speech = [(at, claim) for at, claim in options if claim.figures or claim.form != Form.NONE]
    return max(speech, key=lambda pair: (pair[1].content[-1].end, -len(pair[1].content[0].text)))[0] if speech else None
