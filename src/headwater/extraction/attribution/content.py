"""Cutting contents: the words of a clause or phrase without what belongs to the sentence around it."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.extraction.attribution.mentions import goes_along
from headwater.extraction.attribution.scene import Scene, clause_head
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

_CONTRAST = frozenset({"while", "whereas"})
_COMPLEMENTISERS = frozenset({"that", "as"})


def clause(
    scene: Scene, heads: Iterable[int], without: Iterable[int] = (), verb: int | None = None
) -> tuple[TokenRange, ...]:
    """The clauses of `heads` as stretches: no complementiser "that", nothing below `without`, no contrast after a comma.

    `verb` is the cue that governs them: a second verb that shares its form, not theirs, goes with it.
    """
    tree = scene.tree
    cut = set(without)
    if verb is not None:
        cut.update(k for head in heads for k in tree.kids(head, "conj") if _goes_with(tree, k, head, verb))
    tokens: set[int] = set()
    for head in heads:

        def outside(i: int, top: int = head) -> bool:
            return i in cut or _is_complementiser(tree, i, top) or before_that(tree, i, top) or is_aside(scene, i, top)

        tokens |= tree.subtree(head, outside)
    return tree.runs(tokens)


def phrase(scene: Scene, head: int) -> tuple[TokenRange, ...]:
    """A noun phrase or gerund as content, without its preposition or mark."""
    tree = scene.tree

    def outside(i: int) -> bool:
        return (tree.head[i] == head and i < head and tree.dep[i] in ("case", "mark", "cc")) or is_aside(scene, i, head)

    return tree.runs(tree.subtree(head, outside))


def without_relative(scene: Scene, head: int) -> tuple[TokenRange, ...]:
    """A thing that is told; of somebody by name without what a clause adds of him: "praised Orlov, who had won 40 seats"."""
    tree = scene.tree
    added = [k for k in tree.kids(head, "acl:relcl") if tree.pos[head] == "PROPN" and scene.quoted[k] < 0]
    if not added:
        return phrase(scene, head)
    beside = {n for k in added for n in tree.subtree(k)}
    return tree.runs(t for a, z in phrase(scene, head) for t in range(a, z) if t not in beside)


def around(scene: Scene, i: int) -> tuple[TokenRange, ...]:
    """The clause in which a phrase or a put-in clause stands, without it: "Two depots, according to Kyiv, burned"."""
    tree = scene.tree
    head = clause_head(tree, tree.head[i])
    return clause(scene, [head], [i])


def _goes_with(tree: Tree, i: int, head: int, verb: int) -> bool:
    """Whether a conjoined verb continues the cue, not the content: "said he would order a review and warned against ..."."""
    if tree.tag[i] != tree.tag[verb] or tree.tag[i] not in ("VBD", "VBZ") or tree.tag[head] == tree.tag[i]:
        return False
    return tree.child(i, "nsubj", "nsubj:pass", "aux", "aux:pass") is None and tree.child(head, "aux") is not None


def _is_complementiser(tree: Tree, i: int, top: int) -> bool:
    return tree.head[i] == top and tree.dep[i] == "mark" and tree.low[i] in _COMPLEMENTISERS


def before_that(tree: Tree, i: int, top: int) -> bool:
    """Whether a dependent of a that-clause stands before its "that", and so belongs to the verb of speech: "said, citing
    an audit, that ..."."""
    return tree.head[i] == top and any(_is_complementiser(tree, k, top) and i < k for k in tree.children[top])


def is_aside(scene: Scene, i: int, top: int) -> bool:
    """Whether a dependent of the content belongs to the sentence around: "..., while Moscow ...", "..., according to ..."."""
    tree = scene.tree
    if i < top:
        return False
    if tree.dep[i] == "advcl" and tree.mark(i) in _CONTRAST and scene.quoted[i] < 0:
        first = min(tree.subtree(i))
        return (first > 0 and tree.word[first - 1] == ",") or tree.word[first] == ","
    if goes_along(scene, i):
        return True
    return starts_with_according(tree, i)


def starts_with_according(tree: Tree, i: int) -> bool:
    """Whether the phrase of `i` is an "according to" phrase."""
    return any(tree.low[child] == "according" for child in tree.children[i]) or tree.low[i] == "according"


def with_subject(scene: Scene, head: int) -> int:
    """The predicate whose subject a joined one shares: "He drove for years and was “a good man,” they said"."""
    tree = scene.tree
    while (
        tree.dep[head] == "conj" and tree.head[head] < head and tree.child(head, "nsubj", "nsubj:pass", "expl") is None
    ):
        head = tree.head[head]
    return head
