"""Source, cue and content: who is made to say what (the terms of PARC, Pareti 2012, and PolNeAR, Newell et al. 2018)."""

from __future__ import annotations

from headwater.extraction.attribution.direct import with_quotations
from headwater.extraction.attribution.labels import labels
from headwater.extraction.attribution.nouns import nouns
from headwater.extraction.attribution.phrases import phrases
from headwater.extraction.attribution.relays import relayed
from headwater.extraction.attribution.scene import Draft, Scene
from headwater.extraction.attribution.unsaid import is_unsaid
from headwater.extraction.attribution.verbs import verbs
from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.model import Form, Span, Step

FINDERS = (verbs, nouns, phrases, labels)


def find_attributions(parsed: Parsed) -> list[Attribution]:
    """Every attribution of the parsed sentences, in order of their contents."""
    scene = Scene.of(parsed)
    drafts = [draft for finder in FINDERS for draft in finder(scene)]
    drafts = with_quotations(scene, relayed(scene, _once(drafts)))
    drafts = [draft for draft in drafts if not is_unsaid(scene, draft)]
    return sorted(
        (_finished(scene, draft) for draft in drafts), key=lambda one: (one.content[0].start, one.content[0].end)
    )


def _once(drafts: list[Draft]) -> list[Draft]:
    """One draft a cue word: the first finder's."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        found.setdefault(draft.word, draft)
    return list(found.values())


def _finished(scene: Scene, draft: Draft) -> Attribution:
    parsed = scene.parsed
    spans = [parsed.span(*piece) for piece in draft.content]

    def span(tokens: TokenRange | None) -> Span | None:
        return parsed.span(*tokens) if tokens is not None else None

    cue, source = span(draft.cue), span(_whole_name(scene, draft.source))
    steps = [Step(draft.rule, tuple(s for s in (source, cue, *spans) if s is not None))]
    relays = tuple(parsed.span(*relay) for relay in draft.relays)
    steps += [Step(f"attribution.{note}", relays if note.startswith("relay.") else ()) for note in draft.notes]
    return Attribution(
        cue, draft.cue, draft.lemma, source, relays, tuple(spans),
        _form(scene, draft), tuple(steps), draft.kind, draft.passive, draft.negated, span(draft.antecedent),
    )  # fmt: skip


def _whole_name(scene: Scene, source: TokenRange | None) -> TokenRange | None:
    """A mention with the first parts of its name, where the parse cut behind a hyphen: "Park Ji-|won"."""
    doc = scene.parsed.doc
    if source is None or source[0] < 2 or doc[source[0] - 1].text != "-" or doc[source[0] - 1].whitespace_:
        return source
    start = source[0] - 2
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].whitespace_:
        start -= 1
    return start, source[1]


def _form(scene: Scene, draft: Draft) -> Form:
    """Direct, mixed or indirect by how many of the content's words stand in quotation marks."""
    if draft.silent:
        return Form.NONE
    words = [t for a, z in draft.content for t in range(a, z) if scene.tree.word[t][0].isalnum()]
    inside = sum(scene.quoted[t] >= 0 for t in words)
    return Form.DIRECT if inside >= 0.9 * len(words) else Form.MIXED if inside else Form.INDIRECT
