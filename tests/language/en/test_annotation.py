"""Parses written to a `Doc`: each label lands on its token, and what is not parsed hangs where it must."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.tokens import Doc

from headwater.language.en.annotation import Annotation, Tables
from headwater.language.en.encoder import Parse
from headwater.language.en.layout import Layout
from headwater.language.en.reader import english_reader
from headwater.language.en.sentences import sentences

VOCABULARY = {
    "rel": ["nsubj", "root", "obj"],
    "upos": ["NOUN", "VERB", "PROPN"],
    "xpos": ["NNS", "VBD", "NNP"],
    "ner": ["O", "B-PER", "I-PER"],
    "feats": {
        "Tense": ["", "Past"],
        "Mood": ["", "Ind"],
        "VerbForm": ["", "Fin"],
        "Number": ["", "Plur", "Sing"],
        "Polarity": [""],
        "Person": [""],
        "Voice": [""],
    },
}


def _written() -> Doc:
    """ "Boats sank  Ann Roe. Rest": the first sentence parsed, with white space within it, the second not."""
    nlp = spacy.blank("en")
    text = "Boats sank  Ann Roe\n Rest of it"
    layout = Layout.of(nlp.make_doc(text), [(0, 19), (21, len(text))])
    annotation = Annotation.empty(layout, Tables(nlp.vocab, VOCABULARY))
    words = [i for i in range(5) if not layout.space[i]]
    none = np.zeros(4, np.int64)
    tags = {f"f:{name}": none for name in VOCABULARY["feats"]}
    tags |= {"upos": np.array([0, 1, 2, 2]), "xpos": np.array([0, 1, 2, 2])}
    tags |= {"f:Number": np.array([1, 0, 2, 2]), "f:Tense": np.array([0, 1, 0, 0])}
    parse = Parse((0,), np.array([2, 0, 2, 3]), np.array([0, 1, 2, 0]), tags, [0, 0, 1, 2])
    annotation.put(np.array(words), parse)
    return annotation.write()


def test_labels_land_on_their_tokens():
    """Relations, tags, features, lemmas and names, word by word."""
    doc = _written()
    words = [token for token in doc if token.pos]
    assert [(t.text, t.dep_, t.head.text, t.pos_, t.tag_) for t in words] == [
        ("Boats", "nsubj", "sank", "NOUN", "NNS"),
        ("sank", "ROOT", "sank", "VERB", "VBD"),
        ("Ann", "obj", "sank", "PROPN", "NNP"),
        ("Roe", "nsubj", "Ann", "PROPN", "NNP"),
    ]
    assert [str(t.morph) for t in words] == ["Number=Plur", "Tense=Past", "Number=Sing", "Number=Sing"]
    assert [t.lemma_ for t in words] == ["boat", "sink", "Ann", "Roe"]
    assert [(name.text, name.label_) for name in doc.ents] == [("Ann Roe", "PER")]


def test_the_unparsed_hang_on_the_root_of_their_sentence():
    """White space in a parsed sentence hangs on its root, so that no phrase stretches to it; elsewhere all hang on the first."""
    doc = _written()
    unparsed = [token for token in doc if not token.pos]
    assert {token.head.text for token in unparsed} == {"sank", "Rest"}
    assert all(token.dep_ == "dep" and token.lemma_ == "" and token.tag_ == "" for token in unparsed)
    assert [sentence.text.strip() for sentence in doc.sents] == ["Boats sank  Ann Roe", "Rest of it"]


def test_white_space_within_a_name_is_part_of_it():
    """Whatever stands between the words of a name, the reader gives one name, and spaCy takes it."""
    for between in ("  ", " \t", "\t", "   "):
        text = f"Ann{between}Lee said 40 boats sank."
        doc = english_reader().parse(text, sentences(text))
        assert [name.text for name in doc.ents] == [f"Ann{between}Lee"]
