"""The rules of certainty for who stands behind it: nobody in particular, or another outlet that passes it on."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extraction.certainty_scene import Rule, Scene, Vote, Vouching
from headwater.extraction.found import Attribution
from headwater.model import Form, Status

_KEPT = frozenset(
    {
        "record",
        "register",
        "document",
        "log",
        "confirm",
        "count",
        "detect",
        "observe",
        "identify",
        "verify",
        "find",
        "reveal",
        "show",
        "disclose",
        "discover",
        "know",
        "prove",
        "establish",
        "determine",
    }
)
"""What is put on record needs no voice: "40 births were recorded", but "40 thefts were reported"."""


def _sourceless_cue(scene: Scene) -> Iterator[Vote]:
    """Reported, with nobody named who reports: "is said to", "casualties reported"."""
    one = scene.attribution
    if one is None or one.cue is None or not scene.said or one.lemma in _KEPT or scene.granted:
        return
    if scene.standing.vouching is Vouching.SPEAKER and _is_put_on_record(scene, one):
        return
    if scene.standing.vouching is Vouching.NOBODY or (one.source is None and one.form == Form.NONE):
        token = scene.word.doc[max(scene.said)]
        yield Vote(Status.REPORTED, token, "certainty.nobody-vouches")


def _is_put_on_record(scene: Scene, one: Attribution) -> bool:
    """Whether a participle only says that cases were put on record, in the words of a named speaker: "according to the guild, there were
    900 thefts reported"."""
    words = scene.word.doc[scene.sentence[0] : scene.sentence[1]]
    said = any(
        token.i not in scene.said and (token.lower_ in ("according", "per") or token.lemma_ == "say") for token in words
    )
    return said and any(step.rule == "attribution.participle" for step in one.steps)


def _second_hand(scene: Scene) -> Iterator[Vote]:
    """Another outlet passes it on, and the report adds no word of its own: "Six died, the Gazette reported"."""
    if scene.standing.vouching is Vouching.OUTLET:
        token = scene.word.doc[max(scene.said)] if scene.said else scene.word
        yield Vote(Status.REPORTED, token, "certainty.second-hand")


VOUCHING_RULES: tuple[Rule, ...] = (Rule(_sourceless_cue), Rule(_second_hand))
