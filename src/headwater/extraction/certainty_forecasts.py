"""The rules of certainty for what somebody foresees or reckons: "sees revenue of $7 million", "cut its forecast to 4%", "I would say 300"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import Rule, Scene, Vote, has_case, is_passive
from headwater.extraction.prospects import PRESENT, is_share
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Status

_MOVING = frozenset(
    {"fall", "rise", "grow", "reach", "peak", "hit", "average", "slow", "end", "climb", "drop", "decline", "ease", "expand", "shrink",
     "contract", "increase", "decrease", "remain", "exceed", "come", "go", "settle", "double", "land", "slip", "jump", "top"}
)  # fmt: skip
_RESULTS = frozenset(
    {"profit", "revenue", "sales", "sale", "growth", "inflation", "output", "earnings", "earning", "margin", "turnover", "deficit", "demand", "income",
     "loss", "gdp", "production", "harvest", "crop", "saving", "spending", "unemployment", "cost"}
)  # fmt: skip
"""What a year brings: who "sees" it sees it coming."""
_OUTLOOKS = frozenset({"forecast", "guidance", "outlook", "target", "projection", "prediction", "goal", "budget"})
_FORETELLING = frozenset({"forecast", "guidance", "outlook", "prediction", "target", "goal"})
_NO_RESULT = frozenset(
    {"include", "follow", "accord", "cite", "say", "note", "add", "warn", "argue", "claim", "have", "be", "regard", "concern", "quote",
     "mark", "depend", "base", "compare", "rank", "date", "total", "number", "replace", "join", "exclude", "tell", "recall", "count"}
)  # fmt: skip
"""Participles that tell of something else, or of what was before."""
_SETTING = frozenset(
    {"lower", "raise", "cut", "trim", "lift", "set", "keep", "maintain", "increase", "reduce", "revise", "hike", "upgrade", "downgrade",
     "narrow", "boost", "leave", "hold", "slash"}
)  # fmt: skip
_GUESSED = frozenset({"say", "guess", "put", "think", "call"})
_AMOUNTS = frozenset({"amount", "exceed", "range", "reach", "stand", "total"})
_SET = frozenset({"set", "slated", "due", "poised"})
_WOULD = frozenset({"would", "'d", "’d"})
_STOPS = frozenset({",", ".", "—", "–", ";"})


def _foreseen(scene: Scene) -> Iterator[Vote]:
    """Somebody sees a value reached: "the lender sees unemployment falling to 6 percent", "growth is seen at 4 percent", "sees revenue of
    7 million"."""
    for token in scene.verbs:
        first = token
        while first.dep_ == "conj" and first.tag_ == "VBG":
            first = first.head
        sees = first.head
        result = token.dep_ == "obj" and token.lower_ in _RESULTS and scene.top.dep_ not in ("nummod", "appos")
        moving = (token.tag_ == "VBG" and token.lemma_ in _MOVING) or result
        if moving and sees.lemma_ == "see" and sees.tag_ in PRESENT:
            yield Vote(Status.PLANNED, sees, "certainty.foreseen")
        at = is_share(scene.word) and any(child.lower_ == "at" and child.dep_ == "case" for child in token.children)
        if at and token.head.lemma_ == "see" and (token.head.tag_ in PRESENT or is_passive(token.head)):
            yield Vote(Status.PLANNED, token.head, "certainty.foreseen")


def _outlook(scene: Scene) -> Iterator[Vote]:
    """A forecast or target is set: "lowered its forecast to $40 million", "the target was kept at 4 percent"."""
    for token in scene.verbs[:4]:
        verb = token.head
        if verb.lemma_ not in _SETTING or not (has_case(token, "to") or has_case(token, "at")):
            continue
        told = (child for child in verb.children if child.dep_ in ("obj", "nsubj:pass"))
        yield from (Vote(Status.PLANNED, one, "certainty.outlook") for one in told if one.lower_ in _OUTLOOKS)


def _foretold(scene: Scene) -> Iterator[Vote]:
    """The number is itself what was foretold: "missed the 4 percent gain that was expected", "guidance of 2 percent"."""
    for noun in dict.fromkeys((scene.word, scene.top, *scene.governors[:2])):
        for clause in (child for child in noun.children if child.dep_ == "acl:relcl" and is_passive(child)):
            if listed("participle", clause) is Status.PLANNED and not _goes_on(clause):
                yield Vote(Status.PLANNED, clause, "certainty.foretold")
        told = noun.head.lower_ in _FORETELLING and (has_case(noun, "of") or has_case(noun, "for"))
        if told and any(is_share(token) for token in (scene.word, scene.top)):
            yield Vote(Status.PLANNED, noun.head, "certainty.foretold")


def _goes_on(verb: Token) -> bool:
    """Whether something else is expected of what is counted: "the 40 clerks who are expected to testify"."""
    return any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in verb.children)


def _forecast_to(scene: Scene) -> Iterator[Vote]:
    """ "Sales are forecast to reach 40 million", where the parse takes the participle for a noun."""
    for below, above in scene.governed:
        to_do = below.tag_ == "VB" and below.dep_ in ("xcomp", "acl", "advcl", "csubj")
        if to_do and above.lower_ == "forecast" and any(child.lemma_ == "be" for child in above.children):
            yield Vote(Status.PLANNED, above, "certainty.forecast-to")


def _result(scene: Scene) -> Iterator[Vote]:
    """What comes of a thing, or brings it about, is as far off as the thing: "will close its mills, cutting 40 jobs", "could burst,
    flooding 40 farms", "could cause a flood resulting in 40 deaths", "will save by closing 40 mills"."""
    for verb in scene.verbs:
        above = verb.head.head if _is_result_of_thing(verb) else verb.head
        if above == verb.head and not (_is_result(verb) or _is_means(verb)):
            continue
        helpers = [child for child in above.children if child.dep_ in ("aux", "aux:pass")]
        statuses = [(listed("aux", helper), helper) for helper in helpers]
        if above.dep_ in ("xcomp", "advcl") and above.tag_ == "VB":
            statuses.append((listed("verb", above.head) or listed("to", above.head), above.head))
            statuses.append((Status.PLANNED if above.head.lower_ in _SET else None, above.head))
        if _is_means(verb) and any(_is_infinitive(child) and child.i < verb.i for child in above.children):
            statuses.append((listed("to", above) or listed("verb", above), above))
        if above.dep_ == "acl":
            statuses.append((listed("of-doing", above.head), above.head))
        for status, word in statuses:
            if status in (Status.PLANNED, Status.POSSIBLE):
                yield Vote(status, word, "certainty.result")


def _is_result_of_thing(verb: Token) -> bool:
    """Whether a participle tells what comes of a thing that is itself to be brought about: "could cause a flood resulting in 40 deaths"."""
    thing = verb.head
    new = thing.dep_ == "obj" and any(child.lower_ in ("a", "an") for child in thing.children)
    return new and verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_ in ("result", "lead", "end")


def _is_result(verb: Token) -> bool:
    """Whether a participle behind a comma tells what comes of the clause before it: not "citing 40 losses", "following 40 thefts"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i or verb.lemma_ in _NO_RESULT:
        return False
    if any(child.dep_ in ("mark", "case", "aux") or child.dep_.startswith("nsubj") for child in verb.children):
        return False
    before = verb.nbor(-1)
    return before.text == "," or (before.pos_ == "ADV" and before.i > 0 and before.nbor(-1).text == ",")


def _is_infinitive(child: Token) -> bool:
    """Whether a clause below a verb is its infinitive: "voted to sell"."""
    return child.dep_ in ("xcomp", "advcl") and any(below.lower_ == "to" for below in child.children)


def _is_means(verb: Token) -> bool:
    """Whether a participle tells by what a thing is done: "by closing 40 mills"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return False
    return any(child.lower_ == "by" and child.dep_ in ("mark", "case") for child in verb.children)


def _should(scene: Scene) -> Iterator[Vote]:
    """A value that should come about, or what should be done on a day to come: "the margin should come in at 6%", "lessons should resume
    tomorrow in 640 schools"."""
    for verb in scene.verbs:
        should = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "should"), None)
        value = any(is_share(token) for token in (scene.word, *scene.number))
        coming = any(child.i in scene.standing.ahead for child in verb.children)
        if should is not None and (coming or (verb.lemma_ in _MOVING and value)) and should.i > scene.sentence[0]:
            yield Vote(Status.PLANNED, should, "certainty.should")


def _pencilled_in(scene: Scene) -> Iterator[Vote]:
    """A guess at what is to come: "analysts pencil in sales of 4 million"."""
    for token in scene.verbs:
        verb = token.head
        into = has_case(token, "in") or any(child.lower_ == "in" and child.i == verb.i + 1 for child in verb.children)
        if verb.lemma_ == "pencil" and verb.pos_ == "VERB" and into and token.dep_ in ("obj", "obl"):
            yield Vote(Status.ESTIMATED, verb, "certainty.pencilled-in")


def _would_say(scene: Scene) -> Iterator[Vote]:
    """A guess of one's own: "I would say 300 to 350"."""
    for verb in scene.verbs:
        words = {child.lower_: child for child in verb.children}
        would = next((words[word] for word in _WOULD if word in words), None)
        if would is not None and verb.lemma_ in _GUESSED and words.keys() & {"i", "we"}:
            yield Vote(Status.ESTIMATED, would, "certainty.would-say")


def _put_in(scene: Scene) -> Iterator[Vote]:
    """Who reckons so is put in between commas: "have risen 12 percent, brokers reckon, and", "the gang, it is suspected, has seven"."""
    for token in scene.verbs:
        subjects = [child for child in token.children if child.dep_.startswith("nsubj")]
        for verb in (token, *token.children, *(child for one in subjects for child in one.children)):
            status = listed("verb", verb) if verb.pos_ == "VERB" and _is_put_in(verb) else None
            if status in (Status.ESTIMATED, Status.POSSIBLE) and verb.i not in scene.said:
                yield Vote(status, verb, "certainty.put-in")


def _is_put_in(verb: Token) -> bool:
    """Whether a verb and its subject stand between commas, and govern nothing that follows."""
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj") and child.i < verb.i), None)
    if subject is None or verb.i + 1 >= len(verb.doc) or verb.nbor(1).text not in _STOPS:
        return False
    start = min(token.i for token in subject.subtree)
    joined = verb.dep_ == "conj" and not any(child.dep_ == "cc" for child in verb.children)
    apart = joined or verb.dep_ in ("parataxis", "acl:relcl", "advcl", "acl", "ccomp", "appos")
    return apart and start > 0 and verb.doc[start - 1].text in (",", "—", "–")


def _reckoned_which(scene: Scene) -> Iterator[Vote]:
    """Who reckons so stands in a clause on the number: "the $1.4 billion that the fund calculates will be needed"."""
    for clause in (child for child in scene.word.children if child.dep_ == "acl:relcl"):
        for verb in (clause, *(child for child in clause.children if child.dep_ in ("parataxis", "ccomp"))):
            reckons = any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in verb.children)
            after = verb.i + 1 < len(verb.doc) and verb.nbor(1).pos_ in ("AUX", "VERB")
            if reckons and after and listed("verb", verb) is Status.ESTIMATED:
                yield Vote(Status.ESTIMATED, verb, "certainty.reckoned-which")


def _of_number(scene: Scene) -> Iterator[Vote]:
    """The number itself is called an estimate or doubted, whatever the word that it counts hangs on: "worth an estimated $3 billion",
    "a third count: perhaps 90 houses"."""
    for token in scene.number:
        if listed("adjective", token) is Status.ESTIMATED:
            yield Vote(Status.ESTIMATED, token, "certainty.estimated-number")
        for child in token.children if token.like_num else ():
            if (
                child.dep_ == "advmod"
                and child.i == scene.number[0].i - 1
                and listed("adverb", child) is Status.POSSIBLE
            ):
                yield Vote(Status.POSSIBLE, child, "certainty.doubted-number")


def _estimated_thing(scene: Scene) -> Iterator[Vote]:
    """What amounts to the number is called an estimate: "the estimated cost is $40 million"."""
    tops = [scene.word, *(verb for verb in (scene.word.head, *scene.verbs[:1]) if verb.lemma_ in _AMOUNTS)]
    things = (child for top in tops for child in top.children if child.dep_ == "nsubj" and child.i < top.i)
    for word in (below for thing in things for below in thing.children if below.dep_ == "amod"):
        if listed("adjective", word) is Status.ESTIMATED:
            yield Vote(Status.ESTIMATED, word, "certainty.estimated-thing")


FORECAST_RULES: tuple[Rule, ...] = (
    Rule(_estimated_thing, words_at("adjective")),
    Rule(_foreseen, frozenset({"see"})),
    Rule(_outlook, _OUTLOOKS),
    Rule(_foretold, _FORETELLING | words_at("participle")),
    Rule(_forecast_to, frozenset({"forecast"})),
    Rule(_result, words_at("aux") | words_at("verb") | words_at("to") | _SET),
    Rule(_should, frozenset({"should"})),
    Rule(_pencilled_in, frozenset({"pencil"})),
    Rule(_would_say, _WOULD),
    Rule(
        _put_in,
        frozenset({"calculate", "reckon", "estimate", "believe", "think", "suspect", "fear", "assume", "guess"}),
    ),
    Rule(_reckoned_which, frozenset({"calculate", "reckon", "estimate", "believe", "think"})),
    Rule(_of_number, words_at("adverb") | {"estimated"}),
)
