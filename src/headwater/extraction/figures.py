"""Figures: numerals with the words that bound them, their unit, and what they count.

The numeral and its modifiers are read from the characters, what is counted from the parse. Phenomena 17 and 26 to 30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Token

from headwater.extraction.changes import direction_of
from headwater.extraction.counted import counted_noun
from headwater.extraction.drafts import Draft
from headwater.extraction.found import FoundFigure
from headwater.extraction.inherited import inherit
from headwater.extraction.lookalikes import BEHIND_NAME, SCORE, lookalike
from headwater.extraction.modifiers import modified, modified_after
from headwater.extraction.nones import zero_counts
from headwater.extraction.numbered import is_share_in_turn
from headwater.extraction.numerals import Numeral, numerals
from headwater.extraction.ones import is_nobodys_count
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.extraction.ranges import read_guess, read_range
from headwater.extraction.rates import rate_after
from headwater.extraction.rows import counts_in_row
from headwater.extraction.units import below_zero, with_unit
from headwater.extraction.votes import is_in_tally, is_vote, voted_shares
from headwater.model import Bound, Figure, Span, Step

_MANY = frozenset({"NNS", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})


def find_figures(parsed: Parsed) -> list[FoundFigure]:
    """Every figure of the parsed sentences, in order of the text."""
    drafts = sorted([*_drafts(parsed), *_zeros(parsed)], key=lambda draft: draft.start)
    found: list[FoundFigure] = []
    for draft in drafts:
        figure = _figure(parsed, draft)
        if figure is not None:
            found.append(figure)
    return inherit(parsed, found)


def _drafts(parsed: Parsed) -> Iterator[Draft]:
    text = parsed.text
    taken = 0
    plain = [
        n
        for stretch in parsed.stretches
        for n in numerals(text, *stretch)
        if is_parsed(parsed.doc[min(parsed.tokens(Span.of(text, n.start, n.end))[0], len(parsed.doc) - 1)])
    ]
    shares = {n.start for pair in pairwise(plain) if voted_shares(text, *pair) for n in pair}
    skip = 0
    for at, numeral in enumerate(plain):
        if at < skip or numeral.start < taken:
            continue
        shared = numeral.start in shares
        draft, used = (None, 1) if shared else _range(text, plain, at)
        if draft is None:
            draft, used = Draft(numeral.start, numeral.end, numeral.value, numeral.value, Bound.EXACT, numeral), 1
        if numeral.vague and draft.bound == Bound.EXACT:
            draft = replace(draft, high=None, bound=Bound.VAGUE, rules=("figures.vague",))
        draft = below_zero(text, with_unit(text, draft))
        if shared:
            draft = replace(draft, unit="percent", rules=(*draft.rules, "figures.share-of-vote"))
        elif draft.unit is None and (is_in_tally(text, numeral) or is_vote(text, numeral)):
            draft = replace(draft, rules=(*draft.rules, "figures.tally"))
        draft = _modified(parsed, draft, taken)
        draft = modified_after(text, draft)
        if draft.increment and draft.unit is None:
            draft = with_unit(text, draft)  # "three more tonnes"
        changed = draft.bound != Bound.EXACT or draft.increment
        what = lookalike(text, numeral, modified=changed and not numeral.vague)
        if what is not None and not _counts_anyway(parsed, draft, what):
            skip = at + used
            continue
        taken, skip = draft.end, at + used
        yield draft


def _modified(parsed: Parsed, draft: Draft, floor: int) -> Draft:
    """The draft with the modifiers before it, but for an "estimated" that is a verb: "the mayor estimated 40 boats sank"."""
    found = modified(parsed.text, draft, floor)
    if "figures.bound.estimated" not in found.rules:
        return found
    first = parsed.tokens(Span.of(parsed.text, found.start, draft.start))
    verb = next((token for token in parsed.doc[slice(*first)] if token.lower_ == "estimated"), None)
    if verb is None or not any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children):
        return found
    return modified(parsed.text, draft, verb.idx + len(verb))


def _counts_anyway(parsed: Parsed, draft: Draft, what: str) -> bool:
    """Whether a numeral that looks like something else is a figure by its unit or by what is told around it."""
    if draft.unit is not None and re.fullmatch("[A-Z]{3}|percent", draft.unit) and what not in ("date", "saying"):
        return True
    if what == "duration" and draft.unit is not None and draft.unit.endswith(" hour"):
        return True  # "500 kilowatt hours"
    if "figures.tally" in draft.rules:
        return True
    if what == "idiom":
        return "figures.unit.part" in draft.rules or (draft.bound == Bound.RANGE and draft.unit is not None)
    if what == SCORE:
        return draft.bound == Bound.RANGE
    return what == BEHIND_NAME and _counts_in_headline(parsed, draft.numeral)


def _counts_in_headline(parsed: Parsed, numeral: Numeral) -> bool:
    """Whether a numeral counts the capitalised noun behind it, and no name stands before it: "Storm Kills 12 People", but not "Planet 9 Tablets"."""
    if not parsed.text[numeral.end : numeral.end + 2].strip().isupper():
        return False
    token = parsed.doc[parsed.tokens(Span.of(parsed.text, numeral.start, numeral.end))[0]]
    before = token.nbor(-1) if token.i else token
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in _MANY and before.tag_ not in _NAMES


def _zeros(parsed: Parsed) -> Iterator[Draft]:
    for start, end in zero_counts(parsed):
        zero = Numeral(start, end, Decimal(0))
        yield Draft(start, end, Decimal(0), Decimal(0), Bound.EXACT, zero, rules=("figures.none",))


def _range(text: str, plain: list[Numeral], at: int) -> tuple[Draft | None, int]:
    """The draft of a range that begins at the numeral `at`, if one does, and how many numerals it used."""
    if at + 1 == len(plain):
        return None, 1
    pair = plain[at], plain[at + 1]
    found = read_range(text, *pair) or read_guess(text, *pair)
    if found is None:
        return _said_twice(text, *pair), 2
    rules = ("figures.range",)
    draft = Draft(found.start, found.end, found.low, found.high, Bound.RANGE, plain[at], found.approximate, rules=rules)
    return draft, 2


_AND_AGAIN = re.compile(r",? (?:and |upon |on )?")


def _said_twice(text: str, first: Numeral, second: Numeral) -> Draft | None:
    """The draft of a number that is told in words and in digits ("five (5)"), or said again ("dozens and dozens")."""
    if (
        first.vague
        and second.vague
        and first.value == second.value
        and _AND_AGAIN.fullmatch(text, first.end, second.start)
    ):
        return Draft(first.start, second.end, first.value, first.value, Bound.EXACT, first)
    again = text[first.end : second.start] == " (" and text[second.end : second.end + 1] == ")"
    if not again or first.value != second.value or first.digits == second.digits or first.vague:
        return None
    value = first.value
    return Draft(first.start, second.end + 1, value, value, Bound.EXACT, first, rules=("figures.said-twice",))


def _figure(parsed: Parsed, draft: Draft) -> FoundFigure | None:
    text = parsed.text
    span = Span.of(text, draft.start, draft.end)
    tokens = parsed.tokens(span)
    if draft.rules == () and not counts_in_row(parsed, span) and _is_no_count(parsed, draft.numeral, tokens):
        return None
    rate = rate_after(text, draft.end)
    noun = counted_noun(parsed, tokens, draft.numeral, draft.unit)
    own = noun is not None and noun.rule == "figures.counted.by-unit"
    if noun is not None and not own and draft.unit and tokens[0] <= noun.head < tokens[1]:
        noun = None  # the unit's own word
    low_closed = None if draft.low is None else draft.bound != Bound.MORE_THAN
    high_closed = None if draft.high is None else draft.bound != Bound.LESS_THAN
    unspecific = draft.increment or _more_before(text, draft)
    figure = Figure(
        span,
        draft.low,
        draft.high,
        low_closed,
        high_closed,
        draft.bound,
        draft.approximate,
        unspecific,
        direction_of(parsed, span, draft.unit),
        draft.unit,
        rate,
        noun.counted if noun else None,
    )
    rules = draft.rules or ("figures.numeral",)
    steps = tuple(Step(rule, (span,)) for rule in rules) + ((Step(noun.rule, (noun.counted.span,)),) if noun else ())
    return FoundFigure(figure, tokens, noun.head if noun else None, steps)


def _is_no_count(parsed: Parsed, numeral: Numeral, tokens: TokenRange) -> bool:
    return _in_name(parsed, tokens) or _is_model(parsed, numeral, tokens) or is_nobodys_count(parsed, tokens)


def _in_name(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether the parse ties a bare numeral to a name: "Row 21", "Planet 9 project", "the 11 Pro Max", "Harbour One"."""
    if tokens[1] - tokens[0] != 1:
        return False
    token = parsed.doc[tokens[0]]
    head = token.head
    if is_share_in_turn(
        parsed.text[max(token.idx - 64, 0) : token.idx],
        parsed.text[token.idx + len(token) : token.idx + len(token) + 5],
    ):
        return False
    if token.dep_ == "flat":
        return head.i < token.i and head.text[0].isupper()
    before = parsed.doc[token.i - 1] if token.i else token
    counted = any(child.dep_ == "nummod" and child.i < before.i for child in head.children)
    if _is_brand(token, before):
        return True
    if token.dep_ == "nummod" and before.pos_ == "PROPN" and before.head == head and counted:
        return True  # "700 Comet 4 tractors"
    return (token.dep_ == "compound" and head.pos_ == "PROPN" and head.i > token.i) or (
        token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start
    )


def _is_brand(token: Token, before: Token) -> bool:
    """Whether a small number stands between a name with an article and what is sold under it: "the Mate 9 phones"."""
    named = (
        token.dep_ == "nummod" and before.pos_ == "PROPN" and before.dep_ == "compound" and before.head == token.head
    )
    article = before.nbor(-1) if before.i else before
    return named and token.text.isdigit() and len(token) < _DIGITS and article.lower_ in _OF_ONE | {"the"}


_DIGITS = 3
_OF_ONE = frozenset({"a", "an", "own", "new", "its", "their", "his", "her"})


def _is_model(parsed: Parsed, numeral: Numeral, tokens: TokenRange) -> bool:
    """Whether a bare number belongs to the name of one thing: "its own 787 Dreamliner"."""
    (start, end), doc = tokens, parsed.doc
    if start == 0 or end + 1 >= len(doc) or not numeral.digits or doc[start - 1].lower_ not in _OF_ONE:
        return False
    return (
        doc[end].tag_ in ("NNP", "NN")
        and doc[end].text[0].isupper()
        and doc[end + 1].pos_ not in ("NOUN", "PROPN", "PUNCT")
    )


def _more_before(text: str, draft: Draft) -> bool:
    """ "even more workers, potentially numbering in the tens of thousands": the increment stands with the noun."""
    before = text[max(draft.start - 90, 0) : draft.start]
    return bool(
        re.search(
            r"\b(?:even more|more|additional|further|extra) (?:[\w-]+ ){1,4}\w+,? (?:[\w]+ly )?(?:numbering|totall?ing)\b[^.]*$",
            before,
        )
    )
