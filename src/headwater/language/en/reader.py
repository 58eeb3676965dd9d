"""The shipped English reader: a small encoder over open treebanks (see `docs/reader.md`), as a `Reader`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc

from headwater.language.en.chunks import chunks
from headwater.language.en.encoder import Encoder, Parse
from headwater.language.en.lemmas import lemma
from headwater.language.en.sentences import sentences
from headwater.language.en.tokens import tokenizer

_FEATURES = ("Tense", "Mood", "VerbForm", "Number", "Polarity", "Person", "Voice")


class EnglishReader:
    """Parses the given sentences of a text and leaves the rest as tokens."""

    def __init__(self, folder: Path, name: str) -> None:
        self._encoder = Encoder(folder, folder.parent / "tokenizer.json")
        self.id = f"en-{name}@{self._encoder.digest[:12]}"

    def parse(self, text: str, ranges: Sequence[tuple[int, int]]) -> Doc:
        """The `Doc` of the whole text, parsed within the character `ranges`; see `headwater.language.reader.Reader`."""
        doc = tokenizer().make_doc(text)
        builder = _Builder(doc, sentences(text))
        for indices, starts in builder.runs(ranges):
            words = [doc[i].text for i in indices]
            for begin, end in chunks(words):
                own = [i - begin for i in starts if begin <= i < end]
                builder.put(indices[begin:end], self._encoder.parse(words[begin:end], own), self._encoder.vocabulary)
        return builder.build()


class _Builder:
    """Collects the annotation of each token; the unparsed hang on the root of their sentence, or its first token."""

    def __init__(self, doc: Doc, ranges: Sequence[tuple[int, int]]) -> None:
        self.doc = doc
        size = len(doc)
        self.tags, self.pos, self.deps, self.morphs = ([""] * size for _ in range(4))
        self.lemmas = [""] * size
        self.names = ["O"] * size
        self.heads = list(range(size))
        self.starts = [False] * size
        self._sentence_starts = self._mark_sentences(ranges)

    def _mark_sentences(self, ranges: Sequence[tuple[int, int]]) -> set[int]:
        found: set[int] = set()
        at = 0
        for token in self.doc:
            while at < len(ranges) and ranges[at][1] <= token.idx:
                at += 1
            if at < len(ranges) and not token.is_space and token.idx + len(token) > ranges[at][0]:
                found.add(token.i)
                at += 1
        for i in found:
            self.starts[i] = True
        return found

    def runs(self, ranges: Sequence[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
        """Token indices of each stretch of neighbouring ranges within a line, and where in it sentences start."""
        runs: list[tuple[list[int], list[int]]] = []
        at, broken = 0, True
        for token in self.doc:
            while at < len(ranges) and ranges[at][1] <= token.idx:
                at += 1
            if at == len(ranges):
                break
            if token.is_space:
                broken = broken or "\n" in token.text or "\r" in token.text
                continue
            if token.idx + len(token) <= ranges[at][0]:
                broken = True
                continue
            if broken:
                runs.append(([], []))
                broken = False
            if token.i in self._sentence_starts:
                runs[-1][1].append(len(runs[-1][0]))
            runs[-1][0].append(token.i)
        return runs

    def put(self, indices: Sequence[int], parse: Parse, vocabulary: dict[str, list[str]]) -> None:
        """Write one chunk's parse to its tokens."""
        relations, upos, xpos, names = (vocabulary[key] for key in ("rel", "upos", "xpos", "ner"))
        features = [(name, vocabulary["feats"][name], parse.tags["f:" + name]) for name in _FEATURES]  # type: ignore[call-overload]  # the one nested entry
        for j, i in enumerate(indices):
            head = int(parse.head[j])
            self.heads[i] = indices[head - 1] if head else i
            self.deps[i] = relations[parse.relation[j]] if head else "ROOT"
            self.pos[i], self.tags[i] = upos[parse.tags["upos"][j]], xpos[parse.tags["xpos"][j]]
            self.lemmas[i] = lemma(self.doc[i].text, self.pos[i])
            self.names[i] = names[parse.names[j]]
            self.morphs[i] = "|".join(f"{name}={values[found[j]]}" for name, values, found in features if found[j])
        for j in parse.starts:
            self.starts[indices[j]] = True

    def _root(self, i: int) -> int:
        """The root of a parsed token's sentence, else the token: white space hung lower would stretch a phrase to it."""
        while self.pos[i] and self.heads[i] != i:
            i = self.heads[i]
        return i

    def build(self) -> Doc:
        """The finished `Doc`."""
        top = 0
        for i in range(len(self.doc)):
            if self.starts[i]:
                top = self._root(i)
            if not self.pos[i]:
                self.heads[i], self.deps[i] = top, "dep"
        return Doc(
            self.doc.vocab,
            words=[token.text for token in self.doc],
            spaces=[bool(token.whitespace_) for token in self.doc],
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
            ents=self.names,
        )


@cache
def english_reader(name: str = "4-layer") -> EnglishReader:
    """The shipped reader of that name, loaded once."""
    return EnglishReader(Path(str(files("headwater.language.en") / "weights" / name)), name)
