"""The voice before a colon: "Friday’s number from the harbour office: 40 dead"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from headwater.extraction.attribution.lexicon import cues
from headwater.extraction.headings import is_heading
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.held import Held
from headwater.extraction.speakers.lexicon import bodies, holding_verbs, phrasing
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.nations import government
from headwater.extraction.speakers.nounphrases import SUBJECTS, noun_phrase
from headwater.extraction.speakers.plausible import is_document_itself
from headwater.extraction.speakers.putting import holds_numbers
from headwater.extraction.speakers.records import Shape
from headwater.extraction.speakers.voices import NAME, clause_around, is_voice, looks_named
from headwater.language.en.sentences import after_teaser
from headwater.model import Span

FIGURE_FROM = (
    re.compile(rf"\b(?:figure|number|toll|count|estimate|tally|data|balance)s? (?:from|by) {NAME}(?= in [A-Z]|[,;:.)]|$)"),
    re.compile(rf"\b(?:estimate|tally|count|data)s? of {NAME}(?= in [A-Z]|[,;:.)]|$)"),
)  # fmt: skip
"""Whose a figure, a count or an estimate is, by the words behind the noun."""
_OWN = re.compile(
    rf"{NAME}[’'](?:s )?own (?:words?|wording|sentence|phrase|version|text|statement|account|formula|line)\b"
)
_TOLD_BY = re.compile(
    rf"\b(?:as )?(?:told|given|reported|released|published|named|provided|supplied) by {NAME}(?=[,;:.)]|$| on | after )"
)
_THROUGH = re.compile(
    r"\b(?:interview with|spoke to|speaking to|told|gave|tells) (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
)


_QUIET = frozenset({"appear", "begin", "come", "continue", "go", "have", "like", "look", "seem", "want"})
"""Verbs of clauses of speech that announce nothing before a colon: "the clubs have rivals: several ..."."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_NO_NAME = frozenset({"ADP", "ADV", "INTJ", "SCONJ"})


def opens_anew(text: str, start: int) -> bool:
    """Whether a sentence opens with a label of the report's own, "Background: ...": no account goes on in it."""
    colon = text.find(":", start, start + 40)
    words = text[start:colon].lower().removeprefix("in the ").removeprefix("the ").split() if colon > 0 else []
    return bool(words) and len(words) < 3 and words[-1] in phrasing("self")


def by_label(parsed: Parsed, token: Token) -> Held | None:
    """ "Friday’s number from the harbour office: 40 dead": the voice before the colon."""
    start = parsed.text.rfind("\n", 0, token.idx) + 1
    colon = parsed.text.rfind(": ", start, token.idx)
    if colon < 0:
        return None
    begin = max(after_teaser(parsed.text, start), clause_around(parsed.text, colon)[0])
    in_brackets = parsed.text.rfind("(", begin, colon) > parsed.text.rfind(")", begin, colon)
    if (
        begin >= colon
        or in_brackets
        or _lists(parsed, begin, colon)
        or _lists_deeds(parsed, colon)
        or is_heading(parsed, begin, colon)
        or re.search(r"[.;!?] ", parsed.text[colon : token.idx])
    ):
        return None
    relay = _THROUGH.search(parsed.text, begin, colon)
    relayed = Span.of(parsed.text, *relay.span("name")) if relay and relay["name"] in bodies() else None
    for pattern in (_TOLD_BY, *FIGURE_FROM):
        if match := pattern.search(parsed.text[begin : colon + 1]):
            span = Span.of(parsed.text, begin + match.start("name"), begin + match.end("name"))
            return Held(span, relayed) if is_voice(parsed, span) else None
    label = _own_words(parsed, begin, colon) or _opening(parsed, begin, colon) or _label_subject(parsed, begin, colon)
    return Held(label, relayed) if label is not None and is_voice(parsed, label) else None


def _announces(root: Token) -> bool:
    """Whether a label says that something is told: "The agency found the ship:", "has amended its toll:"; not "The port grows:"."""
    telling = root.lemma_ in cues("verb") and root.lemma_ not in _QUIET
    if root.pos_ != "VERB" or holding_verbs().get(root.lemma_) is False or telling:
        return True
    return any(child.dep_ == "obj" and holds_numbers(child) for child in root.children)


def _own_words(parsed: Parsed, begin: int, colon: int) -> Span | None:
    """Whose own words a label announces: "the agency’s own sentence is conditional:"."""
    match = _OWN.match(parsed.text, begin, colon)
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return span if span is not None and looks_named(span.text) else None


def _opening(parsed: Parsed, begin: int, colon: int) -> Span | None:
    """The words before the first comma of a label, if they name somebody or are somebody's own: "Orlov, by telephone:"."""
    comma = parsed.text.find(",", begin, colon)
    opening = Span.of(parsed.text, begin, comma if comma >= 0 else colon)
    mention = read_mention(opening.text)
    first, last = parsed.tokens(opening)
    words = parsed.doc[first:last]
    if first == last or any(token.tag_ in _FINITE for token in words) or words[0].pos_ in _NO_NAME:
        return None  # "Overall, whites were split: half of them ...", "Investors seem to agree: ..."
    if is_document_itself(opening.text) or opening.text.split(" ", 1)[0].lower() in phrasing("self"):
        return None
    many = (
        comma >= 0 and mention.noun is not None and mention.noun.plural
    )  # "Migrants, boats on the coast: nine arrests"
    named = opening.text[:1].isupper() and mention.shape is Shape.NAMED and not many
    return opening if named or mention.owner in ("his", "her", "its", "their") else None


def _lists(parsed: Parsed, begin: int, colon: int) -> bool:
    """Whether a line opens with a bare name and tells nothing behind it: "Ann Lee: two warrants, held without bond"."""
    line = parsed.text.rfind("\n", 0, begin) + 1
    bare = line > 0 and not any(word[0].islower() for word in parsed.text[line:colon].split())
    return bare and not _tells(parsed, colon)


def _lists_deeds(parsed: Parsed, colon: int) -> bool:
    """Whether what follows a colon is what somebody did: "the council: rejected three plans; heard ..."."""
    word = next(
        (t for t in parsed.doc[parsed.tokens(Span.of(parsed.text, colon, colon + 1))[1] :][:2] if not t.is_space), None
    )
    return word is not None and word.tag_ in ("VBD", "VBN") and word.text[0].islower()


def _tells(parsed: Parsed, colon: int) -> bool:
    """Whether the sentence or line behind a colon has a finite verb."""
    end = parsed.text.find("\n", colon)
    first, last = parsed.tokens(Span.of(parsed.text, colon, len(parsed.text) if end < 0 else end))
    return any(token.tag_ in _FINITE for token in parsed.doc[first : min(last, first + 60)])


def _label_subject(parsed: Parsed, begin: int, colon: int) -> Span | None:
    """The subject of a label's verb, or its only noun: "the ministry gave this balance:"."""
    root = parsed.doc[parsed.tokens(Span.of(parsed.text, begin, begin + 1))[0]].sent.root
    subject = next((child for child in root.children if child.dep_ in SUBJECTS and child.idx < colon), None)
    if subject is None and root.pos_ in ("PROPN", "NOUN") and root.idx < colon and "," not in parsed.text[begin:colon]:
        subject = root
    if subject is None or subject.idx < begin:
        return None
    if not _announces(root):
        return None
    span = noun_phrase(parsed, subject)
    place = (
        government(span.text) is not None and root.lemma_ not in holding_verbs()
    )  # "Dublin saw the smallest rise: 4 percent"
    return span if span.end <= colon and not place and not is_document_itself(span.text) else None
