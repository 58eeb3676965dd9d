"""Figures: numerals with the words that bound them, their unit, and what they count.

The numeral and its modifiers are read from the characters, what is counted from the parse. Phenomena 17 and 26 to 30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from headwater.extraction.changes import direction_of
from headwater.extraction.counted import counted_noun
from headwater.extraction.currencies import letter_money, local_money
from headwater.extraction.found import FoundFigure
from headwater.extraction.inherited import inherit
from headwater.extraction.lookalikes import lookalike
from headwater.extraction.numerals import Numeral, numerals
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.extraction.ranges import read_range
from headwater.extraction.rates import rate_after
from headwater.language.words import Entry, load_words
from headwater.model import Bound, Figure, Span, Step

_ZERO = re.compile(
    r"\b[Nn]o (?=(?:\w+ ){0,2}(?:casualties|injuries|deaths|fatalities|victims|survivors|arrests|cases|losses|demonstrations|deal|records|documents|injured|reports of (?:casualties|injuries|deaths))\b)|\b[Zz]ero (?=[a-z]+s\b)"
)


@dataclass(frozen=True)
class _Draft:
    """A figure in the making: characters `[start, end)`, its ends, and what the rules said."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    numeral: Numeral
    approximate: bool = False
    increment: bool = False
    unit: str | None = None
    rules: tuple[str, ...] = field(default=())


def find_figures(parsed: Parsed) -> list[FoundFigure]:
    """Every figure of the parsed sentences, in order of the text."""
    drafts = list(_drafts(parsed))
    found: list[FoundFigure] = []
    for draft in drafts:
        figure = _figure(parsed, draft)
        if figure is not None:
            found.append(figure)
    return inherit(parsed, found)


def _drafts(parsed: Parsed) -> Iterator[_Draft]:
    text = parsed.text
    taken = 0
    plain = [
        n
        for stretch in parsed.stretches
        for n in numerals(text, *stretch)
        if is_parsed(parsed.doc[min(parsed.tokens(Span.of(text, n.start, n.end))[0], len(parsed.doc) - 1)])
    ]
    skip = 0
    for at, numeral in enumerate(plain):
        if at < skip or numeral.start < taken:
            continue
        draft, used = _range(text, plain, at)
        if draft is None:
            draft, used = _Draft(numeral.start, numeral.end, numeral.value, numeral.value, Bound.EXACT, numeral), 1
        if numeral.vague and draft.bound == Bound.EXACT:
            draft = replace(draft, high=None, bound=Bound.VAGUE, rules=("figures.vague",))
        draft = _below_zero(text, _with_unit(text, draft))
        draft = _modified(text, draft, taken)
        draft = _modified_after(text, draft)
        if draft.increment and draft.unit is None:
            draft = _with_unit(text, draft)  # "three more tonnes"
        changed = draft.bound != Bound.EXACT or draft.increment
        what = lookalike(text, numeral, modified=changed and not numeral.vague)
        money = draft.unit is not None and re.fullmatch("[A-Z]{3}|percent", draft.unit)
        if (
            what is not None
            and not (money and what != "date")
            and "figures.unit.part" not in draft.rules
            and not (draft.bound == Bound.RANGE and what == "score of a game")
        ):
            skip = at + used
            continue
        taken, skip = draft.end, at + used
        yield draft
    for match in (match for stretch in parsed.stretches for match in _ZERO.finditer(text, *stretch)):
        word = match.group().strip()
        zero = Numeral(match.start(), match.start() + len(word), Decimal(0))
        if is_parsed(parsed.doc[parsed.tokens(Span.of(text, zero.start, zero.end))[0]]):
            yield _Draft(zero.start, zero.end, Decimal(0), Decimal(0), Bound.EXACT, zero, rules=("figures.none",))


def _range(text: str, plain: list[Numeral], at: int) -> tuple[_Draft | None, int]:
    """The draft of a range that begins at the numeral `at`, if one does, and how many numerals it used."""
    found = read_range(text, plain[at], plain[at + 1]) if at + 1 < len(plain) else None
    if found is None:
        return None, 1
    draft = _Draft(found.start, found.end, found.low, found.high, Bound.RANGE, plain[at], rules=("figures.range",))
    return draft, 2


@cache
def _units() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns of the units that stand before and after a numeral, and the unit of each form (case kept)."""
    units = {form: entry["unit"] for entry in load_words("en", "units") for form in entry.forms}
    kinds = {form: entry["kind"] for entry in load_words("en", "units") for form in entry.forms}
    ordered = sorted(units, key=len, reverse=True)
    before = [re.escape(form) for form in ordered if kinds[form] == "money" and not form[0].islower()]
    after = [
        re.escape(form) + (r"(?![\w])" if form[-1].isalnum() else "")
        for form in ordered
        if len(form) > 1 or form in "%m"
    ]
    glued = "".join(form for form in ordered if len(form) == 1 and form.isalpha() and form != "m")
    codes = sorted({unit for unit in units.values() if re.fullmatch("[A-Z]{3}", unit)} | {"ZAR", "EUR", "USD", "GBP"})
    first = re.compile(rf"(?:(?<![A-Za-z])(?:{'|'.join(before)})|(?<![A-Z])(?:{'|'.join(codes)}))[\s\u00a0]?$|\bPS$")
    return first, re.compile(rf"^(?:[\s\u00a0-]?(?:{'|'.join(after)})|[{glued}](?!\w))"), units


_OTHER_WORD = re.compile(
    r"(?:second|minute|hour|day|week|month|year|foot)-[a-z]|second [a-z-]+(?:[^s]s|people|men|women|children)\b"
)
"""What only begins like a unit: "11,200 second-hand homes", "40 second homes", "12 day-trips"."""
_PLAIN_SIGNS = {"PS": "GBP"}
"""What is written for a sign of money where a text was brought down to plain letters."""


def _with_unit(text: str, draft: _Draft) -> _Draft:
    """Take the unit into the span: "$" before, "percent", "km" or "baht" after; money without a sign stays a count."""
    before, after, units = _units()
    letter = letter_money(text, draft.numeral)
    if letter:
        start = min(draft.start, draft.numeral.start - 1)
        return replace(draft, start=start, unit=letter, rules=(*draft.rules, "figures.unit.letter"))
    head = before.search(text[max(draft.numeral.start - 8, 0) : draft.numeral.start])
    if head:
        sign = head.group().strip()
        start = min(draft.start, draft.numeral.start - len(head.group()))
        draft = replace(
            draft,
            start=start,
            unit=_PLAIN_SIGNS.get(sign) or local_money(text, sign) or units.get(sign, sign),
            rules=(*draft.rules, "figures.unit.currency"),
        )
        if after.match(text[draft.end : draft.end + 10]) is None:
            return draft
    part = _part_of_unit(text, draft)
    if part is not None:
        return part
    of = " of " if draft.numeral.vague and text[draft.end : draft.end + 4] == " of " else ""
    tail = after.match(text[draft.end + len(of) : draft.end + len(of) + 36])
    if tail is None or draft.numeral.share:
        return replace(draft, unit="fraction") if draft.numeral.share else draft
    form = tail.group().strip(" \u00a0-")
    unit = units.get(form)
    if unit is None or (draft.unit and re.fullmatch("[A-Z]{3}", draft.unit)) or _is_word_not_unit(text, draft, form):
        return draft
    unit = local_money(text, form) or unit
    return replace(draft, end=draft.end + len(of) + len(tail.group()), unit=unit, rules=(*draft.rules, "figures.unit"))


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of "of a litre", and the unit of each form of which parts are told; parts of an hour are idioms."""
    units = {form: entry["unit"] for entry in load_words("en", "units") if entry["kind"] != "duration" for form in entry.forms}
    forms = "|".join(re.escape(form) for form in sorted(units, key=len, reverse=True) if form[0].isalpha() and len(form) > 1)
    return re.compile(rf"^(?P<of>[ ]of)?[ ]an?[ ](?P<unit>{forms})(?![\w-])"), units


_OF_A_RATE = re.compile(r"\b(?:rates?|yields?|inflation|growth|interest|borrowing)\b")


def _part_of_unit(text: str, draft: _Draft) -> _Draft | None:
    """ "a quarter of a litre", "half a point", "0.6 of a percentage point": so much of one unit; half an hour is an idiom."""
    numeral = draft.numeral
    if numeral.scaled or numeral.vague or numeral.value >= 1:
        return None
    pattern, units = _parts()
    tail = pattern.match(text[draft.end : draft.end + 40])
    if tail is None or not (tail["of"] or text[numeral.start : numeral.end].lower() == "half"):
        return None
    unit = units[tail["unit"]]
    if unit == "point" and _OF_A_RATE.search(text[max(draft.start - 60, 0) : draft.start]):
        unit = "percentage point"
    return replace(draft, end=draft.end + tail.end(), unit=unit, rules=(*draft.rules, "figures.unit.part"))


_MINUS = re.compile(r"(?<![\w,.] plus or )(?<!\d )\b[Mm]inus $|(?:^|[\s(])[-−]$")
_COLD = frozenset({"celsius", "fahrenheit"})


def _below_zero(text: str, draft: _Draft) -> _Draft:
    """ "minus $47bn", "-5°C": what is below zero."""
    sign = _MINUS.search(text[max(draft.start - 16, 0) : draft.start])
    if sign is None or draft.bound != Bound.EXACT or draft.low is None or draft.unit is None:
        return draft
    dash = not sign.group().strip("( \n").isalpha()
    if dash and draft.unit not in _COLD:
        return draft
    start = draft.start - (1 if dash else len("minus "))
    return replace(draft, start=start, low=-draft.low, high=-draft.low, rules=(*draft.rules, "figures.below-zero"))


def _is_word_not_unit(text: str, draft: _Draft, form: str) -> bool:
    """ "won" after a count is usually the verb; a bare "m" is metres only after a small number."""
    following = text[draft.end + len(form) + 1 : draft.end + len(form) + 12]
    if form in ("point", "points"):
        return "." not in text[draft.numeral.start : draft.numeral.end] or draft.numeral.scaled
    if text[draft.end : draft.end + 1] == " " and _OTHER_WORD.match(text[draft.end + 1 : draft.end + 32]):
        return True
    if form == "won":
        return not draft.numeral.scaled and draft.numeral.value < 1000
    return form == "m" and (
        draft.numeral.scaled or (re.match(r"^\w", following) is None and draft.numeral.value > 10000)
    )


@cache
def _modifiers() -> tuple[re.Pattern[str], re.Pattern[str], dict[tuple[str, str], Entry]]:
    entries = load_words("en", "bounds")
    table = {(entry["side"], form): entry for entry in entries for form in entry.forms}

    def either(side: str) -> str:
        forms = sorted((form for at, form in table if at == side), key=len, reverse=True)
        return "|".join(re.escape(form) for form in forms)

    before = re.compile(rf"(?<![\w-])({either('before')})[\s\u00a0]*(?:\ban?\s)?[“\"]?$", re.IGNORECASE)
    after = re.compile(rf"^[\s\u00a0]?({either('after')})(?![\w-])", re.IGNORECASE)
    return before, after, table


def _modified(text: str, draft: _Draft, floor: int) -> _Draft:
    """Take the modifiers before the numeral into the span, the nearest first: "at least another 12"."""
    before, _, table = _modifiers()
    for _ in range(3):
        left = text[max(draft.start - 32, floor) : draft.start]
        match = before.search(left)
        if match is None:
            break
        entry = table["before", match[1].lower()]
        if entry.get("neutral") or not _fits(text, draft, match[1].lower(), left[: match.start()]):
            break
        start = draft.start if entry.get("verb") else draft.start - len(match.group())
        draft = _apply(draft, entry, start, draft.end, match[1].lower())
        if entry.get("verb"):
            break
    return draft


_PREPOSITIONS = frozenset({"over", "under", "below", "above", "near", "beyond"})
_MEASURED_BY = frozenset({"nearer", "nearer to", "closer to", "not far from"})
_COPULA = re.compile(r"\b(?:is|was|are|were|be|been|being|at|probably|perhaps|likely|but|or)\s$|[’']s\s$")
_ALSO_OF_TIME = frozenset({"over", "under", "below", "above", "around", "near", "beyond", "passed", "further"})
_TIME_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_HAS = re.compile(r"\b(?:had|has|have|having)\s(?:\w+ly\s)?$", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:for|in|after|within|every|lasts?|lasted|lasting|takes?|took|taken|taking|span(?:s|ned|ning))\s$"
)


def _fits(text: str, draft: _Draft, form: str, before: str) -> bool:
    """Whether a form with other uses is a bound here: "over 300", but not "over three days" after a verb of time."""
    if form in _ALSO_OF_TIME and draft.unit in _TIME_UNITS and not _LASTING.search(before):
        return False
    if (
        form in ("under", "below", "above", "beyond", "near")
        and draft.numeral.digits is False
        and draft.numeral.value < 20
    ):
        return False
    if form in _PREPOSITIONS and draft.bound != Bound.EXACT:
        return False  # "burns over more than 60 percent of the skin"
    if form in _MEASURED_BY and not _COPULA.search(before):
        return False  # "moved closer to 40 villages"
    if form in ("somewhere", "anywhere") and draft.bound != Bound.RANGE:
        return False
    if form == "estimated" and _HAS.search(before):
        return False  # the verb: "they had estimated 40"
    if form == "some" and draft.numeral.vague:
        return False
    if form in ("some", "the", "another") and text[draft.start : draft.start + 3].lower() == "one":
        return False
    return not (form == "only" and before.rstrip().endswith("not"))


def _modified_after(text: str, draft: _Draft) -> _Draft:
    """ "100,000 or more", "200 or so", "12 more", "20-odd"."""
    _, after, table = _modifiers()
    match = after.match(text[draft.end : draft.end + 20])
    if match is None:
        return draft
    form = match[1].lower()
    entry = table["after", form]
    if form in ("more", "other", "others", "extra", "further", "additional") and re.match(
        r"^\s+(?:than|likely|or less|important|powerful|difficult)", text[draft.end + len(match.group()) :]
    ):
        return draft
    if form in ("at least", "at most", "plus", "approximately") and re.match(
        r"^[\s]*\w", text[draft.end + len(match.group()) :]
    ):
        return draft
    span = draft.end if form in ("other", "others") else draft.end + len(match.group())
    return (
        draft if form in ("other", "others") and draft.numeral.vague else _apply(draft, entry, draft.start, span, form)
    )


def _apply(draft: _Draft, entry: Entry, start: int, end: int, form: str) -> _Draft:
    rules = (*draft.rules, "figures.bound." + form.replace(" ", "-"))
    draft = replace(draft, start=start, end=end, rules=rules)
    if entry.get("increment"):
        return replace(draft, increment=True)
    if entry.get("approximate"):
        near = Bound.ABOUT if draft.bound == Bound.EXACT else draft.bound
        return replace(draft, approximate=True, bound=near)
    bound = Bound(entry["bound"])
    if draft.bound == Bound.RANGE:
        return replace(draft, low=None) if bound == Bound.AT_MOST else draft
    if draft.bound not in (Bound.EXACT, Bound.ABOUT):
        return draft  # the nearer words decide: "as many as more than 6 million"
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return replace(draft, bound=bound, high=None)
    return replace(draft, bound=bound, low=None)


def _figure(parsed: Parsed, draft: _Draft) -> FoundFigure | None:
    text = parsed.text
    span = Span.of(text, draft.start, draft.end)
    tokens = parsed.tokens(span)
    if draft.rules == () and (
        _in_name(parsed, tokens) or _is_model(parsed, draft.numeral, tokens) or _anybody(parsed, tokens)
    ):
        return None
    rate = rate_after(text, draft.end)
    noun = counted_noun(parsed, tokens, draft.numeral, draft.unit)
    if noun is not None and draft.unit and tokens[0] <= noun.head < tokens[1]:
        noun = None  # the unit's own word
    low_closed = None if draft.low is None else draft.bound != Bound.MORE_THAN
    high_closed = None if draft.high is None else draft.bound != Bound.LESS_THAN
    unspecific = draft.increment or _more_before(text, draft)
    figure = Figure(
        span,
        draft.low,
        draft.high,
        low_closed,
        high_closed,
        draft.bound,
        draft.approximate,
        unspecific,
        direction_of(parsed, span, draft.unit),
        draft.unit,
        rate,
        noun.counted if noun else None,
    )
    rules = draft.rules or ("figures.numeral",)
    steps = tuple(Step(rule, (span,)) for rule in rules) + ((Step(noun.rule, (noun.counted.span,)),) if noun else ())
    return FoundFigure(figure, tokens, noun.head if noun else None, steps)


def _in_name(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether the parse ties a bare numeral to a name: "Row 21", "Planet 9 project", "the 11 Pro Max", "Harbour One"."""
    if tokens[1] - tokens[0] != 1:
        return False
    token = parsed.doc[tokens[0]]
    head = token.head
    if token.dep_ == "flat":
        return head.i < token.i and head.text[0].isupper()
    before = parsed.doc[token.i - 1] if token.i else token
    counted = any(child.dep_ == "nummod" and child.i < before.i for child in head.children)
    if token.dep_ == "nummod" and before.pos_ == "PROPN" and before.head == head and counted:
        return True  # "700 Comet 4 tractors"
    return (token.dep_ == "compound" and head.pos_ == "PROPN" and head.i > token.i) or (
        token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start
    )


def _anybody(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether "one" stands for people in general: "if one calculates", "one may ask", but not "one was hurt"."""
    token = parsed.doc[tokens[0]]
    if token.lower_ != "one" or token.dep_ not in ("nsubj", "nsubj:pass"):
        return False
    verb = token.head
    helpers = {child.tag_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")}
    return verb.tag_ in ("VBZ", "VBP") or bool(helpers & {"MD", "VBZ", "VBP"})


_OF_ONE = frozenset({"a", "an", "own", "new", "its", "their", "his", "her"})


def _is_model(parsed: Parsed, numeral: Numeral, tokens: TokenRange) -> bool:
    """Whether a bare number belongs to the name of one thing: "its own 787 Dreamliner"."""
    (start, end), doc = tokens, parsed.doc
    if start == 0 or end + 1 >= len(doc) or not numeral.digits or doc[start - 1].lower_ not in _OF_ONE:
        return False
    return (
        doc[end].tag_ in ("NNP", "NN")
        and doc[end].text[0].isupper()
        and doc[end + 1].pos_ not in ("NOUN", "PROPN", "PUNCT")
    )


def _more_before(text: str, draft: _Draft) -> bool:
    """ "even more workers, potentially numbering in the tens of thousands": the increment stands with the noun."""
    before = text[max(draft.start - 90, 0) : draft.start]
    return bool(
        re.search(
            r"\b(?:even more|more|additional|further|extra) (?:[\w-]+ ){1,4}\w+,? (?:[\w]+ly )?(?:numbering|totall?ing)\b[^.]*$",
            before,
        )
    )
