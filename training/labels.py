"""The label sets that the reader predicts, and where each lies in the one layer that classifies words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from training.treebanks import KINDS, Sentence

FEATURES = ("Tense", "Mood", "VerbForm", "Number", "Polarity", "Person", "Voice")
NAMES = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))


@dataclass(frozen=True)
class Labels:
    """Label sets by frequency; `slices` are half-open column ranges of the word classifier."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    features: dict[str, tuple[str, ...]]  # the first value, "_", is absence

    @property
    def slices(self) -> dict[str, tuple[int, int]]:
        """Columns of tags, names, sentence starts and features."""
        sizes = {"upos": len(self.upos), "xpos": len(self.xpos), "ner": len(NAMES), "seg": 2}
        sizes |= {f"f:{name}": len(values) for name, values in self.features.items()}
        found, at = {}, 0
        for key, size in sizes.items():
            found[key] = (at, at + size)
            at += size
        return found

    @property
    def columns(self) -> int:
        """Width of the word classifier."""
        return max(end for _, end in self.slices.values())

    def as_json(self, layers: int) -> dict[str, object]:
        """What the reader loads beside the weights."""
        return {
            "upos": self.upos,
            "xpos": self.xpos,
            "rel": self.relations,
            "feats": self.features,
            "ner": NAMES,
            "slices": self.slices,
            "layers": layers,
        }


def labels_of(sentences: Iterable[Sentence]) -> Labels:
    """The labels that occur in trees."""
    words = [word for sentence in sentences for word in sentence.words]

    def by_count(values: Iterable[str]) -> tuple[str, ...]:
        return tuple(value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))

    features = {key: ("_", *sorted({w.features[key] for w in words if key in w.features})) for key in FEATURES}
    return Labels(
        by_count(w.upos for w in words), by_count(w.xpos for w in words), by_count(w.relation for w in words), features
    )
