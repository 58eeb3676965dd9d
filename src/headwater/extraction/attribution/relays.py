"""Relays: through whom an attribution came (phenomena 5 and 6): "told AFP", "citing X", "..., according to Ukrinform"."""

from __future__ import annotations

from dataclasses import replace

from headwater.extraction.attribution.citing import (
    cites,
    learned_from,
    papers,
    passes_on,
    quotes_whom,
    which_cites,
)
from headwater.extraction.attribution.mentions import CITING, is_clause_end, is_phrase, mention
from headwater.extraction.attribution.phrases import opens_said
from headwater.extraction.attribution.scene import Draft, Scene
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

_AT_LARGE = frozenset(
    {
        "media",
        "press",
        "news",
        "today",
        "post",
        "times",
        "sun",
        "express",
        "standard",
        "mail",
        "wire",
        "review",
        "outlet",
        "independent",
    }
)
"""Words for papers that name none by themselves: "told the press"."""
_HEARERS = frozenset({"tell", "inform"})
_REPORTS = frozenset({"report", "story", "article", "dispatch", "piece", "account"})
_REPORTERS = frozenset({"reporter", "correspondent", "journalist", "interviewer"})
_CARRYING = frozenset({"carry", "publish", "broadcast", "quote", "cite", "report", "air", "release", "relay", "run"})
_SPEAKING = frozenset({"speak", "talk"})
_REPORTING = frozenset({"report", "say", "write", "announce", "note"})
_FINITE = frozenset({"VBD", "VBZ"})
_PASSED = "relay.passed-on"
_TO = frozenset({"speak", "talk", "say", "confirm", "confide", "comment", "brief"})


def relayed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with their relays; an "according to" beside a nearer speaker becomes that speaker's relay."""
    drafts = _by_according_to(scene, drafts)
    drafts = [through(scene, draft) for draft in drafts]
    passed: dict[TokenRange, list[int]] = {}
    for draft in drafts:
        for relay in draft.relays if _PASSED in draft.notes else ():
            passed.setdefault(relay, []).append(draft.word)
    return [d for d in drafts if not any(_only_passes(scene, d, at) for at in passed.get(d.source or (-1, -1), ()))]


def through(scene: Scene, draft: Draft) -> Draft:
    """The draft with whom its own sentence names as outlet, or cites."""
    return cites(
        scene, which_cites(scene, learned_from(scene, quotes_whom(scene, _passed_on(scene, _told(scene, draft)))))
    )


def _only_passes(scene: Scene, draft: Draft, at: int) -> bool:
    """Whether a draft is of the outlet alone that passes on another, whose cue stands `at` a token."""
    holds = any(first <= at < last for first, last in draft.content)
    beside = draft.rule == "attribution.as-said" and scene.tree.sentence[draft.word] == scene.tree.sentence[at]
    return holds or beside


def _by_according_to(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """ "X stressed that ..., according to Y": one attribution, X's, relayed by Y."""
    tree = scene.tree
    outer = [one for one in drafts if one.lemma == "according to"]
    gone: set[int] = set()
    relays: dict[int, tuple[TokenRange, ...]] = {}
    for one in outer:
        nearer = [
            two
            for two in drafts
            if two.lemma != "according to"
            and tree.low[two.word] not in CITING
            and two.cue is not None
            and two.source is not None
            and tree.sentence[two.word] == tree.sentence[one.word]
            and scene.quoted[two.word] < 0
            and tree.dep[two.word] != "acl:relcl"
            and any(a <= two.word < z for a, z in one.content)
            and not opens_said(tree, one.word)
            and two.kind in ("say", "deny", "confirm", "estimate")
        ]
        nearer = nearer or [
            two
            for two in drafts
            if two.source is not None
            and two.kind in ("say", "deny", "confirm", "estimate")
            and two.lemma != "according to"
            and tree.sentence[two.word] == tree.sentence[one.word]
            and scene.quoted[two.word] < 0
            and two.cue is not None
            and two.cue[1] <= one.word
            and not opens_said(tree, one.word)
            and _ends_beside(scene, two, one)
        ]
        if nearer and one.source is not None:
            best = min(nearer, key=lambda two: abs(two.word - one.word))
            relays[best.word] = (*relays.get(best.word, ()), _of_report(tree, one.source))
            gone.add(one.word)
    kept = [draft for draft in drafts if draft.word not in gone or draft.lemma != "according to"]
    return [
        replace(d, relays=(*d.relays, *relays[d.word]), notes=(*d.notes, "relay.according-to"))
        if d.word in relays and d.source is not None
        else d
        for d in kept
    ]


def _of_report(tree: Tree, source: TokenRange) -> TokenRange:
    """Whose a report is that passes somebody's words on: "according to a report by Reuters, the port said"."""
    head = next((k for k in range(*source) if not source[0] <= tree.head[k] < source[1]), source[0])
    by = (k for k in tree.kids(head, "nmod") if k > head and tree.mark(k) in ("by", "in", "from", "on"))
    outlet = next((k for k in by if tree.pos[k] == "PROPN"), None) if tree.lemma[head] in _REPORTS else None
    return mention(tree, outlet) if outlet is not None else source


def _passed_on(scene: Scene, draft: Draft) -> Draft:
    """ "..., Ann Lee said, AFP reported", "said Ann Lee, as quoted by AFP": AFP relays."""
    if draft.word < 0 or draft.source is None or draft.cue is None or draft.kind not in ("say", "confirm", "estimate"):
        return draft
    end = max(draft.cue[1], draft.source[1])
    relay = _as_quoted_by(scene, draft, end) or _reports_behind(scene, end)
    if relay is None or relay == draft.source:
        return draft
    return replace(draft, relays=(*draft.relays, relay), notes=(*draft.notes, _PASSED))


def _as_quoted_by(scene: Scene, draft: Draft, end: int) -> TokenRange | None:
    tree = scene.tree
    for i in range(end + 1, tree.sentence_end[draft.word] - 2):
        if tree.lemma[i] in _CARRYING and tree.low[i - 1] == "as" and tree.low[i + 1] == "by" and scene.quoted[i] < 0:
            head = next((k for k in range(i + 2, tree.sentence_end[i]) if tree.mark(k) == "by"), None)
            return mention(tree, head) if head is not None else None
    return None


def _reports_behind(scene: Scene, end: int) -> TokenRange | None:
    """Who reports behind the comma that closes a clause of speech: ", AFP reported" at the end of the sentence."""
    tree = scene.tree
    if end + 2 >= len(tree) or tree.word[end] != "," or scene.quoted[end] >= 0:
        return None
    verb = next((k for k in range(end + 2, min(end + 8, tree.sentence_end[end])) if tree.tag[k] in _FINITE), None)
    if verb is None or tree.lemma[verb] not in _REPORTING or not is_clause_end(tree, verb):
        return None
    return (end + 1, verb) if is_phrase(tree, end + 1, verb) and passes_on(scene, verb - 1) else None


def _ends_beside(scene: Scene, two: Draft, one: Draft) -> bool:
    """Whether the "according to" follows right on the content or the cue of the other."""
    end = max(two.content[-1][1], two.cue[1] if two.cue else 0)
    between = scene.tree.word[end : one.word]
    return all(word in (",", ".", '"', "”") for word in between)


def _told(scene: Scene, draft: Draft) -> Draft:
    """ "An official told AFP ...": AFP relays; reporters, a court or a person do not."""
    tree = scene.tree
    if draft.word < 0 or draft.source is None:
        return draft
    hearer = None
    if draft.lemma in _HEARERS and not draft.passive:
        hearer = tree.child(draft.word, "iobj", "obj")
    if hearer is None and (draft.lemma in _TO or draft.kind == "say"):
        hearer = next((k for k in tree.kids(draft.word, "obl") if k > draft.word and tree.mark(k) == "to"), None)
    hearer = hearer if hearer is not None else _interviewer(scene, draft)
    if hearer is not None and tree.lemma[hearer] in _REPORTERS:
        hearer = _employer(tree, hearer)
    if hearer is None:
        return draft
    named = _named_paper(scene.tree, hearer)
    outlet = named or _outlet(scene, hearer)
    if outlet is None:
        return draft
    note = "relay.told-paper" if named else "relay.told"
    return replace(draft, relays=(*draft.relays, outlet), notes=(*draft.notes, note))


def _employer(tree: Tree, reporter: int) -> int | None:
    """Whose a reporter is: "a reporter from Reuters", "a Reuters correspondent"."""
    of = [k for k in tree.kids(reporter, "nmod") if tree.mark(k) in ("from", "for", "of", "with")]
    owners = [*of, *tree.kids(reporter, "compound", "nmod:poss")]
    return next((k for k in owners if tree.pos[k] == "PROPN"), None)


def _named_paper(tree: Tree, hearer: int) -> TokenRange | None:
    """The name behind the noun for a paper, "told the newspaper El Faro", or the noun alone, "told state television"."""
    nouns = [k for k in (hearer, *tree.children[hearer]) if tree.lemma[k] in papers() and tree.pos[k] == "NOUN"]
    start = end = min(nouns, default=len(tree)) + 1
    while end < len(tree) and tree.pos[end] == "PROPN":
        end += 1
    if end > start and start <= hearer + 1:
        return start, end
    if hearer == 0 or tree.pos[hearer - 1] == "DET":
        return None
    last = " ".join(tree.low[hearer - 1 : hearer + 1])
    stations = papers() - _AT_LARGE
    return mention(tree, hearer) if tree.low[hearer] in stations or last in stations else None


def _outlet(scene: Scene, hearer: int) -> TokenRange | None:
    """The mention of who was told, if it may pass things on: "AFP", "CNN" of "CNN’s Newsnight"."""
    tree = scene.tree
    owner = tree.child(hearer, "nmod:poss")
    owner = tree.child(hearer + 1, "nmod:poss") if owner is None and hearer + 1 < len(tree) else owner
    if owner is not None and owner < hearer and tree.doc[owner].ent_type_ == "ORG":
        return (owner, owner + 1)
    if tree.pos[hearer] != "PROPN":
        return None
    return mention(tree, hearer) if _is_body(scene, hearer) else None


def _is_body(scene: Scene, i: int) -> bool:
    """Whether a name is of no person and no place; "The War Zone" has an article of its own, as no place has."""
    tree = scene.tree
    titled = any(tree.word[k] == "The" for k in tree.children[i] if k < i)
    kind = tree.doc[i].ent_type_
    return kind != "PER" and (kind != "LOC" or titled)


def _interviewer(scene: Scene, draft: Draft) -> int | None:
    """ "said in an interview with Der Spiegel"."""
    tree = scene.tree
    for k in tree.kids(draft.word, "obl"):
        if tree.lemma[k] in ("interview", "conversation", "comment", "remark", "statement") and tree.mark(k) in (
            "in",
            "during",
        ):
            with_whom = next((n for n in tree.kids(k, "nmod") if tree.mark(n) in ("with", "to", "for")), None)
            return with_whom if with_whom is not None else _carrier(tree, k)
    speaking = [k for k in tree.kids(draft.word, "advcl") if tree.tag[k] == "VBG" and tree.lemma[k] in _SPEAKING]
    for head in range(*(draft.source or (0, 0))):
        speaking += [k for k in tree.kids(head, "acl") if tree.tag[k] == "VBG" and tree.lemma[k] in _SPEAKING]
    return next((n for k in speaking for n in tree.kids(k, "obl") if tree.mark(n) in ("to", "with")), None)


def _carrier(tree: Tree, paper: int) -> int | None:
    """Who carries a comment or statement: "in comments carried by AFP"."""
    carried = (k for k in tree.kids(paper, "acl") if tree.lemma[k] in _CARRYING)
    return next((n for k in carried for n in tree.kids(k, "obl:agent", "obl") if tree.mark(n) == "by"), None)
