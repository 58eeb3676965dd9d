"""How a document puts a proposition: status, polarity, certainty and hedges, read around one word of the parse.

The word is the head of the claim's content or, for a claim made for one figure, the word that the figure depends on.
The rules look at what governs and modifies that word within the sentence; where several speak, the order of `Status`
decides. Degrees of certainty are FactBank's (Sauri and Pustejovsky 2009, doi:10.1007/s10579-009-9089-9); the
shape of the clause may lower them (`headwater.language.en.factuality`), and every figure of it stands in the derivation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from headwater.extraction.degrees import degree_of
from headwater.extraction.found import Attribution
from headwater.extraction.negation import NEGATIONS, is_implied, is_negated, negators
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.prospects import is_granted, scheduled, to_come, told_ahead
from headwater.extraction.stancewords import listed
from headwater.extraction.trials import note_trial
from headwater.model import Certainty, Form, Hedge, Polarity, Status, Step

_CLAUSE_ENDS = frozenset({"ROOT", "ccomp", "parataxis", "advcl", "acl:relcl", "conj", "csubj", "advcl:relcl"})
_GOVERNS = frozenset({"xcomp", "ccomp", "csubj", "acl", "csubj:pass", "csubj:outer"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "obj", "csubj:pass", "nmod"})
_DIRECTIVES = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_CONDITION_MARKS = frozenset({"if", "unless", "should", "provided", "lest"})
_ORDER = tuple(Status)
_KINDS = {
    Status.POSSIBLE: "modal",
    Status.ESTIMATED: "estimate",
    Status.REPORTED: "reportive",
    Status.PLANNED: "prospective",
    Status.CONDITIONAL: "condition",
    Status.UNVERIFIED: "unverified",
    Status.DENIED: "denial",
    Status.ASSERTED: "evidential",
}


class Vouching(StrEnum):
    """Who stands behind a proposition: nobody in particular, a speaker, or another outlet alone that passes it on."""

    NOBODY = "nobody"
    SPEAKER = "speaker"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a proposition from outside its words: who stands behind it, and which tokens tell a time to come."""

    vouching: Vouching
    ahead: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stance:
    """What the words around a proposition make of it."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    hedges: tuple[Hedge, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Vote:
    """One rule's verdict and the word that it rests on."""

    status: Status
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """The word in question, the verbs that govern it (nearest first) and the attribution that it stands in."""

    word: Token
    governors: tuple[Token, ...]
    attribution: Attribution | None
    content: frozenset[int]
    cue: frozenset[int]
    vouching: Vouching
    ahead: frozenset[int]


def judge(
    parsed: Parsed,
    word: Token,
    attribution: Attribution | None,
    content: frozenset[int],
    *,
    standing: Standing,
) -> Stance:
    """The stance taken towards the clause of `word`; `content` holds the token indices of the claim's content."""
    cue = frozenset(range(*attribution.cue_tokens)) if attribution and attribution.cue_tokens else frozenset[int]()
    governors = (word,) if is_granted(word) else tuple(_governors(word, content, cue))
    scene = _Scene(word, governors, attribution, content, cue, standing.vouching, standing.ahead)
    votes = []
    for rule in _RULES:
        own = list(rule(scene))
        note_trial("status", rule.__name__, word.idx, ", ".join(f"{vote.status}: {vote.word}" for vote in own) or None)
        votes += own
    status = min((vote.status for vote in votes), key=_ORDER.index, default=Status.ASSERTED)
    verbs = _clause_verbs(scene)
    negative = negators(verbs, word)
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    predicate = next((verb for verb in verbs if _is_predicate(verb)), word)
    certainty, reason = degree_of(predicate, status, negative)
    hedges = {vote.word.i: vote for vote in votes if vote.status not in (Status.ASSERTED, Status.DENIED)}
    span = parsed.span
    steps = [Step(vote.rule, (span(vote.word.i, vote.word.i + 1),), vote.status) for vote in votes]
    steps += [Step(_negator_rule(token), (span(token.i, token.i + 1),), "negative") for token in negative]
    steps += [Step("certainty.factuality", (span(predicate.i, predicate.i + 1),), reason)] if reason else []
    marks = tuple(Hedge(span(i, i + 1), _KINDS[vote.status]) for i, vote in sorted(hedges.items()))
    return Stance(status, polarity, certainty, marks, tuple(steps))


def _negator_rule(token: Token) -> str:
    return "certainty.implied" if is_implied(token) else "certainty.negation"


def head_of(parsed: Parsed, tokens: TokenRange) -> Token:
    """The word of a range that the others depend on: the first whose head lies outside, a verb before others."""
    start, end = tokens
    tops = [
        token
        for token in parsed.doc[start:end]
        if not (token.is_space or token.is_punct) and (token.head.i == token.i or not start <= token.head.i < end)
    ]
    verbs = [token for token in tops if token.pos_ in ("VERB", "AUX")]
    return (verbs or tops or [parsed.doc[start]])[0]


def _governors(word: Token, content: frozenset[int], cue: frozenset[int]) -> Iterator[Token]:
    """The words up the tree whose standing the clause of `word` shares, up to the cue or the end of the content."""
    token = word
    for _ in range(12):
        yield token
        if token.dep_ == "ROOT" or token.i in cue:
            return
        token = token.head
        if (
            token.i not in content
            and token.i not in cue
            and not (token.pos_ in ("VERB", "AUX") and token.sent == word.sent)
        ):
            return
        if token.i not in content and token.i not in cue:
            yield token
            return


def _clause_verbs(scene: _Scene) -> list[Token]:
    """The governors up to the end of the word's own clause, then those that govern that clause as a complement."""
    chain: list[Token] = []
    for token in scene.governors:
        if token.i in scene.cue:
            break
        chain.append(token)
        if _stands_alone(token):
            break
        if token.dep_ == "conj" and token.pos_ == "VERB" and any(c.dep_.startswith("nsubj") for c in token.children):
            break
    return chain


def _is_predicate(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children)


def _stands_alone(token: Token) -> bool:
    """Whether a clause has its own standing: not an infinitive ("decided to hire"), but a participle on a noun ("used by 900")."""
    if token.dep_ == "acl":
        return token.tag_ in ("VBN", "VBG")
    if token.dep_ == "appos" and any(child.text == "(" for child in token.children):
        return True  # what stands in brackets is an aside
    clause = token.dep_ in ("parataxis", "acl:relcl", "advcl", "ccomp") and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")
    return clause and not _is_infinitive(token)


def _denial(scene: _Scene) -> Iterator[_Vote]:
    """The cue denies, and is not itself negated: "denied that ...", but not "did not deny"."""
    for i in scene.cue:
        token = scene.word.doc[i]
        if listed("cue", token) == Status.DENIED and not is_negated(token):
            yield _Vote(Status.DENIED, token, "certainty.denied-by-cue")


def _condition(scene: _Scene) -> Iterator[_Vote]:
    """The clause is, or hangs on, an "if", "unless" or inverted "should"."""
    if scene.attribution is not None and scene.attribution.lemma in _CONDITION_MARKS:
        yield _Vote(Status.CONDITIONAL, scene.word.doc[min(scene.cue, default=scene.word.i)], "certainty.condition-cue")
        return
    silent = scene.attribution is not None and scene.attribution.form == Form.NONE
    cue = [scene.word.doc[i] for i in scene.cue] if silent else []
    for token in (*_clause_verbs(scene), *cue):
        clauses = [token, *(child for child in token.children if child.dep_ == "advcl")]
        for clause in clauses:
            for child in clause.children:
                if child.dep_ in ("mark", "aux") and child.lower_ in _CONDITION_MARKS and _opens(child, clause):
                    yield _Vote(Status.CONDITIONAL, child, "certainty.condition")


def _directive(scene: _Scene) -> Iterator[_Vote]:
    """The clause tells somebody to do it: "Send 40 tents." What is called for is no more than planned."""
    verb = next((token for token in _clause_verbs(scene) if is_directive(token)), None)
    if verb is not None:
        yield _Vote(Status.PLANNED, verb, "certainty.directive")


def is_directive(token: Token) -> bool:
    """Whether a word heads an imperative clause: a bare verb of that mood, without a subject, joined to no other verb's frame."""
    if token.tag_ != "VB" or "Imp" not in token.morph.get("Mood", []) or token.dep_ not in _DIRECTIVES:
        return False
    return not any(child.dep_.startswith("nsubj") or child.dep_ in ("mark", "cop") for child in token.children)


def _led_by_if(scene: _Scene) -> Iterator[_Vote]:
    """The sentence opens with "if", and the word stands after its first comma, in the same part of the sentence."""
    first = scene.word.sent[0]
    if first.lower_ not in ("if", "unless"):
        return
    before = [token.text for token in scene.word.doc[first.i : scene.word.i]]
    if "," in before and not {";", ":", "“", '"'} & set(before):
        yield _Vote(Status.CONDITIONAL, first, "certainty.condition-opens")


def _opens(mark: Token, clause: Token) -> bool:
    """Whether a mark makes a condition: always, but for "should", which must stand before the subject."""
    if mark.lower_ != "should":
        return mark.dep_ == "mark"
    return any(child.dep_.startswith("nsubj") and child.i > mark.i for child in clause.children)


def _governed(scene: _Scene) -> Iterator[_Vote]:
    """A listed verb or noun governs the clause: "plans to deliver", "is believed to have", "plans for ... to join"."""
    verbs = _clause_verbs(scene)
    for below, token in zip([None, *verbs], verbs, strict=False):
        place = "noun" if token.pos_ == "NOUN" else "verb"
        status = listed(place, token)
        if status == Status.REPORTED and not _is_passive(token):
            continue  # who accuses speaks; of whom is accused, somebody says it
        if status and below is not None and (below.dep_ in _COMPLEMENTS or _is_infinitive(below) or _is_decided(below)):
            yield _Vote(status, token, f"certainty.{place}")
        elif status and status != Status.REPORTED and place == "verb" and _passive_or_objectless(token, below):
            yield _Vote(status, token, "certainty.verb-passive")
    for i in scene.cue:
        token = scene.word.doc[i]
        place = "noun" if token.pos_ == "NOUN" else "verb"
        found = listed(place, token)
        if found:
            yield _Vote(found, token, "certainty.cue")


def _is_infinitive(token: Token) -> bool:
    """Whether a clause beside a verb is its complement: "decided on Friday to send", "are accused of taking"."""
    marks = ("to", "of") if token.tag_ == "VBG" and _is_passive(token.head) else ("to",)
    return token.dep_ == "advcl" and any(child.lower_ in marks and child.dep_ == "mark" for child in token.children)


def _is_decided(token: Token) -> bool:
    """Whether a noun is what a decision is on: "decided on 40 boats"."""
    on = any(child.lower_ == "on" and child.dep_ == "case" for child in token.children)
    return token.dep_ == "obl" and on and token.head.lemma_ in ("decide", "agree")


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children)


def _passive_or_objectless(token: Token, below: Token | None) -> bool:
    return _is_passive(token) and (below is None or below.dep_ in ("nsubj:pass", "xcomp", "nummod", "obl"))


def _auxiliary(scene: _Scene) -> Iterator[_Vote]:
    """A modal or future auxiliary on one of the clause's verbs; "would" follows the clause that it hangs on."""
    for token in _clause_verbs(scene):
        for child in token.children:
            status = listed("aux", child) if child.dep_ in ("aux", "aux:pass") else None
            if status and not _says_less(scene, token, status):
                yield _Vote(status, child, "certainty.auxiliary")
            if child.lower_ == "going" or (token.lower_ == "going" and child.dep_ == "xcomp"):
                yield _Vote(Status.PLANNED, child, "certainty.going-to")
        if token.dep_ in ("acl", "xcomp") and token.tag_ == "VB" and token.head.lemma_ in ("be", "set", "due"):
            yield _Vote(Status.PLANNED, token.head, "certainty.to-be")
        copula = next((child for child in token.children if child.dep_ == "cop"), None)
        if copula is not None and token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children):
            yield _Vote(Status.PLANNED, copula, "certainty.to-be")


def _prospect(scene: _Scene) -> Iterator[_Vote]:
    """A time to come, "would" for what was said before, or "to be" done: planned, with no word of planning."""
    for token in _clause_verbs(scene):
        if (when := scheduled(token, scene.ahead)) is not None:
            yield _Vote(Status.PLANNED, when, "certainty.scheduled")
        if scene.attribution is not None and (aux := told_ahead(token, scene.cue)) is not None:
            yield _Vote(Status.PLANNED, aux, "certainty.told-ahead")
    if (done := to_come(scene.word)) is not None:
        yield _Vote(Status.PLANNED, done, "certainty.to-come")


def _says_less(scene: _Scene, verb: Token, status: Status) -> bool:
    """Whether an auxiliary is no plan or possibility: a forecast ("estimates that 40 will come"), what "can be assumed",
    or what cannot be."""
    if status == Status.POSSIBLE and listed("verb", verb) == Status.ESTIMATED and _is_passive(verb):
        return True
    if status == Status.PLANNED:
        return scene.attribution is not None and scene.attribution.kind == "estimate"
    can = any(child.lower_ in ("can", "could") for child in verb.children)
    return can and any(child.lower_ in NEGATIONS and child.dep_ == "advmod" for child in verb.children)


def _predicate(scene: _Scene) -> Iterator[_Vote]:
    """What is said of the whole clause: "it is likely that 200 fled"."""
    clause = next((token for token in scene.governors if token.dep_ in ("ccomp", "csubj")), None)
    if clause is None or clause.head.pos_ != "ADJ" or not any(child.dep_ == "cop" for child in clause.head.children):
        return
    status = listed("adjective", clause.head)
    if status:
        yield _Vote(status, clause.head, "certainty.predicate")


def _source_words(scene: _Scene) -> Iterator[_Vote]:
    """Who is quoted is named as unconfirmed: "unconfirmed accounts spoke of 70 dead"."""
    source = scene.attribution.source if scene.attribution is not None else None
    named = scene.word.doc.char_span(source.start, source.end, alignment_mode="expand") if source is not None else None
    for token in named or ():
        if token.pos_ == "ADJ" and listed("adjective", token) == Status.UNVERIFIED:
            yield _Vote(Status.UNVERIFIED, token, "certainty.source-words")


def _modifier(scene: _Scene) -> Iterator[_Vote]:
    """A listed adverb or adjective on one of the clause's words: "reportedly", "potentially", "unconfirmed"."""
    cue = [scene.word.doc[i] for i in scene.cue]
    yield from (_Vote(Status.ESTIMATED, noun, "certainty.by-estimate") for word in cue for noun in _by_estimates(word))
    for token in _clause_verbs(scene):
        for child in (token, *token.children):
            if child.dep_ == "obl" and child is not token and listed("noun", child) == Status.ESTIMATED:
                yield _Vote(Status.ESTIMATED, child, "certainty.by-estimate")
            if child.dep_ in ("advmod", "amod", "case", "obl") or child.pos_ == "ADV":
                status = listed("adverb", child) or (listed("adjective", child) if child is not token else None)
                if status:
                    yield _Vote(status, child, "certainty.modifier")
    for token in cue:
        status = listed("adverb", token) or listed("adjective", token)
        if status:
            yield _Vote(status, token, "certainty.cue-modifier")


def _by_estimates(cue: Token) -> Iterator[Token]:
    """By whose estimates something is said: "By their estimates 900 left, the envoy said"."""
    for child in cue.children:
        by = any(below.lower_ == "by" and below.dep_ == "case" for below in child.children)
        if by and child.dep_ == "obl" and listed("noun", child) == Status.ESTIMATED:
            yield child


def _estimate_said(scene: _Scene) -> Iterator[_Vote]:
    """An estimate is the subject, or what the number is: "the assessment is that 900 left", "allied estimates have 900"."""
    for token in _clause_verbs(scene):
        tops = [token, token.head] if token.dep_ in ("ccomp", "acl") else [token]
        for child in (child for top in tops for child in top.children if child.dep_ in ("nsubj", "nsubj:outer")):
            if listed("noun", child) == Status.ESTIMATED:
                yield _Vote(Status.ESTIMATED, child, "certainty.estimate-said")


def _basis(scene: _Scene) -> Iterator[_Vote]:
    """What the clause rests on is not final: "on preliminary data 900 died"."""
    for token in _clause_verbs(scene):
        for child in token.children:
            below = child.children if child.dep_ in ("obl", "nmod") else ()
            for adjective in (below for below in below if below.dep_ == "amod"):
                if listed("adjective", adjective) == Status.UNVERIFIED:
                    yield _Vote(Status.UNVERIFIED, adjective, "certainty.basis")


def _sourceless_cue(scene: _Scene) -> Iterator[_Vote]:
    """Reported, with nobody named who reports: "is said to", "casualties reported"."""
    one = scene.attribution
    if one is None or one.cue is None or not scene.cue:
        return
    if scene.vouching is Vouching.NOBODY or (one.source is None and one.form == Form.NONE):
        token = scene.word.doc[max(scene.cue)]
        yield _Vote(Status.REPORTED, token, "certainty.nobody-vouches")


def _second_hand(scene: _Scene) -> Iterator[_Vote]:
    """Another outlet passes it on, and the report adds no word of its own: "Six died, the Gazette reported"."""
    if scene.vouching is Vouching.OUTLET:
        token = scene.word.doc[max(scene.cue)] if scene.cue else scene.word
        yield _Vote(Status.REPORTED, token, "certainty.second-hand")


_RULES: tuple[Callable[[_Scene], Iterator[_Vote]], ...] = (
    _denial,
    _condition,
    _directive,
    _led_by_if,
    _governed,
    _auxiliary,
    _prospect,
    _modifier,
    _estimate_said,
    _basis,
    _predicate,
    _source_words,
    _sourceless_cue,
    _second_hand,
)
