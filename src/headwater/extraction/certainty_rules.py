"""The rules of certainty: each looks at the words around a proposition and votes for a status, with the word that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_attempts import ATTEMPT_RULES
from headwater.extraction.certainty_conditions import CONDITION_RULES
from headwater.extraction.certainty_corrected import CORRECTION_RULES
from headwater.extraction.certainty_denials import DENIAL_RULES
from headwater.extraction.certainty_drafted import DRAFT_RULES
from headwater.extraction.certainty_forecasts import FORECAST_RULES
from headwater.extraction.certainty_hearsay import HEARSAY_RULES
from headwater.extraction.certainty_modifiers import MODIFIER_RULES
from headwater.extraction.certainty_numbers import NUMBER_RULES
from headwater.extraction.certainty_prospects import PROSPECT_RULES
from headwater.extraction.certainty_scene import (
    SAYING_NOUNS,
    Rule,
    Scene,
    Vote,
    has_case,
    is_content_question,
    is_directive,
    is_infinitive,
    is_measure,
    is_passive,
)
from headwater.extraction.certainty_unsettled import UNSETTLED_RULES
from headwater.extraction.certainty_vouching import VOUCHING_RULES
from headwater.extraction.certainty_wanted import WANTED_RULES
from headwater.extraction.negation import NEGATIONS, is_negated
from headwater.extraction.prospects import PRESENT, copes, is_share, scheduled, sent_soon, to_come, told_ahead
from headwater.extraction.stancewords import listed, words_at
from headwater.language.en.factuality import factuality, thresholds
from headwater.model import Status

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "obj", "csubj:pass", "nmod"})
_SEEING = frozenset(
    {
        "count",
        "see",
        "say",
        "confirm",
        "tell",
        "name",
        "remember",
        "recall",
        "report",
        "feel",
        "hear",
        "understand",
        "imagine",
    }
)
"""What I "can" do as I speak: "I can count four hundred"."""
_HOLDING = frozenset(
    {"hold", "carry", "seat", "accommodate", "store", "sleep", "fly", "travel", "tow", "haul", "lift", "handle", "process", "produce",
     "generate", "accelerate", "withstand", "transport"}
)  # fmt: skip
"""What a thing "can" do by its size or make, which is told as so: "a ferry that can carry 40 cars"."""
_MANAGING = frozenset(
    {"manage", "afford", "find", "raise", "muster", "see", "hear", "carry", "recover", "save", "reach"}
)
"""What one "could only" do, one did: "could only manage two stairs"."""
_FINDING = frozenset({"find", "show", "suggest", "reveal", "indicate"})
_EARLY = frozenset({"provisional", "preliminary"})
"""What a body calls its own first count, for which it stands."""
_FORMERLY = frozenset({"previously", "formerly", "once"})
_QUESTIONS = frozenset({"ROOT", "conj", "parataxis"})
_DEALS = frozenset(
    {"deal", "contract", "agreement", "sale", "loan", "price", "fee", "settlement", "merger", "ceasefire"}
)


def _directive(scene: Scene) -> Iterator[Vote]:
    """The clause tells somebody to do it: "Send 40 tents." What is called for is no more than planned."""
    verb = next((token for token in scene.verbs if is_directive(token)), None)
    if verb is not None:
        yield Vote(Status.PLANNED, verb, "certainty.directive")


def _asked(scene: Scene) -> Iterator[Vote]:
    """It is asked whether it is so: "Did the boats sink?". "When did they sink?" takes for granted what its shape tells as so."""
    last = range(scene.sentence[1] - 1, scene.sentence[0] - 1, -1)
    words = (scene.word.doc[i] for i in last)
    mark = next((token for token in words if token.is_alpha or token.text == "?"), scene.word)
    top = next(iter(scene.verbs[-1:]), None)
    if mark.text != "?" or top is None or top.dep_ not in _QUESTIONS or not _is_inverted(top):
        return
    if not (is_content_question(top) and factuality(scene.word).score >= thresholds().probable):
        yield Vote(Status.UNVERIFIED, mark, "certainty.asked")


def _is_inverted(verb: Token) -> bool:
    """Whether the finite verb of a clause stands before its subject: "did they leave", "are they there"."""
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    finite = next((child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")), verb)
    return subject is not None and finite.i < subject.i


def _governed(scene: Scene) -> Iterator[Vote]:
    """A listed verb or noun governs the clause: "plans to deliver", "is believed to have", "plans for ... to join"."""
    verbs = scene.verbs
    for below, token in zip([None, *verbs], verbs, strict=False):
        place = "noun" if token.pos_ == "NOUN" else "verb"
        status = listed(place, token)
        if status == Status.REPORTED and not is_passive(token):
            continue  # who accuses speaks; of whom is accused, somebody says it
        governs = below is not None and (below.dep_ in _COMPLEMENTS or is_infinitive(below) or is_measure(below))
        if below is not None and _is_done(token, below, scene.word):
            continue
        if status and below is not None and (governs or _is_decided(below)):
            yield Vote(status, token, f"certainty.{place}")
        elif (
            status
            and status != Status.REPORTED
            and place == "verb"
            and _passive_or_objectless(token, below)
            and not _is_deed(token)
        ):
            yield Vote(status, token, "certainty.verb-passive")
    for i in scene.cue:
        token = scene.word.doc[i]
        place = "noun" if token.pos_ == "NOUN" else "verb"
        found = listed(place, token)
        if found:
            yield Vote(found, token, "certainty.cue")


def _is_done(verb: Token, below: Token, word: Token) -> bool:
    """Whether what the verb governs is there: goods that are ordered ("has ordered six ferries of 90 seats", but not "ordered the
    closure of 40 schools"), a deal that is agreed, what is on offer ("offers 40 courses", "is offered at $98"), an account that is
    offered, a crime that is committed, what one is prepared to cope with, or how often ("promised 40 times")."""
    if (verb.lemma_ == "offer" and has_case(below, "at")) or copes(verb, below):
        return True
    if below.dep_ != "obj":
        return False
    if verb.lemma_ == "order":
        return below == word or any(child.dep_ == "nummod" for child in below.children)
    if verb.lemma_ == "commit":
        return not any(is_share(token) for token in (below, word))
    if verb.lemma_ in ("threaten", "decide"):
        return True  # "threatened 40 clerks", "decided 40 races"; who threatens or decides to do something plans it
    offers = verb.lemma_ == "offer" and verb.tag_ in PRESENT and below == word and not is_share(word)
    told = verb.lemma_ == "offer" and below.lemma_ in (*SAYING_NOUNS, "version", "explanation", "account")
    return offers or told or below.lower_ == "times" or (verb.lemma_ == "agree" and below.lemma_ in _DEALS)


def _is_deed(verb: Token) -> bool:
    """Whether it is a crime that "was committed", and nobody is committed "to" something; or a meal that "was prepared", and nobody is
    prepared "to" do something."""
    return verb.lemma_ in ("commit", "prepare") and not any(
        has_case(child, "to") or child.dep_ == "xcomp" or is_infinitive(child) for child in verb.children
    )


def _is_decided(token: Token) -> bool:
    """Whether a noun is what a decision is on: "decided on 40 boats"."""
    on = any(child.lower_ == "on" and child.dep_ == "case" for child in token.children) and token.lemma_ not in _DEALS
    return token.dep_ == "obl" and on and token.head.lemma_ in ("decide", "agree")


def _passive_or_objectless(token: Token, below: Token | None) -> bool:
    gets = token.lemma_ in ("offer", "promise") and any(child.dep_ == "obj" for child in token.children)
    if below is not None and below.dep_ == "nsubj:pass" and gets:
        return False  # "40 tenants were offered a flat": they are there
    return is_passive(token) and (below is None or below.dep_ in ("nsubj:pass", "xcomp", "nummod", "obl"))


def _auxiliary(scene: Scene) -> Iterator[Vote]:
    """A modal or future auxiliary on one of the clause's verbs; "would" follows the clause that it hangs on."""
    for token in scene.verbs:
        for child in token.children:
            status = listed("aux", child) if child.dep_ in ("aux", "aux:pass") else None
            if status and not _says_less(scene, token, status):
                yield Vote(status, child, "certainty.auxiliary")
            if "going" in scene.words and (_is_going_to(child) or (_is_going_to(token) and child.dep_ == "xcomp")):
                yield Vote(Status.PLANNED, child, "certainty.going-to")
        if "to" not in scene.words:
            continue
        to_be = token.dep_ in ("acl", "xcomp") and _is_infinitive(token) and token.head.lemma_ in ("be", "set", "due")
        if to_be and token.lemma_ != "say":  # "that is to say"
            yield Vote(Status.PLANNED, token.head, "certainty.to-be")
        yield from (Vote(Status.PLANNED, be, "certainty.to-be") for be in _are_to(token))
        copula = next((child for child in token.children if child.dep_ == "cop"), None)
        if (
            copula is not None
            and token.tag_ == "VB"
            and token.lemma_ != "say"
            and any(c.lower_ == "to" for c in token.children)
        ):
            yield Vote(Status.PLANNED, copula, "certainty.to-be")


def _are_to(verb: Token) -> Iterator[Token]:
    """The "are" of "are to be built", where the parse takes it for a helper of the verb; not "is yet to be built"."""
    for child in verb.children:
        finite = child.dep_ in ("aux", "aux:pass") and child.lemma_ == "be" and child.tag_ in ("VBZ", "VBP", "VBD")
        if finite and any(to.lower_ == "to" and to.i == child.i + 1 for to in verb.children):
            yield child


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb stands in the infinitive: "cancel", "to be cancelled"."""
    return verb.tag_ == "VB" or any(child.tag_ == "VB" and child.dep_.startswith("aux") for child in verb.children)


def _is_going_to(token: Token) -> bool:
    """Whether it is the "going" of "going to hire", not of "going past" or "going to the sea"."""
    if token.lower_ != "going" or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(1).lower_ == "to" and token.nbor(2).tag_ == "VB"


def _prospect(scene: Scene) -> Iterator[Vote]:
    """A time to come, "would" for what was said before, or "to be" done: planned, with no word of planning."""
    for token in scene.verbs:
        if (sending := sent_soon(token)) is not None:
            yield Vote(Status.PLANNED, sending, "certainty.sent-soon")
        if (when := scheduled(token, scene.standing.ahead)) is not None:
            yield Vote(Status.PLANNED, when, "certainty.scheduled")
        if not (scene.guessed or _is_share_found(scene, token)) and (aux := told_ahead(token, scene.cue)) is not None:
            yield Vote(Status.PLANNED, aux, "certainty.told-ahead")
    if "be" in scene.words and (done := to_come(scene.word) or to_come(scene.top)) is not None:
        yield Vote(Status.PLANNED, done, "certainty.to-come")


def _is_share_found(scene: Scene, verb: Token) -> bool:
    """Whether a survey found how many would do it, which is told of those who were asked: "found that 41 percent would sell"."""
    found = any(scene.word.doc[i].lemma_ in _FINDING for i in scene.cue)
    shares = (child for child in verb.children if child.dep_ == "nsubj" and (is_share(child) or child.like_num))
    return found and any(child in (scene.word, scene.top) for child in shares)


def _is_fear(word: Token) -> bool:
    """Whether a word makes what "will" come a fear or a chance: "fear that 40 will", "the risk that 40 will"."""
    return listed("noun" if word.pos_ == "NOUN" else "verb", word) is Status.POSSIBLE


def _says_less(scene: Scene, verb: Token, status: Status) -> bool:
    """Whether an auxiliary is no plan or possibility: a forecast or fear ("estimates that 40 will come", "fear that 40 will"), what "can
    be assumed", what one can count, or what cannot be."""
    forecast = scene.guessed or (scene.attribution is not None and scene.attribution.kind == "estimate")
    if status == Status.PLANNED:
        return forecast or any(_is_fear(token) for token in (*(scene.word.doc[i] for i in scene.cue), *scene.verbs))
    if listed("verb", verb) == Status.ESTIMATED and is_passive(verb):
        return True
    if any(child.lower_ in _FORMERLY and child.dep_ == "advmod" for child in verb.children):
        return True  # "previously one could rent a bin for $9"
    can = {child.lower_ for child in verb.children} & {"can", "could"}
    if "can" in can and (verb.lemma_ in _HOLDING or _is_of_place(verb)) and not is_negated(verb):
        return True
    only = any(child.lower_ == "only" for child in verb.children)
    if "could" in can and only and verb.lemma_ in _MANAGING:
        return True
    own = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
    if "can" in can and (forecast or (own and verb.lemma_ in _SEEING)):
        return True
    return bool(can) and any(child.lower_ in NEGATIONS and child.dep_ == "advmod" for child in verb.children)


def _is_of_place(verb: Token) -> bool:
    """Whether a clause tells what a place is for: "a lodge where nine pilgrims can stay"."""
    return verb.dep_ == "acl:relcl" and any(child.lower_ == "where" for child in verb.children)


def _predicate(scene: Scene) -> Iterator[Vote]:
    """What is said of the whole clause, or of what is counted: "it is likely that 200 fled", "with 40 deaths possible"."""
    for below, above in scene.governed:
        if below.dep_ == "nsubj" and above.lower_ in ("possible", "likely", "probable") and not is_negated(above):
            yield Vote(Status.POSSIBLE, above, "certainty.predicate")
    clause = next((token for token in scene.governors if token.dep_ in ("ccomp", "csubj")), None)
    if clause is None or clause.head.pos_ != "ADJ" or not any(child.dep_ == "cop" for child in clause.head.children):
        return
    status = listed("adjective", clause.head)
    if status:
        yield Vote(status, clause.head, "certainty.predicate")


def _source_words(scene: Scene) -> Iterator[Vote]:
    """Who is quoted is named as unconfirmed: "unconfirmed accounts spoke of 70 dead"; not "provisional data of the ministry"."""
    source = scene.attribution.source if scene.attribution is not None else None
    named = scene.word.doc.char_span(source.start, source.end, alignment_mode="expand") if source is not None else None
    for token in named or ():
        doubted = token.pos_ == "ADJ" and listed("adjective", token) == Status.UNVERIFIED
        if doubted and token.lower_ not in _EARLY:
            yield Vote(Status.UNVERIFIED, token, "certainty.source-words")


def _looked_back_on(scene: Scene) -> Iterator[Vote]:
    """What follows a number says that it is not final, an estimate, or nobody's: "...; the society says it released no such toll"."""
    later = scene.later
    if later.disowned is not None:
        yield Vote(Status.DENIED, later.disowned, "certainty.disowned")
    if later.not_final is not None:
        yield Vote(Status.UNVERIFIED, later.not_final, "certainty.not-final")
    if later.estimate is not None:
        yield Vote(Status.ESTIMATED, later.estimate, "certainty.called-estimate")


RULES: tuple[Rule, ...] = (
    *DENIAL_RULES,
    *CORRECTION_RULES,
    *UNSETTLED_RULES,
    *CONDITION_RULES,
    Rule(_directive),
    Rule(_asked, frozenset({"?"})),
    Rule(_governed),
    Rule(_auxiliary),
    Rule(_prospect),
    *MODIFIER_RULES,
    Rule(_looked_back_on),
    Rule(_predicate, words_at("adjective")),
    Rule(_source_words),
    *VOUCHING_RULES,
    *HEARSAY_RULES,
    *FORECAST_RULES,
    *NUMBER_RULES,
    *PROSPECT_RULES,
    *ATTEMPT_RULES,
    *DRAFT_RULES,
    *WANTED_RULES,
)
