"""The shape of a clause in words: what stands on it and on the clauses above it, as named features of its head word.

Features of the word itself have no prefix; those of the words above it in the parse, up to three, begin with `up1`, `up2`, `up3`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "barely"})  # fmt: skip
_HELPERS = {"aux": None, "cop": None, "aux:pass": "passive"}
_ARGUMENTS = frozenset({"ccomp", "xcomp", "obj", "advcl", "csubj"})
_NEGATABLE = frozenset({"obj", "nsubj", "nsubj:pass"})
_ENDS = frozenset("?!.:")
_HIGHEST = 3


@dataclass(slots=True)
class _Shape:
    """What hangs on a word: auxiliaries in order, a negation, its subject, its mark, adverbs, kinds of arguments."""

    helpers: str
    negated: bool
    subject: str
    mark: str
    adverbs: list[str]
    arguments: list[str]


def clause_features(word: Token) -> list[str]:
    """Features of the clause that `word` heads: its form, helpers, negation, subject, mark, adverbs, and those above it.

    >>> from headwater.language.reader import load_reader
    >>> doc = load_reader().parse("They refused to leave.", [(0, 22)])
    >>> [name for name in clause_features(doc[3]) if name.startswith(("mark", "up1 link"))]
    ['mark=to', 'up1 link=xcomp refuse', 'up1 link=xcomp refuse  ']
    """
    found: list[str] = []
    token, below, path = word, "", list[str]()
    for height in range(_HIGHEST + 1):
        found += _features(token, below, f"up{height} " if height else "")
        if token.head.i == token.i:
            break
        if height < _HIGHEST:
            below = token.dep_
            path.append(below)
            token = token.head
    way = ">".join(path)
    sentence = word.sent
    end = next((t.text for t in reversed(sentence) if not t.is_space), "")
    found += [f"path={way}", f"ends={end if end in _ENDS else 'other'}", f"opens={sentence[0].lower_}"]
    if end == "?":
        found += [f"asked path={way}", f"asked tag={word.tag_}"]
    return found


def _features(token: Token, below: str, prefix: str) -> Iterator[str]:
    shape = _shape(token)
    lemma, tag, relation = token.lemma_.lower(), token.tag_, token.dep_
    negation = "not" if shape.negated else ""
    names = [
        f"word={lemma}",
        f"tag={tag}",
        f"part={token.pos_}",
        f"relation={relation}",
        f"helpers={shape.helpers}",
        f"subject={shape.subject}",
        f"mark={shape.mark}",
        f"form={tag} {shape.helpers} {shape.mark} {negation}",
        f"stands={tag} {shape.helpers} {'subject' if shape.subject else ''} {relation}",
        *(f"helper={helper}" for helper in shape.helpers.split()),
        *(f"adverb={adverb}" for adverb in shape.adverbs),
        *(f"has={argument}" for argument in shape.arguments),
    ]
    if below:
        names += [f"link={below} {lemma}", f"link={below} {lemma} {negation} {shape.helpers}"]
        names.append(f"chain={below} {tag} {shape.helpers} {shape.mark}")
    if shape.negated:
        names += ["not", f"not {lemma}", f"not {relation}"]
    return (prefix + name for name in names)


def _shape(token: Token) -> _Shape:
    helpers, shape = list[str](), _Shape("", False, "", "", [], [])
    for child in token.children:
        relation = child.dep_
        if relation in _HELPERS:
            helpers.append(_HELPERS[relation] or child.lower_)
        elif relation == "mark":
            shape.mark = child.lower_
        elif relation.startswith("nsubj"):
            shape.subject = child.lower_ if child.pos_ == "PRON" else "noun"
        elif relation == "advmod" and child.lower_ not in NEGATIONS:
            shape.adverbs.append(child.lower_)
        elif relation in _ARGUMENTS:
            shape.arguments.append(relation)
        shape.negated = shape.negated or _negates(child)
    shape.helpers = " ".join(helpers)
    return shape


def _negates(child: Token) -> bool:
    """Whether a word that hangs on a verb makes it negative: "not", or the "no" of its subject or object."""
    if child.lower_ in NEGATIONS:
        return True
    return child.dep_ in _NEGATABLE and any(below.lower_ in NEGATIONS for below in child.children)
