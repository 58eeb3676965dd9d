"""The rules of certainty for what is meant, foreseen or asked for, and is not there yet: "due on Friday", "a target of 40", "urged to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from headwater.extraction.certainty_scene import Rule, Scene, Vote, has_case, is_passive
from headwater.extraction.daywords import CALENDAR
from headwater.extraction.prospects import PRESENT, copes, has_number, is_led_by, is_share
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Status

_OPENERS = ("case", "mark")
_AIMING = {
    "call": ("for",),
    "aim": ("for", "at"),
    "hope": ("for",),
    "push": ("for",),
    "bid": ("for",),
    "campaign": ("for",),
    "hold": ("for",),
    "count": ("on",),
    "bank": ("on",),
    "ask": ("for",),
    "press": ("for",),
    "lobby": ("for",),
    "argue": ("for",),
}
_BOUND = {
    "likely": Status.POSSIBLE,
    "unlikely": Status.POSSIBLE,
    "set": Status.PLANNED,
    "poised": Status.PLANNED,
    "due": Status.PLANNED,
}
_PAPERS = frozenset({"letter", "statement", "speech", "interview", "note", "message", "memo", "post", "report", "deal"})
_WEIGHING = frozenset({"consider", "mull", "weigh", "contemplate", "discuss", "recommend", "suggest", "propose"})
_APPROVING = frozenset({"approve", "authorise", "authorize", "clear", "sanction", "endorse"})
_DEEDS = frozenset(
    {"purchase", "sale", "delivery", "construction", "closure", "deployment", "transfer", "supply", "acquisition", "recruitment",
     "demolition", "release", "expansion"}
)  # fmt: skip
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪"})
_ASKING = frozenset(
    {"call", "calls", "urge", "urges", "recommend", "recommends", "recommendations", "plan", "plans", "planned", "propose", "proposes",
     "proposals", "pledges", "pledged", "promises", "promised", "will", "demand", "demands", "asks", "should", "must", "targets", "steps"}
)  # fmt: skip
_LIST_REACH = 300  # words back to the line that a list hangs on
_LINE_REACH = 40
_DAYS = CALENDAR | {"week", "month", "year", "tomorrow"}
_PENALTIES = frozenset({"year", "month", "fine", "sentence", "lash", "penalty"})
_CARRIED = frozenset({"sentence", "penalty", "fine", "term", "maximum"})
"""What a charge "carries"."""


def _due(scene: Scene) -> Iterator[Vote]:
    """It is due somewhere or some day: "two million vials are due on Friday"; but not due to a cause."""
    for token in scene.verbs:
        for word in (token, *token.children):
            if word.lower_ == "due" and word.i > 0 and word.nbor(-1).lemma_ in ("be", "now", "also") and _is_time(word):
                yield Vote(Status.PLANNED, word, "certainty.due")
        if token.head.lower_ == "due" and token.head.i + 2 == token.i:
            yield Vote(Status.PLANNED, token.head, "certainty.due")  # "due to receive"


def _is_time(due: Token) -> bool:
    """Whether "due" has no cause behind it: "due at the airport", "due to arrive", not "due to the cold"."""
    if due.i + 2 >= len(due.doc) or due.nbor(1).lower_ != "to":
        return True
    return due.nbor(2).tag_ == "VB"


def _aimed_at(scene: Scene) -> Iterator[Vote]:
    """A number is called, hoped or meant for: "4,500 flats are targeted for next year", "calls for cutting 40 posts"; not "four
    churches were targeted"."""
    for below, verb in scene.governed:
        words = _AIMING.get(verb.lemma_, ()) if verb.lemma_ != "hold" or _has_out(verb) else ()
        if (
            below.dep_ in ("obl", "advcl")
            and any(is_led_by(below, word, by=_OPENERS) for word in words)
            and not is_passive(verb)
        ):
            yield Vote(Status.PLANNED, verb, "certainty.aimed-at")
        if verb.lemma_ == "target" and _is_target(verb, below, scene.word):
            yield Vote(Status.PLANNED, verb, "certainty.targeted")


def _has_out(verb: Token) -> bool:
    """Whether it is "hold out": who holds out for something wants it."""
    return any(child.lower_ == "out" and child.i == verb.i + 1 for child in verb.children)


def _is_target(verb: Token, below: Token, word: Token) -> bool:
    """Whether a number is the target: "are targeted for next year", "targets growth of 5%"."""
    passive = below.dep_ == "nsubj:pass" and any(has_case(child, "for") for child in verb.children)
    return passive or (below.dep_ == "obj" and any(is_share(token) for token in (word, below, *below.subtree)))


def _asked_to(scene: Scene) -> Iterator[Vote]:
    """Somebody is asked or ready to do it, or looks to: "urged parliament to double it to $30 billion"."""
    for below, above in scene.governed:
        infinitive = below.dep_ in ("xcomp", "advcl", "ccomp", "acl") and is_led_by(below, "to", by=_OPENERS)
        status = _asked_by_noun(below, above) or listed("to", _promise(above)) if infinitive else None
        if infinitive and status is None and _is_called_on(above):
            status = Status.PLANNED
        if status is not None and not copes(above, below):
            yield Vote(status, above, "certainty.asked-to")
        plan = next((child for child in above.children if child.dep_ in ("nsubj", "nsubj:pass")), None)
        if infinitive and plan is not None and plan.lower_ in ("plan", "plans", "preparations"):
            yield Vote(Status.PLANNED, plan, "certainty.plan-to")


def _is_called_on(verb: Token) -> bool:
    """Whether somebody is called on to do it: "called on the council to sell 40"."""
    return verb.lemma_ == "call" and any(has_case(child, "on") or has_case(child, "upon") for child in verb.children)


def _asked_by_noun(below: Token, above: Token) -> Status | None:
    """The status by a noun before "to": "her call to raise it to $30", which the parse may hang on the verb before."""
    to = next(child for child in below.children if child.lower_ == "to" and child.dep_ in _OPENERS)
    before = to.nbor(-1) if to.i else above
    return next((listed("to-noun", noun) for noun in (above, before) if noun.pos_ == "NOUN"), None)


def _promise(above: Token) -> Token:
    """What an infinitive depends on; the verb, where the parse hangs it on the paper: "undertook in a letter to the bank to pay"."""
    top = above
    while top.dep_ in ("obl", "nmod") and top.pos_ in ("NOUN", "PROPN"):
        top = top.head
    return top if above.lower_ in _PAPERS else above


def _subjunctive(scene: Scene) -> Iterator[Vote]:
    """Somebody orders or urges that it be done: "instructed that 40 million be taken from the fund", "... and that it be 40"."""
    for verb in scene.verbs:
        asked = verb.dep_ == "ccomp" or (
            verb.dep_ == "conj" and any(child.dep_ == "ccomp" for child in (verb.head, *verb.head.children))
        )
        if not asked or not any(child.dep_.startswith("nsubj") for child in verb.children):
            continue
        helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
        bare = helpers[0] if helpers else verb
        if bare.tag_ == "VB" and bare.lower_ == "be" and any(child.lower_ == "that" for child in verb.children):
            yield Vote(Status.PLANNED, bare, "certainty.subjunctive")


def _weighed(scene: Scene) -> Iterator[Vote]:
    """Somebody thinks about doing it: "is considering buying 40 jets"."""
    for below, verb in scene.governed:
        if below.dep_ == "xcomp" and below.tag_ == "VBG" and verb.lemma_ in _WEIGHING:
            yield Vote(Status.PLANNED, verb, "certainty.weighed")


def _approved(scene: Scene) -> Iterator[Vote]:
    """A deed that is approved is yet to be done: "approved the purchase of 40 jets"."""
    for token in scene.verbs:
        verb = token.head
        if token.dep_ in ("obj", "nsubj:pass") and token.lower_ in _DEEDS and verb.lemma_ in _APPROVING:
            yield Vote(Status.PLANNED, verb, "certainty.approved")


def _set_for(scene: Scene) -> Iterator[Vote]:
    """It is set for a day: "the strike by 4,000 nurses is set for Friday"."""
    for below, verb in scene.governed:
        if verb.lower_ not in ("set", "slated", "scheduled") or not below.dep_.startswith("nsubj"):
            continue
        if any(has_case(child, "for") and child.lower_ in _DAYS for child in verb.children):
            yield Vote(Status.PLANNED, verb, "certainty.set-for")


def _bound_to(scene: Scene) -> Iterator[Vote]:
    """The subject is likely or set to do something: "60 flights are set to be cancelled"."""
    for below, above in zip(scene.verbs, scene.verbs[1:], strict=False):
        to_do = any(child.dep_ == "xcomp" and is_led_by(child, "to", by=_OPENERS) for child in above.children)
        if to_do and below.dep_.startswith("nsubj") and above.lower_ in _BOUND:
            yield Vote(_BOUND[above.lower_], above, "certainty.bound-to")


def _facing(scene: Scene) -> Iterator[Vote]:
    """Somebody faces or risks a penalty, which may come: "faces up to 20 years in prison", "risk fines of $900", "carries a sentence of",
    "is punishable by"."""
    for token in scene.verbs[:3]:
        verb = token.head
        if token.dep_ == "obj" and token.lemma_.lower() in _CARRIED and verb.lemma_ == "carry":
            yield Vote(Status.POSSIBLE, verb, "certainty.facing")
        if (
            token.dep_ == "obj"
            and token.lemma_.lower() in _PENALTIES
            and verb.lemma_ in ("face", "risk")
            and verb.tag_ in (*PRESENT, "VBG")
        ):
            yield Vote(Status.POSSIBLE, verb, "certainty.facing")
        if token.lemma_.lower() in _PENALTIES and (
            (has_case(token, "to") and verb.lower_ == "subject")
            or (has_case(token, "by") and verb.lower_ == "punishable")
        ):
            yield Vote(Status.POSSIBLE, verb, "certainty.facing")
        risk = next((child for child in token.children if child.lower_ == "risk" and child.dep_ == "compound"), None)
        if risk is not None and token.lemma_.lower() in _PENALTIES:
            yield Vote(
                Status.POSSIBLE, risk, "certainty.facing"
            )  # "drivers who do so risk fines": no "risk fines" are known


def _meant_for(scene: Scene) -> Iterator[Vote]:
    """What is counted is itself what is possible or planned: "an option for three more", "a target of 40"."""
    option = next((token for token in scene.governors[:3] if token.lower_ == "option"), None)
    if option is not None and any(has_case(child, "for") or has_case(child, "on") for child in option.children):
        yield Vote(Status.POSSIBLE, option, "certainty.meant-for")
    noun = scene.word
    status = Status.PLANNED if noun.lemma_ in ("target", "goal", "plan") else Status.POSSIBLE
    if status is Status.POSSIBLE and listed("noun", noun) is not Status.POSSIBLE:
        return
    if any(_is_number(child) for child in noun.children if has_case(child, "for") or has_case(child, "of")):
        yield Vote(status, noun, "certainty.meant-for")


def _is_number(token: Token) -> bool:
    return token.like_num or has_number(token)


def _listed_under(scene: Scene) -> Iterator[Vote]:
    """An item of a list that is called for or planned as a whole: "We call on the council to: - set aside $3 million"."""
    doc, start = scene.word.doc, scene.sentence[0]
    if scene.granted or doc[start].text not in _BULLETS:
        return
    for i in range(start - 1, max(start - _LIST_REACH, 0), -1):
        if "\n" in doc[i].text and doc[i - 1].text == ":":
            asked = next((token for token in _line_before(doc, i - 1) if token.lower_ in _ASKING), None)
            if asked is not None:
                yield Vote(Status.PLANNED, asked, "certainty.listed-under")
            return
        if "\n" in doc[i].text and doc[i + 1].text not in _BULLETS:
            return


def _line_before(doc: Doc, end: int) -> Iterator[Token]:
    """The words of a line, from its end."""
    for i in range(end, max(end - _LINE_REACH, -1), -1):
        if "\n" in doc[i].text:
            return
        yield doc[i]


def _headline_to(scene: Scene) -> Iterator[Vote]:
    """A headline's infinitive is yet to come: "Brewery to shut 40 pubs"; with a full stop it must
    open the text, not "a way to lose 40 pounds."."""
    doc, end = scene.word.doc, scene.sentence[1]
    stopped = doc[end - 1].text == "." or (doc[end - 1].is_space and doc[max(end - 2, 0)].text == ".")
    if stopped and (scene.sentence[0] > 0 or doc[0].pos_ == "DET"):
        return
    for verb in scene.verbs:
        to = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "to"), None)
        if to is None or verb.tag_ not in ("VB", "VBN"):
            continue
        subject = verb.head if verb.dep_ in ("acl", "parataxis", "advcl") else None
        top = (
            subject is not None
            and subject.dep_ == "ROOT"
            and subject.pos_ in ("NOUN", "PROPN")
            and to.nbor(-1) == subject
            and not any(child.dep_ == "cop" for child in subject.children)
        )
        inverted = verb.dep_ == "ROOT" and any(child.dep_.startswith("nsubj") for child in verb.children)
        if top or inverted:
            yield Vote(Status.PLANNED, to, "certainty.headline-to")


PROSPECT_RULES: tuple[Rule, ...] = (
    Rule(_due, frozenset({"due"})),
    Rule(_aimed_at, frozenset({*_AIMING, "target"})),
    Rule(_asked_to, words_at("to") | words_at("to-noun") | {"call", "plan", "plans", "preparations"}),
    Rule(_subjunctive, frozenset({"that"})),
    Rule(_weighed, _WEIGHING),
    Rule(_approved, _APPROVING),
    Rule(_set_for, frozenset({"set", "slated", "scheduled"})),
    Rule(_bound_to, frozenset(_BOUND)),
    Rule(_facing, frozenset({"face", "risk", "carry", "subject", "punishable"})),
    Rule(_meant_for, words_at("noun") | {"option"}),
    Rule(_listed_under, _BULLETS),
    Rule(_headline_to, frozenset({"to"})),
)
