"""Any spaCy pipeline as a reader; labels of the ClearNLP scheme (spaCy's own English models) are mapped to UD."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from headwater.language.words import word_map
from headwater.model import UsageError

_NAMES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_COPULAS = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"))


class SpacyReader:
    """A spaCy pipeline with tagger, parser and recogniser of names; raises `UsageError` if it cannot be loaded."""

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
        _raise_objects(doc, heads, deps)
        _raise_predicates(doc, heads, deps)
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
    """UD hangs a preposition on its noun: "said <- in <- Kyiv" becomes "said <- Kyiv <- in".

    A preposition of two words hangs as one: "said <- according <- to <- Kyiv" becomes "said <- Kyiv <- according <- to".
    """
    for token in doc:
        last = token.head
        if token.dep_ != "pobj" or last.dep_ not in ("prep", "agent"):
            continue
        first = last.head if last.head.dep_ == "prep" else last
        nominal = first.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        deps[token.i] = "obl:agent" if first.dep_ == "agent" else "nmod" if nominal else "obl"
        heads[token.i], heads[first.i], deps[first.i] = first.head.i, token.i, "case"
        if last is not first:
            heads[last.i], deps[last.i] = first.i, "fixed"


def _raise_predicates(doc: Doc, heads: list[int], deps: list[str]) -> None:
    """UD hangs a copula on its predicate: "is" with the complement "illegal" becomes "illegal <- is"."""
    for token in doc:
        copula = token.head
        if token.dep_ not in ("attr", "acomp") or copula.lower_ not in _COPULAS or deps[copula.i] == "cop":
            continue
        is_root = heads[copula.i] == copula.i
        above = token.i if is_root else heads[copula.i]
        heads[:] = [token.i if head == copula.i else head for head in heads]
        heads[token.i], deps[token.i] = above, deps[copula.i]
        heads[copula.i], deps[copula.i] = token.i, "cop"
