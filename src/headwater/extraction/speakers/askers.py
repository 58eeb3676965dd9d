"""Who asked so many of a group, and whose the shares of that group are for the rest of a report: "Linden asked 4,000 tenants ...
¶ 74% of tenants ... Only 15% pay more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.polls import is_share
from headwater.extraction.speakers.voices import is_voice, looks_named
from headwater.extraction.subjects import case_of
from headwater.model import Span

_NAME = r"(?P<name>[A-Z][\w’'&-]*(?: (?:of |for |and )?[A-Z][\w’'&-]*){0,5})"
_ASKED = re.compile(
    rf"{_NAME}(?:, (?:an?|the) [^,.;\n]{{3,60}},)? (?:has |have |had )?(?:asks|asked|surveys|surveyed|polls|polled|questioned|interviewed|quizzed|canvassed) "
    r"(?:about |around |some |more than |over |nearly |almost |at least |up to )?(?:\d[\d,.]*|(?:tens of |hundreds of )?thousands of|hundreds of|dozens of) "
    r"(?:[\w-]+ ){0,3}?(?P<group>[a-z]+s|people|men|women)\b(?! \d)"
)
_ANY_GROUP = frozenset({"participants", "respondents"})
"""What those are called who were asked, whoever they are."""
_BESIDE = frozenset({"against", "compared", "than", "to", "versus", "with"})
_REACH = 100_000


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, by his mention, and what those are who were asked, as printed: "tenants"."""

    mention: Span
    group: str


def askers(parsed: Parsed) -> list[Asker]:
    """Those who asked so many of a group, in the order of the text; no mere name that opens a sentence ("They asked")."""
    found = (
        Asker(Span.of(parsed.text, *match.span("name")), match["group"])
        for match in _ASKED.finditer(parsed.text, 0, _REACH)
    )
    return [one for one in found if is_voice(parsed, one.mention) and looks_named(one.mention.text)]


def asker_of(parsed: Parsed, known: Sequence[Asker], number: Token) -> Span | None:
    """Who asked those of whom a share is told: "74% of tenants", "only 15% pay more" where the paragraph has named them."""
    before = [one for one in known if one.mention.end <= number.idx]
    if not before or not is_share(number):
        return None
    group = _group(number)
    if group is not None:
        return next((one.mention for one in before if group in (one.group, *_ANY_GROUP)), None)
    start = parsed.text.rfind("\n", 0, number.idx) + 1
    if not (_is_subject(number) or _is_beside(number)) or not _is_percent(number):
        return None
    named = parsed.text[start : number.sent.end_char]
    return next((one.mention for one in before if re.search(rf"\b{one.group}\b", named, re.IGNORECASE)), None)


def _is_percent(number: Token) -> bool:
    return any(word.lower_ in ("%", "percent", "cent") for word in number.doc[number.i : number.i + 3])


def _is_subject(number: Token) -> bool:
    """Whether a share does something: "15% spend more"; the parse may take it for a measure of that."""
    noun = number if number.dep_ == "nsubj" else number.head
    return noun.dep_ == "nsubj" or (noun.dep_ == "obl:unmarked" and noun.i < noun.head.i)


def _is_beside(number: Token) -> bool:
    """Whether a share is held against another: "compared with 60%"."""
    noun = number if number.dep_ == "obl" else number.head
    return noun.dep_ in ("obl", "nmod") and case_of(noun) in _BESIDE and noun.lower_ in ("%", "percent")


def _group(number: Token) -> str | None:
    """Of whom a number is a share: the noun behind "of", "74% of younger tenants"."""
    words = number.doc[number.i : min(number.i + 5, number.sent.end)]
    of = next((word for word in words if word.lower_ == "of"), None)
    if of is None:
        return None
    for word in number.doc[of.i + 1 : of.i + 6]:
        if word.tag_ in ("NNS", "NNPS") or word.lower_ in ("people", "men", "women"):
            return str(word.lower_)
    return ""
