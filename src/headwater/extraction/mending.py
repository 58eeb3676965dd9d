"""Where the reader contradicts itself, and branches that it hangs a step too low: what somebody does next beside saying something.

"The office said the deaths were caused by gas and called on the mayor to resign": who calls is the office. "The army denied
that it had lost tanks, saying three were hit": who says so is the army.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from headwater.language.columns import strings
from headwater.language.words import load_words

_SPEAKING = frozenset({"say", "ask", "deny", "oppose", "evaluate"})
_CLOSING = frozenset({"say", "add", "explain", "note", "warn", "insist", "argue", "recall"})
"""Verbs that close what is said: "..., says Ann Lee"."""
_OTHERWISE = frozenset(
    {"go", "begin", "continue", "read", "have", "put", "give", "place", "come", "push", "present", "identify", "cast", "frame", "paint", "hit", "knock",
     "hammer", "rip", "float", "list", "see", "view", "show", "find", "attack", "back"}
)  # fmt: skip
"""Verbs that mostly are no speech."""
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_HANGING = frozenset({"ccomp", "xcomp", "conj", "acl", "obj", "advcl"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_STEPS = 4


def mend(doc: Doc) -> Doc:
    """The document, in which such branches hang on the verb of speech.

    >>> from headwater.language.reader import load_reader
    >>> text = "The office said the deaths were caused by gas and called on the mayor to resign."
    >>> doc = mend(load_reader().parse(text, [(0, len(text))]))
    >>> next(token.head.text for token in doc if token.text == "called")
    'said'
    """
    for at, (lemma, relation) in enumerate(zip(strings(doc, "LEMMA"), strings(doc, "DEP"), strict=True)):
        if lemma in _CLOSING and doc[at].tag_ in _FINITE and (parts := _put_between(doc[at])) is not None:
            _put_beside(doc[at], *parts)
            continue
        if relation == "conj" and lemma in _CLOSING and (name := _name_behind(doc[at])) is not None:
            _close(doc[at], name)
            continue
        if relation == "conj" and doc[at].tag_ in _FINITE | {"VB", "VBN"}:
            _rehang(doc[at], _joined_to(doc[at], speaks=lemma in _verbs()))
        elif relation in ("obj", "iobj") and doc[at].tag_ == "VBZ":
            _renamed(doc[at])
        elif relation in ("advcl", "acl") and doc[at].tag_ == "VBG" and lemma in _verbs():
            _rehang(doc[at], _gone_along_with(doc[at]))
    return doc


@cache
def _verbs() -> frozenset[str]:
    """The verbs with which somebody speaks."""
    entries = load_words("en", "cues")
    spoken = (entry for entry in entries if entry["on"] == "verb" and entry["kind"] in _SPEAKING)
    return frozenset(form for entry in spoken for form in entry.forms) - _OTHERWISE


def _rehang(token: Token, above: Token | None) -> None:
    if above is not None and above != token.head:
        token.head = above


def _put_between(verb: Token) -> tuple[Token, Token, Token] | None:
    """The parts around a verb of speech that stands, with its speaker, between a subject and what is said of it: "The oven, says Ann Lee, a
    baker, is cheap": "oven", "Lee", "cheap"; `None` if the parse has it so, or it is no such verb."""
    if not 0 < verb.i < len(verb.doc) - 1 or verb.nbor(-1).text != "," or verb.nbor(1).pos_ != "PROPN":
        return None
    name, root = verb.nbor(1), verb.head if verb.dep_ != "ROOT" else None
    if root is None:
        root = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > name.i), None)
        subject = next(
            (t for t in (*verb.children, *(root.children if root else ())) if t.dep_ == "nsubj" and t.i < verb.i), None
        )
    elif verb.dep_ in ("acl", "acl:relcl") and root.dep_ == "nsubj" and root.head.i > name.i:
        root, subject = root.head, root
    else:
        return None
    spoken = name.head in (verb, root) and name.dep_ in ("nsubj", "obj")
    if root is None or subject is None or not spoken or not any(t.text == "," for t in verb.doc[name.i : root.i]):
        return None
    return subject, name, root


def _put_beside(verb: Token, subject: Token, name: Token, root: Token) -> None:
    if verb.dep_ == "ROOT":
        root.head, root.dep_ = root, "ROOT"
        subject.head = root
    verb.head, verb.dep_ = root, "parataxis"
    name.head, name.dep_ = verb, "nsubj"


def _name_behind(verb: Token) -> Token | None:
    """The name right behind a verb of speech that a comma parts from what is said: "..., says Ann Lee"."""
    last = verb.i + 1 >= len(verb.doc)
    if last or verb.tag_ not in _FINITE or verb.i == 0 or verb.nbor(-1).text != "," or verb.head.dep_ != "ROOT":
        return None
    name = verb.nbor(1)
    own = any(child.dep_ in _SUBJECTS and child.i < verb.i for child in verb.children)
    return name if not own and name.pos_ == "PROPN" and name.head == verb and name.dep_ in ("obj", "nsubj") else None


def _close(verb: Token, name: Token) -> None:
    said = verb.head
    verb.head, verb.dep_ = verb, "ROOT"
    said.head, said.dep_ = verb, "ccomp"
    name.dep_ = "nsubj"


def _renamed(noun: Token) -> None:
    """A noun that is the object of a verb and was taken for a verb itself: "denied reports that they had left"."""
    noun.tag_, noun.pos_, noun.dep_ = "NNS", "NOUN", "obj"
    for child in noun.children:
        if child.dep_ == "ccomp":
            child.dep_ = "acl"


def _joined_to(verb: Token, *, speaks: bool) -> Token | None:
    """The verb of speech that a finite verb without a subject goes on from, though it hangs on what is said."""
    said = verb.head
    while said.dep_ == "conj":
        said = said.head
    cue = said.head
    own = any(child.dep_ in _SUBJECTS for child in verb.children)
    if own or said.dep_ != "ccomp" or cue.lemma_ not in _verbs() or not cue.i < said.i < verb.i:
        return None
    if cue.tag_ == "VBP" and verb.tag_ in ("VBP", "VB"):
        return cue if _finite_tag(said) == "VBZ" else None  # "they say it leaks and call for help"
    governs = any(child.dep_ in ("ccomp", "obj") for child in verb.children)
    tag = "VBD" if verb.tag_ == "VBN" and governs else verb.tag_  # "and denied that", which looks like a participle
    if tag == "VBZ" or cue.tag_ != tag:
        return cue if cue.tag_ == verb.tag_ and _finite_tag(said) == "VBP" else None
    quotes = any(token.text in _QUOTES for token in verb.doc[verb.i + 1 : verb.i + 4])
    return cue if speaks and (quotes or not _can_speak(said)) else None


def _finite_tag(verb: Token) -> str:
    tags = (verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")))
    return next((tag for tag in tags if tag in _FINITE), "")


def _can_speak(verb: Token) -> bool:
    """Whether the subject of a clause may be somebody else who speaks: a name, or a person."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ == "PROPN":
        return True
    return subject.pos_ == "NOUN" and subject.tag_ == "NN"


def _gone_along_with(participle: Token) -> Token | None:
    """The verb of speech or denial that a participle behind a comma goes along with, though it hangs within what is said."""
    if participle.i == 0 or participle.nbor(-1).text != ",":
        return None
    above = participle.head
    for _ in range(_STEPS):
        if above.dep_ not in _HANGING or above.head.i >= above.i:
            return None
        inner, above = above, above.head
        spoken = above.lemma_ in _verbs() and above.tag_ in _FINITE and above.dep_ not in ("obj", "obl")
        if inner.dep_ in ("ccomp", "xcomp", "obj") and spoken:
            return above
    return None
