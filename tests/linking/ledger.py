"""Records built by hand and a short notation for them, so that linking is tested without the floor beside it.

`said(publisher, day, "The coast guard: 212 boats sank.", ...)` is a report whose sentences are each one claim. What stands before
the colon are the voices of the claim, nearest first, "~" before one that is described and not named; the first number is
the claim's figure, the word after it what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from headwater.language.en.lemmas import lemma
from headwater.language.gazetteer import country_of_demonym
from headwater.linking import DuckEngine
from headwater.linking import link as link_on
from headwater.model import Bound, Claim, Counted, Figure, Form, Record, Source, SourceKind, Span, Status, make_document
from headwater.model.ids import with_claim_id
from headwater.model.relations import Decision, Estimand, Origin, Relation

_ENGINE = DuckEngine(threads=1)
_BOUNDS = {"at least": Bound.AT_LEAST, "about": Bound.ABOUT, "more than": Bound.MORE_THAN, "up to": Bound.AT_MOST}
_FIGURE = re.compile(rf"(?:(?P<bound>{'|'.join(_BOUNDS)}) )?(?P<number>\d[\d,]*)(?: (?P<noun>(?:[A-Z]\w+ )*[a-z]+))?")
_KINDS = {"person": SourceKind.PERSON, "outlet": SourceKind.PUBLICATION, "gov": SourceKind.GOVERNMENT}


def said(publisher: str, published: str | None, *sentences: str, **metadata: Any) -> Record:
    """A report of these sentences, each "VOICES: what is claimed."."""
    contents = [sentence.partition(": ")[2] or sentence for sentence in sentences]
    document = make_document(" ".join(contents), publisher=publisher, published=published, **metadata)
    claims, start = [], 0
    for sentence, content in zip(sentences, contents, strict=True):
        voices = sentence.partition(": ")[0].split(" < ") if ": " in sentence else []
        whole = Span.of(document.text, start, start + len(content))
        claims.append(_claim(document.id, whole, [_source(voice) for voice in voices], publisher))
        start += len(content) + 1
    return Record(document, tuple(claims))


def _source(voice: str) -> Source:
    """ "person Ana Petrov, mayor", "gov NIS", "Harbour Watch", "~two officials"."""
    kind, _, rest = voice.partition(" ")
    if kind not in _KINDS:
        kind, rest = "", voice
    name, _, role = rest.partition(", ")
    if name.startswith("~"):
        return Source(SourceKind.UNNAMED, None, name[1:], mention=Span(name[1:], 0, len(name) - 1))
    return Source(_KINDS.get(kind, SourceKind.ORGANISATION), name, role or None)


def _claim(document: str, whole: Span, sources: list[Source], publisher: str) -> Claim:
    match = _FIGURE.search(whole.text)
    status = Status.DENIED if " never " in whole.text else Status.PLANNED if " will " in whole.text else Status.ASSERTED
    figures = (_figure(match, whole.start),) if match else ()
    chain = (*sources, Source(SourceKind.PUBLISHER, publisher))
    return with_claim_id(Claim("", document, (whole,), whole, Form.INDIRECT, None, chain, status, figures=figures))


def _figure(match: re.Match[str], start: int) -> Figure:
    bound = _BOUNDS.get(match["bound"] or "", Bound.EXACT)
    value = Decimal(match["number"].replace(",", ""))
    low = None if bound is Bound.AT_MOST else value
    high = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else value
    first = match.start("bound") if match["bound"] else match.start("number")
    words = Span(match.string[first : match.end("number")], start + first, start + match.end("number"))
    counted = None
    if match["noun"]:
        *qualifiers, noun = match["noun"].split()
        if not qualifiers or country_of_demonym(" ".join(qualifiers)):
            own = Span(match["noun"], start + match.start("noun"), start + match.end("noun"))
            people = (" ".join(qualifiers),) if qualifiers else ()
            counted = Counted(own, lemma(noun, "NOUN"), match["noun"], people)
    closed = bound is not Bound.MORE_THAN
    ends = (None if low is None else closed, None if high is None else closed)
    return Figure(words, low, high, *ends, bound, bound is Bound.ABOUT, counted=counted)


def link(records: Iterable[Record], decisions: Sequence[Decision] = ()) -> tuple[Relation, ...]:
    """All relations, on one engine for all tests: to open one takes longer than most tests."""
    return link_on(records, engine=_ENGINE, decisions=decisions)


def origins_of(*records: Record) -> list[Origin]:
    """The origins of the records' claims."""
    return origins(link(records))


def origins(relations: tuple[Relation, ...]) -> list[Origin]:
    """The origins among relations."""
    return [one for one in relations if isinstance(one, Origin)]


def estimands(relations: tuple[Relation, ...]) -> list[Estimand]:
    """The estimands among relations."""
    return [one for one in relations if isinstance(one, Estimand)]


def together(found: list[Origin] | list[Estimand], *claims: Claim) -> bool:
    """Whether one of what was found holds all the claims."""
    return any({claim.id for claim in claims} <= set(one.claims) for one in found)
