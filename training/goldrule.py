"""Attribution by fixed rules over a tree: cue, head of the source, head of the content.

The rules are a yardstick for parsers, not the extraction's own: run over gold trees and over predicted ones, they show
how much of source, cue and content a parser keeps (`evaluate.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_VERBS = (
    *("recall", "show", "say", "tell", "believe", "deny", "estimate", "decline", "report", "add", "claim", "announce"),
    *("confirm", "warn", "argue", "state", "note", "insist", "suggest", "think", "expect", "allege", "write"),
    *("acknowledge", "quote"),
)
_NOUNS = frozenset(("sign", "claim", "evidence", "report", "indication", "suggestion", "allegation"))
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass")
_CONTROLLED = frozenset(("advcl", "xcomp", "acl", "conj", "obj", "obl", "ccomp", "nmod"))
_REACH = 4


@dataclass(frozen=True)
class Tree:
    """Words, universal tags, heads (0 the root, else 1-based) and relations of one sentence."""

    forms: Sequence[str]
    upos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]

    def children(self, at: int, *relations: str) -> list[int]:
        """Dependents of a word by these relations, in order."""
        return [i for i, head in enumerate(self.heads) if head == at + 1 and self.relations[i] in relations]


def _verb_forms() -> frozenset[str]:
    found = {"said", "told", "thought", "wrote", "written"}
    for verb in _VERBS:
        stem, doubled = verb[:-1], verb + verb[-1]
        found |= {verb, verb + "s", verb + "es", verb + "ed", verb + "d", verb + "ing"}
        found |= {stem + "ies", stem + "ied", stem + "ing", doubled + "ed"}
    return frozenset(found)


_FORMS = _verb_forms()


def attributions(tree: Tree) -> dict[int, tuple[int | None, int]]:
    """Cue to source head (None where the tree names none) and content head; cues without content are left out."""
    found = {}
    for at, form in enumerate(tree.forms):
        pair = _by_form(tree, at, form.lower())
        if pair is not None and pair[1] is not None:
            found[at] = (pair[0], pair[1])
    return found


def _by_form(tree: Tree, at: int, form: str) -> tuple[int | None, int | None] | None:
    if form == "according":
        return _according(tree, at)
    if form in _FORMS and tree.upos[at] in ("VERB", "AUX"):
        return _verb(tree, at)
    if form.removesuffix("s") in _NOUNS and tree.upos[at] == "NOUN":
        clauses = tree.children(at, "acl", "ccomp", "acl:relcl")
        return (_subject(tree, at), clauses[0]) if clauses else None
    return None


def _head(tree: Tree, at: int) -> int | None:
    return tree.heads[at] - 1 if tree.heads[at] else None


def _according(tree: Tree, at: int) -> tuple[int | None, int | None]:
    above = _head(tree, at)
    if tree.relations[at] == "case" and above is not None:
        return above, above if _head(tree, above) is None else _head(tree, above)
    objects = tree.children(at, "obl", "obj", "nmod")
    return (objects[0] if objects else None), (above if above is not None else at)


def _verb(tree: Tree, at: int) -> tuple[int | None, int | None] | None:
    passive = bool(tree.children(at, "aux:pass", "nsubj:pass"))
    content = tree.children(at, "ccomp", "csubj", "csubj:pass") or tree.children(at, "xcomp")
    above = _head(tree, at)
    if not content and tree.relations[at] == "parataxis" and above is not None:
        content = [above]
    content = content or tree.children(at, "parataxis")
    return (None if passive else _subject(tree, at)), (content[0] if content else None)


def _subject(tree: Tree, at: int) -> int | None:
    """The subject of a word, else that of the clause that controls it."""
    for _ in range(_REACH):
        subjects = tree.children(at, *_SUBJECTS)
        if subjects:
            return subjects[0]
        above = _head(tree, at)
        if tree.relations[at] not in _CONTROLLED or above is None:
            return None
        at = above
    return None
