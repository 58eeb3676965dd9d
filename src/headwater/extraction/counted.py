"""What a figure counts: the noun that the parse ties its numeral to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.amounts import amount_noun, lead_noun
from headwater.extraction.goals import goal
from headwater.extraction.governed import CHANGES, SHARES, governor, measured_before, moved_before, part, top
from headwater.extraction.groups import members
from headwater.extraction.kinds import listed_kinds, of_regions
from headwater.extraction.multiples import multiplied
from headwater.extraction.nounforms import STANDS_FOR_PEOPLE, Noun, noun_at, noun_lemma
from headwater.extraction.numerals import Numeral
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.extraction.pay import least, paid_by, sum_in
from headwater.extraction.subjects import FATES, NOUNS
from headwater.language.gazetteer import country_of_demonym

_TIMES = frozenset({"day", "week", "month", "year", "decade", "century", "hour", "minute", "quarter", "time", "period"})
_WITHIN = _TIMES | frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "spring", "summer", "autumn", "winter", "season", "order", "jail", "prison",
     "custody", "detention", "return", "addition", "total", "all", "fact", "case"}
)  # fmt: skip
"""Nouns that say when, where or why after "in", and never what is counted: "40 in May", "20 years in jail"."""
_DAYS = frozenset({"today", "tomorrow", "yesterday", "tonight"})
_NUMBERS = re.compile(r"^(?:hundred|thousand|million|billion|trillion|dozen|score|lakh|crore)s?$")


def counted_noun(parsed: Parsed, tokens: TokenRange, numeral: Numeral, unit: str | None) -> Noun | None:
    """The counted noun of the figure at `tokens`, `None` if the text names none beside it."""
    if tokens[0] >= len(parsed.doc) or not is_parsed(parsed.doc[tokens[0]]):
        return None
    lead = lead_noun(parsed, tokens, unit) or (members(parsed, tokens) if unit is None else None)
    if lead is not None:
        return lead
    if unit is not None or numeral.share or numeral.vague:
        choices = _of_measure(parsed, tokens, unit)
    else:
        choices = _of_count(parsed, tokens, numeral)
    for rule, head in choices:
        noun = noun_at(parsed, head, tokens, rule) if head is not None else None
        if noun is not None:
            return noun
    return amount_noun(parsed, tokens, unit)


_Choices = Iterator[tuple[str, Token | None]]


def _of_count(parsed: Parsed, tokens: TokenRange, numeral: Numeral) -> _Choices:
    """What a bare number may count, the likelier first, each with the rule that says so."""
    end, over = tokens[1], governor(parsed, tokens, None)
    if _is_rest(parsed, tokens):
        over = None
    if of_pronoun(parsed, end):
        yield "figures.counted.governor", over if over is not None and _said_of(parsed, tokens, over) else None
        return
    yield "figures.counted.times", multiplied(parsed, end)
    following = listed_kinds(of_regions(_following(parsed, end)), over)
    if over is not None and following is not None and _is_measure(over, following, end, numeral):
        yield "figures.counted.measure", over
    if following is not None and (over is None or over.i >= end or following.pos_ == "ADJ"):
        later = over is not None and over.i > following.i and _same_phrase(following, over)
        yield "figures.counted.following", through_partitive(over if later and over is not None else following)
    yield "figures.counted.of", _after(parsed, end, ("of",))
    yield "figures.counted.stock-list", _in_stock(parsed, tokens)
    yield "figures.counted.governor", over


def _is_rest(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether the number is what is left of those told of, with no noun: "a hearing for the other five was put off"."""
    doc, (start, end) = parsed.doc, tokens
    alone = end >= len(doc) or doc[end].pos_ in ("AUX", "VERB", "PUNCT", "ADP", "CCONJ", "SCONJ")
    return alone and start > 1 and doc[start - 1].lower_ == "other" and doc[start - 2].lower_ == "the"


def _of_measure(parsed: Parsed, tokens: TokenRange, unit: str | None) -> _Choices:
    """What a figure with a unit, a share or a vague numeral may measure or count, the likelier first."""
    end = tokens[1]
    over = governor(parsed, tokens, unit)
    if of_pronoun(parsed, end):
        yield "figures.counted.governor", over if over is not None and _said_of(parsed, tokens, over) else None
        return
    whole = _after(parsed, end, ("of",)) or _past_comma(parsed, end)
    if whole is not None and whole.lemma_ == "way":
        whole = goal(parsed, end)
    yield "figures.counted.part", part(parsed, tokens) if whole is not None and whole.lemma_ == "total" else None
    far = whole is not None and whole.pos_ == "PROPN" and unit in ("mile", "kilometre")  # "within 40 miles of Lagos"
    yield "figures.counted.of", None if far else whole
    if unit is None:
        yield "figures.counted.in", sum_in(parsed, end)
        yield "figures.counted.of", over
        yield "figures.counted.following", _following(parsed, end)
        return
    yield "figures.counted.following", _after_article(parsed, end) if unit == "fraction" else None
    yield "figures.counted.measured", measured_before(parsed, tokens)
    yield "figures.counted.moved", moved_before(parsed, tokens[0])
    money = unit.isupper()
    yield "figures.counted.pay", least(parsed, tokens) or paid_by(parsed, tokens) if money else None
    yield "figures.counted.goal", goal(parsed, end) if unit in SHARES else None
    if not money:
        yield (
            "figures.counted.governor",
            _unless_it_acts(_following(parsed, end + (parsed.doc[end : end + 1].text == ")"))),
        )
    within = _after(parsed, _past_rate(parsed, end), ("in",)) if money or unit in SHARES else None
    yield "figures.counted.in", within if money else None
    if over is not None and not (money and _is_off(parsed, tokens, over)):
        yield "figures.counted.governor", through_partitive(over)
    yield "figures.counted.in", within
    yield "figures.counted.for", _after(parsed, _past_rate(parsed, end), ("for", "above", "below")) if money else None


def _past_comma(parsed: Parsed, end: int) -> Token | None:
    """ "Dozens, if not hundreds, of boats": what is counted, behind the comma of an insertion."""
    vague = _NUMBERS.match(parsed.doc[end - 1].lower_) is not None and parsed.doc[end - 1].lower_.endswith("s")
    return _after(parsed, end + 1, ("of",)) if vague and parsed.doc[end : end + 2].text == ", of" else None


def _is_off(parsed: Parsed, tokens: TokenRange, over: Token) -> bool:
    """Whether a noun cannot be what money is for: a time ("$40 a year earlier"), or one further on that the price modifies."""
    tied = top(parsed, tokens).dep_ in ("compound", "nummod", "nmod", "amod")
    between = parsed.doc[_past_aside(parsed, tokens[1]) : over.i]
    described = all(word.head == over or word.head in between for word in between)  # "a $12 dead-weight clause"
    return over.lemma_.lower() in _TIMES or (tied and over.i > tokens[1] + 2 and not described)


def _past_aside(parsed: Parsed, end: int) -> int:
    """Where the words after an amount go on behind brackets: "a $40 million (£31 million) contract"."""
    aside = parsed.doc[end : end + 9]
    closing = next((word.i + 1 for word in aside if word.text == ")"), end)
    return closing if len(aside) and aside[0].text == "(" else end


def _said_of(parsed: Parsed, tokens: TokenRange, over: Token) -> bool:
    """Whether the noun is what "12 of them" are said to be, or stands right before: "26 vehicles, 12 of them new"."""
    return over.i >= tokens[1] or top(parsed, tokens).dep_ == "appos"


def _past_rate(parsed: Parsed, end: int) -> int:
    """Where the words end after a price that say what it is per: "$40 a month in rent"."""
    doc = parsed.doc
    if end + 1 < len(doc) and doc[end].lower_ in ("a", "an", "per", "each", "every") and doc[end + 1].lemma_ in _TIMES:
        return end + 2
    return end + 1 if end < len(doc) and doc[end].lower_ in ("each", "apiece", "annually", "monthly") else end


def _in_stock(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """ "Gas cutter, 01; ladders, 02": the noun before, where the number is written as in a list of goods."""
    doc, (start, end) = parsed.doc, tokens
    listed = end == start + 1 and start > 1 and doc[start].text[0] == "0" and doc[start].text.isdigit()
    return (
        doc[start - 2] if listed and doc[start - 1].text in (",", ":", "-") and doc[start - 2].pos_ in NOUNS else None
    )


def _is_measure(governor: Token, following: Token, end: int, numeral: Numeral) -> bool:
    """ "a 12 page report", "a 40 soldier unit": of two singular nouns after a plural number the first is counted."""
    singular_pair = governor.tag_ == "NN" and following.tag_ == "NN" and governor.dep_ == "compound"
    return singular_pair and governor.i == end and following.i > governor.i and numeral.value != 1


def _following(parsed: Parsed, end: int) -> Token | None:
    """The head of the noun phrase right after the numeral: adjectives and compounds are passed over.

    A noun tied to the numeral by a hyphen is what is counted: "a five-tier system".
    """
    doc, at, last = parsed.doc, end, None
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].pos_ in NOUNS:
        return _of_points(doc[end + 1])
    while at < len(doc) and at < end + 8:
        token = doc[at]
        named = (
            last is not None and last.tag_ == "NNS" and token.pos_ == "PROPN"
        )  # "two politicians Ines Duarte and ..."
        if token.tag_ == "WRB" or named or token.lower_ in _DAYS or token.lower_ == "apiece" or _tells_when(token):
            break
        if (last is None or token.pos_ in NOUNS) and _before_hyphen(token):
            at += 2  # "hunger-related deaths", "under-fives"
            last = doc[at] if doc[at].pos_ in NOUNS or doc[at].tag_ == "NNS" else last
        elif _is_suspended(token) or (last is None and _is_price(token, end)):
            at += 1  # "40 coal- and gas-fired plants"
        elif token.pos_ in NOUNS and not _NUMBERS.match(token.lower_):
            last = token
        elif last is not None and _in_phrase(token, last):
            at += 1
            continue
        elif last is not None or not _modifies(token):
            break
        at += 1
    if last is None and end < at < len(doc) and (doc[at - 1].lower_ in FATES or _is_people(doc[at - 1], end)):
        return doc[at - 1]
    return last


def _is_price(token: Token, end: int) -> bool:
    """Whether the word begins the price of each of those counted: "three $50,000 prizes"."""
    sign = token.i == end and token.tag_ == "$" and token.i + 2 < len(token.doc)
    return sign and token.nbor().like_num and token.head.i > token.i + 1 and token.head.pos_ in NOUNS


def _is_suspended(word: Token) -> bool:
    """Whether the rest of the word follows with the next one: "coal- and gas-fired", "two- or three-room flats"."""
    doc, at = word.doc, word.i
    return word.text[-1:] == "-" and len(word) > 1 and at + 1 < len(doc) and doc[at + 1].lower_ in ("and", "or", "to")


def _unless_it_acts(noun: Token | None) -> Token | None:
    """ "the 48 percent polls had shown" is no share of polls."""
    return noun if noun is None or noun.dep_ != "nsubj" or noun.head.dep_ != "acl:relcl" else None


def _is_people(word: Token, end: int) -> bool:
    """Whether an adjective right after the number stands for a people: "570,000 Sudanese"."""
    return word.i == end and word.pos_ == "ADJ" and word.dep_ != "amod" and country_of_demonym(word.text) is not None


def _of_points(noun: Token) -> Token:
    """ "the 12-point drop" is a drop; "a 12-point plan" has points."""
    moved = noun.head if noun.lower_ == "point" and noun.head.i == noun.i + 1 else noun
    return moved if moved.lemma_ in CHANGES or moved.lower_ in ("lead", "swing", "win", "victory", "margin") else noun


def _after_article(parsed: Parsed, end: int) -> Token | None:
    """ "half the shells", "two thirds the town's wells"."""
    article = parsed.doc[end] if end < len(parsed.doc) else None
    if article is None or article.dep_ not in ("det", "nmod:poss") or article.head.i < end:
        return None
    noun = article.head
    while noun.dep_ == "nmod:poss" and noun.head.i > noun.i:
        noun = noun.head
    return noun if noun.pos_ in NOUNS else None


def _in_phrase(token: Token, last: Token) -> bool:
    """Whether the phrase goes on after a mark or the number of a name: "car/bus drivers", "Model 3 sedans"."""
    named = last.text[0].isupper() and token.pos_ == "NUM"
    told = token.dep_ == "amod" and token.head.i > token.i and last.head == token.head  # "40 Lagos registered voters"
    goes_on = (token.lower_ in ("-", "/") and not _before_dash(last)) or named or told
    return goes_on and token.i + 1 < len(token.doc) and token.nbor().pos_ in (*NOUNS, "ADJ")


def _modifies(token: Token) -> bool:
    """Whether the word may stand between a numeral and its noun."""
    if token.pos_ in ("ADJ", "ADV", "NUM") or token.lower_ in ("-", "more", "other", "“", '"', "'"):
        return True
    return token.pos_ == "VERB" and token.dep_ in ("amod", "compound")


def _tells_when(token: Token) -> bool:
    """Whether a noun of time begins here that is not counted: "25 percent next year", "3 percent month on month"."""
    doc, at = token.doc, token.i
    after = doc[at + 1] if at + 1 < len(doc) else token
    if token.lower_ in ("age", "ages", "aged"):
        return after.like_num  # "40 people age 12 and older"
    if token.lower_ in ("last", "next", "this", "previous"):
        return after.lemma_.lower() in _WITHIN
    then = doc[at + 2] if after.text == "-" and at + 2 < len(doc) else after
    return token.lower_ in _TIMES and then.lower_ in ("on", "over", "to")


def _before_hyphen(token: Token) -> bool:
    """Whether the word is the first of two that a hyphen ties: "under-fives", "second-hand"."""
    doc, at = token.doc, token.i
    if at + 2 >= len(doc) or not token.text.isalpha() or doc[at + 1].text != "-":
        return False
    return (
        not _before_dash(token) and not token.whitespace_ and not doc[at + 1].whitespace_ and doc[at + 2].text.isalpha()
    )


def _before_dash(token: Token) -> bool:
    """Whether the hyphen after a plural is a dash: "six airlines-Air Togo, Veldt and ..."."""
    after = token.doc[token.i + 1 : token.i + 3]
    return (
        len(after) > 1
        and token.tag_ == "NNS"
        and token.text.islower()
        and after[0].text == "-"
        and after[1].text.istitle()
    )


_OF_PRONOUNS = frozenset({"us", "you", "them", "it", "which", "whom", "these", "those"})


def of_pronoun(parsed: Parsed, end: int) -> Token | None:
    """The pronoun in "12 of them", "half of it", "31 of these": what is counted was named before."""
    doc = parsed.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].lower_ not in _OF_PRONOUNS:
        return None
    pronoun = doc[end + 1]
    return pronoun if pronoun.lower_ not in ("these", "those") or _is_taken_up(pronoun) else None


def _is_taken_up(pronoun: Token) -> bool:
    """Whether "these" or "those" stands for what was named: "9 of these shared a house", but not "9 of those in the middle"."""
    if pronoun.i + 1 >= len(pronoun.doc):
        return True
    after = pronoun.nbor()
    finite = after.tag_ in ("VBD", "VBP", "VBZ", "MD") or after.pos_ in ("AUX", "PUNCT", "CCONJ")
    return finite or (after.pos_ == "ADP" and pronoun.lower_ == "these")


_PAID_IN = frozenset(
    {"wage", "salary", "pay", "bonus", "rent", "tax", "duty", "toll", "fee", "fine", "penalty", "damage", "compensation", "aid",
     "relief", "assistance", "support", "cash", "fund", "funding", "grant", "loan", "credit", "debt", "interest", "bond", "share",
     "stock", "sale", "revenue", "income", "earnings", "profit", "loss", "export", "import", "trade", "investment", "capital",
     "bribe", "ransom", "bail", "donation", "contribution", "spending", "saving", "subsidy", "royalty", "premium", "payment",
     "dividend", "claim", "value", "reserve", "budget", "bill", "purchase", "guarantee", "liability", "stimulus", "financing", "output",
     "hospitality", "synergy", "overtime", "reward", "tool", "upgrade", "repair", "ticket", "gift", "note", "coin", "supply", "improvement",
     "training", "prize", "forfeiture", "restitution", "reimbursement", "expense", "expenditure", "scholarship", "money", "product", "good", "goods", "equipment", "weapon", "arms", "material", "merchandise", "inflow", "outflow", "arrear", "arrears", "equity", "asset", "deposit", "benefit", "pension", "cost", "turnover", "order", "contract"}
)  # fmt: skip
"""What money is paid in or comes in as; other nouns after "in" say where or when: "$12 an hour in poor regions"."""


def _after(parsed: Parsed, end: int, words: tuple[str, ...]) -> Token | None:
    """ "60 percent of the population", "dozens of containers", "$40 for repairs"."""
    doc = parsed.doc
    if end + 1 < len(doc) and doc[end].is_quote and doc[end + 1].lower_ == "of":
        end += 1  # "“tens of litres” of water"
    if end >= len(doc) or doc[end].lower_ not in words:
        return None
    at = end + 2 if end + 1 < len(doc) and doc[end + 1].is_quote else end + 1  # "$30 million in “savings”"
    while at < min(end + 7, len(doc)) and (not _is_named(doc[at]) or _before_hyphen(doc[at])):
        if _before_hyphen(doc[at]):
            at += 2  # "a third of flood-related losses"
            if doc[at].pos_ in NOUNS:
                break
            at += 1
            continue
        verb = (doc[at].pos_ in ("VERB", "AUX", "ADP") and doc[at].dep_ != "amod") or doc[at].lower_ == "what"
        if verb or (doc[at].is_punct and doc[at].text != "-" and not doc[at].is_quote):
            return None
        at += 1
    if at >= min(end + 7, len(doc)):
        return None
    head = _phrase_head(doc[at])
    loose = doc[end].lower_ != "of" and (
        head.lower_ in ("behalf", "average") or head.lemma_.lower() in _WITHIN or head.pos_ == "PROPN"
    )
    if doc[end].lower_ == "in" and noun_lemma(head) not in _PAID_IN:
        return None
    return None if loose or head.text.endswith("$") else through_partitive(head)


def _is_named(word: Token) -> bool:
    """Whether the word is a noun, or stands for people as one: "12 of the infected"."""
    return word.pos_ in NOUNS or (word.lower_ in STANDS_FOR_PEOPLE and word.pos_ == "ADJ" and word.dep_ == "nmod")


def _phrase_head(token: Token) -> Token:
    while (
        token.dep_ in ("compound", "amod", "nmod:desc", "nmod:poss", "flat")
        and token.head.i > token.i
        and token.head.pos_ in NOUNS
    ):
        token = token.head
    return token


def _same_phrase(left: Token, right: Token) -> bool:
    if left.pos_ == "PROPN" and left.dep_ == "compound" and left.head == right and right.tag_ == "NNS":
        return True  # "two Ministry of Defence clerks"
    return right.i - left.i <= 3 and all(t.pos_ in (*NOUNS, "ADJ", "PUNCT") for t in left.doc[left.i : right.i + 1])


def through_partitive(token: Token) -> Token:
    """ "a group of 40 men" and "12 kinds of boats" count men and boats; "200 members of staff" counts members."""
    if token.lemma_ in ("kind", "type", "sort", "piece", "pair", "lot", "worth", "pound"):
        below = [
            child for child in token.children if child.dep_ == "nmod" and child.pos_ in NOUNS and child.i > token.i
        ]
        if below:
            return below[0]
    return token
