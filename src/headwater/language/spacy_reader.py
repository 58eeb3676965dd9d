"""Any spaCy pipeline as a reader; labels of the ClearNLP scheme (spaCy's own English models) are mapped to UD."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from headwater.language.words import word_map
from headwater.model import UsageError

_NAMES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


class SpacyReader:
    """A spaCy pipeline with a tagger, a parser and a recogniser of names; raises `UsageError` if it cannot be loaded."""

    def __init__(self, name: str) -> None:
        try:
            self._nlp = spacy.load(name)
        except OSError as error:
            raise UsageError(
                f"no reader {name!r}: give 'default', or an installed spaCy pipeline or its folder"
            ) from error
        meta = self._nlp.meta
        self.id = f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, text: str, ranges: Sequence[tuple[int, int]]) -> Doc:
        """Parse the whole text: a pipeline knows no ranges."""
        del ranges
        doc = self._nlp(text)
        labels = word_map("en", "clearnlp", "label")
        names = ["O"] * len(doc)
        for name in doc.ents:
            if name.label_ in _NAMES:
                names[name.start : name.end] = [
                    "B-" + _NAMES[name.label_],
                    *["I-" + _NAMES[name.label_]] * (len(name) - 1),
                ]
        heads, deps = [token.head.i for token in doc], [labels.get(token.dep_, token.dep_) for token in doc]
        if any(token.dep_ == "pobj" for token in doc):
            _raise_objects(doc, heads, deps)
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[token.tag_ for token in doc],
            pos=[token.pos_ for token in doc],
            morphs=[str(token.morph) for token in doc],
            lemmas=[token.lemma_ or token.lower_ for token in doc],
            heads=heads,
            deps=deps,
            ents=names,
        )


def _raise_objects(doc: Doc, heads: list[int], deps: list[str]) -> None:
    """UD hangs a preposition on its noun: "said <- in <- Kyiv" becomes "said <- Kyiv <- in"."""
    for token in doc:
        if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent"):
            preposition = token.head
            heads[token.i], heads[preposition.i] = preposition.head.i, token.i
            nominal = preposition.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
            deps[token.i] = "obl:agent" if preposition.dep_ == "agent" else "nmod" if nominal else "obl"
            deps[preposition.i] = "case"
