"""What is yet to come by its tense or its time, though no word says "will" or "plan"; and what is taken for granted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from headwater.extraction.found import FoundTime
from headwater.extraction.stancewords import listed
from headwater.model import Document, Status

PRESENT = frozenset({"VBZ", "VBP"})
STATES = frozenset(
    {
        "be",
        "have",
        "need",
        "cost",
        "mean",
        "like",
        "want",
        "seem",
        "prefer",
        "appreciate",
        "require",
        "suggest",
        "help",
        "amount",
        "say",
    }
)
"""Verbs of which "would" says what is likely or wished, rather than what is to be done."""
_FIRST = frozenset({"first", "last", "only", "latest"})
_SPENDING = frozenset({"pay", "spend", "charge", "cost", "offer"})
"""What one spends "to be ferried" is spent."""
_NEXT = frozenset({"next", "coming", "second", "third", "other", "further", "additional", "extra", "new"})
_POINTING = frozenset({"this", "these", "those"})
_SENDING = frozenset({"send", "dispatch", "deploy"})
_LIMITS = frozenset({"before", "until", "till", "ahead"})
_OFTEN = frozenset({"day", "daily", "week", "weekly", "month", "year", "already", "every", "per", "regularly"})
_COMPARING = frozenset({"after", "against", "compared", "versus"})
_TURNS = frozenset({",", "up", "down", "("})
_CHANGING = frozenset(
    {"rise", "fall", "go", "come", "increase", "decrease", "grow", "drop", "cut", "raise", "lower", "reduce", "climb", "return", "jump",
     "bring", "move", "shrink", "expand", "lift", "hike", "push", "extend", "widen", "narrow", "change", "double", "decline", "slide",
     "boost", "trim", "slash", "advance", "swell", "surge", "soar", "plunge", "dip"}
)  # fmt: skip
_UNITS = frozenset({"percent", "%", "cent", "pc", "baht", "euros", "dollars", "pounds", "rupees", "points", "pp"})
_SAYING = frozenset(
    {"say", "tell", "add", "counter", "announce", "warn", "promise", "state", "declare", "note", "explain", "insist", "claim", "inform",
     "report", "reveal", "disclose", "confirm"}
)  # fmt: skip
_COPING = frozenset({"handle", "cope", "withstand", "absorb", "bear", "survive", "manage"})
_AHEAD = re.compile(r"tomorrow\b|next (?:week|month|year|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_REACH = 10
"""Words behind the start of a change among which its end is looked for."""


def ahead_of(document: Document, times: Iterable[FoundTime]) -> frozenset[int]:
    """The tokens of the times that lie wholly after the day that the document was published, as far as that is known: by their dates, or,
    where they have none, by their words ("tomorrow", "next week")."""
    published = (document.published or "")[:10]
    last = published + "-99" * ((10 - len(published)) // 3)  # a report of "2025-09" may be of that month's last day
    found = (one for one in times if _is_ahead(one, last if len(published) >= 4 else None))
    return frozenset(i for one in found for i in range(*one.tokens))


def _is_ahead(found: FoundTime, last: str | None) -> bool:
    """Whether a time lies after the last day that a document can be of, if one is known."""
    day = found.time.earliest
    if day is None:
        return _AHEAD.match(found.time.span.text) is not None
    return last is not None and day.year > 0 and str(day) > last


def scheduled(verb: Token, ahead: frozenset[int]) -> Token | None:
    """The time to come at which something happens that is told in the present: "deploys on 1 November"."""
    if not ahead:
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    if any(helper.lemma_ == "have" for helper in helpers):
        return None
    if verb.tag_ not in PRESENT and not any(helper.tag_ in PRESENT for helper in helpers):
        return None
    whens = [child for child in verb.children if child.i in ahead and child.dep_.startswith(("obl", "nmod", "advmod"))]
    if whens and any(token.lower_ in _LIMITS for token in verb.doc[verb.i : whens[0].i]):
        return None  # "two are competing before the vote on 1 November": they are there
    return whens[0] if whens else None


def sent_soon(verb: Token) -> Token | None:
    """The present of a verb of sending that is under way, so that none has come yet: "is sending 12 divers", "are being sent"; not "a day"."""
    if verb.lemma_ not in _SENDING or not (
        verb.tag_ == "VBG" or any(child.lower_ == "being" for child in verb.children)
    ):
        return None
    under_way = any(child.dep_ == "aux" and child.tag_ in PRESENT and child.lemma_ == "be" for child in verb.children)
    often = any(child.lower_ in _OFTEN for child in verb.subtree)
    return verb if under_way and not often else None


def told_ahead(verb: Token, cue: Iterable[int]) -> Token | None:
    """ "would" after a cue of the past, which is "will" as it was said: "said that 40 boats would be sold"; also where it goes on:
    "countered that 600 had been hired and that 200 would follow"."""
    helpers = (child for child in verb.children if child.dep_ in ("aux", "aux:pass"))
    would = next((child for child in helpers if child.lower_ == "would"), None)
    if would is None or verb.pos_ != "VERB" or verb.lemma_ in STATES or _is_needed(verb):
        return None
    past = any(verb.doc[i].tag_ in ("VBD", "VBN") for i in cue) or _is_told_in_past(verb)
    return would if past else None


def _is_needed(verb: Token) -> bool:
    """Whether it tells what something would need: "it would take 25 buses"."""
    return verb.lemma_ == "take" and any(
        child.dep_ in ("nsubj", "expl") and child.lower_ == "it" for child in verb.children
    )


def _is_told_in_past(verb: Token) -> bool:
    """Whether a clause is, by its "that", the second that a verb of speech in the past governs, or has one put in ("seed, he told
    reporters, would be bought")."""
    subjects = (child for child in verb.children if child.dep_.startswith("nsubj"))
    put_in = (below for subject in subjects for below in subject.children if below.dep_ in ("parataxis", "acl:relcl"))
    if any(below.tag_ == "VBD" and below.lemma_ in _SAYING and below.nbor(-2).text == "," for below in put_in):
        return True
    if not any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children) or verb.dep_ != "conj":
        return False
    above = verb.head.head if verb.head.dep_ == "ccomp" else verb.head
    return above.tag_ == "VBD" and above.lemma_ in _SAYING


def to_come(word: Token) -> Token | None:
    """What is to be done to those that are counted: "40 boats to be sold", "90% of works to be completed", but not "the first 40 to be sold"."""
    if any(child.lower_ in _FIRST for child in word.children):
        return None
    shared = (child for child in word.children if child.dep_ == "nmod" and is_led_by(child, "of"))
    return next((done for noun in (word, *shared) if (done := _to_be_done(noun)) is not None), None)


def _to_be_done(noun: Token) -> Token | None:
    to, be, done = noun.doc[noun.i + 1 : noun.i + 4] if noun.i + 3 < len(noun.doc) else (noun,) * 3
    found = to.lower_ == "to" and be.lower_ == "be" and done.tag_ == "VBN" and done.dep_ in ("acl", "advcl")
    return done if found and noun.head.lemma_ not in _SPENDING else None


def is_led_by(below: Token, word: str, *, by: tuple[str, ...] = ("case",)) -> bool:
    """Whether a noun (or, by a "mark", a clause) hangs on by a word: "of" in "40 of the boats"."""
    return any(child.lower_ == word and child.dep_ in by for child in below.children)


def is_granted(word: Token) -> bool:
    """Whether a number is told as so, whatever the clause around it doubts or plans: it is pointed back to ("these 40 boats",
    "among the 670 crates", "to all 18 villages"), is what something is based on or what a price leaves out, is what stands now ("will rise from 30 to 40"), or says who reckons ("by the count of two clerks")."""
    word = (
        word.nbor(1) if word.lower_ == "per" and word.i + 1 < len(word.doc) else word
    )  # "per cent", of which it is a part
    below = {child.lower_ for child in word.children if child.i < word.i and child.dep_ in ("det", "case")}
    if below & _POINTING or below >= {"among", "the"} or _is_all_there(word) or is_size(word) or is_out_of(word):
        return True
    if (
        _is_ground(word)
        or "excluding" in below
        or ("including" in below and any(child.lower_ == "not" for child in word.children))
    ):
        return True
    if _is_of_harm(word):
        return True
    if "despite" in below or (word.dep_ == "nmod" and is_led_by(word.head, "despite")):
        return True  # "will not close despite the deaths of 40 miners"
    return _stands_now(word, below) or _is_reckoner(word)


_HARM = frozenset(
    {"death", "killing", "murder", "loss", "disappearance", "shooting", "abduction", "kidnapping", "drowning"}
)
_TRACED = re.compile(
    r"\b(?:causes? of|responsible for|blamed for|behind|in connection with|linked to|investigat\w+|following|led to|over) the (?:recent |sudden |mysterious )?$"
)


def _is_of_harm(word: Token) -> bool:
    """Whether those are counted whom a harm has befallen that is traced to its cause: "is thought to be the cause of the deaths of 40"."""
    noun = word.head if word.dep_ in ("nmod", "conj") else word
    noun = noun.head if word.dep_ == "conj" and noun.dep_ == "nmod" else noun
    if noun.lemma_ not in _HARM or noun.i >= word.i:
        return False
    left = noun.doc[max(noun.i - 6, 0) : noun.i]
    return _TRACED.search(left.text_with_ws) is not None


def _is_ground(word: Token) -> bool:
    """Whether it is what something is based on: "predicted the vote based on 12 questions", "on the basis of 40 samples"."""
    above = word.head if word.dep_ == "compound" else word
    return is_led_by(above, "on") and above.head.lower_ == "based" and above.head.dep_ in ("acl", "advcl")


def _is_all_there(word: Token) -> bool:
    """Whether it is all there are, where something is to be done: "truck water to all 18 villages", "wants all four of its
    boats scrapped"; not "close all 18 schools"."""
    whole = any(child.lower_ == "all" and child.i < word.i for child in word.children)
    if whole and word.like_num and any(child.dep_ == "nmod" and is_led_by(child, "of") for child in word.children):
        return True
    return whole and word.dep_ in ("obl", "nmod") and any(child.dep_ == "case" for child in word.children)


def is_out_of(word: Token) -> bool:
    """Whether it is how many there are, of whom another number says something ("will close 12 of 60 schools"), or who says it
    ("according to two clerks")."""
    above = word.head
    if is_led_by(word, "according") or (word.dep_ == "nmod" and is_led_by(above, "according")):
        return True
    each = any(child.lower_ in ("every", "each") for child in word.children)  # "one of every nine" is a share
    numbers = above.like_num and (word.like_num or has_number(word)) and not each
    return word.dep_ == "nmod" and is_led_by(word, "of") and numbers


def has_number(noun: Token) -> bool:
    """Whether a word has a number on it: "boats" in "40 boats"."""
    return any(child.like_num for child in noun.children)


def is_definite(word: Token) -> bool:
    """Whether a number is that of people or things already known, whatever is to be done with them: "will move its 400 workers", "the 40
    who died", "the two"; not what is counted on from somewhere ("the first 40"), what is planned, or a sum."""
    if word.like_num and word.i and word.nbor(-1).lower_ in ("the", "these", "those") and word.dep_ != "nummod":
        return not is_share(word)  # "of the two, only one will"
    numbers = [child for child in word.children if child.dep_ == "nummod" and child.like_num]
    known = [child for child in word.children if child.dep_ == "nmod:poss" or child.lower_ == "the"]
    if len(numbers) != 1 or not known or is_share(word) or not known[0].i < numbers[0].i:
        return False
    between = word.doc[known[0].i + 1 : numbers[0].i]
    marked = any(token.lower_ in _FIRST or listed("adjective", token) is not None for token in between)
    return not marked and word.doc[numbers[0].i - 1].lower_ not in _NEXT


def copes(ready: Token, verb: Token) -> bool:
    """Whether one is ready for something that may come, so that it is told how much one can bear: "prepared to handle 40 deaths"."""
    return ready.lemma_ in ("prepare", "prepared", "ready") and verb.lemma_ in _COPING


def starts_change(word: Token) -> bool:
    """Whether a number is the value from which a change starts: "will raise the speed of hulls from 20% to 30%"."""
    return _stands_now(word, set())


def is_size(word: Token) -> bool:
    """Whether a number is the size of something known: "the 40-member council will meet", "the bank, with 40 branches, could be sold"."""
    case = next((child for child in word.children if child.lower_ == "with" and child.dep_ == "case"), None)
    if case is not None and case.i > 0 and word.dep_ == "nmod":
        return _is_known(word.head)
    if (
        case is not None and case.i > 0 and case.nbor(-1).text == "," and word.i < word.head.i
    ):  # "the bank, with ..., could"
        return any(child.dep_.startswith("nsubj") and _is_known(child) for child in word.head.children)
    if word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).like_num:
        return word.dep_ == "compound" and _is_known(word.head)
    return False


def _is_known(noun: Token) -> bool:
    """Whether a noun is told as known: a name, or with "the" or whose it is, and nothing that is yet to come of it."""
    if any(listed("adjective", child) is not None for child in noun.children):
        return False
    return noun.pos_ == "PROPN" or any(child.lower_ == "the" or child.dep_ == "nmod:poss" for child in noun.children)


def _stands_now(word: Token, cases: set[str]) -> bool:
    """Whether a value is the one that a change starts from or is compared with: "from 30 to 40", "to 40, from 30", "after 3 percent"."""
    if cases & _COMPARING:
        return is_share(word)
    start = next((child for child in word.children if child.lower_ == "from" and child.dep_ == "case"), None)
    if start is None or start.i == 0:
        return False
    if start.nbor(-1).lower_ in _TURNS and is_share(word):
        return True  # "to 40%, from 30%", "down from $30"
    if start.nbor(-1).text == "," and any(_is_reached(token) for token in word.doc[max(start.i - _REACH, 0) : start.i]):
        return True  # "will swell to 65 million in 2040, from 49 million"
    return changes_to(word.head, word)


def changes_to(verb: Token, start: Token) -> bool:
    """Whether a verb of change brings a value, behind which it names the new one: "cut" in "cut the rate of 40 percent to 25"."""
    return verb.lemma_ in _CHANGING and any(
        _is_end(token, start) for token in start.doc[start.i + 1 : start.i + _REACH]
    )


def _is_reached(to: Token) -> bool:
    """Whether a "to" opens the value at which a change ends."""
    return to.lower_ == "to" and to.dep_ == "case" and (to.head.like_num or has_number(to.head))


def _is_end(to: Token, start: Token) -> bool:
    """Whether a "to" opens the value at which a change ends that starts with `start`: "from 30 beds to 40", "to as low as 40"."""
    end = _behind_as(to) or to.head
    number = end.like_num or has_number(end)
    return to.lower_ == "to" and to.dep_ == "case" and start not in (end, end.head) and number


def _behind_as(to: Token) -> Token | None:
    """The number, or what it counts, of a "to as low as 40"."""
    words = to.doc[to.i + 1 : to.i + 5]
    if len(words) < 4 or (words[0].lower_, words[1].tag_, words[2].lower_) != ("as", "JJ", "as"):
        return None
    return words[3] if words[3].dep_ != "nummod" else words[3].head


def is_share(word: Token) -> bool:
    """Whether a word is money or a percentage."""
    return word.tag_ == "$" or word.lower_ in _UNITS


def _is_reckoner(word: Token) -> bool:
    """Whether a word names whose estimate it is: "by the calculation of two bankers"."""
    noun = word.head
    by = any(child.lower_ == "by" and child.dep_ == "case" for child in noun.children)
    return by and word.dep_ == "nmod" and listed("noun", noun) is Status.ESTIMATED
