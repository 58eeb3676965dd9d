"""Which nouns beside a figure are never what it counts: the unit of another figure, a time of day, a label, who tells the number."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from headwater.extraction.currencies import money_forms
from headwater.extraction.monthnames import MONTH
from headwater.extraction.parsed import TokenRange
from headwater.language.words import load_words

_NO_THINGS = frozenset(
    {"per", "retail", "wholesale", "net", "%", "percent", "cent", "percentage", "third", "half", "ones", "dollar", "dollars",
     "euros", "baht", "won", "yuan", "rupees", "pounds"}
)  # fmt: skip
_MOMENTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midnight"})
_QUOTES = frozenset({"“", '"', "‘", "„", "«", "''", "``"})
_MONTH = re.compile(MONTH)
_GROUPS = frozenset(
    {
        "crowd",
        "crew",
        "family",
        "team",
        "jury",
        "gang",
        "mob",
        "panel",
        "delegation",
        "squad",
        "audience",
        "congregation",
        "cast",
    }
)
"""Nouns that speak as one and are many: "a crowd of 4,000"."""
_FAR = 8
"""Words between a label and its number at most."""


def is_uncounted(head: Token, tokens: TokenRange) -> bool:
    """Whether the noun cannot be what the figure at `tokens` counts."""
    word = head.lower_
    dated = (
        head.i >= tokens[1] and head.pos_ == "PROPN" and _MONTH.fullmatch(head.text) is not None
    )  # "sold 784 August 26"
    if word in _NO_THINGS or word.endswith("wide") or len(word) == 1 or dated:
        return True
    coded = any(char.isdigit() or char in "$€£" for char in head.text)
    if (coded and not is_several_of_type(head)) or _is_unit(head):
        return True
    if head.i >= tokens[0]:
        return False
    return _is_one_person(head, tokens) or (word in _MOMENTS or _is_label(head, tokens[0]) or _tells(head, tokens[0]))


_TYPES = re.compile(r"(?!\d{4}s)(?:[A-Z][A-Za-z]*)?-?\d{2,4}[A-Z]?s")


def is_several_of_type(head: Token) -> bool:
    """Whether the noun is the plural of a type that has a number: "four F-16s", "12 Boeing 737s", but not "the 1980s"."""
    return head.pos_ in ("NOUN", "PROPN") and _TYPES.fullmatch(head.text) is not None


def _is_one_person(head: Token, tokens: TokenRange) -> bool:
    """Whether the noun names one person, who is no bare number: "what fell, its author believes, was 600"."""
    several = head.tag_ != "NN" or head.dep_ not in ("nsubj", "appos")
    if several or any(token.pos_ in ("SYM", "NOUN") or token.text == "%" for token in head.doc[tokens[0] : tokens[1]]):
        return False
    return head.lower_ in _roles() - _GROUPS


@cache
def _roles() -> frozenset[str]:
    """The words for what one person is."""
    return frozenset(form for entry in load_words("en", "roles") for form in entry.forms)


def _is_unit(head: Token) -> bool:
    """Whether the noun is the money of another figure: "340 million pesos ($6.8 million)", "up 62 cents, at $77"."""
    doc, at = head.doc, head.i
    beside = [doc[i] for i in (at - 1, at + 1) if 0 <= i < len(doc)]
    return (head.lower_ in _money() or head.text in _codes()) and any(word.pos_ == "NUM" for word in beside)


@cache
def _money() -> frozenset[str]:
    """The words for money."""
    forms = money_forms() | {form for entry in load_words("en", "currencies") for form in entry.forms}
    return frozenset(form for form in forms if form.isalpha() and form.islower()) | {"cents", "pence"}


@cache
def _codes() -> frozenset[str]:
    """The codes of money."""
    return frozenset(
        str(entry["unit"])
        for entry in [*load_words("en", "units"), *load_words("en", "currencies")]
        if str(entry["unit"]).isupper()
    )


def _is_label(head: Token, start: int) -> bool:
    """Whether the noun names a row of a list, or what words stand on, before a colon and the number: "Norway: $170 million",
    "a banner: “And the other 362?”"; but "Budget: $170 million"."""
    if not any(word.text == ":" for word in head.doc[head.i + 1 : min(start, head.i + _FAR)]):
        return False
    return head.pos_ == "PROPN" or any(child.lower_ in ("a", "an") for child in head.children)


def _tells(head: Token, start: int) -> bool:
    """Whether the noun names those who tell the number, with no verb between: "the organisers “at least 30,000”", ", police at 40"."""
    doc, at = head.doc, start
    quoted = doc[at].text in _QUOTES
    if doc[at - 1].text in _QUOTES:
        quoted, at = True, at - 1
    if quoted and head.i == at - 1:
        return any(child.dep_ == "det" for child in head.children)
    if head.i != start - 2 or doc[start - 1].lower_ not in ("at", "of"):
        return False
    first = head.i - 1 if head.i and doc[head.i - 1].dep_ == "det" else head.i
    before = doc[first - 1].lower_ if first else ""
    return before in _CLAUSES and (head.lower_ in _TELLERS or head.lemma_ in _roles())


_CLAUSES = frozenset({",", ";", "and", "but", "while"})
"""What stands before another who tells a number."""
_TELLERS = frozenset({"police", "ministry", "government", "union", "unions", "opposition", "authorities", "army"})
