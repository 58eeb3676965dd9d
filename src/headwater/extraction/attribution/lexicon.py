"""The cue lexicon: which words introduce somebody else's words or thoughts, and in which frames (`cues.toml`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from headwater.language.words import load_words


@dataclass(frozen=True, slots=True)
class Cue:
    """One frame of a word: what kind of act it reports, and the prepositions or marks that its content may take.

    `never` holds lemmas that, governed by the cue, make no attribution: "declined to comment". `by`, where given, holds those
    that alone may be its subject: "the poll shows a tie".
    """

    kind: str
    frame: str
    prepositions: frozenset[str]
    never: frozenset[str]
    by: frozenset[str]


@cache
def cues(on: str) -> Mapping[str, Mapping[str, Cue]]:
    """Lemma to frame to cue, of the words that are verbs, nouns, adjectives or adverbs (`on`).

    >>> sorted(cues("verb")["confirm"]), cues("verb")["deny"]["object"].kind
    (['clause', 'object', 'reported'], 'deny')
    """
    found: dict[str, dict[str, Cue]] = defaultdict(dict)
    for entry in load_words("en", "cues"):
        if entry["on"] != on:
            continue
        marks, never = frozenset(entry.get("with", ())), frozenset(entry.get("never", ()))
        cue = Cue(entry["kind"], entry["frame"], marks, never, frozenset(entry.get("by", ())))
        for form in entry.forms:
            known = found[form].get(cue.frame)
            found[form][cue.frame] = cue if known is None else replace(known, prepositions=known.prepositions | marks)
    return dict(found)


@cache
def words(on: str, frame: str) -> frozenset[str]:
    """The forms listed with a frame.

    >>> "reportedly" in words("adverb", "hearsay")
    True
    """
    return frozenset(form for form, frames in cues(on).items() if frame in frames)


@cache
def particled() -> frozenset[str]:
    """The verbs that are listed with a particle.

    >>> "lash" in particled()
    True
    """
    return frozenset(form.split(" ")[0] for form in cues("verb") if " " in form)
