"""A plain spaCy pipeline of the shipped reader's size on disk, to measure speed against: its accuracy does not matter here.

The layers and widths of spaCy's small English pipeline, with larger tables of words, which cost no time. It is taught for
a moment on the shipped reader's own parses, so that its labels are real and its parser builds trees.
"""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from headwater.language.en.sentences import sentences
from headwater.language.reader import Reader

_WIDTH = 96
_ROUNDS = 6
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}


def plain_pipeline(reader: Reader, texts: Sequence[str]) -> Language:
    """Tagger, parser and recogniser of names over one shared convolutional layer, taught on the given texts."""
    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": _WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [20000, 4000, 10000, 10000],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": _WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}})
    for name, state in (("parser", "parser"), ("ner", "ner")):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "tok2vec": _SHARED,
        }
        nlp.add_pipe(name, config={"model": model})
    examples = [_example(nlp, reader, text) for text in texts]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_ROUNDS):
        nlp.update(examples, sgd=optimizer)
    return nlp


def megabytes(nlp: Language) -> float:
    """Size of a pipeline's weights, in MB."""
    return len(nlp.to_bytes(exclude=["vocab", "tokenizer"])) / 1e6


def _example(nlp: Language, reader: Reader, text: str) -> Example:
    parsed = reader.parse(text, sentences(text))
    words = [token.text for token in parsed]
    spaces = [bool(token.whitespace_) for token in parsed]
    tags = [token.tag_ or "_SP" for token in parsed]
    heads = [token.head.i for token in parsed]
    names = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in parsed]
    deps = [token.dep_ or "dep" for token in parsed]
    gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps, ents=names)
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)
