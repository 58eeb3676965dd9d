"""Whose poll an answer is from: the shares of a survey go on through its report, whatever paragraphs stand between (phenomenon 33).

"Lumar asked 900 nurses ... ¶ Some 40 percent of them would move abroad." An answer is a share of people who say, think or would do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from headwater.extraction.daywords import CALENDAR
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.voices import NAME, clause_around, is_voice, looks_named
from headwater.model import Span

_REACH = 20_000
"""Characters of a report in which polls are looked for."""
_MANY = (
    r"(?:about |around |some |nearly |almost |more than |over |at least |roughly |approximately |a total of )?"
    r"(?:\d[\d,.]*|thousands|hundreds|dozens|scores)"
)
_MAKER = (
    r"(?!(?:The|A|An|In|This|That|Its|Their|His|Her|Our|Another|One|Exit|Recent|Latest|Most|Last|First|Each|National|Statewide|New(?! (?:Delhi|England|Hampshire|Jersey|Mexico|Orleans|York|Zealand))) )"
    r"(?:(?:[A-Z][\w’'-]*+ )?[A-Z][\w’'-]*/[A-Z][\w’'-]*+ the )?[A-Z][\w’'/-]*+(?: (?:of |for )?[A-Z][\w’'/-]*+){0,6}"
)
_POLLS = (
    re.compile(
        rf"\b(?:[Pp]oll|[Ss]urvey|[Qq]uestionnaire)s?,? (?:by|from|conducted by|carried out by|commissioned by|released by|published by|that) {NAME}"
        r"(?= (?:for|released|published|conducted|carried|was|were|is|are|last|this|in|on|of(?! [A-Z])|found|finds|shows|showed|says|said|has|had|and|that)\b|[,;.:)]|$)"
    ),
    re.compile(
        rf"(?P<name>(?P<maker>\b{_MAKER})"
        r"(?: (?:national|opinion|tracking|annual|online|monthly|global))* (?:[Pp]oll|[Ss]urvey))\b"
    ),
    re.compile(
        rf"(?:^|[.!?] |, |\n){NAME}(?:, [^,.;]{{3,80}},)? (?:surveyed|polled|questioned|interviewed|asks|asked) {_MANY} "
    ),
)
_PAIR = re.compile(r"\b\d{1,2}(?:\.\d+)? ?[-–] ?\d{1,2}\b(?!-)|\bin (?:10|ten|five|four|three)\b")
"""Two shares of one whole, "Lee tops Diaz 41-40", or so many of a few: "six in 10"."""
_POLL = re.compile(r"\b(?:poll|survey)\b", re.IGNORECASE)
_IN_POLL = re.compile(
    r"\b[Ii]n (?P<name>(?:the|an?|its|this|that|another|[A-Z][a-z]+day[’']s) (?:[\w’'/&.-]+ ){0,7}?(?:[Pp]oll|[Ss]urvey|polling average|average of [\w ]{0,30}polls))\b"
    r"(?! of (?:polls|surveys)\b)"
)
_ITSELF = re.compile(r"\bmargins? of (?:sampling )?error\b|\bsampling error\b|\bplus or minus\b|\+/-|±")
"""Tells of a poll itself, which its own report does not answer for."""
_CAST = re.compile(
    r"\b(?:won (?!out|over)|carried |ballots?|delegates?|precincts?|turnout|votes? (?:cast|counted)|of the vote)"
)
_ASKED = re.compile(r"\b(?:voters|respondents|electorate|undecided|surveyed|polled|polling)\b")
_RESPONDENTS = re.compile(
    r"\b(?:[Vv]oters|[Rr]espondents|electorate|[Aa]dults|Americans|Britons|Canadians|Democrats|Republicans|[Ii]ndependents|[Cc]onservatives|[Ll]iberals"
    r"|[Mm]oderates|[Mm]illennials|[Cc]aucus-?goers|[Ww]omen|[Mm]en|[Pp]eople|(?:[Ss]upporters|[Bb]ackers) of|[Tt]hose (?:who|aged|asked|surveyed|polled|over|under|between|with|\d+))\b"
)
_LEAD = 900  # characters in which a report that is about a poll names it
_SUPPORT_REACH = 900
"""Characters behind the last word of a poll in which shares of candidates are its."""
_EDITION = re.compile(r"(?:[Tt]his|[Ll]ast|[Nn]ext) (?:year|month|week|quarter|spring|summer|autumn|fall|winter)[’']s ")
"""Opens the name of a poll rather than of who made it: "this year’s Home Index asked 900 tenants"."""
_ANOTHER = re.compile(
    r"(?<![Tt]he )\b(?:[Aa]nother|[Aa]n?|[Nn]ew|[Ss]econd) (?:[\w-]+ )?(?:polls?|surveys?|questionnaires?)\b"
    r"|\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir) (?:[\w-]+ )?(?:ballots?|referendum|votes?)\b"
)
_CHOICES = frozenset({
    "accept", "back", "buy", "choose", "cut", "eat", "emigrate", "give", "keep", "marry", "pay", "relocate", "sell", "spend", "stay", "stop",
    "swallow", "take", "trade", "travel", "try", "use", "wear", "work", "consider", "elect", "leave", "like", "move", "oppose", "pick", "prefer", "quit",
    "recommend", "reject", "return", "strike", "support", "switch", "vote", "want", "welcome",
})  # fmt: skip
_ANSWERS = frozenset({
    "able", "afraid", "aware", "concerned", "confident", "content", "dissatisfied", "happy", "likely", "opposed", "optimistic",
    "pessimistic", "prepared", "proud", "ready", "satisfied", "unable", "undecided", "unhappy", "unlikely", "unsure", "unwilling",
    "willing", "worried", "agree", "answer", "approve", "back", "believe", "blame", "call", "choose", "cite", "consider", "describe", "disagree", "disapprove",
    "doubt", "expect", "express", "fear", "favor", "favour", "feel", "identify", "indicate", "like", "name", "oppose", "plan", "prefer",
    "rate", "regard", "reject", "report", "respond", "say", "see", "support", "think", "trust", "view", "want", "worry",
})  # fmt: skip
_SHARES = frozenset(
    {
        "%",
        "percent",
        "cent",
        "pc",
        "half",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fifth",
        "fifths",
        "tenth",
        "majority",
        "point",
        "points",
    }
)
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})


def polls(parsed: Parsed) -> list[Span]:
    """The polls that a report speaks of, by their makers or their own names, in the order of its text."""
    found = [match for pattern in _POLLS for match in pattern.finditer(parsed.text, 0, _REACH)]
    spans = [
        Span.of(parsed.text, *match.span("name"))
        for match in found
        if looks_named(match.groupdict().get("maker") or match["name"].strip()) or _is_title(match["name"])
    ]
    makers = (span for span in spans if is_voice(parsed, span) and not _EDITION.match(span.text))
    return sorted(makers, key=lambda span: span.start)


def _is_title(text: str) -> bool:
    """Whether every word has a capital, as in a pollster's name: "Salt Data"."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def polled(parsed: Parsed, named: Sequence[Span], number: Token, *, answers: bool = False) -> Span | None:
    """The poll of a share: the one of its sentence; for an answer, or what a candidate polls, the last one that its paragraph
    names before it, else the only one that the report names. `answers`: the words around it are known to answer.

    `None` if the number is neither, no poll stands before it, or another one is spoken of in between.
    """
    if not is_share(number) or _ITSELF.search(number.sent.text):
        return None
    if within := _within(parsed, number):
        return within
    before = [span for span in named if span.end <= number.idx]
    if not before:
        return None
    if before[0].start < _LEAD and _tells_of_voters(parsed.text[:_REACH]):
        return _of_report(parsed, before, number)
    if not (answers or _is_answer(number) or _is_support(parsed, before[-1], number)):
        return None
    paragraph = parsed.text.rfind("\n", 0, number.idx) + 1
    if before[-1].start >= paragraph:
        return before[-1]
    told_of = parsed.text.find("\n", before[-1].end)
    another = _ANOTHER.search(parsed.text, told_of, number.idx)
    return max(before, key=lambda span: len(span.text)) if _is_one(before) and not another else None


def _of_report(parsed: Parsed, before: Sequence[Span], number: Token) -> Span | None:
    """Of a report about a poll of voters all shares are that poll's, but for votes cast, and for those of a poll named right before."""
    if _CAST.search(number.sent.text):
        return None
    end = parsed.text.rfind("\n", 0, number.idx)
    while end > 0 and parsed.text[end - 1].isspace():
        end -= 1
    paragraph = parsed.text.rfind("\n", 0, max(end, 0)) + 1  # the one before this
    if before[-1].start >= paragraph:
        return before[-1]
    return max((span for span in before if _is_one((before[0], span))), key=lambda span: len(span.text))


@lru_cache(maxsize=4)
def _tells_of_voters(text: str) -> bool:
    """Whether a text speaks of those whom a poll asked more than once; kept, for each number of a report asks."""
    return len(_ASKED.findall(text)) > 1


def _is_one(named: Sequence[Span]) -> bool:
    """Whether mentions of polls may be of one: each maker's words are among those of the fullest, "Texas poll" of a Texas paper's."""
    words = [frozenset(re.findall(r"\w+", _bare(span.text).lower())) for span in named]
    return all(one <= max(words, key=len) for one in words)


def is_asked(mention: Span) -> bool:
    """Whether a mention is of people whom a poll asks, who say nothing as one: "supporters of Lee", "young voters".

    >>> is_asked(Span("most Democrats", 0, 14)), is_asked(Span("officials", 0, 9))
    (True, False)
    """
    return _RESPONDENTS.search(mention.text.partition(",")[0]) is not None


def is_of_poll(number: Token) -> bool:
    """Whether a number tells of a poll itself, such as its margin of error: no one in it answers for that."""
    return _ITSELF.search(number.sent.text) is not None


def _within(parsed: Parsed, number: Token) -> Span | None:
    """The poll in which a share of the same clause was found: "45 percent back him in a new Harbour Post poll"."""
    start, end = clause_around(parsed.text, number.idx)
    match = _IN_POLL.search(parsed.text, start, end)
    return Span.of(parsed.text, *match.span("name")) if match else None


def _is_support(parsed: Parsed, poll: Span, number: Token) -> bool:
    """Whether a share is what somebody polls, not far behind a poll: "Lee is at 40 percent"; no votes that were cast."""
    sentence, text = number.sent, parsed.text
    since = number.idx - _SUPPORT_REACH
    if (poll.end < since and not _POLL.search(text, since, number.idx)) or _CAST.search(sentence.text):
        return False
    return _ASKED.search(sentence.text) is not None or any(_is_somebody(token) for token in sentence)


def _is_somebody(token: Token) -> bool:
    """Whether a word is part of a person's name, or stands for one; the reader misses many a bare surname."""
    if token.lower_ in ("he", "she") or token.ent_type_ == "PER":
        return True
    return token.pos_ == "PROPN" and not token.ent_type_ and token.dep_ in _SUBJECTS and token.lower_ not in CALENDAR


def _bare(text: str) -> str:
    """A poll's maker, however the poll is called."""
    return re.sub(
        r"^[Tt]he |(?: (?:national|opinion|tracking|annual|online|monthly|global))* (?:[Pp]oll|[Ss]urvey)$",
        "",
        text.strip(),
    )


def is_share(number: Token) -> bool:
    """Whether a number is a share: "40%", "40 percent", "two-thirds"."""
    near = number.doc[max(number.i - 2, 0) : number.i + 4]
    return any(token.lower_ in _SHARES for token in near) or _PAIR.search(near.text) is not None


def _is_answer(number: Token) -> bool:
    """Whether those counted say, think or would do something: "40% of them said", "91% of nurses reporting that"."""
    token = number
    for _ in range(5):
        verb = next(
            (child for child in token.children if child.dep_ in ("acl", "acl:relcl") and child.i > token.i), None
        )
        if verb is not None and verb.lemma_ in _ANSWERS:
            return True
        if token.dep_ in _SUBJECTS:
            would = any(child.lower_ in ("would", "’d", "'d") for child in token.head.children)
            return token.head.lemma_ in (_CHOICES if would else _ANSWERS)
        if token.head.i == token.i or token.pos_ in ("VERB", "AUX"):
            return False
        if token.dep_ == "obl" and token.i < token.head.i and not any(c.dep_ in _SUBJECTS for c in token.head.children):
            return token.head.lemma_ in _ANSWERS
        token = token.head
    return False
