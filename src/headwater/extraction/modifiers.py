"""The words that bound a numeral: "at least another 12", "200 or so", "somewhere between 5 and 9"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from headwater.extraction.drafts import Draft
from headwater.language.words import Entry, load_words
from headwater.model import Bound


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


def modified(text: str, draft: Draft, floor: int) -> Draft:
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
_BLAMED = r"(?:detained|arrested|charged|sued|fined|sentenced|questioned|investigated|suspended|sacked|dismissed|jailed|criticised|criticized|blamed|held|indicted|tried|sanctioned)"
_CAUSE = re.compile(
    r"\b(?:row|dispute|lawsuit|suit|probe|inquiry|outcry|anger|concern|worry|protest|fight|battle|fury|fear|question|doubt|feud|alarm|controversy|charge|quarrel)s? over $"
    rf"|\b(?:was|were|been|being|is|are|be)\s(?:[a-z]+ly\s)?{_BLAMED}\s(?:[^.,;]{{1,40}}\s)?over $|,\s{_BLAMED}\s(?:at|in|on|since|by)\s[^.,;]{{1,40}}\sover $"
)
"""What "over" gives the cause of: "a row over 12 islets", "the ship was held over 23 faults"."""
_OF_RANGES = frozenset({"somewhere", "anywhere", "anything"})
_ALSO_OF_TIME = frozenset({"over", "under", "below", "above", "around", "near", "beyond", "passed", "further"})
_TIME_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_HAS = re.compile(r"\b(?:had|has|have|having)\s(?:\w+ly\s)?$", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:for|in|after|within|every|lasts?|lasted|lasting|takes?|took|taken|taking|span(?:s|ned|ning))\s$"
)


def _fits(text: str, draft: Draft, form: str, before: str) -> bool:
    """Whether a form with other uses is a bound here: "over 300", but not "over three days" after a verb of time."""
    if form in _ALSO_OF_TIME and draft.unit in _TIME_UNITS and not _LASTING.search(before):
        return False
    if form in _PREPOSITIONS:
        return not _is_preposition(text, draft, form)
    if form in _MEASURED_BY:
        return bool(_COPULA.search(before))  # not "moved closer to 40 villages"
    if form in _OF_RANGES:
        return draft.bound == Bound.RANGE
    if form == "estimated":
        return not _HAS.search(before)  # the verb: "they had estimated 40"
    if form == "some" and draft.numeral.vague:
        return False
    if form in ("some", "the", "another") and text[draft.start : draft.start + 3].lower() == "one":
        return False
    return not (form == "only" and before.rstrip().endswith("not"))


def _is_preposition(text: str, draft: Draft, form: str) -> bool:
    """Whether "over", "under" or "near" stands before a thing and bounds nothing: "a row over 12 islets", "burns over more than 60 percent"."""
    if draft.bound != Bound.EXACT or (form == "over" and _CAUSE.search(text[max(draft.start - 80, 0) : draft.start])):
        return True
    return not draft.numeral.digits and draft.numeral.value < 20 and form != "over"


def modified_after(text: str, draft: Draft) -> Draft:
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


def _apply(draft: Draft, entry: Entry, start: int, end: int, form: str) -> Draft:
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
