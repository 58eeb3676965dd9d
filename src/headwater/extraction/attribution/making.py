"""How the rules for verbs are called, and the draft that they make: cue, speaker and content of one verb."""

from __future__ import annotations

from collections.abc import Callable

from headwater.extraction.attribution.lexicon import Cue
from headwater.extraction.attribution.mentions import is_passive, speaker
from headwater.extraction.attribution.scene import Draft, Scene, cue_range, negated
from headwater.extraction.parsed import TokenRange

_NOBODY = frozenset({"nobody", "none", "no", "neither"})
"""How a subject begins that does not speak: "no official said"."""
Frames = dict[str, Cue]
Rule = Callable[[Scene, int, Frames], Draft | None]


def make(
    scene: Scene, rule: str, i: int, cue: Cue, content: tuple[TokenRange, ...], particle: int | None = None
) -> Draft | None:  # the parts of a draft
    """The draft of a verb with its speaker; `None` without content."""
    if not content:
        return None
    tree = scene.tree
    source, antecedent = speaker(scene, i)
    nobody = source is not None and tree.low[source[0]] in _NOBODY
    return Draft(
        f"attribution.{rule}",
        i,
        cue_range(tree, i, particle),
        tree.lemma[i],
        cue.kind,
        None if nobody else source,
        content,
        antecedent=antecedent,
        passive=is_passive(tree, i),
        negated=nobody or negated(tree, i),
        silent=nobody,
    )
