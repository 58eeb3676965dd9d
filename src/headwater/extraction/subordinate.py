"""Clauses within a claim that stand otherwise than the claim: each is a proposition of its own.

"The crews that left in May may return": that they may return is open, that they left is told as so. A clause stands as so, as
not so, or open (planned, possible, conditional, or of a shape that leaves it open); it is told apart if it stands otherwise than
the clause around it. One that stands as the clause around it adds nothing, and stays part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from spacy.tokens import Token

from headwater.extraction.certainty import Stance
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.language.words import word_map
from headwater.model import Certainty, Polarity, Span, Status

_CLAUSES = frozenset(
    {"ROOT", "advcl", "advcl:relcl", "acl", "acl:relcl", "ccomp", "csubj", "csubj:pass", "xcomp", "conj", "parataxis"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_FEWEST = 3  # words of a clause that tells an event
_OPEN = frozenset({Certainty.POSSIBLE, Certainty.UNSPECIFIED})


class Standing(Enum):
    """How a clause is put, for telling it apart from the one around it."""

    SO = auto()
    NOT_SO = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that stands for itself: its head, its words within the claim, and how it is put."""

    head: Token
    content: Span
    stance: Stance


def standing(stance: Stance) -> Standing:
    """Whether a stance puts its clause as so, as not so, or leaves it open."""
    if stance.status in (Status.PLANNED, Status.CONDITIONAL, Status.POSSIBLE) or stance.certainty in _OPEN:
        return Standing.OPEN
    return Standing.NOT_SO if stance.polarity is Polarity.NEGATIVE else Standing.SO


def clauses_apart(
    parsed: Parsed, content: Sequence[TokenRange], main: tuple[Token, Stance], judged: Callable[[Token], Stance]
) -> Iterator[Clause]:
    """The clauses within `content` that stand otherwise than those around them; `main` is its head with its stance."""
    head, stance = main
    inside = frozenset(i for start, end in content for i in range(start, end))
    standings = {head.i: standing(stance)}
    for token in sorted((parsed.doc[i] for i in inside if _heads_clause(parsed.doc[i]) and i != head.i), key=_depth):
        own = judged(token)
        standings[token.i] = standing(own)
        words = _words(token, inside)
        if standings[token.i] is not _around(token, standings, standings[head.i]) and _tells_an_event(token, words):
            yield Clause(token, parsed.span(words[0].i, words[-1].i + 1), own)


def _words(head: Token, inside: frozenset[int]) -> list[Token]:
    """The words of a clause within the content, from the first that is no mark of punctuation or joining word."""
    words = [token for token in head.subtree if token.i in inside and not token.is_space]
    first = next(at for at, token in enumerate(words) if not (token.is_punct or token.dep_ == "cc"))
    return words[first:]


def _tells_an_event(head: Token, words: Sequence[Token]) -> bool:
    """Whether a clause says who did what, or names a known event: not a bare infinitive or participle ("to meet needs")."""
    subject = any(child.dep_ in _SUBJECTS for child in head.children)
    return len(words) >= _FEWEST and (subject or head.lemma_.lower() in word_map("en", "events", "type"))


def _heads_clause(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ in _CLAUSES


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _around(token: Token, standings: dict[int, Standing], main: Standing) -> Standing:
    """The standing of the nearest clause around that of `token`, the claim's own if none is within it."""
    return next((standings[above.i] for above in token.ancestors if above.i in standings), main)
