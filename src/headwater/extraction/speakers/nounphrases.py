"""The noun phrase around a token of the parse, as a mention of the text."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.daywords import WEEKDAYS
from headwater.extraction.parsed import Parsed
from headwater.model import Span

SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
"""Relations of who does what a verb says."""
_CUT = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp"})


def noun_phrase(parsed: Parsed, head: Token) -> Span:
    """The noun phrase of a token without the clauses that hang on it."""
    beside = [child for child in head.children if child.i > head.i and (child.dep_ in _CUT or _is_when(child))]
    cut = [max(child.left_edge.i, head.i + 1) for child in beside]  # branches may cross
    left, right = head.left_edge.i, min([head.right_edge.i + 1, *cut])
    while left < head.i and (
        parsed.doc[left].is_punct
        or parsed.doc[left].dep_ in ("cc", "case", "mark", "advmod")
        or parsed.doc[left].lower_ in WEEKDAYS
    ):
        left += 1
    while right - 1 > head.i and parsed.doc[right - 1].is_punct and parsed.doc[right - 1].text not in (")", "”", '"'):
        right -= 1
    return parsed.span(left, right)


def _is_when(token: Token) -> bool:
    """Whether a bare noun beside a name tells when: "Ann Lee the same day"."""
    return token.dep_ in ("nmod:unmarked", "obl:unmarked") and token.pos_ != "PROPN"
