"""Clauses of speech that interrupt or trail what is said, where the parse alone would lose who says what.

"The ministry admitted, the Gazette reports, that 40 died"; "said on Friday, citing a report, that ..."; "..., Ann Lee
told the Gazette; no one ran".
"""

from __future__ import annotations

from dataclasses import replace

from headwater.extraction.attribution.content import clause, with_subject
from headwater.extraction.attribution.lexicon import cues
from headwater.extraction.attribution.making import Frames, make
from headwater.extraction.attribution.mentions import is_clause_end, is_phrase, speaker, subject
from headwater.extraction.attribution.scene import Draft, Scene, clause_head
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

_THAT = frozenset({"that", "whether"})
_RELATIVE = frozenset({"WDT", "WP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PUT_IN = frozenset({"say", "think", "estimate", "confirm", "find"})
QUOTING = frozenset({"begin", "call", "continue", "go"})
"""Verbs that report only with a quotation: ""..., " she began", but not "as the race began"."""


def trailing(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "Almost 900 men train there and will be ready in May, Ann Lee told the Gazette.": the words before the last comma,
    where the parse runs them into the subject."""
    tree, cue = scene.tree, frames.get("clause")
    if cue is None or cue.kind not in ("say", "confirm", "estimate", "find") or scene.quoted[i] >= 0:
        return None
    first = tree.sentence[i]
    comma = next((k for k in range(i - 1, first, -1) if tree.word[k] in (",", ";") or scene.quoted[k] >= 0), None)
    if comma is None or comma == i - 1 or tree.word[comma] != "," or not is_clause_end(tree, i):
        return None
    if cue.kind == "find" and tree.child(i, "obj") is not None:
        return None
    upper = subject(scene, i)
    run_in = upper is not None and (upper < comma or len(tree.kids(i, "nsubj")) > 1)
    if not run_in or not is_phrase(tree, comma + 1, i):
        return None
    start = next((k + 1 for k in range(comma - 1, first, -1) if tree.word[k] == ";"), first)
    if not any(tree.pos[k] in ("VERB", "AUX") for k in range(start, comma)):
        return None
    draft = make(scene, "trailing", i, cue, tree.runs(range(start, comma)))
    return replace(draft, source=tree.trimmed(comma + 1, i), antecedent=None) if draft else None


def interrupted(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "The ministry admitted, the Gazette reports, that 40 died": the clause is the first verb's, relayed by the second."""
    tree, cue = scene.tree, frames.get("clause")
    if cue is None or tree.child(i, "ccomp", "xcomp", "obj") is not None:
        return None
    upper = tree.head[i]
    seconds = [k for k in tree.kids(i, "parataxis") if k > i]
    seconds += [upper] if tree.dep[i] == "ccomp" and upper > i else []
    for second in seconds:
        heads = [k for k in tree.kids(second, "ccomp") if k > second and tree.mark(k) in _THAT]
        if not heads or tree.lemma[second] not in cues("verb") or not _comma_before(tree, heads[0]):
            continue
        draft = make(scene, "interrupted", i, cue, clause(scene, heads))
        relay, _ = speaker(scene, second)
        if draft is not None and draft.source is not None and relay is not None:
            return replace(draft, relays=(relay,))
    return None


def displaced(scene: Scene, i: int) -> list[int]:
    """The that-clause of a verb that the parse hangs on a word between: "said on Friday, citing a report, that ...", "said on
    condition of anonymity that ...", "it was claimed by the farmers that ..."; or of which it makes a noun with a participle:
    "said 8 houses burned". What hangs on a noun that speaks itself is the noun's: "responding to reports that ..."."""
    tree = scene.tree
    if (what := tree.child(i, "obj")) is not None:
        return [what] if what > i and _is_reduced(tree, what) else []
    if (part := _split_clause(tree, i)) is not None:
        return [part]
    below = (k for k in sorted(tree.subtree(i)) if k > i and tree.dep[k] in ("acl:relcl", "acl", "advcl"))
    return next(([k] for k in below if _is_whole(tree, k) and not _is_of_noun(tree, k)), [])


def _is_of_noun(tree: Tree, k: int) -> bool:
    """Whether a that-clause is told by the noun it hangs on; not "claimed without any proof that ...", "writes with reference to X
    that ..."."""
    if tree.lemma[tree.head[k]] == "reference":
        return False
    return tree.lemma[tree.head[k]] in cues("noun") and tree.mark(tree.head[k]) != "without"


def _split_clause(tree: Tree, i: int) -> int | None:
    """The rest of a clause of speech that the parse hangs beside it as one more: "which fishermen said | was leaking", "News: they say
    | six men left"."""
    if tree.dep[i] not in ("acl:relcl", "appos"):
        return None
    rest = (
        k
        for k in tree.kids(tree.head[i], tree.dep[i])
        if k > i and tree.child(k, "nsubj", "nsubj:pass", "obj") is not None
    )
    return next((k for k in rest if min(n for n in tree.subtree(k) if n > i) == i + 1), None)


def _is_reduced(tree: Tree, noun: int) -> bool:
    """Whether a plain participle, with no "by", follows a noun: what is said is then no noun but that something was so."""
    below = [k for k in tree.kids(noun, "acl") if k > noun and tree.tag[k] in ("VBN", "VBD")]
    return any(all(tree.mark(n) != "by" for n in tree.children[k]) for k in below)


def put_between(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "The ferry, the port authority said, carried 600": a clause between commas that the parse takes for a relative one
    without its pronoun, its speaker for that clause's subject or for an apposition."""
    tree, cue, noun = scene.tree, frames.get("clause"), scene.tree.head[i]
    if cue is None or cue.kind != "say" or tree.dep[i] not in ("acl:relcl", "acl") or tree.tag[i] not in _FINITE:
        return None
    noun = tree.head[noun] if tree.dep[noun] == "appos" else noun
    comma = next((k for k in range(i - 1, noun, -1) if tree.word[k] == ","), None)
    closed = i + 1 < len(tree) and tree.word[i + 1] == ","
    if comma is None or not closed or not tree.dep[noun].startswith("nsubj") or tree.head[noun] < i:
        return None
    if tree.child(i, "nsubj:pass", "obj") is not None or not is_phrase(tree, comma + 1, i):
        return None
    upper = tree.child(i, "nsubj")
    if upper is not None and (upper < comma or tree.tag[upper] in _RELATIVE):
        return None
    between = range(comma + 1, i)
    around = clause(scene, [tree.head[noun]], without=[i, *between])
    draft = make(scene, "put-between", i, cue, around)
    return replace(draft, source=tree.trimmed(comma + 1, i), antecedent=None) if draft else None


def _is_whole(tree: Tree, head: int) -> bool:
    """Whether a clause opens with "that" and has a subject of its own: no relative clause of the word before."""
    that = any(tree.low[k] == "that" and k < head for k in tree.children[head])
    upper = tree.child(head, "nsubj", "nsubj:pass")
    return that and upper is not None and tree.low[upper] != "that"


def before_semicolon(scene: Scene, i: int, content: tuple[TokenRange, ...]) -> tuple[TokenRange, ...]:
    """A content without what follows a semicolon, where the cue closes a clause before it: "It fell, X said; no one ran";
    and without what precedes one, where the cue closes the sentence after it: "Six fell; two ran, X said"."""
    tree = scene.tree
    opening = next((k for k in range(i, tree.sentence[i], -1) if tree.word[k] == ";"), None)
    if opening is not None and content and content[0][0] < opening and is_clause_end(tree, i):
        return (
            tuple((max(a, opening + 1), z) for a, z in content if opening + 1 < z <= i)
            or _closed(tree, i, opening)
            or content
        )
    stop = next((k for k in range(i, tree.sentence_end[i]) if tree.word[k] == ";"), None)
    if stop is None or not content or content[0][0] > i or not is_clause_end(tree, i):
        return content
    return tuple(piece for piece in content if piece[0] < stop)


def _closed(tree: Tree, i: int, opening: int) -> tuple[TokenRange, ...]:
    """The words between a semicolon and the comma before a cue and its speaker, wherever the parse hangs them."""
    upper = tree.child(i, "nsubj", "nsubj:outer")
    end = min(tree.subtree(upper)) if upper is not None and upper < i else i
    while end > opening and tree.word[end - 1] == ",":
        end -= 1
    return ((opening + 1, end),) if end > opening + 2 else ()


def before_stop(scene: Scene, i: int, heads: list[int]) -> list[int]:
    """The clauses without those after a semicolon, if the cue has closed its own: "..., X says; more are missing"."""
    tree = scene.tree
    stop = next((k for k in range(i, tree.sentence_end[i]) if tree.word[k] == ";"), None)
    trailing = any(k < i for k in heads)
    closing = stop is not None and tree.word[i - 1] != ";" and (trailing or is_clause_end(tree, i))
    return [k for k in heads if stop is None or k < stop] if closing else heads


def _comma_before(tree: Tree, head: int) -> bool:
    first = min(tree.subtree(head))
    return tree.word[first] == "," or (first > 0 and tree.word[first - 1] == ",")


def put_in(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "The attack, officials said, killed nine": the clause around a put-in clause (phenomenon 2)."""
    tree, cue = scene.tree, frames.get("clause")
    if cue is None or cue.kind not in _PUT_IN or tree.lemma[i] in QUOTING:
        return None
    if tree.dep[i] != "parataxis" and not (cue.kind == "say" and _closes(scene, i)):
        return None
    own, told = tree.child(i, "nsubj", "nsubj:outer"), tree.child(i, "obj", "xcomp")
    behind = subject(scene, i) if own is None else None  # "40 died, said a clerk", of whom the parse makes an object
    if (own is None and (behind is None or behind < i)) or (told not in (None, behind) and tree.lemma[i] != "tell"):
        return None
    around = clause(scene, [with_subject(scene, clause_head(tree, tree.head[i]))], without=[i])
    return make(scene, "put-in", i, cue, before_semicolon(scene, i, around))


def _closes(scene: Scene, i: int) -> bool:
    """Whether a clause of speech closes its sentence behind a comma, though the parse joins it on: "two fell and nine fled, the port
    told reporters"."""
    tree = scene.tree
    own = tree.child(i, "nsubj")
    if tree.dep[i] != "conj" or own is None or own > i or tree.head[i] > i or tree.child(i, "cc", "ccomp") is not None:
        return False
    first = min(tree.subtree(own))
    joined = any(tree.dep[k] == "cc" for k in tree.subtree(own))
    return tree.word[first - 1] == "," and first > tree.head[i] and not joined and is_clause_end(tree, i)
