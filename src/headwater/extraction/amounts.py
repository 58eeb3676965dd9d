"""What an amount is of that no noun names: the verb says it ("contributed $300,000"), or "ahead", "behind", "in prison"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from headwater.extraction.governed import POINTS, SHARES, top
from headwater.extraction.nounforms import Noun
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.subjects import case_of
from headwater.language.words import Entry, load_words
from headwater.model import Counted

_LENGTHS = frozenset({"day", "week", "month", "year", "decade"})
_TIMES = _LENGTHS | {"second", "minute", "hour"}
_DISTANCES = frozenset({"mile", "kilometre", "nautical mile", "metre", "yard"})
_BY_UNIT = {
    **dict.fromkeys(("mile per hour", "kilometre per hour", "metre per second", "knot"), "speed"),
    **dict.fromkeys(("horsepower", "brake horsepower"), "power"),
    **dict.fromkeys(("acre", "hectare", "square foot", "square kilometre", "square metre", "square mile"), "area"),
}
"""What a unit alone says is measured."""
_MORE = {
    **dict.fromkeys(("heavier", "lighter", "overweight"), "weight"),
    **dict.fromkeys(("taller", "higher"), "height"),
    **dict.fromkeys(("longer", "shorter"), "length"),
    "deeper": "depth",
    "wider": "width",
    "thicker": "thickness",
}
"""What there is more or less of, by the word that compares."""
_SUMS_IN_WORDS = frozenset({"millions", "billions", "trillions"})
"""Of which a verb of money needs no sign: "siphoned billions", "spent millions on ads"."""
_WANTS = frozenset({"get", "want", "demand", "receive", "seek", "deserve"})
_COINS = frozenset({"cent", "penny"})
_OF_FIGURES = (None, "as", "between")
"""No preposition, or one of the figure's own: "gave between $40 and $60", "as little as $2"."""
_TO = frozenset({"to", "-", "–"})
_LATE = frozenset({"late", "overdue"})
_SIDES = {"ahead": "lead", "behind": "gap"}
"""How far one is before or after another: "finished 0.3 points behind"."""
_PRISONS = frozenset({"jail", "prison", "imprisonment", "bars"})


def lead_noun(parsed: Parsed, tokens: TokenRange, unit: str | None) -> Noun | None:
    """By how much somebody leads, trails or wins: "led her by seven points", "0.3 points behind", "within 5 points of him"."""
    doc, (start, end) = parsed.doc, tokens
    if unit in _LENGTHS and top(parsed, tokens).dep_ == "conj":
        return _term(parsed, end)  # "a fine of $4,000 and five years in jail"
    if unit is None:
        return _tally(parsed, tokens)
    if unit in _DISTANCES:
        return _by_verb(parsed, tokens, "distance")  # "troops advanced 12 kilometres"
    if unit not in POINTS:
        return None
    by = start - 1 if start and doc[start - 1].lower_ == "by" else start
    if by and doc[by - 1].lower_ in _SIDES and unit not in SHARES:
        return _named(parsed, doc[by - 1], _SIDES[doc[by - 1].lower_])  # "shows her ahead by 3 points"
    if end < len(doc) and doc[end].lower_ in _SIDES and (unit not in SHARES or _of_somebody(doc[end])):
        return _named(parsed, doc[end], _SIDES[doc[end].lower_])
    within = doc[start].lower_ == "within" or (start and doc[start - 1].lower_ == "within")
    if within and end + 1 < len(doc) and doc[end].lower_ == "of":
        return _of_itself(parsed, tokens, "gap")
    return _by_verb(parsed, tokens, "points")


def _tally(parsed: Parsed, tokens: TokenRange) -> Noun | None:
    """The votes by which something was passed: "the bill passed 52 to 48"."""
    doc, (start, end) = parsed.doc, tokens
    after = end + 1 < len(doc) and doc[end].lower_ in _TO and doc[end + 1].like_num
    before = start > 1 and doc[start - 1].lower_ in _TO and doc[start - 2].like_num
    verb = top(parsed, tokens).head
    entry = _verbs().get(("tally", verb.lemma_.lower())) if after or before else None
    return _named(parsed, verb, entry["noun"]) if entry is not None else None


def _of_somebody(side: Token) -> bool:
    """Whether it is ahead of somebody, or behind: "2 percent ahead of Lindqvist", but not "fell 2 percent ahead of the vote"."""
    after = side.doc[side.i + 1 : side.i + 3]
    whom = next((word for word in after if word.lower_ != "of"), side)
    return whom.pos_ in ("PROPN", "PRON")


def amount_noun(parsed: Parsed, tokens: TokenRange, unit: str | None) -> Noun | None:
    """What money or a length of time is by its verb: "donated $40", "sentenced to seven years"; "20 years in jail" are a term, "voted 60 to 40" votes,
    90 miles an hour a speed."""
    if unit is None:
        many = parsed.doc[tokens[1] - 1].lower_ in _SUMS_IN_WORDS
        return _by_verb(parsed, tokens, "count") or (_by_verb(parsed, tokens, "money") if many else None)
    if unit in _BY_UNIT:
        return _of_itself(parsed, tokens, _BY_UNIT[unit])
    if unit.isupper() and _is_pay(parsed, tokens):
        return _of_itself(parsed, tokens, "pay")
    if unit.isupper() or unit in _COINS:
        return _by_verb(parsed, tokens, "money")
    return (
        _length(parsed, tokens) if unit in _TIMES else _by_verb(parsed, tokens, "weight") or _more_of(parsed, tokens[1])
    )


def _is_pay(parsed: Parsed, tokens: TokenRange) -> bool:
    """ "They want $15 an hour": what somebody gets for an hour."""
    rate = parsed.doc[tokens[1] : tokens[1] + 2].text.lower()
    token = top(parsed, tokens)
    return rate in ("an hour", "per hour") and token.dep_ == "obj" and token.head.lemma_ in _WANTS


def _more_of(parsed: Parsed, end: int) -> Noun | None:
    """ "At 35 pounds heavier": by how much one has more or less of what the word names."""
    word = parsed.doc[end] if end < len(parsed.doc) else None
    return _named(parsed, word, _MORE[word.lower_]) if word is not None and word.lower_ in _MORE else None


def _length(parsed: Parsed, tokens: TokenRange) -> Noun | None:
    """What a length of time is: a sentence, a term, a delay ("two years behind schedule"), or no more than the time that it takes."""
    doc, end = parsed.doc, tokens[1]
    term = _by_verb(parsed, tokens, "time") or _term(parsed, end)
    if term is not None:
        return term
    late = end < len(doc) and doc[end].lower_ in _LATE
    if late or doc[end : end + 2].text.lower() in ("behind schedule", "behind time"):
        return _named(parsed, doc[end], "delay")
    taken = _by_verb(parsed, tokens, "duration")
    during = top(parsed, tokens).dep_ == "obl" and case_of(top(parsed, tokens)) in ("for", "in", "within")
    return taken or (_of_itself(parsed, tokens, "time") if during else None)


def _by_verb(parsed: Parsed, tokens: TokenRange, measures: str) -> Noun | None:
    own = token = top(parsed, tokens)
    if token.dep_ == "conj" and not tokens[0] <= token.head.i < tokens[1] and token.head.pos_ in ("SYM", "NUM"):
        token = token.head  # "gave $40 to one and $30 to another"
    if token.dep_ == "appos" and token.head.tag_ == "JJR":
        token = token.head  # "spent far more on it: $40"
    for verb, links in ((token.head, _links(token)), (_participle(own), ("obj",))):
        entry = _verbs().get((measures, _with_particle(verb))) if verb is not None else None
        if verb is None or entry is None or not set(entry["links"]) & set(links):
            continue
        rate = entry.get("total") and parsed.doc[tokens[1] : tokens[1] + 1].text in ("per", "a", "an")
        return None if rate else _named(parsed, verb, entry["noun"])
    return None


def _participle(token: Token) -> Token | None:
    """What is done with an amount, by the participle after it: "the $5 million spent on ads"."""
    after = (child for child in token.children if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"))
    return next((child for child in after if child.i > token.i), None)


def _with_particle(verb: Token) -> str:
    """ "take in", "raise"."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), None)
    lemma = verb.lemma_.lower()
    return lemma if particle is None else f"{lemma} {particle}"


def _links(token: Token) -> tuple[str, ...]:
    """How the amount hangs on its verb: as what is given, also where that is the subject, or by its preposition."""
    case = case_of(token)
    if case not in _OF_FIGURES:
        return (case or "",) if token.dep_.startswith("obl") else ()
    return ("obj",) if token.dep_ in ("obj", "nsubj:pass", "obl", "obl:unmarked", "iobj") else ()


@cache
def _verbs() -> Mapping[tuple[str, str], Entry]:
    return {(entry["measures"], form): entry for entry in load_words("en", "amounts") for form in entry.forms}


def _term(parsed: Parsed, end: int) -> Noun | None:
    """ "faces 20 years in prison": a term, named by the prison."""
    after = parsed.doc[end : end + 4]
    if len(after) < 2 or after[0].lower_ not in ("in", "of", "behind"):
        return None
    return next((_named(parsed, word, "term") for word in after[1:] if word.lower_ in _PRISONS), None)


def _named(parsed: Parsed, word: Token, noun: str) -> Noun:
    """The amount under the name that the word gives it."""
    return Noun(Counted(parsed.span(word.i, word.i + 1), noun, noun), word.i, "figures.counted.by-verb")


def _of_itself(parsed: Parsed, tokens: TokenRange, noun: str) -> Noun:
    """The amount under the name that its own words give it."""
    return Noun(Counted(parsed.span(*tokens), noun, noun), top(parsed, tokens).head.i, "figures.counted.by-unit")
