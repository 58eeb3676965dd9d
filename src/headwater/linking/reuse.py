"""Text that reports took from each other: candidates by shared shingles, confirmed on the whole texts.

The method of passim (Smith, Cordell and Mullen 2015, doi:10.1093/alh/ajv029) and seriatim: an index of sampled shingles
proposes pairs, alignment confirms them, and each passage of a report is laid to its best source. What does not count: words
in quotation marks (two reports that quote one speaker did not copy each other), and lines that an outlet repeats.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.linking.align import Indexed, Run, align, indexed, passage
from headwater.linking.around import Around
from headwater.linking.boilerplate import NONE, Boilerplate, counting_words, find_boilerplate, line_lengths
from headwater.linking.direction import cites, upstream_of
from headwater.linking.engine import Engine, statement
from headwater.linking.shingles import SIZE, Words, find_words, sampled_shingles
from headwater.linking.signs import Side, Told, upstream_by_signs
from headwater.model import Document, Span
from headwater.model.relations import Derivation, Evidence, Passage

MIN_RUN = 12
"""Words outside of quotation marks that a run needs to be evidence: in fewer two reports of one statement agree by chance."""

MIN_WORDS = 24
"""Such words in all that make reuse."""

BY_SIGNS = 0.75
"""What an edge counts for whose direction is read from signs, against one whose direction is known."""

Tellings = Mapping[str, Sequence[Told]]
"""By document id what the report tells on somebody's word."""

STATEMENTS = ("reuse_held", "reuse_ranked", "reuse_pair")
"""The statements that make candidates of the table `report_shingle`, in order; each makes the table of its name."""

MIN_HELD, MAX_HELD, NEAR, MIN_SHARED = 2, 500, 4, 2
"""The limits that the statements set, for `candidates`: a test compares the two."""

_READY = 1024  # reports that are kept ready: of 300 words each some 15 MB
_TIE = SIZE  # two sources that explain a passage up to less than a shingle explain it equally well
_QUOTED = re.compile(
    r"“[^”\n]*|``(?:(?!'')[^\n])*|\"[^\"\n]*\"|«[^»\n]*"
)  # a curly or angled quotation may end with its paragraph


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two reports (ids, sorted) that share text where nothing tells who had it first.

    They are no derivation, but their claims are not proven to have distinct origins. `weight` is the greater
    containment of the two; `upstream` in the passages is the first of `between`.
    """

    between: tuple[str, str]
    weight: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """What reuse was found: with a direction, and without."""

    derivations: tuple[Derivation, ...]
    undirected: tuple[SharedText, ...]


@dataclass(frozen=True)
class _Report:
    """A document made ready to be aligned; in `text` nothing matches a word that does not count (boilerplate)."""

    document: Document
    words: Words
    text: Indexed
    counts: NDArray[np.bool_]
    own: NDArray[np.bool_]  # words that count and stand outside of quotation marks


@dataclass(frozen=True)
class _Shared:
    """Text that a report shares with a source."""

    source: _Report
    reason: str
    sure: bool  # whether the direction is known, and not read from signs
    runs: list[Run]
    taken: NDArray[np.bool_]  # words of the downstream report that are evidence


def reuse(documents: Sequence[Document], engine: Engine) -> tuple[Derivation, ...]:
    """The derivations by reuse among the documents, sorted by downstream and upstream id; see `find_reuse`."""
    return find_reuse(documents, engine).derivations


def find_reuse(
    documents: Sequence[Document], engine: Engine, told: Tellings | None = None, around: Around | None = None
) -> Reuse:
    """All reuse among the documents, whatever their order: candidates from the engine, each confirmed on the texts.

    Of documents that are only some of a ledger's, `around` knows the candidates, and the lines of the others.
    """
    known = {document.id: document for document in documents} | dict(around.texts if around else {})
    ordered = sorted(known.values(), key=_order)
    lines = [(document.publisher, line_lengths(document)) for document in ordered]
    finder = ReuseFinder(find_boilerplate([*lines, *(around.lines if around else ())]), told)
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in around.pairs if around else _pairs(ordered, engine):
        near[one].append(other)
        near[other].append(one)
    # In the order of publication: a story's reports stand together, and most are made ready once.
    found = [finder.find(one, [known[other] for other in near[one.id]]) for one in ordered if one.id in near]
    derivations = {(one.downstream, one.upstream): one for reuse in found for one in reuse.derivations}
    if around is not None:
        derivations = _as_known(derivations, around)
    undirected = {one.between: one for reuse in found for one in reuse.undirected}
    return Reuse(
        tuple(derivations[key] for key in sorted(derivations)), tuple(undirected[key] for key in sorted(undirected))
    )


def _as_known(found: Mapping[tuple[str, str], Derivation], around: Around) -> dict[tuple[str, str], Derivation]:
    """What was found into reports whose text is compared anew, and what is stored into the others."""
    known = {
        (one.downstream, one.upstream): one
        for one in around.derivations
        if one.evidence is Evidence.REUSE and {one.upstream, one.downstream} <= around.documents
    }
    kept = {key: one for key, one in known.items() if one.downstream not in around.sharing}
    return kept | {key: one for key, one in found.items() if one.downstream in around.sharing}


def _pairs(ordered: Sequence[Document], engine: Engine) -> Iterable[tuple[str, str]]:
    """Pairs of ids of the documents that share sampled shingles."""
    samples = [np.array(sampled_shingles(document), dtype=np.int64) for document in ordered]
    reports = np.repeat(np.arange(len(ordered), dtype=np.int64), [len(sample) for sample in samples])
    columns = {"report": reports, "shingle": np.concatenate([np.empty(0, dtype=np.int64), *samples])}
    engine.load("report_shingle", {"report": "number", "shingle": "number"}, columns)
    for name in STATEMENTS:
        engine.materialise(name, statement(name))
    pairs = sorted((ordered[earlier].id, ordered[later].id) for earlier, later, _ in engine.fetch(STATEMENTS[-1]))
    engine.forget("report_shingle", *STATEMENTS)
    return pairs


def candidates(document: str, holders: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """What the statements find for one document, from a stored index: ids of the documents to compare it with, sorted.

    `holders` are, for each of its sampled shingles, the ids of the documents that hold it, itself included, in the order of
    publication (undated last, then by id).

    >>> candidates("c", [["a", "c"], ["a", "b", "c"], ["c", "d"]])
    ('a',)
    """
    shared: dict[str, int] = defaultdict(int)
    for held in holders:
        if MIN_HELD <= len(held) <= MAX_HELD:
            own = held.index(document)
            for place, other in enumerate(held):
                if place != own and (min(place, own) < NEAR or abs(place - own) <= NEAR):
                    shared[other] += 1
    return tuple(sorted(other for other, count in shared.items() if count >= MIN_SHARED))


class ReuseFinder:
    """Finds the sources of reports one at a time; keeps the reports last looked at ready.

    `boilerplate` is what `find_boilerplate` gives; `told` has by document id what it tells on somebody's word, in which signs
    of the direction are looked for.
    """

    def __init__(self, boilerplate: Boilerplate = NONE, told: Tellings | None = None) -> None:
        self._boilerplate = boilerplate
        self._told = told or {}
        self._report = lru_cache(maxsize=_READY)(self._prepare)

    def find(self, document: Document, candidates: Iterable[Document]) -> Reuse:
        """What `document` took from the candidates, and what it shares with them in no known direction.

        Candidates that are downstream of `document` give nothing here: ask for them in turn. The result depends on the
        candidates, and not on their order.

        >>> from headwater.model import make_document
        >>> lead = "The river authority closed the lower lock on Monday after a barge had struck its northern gate, and fifty vessels wait upstream for a pilot"
        >>> one = make_document(lead + ".", publisher="Canal Post", published="2025-03-01")
        >>> two = make_document(lead + ", it is said.", publisher="Daily Reed", published="2025-03-02")
        >>> found = ReuseFinder().find(two, [one])
        >>> [(d.upstream == one.id, round(d.weight, 2), d.passages[0].downstream.text == lead) for d in found.derivations]
        [(True, 0.88, True)]
        >>> ReuseFinder().find(one, [two]).derivations
        ()
        """
        sources: list[_Shared] = []
        undirected: list[SharedText] = []
        for other in sorted(candidates, key=_order):
            if other.id == document.id:
                continue
            first = upstream_of(other, document)
            if first is None:
                by_signs, both = self._by_signs(document, other)
                sources += by_signs
                undirected += both
            elif first[0] is other:
                sources += self._shared(other, document, first[1])
        return Reuse(tuple(self._derivations(document, sources)), tuple(undirected))

    def _prepare(self, document: Document) -> _Report:
        words = find_words(document.text)
        counts = counting_words(document, words, self._boilerplate)
        text = indexed(np.where(counts, words.keys, -1))
        return _Report(document, words, text, counts, counts & ~_quoted(document.text, words))

    def _shared(self, source: Document, target: Document, reason: str, *, sure: bool = True) -> list[_Shared]:
        """The text that the target shares with the source, if it is enough to count: one or none."""
        upstream, downstream = self._report(source), self._report(target)
        runs = align(upstream.text, downstream.text)
        if all(run.length < MIN_RUN for run in runs):
            return []
        taken = np.zeros(len(downstream.words), dtype=np.bool_)
        for run in runs:
            within = slice(run.downstream, run.downstream + run.length)
            if downstream.own[within].sum() >= MIN_RUN:
                taken[within] = downstream.own[within]
        return [_Shared(upstream, reason, sure, runs, taken)] if taken.sum() >= MIN_WORDS else []

    def _by_signs(self, document: Document, other: Document) -> tuple[list[_Shared], list[SharedText]]:
        """What two reports share of which neither is known to be earlier: taken from the other, where signs tell that, or by
        either from either."""
        one, two = sorted((document, other), key=lambda report: report.id)
        for shared in self._shared(one, two, ""):
            sides = self._sides(shared, one, two)
            first = upstream_by_signs(*sides)
            if first is not None:
                return (self._shared(other, document, first[1], sure=False) if first[0] is other else []), []
            weight = max(side.share for side in sides)
            return [], [SharedText((one.id, two.id), weight, self._passages(shared, shared.runs, two))]
        return [], []

    def _sides(self, shared: _Shared, one: Document, two: Document) -> tuple[Side, Side]:
        """The two reports with their evident passages, for signs to be looked for."""
        runs = [run for run in shared.runs if run.length >= MIN_RUN]
        passages = self._passages(shared, runs, two)
        return (
            self._side(one, shared.runs, [passage.upstream for passage in passages]),
            self._side(two, shared.runs, [passage.downstream for passage in passages]),
        )

    def _side(self, document: Document, runs: Sequence[Run], shared: Sequence[Span]) -> Side:
        ranges = [(span.start, span.end) for span in shared]
        share = _containment(runs, self._report(document))
        return Side(document, self._told.get(document.id, ()), ranges, share)

    def _derivations(self, document: Document, sources: list[_Shared]) -> Iterable[Derivation]:
        """The best source of each passage: again and again the one that explains most of what is not yet explained."""
        if not sources:
            return
        left = np.ones(len(self._report(document).words), dtype=np.bool_)
        while sources:
            gains = [int((shared.taken & left).sum()) for shared in sources]
            if max(gains) < MIN_WORDS:
                return
            equal = [shared for shared, gain in zip(sources, gains, strict=True) if gain > max(gains) - _TIE]
            equal.sort(key=lambda shared: not shared.sure)
            best = next((one for one in equal if cites(document, one.source.document)), equal[0])
            runs = [run for run in best.runs if left[run.downstream : run.downstream + run.length].any()]
            yield self._derivation(document, best, runs)
            for run in runs:
                left[run.downstream : run.downstream + run.length] = False
            sources.remove(best)

    def _derivation(self, document: Document, shared: _Shared, runs: list[Run]) -> Derivation:
        share = _containment(shared.runs, self._report(document))
        weight = share if shared.sure else round(share * BY_SIGNS, 4)
        supposed = "" if shared.sure else "it seems that it took it from there: "
        reason = f"{share:.0%} of its text stands in the other report, and {supposed}{shared.reason}"
        source = shared.source.document
        return Derivation(
            source.id, document.id, Evidence.REUSE, weight, reason, self._passages(shared, runs, document)
        )

    def _passages(self, shared: _Shared, runs: list[Run], target: Document) -> tuple[Passage, ...]:
        report = self._report(target)
        ours, theirs = (shared.source.document.text, shared.source.words), (target.text, report.words)
        return tuple(passage(run, ours, theirs) for run in runs)


def _order(document: Document) -> tuple[bool, str, str]:
    """By publication as printed, undated last, then by id."""
    return document.published is None, document.published or "", document.id


def _quoted(text: str, words: Words) -> NDArray[np.bool_]:
    """For each word whether it stands in quotation marks."""
    quoted = np.zeros(len(words), dtype=np.bool_)
    for match in _QUOTED.finditer(text):
        first, last = np.searchsorted(words.starts, (match.start(), match.end()))
        quoted[first:last] = True
    return quoted


def _stretches(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where a mask is true: half-open ranges."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _containment(runs: Sequence[Run], report: _Report) -> float:
    """The share of the report's shingles that stand in the other one, 0 to 1; boilerplate is in neither number."""
    whole = sum(max(end - start - SIZE + 1, 0) for start, end in _stretches(report.counts))
    return round(min(sum(run.length - SIZE + 1 for run in runs) / max(whole, 1), 1.0), 4)
