"""What a figure counts: the noun that the parse ties its numeral to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from headwater.extraction.numerals import Numeral
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.language.en.lemmas import lemma as singular
from headwater.model import Counted

_NOUNS = frozenset({"NOUN", "PROPN"})
_QUALIFIES = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat"})
_PARTITIVE = frozenset({"group", "number", "total", "majority", "share", "kind", "type", "part", "proportion"})
_STANDS_FOR_PEOPLE = frozenset({"other", "injured", "wounded", "dead", "missing", "homeless", "unemployed"})
_TIMES = frozenset({"day", "week", "month", "year", "decade", "century", "hour", "minute", "quarter", "time", "period"})
_WITHIN = _TIMES | frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "spring", "summer", "autumn", "winter", "order", "jail", "prison",
     "custody", "detention", "return", "addition", "total", "all", "fact", "case"}
)  # fmt: skip
"""Nouns that say when, where or why after "in", and never what is counted: "40 in May", "20 years in jail"."""
_DAYS = frozenset({"today", "tomorrow", "yesterday", "tonight"})
_NO_THINGS = frozenset(
    {
        "%",
        "percent",
        "cent",
        "percentage",
        "third",
        "half",
        "dollar",
        "dollars",
        "euros",
        "baht",
        "won",
        "yuan",
        "rupees",
        "pounds",
    }
)
_NUMBERS = re.compile(r"^(?:hundred|thousand|million|billion|trillion|dozen|score|lakh|crore)s?$")


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, the index of its head, and the rule that found it."""

    counted: Counted
    head: int
    rule: str


def counted_noun(parsed: Parsed, tokens: TokenRange, numeral: Numeral, unit: str | None) -> Noun | None:
    """The counted noun of the figure at `tokens`, `None` if the text names none."""
    start, end = tokens
    if start >= len(parsed.doc) or not is_parsed(parsed.doc[start]):
        return None
    after_of = _after_of(parsed, end)
    if unit is not None or numeral.share or numeral.vague:
        rule, found = _of_measure(parsed, tokens, unit, after_of)
        return _noun(parsed, found, tokens, rule) if found is not None else None
    following = _listed_kinds(_following(parsed, end), _governor(parsed, tokens))
    governor = _governor(parsed, tokens)
    if governor is not None and following is not None and _is_measure(governor, following, end, numeral):
        return _noun(parsed, governor, tokens, "figures.counted.measure")
    if following is not None and (governor is None or governor.i >= end):
        chosen = (
            governor
            if governor is not None and governor.i > following.i and _same_phrase(following, governor)
            else following
        )
        return _noun(parsed, _through_partitive(chosen), tokens, "figures.counted.following")
    if after_of is not None:
        return _noun(parsed, after_of, tokens, "figures.counted.of")
    if governor is not None:
        return _noun(parsed, governor, tokens, "figures.counted.governor")
    return None


def _listed_kinds(following: Token | None, governor: Token | None) -> Token | None:
    """ "40 army and police officers" are officers: two singular kinds of the one noun that the number is tied to."""
    if following is None or following.tag_ not in ("NN", "NNP") or following.i + 3 >= len(following.doc):
        return following
    doc = following.doc
    if doc[following.i + 1].lower_ not in ("and", "or"):
        return following
    last = following.i + 2
    while last + 1 < len(doc) and last < following.i + 5 and doc[last + 1].pos_ in _NOUNS:
        last += 1
    joined = governor is not None and governor.i in (following.i, last)
    return doc[last] if joined and last > following.i + 2 and doc[last].tag_ in ("NNS", "NNPS") else following


def _is_measure(governor: Token, following: Token, end: int, numeral: Numeral) -> bool:
    """ "a 12 page report", "a 40 soldier unit": of two singular nouns after a plural number the first is counted."""
    singular_pair = governor.tag_ == "NN" and following.tag_ == "NN" and governor.dep_ == "compound"
    return singular_pair and governor.i == end and following.i > governor.i and numeral.value != 1


def _of_measure(
    parsed: Parsed, tokens: TokenRange, unit: str | None, after_of: Token | None
) -> tuple[str, Token | None]:
    """What a figure with a unit, a share or a vague numeral measures or counts, and the rule."""
    start, end = tokens
    measured = _measured(parsed, start) if unit else None
    if after_of is not None and not (measured is not None and parsed.doc[end].lower_ == "in"):
        return "figures.counted.of", after_of
    if unit is None:
        found = _governor(parsed, tokens)
        return (
            ("figures.counted.of", found)
            if found is not None
            else ("figures.counted.following", _following(parsed, end))
        )
    if measured is not None:
        return "figures.counted.measured", measured
    money = unit.isupper()
    found = None if money else _following(parsed, end + (parsed.doc[end : end + 1].text == ")"))
    if found is None:
        found = _governor(parsed, tokens)
    return "figures.counted.governor", found if found is not None and not (money and found.i >= end) else None


def _following(parsed: Parsed, end: int) -> Token | None:
    """The head of the noun phrase right after the numeral: adjectives and compounds are passed over.

    A noun tied to the numeral by a hyphen is what is counted: "a five-tier system".
    """
    doc, at, last = parsed.doc, end, None
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].pos_ in _NOUNS:
        return doc[end + 1]
    while at < len(doc) and at < end + 8:
        token = doc[at]
        low = token.lower_
        if last is not None and low in _DAYS:
            break
        if token.pos_ in _NOUNS and not _NUMBERS.match(low):
            last = token
        elif last is not None:
            named = last.text[0].isupper() and token.pos_ == "NUM"  # "Model 3 sedans"
            if (low in ("-", "/") or named) and at + 1 < len(doc) and doc[at + 1].pos_ in (*_NOUNS, "ADJ"):
                at += 1
                continue
            break
        elif (
            token.pos_ in ("ADJ", "ADV", "NUM")
            or low in ("-", "more", "other", "“", '"', "'")
            or (token.pos_ == "VERB" and token.dep_ in ("amod", "compound"))
        ):
            pass
        else:
            break
        at += 1
    if (
        last is None
        and at < len(doc)
        and at > end
        and doc[at - 1].lower_ in ("dead", "wounded", "injured", "missing", "poor", "unemployed")
    ):
        return doc[at - 1]
    return last


def _after_of(parsed: Parsed, end: int) -> Token | None:
    """ "60 percent of the population", "dozens of containers"."""
    doc = parsed.doc
    if end >= len(doc) or doc[end].lower_ not in ("of", "in"):
        return None
    at = end + 1
    while at < min(end + 7, len(doc)) and doc[at].pos_ not in _NOUNS:
        verb = doc[at].pos_ in ("VERB", "AUX", "ADP") and doc[at].dep_ != "amod"
        if verb or (doc[at].is_punct and doc[at].text != "-" and not doc[at].is_quote):
            return None
        at += 1
    if at >= min(end + 7, len(doc)):
        return None
    head = _phrase_head(doc[at])
    within = doc[end].lower_ == "in" and (head.lemma_.lower() in _WITHIN or head.ent_type_ == "LOC")
    return None if within or head.text.endswith("$") else _through_partitive(head)


_CHANGES = frozenset(
    {"loss", "increase", "decrease", "rise", "fall", "drop", "cut", "decline", "growth", "reduction",
     "shortfall", "deficit", "gap", "debt"}
)  # fmt: skip
"""Nouns that are measured together with what they befall: "losses in rice production of 600 tonnes"."""


def _measured(parsed: Parsed, start: int) -> Token | None:
    """ "a debt of $5 million", "cigarettes worth 40,000 euros": the noun before says what is measured."""
    doc = parsed.doc
    if start < 2 or doc[start - 1].lower_ not in ("of", "worth") or doc[start - 2].pos_ not in _NOUNS:
        return None
    noun = doc[start - 2]
    changed = noun.head if noun.dep_ == "nmod" and noun.head.i < noun.i else noun
    return changed if changed.lemma_ in _CHANGES else noun


def _phrase_head(token: Token) -> Token:
    while (
        token.dep_ in ("compound", "amod", "nmod:desc", "nmod:poss", "flat")
        and token.head.i > token.i
        and token.head.pos_ in _NOUNS
    ):
        token = token.head
    return token


def _same_phrase(left: Token, right: Token) -> bool:
    return right.i - left.i <= 3 and all(t.pos_ in (*_NOUNS, "ADJ", "PUNCT") for t in left.doc[left.i : right.i + 1])


_REACHES = frozenset(
    {"reach", "exceed", "total", "number", "hit", "stand", "rise", "fall", "climb", "grow", "surpass", "be", "pass", "top", "drop",
     "jump", "increase", "decrease", "decline", "soar", "surge", "go", "slip", "average", "amount"}
)  # fmt: skip
_AMOUNTS = frozenset(
    {"totalling", "totaling", "number", "total", "amount", "worth", "value", "estimate", "price",
     "average", "exceed", "reach", "cost"}
)  # fmt: skip


_SUMS = frozenset({"total", "average", "sum", "maximum", "minimum", "rate", "pace"})
"""Nouns before "of" and a number that say how it was reckoned, and are not what is counted."""


def _governor(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """The noun that the numeral modifies in the parse, or that it stands for ("the toll reached 12", "numbering 40")."""
    start, end = tokens
    token = _top(parsed, tokens)
    head = token.head
    copular = any(child.dep_ == "cop" for child in token.children)
    if head.i == token.i or copular:
        return _subject(token)
    if head.pos_ in _NOUNS and token.dep_ == "nsubj" and any(child.dep_ == "cop" for child in head.children):
        one = head.tag_ == "NN" and any(child.lower_ == "the" for child in head.children)
        return None if one else head  # "50 were rescue workers", but not "50 were the result"
    if token.dep_ == "conj" and head.pos_ in _NOUNS and head.doc[start - 1].lower_ == "or" and head.i == start - 2:
        return head  # "a depot or two"
    if head.pos_ in _NOUNS and head.text.endswith("ing") and head.lemma_.removesuffix("ing") in _AMOUNTS:
        named = [child for child in head.children if child.dep_ == "compound" and child.pos_ in _NOUNS]
        head = named[-1] if named else head.head  # "a budget amounting to", read as one noun or as two
    if head.lemma_ in _SUMS and token.dep_ in ("nmod", "nummod") and head.head.pos_ == "VERB":
        return _subject(head.head) if head.lemma_ in ("rate", "pace") else _of_verb(head, head.head)
    noun = head.pos_ in _NOUNS and not start <= head.i < end and head.lemma_ not in _SUMS
    if token.dep_ in ("nummod", "compound", "nmod", "appos", "amod") and noun:
        return head
    if token.dep_ in ("obj", "obl", "xcomp") and head.pos_ == "VERB":
        return _of_verb(token, head)
    return None


def _top(parsed: Parsed, tokens: TokenRange) -> Token:
    """The token by which the figure hangs in the parse."""
    start, end = tokens
    token = next((t for t in parsed.doc[start:end] if t.pos_ == "NUM" or t.like_num), parsed.doc[end - 1])
    for _ in range(3):
        if token.head.i == token.i or not start <= token.head.i < end:
            break
        token = token.head
    return token


def _of_verb(token: Token, verb: Token) -> Token | None:
    """What reaches or amounts to the number: "a budget amounting to $7", "they raised its capital to $5", "the toll rose to 12"."""
    if (verb.lemma_ in _AMOUNTS or verb.lower_ in _AMOUNTS) and verb.dep_ in ("acl", "advcl", "amod"):
        left = verb.doc[verb.i - 1] if verb.i else verb
        if verb.dep_ == "acl" and left.pos_ in _NOUNS and left.i > verb.head.i:
            return left  # "a proof of the transfer totalling 9 million"
        if verb.head.pos_ in _NOUNS:
            return verb.head
    raised = [child for child in verb.children if child.dep_ == "obj" and child.i < token.i and child.pos_ in _NOUNS]
    changed = token.dep_ == "obl" and any(child.lower_ in ("to", "from", "by") for child in token.children)
    if raised and changed:
        return _of_number(raised[-1])
    return _subject(verb) if verb.lemma_ in _REACHES else None


def _subject(word: Token) -> Token | None:
    """The noun of which the word is said, also where that stands with the verb above: "expects the number to reach 40"."""
    for child in word.children:
        if child.dep_ in ("nsubj", "nsubj:pass"):
            return _of_number(child)
    if word.dep_ in ("xcomp", "ccomp") and word.head.i != word.i:
        above = [
            child for child in word.head.children if child.dep_ in ("obj", "nsubj", "nsubj:pass") and child.i < word.i
        ]
        return _of_number(above[-1]) if above else None
    return None


def _of_number(token: Token) -> Token | None:
    """ "the number of workers" counts workers."""
    if token.lemma_ in _PARTITIVE or token.lemma_ in ("toll", "figure", "count"):
        below = [child for child in token.children if child.dep_ == "nmod" and child.pos_ in _NOUNS]
        if below:
            return below[0]
        kinds = [
            child for child in token.children if child.dep_ == "compound" and child.lemma_ in ("death", "casualty")
        ]
        if kinds:
            return kinds[0]
    return token if token.pos_ in _NOUNS else None


def _through_partitive(token: Token) -> Token:
    """ "a group of 40 men" and "12 kinds of boats" count men and boats; "200 members of staff" counts members."""
    if token.lemma_ in ("kind", "type", "sort", "piece", "pair", "lot"):
        below = [
            child for child in token.children if child.dep_ == "nmod" and child.pos_ in _NOUNS and child.i > token.i
        ]
        if below:
            return below[0]
    return token


def _noun(parsed: Parsed, head: Token | None, tokens: TokenRange, rule: str) -> Noun | None:
    if head is None or head.lower_ in _NO_THINGS or any(char.isdigit() or char in "$€£" for char in head.text):
        return None
    inside = range(*tokens)
    own = [t for t in head.children if t.dep_ in _QUALIFIES and t.i not in inside and t.i < head.i and t.pos_ != "NUM"]
    first = min([t.left_edge.i for t in own if t.left_edge.i >= (tokens[1] if head.i >= tokens[1] else 0)] + [head.i])
    if head.i >= tokens[1]:
        first = _phrase_start(parsed, tokens[1], head) if rule == "figures.counted.following" else max(first, tokens[1])
    while first < head.i and (parsed.doc[first].is_punct or parsed.doc[first].pos_ in ("DET", "ADP", "NUM", "PRON")):
        first += 1
    words = [t for t in parsed.doc[first : head.i + 1] if not t.is_punct]
    lemma = _lemma(head)
    plural = lemma == "person" and head.lower_ not in ("person", "persons")
    shown = head.text[0] + lemma[1:] if head.pos_ == "PROPN" and lemma[:1] == head.lower_[:1] else lemma
    before = parsed.text[parsed.doc[first].idx : head.idx]
    normal = " ".join(f"{before}{'people' if plural else shown}".split())
    qualifiers = tuple(t.text for t in words[:-1] if t.pos_ in ("ADJ", "PROPN", "NOUN"))
    return Noun(Counted(parsed.span(first, head.i + 1), lemma, normal, _joined(qualifiers)), head.i, rule)


def _phrase_start(parsed: Parsed, start: int, head: Token) -> int:
    """Where the words before the head begin that belong to it: after another number, unless it is in a name."""
    doc = parsed.doc
    named = {
        t.i + 1 for t in doc[start : head.i] if t.pos_ == "PROPN" and t.head == head
    }  # the 4 of "700 Comet 4 tractors"
    numbers = [t.i + 1 for t in doc[start : head.i] if t.pos_ == "NUM" and t.dep_ != "flat" and t.i not in named]
    return max([start, *numbers])


def _lemma(head: Token) -> str:
    """The singular of the noun, lower case; "person" for words that stand for people ("the 40 wounded")."""
    if head.lower_ in _STANDS_FOR_PEOPLE:
        return "person"
    text = head.text[:-1] if re.fullmatch("[A-Z]{2,}s", head.text) else head.text  # MPs
    found = (
        (head.lemma_ if head.pos_ == "NOUN" and text == head.text else singular(text, "NOUN")).lower().strip("\u200b")
    )
    if found in _STANDS_FOR_PEOPLE:
        return "person"
    cut = head.lower_.removesuffix("s")
    return cut if cut.endswith("ing") and not found.endswith("ing") else found  # meetings


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Neighbouring capitalised words are one qualifier: "North Korean"."""
    found: list[str] = []
    for word in words:
        if found and word[0].isupper() and found[-1][0].isupper():
            found[-1] += " " + word
        else:
            found.append(word)
    return tuple(found)
