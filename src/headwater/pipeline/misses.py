"""What was expected and not found: each miss with the parse of its sentence, the rules that fired and those that declined.

Expected figures are JSON lines (`Expected`), read figures are records as `headwater extract --format jsonl` prints them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePosixPath

from headwater.extraction.claims import extract_claims
from headwater.extraction.evened import evened
from headwater.extraction.parsed import Parsed
from headwater.extraction.trials import Trial, kept_trials
from headwater.language.en.lemmas import lemma
from headwater.language.en.selection import CHOICES, narrates
from headwater.language.reader import load_reader
from headwater.model import Claim, Document, Figure, Record, SourceKind, Span, Step
from headwater.pipeline.extracting import USUAL, Method

Field = str | float | bool | None
_NUMBERS = {"low", "high"}
_FIGURE = ("low", "high", "bound", "approximate", "increment", "direction", "unit", "per")
_CLAIM = ("status", "polarity", "verification", "certainty")


@dataclass(frozen=True)
class Expected:
    """A figure that a reader expects: where it stands, and any of the fields of the record; what is left out is not compared.

    `document` (or `doc`) is the stem of the document's address or title, or its id; where none is called so, the one that has all
    texts of the name where they stand is meant. Without `start`, the first `text` of the document is meant. `heads` are the nouns that may be counted, `sources` the speakers, nearest first, `[]` for nobody.
    """

    text: str
    document: str = ""
    doc: str = ""
    start: int | None = None
    heads: list[str] | None = None
    counted_heads: list[str] | None = None
    sources: list[str] | None = None
    low: float | None = None
    high: float | None = None
    bound: str | None = None
    approximate: bool | None = None
    increment: bool | None = None
    direction: str | None = None
    unit: str | None = None
    per: str | None = None
    status: str | None = None
    polarity: str | None = None
    verification: str | None = None
    certainty: str | None = None

    @property
    def name(self) -> str:
        """The document's name, without the ending of a file."""
        return PurePosixPath(self.document or self.doc).stem


@dataclass(frozen=True, slots=True)
class Wrong:
    """One field that is read otherwise than expected; `figure` where no figure was read at all."""

    field: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parsed sentence: its text, its part of speech, how it depends, and on what."""

    text: str
    pos: str
    dep: str
    head: str


@dataclass(frozen=True)
class Miss:
    """One expected figure that was read otherwise: what is wrong, and how it came about."""

    document: str
    sentence: str
    expected: Expected
    wrong: tuple[Wrong, ...]
    parse: tuple[Word, ...]
    fired: tuple[Step, ...]
    declined: tuple[Trial, ...] = field(default=())
    decided: tuple[Trial, ...] = field(default=())


def find_misses(
    expected: Iterable[Expected],
    records: Iterable[Record],
    fields: frozenset[str] = frozenset(),
    method: Method = USUAL,
) -> Iterator[Miss]:
    """The misses in order of the expected figures; of the named `fields` alone, if any are named.

    Documents that no record has are passed over. Each document with a miss is read again, to see which rules were tried.
    """
    rows = list(expected)
    known = _documents(rows, list(records))
    scenes: dict[str, _Scene] = {}
    for one in rows:
        record = known.get(one.name)
        start = _start(one, record.document) if record is not None else None
        if record is None or start is None:
            continue
        found = _read(record, start, start + len(one.text))
        wrong = tuple(w for w in _compare(one, found) if not fields or w.field in fields)
        if wrong:
            if record.document.id not in scenes:
                scenes[record.document.id] = _again(record.document, method)
            yield _miss(one, wrong, start, found[0] if found else None, scenes[record.document.id])


def _documents(rows: list[Expected], records: list[Record]) -> dict[str, Record]:
    """The record of each name in the rows: called so or, failing that, the only one that has all of its texts where they stand."""
    found = {name: record for record in records for name in _names(record.document)}
    for name in {row.name for row in rows} - set(found):
        own = [row for row in rows if row.name == name]
        holders = [record for record in records if all(_stands(row, record.document) for row in own)]
        if len(holders) == 1:
            found[name] = holders[0]
    return found


def _stands(one: Expected, document: Document) -> bool:
    if one.start is None:
        return one.text in document.text
    return document.text.startswith(one.text, one.start)


def _names(document: Document) -> Iterator[str]:
    yield document.id
    for name in (document.title, document.url):
        if name:
            yield PurePosixPath(name).stem


def _start(one: Expected, document: Document) -> int | None:
    if one.start is not None:
        return one.start
    at = document.text.find(one.text)
    return at if at >= 0 else None


def _read(record: Record, start: int, end: int) -> tuple[Claim, Figure] | None:
    """The figure read at these characters: the most alike, and of several claims that with the shortest content."""

    def rank(pair: tuple[Claim, Figure]) -> tuple[int, int]:
        claim, figure = pair
        shared = min(end, figure.span.end) - max(start, figure.span.start)
        return -shared, sum(span.end - span.start for span in claim.content)

    pairs = [
        (claim, figure)
        for claim in record.claims
        for figure in claim.figures
        if figure.span.start < end and start < figure.span.end
    ]
    return min(pairs, key=rank) if pairs else None


def _compare(one: Expected, found: tuple[Claim, Figure] | None) -> Iterator[Wrong]:
    """The fields that differ."""
    if found is None:
        yield Wrong("figure", one.text, "none")
        return
    claim, figure = found
    told = {**{name: getattr(figure, name) for name in _FIGURE}, **{name: getattr(claim, name) for name in _CLAIM}}
    bounded = one.low is not None or one.high is not None
    for name, value in told.items():
        wanted: Field = getattr(one, name)
        if (wanted is not None or (name in _NUMBERS and bounded)) and not _same(wanted, value):
            yield Wrong(name, str(wanted), str(value))
    heads = one.heads or one.counted_heads
    head = figure.counted.head if figure.counted else None
    if heads and head not in {lemma(noun.lower(), "NOUN") for noun in heads} | set(heads):
        yield Wrong("head", ", ".join(heads), str(head))
    if one.sources is not None:
        yield from _compare_speaker(one.sources, claim)


def _same(wanted: Field, value: Decimal | str | bool | None) -> bool:
    if isinstance(value, Decimal):
        return isinstance(wanted, int | float) and math.isclose(wanted, value, rel_tol=1e-3)
    return wanted == value


def _compare_speaker(sources: list[str], claim: Claim) -> Iterator[Wrong]:
    """The first speaker agrees if the names share a word of three letters or more; nobody agrees with the publisher alone."""
    speakers = [source for source in claim.sources if source.kind is not SourceKind.PUBLISHER]
    found = (speakers[0].name or str(speakers[0].kind)) if speakers else "nobody"
    wanted = sources[0] if sources else "nobody"
    if not {word.lower() for word in re.findall(r"\w{3,}", wanted)} & set(re.findall(r"\w{3,}", found.lower())):
        yield Wrong("speaker", wanted, found)


_Scene = tuple[Parsed, list[Trial], Sequence[int]]


def _again(document: Document, method: Method) -> _Scene:
    """The parse of a document, the rules that are tried while it is read, and where each character of the parse stands in it."""
    reader, choose = load_reader(method.reader), CHOICES[method.select]
    even, places = evened(document.text)
    parsed = Parsed(replace(document, text=even), reader.parse(even, choose(even)), reader.id)
    with kept_trials() as trials:
        extract_claims(document, reader, choose, narrate=narrates(method.select))
    return parsed, trials, places


def _miss(one: Expected, wrong: tuple[Wrong, ...], start: int, claim: Claim | None, scene: _Scene) -> Miss:
    parsed, trials, places = scene
    here = _at(parsed, bisect_left(places, start))
    token = parsed.doc[min(parsed.tokens(here)[0], len(parsed.doc) - 1)]
    sentence = parsed.span(token.sent.start, token.sent.end)
    words = tuple(Word(t.text, t.pos_, t.dep_, t.head.text) for t in token.sent if not t.is_space)
    inside = list(dict.fromkeys(trial for trial in trials if sentence.start <= trial.at < sentence.end))
    return Miss(
        one.name,
        sentence.text,
        one,
        wrong,
        words,
        claim.derivation if claim else (),
        tuple(trial for trial in inside if trial.verdict is None),
        tuple(trial for trial in inside if trial.verdict is not None),
    )


def _at(parsed: Parsed, start: int) -> Span:
    return Span.of(parsed.text, start, start + 1)
