"""Whose words an outlet passes on: "citing the ministry", "AFP, which quoted the port", "AFP learned from the port that ..."."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from headwater.extraction.attribution.content import before_that
from headwater.extraction.attribution.lexicon import cues
from headwater.extraction.attribution.mentions import CITING, agent, governing, is_passive, mention
from headwater.extraction.attribution.scene import Draft, Scene
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.headings import voices
from headwater.extraction.parsed import TokenRange
from headwater.language.words import load_words

QUOTERS = frozenset({"quote", "cite", "report"})
"""What an outlet does with somebody "as saying" something."""
_LEARNING = frozenset({"learn", "hear", "understand", "gather"})
_KINDS = ("say", "confirm", "estimate")
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


@cache
def papers() -> frozenset[str]:
    """Nouns by which papers and stations are called."""
    return frozenset(
        form for entry in load_words("en", "institutions") if entry.get("kind") == "publication" for form in entry.forms
    )


def passes_on(scene: Scene, last: int) -> bool:
    """Whether a mention is of an outlet: a name of no person and no place, or the noun for a paper or station."""
    tree = scene.tree
    named = tree.pos[last] == "PROPN" and tree.doc[last].ent_type_ != "PER"
    return named or tree.lemma[last] in papers()


def as_saying(scene: Scene, i: int) -> tuple[TokenRange, TokenRange | None] | None:
    """Whom an outlet quotes "as saying", and the outlet: "AFP quoted the minister as saying", "she was quoted by AFP as saying"."""
    tree, quoting = scene.tree, scene.tree.head[i]
    if tree.tag[i] != "VBG" or tree.mark(i) != "as" or tree.lemma[quoting] not in QUOTERS:
        return None
    subjects = tree.kids(quoting, "nsubj")  # of which the parse may make whom it quotes one
    behind = next((k for k in subjects if quoting < k < i), None)
    who = tree.child(quoting, "obj", "iobj", "nsubj:pass") if behind is None else behind
    if who is None or tree.lemma[i] not in cues("verb"):
        return None
    relay = next((k for k in subjects if k < quoting), None)
    if relay is None and is_passive(tree, quoting):
        by = (agent(tree, quoting), agent(tree, i))
        relay = next((k for k in by if k is not None), None)
    return mention(tree, who), mention(tree, relay) if relay is not None else None


def quotes_as_saying(scene: Scene, quoting: int) -> bool:
    """Whether a verb quotes somebody "as saying" something, so that what is said hangs on the second verb."""
    if scene.tree.lemma[quoting] not in QUOTERS:
        return False
    return any(as_saying(scene, k) is not None for k in scene.tree.children[quoting] if k > quoting)


def quotes_whom(scene: Scene, draft: Draft) -> Draft:
    """ "AFP quoted the minister: “No one ran.”": the minister's words."""
    tree = scene.tree
    if draft.word < 0 or draft.source is None or draft.lemma not in ("quote", "cite") or draft.passive:
        return draft
    who = tree.child(draft.word, "obj")
    if who is None or not can_be_cited(tree, who) or any(a <= who < z for a, z in draft.content):
        return draft
    return _behind(draft, mention(tree, who), "relay.quotes-whom")


def learned_from(scene: Scene, draft: Draft) -> Draft:
    """ "AFP learned from the port that ...": the port's words."""
    tree = scene.tree
    if draft.word < 0 or draft.source is None or draft.lemma not in _LEARNING:
        return draft
    teller = next((k for k in tree.kids(draft.word, "obl") if tree.mark(k) == "from" and k > draft.word), None)
    if teller is None or not can_be_cited(tree, teller):
        return draft
    return _behind(draft, mention(tree, teller), "relay.learned-from")


def _behind(draft: Draft, cited: TokenRange, note: str) -> Draft:
    """The draft as the words of somebody, passed on by who was taken for the speaker."""
    relays = (draft.source, *draft.relays) if draft.source is not None else draft.relays
    return replace(draft, source=cited, relays=relays, antecedent=None, notes=(*draft.notes, note))


def can_be_cited(tree: Tree, i: int) -> bool:
    """Whether a word names somebody who can be cited: a name, or the noun for a person, a body or a paper."""
    return tree.pos[i] == "PROPN" or tree.lemma[i] in voices()


def which_cites(scene: Scene, draft: Draft) -> Draft:
    """ "According to AFP, which cited the ministry": the ministry's words, through AFP."""
    tree = scene.tree
    if draft.source is None or draft.kind not in _KINDS:
        return draft
    heads = [k for k in range(*draft.source) if not draft.source[0] <= tree.head[k] < draft.source[1]]
    for clause in (k for head in heads for k in tree.kids(head, "acl:relcl")):
        cited = tree.child(clause, "obj")
        who = tree.child(clause, "nsubj")
        if tree.lemma[clause] not in ("cite", "quote") or cited is None or who is None or tree.low[who] != "which":
            continue
        if not can_be_cited(tree, cited):
            continue
        content = _without(scene, draft, clause) or draft.content
        notes = (*draft.notes, "relay.which-cites")
        return replace(
            draft, source=mention(tree, cited), relays=(draft.source, *draft.relays), content=content, notes=notes
        )
    return draft


def cites(scene: Scene, draft: Draft) -> Draft:
    """ "Yonhap, citing a lawmaker briefed by the spy agency, said ...": agency < lawmaker < Yonhap."""
    tree = scene.tree
    if draft.word < 0 or draft.source is None:
        return draft
    span = (*draft.source, draft.word)
    for i in range(tree.sentence[draft.word], tree.sentence_end[draft.word]):
        if (
            (cited := _cited(scene, i)) is None
            or scene.quoted[i] >= 0
            or any(a <= i < z for a, z in draft.content[:1] if a < span[0])
        ):
            continue
        beside = tree.head[i] in (draft.word, *range(*draft.source)) or tree.head[i] == tree.head[draft.word]
        beside = beside or (draft.lemma == "according to" and tree.head[i] == tree.head[tree.head[draft.word]])
        along = beside or before_that(tree, i, tree.head[i]) or governing(scene, i) == draft.word
        if not (along or _is_adjacent(scene, draft, i)) or i == draft.word or draft.kind not in _KINDS:
            continue
        if not can_be_cited(tree, cited):
            continue  # "citing the cost of steel" names a reason
        chain = _chain(scene, cited)
        content = _without(scene, draft, i)
        note = "relay.citing"
        return replace(
            draft, source=chain[0], relays=(*chain[1:], draft.source, *draft.relays), content=content or draft.content,
            notes=(*draft.notes, note),
        )  # fmt: skip
    return draft


def _cited(scene: Scene, i: int) -> int | None:
    """The head of whom a word cites: "citing X", "referring to X", "with reference to X"; where the parse loses it, of the words behind."""
    tree = scene.tree
    if tree.low[i] == "referring":
        return next((k for k in tree.kids(i, "obl") if tree.mark(k) == "to"), None)
    if tree.low[i] == "reference" and tree.mark(i) in ("with", "in"):
        return next((k for k in tree.kids(i, "nmod", "obl") if tree.mark(k) == "to"), None)
    if tree.low[i] not in CITING:
        return None
    found = tree.child(i, "obj")
    if found is not None:
        return found
    end = i + 1
    while end < tree.sentence_end[i] and tree.pos[end] in _PHRASE:
        end += 1
    nouns = [k for k in range(i + 1, end) if tree.pos[k] in ("NOUN", "PROPN")]
    return next((k for k in nouns if not i < tree.head[k] < end), None)


def _is_adjacent(scene: Scene, draft: Draft, i: int) -> bool:
    """Whether a citing word opens the sentence, or stands right behind the speaker or the verb of speech."""
    tree = scene.tree
    ends = {draft.cue[1] if draft.cue else -1, draft.source[1] if draft.source else -1}
    return i == tree.sentence[draft.word] or i in ends or (tree.word[i - 1] == "," and i - 1 in ends)


def _chain(scene: Scene, cited: int) -> tuple[TokenRange, ...]:
    """The cited voice, nearest first: "a lawmaker briefed by the spy agency"."""
    tree = scene.tree
    for k in tree.kids(cited, "acl"):
        inner = next((n for n in tree.kids(k, "obl:agent", "obl") if tree.mark(n) == "by"), None)
        if tree.lemma[k] in ("brief", "inform", "tell") and inner is not None:
            return (mention(tree, inner), mention(tree, cited))
    return (mention(tree, cited),)


def _without(scene: Scene, draft: Draft, participle: int) -> tuple[TokenRange, ...]:
    tokens = {t for a, z in draft.content for t in range(a, z)} - scene.tree.subtree(participle)
    return scene.tree.runs(tokens)
