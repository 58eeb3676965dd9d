"""What the writer tells in their own voice: the main clauses that nobody is made to say.

A clause is a proposition of its own if it is finite and has a subject, its own or that of the clause it is joined to, or if it
tells somebody to do something. A heading,
caption or line of a list is told whole, if it says something of a time, a place or a known event, and is no imprint. A question whether something is so
is a claim that is left open; one after who, when or why is a claim if it takes an event for granted ("Who closed the mine?"). What
stands beside the words of others in a sentence ("to announce on Monday that ...") is told where it is left open. Words in quotation
marks, and remarks on the reporting itself ("did not respond", "could not verify") tell nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from headwater.extraction.attribution import quoted_ranges
from headwater.extraction.certainty_scene import is_content_question, is_directive
from headwater.extraction.events import find_event
from headwater.extraction.imprint import is_imprint
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.extraction.verification import is_on_checking
from headwater.model import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "expl"})
_JOINED = frozenset({"conj", "parataxis"})
_CLAUSES = frozenset({"advcl", "advcl:relcl", "acl:relcl", "acl", "ccomp", "parataxis", "conj", "xcomp"})
_WEIGHTY = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_LINKING = frozenset({"cc", "punct", "mark"})
_NO_ANSWER = re.compile(
    r"\b(?:not|n[o’']t|never|declin\w+|refus\w+|yet) (?:\w+ ){0,2}?(?:respond|repl|answer|comment|elaborat)"
    r"|\b(?:reached|available) for (?:a )?comment|\brequests? for comment\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of the writer's: the word that heads it, its words, and the rule that took it."""

    head: Token
    content: tuple[Span, ...]
    rule: str


@dataclass(frozen=True)
class Told:
    """What is spoken for already: tokens of contents, tokens of cues, and those of the times and places found."""

    contents: frozenset[int]
    cues: frozenset[int]
    scenes: frozenset[int]


@dataclass(frozen=True)
class Narration:
    """The statements of a document that `told` leaves."""

    parsed: Parsed
    told: Told

    def statements(self) -> Iterator[Statement]:
        """The statements, sentence by sentence."""
        for a, z in self.parsed.sentences:
            if any(is_parsed(token) for token in self.parsed.doc[a:z]) and not self._tells_nothing((a, z)):
                yield from self._of_sentence((a, z))

    def beside_speech(self, statements: Iterable[Statement]) -> Iterator[tuple[TokenRange, frozenset[int]]]:
        """The sentences with a word of speech, each with the tokens that neither it nor a claim tells."""
        ranges = (self.parsed.tokens(span) for one in statements for span in one.content)
        taken = self.told.contents | self.told.cues | {i for a, z in ranges for i in range(a, z)}
        for a, z in self.parsed.sentences:
            tokens = self.parsed.doc[a:z]
            left = frozenset(t.i for t in tokens if t.i not in taken and is_parsed(t) and not self._is_quoted(t))
            if left and any(t.i in self.told.cues for t in tokens) and not self._tells_nothing((a, z)):
                yield (a, z), left

    def _tells_nothing(self, sentence: TokenRange) -> bool:
        text = self.parsed.span(*sentence).text
        return is_on_checking(text) or _NO_ANSWER.search(text) is not None

    def _of_sentence(self, sentence: TokenRange) -> Iterator[Statement]:
        heads = list(self._heads(sentence))
        finite = [h for h in heads if is_directive(h) or (_is_finite(h) and _subject_of(h) is not None)]
        owners = self._owners(sentence, {head.i for head in heads})
        for head in finite:
            if self._is_free(head) and (head.pos_ == "VERB" or not is_content_question(head)):
                yield self._clause(head, owners, sentence)
        if not finite and heads and not self._is_question(sentence) and self._says_something(heads[0], sentence):
            yield Statement(heads[0], (self.parsed.span(*sentence),), "claims.narrated-fragment")

    def _is_question(self, sentence: TokenRange) -> bool:
        return self.parsed.span(*sentence).text.rstrip("”\"’') ").endswith("?")

    def _heads(self, sentence: TokenRange) -> Iterator[Token]:
        """The words that head a main clause: the roots, and what is joined to them as a clause."""
        waiting = [t for t in self.parsed.doc[sentence[0] : sentence[1]] if t.head.i == t.i and is_parsed(t)]
        waiting = [t for t in waiting if not (t.is_punct or t.is_space)]
        while waiting:
            head = waiting.pop(0)
            yield head
            waiting += [t for t in head.children if t.dep_ in _JOINED and (_is_finite(t) or is_directive(t))]

    def _is_free(self, head: Token) -> bool:
        told = self.told
        return head.i not in told.contents and head.i not in told.cues and not self._is_quoted(head)

    def _is_quoted(self, token: Token) -> bool:
        at = bisect_right(self._quotations, (token.idx, len(self.parsed.text))) - 1
        return at >= 0 and self._quotations[at][0] <= token.idx < self._quotations[at][1]

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [(start, end) for start, end, _ in quoted_ranges(self.parsed.text)]

    def _says_something(self, head: Token, sentence: TokenRange) -> bool:
        """Whether a line without a finite verb tells of a time, a place or an event, and more than its time and place."""
        words, scenes = self.parsed.doc[sentence[0] : sentence[1]], self.told.scenes
        if any(t.i in self.told.contents or t.i in self.told.cues for t in words) or self._is_quoted(head):
            return False
        more = any(t.i not in scenes and t.is_alpha and t.pos_ in _WEIGHTY for t in words)
        return (
            more
            and not is_imprint(words, scenes)
            and (any(t.i in scenes for t in words) or find_event(self.parsed, head) is not None)
        )

    def _owners(self, sentence: TokenRange, heads: set[int]) -> dict[int, int]:
        """For each token of a sentence the head of its clause; none for what hangs on a clause of speech."""
        doc, owners = self.parsed.doc, {head: head for head in heads}
        for i in range(*sentence):
            if i in self.told.cues and i not in heads:
                top = _way_to_clause(doc[i], heads)
                owners |= dict.fromkeys([*top, *(rest for clause in top for rest in _goes_on(doc[clause]))], -1)
        for i in range(*sentence):
            path = [i]
            while path[-1] not in owners and doc[path[-1]].head.i != path[-1]:
                path.append(doc[path[-1]].head.i)
            owners |= dict.fromkeys(path, owners.get(path[-1], -1))
        return owners

    def _clause(self, head: Token, owners: dict[int, int], sentence: TokenRange) -> Statement:
        own = {i for i in range(*sentence) if owners.get(i) == head.i}
        subject = _subject_of(head)
        if subject is not None and subject.head.i != head.i:
            own |= {token.i for token in subject.subtree if token.i < head.i}
        spans = tuple(self.parsed.span(*run) for run in self._runs(own))
        return Statement(head, spans, "claims.narrated-clause")

    def _runs(self, tokens: Iterable[int]) -> Iterator[TokenRange]:
        """Runs of tokens, without joining words at either end and without those that hold nothing else."""
        doc, ordered = self.parsed.doc, sorted(tokens)
        starts = [i for n, i in enumerate(ordered) if n == 0 or ordered[n - 1] != i - 1]
        ends = [i + 1 for n, i in enumerate(ordered) if n + 1 == len(ordered) or ordered[n + 1] != i + 1]
        for start, end in zip(starts, ends, strict=True):
            first = next((i for i in range(start, end) if doc[i].dep_ not in _LINKING and not doc[i].is_space), end)
            if first < end:
                yield (start if doc[start].is_sent_start else first), end


def _is_finite(head: Token) -> bool:
    """Whether a word heads a finite clause: by its own form, or that of an auxiliary or copula."""
    if head.tag_ in _FINITE:
        return True
    return any(child.tag_ in _FINITE and child.dep_ in _HELPERS for child in head.children)


def _subject_of(head: Token) -> Token | None:
    """The subject of a clause, that of the clause it is joined to if it has none of its own."""
    for _ in range(6):
        for child in head.children:
            if child.dep_ in _SUBJECTS:
                return child
        if head.dep_ != "conj":
            return None
        head = head.head
    return None


def _goes_on(clause: Token) -> list[int]:
    """The rest of a relative clause of speech that the parse makes a second one: "which fishermen said | was leaking"."""
    if clause.dep_ != "acl:relcl":
        return []
    return [child.i for child in clause.head.children if child.dep_ == "acl:relcl" and child.i > clause.i]


def _way_to_clause(cue: Token, heads: set[int]) -> list[int]:
    """The top of the clause below a main clause in which a cue stands, if it stands in one."""
    token = cue
    while token.i not in heads and token.head.i != token.i:
        if token.dep_ in _CLAUSES:
            return [token.i]
        token = token.head
    return []
