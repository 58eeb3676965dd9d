"""Whether a clause is negative: by a negation on it or on what governs it, or by a word under which it did not come about.

"They did not sign", "no one signed", "they refused to sign", "they left without signing". Two that meet cancel out: "they did
not fail to sign". The words that imply their complement's contrary are Karttunen's implicatives (1971, 2012).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed
from headwater.language.words import load_words

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "none", "nobody", "nothing"})
"""Words that deny what they stand by."""
_RAISING = frozenset(
    {"think", "believe", "expect", "want", "intend", "plan", "suppose", "imagine", "feel", "seem", "appear", "wish", "seek", "aim", "support", "back",
     "endorse", "favor", "favour", "recommend", "propose", "suggest", "advise", "agree", "commit", "urge", "ask", "order", "promise", "pledge",
     "anticipate", "consider", "encourage", "call", "advocate", "prefer", "offer"}
)  # fmt: skip
"""Verbs whose negation goes for what they govern."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NO_ON = frozenset({"det", "cc:preconj", "cc"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl", "obl"})


def is_negated(token: Token) -> bool:
    """Whether a negation stands on the word itself."""
    return any(_is_negation(child) for child in token.children)


def not_held(parsed: Parsed, attribution: Attribution | None) -> Token | None:
    """The negation on a cue of what is thought, wanted or planned, which makes that negative: "did not think it would help" (Horn 1978);
    "did not say it would help" says nothing of it."""
    if attribution is None or not attribution.negated or attribution.lemma not in _RAISING:
        return None
    start, end = attribution.cue_tokens or (0, 0)
    doc = parsed.doc
    verb = next((token for token in doc[start:end] if token.lemma_.lower() == attribution.lemma), None)
    return next((child for child in verb.children if _is_negation(child)), None) if verb is not None else None


def is_implied(negator: Token) -> bool:
    """Whether a word makes a clause negative by what it means, and is no negation."""
    return negator.lower_ not in NEGATIONS


def negators(verbs: Sequence[Token], word: Token) -> list[Token]:
    """The words that make a clause negative, none if they cancel out.

    `verbs` are the clause's words from `word` upwards, each governing the one before it.
    """
    negation = next((found for token in verbs for found in _negations(token, word, verbs)), None)
    implied = [found for token in verbs for found in (_implicative(token), _mark(token)) if found is not None]
    found = ([negation] if negation is not None else []) + implied
    return found if len(found) % 2 else []


def _joins(verbs: Sequence[Token], token: Token) -> bool:
    """Whether the clause is joined by "and" or "but" as one more finite verb to a word above it: "never rested, and sold 40 boats"."""
    below = next((one for one in verbs if one.dep_ == "conj" and one.head == token and one.tag_ in _FINITE), None)
    return below is not None and any(child.lower_ in ("and", "but") for child in below.children)


def _negations(token: Token, word: Token, verbs: Sequence[Token]) -> Iterator[Token]:
    """A negation on a word, but for one whose clause is over, a subject that is nobody, or a "no" on subject or object."""
    for child in token.children:
        if _is_negation(child) and not _is_not_only(child) and not _is_bound(child) and not _is_until(child, token):
            yield from [] if _joins(verbs, token) else [child]
        elif token.pos_ in ("VERB", "AUX") and child.dep_ in ("nsubj", "obj", "nsubj:pass") and child.i != word.i:
            if word in child.subtree:
                continue  # "neither 300 barrels nor 50"
            if child.lower_ == "nobody":
                yield child
            yield from (below for below in child.children if below.dep_ in _NO_ON and below.lower_ in ("no", "neither"))


def _is_until(negation: Token, token: Token) -> bool:
    """ "It was not until May that 40 boats sank": they did."""
    until = negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ == "until"
    return until and any(child.lower_ == "it" and child.i < negation.i for child in token.children)


def _is_negation(child: Token) -> bool:
    return child.dep_ in ("advmod", "det", "neg") and child.lower_ in NEGATIONS


def _is_not_only(negation: Token) -> bool:
    """ "Not only", "not just": what follows is so."""
    after = negation.i + 1
    return negation.lower_ == "not" and after < len(negation.doc) and negation.doc[after].lower_ in ("only", "just")


def _is_bound(negation: Token) -> bool:
    """ "No more than 20", "not less than 20": the negation is part of the number."""
    more, than = (
        negation.doc[negation.i + 1 : negation.i + 3] if negation.i + 2 < len(negation.doc) else (negation,) * 2
    )
    return more.lower_ in ("more", "less", "fewer", "lower", "higher", "greater") and than.lower_ == "than"


def _implicative(below: Token) -> Token | None:
    """The word that governs a clause and implies that it did not come about."""
    token = below.head
    if below.dep_ not in _COMPLEMENTS or below.pos_ not in ("VERB", "AUX"):
        return None
    marks = {child.lower_ for child in below.children if child.dep_ in ("mark", "case")}
    links = {"to": "to" in marks, "from": "from" in marks, "ing": below.tag_ == "VBG" and not marks}
    if links.get(_words().get(token.lemma_.lower(), ""), False):
        return token
    free = any(one.text == "," for one in below.doc[token.i : below.i])  # "ruled out a tax, saving 40 firms"
    if below.tag_ == "VBG" and marks <= {"of"} and not free and (excluded := _excluding(token)) is not None:
        return excluded
    return _too(token) if "to" in marks else None


def _excluding(token: Token) -> Token | None:
    """ "Ruled out selling", "stopped short of selling"."""
    rules = token.lemma_ == "rule" and any(child.lower_ == "out" for child in token.children)
    short = token.lower_ == "short" or any(child.lower_ == "short" for child in token.children)
    stops = token.lemma_ == "stop" or token.head.lemma_ == "stop"
    return token if rules or (short and stops) else None


def _too(token: Token) -> Token | None:
    """ "Too late to leave", "came too late to leave"."""
    degrees = [token, *(child for child in token.children if child.dep_ == "advmod")]
    found = (child for one in degrees if one.pos_ in ("ADJ", "ADV") for child in one.children if child.lower_ == "too")
    return next(found, None)


def _mark(token: Token) -> Token | None:
    """A "without", "instead of" or "rather than" that opens the clause."""
    opens = (child for child in token.children if child.dep_ in ("mark", "case") and token.pos_ in ("VERB", "AUX"))
    return next((child for child in opens if _words().get(child.lower_) == "mark"), None)


@cache
def _words() -> dict[str, str]:
    return {form: entry["link"] for entry in load_words("en", "implicatives") for form in entry.forms}
