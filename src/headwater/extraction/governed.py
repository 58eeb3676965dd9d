"""What a figure measures by the words that govern it: "the toll rose to 12", "valued the cargo at $94 million", "sold for $40"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.prices import invested, invests, is_money, is_priced, priced, use
from headwater.extraction.subjects import (
    FATES,
    NOUNS,
    SUBJECTS,
    case_of,
    changes,
    of_main_clause,
    of_number,
    subject,
    was_before,
)
from headwater.extraction.summed import AMOUNTS, amounting

CHANGES = frozenset(
    {"loss", "increase", "decrease", "rise", "fall", "drop", "cut", "decline", "growth", "reduction",
     "shortfall", "deficit", "gap", "debt"}
)  # fmt: skip
"""Nouns that are measured together with what they befall: "losses in rice production of 600 tonnes"."""
_REACHES = frozenset(
    {"reach", "exceed", "total", "number", "hit", "stand", "rise", "fall", "climb", "grow", "surpass", "be", "pass", "top", "drop",
     "jump", "increase", "decrease", "decline", "soar", "surge", "go", "slip", "average", "amount", "ease", "quicken", "slow",
     "expand", "contract", "shrink", "swell", "dip", "slide", "tumble", "plunge", "plummet", "slump", "sink", "firm", "weaken",
     "strengthen", "edge", "inch", "rebound", "rally", "advance", "retreat", "widen", "narrow", "thin", "accelerate", "moderate",
     "leap", "touch", "near", "approach", "cost", "fetch", "retail", "costing", "weigh", "measure", "read", "vary", "range", "test", "last"}
)  # fmt: skip
"""Verbs whose subject is what the number after them measures."""
_CRESTS = frozenset({"crest", "peak"})
"""Verbs that say so also of a height: "the river crested at 14 feet"."""
_BUILDS = frozenset({"get", "bring", "raise", "build", "lift"})
"""Verbs that bring a thing up to a height: "get the walls up to 12 feet"."""
_AT = _CRESTS | frozenset({"settle", "close", "open", "end", "finish", "trade", "bottom", "hover", "run", "come", "move", "return",
                 "hold", "stay", "remain", "recover", "start", "stabilise", "stabilize", "change", "double", "stick", "stop"})  # fmt: skip
"""Verbs that say so only of a level: "closed at 6,700", "came down from 6 percent"."""
_EXTENTS = frozenset({"long", "tall", "wide", "high", "deep", "thick", "broad", "heavy"})
_STEADY = frozenset({"steady", "flat", "unchanged", "stable", "stuck", "static", "constant", "last"})
"""Adjectives that say so of a level: "flat at 40"."""
_LEVELS = frozenset({"at", "to", "from", "by", "around", "above", "below", "near", "between"})
_NEXT_TO = frozenset({"of", "at", "near", "to", "between", "from", "as", "than", "up"})
"""Prepositions between a noun and the number that counts it: "a crew of 19", "a rise to 40"."""
_WHEN = frozenset({"in", "over", "during", "after", "within", "since", "before", "until", "for", "with"})
"""Prepositions of time and means: "fell in three decades"."""
_PARENTS = frozenset({"mother", "father", "parent", "grandmother", "grandfather", "mum", "mom", "dad", "widow"})
_SHIFTS = frozenset({"gain", "lose", "shed", "add"})
"""Verbs whose subject is measured by a share alone: "shed 3 percent"; what is lost or gained otherwise is a thing."""
SUMS = frozenset({"total", "average", "sum", "maximum", "minimum", "rate", "pace"})
"""Nouns before "of" and a number that say how it was reckoned, and are not what is counted."""
_MOVES = frozenset(
    {"bring", "take", "push", "drive", "revise", "extend", "upgrade", "downgrade", "adjust", "amend",
     "limit", "hike", "triple", "diminish", "ramp", "scale", "bump", "correct", "hold", "keep", "beat", "restrict", "top", "up"}
)  # fmt: skip
"""Verbs that bring their object to a level, besides those of change: "took the toll to 12"."""
_AS_MUCH = frozenset({"high", "low", "much", "little", "many", "few"})
"""Adjectives between "as" and "as" in a figure: "pushed the price as high as $40"."""
_WAYS = frozenset({"up", "down", "back", "somewhere"})
_PARTS = frozenset({"make", "account", "represent", "constitute", "form", "comprise"})
SHARES = frozenset({"percent", "fraction"})
POINTS = SHARES | {"point", "percentage point", "basis point"}


def is_it(parsed: Parsed, tokens: TokenRange, unit: str | None) -> bool:
    """Whether "it" is what is said to be so much, or to reach it: "It is nearer nine", "it rose to 40", "this will grow to 40"."""
    token = top(parsed, tokens)
    said = token if any(child.dep_ == "cop" for child in token.children) else token.head
    copular = any(child.dep_ == "cop" for child in said.children) and said.pos_ in ("NUM", "ADJ", "SYM", "NOUN")
    if not copular and not (said.pos_ == "VERB" and _reaches(token, said, case_of(token), unit)):
        return False
    words = ("it",) if copular else ("it", "this")
    return any(child.dep_ == "nsubj" and child.lower_ in words for child in said.children)


def measured_before(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """ "a debt of $5 million", "cigarettes worth 40,000 euros": the noun before says what is measured."""
    doc, start = parsed.doc, tokens[0]
    cash = [word for word in doc[max(start - 2, 0) : start] if word.lower_ == "cash"]
    if cash and doc[start - 1].lower_ in ("cash", "for"):
        return cash[-1]  # "cash for 4,000 euros"
    if start < 2 or doc[start - 1].lower_ not in ("of", "worth") or doc[start - 2].pos_ not in NOUNS:
        return None
    if doc[start - 2].lemma_ in SUMS and doc[start - 2].head.pos_ == "VERB" and case_of(doc[start - 2]) == "by":
        return None  # "costs fall by an average of 30 percent"
    noun = _of_name(doc[start - 2], doc[start - 1])
    tied = top(parsed, tokens).head
    if doc[start - 1].lower_ == "of" and tied.lemma_ in CHANGES and tied.i < noun.i:
        return tied  # "a rise in the duty on cigarettes of 35 cents"
    changed = noun.head if noun.dep_ == "nmod" and noun.head.i < noun.i else noun
    return changed if changed.lemma_ in CHANGES else noun


def _of_name(noun: Token, word: Token) -> Token:
    """What is worth the sum where a name stands between: "a loan from Northgate worth $8 million"."""
    if word.lower_ != "worth" or noun.pos_ != "PROPN":
        return noun
    above = [
        over for over in (word.head, noun.head) if over.pos_ == "NOUN" and over.i < noun.i and over.is_ancestor(noun)
    ]
    return above[0] if above and noun.dep_ == "nmod" else noun


def moved_before(parsed: Parsed, start: int) -> Token | None:
    """ "pensions up $25 a month", "shares down 3 percent": the noun before says what has moved."""
    doc = parsed.doc
    if start < 2 or doc[start - 1].lower_ not in ("up", "down") or doc[start - 2].pos_ not in NOUNS:
        return None
    return doc[start - 2]


def part(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """ "Exports made up 78 percent of the total": the subject says whose part it is."""
    token = top(parsed, tokens)
    return subject(token.head) if token.dep_ in ("obj", "obl") and token.head.lemma_ in _PARTS else None


def top(parsed: Parsed, tokens: TokenRange) -> Token:
    """The token by which the figure hangs in the parse."""
    start, end = tokens
    token = next((t for t in parsed.doc[start:end] if t.pos_ == "NUM" or t.like_num), parsed.doc[end - 1])
    for _ in range(3):
        if token.head.i == token.i or not start <= token.head.i < end:
            break
        token = token.head
    return token


def governor(parsed: Parsed, tokens: TokenRange, unit: str | None) -> Token | None:
    """The noun that the numeral modifies in the parse, or that it stands for ("the toll reached 12", "numbering 40")."""
    start, end = tokens
    token = top(parsed, tokens)
    head = token.head
    beside = (
        _of_hands(token, head)
        or _moved_at(token, head)
        or _changed(token, head)
        or _gapped(parsed, start)
        or _that_numbers(head, start)
        or _past(token, head)
        or _fated(token, head)
    )
    if beside is not None:
        return beside
    reaches = _is_clause(token)  # "now exceeds 3,000"
    if head.i == token.i or reaches or any(child.dep_ == "cop" for child in token.children):
        return _of_copula(token)
    if head.pos_ in NOUNS and token.dep_ == "nsubj" and any(child.dep_ == "cop" for child in head.children):
        return _predicate(head)
    if token.dep_ == "conj" and head.pos_ in NOUNS and head.doc[start - 1].lower_ == "or" and head.i == start - 2:
        return head  # "a depot or two"
    if head.pos_ in NOUNS and head.text.endswith("ing") and head.lemma_.removesuffix("ing") in AMOUNTS:
        named = [child for child in head.children if child.dep_ == "compound" and child.pos_ in NOUNS]
        if named:
            return named[-1]  # "a budget amounting to", read as one noun or as two
        head = head.head
    if head.lemma_ in SUMS and case_of(token) != "in" and token.dep_ in ("nmod", "nummod") and head.head.pos_ == "VERB":
        return subject(head.head) if head.lemma_ in ("rate", "pace") else _of_verb(head, head.head, unit)
    per = end < len(parsed.doc) and parsed.doc[end].lower_ == "per" and head.i > end
    if per or _on_itself(head) or (token.dep_ == "conj" and head.lower_ == "points"):
        token, head = head, head.head  # "55.96 per dollar", "3 percent month on month", "40 points, or 0.7 percent"
    if head.pos_ in NOUNS and not start <= head.i < end and head.lemma_ not in SUMS:
        thing = of_number(head) or head if head.lemma_ == "number" else head
        return thing if token.dep_ in ("nummod", "compound", "appos", "amod") or _is_of(token, unit) else None
    return _said(token, head, unit)


def _of_hands(token: Token, word: Token) -> Token | None:
    """What goes for a price: "a boat changed hands for $40", also where the hands were read as what something is."""
    if case_of(token) not in ("for", "at"):
        return None
    noun = word.lower_ == "hands" and word.i > 0 and word.nbor(-1).lemma_ in ("change", "changing")
    verb = word.lemma_ == "change" and any(child.lower_ == "hands" and child.dep_ == "obj" for child in word.children)
    return subject(word) if noun or verb else None


def _fated(token: Token, fate: Token) -> Token | None:
    """Who is counted where the figure was tied to their fate: "put the number of missing at 40"."""
    known = (fate.lower_ in FATES or fate.tag_ == "VBN") and case_of(token) in ("at", "to", "from")
    return fate if known and fate.head.i < fate.i < token.i and of_number(fate.head) == fate else None


def _past(token: Token, noun: Token) -> Token | None:
    """What is measured where the figure was tied to a noun between: "hiked fares on the route by $5", "up 62 cents at $77"."""
    if token.dep_ != "nmod" or noun.pos_ not in NOUNS:
        return None
    moved = changes(noun.head) or noun.head.lemma_ in _MOVES
    if case_of(token) == "by" and noun.dep_ == "obl" and moved:
        things = _things(noun.head, noun)
        return of_number(things[-1]) if things else subject(noun.head)
    counted = any(child.dep_ == "nummod" for child in noun.children) and any(c.dep_ == "cop" for c in noun.children)
    return subject(noun) if counted and case_of(token) == "at" else None


def _moved_at(token: Token, place: Token) -> Token | None:
    """What has moved at each of those that are listed: "fares are up at two lines: Ormond by 4 percent"."""
    if place.pos_ != "PROPN" or token.dep_ not in ("nmod", "orphan") or case_of(token) != "by":
        return None
    above = place.head
    while above.pos_ in NOUNS and above.head.i != above.i:
        above = above.head
    moved = subject(above)
    return moved if moved is not None and moved.pos_ == "NOUN" and moved.i < place.i else None


def _changed(token: Token, change: Token) -> Token | None:
    """What is at the ends of a change: fares, in "a rise in fares from $2 to $3"."""
    if change.lemma_ not in CHANGES or token.dep_ != "nmod" or case_of(token) not in ("from", "to"):
        return None
    named = [child for child in change.children if child.dep_ == "nmod" and child.pos_ == "NOUN" and child.i < token.i]
    return next((of_number(noun) for noun in named if case_of(noun) in ("in", "of")), None)


def _gapped(parsed: Parsed, start: int) -> Token | None:
    """The noun that stands with the number where the verb is said once: "Exports rose to 40 tonnes and imports to 30"."""
    doc = parsed.doc
    if (
        start < 3
        or doc[start - 1].lower_ not in _LEVELS
        or doc[start - 2].pos_ != "NOUN"
        or doc[start - 2].dep_ != "conj"
    ):
        return None
    first = doc[start - 2].head
    measure = first.pos_ in ("NUM", "SYM") or any(child.dep_ == "nummod" for child in first.children)
    return doc[start - 2] if first.i < start - 2 and (measure or first.pos_ == "VERB") else None


def _said(token: Token, head: Token, unit: str | None) -> Token | None:
    """What is said to be so much: "the shares were down 5 percent", "the toll rose to 12"."""
    if head.lower_ in _WAYS and any(child.dep_ == "cop" for child in head.children):
        return subject(head)
    token, head = _past_adverb(token, head)
    if head.lower_ in _EXTENTS and _is_physical(unit):
        return _extended(token, head)
    if head.lower_ == "worth" and unit is not None:
        return subject(head)  # "the order, believed to be worth $15", "the barge is 30 metres long"
    if head.tag_ in ("JJR", "RBR") and unit is not None:
        if any(child.dep_ == "cop" for child in head.children):
            return subject(head) if token.dep_ == "obl:unmarked" else None  # "three metres higher than before"
        if head.lower_ in ("higher", "lower") and head.head.pos_ == "VERB":
            things = _things(head.head, token)  # "pulled shares 2% lower"
            return of_number(things[-1]) if things else subject(head.head)  # "closed 2% lower at $31"
    if head.lower_ in _STEADY and case_of(token) in ("at", "on"):
        steady = subject(head)
        return steady if steady is not None and (steady.pos_ == "NOUN" or is_money(unit)) else None
    if unit in SHARES and token.dep_ in ("obl:unmarked", "nmod:unmarked", "advmod", "obl") and _is_said(head):
        return subject(head)  # "the appeal is 11 percent funded", "cocoa is 60 percent dearer"
    return _of_clause(token, head, unit) if head.pos_ == "VERB" else None


def _past_adverb(token: Token, head: Token) -> tuple[Token, Token]:
    """The figure's token and the word that it is said with, without an adverb between them."""
    if head.lower_ in _WAYS:
        head = head.head  # "sells for $5, up from $3"
    if head.lower_ in _AS_MUCH and head.dep_.startswith("obl"):
        return head, head.head  # "cut the rate to as low as 4 percent"
    more = head.lower_ in ("more", "less") and head.dep_ == "advmod" and head.head.pos_ == "ADJ"
    return token, head.head if more else head  # "an engine that is 20% more powerful"


def _extended(token: Token, extent: Token) -> Token | None:
    """What is so long or deep: "the barge is 30 metres long and 12 wide", "they dug a pit 40 metres deep"."""
    if extent.dep_ == "amod" and extent.head.i < token.i:
        return extent.head
    said = extent.head if extent.dep_ == "conj" and extent.head.lower_ in _EXTENTS else extent
    return subject(said) if any(child.dep_ == "cop" for child in said.children) else None


def _on_itself(noun: Token) -> bool:
    """Whether a time is compared with itself: "month on month", "year over year"."""
    doc, at = noun.doc, noun.i
    return at + 2 < len(doc) and doc[at + 1].lower_ in ("on", "over") and doc[at + 2].lower_ == noun.lower_


def _is_said(word: Token) -> bool:
    """Whether an adjective or participle is said of a subject."""
    return word.tag_ in ("JJ", "JJR", "VBN") and any(child.dep_ in ("cop", "aux:pass") for child in word.children)


def _is_of(token: Token, unit: str | None) -> bool:
    """Whether the noun above is counted by the number after it: "a crew of 19", but not "an option for four", "mother of six"."""
    if token.head.lemma_.lower() in _PARENTS and unit is None:
        return False
    return token.dep_ == "nmod" and (
        unit is not None or all(child.lower_ in _NEXT_TO for child in token.children if child.dep_ == "case")
    )


def _is_clause(token: Token) -> bool:
    """Whether the figure's own word is a verb with a subject: "the toll now exceeds 3,000"."""
    if token.pos_ != "VERB" or token.lemma_ not in _REACHES:
        return False
    return token.dep_.startswith("acl") or any(child.dep_ in SUBJECTS for child in token.children)


def _that_numbers(head: Token, start: int) -> Token | None:
    """ "the fleet numbers 40", "wool rose $12", "unemployment stands at 6 percent", where the verb was read as a noun."""
    if head.lower_ in ("numbers", "rose") and head.i == start - 1:
        return next((child for child in head.children if child.dep_ == "compound" and child.pos_ in NOUNS), None)
    if head.lower_ != "stands" or head.i != start - 2 or head.nbor().lower_ != "at":
        return None
    return next(
        (child for child in head.children if child.dep_ == "compound"), head.head if head.head.i < head.i else None
    )


def _of_copula(token: Token) -> Token | None:
    """What is said to be so much: "the toll is 12", "the shares were down 5 percent", but not "she was among the 12"."""
    if any(child.lower_ == "among" for child in token.children):
        return None
    if token.lemma_ in ("acre", "hectare") and case_of(token) == "on":
        return None  # of the land: "the chapel is on 32 acres"
    moved = [child for child in token.children if child.lower_ in ("up", "down")]
    return subject(token) or next((noun for child in moved if (noun := subject(child)) is not None), None)


_PORTIONS = frozenset({"majority", "minority", "plurality", "fraction", "record", "quorum"})
"""What a number is of those that are counted: "her 2,203 are a majority"."""


def _predicate(noun: Token) -> Token | None:
    """ "50 were rescue workers", but not "50 were the result", "12 are out of service"."""
    one = noun.tag_ == "NN" and (noun.lower_ in _PORTIONS or any(child.lower_ == "the" for child in noun.children))
    return None if one or any(child.dep_ == "case" for child in noun.children) else noun


def _of_clause(token: Token, verb: Token, unit: str | None) -> Token | None:
    """What the figure measures as object or circumstance of a verb, or money as its subject: "$30 is set aside for a road"."""
    if token.dep_.startswith(("obj", "obl", "xcomp")):
        return None if was_before(token, verb) else _of_verb(token, verb, unit)
    return use(token, verb, ("for",)) if token.dep_ == "nsubj:pass" and is_money(unit) else None


def _of_verb(token: Token, verb: Token, unit: str | None) -> Token | None:
    """What reaches or amounts to the number: "a budget amounting to $7", "they raised its capital to $5", "the toll rose to 12"."""
    summed = amounting(verb)
    if summed is not None:
        return summed
    case = case_of(token)
    things = _things(verb, token)
    brought = _brought(token, verb, unit, things)
    if brought is not None:
        return brought
    if is_priced(verb, case, unit):
        return priced(verb, things)
    if things and case == "at" and is_money(unit) and verb.lemma_ not in _AT:
        return of_number(things[-1])  # "offers 40 rooms at $90 a night"
    return invested(token, verb) if invests(token, verb, unit) else _reaching(token, verb, unit)


def _brought(token: Token, verb: Token, unit: str | None, things: list[Token]) -> Token | None:
    """What is brought to the figure or moved by it: "took the toll to 12", "raised by 7 percent the pay of bakers"."""
    case, circumstance = case_of(token), token.dep_.startswith("obl")
    moved = (unit is not None and not _is_physical(unit)) or changes(verb) or verb.lemma_ in _MOVES
    if things and case == "as" and verb.lemma_ in ("give", "put", "list"):
        return of_number(things[-1])  # "gave the number of displaced as 40"
    level = circumstance and (case in ("to", "from", "by") or (case == "in" and unit == "fraction"))  # "cut in half"
    built = circumstance and case == "up" and verb.lemma_ in _BUILDS
    if things and (built or (moved and (level or token.lower_ in _AS_MUCH))):
        return of_number(things[-1])
    later = [child for child in verb.children if child.dep_ == "obj" and child.i > token.i and child.pos_ in NOUNS]
    return of_number(later[0]) if later and case == "by" and circumstance and changes(verb) else None


def _reaching(token: Token, verb: Token, unit: str | None) -> Token | None:
    """The subject that reaches the number, which is no name."""
    found = subject(verb) if _reaches(token, verb, case_of(token), unit) else None
    if found is not None and found.pos_ == "PROPN" and unit in SHARES:
        found = of_main_clause(verb) or found
    return None if found is not None and unit is None and found.tag_ == "NNP" else found  # no name is counted


def _things(verb: Token, token: Token) -> list[Token]:
    """What the verb before the figure is done to; of "$750 million of bonds" the bonds."""
    done = [child for child in verb.children if child.dep_ == "obj" and child.i < token.i]
    within = [
        below for child in done if child.pos_ in ("SYM", "NUM") for below in child.children if below.dep_ == "nmod"
    ]
    return [child for child in [*within, *done] if child.pos_ in NOUNS and child.i < token.i]


def _reaches(token: Token, verb: Token, case: str | None, unit: str | None) -> bool:
    """Whether the subject of the verb is what the number measures."""
    if token.dep_.startswith("obl") and case in _WHEN and unit not in SHARES:
        return False
    if verb.lemma_ in _REACHES or (verb.lemma_ in _SHIFTS and (unit in POINTS or case in ("to", "from"))):
        return True
    if (
        verb.lemma_ in _SHIFTS
        and (is_money(unit) or unit == "cent")
        and any(case_of(child) in ("to", "at") for child in verb.children)
    ):
        return True  # "wool lost 45 cents to $48"
    up_or_down = any(child.lower_ in ("up", "down") and child.dep_ == "compound:prt" for child in verb.children)
    if up_or_down and (verb.lemma_ in ("end", "wind") or (verb.lemma_ in _AT and unit in SHARES)):
        return unit is not None  # "will end up above $7", "was trading down 2 percent"
    if not token.dep_.startswith("obl") or case not in _LEVELS or (_is_physical(unit) and verb.lemma_ not in _CRESTS):
        return False
    return verb.lemma_ in _AT or (changes(verb) and any(child.dep_ == "nsubj:pass" for child in verb.children))


def _is_physical(unit: str | None) -> bool:
    """Whether the unit is one of length, time, weight: no level of prices or shares."""
    return unit is not None and not unit.isupper() and unit not in SHARES
