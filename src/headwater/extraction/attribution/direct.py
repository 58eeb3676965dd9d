"""Quotations and their speakers (phenomena 8 and 31): contents grow over their quotations, and a quotation that no cue
governs goes to the speaker at hand."""

from __future__ import annotations

from dataclasses import replace

from headwater.extraction.attribution.citing import as_saying, can_be_cited, quotes_as_saying
from headwater.extraction.attribution.closing import ENDS, closed_by_verb, is_speech, last_word, told_outside
from headwater.extraction.attribution.lexicon import cues
from headwater.extraction.attribution.mentions import mention, speaker
from headwater.extraction.attribution.nouns import holder
from headwater.extraction.attribution.quotes import Quotation
from headwater.extraction.attribution.relays import through
from headwater.extraction.attribution.scene import Draft, Scene, cue_range, negated
from headwater.extraction.parsed import TokenRange

_WORDS = frozenset({
    "answer", "claim", "comment", "message", "observation", "post", "quote", "remark", "reply", "response", "statement", "tweet", "word",
})  # fmt: skip
"""What is announced before a colon."""
_FARTHEST = 24
"""Words between the two halves of a quotation."""
_LEADS_ON = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON"})
"""Words before a quotation that is no sentence of its own."""
_SPEECH = frozenset({"say", "ask", "deny", "confirm", "think"})


def with_quotations(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with whole quotations as contents, and one more for each cue and quotation still without the other."""
    grown = [_grown(scene, draft) for draft in drafts]
    grown += _bare_cues(scene, grown)
    grown += _announced(scene, grown)
    grown += closed_by_verb(scene, grown)
    return _led_up_to(scene, _shared(scene, _halves(scene, grown)))


def _grown(scene: Scene, draft: Draft) -> Draft:
    """A content that ends or begins within a quotation takes all of it, over sentences (the seed: "He explained, ...")."""
    if draft.silent or (draft.word >= 0 and scene.quoted[draft.word] >= 0):
        return draft
    tokens = {t for a, z in draft.content for t in range(a, z)}
    numbers = {scene.quoted[t] for t in tokens if scene.quoted[t] >= 0}
    if not numbers:
        return draft
    tokens = _behind_colon(scene, draft, tokens)
    first = scene.quoted[min(tokens)]
    if first >= 0 and _ended(scene, scene.quotations[first]):
        tokens = {t for t in tokens if scene.quoted[t] >= 0}
    for number in numbers:
        tokens |= set(range(*scene.quotations[number].tokens))
    return replace(draft, content=scene.tree.runs(tokens))


def _behind_colon(scene: Scene, draft: Draft, tokens: set[int]) -> set[int]:
    """A content without what leads up to its quotation, where the cue closes that: "It sold its cranes: “Buy one,” the page says"."""
    start = next(t for t in sorted(tokens) if scene.quoted[t] >= 0)
    end = scene.quotations[scene.quoted[start]].tokens[1]
    led = start > min(tokens) and scene.tree.word[start - 1] == ":" and end <= draft.word
    return {t for t in tokens if t >= start} if led else tokens


def _bare_cues(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A verb of speech without a content beside a quotation: ""No one ran." Petrov said." """
    tree, lexicon = scene.tree, cues("verb")
    used = {draft.word for draft in drafts}
    taken = {scene.quoted[t] for t in told_outside(scene, drafts)}
    found = []
    for i, lemma in enumerate(tree.lemma):
        frames = lexicon.get(lemma)
        if frames is None or i in used or tree.pos[i] != "VERB" or scene.quoted[i] >= 0 or quotes_as_saying(scene, i):
            continue
        cue = frames.get("clause") or frames.get("quote")
        if cue is None or cue.kind not in ("say", "ask"):
            continue
        quotation = _beside(scene, i, taken)
        source, antecedent = speaker(scene, i)
        whom = as_saying(scene, i)
        source = whom[0] if whom is not None else source
        if quotation is None or source is None:
            continue
        taken.add(scene.quotations.index(quotation))
        draft = Draft("attribution.quotation-beside", i, cue_range(tree, i), lemma, cue.kind, source,
                      (_with_beginning(scene, quotation, i),), antecedent=antecedent)  # fmt: skip
        relay = whom[1] if whom is not None else None
        found.append(replace(draft, relays=(relay,), antecedent=None) if relay is not None else through(scene, draft))
    return found


def _with_beginning(scene: Scene, quotation: Quotation, i: int) -> TokenRange:
    """A quotation with the beginning of its clause, where a verb behind it closes both: "He drove for years and was “a good man,” the
    note added"."""
    first, end = quotation.tokens
    start = scene.tree.sentence[first]
    within = start < first and scene.tree.pos[first - 1] in _LEADS_ON and scene.quoted[start] < 0
    return (start, end) if within and end <= i < scene.tree.sentence_end[first] else (first, end)


def _announced(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A quotation after the colon of a sentence that announces somebody's words: "Kovac gave this statement: “...”"."""
    tree = scene.tree
    taken = {scene.quoted[t] for t in told_outside(scene, drafts)}
    found = []
    for number, quotation in enumerate(scene.quotations):
        colon = quotation.tokens[0] - 1
        while colon >= 0 and tree.space[colon]:
            colon -= 1
        if number in taken or colon < 0 or tree.word[colon] != ":" or not is_speech(scene, quotation):
            continue
        if (draft := _quoted_whom(scene, tree.sentence[colon], colon, quotation)) is not None:
            found.append(draft)
            continue
        words = [i for i in range(tree.sentence[colon], colon) if tree.lemma[i] in _WORDS and tree.pos[i] == "NOUN"]
        source = _maker(scene, words[-1]) if words else None
        if source is not None:
            i = words[-1]
            found.append(
                Draft(
                    "attribution.quotation-announced", i, (i, i + 1), tree.lemma[i], "say", source, (quotation.tokens,)
                )
            )
    return found


def _quoted_whom(scene: Scene, start: int, colon: int, quotation: Quotation) -> Draft | None:
    """ "AFP quoted the minister: “No one ran.”": the minister's words, through AFP."""
    tree = scene.tree
    for i in range(start, colon):
        who = tree.child(i, "obj", "iobj") if tree.lemma[i] in ("quote", "cite") and tree.pos[i] == "VERB" else None
        outlet = tree.child(i, "nsubj")
        if who is not None and i < who < colon and outlet is not None and can_be_cited(tree, who):
            relays = (mention(tree, outlet),)
            rule, cue = "attribution.quotation-of", (i, i + 1)
            return Draft(rule, i, cue, tree.lemma[i], "say", mention(tree, who), (quotation.tokens,), relays=relays)
    return None


def _maker(scene: Scene, i: int) -> TokenRange | None:
    """Whose words a noun announces: who stands after "by", wherever the parse hangs it, else their holder."""
    tree = scene.tree
    if i + 2 < tree.sentence_end[i] and tree.low[i + 1] == "by" and tree.dep[i + 1] == "case":
        return mention(tree, tree.head[i + 1])
    return holder(scene, i)


def _beside(scene: Scene, i: int, taken: set[int]) -> Quotation | None:
    """The quotation in the verb's sentence, or, for a short sentence, the one that ends right before it; after a colon, the
    one that opens the next paragraph."""
    tree = scene.tree
    first, end = tree.sentence[i], tree.sentence_end[i]
    free = [q for n, q in enumerate(scene.quotations) if n not in taken and is_speech(scene, q)]
    own = [q for q in free if q.tokens[0] < end and q.tokens[1] > first]
    if own:
        return min(own, key=lambda q: min(abs(q.tokens[0] - i), abs(i - q.tokens[1])))
    before = [q for q in free if first - 2 <= q.tokens[1] <= first and end - first < 14 and _is_told_after(scene, q, i)]
    last = end - 1
    while last > i and tree.space[last]:
        last -= 1
    after = [q for q in free if end <= q.tokens[0] <= end + 1 and tree.word[last] == ":"]
    return next(iter(after + before), None)


def _is_told_after(scene: Scene, quotation: Quotation, i: int) -> bool:
    """Whether a verb may tell the quotation that ends before its sentence: in the same paragraph, and not denied."""
    same = scene.paragraph[quotation.tokens[1] - 1] == scene.paragraph[i]
    return same and not negated(scene.tree, i) and scene.tree.dep[i] != "xcomp"


def _shared(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Quotations that no cue governs: they go on with the one before in their paragraph, or take its speaker."""
    covered = told_outside(scene, drafts)
    drafts = sorted(drafts, key=lambda d: d.word)
    for quotation in scene.quotations:
        if not is_speech(scene, quotation) or not _stands_alone(scene, quotation):
            continue
        if any(t in covered for t in range(*quotation.tokens)):
            continue
        at = _before(scene, drafts, quotation)
        if at is None:
            continue
        draft = drafts[at]
        drafts[at] = replace(draft, content=tuple(sorted((*draft.content, quotation.tokens))),
                             notes=(*draft.notes, "quotation-goes-on"))  # fmt: skip
        covered.update(range(*quotation.tokens))
    return drafts


def _halves(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A quotation that its cue parts in two, both halves said: "“It held,” Lee said in May, “but not for long”"."""
    covered = told_outside(scene, drafts)
    drafts = list(drafts)
    for number, quotation in enumerate(scene.quotations):
        if not is_speech(scene, quotation) or quotation.tokens[0] in covered:
            continue
        for at, draft in enumerate(drafts):
            if draft.source is not None and draft.kind in _SPEECH and _is_half(scene, draft, number):
                drafts[at] = replace(draft, content=tuple(sorted((*draft.content, quotation.tokens))),
                                     notes=(*draft.notes, "quotation-goes-on"))  # fmt: skip
                break
    return drafts


def _is_half(scene: Scene, draft: Draft, number: int) -> bool:
    """Whether the quotation and the one that a cue governs stand right before and behind it, with a comma before the second."""
    if draft.word < 0 or scene.quoted[draft.word] >= 0:
        return False
    held = {scene.quoted[a] for a, _ in draft.content}
    first, second = (number - 1, number) if number - 1 in held else (number, number + 1)
    if second >= len(scene.quotations) or not held & {first, second}:
        return False
    start, end = scene.quotations[first].tokens[1], scene.quotations[second].tokens[0]
    between = scene.tree.word[start:end]
    parted = between[-1:] == [","] and len(between) <= _FARTHEST and not {".", "!", "?", ":", ";"} & set(between)
    return (
        start <= draft.word < end
        and parted
        and scene.tree.word[last_word(scene, scene.quotations[first])].endswith(",")
    )


def _led_up_to(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A quotation left open that goes on in the next paragraph is of whoever speaks there: "“We ran. ¶ “No one fell,” he said." """
    drafts = list(drafts)
    for first, second in reversed(list(zip(scene.quotations, scene.quotations[1:], strict=False))):
        if not second.continues or not _opens_paragraph(scene, first, second) or _holder(drafts, first) is not None:
            continue
        at = _holder(drafts, second)
        if at is not None and drafts[at].kind in _SPEECH and drafts[at].lemma != ":":
            content = tuple(sorted((*drafts[at].content, first.tokens)))
            drafts[at] = replace(drafts[at], content=content, notes=(*drafts[at].notes, "quotation-led-up-to"))
    return drafts


def _opens_paragraph(scene: Scene, *quotations: Quotation) -> bool:
    """Whether quotations open their paragraphs, all with the same mark."""
    text = scene.parsed.text
    return all(not text[: q.start].rstrip(" ")[-1:].strip() for q in quotations) and (
        len({text[q.start] for q in quotations}) == 1
    )


def _holder(drafts: list[Draft], quotation: Quotation) -> int | None:
    """The draft in whose content most of a quotation stands."""
    middle = sum(quotation.tokens) // 2
    return next((at for at, d in enumerate(drafts) if any(a <= middle < z for a, z in d.content)), None)


def _ended(scene: Scene, quotation: Quotation) -> bool:
    """Whether the words before the closing mark end in a comma or full stop: what follows is not the speaker's."""
    last = last_word(scene, quotation)
    return scene.tree.word[last][-1:] in ENDS or not quotation.closed


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: opened after a sentence's end, and ended as one."""
    tree = scene.tree
    a = quotation.tokens[0]
    before = a - 1
    while before >= 0 and tree.space[before]:
        before -= 1
    opened = before < 0 or scene.paragraph[before] != scene.paragraph[a] or tree.word[before][-1:] in ".!?…:”\"'"
    return opened and _ended(scene, quotation)


def _follows_alone(scene: Scene, draft: Draft, quotation: Quotation) -> bool:
    """Whether a quotation is all of the paragraph behind that of a cue: it is more of what was quoted there."""
    first, last = quotation.tokens
    text = scene.parsed.text
    opens = not text[: quotation.start].rstrip(" ")[-1:].strip()
    end = scene.parsed.doc[last - 1].idx + len(scene.parsed.doc[last - 1])
    closes = not text[end : end + 1].strip() and text[end : end + 40].lstrip()[:1] not in ("―", "—", "–", "-")
    return opens and closes and scene.paragraph[draft.word] == scene.paragraph[first] - 1


def _before(scene: Scene, drafts: list[Draft], quotation: Quotation) -> int | None:
    """The attribution that a free quotation continues: in its paragraph, the last before it that holds a quotation, else
    the last main clause of speech; also the one whose quotation was left open at the end of the paragraph before."""
    tree, start = scene.tree, quotation.tokens[0]
    best: tuple[bool, int, int] | None = None
    for at, draft in enumerate(drafts):
        if draft.source is None or draft.word < 0 or draft.word >= start or draft.kind not in _SPEECH:
            continue
        if scene.quoted[draft.word] >= 0:
            continue
        holds = any(scene.quoted[t] >= 0 for a, z in draft.content for t in (a, z - 1))
        goes_on = quotation.continues and holds and max(z for _, z in draft.content) >= start - 3
        same = scene.paragraph[draft.word] == scene.paragraph[start] or (
            holds and _follows_alone(scene, draft, quotation)
        )
        main = holds or tree.dep[draft.word] in ("ROOT", "conj", "parataxis", "punct")
        if ((same and main) or goes_on) and (best is None or (holds, draft.word) > best[:2]):
            best = holds, draft.word, at
    return best[2] if best else None
