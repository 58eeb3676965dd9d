"""Attributions carried by a phrase, an adverb or the build of the sentence rather than by a governing verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from headwater.extraction.attribution.content import around, clause, phrase
from headwater.extraction.attribution.lexicon import cues, words
from headwater.extraction.attribution.mentions import mention
from headwater.extraction.attribution.scene import Draft, Scene, clause_head
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

Rule = Callable[[Scene, int], Draft | None]

_EMERGE = frozenset({"emerge", "surface", "circulate", "appear", "spread", "exist", "come"})


def phrases(scene: Scene) -> list[Draft]:
    """The attributions of all phrases, in order of the text."""
    return list(_found(scene))


def _found(scene: Scene) -> Iterator[Draft]:
    tree = scene.tree
    starters = _starters()
    for i, low in enumerate(tree.low):
        rule = starters.get(low) or starters.get(tree.lemma[i])
        if rule is not None and tree.pos[i]:
            draft = rule(scene, i)
            if draft is not None:
                yield draft


_OPENERS = frozenset({":", ";", "—", "–"})


def _starters() -> dict[str, Rule]:
    rules: dict[str, Rule] = dict.fromkeys(words("adverb", "hearsay"), _hearsay)
    rules |= {"according": _according_to, "should": _inverted_condition, "words": _in_words, "plan": _emerged}
    rules |= dict.fromkeys(words("noun", "emerged"), _emerged)
    rules |= {lemma: _either(rules.get(lemma), _participle) for lemma in words("verb", "reported")}
    return rules


def _either(first: Rule | None, second: Rule) -> Rule:
    """The first rule that fits, for a word that stands in two lists ("reports surfaced that ...", "40 dead reported")."""
    return second if first is None else lambda scene, i: first(scene, i) or second(scene, i)


def _according_to(scene: Scene, i: int) -> Draft | None:
    """ "according to X": the clause around is X's (phenomenon 2)."""
    tree = scene.tree
    if i + 2 >= len(tree) or tree.low[i + 1] != "to":
        return None
    if tree.dep[i] in ("case", "mark", "fixed") and tree.head[i] > i:
        noun, top = tree.head[i], tree.head[i]
    else:
        noun = next((k for k in tree.kids(i, "obl", "obj", "nmod", "pobj") if k > i), -1)
        top = i
        if noun < 0:
            return None
    if top == tree.head[top]:
        content = clause(scene, [top], without=[i])
        tokens = {t for a, z in content for t in range(a, z)} - tree.subtree(noun)
        content = tree.runs(tokens)
    elif _at_edge(scene, top):
        content = clause(scene, [_root(scene, top)], without=[top])
    else:
        content = around(scene, top)
    if not content:
        return None
    source = mention(tree, noun)
    content = tuple((source[1], z) if source[0] <= a < source[1] < z else (a, z) for a, z in content)
    opens = (
        i == 0 or tree.word[i - 1] in _OPENERS or opens_said(tree, i)
    )  # "It has not gone unnoticed: according to a poll, 14 ..."
    if not opens and all(a >= source[1] for a, _ in content) and (before := tree.trimmed(tree.sentence[i], i)):
        content = (before,)  # "40 agreed, according to a Lumar Poll | released Sunday", cut behind the name
    return Draft("attribution.according-to", i, (i, i + 2), "according to", "say", source, content)


def opens_said(tree: Tree, i: int) -> bool:
    """Whether an "according to" opens what somebody says, and is part of it: "AFP reports that, according to the port, ..."."""
    return i > 1 and "that" in (tree.low[i - 1], tree.low[i - 2] if tree.word[i - 1] == "," else "")


def _at_edge(scene: Scene, top: int) -> bool:
    """Whether a phrase opens or ends its sentence: then all of the sentence is meant."""
    tree = scene.tree
    tokens = tree.subtree(top)
    first, end = tree.sentence[top], tree.sentence_end[top]
    return tree.trimmed(first, min(tokens)) is None or tree.trimmed(max(tokens) + 1, end) is None


def _root(scene: Scene, i: int) -> int:
    while scene.tree.head[i] != i:
        i = scene.tree.head[i]
    return i


def _in_words(scene: Scene, i: int) -> Draft | None:
    """ "in X's words", "in the words of X"."""
    tree = scene.tree
    owner = tree.child(i, "nmod:poss")
    owner = owner if owner is not None else next((k for k in tree.kids(i, "nmod") if tree.mark(k) == "of"), None)
    if owner is None or tree.mark(i) != "in" or tree.head[i] == i:
        return None
    start = min(tree.subtree(i))
    return Draft("attribution.in-words", i, (start, i + 1), "words", "say", mention(tree, owner), around(scene, i))


def _hearsay(scene: Scene, i: int) -> Draft | None:
    """ "reportedly", "allegedly": nobody in particular says the clause around, adverb included (phenomenon 19)."""
    tree = scene.tree
    head = clause_head(tree, tree.head[i]) if tree.head[i] != i else i
    tokens = tree.subtree(head, lambda k: k < head and tree.dep[k] in ("mark", "cc") and tree.head[k] == head)
    tokens -= _lead_ins(scene, head, tokens)
    tokens -= _relative_asides(scene, head, tokens)
    shared = _shared_subject(scene, head)
    content = (*shared, *tree.runs(tokens))
    return Draft(
        "attribution.hearsay",
        i,
        (i, i + 1),
        tree.low[i],
        cues("adverb")[tree.low[i]]["hearsay"].kind,
        None,
        content,
        silent=True,
    )


def _lead_ins(scene: Scene, head: int, tokens: set[int]) -> set[int]:
    """Relative words and "with" that tie the clause to what stands before it."""
    tree = scene.tree
    return {k for k in tokens if tree.head[k] == head and tree.dep[k] in ("mark", "case", "cc") and k < head}


def _relative_asides(scene: Scene, head: int, tokens: set[int]) -> set[int]:
    """Relative clauses after a comma: what they add lies outside the reach of the adverb."""
    tree, found = scene.tree, set[int]()
    for k in sorted(tokens):
        if k > head + 1 and tree.low[k] in _RELATIVES and tree.word[k - 1] == ",":
            top = tree.head[k]
            while top > head and not tree.within(k - 1, top) and tree.head[top] != top:
                top = tree.head[top]
            if top > k:
                found |= tree.subtree(top)
    return found


_RELATIVES = frozenset({"where", "which", "who", "whose", "whom"})


def _shared_subject(scene: Scene, head: int) -> tuple[TokenRange, ...]:
    """The subject that a second verb shares with the first: "He left and reportedly fled"."""
    tree = scene.tree
    if tree.dep[head] != "conj" or tree.child(head, "nsubj", "nsubj:pass") is not None:
        return ()
    upper = tree.child(tree.head[head], "nsubj", "nsubj:pass")
    return phrase(scene, upper) if upper is not None else ()


def _inverted_condition(scene: Scene, i: int) -> Draft | None:
    """ "Should X be confirmed, it would ...": both halves are conditional, and nobody's but the writer's (phenomenon 14)."""
    tree = scene.tree
    if tree.sentence[i] != i or tree.head[i] == i or tree.word[i] != "Should":
        return None
    verb, end = tree.head[i], tree.sentence_end[i]
    upper = tree.child(verb, "nsubj", "nsubj:pass")
    if upper is None or upper < i or "?" in tree.word[verb:end]:
        return None
    below = tree.subtree(verb) if tree.dep[verb] == "advcl" else set()
    last = max(below, default=verb)
    comma = next((k for k in range(last, end) if tree.word[k] == ","), None)
    first = tree.trimmed(i, comma if comma is not None else end)
    second = tree.trimmed(comma + 1, end) if comma is not None else None
    content = tuple(piece for piece in (first, second) if piece is not None)
    return Draft("attribution.inverted-condition", i, (i, i + 1), "should", "condition", None, content, silent=True)


def _emerged(scene: Scene, i: int) -> Draft | None:
    """ "Plans have emerged for X to join", "Reports surfaced that ...": nobody's in particular (phenomena 12, 16)."""
    tree = scene.tree
    verb = tree.head[i]
    if (
        tree.dep[i] not in ("nsubj", "nsubj:pass")
        or tree.lemma[verb] not in _EMERGE
        or verb < i
        or tree.pos[i] != "NOUN"
    ):
        return None
    below = [
        k for k in (*tree.children[i], *tree.children[verb]) if tree.mark(k) in ("for", "of", "that", "to", "about")
    ]
    below = [k for k in below if tree.dep[k] in ("nmod", "obl", "acl", "ccomp", "advcl", "xcomp")]
    below = below or [k for k in tree.kids(verb, "obj", "obl") if k > verb and tree.low[verb + 1] == "for"]
    if not below:
        return None
    tokens = {t for k in below for t in tree.subtree(k)} - {
        t for k in below for t in tree.children[k] if tree.dep[t] in ("case", "mark") and tree.low[t] != "to" and t < k
    }
    start, own = i, tree.children[i]
    while start - 1 in own:
        start -= 1
    cue = (start, verb + 1) if max(below) > verb else (start, i + 1)
    kind = "plan" if tree.lemma[i] in ("plan", "proposal") else "report"
    return Draft("attribution.emerged", i, cue, tree.lemma[i], kind, None, tree.runs(tokens), silent=True)


def _is_counted(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase holds a number or a "no"."""
    return tree.pos[noun] == "NUM" or any(tree.dep[k] == "nummod" or tree.low[k] == "no" for k in tree.children[noun])


def _participle(scene: Scene, i: int) -> Draft | None:
    """ "about 2,000 casualties reported": a bare participle after what is counted; nobody says who reports."""
    tree = scene.tree
    if (
        tree.tag[i] not in ("VBN", "VBD")
        or tree.child(i, "aux", "aux:pass", "obj", "ccomp", "xcomp", "obl:agent") is not None
    ):
        return None
    noun = tree.head[i] if tree.dep[i] == "acl" else tree.child(i, "nsubj:pass", "nsubj")
    if noun is None and tree.mark(i) == "with" and tree.pos[i - 1] == "NOUN":
        noun = i - 1
    if noun is None or noun >= i or not _is_counted(tree, noun):
        return None
    if tree.tag[i] == "VBD" and tree.mark(i) != "with":
        return None
    start = min(tree.subtree(noun, lambda k: tree.dep[k] in ("case", "punct", "cc") or k == i))
    cue = cues("verb")[tree.lemma[i]]["reported"]
    content = tree.runs(range(start, i + 1))
    return Draft(
        "attribution.participle", i, (i, i + 1), tree.lemma[i], cue.kind, None, content, passive=True, silent=True
    )
