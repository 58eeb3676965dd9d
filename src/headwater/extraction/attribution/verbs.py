"""Attributions whose cue is a verb: one small rule per frame, tried in the order of `VERB_RULES`; the first that fits wins.

Frames are those of `cues.toml`: `clause` ("said that ..."), `infinitive` ("vowed to ..."), `order` ("urged the crew to ..."),
`object` ("confirmed the presence of ..."), `as` ("describe X as Y"), `predicate` ("called the list illegal"), `charge`
("accused the firm of ..."), `preposition` ("warned of ..."), `raised` ("is estimated to have ..."), `reported` ("40 deaths
were reported").
"""

from __future__ import annotations

from dataclasses import replace

from headwater.extraction.attribution.citing import QUOTERS, as_saying, quotes_as_saying
from headwater.extraction.attribution.content import (
    clause,
    phrase,
    starts_with_according,
    with_subject,
    without_relative,
)
from headwater.extraction.attribution.evidence import is_one_of, made_known, raised, shown
from headwater.extraction.attribution.interruptions import (
    QUOTING,
    before_semicolon,
    before_stop,
    displaced,
    interrupted,
    put_between,
    put_in,
    trailing,
)
from headwater.extraction.attribution.lexicon import Cue, cues, particled, words
from headwater.extraction.attribution.making import Frames, Rule, make
from headwater.extraction.attribution.mentions import agent, is_passive, is_told_in_headline, subject
from headwater.extraction.attribution.scene import Draft, Scene, clause_head
from headwater.extraction.parsed import TokenRange
from headwater.extraction.trials import note_trial

_OURSELVES = frozenset({"i", "you"})
_SEVERAL = frozenset({"many", "several", "various"})
_UTTERANCES = frozenset(
    {"comment", "message", "photo", "picture", "post", "question", "remark", "statement", "tweet", "video", "word"}
)
_NUMBERS = frozenset(
    {"ten", "tens", "dozen", "hundred", "thousand", "million", "score", "number", "hundreds", "thousands", "dozens"}
)
_BLOWS = frozenset({"hit", "hammer", "knock", "attack", "rip", "skewer", "blast", "slam"})
"""What is done with a hand or a thing is no word: "hit him with a helmet"."""
_BARE = frozenset({"VB", "VBG"})
"""Without a subject what anyone may do: "it is hard to imagine that ...", "Remember that ..."."""
_REMINDERS = frozenset({"consider", "note", "remember"})
_INWARD = frozenset({"think", "find"})
"""Kinds that are no report of another voice in the first or second person: "I think", "you know"."""


def verbs(scene: Scene) -> list[Draft]:
    """The attributions of all verbs in the lexicon, in order of the text."""
    lexicon, tree = cues("verb"), scene.tree
    found = []
    for i, lemma in enumerate(tree.lemma):
        if (lemma in lexicon or lemma in particled()) and tree.pos[i] == "VERB":
            frames = _frames(scene, i)
            for rule in VERB_RULES if frames else ():
                draft = rule(scene, i, frames)
                note_trial("attribution", rule.__name__, scene.parsed.doc[i].idx, draft.rule if draft else None)
                if draft is not None:
                    found += [draft] if not _is_inward(scene, draft) else []
                    break
    shared = {draft.content[-1] for draft in found if draft.rule == "attribution.interrupted"}
    return [d for d in found if d.rule == "attribution.interrupted" or not shared & set(d.content)]


def _frames(scene: Scene, i: int) -> Frames:
    """The frames of a verb, with those that it has with its particle: "laid out", "lashed out at"."""
    tree, lexicon = scene.tree, cues("verb")
    if quotes_as_saying(scene, i) or is_told_in_headline(tree, i):
        return {}
    frames = dict(lexicon.get(tree.lemma[i], {}))
    if tree.lemma[i] in particled():
        for k in tree.kids(i, "compound:prt", "advmod"):
            frames |= lexicon.get(f"{tree.lemma[i]} {tree.low[k]}", {}) if k > i else {}
    return frames


def _is_inward(scene: Scene, draft: Draft) -> bool:
    """Whether the writer or reader only thinks or wants: no voice but the text's own."""
    source = draft.source
    if source is None and draft.rule == "attribution.clause" and not draft.passive:
        opens = draft.lemma in _REMINDERS and scene.tree.sentence[draft.word] == draft.word  # "Note that 40 ..."
        return (opens or scene.tree.tag[draft.word] in _BARE) and scene.quoted[draft.content[0][0]] < 0
    alone = source is not None and source[1] - source[0] == 1 and scene.tree.low[source[0]] in _OURSELVES
    return alone and (draft.kind in _INWARD or _is_general(scene, draft))


def _is_general(scene: Scene, draft: Draft) -> bool:
    """ "You can claim half of it": what anyone may do, and no report of the reader's words."""
    tree = scene.tree
    you = draft.source is not None and tree.low[draft.source[0]] == "you"
    return you and any(
        tree.low[k] in ("can", "could", "may", "might", "will", "would") for k in tree.kids(draft.word, "aux")
    )


def _clause(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "X said (that) ...", ""...", X said", "it was claimed by X that ..." (phenomena 1, 4, 8)."""
    tree, cue = scene.tree, frames.get("clause")
    if cue is None:
        return None
    heads = tree.kids(i, "ccomp", "csubj:pass" if is_passive(tree, i) else "ccomp")
    if cue.prepositions:
        heads += [k for k in tree.kids(i, "advcl") if k > i and tree.mark(k) in cue.prepositions]
    heads = [k for k in before_stop(scene, i, heads) if not _is_speaker(scene, i, k) and not _is_other(scene, i, k)]
    quoted = [k for k in tree.kids(i, "parataxis") if scene.quoted[k] >= 0 and scene.quoted[i] != scene.quoted[k]]
    heads = heads if heads + quoted or cue.kind != "say" else displaced(scene, i) or _joined_to_saying(scene, i)
    if not heads + quoted:
        return None
    upper = subject(scene, i)
    without = [i] if upper is None or upper in heads else [i, upper]
    heads = heads + quoted + [k for k in tree.kids(i, "conj") if _is_said_too(scene, k, i, heads)]
    heads = _with_lost_subject(scene, i, heads)
    return make(scene, "clause", i, cue, before_semicolon(scene, i, clause(scene, heads, without, verb=i)))


def _joined_to_saying(scene: Scene, i: int) -> list[int]:
    """What is said where the parse joins it to the verb of speech: "The port said | 12 sheds burned in Solen and 9 collapsed"."""
    tree = scene.tree
    if i + 1 >= len(tree) or tree.pos[i + 1] in ("PUNCT", "CCONJ"):
        return []
    joined = [k for k in tree.kids(i, "conj") if k > i and min(tree.subtree(k)) == i + 1]
    return [k for k in joined if tree.child(k, "nsubj", "nsubj:pass") is not None]


def _is_other(scene: Scene, i: int, k: int) -> bool:
    """Whether a clause is no content: what one is "going to" do or goes on in no marks, a condition that opens with "should"."""
    tree = scene.tree
    first = next((t for t in range(min(tree.subtree(k)), k + 1) if tree.pos[t] not in ("PUNCT", "SPACE")), k)
    inverted = k > i and tree.low[first] == "should" and scene.quoted[k] < 0
    return inverted or (tree.lemma[i] == "go" and (scene.quoted[k] < 0 or scene.quoted[k] == scene.quoted[i]))


def _is_speaker(scene: Scene, i: int, k: int) -> bool:
    """Whether a noun right behind a verb of speech that closes a sentence speaks, though the parse makes it what is said: "40 died,
    said the port, as ..."."""
    tree = scene.tree
    noun = tree.pos[k] in ("NOUN", "PROPN") and tree.child(k, "nsubj", "nsubj:pass", "cop") is None
    return tree.dep[i] == "parataxis" and noun and k > i and k == subject(scene, i)


def _with_lost_subject(scene: Scene, i: int, heads: list[int]) -> list[int]:
    """What is said with its subject, where the parse makes that the object of "say": "say Orlov, a clerk, held two posts"."""
    tree = scene.tree
    what = tree.child(i, "obj")
    told = next((k for k in heads if tree.dep[k] == "ccomp" and k > i), None)
    if tree.lemma[i] != "say" or what is None or told is None or not i < what < told:
        return heads
    return heads if tree.child(told, "nsubj", "nsubj:pass", "expl") is not None else [what, *heads]


def _quoted_as(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "AFP quoted the minister as saying that ...": the minister's words, relayed by who quotes (phenomenon 5)."""
    tree, cue, quoting = scene.tree, frames.get("clause"), scene.tree.head[i]
    found = as_saying(scene, i) if cue is not None else None
    if cue is None or found is None:
        return None
    content = clause(scene, tree.kids(i, "ccomp")) or clause(scene, tree.kids(quoting, "ccomp"))
    if not content and tree.dep[quoting] == "parataxis":  # "40 died, she was quoted as saying"
        content = clause(scene, [with_subject(scene, clause_head(tree, tree.head[quoting]))], without=[quoting])
    draft = make(scene, "quoted-as", i, cue, content)
    source, relay = found
    return replace(draft, source=source, relays=(relay,) if relay is not None else ()) if draft is not None else None


def _is_said_too(scene: Scene, k: int, i: int, heads: list[int]) -> bool:
    """Whether a clause beside the verb of speech is one more thing said: "said the wall fell and two men were hurt".

    It has its own subject, reports nothing itself, and no comma parts it from what is said.
    """
    tree = scene.tree
    first = min(tree.subtree(k))
    before = next((tree.word[j] for j in range(first - 1, i, -1) if tree.word[j] not in ("”", '"', "’", "'")), "")
    own = tree.child(k, "nsubj", "nsubj:pass") is not None and tree.lemma[k] not in cues("verb")
    return own and tree.low[first] == "and" and bool(heads) and max(heads) < first and before not in ",;—–?!"


def _as_said(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "..., as the report put it", "as claimed by rebels", "as X said": the clause that the as-clause hangs on."""
    tree, cue = scene.tree, frames.get("clause") or frames.get("wording")
    if cue is None or tree.dep[i] != "advcl" or tree.mark(i) != "as" or tree.lemma[i] in QUOTING:
        return None
    if tree.child(i, "nsubj") is None and agent(tree, i) is None:
        return None
    if "wording" in frames and tree.child(i, "obj") is None:
        return None
    if "wording" not in frames and _is_meanwhile(scene, i):
        return None
    return make(scene, "as-said", i, cue, clause(scene, [clause_head(tree, tree.head[i])], without=[i]))


def _is_meanwhile(scene: Scene, i: int) -> bool:
    """Whether an as-clause tells when, not by whom: "even as she spoke", "as the port threatens to close"."""
    tree = scene.tree
    own = tree.child(i, "obj", "xcomp", "ccomp") is not None and tree.lemma[i] not in ("tell", "point")
    first = min(tree.subtree(i))
    return own or tree.low[first] == "even" or (first > 0 and tree.low[first - 1] == "even")


def _order(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "urged the crew to leave": content is who is to do it, and what."""
    tree, cue = scene.tree, frames.get("order")
    if cue is None:
        return None
    upper, lower = tree.child(i, "obj", "iobj", "nsubj:pass"), tree.child(i, "xcomp", "ccomp")
    if cue.prepositions and upper is None:
        upper = next((k for k in tree.kids(i, "obl") if k > i and tree.mark(k) in cue.prepositions), None)
        lower = next((k for k in tree.kids(i, "advcl", "xcomp") if upper is not None and k > upper), None)
        if upper is not None and any(tree.mark(k) == "to" for k in tree.kids(upper, "acl")):
            return make(scene, "order", i, cue, phrase(scene, upper))
    if upper is None or lower is None or tree.mark(lower) != "to":
        return None
    return make(scene, "order", i, cue, (*phrase(scene, upper), *clause(scene, [lower])))


def _infinitive(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "vowed to respond": content is the infinitive; "declined to comment" is none (phenomenon 24)."""
    tree, cue = scene.tree, frames.get("infinitive")
    lower = tree.child(i, "xcomp")
    if cue is None or lower is None or tree.mark(lower) != "to" or tree.lemma[lower] in cue.never:
        return None
    return _held(make(scene, "infinitive", i, cue, clause(scene, [lower])))


def _gerund(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "denied sending shells", "admitted leaving the lights on"."""
    tree, cue = scene.tree, frames.get("gerund")
    lower = tree.child(i, "xcomp", "ccomp")
    if cue is None or lower is None or tree.mark(lower):
        return None
    if tree.tag[lower] != "VBG" and not any(tree.low[k] == "having" for k in tree.kids(lower, "aux")):
        return None
    return _held(make(scene, "gerund", i, cue, clause(scene, [lower])))


def _predicate(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "called the list illegal", "the list was called illegal by Minsk" (phenomena 7, 15)."""
    tree, cue = scene.tree, frames.get("predicate")
    if cue is None:
        return None
    lower = tree.child(i, "xcomp", "ccomp")
    upper = tree.child(i, "obj", "iobj", "nsubj:pass")
    if lower is None and tree.child(i, "iobj") is not None:
        upper, lower = tree.child(i, "iobj"), tree.child(i, "obj")
    if lower is None or tree.mark(lower) == "to" or lower < i:
        return None
    parts = phrase(scene, upper) if upper is not None else ()
    return _held_or_told(scene, make(scene, "predicate", i, cue, (*parts, *clause(scene, [lower]))))


def _as(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "characterised the troops as engineers", "in what Kyiv described as a massacre" (phenomena 15, 32)."""
    tree, cue = scene.tree, frames.get("as")
    if cue is None:
        return None
    lower = next((k for k in tree.kids(i, "obl", "advcl", "xcomp", "nmod") if k > i and tree.mark(k) == "as"), None)
    if lower is None or (tree.lemma[i] in QUOTERS and tree.tag[lower] == "VBG" and tree.lemma[lower] in cues("verb")):
        return None  # what somebody is quoted "as saying" is his
    upper = tree.child(i, "obj", "nsubj:pass")
    relative = upper is None or (upper < i and tree.tag[upper] in ("WP", "WDT"))
    if relative:
        particle = next((k for k in tree.children[lower] if tree.low[k] == "as"), None)
        return _held_or_told(scene, make(scene, "as", i, cue, phrase(scene, lower), particle))
    joined = (*phrase(scene, upper), *clause(scene, [lower])) if upper is not None else phrase(scene, lower)
    return _held_or_told(scene, make(scene, "as", i, cue, _with_as(scene, joined, lower)))


def _with_as(scene: Scene, ranges: tuple[TokenRange, ...], lower: int) -> tuple[TokenRange, ...]:
    """The stretches joined over the "as" between them."""
    tokens = {t for a, z in ranges for t in range(a, z)}
    tokens |= {k for k in scene.tree.children[lower] if scene.tree.low[k] == "as" and k < lower}
    return scene.tree.runs(tokens)


def _charge(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "accused the firm of hiding losses": content is whom, and of what."""
    tree, cue = scene.tree, frames.get("charge")
    upper = tree.child(i, "obj", "nsubj:pass")
    if cue is None or upper is None:
        return None
    marks = cue.prepositions - {"with"} if tree.lemma[i] in _BLOWS else cue.prepositions
    lower = [k for k in tree.kids(i, "obl", "advcl", "xcomp") if k > i and tree.mark(k) in marks]
    lower = lower or [k for k in tree.kids(upper, "nmod", "acl") if k > upper and tree.mark(k) in marks]
    if not lower:
        return None
    tokens = {t for a, z in phrase(scene, upper) for t in range(a, z)} | tree.subtree(lower[0])
    return _held_or_told(scene, make(scene, "charge", i, cue, tree.runs(tokens)))


def _object(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "confirmed the presence of ...", "observed no participation", "was revealed by the governor" (phenomena 4, 13)."""
    tree, cue = scene.tree, frames.get("object")
    if cue is None:
        return None
    if is_passive(tree, i):
        upper = tree.child(i, "nsubj:pass", "nsubj")
        maker = agent(tree, i)
        if (
            maker is None
            or (upper is None and tree.dep[i] != "acl")
            or (cue.by and not is_one_of(scene, maker, cue.by))
        ):
            return None
        content = phrase(scene, upper) if upper is not None else ()
        return make(scene, "passive", i, cue, content)
    what = tree.child(i, "obj")
    if tree.dep[i] in ("acl", "xcomp", "acl:relcl", "advcl") and _is_bent(scene, i, cue):
        return None
    if cue.by:
        return shown(scene, i, cue)
    if what is None or _counted(scene, what) in cue.never or _is_how_often(scene, what):
        return None
    if tree.low[what] in ("it", "what", "themselves", "himself", "herself", "itself") and cue.kind != "deny":
        return None
    return _held(make(scene, "object", i, cue, without_relative(scene, what)))


def _is_how_often(scene: Scene, what: int) -> bool:
    """Whether words are counted, not told: "posted several comments"."""
    tree = scene.tree
    counted = any(tree.pos[k] == "NUM" or tree.low[k] in _SEVERAL for k in tree.kids(what, "nummod", "amod", "det"))
    return counted and tree.lemma[what] in _UTTERANCES


def _counted(scene: Scene, i: int) -> str:
    """The lemma of a noun, or of what it is a number of: "claimed thousands of lives"."""
    tree = scene.tree
    while tree.lemma[i] in _NUMBERS and (below := tree.child(i, "nmod")) is not None:
        i = below
    return tree.lemma[i]


def _is_bent(scene: Scene, i: int, cue: Cue) -> bool:
    """Whether a verb only describes or aims at somebody: "voters supporting X", "sought to defend X", "to support X"."""
    tree = scene.tree
    if cue.kind in ("support", "oppose"):
        return tree.tag[i] == "VB" or (tree.tag[i] == "VBG" and tree.dep[i] != "advcl")
    return tree.tag[i] == "VB" and tree.dep[i] == "xcomp"


def _reported(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "Three deaths were reported": nobody says who reports (phenomenon 12)."""
    tree, cue = scene.tree, frames.get("reported")
    upper = tree.child(i, "nsubj:pass")
    if cue is None or upper is None or agent(tree, i) is not None or tree.child(i, "aux:pass") is None:
        return None
    draft = make(scene, "reported", i, cue, phrase(scene, upper))
    return replace(draft, silent=True) if draft is not None else None


def _preposition(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "warned of shortages", "called for a truce", "spoke about the raid"."""
    tree, cue = scene.tree, frames.get("preposition")
    if cue is None or is_passive(tree, i):
        return None
    if tree.lemma[i] == "refer" and tree.child(i, "obj") is not None:
        return None  # "referred the call to the police"
    for lower in tree.kids(i, "obl", "advcl"):
        if tree.lemma[lower] in cue.never:
            continue
        if lower > i and tree.mark(lower) in cue.prepositions and not starts_with_according(tree, lower):
            particle = next((k for k in tree.children[lower] if tree.dep[k] in ("case", "mark")), None)
            return _held(make(scene, "preposition", i, cue, phrase(scene, lower), particle))
    return None


def _held(draft: Draft | None) -> Draft | None:
    """The draft if somebody holds it: for frames that need a speaker."""
    return draft if draft is not None and draft.source is not None else None


def _held_or_told(scene: Scene, draft: Draft | None) -> Draft | None:
    """The draft if somebody holds it, or if a finite passive tells it without saying who does: "is seen as ...", "was accused of ..."."""
    if draft is None or draft.source is not None:
        return draft
    told = draft.lemma in words("verb", "unsaid") and scene.tree.child(draft.word, "aux:pass") is not None
    return replace(draft, silent=True) if told and agent(scene.tree, draft.word) is None else None


def _made_known(scene: Scene, i: int, frames: Frames) -> Draft | None:
    """ "let it be known that ..."."""
    return made_known(scene, i) if "clause" in frames else None


VERB_RULES: tuple[Rule, ...] = (
    _made_known,
    raised,
    interrupted,
    trailing,
    _quoted_as,
    _clause,
    put_in,
    put_between,
    _as_said,
    _order,
    _infinitive,
    _gerund,
    _predicate,
    _as,
    _charge,
    _object,
    _reported,
    _preposition,
)
