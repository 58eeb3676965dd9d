"""A trace made ready for showing: each origin with the reports that go back to it, each below the one it got it from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.exporting.disputes import Dispute, Strand, Telling
from headwater.exporting.trees import Branch, branches
from headwater.exporting.wording import bounds, content, issuer
from headwater.exporting.wording import title as title_of
from headwater.ledger import Ledger
from headwater.model import Claim, Document, Status
from headwater.model.relations import Derivation, Drift, Evidence

MOST = 80
"""Reports that the trace of a report holds at most, the nearest first."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A report on the way: what it gives, from where it has it (`got`), what it changed, and the reports below it.

    `claim` and `words` (its figure, or what it says) are there where the trace is of a figure.
    """

    document: Document
    claim: Claim | None = None
    words: str = ""
    got: Derivation | None = None
    drifts: tuple[Drift, ...] = ()
    below: tuple[Stop, ...] = ()

    @property
    def status(self) -> Status:
        """How the claim is put; of a report without one: reported."""
        return self.claim.status if self.claim else Status.REPORTED

    def all(self) -> Iterator[Stop]:
        """This one and all below it, each before those below it."""
        yield self
        for one in self.below:
            yield from one.all()


@dataclass(frozen=True, slots=True)
class Stream:
    """An origin with what flows from it; `name` is who said it, `stated` the day. Of the trace of a report both are empty."""

    name: str
    stated: date | None
    stops: tuple[Stop, ...]

    def all(self) -> Iterator[Stop]:
        """Every stop, in the order of the list."""
        for one in self.stops:
            yield from one.all()

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return len({stop.document.id for stop in self.all()})


@dataclass(frozen=True, slots=True)
class Trace:
    """The streams of a figure or a report; `besides` is the evidence by which no stop hangs, its ends documents.

    `here` is the document that the trace is of, if it is of one.
    """

    title: str
    streams: tuple[Stream, ...]
    besides: tuple[Derivation, ...] = ()
    here: str | None = None

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return len({stop.document.id for stream in self.streams for stop in stream.all()})

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The kinds of evidence that there are, strongest first."""
        hanging = (stop.got for stream in self.streams for stop in stream.all() if stop.got)
        kinds = {one.evidence for one in (*hanging, *self.besides)}
        return tuple(kind for kind in Evidence if kind in kinds)


def figure_trace(dispute: Dispute) -> Trace:
    """The trace of a figure: a stream for each origin, the earliest first."""
    streams = tuple(_stream(dispute, strand) for strand in dispute.strands)
    at = {one.claim.id: one.document.id for one in dispute.tellings}
    edges = {_between_documents(one, at) for one in dispute.derivations}
    return Trace(dispute.estimand.label, streams, _besides(streams, edges, at))


def _stream(dispute: Dispute, strand: Strand) -> Stream:
    stops = tuple(_stop(branch) for branch in branches(dispute, strand))
    return Stream(issuer(strand.origin), strand.origin.stated, stops)


def _stop(branch: Branch) -> Stop:
    telling: Telling = branch.telling
    words = bounds(telling.figure) if telling.figure else content(telling.claim)
    below = tuple(_stop(one) for one in branch.retellings)
    return Stop(telling.document, telling.claim, words, branch.got, branch.drifts, below)


def _between_documents(one: Derivation, at: Mapping[str, str]) -> Derivation:
    """The derivation with documents as its ends, where they are claims."""
    upstream, downstream = at.get(one.upstream, one.upstream), at.get(one.downstream, one.downstream)
    return Derivation(upstream, downstream, one.evidence, one.weight, one.reason, one.passages)


def _besides(streams: Iterable[Stream], edges: Iterable[Derivation], at: Mapping[str, str]) -> tuple[Derivation, ...]:
    hanging = {_between_documents(stop.got, at) for stream in streams for stop in stream.all() if stop.got}
    left = (one for one in edges if one not in hanging and one.upstream != one.downstream)
    return tuple(sorted(left, key=lambda one: (one.upstream, one.downstream, one.evidence)))


def report_trace(ledger: Ledger, document: str) -> Trace:
    """The trace of a report: the reports that it goes back to, and those that go back to it.

    Raises `UsageError` if the report is not here.
    """
    here = ledger.document(document)
    upward = _walk(ledger, document, up=True)
    edges = {*upward, *_walk(ledger, document, up=False)}
    names = {document, *(name for one in edges for name in (one.upstream, one.downstream))}
    told = {name: ledger.document(name) for name in sorted(names)}
    title = f"{here.publisher or 'publisher not given'}: {title_of(here)}"
    streams = (Stream("", None, _forest(told, edges)),)
    return Trace(title, streams, _besides(streams, edges, {}), document)


def _walk(ledger: Ledger, start: str, *, up: bool) -> set[Derivation]:
    """The derivations from a report upward, or downward, to as many reports as a trace holds."""
    found: set[Derivation] = set()
    seen, waiting = {start}, [start]
    while waiting and len(seen) < MOST:
        name = waiting.pop(0)
        for one in _derivations(ledger, name):
            near, far = (one.downstream, one.upstream) if up else (one.upstream, one.downstream)
            if near != name or far == name or (far not in seen and len(seen) >= MOST):
                continue
            found.add(one)
            if far not in seen:
                seen.add(far)
                waiting.append(far)
    return found


def _derivations(ledger: Ledger, document: str) -> Iterator[Derivation]:
    """The derivations that a report, or a claim of it, is an end of; their ends as documents."""
    for name in (document, *ledger.claims_of(document)):
        for one in ledger.relations.naming(name):
            if isinstance(one, Derivation):
                ends = [end for end in (one.upstream, one.downstream) if end.startswith("c")]
                at = {claim: found.document.id for claim, found in ledger.found(ends).items()}
                yield _between_documents(one, at)


def _forest(documents: Mapping[str, Document], edges: Iterable[Derivation]) -> tuple[Stop, ...]:
    """The documents below each other, each below the one with the strongest evidence."""
    best: dict[str, Derivation] = {}
    for one in sorted(edges, key=_strength):
        best.setdefault(one.downstream, one)
    ordered = sorted(documents, key=lambda name: _order(documents[name]))
    below: dict[str, list[str]] = {name: [] for name in ordered}
    tops = []
    for name in ordered:
        got = best.get(name)
        if got is None or _circular(name, best, ordered):
            tops.append(name)
        else:
            below[got.upstream].append(name)
    return tuple(_grown(name, None, documents, best, below) for name in tops)


def _grown(
    name: str,
    got: Derivation | None,
    documents: Mapping[str, Document],
    best: Mapping[str, Derivation],
    below: Mapping[str, Sequence[str]],
) -> Stop:
    lower = tuple(_grown(one, best[one], documents, best, below) for one in below[name])
    return Stop(documents[name], got=got, below=lower)


def _circular(name: str, best: Mapping[str, Derivation], ordered: Sequence[str]) -> bool:
    """Whether going up leads back here, and this is the earliest of the circle."""
    circle = [name]
    while (one := best.get(circle[-1])) is not None:
        if one.upstream == name:
            return name == min(circle, key=ordered.index)
        if one.upstream in circle:
            return False
        circle.append(one.upstream)
    return False


def _strength(one: Derivation) -> tuple[int, float, str, str]:
    return list(Evidence).index(one.evidence), -one.weight, one.upstream, one.downstream


def _order(document: Document) -> tuple[bool, str, str]:
    return document.published is None, document.published or "", document.id
