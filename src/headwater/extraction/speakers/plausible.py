"""Whether a mention can be a voice at all: parsers hang months, counts and things on verbs of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.extraction.daywords import WEEKDAYS
from headwater.extraction.found import Attribution
from headwater.extraction.speakers.chaining import parents
from headwater.extraction.speakers.lexicon import phrasing
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.nations import government
from headwater.extraction.speakers.phrases import DEED, MONTHS
from headwater.extraction.speakers.records import Hint, Shape

_CUT_OFF = re.compile(r",| (?:of|from|in|at|on|with|for|to|by|who|that|which|under|near|about)\b")
_AGENT = re.compile(
    r"(?:er|or|ist|ian|ant|[^m]ent|man|men|woman|women|ee|folk|ite|eur|aire|one|body|many|few|some|most)s?$|(?:conservative|liberal|moderate|progressive)s$"
)
_ADHERENTS = re.compile(r"[A-Z][a-z]{3,}s")
"""A capitalised plural behind words that are none: "some Democrats", "many Tongans"."""
_POINTED = re.compile(
    r"(?:an?|the|this|that|these|those|his|her|its|their|several|some|many|most|two|three|both) |.*[A-Z]"
)
"""Begins what somebody is told by, not what something is done by: "according to the almanac", but "according to plan"."""
_SCALE = re.compile(
    r"\b(?:age|amount|area|distance|height|income|kind|length|level|need|number|order|price|rank|rules?|scale|season|severity|size|taste|type|value|weight|wishes)s?\b"
)
"""By what something is done or measured: "fees vary according to the size of the house"."""
_WHEN = re.compile(rf"(?:On|In|At|By|Since) (?:{'|'.join(sorted({*MONTHS, *(day.title() for day in WEEKDAYS)}))})")
_OURS = re.compile(
    r"(?:[Aa]n |[Tt]he )?(?:earlier|previous|original|prior) versions? of (?:this|the|our) (?:article|story|report|post|page)\b|(?:[Oo]ur (?:own |\w+ )?|[Tt]his |[Yy]our )(?:correspondents?|reporters?|newspaper|paper|website|team|photographer|writer|columnist|newsroom)\b"
)
_COUNT = re.compile(r"\d{2}")
_SHARE = re.compile(
    r"^(?:[Aa]bout |[Aa]round |[Aa]lmost |[Nn]early |[Mm]ore than |[Aa]t least |[Ss]ome |[Oo]ver |[Rr]oughly )?(?:\w+ in (?:10|ten|five|four|three|20|100)\b"
    r"|(?:half|(?:a |one[- ])(?:third|quarter|fifth)|(?:two|three)[- ](?:thirds|quarters|fifths))$)|%|\bper ?cent\b|\b(?:quarters|thirds|fifths) of\b|\b[Hh]alf of\b|\d,\d{3}\b|\d (?:million|billion)\b"
)

_OF_ASKED = re.compile(
    r"\b(?:[Pp]oll|[Ss]urvey|[Ss]tudy|[Cc]ensus|[Ss]ample|[Rr]eview|[Tt]rial|[Aa]nalysis|[Qq]uestionnaire)(?: of| among| with| by| covering) "
)
"""Opens who was asked: "a survey of 2,000 adults" is no count."""
_ASKING = frozenset({"how", "what", "why"})
_TOLD = frozenset({"attribution.clause", "attribution.order"})
"""Rules whose verb needs somebody who says or asks it: without a subject it commands, or tells what may be said."""
_REACHED = re.compile(r" (?:followed|liked|read|seen|shared|signed|viewed|watched) ")
"""Opens what tells how many a post or blog has reached: "a blog read by 4,000 people"."""


def can_speak(text: str, hints: tuple[Hint, ...] = ()) -> bool:
    """Whether a mention can be a voice at all: a known noun, a name or an agent; not a thing ("the civil war"), not a month, not a count ("almost 11,000 shells"), not a share of those asked.
    `hints` are the reader's names in it: "rival Ann Lee".

    >>> can_speak("September"), can_speak("almost 11,000 shells"), can_speak("12 officials"), can_speak("35% of farmers")
    (False, False, True, False)
    """
    if is_measure(text) or is_mute(text):
        return False
    mention = read_mention(text, hints)
    if mention.noun is not None or mention.shape is not Shape.DESCRIBED:
        return True
    head = _CUT_OFF.split(DEED.split(text, maxsplit=1)[0], maxsplit=1)[0].split()
    people = bool(head) and (_AGENT.search(head[-1].lower()) or (len(head) > 1 and _ADHERENTS.fullmatch(head[-1])))
    return bool(people and not _COUNT.search(text))


def is_mute(text: str) -> bool:
    """Whether a mention is of a thing that only shows something, though it opens a sentence with a capital: "Prices tell ..."."""
    word = text.lower()
    if word.split(" ", 1)[0] in _ASKING:
        return True  # "What about dismissing the 40?"
    return word in phrasing("mute") or word.removesuffix("s") in phrasing("mute")


def is_measure(text: str) -> bool:
    """Whether a mention is a month or a share of those asked, which no verb makes a voice."""
    if text in MONTHS or text.isdecimal() or _WHEN.fullmatch(text) is not None:
        return True
    first = text.partition(", ")[0]
    named = read_mention(first).shape is Shape.NAMED  # "Ann Lee, who leads 20,000 growers"
    told = first if named else _OF_ASKED.split(text, maxsplit=1)[0]
    return _SHARE.search(_REACHED.split(told, 1)[0]) is not None


def says(one: Attribution) -> bool:
    """Whether a speaker that is named by no known noun is one by its verb: "the abbey said", but not "the river claimed".

    >>> from headwater.model import Form, Span
    >>> says(Attribution(None, None, "say", Span("the abbey", 0, 9), (), (), Form.INDIRECT, ()))
    True
    """
    if one.source is None or is_measure(one.source.text) or is_mute(one.source.text):
        return False
    if one.lemma == "according to":
        return _POINTED.match(one.source.text) is not None and not _SCALE.search(one.source.text)
    return one.lemma in phrasing("spoken")


def is_document_itself(text: str) -> bool:
    """Whether a mention is of this very report, "the page says", of who writes it, "our correspondent", or is its dateline, "LAGOS: Rains have ..."."""
    if _OURS.match(text) or (
        read_mention(text).noun is None and text.lower().removeprefix("the ").removeprefix("this ") in phrasing("self")
    ):
        return True
    return text.isupper() and government(text.title()) is not None and text not in ("US", "UK", "USA", "UAE")


def of_others(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those to the report itself, "the page says": what it says it tells with its own voice; and
    without those within somebody's words that nobody is made to say: ""The deals favor foreign yards," Lee said"."""
    others = [one for one in attributions if one.source is None or not is_document_itself(one.source.text)]
    within = parents(others)
    return [one for one, outer in zip(others, within, strict=True) if not (_is_voiceless(one) and outer is not None)]


def _is_voiceless(one: Attribution) -> bool:
    """Whether a verb has a thing, "you" or nobody at all for its subject: "the rule favors big yards", "remember that ..."."""
    if one.source is None:
        return one.kind == "seem" or (one.steps[0].rule in _TOLD and not one.passive)
    text = one.source.text
    if text.lower() == "you":
        return True
    return not (any(char.isupper() for char in text[1:]) or can_speak(text) or says(one))


def is_norm(text: str) -> bool:
    """Whether a mention is of a law or rule, which no one doubts and a speaker merely invokes."""
    noun = read_mention(text).noun
    return noun is not None and noun.lemma in phrasing("norm")
