"""Clauses of speech behind or between the words they tell of, by their words alone, where the parse loses them.

"40 boats sank, the harbour office now says", "..., affirms the farmers' league", "..., it was announced by the prefecture",
"of those in the ward, she went on, eleven have burns".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.accounts import goes_on_doing
from headwater.extraction.speakers.held import Held
from headwater.extraction.speakers.lexicon import bodies
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.records import Shape
from headwater.extraction.speakers.voices import clause_around, is_voice, looks_named
from headwater.language.en.inflection import verb_forms
from headwater.language.words import load_words
from headwater.model import SourceKind, Span

_NAME = r"(?P<name>(?!(?:but|and|while|though|as|which|who|because|so|or|where|when|if|what|including|among|with|especially|mostly|each|all|both|whose) )(?:the |an? )?[^,;:()“”\"]{1,80}?)"
_TRIES = 4
_PAPERS_DO = frozenset({"find", "indicate", "reveal", "show", "suggest"})
_CLAUSE_ONLY = (
    "admit", "argue", "assume", "believe", "claim", "estimate", "expect", "fear", "hope", "insist", "maintain", "reckon", "say", "suspect",
    "think", "warn",
)  # fmt: skip
_ACRONYM = r"(?: \([A-Z][\w-]{1,9}\))?"
_BESIDE = r"(?P<beside>, [^,;:()“”\"\d]{2,60})?"
_ADVERBS = r"(?:now |also |has |have |had |later |earlier |further |then |still |reportedly )?"
_WHEN = r"(?: (?:in|on|at|last|this|earlier|late|yesterday|today)\b[^,;:()“”\"]{0,40})?"
_TIME_TAIL = re.compile(
    r" (?:(?:last|this|earlier this) (?:week|month|year|night|spring|summer|autumn|winter)|on \w+day|yesterday|today)$"
)
_NO_NAME = re.compile(
    r"\b(?:was|were|is|are|be|been|has|have|had|will|would|could)\b"
    r"|^(?:in|on|at|of|by|from|with|for|about|after|before|when|during|as|over|under|into) ",
    re.IGNORECASE,
)
"""What no mention of a speaker holds or opens with: a match that has it runs over more than a name."""
_LED = frozenset({"ccomp", "xcomp"})
"""How what is said hangs on a verb that it follows."""
_HEARERS = (
    r"(?: (?:its|his|her|their|the) (?:viewers|readers|listeners|audience|reporters|journalists|lawmakers|parliament))?"
)
_TOLD = (
    r"(?:reporters|journalists|lawmakers|parliament|members|viewers|investors|newsmen"
    r"|(?:a |the )(?:press|media|court|house|committee|council|assembly|briefing|news conference|panel|hearing|rally)|[A-Z]\w+(?: [A-Z]\w+)*)"
)
_TO_US = r"(?: to (?:me|us|reporters|journalists|this (?:newspaper|paper|website)))?"
_IRREGULAR = {
    "go": ("goes", "went"), "say": ("says", "said"), "tell": ("tells", "told"), "write": ("writes", "wrote"), "find": ("finds", "found"),
    "think": ("thinks", "thought"), "swear": ("swears", "swore"), "read": ("reads", "read"), "begin": ("begins", "began"),
}  # fmt: skip


def by_tail(parsed: Parsed, token: Token) -> Held | None:
    """Who speaks at the end of a number's clause, or in a clause put between its words."""
    start, stop = clause_around(parsed.text, token.idx + len(token))
    for match in _matches(parsed.text, max(start, 0), token.idx, token.idx + len(token), stop):
        if "\n" in match[0] or _NO_NAME.search(match["name"]) or _opens_with_deed(parsed, match):
            continue
        if match.re is _leading() and goes_on_doing(token.sent.root, token):
            continue
        if not _is_verb(parsed, match, token):
            continue
        span = _with_name_beside(parsed, match)
        if match.re in (_behind_plural(), _between_plural()) and not _is_many(span.text):
            continue
        if match.re is _shown() and read_mention(span.text).kind is not SourceKind.DOCUMENT:
            continue
        if _is_of_speakers(parsed, match, token):
            continue
        if match.re not in (_leading(), _shown()) and _is_described_by(parsed, span, token):
            continue
        if is_voice(parsed, span) and _is_told_of(span.text, pronoun=match.re in (_between(), _pronoun())):
            relay = match.groupdict().get("relay")
            outlet = relay is not None and (relay in bodies() or read_mention(relay).kind is SourceKind.PUBLICATION)
            return Held(span, Span.of(parsed.text, *match.span("relay")) if outlet else None)
    return None


def _matches(text: str, start: int, first: int, last: int, stop: int) -> Iterator[re.Match[str]]:
    for pattern in (_pronoun(), _behind(), _behind_plural(), _inverted(), _run_on(), _passive(), _quoted(), _quoting()):
        yield from _each(pattern, text, last, stop)
    for pattern in (_leading(), _shown()):
        if match := pattern.match(text, start + (text[start : start + 1] == " "), first):
            yield match
    for begin, end in ((start, first), (last, stop)):
        for pattern in (_between(), _between_plural(), _between_inverted()):
            yield from _each(pattern, text, begin, end)


def _each(pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The first few matches, also those that begin within one another: behind each comma one may stand."""
    for _ in range(_TRIES):
        match = pattern.search(text, start, stop)
        if match is None:
            return
        yield match
        start = match.start() + 1


def _with_name_beside(parsed: Parsed, match: re.Match[str]) -> Span:
    """The mention with the name that stands behind its comma, "the warden of the reserve, Ilse Horn"; or that name alone, if it is
    another's: "the two banks, Horn said, now agree", "in Pristina, Serbia, the paper Borba reports"."""
    text = parsed.text
    start, end = match.span("name")
    when = _TIME_TAIL.search(text, start, end)  # "a survey last year found"
    span = Span.of(text, start, when.start() if when else end)
    if match.groupdict().get("beside") is None:
        return span
    wider = Span.of(text, span.start, match.end("beside"))
    mention = read_mention(wider.text)
    if mention.shape is Shape.NAMED and mention.kind is SourceKind.PERSON:
        return wider
    beside = Span.of(text, match.start("beside") + 2, match.end("beside"))
    named = beside.text[-1:].isalpha() and read_mention(beside.text).shape is Shape.NAMED
    verb = _verb_of(parsed, match) if "verb" in match.groupdict() else None
    speaks = verb is not None and any(child.dep_ == "nsubj" and child.idx >= beside.start for child in verb.children)
    return beside if named and (speaks or " " in beside.text) else span


def _is_told_of(text: str, *, pronoun: bool) -> bool:
    """Whether a mention names a voice or a paper that speaks; a pronoun only between commas or at the very end, where it opens no clause."""
    mention = read_mention(text)
    if text.lower() in ("the", "a", "an", "some", "all", "these", "those"):
        return False
    if mention.shape is Shape.PRONOUN:
        return pronoun
    vague = mention.noun is None or (mention.noun.vague and mention.plural)
    return looks_named(text) or (mention.kind is SourceKind.DOCUMENT and not vague)


def _is_verb(parsed: Parsed, match: re.Match[str], number: Token) -> bool:
    """Whether the word taken for a verb is read as one, and not of what is done to somebody: "states" may be a noun, "the number of confirmed
    cases" confirms nothing, and "were admitted" says nothing, and a clause behind it is what is said: "with two crews filming, Lee says that ..."."""
    verb = match.groupdict().get("verb")
    if verb is None or verb.removesuffix("s") in _PAPERS_DO:
        return True
    word = _verb_of(parsed, match)
    passive = any(child.dep_ == "aux:pass" for child in word.children)
    leads = (
        match.re is _behind()
        and word.is_ancestor(number)
        and any(child.dep_ in _LED and child.i > word.i for child in word.children)
    )
    return word.pos_ in ("VERB", "AUX") and word.dep_ != "amod" and not passive and not leads


def _is_of_speakers(parsed: Parsed, match: re.Match[str], number: Token) -> bool:
    """Whether a number is of those who speak: "Four yards - Holt, Lund and Brix - reported losses"."""
    if match.groupdict().get("verb") is None:
        return False
    verb = _verb_of(parsed, match)
    return number.head.dep_ == "nsubj" and number.head.head.i == verb.i and number.dep_ == "nummod"


def _is_described_by(parsed: Parsed, span: Span, number: Token) -> bool:
    """Whether a number says something of a speaker before it: "said Jan Tal, a banker who owns 40 barns"."""
    first, last = parsed.tokens(span)
    head = next((word for word in parsed.doc[first:last] if not first <= word.head.i < last), None)
    return head is not None and span.end <= number.idx and head.pos_ != "VERB" and head.is_ancestor(number)


def _verb_of(parsed: Parsed, match: re.Match[str]) -> Token:
    at = match.start("verb")
    return parsed.doc[parsed.tokens(Span.of(parsed.text, at, at + 1))[0]]


def _opens_with_deed(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether what is taken for a name opens with a participle: ", writing a book called ..."."""
    at = match.start("name")
    word = parsed.doc[parsed.tokens(Span.of(parsed.text, at, at + 1))[0]]
    following = parsed.doc[word.i + 1 : word.i + 2]
    return word.tag_ == "VBG" and word.text[0].islower() and any(t.pos_ in ("DET", "PRON") for t in following)


def _is_many(text: str) -> bool:
    """Whether a mention takes a verb without an ending: "data compiled by the institute show", "brokers reckon"."""
    head = re.split(
        r" (?:of|by|from|in|at|on|for|compiled|released|published|collected|seen|obtained|who|that)\b", text, maxsplit=1
    )[0]
    last = head.rsplit(" ", 1)[-1].lower()
    return last.endswith("s") or last in ("data", "police", "staff", "people", "men", "women", "media")


@cache
def _bare_verbs() -> frozenset[str]:
    """The verbs of a clause of speech, without an ending."""
    cues = {form for entry in load_words("en", "cues") if entry["frame"] == "clause" for form in entry.forms}
    return frozenset(cues | {"record", "register", "notify"})


@cache
def _bare() -> str:
    """The same as the alternatives of a pattern, the longest first."""
    return "|".join(sorted(_bare_verbs(), key=len, reverse=True))


@cache
def _verbs() -> str:
    """The verbs of a clause of speech, present and past."""
    forms = sorted({past for form in _bare_verbs() for past in _inflected(form)}, key=len, reverse=True)
    return "|".join(map(re.escape, forms))


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(
        rf", (?P<name>he|she|they|it) {_ADVERBS}(?P<verb>{_verbs()})(?: out| on| too| later| again)?{_WHEN}$"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf", {_NAME}{_ACRONYM}{_BESIDE},? {_ADVERBS}(?P<verb>{_verbs()})\b(?: (?P<relay>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*))?"
        rf"{_HEARERS}{_TO_US}(?! (?:to|that|it|he|she|they|the|its|his|her|their|a|an|no|not|more|up|\d)\b)[^,;]{{0,140}}$"
    )


@cache
def _behind_plural() -> re.Pattern[str]:
    return re.compile(rf", {_NAME}{_ACRONYM} (?:also |now )?(?P<verb>{_bare()})(?:{_WHEN})?$")


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(
        rf", (?P<verb>{_verbs()}) (?!that |to |it |a |an |no |not |he |she |they |\d){_NAME}{_BESIDE}(?:,? (?:from|on|in|at|after|before|as|number) [^,;:]{{2,60}})?$"
    )


@cache
def _run_on() -> re.Pattern[str]:
    """With no comma, a capitalised name at the very end: "... outside the valley reports the Centre for Floods"."""
    return re.compile(
        r"\w (?P<verb>reports|says|writes|reported|said) (?P<name>(?:the )?[A-Z][\w’'-]*(?: (?:of|for|the|and|[A-Z][\w’'-]*))*)$"
    )


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        rf", (?:as )?it (?:was|is|has been|became) (?:{_verbs()}|known|learnt|learned|gathered) (?:by|from|at the [\w ]{{4,30}} of) {_NAME}$"
    )


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(
        rf", {_NAME} (?:is|was|were|are|has been) (?:further )?quoted as (?:saying|telling (?P<relay>[^,;]{{3,40}}))(?:,? [^,;:]{{2,40}})?$"
    )


@cache
def _quoting() -> re.Pattern[str]:
    relay = r"(?P<relay>(?:the (?:newspaper|daily|agency|news agency|broadcaster|channel|website|weekly|magazine) )?[A-Z][^,;:()]{1,40}?)"
    return re.compile(
        rf", {relay} (?:quoted|quotes|cited|cites|has quoted) {_NAME} as (?:saying|telling [^,;]{{2,40}})$"
    )


@cache
def _leading() -> re.Pattern[str]:
    """With "that" any verb of speech; without it one that takes no thing, and a clause behind it: "reckoned the mint had sold"."""
    believed = "|".join(form for verb in _CLAUSE_ONLY for form in _inflected(verb))
    return re.compile(
        rf"(?:In (?:the|a|an|its|his|her) [\w ]{{0,20}}(?:statement|announcement|notice|bulletin) (?:\w+ )?(?:by|from|of) )?"
        rf"{_NAME}{_ACRONYM}{_BESIDE}(?:, it (?:is|was|has been) |,? {_ADVERBS})"
        rf"(?:(?:{_verbs()}) (?:on \w+day |(?:in|at|during|by) [^,;]{{3,40}} )?that "
        rf"|(?:{believed}|(?:said|reported|announced) (?:on \w+day|(?:last|this|late last|earlier this) \w+)) (?=(?:the|a|an|its|his|her|their|it|they|he|she|there|[A-Z][\w-]+)\b[^,;.]{{0,60}} (?:had|has|have|was|were|is|are|will|would|could|may|might)\b))"
    )


@cache
def _shown() -> re.Pattern[str]:
    """What a paper shows without "that", where the parse takes the verb for a noun: "Exit polling shows he won 83 percent"."""
    verbs = "|".join(form for verb in sorted(_PAPERS_DO) for form in (verb, *_inflected(verb)))
    return re.compile(rf"{_NAME} (?P<verb>{verbs}) (?=(?:he|she|it|they|there|the|a|an|about|only|more|[A-Z][\w-]+) )")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|, ){_NAME}{_ACRONYM}{_BESIDE},? {_ADVERBS}(?P<verb>{_verbs()})(?: on| out| later| again)?(?: {_TOLD})?{_WHEN}, "
    )


@cache
def _between_plural() -> re.Pattern[str]:
    return re.compile(rf"(?:^|, ){_NAME} (?:also |now )?(?P<verb>{_bare()})(?: on)?, ")


@cache
def _between_inverted() -> re.Pattern[str]:
    return re.compile(rf", (?P<verb>{_verbs()}) (?!that |to |it |he |she |they |\d){_NAME}, ")


def _inflected(form: str) -> tuple[str, str]:
    """Present and past of a verb, with those of verbs that speak and are irregular."""
    _, present, past, _ = verb_forms(form)
    return _IRREGULAR.get(form, (present, past))
