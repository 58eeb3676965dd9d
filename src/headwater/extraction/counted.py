"""What a figure counts: the noun that the parse ties its numeral to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from headwater.extraction.found import FoundFigure
from headwater.extraction.numerals import Numeral
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.language.en.lemmas import lemma as singular
from headwater.model import Counted, Step

_NOUNS = frozenset({"NOUN", "PROPN"})
_QUALIFIES = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat"})
_PARTITIVE = frozenset({"group", "number", "total", "majority", "share", "kind", "type", "part", "proportion"})
_PERSONAL = frozenset(
    [
        "kill",
        "wound",
        "injure",
        "arrest",
        "detain",
        "rescue",
        "evacuate",
        "hospitalise",
        "hospitalize",
        "displace",
        "die",
        "dead",
        "injured",
        "missing",
        "wounded",
        "homeless",
        "hurt",
        "survive",
        "flee",
        "perish",
    ]
)
_STANDS_FOR_PEOPLE = frozenset({"other", "injured", "wounded", "dead", "missing", "homeless", "unemployed"})
_TIMES = frozenset({"day", "week", "month", "year", "decade", "century", "hour", "minute", "quarter", "time", "period"})
_NO_THINGS = frozenset(
    {"%", "percent", "cent", "percentage", "dollar", "dollars", "euros", "baht", "won", "yuan", "rupees", "pounds"}
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
    following = _following(parsed, end)
    governor = _governor(parsed, tokens)
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
        if token.pos_ in _NOUNS and not _NUMBERS.match(low):
            last = token
        elif last is not None:
            if low in ("-", "/") and at + 1 < len(doc) and doc[at + 1].pos_ in (*_NOUNS, "ADJ"):
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
    when = doc[end].lower_ == "in" and (head.lemma_ in _TIMES or head.ent_type_ == "LOC")
    return None if when or head.text.endswith("$") else _through_partitive(head)


def _measured(parsed: Parsed, start: int) -> Token | None:
    """ "a debt of $5 million", "cigarettes worth 40,000 euros": the noun before says what is measured."""
    doc = parsed.doc
    if start < 2 or doc[start - 1].lower_ not in ("of", "worth") or doc[start - 2].pos_ not in _NOUNS:
        return None
    return doc[start - 2]


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
    {
        "totalling",
        "totaling",
        "number",
        "total",
        "amount",
        "worth",
        "value",
        "estimate",
        "price",
        "average",
        "exceed",
        "reach",
        "cost",
    }
)


def _governor(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """The noun that the numeral modifies in the parse, or that it stands for ("the toll reached 12", "numbering 40")."""
    start, end = tokens
    token = _top(parsed, tokens)
    head = token.head
    copular = any(child.dep_ == "cop" for child in token.children)
    if head.i == token.i or copular:
        return _subject(token)
    if head.pos_ in _NOUNS and token.dep_ == "nsubj" and any(child.dep_ == "cop" for child in head.children):
        return head  # "50 were rescue workers"
    if head.text.endswith("ing") and head.lemma_.removesuffix("ing") in _AMOUNTS:
        named = [child for child in head.children if child.dep_ == "compound" and child.pos_ in _NOUNS]
        head = named[-1] if named else head.head  # "a budget amounting to", read as one noun or as two
    noun = head.pos_ in _NOUNS and not start <= head.i < end
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
        return verb.head if verb.head.pos_ in _NOUNS else None
    raised = [child for child in verb.children if child.dep_ == "obj" and child.i < token.i and child.pos_ in _NOUNS]
    changed = token.dep_ == "obl" and any(child.lower_ in ("to", "from") for child in token.children)
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
        first = max(first, tokens[1])
    while first < head.i and (parsed.doc[first].is_punct or parsed.doc[first].pos_ in ("DET", "ADP", "NUM", "PRON")):
        first += 1
    words = [t for t in parsed.doc[first : head.i + 1] if not t.is_punct]
    lemma = _lemma(head)
    shown = head.text[0] + lemma[1:] if head.pos_ == "PROPN" and lemma[:1] == head.lower_[:1] else lemma
    normal = " ".join(f"{parsed.text[parsed.doc[first].idx : head.idx]}{shown}".split())
    qualifiers = tuple(t.text for t in words[:-1] if t.pos_ in ("ADJ", "PROPN", "NOUN"))
    return Noun(Counted(parsed.span(first, head.i + 1), lemma, normal, _joined(qualifiers)), head.i, rule)


def _lemma(head: Token) -> str:
    """The singular of the noun, lower case; "person" for words that stand for people ("the 40 wounded")."""
    if head.lower_ in _STANDS_FOR_PEOPLE:
        return "person"
    text = head.text[:-1] if re.fullmatch("[A-Z]{2,}s", head.text) else head.text  # MPs
    found = (head.lemma_ if head.pos_ == "NOUN" else singular(text, "NOUN")).lower().strip("\u200b")
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


def inherit(parsed: Parsed, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Figures that name nothing take the noun of the figure before them in the sentence: "killed 12 men and wounded 40"."""
    found: list[FoundFigure] = []
    for item in figures:
        bare = item.figure.counted is None and item.figure.unit is None
        found.append(_completed(parsed, item, found[-1] if found else None) if bare else item)
    return found


def _completed(parsed: Parsed, item: FoundFigure, before: FoundFigure | None) -> FoundFigure:
    """A figure that names nothing, with what the figure before it or its verb says is counted."""
    if before is not None and before.figure.counted is not None and _same_sentence(parsed, before, item):
        counted, head, rule = before.figure.counted, before.head, "figures.counted.inherited"
    else:
        person = _person(parsed, item)
        if person is None:
            return item
        counted, head, rule = person, item.head, "figures.counted.person-by-verb"
    steps = (*item.steps, Step(rule, (counted.span,)))
    return replace(item, figure=replace(item.figure, counted=counted), head=head, steps=steps)


def _same_sentence(parsed: Parsed, left: FoundFigure, right: FoundFigure) -> bool:
    return parsed.doc[left.tokens[0]].sent.start == parsed.doc[right.tokens[0]].sent.start


def _person(parsed: Parsed, item: FoundFigure) -> Counted | None:
    """ "killed at least 44", "12 were arrested": the verb says that persons are counted."""
    start, end = item.tokens
    around = parsed.doc[max(start - 3, 0) : min(end + 4, len(parsed.doc))]
    verb = next((t for t in around if t.lemma_.lower() in _PERSONAL or t.lower_ in _PERSONAL), None)
    if verb is None:
        return None
    return Counted(item.figure.span, "person", "person")
