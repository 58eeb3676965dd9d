"""What a bare share is of in a story of a poll or a vote: of those who were asked, of the votes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Token

from headwater.extraction.antecedents import is_person
from headwater.extraction.found import FoundFigure
from headwater.extraction.governed import SHARES, top
from headwater.extraction.nounforms import noun_at
from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import SUBJECTS, case_of
from headwater.model import Counted, Step

_POLL = re.compile(r"\b(?:polls?|polled|polling|pollsters?|surveys?|surveyed|respondents?)\b", re.IGNORECASE)
_VOTE = re.compile(
    r"\b(?:voters?|votes?|voted|voting|electorate|ballots?|caucus(?:es)?|primar(?:y|ies)|run-?off|precincts?|(?:re-?)?elections?|referendum"
    r"|candidates?|nominees?|nomination|front-?runners?|presidential)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:shares?|stocks?|index|prices?|yields?|bonds?|futures|profits?|sales|revenues?|economists?|inflation|growth|gdp|rates?|tax(?:es)?"
    r"|unemployment|turnout)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of no votes."""
_SENTENCES = 8
"""How far back a story of a poll may be seen to be one."""
_VOTERS = frozenset({"voter", "elector", "caucusgoer", "caucus-goer"})
_FEWEST = 100
"""Of how many a poll is taken, at least."""


class Polls:
    """Shares in stories of polls and votes: the figures noted one by one, in the order of the text."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._asked: FoundFigure | None = None
        self._voters: FoundFigure | None = None
        self._told: dict[re.Pattern[str], list[int]] = {}

    def note(self, item: FoundFigure) -> None:
        """Keep the last figure of those who were asked."""
        counted = item.figure.counted
        if counted is None or item.figure.unit not in (None, "percent", "fraction"):
            return
        voters = counted.head in _VOTERS
        if voters:
            self._voters = item
        if voters or counted.head == "respondent" or (is_person(counted.head) and self._are_asked(item)):
            self._asked = item

    def _are_asked(self, item: FoundFigure) -> bool:
        """Whether persons are those of a poll: a share of them, or many, told with the poll."""
        many = item.figure.unit is not None or (item.figure.low or 0) >= _FEWEST
        return many and self._near(_POLL, item, 0)

    def is_bare(self, item: FoundFigure) -> bool:
        """Whether nothing is named that the share may be of: nothing, a name, or one person."""
        if item.figure.unit not in SHARES or item.figure.direction is not None:
            return False
        if self._parsed.doc[item.tokens[1] : item.tokens[1] + 1].text == "of" and not self._of_asked(item):
            return False
        if item.figure.counted is None or self._who(item) is not None:
            return True
        head = self._parsed.doc[item.head] if item.head is not None else None
        if head is None or head.i >= item.tokens[0]:
            return False
        one = head.tag_ == "NN" and (head.lower_ in _RIVALS or is_person(head.lemma_.lower()))
        return head.tag_ == "NNP" or one

    def completed(self, item: FoundFigure) -> FoundFigure | None:
        """The share with those whose it is, `None` if no poll or vote is told of."""
        if not self.is_bare(item):
            return None
        poll, vote = self._near(_POLL, item, _SENTENCES), self._near(_VOTE, item, _SENTENCES)
        if not (poll or vote) or self._is_elsewhere(item):
            return None
        if self._acts(item) or self._of_asked(item):
            return _as(item, self._asked, "respondent" if poll else "voter")
        among = self._among(item)
        if among is not None:
            noun = noun_at(self._parsed, among, (among.i + 1, among.i + 1), "figures.counted.asked")
            return _counting(item, noun.counted) if noun is not None else None
        if item.figure.unit == "fraction":
            return None  # nobody is said to have half of a vote but by that word
        others = not vote and self._asked is not self._voters  # asked about soaps, pets or films
        if others or not self._of_name(item):
            return None
        return _as(item, self._voters, "support" if self._near(_POLL, item, 3) else "vote")

    def _near(self, words: re.Pattern[str], item: FoundFigure, back: int) -> bool:
        """Whether one of the words stands in the figure's sentence or so many before it."""
        if words not in self._told:
            self._told[words] = [match.start() for match in words.finditer(self._parsed.text)]
        parsed, places = self._parsed, self._told[words]
        sentence = parsed.sentence_at(item.tokens[0])
        first = parsed.doc[parsed.sentences[max(sentence - back, 0)][0]].idx
        last = parsed.doc[parsed.sentences[sentence][1] - 1]
        at = bisect_right(places, last.idx + len(last))
        return at > 0 and places[at - 1] >= first

    def _is_elsewhere(self, item: FoundFigure) -> bool:
        start, end = self._parsed.sentences[self._parsed.sentence_at(item.tokens[0])]
        return _ELSEWHERE.search(self._parsed.doc[start:end].text) is not None

    def _who(self, item: FoundFigure) -> Token | None:
        """ "the 9 percent who preferred him": they are persons, whatever stands before."""
        doc, end = self._parsed.doc, item.tokens[1]
        return doc[end] if end < len(doc) and doc[end].lower_ == "who" else None

    def _of_asked(self, item: FoundFigure) -> bool:
        """ "59 percent of those surveyed", "of those who were asked"."""
        after = self._parsed.doc[item.tokens[1] : item.tokens[1] + 5]
        return after[:2].text == "of those" and any(word.lower_ in _ASKED for word in after[2:])

    def _acts(self, item: FoundFigure) -> bool:
        """Whether the share itself says, wants or supports something."""
        doc, (start, end) = self._parsed.doc, item.tokens
        if self._who(item) is not None:
            return True
        after = doc[end] if end < len(doc) else None
        if after is not None and (after.tag_ in ("VBD", "VBP", "MD") or after.lower_ in _HOLDS):
            return True
        if after is not None and after.lower_ in _ARE and self._parsed.doc[end + 1 : end + 2].text.lower() in _ENDING:
            return True  # "15% enthusiastic and 24% satisfied"
        return any(token.dep_ in SUBJECTS and not start <= token.head.i < end for token in doc[start:end])

    def _among(self, item: FoundFigure) -> Token | None:
        """ "Among weavers, Okafor won with 22 percent": weavers."""
        start = self._parsed.sentences[self._parsed.sentence_at(item.tokens[0])][0]
        before = self._parsed.doc[start : item.tokens[0]]
        return next((word for word in before if word.tag_ == "NNS" and case_of(word) in ("among", "amongst")), None)

    def _of_name(self, item: FoundFigure) -> bool:
        """Whether the share may be a candidate's or a party's: of such it is said, or the name stands just before."""
        doc, start = self._parsed.doc, item.tokens[0]
        first = self._parsed.sentences[self._parsed.sentence_at(start)][0]
        if any(word.pos_ == "PROPN" or word.lower_ in _THEM for word in doc[max(start - _CLOSE, first) : start]):
            return True
        token = top(self._parsed, item.tokens)
        said = (token, token.head, token.head.head, token.head.head.head)
        who = [child for word in said for child in word.children if child.dep_ in SUBJECTS and child.i < start]
        named = any(word.pos_ == "PROPN" or word.lower_ in _WHO | _RIVALS for word in [*who[:1], *said])
        return named or token.head.lemma_ in _CONTESTS


_HOLDS = frozenset({"support", "favor", "favour", "oppose", "back", "approve", "disapprove", "saying", "naming"})
"""What those asked do, where it may be read as a noun: "42% support Okafor"."""
_ARE = frozenset(
    {"enthusiastic", "satisfied", "dissatisfied", "scared", "liberal", "conservative", "moderate", "undecided", "unsure", "opposed",
     "happy", "unhappy", "worried", "positive", "negative", "neutral", "confident", "pessimistic", "optimistic", "unfavorable", "favorable",
     "unfavourable", "favourable", "disagreed", "agreed"}
)  # fmt: skip
"""What those asked are."""
_ENDING = frozenset({",", ".", ";", "and", "to", "but", "while", ")", "—", "--", ""})
_ASKED = frozenset({"surveyed", "polled", "asked", "questioned", "interviewed", "sampled"})
_RIVALS = frozenset(
    {"challenger", "frontrunner", "candidate", "nominee", "incumbent", "rival", "opponent", "party", "alliance", "coalition", "bloc",
     "opposition"}
)  # fmt: skip
_CONTESTS = frozenset({"beat", "carry", "win", "defeat", "lead", "trail"})
_WHO = frozenset({"he", "she", "they", "everyone", "nobody", "who"})
_THEM = frozenset({"him", "her", "them"})
_CLOSE = 10
"""Words between a name and its share at most."""


def _as(item: FoundFigure, asked: FoundFigure | None, otherwise: str) -> FoundFigure:
    """The figure with those who were asked, or else under the name that such shares have."""
    counted = asked.figure.counted if asked is not None else None
    return _counting(item, counted or Counted(item.figure.span, otherwise, otherwise))


def _counting(item: FoundFigure, counted: Counted) -> FoundFigure:
    steps = (*item.steps, Step("figures.counted.asked", (counted.span,)))
    return replace(item, figure=replace(item.figure, counted=counted), head=None, steps=steps)
