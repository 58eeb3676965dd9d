"""What the words of a claim say by themselves: a clause, or what only its cue makes a statement.

PolNeAR's contents, and so those of the record, are also bare objects ("confirmed | the loss of two tugs") and infinitives ("vowed | to
rebuild the pier"). The rule that took the attribution, in the claim's derivation, tells which: it is named for the frame of the cue.
"""

from __future__ import annotations

from headwater.exporting.wording import GAP, content
from headwater.model import Claim

_BARE = frozenset(
    f"attribution.{frame}"
    for frame in ("object", "passive", "preposition", "noun-preposition", "adjective-preposition")
)
"""Frames whose content is a thing that something was done with: it tells no event and no state."""

_BY_ITS_CUE = _BARE | frozenset(
    f"attribution.{frame}"
    for frame in (
        "order", "infinitive", "noun-infinitive", "adjective-infinitive", "gerund", "predicate", "as", "charge", "raised", "shown",
        "reported", "emerged",
    )
)  # fmt: skip
"""The same with those whose content is a statement together with the cue alone: its verb, or the subject of its verb, is the cue's."""

_PARTED = "claims."
"""How the rules begin that take a part of a content, or what nobody is made to say: what they take is put in its own words."""

_ADJACENT = 2  # characters that may stand between words that follow each other: a blank, a blank and a quotation mark


def is_bare(claim: Claim) -> bool:
    """Whether the content is a thing that was spoken of, and tells nothing of it: "[discussed] the plan"."""
    return _is_of(claim, _BARE)


def said(claim: Claim) -> str:
    """The content as a reader can take it: of one that is no clause by itself with the cue in brackets, in the order of the text.

    >>> from headwater.model import Form, Source, SourceKind, Span, Status, Step
    >>> text = "The port confirmed the loss of two tugs."
    >>> claim = Claim("", "", (Span.of(text, 19, 39),), Span.of(text, 0, 40), Form.INDIRECT, Span.of(text, 9, 18),
    ...               (Source(SourceKind.PUBLISHER),), Status.ASSERTED, derivation=(Step("attribution.object"),))
    >>> said(claim)
    '[confirmed] the loss of two tugs'
    """
    cue = claim.cue
    if cue is None or not _is_of(claim, _BY_ITS_CUE) or any(span.overlaps(cue) for span in claim.content):
        return content(claim)
    text, at = "", None
    for span in sorted((cue, *claim.content), key=lambda one: one.start):
        words = " ".join(span.text.split())
        text += ("" if at is None else " " if span.start - at <= _ADJACENT else GAP) + (
            f"[{words}]" if span is cue else words
        )
        at = span.end
    return text


def _is_of(claim: Claim, rules: frozenset[str]) -> bool:
    fired = {step.rule for step in claim.derivation}
    return not fired.isdisjoint(rules) and not any(rule.startswith(_PARTED) for rule in fired)
