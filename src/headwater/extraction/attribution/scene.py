"""What every rule of attribution works on, and what it yields: a scene, and drafts still in tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from headwater.extraction.attribution.quotes import Quotation, quotations
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.parsed import Parsed, TokenRange

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_GROUP = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True)
class Scene:
    """A parsed document, its tree as lists, and its quotations."""

    parsed: Parsed
    tree: Tree

    @classmethod
    def of(cls, parsed: Parsed) -> Scene:
        """The scene of a document."""
        return cls(parsed, Tree.of(parsed.doc))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations, in order."""
        return quotations(self.parsed)

    @cached_property
    def quoted(self) -> list[int]:
        """For each token the number of the quotation that it stands in, or -1."""
        numbers = [-1] * len(self.tree)
        for number, quotation in enumerate(self.quotations):
            for i in range(*quotation.tokens):
                numbers[i] = number
        return numbers

    @cached_property
    def paragraph(self) -> list[int]:
        """For each token the number of its paragraph."""
        numbers, number = [], 0
        for i, space in enumerate(self.tree.space):
            numbers.append(number)
            if space and "\n" in self.tree.word[i]:
                number += 1
        return numbers


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in tokens. `word` is the cue's main word (-1: no cue), `heads` the words that head the content.

    `antecedent` is the noun phrase that a relative pronoun as source stands for.
    """

    rule: str
    word: int
    cue: TokenRange | None
    lemma: str
    kind: str
    source: TokenRange | None
    content: tuple[TokenRange, ...]
    relays: tuple[TokenRange, ...] = ()
    antecedent: TokenRange | None = None
    passive: bool = False
    negated: bool = False
    silent: bool = False
    """Nobody's speech: a report without a source, a plan, a condition; its form is `none`."""
    notes: tuple[str, ...] = ()


def cue_range(tree: Tree, i: int, particle: int | None = None) -> TokenRange:
    """The words of a verbal cue: auxiliaries, negation and adverbs right before the verb, a particle right after.

    "has also said", "is estimated", "pointed out"; with words of another kind between, the verb alone.
    """
    start = i
    while (
        start > 0
        and tree.head[start - 1] == i
        and (tree.dep[start - 1] in _GROUP or tree.pos[start - 1] == "ADV" or tree.low[start - 1] in _NEGATIONS)
    ):
        start -= 1
    while (
        start < i and tree.dep[start] not in _GROUP and tree.low[start] not in _NEGATIONS and not _aside(tree, start, i)
    ):
        start += 1
    end = i + 1
    if end < len(tree) and tree.head[end] == i and tree.dep[end] == "compound:prt":
        end += 1
    if particle is not None and particle == end:
        end += 1
    return start, end


def _aside(tree: Tree, start: int, i: int) -> bool:
    return tree.pos[start] == "ADV" and all(tree.pos[j] == "ADV" for j in range(start, i)) and tree.low[start] != "when"


def negated(tree: Tree, i: int) -> bool:
    """Whether the word is negated: "did not confirm", "has never said"."""
    return any(tree.low[child] in _NEGATIONS and tree.dep[child] in ("advmod", "neg") for child in tree.children[i])


def clause_head(tree: Tree, i: int) -> int:
    """The predicate of the clause in which a word stands: up from a noun or modifier to its verb."""
    while tree.head[i] != i and not is_predicate(tree, i):
        i = tree.head[i]
    return i


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether a word heads a clause: it has a subject or copula, or stands as a clause."""
    if tree.dep[i] in ("ccomp", "parataxis", "advcl", "acl:relcl", "csubj", "csubj:pass", "ROOT"):
        return True
    return any(tree.dep[child] in ("nsubj", "nsubj:pass", "cop", "expl", "csubj") for child in tree.children[i])


def words_of(ranges: Iterable[TokenRange]) -> set[int]:
    """The tokens of ranges.

    >>> sorted(words_of([(1, 3), (5, 6)]))
    [1, 2, 5]
    """
    return {i for start, end in ranges for i in range(start, end)}
