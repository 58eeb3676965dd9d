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
    after = re.compile(rf"^(?:[\s\u00a0]|,\s(?=give or take))?({either('after')})(?![\w-])", re.IGNORECASE)
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
_COPULA = re.compile(
    r"\b(?:is|was|are|were|be|been|being|at|probably|perhaps|likely|but|or|number|figure|total|toll|count|cost|sum)\s[“\"]?$|[’']s\s$"
)
_BLAMED = r"(?:detained|arrested|charged|sued|fined|sentenced|questioned|investigated|suspended|sacked|dismissed|jailed|criticised|criticized|blamed|held|indicted|tried|sanctioned)"
_CAUSE = re.compile(
    r"\b(?:row|dispute|lawsuit|suit|probe|inquiry|outcry|anger|concern|worry|protest|fight|battle|fury|fear|question|doubt|feud|alarm|controversy|charge|quarrel|"
    r"argument|spat|stand-?off|clash|strike|scandal|debate|negotiation|criticism|complaint|tension|disagreement|uproar|backlash|boycott|walkout|rift|tussle|squabble|wrangle)(?:s|es)? over $"
    r"|\b(?:argu(?:e|es|ed|ing)|clash(?:es|ed|ing)?|disagree[ds]?|quarrel\w*|feud(?:ed|ing)|resign(?:s|ed|ing)?|quit|struck|split|sleep) over $"
    rf"|\b(?:was|were|been|being|is|are|be)\s(?:[a-z]+ly\s)?{_BLAMED}\s(?:[^.,;]{{1,40}}\s)?over $|,\s{_BLAMED}\s(?:at|in|on|since|by)\s[^.,;]{{1,40}}\sover $"
)
"""What "over" gives the cause of: "a row over 12 islets", "the ship was held over 23 faults"."""
_OF_VERB = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|presid(?:e|es|ed|ing)|reign(?:s|ed|ing)?|por(?:e|es|ed|ing)|watch(?:es|ed|ing)?|loom(?:s|ed|ing)?|hover(?:s|ed|ing)?|"
    r"spread|scattered|dispersed|strewn|sprawl(?:s|ed|ing)?|distributed|spaced|sheen|slick|clouds?|smoke|haze|fog|smog|burns) over $"
)
"""What "over" belongs to: "handed over 60 captives"; or what lies on a surface: "spread over 40 acres", "a haze over 700 hectares"."""
_TO_A_LEVEL = re.compile(
    r"\b(?:inch|edg|creep|crept|tick|nudg|drift|own)(?:e|es|ed|ing|s)? $|\b(?:[Tt]hat|[Tt]his|[Ii]t|which|[Aa]ll|together) (?:all )?adds $|\badding $|\b(?:crept|went|gone) $|"
    r"\b(?:get|gets|got|getting|rais(?:e|es|ed|ing)|build|builds|built|building|lift(?:s|ed|ing)?|bring|brings|brought|bringing) "
    r"(?:the|its|their|his|her|our|those|these) (?:[a-z-]+ )?[a-z-]+ $"
)
"""Verbs that go with "up" and name the level after "to": "the fare edged up to 40 euros", "she owned up to three thefts", "get the
walls up to 12 feet"."""
_LACKS = re.compile(r"\b(?:is|are|was|were|be|been|being|still|left|run|runs|running|ran)\s$")
_HAS = re.compile(r"\b(?:had|has|have|having)\s(?:\w+ly\s)?$", re.IGNORECASE)
_NO_BOUND_AFTER = {
    "up to": _TO_A_LEVEL,
    "estimated": _HAS,
    "only": re.compile(r"\bnot\s*$"),
    "~": re.compile(r"(?:^|\n)$"),
}
"""After what a form belongs to the verb: "they had estimated 40"."""
_PERHAPS = frozenset({"perhaps", "maybe"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OF_RANGES = frozenset({"somewhere", "anywhere", "anything"})
_ALSO_OF_TIME = frozenset({"over", "under", "below", "above", "around", "near", "beyond", "passed", "further"})
_TIME_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_LASTING = re.compile(
    r"\b(?:for|in|after|within|every|lasts?|lasted|lasting|takes?|took|taken|taking|span(?:s|ned|ning))\s$"
)


_SMALL = 10
_MENTIONS = frozenset({"about", "around", "over"})
_ABOUT_WHAT = re.compile(
    r"\b(?:car(?:e|es|ed|ing)|ask(?:s|ed|ing)?|talk(?:s|ed|ing)?|sp(?:eak|eaks|oke|oken|eaking)|know|knows|knew|th(?:ink|inks|ought|inking)|tell|tells|told|"
    r"hear|heard|wr(?:ite|ites|ote|itten|iting)|worr(?:y|ies|ied|ying)|complain(?:s|ed|ing)?|concerned|clear|sure|certain|right|wrong|curious|angry|"
    r"quer(?:y|ied)|questions?|predictions?|stor(?:y|ies)|articles?|books?|films?|movies?|plays?|songs?|jokes?|speech|warnings?|details|news|columns?|report)"
    r"(?: (?:me|us|him|her|them|you))? $"
)
"""What is told or thought of something: "they care about two things", "a film about 12 miners"."""
_MARGINS = frozenset({"percentage point", "point", "percent"})
_CLOSING = re.compile(
    r"\b(?:pull\w*|com(?:e|es|ing)|came|stay\w*|remain\w*|is|are|was|were|be|to|up|down|hover\w*|still|now) $"
)
_WITHIN_OF = re.compile(r"^ (?:percentage points?|points?|votes?|delegates?|seats?|strokes?|percent)\b(?! agreement)")
"""What somebody is "within" so many of, which is at most so many: "within 150 votes of the seat"; a time or place within which is none."""


def _fits(text: str, draft: Draft, form: str, before: str) -> bool:
    """Whether a form with other uses is a bound here: "over 300", but not "over three days" after a verb of time."""
    if form in _MENTIONS and _is_told_about(text, draft, form, before):
        return False
    if form in _ALSO_OF_TIME and draft.unit in _TIME_UNITS and not _LASTING.search(before):
        return False
    if form in _PREPOSITIONS:
        return not _is_preposition(text, draft, form)
    if form == "some" and (draft.numeral.vague or draft.bound not in (Bound.EXACT, Bound.RANGE)):
        return False
    if form == "within" and not _WITHIN_OF.match(text[draft.end : draft.end + 24]):
        return draft.unit in _MARGINS and bool(_CLOSING.search(before))
    if form in ("some", "the", "another") and text[draft.numeral.start : draft.numeral.end].lower() == "one":
        return False
    return _means_bound(text, draft, form, before)


def _is_told_about(text: str, draft: Draft, form: str, before: str) -> bool:
    """Whether "about" or "over" says what is told of, or what is gone through: "asked about several widows", "clear about one thing",
    "laboured over one of the drafts"; of "one" alone there is no rough number."""
    own = text[draft.numeral.start : draft.numeral.end].lower()
    if draft.unit is not None or draft.bound not in (Bound.EXACT, Bound.VAGUE):
        return False
    small = not draft.numeral.digits and draft.numeral.value <= _SMALL
    return own in ("one", "several", "a few") or (form == "about" and small and _ABOUT_WHAT.search(before) is not None)


def _means_bound(text: str, draft: Draft, form: str, before: str) -> bool:
    """Whether what stands before the form, or behind the number, leaves it a bound: not in "the fare edged up to 40 euros"."""
    if form in _NO_BOUND_AFTER:
        return _NO_BOUND_AFTER[form].search(before) is None
    if form in _MEASURED_BY:
        return bool(_COPULA.search(before))  # not "moved closer to 40 villages"
    if form in _OF_RANGES:
        return draft.bound == Bound.RANGE
    if form == "as long as":
        return draft.unit in _TIME_UNITS  # not "as long as 40 come"
    if form == "short of":
        return _is_below(text, draft, before)
    return form not in _PERHAPS or _may_be_guess(text, draft)


def _may_be_guess(text: str, draft: Draft) -> bool:
    """Whether "perhaps" is said of the number: not in "perhaps one of them", "perhaps 1988"."""
    own = text[draft.numeral.start : draft.numeral.end]
    return own.lower() != "one" and _YEAR.fullmatch(own) is None


def _is_below(text: str, draft: Draft, before: str) -> bool:
    """ "The total was short of 400"; of "the clinic is short of 40 midwives" so many are lacking."""
    lacking = _LACKS.search(before) and re.match(r"^ [a-z]", text[draft.end : draft.end + 2])
    return draft.bound == Bound.EXACT and not lacking


def _is_preposition(text: str, draft: Draft, form: str) -> bool:
    """Whether "over", "under" or "near" stands before a thing and bounds nothing: "a row over 12 islets", "burns over more than 60 percent"."""
    before = text[max(draft.start - 80, 0) : draft.start]
    if draft.bound != Bound.EXACT or (form == "over" and (_CAUSE.search(before) or _OF_VERB.search(before))):
        return True
    dozen = text[draft.numeral.start : draft.numeral.end].lower().endswith("dozen")
    small = not draft.numeral.digits and draft.numeral.value < 20 and not dozen
    return small and draft.unit != "percent" and form != "over"


_GIVEN = re.compile(r"^\s(?:(?:an?\s)?(?:few|couple|dozen|hundred|thousand)|\d(?:[\d,.]*\d)?(?:\s?%)?)(?!\w)")
"""What may be given or taken: "give or take 50"."""
_ADDS = frozenset({"more", "extra", "further", "additional"})
_OTHERWISE_MORE = re.compile(r"^\s+(?:than|likely|or less|important|powerful|difficult)")
"""Which makes no increment: "12 percent more than a barge", "twice more likely"; but "40 more than before"."""
_LAST = frozenset({"at least", "at most", "plus", "approximately"})
"""What bounds the number before it only at the end of a clause."""


def _is_amount(draft: Draft) -> bool:
    """Whether a draft counts things or money, of which there may be more "than before"; "12 percent more than" compares."""
    return draft.unit is None or re.fullmatch("[A-Z]{3}", draft.unit) is not None


def modified_after(text: str, draft: Draft) -> Draft:
    """ "100,000 or more", "200 or so", "12 more", "20-odd", "800 hectares, give or take 50"."""
    _, after, table = _modifiers()
    match = after.match(text[draft.end : draft.end + 20])
    if match is None:
        return draft
    form, end = match[1].lower(), draft.end + len(match.group())
    following = text[end : end + 20]
    if form in _ADDS and _OTHERWISE_MORE.match(following) and not (_is_amount(draft) and following.startswith(" than")):
        return draft
    if form == "give or take":
        given = _GIVEN.match(following)
        end += len(given.group()) if given else 0
    elif form in _LAST and re.match(r"^[\s]*\w", following):
        return draft
    return _apply(draft, table["after", form], draft.start, end, form)


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
