"""Who puts a number forward where no clause of speech does: "police put the toll at 40", "by the ministry's count", "X:".

What is found here are mentions, still to be resolved; the rules are tried in the order of `HOLDERS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from headwater.extraction.daywords import CALENDAR
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.held import Held
from headwater.extraction.speakers.labelled import FIGURE_FROM, by_label
from headwater.extraction.speakers.lexicon import bodies, holding_verbs, nouns, phrasing
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.nations import country_of
from headwater.extraction.speakers.nounphrases import SUBJECTS, noun_phrase
from headwater.extraction.speakers.putting import is_put_away, moves_count, tells_of
from headwater.extraction.speakers.tails import by_tail
from headwater.extraction.speakers.upstream import conveyed_next, upstream
from headwater.extraction.speakers.voices import NAME, RANKED, STOP, clause_around, first_voice, is_voice, looks_named
from headwater.extraction.trials import note_trial
from headwater.model import SourceKind, Span

_PARTICLES = frozenset({"aside", "up", "off", "out", "in", "away"})
"""Behind a verb they make it another: "set aside 40", "put up 40"."""
_TALLY = r"(?:count|estimates?|reckoning|tally|tallies|figures?|data|numbers?|calculations?|account|assessment|toll|answer|projection|forecast)"
_BY_COUNT = (
    re.compile(rf"\b[Bb]y {NAME}[’'](?:s )?(?:[\w-]+ )?{_TALLY}\b"),
    re.compile(rf"\b[Ii]n {NAME}[’'](?:s )?(?:belief|view|estimate|estimation|assessment|account(?=,| of\b|[.;:]|$)|telling|words|count)\b"),
    re.compile(rf"(?:^|[^\w’'])(?P<name>(?:the |an? )?(?P<loose>(?:[\w-]+ ){{0,4}})[\w-]+)[’']s? (?:own |latest |earlier |first )?{_TALLY} (?:of|at|is|was|stands|stood)\b(?=(?: [a-z]+){{0,3}} [$€£]?(?:\d|[a-z]+teen\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|dozens|hundreds|thousands|millions)\b))"),
    *FIGURE_FROM,
    re.compile(rf"\b[Ii]n (?:the|an?|its) (?:[\w-]+ )?{NAME} (?:report|update|statement|bulletin|briefing|tally|dispatch)\b"),
    re.compile(rf"\b[Bb]y {NAME}[’'](?:s )?(?:comment|remark|report|account|telling|statement|dispatch|words)\b"),
    re.compile(r", by (?P<name>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5})(?=[;.,]|$)"),
    re.compile(rf"\b(?:estimated|put|valued|reckoned|counted|calculated|assessed|placed|given) by {NAME}(?= at )"),
    re.compile(rf"(?:, |\bas )per {NAME}(?=[,;:]|\.(?= |$)|$| who )"),
    re.compile(rf"\b(?:going|judging) by {NAME}(?=[,;:]|\.(?= |$)|$)"),
    re.compile(rf"\baccording to {RANKED}(?= (?:heard|quoted|cited|published|released|compiled|conducted|commissioned|carried|issued|taken|done|seen|obtained|who|which|in|on|at|from)\b|[,;:)]|{STOP}|$)"),
    re.compile(rf"\b(?:[Bb]y|[Oo]n|[Ii]n) the (?:{_TALLY}|view|opinion|estimation|words|telling|reading|judge?ment) of {NAME}(?= (?:in|who|that|on|at|with|from)\b|[,;:.)]|$)"),
    re.compile(rf"\bas (?:calculated|compiled|counted|estimated|gauged|measured|reckoned|recorded|tallied|tracked) by {NAME}(?= (?:in|on|at|has|have|had|is|are|was|were)\b|[,;:.)]|$)"),
    re.compile(rf"\b(?:what|as) {NAME} (?:said|says|reported|announced|stated|gave|put forward)\b"),
)  # fmt: skip
_FRONT = re.compile(rf"According to {RANKED}, ")
_TELLS_TOO = frozenset({"confirm", "report", "record", "register", "announce", "detect", "identify"})
"""Verbs of what is found out, whose subjects the writer's own sentences make speak: "14 towns have confirmed cases"."""
_TURNS = re.compile(r"[;:]|, (?:but|while|although|though|yet|whereas|even)\b")
"""Where a sentence may go on with what another says."""
_AGAINST = re.compile(r"\b(?:[Cc]ontrary to|[Uu]nlike|[Dd]espite) (?:what )?")
"""What stands before the one who says otherwise: "contrary to what the mayor said"."""
_CLOSED_BY = re.compile(r", according to $")
_GIVEN = re.compile(
    rf"(?:[^.,;:\d]{{0,50}}?\b(?:reported|cited|claimed|announced|stated|put forward)|(?: (?:million|billion|thousand|percent|dead|injured|missing|figure|number|toll))* (?:given|named|released|published|provided|issued)) by {NAME}"
    r"(?= (?:before|earlier|on|in|last|at|this)\b|[,;:.)]|$)"
)
_RELATIVE = re.compile(
    rf"[\d.,]*(?: [\w-]+){{0,6}}? (?:that|which) {NAME} (?:says?|said|calculates?|calculated|estimates?|estimated|reckons?|claims?|claimed|reported|recorded|counted|found|puts|gave|cites|cited|(?:had )?expected|forecast|predicted|(?:was|were|had been) looking for)\b"
)
"""Behind a number, who says so of it: "the $14 million that the United Nations calculates will be needed"."""
_CITED = re.compile(
    rf"[\d.,]*(?: (?:million|billion|thousand|percent))? (?:figure|number|toll|estimate|total|count) {NAME} (?:cited|gave|mentioned|named|quoted)\b"
)
"""The same with no word between: "the $53 million figure Lund cited"."""
_OF_WHICH = re.compile(
    r", (?:which|who) (?P<name>(?:the |an? )?[^,;:.()“”\"]{2,60}?) (?:says?|said|estimates?|estimated|believes?|believed|expects?|expected|reckons?|claims?|claimed|fears?|feared|thinks?|thought) "
    r"(?:will|would|could|may|might|must|has|have|had|is|are|was|were)\b[^,;.]*$"
)
_ROUGHLY = r"(?:about |around |some |nearly |almost |roughly |approximately |at least |up to |over |more than |as many as |only |a |an )?"
_DAY = rf"(?:(?:In|On|By|Since) (?i:{'|'.join(sorted(CALENDAR))}) (?:\d{{4}} )?)?+"
_PUTS = re.compile(
    rf"(?:^|[,:] |\b(?:and|but|while) ){_DAY}{NAME} (?:now |previously |earlier |later |still |also )?"
    rf"(?P<verb>had|has|have|puts? it|puts?|gave|gives|counts|counted|lists|listed) (?:(?:much )?(?:higher|lower), )?(?:at )?{_ROUGHLY}$"
)
_OWN_COUNT = re.compile(
    rf"\b(?:[Bb]y|[Ii]n|[Oo]n) (?P<name>his|her|its|their) (?:own )?(?:(?!account)(?:\w+ )?(?!account){_TALLY}|account|view|opinion|estimation|telling|judge?ment)\b"
)
_GAP = re.compile(rf", (?:and |while |but )?{NAME} [“\"]?{_ROUGHLY}$")
_COUNTED = re.compile(
    r"\b(?:gives?|gave|puts?|counts|counted|sees|saw|had|has|reports|reported|claims|claimed|estimates|estimated|speaks? of|spoke of|cites|cited)\b[^.;]{0,60}\d"
)
_WHAT = re.compile(
    rf"\bwhat {NAME} (?:said|says|reported|announced|stated|gave|put forward|counted|confirmed)\b[^.;:,]{{0,40}}, {_ROUGHLY}$"
)
_CLAUSE = re.compile(r"\b(?:who|which|that|has|had|have|is|are|was|were)\b")
_BEFORE = re.compile(r"\b(?:previously|until then|originally)\b|\b(?:before|earlier)\.\s*$")
_HAD_IT = re.compile(
    rf"(?P<relay>(?:The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}}) (?:had|has|have) (?:it|this|that)\b[^.;]{{0,30}}? (?:from|through|by way of|via) {NAME}(?=[,;.)]| and |$)"
)


_ANNOUNCED = re.compile(
    r"(?P<name>(?:[Tt]he )?[A-Z][^.;:,“”\"]{1,60}?),? (?:also |then )?(?:reports|reported|writes|wrote|notes|noted|says|said|adds|added|explains|explained|continues|continued)"
    r"(?: (?:on|in|at|last|this) [^.;:“”\"]{2,40})?:\s*$"
)
_INTRODUCED = re.compile(
    r"(?P<name>[A-Z][^.;:“”\"]{2,120}?),? (?:\w+ly )?(?:briefed|addressed|(?:spoke|talked|testified|lectured) (?:to|with|before|at)) "
    r"(?:the )?(?P<relay>[\w.’'-]*[\w’'-](?: [A-Z][\w.’'-]*[\w’'-])*)[^.;:“”\"]*[.\s]*$"
)


def outer_voice(parsed: Parsed, token: Token) -> Held | None:
    """Who stands around a clause that is nobody's by itself: "The agency found the ship: 90 reportedly died"."""
    for rule in (by_channel, by_tail, by_label):
        if held := rule(parsed, token):
            return held
    return None


def is_aside(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a sentence looks back on what a voice had said before; its account does not go on after it."""
    return bool(_BEFORE.search(parsed.text, start, end))


def is_nobodys(token: Token) -> bool:
    """Whether a passive of thought without an agent holds the number: "As many as 900 are believed dead"."""
    noun = token.head if token.dep_ in ("nummod", "compound", "advmod", "amod") else token
    verb = noun.head
    passive = noun.dep_ == "nsubj:pass" and any(child.dep_ == "aux:pass" for child in verb.children)
    return (
        passive
        and verb.lemma_ in ("believe", "think", "fear", "estimate", "presume", "assume", "rumour", "rumor")
        and (not any(child.dep_ == "obl:agent" or child.lower_ == "by" for child in verb.subtree))
    )


def find_holder(parsed: Parsed, token: Token) -> Held | None:
    """Who puts forward the number at a token of a sentence without attribution."""
    for rule in HOLDERS:
        held = rule(parsed, token)
        note_trial("speaker", rule.__name__, token.idx, held.speaker.text if held else None)
        if held and not _is_against(parsed, token, held):
            return held
    return None


def _is_against(parsed: Parsed, token: Token, held: Held) -> bool:
    """Whether the sentence tells otherwise than the voice found: "contrary to what the mayor said, 40 left"."""
    start = held.speaker.start
    before = _AGAINST.finditer(parsed.text, min(token.sent.start_char, start), start + len("Contrary to "))
    return any(match.end() >= start for match in before)


def announces_next(parsed: Parsed, start: int, end: int) -> Held | None:
    """Who is said to tell what the next paragraph holds, in a line that ends in a colon: "The Gazette reports:"."""
    match = _ANNOUNCED.match(parsed.text, start, end)
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return Held(span) if span is not None and is_voice(parsed, span) and looks_named(span.text) else None


def introduced(parsed: Parsed, start: int, end: int) -> Held | None:
    """Who is said to speak in a sentence that itself says nothing: "Orlov spoke to Reuters."; it may be unparsed."""
    match = _INTRODUCED.match(parsed.text, start, end)
    if match is None:
        return None
    span = Span.of(parsed.text, *match.span("name"))
    relay = Span.of(parsed.text, *match.span("relay")) if match["relay"] in bodies() else None
    return Held(span, relay) if is_voice(parsed, span) else None


def by_verb(parsed: Parsed, token: Token) -> Held | None:
    """ "The ministry put the toll at 40", "Orlov spoke of 40 dead": the subject of the verb that governs the number."""
    below, verb = token, token.head
    if token.is_punct:
        return None  # the end of a sentence, asked for whatever label or tail it has
    while below.i != verb.i and not _semicolon_between(parsed, verb, token) and not _is_aside(below):
        if verb.lemma_ == "say" and below.dep_ == "nsubj" and below.i == token.i < verb.i:
            return None  # "520 have said so, 39 have said no"
        if (
            (verb.lemma_ in holding_verbs() or moves_count(verb))
            and verb.pos_ in ("VERB", "AUX")
            and not (verb.dep_ == "acl" and verb.tag_ == "VBN")
            and not _is_raised(verb)
            and not any(child.lower_ in _PARTICLES and child.i > verb.i for child in verb.children)
            and (below.dep_ not in SUBJECTS or below.i > verb.i)
            and below.dep_ != "conj"
            and tells_of(verb, below, token)
        ):
            subject = _subject(verb)
            if subject is not None and subject.lower_ in ("which", "that") and verb.dep_ == "acl:relcl":
                subject = verb.head  # "an email which puts the number at 400"
            if subject is not None and (not holding_verbs().get(verb.lemma_) or _in_state(token)):
                span = noun_phrase(parsed, subject)
                dateline = span.text.isupper() and " " in span.text and span.text not in bodies()
                return Held(span, _relay(parsed, verb)) if is_voice(parsed, span) and not dateline else None
        below, verb = verb, verb.head
    return None


def by_count(parsed: Parsed, token: Token) -> Held | None:
    """ "By the ministry’s count 40 died", "Seoul’s estimate of 1,100"."""
    sentence = token.sent
    found = first_voice(parsed, _BY_COUNT, sentence.start_char, sentence.end_char)
    if found is None or (found.end < token.idx and _CLOSED_BY.search(parsed.text, sentence.start_char, found.start)):
        return None  # "..., according to the average of polls, where 475 are at stake"
    return Held(found, second_hand=False)


def by_front(parsed: Parsed, token: Token) -> Held | None:
    """ "According to the ministry, 14 towns have confirmed cases": who opens the sentence, where its verb lets others tell something,
    up to where it turns."""
    sentence = token.sent
    match = _FRONT.match(parsed.text, sentence.start_char, token.idx)
    if match is None or sentence.root.lemma_ not in _TELLS_TOO or _TURNS.search(parsed.text, match.end(), token.idx):
        return None
    span = Span.of(parsed.text, *match.span("name"))
    return Held(span, second_hand=False) if is_voice(parsed, span) and looks_named(span.text) else None


def by_own_count(parsed: Parsed, token: Token) -> Held | None:
    """ "In his assessment it was 12,000": the one whom the words before make speak."""
    start, stop = clause_around(parsed.text, token.idx)
    match = _OWN_COUNT.search(parsed.text, start, stop)
    return Held(Span.of(parsed.text, *match.span("name")), second_hand=False) if match else None


def by_gap(parsed: Parsed, token: Token) -> Held | None:
    """ "The ministry gives 2,500, the organisers at least 30,000": a verb of counting that is said once."""
    start = clause_around(parsed.text, token.idx)[0]
    match = _GAP.search(parsed.text, start, token.idx)
    if match is None or not _COUNTED.search(parsed.text, start, match.start() + 1):
        return None
    span = Span.of(parsed.text, *match.span("name"))
    clause = _CLAUSE.search(span.text)  # "an investor who has poured 40 million ..."
    return Held(span) if is_voice(parsed, span) and looks_named(span.text) and not clause else None


def by_giver(parsed: Parsed, token: Token) -> Held | None:
    """ "the 11,300 given by the harbour office before": right behind the number, who gave it."""
    end = token.idx + len(token)
    stop = clause_around(parsed.text, end)[1]
    match = (
        _GIVEN.match(parsed.text, end, stop)
        or _RELATIVE.match(parsed.text, end, stop)
        or _CITED.match(parsed.text, end, stop)
    )
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return (
        Held(span, second_hand=False)
        if span is not None and is_voice(parsed, span) and looks_named(span.text)
        else None
    )


def by_possessor(parsed: Parsed, token: Token) -> Held | None:
    """ "the agency’s earlier 100 deaths": a count that is somebody’s, told from another one by its time."""
    start = clause_around(parsed.text, token.idx)[0]
    match = _possessor().search(parsed.text, start, token.idx)
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return Held(span) if span is not None and is_voice(parsed, span) and looks_named(span.text) else None


@cache
def _possessor() -> re.Pattern[str]:
    editions = "|".join(map(re.escape, sorted(phrasing("edition"))))
    return re.compile(
        rf"(?P<name>(?:\b(?:the|an?) )?(?:(?!and\b|the\b)[\w-]+ ){{0,3}}[\w-]+)[’']s? (?:{editions}) "
        rf"(?:{_ROUGHLY}\d[\d,.]* [\w -]{{0,30}}?(?:with|and|plus) (?:another |a further )?)?{_ROUGHLY}$"
    )


def by_relative(parsed: Parsed, token: Token) -> Held | None:
    """ "The contracts, which he estimates will run for ten years": who says it of what a clause begins with."""
    start = clause_around(parsed.text, token.idx)[0]
    match = _OF_WHICH.search(parsed.text, start, token.idx)
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return Held(span, second_hand=False) if span is not None and is_voice(parsed, span) else None


def by_apposition(parsed: Parsed, token: Token) -> Held | None:
    """ "The briefing sets against it what the army said on Monday, at least 40 men": the number is what the voice said."""
    start = clause_around(parsed.text, token.idx)[0]
    match = _WHAT.search(parsed.text, start, token.idx)
    span = Span.of(parsed.text, *match.span("name")) if match else None
    return Held(span) if span is not None and is_voice(parsed, span) and looks_named(span.text) else None


def by_opening(parsed: Parsed, token: Token) -> Held | None:
    """ "the ambassador had about 6,000 people dead", "a spokesman put it higher, at 900": right before the number."""
    start = clause_around(parsed.text, token.idx)[0]
    colon = parsed.text.rfind(": ", start, token.idx)
    start = start if colon == -1 else colon + 2
    match = _PUTS.search(parsed.text[start : token.idx])
    if match is None or (match["verb"] in ("had", "has", "have") and not _in_state(token)) or is_put_away(token):
        return None
    if match["verb"] in ("gave", "gives") and token.text in ("$", "€", "£", "¥"):
        return None  # "Holt and his brother gave $2 million"
    span = Span.of(parsed.text, start + match.start("name"), start + match.end("name"))
    if match["verb"] in ("had", "has", "have") and country_of(span.text) is not None:
        return None  # "Sweden has 17 confirmed dead"
    return Held(span) if is_voice(parsed, span) else None


def by_channel(parsed: Parsed, token: Token) -> Held | None:
    """ "Half are fakes, the Gazette had it from customs officers": through whom, and from whom."""
    start, end = clause_around(parsed.text, token.idx)
    if parsed.text[end : end + 1] == ";":
        end = clause_around(parsed.text, end + 1)[1]
    match = _HAD_IT.search(parsed.text, max(start, token.idx), end)
    if match is None or match["relay"] not in bodies():
        return None
    span = Span.of(parsed.text, *match.span("name"))
    return Held(span, Span.of(parsed.text, *match.span("relay"))) if is_voice(parsed, span) else None


def by_upstream(parsed: Parsed, token: Token) -> Held | None:
    """ "The first version had 900, on the word of the Red Cross": nobody but the one behind it."""
    start, end = clause_around(parsed.text, token.idx)
    found = upstream(parsed, start, end) or conveyed_next(parsed, end)
    return Held(found, second_hand=False) if found else None


HOLDERS: tuple[Callable[[Parsed, Token], Held | None], ...] = (
    by_giver,
    by_possessor,
    by_relative,
    by_apposition,
    by_channel,
    by_tail,
    by_gap,
    by_verb,
    by_opening,
    by_count,
    by_front,
    by_own_count,
    by_label,
    by_upstream,
)


def _subject(verb: Token) -> Token | None:
    """Who does what a verb says, up the verbs that it is joined to or hangs on; who is let speak, speaks: "lets Orlov quote 40"."""
    if verb.dep_ == "advcl" and verb.head.lemma_ in ("quote", "cite"):
        return next((child for child in verb.head.children if child.dep_ in ("nsubj:pass", "obj", "iobj")), None)
    for _ in range(3):
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        before = [
            child for child in subjects if child.i < verb.i
        ]  # the last one: "OSLO (AP) - Scientists have found ..."
        subject = next(iter([*before[-1:], *subjects]), None)
        if subject is None and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("let", "have", "make"):
            between = (child for child in verb.head.children if verb.head.i < child.i < verb.i)
            subject = next((child for child in between if child.dep_ in ("obj", "nsubj")), None)
        if subject is not None or verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return subject
        verb = verb.head
    return None


def _is_raised(verb: Token) -> bool:
    """Whether others say it of the subject, "maps said to show 97 shafts", or nothing is said: "rain adds to the misery"."""
    if verb.lemma_ == "add":
        below = (grand for child in verb.children if child.dep_ == "obl" for grand in child.children)
        return any(grand.lower_ == "to" for grand in below)
    said = verb.head if verb.dep_ == "xcomp" else verb
    return said.lemma_ in ("say", "believe", "report", "think") and any(
        child.dep_ == "xcomp" for child in said.children
    )


def _in_state(token: Token) -> bool:
    """Whether what is counted is dead, missing, displaced: the number’s noun or what stands beside it says so."""
    return any(word.lower_ in phrasing("state") for word in token.sent[max(token.i - token.sent.start, 0) :][:8])


def _relay(parsed: Parsed, verb: Token) -> Span | None:
    """ "Told AP of 40": the paper that was told."""
    if verb.lemma_ not in ("tell", "give"):
        return None
    hearer = next((child for child in verb.children if child.dep_ in ("iobj", "obj") and child.pos_ == "PROPN"), None)
    span = noun_phrase(parsed, hearer) if hearer is not None else None
    mention = read_mention(span.text) if span is not None else None
    if mention is None or mention.kind is SourceKind.PUBLICATION or span is None:
        return span
    given = verb.lemma_ == "give" and span.text not in bodies()
    return None if given or mention.kind is SourceKind.PERSON or span.text.lower() in nouns() else span


def _is_aside(token: Token) -> bool:
    """Whether a clause adds something of the writer's: "the valley, where 700 barns burned"."""
    return token.dep_ == "acl:relcl" and any(
        child.lower_ in ("where", "which", "who", "whose") for child in token.subtree
    )


def _semicolon_between(parsed: Parsed, one: Token, other: Token) -> bool:
    first, last = sorted((one, other), key=lambda token: token.i)
    return parsed.text.find(";", first.idx, last.idx) >= 0
