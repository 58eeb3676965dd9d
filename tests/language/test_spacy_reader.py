"""A second pipeline in the place of the shipped reader, with labels of the ClearNLP scheme."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from headwater.extraction.claims import extract_claims
from headwater.language.reader import load_reader
from headwater.language.words import load_words
from headwater.model import make_document

TEXT = "Two ships were hit in May, according to Kyiv. The envoy said that 40 tanks were ready."
# form, tag, part of speech, lemma, head, label: as a pipeline trained on OntoNotes would have it
ROWS = """
Two CD NUM two 1 nummod
ships NNS NOUN ship 3 nsubjpass
were VBD AUX be 3 auxpass
hit VBN VERB hit 3 ROOT
in IN ADP in 3 prep
May NNP PROPN May 4 pobj
, , PUNCT , 3 punct
according VBG VERB accord 3 prep
to IN ADP to 7 prep
Kyiv NNP PROPN Kyiv 8 pobj
. . PUNCT . 3 punct
The DT DET the 12 det
envoy NN NOUN envoy 13 nsubj
said VBD VERB say 13 ROOT
that IN SCONJ that 17 mark
40 CD NUM 40 16 nummod
tanks NNS NOUN tank 17 nsubj
were VBD AUX be 13 ccomp
ready JJ ADJ ready 17 acomp
. . PUNCT . 13 punct
"""


@Language.component("stored_parse")
def stored_parse(doc: Doc) -> Doc:
    """A component that returns the stored parse: what matters here is what the adapter makes of it."""
    rows = [row.split(" ") for row in ROWS.strip().splitlines()]
    assert [row[0] for row in rows] == [token.text for token in doc]
    columns = [list(column) for column in zip(*rows, strict=True)]
    parsed = Doc(
        doc.vocab,
        words=columns[0],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=columns[1],
        pos=columns[2],
        lemmas=columns[3],
        heads=[int(head) for head in columns[4]],
        deps=columns[5],
    )
    parsed.set_ents([Span(parsed, 9, 10, label="GPE")])
    return parsed


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """The pipeline, saved and loaded by its folder as a user's would be."""
    folder = tmp_path_factory.mktemp("pipeline")
    nlp = spacy.blank("en")
    nlp.add_pipe("stored_parse")
    nlp.to_disk(folder)
    return load_reader(str(folder))


def test_clearnlp_becomes_universal_dependencies(reader):
    """Passives are renamed, prepositions hang on their nouns, copulas on their predicates."""
    doc = reader.parse(TEXT, [])
    found = {token.text: (token.dep_, token.head.text) for token in doc if token.text not in ("were", ".", ",")}
    assert found["ships"] == ("nsubj:pass", "hit")
    assert found["May"] == ("obl", "hit")
    assert found["in"] == ("case", "May")
    assert found["Kyiv"] == ("obl", "hit")
    assert found["according"] == ("case", "Kyiv")
    assert found["to"] == ("fixed", "according")
    assert found["ready"] == ("ccomp", "said")
    assert found["tanks"] == ("nsubj", "ready")
    assert [(token.dep_, token.head.text) for token in doc if token.text == "were"] == [
        ("aux:pass", "hit"),
        ("cop", "ready"),
    ]
    assert [(name.text, name.label_) for name in doc.ents] == [("Kyiv", "LOC")]


def test_extraction_runs_on_a_second_pipeline(reader):
    """The whole extraction on another reader's parse: figures and speakers are found, and the derivation names it."""
    claims, problems = extract_claims(make_document(TEXT, publisher="Ledger"), reader)
    assert not problems
    assert {str(figure.bounds) for claim in claims for figure in claim.figures} == {"[2, 2]", "[40, 40]"}
    assert any("envoy" in str(source) for claim in claims for source in claim.sources)


@pytest.mark.parametrize("entry", load_words("en", "clearnlp"), ids=lambda entry: entry.forms[0])
def test_no_label_of_the_scheme_is_left(entry):
    """Every label of the map is one that Universal Dependencies does not have, and is mapped to one that it has."""
    assert entry["label"] not in {form for other in load_words("en", "clearnlp") for form in other.forms}


@pytest.mark.parametrize("entry", load_words("en", "clearnlp"), ids=lambda entry: entry.forms[0])
def test_labels_are_what_the_shipped_reader_gives(entry):
    """What a label is called in Universal Dependencies, the shipped reader calls it in the examples alone."""
    for texts, wanted in ((entry.examples, True), (entry.counterexamples, False)):
        for text in texts:
            labels = {token.dep_ for token in load_reader().parse(text, [(0, len(text))])}
            assert (entry["label"] in labels) is wanted, text
