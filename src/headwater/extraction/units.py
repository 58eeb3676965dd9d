"""The unit of a figure: "$" before, "percent", "km" or "baht" after, parts of one unit, and what is below zero."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from headwater.extraction.currencies import exchanged_money, letter_money, local_money, shared_words
from headwater.extraction.drafts import Draft
from headwater.extraction.numbered import told_as_warmth
from headwater.language.words import load_words
from headwater.model import Bound


@cache
def _units() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns of the units that stand before and after a numeral, and the unit of each form (case kept)."""
    units = {form: entry["unit"] for entry in load_words("en", "units") for form in entry.forms}
    kinds = {form: entry["kind"] for entry in load_words("en", "units") for form in entry.forms}
    codes = {unit for form, unit in units.items() if kinds[form] == "money" and re.fullmatch("[A-Z]{3}", unit)}
    codes |= {"ZAR", "EUR", "USD", "GBP"}
    units |= {code: code for code in codes}
    ordered = sorted({*units, *shared_words()}, key=len, reverse=True)
    before = [re.escape(form) for form in ordered if kinds.get(form) == "money" and not form[0].islower()]
    after = [
        re.escape(form) + (r"(?![\w])" if form[-1].isalnum() else "")
        for form in ordered
        if len(form) > 1 or form in "%m"
    ]
    glued = "".join(form for form in ordered if len(form) == 1 and form.isalpha() and form != "m")
    first = re.compile(
        rf"(?:(?<![A-Za-z])(?:{'|'.join(before)})|(?<![A-Z])(?:{'|'.join(sorted(codes))}))[\s\u00a0]?$|\bPS$|(?<![\w#&])#$"
    )
    return first, re.compile(rf"^(?:[\s\u00a0-]?(?:{'|'.join(after)})|[{glued}](?!\w))"), units


_MAGNITUDE = re.compile(r"\b[Mm]agnitude[ ](?P<of>of[ ])?$")
_OTHER_WORD = re.compile(
    r"(?:second|minute|hour|day|week|month|year|foot)-[a-z]|second [a-z-]+(?:[^s]s|people|men|women|children)\b"
)
"""What only begins like a unit: "11,200 second-hand homes", "40 second homes", "12 day-trips"."""
_PLAIN_SIGNS = {"PS": "GBP", "#": "GBP"}
"""What is written for a sign of money where a text was brought down to plain letters."""


def with_unit(text: str, draft: Draft) -> Draft:
    """Take the unit into the span: "$" before, "percent", "km" or "baht" after; money without a sign stays a count."""
    before, after, units = _units()
    near = text[max(draft.start - 14, 0) : draft.start]
    quake = _MAGNITUDE.search(near) if "agnitude" in near else None
    if quake:
        start = draft.start - (0 if quake["of"] else len(quake.group()))
        return replace(draft, start=start, unit="magnitude", rules=(*draft.rules, "figures.unit.magnitude"))
    letter = letter_money(text, draft.numeral)
    if letter:
        start = min(draft.start, draft.numeral.start - 1)
        return replace(draft, start=start, unit=letter, rules=(*draft.rules, "figures.unit.letter"))
    head = before.search(text[max(draft.numeral.start - 8, 0) : draft.numeral.start])
    if head and (head.group() != "#" or draft.numeral.scaled):
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
    part = _part_of_unit(text, draft) or _weighed(text, draft)
    if part is not None:
        return part
    money = exchanged_money(text, draft.numeral.start, draft.end)
    if money is not None:
        return replace(draft, unit=money, rules=(*draft.rules, "figures.unit.exchange-rate"))
    of = " of " if draft.numeral.vague and text[draft.end : draft.end + 4] == " of " else ""
    tail = after.match(text[draft.end + len(of) : draft.end + len(of) + 36])
    if tail is None or draft.numeral.share:
        return replace(draft, unit="fraction") if draft.numeral.share else draft
    form = tail.group().strip(" \u00a0-")
    unit = local_money(text, form) or units.get(form)
    if unit is None or (draft.unit and re.fullmatch("[A-Z]{3}", draft.unit)) or _is_word_not_unit(text, draft, form):
        return draft
    if form in _POINTS and (
        not _of_an_index(text, draft)
        or _of_a_poll(text, draft)
        or _OF_A_RATE.search(text[max(draft.start - 60, 0) : draft.start])
    ):
        unit = "percentage point"
    return replace(draft, end=draft.end + len(of) + len(tail.group()), unit=unit, rules=(*draft.rules, "figures.unit"))


_POINTS = frozenset({"point", "points"})
_POLL = re.compile(
    r"\b(?:poll(?:s|ed|sters?|ing)?|survey(?:s|ed)?|approval|referendum|vote share|voters?|caucus(?:es)?|primar(?:y|ies)|electorate)\b",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:ind(?:ex|exes|ices)|shares|stocks?|Dow|Nasdaq|NASDAQ|S&P|FTSE|Nikkei|bourse|trading|games?|match(?:es)?|season|league|team|coach|scored)\b"
)
"""Where points are those of an index or a game."""
_NO_MEASURE = re.compile(
    r"^[ -]?points?[ ](?:plan|program(?:me)?|agenda|list|proposal|manifesto|scale|charter|offer|peace|action|reform)\b"
)


def _of_an_index(text: str, draft: Draft) -> bool:
    """Whether points are written with a point and so are those of an index."""
    return "." in text[draft.numeral.start : draft.numeral.end] and not draft.numeral.scaled


def _of_a_poll(text: str, draft: Draft) -> bool:
    """ "A 9-point gap", "six points apart" where a poll is told of: points of a percentage; but "a 10-point plan"."""
    if draft.numeral.scaled or _NO_MEASURE.match(text[draft.end : draft.end + 24]):
        return False
    around = text[max(draft.start - 300, 0) : draft.end + 100]
    return draft.numeral.value < 100 and bool(_POLL.search(around)) and _MARKET.search(around) is None


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of "of a litre", and the unit of each form of which parts are told; parts of an hour are idioms."""
    units = {
        form: entry["unit"]
        for entry in load_words("en", "units")
        if entry["kind"] != "duration"
        for form in entry.forms
    }
    forms = "|".join(
        re.escape(form) for form in sorted(units, key=len, reverse=True) if form[0].isalpha() and len(form) > 1
    )
    return re.compile(rf"^(?P<of>[ ]of)?[ ](?:an?|1|one)[ ](?P<unit>{forms})(?![\w-])"), units


_OF_A_RATE = re.compile(
    r"\b(?:rates?|yields?|inflation|growth|interest|borrowing|unemployment|jobless\w*|turnout|approval)\b[^;]*$",
    re.IGNORECASE,
)


def _part_of_unit(text: str, draft: Draft) -> Draft | None:
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


_WEIGHS_BEFORE = re.compile(r"\bweigh(?:s|ed|ing|t of)?(?: [a-z]+){0,4} $")
_POUNDS_AFTER = re.compile(r"^[ -]pounds?\b")
_HEAVIER_AFTER = re.compile(r"^[ -]pounds? (?:heavier|lighter|overweight)\b")
"""Pounds by which something weighs so much, or so much more, and which are no money: "it weighed about 50 pounds"."""


def _weighed(text: str, draft: Draft) -> Draft | None:
    """The figure with its pounds, where something weighs so many."""
    pounds = _POUNDS_AFTER.match(text[draft.end : draft.end + 10])
    heavier = _HEAVIER_AFTER.match(text[draft.end : draft.end + 24])
    if pounds is None or not (heavier or _WEIGHS_BEFORE.search(text[max(draft.start - 40, 0) : draft.start])):
        return None
    return replace(draft, end=draft.end + pounds.end(), unit="pound", rules=(*draft.rules, "figures.unit.weighed"))


_SIGNS = ("-", "−", "±")
_EITHER_WAY = re.compile(r"\b[Pp]lus or minus $|±$|\+ ?/ ?[-–−] ?$")
_MINUS = re.compile(r"(?<![\w,.] plus or )(?<!\d )\b[Mm]inus $|(?:^|[\s(])[-−]$")
_COLD = frozenset({"celsius", "fahrenheit"})


_CELL_BEFORE = re.compile(r"\d%?[ \t]+[-−]$")


def _in_table(text: str, draft: Draft) -> bool:
    """Whether a number with a sign stands in a row of numbers, as changes do in a table: "225.86 -12.99 -5.44%"."""
    return "." in text[draft.numeral.start : draft.numeral.end] and bool(
        _CELL_BEFORE.search(text[max(draft.start - 8, 0) : draft.start])
    )


def below_zero(text: str, draft: Draft) -> Draft:
    """ "minus $47bn", "-5°C": what is below zero; "plus or minus 3 percent" goes both ways."""
    near = text[max(draft.start - 16, 0) : draft.start]
    if near.rstrip()[-1:] not in _SIGNS and not near.endswith("inus "):
        return draft
    either = _EITHER_WAY.search(near)
    if either:
        return replace(draft, start=draft.start - len(either.group()), rules=(*draft.rules, "figures.plus-or-minus"))
    sign = _MINUS.search(near)
    if sign is None or draft.bound != Bound.EXACT or draft.low is None:
        return draft
    if draft.unit is None and not _in_table(text, draft):
        return draft
    dash = not sign.group().strip("( \n").isalpha()
    if dash and draft.unit not in _COLD and not _in_table(text, draft):
        return draft
    start = draft.start - (1 if dash else len("minus "))
    return replace(draft, start=start, low=-draft.low, high=-draft.low, rules=(*draft.rules, "figures.below-zero"))


def _is_word_not_unit(text: str, draft: Draft, form: str) -> bool:
    """ "won" after a count is usually the verb; a bare "m" is metres only after a small number."""
    following = text[draft.end + len(form) + 1 : draft.end + len(form) + 12]
    if form in _POINTS:
        return not (_of_an_index(text, draft) or _of_a_poll(text, draft))
    if text[draft.end : draft.end + 1] == " " and _OTHER_WORD.match(text[draft.end + 1 : draft.end + 32]):
        return True
    if form in ("C", "F"):
        return not told_as_warmth(text[max(draft.start - 48, 0) : draft.start] + text[draft.end : draft.end + 48])
    if form == "won":
        return not draft.numeral.scaled and draft.numeral.value < 1000
    return form == "m" and (
        draft.numeral.scaled or (re.match(r"^\w", following) is None and draft.numeral.value > 10000)
    )
