"""What nobody says: cues that are negated or declined, and contents that only name who or what was spoken of.

"It did not reveal the location", "she declined to say when", "he would not comment on it" are no statements about the location,
the day or it (`phenomena` 24); "asked about them", "citing the commission" name nothing that is told.
"""

from __future__ import annotations

from headwater.extraction.attribution.lexicon import cues
from headwater.extraction.attribution.scene import Draft, Scene, negated
from headwater.extraction.attribution.tree import Tree

_DECLINING = frozenset({"decline", "refuse", "fail", "balk", "hesitate", "avoid", "unable", "reluctant", "wary", "hesitant", "unwilling", "loath", "leery"})  # fmt: skip
_SAYING = frozenset({"say", "find", "confirm", "report", "estimate"})
_NAMING = frozenset({"object", "preposition", "noun-preposition", "adjective-preposition"})
"""Frames whose content is a name for what is told: "revealed the location", "comments on the vote"."""
_ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"})
_UNTOLD = frozenset({"comment", "comments", "information", "interview", "response", "details"})
"""What is asked for, and is not what anybody says: "a request for comment"."""
_REJECTING = frozenset({"deny", "oppose", "evaluate"})
_OUGHT = frozenset({"should", "must", "can", "cannot", "may", "ought"})
_NOTING = frozenset(
    {
        "note",
        "remember",
        "emphasize",
        "emphasise",
        "stress",
        "say",
        "add",
        "mention",
        "point",
        "observe",
        "recall",
        "argue",
    }
)
_CITING = frozenset({"cite", "quote", "question", "ask"})


def is_unsaid(scene: Scene, draft: Draft) -> bool:
    """Whether a draft says nothing that anybody vouches for."""
    if draft.word < 0 or not draft.content:
        return False
    return any(rule(scene.tree, draft) for rule in _RULES)


def _is_withheld(tree: Tree, draft: Draft) -> bool:
    """ "Did not reveal the site", "declined to comment on it", "wary of offering concessions"."""
    declined = _is_declined(tree, draft.word)
    if declined and _frame(draft) in _NAMING:
        return True
    return draft.kind in _SAYING and (draft.negated or declined) and _names_only(tree, draft)


def _is_for_readers(tree: Tree, draft: Draft) -> bool:
    """ "It should be noted that": whoever speaks there says it himself."""
    modal = any(tree.low[k] in _OUGHT for k in tree.kids(draft.word, "aux"))
    return draft.passive and draft.source is None and modal and draft.lemma in _NOTING


def _is_topic(tree: Tree, draft: Draft) -> bool:
    """ "Their concerns about the harvest", "her speech on trade": what a noun of speech is about, unless it counts something ("its forecast of
    40 boats")."""
    words = (i for start, end in draft.content for i in range(start, end))
    return _frame(draft) == "noun-preposition" and not any(tree.pos[i] == "NUM" for i in words)


def _is_rejected(tree: Tree, draft: Draft) -> bool:
    """ "Disputed the notion that", "called the idea that they left absurd": who rejects a notion does not hold it."""
    above = tree.head[draft.word]
    kinds = {cue.kind for cue in cues("verb").get(tree.lemma[above], {}).values()}
    return draft.rule == "attribution.noun-clause" and tree.dep[draft.word] == "obj" and bool(kinds & _REJECTING)


def _frame(draft: Draft) -> str:
    return draft.rule.removeprefix("attribution.")


def _is_declined(tree: Tree, i: int) -> bool:
    """ "Declined to comment", "wary of offering", "balking at committing": what governs the cue is a word of declining, and not negated."""
    above = tree.head[i]
    governed = tree.dep[i] in ("xcomp", "advcl", "acl", "ccomp") and above != i
    return governed and tree.lemma[above] in _DECLINING and not negated(tree, above)


def _names_only(tree: Tree, draft: Draft) -> bool:
    """Whether the content is no statement: a name for it, or a question."""
    return _frame(draft) in _NAMING or tree.low[draft.content[0][0]] in _ASKING


def _declines_to_say(tree: Tree, draft: Draft) -> bool:
    """ "Declined to say when it would sail": the content is the saying that did not come."""
    if draft.lemma not in ("decline", "refuse") or _frame(draft) != "infinitive" or draft.negated:
        return False
    verb = next((i for i in range(*draft.content[0]) if tree.pos[i] == "VERB"), None)
    frames = cues("verb").get(tree.lemma[verb], {}) if verb is not None else {}
    return any(cue.kind in _SAYING for cue in frames.values())


def _is_bare(tree: Tree, draft: Draft) -> bool:
    """Whether the content is a pronoun, what was asked for, or whom somebody cites or asks."""
    start, end = draft.content[0][0], draft.content[-1][1]
    if _frame(draft) not in _NAMING:
        return False
    words = [i for i in range(start, end) if tree.pos[i] not in ("PUNCT", "DET", "SPACE")]
    if all(tree.pos[i] == "PRON" for i in words):
        return True
    if draft.kind != "deny" and len(words) == 1 and tree.low[words[0]] in _UNTOLD:
        return True
    return draft.lemma in _CITING and all(tree.pos[i] in ("PROPN", "ADJ", "NOUN") for i in words) and len(words) <= _FEW


_FEW = 4
"""Words of the name of somebody whom one cites or asks."""

_RULES = (_is_for_readers, _is_rejected, _is_topic, _is_withheld, _declines_to_say, _is_bare)
