"""What a figure counts that names nothing: what the text named before, in the same sentence or the one before it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from headwater.extraction.alongside import (
    ADDED,
    are_others,
    compared,
    is_owned,
    likewise,
    more_than_that,
    moved,
    of_another,
    parallel,
    points_since,
    same_sentence,
    sentences_between,
    verb_of_fate,
    within,
)
from headwater.extraction.antecedents import (
    antecedent,
    in_main_clause,
    is_object,
    is_person,
    is_told,
    plural_before,
    stands_alone,
)
from headwater.extraction.before import Before
from headwater.extraction.counted import of_pronoun
from headwater.extraction.found import FoundFigure, counting, counting_as
from headwater.extraction.fronted import fronted
from headwater.extraction.governed import SHARES, is_it, top
from headwater.extraction.howmany import how_many, with_more
from headwater.extraction.listed import RULE, goes_on, of_list
from headwater.extraction.nounforms import noun_at
from headwater.extraction.parsed import Parsed
from headwater.extraction.persons import those_persons, unnamed_persons
from headwater.extraction.rows import is_row, of_row, persons_of_row
from headwater.extraction.subjects import FATES, case_of, of_number
from headwater.model import Counted


def named_before(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure:
    """The figure with what was named before it where its own words point there, or name nothing."""
    pronoun = of_pronoun(parsed, item.tokens[1])
    if pronoun is not None:
        return _of_pronoun(parsed, item, pronoun, earlier)
    whole = fronted(parsed, item.tokens)
    if whole is not None:
        return _of_fronted(parsed, item, whole, earlier)
    beside = _by_neighbour(parsed, item, earlier)
    if beside is not None:
        return beside
    if item.figure.counted is None:
        return _by_setting(parsed, item, earlier) or _completed(parsed, item, earlier)
    if item.figure.unit in SHARES:
        return earlier.polls.completed(item) or item
    before = item.head is not None and (item.head < item.tokens[0] or _is_figure(parsed, item))
    if item.figure.unit is None and before and item.figure.counted.head in _BARE_COUNTS:
        found = _of_antecedent(parsed, item, earlier, "figures.counted.number-of")
        told = found is item and item.figure.counted.head in _ANSWERS
        return replace(item, figure=replace(item.figure, counted=None), head=None) if told else found
    return item


def _by_neighbour(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure | None:
    """A figure of a list, or one that stands as a figure before it does."""
    last = earlier.last
    if last is not None and goes_on(parsed, item, last):
        return counting_as(item, last, RULE)
    listed = of_list(parsed, item)
    if listed is not None:
        return _of_list(parsed, item, listed)
    alike = _parallel(parsed, item, earlier)
    if alike is not None:
        return counting_as(item, alike, "figures.counted.parallel")
    rules = (("others", are_others), ("likewise", likewise), ("compared", points_since), ("owned", is_owned))
    for rule, alike_as in rules:
        if last is not None and alike_as(parsed, item, last):
            return counting_as(item, last, f"figures.counted.{rule}")
    return None


def _is_figure(parsed: Parsed, item: FoundFigure) -> bool:
    """Whether the number is a figure that somebody gave, and no number of figures: "a 40,000 figure"."""
    return (
        item.head is not None and parsed.doc[item.head].lower_ in ("figure", "number", "total") and item.figure.low != 1
    )


_ANSWERS = frozenset({"answer", "reply", "response", "version", "claim", "verdict", "reckoning"})
"""Nouns by which somebody tells a number, and which are never what is counted: "the ministry's answer is three million"."""

_BARE_COUNTS = _ANSWERS | {"number", "total", "count", "tally", "figure", "estimate", "assessment", "guess"}
"""Nouns that say only that something is counted: "the number was 47", "the estimate is 10,000"."""


def _of_pronoun(parsed: Parsed, item: FoundFigure, pronoun: Token, earlier: Before) -> FoundFigure:
    """ "12 of them", "half of it": of the things named before; "it" is what the figure just before is of; "us" are people."""
    if pronoun.lower_ in ("us", "you"):
        return _of_us(parsed, item, pronoun)
    if pronoun.lower_ != "it":
        return _of_antecedent(parsed, item, earlier, "figures.counted.of-them")
    same = earlier.last
    if same is None or same.figure.counted is None or not same_sentence(parsed, same, item):
        return item
    if item.figure.unit not in (None, *SHARES, same.figure.unit):
        return item  # "it took $30 from 12 backers and gave $10 of it away"
    return counting_as(item, same, "figures.counted.of-it")


def _parallel(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure | None:
    """The count that the number stands as: the last one, or one before it with the same preposition after it."""
    if item.figure.unit is not None or earlier.last is None:
        return None
    if parallel(parsed, item, earlier.last):
        return earlier.last
    near = [one for one in (*earlier.counts,)[-2:] if same_sentence(parsed, one, item)]
    return next((one for one in reversed(near) if of_another(parsed, item, one)), None)


def _of_fronted(parsed: Parsed, item: FoundFigure, whole: Token, earlier: Before) -> FoundFigure:
    """ "Of the bakers, 12 are women", "Of these, 28 were withdrawn"; of a sum, "of which $30 is for wells" is for another thing."""
    if whole.pos_ not in ("PRON", "DET"):
        return _naming(parsed, item, whole, "figures.counted.fronted")
    if item.figure.unit is not None and item.figure.unit not in SHARES:
        return item
    return _of_antecedent(parsed, item, earlier, "figures.counted.of-them")


def _of_antecedent(parsed: Parsed, item: FoundFigure, earlier: Before, rule: str) -> FoundFigure:
    """The figure with the plural noun that it takes up: of its own sentence, or else of the one before."""
    if _after_nameless(parsed, item, earlier):
        return item
    heads = earlier.heads
    noun = antecedent(parsed, item.tokens, heads) if rule == "figures.counted.of-them" else None
    if noun is None:
        added_up = item.figure.counted is not None and item.figure.counted.head == "total"
        nearest = (one for one in reversed(earlier.counts) if _taken_up(parsed, item, one, rule))
        again = next(nearest, None)
        if again is not None:
            other = rule == "figures.counted.number-of" and not added_up and not within(item, again, ADDED)
            return item if other else counting_as(item, again, rule)
        noun = None if added_up else plural_before(parsed, item.tokens)
    if noun is None:
        return item
    if noun.i in heads:
        return counting_as(item, heads[noun.i], rule)
    return _naming(parsed, item, noun, rule)


def _naming(parsed: Parsed, item: FoundFigure, noun: Token, rule: str) -> FoundFigure:
    noun = of_number(noun) or noun
    named = noun_at(parsed, noun, (noun.i + 1, noun.i + 1), rule)
    return item if named is None else counting(item, named.counted, named.head, rule)


def _of_list(parsed: Parsed, item: FoundFigure, noun: Token) -> FoundFigure:
    if noun.lower_ in FATES:
        return counting(item, Counted(parsed.span(noun.i, noun.i + 1), "person", "people"), noun.i, RULE)
    return _naming(parsed, item, noun, RULE)


def _after_nameless(parsed: Parsed, item: FoundFigure, earlier: Before) -> bool:
    """Whether a bare number stands just before of which nothing is known: "there are 300, and they know half of them"."""
    last, named = earlier.nameless, earlier.count
    if last is None or (named is not None and named.tokens[0] > last.tokens[0]):
        return False
    return sentences_between(parsed, last, item) < 2


def _taken_up(parsed: Parsed, item: FoundFigure, one: FoundFigure, rule: str) -> bool:
    """Whether the count stands in the sentence before, with a noun that is no part of another, or before "them" in its own."""
    if sentences_between(parsed, one, item) == 0:
        does = one.head is not None and parsed.doc[one.head].head == top(parsed, item.tokens).head
        if rule == "figures.counted.number-of":
            return one.tokens[0] < item.tokens[0] and not _says(parsed, one, item)
        return rule in ("figures.counted.of-them", "figures.counted.same-share") and not does
    if rule == "figures.counted.number-of":
        return sentences_between(parsed, one, item) == 1
    return sentences_between(parsed, one, item) == 1 and _in_main_clause(parsed, one)


def _says(parsed: Parsed, one: FoundFigure, item: FoundFigure) -> bool:
    """Whether those counted are who tells the number, or who does what is told of it: "12 inspectors said the number was 47"."""
    if one.head is None or parsed.doc[one.head].dep_ != "nsubj":
        return False
    verb, below = parsed.doc[one.head].head, top(parsed, item.tokens)
    while below.head.i not in (below.i, verb.i):
        below = below.head
    return verb.pos_ == "VERB" and below.head == verb and below.dep_ != "conj"


def _in_main_clause(parsed: Parsed, one: FoundFigure) -> bool:
    """Whether the count's noun is in a clause that is no part of another noun, or is itself taken up from before."""
    if one.head is None:
        return False
    start, end = parsed.sentences[parsed.sentence_at(one.tokens[0])]
    return not start <= one.head < end or in_main_clause(parsed.doc[one.head])


def _by_setting(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure | None:
    """A bare number, with what was asked for, compared or listed where it stands."""
    if item.figure.unit is not None:
        return None
    persons = persons_of_row(parsed, item)
    if persons is not None:
        return counting(item, persons, item.head, "figures.counted.row")
    asked = how_many(parsed, item) or with_more(parsed, item) or of_row(parsed, item)
    if asked is not None:
        return _naming(parsed, item, asked, "figures.counted.asked")
    listed = earlier.count is not None and is_row(parsed, item) and is_row(parsed, earlier.count)
    return counting_as(item, earlier.count, "figures.counted.row") if listed and earlier.count is not None else None


def _completed(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure:
    """A figure that names nothing, with what the figure before it or its verb says is counted: "killed 12 men and wounded 40"."""
    last = earlier.last
    like = _compared_with(parsed, item, earlier)
    if like is not None:
        return counting_as(item, like, "figures.counted.compared")
    if item.figure.unit in SHARES:
        return _share_completed(parsed, item, earlier)
    if item.figure.unit is not None:
        return item
    if last is not None and _OTHER_NUMBER.search(parsed.text[last.figure.span.end : item.figure.span.start]):
        return _of_antecedent(parsed, item, earlier, "figures.counted.number-of")
    fate = verb_of_fate(parsed, item)
    if (
        fate is not None
        and fate.i == item.tokens[1]
        and last is not None
        and any(step.rule == "figures.counted.governor" for step in last.steps)
    ):
        person = unnamed_persons(parsed, item)  # "puts the toll at 23, with 361 injured"
        return item if person is None else counting(item, person, item.head, "figures.counted.person-by-verb")
    before = _counter_beside(parsed, item, earlier)
    if before is not None and before.figure.counted is not None and not _befalls_others(parsed, item, before):
        return counting_as(item, before, "figures.counted.inherited")
    again = _counted_again(parsed, item, earlier)
    if again is not None:
        return counting_as(item, again, "figures.counted.same-things")
    person = unnamed_persons(parsed, item)
    return counting(item, person, item.head, "figures.counted.person-by-verb") if person is not None else item


def _compared_with(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure | None:
    """The figure just before, or the last of the same unit ("$3, or 12 cents a share, compared with $2"), that it is a change of or
    is compared with."""
    last, alike = earlier.last, earlier.measured.get(item.figure.unit or "")
    if last is not None and any(beside(parsed, item, last) for beside in (compared, moved, more_than_that)):
        return last
    return alike if alike is not None and compared(parsed, item, alike) else None


def _share_completed(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure:
    """A bare share, with what the figures before it, a poll, or "those" after it say that it is of."""
    found = _share_of_number(parsed, item, earlier.count) or _share_of_same(parsed, item, earlier)
    if found.figure.counted is not None:
        return found
    those = those_persons(parsed, item)
    in_poll = earlier.polls.completed(item)
    if in_poll is not None or those is None:
        return in_poll or item
    return counting(item, those, item.head, "figures.counted.of-those")


_OTHER_NUMBER = re.compile(r"\b(?:number|figure|count|estimate), $")
"""What stands before a number that tells another one: "gave a smaller number, no more than 12"."""
_THE_SAME = frozenset({"the", "all", "these", "those", "both"})


def _counted_again(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure | None:
    """The count of the sentence before that a bare number is of: "She rang ten friends. Six had no water"."""
    own = item.figure
    first = parsed.doc[item.tokens[0]]
    if _THE_SAME & {first.lower_, first.nbor(-1).lower_ if first.i else ""}:
        return next(
            (one for one in reversed(earlier.counts) if (one.figure.low, one.figure.high) == (own.low, own.high)), None
        )
    if not stands_alone(parsed, item.tokens) or _after_nameless(parsed, item, earlier):
        return None
    token = top(parsed, item.tokens)
    told = is_told(token)
    before = [one for one in earlier.counts if sentences_between(parsed, one, item) <= (2 if told else 1)]
    nearest = sentences_between(parsed, before[-1], item) if before else 0
    only = {
        one.figure.counted.head
        for one in before
        if one.figure.counted and sentences_between(parsed, one, item) == nearest
    }
    for one in reversed(before):
        if told and sentences_between(parsed, one, item) > nearest:
            return None
        if not told and is_object(token) and (len(only) > 1 or item.figure.increment or _befalls(parsed, item)):
            return None
        if _may_be_of(parsed, item, one, told or len(only) == 1):
            return one
    return None


def _befalls(parsed: Parsed, item: FoundFigure) -> bool:
    """Whether the number is the object of a verb said of persons alone: "freed 40; it killed 12", who are others."""
    return top(parsed, item.tokens).head == verb_of_fate(parsed, item)


def _befalls_others(parsed: Parsed, item: FoundFigure, one: FoundFigure) -> bool:
    """Whether something befell persons by what was counted: "two-boat crash kills nine", "three wolves killed nine"."""
    if one.head is None or one.figure.counted is None or is_person(one.figure.counted.head):
        return False
    whom = top(parsed, item.tokens).dep_ == "obj" and _befalls(parsed, item)
    return whom and parsed.doc[one.head].dep_ in ("compound", "nsubj")


def _may_be_of(parsed: Parsed, item: FoundFigure, one: FoundFigure, anywhere: bool) -> bool:
    """Whether the number may be of those counted: no more than they are, unless it adds to them or retells them."""
    if one.figure.counted is None or not (anywhere or _in_main_clause(parsed, one)):
        return False
    fate = verb_of_fate(parsed, item)
    if fate is not None and fate.lemma_ != "wound" and not is_person(one.figure.counted.head):
        return False
    token = top(parsed, item.tokens)
    more = item.figure.increment or is_told(token) or token.head.lemma_ in ("need", "require")
    return within(item, one, ADDED if more else 1)


def _counter_beside(parsed: Parsed, item: FoundFigure, before: Before) -> FoundFigure | None:
    """The figure just before, or the last count where the two are listed: "90 men for two years and 40 for one"."""
    if before.last is None or not same_sentence(parsed, before.last, item):
        return None
    quoted = _QUOTED.search(parsed.text[before.last.figure.span.end : item.figure.span.start])
    if quoted or is_it(parsed, item.tokens, item.figure.unit):
        return None  # "it would be nearer 50,000": of something else
    listed = _LISTED.search(parsed.text[max(item.figure.span.start - 10, 0) : item.figure.span.start])
    if listed and before.count is not None and same_sentence(parsed, before.count, item):
        return _outermost(parsed, before.count, before, _INCLUDING)
    if before.last.figure.counted is None and before.count is not None and same_sentence(parsed, before.count, item):
        return before.count
    unit = before.last.figure.unit
    if top(parsed, item.tokens).dep_ in ("nsubj", "nsubj:pass") and before.last.head in before.heads:
        return _outermost(parsed, before.last, before)
    change = unit is not None and before.last.figure.direction is not None
    return None if change or (unit is not None and unit not in SHARES) else before.last


_INCLUDING = frozenset({"including", "among"})


def _outermost(parsed: Parsed, one: FoundFigure, before: Before, links: frozenset[str] | None = None) -> FoundFigure:
    """The count that the other is a part of: of "407 pupils at nine schools" the pupils; with certain prepositions alone if given."""
    heads, token = before.heads, parsed.doc[one.head or 0]
    while token.dep_ == "nmod" and token.head.i != token.i and (links is None or case_of(token) in links):
        token = token.head
        one = heads.get(token.i, one)
    return one


_QUOTED = re.compile(r": [“\"]")
"""Where words begin that are written or said by others: "a dozen boys with a banner: “And the other 12?”"."""
_LISTED = re.compile(r"(?:\b(?:and|or|but|including)|,)\s$")


_OF_NUMBER = re.compile(r" of (?:the|those|these|its|their) (?:\w+ )?\d")


def _share_of_number(parsed: Parsed, item: FoundFigure, count: FoundFigure | None) -> FoundFigure | None:
    """ "11,200 homes are for sale, half of the 24,000 of last year": a share of another number of the same things."""
    if count is None or not same_sentence(parsed, count, item):
        return None
    end = item.figure.span.end
    return (
        counting_as(item, count, "figures.counted.of-number") if _OF_NUMBER.match(parsed.text, end, end + 40) else None
    )


def _share_of_same(parsed: Parsed, item: FoundFigure, earlier: Before) -> FoundFigure:
    """ "A third of the nurses left. Only 15% came back", "They asked 1,200 smiths. Only 15% agreed": a bare share that does
    something is of those named before."""
    if item.figure.direction is not None or not _acts(parsed, item):
        return item
    same = earlier.share
    share = same is not None and (same.head is None or same.head >= same.tokens[0] or _acts(parsed, same))
    if same is not None and share and same.figure.counted is not None and sentences_between(parsed, same, item) < 2:
        return counting_as(item, same, "figures.counted.same-share")
    asked = earlier.count
    if (
        asked is None
        or not _taken_up(parsed, item, asked, "figures.counted.same-share")
        or (asked.figure.low or 0) < _FEWEST
    ):
        return item
    return counting_as(item, asked, "figures.counted.same-share")


_FEWEST = 10
"""Of fewer things no share is told in percent."""


def _acts(parsed: Parsed, item: FoundFigure) -> bool:
    """Whether the figure stands for those who do something ("15% came back") or are compared ("against 60% abroad")."""
    doc, (start, end) = parsed.doc, item.tokens
    after = doc[end] if end < len(doc) else None
    if after is not None and (after.tag_ in ("VBD", "VBP", "VBZ", "MD") or after.pos_ == "AUX"):
        return True
    return any(token.dep_.startswith("nsubj") and not start <= token.head.i < end for token in doc[start:end])


def _of_us(parsed: Parsed, item: FoundFigure, pronoun: Token) -> FoundFigure:
    """ "two million of us": people."""
    if item.figure.unit is not None:
        return item
    people = Counted(parsed.span(pronoun.i, pronoun.i + 1), "person", "people")
    return counting(item, people, item.head, "figures.counted.of-us")
