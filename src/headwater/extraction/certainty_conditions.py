"""The rules of certainty for what hangs on a condition: "if", "unless", "should", "were they to", "without aid ... would"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import DRAFTS, Rule, Scene, Vote, is_directive, is_person
from headwater.extraction.certainty_unsettled import is_unknown
from headwater.model import Form, Status

_EXPECTING = frozenset({"expect", "anticipate", "foresee"})
_MARKS = frozenset({"if", "unless", "should", "provided", "lest"})
_WITHOUT_IF = frozenset({"long", "assuming", "case", "event", "provided", "providing", "had", "were", "without"})
"""The words by which a clause hangs on a condition without an "if"."""
_WOULD = frozenset({"would", "'d", "’d"})
_DATELINE = frozenset({"—", "–", "-", "--"})
_DATELINE_REACH = 12
"""Tokens within which a dateline ends: "MOGADISHU/GENEVA, May 4 (AFP) — Unless"."""
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire", "question", "doubt"})
_ASKED = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ"})
"""Words of which who is asked is told."""
_ASKED_REACH = 6
_FINDING = frozenset({"show", "say", "suggest", "find", "report", "indicate", "estimate", "tell", "reveal"})


def _condition(scene: Scene) -> Iterator[Vote]:
    """The clause is, or hangs on, an "if", "unless" or inverted "should"."""
    if scene.attribution is not None and scene.attribution.lemma in _MARKS:
        yield Vote(Status.CONDITIONAL, scene.word.doc[min(scene.cue, default=scene.word.i)], "certainty.condition-cue")
        return
    for token in (*scene.verbs, *_above(scene)):
        clauses = [token, *(child for child in token.children if child.dep_ == "advcl")]
        for clause in clauses:
            for child in clause.children:
                marks = child.dep_ in ("mark", "aux") and child.lower_ in _MARKS and not _is_whether(child)
                if marks and _opens(child, clause) and not _changes_nothing(child, clause):
                    yield Vote(Status.CONDITIONAL, child, "certainty.condition")
        if not _WITHOUT_IF.isdisjoint(scene.words):
            others = _other_conditions(token)
            yield from (Vote(Status.CONDITIONAL, word, "certainty.condition-without-if") for word in others)


def _is_whether(mark: Token) -> bool:
    """Whether an "if" opens what is asked, no condition: "asked the class if anyone had rope", not "asks them for boats if"."""
    for i in range(mark.i - 1, max(mark.i - _ASKED_REACH, -1), -1):
        before = mark.doc[i]
        if mark.lower_ == "if" and i == mark.i - 1 and is_unknown(before):
            return True  # "it is not clear if"
        if before.pos_ not in _ASKED:
            return mark.lower_ == "if" and before.lemma_ in _ASKING
    return False


def _changes_nothing(mark: Token, clause: Token) -> bool:
    """Whether an "if" puts nothing under a condition: "hundreds, if not thousands", "even if they could, they are only 7 percent"."""
    if mark.lower_ != "if" or mark.i + 1 >= len(mark.doc):
        return False
    if mark.nbor(1).lower_ == "not" and not any(child.dep_.startswith("nsubj") for child in clause.children):
        return clause.tag_ != "VBN"  # "if not sold, the boats will ..."
    even = mark.i > 0 and mark.nbor(-1).lower_ == "even" and clause.dep_ == "advcl"
    return (
        even and clause.head.pos_ in ("VERB", "AUX") and not any(child.tag_ == "MD" for child in clause.head.children)
    )


def _other_conditions(verb: Token) -> Iterator[Token]:
    """What makes a clause hang on a condition without an "if": "provided that", "had the pump failed", "without aid ... would"."""
    would = any(child.lower_ in _WOULD and child.dep_ == "aux" for child in verb.children)
    open_to = any(child.tag_ == "MD" and child.dep_ == "aux" for child in verb.children)
    yield from (child for child in verb.children if _is_as_long(child))
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in ("provided", "providing"):
            that = child.i + 1 < len(child.doc) and child.nbor(1).lower_ == "that"
            yield from [child] if that or any(below.dep_ == "ccomp" for below in child.children) else []
        elif would and child.lower_ in ("had", "were") and child.dep_ == "advcl" and child.i > verb.i:
            yield child  # "would have left had the rain gone on", which the parse takes for a clause of "had"
        elif would and child.dep_ == "advcl":
            inverted = (
                below for below in child.children if below.lower_ in ("had", "were") and below.dep_ in ("aux", "cop")
            )
            yield from (below for below in inverted if _stands_before_subject(below, child))
        elif would and child.dep_ == "aux" and child.lower_ == "were" and _stands_before_subject(child, verb):
            yield child
        elif open_to and child.dep_ == "obl":
            yield from (
                below
                for below in child.children
                if (would and below.lower_ == "without") or (_is_event(child, would=would) and below.lower_ == "in")
            )


def _is_event(noun: Token, *, would: bool) -> bool:
    """Whether a noun names what may come about: "in that event ... would", "in the unlikely event the dam failed"."""
    clause = any(child.dep_ in ("acl", "acl:relcl") for child in noun.children)
    return noun.lower_ in ("event", "case") and (would or (noun.lower_ == "event" and clause))


def _is_as_long(word: Token) -> bool:
    """Whether a word opens "as long as prices hold", "assuming that they hold", or "in case of fire"."""
    if word.lower_ == "long":
        clause = any(child.dep_ == "advcl" for child in word.children)
        return clause and word.i > 0 and word.nbor(-1).lower_ in ("as", "so")
    if word.lower_ == "assuming":
        return word.dep_ == "advcl" and not any(child.dep_ in ("obj", "mark", "case") for child in word.children)
    case = (child for child in word.children if child.dep_ == "case" and child.lower_ == "in")
    return any(child.nbor(1).lower_ == "case" and child.nbor(2).lower_ == "of" for child in case)


def _stands_before_subject(helper: Token, clause: Token) -> bool:
    return any(child.dep_.startswith("nsubj") and child.i > helper.i for child in clause.children)


def _above(scene: Scene) -> Iterator[Token]:
    """What says of the clause how it stands, and may hang on a condition itself: a cue without a voice, an expectation ("if rates
    ease I'd expect ..."), what is likely ("... is likely if rates ease")."""
    one = scene.attribution
    cue = [scene.word.doc[i] for i in scene.cue]
    if one is not None and one.form is Form.NONE:
        yield from cue
    yield from (token for token in cue if token.lemma_ in _EXPECTING)
    top = scene.verbs[-1] if scene.verbs else scene.word
    if top.dep_ in ("ccomp", "csubj") and top.head.pos_ == "ADJ" and top.head.i not in scene.cue:
        yield top.head


def _opens_sentence(scene: Scene) -> Iterator[Vote]:
    """The sentence opens with "if", "unless" or an inverted "should", and the word stands after its first comma, in the same part of
    the sentence; who "should" may speak between: "Should it burst, she went on, 9,000 people would lose their homes"."""
    first = _first_word(scene)
    if scene.granted or first.lower_ not in ("if", "unless", "should") or not first.i < scene.word.i:
        return
    if first.lower_ == "should" and "?" in scene.words:
        return  # "Should 40 schools close?"
    before = [token.text for token in scene.word.doc[first.i : scene.word.i]]
    parts = {";", ":"} if first.lower_ == "should" else {";", ":", "“", '"'}
    if "," in before and not parts & set(before) and not _is_of_finding(scene.word):
        yield Vote(Status.CONDITIONAL, first, "certainty.condition-opens")


def _first_word(scene: Scene) -> Token:
    """The first word of the sentence behind a dateline and an opening quotation mark."""
    start, end = scene.sentence
    doc = scene.word.doc
    dash = next((i for i in range(start, min(start + _DATELINE_REACH, end - 1)) if doc[i].text in _DATELINE), None)
    opening = next((token for token in doc[start:end] if token.is_alpha), doc[start])
    at = start if dash is None or not opening.is_upper else dash + 1
    return next((token for token in doc[at:end] if token.is_alpha), doc[start])


def _is_of_finding(word: Token) -> bool:
    """Whether a word belongs to who tells it, at the end of the sentence: "shows a survey made among 900 adults"."""
    tops = (token for token in (word, *word.ancestors) if token.dep_ in ("parataxis", "conj") and token.i > 0)
    return any(token.lemma_ in _FINDING and token.i < word.i and token.nbor(-1).text == "," for token in tops)


def _inverted(scene: Scene) -> Iterator[Vote]:
    """A clause before "would" starts with its finite verb: "were the stalls to move, there would be room for 400"."""
    doc, start = scene.word.doc, scene.sentence[0]
    for verb in scene.verbs:
        would = next((child for child in verb.children if child.lower_ in _WOULD and child.dep_ == "aux"), None)
        before = doc[start : would.i] if would is not None else ()
        yield from (
            Vote(Status.CONDITIONAL, one, "certainty.condition-inverted") for one in before if _inverts(one, start)
        )


def _inverts(finite: Token, start: int) -> bool:
    """Whether a "were" or "had" opens a clause, before its subject, that a comma ends."""
    if finite.lower_ not in ("were", "had") or finite.i + 3 >= len(finite.doc):
        return False
    opens = finite.i == start or finite.nbor(-1).is_punct or finite.nbor(-1).lower_ == "that"
    comma = any(token.text == "," for token in finite.doc[finite.i + 2 : finite.sent.end])
    return opens and comma and finite.nbor(1).pos_ in ("DET", "PRON", "PROPN", "NOUN")


def _do_and(scene: Scene) -> Iterator[Vote]:
    """Somebody is told to do one thing, from which another would follow: "sell the barn, and the farm would lose 40 acres"."""
    for verb in scene.verbs:
        told = verb if is_directive(verb) else verb.head
        for clause in told.children if is_directive(told) and verb in (told, *told.conjuncts) else ():
            would = next((child for child in clause.children if child.lower_ in _WOULD and child.dep_ == "aux"), None)
            joined = clause.dep_ == "conj" and any(child.lower_ == "and" for child in clause.children)
            if would is not None and joined and any(child.dep_ == "nsubj" for child in clause.children):
                yield Vote(Status.CONDITIONAL, would, "certainty.do-and")


def _hypothetical(scene: Scene) -> Iterator[Vote]:
    """What something that is not there would do: "a strike would cost $40 million a day"; not what was said of it before, nor a bill."""
    if any(scene.word.doc[i].tag_ in ("VBD", "VBN") for i in scene.said):
        return
    for verb in scene.verbs:
        would = next((child for child in verb.children if child.lower_ in _WOULD and child.dep_ == "aux"), None)
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"), None)
        if would is not None and subject is not None and subject != scene.word and _is_imagined(subject):
            yield Vote(Status.CONDITIONAL, would, "certainty.hypothetical")


def _is_imagined(noun: Token) -> bool:
    """Whether a noun names something that need not be there, no draft, and no person, who "would" do it by habit: "a strike"."""
    indefinite = any(child.lower_ in ("a", "an") for child in noun.children)
    return indefinite and noun.lemma_.lower() not in DRAFTS and not is_person(noun)


def _opens(mark: Token, clause: Token) -> bool:
    """Whether a mark makes a condition: always, but for "should", which must stand before the subject."""
    return mark.dep_ == "mark" if mark.lower_ != "should" else _stands_before_subject(mark, clause)


CONDITION_RULES: tuple[Rule, ...] = (
    Rule(_condition, _MARKS | _WITHOUT_IF),
    Rule(_opens_sentence, frozenset({"if", "unless", "should"})),
    Rule(_inverted, frozenset({"were", "had"})),
    Rule(_do_and, _WOULD),
    Rule(_hypothetical, _WOULD),
)
