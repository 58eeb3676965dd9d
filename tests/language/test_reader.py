"""The shipped reader: its `Doc` covers the text, parses what it is asked to, and always the same way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.language.en.sentences import sentences
from headwater.language.reader import load_reader
from headwater.model import UsageError

TEXT = "KYIV, Sept 3 (Reuters) —\n\n“Two depots burned,” Gen. Oh said.  It rained.\nSome 25-thousand laborers’ families left, the ministry reported.\n"


def test_offsets_are_those_of_the_text():
    """Every claim quotes the text by offset: a token's `idx` is where it stands, white space included."""
    doc = load_reader().parse(TEXT, sentences(TEXT))
    assert doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_only_the_ranges_are_parsed():
    """A token outside the ranges has no part of speech and hangs on the first token of its sentence."""
    ranges = sentences(TEXT)
    doc = load_reader().parse(TEXT, ranges[-1:])
    inside = [token for token in doc if token.idx >= ranges[-1][0] and not token.is_space]
    outside = [token for token in doc if token.idx < ranges[-1][0]]
    assert all(token.pos and token.tag_ and token.lemma_ for token in inside)
    assert all(token.pos == 0 and token.head.is_sent_start for token in outside if not token.is_space)
    assert [token.text for token in inside if token.dep_ == "ROOT"] == ["reported"]


def test_sentences_of_the_doc_are_those_of_the_text():
    """Sentence starts are the splitter's, whether parsed or not."""
    doc = load_reader().parse(TEXT, [])
    assert [sentence.text.strip() for sentence in doc.sents] == [TEXT[a:b] for a, b in sentences(TEXT)]


def test_same_text_same_parse():
    """One chunk a call: what was read before does not change a parse."""
    reader = load_reader()
    first = reader.parse(TEXT, sentences(TEXT)).to_bytes()
    reader.parse("Something else entirely was said by many people in 1999.", [(0, 56)])
    assert reader.parse(TEXT, sentences(TEXT)).to_bytes() == first


def test_a_plain_sentence_is_read_right():
    """A case with clear margins: subject, object, passive and names."""
    text = "The ministry said that Russia sent 40 tanks to Kyiv."
    doc = load_reader().parse(text, [(0, len(text))])
    found = {token.text: (token.dep_, token.head.text) for token in doc}
    assert found["ministry"] == ("nsubj", "said")
    assert found["sent"] == ("ccomp", "said")
    assert found["tanks"] == ("obj", "sent")
    assert [(name.text, name.label_) for name in doc.ents] == [("Russia", "LOC"), ("Kyiv", "LOC")]
    assert {token.text: token.lemma_ for token in doc}["tanks"] == "tank"


def test_the_id_names_version_and_weights():
    """Two machines may differ: every derivation says which weights read the text."""
    name, digest = load_reader().id.split("@")
    assert name.startswith("en-")
    assert len(digest) == 12


def test_a_row_of_long_unknown_words_is_read():
    """More pieces than the encoder has places for: each word gives up some of its own."""
    text = "Police said " + "qxzvkjwhq " * 100 + "boats sank."
    assert len(load_reader().parse(text, [(0, len(text))])) == 105


def test_unknown_reader():
    """A name that is no reader is the caller's mistake, told in one line."""
    with pytest.raises(UsageError, match="no reader 'nonesuch'"):
        load_reader("nonesuch")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read(text):
    """Whatever the text, the `Doc` is that text."""
    doc = load_reader().parse(text, sentences(text))
    assert doc.text == text
