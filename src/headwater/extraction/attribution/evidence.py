"""Verbs by which a thing shows or seems to be so: "the poll shows Orlov with a lead", "the crew appears to have fled"."""

from __future__ import annotations

from dataclasses import replace

from headwater.extraction.attribution.content import clause, is_aside, phrase
from headwater.extraction.attribution.lexicon import Cue
from headwater.extraction.attribution.making import Frames, make
from headwater.extraction.attribution.mentions import is_passive, mention, subject
from headwater.extraction.attribution.scene import Draft, Scene, negated

_KNOWN = frozenset({"clear", "plain", "known", "public"})
"""What somebody makes a thing by telling it."""


def raised(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "X is estimated to have sent ...": content is the subject and the infinitive (phenomenon 3)."""
    tree, cue = scene.tree, frames.get("raised")
    if cue is None:
        return None
    lower = tree.child(i, "xcomp", "ccomp")
    upper = tree.child(i, "nsubj:pass", "nsubj")
    if cue.kind == "seem":
        return _seeming(scene, i, cue)
    if lower is None or upper is None or tree.mark(lower) != "to" or not is_passive(tree, i):
        return None
    draft = make(scene, "raised", i, cue, (*phrase(scene, upper), *clause(scene, [lower])))
    if draft is None or (is_passive(tree, i) and draft.source is not None):
        return draft
    return replace(draft, source=None, antecedent=None, silent=True)


def _seeming(scene: Scene, i: int, cue: Cue) -> Draft | None:
    """ "The crew appears to have fled", "voters seem tired", "it seemed as if the dam might break": no one in particular sees it so."""
    tree = scene.tree
    lower = tree.child(i, "xcomp", "ccomp", "advcl")
    if lower is None or lower < i:
        lower = next((k for k in tree.kids(i, "obl") if k > i and tree.mark(k) == "like"), None)
    elif tree.dep[lower] == "advcl" and not (
        tree.mark(lower) in ("as", "like") and tree.child(lower, "nsubj", "nsubj:pass")
    ):
        return None
    upper = tree.child(i, "nsubj:pass", "nsubj")
    if lower is None or (upper is None and tree.child(i, "expl") is None):
        return None
    whole = upper is None or (tree.dep[lower] == "advcl" and tree.low[upper] == "it")
    what = clause(scene, [lower]) if tree.dep[lower] != "obl" else phrase(scene, lower)
    draft = make(scene, "raised", i, cue, what if whole or upper is None else (*phrase(scene, upper), *what))
    return replace(draft, source=None, antecedent=None, silent=True) if draft is not None else None


def shown(scene: Scene, i: int, cue: Cue) -> Draft | None:
    """ "The poll shows Orlov with a narrow lead", "the survey has her ahead by nine points": all that follows the verb."""
    tree = scene.tree
    if not is_one_of(scene, subject(scene, i), cue.by):
        return None
    what = tree.child(i, "obj", "iobj", "xcomp")
    if what is None or tree.lemma[what] in cue.never or is_passive(tree, i):
        return None
    tokens: set[int] = set()
    for k in tree.kids(i, "obj", "iobj", "xcomp", "ccomp", "obl", "advmod", "advcl"):
        aside = tree.dep[k] in ("obl", "advcl") and is_aside(scene, k, i)
        if k > i and tree.low[min(tree.subtree(k))] not in ("that", "to") and not aside:
            tokens |= tree.subtree(k, lambda n: is_aside(scene, n, i))
    draft = make(scene, "shown", i, cue, tree.runs(tokens))
    return draft if draft is not None and draft.source is not None else None


def is_one_of(scene: Scene, i: int | None, lemmas: frozenset[str]) -> bool:
    """Whether the subject is one of the things that do this as others do not: "the poll shows", but not "the shop shows"."""
    tree = scene.tree
    if i is not None and tree.tag[i] in ("WDT", "WP") and tree.dep[tree.head[i]].startswith("acl"):
        i = tree.head[tree.head[i]]  # "a poll that shows ..."
    return i is not None and tree.lemma[i] in lemmas


def made_known(scene: Scene, i: int) -> Draft | None:
    """ "made (it) clear that ...", "let it be known that ..."."""
    tree, verb = scene.tree, scene.tree.head[i]
    if tree.low[i] not in _KNOWN or tree.dep[i] != "xcomp" or tree.lemma[verb] not in ("make", "let") or verb > i:
        return None
    content = clause(
        scene, [k for k in tree.kids(i, "ccomp", "csubj", "csubj:pass") if k > i and tree.mark(k) == "that"]
    )
    upper = subject(scene, verb)
    if not content or upper is None or tree.low[upper] in ("it", "that", "this", "which", "there", "who"):
        return None
    if negated(tree, verb):
        return None
    return Draft("attribution.made-known", i, (verb, i + 1), tree.lemma[verb], "say", mention(tree, upper), content)
