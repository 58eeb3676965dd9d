"""Attributions whose cue is a noun or an adjective: "the claim that ...", "concerns about ...", "confident that ..."."""

from __future__ import annotations

from collections.abc import Mapping

from headwater.extraction.attribution.citing import passes_on
from headwater.extraction.attribution.content import clause, phrase
from headwater.extraction.attribution.evidence import made_known
from headwater.extraction.attribution.lexicon import Cue, cues
from headwater.extraction.attribution.mentions import mention, subject
from headwater.extraction.attribution.scene import Draft, Scene, negated
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

_CARRIERS = frozenset({
    "air", "announce", "deny", "draw", "echo", "express", "face", "give", "have", "hold", "issue", "keep", "level",
    "lodge", "make", "offer", "publish", "raise", "reiterate", "reject", "release", "repeat", "send", "share",
    "stand", "voice", "withdraw",
})  # fmt: skip
_TAKERS = frozenset({
    "call", "cause", "check", "file", "find", "follow", "get", "hear", "need", "obtain", "prompt", "read",
    "receive", "see", "study", "use", "want", "write",
})  # fmt: skip
"""What else is done with a report or a claim: "the reports that the ministry received"."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PRESS = frozenset({"media", "press", "news", "newspaper"})
_SOURCE_PREPOSITIONS = frozenset({"by", "from", "among", "of"})


def nouns(scene: Scene) -> list[Draft]:
    """The attributions of nouns and adjectives in the lexicon, in order of the text."""
    tree = scene.tree
    found: list[Draft] = []
    for on, tags in (("noun", ("NOUN",)), ("adjective", ("ADJ", "VERB"))):
        lexicon = cues(on)
        for i, lemma in enumerate(tree.lemma):
            if on == "adjective" and (known := made_known(scene, i)) is not None:
                found.append(known)
                continue
            word = lemma if on == "noun" or lemma in lexicon else tree.low[i]  # "is convinced that", of "convince"
            if word in lexicon and tree.pos[i] in tags:
                draft = _noun(scene, i, lexicon[word]) if on == "noun" else _adjective(scene, i, lexicon[word])
                if draft is not None:
                    found.append(draft)
    return found


def _noun(scene: Scene, i: int, frames: Mapping[str, Cue]) -> Draft | None:
    """ "the ministry's claim that ...", "reports by monitors that ...", "its plan to ...", "concerns about ..."."""
    tree = scene.tree
    if tree.lemma[i] == "reference" and tree.mark(i) in ("with", "in"):
        return None  # "writes with reference to X that ..."
    for frame, cue in frames.items():
        content, start = _noun_content(scene, i, frame, cue)
        if not content:
            continue
        source = holder(scene, i)
        if source is not None and any(a < source[1] and source[0] < z for a, z in content):
            source = None  # "accusations of theft" are about it, not its own
        if source is None and frame != "clause":
            continue
        return Draft(f"attribution.noun-{frame}", i, (start, i + 1), tree.lemma[i], cue.kind, source, content)
    return None


def _noun_content(scene: Scene, i: int, frame: str, cue: Cue) -> tuple[tuple[TokenRange, ...], int]:
    tree = scene.tree
    if frame == "clause":
        heads = [k for k in tree.kids(i, "acl", "ccomp", "acl:relcl") if k > i and tree.mark(k) in ("that", "whether")]
        return clause(scene, heads or [k for k in tree.kids(i, "acl:relcl") if k > i and _is_told(tree, k)]), i
    if frame == "infinitive":
        heads = [k for k in tree.kids(i, "acl", "xcomp") if k > i and tree.mark(k) == "to"]
        return clause(scene, heads), i
    heads = [k for k in tree.kids(i, "nmod", "acl", "obl") if k > i and tree.mark(k) in cue.prepositions]
    if tree.mark(i) == "in" and tree.lemma[i] in _STANDPOINTS:
        heads = []  # "in the view of Ann Lee": hers, not of her
    return (phrase(scene, heads[0]) if heads else ()), i


_STANDPOINTS = frozenset({"view", "opinion", "estimation", "judgement", "judgment", "reading", "word"})


def _is_told(tree: Tree, k: int) -> bool:
    """Whether a clause tells what a report says, though the parse takes "that" for its object: "reports that 30 huts had burned".

    It has a subject of its own, and its verb is nothing that is done with a report or a claim.
    """
    that = tree.child(k, "obj")
    opens = that is not None and that < k and tree.low[that] == "that"
    done = tree.lemma[k] in _CARRIERS or tree.lemma[k] in _TAKERS or tree.lemma[k] in cues("verb")
    return opens and tree.child(k, "nsubj", "nsubj:pass") is not None and not done


def holder(scene: Scene, i: int) -> TokenRange | None:
    """Whose a claim is: its possessor, the one who makes it, or a by-phrase."""
    tree = scene.tree
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        start, end = mention(tree, owner)
        return (start, end - (end - 1 > start and tree.low[end - 1] in _POSSESSIVE))  # the name, not "Lee’s"
    if (
        tree.low[i] == "reports"
        and i
        and tree.pos[i - 1] == "PROPN"
        and tree.head[i - 1] == i
        and passes_on(scene, i - 1)
    ):
        return (min(tree.subtree(i - 1)), i)  # "Reuters reports that", where the parse takes the verb for a noun
    press = next((k for k in tree.kids(i, "compound", "amod") if tree.low[k] in _PRESS), None)
    if press is not None:
        return (press, press + 1)
    by = next((k for k in tree.kids(i, "nmod", "obl:agent") if k > i and tree.mark(k) in _SOURCE_PREPOSITIONS), None)
    if by is not None and tree.mark(by) != "of":
        return mention(tree, by)
    if tree.mark(i) == "of" and tree.child(i, "cop") is not None and (own := tree.child(i, "nsubj")) is not None:
        return mention(tree, own)  # "is of the opinion that"
    verb = tree.head[i]
    if tree.dep[i] in ("obj", "obl") and tree.lemma[verb] in _CARRIERS:
        head = subject(scene, verb)
        return mention(tree, head) if head is not None else None
    return mention(tree, by) if by is not None else None


def _adjective(scene: Scene, i: int, frames: Mapping[str, Cue]) -> Draft | None:
    """ "is confident that ...", "was reluctant to ...", "worried about ..."."""
    tree = scene.tree
    head = subject(scene, i) if tree.child(i, "cop", "nsubj", "aux:pass", "nsubj:pass") is not None else None
    upper = head if head is not None else tree.child(i, "nsubj", "nsubj:pass")
    if upper is None or tree.low[upper] in ("it", "that", "this", "there"):
        return None
    for frame, cue in frames.items():
        if frame == "clause":
            heads = [k for k in tree.kids(i, "ccomp", "advcl") if k > i and tree.mark(k) in ("that", "")]
            heads = [k for k in heads if tree.dep[k] == "ccomp"]
            content = clause(scene, heads)
        elif frame == "infinitive":
            content = clause(
                scene, [k for k in tree.kids(i, "xcomp", "advcl", "ccomp") if k > i and tree.mark(k) == "to"]
            )
        else:
            below = [k for k in tree.kids(i, "obl", "nmod", "advcl") if k > i and tree.mark(k) in cue.prepositions]
            content = phrase(scene, below[0]) if below else ()
        if content:
            return Draft(
                f"attribution.adjective-{frame}", i, (i, i + 1), tree.lemma[i], cue.kind, mention(tree, upper), content,
                negated=negated(tree, i),
            )  # fmt: skip
    return None
