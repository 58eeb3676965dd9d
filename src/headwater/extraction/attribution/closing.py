"""Speakers right behind a quotation that ends in a comma or mark: whatever the verb, it is one of speech.

""...," remembers Mark Bellow", ""...," she fired back". What a quotation is, and which one somebody is already made to say.
"""

from __future__ import annotations

from headwater.extraction.attribution.mentions import mention
from headwater.extraction.attribution.quotes import Quotation
from headwater.extraction.attribution.scene import Draft, Scene, cue_range
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import TokenRange

ENDS = frozenset({".", "!", "?", "…", ",", "—", "-", "–"})
_FEWEST = 4
_CLOSERS = (",", "?", "!", "—", "–")
_FINITE = frozenset({"VBD", "VBZ"})
_NO_SPEECH = frozenset({"be", "have", "do", "become", "seem"})
_VOICES = frozenset({"he", "she", "they", "i", "we"})
_SAID = frozenset({
    "advice", "answer", "assessment", "assurance", "comment", "conclusion", "message", "reaction", "reply", "response", "summary", "verdict",
    "view", "warning", "words",
})  # fmt: skip
_LONGEST = 9
_APPOSITION = 14


def told_outside(scene: Scene, drafts: list[Draft]) -> set[int]:
    """The tokens that a cue governs which stands itself in no quotation."""
    outer = [draft for draft in drafts if draft.word < 0 or scene.quoted[draft.word] < 0]
    return {t for draft in outer for a, z in draft.content for t in range(a, z)}


def is_speech(scene: Scene, quotation: Quotation, fewest: int = _FEWEST) -> bool:
    """Whether a quotation holds a sentence's worth of words, not a scare-quoted word or a title."""
    a, z = quotation.tokens
    return sum(any(c.isalpha() for c in word) for word in scene.tree.word[a:z]) >= fewest


def last_word(scene: Scene, quotation: Quotation) -> int:
    """The last token of a quotation that is no quotation mark."""
    tree, (a, z) = scene.tree, quotation.tokens
    last = z - 1
    while last > a and (
        tree.space[last] or (not any(c.isalnum() for c in tree.word[last]) and tree.word[last] not in ENDS)
    ):
        last -= 1
    return last


def closed_by_verb(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """An attribution for each quotation that no cue governs and behind whose last comma somebody stands with a finite verb."""
    taken = {scene.quoted[t] for t in told_outside(scene, drafts)}
    found = []
    for number, quotation in enumerate(scene.quotations):
        if number in taken or not is_speech(scene, quotation, fewest=2) or _is_part(scene, quotation):
            continue
        if not scene.tree.word[last_word(scene, quotation)].endswith(_CLOSERS):
            continue
        pair = _verb_and_speaker(scene, quotation.tokens[1]) or _noun_and_speaker(scene, quotation.tokens[1])
        if pair is not None:
            verb, source = pair
            found.append(
                Draft(
                    "attribution.quotation-closed", verb, cue_range(scene.tree, verb), scene.tree.lemma[verb], "say", source,
                    (quotation.tokens,),
                )
            )  # fmt: skip
    return found


def _verb_and_speaker(scene: Scene, start: int) -> tuple[int, TokenRange] | None:
    """The verb and who does it, right behind a quotation: "remembers Mark Bellow", "the clerk typed"."""
    tree = scene.tree
    while start < len(tree) and tree.space[start] and "\n" not in tree.word[start]:
        start += 1
    if start + 1 >= len(tree) or tree.space[start]:
        return None
    if _speaks(tree, start) and tree.pos[start + 1] in ("PROPN", "DET", "PRON", "NOUN", "ADJ"):
        upper = next((k for k in tree.kids(start, "nsubj", "obj", "dep") if k > start), None)
        return (start, mention(tree, upper)) if upper is not None and not tree.word[upper].isdigit() else None
    verb = next(
        (k for k in range(start + 1, min(start + _LONGEST, len(tree))) if tree.pos[k] in ("VERB", "AUX", "PUNCT")), None
    )
    if verb is not None and tree.word[verb] == ",":
        verb = _behind_apposition(tree, start, verb)
    if verb is None or not _speaks(tree, verb) or any(k > verb for k in tree.kids(verb, "ccomp", "xcomp")):
        return None
    comma = next((k for k in range(start, verb) if tree.word[k] == ","), verb)
    name = tree.trimmed(start, comma)
    while name is not None and tree.pos[name[1] - 1] == "ADV":
        name = tree.trimmed(name[0], name[1] - 1)
    voice = name is not None and (tree.low[name[0]] in _VOICES or tree.pos[name[0]] in ("PROPN", "DET"))
    return (verb, name) if name is not None and voice else None


def _behind_apposition(tree: Tree, start: int, comma: int) -> int | None:
    """The verb behind what is said of a name between commas: "Kyle Brand, the premier’s secretary, shot back"."""
    closing = next((k for k in range(comma + 1, min(comma + _APPOSITION, len(tree))) if tree.word[k] == ","), None)
    if closing is None or closing + 1 >= len(tree) or tree.pos[start] not in ("PROPN", "DET"):
        return None
    return closing + 1 if not any(tree.pos[k] == "VERB" for k in range(start, closing)) else None


def _noun_and_speaker(scene: Scene, start: int) -> tuple[int, TokenRange] | None:
    """ "was the advice of lead author Ann Lee", "was Lee’s answer", right behind a quotation."""
    tree = scene.tree
    if start >= len(tree) or tree.low[start] not in ("was", "is", "came", "ran"):
        return None
    noun = next((k for k in range(start + 1, min(start + _LONGEST, len(tree))) if tree.low[k] in _SAID), None)
    if noun is None:
        return None
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        begin, end = mention(tree, owner)
        return noun, (begin, end - (end - 1 > begin and tree.low[end - 1] in ("'s", "’s", "'", "’")))
    maker = next((k for k in tree.kids(noun, "nmod") if tree.mark(k) in ("of", "from", "by")), None)
    return (noun, mention(tree, maker)) if maker is not None else None


def _speaks(tree: Tree, i: int) -> bool:
    """Whether a verb may be one of speech: finite, with nothing that is done to something: "“...?” Orlov put his house up"."""
    if tree.pos[i] != "VERB" or tree.tag[i] not in _FINITE or tree.lemma[i] in _NO_SPEECH:
        return False
    what = next((k for k in tree.kids(i, "obj") if k > i), None)
    return tree.dep[i] != "acl:relcl" and (what is None or tree.pos[what] in ("PROPN", "PRON"))


def _is_part(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is a word or title within a phrase: "the “clash of powers,”", "in “Hail, Nero!,” Lee plays"."""
    tree, first = scene.tree, quotation.tokens[0]
    return first > tree.sentence[first] and tree.pos[first - 1] in ("ADP", "DET", "ADJ", "NOUN", "SCONJ")
