"""Of whom or what a word is said, and what a noun of number is the number of."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.changes import CHANGE_VERBS

NOUNS = frozenset({"NOUN", "PROPN"})
_PARTITIVE = frozenset({"group", "number", "total", "majority", "share", "kind", "type", "part", "proportion"})
FATES = frozenset({"dead", "wounded", "injured", "missing", "poor", "unemployed"})
"""Adjectives that stand for the people whom they befell."""
_NUMERALS = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion"})
_COUNTS = _PARTITIVE | {"toll", "figure", "count", "estimate"}
_MEASURES = frozenset({"kilogram", "kilo", "tonne", "ton", "ounce", "bushel", "barrel", "litre", "liter", "gallon"})
"""By which a thing is sold: it is the thing that has a price."""
_SEEN = frozenset(
    {"see", "expect", "forecast", "predict", "project", "send", "bring", "leave", "keep", "push", "want", "help"}
)
"""Verbs whose object does what the participle or infinitive after them says: "sees inflation peaking at 70 percent"."""
_MOMENTS = frozenset({"since", "after", "before", "while", "when"})
"""Words that open a participle of the same subject: "earnings fell after peaking at $5"."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def subject(word: Token) -> Token | None:
    """The noun of which the word is said, also where that stands with a word above: "expects the number to reach 40"."""
    for _ in range(4):
        named = [child for link in SUBJECTS for child in word.children if child.dep_ == link]
        own = next((child for child in named if case_of(child) not in ("'s", "’s") and not _is_dateline(child)), None)
        if own is not None and (own.pos_ in NOUNS or own.lower_ in FATES):
            return of_number(own) or own  # "the dead have risen to 400"
        if own is not None and not (own.tag_ in ("WDT", "WP") and word.dep_ == "acl:relcl"):
            return None
        above = word.head
        if above.i == word.i:
            return None
        if word.dep_.startswith("acl"):
            return of_number(above) if above.i < word.i else None
        if word.dep_ == "conj":
            word = above
            continue
        marks = {child.lower_ for child in word.children if child.dep_ == "mark"}
        shared = word.tag_ == "VBG" and marks <= _MOMENTS
        if word.dep_ not in ("xcomp", "ccomp", "advcl") or (marks - {"to"} and not shared):
            return None
        raised = [child for child in above.children if child.dep_ == "obj" and child.i < word.i and child.pos_ in NOUNS]
        if raised and (word.dep_ != "advcl" or above.lemma_ in _SEEN or changes(above)):
            return of_number(raised[-1])
        if word.dep_ == "advcl":
            found = subject(above)
            return found if found is not None and found.pos_ == "NOUN" else None
        word = above
    return None


def _is_dateline(noun: Token) -> bool:
    """Whether a name and a dash stand before the sentence: "ABUJA — The toll has climbed to 40"."""
    dash = noun.pos_ == "PROPN" and any(child.text in ("—", "–", "--", "-") for child in noun.children)
    return dash and noun.dep_ == "nsubj" and sum(child.dep_ == "nsubj" for child in noun.head.children) > 1


def changes(verb: Token) -> bool:
    """Whether the verb is one of change, that may be done to something: "cut", "raise"."""
    return verb.lemma_ == "double" or any(verb.lemma_ in verbs for verbs in CHANGE_VERBS.values())


def of_number(token: Token) -> Token | None:
    """ "the number of workers" counts workers, "millions of shells" are shells."""
    if token.lower_ == "shares":
        return token  # of a firm; "the share of women" is a part
    measure = token.tag_ == "NN" and token.lower_ in _MEASURES  # "a kilogram of rice costs $3"
    if measure or token.lemma_ in _COUNTS or token.lemma_.rstrip("s") in _NUMERALS or token.lower_ in ("percent", "%"):
        kinds = [
            child for child in token.children if child.dep_ == "compound" and child.lemma_ in ("death", "casualty")
        ]
        if kinds:
            return kinds[0]
        named = next((noun for child in token.children if (noun := _counted_below(child)) is not None), None)
        if named is not None:
            return of_number(named) if named.lower_ in ("number", "total") else named
    return token if token.pos_ in NOUNS else None


def _counted_below(child: Token) -> Token | None:
    """What a phrase says that a number is of; with "for" only those whom something befell: "the figure for missing"."""
    cases, named = {word.lower_ for word in child.children}, _who(child)
    if "of" in cases:
        return named
    return named if "for" in cases and named is not None and named.lower_ in FATES else None


def _who(below: Token) -> Token | None:
    """Who or what a number is of: workers, the missing, "those injured"."""
    if below.lower_ == "those":
        return next((word for word in below.children if word.lower_ in FATES and word.i > below.i), None)
    noun = below.dep_ == "nmod" and below.pos_ in NOUNS
    return below if noun or below.lower_ in FATES or below.tag_ == "VBN" else None


def case_of(token: Token) -> str | None:
    """The preposition with the word."""
    numbers = [
        below for child in token.children if child.dep_ in ("nummod", "compound", "amod") for below in child.children
    ]
    return next((child.lower_ for child in [*token.children, *numbers] if child.dep_ == "case"), None)


def was_before(token: Token, verb: Token) -> bool:
    """Whether a number is what others were before: "added 160 guards, up from 90", which are no number of who added them."""
    if token.doc[max(token.i - 2, 0) : token.i].text.lower() not in ("up from", "down from"):
        return False
    done = [child for child in verb.children if child.dep_ == "obj" and child.i < token.i]
    return any(below.dep_ == "nummod" for noun in done for below in noun.children)


def of_main_clause(verb: Token) -> Token | None:
    """ "The rate was at 7 percent when Holt took office and peaked at 10 percent": what goes on is the rate, by the main clause."""
    when = verb.head
    if verb.dep_ != "conj" or when.dep_ != "advcl" or when.i > verb.i or when.head.i > when.i:
        return None
    measured = subject(when.head)
    return measured if measured is not None and measured.pos_ == "NOUN" else None
