"""Clauses within a claim that stand otherwise than the claim: each is a proposition of its own.

"The crews that left in May may return": that they may return is open, that they left is told as so. A clause stands as so, as
not so, or open (planned, possible, conditional, or of a shape that leaves it open); it is told apart if it stands otherwise than
the clause around it. One that stands as the clause around it adds nothing, and stays part of it. An infinitive or participle is
told with the subject that it shares: "The crews met in May to mend the pier" tells that they met, and the plan "The crews ... to mend
the pier". What is told of nobody ("hard to find", "until it rains") is no claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from spacy.tokens import Token

from headwater.extraction.certainty import Stance
from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.model import Certainty, Polarity, Span, Status, Step

_CLAUSES = frozenset(
    {"ROOT", "advcl", "advcl:relcl", "acl", "acl:relcl", "ccomp", "csubj", "csubj:pass", "xcomp", "conj", "parataxis"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_MARKS = frozenset({"mark", "case"})
_OBJECTS = frozenset({"obj", "iobj"})
_SHARING = frozenset({"xcomp", "advcl", "conj"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OPENING = frozenset({"case", "punct", "cc"})
_BEHIND_NOUNS = frozenset({"acl", "acl:relcl"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_MOMENTS = frozenset({"until", "till", "when", "whenever", "before", "once", "whether"})
_UNWILLED = frozenset(
    {"try", "attempt", "struggle", "fail", "manage", "cause", "tend", "seem", "appear", "happen", "begin", "start", "continue", "come", "prove", "help"}
)  # fmt: skip
"""Verbs whose infinitive nobody plans."""
_WILLING = frozenset(
    {"ready", "set", "due", "willing", "eager", "keen", "determined", "prepared", "poised", "likely", "bound"}
)
"""Adjectives whose infinitive is to come."""
_SHAPE = "certainty.to-be-done"
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
    content: tuple[Span, ...]
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
        if standings[token.i] is not _around(token, standings, standings[head.i]):
            words = _words(token, inside)
            put, start = _to_be_done(parsed, token, own), words[0].i
            if (told_of := _told_of(token, put, inside, start)) is not None:
                runs = [*told_of, (start, words[-1].i + 1)]
                yield Clause(token, tuple(parsed.span(*run) for run in _joined(runs)), put)


def within(parsed: Parsed, attributions: Sequence[Attribution]) -> list[frozenset[int]]:
    """For each attribution the tokens of its content that an attribution within it speaks for."""
    found = []
    cued = sorted((one.cue_tokens[0], at) for at, one in enumerate(attributions) if one.cue_tokens is not None)
    for at, outer in enumerate(attributions):
        own: set[int] = set()
        for start, end in map(parsed.tokens, outer.content):
            for _, other in cued[bisect_left(cued, (start, 0)) : bisect_left(cued, (end, 0))]:
                own.update(
                    i for span in attributions[other].content if other != at for i in range(*parsed.tokens(span))
                )
        found.append(frozenset(own))
    return found


def _told_of(head: Token, stance: Stance, inside: frozenset[int], start: int) -> list[TokenRange] | None:
    """What a clause that begins at a word is told of, if that stands before it; empty if it names it itself, `None` if nothing tells.

    A relative clause or participle is told of the noun that it stands behind, an infinitive of the subject that it shares, or
    of nothing where a word makes it a plan: "the plan to mend the pier".
    """
    subjects = _children(head, _SUBJECTS)
    named = [one for one in subjects if one.tag_ not in _RELATIVE]
    if head.dep_ in _BEHIND_NOUNS and not (named and head.dep_ == "acl") and not _is_infinitive(head):
        return _antecedent(head, inside, start)
    if subjects:
        return [] if named and not _is_moment(head) else None
    if subject := _shared_subject(head, inside, start):
        return None if _is_no_plan(head, stance) else subject
    return [] if _is_infinitive(head) and _planned_by_word(stance) else None


def _antecedent(head: Token, inside: frozenset[int], start: int) -> list[TokenRange] | None:
    """The noun that a clause stands behind, with what stands before it and between: "the deal with Kenya" that they like."""
    noun = head.head
    if noun.pos_ not in _NOUNS or noun.i >= start or noun.i not in inside or _is_gerund(head):
        return None
    own = (word.i for word in noun.subtree if word.i in inside and not (word.head == noun and word.dep_ in _OPENING))
    first = min(own, default=noun.i)
    return [(first, start)] if all(i in inside for i in range(first, start)) else None


def _joined(runs: Sequence[TokenRange]) -> list[TokenRange]:
    """Runs of which none begins where another ends."""
    found = [runs[0]]
    for start, end in runs[1:]:
        if start == found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_gerund(head: Token) -> bool:
    """ "Of having a deal", "toward improving pay": what the noun before it is about, and no statement."""
    return head.tag_ == "VBG" and bool(_children(head, _MARKS))


def _is_infinitive(head: Token) -> bool:
    plain = head.tag_ in ("VB", "") or any(
        child.tag_ == "VB" and child.dep_.startswith("aux") for child in head.children
    )
    return plain and any(child.dep_ == "mark" and child.lower_ == "to" for child in head.children)


def _is_moment(head: Token) -> bool:
    """Whether a clause only says when, or asks: "until he heard it", "whether it pays"."""
    first = [child for child in head.children if child.dep_ in ("mark", "advmod") and child.i < head.i]
    return any(child.lower_ in _MOMENTS for child in first)


def _is_no_plan(head: Token, stance: Stance) -> bool:
    """Whether what governs an infinitive is no will to do it: "afraid to return", "tried to save him"."""
    above = head.head
    unwilled = (
        above.lemma_ in _UNWILLED if above.pos_ == "VERB" else above.pos_ == "ADJ" and above.lemma_ not in _WILLING
    )
    return head.dep_ == "xcomp" and unwilled and stance.status is Status.PLANNED


def _planned_by_word(stance: Stance) -> bool:
    return stance.status is Status.PLANNED and not any(step.rule == _SHAPE for step in stance.steps)


def _words(head: Token, inside: frozenset[int]) -> list[Token]:
    """The words of a clause within the content, from the first that is no mark of punctuation or joining word."""
    words = sorted(token for token in head.subtree if token.i in inside and not token.is_space)
    first = next((at for at, token in enumerate(words) if not (token.is_punct or token.dep_ == "cc")), 0)
    return words[first:]


def _to_be_done(parsed: Parsed, head: Token, stance: Stance) -> Stance:
    """An infinitive that its shape leaves open is planned, not asserted: "met to mend the pier", "the need to mend it"."""
    marks = [child for child in head.children if child.dep_ == "mark" and child.lower_ == "to"]
    if (
        not marks
        or head.tag_ == "VBG"
        or stance.status is not Status.ASSERTED
        or stance.certainty is not Certainty.UNSPECIFIED
    ):
        return stance
    step = Step(_SHAPE, (parsed.span(marks[0].i, marks[0].i + 1),), Status.PLANNED)
    return replace(stance, status=Status.PLANNED, steps=(*stance.steps, step))


def _shared_subject(head: Token, inside: frozenset[int], start: int) -> list[TokenRange]:
    """The subject that a clause without one takes from the clause that it hangs on, if it stands before the clause and is plain.

    The object of a governing verb is the subject of its infinitive ("urged the crews to leave", "kept the crews from leaving"),
    else the verb's own subject is.
    """
    token = head
    controlled = head.dep_ == "xcomp" or any(child.lower_ == "from" for child in _children(head, _MARKS))
    while token.dep_ in _SHARING and not _children(token, _SUBJECTS):
        token = token.head
        controllers = _children(token, _OBJECTS) if controlled and token.i == head.head.i else []
        for found in controllers or _children(token, _SUBJECTS):
            words = sorted(found.subtree)
            plain = all(word.i in inside and word.i < start and not _heads_clause(word) for word in words)
            return [(words[0].i, words[-1].i + 1)] if plain and found.tag_ not in ("WDT", "WP") else []
    return []


def _children(token: Token, relations: frozenset[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in relations]


def _heads_clause(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ in _CLAUSES


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _around(token: Token, standings: dict[int, Standing], main: Standing) -> Standing:
    """The standing of the nearest clause around that of `token`, the claim's own if none is within it."""
    return next((standings[above.i] for above in token.ancestors if above.i in standings), main)
