"""Who speaks: the subject of a verb, also across clauses, and the words of a mention with title and apposition."""

from __future__ import annotations

from headwater.extraction.attribution.lexicon import words
from headwater.extraction.attribution.scene import Scene
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

_BESIDE = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "csubj", "cop", "nsubj", "aux", "mark"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "parataxis", "dep"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_SUBJECTS = ("nsubj", "nsubj:outer")


def mention(tree: Tree, head: int) -> TokenRange:
    """The noun phrase of `head` with titles and appositions, without relative clauses or what merely stands beside it."""

    def beside(i: int) -> bool:
        dep = tree.dep[i]
        if dep in ("case", "cc", "mark"):
            return tree.head[i] == head and i < head
        return tree.head[i] == head and (dep in _BESIDE or tree.mark(i) == "according")

    kept = tree.subtree(head, beside)
    start = end = head
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept or (end + 1 < len(tree) and tree.space[end + 1] and end + 2 in kept):
        end += 1
    return tree.trimmed(start, end + 1) or (head, head + 1)


def subject(scene: Scene, i: int) -> int | None:
    """The head of a verb's subject: its own, or that of the clause that controls it.

    "He visited the port and said ...", "..., adding that ...", "officials who said", "a report saying that ...".
    """
    tree = scene.tree
    for _ in range(6):
        own = _own_subject(scene, i)
        if own is not None:
            return own
        if tree.child(i, "nsubj:pass") is not None or tree.dep[i] == "ROOT":
            return None
        head = tree.head[i]
        if tree.dep[i].startswith("acl"):
            return _of_participle(scene, i) if tree.tag[i] == "VBG" else None
        held = tree.child(head, "obj", "iobj") if tree.dep[i] == "xcomp" else None
        if held is not None and held < i and (tree.mark(i) == "" or tree.lemma[head] in words("verb", "order")):
            return held
        if tree.dep[i] not in _SHARES_SUBJECT or (tree.dep[i] == "parataxis" and tree.tag[i] not in _PARTICIPLES):
            return None
        i = head
        shared = tree.child(i, *_SUBJECTS, "nsubj:pass")
        if shared is not None:
            return shared
    return None


def _own_subject(scene: Scene, i: int) -> int | None:
    """The subject of a verb; where the parse takes it from within a quotation that the verb stands outside of, what
    follows the verb (""The issue," added Mr. Holt")."""
    tree = scene.tree
    own = tree.child(i, *_SUBJECTS)
    if own is None or scene.quoted[own] < 0 or scene.quoted[own] == scene.quoted[i]:
        return own
    outside = [k for k in tree.kids(i, *_SUBJECTS, "obj", "iobj", "dep") if scene.quoted[k] < 0]
    return min(outside, key=lambda k: abs(k - i), default=None)


def _of_participle(scene: Scene, i: int) -> int | None:
    """Who speaks in "a statement saying ...": the one who issued it if told, else the noun; after a comma, the clause's
    subject ("He left the race, citing his results")."""
    tree = scene.tree
    noun = tree.head[i]
    verb = tree.head[noun]
    first = min(tree.subtree(i))
    loose = (first > 0 and tree.word[first - 1] == ",") or tree.word[first] == ","
    issued = tree.lemma[noun] in words("noun", "document")
    if (
        tree.dep[noun] in ("obj", "obl", "nmod")
        and tree.pos[verb] == "VERB"
        and (loose or (issued and tree.dep[noun] == "obj"))
    ):
        return subject(scene, verb) or noun
    return noun


def agent(tree: Tree, i: int) -> int | None:
    """The head of the by-phrase of a passive."""
    found = tree.child(i, "obl:agent")
    if found is not None:
        return found
    return next((k for k in tree.kids(i, "obl", "nmod") if k > i and tree.mark(k) == "by"), None)


def is_passive(tree: Tree, i: int) -> bool:
    """Whether a verb is passive: by auxiliary, by the label of its subject, or as a bare participle on a noun."""
    if tree.child(i, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    return tree.tag[i] == "VBN" and (tree.dep[i] == "acl" or tree.child(i, "obl:agent") is not None)


def speaker(scene: Scene, i: int) -> tuple[TokenRange | None, TokenRange | None]:
    """The mention that a verb's speaker has, and what a relative pronoun stands for."""
    tree = scene.tree
    head = agent(tree, i) if is_passive(tree, i) else subject(scene, i)
    if head is None or tree.dep[head] == "expl" or tree.low[head] == "there":
        return None, None
    if tree.low[head] in _RELATIVE and tree.tag[head] in ("WP", "WDT", "IN"):
        clause = tree.head[head]
        while tree.dep[clause] in ("conj", "xcomp", "ccomp") and tree.head[clause] != clause:
            clause = tree.head[clause]
        if tree.dep[clause].startswith("acl"):
            antecedent = mention(tree, tree.head[clause])
            return (antecedent if tree.low[head] == "that" else (head, head + 1)), antecedent
    return mention(tree, head), None
