"""The rules of certainty for what is denied or checked: by its cue, by what is said of the claim, by another number beside it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import POSTS, SAYING_NOUNS, Rule, Scene, Vote, has_case, is_passive
from headwater.extraction.negation import NEGATIONS, is_negated, negators
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Form, Status

_OFFERS = frozenset(
    {"offer", "bid", "proposal", "plan", "request", "plea", "appeal", "call", "demand", "deal", "budget", "motion", "application",
     "amendment", "petition", "settlement"}
)  # fmt: skip
"""What is turned down is there: "rejected an offer of 40 million"."""
_TAKEN_BACK = frozenset({"withdraw", "retract", "rescind", "disprove", "debunk"})
_CALLING = frozenset({"describe", "call", "brand", "label", "dismiss", "denounce"})
_UNTRUE = frozenset(
    {
        "false",
        "untrue",
        "wrong",
        "incorrect",
        "fabricated",
        "fake",
        "baseless",
        "erroneous",
        "unfounded",
        "lie",
        "lies",
        "hoax",
        "fabrication",
        "invention",
        "exaggeration",
        "exaggerated",
        "nonsense",
    }
)
_WRONGLY = frozenset({"wrongly", "falsely", "mistakenly", "erroneously", "incorrectly"})
_HOLDING_SO = frozenset(
    {"hear", "believe", "think", "say", "claim", "report", "assume", "suggest", "state", "tell", "announce", "assert", "imply", "allege"}
)  # fmt: skip
_WRONG = frozenset(
    {"wrong", "false", "untrue", "incorrect", "inaccurate", "misleading", "mistaken", "mistake", "absurd"}
)
_OF_ADJECTIVE = frozenset({"xcomp", "csubj", "ccomp", "advcl", "acl"})
_TRUE = frozenset({"true", "correct", "right"})


def _denial(scene: Scene) -> Iterator[Vote]:
    """The cue denies, and is not itself negated: "denied that ...", but not "did not deny", and not "rejected an offer"."""
    for i in scene.cue if not _is_sized(scene.word) else ():
        token = scene.word.doc[i]
        offered = any(child.dep_ == "obj" and child.lemma_.lower() in _OFFERS for child in token.children)
        neither = token.lemma_ == "deny" and any(
            word.lower_ in ("nor", "or") for word in token.doc[token.i - 1 : token.i]
        )
        if listed("cue", token) == Status.DENIED and not is_negated(token) and not offered and not neither:
            yield Vote(Status.DENIED, token, "certainty.denied-by-cue")


def _wrong_to_say(scene: Scene) -> Iterator[Vote]:
    """It would be wrong to say so: "it is false to claim that 40 boats sank"."""
    for token in scene.governors:
        saying, above = token.head, token.head.head
        if (
            token.dep_ == "ccomp"
            and saying.lemma_ in _HOLDING_SO
            and above.lower_ in _WRONG
            and saying.dep_ in _OF_ADJECTIVE
        ):
            yield Vote(Status.DENIED, above, "certainty.wrong-to-say")


def _denied_in_paper(scene: Scene) -> Iterator[Vote]:
    """Somebody denies it in a paper, on which the parse hangs what is denied: "denied in a letter that 40 had left"."""
    for below, paper in scene.governed:
        verb = paper.head
        that = below.dep_.startswith("acl") and any(child.lower_ == "that" for child in below.children)
        if that and has_case(paper, "in") and listed("cue", verb) is Status.DENIED and not is_negated(verb):
            yield Vote(Status.DENIED, verb, "certainty.denied-in-paper")


def _wrongly(scene: Scene) -> Iterator[Vote]:
    """The text says that who tells or believes it is wrong: "they had heard, wrongly, that nine cows died"."""
    told = [verb for below, verb in scene.governed if below.dep_ == "ccomp"] + [scene.word.doc[i] for i in scene.cue]
    for verb in (verb for verb in told if verb.lemma_ in _HOLDING_SO):
        wrong = next((child for child in verb.children if child.lower_ in _WRONGLY), None)
        if wrong is not None:
            yield Vote(Status.DENIED, wrong, "certainty.wrongly")


def _is_sized(word: Token) -> bool:
    """Whether a number is the size of a known group, which no denial touches: "denied that the crew of 19 went unpaid"."""
    known = any(child.lower_ == "the" or child.dep_ == "nmod:poss" for child in word.children)
    of = any(child.like_num and has_case(child, "of") for child in word.children)
    return known and of and word.pos_ == "NOUN" and word.lemma_.lower() not in SAYING_NOUNS


def _not_true(scene: Scene) -> Iterator[Vote]:
    """It is said not to be true: "it is not true that 40 people died", "it is false that", "there is no truth to claims that"."""
    for below, adjective in scene.governed:
        truth = adjective.head if adjective.lemma_.lower() in (*SAYING_NOUNS, "claims") else adjective
        if truth.lower_ == "truth" and any(child.lower_ in ("no", "little") for child in truth.children):
            yield Vote(Status.DENIED, truth, "certainty.not-true")
        if below.dep_ in ("ccomp", "csubj") and adjective.lower_ in _UNTRUE and not is_negated(adjective):
            yield Vote(Status.DENIED, adjective, "certainty.not-true")
        if below.dep_ in ("ccomp", "csubj") and adjective.lower_ in _TRUE:
            denied = (child for child in adjective.children if child.lower_ in ("not", "n't", "n’t"))
            yield from (Vote(Status.DENIED, child, "certainty.not-true") for child in denied)


def _rejected_before(scene: Scene) -> Iterator[Vote]:
    """Who has just rejected a story says that it is not so: 'The embassy rejected the story. "There is no order for 40 tanks."'"""
    one = scene.attribution
    if one is None or one.form not in (Form.DIRECT, Form.MIXED):
        return
    negative = negators(scene.verbs, scene.word)
    before = list(scene.word.doc[scene.sentence[0] - 1].sent) if negative and scene.sentence[0] else []
    before += [child for i in scene.cue if negative for child in scene.word.doc[i].children if child.dep_ == "advcl"]
    if any(listed("cue", verb) is Status.DENIED and _is_on_story(verb) for verb in before):
        yield Vote(Status.DENIED, negative[0], "certainty.rejected-before")


def _is_on_story(verb: Token) -> bool:
    """Whether a verb of denial has a story or claim for its object, and is not negated itself."""
    told = any(child.dep_ == "obj" and child.lemma_.lower() in SAYING_NOUNS for child in verb.children)
    return told and not is_negated(verb)


def _debunked(scene: Scene) -> Iterator[Vote]:
    """A post or rumour that the next sentence calls untrue: "A post claimed that two drowned. The coroner called it a hoax."."""
    source = scene.attribution.source if scene.attribution is not None else None
    untrue = scene.later.untrue
    told = not scene.said or max(scene.said) < scene.word.i  # not "a post shared 900 times claimed"
    if untrue is not None and told and source is not None and POSTS.intersection(source.text.lower().split()):
        yield Vote(Status.DENIED, untrue, "certainty.debunked")


def _denied_claim(scene: Scene) -> Iterator[Vote]:
    """A claim or figure that somebody refutes or calls false, or that is withdrawn: "refutes the claim of having sacked 47", "the
    figure of 61 is withdrawn"."""
    for noun in scene.governors:
        if noun.lemma_.lower() in SAYING_NOUNS and _is_undone(noun) and not is_negated(noun.head):
            yield Vote(Status.DENIED, noun.head, "certainty.denied-claim")


def _is_undone(noun: Token) -> bool:
    """Whether the verb or adjective that a claim hangs on takes it back, refutes it, or calls it false."""
    verb = noun.head
    if any(child.lower_ in _UNTRUE and child.i > noun.i and _is_said_of(child) for child in noun.children):
        return True  # "said reports that 40 died were false", which the parse hangs on the reports
    if any(child.dep_ == "ccomp" and child.lower_ in _UNTRUE and _is_said_of(child) for child in verb.children):
        return noun.dep_ in ("obj", "iobj")  # or on the verb
    if noun.dep_ == "nsubj":
        return verb.lower_ in _UNTRUE
    if noun.dep_ == "nsubj:pass":
        return verb.lemma_ in _TAKEN_BACK or listed("cue", verb) is Status.DENIED
    if is_passive(verb):
        return False
    called = verb.lemma_ in _CALLING and any(child.lower_ in _UNTRUE for child in (*verb.children, *_last_of(noun)))
    denied = called or verb.lemma_ in _TAKEN_BACK or listed("cue", verb) is Status.DENIED
    return denied and (noun.dep_ == "obj" or _is_late_object(noun, verb))


def _is_said_of(word: Token) -> bool:
    return any(child.dep_ == "cop" for child in word.children)


def _last_of(noun: Token) -> Iterator[Token]:
    """The last word below a noun, where it closes the sentence: "called the report that 40 died a lie"."""
    words = [token for token in noun.subtree if token.is_alpha]
    if words and noun.doc[words[-1].i + 1 : words[-1].sent.end].text.strip("”\"’' ") in (".", "", "!"):
        yield words[-1]


def _is_late_object(noun: Token, verb: Token) -> bool:
    """Whether a noun is the object behind what it is called, which the parse takes for an adjunct: "dismissed as gossip the claim that"."""
    start = next((child for child in noun.children if child.dep_ == "det"), noun)
    return noun.dep_ == "obl" and start.i > verb.i + 1 and start.nbor(-1).dep_ != "case"


DENIAL_RULES: tuple[Rule, ...] = (
    Rule(_wrongly, _WRONGLY),
    Rule(_denial),
    Rule(_denied_in_paper, words_at("cue")),
    Rule(_wrong_to_say, _WRONG),
    Rule(_not_true, _TRUE | _UNTRUE | {"truth"}),
    Rule(_denied_claim, SAYING_NOUNS),
    Rule(_rejected_before, NEGATIONS),
    Rule(_debunked),
)
