"""Whether a number below a verb is what the verb tells, rather than when, to whom or with what it is told."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from headwater.extraction.attribution.lexicon import cues
from headwater.extraction.subjects import case_of
from headwater.language.words import load_words

_MEANWHILE = frozenset({"after", "although", "as", "because", "before", "since", "though", "until", "when", "while"})
_SPEAKS = frozenset({"declare", "hear", "say", "speak", "tell", "write"})
"""Verbs of speech: what they tell is a clause, or stands behind "of" and "about"."""
_WEAK = frozenset({"add", "find", "give", "have", "hold", "place", "see", "set"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl"})
_ABOUT = frozenset({"about", "of"})
_PUT = frozenset({"as", "at"})
_OF = _ABOUT | _PUT
_COUNTS = frozenset({"count", "estimate", "forecast", "model", "poll", "projection", "survey", "tally"})
_MOVES = frozenset({"adjust", "cut", "increase", "lift", "lower", "raise", "reduce", "update"})
_MOVED = frozenset({"count", "estimate", "forecast", "guidance", "outlook", "projection", "tally", "toll"})
_TO = frozenset({"to"})
_UNDONE = frozenset({"decline", "fail", "forget", "neglect", "omit", "refuse"})
_SOMEWHERE = frozenset({"behind", "in", "into", "on", "toward", "towards"})
"""Where what is put is put: "put $40 million into the mill"."""
_HANDLES = frozenset({"give", "place", "publish", "release", "set"})
"""Verbs of handing over and putting down, too: only a number by itself, or that of a toll or a paper, is told by them."""
_MEASURES = frozenset({"%", "$", "cent", "percent", "point", "points"})
"""Of what a market adds: "the index added 20 points"."""
_GAINED = frozenset({"employee", "job", "member", "position", "post", "seat", "shop", "store", "student", "worker"})
"""Of what an economy or a firm adds: "added 40 jobs"."""
_TALLIED = frozenset({"arrest", "body", "case", "casualty", "death", "fatality", "infection", "injury", "victim"})
"""What is added to a count by who keeps it: "the ministry added 40 deaths"; not "Orlov added three goals"."""
_MONEY = frozenset({"$", "€", "£", "¥", "%"})


def tells_of(verb: Token, below: Token, number: Token) -> bool:
    """Whether `verb` tells of the number, which stands in the branch `below` it.

    "Lee put the toll at 40", "gave a toll of 40"; not "Lee spoke as 40 looked on", "told 40 nurses", "gave 40 nurses a day off".
    """
    if _is_meanwhile(below) or is_put_away(below) or _is_left_undone(verb) or _is_never_told(verb, below):
        return False
    if moves_count(verb):
        return _stands_behind(verb, number, _TO)
    if below.lemma_ == "time" or (verb.lemma_ in _WEAK and _is_within_clause(verb, number)):
        return False  # "cited it five times", "sees the rise of a party that won in 40 towns"
    if verb.lemma_ == "see":
        return verb.tag_ in ("VBZ", "VBP", "VBG") and not any(child.dep_ == "aux" for child in verb.children)
    if verb.lemma_ in _HANDLES:
        counts = any(child.dep_ == "nsubj" and child.lemma_ in _COUNTS for child in verb.children)
        bare = verb.lemma_ not in ("place", "set") and _is_number(below, number)
        return counts or bare or _is_of_paper(below, number) or _stands_behind(verb, number, _PUT)
    if verb.lemma_ == "add":
        if any(child.dep_ == "nsubj" and child.pos_ == "PROPN" for child in verb.children):
            return below.dep_ == "obj" and (_is_number(below, number) or below.lemma_ in _TALLIED)
        measured = _MEASURES.intersection(token.lower_ for token in number.doc[number.i - 1 : number.i + 3])
        return not measured and below.lemma_ not in _GAINED
    return verb.lemma_ not in _SPEAKS or _is_said(verb, below) or _stands_behind(verb, number, _ABOUT)


def _is_left_undone(verb: Token) -> bool:
    """Whether somebody fails or declines to say it: "failed to record 80 payments"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _UNDONE


def _is_never_told(verb: Token, below: Token) -> bool:
    """Whether the verb means another thing with this object: "admitted three charges", "claimed 40 lives"."""
    cue = cues("verb").get(verb.lemma_, {}).get("object")
    return cue is not None and below.dep_ == "obj" and below.lemma_ in cue.never


def moves_count(verb: Token) -> bool:
    """Whether somebody brings a toll or estimate to another number: "officials have raised the toll to 152"."""
    return verb.lemma_ in _MOVES and any(child.dep_ == "obj" and child.lemma_ in _MOVED for child in verb.children)


def is_put_away(thing: Token) -> bool:
    """Whether a thing is put somewhere, rather than a number put forward: "put $40 million into the mill"."""
    verb = thing.head
    return (
        verb.lemma_ == "put"
        and thing.dep_ == "obj"
        and any(child.dep_ == "obl" and child.i > verb.i and case_of(child) in _SOMEWHERE for child in verb.children)
    )


def holds_numbers(noun: Token) -> bool:
    """Whether a noun is of a toll or of a paper, which may hold numbers."""
    return noun.lemma_ in _TOLLS or noun.lemma_ in _papers()


def _is_said(verb: Token, below: Token) -> bool:
    if below.dep_ in ("obj", "iobj"):
        return verb.lemma_ not in ("hear", "speak", "tell") and below.pos_ != "PROPN"
    if below.dep_.startswith("obl") or below.dep_ == "nmod":
        return case_of(below) in _OF
    if below.dep_ == "advcl":
        return below.i < verb.i
    return not below.dep_.startswith("advmod")


def _stands_behind(verb: Token, number: Token, cases: frozenset[str]) -> bool:
    """Whether the number stands behind one of these words, which the parse may hang on the verb's object: "set the loss at 40"."""
    above = number
    while above.i not in (verb.i, above.head.i):
        beside = verb.i == above.head.head.i and not above.head.dep_.startswith("obl")
        if case_of(above) in cases and (verb.i == above.head.i or beside):
            return not any(child.lower_ in ("a", "an") for child in above.head.children)  # "told a crowd of 900"
        above = above.head
    return False


def _is_within_clause(verb: Token, number: Token) -> bool:
    """Whether a clause of its own stands between the verb and the number, or what is found is no thing: "finds its way to 40 towns"."""
    above = number
    while above.i not in (verb.i, above.head.i):
        if above.dep_ in _CLAUSES:
            return True
        above = above.head
    return any(child.dep_ == "obj" and child.lemma_ in ("home", "place", "time", "way") for child in verb.children)


def _is_meanwhile(below: Token) -> bool:
    """Whether a clause tells what happens meanwhile: "as 40 looked on", "with two crews filming"."""
    marks = ("mark", "advmod")
    return below.dep_ == "advcl" and any(
        child.dep_ in _SUBJECTS or (child.dep_ in marks and child.lower_ in _MEANWHILE) for child in below.children
    )


def _is_number(below: Token, number: Token) -> bool:
    """Whether what is given is a bare number: "gave 2,500"."""
    return below.i == number.i and number.pos_ == "NUM" and not any(child.text in _MONEY for child in below.children)


def _is_of_paper(below: Token, number: Token) -> bool:
    """Whether the number is a toll's, or stands in a paper that is handed out; not how many papers are: "released two films"."""
    return below.lemma_ in _TOLLS or (holds_numbers(below) and number.head.i != below.i and below.i > below.head.i)


@cache
def _papers() -> frozenset[str]:
    """Nouns of papers, which may hold numbers."""
    return frozenset(form for entry in load_words("en", "documents") for form in entry.forms)


_TOLLS = frozenset(
    {"breakdown", "count", "death", "figure", "number", "range", "sum", "tally", "toll", "total", "value"}
)
