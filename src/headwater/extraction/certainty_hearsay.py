"""The rules of certainty for what is told on: heard of, rumoured, said by others within a quotation, going round, or charged."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import POSTS, Rule, Scene, Vote, has_case, is_passive
from headwater.extraction.negation import is_negated
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.stancewords import listed
from headwater.model import SourceKind, Status

_HEARSAY = frozenset({"reports", "rumours", "rumors", "rumour", "rumor", "accounts", "speculation"})
_OWNED = ("nmod:poss", "det", "compound", "nummod")
_SOME = frozenset({"some", "several", "various", "other", "many", "few", "different"})
_TELLING = frozenset({"say", "tell", "claim"})
_MARKS = frozenset({"“", "”", '"'})
_OWN = frozenset({"i", "we", "who", "which", "that", "it"})
_COURTS = frozenset({"court", "tribunal", "inquest", "jury", "inquiry", "jurors", "hearing", "trial", "magistrates"})
_CHARGES = frozenset({"count", "charge", "offence", "offense", "felony", "misdemeanor", "misdemeanour", "crime"})
_CHARGING = {"accuse": "of", "charge": "with"}
_PARAGRAPH = 300
"""Tokens within which the start of a quotation is looked for."""
_REPORTING = frozenset({"say", "report", "allege", "rumour", "rumor", "claim", "repute", "understand"})
_GATHERING = frozenset({"gather", "learn", "understand"})
_DASHES = frozenset({",", "—", "–", "-", "("})
_SHARING = frozenset({"share", "spread", "circulate", "forward", "post", "repost"})
_CIRCULATING = frozenset({"circulate", "share", "spread", "post", "forward"})
_STOPPING = frozenset({"stop", "avoid", "cease", "refrain"})


def _heard(scene: Scene) -> Iterator[Vote]:
    """Somebody has heard of it, or has it from others: "brokers have heard of 40 ships held", "I heard 300 from one clerk"."""
    top = scene.verbs[-1] if scene.verbs else scene.word
    for token in (*scene.verbs, top.head):
        verb = token.head
        if verb.lemma_ != "hear" or is_negated(verb):
            continue
        told = token.dep_ in ("obj", "conj") and _is_from(token, verb)
        if told or (token.dep_ == "obl" and has_case(token, "of")):
            yield Vote(Status.REPORTED, verb, "certainty.heard-of")


def _is_from(heard: Token, verb: Token) -> bool:
    """Whether what is heard comes from somebody: "300 from one clerk"."""
    sources = (child for one in (verb, heard, *heard.children) for child in one.children if child.i > heard.i)
    return any(has_case(child, "from") for child in sources)


def _heard_in_court(scene: Scene) -> Iterator[Vote]:
    """A court heard it, and who told it so is left out: "the inquest heard that 40 calls went unanswered"."""
    for below in (scene.word, *scene.word.ancestors) if not scene.granted else ():
        verb = below.head
        if below.dep_ != "ccomp" or verb.lemma_ != "hear":
            continue
        if any(child.dep_ == "nsubj" and child.lower_ in _COURTS for child in verb.children):
            yield Vote(Status.REPORTED, verb, "certainty.heard-in-court")


def _hearsay(scene: Scene) -> Iterator[Vote]:
    """Mere reports or rumours tell it: "there were reports of 40 dead", "rumours put the toll at 40"; not "the mayor's reports"."""
    for token in scene.governors:
        if token.lower_ in _HEARSAY and any(has_case(child, "of") for child in token.children):
            yield from _nobodys(token)
        told = scene.attribution is None or token.i in scene.said
        if told and token.pos_ == "VERB" and token.lemma_ != "be":
            for child in token.children:
                if child.dep_ == "nsubj" and child.lower_ in _HEARSAY:
                    yield from _nobodys(child)


def _nobodys(noun: Token) -> Iterator[Vote]:
    """The vote of "reports" that are nobody's in particular: unverified, if they are called unconfirmed."""
    if not any(child.dep_ in _OWNED and child.lower_ not in _SOME for child in noun.children):
        unsure = any(listed("adjective", child) is Status.UNVERIFIED for child in noun.children)
        yield Vote(Status.UNVERIFIED if unsure else Status.REPORTED, noun, "certainty.hearsay")


def _retold(scene: Scene) -> Iterator[Vote]:
    """Who is quoted tells what others say: '"My brother says twelve," she said', '"They told us 60"'; not what he says himself, nor
    how many say so ("40 percent said")."""
    verbs = dict.fromkeys(verb for below, verb in scene.governed if below.dep_ in ("ccomp", "obj"))
    verbs |= dict.fromkeys(scene.word.doc[i] for i in scene.said)
    for verb in (verb for verb in verbs if verb.lemma_ in _TELLING):
        teller = _teller(verb)
        counted = teller is not None and (
            teller == scene.word or any(token in scene.number for token in teller.subtree)
        )
        if teller is not None and not counted and _is_others(teller) and _is_in_quotation(verb):
            yield Vote(Status.REPORTED, verb, "certainty.retold")


def _teller(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def _is_others(teller: Token) -> bool:
    """Whether it is somebody else who tells: no "I" or "we", and no paper."""
    if teller.lower_ in _OWN:
        return False
    noun = read_mention(teller.text).noun
    return noun is None or noun.kind is not SourceKind.DOCUMENT


def _is_in_quotation(token: Token) -> bool:
    """Whether a quotation mark before a word in its paragraph is still open; one kind may close what the other opened."""
    doc, start = token.doc, token.i
    while start > max(token.i - _PARAGRAPH, 0) and "\n" not in doc[start - 1].text:
        start -= 1
    inside = False
    for one in doc[start : token.i]:
        if one.text in _MARKS:
            inside = one.text == "“" or (one.text == '"' and not inside)
    return inside


def _said_to(scene: Scene) -> Iterator[Vote]:
    """Somebody says of a thing what it does: "a map said to show 80 graves", "it was gathered that 40 had left"."""
    for below, verb in scene.governed:
        if verb.i in scene.said or verb.tag_ not in ("VBN", "VBD"):
            continue
        of_noun = below.dep_ == "xcomp" and verb.lemma_ in _REPORTING and (verb.dep_ == "acl" or _is_of_thing(verb))
        by = any(child.dep_ == "obl:agent" or has_case(child, "by") for child in verb.children)
        expletive = any(child.lower_ == "it" for child in verb.children) and below.dep_ in (
            "csubj:pass",
            "ccomp",
            "csubj",
        )
        if of_noun or (expletive and is_passive(verb) and verb.lemma_ in _GATHERING and not by):
            yield Vote(Status.REPORTED, verb, "certainty.said-to")


def _is_of_thing(verb: Token) -> bool:
    """Whether "said to" follows the noun that it is said of, though the parse takes that for who says it: "charts said to show"."""
    if verb.i + 1 >= len(verb.doc):
        return False
    before, after = verb.nbor(-1) if verb.i else verb, verb.nbor(1)
    noun = read_mention(before.text).noun
    person = noun is not None and noun.kind is SourceKind.UNNAMED
    return before.pos_ == "NOUN" and after.lower_ == "to" and not person


def _quoted_as(scene: Scene) -> Iterator[Vote]:
    """Somebody is quoted, by others, as saying it: "the broker is quoted as telling the paper", "as quoted by Antara"."""
    doc, (start, end) = scene.word.doc, scene.sentence
    for verb in (token for token in doc[start : min(end, len(doc) - 1)] if token.lower_ == "quoted"):
        passive = is_passive(verb) and verb.nbor(1).lower_ == "as"
        by = (
            verb.i > start
            and verb.nbor(-1).lower_ == "as"
            and any(has_case(child, "by") or child.dep_ == "obl:agent" for child in verb.children)
        )
        if by or (passive and (verb.dep_ in ("ROOT", "parataxis", "conj") or verb in scene.word.ancestors)):
            yield Vote(Status.REPORTED, verb, "certainty.quoted-as")


def _or_so(scene: Scene) -> Iterator[Vote]:
    """It is so, or so somebody says: "the hall once held, or so the sign has it, 900"."""
    doc, (start, end) = scene.word.doc, scene.sentence
    for i in range(start + 1, end - 3):
        if doc[i].lower_ == "or" and doc[i + 1].lower_ == "so" and doc[i - 1].text in _DASHES:
            verb = doc[i + 1].head
            if verb.pos_ in ("VERB", "AUX") and verb.i > i + 2 and (verb.lemma_ in _TELLING or verb.lemma_ == "have"):
                yield Vote(Status.REPORTED, verb, "certainty.or-so")


def _going_round(scene: Scene) -> Iterator[Vote]:
    """Messages that go round tell it; those that nobody is to share are not to be believed: "stop sharing posts claiming 60 dead"."""
    for verb in scene.verbs if scene.attribution is None else [scene.word.doc[i] for i in scene.said]:
        post = _teller(verb) or (verb.head if verb.dep_ in ("acl", "acl:relcl") else None)
        if post is None or post.lower_ not in POSTS:
            continue
        sharing = post.head
        if (
            post.dep_ == "obj"
            and sharing.lemma_ in _SHARING
            and (sharing.head.lemma_ in _STOPPING or is_negated(sharing))
        ):
            yield Vote(Status.UNVERIFIED, sharing, "certainty.not-to-share")
        going = next((child for child in post.children if child.dep_ == "acl" and child.lemma_ in _CIRCULATING), None)
        if going is not None and going not in scene.verbs:
            yield Vote(Status.REPORTED, going, "certainty.going-round")


def _charged(scene: Scene) -> Iterator[Vote]:
    """Somebody is charged with having done it: "is charged with stealing 40 cars", "charged her with theft for taking 40 cars"."""
    for verb in (*scene.verbs, *(scene.word.doc[i] for i in scene.said)):
        above = verb.head.head if has_case(verb.head, "with") else verb.head
        marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
        charged = "with" in marks or (
            marks & {"by", "for"} and any(has_case(child, "with") for child in above.children)
        )
        if verb.dep_ in ("advcl", "acl") and charged and above.lemma_ == "charge" and above.pos_ == "VERB":
            yield Vote(Status.REPORTED, above, "certainty.charged-with")


def _charged_deeds(scene: Scene) -> Iterator[Vote]:
    """Somebody is accused of so many deeds, or charged with them: "is accused of nine thefts"; not with "nine counts of theft"."""
    for below, verb in scene.governed:
        case = _CHARGING.get(verb.lemma_) if verb.pos_ == "VERB" else None
        deeds = below in (scene.word, *scene.word.conjuncts)
        if deeds and case is not None and has_case(below, case) and scene.word.lemma_.lower() not in _CHARGES:
            yield Vote(Status.REPORTED, verb, "certainty.charged-deeds")


HEARSAY_RULES: tuple[Rule, ...] = (
    Rule(_heard, frozenset({"hear"})),
    Rule(_heard_in_court, _COURTS),
    Rule(_hearsay, _HEARSAY),
    Rule(_retold, _TELLING),
    Rule(_said_to, _REPORTING | _GATHERING),
    Rule(_quoted_as, frozenset({"quoted"})),
    Rule(_or_so, frozenset({"so"})),
    Rule(_going_round, POSTS),
    Rule(_charged, frozenset({"charge"})),
    Rule(_charged_deeds, frozenset({"accuse", "charge"})),
)
