"""The rules of certainty for what nobody has settled: being checked, waited for, unknown, not confirmed, or not ruled out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import SAYING_NOUNS, Rule, Scene, Vote, is_passive
from headwater.extraction.negation import is_negated
from headwater.model import Status

_CHECKING = frozenset({"check", "investigate", "verify", "probe", "examine", "assess"})
_CONFIRMING = frozenset({"verify", "confirm", "corroborate", "authenticate"})
_UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "unsure"})
_KNOWN = frozenset({"known", "clear", "certain", "sure"})
_PAIRED = 6
"""Tokens within which "neither confirm nor" stands before "deny"."""
_TELLING = frozenset(
    {"say", "claim", "state", "announce", "report", "argue", "allege", "suggest", "assert", "insist", "declare", "indicate", "imply", "show", "find",
     "prove", "conclude", "tell"}
)  # fmt: skip
"""What not to do tells nothing of what would be told."""
_SEEMING = frozenset({"seem", "appear"})
_WH = frozenset({"WP", "WP$", "WRB", "WDT"})
_EXCLUDING = frozenset({"rule", "exclude"})


def _awaited(scene: Scene) -> Iterator[Vote]:
    """Somebody waits to have it confirmed: "await confirmation that 40 had left"."""
    for below, noun in scene.governed:
        if (
            not below.dep_.startswith("acl")
            or noun.lower_ not in ("confirmation", "verification", "proof")
            or not noun.i
        ):
            continue
        if noun.head.lemma_ in ("await", "wait", "seek", "pend") or noun.nbor(-1).lower_ == "pending":
            yield Vote(Status.UNVERIFIED, noun, "certainty.awaited")


def _under_check(scene: Scene) -> Iterator[Vote]:
    """A fact-check states the claim that it is to check: "CLAIM: Kenya has bought 30 warships"."""
    start = scene.sentence[0]
    first = scene.word.doc[start]
    if any(token.dep_ == "nsubj" and any(c.dep_ == "ccomp" for c in token.head.children) for token in scene.governors):
        return  # who claims it: "CLAIM: A post shared by 900 people says ..."
    if first.lower_ in ("claim", "claims") and start + 1 < scene.sentence[1] and first.nbor(1).text == ":":
        yield Vote(Status.UNVERIFIED, first, "certainty.under-check")


def _unsettled(scene: Scene) -> Iterator[Vote]:
    """It is being checked, or nobody could verify or knows it: "could not verify the claim that 40 died", "unclear whether 40 died",
    "it has not been confirmed that 40 died"."""
    for token in dict.fromkeys((*scene.governors, *scene.verbs)):
        above = token.head
        noun = token.lemma_.lower() in SAYING_NOUNS and token.dep_ == "obj"
        checked = noun and above.lemma_ in _CHECKING and above.tag_ not in ("VBD", "VBN")
        failed = token.dep_ in ("obj", "ccomp") and (
            (above.lemma_ in _CONFIRMING and _is_failed(above)) or _is_left_open(above)
        )
        if checked or failed or _is_asked(token) or _is_unconfirmed(token):
            yield Vote(Status.UNVERIFIED, above, "certainty.unsettled")


def _is_asked(clause: Token) -> bool:
    """Whether a clause tells what nobody knows, or somebody asks or checks: "unclear whether", "not known if", "asked whether"."""
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    return ("whether" in marks and (clause.dep_ in ("ccomp", "acl") or is_unknown(clause.head))) or (
        "if" in marks and clause.i > clause.head.i and is_unknown(clause.head)
    )


def _is_unconfirmed(token: Token) -> bool:
    """Whether it is what has not been confirmed: "the claim was not verified", "it has not been confirmed that"."""
    verb = token.head
    clause = token.dep_ in ("csubj:pass", "csubj", "ccomp") and is_passive(verb)
    return (clause or token.dep_ == "nsubj:pass") and verb.lemma_ in _CONFIRMING and is_negated(verb)


def is_unknown(word: Token) -> bool:
    """Whether a word says that something is not known: "unclear", "not sure"."""
    return word.lower_ in _UNKNOWN or (word.lower_ in _KNOWN and is_negated(word))


def _is_left_open(verb: Token) -> bool:
    """ "Could neither confirm nor deny"."""
    pair = {
        verb.lemma_,
        *(other.lemma_ for other in (verb.head, *verb.children) if other.dep_ == "conj" or verb.dep_ == "conj"),
    }
    before = verb.doc[max(verb.i - _PAIRED, verb.sent.start) : verb.i]
    return {"confirm", "deny"} <= pair and any(token.lower_ in ("neither", "not", "n't") for token in before)


def _not_said(scene: Scene) -> Iterator[Vote]:
    """Nobody, or not the one named, says it: "nobody said that 40 boats had sunk", "the report does not say that they sank"."""
    one = scene.attribution
    if one is None or not one.negated or one.lemma not in _TELLING or not scene.said or scene.granted:
        return
    yield Vote(Status.UNVERIFIED, scene.word.doc[max(scene.said)], "certainty.not-said")


def _is_failed(verb: Token) -> bool:
    """Whether somebody could not confirm, or has yet to; who "did not confirm" merely says nothing."""
    if any(child.lower_ == "yet" for child in verb.children) and any(child.lower_ == "to" for child in verb.children):
        return True  # "are yet to verify"
    tried = any(child.lower_ in ("could", "can", "ca") for child in verb.children) and is_negated(verb)
    above = verb.head
    yet = any(child.lower_ == "yet" for child in above.children) and above.lemma_ in ("have", "be")
    return tried or (
        verb.dep_ == "xcomp" and (yet or above.lower_ == "unable" or (above.lower_ == "able" and is_negated(above)))
    )


def _ruled_out(scene: Scene) -> Iterator[Vote]:
    """Somebody rules out that it is so, or cannot: "could not rule out that 40 were aboard"; who would "neither confirm nor rule out"
    leaves it open."""
    for token in scene.governors:
        above = token.head
        verbs = [above, *(child for child in above.children if child.dep_ == "conj")]
        verb = next((verb for verb in verbs if verb.lemma_ in _EXCLUDING and _has_out(verb)), None)
        if token.dep_ != "ccomp" or verb is None:
            continue
        words = {child.lower_ for one in verbs for child in one.children}
        either = verb is not above or bool(words & {"neither", "nor"})
        status = Status.UNVERIFIED if either else Status.POSSIBLE if is_negated(verb) else Status.DENIED
        yield Vote(status, verb, "certainty.ruled-out")


def _excluded(scene: Scene) -> Iterator[Vote]:
    """The cue rules it out: "ruled out an attack", "could not rule out 40 more deaths"."""
    one = scene.attribution
    cue = next((scene.word.doc[i] for i in scene.cue if scene.word.doc[i].lemma_ in _EXCLUDING), None)
    if one is not None and cue is not None and one.kind == "deny" and _has_out(cue):
        yield Vote(Status.POSSIBLE if is_negated(cue) else Status.DENIED, cue, "certainty.ruled-out")


def _inquired(scene: Scene) -> Iterator[Vote]:
    """What is asked, and not told: "asked whether the boats had sunk", "asked: "So they sank?"". What is asked with who, when or why takes
    for granted that it is so."""
    one = scene.attribution
    if one is None or one.cue is None or scene.granted:
        return
    cue = scene.word.doc[max(scene.said)] if scene.said else scene.word
    first = next((token for token in scene.inside if not token.is_punct and not token.is_space), scene.word)
    last = next((token for token in reversed(scene.inside) if token.is_alpha or token.text == "?"), scene.word)
    if first.lower_ in ("whether", "if") and first.i - cue.i == 1 and first.head.dep_ == "ccomp":
        yield Vote(Status.UNVERIFIED, first, "certainty.inquired")
    elif last.text == "?" and one.kind == "ask" and first.tag_ not in _WH:
        yield Vote(Status.UNVERIFIED, last, "certainty.inquired")


def _appears(scene: Scene) -> Iterator[Vote]:
    """What only seems so: "the cases appear to be unrelated", "there seems to be a leak"."""
    word = scene.word
    if word.lemma_ in _SEEMING and word.pos_ == "VERB" and not scene.number:
        below = [child for child in word.children if child.dep_ in ("xcomp", "ccomp")]
        yield from [Vote(Status.POSSIBLE, word, "certainty.appears")] if below else []


def _has_out(verb: Token) -> bool:
    return verb.lemma_ != "rule" or any(child.lower_ == "out" for child in verb.children)


UNSETTLED_RULES: tuple[Rule, ...] = (
    Rule(_awaited, frozenset({"confirmation", "verification", "proof"})),
    Rule(_under_check, frozenset({"claim", "claims"})),
    Rule(_ruled_out, _EXCLUDING),
    Rule(_excluded, _EXCLUDING),
    Rule(_not_said),
    Rule(_inquired, frozenset({"whether", "if", "?"})),
    Rule(_appears, _SEEMING),
    Rule(_unsettled, _CHECKING | _CONFIRMING | {"deny"} | {"whether", "if"}),
)
