"""The parse of a document as plain lists, which rules can walk fast, and the stretches of tokens that they cut from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from headwater.extraction.parsed import TokenRange
from headwater.language.columns import flags, heads, strings

_OUTER = frozenset({",", ";", ":", "—", "–", "-", "--", "―", ".", "…"})
_STAY_WITH_END = frozenset({"…"})


@dataclass(frozen=True)
class Tree:
    """Words, tags and edges of a `Doc`, by token index; `head[i] == i` at a root, `sentence[i]` is its first token.

    Tokens that the reader has not parsed have an empty `pos`.
    """

    doc: Doc
    word: list[str]
    low: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    space: list[bool]
    sentence: list[int]

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The lists of a `Doc`.

        >>> from headwater.language.reader import load_reader
        >>> tree = Tree.of(load_reader().parse("Two depots burned.", [(0, 18)]))
        >>> tree.dep[1], tree.word[tree.head[1]], tree.children[2]
        ('nsubj', 'burned', [1, 3])
        """
        sentence, first = [], 0
        for at, starts in enumerate(flags(doc, "SENT_START")):
            first = at if starts else first
            sentence.append(first)
        word = strings(doc, "ORTH")
        return cls(
            doc,
            word,
            [text.lower() for text in word],
            [lemma.lower() for lemma in strings(doc, "LEMMA")],
            strings(doc, "POS"),
            strings(doc, "TAG"),
            strings(doc, "DEP"),
            heads(doc),
            [text.isspace() for text in word],
            sentence,
        )

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in order of the text."""
        below: list[list[int]] = [[] for _ in self.word]
        for i, head in enumerate(self.head):
            if head != i:
                below[head].append(i)
        return below

    @cached_property
    def sentence_end(self) -> list[int]:
        """The end of each token's sentence."""
        ends = [len(self)] * len(self)
        for i in range(len(self) - 2, -1, -1):
            ends[i] = ends[i + 1] if self.sentence[i] == self.sentence[i + 1] else i + 1
        return ends

    def kids(self, i: int, *labels: str) -> list[int]:
        """The dependents of `i` with one of the labels."""
        return [child for child in self.children[i] if self.dep[child] in labels]

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent of `i` with one of the labels."""
        for child in self.children[i]:
            if self.dep[child] in labels:
                return child
        return None

    def mark(self, i: int) -> str:
        """The word that introduces the clause or phrase of `i` ("that", "of", "as"), lower case; else ""."""
        for child in self.children[i]:
            if child < i and self.dep[child] in ("mark", "case"):
                return self.low[child]
        return ""

    def subtree(self, i: int, stop: Callable[[int], bool] | None = None) -> set[int]:
        """`i` and all below it; nothing at or below a token for which `stop` holds."""
        found, pending = set(), [i]
        while pending:
            token = pending.pop()
            found.add(token)
            pending += [child for child in self.children[token] if stop is None or not stop(child)]
        return found

    def within(self, i: int, ancestor: int) -> bool:
        """Whether `i` stands below `ancestor`, or is it."""
        while i != ancestor and self.head[i] != i:
            i = self.head[i]
        return i == ancestor

    def runs(self, tokens: Iterable[int]) -> tuple[TokenRange, ...]:
        """Stretches of neighbouring tokens, in order, white space bridged, outer punctuation and white space dropped.

        Quotation marks and brackets stay: only commas, dashes, colons and full stops go. A stretch without a word goes.
        """
        ordered = sorted(tokens)
        pieces: list[list[int]] = []
        for i in ordered:
            if pieces and all(self.space[j] for j in range(pieces[-1][1], i)):
                pieces[-1][1] = i + 1
            else:
                pieces.append([i, i + 1])
        return tuple(kept for a, z in pieces if (kept := self.trimmed(a, z)) is not None)

    def trimmed(self, start: int, end: int) -> TokenRange | None:
        """The range without outer punctuation and white space; `None` if no word is left."""
        while start < end and (self.space[start] or self.word[start] in _OUTER - _STAY_WITH_END):
            start += 1
        while start < end and (self.space[end - 1] or self.word[end - 1] in _OUTER):
            end -= 1
        if any(any(char.isalnum() for char in self.word[i]) for i in range(start, end)):
            return start, end
        return None
