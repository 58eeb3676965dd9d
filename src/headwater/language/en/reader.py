"""The shipped English reader: a small encoder over open treebanks (see `docs/reader.md`), as a `Reader`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc

from headwater.language.en.annotation import Annotation, Tables
from headwater.language.en.chunks import chunks
from headwater.language.en.encoder import Encoder
from headwater.language.en.layout import Layout
from headwater.language.en.sentences import sentences
from headwater.language.en.tokens import tokenizer, tokens


class EnglishReader:
    """Parses the given sentences of a text and leaves the rest as tokens."""

    def __init__(self, folder: Path, name: str) -> None:
        self._encoder = Encoder(folder, folder.parent / "tokenizer.json")
        self._tables = Tables(tokenizer().vocab, self._encoder.vocabulary)
        self.id = f"en-{name}@{self._encoder.digest[:12]}"

    def parse(self, text: str, ranges: Sequence[tuple[int, int]]) -> Doc:
        """The `Doc` of the whole text, parsed within the character `ranges`; see `headwater.language.reader.Reader`."""
        layout = Layout.of(tokens(text), sentences(text))
        annotation = Annotation.empty(layout, self._tables)
        for run in layout.runs(ranges):
            words = [layout.words[i] for i in run]
            for begin, end in chunks(words):
                indices = run[begin:end]
                annotation.put(indices, self._encoder.parse(words[begin:end], layout.starts_in(indices)))
        return annotation.write()


@cache
def english_reader(name: str = "4-layer") -> EnglishReader:
    """The shipped reader of that name, loaded once."""
    return EnglishReader(Path(str(files("headwater.language.en") / "weights" / name)), name)
