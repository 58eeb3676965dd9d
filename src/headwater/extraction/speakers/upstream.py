"""On whose word a voice speaks, and which outlet passes it on (phenomenon 5): "on the strength of the WHO", "Reuters carries it"."""

from __future__ import annotations

import re

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.lexicon import bodies
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.voices import NAME, clause_around, first_voice, is_voice, looks_named
from headwater.model import Source, SourceKind, Span

_PAPER = (
    r"(?:report|statement|data|briefing|account|analysis|document|paper|survey|figures|numbers|count|letter|dispatch)"
)
_UPSTREAM = (
    re.compile(rf"\b(?:attributed|attributes|credited|ascribed) (?:the |this |that |its )?(?:information|figures?|claims?|numbers?|estimates?|report|story|it) to {NAME}(?=[,;.)]|$| who )"),
    re.compile(rf"\bon the (?:strength|word|authority|basis|figures|data|numbers) of {NAME}(?=[,;.)]|$| that )"),
    re.compile(rf"\bon (?:the )?(?:data|figures|numbers|information) (?:of|from) {NAME}(?=[,;.)]|$)"),
    re.compile(rf"\bwith {NAME} (?:as (?:its|the|their) source|as source|as a source|cited)\b"),
    re.compile(rf"\b(?:from|on|in|to|after|through|citing|cites|cited|quoting|quotes|quoted) (?:an?|the|his|her|its|their) (?:(?!tissue|wrapping|rice|toilet|wall)[\w-]+ )?{_PAPER} (?:of|by|from|with) {NAME}(?=[,;.)]|$)"),
    re.compile(rf"\bafter (?:an?|the) (?:[\w-]+ed )?{NAME} (?:briefing|report|statement|hearing)\b"),
    re.compile(rf"\b(?:citing|quoting) {NAME}(?=[,;.)]|$)"),
    re.compile(rf"\b(?:cites?|cited|quotes?|quoted|credits|credited) {NAME} (?:for|with) (?:the|its|their|some|about|around|at least|up to|more|over|\d)\b"),
    re.compile(rf"\b(?:published|released|produced|compiled|conducted) (?:an?|the|its|their|this) (?:[\w-]+ )?(?:poll|survey|study|count|report|analysis|investigation|inquiry|research) (?:jointly |together )?with {NAME}(?= (?:on|in|last|this)\b|[,;.:)]|$)"),
    re.compile(rf"\band (?:had |has )?(?:cited|cites|named|names|quoted|quotes|credited|credits) {NAME}(?= (?:as|for)\b|[,;.)]|$)"),
)  # fmt: skip
_AFTERWARDS = (
    re.compile(rf"(?:He|he|She|she|It|it|They|they)\b[^.;:]{{0,90}}? (?:referred to|cited|quoted|relied on|pointed to|from) (?:an?|the|his|her|its|their) (?:[\w-]+ )?{_PAPER} (?:of|by|from) {NAME}(?=[,;.)]|$)"),
    re.compile(r"(?P<name>(?:[Tt]he )?[\w’'-]+(?: [\w’'-]+){0,4}?) (?:is|was) (?:now |given as )?the (?:source|reference)\b"),
    re.compile(rf"[Tt]he (?:source|reference) (?:is|was) {NAME}(?=[,;.)]|$)"),
    re.compile(r"(?:[Tt]he (?:page|text|report|article|story) (?:says|adds|notes) (?:that )?)?(?P<name>(?:[Tt]he )?[\w’'-]+(?: [\w’'-]+){0,4}?) (?:had |has )?(?:provided|supplied|gave|given|furnished) (?:it|them|the \w+|her|him)? ?(?:with )?(?:these|those) (?:figures|numbers|data|counts)\b(?! (?:of|for|on|about)\b)"),
)  # fmt: skip
_TOLD = re.compile(
    r" (?P<paper>the (?:newspaper|daily|agency|broadcaster|channel|website|weekly|magazine|radio|station) )?(?:the )?"
    r"(?P<name>[A-Z][\w.’'&-]*(?: (?:[a-z]{2,3} )?[A-Z][\w’'&-]*){0,4})"
)
_CONVEYED = re.compile(
    r"(?:This|That|It) (?:was|is|has been) (?:conveyed|said|stated|announced|disclosed|confirmed|reported|revealed|told|informed) by "
    r"(?P<name>[^;:()“”\"]{2,90}?)(?=,? (?:when|while|who|after|on|in|during|to)\b|$)"
)
_OUTLET_CITES = re.compile(
    r"[Tt]he (?P<noun>channel|paper|newspaper|daily|broadcaster|station|agency|news agency|outlet|site|website|portal|magazine|weekly) "
    rf"(?:quotes|quoted|cites|cited|credits|credited|relies on|relied on) {NAME}(?=[;.]|$)"
)
_ROLES = {
    "channel": "broadcaster", "station": "broadcaster", "broadcaster": "broadcaster", "paper": "newspaper", "newspaper": "newspaper",
    "daily": "newspaper", "agency": "agency", "news agency": "agency", "magazine": "magazine", "weekly": "magazine",
    "site": "site", "website": "site", "portal": "site", "outlet": "",
}  # fmt: skip
"""What an outlet is called by, and a word of the role that it then has."""
_ON_AIR = re.compile(r"\b(?:TV|Television|Radio|FM|Broadcasting)\b")
_PASSES_ALL = re.compile(
    r"[^\n“”\"]*, (?P<relay>(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:reports|reported|says|said|writes|wrote)\b[^,;:“”\"]{0,40}$"
)
_FROM = re.compile(
    r"\bfrom (?P<name>(?:an? |the |two |three |several )?(?:[\w-]+ ){0,3}(?:officials?|sources?|diplomats?|spokes\w+|aides?|lawmakers?|officers?))(?=[,;.)]|$)"
)
_CARRIES = re.compile(
    r"(?P<relay>(?:The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:carries|carried|reports|reported|ran|runs|has|had|relays|relayed) (?:it|this|that|the news)\b"
)


def upstream(parsed: Parsed, start: int, end: int) -> Span | None:
    """On whose word a voice speaks, within the characters `[start, end)`: "on the strength of the WHO"."""
    return first_voice(parsed, _UPSTREAM, start, end)


def upstream_after(parsed: Parsed, end: int) -> Span | None:
    """On whose word a claim stands that ends at a character, by the clause that follows: "It fell. The WHO is the source." """
    start = end
    while start < len(parsed.text) and parsed.text[start] in ".; ":
        start += 1
    for pattern in _AFTERWARDS:
        match = pattern.match(parsed.text, start, clause_around(parsed.text, start)[1])
        span = Span.of(parsed.text, *match.span("name")) if match else None
        if span is not None and is_voice(parsed, span) and looks_named(span.text):
            return span
    return None


def told_outlet(parsed: Parsed, one: Attribution) -> tuple[Span, ...]:
    """The outlet right behind "told", wherever the parse hangs it: "told Reuters", "told the newspaper Faro do Norte"."""
    match = _TOLD.match(parsed.text, one.cue.end) if one.cue is not None and one.lemma == "tell" else None
    if match is None:
        return ()
    words = match["name"].split(" ")
    known = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    name = match["name"] if match["paper"] else next((text for text in known if _is_outlet(text)), None)
    return (Span.of(parsed.text, match.start("name"), match.start("name") + len(name)),) if name else ()


def _is_outlet(name: str) -> bool:
    return name in bodies() and bodies()[name].kind is SourceKind.PUBLICATION


def conveyed_next(parsed: Parsed, end: int) -> Span | None:
    """Who is said to have told the sentence that ends at a character: "137 came ashore. This was conveyed by the warden, Jan Malik." """
    start = end
    while start < len(parsed.text) and parsed.text[start] in ".\n ":
        start += 1
    match = _CONVEYED.match(parsed.text, start, clause_around(parsed.text, start)[1])
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return span if span is not None and is_voice(parsed, span) else None


def cited_next(parsed: Parsed, end: int, outlet: Source) -> Span | None:
    """The paper that an outlet has what it told up to a character from: "40 sank, the Gazette reported. The newspaper cites a harbour log."

    Whom it quotes, it may quote on something else.
    """
    start = end
    while start < len(parsed.text) and parsed.text[start] in ". ":
        start += 1
    match = _OUTLET_CITES.match(parsed.text, start, clause_around(parsed.text, start)[1])
    if match is None or not _may_be_called(outlet, _ROLES[match["noun"]]):
        return None
    span = Span.of(parsed.text, *match.span("name"))
    noun = read_mention(span.text).noun
    return span if noun is not None and noun.kind is SourceKind.DOCUMENT and is_voice(parsed, span) else None


def _may_be_called(outlet: Source, role: str) -> bool:
    """Whether an outlet may have a role: its own, one that its name tells of ("Coast News TV"), any if neither is known."""
    on_air = outlet.mention is not None and _ON_AIR.search(outlet.mention.text) is not None
    known = (outlet.role or "") + (" broadcaster" if on_air else "")
    return not known or role in known


def had_from(parsed: Parsed, start: int, end: int) -> Span | None:
    """Whom an outlet has something from: "the Gazette reported 900 from a ministry official"."""
    return first_voice(parsed, (_FROM,), start, end)


def passed_on(parsed: Parsed, end: int) -> tuple[Span | None, Span | None]:
    """ "... 40 died; Reuters carries it after a ministry briefing", "...; the union counted more, Reuters reports": on whose word,
    and by which outlet."""
    if parsed.text[end : end + 2] != "; ":
        return None, None
    start, stop = clause_around(parsed.text, end + 2)
    match = _CARRIES.match(parsed.text, start, stop) or _PASSES_ALL.match(parsed.text, start, stop)
    if match is None or match["relay"] not in bodies():
        return None, None
    return upstream(parsed, match.end(), stop), Span.of(parsed.text, *match.span("relay"))
