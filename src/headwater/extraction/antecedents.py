"""The noun before that a figure without one stands for: "26 vehicles, 18 of them new", "Ten ships sailed. Six came back"."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from spacy.tokens import Token

from headwater.extraction.governed import top
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.extraction.subjects import NOUNS
from headwater.language.words import load_words

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_ARGUMENTS = _SUBJECTS | {"obj", "iobj", "obl"}
_PLURALS = frozenset({"people", "police", "staff", "crew", "cattle"})
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "time", "percent", "%"}
)
_HIGHEST = 6
_TELLS = frozenset(
    {"announce", "report", "count", "record", "register", "list", "confirm", "tally", "log", "document", "identify", "verify",
     "acknowledge", "admit", "accept", "concede", "plan", "put", "tell", "say", "claim", "show"}
)  # fmt: skip
"""Verbs whose bare number counts what was counted before: "the ministry had announced five"."""


_TELLS_WITH = {"arrive": "at", "count": "on"}
"""Verbs that do so with a preposition: "arrived at 40"."""


def antecedent(parsed: Parsed, tokens: TokenRange, counted: Collection[int]) -> Token | None:
    """The plural noun of the same sentence that a pronoun with the figure stands for.

    `counted` are the heads that other figures count: of several nouns the one that is counted is taken up again. Who does
    something to "six of them" is not they.
    """
    token, at = top(parsed, tokens), tokens[0]
    for height in range(_HIGHEST):
        link, above = token.dep_, token.head
        if above.i == token.i:
            break
        does = height == 0 and link in ("obj", "iobj", "obl") and above.pos_ == "VERB"
        links = _ARGUMENTS - _SUBJECTS if does else _ARGUMENTS
        named = [child for child in above.children if child.dep_ in links and child.i < at]
        if link == "acl:relcl":
            named += [child for child in above.children if child.dep_ == "nmod" and child.i < at]
        if link == "acl:relcl" or (above.head.i == above.i and above.i < at):
            named.append(above)
        found = _likeliest([noun for noun in named if _is_many(noun, counted)], counted)
        if found is not None:
            return found
        token = above
    return None


def plural_before(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """What the sentence before is about, if that is several things: its subject, or else the last noun of its clauses."""
    before = parsed.sentence_at(tokens[0]) - 1
    start, end = parsed.sentences[before] if before >= 0 else (0, 0)
    nouns = [noun for noun in parsed.doc[start:end] if is_parsed(noun) and _is_many(noun, ()) and in_main_clause(noun)]
    return _likeliest([noun for noun in nouns if noun.dep_ in _SUBJECTS] or nouns, ())


def _likeliest(nouns: list[Token], counted: Collection[int]) -> Token | None:
    """The last that is counted, or else the last."""
    again = [noun for noun in nouns if noun.i in counted]
    return (again or nouns)[-1] if nouns else None


def _is_many(noun: Token, counted: Collection[int]) -> bool:
    """Whether the noun names several things: a plural, or one that a figure counts."""
    many = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in _PLURALS or noun.i in counted
    return many and noun.pos_ in NOUNS and noun.lemma_.lower() not in _TIMES


def in_main_clause(noun: Token) -> bool:
    """Whether the noun is subject or object of a clause that is no part of another noun."""
    if noun.dep_ not in _ARGUMENTS and noun.head.i != noun.i:
        return False
    for _ in range(_HIGHEST):
        if noun.dep_.startswith(("acl", "nmod")):
            return False
        noun = noun.head
    return True


def stands_alone(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether a bare number is subject ("six had no water"), told by a verb of counting, or a sentence alone ("Sixteen!")."""
    token = top(parsed, tokens)
    if token.dep_ in ("nsubj", "nsubj:pass"):
        return True
    if is_told(token) or is_object(token):
        return True
    start, end = parsed.sentences[parsed.sentence_at(token.i)]
    words = (
        [word for word in parsed.doc[start:end] if not word.is_punct and not word.is_space] if end - start < 8 else []
    )
    return 0 < len(words) <= tokens[1] - tokens[0] or _alone_in_quotes(parsed, tokens)


def is_object(token: Token) -> bool:
    """Whether the number alone is what something is done to: "we have already moved 840"."""
    return token.dep_ == "obj" and token.head.pos_ == "VERB" and token.pos_ == "NUM" and token.lower_ != "one"


def is_told(token: Token) -> bool:
    """Whether the number is told by a verb of counting, as its object or after its preposition: "confirmed five", "arrived at 40"."""
    if token.dep_ == "nummod" and token.head.lower_.endswith("wide"):
        token = token.head  # "counted 12 nationwide"
    verb = token.head
    if token.dep_ == "obl" and verb.lemma_ in _TELLS_WITH:
        return any(child.dep_ == "case" and child.lower_ == _TELLS_WITH[verb.lemma_] for child in token.children)
    return token.dep_ in ("obj", "xcomp", "obl:unmarked") and verb.lemma_ in _TELLS


def _alone_in_quotes(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether the number is all that is said of its sentence: "“Sixteen!” says the agent"."""
    doc, (start, end) = parsed.doc, tokens
    return 0 < end < len(doc) and doc[end].text in ("!", "?") and (doc[start].is_sent_start or doc[start - 1].is_quote)


@cache
def _persons() -> frozenset[str]:
    forms = {form for entry in load_words("en", "roles") for form in entry.forms}
    return frozenset(
        forms
        | {
            form
            for entry in load_words("en", "heads")
            if "person" in (entry["head"], entry.get("within"))
            for form in entry.forms
        }
    )


def is_person(head: str) -> bool:
    """Whether the lemma names a person."""
    return head in _persons()
